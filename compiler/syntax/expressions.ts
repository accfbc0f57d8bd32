// Expressions of C17 with the Microsoft and GNU forms that drivers and test programs use; precedence climbing for the binary operators.

import { added, exact, NONE } from "../lists.ts";
import { characterValue, numberValue, textValue } from "../preprocess/literals.ts";
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type {
  AssignmentOperator,
  BinaryOperator,
  Designator,
  Expression,
  StringEncoding,
  TypeName,
  UnaryOperator,
} from "./ast.ts";
import { annotation } from "./attributes.ts";
import {
  atPointedMember,
  bracedOrAssignment,
  cxxMemberName,
  cxxPrimary,
  cxxUnary,
  memberArguments,
  outsideAngles,
  parenthesisedConstruction,
  pointedMember,
} from "./cpp-expressions.ts";
import { expandable, fold, packSize } from "./cpp-packs.ts";
import type { Cursor } from "./cursor.ts";
import { plainTypeName, typeName } from "./declarations.ts";
import { gnuExpression } from "./gnu.ts";
import { initializer } from "./initializers.ts";
import { compound } from "./statements.ts";
import { startsType } from "./type-starts.ts";
import { castsToUnknown, pointsToUnknown, unknownTypeName } from "./unknown-names.ts";
import { userNumber, userText } from "./user-literals.ts";

export function expression(c: Cursor): Expression {
  const first = c.at;
  let left = assignment(c);
  while (c.take(Sym.comma))
    left = { kind: "comma", left, right: assignment(c), first: first - c.start, last: c.before };
  return left;
}

export const assignmentOperators = new Map<number, AssignmentOperator>([
  [Sym.assign, "="],
  [Sym.starAssign, "*="],
  [Sym.slashAssign, "/="],
  [Sym.percentAssign, "%="],
  [Sym.plusAssign, "+="],
  [Sym.minusAssign, "-="],
  [Sym.shlAssign, "<<="],
  [Sym.shrAssign, ">>="],
  [Sym.ampAssign, "&="],
  [Sym.caretAssign, "^="],
  [Sym.pipeAssign, "|="],
]);

export function assignment(c: Cursor): Expression {
  const depth = c.deeper();
  const first = c.at;
  let value = conditional(c);
  const operator = assignmentOperators.get(c.sym);
  if (operator !== undefined) {
    c.at++;
    value = {
      kind: "assignment",
      operator,
      left: value,
      right: bracedOrAssignment(c),
      first: first - c.start,
      last: c.before,
    };
  }
  c.depth = depth;
  return value;
}

export function conditional(c: Cursor): Expression {
  const first = c.at;
  const condition = binary(c, 1);
  if (!c.take(Sym.question)) return condition;
  const then = c.sym === Sym.colon ? undefined : expression(c);
  c.expect(Sym.colon, "after the second operand of '?'");
  const depth = c.deeper();
  const otherwise = conditional(c);
  c.depth = depth;
  return { kind: "conditional", condition, then, else: otherwise, first: first - c.start, last: c.before };
}

export const binaryOperators: ReadonlyMap<number, { readonly operator: BinaryOperator; readonly level: number }> =
  new Map([
    [Sym.orOr, { operator: "||", level: 1 }],
    [Sym.andAnd, { operator: "&&", level: 2 }],
    [Sym.pipe, { operator: "|", level: 3 }],
    [Sym.caret, { operator: "^", level: 4 }],
    [Sym.amp, { operator: "&", level: 5 }],
    [Sym.equal, { operator: "==", level: 6 }],
    [Sym.notEqual, { operator: "!=", level: 6 }],
    [Sym.less, { operator: "<", level: 7 }],
    [Sym.greater, { operator: ">", level: 7 }],
    [Sym.lessEqual, { operator: "<=", level: 7 }],
    [Sym.greaterEqual, { operator: ">=", level: 7 }],
    [Sym.shl, { operator: "<<", level: 8 }],
    [Sym.shr, { operator: ">>", level: 8 }],
    [Sym.plus, { operator: "+", level: 9 }],
    [Sym.minus, { operator: "-", level: 9 }],
    [Sym.star, { operator: "*", level: 10 }],
    [Sym.slash, { operator: "/", level: 10 }],
    [Sym.percent, { operator: "%", level: 10 }],
  ]);

