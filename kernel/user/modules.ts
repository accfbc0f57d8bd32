// The modules of a process: its own image, and the system's libraries, whose routines are there without being loaded. Their handles are
// addresses at which there is nothing to read. Left out: libraries of the program's own.
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import { ansiAndWide, currentProcess, fail, imageOf, ok, textAt, textOf, userAddress, win32 } from "./routine.ts";

const libraries = [
  "kernel32.dll",
  "ntdll.dll",
  "kernelbase.dll",
  "advapi32.dll",
  "user32.dll",
  "setupapi.dll",
  "cfgmgr32.dll",
  "msvcrt.dll",
  "ucrtbase.dll",
];
/** Handles of the system's libraries. */
export const modules: ReadonlyMap<string, bigint> = new Map(
  libraries.map((name, i) => [name, 0x7ffd_0000_0000n + 0x100_0000n * BigInt(i)]),
);
const moduleNotFound = 126;
const procedureNotFound = 127;

/** Path of the program's image. */
export const moduleName = (k: Kernel): string => `C:\\${currentProcess(k).image.replace(/#\d+$/, "")}.exe`;

/** The library or the program that a name means, with or without a path; ".dll" may be left out. */
function moduleNamed(k: Kernel, name: string): bigint | undefined {
  const file = name.replace(/^.*[\\/]/, "").toLowerCase();
  if (file === moduleName(k).slice(3).toLowerCase()) return userAddress(k, imageOf(k, currentProcess(k)).image.base);
  return modules.get(file.includes(".") ? file : `${file}.dll`);
}

/** (name): null is the program. */
const handleOf =
  (wide: boolean): Body =>
  (k, f) => {
    const name = textOf(k, f, 0, wide);
    const found = name === undefined ? userAddress(k, imageOf(k, currentProcess(k)).image.base) : moduleNamed(k, name);
    return found === undefined ? fail(k, f, moduleNotFound) : k.return64(f, found);
  };

/** (module, name): a routine of a library that is emulated, by name. */
const procedure: Body = (k, f) => {
  const { space } = imageOf(k, currentProcess(k));
  const name = k.arg64(f, 1) < 0x1_0000n ? "" : textAt(k, f, k.arg64(f, 1), false);
  const at = [...modules.values()].includes(k.arg64(f, 0)) ? k.libraryAddress(name) : undefined;
  return at === undefined ? fail(k, f, procedureNotFound) : k.return64(f, BigInt(at) + space.base);
};

export const moduleRoutines: readonly Routine[] = [
  ...ansiAndWide("GetModuleHandle", 1, handleOf),
  ...ansiAndWide("LoadLibrary", 1, handleOf),
  // (name, file, flags)
  ...ansiAndWide("LoadLibraryEx", 3, handleOf),
  win32("FreeLibrary", 1, (k, f) => ok(k, f)),
  win32("GetProcAddress", 2, procedure),
];
