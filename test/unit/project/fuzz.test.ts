// Descriptions of projects may hold anything: reading them ends, and says what is wrong instead of failing.
import { expect, it } from "vitest";
import { messageHeader } from "../../../compiler/generate/message-header.ts";
import { traceHeader } from "../../../compiler/generate/trace-header.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { mutate, Random } from "../../fuzz/mutate.ts";
import { memoryDisk } from "./disk.ts";

const samples: Readonly<Record<string, string>> = {
  "x.vcxproj": `<Project><ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/></ItemGroup>
<PropertyGroup Condition="'$(Configuration)|$(Platform)'=='Debug|x64' and !exists('x') or $(A.EndsWith('b'))"><A>$(A)$(B)</A><B Condition="'$(A)' != ''">..\\**\\*.c</B></PropertyGroup>
<Import Project="x.props" Condition="true"/><ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>%(PreprocessorDefinitions);A=$(A)</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
<Choose><When Condition="'1' &gt; '2'"><PropertyGroup/></When><Otherwise/></Choose><ItemGroup><ClCompile Include="$(B);*.c;a.c" Exclude="b.c"><ExcludedFromBuild>true</ExcludedFromBuild></ClCompile></ItemGroup></Project>`,
  "x.props": "<Project><Import Project='x.vcxproj'/><PropertyGroup><C>$(C);$(A)</C></PropertyGroup></Project>",
  "x.sln": 'Microsoft Visual Studio Solution File\nProject("{1}") = "x", "x.vcxproj", "{2}"\nEndProject\n',
  "x.slnx": '<Solution><Folder><Project Path="x.vcxproj"/></Folder></Solution>',
  "compile_commands.json":
    '[{"directory":"/w","file":"a.c","command":"cl /DA=\\"b c\\" @x.rsp /I .. a.c","arguments":["cc","-D","X","a.c"]}]',
  "x.rsp": '-DX @x.rsp "a b" \\"',
  SOURCES:
    'TARGETNAME=x\nSOURCES=a.c \\\n b.c $(SOURCES)\n!IF "$(A)"=="b" && !defined(C) || (1 < 2)\nC_DEFINES=$(C_DEFINES) /DX\n!ELSEIF 1\n!ENDIF\n!INCLUDE dirs\n',
  dirs: "DIRS=. .. w \\\n x\n!INCLUDE SOURCES\n",
  "ringside.json":
    '{ "project": "x.sln", "drivers": [{ "name": "d", "sources": ["**/*.c"] }], "rules": { "a": "off" }, "encoding": "gbk", "exclude": ["b.c"] }',
  "m.mc":
    "MessageIdTypedef=NTSTATUS\nSeverityNames=(A=0x1:B)\nMessageId=1 Facility=System SymbolicName=X\nLanguage=English\nt\n.\n",
  "t.h": '// begin_wpp config\n// FUNC T{A=B}(LEVEL, MSG, ...);\n// USEPREFIX(T, "%!FUNC!");\n// end_wpp\n',
};

it("whatever they say", () => {
  const all = Object.values(samples);
  for (let seed = 0; seed < 150; seed++) {
    const random = new Random(seed);
    const texts: Record<string, string> = { "/w/a.c": "int a;", "/w/b.c": "int b;" };
    for (const [name, text] of Object.entries(samples))
      texts[`/w/${name}`] = random.below(3) === 0 ? text : mutate(random, text, [text, ...all]);
    const finder = new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk" });
    expect(() => {
      for (const name of [
        "",
        "/x.vcxproj",
        "/x.sln",
        "/x.slnx",
        "/compile_commands.json",
        "/SOURCES",
        "/dirs",
        "/ringside.json",
      ]) {
        for (const driver of finder.find(`/w${name}`).drivers)
          for (const source of driver.sources) finder.compileOptions(driver, source);
      }
      finder.driverOf("/w/a.c");
      messageHeader(texts["/w/m.mc"] ?? "");
      traceHeader([texts["/w/t.h"] ?? ""]);
    }, `seed ${seed}`).not.toThrow();
  }
});
