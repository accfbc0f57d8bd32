// Projects are found from what lies on the disk, and what was found says why.
import { describe, expect, it } from "vitest";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import type { FoundDriver } from "../../../compiler/project/model.ts";
import { memoryDisk } from "./disk.ts";

const entry = "int DriverEntry(void *driver, void *path) { return 0; }\n";

function finder(
  texts: Readonly<Record<string, string>>,
  options: { target?: "x86"; root?: string; configuration?: string } = {},
) {
  return new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk", ...options });
}
function only(drivers: readonly FoundDriver[]): FoundDriver {
  expect(drivers).toHaveLength(1);
  return drivers[0] as FoundDriver;
}
const paths = (driver: FoundDriver) => driver.sources.map(({ path }) => path);
const settings = (driver: FoundDriver, name: string) => {
  const found = driver.sources.find(({ path }) => path.endsWith(name));
  if (found === undefined) throw new Error(`${name} is not in ${paths(driver).join()}`);
  return found.settings;
};

const configurations = `<ItemGroup Label="ProjectConfigurations">
  <ProjectConfiguration Include="Release|Win32"/><ProjectConfiguration Include="Debug|Win32"/>
  <ProjectConfiguration Include="Release|x64"/><ProjectConfiguration Include="Debug|x64"/></ItemGroup>`;
const project = (content: string) =>
  `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">${configurations}${content}</Project>`;

it.each([
  [
    "the tools",
    'Project="$(VCTargetsPath)\\Microsoft.Cpp.Default.props"',
    'Project="$(VCTargetsPath)\\Microsoft.Cpp.targets"',
  ],
  ["a package", 'Sdk="Some.Sdk" Project="Some.Cpp.Default.props"', 'Sdk="Some.Sdk" Project="Some.Cpp.targets"'],
])("reads the nearest Directory.Build files that the own files of %s import", (_whose, props, targets) => {
  const found = finder(
    {
      "/w/a/b/drv.vcxproj": project(`<Import ${props}/>
        <PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup>
        <ItemGroup><ClCompile Include="d.c"/></ItemGroup><Import ${targets}/>`),
      "/w/a/b/d.c": entry,
      "/w/a/Directory.Build.props": `<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))"/><PropertyGroup><Here>$(MSBuildThisFileDirectory)</Here></PropertyGroup><Import Project="more.props"/></Project>`,
      "/w/a/more.props": `<Project><ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>MORE=1;%(PreprocessorDefinitions)</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup></Project>`,
      "/w/Directory.Build.props":
        "<Project><ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>FAR=1;%(PreprocessorDefinitions)</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup></Project>",
      "/w/Directory.Build.targets": `<Project><ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>$(Here)inc</AdditionalIncludeDirectories></ClCompile></ItemDefinitionGroup></Project>`,
    },
    { root: "/w" },
  ).find("/w/a/b/drv.vcxproj");
  const { defines, includePaths } = settings(only(found.drivers), "d.c");
  expect(defines).toMatchObject({ MORE: "1", FAR: "1" });
  expect(includePaths).toContain("/w/a/inc");
  expect(found.problems).toEqual([]);
});

it("finds headers in a folder with a name that builds give to theirs", () => {
  const files = { "/w/sys/d.c": `#include "arch/x64/msr.h"\n${entry}`, "/w/include/arch/x64/msr.h": "#define MSR 1\n" };
  const all = finder(files, { root: "/w" });
  const [driver] = all.find("/w").drivers;
  const source = driver?.sources[0];
  const options = driver && source && all.compileOptions(driver, source);
  expect(options?.headerElsewhere?.("arch/x64/msr.h", "/w/sys/d.c")).toBe("/w/include/arch/x64/msr.h");
});

