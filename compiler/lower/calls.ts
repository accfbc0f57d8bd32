// Calls: direct, indirect, of intrinsics and of what the compiler itself knows (`va_start`, `_exception_code`, …).
// Structures go the Microsoft x64 way: 1, 2, 4 or 8 bytes by value in a slot, others by the address of a copy the caller
// makes; a result of another size through a hidden first argument.
import { assumptionIntrinsic, intrinsicByName, intrinsicType, refusedIntrinsics } from "../ir/intrinsics.ts";
import type { Expr, Instruction, IrSymbol, Place } from "../ir/ir.ts";
import { exact } from "../lists.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "../syntax/ast.ts";
import { pointerSize, sizeOf } from "../types/layout.ts";
import {
  CHAR,
  DOUBLE,
  FLOAT,
  functionType,
  INT,
  isScalar,
  LLONG,
  pointerTo,
  ULLONG,
  ULONG,
  unqualified,
  VOID,
} from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { FunctionType, Type } from "../types/type.ts";
import { lowerAssumption } from "./assumptions.ts";
import type { Body } from "./body.ts";
import { convertForAssignment, defaultPromotion } from "./conversions.ts";
import { cxxCall } from "./cpp/calls.ts";
import { emitCpuid, emitRdtscp } from "./cpuid.ts";
import { lowerEffect, lowerExpression } from "./expression.ts";
import { constant, convert, indexConst, intConst, load, offsetBy, unknown } from "./fold.ts";
import { libraryFunction } from "./library.ts";
import { addressOf, store } from "./operators.ts";
import { derefPlace, lvalueOf } from "./places.ts";
import { typeOfExpression } from "./sizes.ts";
import { emitStringOperation } from "./string-operations.ts";
import { declareImplicit } from "./symbols.ts";

type Call = Expression & { kind: "call" };

/** Whether a structure of this type travels in a slot by value. */
export function byValue(type: Type, f: Body): boolean {
  if (type.kind !== "record") return true;
  const size = sizeOf(type, f.context.target);
  return size === 1 || size === 2 || size === 4 || size === 8;
}

export function lowerCall(f: Body, node: Call): Expr {
  if (f.context.cxx) return cxxCall(f, node);
  const { callee } = node;
  if (callee.kind === "identifier") {
    const entity = f.scope.find(callee.name);
    if (entity === undefined || (entity.kind === "symbol" && !entity.symbol.defined)) {
      const special = lowerKnown(f, callee.name, node);
      if (special !== undefined) return special;
    }
    if (entity?.kind === "symbol" && entity.symbol.kind === "function") return callSymbol(f, entity.symbol, node);
    if (entity === undefined) return callSymbol(f, implicitFunction(f, callee.name, callee), node);
  }
  const pointer = lowerExpression(f, callee);
  if (pointer.kind === "function") return callSymbol(f, pointer.symbol, node);
  if (pointer.type.kind !== "pointer" || pointer.type.to.kind !== "function") {
    for (const arg of node.args) lowerExpression(f, arg);
    return cannotCall(f, pointer, node);
  }
  return emitCall(f, { kind: "indirect", pointer }, pointer.type.to, "the function", node);
}

/** A call of something that is no function is reported. */
export function cannotCall(f: Body, callee: Expr, node: Call): Expr {
  if (callee.kind !== "unknown")
    f.context.report(
      node.callee,
      "error",
      "not-a-function",
      `This has type '${typeText(callee.type)}' and cannot be called.`,
    );
  f.refuse(node, "call", "What is called here is no function.");
  return unknown(INT);
}

function callSymbol(f: Body, symbol: IrSymbol, node: Call): Expr {
  if (symbol.type.kind !== "function") return unknown(INT);
  const value = emitCall(f, { kind: "direct", symbol }, symbol.type, `'${symbol.name}'`, node);
  if (symbol.annotations.some((a) => a.name === "noreturn")) f.end({ kind: "unreachable" });
  return value;
}

