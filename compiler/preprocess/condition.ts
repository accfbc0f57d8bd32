// The value of an `#if` line, C17 6.10.1: integer arithmetic in 64 bits, signed or unsigned, over the expanded tokens.

import { characterValue, numberValue, textValue } from "./literals.ts";
import { Sym } from "./spellings.ts";
import { isName, kindOf, TokenKind, textOf } from "./symbols.ts";
import type { TokenList } from "./token-list.ts";

export interface ConditionHost {
  isDefined(symbol: number): boolean;
  /** `text` is the header as written with its quotes or brackets. */
  hasInclude(text: string): boolean;
  /** `true` is 1. */
  readonly cxx: boolean;
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly token: number;
}

export interface ConditionResult {
  readonly value: boolean;
  readonly problem?: Problem;
}

interface Value {
  readonly bits: bigint;
  readonly unsigned: boolean;
}

export function evaluateCondition(list: TokenList, host: ConditionHost): ConditionResult {
  const reader = new ConditionReader(list, host);
  const value = reader.comma(true);
  if (reader.problem === undefined && reader.at < list.count) {
    reader.fail(
      `'${textOf(list.symbol(reader.at))}' does not continue the condition`,
      "Join the parts with an operator such as '&&'.",
    );
  }
  if (reader.problem !== undefined) return { value: false, problem: reader.problem };
  return { value: value.bits !== 0n };
}

const zero: Value = { bits: 0n, unsigned: false };
const one: Value = { bits: 1n, unsigned: false };
const depthLimit = 300;

class ConditionReader {
  at = 0;
  problem: Problem | undefined;
  #depth = 0;

  constructor(
    readonly list: TokenList,
    readonly host: ConditionHost,
  ) {}

  fail(message: string, remedy: string, code = "pp-condition"): void {
    this.problem ??= { code, message, remedy, token: Math.min(this.at, Math.max(0, this.list.count - 1)) };
    this.at = this.list.count;
  }

