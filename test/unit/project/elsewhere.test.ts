// Headers that no include path leads to are found in the tree that was named; what is no driver is told from what is.
import { describe, expect, it } from "vitest";
import { compileUnit } from "../../../compiler/index.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { memoryDisk } from "./disk.ts";

function finder(texts: Readonly<Record<string, string>>) {
  return new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk" });
}
function messages(disk: Readonly<Record<string, string>>, named: string, source: string): string[] {
  const found = finder(disk);
  const { drivers } = found.find(named);
  const driver = drivers.find(({ sources }) => sources.some(({ path }) => path === source));
  const own = driver?.sources.find(({ path }) => path === source);
  if (driver === undefined || own === undefined) throw new Error(`${source} is in no driver`);
  return compileUnit(source, found.compileOptions(driver, own)).diagnostics.map(({ message }) => message);
}

describe("a header that no include path leads to", () => {
  const disk = {
    "/w/src/a/driver.c": '#include "shared/common.h"\nint level = LEVEL;\n',
    "/w/inc/shared/common.h": '#define LEVEL 1\n#include "deeper.h"\n',
    "/w/inc/other/deeper.h": "#define DEEPER 1\n",
    "/w/src/b/common.h": "#error not this one\n",
    "/elsewhere/common.h": "#error not this one\n",
  };
  it("is found by the end of its path in the tree that was named, and so are those it includes", () => {
    expect(messages(disk, "/w", "/w/src/a/driver.c")).toEqual([]);
  });
  it("is not looked for outside of it", () => {
    expect(messages(disk, "/w/src/a/driver.c", "/w/src/a/driver.c")[0]).toContain("shared/common.h");
  });
  it("is the nearest of those of that name", () => {
    const near = {
      "/w/x/deep/driver.c": '#include "config.h"\nint v = VALUE;\n',
      "/w/x/inc/config.h": "#define VALUE 1\n",
      "/w/y/inc/config.h": "#error another driver's\n",
    };
    expect(messages(near, "/w", "/w/x/deep/driver.c")).toEqual([]);
  });
});

describe("what is no driver", () => {
  const outputs = (texts: Readonly<Record<string, string>>): string[] =>
    finder(texts)
      .find("/w")
      .drivers.map(({ name, output }) => `${name} ${output}`);
  const project = (content: string) =>
    `<Project><ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/></ItemGroup>
     <PropertyGroup>${content}</PropertyGroup><ItemGroup><ClCompile Include="*.c"/></ItemGroup></Project>`;

  it("is a library for programs, unless a driver links it", () => {
    const library = project("<ConfigurationType>StaticLibrary</ConfigurationType>");
    const text = "int f(void) { return 0; }\n";
    expect(outputs({ "/w/lib/lib.vcxproj": library, "/w/lib/a.c": text })).toEqual(["lib program"]);
    const kernel = project(
      "<ConfigurationType>StaticLibrary</ConfigurationType><PlatformToolset>WindowsKernelModeDriver10.0</PlatformToolset>",
    );
    expect(outputs({ "/w/lib/lib.vcxproj": kernel, "/w/lib/a.c": text })).toEqual(["lib library"]);
  });
  it("includes a program's headers where its project does not say what it builds", () => {
    const makefile = project("<ConfigurationType>Makefile</ConfigurationType>");
    const library = project(
      "<ConfigurationType>DynamicLibrary</ConfigurationType><PlatformToolset>WindowsKernelModeDriver10.0</PlatformToolset>",
    );
    for (const text of [project(""), makefile, library]) {
      expect(outputs({ "/w/p.vcxproj": text, "/w/a.c": "#include <windows.h>\n" })).toEqual(["p program"]);
      expect(outputs({ "/w/p.vcxproj": text, "/w/a.c": "#include <ntddk.h>\n" })).toEqual(["p driver"]);
    }
    const driver = project("<ConfigurationType>Driver</ConfigurationType>");
    expect(outputs({ "/w/p.vcxproj": driver, "/w/a.c": "#include <windows.h>\n" })).toEqual(["p driver"]);
  });
  it("is a source that a driver's source includes", () => {
    const texts = {
      "/w/drv/drv.vcxproj": project("<ConfigurationType>Driver</ConfigurationType>"),
      "/w/drv/d.c": '#include <wdm.h>\n#include "tests\\own.c"\n',
      "/w/drv/tests/own.c": "int own(void) { return 1; }\n",
      "/w/drv/tests/other.c": "#include <wdm.h>\n",
    };
    expect(outputs(texts)).toEqual(["drv driver", "other driver"]);
  });
  it("is a text below a project that neither names it nor includes what it needs", () => {
    const drv = { "/w/drv.vcxproj": project("<ConfigurationType>Driver</ConfigurationType>"), "/w/d.c": "int d;\n" };
    const part = "/w/parts/part.c";
    const text = "UCHAR f(ULONG n) { return (UCHAR)n; }\n";
    expect(outputs({ ...drv, [part]: text })).toEqual(["drv driver"]);
    expect(finder({ ...drv, [part]: text }).find("/w").ignored).toContainEqual({
      what: part,
      why: expect.stringContaining("includes no header"),
    });
    expect(outputs({ ...drv, [part]: `#include <wdm.h>\n${text}` })).toEqual(["drv driver", "part driver"]);
    // Nothing says what is built of a source that lies by itself: it is told what it lacks.
    expect(outputs({ "/w/a.c": text })).toEqual(["a driver"]);
  });
  it("calls what only Win32 has, and knows nothing of the kernel's objects", () => {
    const text = (more: string) => `#include "common.h"\nint f(void) { ${more} return (int)GetLastError(); }\n`;
    expect(outputs({ "/w/a.c": text("") })).toEqual(["a program"]);
    expect(outputs({ "/w/a.c": text("PDEVICE_OBJECT DeviceObject = g();") })).toEqual(["a driver"]);
    expect(outputs({ "/w/a.cpp": "class T { BEGIN_TEST_CLASS(T) END_TEST_CLASS() };\n" })).toEqual(["a program"]);
  });
  it("has a header of its own that includes another system's", () => {
    const texts = { "/w/a.c": '#include "a.h"\n', "/w/a.h": '#include "b.h"\n', "/w/b.h": "#include <linux/fs.h>\n" };
    expect(outputs(texts)).toEqual(["a program"]);
    expect(
      outputs({ ...texts, "/w/a.c": '#include "a.h"\n#include "k.h"\n', "/w/k.h": "#include <ntddk.h>\n" }),
    ).toEqual(["a driver"]);
  });
  it("includes the C++ library, the firmware's or another kernel's headers", () => {
    const other = (name: string) => outputs({ "/w/a.cpp": `#include <${name}>\nint f() { return 0; }\n` });
    for (const name of ["vector", "QApplication", "Uefi.h", "linux/module.h", "sys/types.h", "winternl.h"])
      expect(other(name)).toEqual(["a program"]);
    expect(other("wdm.h")).toEqual(["a driver"]);
  });
});
