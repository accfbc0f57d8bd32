// From types as they are written (specifiers and declarators) to types.
// Leaves out variable-length arrays and complex numbers, which Microsoft C does not have either.
import { exact, NONE } from "../lists.ts";
import type { TokenRange } from "../source/source.ts";
import type {
  Annotation,
  DeclarationSpecifiers,
  Declarator,
  Expression,
  Parameter,
  Qualifier,
  TypeName,
} from "../syntax/ast.ts";
import { promoted } from "../types/arithmetic.ts";
import {
  aliased,
  arrayOf,
  BOOL,
  CHAR,
  CHAR8,
  CHAR16,
  CHAR32,
  DOUBLE,
  FLOAT,
  functionType,
  INT,
  isComplete,
  isInteger,
  isReference,
  LDOUBLE,
  LLONG,
  LONG,
  pointerTo,
  qualified,
  referenceTo,
  SCHAR,
  SHORT,
  UCHAR,
  UINT,
  ULLONG,
  ULONG,
  USHORT,
  unknownType,
  unqualified,
  VOID,
} from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { FunctionParameter, Type } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body } from "./body.ts";
import { tookUndecided } from "./cpp/constexpr.ts";
import { decltypeOf } from "./cpp/decltype.ts";
import { memberPointer, qualsOfMethod } from "./cpp/member-pointers.ts";
import { cxxType } from "./cpp/types.ts";
import { lowerExpression } from "./expression.ts";
import { Scope } from "./scope.ts";
import { sizeType, typeOfExpression } from "./sizes.ts";
import { enumOf, recordOf } from "./written-records.ts";

/** Value of an integer constant expression, or undefined (reported) if it is none. */
export function constantInteger(f: Body, node: Expression, what: string): bigint | undefined {
  if (node.kind === "integer") return node.value;
  // What a class's constructors and methods make of constants is not worked out: it is taken as it stands.
  const isWorkedOut = !f.context.cxx || !callsSomething(node);
  tookUndecided(f);
  const value = f.unevaluatedly(() => lowerExpression(f, node));
  if (value.kind === "const") return value.value;
  if (isWorkedOut && value.kind !== "unknown" && !tookUndecided(f))
    f.context.report(
      node,
      "error",
      "not-constant",
      `${what} must be an integer constant expression.`,
      "Use a constant.",
    );
  return undefined;
}

function callsSomething(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("kind" in node && (node.kind === "call" || node.kind === "construct")) return true;
  return Object.values(node).some(callsSomething);
}

export function typeOfName(f: Body, name: TypeName): Type {
  const base = typeOfSpecifiers(f, name.specifiers);
  return name.declarator === undefined ? base : typeOfDeclarator(f, base, name.declarator);
}

const qualBits: Record<Qualifier, number> = {
  const: Qual.const,
  volatile: Qual.volatile,
  restrict: Qual.restrict,
  atomic: Qual.atomic,
  unaligned: Qual.unaligned,
  ptr32: 0,
  ptr64: 0,
};
const qualsOf = (list: readonly Qualifier[]): number => list.reduce((bits, q) => bits | qualBits[q], 0);

export function typeOfSpecifiers(f: Body, specifiers: DeclarationSpecifiers): Type {
  let type: Type;
  const spec = specifiers.type;
  switch (spec.kind) {
    case "builtin":
      type = builtinType(f, spec.words, spec);
      break;
    case "typedefName": {
      const entity = f.scope.find(spec.name);
      if (entity?.kind === "typedef") type = entity.type;
      else if (f.context.cxx) type = cxxType(f, spec);
      else if (spec.name === "__builtin_va_list") type = pointerTo(CHAR);
      else if (spec.name === "size_t") type = sizeType(f);
      // The parser has said so.
      else type = unknownType(spec.name);
      break;
    }
    case "record":
      type = recordOf(f, spec, specifiers.attributes);
      break;
    case "enum":
      type = enumOf(f, spec);
      break;
    case "typeof":
      if (spec.operand.kind === "typeName") type = typeOfName(f, spec.operand);
      else if (spec.decltype === undefined) type = typeOfExpression(f, spec.operand);
      else type = decltypeOf(f, spec.operand, spec.decltype === "bare");
      break;
    case "auto":
    case "templateId":
    case "memberType":
      type = cxxType(f, spec);
      break;
  }
  return qualified(type, qualsOf(specifiers.qualifiers));
}