function binary(c: Cursor, lowest: number): Expression {
  const first = c.at;
  let left = cast(c);
  for (;;) {
    if (atPointedMember(c)) {
      left = pointedMember(c, left, first);
      continue;
    }
    const found = binaryOperators.get(c.sym);
    if (found === undefined || found.level < lowest) return left;
    if (c.cxx?.angles === true && (c.sym === Sym.greater || c.sym === Sym.shr)) return left;
    c.at++;
    const right = binary(c, found.level + 1);
    left = { kind: "binary", operator: found.operator, left, right, first: first - c.start, last: c.before };
  }
}

export function cast(c: Cursor): Expression {
  if (c.sym !== Sym.lparen) return unary(c);
  const isKnown = startsType(c, c.at + 1);
  if (!isKnown && !castsToUnknown(c)) return unary(c);
  if (c.cxx !== undefined && parenthesisedConstruction(c)) return unary(c);
  const depth = c.deeper();
  const first = c.at;
  c.at++;
  const type = isKnown ? typeName(c) : unknownTypeName(c, typeName);
  c.expect(Sym.rparen, "after the type of the cast");
  const value: Expression =
    c.peek(0) === Sym.lbrace
      ? postfix(c, compoundLiteral(c, type, first), first)
      : { kind: "cast", type, operand: cast(c), first: first - c.start, last: c.before };
  c.depth = depth;
  return value;
}

function compoundLiteral(c: Cursor, type: TypeName, first: number): Expression {
  return { kind: "compoundLiteral", type, initializer: initializer(c), first: first - c.start, last: c.before };
}

const unaryOperators = new Map<number, UnaryOperator>([
  [Sym.plus, "+"],
  [Sym.minus, "-"],
  [Sym.tilde, "~"],
  [Sym.bang, "!"],
  [Sym.star, "*"],
  [Sym.amp, "&"],
]);

function unary(c: Cursor): Expression {
  const first = c.at;
  const symbol = c.sym;
  const operator = unaryOperators.get(symbol);
  if (operator !== undefined) {
    c.at++;
    return { kind: "unary", operator, operand: deeperCast(c), first: first - c.start, last: c.before };
  }
  switch (symbol) {
    case Sym.plusPlus:
    case Sym.minusMinus:
      c.at++;
      return {
        kind: "increment",
        by: symbol === Sym.plusPlus ? 1 : -1,
        prefix: true,
        operand: c.nest(() => unary(c)),
        first: first - c.start,
        last: c.before,
      };
    case Sym.kw___extension__:
      c.at++;
      return c.nest(() => cast(c));
    case Sym.kw_sizeof:
      c.at++;
      if (c.sym === Sym.ellipsis) return packSize(c, first);
      return { kind: "sizeof", operand: typeOrUnary(c), first: first - c.start, last: c.before };
    case Sym.kw__Alignof:
    case Sym.kw___alignof:
    case Sym.kw___alignof__:
    case Sym.kw__alignof:
    case Sym.kw___builtin_alignof:
      c.at++;
      return { kind: "alignof", operand: typeOrUnary(c), first: first - c.start, last: c.before };
    case Sym.kw_alignof:
      if (!c.cxx) break;
      c.at++;
      return { kind: "alignof", operand: typeOrUnary(c), first: first - c.start, last: c.before };
    case Sym.andAnd:
      return c.failHere("unsupported", "the address of a label (GNU '&&label') is not supported", "use a switch");
  }
  if (c.cxx !== undefined) {
    const made = cxxUnary(c);
    if (made !== undefined) return made;
  }
  return postfix(c, primary(c), first);
}

/** After `sizeof`: `(type)`, unless a brace follows and makes it a compound literal, or a unary expression. */
function typeOrUnary(c: Cursor): Expression | TypeName {
  if (c.sym === Sym.lparen && startsType(c, c.at + 1) && !(c.cxx !== undefined && parenthesisedConstruction(c))) {
    const first = c.at;
    c.at++;
    const type = typeName(c);
    c.expect(Sym.rparen, "after the type");
    if (c.peek(0) !== Sym.lbrace) return type;
    return postfix(c, compoundLiteral(c, type, first), first);
  }
  if (c.sym === Sym.lparen && pointsToUnknown(c)) {
    c.at++;
    const type = unknownTypeName(c, typeName);
    c.expect(Sym.rparen, "after the type");
    return type;
  }
  // Microsoft's C++ takes the bare name of a type, too.
  const next = c.peek(1);
  if (c.cxx !== undefined && c.isName(c.sym) && c.isTypedef(c.sym) && next !== Sym.lparen && next !== Sym.coloncolon)
    return plainTypeName(c);
  return c.nest(() => unary(c));
}