export function implicitFunction(f: Body, name: string, at: TokenRange): IrSymbol {
  const plain = name.startsWith("__builtin_") ? name.slice(10) : name;
  if (plain !== name) {
    const known = f.scope.find(plain);
    if (known?.kind === "symbol" && known.symbol.kind === "function") return known.symbol;
  } else
    f.context.report(
      at,
      "warning",
      "implicit-function",
      `'${name}' is called but not declared; a function returning 'int' is assumed.`,
      "Include the header that declares it.",
    );
  return declareImplicit(f.context, plain, libraryFunction(plain) ?? functionType(INT, [], false, false), at);
}

// ---- arguments and result -----------------------------------------------------------------------------------------------

function emitCall(
  f: Body,
  callee: (Instruction & { kind: "call" })["callee"],
  type: FunctionType,
  name: string,
  node: Call,
): Expr {
  const made: Expr[] = [];
  const returns = unqualified(type.returns);
  const at = { first: node.first, last: node.last };
  let room: (Place & { readonly kind: "local" }) | undefined;
  if (returns.kind === "record") {
    if (returns.decl.fields === undefined) {
      f.context.report(
        node,
        "error",
        "incomplete-type",
        `${name} returns the incomplete type '${typeText(returns)}'.`,
        "Include the header that defines it.",
      );
      return unknown(returns);
    }
    const place = f.temporary(returns, node);
    room = place;
    if (!byValue(returns, f)) made.push(addressOf(f, place));
  }
  if (type.prototyped || (callee.kind === "direct" && callee.symbol.defined)) checkCount(f, type, node, name);
  node.args.forEach((arg, i) => {
    const param = type.prototyped ? type.params[i] : undefined;
    const value = lowerExpression(f, arg);
    // One too many is worked out, and nobody is there to take it.
    if (type.prototyped && !type.variadic && param === undefined) return;
    const what = `argument ${i + 1} of ${name}${param?.name === undefined ? "" : ` ('${param.name}')`}`;
    made.push(
      passed(
        f,
        param === undefined
          ? variableArgument(f, value, arg, what)
          : convertForAssignment(f, value, param.type, arg, what),
        arg,
      ),
    );
  });
  const args = exact(made);
  if (room !== undefined && !byValue(returns, f)) {
    f.emit({ kind: "call", callee, type, args, result: undefined, at });
    return load(room);
  }
  if (returns.kind === "void") {
    f.emit({ kind: "call", callee, type, args, result: undefined, at });
    return { kind: "convert", operand: intConst(0), type: VOID, implicit: true };
  }
  const result = room ?? f.temporary(returns, node);
  f.emit({ kind: "call", callee, type, args, result: result.local, at });
  return load(result);
}
function checkCount(f: Body, type: FunctionType, node: Call, name: string): void {
  const wanted = type.params.length;
  const given = node.args.length;
  if (given < wanted || (given > wanted && !type.variadic))
    f.context.report(
      node,
      // Without a prototype it is no error to the language (C17 6.5.2.2), and Microsoft's compiler only warns; as it does in C where
      // there are too many (C4020), which it passes all the same.
      type.prototyped && (given < wanted || f.context.cxx) ? "error" : "warning",
      "argument-count",
      `${name} takes ${type.variadic ? "at least " : ""}${wanted} argument${wanted === 1 ? "" : "s"}, not ${given}.`,
      given < wanted ? "Add what is missing." : "Remove what is too much.",
    );
}
export function variableArgument(f: Body, value: Expr, at: TokenRange, what: string): Expr {
  if (value.type.kind === "void" && value.kind !== "unknown") {
    f.context.report(at, "error", "void-value", `${what} has no value: its type is 'void'.`);
    return unknown(INT);
  }
  return defaultPromotion(f, value);
}
/** A large structure is copied and goes by its address. */
export function passed(f: Body, value: Expr, at: TokenRange): Expr {
  if (value.type.kind !== "record" || byValue(value.type, f) || value.kind === "unknown") return value;
  const copy = f.temporary(value.type, at);
  f.assign(copy, value, at);
  return addressOf(f, copy);
}