describe("a project of Visual Studio", () => {
  const disk = {
    "/w/all.sln": `Microsoft Visual Studio Solution File, Format Version 12.00\r
Project("{8BC9}") = "drv", "drv\\drv.vcxproj", "{1}"\r\nEndProject\r
Project("{8BC9}") = "lib", "Lib\\LIB.vcxproj", "{2}"\r\nEndProject\r
Project("{8BC9}") = "app", "app\\app.vcxproj", "{3}"\r\nEndProject\r\n`,
    "/w/drv/drv.vcxproj": project(`
      <PropertyGroup Condition="'$(Configuration)|$(Platform)'=='Debug|x64'"><Flavor>dbg64</Flavor></PropertyGroup>
      <PropertyGroup Condition=" '$(Platform)' == 'Win32' and ('$(Configuration)' != 'Debug' or false) "><Flavor>rel32</Flavor></PropertyGroup>
      <PropertyGroup Condition="$(Configuration.EndsWith('bug')) and !$(Platform.ToLower().Contains('arm'))"><Function>called</Function></PropertyGroup>
      <PropertyGroup><ConfigurationType>Driver</ConfigurationType><DriverType>KMDF</DriverType><TargetVersion>Windows7</TargetVersion></PropertyGroup>
      <Import Project="$(VCTargetsPath)\\Microsoft.Cpp.props"/>
      <ImportGroup><Import Project="..\\props\\common.props" Condition="exists('..\\props\\common.props')"/></ImportGroup>
      <Import Project="..\\..\\outside.props"/>
      <ItemDefinitionGroup><ClCompile>
        <AdditionalIncludeDirectories>$(SolutionDir)inc;$(ProjectDir)..\\more;$(DDK_INC_PATH);$(NoSuch)\\x;%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories>
        <PreprocessorDefinitions>FLAVOR=$(Flavor);CALLED=$(Function.Substring(0,4).Replace('l','L'));TEXT="a b";LENGTH=$([System.String]::Copy('$(Flavor)').Length);%(PreprocessorDefinitions)</PreprocessorDefinitions>
        <ForcedIncludeFiles>first.h</ForcedIncludeFiles><AdditionalOptions>/DFROM_OPTIONS=2 /wd4100 %(AdditionalOptions)</AdditionalOptions>
      </ClCompile></ItemDefinitionGroup>
      <ItemGroup>
        <ClCompile Include="*.c;sub\\**\\*.c" Exclude="skip.c"/>
        <ClCompile Include="one.cpp"><PreprocessorDefinitions Condition="'$(Configuration)'=='Debug'">ONLY;%(PreprocessorDefinitions)</PreprocessorDefinitions></ClCompile>
        <ClCompile Include="no.c2"/><ClCompile Include="out.cpp"><ExcludedFromBuild Condition="'$(Platform)'=='x64'">true</ExcludedFromBuild></ClCompile>
        <ClCompile Update="b.c"><PreprocessorDefinitions>UPDATED=1</PreprocessorDefinitions></ClCompile>
        <ClCompile Remove="gone.c"/><ResourceCompile Include="drv.rc"/><MofComp Include="d.mof"/><Wmimofck Include="$(IntDir)d.bmf"><HeaderOutputFile>.\\$(IntDir)\\DMof.h</HeaderOutputFile></Wmimofck><MessageCompile Include="msg\\events.mc"/>
        <ProjectReference Include="..\\lib\\lib.vcxproj"/>
      </ItemGroup>`),
    "/w/props/common.props": `<Project><ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>COMMON=$(MSBuildThisFileName)</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup></Project>`,
    "/outside.props": "<Project><PropertyGroup><Flavor>outside</Flavor></PropertyGroup></Project>",
    "/w/drv/a.c": entry,
    "/w/drv/b.c": "",
    "/w/drv/gone.c": "",
    "/w/drv/skip.c": "",
    "/w/drv/one.cpp": "",
    "/w/drv/out.cpp": "",
    "/w/drv/sub/deep/er/d.C": "",
    "/w/lib/lib.vcxproj": project(
      `<PropertyGroup><ConfigurationType>StaticLibrary</ConfigurationType></PropertyGroup><ItemGroup><ClCompile Include="l.c"><PreprocessorDefinitions>LIB</PreprocessorDefinitions></ClCompile></ItemGroup>`,
    ),
    "/w/lib/l.c": "",
    "/w/app/app.vcxproj": project(
      `<PropertyGroup><ConfigurationType>DynamicLibrary</ConfigurationType><DriverType>WDM</DriverType><PlatformToolset>WindowsApplicationForDrivers10.0</PlatformToolset></PropertyGroup><ItemGroup><ClCompile Include="main.c"/></ItemGroup>`,
    ),
    "/w/app/main.c": "int main(void) { return 0; }",
  };

  it("names its sources, macros and folders for one configuration", () => {
    const found = finder(disk).find("/w/all.sln");
    expect(found.drivers.map(({ name, output }) => `${name} ${output}`)).toEqual(["drv driver", "app program"]);
    const drv = found.drivers[0] as FoundDriver;
    expect(drv).toMatchObject({ configuration: "Debug|x64", target: "x64", driverType: "KMDF", kind: "vcxproj" });
    expect(paths(drv)).toEqual(["/w/drv/a.c", "/w/drv/b.c", "/w/drv/sub/deep/er/d.C", "/w/drv/one.cpp", "/w/lib/l.c"]);
    expect(settings(drv, "a.c")).toMatchObject({
      includePaths: ["/w/inc", "/w/more", "/w/drv/msg"],
      forcedIncludes: ["first.h"],
      madeHeaders: { "DMof.h": "/w/drv/d.mof", "d.h": "", "events.h": "" },
      defines: {
        FLAVOR: "dbg64",
        LENGTH: "5",
        CALLED: "caLL",
        TEXT: '"a b"',
        COMMON: "common",
        _WIN32_WINNT: "0x0601",
        FROM_OPTIONS: "2",
        KMDF_VERSION_MAJOR: "1",
      },
    });
    expect(settings(drv, "one.cpp").defines).toMatchObject({ ONLY: "1", FLAVOR: "dbg64" });
    expect(settings(drv, "b.c").defines).toMatchObject({ UPDATED: "1" });
    expect(settings(drv, "b.c").defines).not.toHaveProperty("FLAVOR");
    expect(settings(drv, "l.c").defines).toEqual({ LIB: "1" });
    const why = new Map(drv.ignored.map((one) => [one.what, one.why]));
    expect(why.get("$(DDK_INC_PATH)")).toMatch(/kit's/);
    expect(why.get("$(NoSuch)\\x")).toMatch(/not known/);
    expect(why.get("/w/drv/out.cpp")).toMatch(/excluded from Debug\|x64/);
    expect(why.get("..\\..\\outside.props")).toMatch(/outside the workspace/);
  });

  it("takes the configuration and platform asked for", () => {
    const drv = finder(disk, { target: "x86", configuration: "release" }).find("/w/drv/drv.vcxproj")
      .drivers[0] as FoundDriver;
    expect(drv).toMatchObject({ configuration: "Release|Win32", target: "x86" });
    expect(settings(drv, "a.c")).toMatchObject({ defines: { FLAVOR: "rel32", NDEBUG: "1" }, undefines: ["DBG"] });
    expect(paths(drv)).toContain("/w/drv/out.cpp");
  });

  it("is found from a source, from the library it links too, and from a folder", () => {
    expect(finder(disk).driverOf("/w/drv/sub/deep/er/d.C").name).toBe("drv");
    expect(finder(disk).driverOf("/w/lib/l.c").name).toBe("drv");
    // The workspace's root makes a project beside the source's folder known.
    const away = {
      "/w/p/x.vcxproj": project('<ItemGroup><ClCompile Include="..\\src\\s.c"/></ItemGroup>'),
      "/w/src/s.c": "",
    };
    expect(finder(away, { root: "/w" }).driverOf("/w/src/s.c").kind).toBe("vcxproj");
    const tree = finder(disk).find("/w");
    expect(tree.drivers.map(({ name }) => name)).toEqual(["drv", "app"]);
    expect(tree.ignored).toContainEqual({ what: "/w/drv/skip.c", why: "drv.vcxproj beside it does not compile it" });
  });

  it("has the sources of libraries that its references name, wherever they lie in the workspace", () => {
    const of = (type: string, content: string) =>
      `<Project><ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/></ItemGroup><PropertyGroup><ConfigurationType>${type}</ConfigurationType></PropertyGroup>${content}</Project>`;
    const texts = {
      "/w/.git/HEAD": "",
      "/w/a/drv/drv.vcxproj": of(
        "Driver",
        '<ItemGroup><ClCompile Include="d.c"/><ProjectReference Include="..\\..\\lib\\lib.vcxproj"/><ProjectReference Include="..\\app\\app.vcxproj"/></ItemGroup>',
      ),
      "/w/a/drv/d.c": entry,
      "/w/lib/lib.vcxproj": of(
        "StaticLibrary",
        '<ItemGroup><ClCompile Include="l.c"><PreprocessorDefinitions>LIB</PreprocessorDefinitions></ClCompile></ItemGroup>',
      ),
      "/w/lib/l.c": "",
      "/w/a/app/app.vcxproj": of("Application", '<ItemGroup><ClCompile Include="m.c"/></ItemGroup>'),
      "/w/a/app/m.c": "",
    };
    const asked = finder(texts);
    expect(paths(only(asked.find("/w/a/drv").drivers))).toEqual(["/w/a/drv/d.c", "/w/lib/l.c"]);
    // Whoever compiles the library's source afterwards compiles it as its project says.
    expect(asked.settingsOf("/w/lib/l.c").defines).toMatchObject({ LIB: "1" });
  });

  it("reads .slnx, and says which project is not there", () => {
    const texts = {
      ...disk,
      "/w/n.slnx":
        '<Solution><Folder Name="/a/"><Project Path="drv/drv.vcxproj"/></Folder><Project Path="no/no.vcxproj"/></Solution>',
    };
    const found = finder(texts).find("/w/n.slnx");
    expect(found.drivers.map(({ name }) => name)).toEqual(["drv"]);
    expect(found.problems).toMatchObject([
      { file: "/w/n.slnx", line: 0, message: expect.stringContaining("no/no.vcxproj") },
    ]);
  });

  it("is not led astray by hostile files", () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const at = (text: string) => finder({ "/w/x.vcxproj": text, "/w/a.c": "" }).find("/w/x.vcxproj");
    expect(at(`\n${bomb}<Project>&b;</Project>`).problems[0]).toMatchObject({
      line: 1,
      message: expect.stringContaining("document type"),
    });
    expect(at("<Project><ItemGroup></Project>").problems[0]).toMatchObject({ severity: "error" });
    expect(at("").problems).toHaveLength(1);
    const doubling = Array.from({ length: 64 }, () => "<A>$(A)$(A)x</A>").join("");
    expect(
      at(
        `<Project><PropertyGroup>${doubling}</PropertyGroup><ItemGroup><ClCompile Include="$(A);a.c"/></ItemGroup></Project>`,
      ).drivers,
    ).toHaveLength(1);
    const loop = {
      "/w/x.vcxproj": '<Project><Import Project="y.props"/><ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>',
      "/w/y.props": '<Project><Import Project="y.props"/><Import Project="x.vcxproj"/></Project>',
      "/w/a.c": "",
    };
    expect(paths(only(finder(loop).find("/w/x.vcxproj").drivers))).toEqual(["/w/a.c"]);
    const deep = `${"<A>".repeat(5000)}${"</A>".repeat(5000)}`;
    expect(() => at(`<Project>${deep}</Project>`)).not.toThrow();
    expect(
      at(
        `<Project><PropertyGroup Condition="$([System.IO.File]::ReadAllText('/etc/passwd'))"><A>1</A></PropertyGroup></Project>`,
      ).problems[0]?.message,
    ).toMatch(/condition/);
  });
});

