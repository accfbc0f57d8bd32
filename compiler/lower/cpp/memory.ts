// `new` and `delete`, by the operators that the driver defines: of the class first, of the file after. A null pointer is not constructed.
import type { Expr } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { sizeOf } from "../../types/layout.ts";
import { functionType, INT, LLONG, pointerTo, UCHAR, UINT, ULLONG, unqualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { voidValue } from "../calls.ts";
import { convertForAssignment } from "../conversions.ts";
import { lowerExpression } from "../expression.ts";
import { binary, constant, convert, indexConst, load, offsetBy, unknown } from "../fold.ts";
import { derefPlace } from "../places.ts";
import { typeOfName } from "../written-types.ts";
import { callFunction } from "./calls.ts";
import { classOf, triviallyDestroyed, triviallyMade } from "./class-info.ts";
import { classToScalar, defaultInitialize, initialize, valueInitialize } from "./construct.ts";
import { destroyRow, forEach, makeRow, type Row, rowBehind } from "./elements.ts";
import { type CxxFunction, newFunction, type OverloadSet } from "./entities.ts";
import { newFunctionSymbol, overloadsOf } from "./functions.ts";
import { guarded } from "./lifetime.ts";
import { operandOf } from "./operands.ts";
import { chooseOverload, methodsNamed } from "./overloads.ts";
import { destroyObject } from "./special.ts";
import { cxxOf } from "./state.ts";
import { callDeletingDestructor, hasVirtualDestructor } from "./vtables.ts";

const cookie = 8;
const sizeType = (f: Body): Type => (f.context.target === "x64" ? ULLONG : UINT);

export function lowerNew(f: Body, node: Expression & { kind: "new" }): Expr {
  let type = typeOfName(f, node.type);
  let count: Expr | undefined;
  if (node.count !== undefined)
    count = convert(
      convertForAssignment(
        f,
        classToScalar(f, node.count, LLONG) ?? lowerExpression(f, node.count),
        LLONG,
        node.count,
        "the length",
      ),
      sizeType(f),
      true,
      f.context.target,
    );
  else if (type.kind === "array") {
    count = constant(BigInt(type.length ?? 0), sizeType(f));
    type = type.of;
  }
  const array = count !== undefined;
  const each = sizeOf(type, f.context.target);
  const counted = array && !triviallyDestroyed(type);
  const size = sizeConst(f, each);
  let bytes: Expr = size;
  let kept: Expr | undefined;
  if (count !== undefined) {
    kept = count;
    if (count.kind !== "const") {
      const length = f.temporary(sizeType(f), node);
      f.assign(length, count, node);
      kept = load(length);
    }
    bytes = binary("mul", kept, size, sizeType(f), node, f.context.target);
    if (counted) bytes = binary("add", bytes, sizeConst(f, cookie), sizeType(f), node, f.context.target);
  }
  const raw = allocate(f, node, type, array, bytes);
  const result = pointerTo(type);
  if (raw === undefined) return unknown(result);
  const pointer = f.temporary(result, node);
  f.assign(pointer, convert(raw, result, false, f.context.target), node);
  const makes = node.initializer !== undefined || !triviallyMade(type) || counted;
  if (!makes) return load(pointer);

  const make = f.block();
  const after = f.block();
  const at = { first: node.first, last: node.last };
  const condition = binary("ne", load(pointer), constant(0n, result), INT, node, f.context.target);
  f.end({ kind: "branch", condition, then: make, else: after, at });
  f.placed.push(make);
  f.current = make;
  const cxx = cxxOf(f);
  cxx.branches++;
  if (kept === undefined) {
    const construct = (): void => initialize(f, derefPlace(f, load(pointer), node), node.initializer, node);
    // Memory that a constructor leaves by an exception goes back; with arguments of its own only by a matching operator, which nobody has.
    if (type.kind === "record" && node.placement.length === 0)
      guarded(f, node, construct, () => deleteFunction(f, load(pointer), type, false, node.global, node));
    else construct();
  } else {
    if (counted) {
      const length = derefPlace(f, convert(load(pointer), pointerTo(sizeType(f)), false, f.context.target), node);
      f.assign(length, kept, node);
      const moved = offsetBy(
        convert(load(pointer), pointerTo(UCHAR), false, f.context.target),
        indexConst(cookie),
        1,
        pointerTo(UCHAR),
        f.context.target,
      );
      f.assign(pointer, convert(moved, result, false, f.context.target), node);
    }
    const all = (): void => constructRow(f, rowBehind(f, load(pointer), type, kept, node), node);
    if (counted && node.placement.length === 0)
      guarded(f, node, all, () => deleteFunction(f, beforeCookie(f, load(pointer)), type, true, node.global, node));
    else all();
  }
  cxx.branches--;
  f.place(after);
  return load(pointer);
}

/** The objects of `new T[n]`. */
function constructRow(f: Body, row: Row, node: Expression & { kind: "new" }): void {
  const list = node.initializer?.kind === "list" ? node.initializer.items : [];
  makeRow(f, row, node, (made) => {
    list.forEach(({ value }, i) => {
      initialize(f, row.at(indexConst(i)), value, value);
      made();
    });
    forEach(
      f,
      row,
      node,
      (element) => {
        if (node.initializer === undefined) defaultInitialize(f, element, node);
        else valueInitialize(f, element, node);
        made();
      },
      list.length,
    );
  });
}
/** Where the memory of counted objects begins: their number stands before the first. */
function beforeCookie(f: Body, pointer: Expr): Expr {
  const { target } = f.context;
  const bytes = convert(pointer, pointerTo(UCHAR), false, target);
  return offsetBy(bytes, indexConst(-cookie), 1, pointerTo(UCHAR), target);
}

const sizeConst = (f: Body, bytes: number): Expr => constant(BigInt(bytes), sizeType(f));

/** Calls the operator that a class or the file declares; the value of the size has been computed already. */
function allocate(
  f: Body,
  node: Expression & { kind: "new" },
  type: Type,
  array: boolean,
  bytes: Expr,
): Expr | undefined {
  const name = `operator new${array ? "[]" : ""}`;
  const size = computed(f, bytes, node);
  const args = [size, ...node.placement];
  const own = !node.global && type.kind === "record" ? methodsNamed(type, name) : none;
  const global = (of: string): OverloadSet => overloadsOf(f.context.fileScope.find(of));
  // Microsoft's compiler takes 'operator new' for arrays where no 'operator new[]' fits.
  const sets = own.functions.length > 0 ? [own] : array ? [global(name), global("operator new")] : [global(name)];
  for (const set of sets) {
    if (set.functions.length === 0 && set.templates.length === 0) continue;
    const fn = chooseOverload(f, set, { name, args, object: undefined, at: node }, false);
    if (fn !== undefined) return callFunction(f, fn, undefined, args, node);
  }
  const [place] = node.placement;
  if (place !== undefined && node.placement.length === 1 && operandOf(f, place).type.kind === "pointer")
    return lowerExpression(f, place);
  if (node.placement.length === 0)
    return callFunction(f, builtIn(f, name, pointerTo(VOID), [sizeType(f)]), undefined, args, node);
  f.context.report(
    node,
    "error",
    "no-overload",
    `No '${name}' takes these arguments for '${typeText(type)}'.`,
    "Declare the operator that is meant, e.g. operator new(size_t, POOL_FLAGS, ULONG).",
  );
  for (const arg of node.placement) lowerExpression(f, arg);
  f.refuse(node, "new", `No '${name}' takes these arguments.`);
  return undefined;
}
const none: OverloadSet = { functions: [], templates: [] };

/** A value that is known already, as an argument: a name for it that only this call sees. */
function computed(f: Body, value: Expr, at: TokenRange): Expression {
  if (value.kind === "const")
    return {
      kind: "integer",
      value: value.value,
      decimal: true,
      suffix: f.context.target === "x64" ? "ui64" : "u",
      first: at.first,
      last: at.last,
    };
  const kept = f.temporary(value.type, at);
  f.assign(kept, value, at);
  const name = `<size ${kept.local}>`;
  f.scope.names.set(name, { kind: "local", local: f.local(kept.local), order: 0 });
  return { kind: "identifier", name, first: at.first, last: at.last };
}
function builtIn(f: Body, name: string, returns: Type, params: readonly Type[]): CxxFunction {
  const type = functionType(
    returns,
    params.map((param) => ({ name: undefined, type: param, annotations: [] })),
    false,
    true,
  );
  const text = params.map((param) => (param.kind === "pointer" ? "void *" : "unsigned long long")).join(", ");
  return newFunction({
    symbol: newFunctionSymbol(f.context, name, `${name}(${text})`, type, false, 0),
    type,
    name,
    scope: f.context.fileScope,
    declaration: f.context.declaration,
  });
}

export function lowerDelete(f: Body, node: Expression & { kind: "delete" }): Expr {
  const value = classToScalar(f, node.operand, pointerTo(VOID)) ?? lowerExpression(f, node.operand);
  if (value.type.kind !== "pointer") {
    if (value.kind !== "unknown")
      f.context.report(node, "error", "not-a-pointer", `'delete' needs a pointer, not '${typeText(value.type)}'.`);
    return voidValue();
  }
  const type = unqualified(value.type.to);
  if (type.kind === "record" && type.decl.fields === undefined)
    f.context.report(
      node,
      "warning",
      "incomplete-type",
      `'${typeText(type)}' is incomplete: its destructor does not run.`,
      "Include the header that defines it.",
    );
  const at = { first: node.first, last: node.last };
  const pointer = f.temporary(pointerTo(type), node);
  f.assign(pointer, convert(value, pointerTo(type), false, f.context.target), node);
  const some = f.block();
  const after = f.block();
  const condition = binary("ne", load(pointer), constant(0n, pointer.type), INT, node, f.context.target);
  f.end({ kind: "branch", condition, then: some, else: after, at });
  f.placed.push(some);
  f.current = some;
  if (node.array && !triviallyDestroyed(type)) {
    const { target } = f.context;
    const start = beforeCookie(f, load(pointer));
    const count = f.temporary(sizeType(f), node);
    f.assign(count, load(derefPlace(f, convert(start, pointerTo(sizeType(f)), false, target), node)), node);
    destroyRow(f, rowBehind(f, load(pointer), type, load(count), node), node);
    deleteFunction(f, start, type, true, node.global, node);
  } else if (type.kind === "record" && !node.array && hasVirtualDestructor(classOf(type.decl))) {
    callDeletingDestructor(f, load(pointer), classOf(type.decl), true, node);
  } else {
    if (!node.array) destroyObject(f, derefPlace(f, load(pointer), node), node);
    deleteFunction(f, load(pointer), type, node.array, node.global, node);
  }
  f.place(after);
  return voidValue();
}

/** Calls the `operator delete` for an object. */
export function deleteFunction(
  f: Body,
  pointer: Expr,
  type: Type,
  array: boolean,
  global: boolean,
  at: TokenRange,
): void {
  const name = `operator delete${array ? "[]" : ""}`;
  const own = !global && type.kind === "record" ? methodsNamed(type, name) : none;
  const set = own.functions.length > 0 ? own : overloadsOf(f.context.fileScope.find(name));
  const usual = set.functions.filter((fn) => fn.type.params.length <= 2 && fn.type.params[0]?.type.kind === "pointer");
  const sized = usual.find((fn) => fn.type.params.length === 2 && fn.type.params[1]?.type.kind === "integer");
  const plain = usual.find((fn) => fn.type.params.length === 1);
  const fn = plain ?? sized ?? builtIn(f, name, VOID, [pointerTo(VOID)]);
  if (fn.symbol.type.kind !== "function") return;
  const args: Expr[] = [convert(pointer, pointerTo(VOID), true, f.context.target)];
  if (fn === sized) args.push(sizeConst(f, sizeOf(type, f.context.target)));
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol: fn.symbol },
    type: fn.symbol.type,
    args,
    result: undefined,
    at: { first: at.first, last: at.last },
  });
}