// ---- what the compiler knows by name ----------------------------------------------------------------------------------------

/** Undefined for an ordinary name. */
export function lowerKnown(f: Body, name: string, node: Call): Expr | undefined {
  const refused = refusedIntrinsics.get(name);
  if (refused !== undefined) {
    for (const arg of node.args) lowerExpression(f, arg);
    f.context.report(node, "error", "unsupported", refused);
    f.refuse(node, name, refused);
    return unknown(pointerTo(VOID));
  }
  const builtin = BUILTINS[name];
  if (builtin !== undefined) return builtin(f, node);
  if (name.startsWith("__builtin_huge_val") || name.startsWith("__builtin_inf"))
    return { kind: "float", value: Number.POSITIVE_INFINITY, type: name.endsWith("f") ? FLOAT : DOUBLE };
  if (name.startsWith("__builtin_nan"))
    return { kind: "float", value: Number.NaN, type: name.endsWith("f") ? FLOAT : DOUBLE };
  return lowerIntrinsic(f, name, node) ?? refuseBuiltin(f, name, node);
}
/** A built-in function of GCC and Clang that is no function of the C library by another name. */
function refuseBuiltin(f: Body, name: string, node: Call): Expr | undefined {
  if (!name.startsWith("__builtin_")) return undefined;
  const plain = name.slice(10);
  if (libraryFunction(plain) !== undefined || f.scope.find(plain) !== undefined) return undefined;
  for (const arg of node.args) lowerExpression(f, arg);
  const message = `'${name}' is a built-in function of GCC and Clang, which Microsoft's compiler does not have.`;
  f.context.report(node, "error", "unsupported", message, "Write it out, or use an intrinsic of <intrin.h>.");
  f.refuse(node, name, message);
  return unknown(INT);
}

function lowerIntrinsic(f: Body, name: string, node: Call): Expr | undefined {
  const intrinsic = intrinsicByName(name);
  if (intrinsic === undefined) return undefined;
  const at = { first: node.first, last: node.last };
  const entity = f.scope.find(name);
  const declared = entity?.kind === "symbol" && entity.symbol.type.kind === "function" ? entity.symbol.type : undefined;
  const result = unqualified(declared?.returns ?? intrinsicType(intrinsic.result));
  if (name === assumptionIntrinsic) {
    for (const arg of node.args) lowerAssumption(f, arg);
    return voidValue();
  }
  if (intrinsic.operation.kind === "nothing") {
    for (const arg of node.args) {
      const value = f.unevaluatedly(() => lowerExpression(f, arg));
      if (name === "__assume" && value.kind === "const" && value.value === 0n) f.end({ kind: "unreachable" });
    }
    return intrinsic.result === "void" ? voidValue() : constant(0n, result);
  }
  if (intrinsic.operation.kind === "hint") {
    for (const arg of node.args) lowerEffect(f, arg);
    return voidValue();
  }
  const wanted = intrinsic.params.length;
  if (node.args.length < wanted || (node.args.length > wanted && !intrinsic.variadic)) {
    f.context.report(
      node,
      "error",
      "argument-count",
      `'${name}' takes ${wanted} argument${wanted === 1 ? "" : "s"}, not ${node.args.length}.`,
    );
    for (const arg of node.args) lowerExpression(f, arg);
    return unknown(result);
  }
  const { target } = f.context;
  const args = node.args.map((arg, i) => {
    const value = lowerExpression(f, arg);
    const kind = intrinsic.params[i] ?? "any";
    if (kind === "any") return defaultPromotion(f, value);
    const type = declared?.params[i]?.type ?? intrinsicType(kind);
    if (kind === "address" && value.type.kind === "pointer") return value;
    if (!isScalar(value.type)) return convertForAssignment(f, value, type, arg, `argument ${i + 1} of '${name}'`);
    return convert(value, type, true, target);
  });
  if (intrinsic.operation.kind === "first") return args[0] ?? unknown(result);
  if (intrinsic.operation.kind === "bits") {
    const folded = foldBits(intrinsic.operation.how, intrinsic.operation.bits, args[0]);
    if (folded !== undefined) return constant(folded, result);
  }
  if (emitStringOperation(f, name, args, node) || emitCpuid(f, name, args, node)) return voidValue();
  const stamp = emitRdtscp(f, name, args, node);
  if (stamp !== undefined) return stamp;
  if (result.kind === "void") {
    f.emit({ kind: "intrinsic", name, args, result: undefined, at });
    if (name === "__builtin_unreachable" || name === "__fastfail" || name === "__ud2" || name === "__builtin_trap")
      f.end({ kind: "unreachable" });
    return voidValue();
  }
  // A pointer exchanged gives a pointer of the kind exchanged.
  const first = args[1];
  const type =
    intrinsic.result === "address" && declared === undefined && first?.type.kind === "pointer" ? first.type : result;
  const place = f.temporary(type, node);
  f.emit({ kind: "intrinsic", name, args, result: place.local, at });
  return load(place);
}
export const voidValue = (): Expr => ({ kind: "convert", operand: intConst(0), type: VOID, implicit: true });
function foldBits(how: string, bits: number, arg: Expr | undefined): bigint | undefined {
  if (arg?.kind !== "const" || how !== "swap") return undefined;
  let from = BigInt.asUintN(bits, arg.value);
  let to = 0n;
  for (let i = 0; i < bits / 8; i++) {
    to = (to << 8n) | (from & 255n);
    from >>= 8n;
  }
  return to;
}

