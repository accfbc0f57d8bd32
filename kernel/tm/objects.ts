// The transaction manager's objects: made, found by handle or pointer, closed.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { allHandles, newHandle } from "../ob/handles.ts";
import { abandon, isOver, rollBack } from "./engine.ts";

const idSize = 16;

/** Address of a new object, 0 without memory. */
export function newObject(k: Kernel, what: string): Offset {
  const at = allocate(k, { size: 64, tag: "Tm  ", what, zero: true });
  if (at !== 0) k.nameObject(at, what);
  return at;
}
/** Its identifier: the GUID that argument `i` leads to, or a new one. */
export function identifierAt(k: Kernel, f: Offset, i: number): Uint8Array {
  const given = k.argPointer(f, i);
  if (given === 0) return newIdentifier(k);
  k.touch(f, given, idSize, false);
  return k.m.u8.slice(given, given + idSize);
}
export function newIdentifier(k: Kernel): Uint8Array {
  const bytes = new Uint8Array(idSize);
  new DataView(bytes.buffer).setUint32(0, k.state.nextOrder++, true);
  // Version 4, variant 1.
  bytes[7] = 0x40;
  bytes[8] = 0x80;
  return bytes;
}
/** Gives a handle to it: (&Handle, DesiredAccess, …), with its attributes in argument `i`. */
export function giveHandle(k: Kernel, f: Offset, i: number, at: Offset): void {
  const { kernel } = readAttributes(k, f, k.argPointer(f, i));
  const handle = { kind: "object", target: at, name: "", access: k.argU32(f, 1) } as const;
  k.m.setU64(k.argPointer(f, 0), newHandle(k, { ...handle, kernel }));
}

export const isTransactionObject = (k: Kernel, at: Offset): boolean =>
  k.state.transactions.has(at) ||
  k.state.enlistments.has(at) ||
  k.state.resourceManagers.has(at) ||
  k.state.transactionManagers.has(at);

/** A handle has been closed: the last one of a transaction, enlistment or resource manager that has not committed rolls back. */
export function closeTransactionObject(k: Kernel, at: Offset): void {
  if (!isTransactionObject(k, at)) return;
  for (const { kind, target } of allHandles(k)) if (kind === "object" && target === at) return;
  const transaction = k.state.transactions.get(at);
  if (transaction?.phase === "active") rollBack(k, transaction);
  const enlistment = k.state.enlistments.get(at);
  if (enlistment !== undefined) abandon(k, enlistment);
  if (!k.state.resourceManagers.has(at)) return;
  for (const one of k.state.enlistments.values()) {
    const theirs = k.state.transactions.get(one.transaction);
    if (one.resourceManager === at && theirs !== undefined && !isOver(theirs)) abandon(k, one);
  }
}