function builtinType(f: Body, words: readonly string[], at: TokenRange): Type {
  let longs = 0;
  let signed: boolean | undefined;
  let base: string | undefined;
  for (const word of words) {
    if (word === "long") longs++;
    else if (word === "signed" || word === "__signed" || word === "__signed__") signed = true;
    else if (word === "unsigned") signed = false;
    // `short int` and `int short` are `short`.
    else if (word !== "int" || base === undefined) base = word;
  }
  switch (base) {
    case "void":
      return VOID;
    case "_Bool":
    case "bool":
      return BOOL;
    case "char":
      return signed === undefined ? CHAR : signed ? SCHAR : UCHAR;
    case "__int8":
      return signed === false ? UCHAR : signed === true ? SCHAR : CHAR;
    case "short":
    case "__int16":
      return signed === false ? USHORT : SHORT;
    case "__wchar_t":
    case "wchar_t":
      return USHORT;
    case "char8_t":
      return CHAR8;
    case "char16_t":
      return CHAR16;
    case "char32_t":
      return CHAR32;
    case "__int32":
      return signed === false ? UINT : INT;
    case "__int64":
      return signed === false ? ULLONG : LLONG;
    case "float":
      return FLOAT;
    case "double":
      return longs > 0 ? LDOUBLE : DOUBLE;
    case undefined:
    case "int":
      if (longs === 0) return signed === false ? UINT : INT;
      if (longs === 1) return signed === false ? ULONG : LONG;
      return signed === false ? ULLONG : LLONG;
    default:
      f.context.report(at, "error", "unsupported-type", `The type '${words.join(" ")}' is not supported.`);
      return INT;
  }
}

export function checkStaticAssert(f: Body, condition: Expression, message: string | undefined): void {
  const value = constantInteger(f, condition, "The condition of a static assertion");
  if (value === 0n)
    f.context.report(
      condition,
      "error",
      "static-assert",
      message === undefined || message === "" ? "Static assertion failed." : `Static assertion failed: ${message}`,
    );
}

// ---- declarators ----------------------------------------------------------------------------------------------------

