// Registry keys in transactions. A handle that was opened within a transaction, or by such a handle, sees the registry as it was when the
// transaction first touched it, with what has been done through it since; others see that when the transaction is committed, and never if
// it is rolled back, after which the handle is of no use. Left out: conflicts. Who commits last has the last word on a value.
import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { findHandle, handleAt } from "../ob/handles.ts";
import type { RegistryKey } from "./state.ts";

/** By name, what of its parameters is a handle: to a transaction, to a key; or it has attributes whose root may be a key. */
const transactionParameter: { readonly [name: string]: number } = {
  ZwCreateKeyTransacted: 6,
  ZwOpenKeyTransacted: 3,
  ZwOpenKeyTransactedEx: 4,
};
const opens = /^Zw(?:CreateKey|OpenKey|OpenKeyEx)$/;
const works = /^Zw(?:DeleteKey|FlushKey|QueryKey|EnumerateKey|(?:Set|Delete|Query|Enumerate)ValueKey)$/;

/** The transaction that a call of a registry routine belongs to, by the address of its object; 0 for none. */
export function transactionOfCall(k: Kernel, f: Offset, routine: string): Offset {
  const name = routine.replace(/^Nt/, "Zw");
  const given = transactionParameter[name];
  if (given !== undefined) return handleAt(k, f, given)?.target ?? 0;
  const root = (): bigint => k.m.u64(k.argPointer(f, 2) + k.s.OBJECT_ATTRIBUTES.RootDirectory);
  const handle = findHandle(k, opens.test(name) ? root() : k.arg64(f, 0));
  return handle?.kind === "key" ? handle.target : 0;
}

/** The same routine, which works on the registry that the transaction of its handle sees. */
export function withTransaction(routine: Routine): Routine {
  const name = routine.name.replace(/^Nt/, "Zw");
  const explicit = name in transactionParameter;
  if (!explicit && !opens.test(name) && !works.test(name)) return routine;
  const run: Body = (k, f, step) => {
    if (opens.test(name)) k.touch(f, k.argPointer(f, 2), k.s.OBJECT_ATTRIBUTES.size, false);
    const at = transactionOfCall(k, f, name);
    if (at === 0 && !explicit) return routine.run(k, f, step);
    const transaction = k.state.transactions.get(at);
    if (transaction === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    if (transaction.phase !== "active") return k.return32(f, nt.STATUS_TRANSACTION_NOT_ACTIVE);
    const outside = k.state.registry;
    const view = viewOf(k, at);
    k.state.registry = view.now;
    try {
      const outcome = routine.run(k, f, step);
      if (outcome === Status.Returned) k.state.boundTransactions.delete(k.cur.id);
      else k.state.boundTransactions.set(k.cur.id, at);
      return outcome;
    } finally {
      k.state.registry = outside;
    }
  };
  return { ...routine, run };
}

export interface RegistryView {
  readonly before: Map<string, RegistryKey>;
  readonly now: Map<string, RegistryKey>;
}

function viewOf(k: Kernel, transaction: Offset): RegistryView {
  const known = k.state.transactedKeys.get(transaction);
  if (known !== undefined) return known;
  const made = { before: copy(k.state.registry), now: copy(k.state.registry) };
  k.state.transactedKeys.set(transaction, made);
  return made;
}
/** Values are replaced, never changed, so that both can have the same. */
const copy = (keys: ReadonlyMap<string, RegistryKey>): Map<string, RegistryKey> =>
  new Map([...keys].map(([path, key]) => [path, { ...key, values: new Map(key.values) }]));

/** A transaction is over: what was done within it becomes the registry's, or is forgotten. */
export function endTransactedKeys(k: Kernel, transaction: Offset, committed: boolean): void {
  const view = k.state.transactedKeys.get(transaction);
  k.state.transactedKeys.delete(transaction);
  if (view === undefined || !committed) return;
  const { registry } = k.state;
  for (const path of view.before.keys()) if (!view.now.has(path)) registry.delete(path);
  for (const [path, key] of view.now) {
    const before = view.before.get(path);
    const live = registry.get(path);
    if (live === undefined) {
      if (before === undefined) registry.set(path, key);
      continue;
    }
    for (const [name, value] of key.values) if (before?.values.get(name) !== value) live.values.set(name, value);
    for (const name of before?.values.keys() ?? []) if (!key.values.has(name)) live.values.delete(name);
    live.written = Math.max(live.written, key.written);
  }
}