describe("compile_commands.json", () => {
  it("gives each source its own command, cl's or clang's, with response files", () => {
    const disk = {
      "/w/build/compile_commands.json": JSON.stringify([
        {
          directory: "/w/build",
          file: "../src/a.c",
          arguments: [
            "clang",
            "-I../inc",
            "-isystem",
            "/sys",
            "-DA=1",
            "-D",
            "B",
            "-UC",
            "-include",
            "pre.h",
            "-o",
            "CMakeFiles/drv.dir/a.o",
            "-c",
            "../src/a.c",
          ],
        },
        {
          directory: "/w/build",
          file: "..\\src\\b.c",
          command:
            'C:\\VC\\cl.exe /nologo /I"..\\my inc" /D "X=\\"q\\"" /FIpre.h /external:I ext @args.rsp /c ..\\src\\b.c /FoCMakeFiles\\drv.dir\\b.obj',
        },
        { directory: "/w/build", file: "../src/c.c", command: "cc '-DNAME=\"a b\"' -m32 -c ../src/c.c" },
        { directory: "/w/build", file: "../src/x.rc", command: "rc x.rc" },
        { directory: "/w/build" },
      ]),
      "/w/build/args.rsp": "/DFROM_RSP=3 /Irsp\n",
      "/w/src/a.c": "",
      "/w/src/b.c": "",
      "/w/src/c.c": "",
    };
    const found = finder(disk).find("/w/build/compile_commands.json");
    expect(found.problems).toMatchObject([{ message: expect.stringContaining("entry 5") }]);
    const [drv, other] = found.drivers as [FoundDriver, FoundDriver];
    expect(drv.name).toBe("drv");
    expect(settings(drv, "a.c")).toEqual({
      includePaths: ["/w/inc", "/sys"],
      defines: { A: "1", B: "1" },
      undefines: ["C"],
      forcedIncludes: ["pre.h"],
    });
    expect(settings(drv, "b.c")).toEqual({
      includePaths: ["/w/my inc", "/w/build/ext", "/w/build/rsp"],
      defines: { X: '"q"', FROM_RSP: "3" },
      undefines: [],
      forcedIncludes: ["pre.h"],
    });
    expect(other.target).toBe("x86");
    expect(settings(other, "c.c").defines).toEqual({ NAME: '"a b"' });
    expect(finder(disk).driverOf("/w/src/b.c").kind).toBe("compile_commands.json");
    for (const text of ["", "{", "{}", "[1,null,[]]"])
      expect(
        finder({ "/w/compile_commands.json": text }).find("/w/compile_commands.json").problems.length,
      ).toBeGreaterThan(0);
  });
});