export function typeOfDeclarator(f: Body, base: Type, declarator: Declarator): Type {
  let type = base;
  for (let i = declarator.parts.length - 1; i >= 0; i--) {
    const part = declarator.parts[i];
    if (part === undefined) continue;
    switch (part.kind) {
      case "pointer": {
        if (part.memberOf !== undefined)
          type = memberPointer(f, type, part.memberOf, qualsOfMethod(declarator.parts[i + 1]));
        else type = part.reference === undefined ? pointerTo(type) : referenceTo(type, part.reference);
        type = qualified(type, qualsOf(part.qualifiers));
        if (part.qualifiers.includes("ptr32") && type.kind === "pointer") type = { ...type, width: 32 };
        break;
      }
      case "array":
        type = arrayFrom(f, elementType(f, type, declarator), part.length);
        break;
      case "function": {
        const params = part.parameters;
        const voidOnly = params?.length === 1 && params[0] !== undefined && isVoidParameter(f, params[0]);
        const list = params === undefined || voidOnly ? NONE : parametersOf(f, params);
        if (part.cxx?.returns !== undefined) type = typeBehind(f, list, part.cxx.returns);
        if (type.kind === "function" || type.kind === "array") {
          f.context.report(
            declarator,
            "error",
            "bad-function-type",
            `A function may not return '${typeText(type)}'.`,
            "Return a pointer.",
          );
          type = INT;
        }
        type = functionType(unqualified(type), list, part.variadic, params !== undefined);
        break;
      }
    }
  }
  return type;
}
/** `-> decltype(a + b)`: the type may name parameters. */
function typeBehind(f: Body, params: readonly FunctionParameter[], name: TypeName): Type {
  const outer = f.scope;
  f.scope = new Scope(outer, false, true);
  for (const { name: own, type } of params) {
    const declared = isReference(type) ? type.to : type;
    const entity = { kind: "prototype", type: declared, declared: type, order: f.context.declaration } as const;
    if (own !== undefined) f.scope.declare(own, entity);
  }
  try {
    return typeOfName(f, name);
  } finally {
    f.scope = outer;
  }
}
function isVoidParameter(f: Body, p: Parameter): boolean {
  if (p.declarator !== undefined && (p.declarator.name !== undefined || p.declarator.parts.length > 0)) return false;
  if (p.specifiers.type.kind === "builtin")
    return p.specifiers.type.words.length === 1 && p.specifiers.type.words[0] === "void";
  return p.specifiers.type.kind === "typedefName" && typeOfSpecifiers(f, p.specifiers).kind === "void";
}
function parametersOf(f: Body, params: readonly Parameter[]): readonly FunctionParameter[] {
  // Names declared in a parameter list belong to it, for annotations and `sizeof` in later parameters.
  const outer = f.scope;
  f.scope = new Scope(outer, false, true);
  try {
    const made: FunctionParameter[] = [];
    for (const p of params) {
      // The bound of an array may ask for the size of an earlier parameter, and may not ask for its value.
      if (p.declarator?.parts.some((part) => part.kind === "array" && part.length?.kind !== "integer") === true)
        for (const { name, type } of made)
          if (name !== undefined) f.scope.declare(name, { kind: "prototype", type, order: f.context.declaration });
      const one = parameterOf(f, p);
      if (one.name !== undefined && made.some(({ name }) => name === one.name))
        f.context.report(p, "error", "redefinition", `There are two parameters '${one.name}'.`, "Rename one of them.");
      made.push(one);
    }
    return exact(made);
  } finally {
    f.scope = outer;
  }
}
export function parameterOf(f: Body, p: Parameter): FunctionParameter {
  const base = typeOfSpecifiers(f, p.specifiers);
  const type = adjusted(p.declarator === undefined ? base : typeOfDeclarator(f, base, p.declarator));
  if (type.kind === "void") f.context.report(p, "error", "void-parameter", "A parameter may not have type 'void'.");
  const own = p.declarator?.annotations ?? [];
  const all: readonly Annotation[] =
    p.specifiers.annotations.length + own.length + p.annotations.length === 0
      ? NONE
      : [...new Set([...p.annotations, ...p.specifiers.annotations, ...own])];
  return { name: p.declarator?.name, type: type.kind === "void" ? INT : type, annotations: all };
}
/** Parameters of array and function type are pointers. */
export function adjusted(type: Type): Type {
  if (type.kind === "array") return pointerTo(type.of);
  if (type.kind === "function") return pointerTo(type);
  return type;
}
function elementType(f: Body, type: Type, at: TokenRange): Type {
  if (type.kind === "function" || type.kind === "void") {
    f.context.report(
      at,
      "error",
      "bad-element-type",
      `An array of '${typeText(type)}' is not possible.`,
      "Use pointers.",
    );
    return INT;
  }
  if (type.kind === "array" && type.length === undefined)
    f.context.report(at, "error", "bad-element-type", "Only the first bound of an array may be left out.");
  else if (!isComplete(type) && type.kind === "record")
    f.context.report(
      at,
      "error",
      "incomplete-type",
      `The element type '${typeText(type)}' is incomplete.`,
      "Define it first.",
    );
  return type;
}
/** Arrays of a length that is not known, taken as one. */
const ofUntoldLength = new WeakSet<Type>();
/** How many elements it has rests on a name that nothing declares. */
export const hasUntoldLength = (type: Type): boolean => ofUntoldLength.has(type);
function arrayFrom(f: Body, element: Type, node: Expression | undefined): Type {
  const length = arrayLength(f, node);
  const made = arrayOf(element, length === "unknown" ? 1 : length);
  if (length === "unknown") ofUntoldLength.add(made);
  return made;
}
function arrayLength(f: Body, node: Expression | undefined): number | "unknown" | undefined {
  if (node === undefined) return undefined;
  if (node.kind === "integer") return Number(node.value);
  const value = f.unevaluatedly(() => lowerExpression(f, node));
  if (value.kind === "const" && isInteger(promoted(value.type))) {
    if (value.value < 0n || value.value > 0x7fff_ffffn) {
      f.context.report(node, "error", "bad-array-length", `An array cannot have ${value.value} elements.`);
      return 1;
    }
    return Number(value.value);
  }
  if (value.kind === "unknown") return "unknown";
  f.context.report(
    node,
    "error",
    "variable-length-array",
    "The length of an array must be constant: Microsoft C has no variable-length arrays.",
    "Use a constant bound or allocate from pool.",
  );
  return 1;
}

/** The type as a typedef names it. */
export function namedBy(
  name: string,
  type: Type,
  annotations: readonly Annotation[],
): { type: Type; typedef: import("../types/type.ts").Typedef } {
  const typedef = { name, type, annotations };
  return { typedef, type: aliased(type, typedef) };
}
