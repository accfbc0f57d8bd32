// Drivers that CMake builds.
import { expect, it } from "vitest";
import { readCMake } from "../../../compiler/project/cmake.ts";
import { conditionHolds, generated } from "../../../compiler/project/cmake-expression.ts";
import { cmakeCommands } from "../../../compiler/project/cmake-text.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { memoryDisk } from "./disk.ts";

const found = (texts: Readonly<Record<string, string>>) =>
  new ProjectFinder({ files: memoryDisk(texts), ownHeaders: "/ddk", root: "/w" }).find("/w");
const driver = "#include <ntddk.h>\nNTSTATUS DriverEntry(PDRIVER_OBJECT o, PUNICODE_STRING p) { return 0; }\n";

it("reads the drivers and libraries of the kit's commands, through folders, variables and functions", () => {
  const { drivers } = found({
    "/w/CMakeLists.txt": `cmake_minimum_required(VERSION 3.13) # a remark (with a bracket
project(made C)
#[[ a long remark
wdk_add_driver(wrong wrong.c) ]]
set(WDK_WINVER 0x0A00)
function(forced)
  add_compile_options(/FI \${CMAKE_SOURCE_DIR}/config.h)
endfunction()
forced()
if(CMAKE_SIZEOF_VOID_P EQUAL 4)
  add_definitions(-DNARROW)
elseif(NOT DEFINED NOTHING AND "x" STREQUAL "x")
  add_definitions(-DWIDE -DTEXT="a b")
else()
  add_definitions(-DWRONG)
endif()
add_subdirectory(lib)
add_subdirectory(sys)`,
    "/w/lib/CMakeLists.txt": `file(GLOB FILES "*.c")
list(REMOVE_ITEM FILES "\${CMAKE_CURRENT_SOURCE_DIR}/left.c")
wdk_add_library(helpers \${FILES})
target_include_directories(helpers PRIVATE own PUBLIC "\${CMAKE_CURRENT_LIST_DIR}/include")
target_compile_definitions(helpers INTERFACE HAS_HELPERS=1 PRIVATE $<$<CONFIG:Debug>:CHECKED>)`,
    "/w/lib/a.c": "#include <ntddk.h>\n",
    "/w/lib/left.c": "int left;\n",
    "/w/lib/include/h.h": "",
    "/w/lib/own/h.h": "",
    "/w/sys/CMakeLists.txt": `wdk_add_driver(made KMDF 1.15 main.c version.rc)
target_sources(made PRIVATE more.c)
set_source_files_properties(more.c PROPERTIES COMPILE_DEFINITIONS "MORE=2" LANGUAGE CXX)
target_link_libraries(made PRIVATE helpers WDK::WDMSEC)`,
    "/w/sys/main.c": driver,
    "/w/sys/more.c": "",
    "/w/config.h": "",
  });
  expect(drivers).toMatchObject([
    { name: "made", kind: "cmake", output: "driver", driverType: "KMDF", from: "/w/CMakeLists.txt", target: "x64" },
  ]);
  const [made] = drivers;
  expect(made?.sources.map(({ path, why }) => `${path}: ${why}`)).toEqual([
    "/w/sys/main.c: CMakeLists.txt, line 1",
    "/w/sys/more.c: CMakeLists.txt, line 2",
    "/w/lib/a.c: CMakeLists.txt, line 3, of helpers, which it links",
  ]);
  expect(made?.ignored.map(({ what }) => what)).toEqual(["/w/sys/version.rc"]);
  const version = {
    WINVER: "0x0A00",
    _WIN32_WINNT: "0x0A00",
    _NT_TARGET_VERSION: "0x0A00",
    NTDDI_VERSION: "0x0A000000",
  };
  expect(made?.sources.map(({ settings }) => settings)).toEqual([
    {
      includePaths: ["/w/lib/include"],
      defines: {
        ...version,
        KMDF_VERSION_MAJOR: "1",
        KMDF_VERSION_MINOR: "15",
        WIDE: "1",
        TEXT: "a b",
        HAS_HELPERS: "1",
      },
      undefines: [],
      forcedIncludes: ["/w/config.h"],
    },
    {
      includePaths: ["/w/lib/include"],
      defines: {
        ...version,
        KMDF_VERSION_MAJOR: "1",
        KMDF_VERSION_MINOR: "15",
        WIDE: "1",
        TEXT: "a b",
        HAS_HELPERS: "1",
        MORE: "2",
      },
      undefines: [],
      forcedIncludes: ["/w/config.h"],
      language: "c++",
    },
    {
      includePaths: ["/w/lib/own", "/w/lib/include"],
      defines: { ...version, WIDE: "1", TEXT: "a b", CHECKED: "1" },
      undefines: [],
      forcedIncludes: ["/w/config.h"],
    },
  ]);
});

it("tells drivers from programs where the commands are CMake's own", () => {
  const outputs = (commands: string, text = driver) =>
    found({ "/w/CMakeLists.txt": commands, "/w/a.c": text, "/w/b.c": "int main(void) { return 0; }\n" }).drivers.map(
      ({ kind, name, output }) => `${kind} ${name} ${output}`,
    );
  expect(outputs("add_library(d SHARED a.c)\nset_target_properties(d PROPERTIES SUFFIX .sys)", "int a;\n")).toContain(
    "cmake d driver",
  );
  expect(outputs("add_executable(d a.c)")).toContain("cmake d driver");
  expect(outputs("add_executable(p b.c)")).toContain("cmake p program");
  expect(outputs("add_executable(p a.c)\ntarget_link_options(p PRIVATE /SUBSYSTEM:Console)")).toContain(
    "cmake p program",
  );
  expect(outputs("add_executable(p a.c)\ntarget_link_libraries(p kernel32.lib)")).toContain("cmake p program");
  expect(outputs("add_executable(p b.c)\ntarget_link_options(p PRIVATE /SUBSYSTEM:NATIVE)")).toContain(
    "cmake p driver",
  );
});