describe("SOURCES and DIRS", () => {
  const disk = {
    "/w/dirs": "DIRS = drv \\\n  lib\nOPTIONAL_DIRS=none\n",
    "/w/drv/SOURCES": `!INCLUDE ..\\common.inc
TARGETNAME=old
TARGETTYPE=DRIVER   # a comment
_NT_TARGET_VERSION=$(_NT_TARGET_VERSION_WINXP)
INCLUDES=..\\inc;$(DDK_INC_PATH);$(SHARED)\\x
C_DEFINES=$(C_DEFINES) /DONE -DTWO=2
!IF "$(DDKBUILDENV)" == "chk" && defined(SHARED)
C_DEFINES=$(C_DEFINES) -DCHECKED
!ELSE
C_DEFINES=$(C_DEFINES) -DFREE
!ENDIF
!IFNDEF NOPE
EXTRA=e.c
!ENDIF
SOURCES=a.c \\
   ..\\shared.c   \\
   $(EXTRA) drv.rc events.mc
I386_SOURCES=fast.asm
AMD64_SOURCES=m.c
`,
    "/w/common.inc": "SHARED=..\\sh\nC_DEFINES=/DBASE\n",
    "/w/drv/a.c": entry,
    "/w/drv/e.c": "",
    "/w/drv/amd64/m.c": "",
    "/w/shared.c": "",
    "/w/lib/sources": "TARGETTYPE=DRIVER_LIBRARY\nSOURCES=l.c\n",
    "/w/lib/l.c": "",
  };
  it("are read with their macros, conditions and includes", () => {
    const found = finder(disk).find("/w/dirs");
    expect(found.problems).toEqual([]);
    const drv = found.drivers[0] as FoundDriver;
    expect(found.drivers.map(({ name, output }) => `${name} ${output}`)).toEqual(["old driver", "lib library"]);
    expect(paths(drv)).toEqual(["/w/drv/a.c", "/w/shared.c", "/w/drv/e.c", "/w/drv/amd64/m.c"]);
    expect(settings(drv, "a.c")).toMatchObject({
      includePaths: ["/w/drv", "/w/drv/amd64", "/w/inc", "/w/sh/x"],
      defines: { BASE: "1", ONE: "1", TWO: "2", CHECKED: "1", _WIN32_WINNT: "0x0501" },
    });
    expect(drv.ignored.map(({ what }) => what)).toEqual([
      "$(DDK_INC_PATH)",
      "/w/drv/drv.rc",
      "/w/drv/events.mc",
      "fast.asm",
    ]);
    expect(finder(disk).driverOf("/w/shared.c").name).toBe("old");
  });
  it("lead to the libraries that are linked from other folders' output", () => {
    const linking = {
      "/w/.git/HEAD": "",
      "/w/drv/sources":
        "TARGETNAME=drv\nTARGETLIBS=$(DDK_LIB_PATH)\\ntstrsafe.lib \\\n $(OBJ_PATH)\\..\\near\\$(O)\\near.lib ..\\far\\obj$(BUILD_ALT_DIR)\\*\\far.lib ..\\..\\out\\$O\\out.lib\nSOURCES=a.c\n",
      "/w/drv/a.c": entry,
      "/w/near/sources":
        "TARGETTYPE=DRIVER_LIBRARY\nC_DEFINES=-DNEAR\nTARGETLIBS=..\\drv\\$(O)\\drv.lib\nSOURCES=n.c\n",
      "/w/near/n.c": "",
      "/w/far/sources": "TARGETTYPE=DRIVER_LIBRARY\nSOURCES=f.c\n",
      "/w/far/f.c": "",
      "/out/sources": "TARGETTYPE=DRIVER_LIBRARY\nSOURCES=o.c\n",
      "/out/o.c": "",
    };
    for (const found of [finder(linking).find("/w/drv").drivers, finder(linking).find("/w").drivers]) {
      expect(paths(only(found))).toEqual(["/w/drv/a.c", "/w/near/n.c", "/w/far/f.c"]);
      expect(settings(only(found), "n.c").defines).toMatchObject({ NEAR: "1" });
    }
  });
  it("end, whatever they say", () => {
    const odd = {
      "/w/sources": "!INCLUDE sources\nA=$(B)\nB=$(A)\nSOURCES=$(A) a.c\n!IF (((\n!ELSE\n!ENDIF\n!ENDIF\n!IF 1\n",
    };
    const found = finder(odd).find("/w/sources");
    expect(found.problems.length).toBeGreaterThan(0);
    expect(paths(only(found.drivers))).toEqual(["/w/a.c"]);
  });
});

