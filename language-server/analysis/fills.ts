// Memory that a routine fills with zero bytes: all that lies in it is zero from then on, as if each member had been written.
import type { Expr } from "../../compiler/ir/ir.ts";
import { sizeOf } from "../../compiler/types/layout.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { CallEvent } from "./events.ts";
import type { Term } from "./term.ts";
import type { Walk } from "./walk.ts";

/** Where routines that fill memory are told with what, zeros unless they are, and how many bytes. */
const zeroers: ReadonlyMap<string, { readonly by?: number; readonly bytes: number }> = new Map([
  ["memset", { by: 1, bytes: 2 }],
  ["RtlFillMemory", { by: 2, bytes: 1 }],
  ["RtlZeroMemory", { bytes: 1 }],
  ["RtlSecureZeroMemory", { bytes: 1 }],
]);

/** The object that the first argument points to becomes zero as a whole; tells whether it does. */
export function fillWithZero(walk: Walk, { name = "", args, argExprs, state }: CallEvent): boolean {
  const zeroer = zeroers.get(name);
  const [target] = args;
  const [written] = argExprs;
  if (zeroer === undefined || target === undefined || written === undefined || target.kind === "const") return false;
  const object = objectBehind(written);
  const bytes = numberIn(args[zeroer.bytes]);
  if (object === undefined || bytes === undefined) return false;
  if (zeroer.by !== undefined && numberIn(args[zeroer.by]) !== 0) return false;
  const size = sizeOf(object, walk.unit.target);
  if (size === 0 || size > bytes) return false;
  state.write(walk.terms, walk.terms.deref(target), walk.terms.zero);
  return true;
}
function numberIn(term: Term | undefined): number | undefined {
  return term?.kind === "const" ? Number(term.value) : undefined;
}
/** What the address is of that is passed. A pointer to anything but a record may lead into an array. */
function objectBehind(written: Expr): Type | undefined {
  let pointer = written;
  while (pointer.kind === "convert") pointer = pointer.operand;
  if (pointer.kind === "address") return pointer.place.type;
  const to = pointer.type.kind === "pointer" ? pointer.type.to : undefined;
  return to?.kind === "record" ? to : undefined;
}
