// What a C++ program does before `main`: functions that initialise objects with static storage, and register their destruction with
// `atexit`. Microsoft's compiler calls them "dynamic initializer for 'x'" and "dynamic atexit destructor for 'x'", and the run-time's
// start calls the former through a table. A driver's entry has no such start: there the linker only warns (LNK4210).
import type { IrSymbol, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { functionType, INT, pointerTo, VOID } from "../../types/make.ts";
import { Body } from "../body.ts";
import { completeFinally } from "../statement.ts";
import { triviallyDestroyed } from "./class-info.ts";
import { newFunctionSymbol } from "./functions.ts";
import { closeBlock, fullExpression } from "./lifetime.ts";
import { destroyObject } from "./special.ts";
import { cxxOf, newCxxBody } from "./state.ts";

const procedure = functionType(VOID, [], false, true);

/** A function that runs before `main`, in the order of the definitions of a unit. */
export function runAtStart(f: Body, symbol: IrSymbol, at: TokenRange, body: (f: Body) => void): void {
  const starter = makeFunction(f, `dynamic initializer for '${symbol.name}'`, `${symbol.linkName}$init`, at, body);
  starter.startup = true;
}

/** Has an object that has just been made destroyed when the program ends. */
export function destroyAtExit(f: Body, place: Place & { readonly kind: "global" }, at: TokenRange): void {
  if (triviallyDestroyed(place.type) || f.unevaluated > 0) return;
  const { symbol } = place;
  const name = `dynamic atexit destructor for '${symbol.name}'`;
  const destroyer = makeFunction(f, name, `${symbol.linkName}$exit`, at, (body) => destroyObject(body, place, at));
  const handler = pointerTo(procedure);
  const type = functionType(INT, [{ name: "handler", type: handler, annotations: [] }], false, true);
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol: newFunctionSymbol(f.context, "atexit", "atexit", type, false, at.first) },
    type,
    args: [{ kind: "function", symbol: destroyer, type: handler }],
    result: undefined,
    at: { first: at.first, last: at.last },
  });
}

function makeFunction(outer: Body, name: string, linkName: string, at: TokenRange, write: (f: Body) => void): IrSymbol {
  const { context } = outer;
  const symbol = newFunctionSymbol(context, `\`${name}'`, linkName, procedure, true, at.first);
  symbol.defined = true;
  // Of an inline variable each unit has one; any of them serves.
  symbol.inline = true;
  const f = new Body(context, symbol.name, VOID, outer.scope, at);
  f.cxx = newCxxBody(outer.cxx?.owner, undefined, cxxOf(outer).met);
  f.linkName = linkName;
  f.step("declaration", at);
  fullExpression(f, at, () => {
    write(f);
    return undefined;
  });
  closeBlock(f, at.last);
  if (f.open) f.end({ kind: "return", value: undefined, at: { first: at.first, last: at.last } });
  f.resolveGotos();
  completeFinally(f);
  context.products.functions.push(f.finish(symbol, procedure, at));
  return symbol;
}
