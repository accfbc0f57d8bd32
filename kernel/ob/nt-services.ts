// Nt… as a driver calls it: the same services as Zw…, but in the previous mode of the thread. Where that is a program's, handles of the
// kernel are none, and buffers and structures must lie in the program's memory. (Zw… makes the kernel the caller.)
import * as nt from "../constants.ts";
import type { Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { userMemory } from "../mm/user.ts";
import { previousMode } from "./handles.ts";

/** Parameters that are pointers, which a system service probes. */
const services: { readonly [name: string]: readonly number[] } = {
  ZwClose: [],
  ZwCreateFile: [0, 2, 3, 4],
  ZwOpenFile: [0, 2, 3],
  ZwReadFile: [4, 5, 7],
  ZwWriteFile: [4, 5, 7],
  ZwOpenProcess: [0, 2, 3],
  ZwDeviceIoControlFile: [4, 6, 8],
  ZwFsControlFile: [4, 6, 8],
  ZwQueryObject: [2, 4],
  ZwFlushBuffersFile: [1],
  ZwAllocateVirtualMemory: [1, 3],
  ZwFreeVirtualMemory: [1, 2],
  ZwSetInformationThread: [2],
  ZwOpenProcessTokenEx: [3],
  ZwQueryInformationToken: [2, 4],
  ZwQuerySecurityObject: [2, 4],
  ZwSetSecurityObject: [2],
  ZwCreateSection: [0, 2, 3],
  ZwLockFile: [4, 5, 6],
  ZwUnlockFile: [1, 2, 3],
  ZwQueryDirectoryFile: [4, 5, 9],
  ZwQueryVolumeInformationFile: [1, 2],
  ZwQueryInformationFile: [1, 2],
  ZwSetInformationFile: [1, 2],
};

/** Those that programs reach, for whom a library has put what they are given into kernel memory. */
const forLibraries: ReadonlySet<string> = new Set([
  "ZwOpenKeyEx",
  "ZwCreateKey",
  "ZwDeleteKey",
  "ZwQueryKey",
  "ZwEnumerateKey",
  "ZwEnumerateValueKey",
  "ZwNotifyChangeKey",
  "ZwQueryValueKey",
  "ZwSetValueKey",
  "ZwDeleteValueKey",
  "ZwFlushKey",
  "ZwSaveKey",
  "ZwSaveKeyEx",
  "ZwRestoreKey",
  "ZwLoadKey",
  "ZwUnloadKey",
]);
/** The Nt… twins of those among some routines. */
export const libraryTwins = (routines: readonly Routine[]): readonly Routine[] =>
  routines
    .filter(({ name }) => forLibraries.has(name))
    .map((routine) => ({ ...routine, name: ntName(routine), internal: true, run: twin(routine, []) }));

const ntName = ({ name }: Routine): string => name.replace(/^Zw/, "Nt");

/** The Nt… twins of the services among some routines. */
export function ntTwins(routines: readonly Routine[]): readonly Routine[] {
  return routines.flatMap((routine) => {
    const pointers = services[routine.name];
    return pointers === undefined ? [] : [{ ...routine, name: ntName(routine), run: twin(routine, pointers) }];
  });
}

function twin(routine: Routine, pointers: readonly number[]): Routine["run"] {
  return (k, f, step) => {
    if (previousMode(k) === 0) return routine.run(k, f, step);
    if (step === 0 && pointers.some((i) => !isProgramMemory(k, f, i))) return k.return32(f, nt.STATUS_ACCESS_VIOLATION);
    k.asUser = true;
    try {
      return routine.run(k, f, step);
    } finally {
      k.asUser = false;
    }
  };
}

function isProgramMemory(k: Kernel, f: Offset, i: number): boolean {
  const address = k.arg64(f, i);
  return address === 0n || userMemory(k, address, 1, false) !== undefined;
}