function postfix(c: Cursor, operand: Expression, first: number): Expression {
  let value = operand;
  for (;;) {
    switch (c.sym) {
      case Sym.lparen:
        c.at++;
        value = { kind: "call", callee: value, args: callArguments(c), first: first - c.start, last: c.before };
        break;
      case Sym.lbracket: {
        c.at++;
        const index = outsideAngles(c, () => expression(c));
        c.expect(Sym.rbracket, "after the index");
        value = { kind: "index", object: value, index, first: first - c.start, last: c.before };
        break;
      }
      case Sym.dot:
      case Sym.arrow: {
        if (atPointedMember(c)) return value;
        const arrow = c.sym === Sym.arrow;
        c.at++;
        const special = cxxMemberName(c);
        if (special !== undefined) {
          value = { kind: "member", object: value, arrow, name: special, first: first - c.start, last: c.before };
          break;
        }
        if (!c.atName())
          c.failHere(
            "syntax",
            `expected the name of a member after '${arrow ? "->" : "."}', found ${c.found()}`,
            undefined,
          );
        const name = textOf(c.sym);
        c.at++;
        const args = memberArguments(c);
        value = { kind: "member", object: value, arrow, name, first: first - c.start, last: c.before };
        if (args !== undefined) value = { ...value, args };
        break;
      }
      case Sym.plusPlus:
      case Sym.minusMinus: {
        const by = c.sym === Sym.plusPlus ? 1 : -1;
        c.at++;
        value = { kind: "increment", by, prefix: false, operand: value, first: first - c.start, last: c.before };
        break;
      }
      default:
        return value;
    }
  }
}

/** After the parenthesis. */
export function callArguments(c: Cursor): readonly Expression[] {
  if (c.take(Sym.rparen)) return NONE;
  let args: Expression[] | undefined;
  outsideAngles(c, () => {
    do {
      // `Read(OUT Buffer)`: annotations may be written where a function is called, too.
      while (c.sym === Sym.kw___ringside_annotation) annotation(c);
      args = added(args, expandable(c, bracedOrAssignment(c)));
    } while (c.take(Sym.comma));
  });
  c.expect(Sym.rparen, "after the arguments of the call");
  return exact(args);
}

function primary(c: Cursor): Expression {
  const first = c.at;
  const symbol = c.sym;
  switch (c.at < c.end ? kindOf(symbol) : TokenKind.end) {
    case TokenKind.number:
      return userNumber(c) ?? number(c);
    case TokenKind.character: {
      const text = textValue(textOf(symbol));
      c.at++;
      return {
        kind: "character",
        value: characterValue(text),
        encoding: text.encoding,
        first: first - c.start,
        last: c.before,
      };
    }
    case TokenKind.string:
      return userText(c, string(c));
    case TokenKind.end:
      return c.failHere(
        "syntax",
        "expected an expression, found the end of the file",
        "a bracket or brace before this is not closed",
      );
    default:
      break;
  }
  if (c.cxx !== undefined) {
    const made = cxxPrimary(c);
    if (made !== undefined) return made;
  }
  if (c.atName()) {
    if (atWidePrefix(c) || atJoinedFunctionName(c)) return string(c);
    c.at++;
    return { kind: "identifier", name: textOf(symbol), first: first - c.start, last: c.before };
  }
  switch (symbol) {
    case Sym.lparen: {
      c.at++;
      if (c.peek(0) === Sym.lbrace) {
        const body = c.scoped(() => c.nest(() => compound(c)));
        c.expect(Sym.rparen, "after the statement expression");
        return { kind: "statementExpression", body, first: first - c.start, last: c.before };
      }
      const inside = outsideAngles(c, () => fold(c, first) ?? expression(c));
      c.expect(Sym.rparen, "to close the parenthesis");
      return inside;
    }
    case Sym.kw__Generic:
      return generic(c);
    case Sym.kw___builtin_offsetof:
      return offsetof(c);
    case Sym.kw___builtin_va_arg: {
      c.at++;
      c.expect(Sym.lparen, "after __builtin_va_arg");
      const list = assignment(c);
      c.expect(Sym.comma, "before the type");
      const type = typeName(c);
      c.expect(Sym.rparen, "after the type");
      return { kind: "vaArg", list, type, first: first - c.start, last: c.before };
    }
    case Sym.kw_return:
      if (!c.inAnnotation) break;
      c.at++;
      return { kind: "identifier", name: "return", first: first - c.start, last: c.before };
  }
  const gnu = gnuExpression(textOf(c.sym));
  if (gnu !== undefined) return c.failHere("unsupported", gnu.message, gnu.remedy);
  return c.failHere("syntax", `expected an expression, found ${c.found()}`, undefined);
}