type Builtin = (f: Body, node: Call) => Expr | undefined;
const vaStart: Builtin = (f, node) => {
  const [list] = node.args;
  if (list === undefined) return undefined;
  if (!f.variadic) {
    f.context.report(
      node,
      "error",
      "va-start",
      "va_start in a function without variable arguments.",
      "Declare the function with '...'.",
    );
    return voidValue();
  }
  // `__va_start(&list, last)` of Microsoft's own headers.
  const variable = list.kind === "unary" && list.operator === "&" ? list.operand : list;
  const place = lvalueOf(f, variable, "assigned to");
  f.assign(place, { kind: "varargs", type: unqualified(place.type) }, node);
  return voidValue();
};
const exceptionValue =
  (intrinsic: string, type: Type): Builtin =>
  (f, node) => {
    if (f.exceptionOf === undefined)
      f.context.report(
        node,
        "error",
        "seh-misplaced",
        `'${intrinsic}' may only stand in an exception filter or an __except block.`,
      );
    const place = f.temporary(type, node);
    f.emit({
      kind: "intrinsic",
      name: intrinsic,
      args: [intConst(f.exceptionOf ?? 0)],
      result: place.local,
      at: { first: node.first, last: node.last },
    });
    return load(place);
  };
const abnormalTermination: Builtin = (f, node) => {
  const region = f.inFinally;
  if (region?.abnormal === undefined || region.selector === undefined) {
    f.context.report(node, "error", "seh-misplaced", "'AbnormalTermination' may only stand in a __finally block.");
    return intConst(0);
  }
  const abnormal = load({ kind: "local", local: region.abnormal, type: INT });
  const selector = load({ kind: "local", local: region.selector, type: INT });
  return {
    kind: "binary",
    op: "or",
    left: abnormal,
    right: selector,
    type: INT,
    at: { first: node.first, last: node.last },
  };
};

