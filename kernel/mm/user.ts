// A user process's memory, as far as METHOD_NEITHER and UserBuffer need it: buffers at user addresses that only code running in the
// process's own context may touch. They live in the machine's memory under another high half, so that every access of the driver
// to them comes to the kernel, which decides. Left out: whole address spaces, protection changes, page-outs.
import { Status } from "../../compiler/abi.ts";
import type { Kernel } from "../kernel.ts";
import type { Fault, MachineHost, Offset } from "../machine/api.ts";
import type { Request } from "../state.ts";
import { allocate } from "./pool.ts";

/** High half of user addresses given out. */
export const USER_HIGH = 0x0000_7ff6;

export interface UserBuffer {
  readonly at: Offset;
  readonly address: bigint;
}

export function userBuffer(k: Kernel, request: Request, size: number): UserBuffer {
  const at = allocate(k, { size, tag: "User", what: "user buffer", zero: true });
  request.buffers.push(at);
  return { at, address: (BigInt(USER_HIGH) << 32n) + BigInt(at) };
}

export const isUserAddress = (address: bigint): boolean => address < 0x0001_0000_0000_0000n;

/** An access to user memory that is allowed is performed here; undefined if it is not the case. */
export function userFault(k: Kernel, fault: Fault): ReturnType<MachineHost["fault"]> | undefined {
  if (fault.address >> 32n !== BigInt(USER_HIGH)) return undefined;
  // A DPC or ISR, or another thread, runs in whatever address space happens to be there.
  if (k.cur.kind !== "thread" || k.cur.driver !== "" || k.irql >= 2) return undefined;
  const at = Number(fault.address & 0xffff_ffffn);
  const block = k.state.pool.blocks.get(blockStart(k, at));
  if (block === undefined || block.freed !== undefined || block.what !== "user buffer") return undefined;
  if (at + fault.size > block.at + block.size) return undefined;
  return performAccess(k, fault, at);
}

export function performAccess(k: Kernel, fault: Fault, at: Offset): ReturnType<MachineHost["fault"]> {
  if (fault.kind === "write") {
    const value = fault.value ?? 0n;
    for (let i = 0; i < fault.size; i++) k.m.u8[at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
    return { value: 0n };
  }
  if (fault.kind === "execute") return { status: Status.Unwinding };
  let value = 0n;
  for (let i = fault.size - 1; i >= 0; i--) value = (value << 8n) | BigInt(k.m.u8[at + i] ?? 0);
  return { value };
}

function blockStart(k: Kernel, at: Offset): Offset {
  for (const block of k.state.pool.blocks.values()) {
    if (block.what === "user buffer" && at >= block.at && at < block.at + block.size) return block.at;
  }
  return 0;
}
