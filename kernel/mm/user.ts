// User memory as drivers meet it: that of the process in whose context they run, below DISPATCH_LEVEL, at the addresses that the
// process uses. It lies in the machine's memory under another base than the kernel's, so that every access of a driver to it comes
// to the kernel, which decides. The scenario's own requests have buffers of that kind too, in pool. Left out: page-outs.
import { KERNEL_BASE } from "../../compiler/abi.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Fault, MachineHost, Offset } from "../machine/api.ts";
import { currentProgram } from "../ob/handles.ts";
import { registersAt } from "./device-memory.ts";
import { allocate } from "./pool.ts";
import { ownerNow, viewAt } from "./section.ts";

/** High half of the addresses of the scenario's own buffers. */
const scenarioHigh = 0x7ff6n;

export interface UserBuffer {
  readonly at: Offset;
  readonly address: bigint;
}

export function userBuffer(k: Kernel, request: Request, size: number): UserBuffer {
  const at = allocate(k, { size, tag: "User", what: "user buffer", zero: true });
  request.buffers.push(at);
  return { at, address: (scenarioHigh << 32n) + BigInt(at) };
}

/** MmUserProbeAddress: the first that no program has. */
export const userProbeAddress = 0x7fff_ffff_0000n;
export const isUserAddress = (address: bigint): boolean => address < userProbeAddress;

/** Where `size` bytes at a user address lie, if kernel code may touch them here and now. */
export function userMemory(k: Kernel, address: bigint, size: number, write: boolean): Offset | undefined {
  // A DPC or ISR, or another thread, runs in whatever address space happens to be there.
  if (k.cur.kind !== "thread" || k.irql >= 2) return undefined;
  const inView = viewAt(k, address, size, write, ownerNow(k));
  if (inView !== undefined) return inView;
  const process = currentProgram(k);
  if (process !== undefined) {
    const space = k.programs.find((entry) => entry.image.name === process.image)?.space;
    if (space === undefined) return undefined;
    const at = Number(address - space.base);
    if (at < space.start || at + size > space.start + 2 ** space.sizeLog2) return undefined;
    return k.m.check(at, size, write, false) === undefined ? at : undefined;
  }
  if (k.cur.driver !== "" || k.cur.attached !== undefined || address >> 32n !== scenarioHigh) return undefined;
  const at = Number(address & 0xffff_ffffn);
  for (const block of k.state.pool.blocks.values()) {
    if (block.what !== "user buffer" || block.freed !== undefined) continue;
    if (at >= block.at && at + size <= block.at + block.size) return at;
  }
  return undefined;
}

/** A kernel's access to user memory that is allowed, at the user's address or through an MDL's mapping; else undefined. */
export function userFault(k: Kernel, fault: Fault): ReturnType<MachineHost["fault"]> | undefined {
  if (fault.kind === "execute") return undefined;
  const at = userMemory(k, fault.address, fault.size, fault.kind === "write") ?? mappedMemory(k, fault);
  return at === undefined ? undefined : (registersAt(k, fault, at) ?? { at });
}

/** Pages that an MDL has locked stay even if the program gives up what it had there: a freed block, a function that has returned. */
function mappedMemory(k: Kernel, fault: Fault): Offset | undefined {
  const at = Number(fault.address - KERNEL_BASE);
  const process = k.programs.find(
    ({ space }) => at >= space.start && at + fault.size <= space.start + 2 ** space.sizeLog2,
  );
  return process === undefined ? undefined : at;
}