const BUILTINS: Readonly<Record<string, Builtin | undefined>> = {
  __proto__: undefined,
  __builtin_va_start: vaStart,
  __va_start: vaStart,
  _crt_va_start: vaStart,
  va_start: vaStart,
  __builtin_va_end: (f, node) => {
    for (const arg of node.args) lowerEffect(f, arg);
    return voidValue();
  },
  __builtin_va_copy: (f, node) => {
    const [to, from] = node.args;
    if (to === undefined || from === undefined) return undefined;
    const place = lvalueOf(f, to, "assigned to");
    f.assign(place, convert(lowerExpression(f, from), place.type, true, f.context.target), node);
    return voidValue();
  },
  __builtin_constant_p: (f, node) => {
    const [arg] = node.args;
    if (arg === undefined) return undefined;
    const value = f.unevaluatedly(() => lowerExpression(f, arg));
    return intConst(value.kind === "const" || value.kind === "float" ? 1 : 0);
  },
  __builtin_expect: (f, node) => {
    const [value, hint] = node.args;
    if (value === undefined || hint === undefined) return undefined;
    lowerEffect(f, hint);
    return convert(lowerExpression(f, value), LLONG, true, f.context.target);
  },
  __builtin_choose_expr: (f, node) => {
    const [condition, yes, no] = node.args;
    if (condition === undefined || yes === undefined || no === undefined) return undefined;
    const value = f.unevaluatedly(() => lowerExpression(f, condition));
    return lowerExpression(f, value.kind === "const" && value.value !== 0n ? yes : no);
  },
  __builtin_object_size: (f, node) => {
    const [, kind] = node.args;
    const mode = kind === undefined ? undefined : f.unevaluatedly(() => lowerExpression(f, kind));
    return constant(mode?.kind === "const" && mode.value >= 2n ? 0n : 0xffff_ffff_ffff_ffffn, ULLONG);
  },
  __builtin_strlen: (f, node) => {
    const [arg] = node.args;
    if (arg?.kind !== "string") return undefined;
    const end = arg.units.indexOf(0);
    void f;
    return constant(BigInt(end < 0 ? arg.units.length : end), ULLONG);
  },
  __builtin_classify_type: (f, node) => {
    const [arg] = node.args;
    if (arg === undefined) return undefined;
    const type = typeOfExpression(f, arg);
    return intConst(type.kind === "pointer" ? 5 : type.kind === "float" ? 8 : type.kind === "record" ? 12 : 1);
  },
  _exception_code: exceptionValue("_exception_code", ULONG),
  __exception_code: exceptionValue("_exception_code", ULONG),
  GetExceptionCode: exceptionValue("_exception_code", ULONG),
  _exception_info: exceptionValue("_exception_info", pointerTo(VOID)),
  __exception_info: exceptionValue("_exception_info", pointerTo(VOID)),
  GetExceptionInformation: exceptionValue("_exception_info", pointerTo(VOID)),
  _abnormal_termination: abnormalTermination,
  __abnormal_termination: abnormalTermination,
  AbnormalTermination: abnormalTermination,
};

/** The compiler makes something of its own of calls of that name. */
export const isBuiltin = (name: string): boolean => Object.hasOwn(BUILTINS, name);

/** `va_arg(list, type)`: reads the slot and goes on to the next. */
export function lowerVaArg(f: Body, node: Expression & { kind: "vaArg" }, type: Type): Expr {
  const { target } = f.context;
  const slot = pointerSize(target);
  const list = lvalueOf(f, node.list, "advanced");
  if (list.type.kind !== "pointer") {
    if (!(list.kind === "deref" && list.pointer.kind === "unknown"))
      f.context.report(node.list, "error", "va-arg", `va_arg needs a va_list, not '${typeText(list.type)}'.`);
    return unknown(type);
  }
  const current = f.temporary(unqualified(list.type), node);
  f.assign(current, load(list), node);
  const indirect = type.kind === "record" && !byValue(type, f);
  const size = indirect ? slot : Math.max(slot, Math.ceil(sizeOf(type, target) / slot) * slot);
  const bytes = convert(load(current), pointerTo(CHAR), true, target);
  f.assign(list, convert(offsetBy(bytes, indexConst(size), 1, pointerTo(CHAR), target), list.type, true, target), node);
  let pointer: Expr = convert(load(current), pointerTo(indirect ? pointerTo(type) : type), false, target);
  if (indirect) pointer = load(derefPlace(f, pointer, node));
  const place = derefPlace(f, pointer, node);
  const value = f.temporary(unqualified(type), node);
  store(f, value, load(place), node);
  return load(value);
}
