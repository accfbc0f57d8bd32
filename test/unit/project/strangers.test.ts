// A tree that holds more than drivers: what is firmware, a boot loader or a program is not taken for one.
import { expect, it } from "vitest";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { memoryDisk } from "./disk.ts";

const project = (content: string) =>
  `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/></ItemGroup>${content}</Project>`;
const driver = "<PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup>";

function found(texts: Readonly<Record<string, string>>) {
  const { drivers, ignored } = new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk" }).find("/w");
  const names = (output: string) => drivers.filter((one) => one.output === output).map(({ name }) => name);
  return { drivers: names("driver"), programs: names("program"), ignored: ignored.map(({ what }) => what) };
}

it("leaves out firmware beside a driver, described or not, and keeps a driver that no project names", () => {
  const tree = {
    "/w/sys/drv.vcxproj": project(`${driver}<ItemGroup><ClCompile Include="drv.c"/></ItemGroup>`),
    "/w/sys/drv.c": "#include <ntddk.h>\n",
    "/w/firmware/usb.c": "#include <avr32/io.h>\nvoid usb_task(void) {}\n",
    "/w/other/filter.c": "NTSTATUS Attach(PDEVICE_OBJECT Device);\n",
  };
  expect(found(tree)).toEqual({ drivers: ["drv", "filter"], programs: [], ignored: ["/w/firmware/usb.c"] });
  const { "/w/sys/drv.vcxproj": _, ...undescribed } = tree;
  expect(found(undescribed)).toEqual({ drivers: ["filter", "drv"], programs: [], ignored: ["/w/firmware/usb.c"] });
  expect(found({ "/w/firmware/usb.c": tree["/w/firmware/usb.c"] }).drivers).toEqual(["usb"]);
});

it("takes a source with a main for a program, whatever of the kernel it tries out, and one with the routine of a driver for one", () => {
  const tree = (entry: string) => ({
    "/w/test/main.c": `#include "../inc/kernel.h"\nNTSTATUS Test(PIRP irp) { return 0; }\n${entry}\n`,
    "/w/test/other.c": "#include <ntddk.h>\nint DriverEntry(void) { return 0; }\n",
    "/w/inc/kernel.h": "#include <ntddk.h>\n",
  });
  expect(found(tree("int main(int count, char **words) { return count; }"))).toEqual({
    drivers: ["other"],
    programs: ["main"],
    ignored: [],
  });
  expect(found(tree("int main(void) { return 0; }\nint DriverEntry(void) { return main(); }")).programs).toEqual([]);
});

it("takes a library whose own sources call Win32 for a program's, though its headers serve the kernel as well", () => {
  const shared = { "/w/inc/both.h": "#ifdef KERNEL\n#include <ntddk.h>\n#else\n#include <windows.h>\n#endif\n" };
  const untold = (source: string) => ({
    "/w/lib.vcxproj": project('<ItemGroup><ClCompile Include="src\\lib.c"/></ItemGroup>'),
    "/w/src/lib.c": `#include "../inc/both.h"\n${source}`,
    ...shared,
  });
  const user = untold("void *Get(unsigned n) { return HeapAlloc(GetProcessHeap(), 0, n); }\n");
  expect(found(user)).toEqual({ drivers: [], programs: ["lib"], ignored: [] });
  const kernel = untold("void *Get(unsigned n) { return ExAllocatePool2(0x40, n, 'tset'); }\n");
  expect(found(kernel)).toEqual({ drivers: ["lib"], programs: [], ignored: [] });
});

it("leaves out what lies beside sources that a driver takes from another folder", () => {
  const tree = {
    "/w/sys/drv.vcxproj": project(
      `${driver}<ItemGroup><ClCompile Include="drv.c"/><ClCompile Include="..\\common\\crc.c"/></ItemGroup>`,
    ),
    "/w/sys/drv.c": "#include <ntddk.h>\n",
    "/w/common/crc.c": "#include <ntddk.h>\n",
    "/w/common/dialog.c": "#include <ntddk.h>\n",
  };
  expect(found(tree)).toEqual({ drivers: ["drv"], programs: [], ignored: ["/w/common/dialog.c"] });
});

it("leaves out sources that a driver's precompiled header takes in from another folder", () => {
  const tree = {
    "/w/sys/drv.vcxproj": project(
      `${driver}<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>..\\shared</AdditionalIncludeDirectories></ClCompile>
        </ItemDefinitionGroup><ItemGroup><ClCompile Include="drv.c"/></ItemGroup>`,
    ),
    "/w/sys/drv.c": '#include "pch.h"\n',
    "/w/sys/pch.h": '#include <ntddk.h>\n#include "bus.c"\n',
    "/w/shared/bus.c": "NTSTATUS Send(PDEVICE_OBJECT Device) { return STATUS_SUCCESS; }\n",
    "/w/shared/apart.c": "#include <ntddk.h>\nNTSTATUS Apart(PDEVICE_OBJECT Device) { return STATUS_SUCCESS; }\n",
  };
  expect(found(tree)).toEqual({ drivers: ["drv", "apart"], programs: [], ignored: ["/w/shared/bus.c"] });
});

it("takes a project that does not say what it builds for a program, unless it is of the kernel", () => {
  const untold = (source: string) => ({
    "/w/x.vcxproj": project('<ItemGroup><ClCompile Include="src\\x.cpp"/></ItemGroup>'),
    "/w/src/x.cpp": `#include "../inc/all.h"\n`,
    "/w/inc/all.h": source,
  });
  expect(found(untold("int add(int, int);\n"))).toMatchObject({ drivers: [], programs: ["x"] });
  expect(found(untold("#include <ntifs.h>\n"))).toMatchObject({ drivers: ["x"], programs: [] });
});

it("takes sources for firmware that include its header, whatever the headers say that they share with a driver", () => {
  const shared = "#ifdef _KERNEL\n#include <ntifs.h>\n#endif\n";
  const tree = (own: string) => ({
    "/w/dcs/dcs.c": `${own}#include "defines.h"\nint f(void) { return 1; }\n`,
    "/w/dcs/defines.h": shared,
  });
  expect(found(tree("#include <Uefi.h>\n"))).toMatchObject({ drivers: [], programs: ["dcs"] });
  expect(found(tree("#include <ntddk.h>\n#include <Uefi.h>\n"))).toMatchObject({ drivers: ["dcs"], programs: [] });
});

it("keeps the sources of a program together whose classes have members of the same names", () => {
  const window = (name: string) =>
    `#include <windows.h>\n${name}::${name}(int n) : Base(n), parts(0) {}\n${name}::~${name}() {}\nvoid ${name}::Close() { CloseHandle(0); }\n`;
  const together = { "/w/gui/a.cpp": window("First"), "/w/gui/b.cpp": window("Second") };
  expect(found(together)).toEqual({ drivers: [], programs: ["gui"], ignored: [] });
  const apart = {
    "/w/gui/a.cpp": "#include <windows.h>\nvoid Close() {}\n",
    "/w/gui/b.cpp": "#include <windows.h>\nvoid Close() {}\n",
  };
  expect(found(apart).programs).toEqual(["a", "b"]);
});