describe("ringside.json", () => {
  const disk = {
    "/w/ringside.json": `{
  // everything below
  "target": "x86", "include": ["inc"], "defines": { "ALL": "1" }, "exclude": ["old", "*_test.c"],
  "drivers": [{ "name": "d", "sources": ["src/**/*.c"], "exclude": ["src/no.c"], "defines": { "D": "2" }, "type": "WDM" }],
}`,
    "/w/src/a.c": entry,
    "/w/src/no.c": "",
    "/w/src/x/b.c": "",
    "/w/src/x/b_test.c": "",
    "/w/old/o.c": "",
    "/w/x.vcxproj": project('<ItemGroup><ClCompile Include="src\\a.c"/></ItemGroup>'),
  };
  it("goes before everything else", () => {
    const driver = finder(disk).driverOf("/w/src/x/b.c");
    expect(driver).toMatchObject({ kind: "ringside.json", name: "d", target: "x86", driverType: "WDM" });
    expect(paths(driver)).toEqual(["/w/src/a.c", "/w/src/x/b.c"]);
    expect(settings(driver, "a.c")).toMatchObject({ includePaths: ["/w/inc"], defines: { D: "2", ALL: "1" } });
    expect(
      finder(disk)
        .find("/w")
        .ignored.map(({ what }) => what),
    ).toContain("/w/old/o.c");
  });
  it("may only add to what is found otherwise", () => {
    const texts = { ...disk, "/w/ringside.json": '{ "defines": { "MORE": "1" } }' };
    const driver = finder(texts).driverOf("/w/src/a.c");
    expect(driver.kind).toBe("vcxproj");
    expect(settings(driver, "a.c").defines).toMatchObject({ MORE: "1" });
    const named = { ...disk, "/w/ringside.json": '{ "project": "x.vcxproj", "configuration": "Release" }' };
    expect(finder(named).find("/w/ringside.json").drivers[0]?.configuration).toBe("Release|x64");
  });
  it("is diagnosed where it is wrong, and the rest holds", () => {
    const texts = {
      "/w/ringside.json":
        '{\n  "target": "arm",\n  "defines": { "A": 1, "B": "2" },\n  "drivrs": [],\n  "rules": { "x": "loud" },\n  "encoding": "klingon",\n  "project": "no.sln"\n}',
      "/w/a.c": "",
    };
    const found = finder(texts).find("/w/ringside.json");
    expect(found.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      expect.stringMatching(/^1: target: one of "x64", "x86" was expected, found "arm"/),
      expect.stringMatching(/^2: defines.A: a string was expected/),
      expect.stringMatching(/^4: rules.x: /),
      expect.stringMatching(/^3: drivrs: "drivrs" is not known here/),
      expect.stringMatching(/^5: encoding: "klingon" is no encoding/),
      expect.stringMatching(/"project": no.sln is not there/),
    ]);
    // What is not known is shown by its name, what is wrong by its value.
    expect(found.problems.slice(0, 4).map(({ column }) => column)).toEqual([12, 20, 18, 2]);
    expect(settings(finder(texts).driverOf("/w/a.c"), "a.c").defines).toEqual({ B: "2" });
    for (const text of ["", "[]", "{", "null", '{"drivers":[{"name":1}]}'])
      expect(finder({ "/w/ringside.json": text, "/w/a.c": "" }).find("/w").problems.length).toBeGreaterThan(0);
  });
});

