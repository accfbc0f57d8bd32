// Projects of Visual C++ 2002 to 2008.
import { expect, it } from "vitest";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { memoryDisk } from "./disk.ts";

const project = (
  type: number,
  tools: string,
  files: string,
  more = "",
) => `<?xml version="1.0" encoding="Windows-1252"?>
<VisualStudioProject ProjectType="Visual C++" Version="9,00" Name="made">
<Configurations>
<Configuration Name="Release|Win32" ConfigurationType="1"><Tool Name="VCCLCompilerTool" PreprocessorDefinitions="WRONG"/></Configuration>
<Configuration Name="Debug|Win32" ConfigurationType="${type}" ${more}>${tools}</Configuration>
</Configurations>
<Files><Filter Name="Source Files">${files}</Filter></Files></VisualStudioProject>`;
const source = (name: string, inside = "") => `<File RelativePath=".\\${name}">${inside}</File>`;
const found = (texts: Readonly<Record<string, string>>) =>
  new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk", root: "/w" }).find("/w");

it("says which sources are compiled, with which macros and folders", () => {
  const { drivers } = found({
    "/w/d/made.vcproj": project(
      2,
      `<Tool Name="VCCLCompilerTool" AdditionalOptions="/D ONE=1 /I &quot;$(ProjectDir)opt&quot;"
         AdditionalIncludeDirectories="&quot;$(SolutionDir)inc&quot;;$(WINDDK)\\inc;sub" PreprocessorDefinitions="A;B=2"/>
       <Tool Name="VCLinkerTool" OutputFile="$(OutDir)\\made.sys"/>`,
      source("a.c") +
        source("b.cpp", '<FileConfiguration Name="Debug|Win32" ExcludedFromBuild="true"/>') +
        source("made.rc"),
      'InheritedPropertySheets="..\\all.vsprops;$(VCInstallDir)VCProjectDefaults\\UpgradeFromVC71.vsprops"',
    ),
    "/w/all.vsprops":
      '<VisualStudioPropertySheet><Tool Name="VCCLCompilerTool" PreprocessorDefinitions="SHARED"/></VisualStudioPropertySheet>',
    "/w/w.sln":
      'Microsoft Visual Studio Solution File, Format Version 10.00\nProject("{8}") = "made", "d\\made.vcproj", "{1}"\nEndProject\n',
    "/w/d/a.c": "#include <ntddk.h>\n",
    "/w/d/b.cpp": "",
  });
  expect(drivers).toMatchObject([
    {
      name: "made",
      kind: "vcproj",
      output: "driver",
      target: "x86",
      configuration: "Debug|Win32",
      sources: [{ path: "/w/d/a.c" }],
    },
  ]);
  expect(drivers[0]?.sources[0]?.settings).toEqual({
    includePaths: ["/w/inc", "/w/d/sub", "/w/d/opt"],
    defines: { A: "1", B: "2", SHARED: "1", ONE: "1" },
    undefines: [],
    forcedIncludes: [],
  });
  expect(drivers[0]?.ignored.map(({ what }) => what)).toEqual(["$(WINDDK)\\inc", "/w/d/b.cpp", "/w/d/made.rc"]);
});

it("tells programs from drivers, and leaves out what has been converted", () => {
  const outputs = (type: number, text: string, texts: Readonly<Record<string, string>> = {}) =>
    found({
      "/w/made.vcproj": project(type, '<Tool Name="VCNMakeTool" PreprocessorDefinitions="A"/>', source("a.c")),
      "/w/a.c": text,
      ...texts,
    }).drivers.map(({ kind, output }) => `${kind} ${output}`);
  expect(outputs(1, "#include <ntddk.h>\n")).toEqual(["vcproj program"]);
  expect(outputs(0, "#include <ntddk.h>\n")).toEqual(["vcproj driver"]);
  expect(outputs(0, "int a;\n")).toEqual(["vcproj program"]);
  expect(outputs(4, "#include <windows.h>\n")).toEqual(["vcproj program"]);
  const converted =
    '<Project><PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>';
  expect(outputs(1, "#include <ntddk.h>\n", { "/w/made.vcxproj": converted })).toEqual(["vcxproj driver"]);
});

it("leaves it to SOURCES where a makefile's project only lists files", () => {
  const texts = {
    "/w/made.vcproj": project(0, '<Tool Name="VCNMakeTool"/>', source("a.c")),
    "/w/sources": "TARGETNAME=old\nTARGETTYPE=DRIVER\nSOURCES=a.c\nC_DEFINES=-DOLD\n",
    "/w/a.c": "#include <ntddk.h>\n",
  };
  expect(found(texts).drivers).toMatchObject([{ kind: "SOURCES", name: "old" }]);
});

it("reads a property sheet once, though it names itself again and again", () => {
  const disk = memoryDisk({
    "/w/made.vcproj": project(
      2,
      '<Tool Name="VCLinkerTool" OutputFile="made.sys"/>',
      source("a.c"),
      'InheritedPropertySheets="all.vsprops"',
    ),
    "/w/all.vsprops": `<VisualStudioPropertySheet InheritedPropertySheets="${"all.vsprops;".repeat(40)}"><Tool Name="VCCLCompilerTool" PreprocessorDefinitions="SHARED"/></VisualStudioPropertySheet>`,
    "/w/a.c": "#include <ntddk.h>\n",
  });
  let reads = 0;
  const read = (path: string): string | undefined => {
    if (path.endsWith(".vsprops") && ++reads > 100) throw new Error("the sheet is read without end");
    return disk.read(path);
  };
  const { drivers } = new ProjectFinder({ files: { ...disk, read }, ownHeaders: "/ddk", root: "/w" }).find("/w");
  expect(drivers[0]?.sources[0]?.settings.defines).toEqual({ SHARED: "1" });
  expect(reads).toBe(1);
});
