// Exceptions of C++, as Microsoft's compiler makes them of structured ones: `throw` calls the run-time library with the object, and a `try`
// with its `catch`es is a guarded body whose filter takes exceptions of that library only. Which of several handlers an object's type asks
// for is not known here: each of them is a way on, and the machine, which has no such library, stops where one is asked for.
import type { Expr, IrSymbol, Place } from "../../ir/ir.ts";
import type { Expression, Statement } from "../../syntax/ast.ts";
import type { CatchHandler } from "../../syntax/cpp-ast.ts";
import { functionType, INT, pointerTo, UINT, unqualified, VOID } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { voidValue } from "../calls.ts";
import type { DraftTry } from "../draft.ts";
import { binary, constant, convert, load, unknown } from "../fold.ts";
import { newSymbol } from "../new-symbol.ts";
import { addressOf, store } from "../operators.ts";
import { lowerCompound } from "../statement.ts";
import { typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { convertNode, objectPlace } from "./construct.ts";
import { decayed, operandOf } from "./operands.ts";

/** What the run-time library raises for every `throw`. */
const libraryException = 0xe06d7363n;

/** The library copies the object; control does not come back. */
export function lowerThrow(f: Body, node: Expression & { kind: "throw" }): Expr {
  const nothing: Expr = { kind: "const", value: 0n, type: pointerTo(VOID) };
  const { operand } = node;
  const object = operand === undefined ? nothing : convert(thrown(f, operand), pointerTo(VOID), true, f.context.target);
  const symbol = thrower(f, node.first);
  if (symbol.type.kind !== "function") return voidValue();
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol },
    type: symbol.type,
    args: [object, nothing],
    result: undefined,
    at: { first: node.first, last: node.last },
  });
  f.end({ kind: "unreachable" });
  return voidValue();
}
/** The address of the object that is thrown. */
function thrown(f: Body, operand: Expression): Expr {
  const type = unqualified(decayed(operandOf(f, operand).type));
  if (type.kind === "record") return addressOf(f, objectPlace(f, operand));
  const place = f.temporary(type, operand);
  store(f, place, convertNode(f, operand, type, "'throw'"), operand);
  return addressOf(f, place);
}
function thrower(f: Body, token: number): IrSymbol {
  const name = "_CxxThrowException";
  const known = f.context.fileScope.find(name);
  if (known?.kind === "symbol") return known.symbol;
  const param = { name: undefined, type: pointerTo(VOID), annotations: [] };
  const type = functionType(VOID, [param, param], false, true);
  const declaredAt = { declaration: f.context.declaration, token };
  return newSymbol({ name, linkName: name, kind: "function", type, linkage: "external", declaredAt });
}

export function lowerTryCatch(f: Body, node: Statement & { kind: "tryCatch" }): void {
  const outer = f.inTry;
  const after = f.block();
  const filterResult = f.temporary(INT, node).local;
  const filter = f.block();
  const region: DraftTry = {
    id: f.tries.length,
    parent: outer,
    kind: "except",
    filter,
    filterResult,
    handler: f.block(),
    abnormal: undefined,
    selector: undefined,
    exits: [],
    leave: after,
  };
  f.tries.push(region);
  f.inTry = region;
  f.place(f.block());
  lowerCompound(f, node.body);
  f.jump(after);
  f.inTry = outer;

  f.placed.push(filter);
  f.current = filter;
  const code = f.temporary(UINT, node);
  const at = { first: node.first, last: node.first };
  const id = constant(BigInt(region.id), UINT);
  f.emit({ kind: "intrinsic", name: "_exception_code", args: [id], result: code.local, at });
  const ours = binary("eq", load(code), constant(libraryException, UINT), INT, at, f.context.target);
  store(f, { kind: "local", local: filterResult, type: INT }, ours, node);
  f.end({ kind: "filterEnd" });

  f.placed.push(region.handler);
  f.current = region.handler;
  for (const [i, handler] of node.handlers.entries()) {
    const next = i + 1 < node.handlers.length ? f.block() : undefined;
    if (next !== undefined) {
      const then = f.block();
      f.end({ kind: "branch", condition: unknown(INT), then, else: next, at });
      f.placed.push(then);
      f.current = then;
    }
    lowerHandler(f, handler);
    f.jump(after);
    if (next === undefined) continue;
    f.placed.push(next);
    f.current = next;
  }
  f.placed.push(after);
  f.current = after;
}

/** What is caught is an object of which nothing is known. */
function lowerHandler(f: Body, { caught, body }: CatchHandler): void {
  f.enterScope(body.last, () => {
    if (caught !== undefined) {
      const base = typeOfSpecifiers(f, caught.specifiers);
      const type = caught.declarator === undefined ? base : typeOfDeclarator(f, base, caught.declarator);
      const name = caught.declarator?.name;
      if (name !== undefined) declareCaught(f, name, type, caught);
    }
    lowerCompound(f, body);
  });
}
function declareCaught(f: Body, name: string, type: Type, at: NonNullable<CatchHandler["caught"]>): void {
  const local = f.addLocal({ name, type, kind: "variable", scope: at, minAlign: 1, byReference: false });
  const place: Place = { kind: "local", local: local.id, type };
  f.assign(place, unknown(type), at);
  f.scope.names.set(name, { kind: "local", local, order: 0 });
}