describe("a folder nobody describes", () => {
  it("is a driver, unless its files define the same function", () => {
    const disk = { "/w/a.c": entry, "/w/b.c": "int b;", "/w/t.c": "int main(void) { return 0; }" };
    expect(paths(finder(disk).driverOf("/w/b.c"))).toEqual(["/w/a.c", "/w/b.c"]);
    expect(paths(finder(disk).driverOf("/w/t.c"))).toEqual(["/w/t.c"]);
    expect(paths(finder({ ...disk, "/w/b.c": entry }).driverOf("/w/b.c"))).toEqual(["/w/b.c"]);
  });
  it("is grouped by its texts if it is large", () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `/w/f${i}.c`,
        `/* int shared(void) { */ static int helper(int a)\n{ return a; }\nextern "C" {\nint f${i}(void) { if (helper(1)) { return '{'; } return 0; }\n}\n#define G(x) int g(void) { \\\n }\nstruct s { int a; };\nint t${i}[] = { 1 };\n`,
      ]),
    );
    const disk = {
      ...many,
      "/w/one.c": "int shared(void)\n{\n}\n",
      "/w/two.c": "NTSTATUS\nshared(void) {\n}\n",
      "/w/main.c": "int main() {}",
    };
    expect(paths(finder(disk).driverOf("/w/f3.c"))).toHaveLength(30);
    for (const name of ["one", "two", "main"])
      expect(paths(finder(disk).driverOf(`/w/${name}.c`))).toEqual([`/w/${name}.c`]);
  });
  it("may be a program for user mode, which only its own name has checked", () => {
    const disk = {
      "/w/tool/t.c": "#include <windows.h>\nint run(void) { return 0; }",
      "/w/drv/d.c": `#include <wdm.h>\n${entry}`,
    };
    expect(
      finder(disk)
        .find("/w")
        .drivers.map(({ name, output }) => `${name} ${output}`),
    ).toEqual(["d driver", "t program"]);
  });
  it("may be no folder at all", () => {
    expect(paths(finder({}).driverOf("untitled:Untitled-1"))).toEqual(["untitled:Untitled-1"]);
    expect(finder({}).find("/nowhere").drivers).toHaveLength(1);
  });
});
