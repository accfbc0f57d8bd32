// Pages of a process' own: given, committed and freed in its address space, for its program and for drivers. Reserved pages are committed,
// too; an address that is asked for is not to be had, unless it lies in pages that the process has.
import { Permission } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { currentProgram, handleAt, programOf } from "../ob/handles.ts";
import { heapOf } from "../user/library.ts";
import { spaceOf } from "../user/routine.ts";
import type { ProcessState } from "../user/state.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { isSecured } from "./secure.ts";

const page = 4096;
export const Protection = { noAccess: 1, readOnly: 2, readWrite: 4, executeReadWrite: 0x40, guard: 0x100 } as const;
/** MEM_… of allocation and of freeing. */
const Type = { commit: 0x1000, reserve: 0x2000, decommit: 0x4000, release: 0x8000 } as const;

/** The permission that a PAGE_… constant asks for; undefined for one that pages here cannot have. */
export function permissionOf(protection: number): number | undefined {
  switch (protection & 0xff) {
    case Protection.noAccess:
      return Permission.unmapped;
    case Protection.readOnly:
      return Permission.readOnly;
    case Protection.readWrite:
    case Protection.executeReadWrite:
      return (protection & Protection.guard) !== 0 ? Permission.guard : Permission.open;
    default:
      return undefined;
  }
}

export interface Pages {
  readonly address: bigint;
  readonly size: number;
}
type Refused = { readonly status: number };

/** Whether a range lies in pages that the process has; `at` is an offset into the machine's memory. */
export const hasPages = (process: ProcessState, at: Offset, size: number): boolean =>
  [...process.pages].some(([start, pages]) => at >= start && at + size <= start + pages.size);

export function allocatePages(
  k: Kernel,
  process: ProcessState,
  given: bigint,
  bytes: number,
  permission: number,
): Pages | Refused {
  const { base } = spaceOf(k, process);
  const size = Math.ceil(bytes / page) * page;
  if (given !== 0n) {
    const at = Number(given - base) & -page;
    if (!hasPages(process, at, size)) return { status: nt.STATUS_CONFLICTING_ADDRESSES };
    k.m.protect(at, size, permission);
    return { address: base + BigInt(at), size };
  }
  const block = heapOf(k, process).allocate(size + page);
  if (block === undefined) return { status: nt.STATUS_NO_MEMORY };
  const at = Math.ceil(block / page) * page;
  k.m.u8.fill(0, at, at + size);
  k.m.protect(at, size, permission);
  process.pages.set(at, { block, size });
  return { address: base + BigInt(at), size };
}

/** Takes away the access to pages, or with `release` the pages. */
export function freePages(k: Kernel, process: ProcessState, address: bigint, release: boolean): Pages | Refused {
  const { base } = spaceOf(k, process);
  const at = Number(address - base);
  const known = process.pages.get(at);
  if (known === undefined)
    return { status: hasPages(process, at, 1) ? nt.STATUS_FREE_VM_NOT_AT_BASE : nt.STATUS_MEMORY_NOT_ALLOCATED };
  if (isSecured(k, process.id, at, known.size, undefined)) return { status: nt.STATUS_INVALID_PAGE_PROTECTION };
  if (release) {
    process.pages.delete(at);
    heapOf(k, process).release(base + BigInt(known.block));
  } else k.m.protect(at, known.size, Permission.unmapped);
  return { address, size: known.size };
}

/** The program that a process handle stands for; a number is the status that says why there is none. */
function processFor(k: Kernel, f: Offset, name: string): ProcessState | number {
  const isCurrent = BigInt.asIntN(64, k.arg64(f, 0)) === -1n;
  const handle = isCurrent ? undefined : handleAt(k, f, 0);
  if (!isCurrent && handle === undefined) return nt.STATUS_INVALID_HANDLE;
  if (handle !== undefined && handle.kind !== "process") return nt.STATUS_OBJECT_TYPE_MISMATCH;
  const process = handle === undefined ? currentProgram(k) : programOf(k, handle.target);
  if (process?.state === "ended") return nt.STATUS_PROCESS_IS_TERMINATING;
  const message = `${name} for the system process, which has no user memory here; attach to a program's process, or name one.`;
  return process ?? stopWithFinding(k, f, "ddi-not-emulated", message);
}

/** (Process, &Base, ZeroBits, &Size, Type, Protection) */
const allocate: Body = (k, f) => {
  const base = k.argPointer(f, 1);
  const size = k.argPointer(f, 3);
  k.touch(f, base, 8, true);
  k.touch(f, size, 8, true);
  const process = processFor(k, f, "ZwAllocateVirtualMemory");
  if (typeof process === "number") return k.return32(f, process);
  if ((k.argU32(f, 4) & (Type.commit | Type.reserve)) === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_5);
  const permission = permissionOf(k.argU32(f, 5));
  if (permission === undefined) return k.return32(f, nt.STATUS_INVALID_PAGE_PROTECTION);
  const bytes = Number(BigInt.asUintN(52, k.m.u64(size)));
  if (bytes === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_4);
  const given = k.m.u64(base);
  // What lies before the address on its page belongs to the range.
  const pages = allocatePages(k, process, given, bytes + Number(given & BigInt(page - 1)), permission);
  if ("status" in pages) return k.return32(f, pages.status);
  k.m.setU64(base, pages.address);
  k.m.setU64(size, BigInt(pages.size));
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (Process, &Base, &Size, Type): whole allocations. */
const free: Body = (k, f) => {
  const base = k.argPointer(f, 1);
  const size = k.argPointer(f, 2);
  k.touch(f, base, 8, true);
  k.touch(f, size, 8, true);
  const process = processFor(k, f, "ZwFreeVirtualMemory");
  if (typeof process === "number") return k.return32(f, process);
  const type = k.argU32(f, 3);
  if (type !== Type.release && type !== Type.decommit) return k.return32(f, nt.STATUS_INVALID_PARAMETER_4);
  if (type === Type.release && k.m.u64(size) !== 0n) {
    const at = Number(k.m.u64(base) - spaceOf(k, process).base);
    if (BigInt(process.pages.get(at)?.size ?? 0) !== k.m.u64(size)) return k.return32(f, nt.STATUS_INVALID_PARAMETER_3);
  }
  const pages = freePages(k, process, k.m.u64(base), type === Type.release);
  if ("status" in pages) return k.return32(f, pages.status);
  k.m.setU64(size, BigInt(pages.size));
  return k.return32(f, nt.STATUS_SUCCESS);
};

export const virtualMemoryDdis: readonly Routine[] = [
  ddi("ZwAllocateVirtualMemory", 6, allocate),
  ddi("ZwFreeVirtualMemory", 4, free),
];
