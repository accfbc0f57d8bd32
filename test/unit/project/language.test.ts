// Which language a source is in: its name tells, unless the build says otherwise.
import { expect, it } from "vitest";
import { compileUnit, createCompileCache } from "../../../compiler/index.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { memoryDisk } from "./disk.ts";

const cplusplus = "namespace N { class Twice { public: int of(int n) { return n + n; } }; }\n";
const c = "int of(int class) { return class; }\n";

/** The errors in the sources of the one driver that a description finds. */
function errors(description: string, texts: Readonly<Record<string, string>>): string[] {
  const files = memoryDisk(texts);
  const finder = new ProjectFinder({ files, ownHeaders: "/ddk", root: "/w" });
  const { drivers } = finder.find(description);
  expect(drivers).toHaveLength(1);
  return drivers.flatMap((driver) =>
    driver.sources.flatMap((source) =>
      compileUnit(source.path, finder.compileOptions(driver, source)).diagnostics.map(
        ({ code }) => `${source.path} ${code}`,
      ),
    ),
  );
}
const projectOf = (item: string, common = ""): string =>
  `<Project><PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup><ItemDefinitionGroup><ClCompile>${common}</ClCompile></ItemDefinitionGroup><ItemGroup>${item}</ItemGroup></Project>`;
const own = (text: string, name = "a.c"): string => `<ClCompile Include="${name}">${text}</ClCompile>`;

it("is what a project of MSBuild says of all sources, or of one", () => {
  const cases: [string, string, string][] = [
    [projectOf(own(""), "<CompileAs>CompileAsCpp</CompileAs>"), "a.c", cplusplus],
    [projectOf(own("<CompileAs>CompileAsCpp</CompileAs>")), "a.c", cplusplus],
    [projectOf(own("<AdditionalOptions>/W4 /TP %(AdditionalOptions)</AdditionalOptions>")), "a.c", cplusplus],
    [projectOf(own("<CompileAs>Default</CompileAs>"), "<CompileAs>CompileAsCpp</CompileAs>"), "a.c", c],
    [projectOf(own("<CompileAs>CompileAsC</CompileAs>", "a.cpp")), "a.cpp", c],
    [projectOf(own("<AdditionalOptions>/Tp</AdditionalOptions>")), "a.c", c],
  ];
  for (const [project, name, text] of cases)
    expect(errors("/w/d.vcxproj", { "/w/d.vcxproj": project, [`/w/${name}`]: text }), project).toEqual([]);
});

it("is what older descriptions say", () => {
  const old = (attributes: string): string =>
    `<VisualStudioProject Name="d"><Configurations><Configuration Name="Debug|x64" ConfigurationType="1"><Tool Name="VCCLCompilerTool" ${attributes}/><Tool Name="VCLinkerTool" OutputFile="d.sys"/></Configuration></Configurations><Files><File RelativePath="a.c"/></Files></VisualStudioProject>`;
  expect(errors("/w/d.vcproj", { "/w/d.vcproj": old('CompileAs="2"'), "/w/a.c": cplusplus })).toEqual([]);
  expect(errors("/w/d.vcproj", { "/w/d.vcproj": old('CompileAs="0"'), "/w/a.c": c })).toEqual([]);
  const sources = "TARGETNAME=d\nTARGETTYPE=DRIVER\nSOURCES=a.c\n";
  const told = `${sources}USER_C_FLAGS=$(USER_C_FLAGS) /TP\n`;
  expect(errors("/w/sources", { "/w/sources": told, "/w/a.c": cplusplus })).toEqual([]);
  expect(errors("/w/sources", { "/w/sources": sources, "/w/a.c": c })).toEqual([]);
  const all = `${sources}USECXX_FLAG=1\n`;
  expect(errors("/w/sources", { "/w/sources": all, "/w/a.c": cplusplus })).toEqual([]);
});

it("is what a compilation database says", () => {
  const database = (args: string): string =>
    JSON.stringify([{ directory: "/w", file: "a.c", command: `${args} -c a.c` }]);
  for (const args of ["cl.exe /TP", "clang -x c++", "clang-cl /TC /TP"])
    expect(
      errors("/w/compile_commands.json", { "/w/compile_commands.json": database(args), "/w/a.c": cplusplus }),
    ).toEqual([]);
  expect(
    errors("/w/compile_commands.json", { "/w/compile_commands.json": database("clang -x c"), "/w/a.c": c }),
  ).toEqual([]);
});

it("may be another in another driver that has the same source", () => {
  const files = memoryDisk({ "/w/a.c": "#ifdef __cplusplus\nint cplusplus;\n#else\nint c;\n#endif\n" });
  const options = { target: "x64", files, includePaths: [], defines: {}, cache: createCompileCache() } as const;
  for (const [language, name] of [
    ["c", "c"],
    ["c++", "cplusplus"],
    ["c", "c"],
  ] as const)
    expect([...compileUnit("/w/a.c", { ...options, language }).globals].map(({ symbol }) => symbol.name)).toEqual([
      name,
    ]);
});