it("gives an opened source its driver and settings", () => {
  const files = memoryDisk({
    "/w/CMakeLists.txt": "add_definitions(-DTOP)\nadd_subdirectory(d)",
    "/w/d/CMakeLists.txt": "wdk_add_driver(made main.c)",
    "/w/d/main.c": driver,
  });
  const finder = new ProjectFinder({ files, ownHeaders: "/ddk", root: "/w" });
  expect(finder.driverOf("/w/d/main.c")).toMatchObject({ name: "made", kind: "cmake" });
  expect(finder.settingsOf("/w/d/main.c").defines).toEqual({ TOP: "1" });
});

it("asks conditions and generator expressions of what is known only", () => {
  const names = {
    variable: (name: string) => ({ A: "1", LIST: "x;y", OFFED: "OFF" })[name],
    isTarget: () => false,
    exists: (path: string) => path === "/there",
  };
  const holds = (text: string) =>
    conditionHolds(
      text.split(" ").map((word) => ({ text: word.replaceAll('"', ""), quoted: word.startsWith('"') })),
      names,
    );
  expect(holds("A AND NOT OFFED")).toBe(true);
  expect(holds("( B OR A ) AND OFFED")).toBe(false);
  expect(holds("x IN_LIST LIST")).toBe(true);
  expect(holds("3.10 VERSION_LESS 3.9")).toBe(false);
  expect(holds('A EQUAL 1 AND EXISTS /there AND "abc" MATCHES ^a')).toBe(true);
  expect(holds('"aaaa" MATCHES (a+)+$')).toBe(false);
  expect(holds(`"${"a".repeat(50_000)}" MATCHES a*a*a*b`)).toBe(false);
  expect(holds('"aaab" MATCHES a*a*a*a*b')).toBe(false);
  expect(holds(`${"NOT ".repeat(100_000)}A`)).toBe(false);
  expect(holds("")).toBe(false);
  const asked = { configuration: "Debug", x86: false, language: "C" as const };
  expect(generated("$<$<CONFIG:Release>:NDEBUG>$<$<AND:$<CONFIG:Debug>,$<COMPILE_LANGUAGE:C>>:YES>", asked)).toBe(
    "YES",
  );
  expect(generated("$<INSTALL_INTERFACE:a>$<BUILD_INTERFACE:b>$<$<NOT:$<BOOL:OFF>>:c>$<open", asked)).toBe("bc");
});

it("ends where a file never would, and reads nothing outside the tree", () => {
  const texts = {
    "/w/t/CMakeLists.txt":
      "include(/w/secret.cmake)\nfunction(f)\nf()\nf()\nendfunction()\nf()\nmacro(g)\ng()\nendmacro()\ng()\nadd_subdirectory(.)\nforeach(i RANGE 999)\nforeach(j RANGE 999)\nset(X xxxx)\nendforeach()\nendforeach()\nwdk_add_driver(d a.c)",
    "/w/secret.cmake": "wdk_add_driver(outside b.c)",
  };
  const read = readCMake("/w/t/CMakeLists.txt", memoryDisk(texts), { target: "x64" }, "/w/t");
  expect(read.files).toEqual(["/w/t/CMakeLists.txt"]);
  expect(read.drivers.map(({ name }) => name)).not.toContain("outside");
  expect(cmakeCommands("a(b) c(").map(({ name }) => name)).toEqual(["a"]);
  expect(cmakeCommands('if(A (B) "x;)") [[ nothing')[0]?.arguments.map(({ text }) => text)).toEqual([
    "A",
    "(",
    "B",
    ")",
    "x;)",
  ]);
});

it("gives up on values that are made to grow, and on work over and over on large ones", () => {
  const value = "$" + "{L}";
  const text = [
    "wdk_add_driver(before a.c)",
    "set(L x)",
    ...Array.from({ length: 18 }, () => `set(L ${value}${value})`),
    `string(REPLACE x ${value} M ${value})`,
    "foreach(i RANGE 999)",
    "foreach(j RANGE 999)",
    "list(LENGTH L n)",
    "endforeach()",
    "endforeach()",
    "wdk_add_driver(after b.c)",
  ].join("\n");
  const { drivers } = readCMake(
    "/w/t/CMakeLists.txt",
    memoryDisk({ "/w/t/CMakeLists.txt": text }),
    { target: "x64" },
    "/w/t",
  );
  expect(drivers.map(({ name }) => name)).toEqual(["before"]);
});

it("reads the headers that are compiled once before each source", () => {
  const { drivers } = found({
    "/w/CMakeLists.txt": `add_subdirectory(sys)`,
    "/w/sys/CMakeLists.txt": `wdk_add_driver(made main.c)
target_precompile_headers(made PRIVATE first.h <wdm.h>)`,
    "/w/sys/main.c": driver,
    "/w/sys/first.h": "",
  });
  expect(drivers.flatMap(({ sources }) => sources.map(({ settings }) => settings.forcedIncludes))).toEqual([
    ["/w/sys/first.h", "wdm.h"],
  ]);
});