  #peek(): number {
    return this.at < this.list.count ? this.list.symbol(this.at) : 0;
  }

  comma(live: boolean): Value {
    let value = this.#conditional(live);
    while (this.#peek() === Sym.comma) {
      this.at++;
      value = this.#conditional(live);
    }
    return value;
  }

  #conditional(live: boolean): Value {
    const condition = this.#binary(0, live);
    if (this.#peek() !== Sym.question) return condition;
    this.at++;
    const truth = condition.bits !== 0n;
    const then = this.comma(live && truth);
    if (this.#peek() !== Sym.colon) {
      this.fail("':' of '? :' is missing in the condition", "Write ':' and the other value.");
      return zero;
    }
    this.at++;
    const otherwise = this.#conditional(live && !truth);
    return wrap((truth ? then : otherwise).bits, then.unsigned || otherwise.unsigned);
  }

  #binary(least: number, live: boolean): Value {
    let left = this.#unary(live);
    for (;;) {
      const operator = this.#peek();
      const level = precedence(operator);
      if (level === 0 || level <= least) return left;
      this.at++;
      const skip = operator === Sym.andAnd ? left.bits === 0n : operator === Sym.orOr ? left.bits !== 0n : false;
      const right = this.#binary(level, live && !skip);
      left = this.#apply(operator, left, right, live);
    }
  }

  #apply(operator: number, a: Value, b: Value, live: boolean): Value {
    const unsigned = a.unsigned || b.unsigned;
    const x = unsigned ? BigInt.asUintN(64, a.bits) : a.bits;
    const y = unsigned ? BigInt.asUintN(64, b.bits) : b.bits;
    switch (operator) {
      case Sym.star:
        return wrap(x * y, unsigned);
      case Sym.slash:
      case Sym.percent:
        if (y === 0n) {
          if (live) this.fail("the condition divides by zero", "Guard the division, e.g. with '&&'.");
          return zero;
        }
        return wrap(operator === Sym.slash ? x / y : x % y, unsigned);
      case Sym.plus:
        return wrap(x + y, unsigned);
      case Sym.minus:
        return wrap(x - y, unsigned);
      case Sym.shl:
      case Sym.shr: {
        const by = b.bits < 0n || b.bits > 63n ? 63n : b.bits;
        if (b.bits > 63n) return wrap(operator === Sym.shr && a.bits < 0n && !a.unsigned ? -1n : 0n, a.unsigned);
        return wrap(operator === Sym.shl ? a.bits << by : a.bits >> by, a.unsigned);
      }
      case Sym.less:
        return truth(x < y);
      case Sym.greater:
        return truth(x > y);
      case Sym.lessEqual:
        return truth(x <= y);
      case Sym.greaterEqual:
        return truth(x >= y);
      case Sym.equal:
        return truth(x === y);
      case Sym.notEqual:
        return truth(x !== y);
      case Sym.amp:
        return wrap(x & y, unsigned);
      case Sym.caret:
        return wrap(x ^ y, unsigned);
      case Sym.pipe:
        return wrap(x | y, unsigned);
      case Sym.andAnd:
        return truth(x !== 0n && y !== 0n);
      default:
        return truth(x !== 0n || y !== 0n);
    }
  }

  #unary(live: boolean): Value {
    if (++this.#depth > depthLimit) {
      this.fail("the condition is nested too deeply", "Split it up with macros.");
      return zero;
    }
    const value = this.#operand(live);
    this.#depth--;
    return value;
  }

  #operand(live: boolean): Value {
    const symbol = this.#peek();
    switch (symbol) {
      case Sym.plus:
        this.at++;
        return this.#unary(live);
      case Sym.minus: {
        this.at++;
        const value = this.#unary(live);
        return wrap(-value.bits, value.unsigned);
      }
      case Sym.tilde: {
        this.at++;
        const value = this.#unary(live);
        return wrap(~value.bits, value.unsigned);
      }
      case Sym.bang:
        this.at++;
        return truth(this.#unary(live).bits === 0n);
      case Sym.lparen: {
        this.at++;
        const value = this.comma(live);
        this.#close();
        return value;
      }
      case Sym.pp_defined:
        return this.#defined();
      case Sym.pp___has_include:
      case Sym.pp___has_include_next:
        return this.#hasInclude();
      default:
        return this.#primary(symbol);
    }
  }

  #close(): void {
    if (this.#peek() === Sym.rparen) this.at++;
    else this.fail("')' is missing in the condition", "Write the missing ')'.");
  }

  #defined(): Value {
    this.at++;
    const parenthesised = this.#peek() === Sym.lparen;
    if (parenthesised) this.at++;
    const name = this.#peek();
    if (!isName(name) || this.at >= this.list.count) {
      this.fail("'defined' is not followed by a name", "Write 'defined(NAME)'.");
      return zero;
    }
    this.at++;
    if (parenthesised) this.#close();
    return truth(this.host.isDefined(name));
  }

  #hasInclude(): Value {
    this.at++;
    if (this.#peek() !== Sym.lparen) {
      this.fail("'__has_include' is not followed by '('", "Write '__has_include(\"file.h\")'.");
      return zero;
    }
    this.at++;
    let text = "";
    while (this.at < this.list.count && this.#peek() !== Sym.rparen) {
      text += textOf(this.#peek());
      this.at++;
    }
    this.#close();
    return truth(this.host.hasInclude(text));
  }

  #primary(symbol: number): Value {
    if (this.at >= this.list.count) {
      this.fail("the condition ends where a value is expected", "Complete the condition.");
      return zero;
    }
    const text = textOf(symbol);
    const kind = kindOf(symbol);
    if (kind === TokenKind.number) {
      const number = numberValue(text);
      if (number.kind !== "integer") {
        this.fail(
          number.kind === "bad" ? number.message : `'${text}' is no integer`,
          "A condition computes with integers only.",
        );
        return zero;
      }
      this.at++;
      const unsigned = number.suffix.includes("u") || (number.value > 0x7fff_ffff_ffff_ffffn && !number.decimal);
      return wrap(number.value, unsigned || number.value > 0x7fff_ffff_ffff_ffffn);
    }
    if (kind === TokenKind.character) {
      this.at++;
      return wrap(BigInt(characterValue(textValue(text))), false);
    }
    if (kind <= TokenKind.keyword) {
      this.at++;
      // `__has_feature(x)` and its like of other compilers: no.
      if (this.#peek() === Sym.lparen) {
        if (!text.startsWith("__has_")) {
          this.fail(
            `'${text}' is invoked like a macro but no such macro is defined`,
            "Include the header that defines it, or guard it with '#ifdef'.",
            "pp-unknown-macro",
          );
          return zero;
        }
        this.#skipParentheses();
      }
      return this.host.cxx && symbol === Sym.kw_true ? one : zero;
    }
    this.fail(`'${text}' is no value in a condition`, "Use integers, names, 'defined' and operators.");
    return zero;
  }

  #skipParentheses(): void {
    let depth = 0;
    while (this.at < this.list.count) {
      if (this.#peek() === Sym.lparen) depth++;
      else if (this.#peek() === Sym.rparen) depth--;
      this.at++;
      if (depth === 0) return;
    }
  }
}

function wrap(bits: bigint, unsigned: boolean): Value {
  return { bits: unsigned ? BigInt.asUintN(64, bits) : BigInt.asIntN(64, bits), unsigned };
}
function truth(value: boolean): Value {
  return value ? one : zero;
}

function precedence(operator: number): number {
  switch (operator) {
    case Sym.orOr:
      return 1;
    case Sym.andAnd:
      return 2;
    case Sym.pipe:
      return 3;
    case Sym.caret:
      return 4;
    case Sym.amp:
      return 5;
    case Sym.equal:
    case Sym.notEqual:
      return 6;
    case Sym.less:
    case Sym.greater:
    case Sym.lessEqual:
    case Sym.greaterEqual:
      return 7;
    case Sym.shl:
    case Sym.shr:
      return 8;
    case Sym.plus:
    case Sym.minus:
      return 9;
    case Sym.star:
    case Sym.slash:
    case Sym.percent:
      return 10;
    default:
      return 0;
  }
}
