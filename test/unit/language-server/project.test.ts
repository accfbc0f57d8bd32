// The editor's side of projects: which driver an open source belongs to, findings in sources of other folders, and what is wrong in
// a description, told at its place.

import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver/node";
import type { ProgramsAnswer, ProjectAnswer } from "../../../language-server/project-request.ts";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;

const vcxproj = `<Project><ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/></ItemGroup>
<PropertyGroup><ConfigurationType>Driver</ConfigurationType><DriverType>WDM</DriverType></PropertyGroup>
<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>..\\inc</AdditionalIncludeDirectories><PreprocessorDefinitions>NEEDED=1</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
<ItemGroup><ClCompile Include="..\\src\\A.c"/><ClCompile Include="..\\other\\b.c"/><ClCompile Include="..\\src\\gone.rc"/></ItemGroup></Project>`;
const disk = {
  "/drv/proj/drv.vcxproj": vcxproj,
  "/drv/drv.sln":
    'Microsoft Visual Studio Solution File\r\nProject("{1}") = "drv", "proj\\drv.vcxproj", "{2}"\r\nEndProject\r\n',
  "/drv/inc/ext.h":
    "#include <wdm.h>\ntypedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;\nVOID CloseFile(EXT *Ext);\n",
  "/drv/src/a.c":
    "#include <ext.h>\nint x = NEEDED;\nVOID Stop(EXT *Ext) {\n    KIRQL irql;\n    KeAcquireSpinLock(&Ext->Lock, &irql);\n    CloseFile(Ext);\n    KeReleaseSpinLock(&Ext->Lock, irql);\n}\n",
  "/drv/other/b.c": "#include <ext.h>\nVOID CloseFile(EXT *Ext) {\n    ZwClose(Ext->File);\n}\n",
  "/drv/ringside.json": '{\n  "rules": { "no-such-rule": "off" }\n}',
};
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

test("a source is compiled and checked as its project says, with its other sources", async () => {
  client = await startClient(disk);
  await client.open("file:///drv/src/a.c", disk["/drv/src/a.c"]);
  expect(codes(await client.diagnostics("file:///drv/other/b.c"))).toEqual(["irql-too-high"]);
  expect(codes(await client.diagnostics("file:///drv/src/a.c"))).toEqual([]);
  const project = await client.connection.sendRequest<ProjectAnswer>("ringside/project", {
    uri: "file:///drv/src/a.c",
  });
  expect(project).toMatchObject({
    name: "drv",
    kind: "vcxproj",
    configuration: "Debug|x64",
    driverType: "WDM",
    includePaths: ["/drv/inc"],
    defines: { NEEDED: "1" },
    configurations: ["/drv/ringside.json"],
  });
  expect(project.sources.map(({ path }) => path)).toEqual(["/drv/src/a.c", "/drv/other/b.c"]);
  for (const odd of [{ uri: "file:///drv/ext.h" }, { uri: 1 }, null, {}])
    expect(await client.connection.sendRequest("ringside/project", odd)).toBeNull();
});

test("what is wrong in ringside.json is told there, and the rest is checked", async () => {
  client = await startClient(disk);
  await client.open("file:///drv/src/a.c", disk["/drv/src/a.c"]);
  const [problem] = await client.diagnostics("file:///drv/ringside.json");
  expect(problem).toMatchObject({
    range: { start: { line: 1 } },
    message: expect.stringContaining("there is no rule 'no-such-rule'"),
  });
});

test("a folder of headers in the settings that holds none is told of, and in ringside.json at its place", async () => {
  client = await startClient({ ...disk, "/drv/ringside.json": '{\n  "headers": "kit" }' });
  const told = new Promise((resolve) => client?.connection.onNotification("window/showMessage", resolve));
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { ringside: { headers: "/nowhere" } },
  });
  expect(await told).toMatchObject({
    type: 2,
    message: expect.stringMatching(/^ringside\.headers: \/nowhere: no wdm\.h/),
  });
  await client.open("file:///drv/src/a.c", disk["/drv/src/a.c"]);
  const [problem] = await client.diagnostics("file:///drv/ringside.json");
  expect(problem).toMatchObject({ severity: 1, range: { start: { line: 1, character: 2 } } });
});

test("the programs that a driver may be tried with are those beside it", async () => {
  const text = "#include <windows.h>\nint main(void) { return 0; }\n";
  client = await startClient({ ...disk, "/drv/test/app.c": text });
  await client.open("file:///drv/src/a.c", disk["/drv/src/a.c"]);
  const ask = (uri: unknown) => client?.connection.sendRequest("ringside/programs", { uri });
  expect(await ask("file:///drv/src/a.c")).toEqual({
    driver: "drv",
    programs: [{ name: "app", source: "/drv/test/app.c" }],
  });
  for (const uri of ["file:///drv/test/app.c", "file:///nowhere.c", 1])
    expect(await ask(uri)).toEqual({ programs: [] });
});

test("a program whose own driver is nearer is not offered", async () => {
  const driver =
    "#include <wdm.h>\nNTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { return STATUS_SUCCESS; }\n";
  const text = "#include <windows.h>\nint main(void) { return 0; }\n";
  client = await startClient({ "/all/one/one.c": driver, "/all/two/two.c": driver, "/all/two/test/app.c": text });
  for (const [uri, names] of [
    ["file:///all/one/one.c", []],
    ["file:///all/two/two.c", ["app"]],
  ] as const) {
    await client.open(uri, driver);
    const { programs } = await client.connection.sendRequest<ProgramsAnswer>("ringside/programs", { uri });
    expect(programs.map(({ name }) => name)).toEqual(names);
  }
});

test("a program for user mode is read with its own headers, and not judged as a driver", async () => {
  const text =
    '#include <windows.h>\nint main(void) {\n    HANDLE file = CreateFileA("x", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);\n    not_declared(file);\n    return 0;\n}\n';
  client = await startClient({ ...disk, "/drv/test/app.c": text });
  const uri = "file:///drv/test/app.c";
  await client.open(uri, text);
  expect(await client.diagnostics(uri)).toEqual([]);
  const hover = await client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line: 2, character: 21 },
  });
  expect(JSON.stringify(hover)).toContain("CreateFileA");
});