function number(c: Cursor): Expression {
  const first = c.at;
  const value = numberValue(c.text(c.at));
  c.at++;
  switch (value.kind) {
    case "integer":
      return {
        kind: "integer",
        value: value.value,
        decimal: value.decimal,
        suffix: value.suffix,
        first: first - c.start,
        last: c.before,
      };
    case "float":
      return { kind: "float", value: value.value, suffix: value.suffix, first: first - c.start, last: c.before };
    case "bad":
      return c.fail("number", value.message, undefined, first);
  }
}

/** `PREFIX"text"` where PREFIX is a macro for `L`: Microsoft's preprocessor writes text, so that the two become one token again. */
function atWidePrefix(c: Cursor): boolean {
  return textOf(c.sym) === "L" && c.at + 1 < c.end && kindOf(c.peek(1)) === TokenKind.string;
}

/** Microsoft's names of the function are literals, which join with others; `__func__` is a variable and does not. */
const functionNames: Readonly<Record<string, string>> = {
  __FUNCTION__: "",
  __FUNCDNAME__: "",
  __FUNCSIG__: "",
  L__FUNCTION__: "L",
  __FUNCTIONW__: "L",
};
function atFunctionName(c: Cursor): boolean {
  return c.at < c.end && c.functionName !== "" && Object.hasOwn(functionNames, textOf(c.sym));
}
function atJoinedFunctionName(c: Cursor): boolean {
  if (!atFunctionName(c)) return false;
  if (textOf(c.sym) !== "__FUNCTION__") return true;
  const next = c.at + 1 < c.end ? c.peek(1) : 0;
  return next !== 0 && (kindOf(next) === TokenKind.string || Object.hasOwn(functionNames, textOf(next)));
}

/** Adjacent literals joined; the widest encoding among them wins, as in C17 6.4.5. */
function string(c: Cursor): Expression {
  const first = c.at;
  const texts: string[] = [];
  let encoding: StringEncoding = "char";
  while (c.at < c.end && (kindOf(c.sym) === TokenKind.string || atWidePrefix(c) || atFunctionName(c))) {
    if (atFunctionName(c)) {
      const prefix = functionNames[textOf(c.sym)] ?? "";
      if (prefix === "L") encoding = "wchar";
      texts.push(`"${c.functionName}"`);
      c.at++;
      continue;
    }
    if (kindOf(c.sym) !== TokenKind.string) {
      encoding = "wchar";
      c.at++;
    }
    const text = textOf(c.sym);
    const own = textValue(text).encoding;
    if (own !== "char") encoding = own;
    texts.push(text);
    c.at++;
  }
  const prefix = prefixes[encoding];
  const units: number[] = [];
  for (const text of texts) {
    const plain = text.startsWith('"') ? prefix + text : text;
    for (const unit of textValue(plain).units) units.push(unit);
  }
  return { kind: "string", units: exact(units), encoding, first: first - c.start, last: c.before };
}

const prefixes: Readonly<Record<StringEncoding, string>> = {
  char: "",
  wchar: "L",
  utf8: "u8",
  char16: "u",
  char32: "U",
};

function generic(c: Cursor): Expression {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after _Generic");
  const control = assignment(c);
  const choices: { type: TypeName | undefined; value: Expression }[] = [];
  while (c.take(Sym.comma)) {
    const type = c.take(Sym.kw_default) ? undefined : typeName(c);
    c.expect(Sym.colon, "after the type of the choice");
    choices.push({ type, value: assignment(c) });
  }
  c.expect(Sym.rparen, "after the choices");
  return { kind: "generic", control, choices, first: first - c.start, last: c.before };
}

function offsetof(c: Cursor): Expression {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after offsetof");
  const type = typeName(c);
  c.expect(Sym.comma, "before the member");
  const path: Designator[] = [];
  do {
    if (!c.atName()) c.failHere("syntax", `expected the name of a member, found ${c.found()}`, undefined);
    path.push({ kind: "member", name: c.text(c.at) });
    c.at++;
    while (c.take(Sym.lbracket)) {
      path.push({ kind: "index", index: expression(c), last: undefined });
      c.expect(Sym.rbracket, "after the index");
    }
  } while (c.take(Sym.dot));
  c.expect(Sym.rparen, "after the member");
  return { kind: "offsetof", type, path, first: first - c.start, last: c.before };
}

function deeperCast(c: Cursor): Expression {
  const depth = c.deeper();
  const value = cast(c);
  c.depth = depth;
  return value;
}
