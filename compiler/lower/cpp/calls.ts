// Calls in C++: of functions by overload, of members with their object, of virtual functions through the table, of objects.

import type { Expr, Instruction, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { INT, isReference, isUnknownType, pointerTo, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { FunctionType, RecordType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { byValue, cannotCall, implicitFunction, lowerKnown, voidValue } from "../calls.ts";
import { lowerExpression } from "../expression.ts";
import { convert, load, unknown } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { derefPlace, unknownPlace } from "../places.ts";
import { checkAccess } from "./access.ts";
import { lowerArguments } from "./arguments.ts";
import { classOf, passedAsBytes } from "./class-info.ts";
import { evaluateCall, noteUndecided } from "./constexpr.ts";
import { objectPlace } from "./construct.ts";
import type { CxxFunction, OverloadSet } from "./entities.ts";
import { machineType, overloadsOf } from "./functions.ts";
import { temporaryObject } from "./lifetime.ts";
import { methodNamed } from "./member-pointers.ts";
import { entityOf, mayBeLostMember, templateArgumentsOf } from "./names.ts";
import { operandOf } from "./operands.ts";
import { chooseOverload, methodsNamed } from "./overloads.ts";
import { asBase, thisPlace } from "./places.ts";
import { namespaceAround, outerPrefix, prefixOf, resolveScope } from "./scopes.ts";
import { destroyObject, used } from "./special.ts";
import type { Operand } from "./state.ts";
import { holdsAuto } from "./types.ts";
import { valueOfNode } from "./values.ts";
import { virtualTarget } from "./vtables.ts";

type CallNode = Expression & { kind: "call" };

/** A call; the result of a function that returns a reference has that type. `into`: where a class goes that it returns. */
export function cxxCall(f: Body, node: CallNode, into?: Place): Expr {
  const { callee } = node;
  if (callee.kind === "member") return memberCall(f, node, callee, into);
  if (callee.kind === "pointedMember") return pointedCall(f, node, callee, into);
  if (callee.kind === "identifier" || callee.kind === "qualified") {
    const entity = entityOf(f, callee);
    if (entity === undefined || (entity.kind === "symbol" && !entity.symbol.defined)) {
      const plain = callee.kind === "identifier" || callee.scope === undefined;
      const special = plain ? lowerKnown(f, callee.name, node) : undefined;
      if (special !== undefined) return special;
    }
    const found = entity === undefined ? whereInstantiated(f, callee) : overloadsOf(entity);
    const set = withArgumentDependent(f, callee, found, node.args);
    if (set.functions.length > 0 || set.templates.length > 0) return namedCall(f, node, callee, set, into);
    if (entity === undefined) {
      if (callee.kind === "identifier" && callee.name.startsWith("__builtin_")) {
        const symbol = implicitFunction(f, callee.name, callee);
        if (symbol.type.kind === "function")
          return emit(
            f,
            { kind: "direct", symbol },
            symbol.type,
            symbol.type,
            lowerArguments(f, symbol.type, [], node.args, callee.name, node),
            node,
            into,
          );
      }
      return undeclared(f, node, callee);
    }
  }
  const operand = operandOf(f, callee);
  if (operand.type.kind === "record") {
    const called = callObject(f, node, { ...operand, type: operand.type }, into);
    if (called !== undefined) return called;
  }
  const pointer = lowerExpression(f, callee);
  if (pointer.type.kind !== "pointer" || pointer.type.to.kind !== "function") {
    for (const arg of node.args) valueOfNode(f, arg);
    return cannotCall(f, pointer, node);
  }
  const type = pointer.type.to;
  const args = lowerArguments(f, type, [], node.args, "the function", node);
  const target: Expr = pointer.kind === "function" ? pointer : { ...pointer };
  const callable =
    target.kind === "function"
      ? ({ kind: "direct", symbol: target.symbol } as const)
      : ({ kind: "indirect", pointer: target } as const);
  return emit(f, callable, type, machineType(type, undefined, 0), args, node, into);
}

/** `(object.*pointer)(arguments)`; a pointer that is a template's argument names the function itself. */
function pointedCall(
  f: Body,
  node: CallNode,
  { object, arrow, pointer: written }: Expression & { kind: "pointedMember" },
  into: Place | undefined,
): Expr {
  const named = methodNamed(f, written);
  const place = arrow ? derefPlace(f, lowerExpression(f, object), node) : objectPlace(f, object);
  if (named !== undefined && place.type.kind === "record") return callMethod(f, named, place, node.args, node, into);
  const pointer = lowerExpression(f, written);
  const to = pointer.type.kind === "pointer" ? pointer.type : undefined;
  if (to?.member === undefined || to.to.kind !== "function") {
    for (const arg of node.args) valueOfNode(f, arg);
    return cannotCall(f, pointer, node);
  }
  const { of, type } = to.member;
  const whole = asBase(f, place, of);
  f.takeAddress(whole);
  const self = convert(addressOf(f, whole), pointerTo(whole.type), true, f.context.target);
  const args = lowerArguments(f, type, [], node.args, "the function", node);
  return emit(f, { kind: "indirect", pointer }, type, to.to, [self, ...args], node, into);
}

/** The call of an object, by its `operator()`; undefined if it has none. */
function callObject(
  f: Body,
  node: CallNode,
  object: Operand & { readonly type: RecordType },
  into: Place | undefined,
): Expr | undefined {
  const { callee, args } = node;
  const set = methodsNamed(object.type, "operator()");
  if (set.functions.length === 0 && set.templates.length === 0) return undefined;
  const fn = chooseOverload(f, set, { name: "operator()", args, object, at: node }, true);
  if (fn === undefined) {
    for (const arg of args) valueOfNode(f, arg);
    return unknown(INT);
  }
  const place = objectPlace(f, callee);
  // That of a lambda without captures needs no object.
  if (fn.kind === "static") return callFunction(f, used(f.context, fn), undefined, args, node, into);
  return callMethod(f, fn, place, args, node, into);
}

/**
 * Functions that a template's definition could not see yet, and that are declared where it is used: Microsoft's compiler looks for names
 * only there.
 */
function whereInstantiated(f: Body, callee: Expression & { kind: "identifier" | "qualified" }): OverloadSet {
  if (callee.kind === "qualified" && callee.scope !== undefined) return overloadsOf(undefined);
  for (let prefix = prefixOf(f.scope); ; prefix = outerPrefix(prefix)) {
    const set = overloadsOf(f.context.fileScope.find(prefix + callee.name));
    if (prefix === "" || set.functions.length > 0 || set.templates.length > 0) return set;
  }
}
function undeclared(f: Body, node: CallNode, callee: Expression & { kind: "identifier" | "qualified" }): Expr {
  const name =
    callee.kind === "identifier" || typeof callee.scope !== "string" ? callee.name : `${callee.scope}::${callee.name}`;
  if (!mayBeLostMember(f))
    f.context.report(
      callee,
      "error",
      "undeclared",
      `'${name}' is called but not declared.`,
      "Include the header that declares it.",
    );
  for (const arg of node.args) valueOfNode(f, arg);
  f.refuse(node, "undeclared function", `'${name}' is not declared.`);
  return unknown(INT);
}

/** Functions of the namespaces and friends of the classes that the arguments have count too. */
function withArgumentDependent(
  f: Body,
  callee: Expression & { kind: "identifier" | "qualified" },
  set: OverloadSet,
  args: readonly Expression[],
): OverloadSet {
  if (callee.kind !== "identifier" || set.functions.some((fn) => fn.owner !== undefined)) return set;
  return argumentDependent(f, callee.name, set, args);
}
export function argumentDependent(f: Body, name: string, set: OverloadSet, args: readonly Expression[]): OverloadSet {
  let found = set;
  const seen = new Set<string>([prefixOf(f.scope)]);
  for (const arg of args) {
    if (arg.kind === "braced" || arg.kind === "integer" || arg.kind === "string") continue;
    let { type } = operandOf(f, arg);
    while (type.kind === "pointer") type = type.to;
    if (type.kind !== "record" && type.kind !== "enum") continue;
    const prefix =
      type.kind === "record" ? prefixOf(classOf(type.decl).outer) : namespaceAround(f, type.decl.name ?? "");
    if (seen.has(prefix)) continue;
    seen.add(prefix);
    const more = overloadsOf(f.context.fileScope.find(prefix + name));
    found = {
      functions: [...found.functions, ...more.functions.filter((fn) => !found.functions.includes(fn))],
      templates: [...found.templates, ...more.templates.filter((t) => !found.templates.includes(t))],
    };
  }
  return found;
}

function namedCall(
  f: Body,
  node: CallNode,
  callee: Expression & { kind: "identifier" | "qualified" },
  set: OverloadSet,
  into: Place | undefined,
): Expr {
  const isMember =
    set.functions.some((fn) => fn.owner !== undefined && fn.kind !== "static") ||
    set.templates.some((t) => t.owner !== undefined);
  const self = isMember ? thisPlace(f, node) : undefined;
  const object = self === undefined ? undefined : { type: self.type, category: "lvalue" as const, nullConstant: false };
  const templateArgs = callee.kind === "qualified" ? templateArgumentsOf(f, callee.args) : undefined;
  const call = {
    name: callee.name,
    args: node.args,
    object,
    at: node,
    ...(templateArgs === undefined ? {} : { templateArgs }),
  };
  const fn = chooseOverload(f, set, call, true);
  if (fn === undefined) {
    for (const arg of node.args) valueOfNode(f, arg);
    return unknown(set.functions[0]?.type.returns ?? INT);
  }
  if (fn.owner !== undefined) checkAccess(f, fn.owner, fn.access, fn.name, callee);
  if (fn.ending === "delete")
    f.context.report(node, "error", "deleted-function", `'${fn.symbol.name}' is deleted.`, "Call another function.");
  if (fn.kind === "method" || fn.kind === "conversion" || fn.kind === "destructor") {
    if (self === undefined) {
      f.context.report(
        node,
        "error",
        "no-object",
        `'${fn.symbol.name}' is a member function: it needs an object.`,
        "Call it on an object of the class.",
      );
      return unknown(fn.type.returns);
    }
    const exact = callee.kind === "qualified" && callee.scope !== undefined;
    return callMethod(f, fn, self, node.args, node, into, exact);
  }
  return callFunction(f, used(f.context, fn), undefined, node.args, node, into);
}

function memberCall(f: Body, node: CallNode, callee: Expression & { kind: "member" }, into: Place | undefined): Expr {
  const object = objectOf(f, callee);
  if (object === undefined || object.type.kind !== "record") {
    if (object !== undefined && callee.name.includes("~")) return voidValue();
    if (object?.kind === "deref" && object.pointer.kind === "unknown") {
      for (const arg of node.args) valueOfNode(f, arg);
      return unknown(INT);
    }
    const pointer = lowerExpression(f, callee);
    if (pointer.kind === "unknown") for (const arg of node.args) valueOfNode(f, arg);
    return pointer.kind === "unknown" ? unknown(INT) : indirect(f, pointer, node, into);
  }
  const { name, exact, from } = memberName(f, callee.name, object);
  if (name.startsWith("~")) {
    destroyObject(f, from, node);
    return voidValue();
  }
  const set = from.type.kind === "record" ? methodsNamed(from.type, name) : { functions: [], templates: [] };
  if (set.functions.length === 0 && set.templates.length === 0) {
    const operand = operandOf(f, callee);
    if (operand.type.kind === "record") {
      const called = callObject(f, node, { ...operand, type: operand.type }, into);
      if (called !== undefined) return called;
    }
    return indirect(f, lowerExpression(f, callee), node, into);
  }
  const operand = { type: from.type, category: "lvalue" as const, nullConstant: false };
  const templateArgs = templateArgumentsOf(f, callee.args);
  const call = {
    name,
    args: node.args,
    object: operand,
    at: node,
    ...(templateArgs === undefined ? {} : { templateArgs }),
  };
  const fn = chooseOverload(f, set, call, true);
  if (fn === undefined) {
    for (const arg of node.args) valueOfNode(f, arg);
    return unknown(set.functions[0]?.type.returns ?? INT);
  }
  if (fn.owner !== undefined)
    checkAccess(f, fn.owner, fn.access, fn.name, callee, from.type.kind === "record" ? from.type.decl : fn.owner);
  if (fn.ending === "delete")
    f.context.report(node, "error", "deleted-function", `'${fn.symbol.name}' is deleted.`, "Call another function.");
  if (fn.kind === "static" || fn.kind === "function")
    return callFunction(f, used(f.context, fn), undefined, node.args, node, into);
  // A virtual function of an object whose class is known needs no table.
  const known = !callee.arrow && isOwnObject(object);
  return callMethod(f, fn, from, node.args, node, into, exact || known);
}
function isOwnObject(place: Place): boolean {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local" || at.kind === "global";
}
function indirect(f: Body, pointer: Expr, node: CallNode, into: Place | undefined): Expr {
  if (pointer.type.kind !== "pointer" || pointer.type.to.kind !== "function") {
    for (const arg of node.args) valueOfNode(f, arg);
    return cannotCall(f, pointer, node);
  }
  const type = pointer.type.to;
  const args = lowerArguments(f, type, [], node.args, "the function", node);
  const callable =
    pointer.kind === "function"
      ? ({ kind: "direct", symbol: pointer.symbol } as const)
      : ({ kind: "indirect", pointer } as const);
  return emit(f, callable, type, machineType(type, undefined, 0), args, node, into);
}

/** The object before `.` or behind `->`, through overloaded arrows. */
export function objectOf(f: Body, node: Expression & { kind: "member" }): Place | undefined {
  if (!node.arrow) return objectPlace(f, node.object);
  const operand = operandOf(f, node.object);
  if (operand.type.kind === "record") return throughArrow(f, objectPlace(f, node.object), node.object, 0);
  const pointer = lowerExpression(f, node.object);
  if (pointer.kind === "unknown") return unknownPlace(INT, node);
  if (pointer.type.kind !== "pointer") return undefined;
  if (pointer.type.to.kind !== "record") return isUnknownType(pointer.type) ? undefined : derefPlace(f, pointer, node);
  return derefPlace(f, pointer, node);
}
function throughArrow(f: Body, object: Place, at: TokenRange, depth: number): Place | undefined {
  if (object.type.kind !== "record" || depth > 8) return undefined;
  const operand = { type: object.type, category: "lvalue" as const, nullConstant: false };
  const set = methodsNamed(object.type, "operator->");
  const fn = chooseOverload(f, set, { name: "operator->", args: [], object: operand, at }, true);
  if (fn === undefined) return undefined;
  const value = callMethod(f, fn, object, [], at);
  if (isReference(value.type)) {
    const inner: Place = { kind: "deref", pointer: value, type: value.type.to, at: { first: at.first, last: at.last } };
    return throughArrow(f, inner, at, depth + 1);
  }
  if (value.type.kind === "record" && value.kind === "load") return throughArrow(f, value.place, at, depth + 1);
  return value.type.kind === "pointer" ? derefPlace(f, value, at) : undefined;
}

/** A member's name, which may be qualified by a base class. */
export function memberName(f: Body, written: string, object: Place): { name: string; exact: boolean; from: Place } {
  const at = written.lastIndexOf("::");
  if (at < 0) return { name: written, exact: false, from: object };
  const where = resolveScope(f, written.slice(0, at), false);
  const name = written.slice(at + 2);
  if (where === undefined || typeof where === "string" || !("names" in where))
    return { name, exact: true, from: object };
  return { name, exact: true, from: asBase(f, object, where.decl) };
}

// ---- emitting -----------------------------------------------------------------------------------------------------------

/** Calls a member function on an object, through the table if it is virtual. */
export function callMethod(
  f: Body,
  fn: CxxFunction,
  object: Place,
  args: readonly Expression[],
  at: TokenRange,
  into?: Place,
  exact = false,
): Expr {
  const owner = fn.owner ?? (object.type.kind === "record" ? object.type.decl : undefined);
  const self = owner === undefined ? object : asBase(f, object, owner);
  f.takeAddress(self);
  const pointer = addressOf(f, self);
  if (fn.slot === undefined || exact) return callFunction(f, used(f.context, fn), pointer, args, at, into);
  const kept = f.temporary(pointerTo(self.type), at);
  f.assign(kept, pointer, at);
  const lowered = lowerArguments(f, fn.type, fn.defaults, args, `'${fn.symbol.name}'`, at, fn);
  const type = fn.symbol.type;
  if (type.kind !== "function") return unknown(fn.type.returns);
  const target = virtualTarget(f, load(kept), fn, type, at);
  return emit(f, { kind: "indirect", pointer: target.pointer }, fn.type, type, [target.self, ...lowered], at, into);
}

/** Calls a function with the address of its object, if it has one. */
export function callFunction(
  f: Body,
  fn: CxxFunction,
  self: Expr | undefined,
  args: readonly Expression[],
  at: TokenRange,
  into?: Place,
): Expr {
  const type = fn.symbol.type;
  if (type.kind !== "function") return unknown(fn.type.returns);
  if (holdsAuto(fn.type.returns))
    f.context.report(
      at,
      "error",
      "bad-auto",
      `What '${fn.symbol.name}' returns is not known here: its type follows from its body.`,
      "Define it further up, or write the type.",
    );
  const lowered = lowerArguments(f, fn.type, fn.defaults, args, `'${fn.symbol.name}'`, at, fn);
  if (fn.constexpr && self === undefined && (f.unevaluated > 0 || f.scope.fileScope || f.constants > 0)) {
    const known = evaluateCall(fn.symbol, lowered, f.context.target);
    if (known !== undefined) return known;
    noteUndecided(f);
  }
  const value = emit(
    f,
    { kind: "direct", symbol: fn.symbol },
    fn.type,
    type,
    self === undefined ? lowered : [self, ...lowered],
    at,
    into,
  );
  if (fn.symbol.annotations.some((a) => a.name === "noreturn")) f.end({ kind: "unreachable" });
  return value;
}

function emit(
  f: Body,
  callee: (Instruction & { kind: "call" })["callee"],
  type: FunctionType,
  machine: FunctionType,
  args: readonly Expr[],
  node: TokenRange,
  into: Place | undefined,
): Expr {
  const at = { first: node.first, last: node.last };
  const returns = unqualified(type.returns);
  if (returns.kind === "record") {
    if (returns.decl.fields === undefined) {
      f.context.report(
        node,
        "error",
        "incomplete-type",
        `The function returns the incomplete type '${typeText(returns)}'.`,
        "Include the header that defines it.",
      );
      return unknown(returns);
    }
    if (!passedAsBytes(returns)) {
      const call = (place: Place): void => {
        f.takeAddress(place);
        const room = convert(addressOf(f, place), pointerTo(returns), true, f.context.target);
        f.emit({ kind: "call", callee, type: machine, args: [room, ...args], result: undefined, at });
      };
      if (into !== undefined) {
        call(into);
        return load(into);
      }
      return load(temporaryObject(f, returns, node, call));
    }
    const room = f.temporary(returns, node);
    if (byValue(returns, f)) {
      f.emit({ kind: "call", callee, type: machine, args, result: room.local, at });
      return load(room);
    }
    f.emit({ kind: "call", callee, type: machine, args: [addressOf(f, room), ...args], result: undefined, at });
    return load(room);
  }
  if (returns.kind === "void") {
    f.emit({ kind: "call", callee, type: machine, args, result: undefined, at });
    return voidValue();
  }
  const result = f.temporary(returns, node);
  f.emit({ kind: "call", callee, type: machine, args, result: result.local, at });
  return load(result);
}
