// Exports of the kernel that no header of the kit has and that drivers declare for themselves: the short name of a process, and memory
// copied from one process to another. As their users describe them; the 15 characters are those of EPROCESS.ImageFileName.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import { inProcess } from "../ke/attach.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isUserAddress, userMemory } from "../mm/user.ts";
import { programOf } from "../ob/handles.ts";
import { writeLatin1 } from "../rtl/unicode.ts";
import { imagePath } from "./notify.ts";

/** Where the name lies in the opaque EPROCESS, and what fits in it with a zero. */
const nameAt = 0x5a8;
const nameSize = 16;

/** (Process): the address of its file's name, of which no more than 15 characters are kept. */
const imageFileName: Body = (k, f) => {
  const process = k.argPointer(f, 0);
  k.touch(f, process + nameAt, nameSize, false);
  const program = programOf(k, process);
  const path = program === undefined ? "System" : imagePath(program);
  const name = path.slice(path.lastIndexOf("\\") + 1).slice(0, nameSize - 1);
  writeLatin1(k, process + nameAt, name.padEnd(nameSize, "\0"));
  return k.returnPointer(f, process + nameAt);
};

/** (FromProcess, FromAddress, ToProcess, ToAddress, Size, PreviousMode, &NumberOfBytesCopied): all of it, or nothing. */
const copyVirtualMemory: Body = (k, f) => {
  const size = Number(k.arg64(f, 4) & 0xffff_ffffn);
  const out = k.argPointer(f, 6);
  k.touch(f, out, 8, true);
  k.m.setU64(out, 0n);
  if (size === 0) return k.return32(f, nt.STATUS_SUCCESS);
  const kernelMode = (k.argU32(f, 5) & 0xff) === 0;
  const from = memoryIn(k, f, k.argPointer(f, 0), k.arg64(f, 1), size, false, kernelMode);
  const to = memoryIn(k, f, k.argPointer(f, 2), k.arg64(f, 3), size, true, kernelMode);
  if (from === undefined || to === undefined) return k.return32(f, nt.STATUS_ACCESS_VIOLATION);
  k.m.u8.copyWithin(to, from, from + size);
  k.machine.shadow?.write(to, size, 0n);
  k.m.setU64(out, BigInt(size));
  return k.return32(f, nt.STATUS_SUCCESS);
};
function memoryIn(
  k: Kernel,
  f: Offset,
  process: Offset,
  address: bigint,
  size: number,
  write: boolean,
  kernelMode: boolean,
): Offset | undefined {
  if (isUserAddress(address)) return inProcess(k, f, process, () => userMemory(k, address, size, write));
  const at = kernelMode ? k.kernelOffset(address) : 0;
  return at === 0 || k.m.check(at, size, write, false) !== undefined ? undefined : at;
}

export const processExports: readonly Routine[] = [
  ddi("PsGetProcessImageFileName", 1, imageFileName),
  ddi("MmCopyVirtualMemory", 7, copyVirtualMemory),
];
