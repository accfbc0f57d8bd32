// Macro expansion, C17 6.10.3: tokens flow through a stack of contexts, one per replacement being rescanned. A macro is not
// expanded while its own context is on the stack, and a name met then is never expanded again ("painted blue"). Arguments
// are expanded on their own before they are substituted, except next to # and ##.
// Beyond C17: __VA_OPT__ (C23), GNU `, ## __VA_ARGS__` and named variable arguments, and from Microsoft C: #@, a missing
// argument is an empty one, the comma before an empty `__VA_ARGS__` that ends an argument list is dropped, and an argument in
// braces that a macro hands on to another stays one argument, where that other has enough with it.
import { BodyFlag, type Macro } from "./macros.ts";
import { pasteSymbols, stringified } from "./paste.ts";
import { Sym } from "./spellings.ts";
import { isName, textOf } from "./symbols.ts";
import { STRIDE, TokenList } from "./token-list.ts";

const SPACE = BodyFlag.space;
const NO_EXPAND = BodyFlag.noExpand;
/** Of a comma: it came in the braces of an argument. */
const PACKED = BodyFlag.packed;
/** Tokens that one outermost invocation may make before it is given up. */
const expansionLimit = 2_000_000;
/** Arguments within arguments: each level is a recursion here. */
const nestingLimit = 256;

/** What expansion needs from the preprocessor around it. */
export interface ExpansionHost {
  lookup(symbol: number): Macro | undefined;
  /** The next token of the file into the expander's registers, over line ends and directives; false at the file's end. */
  feed(into: Expander): boolean;
  /** True, and the parenthesis is consumed, if the file goes on with the arguments of a macro. */
  feedParenthesis(macro: Macro): boolean;
  emit(token: Expander): void;
  expansion(macro: number, outer: number, file: number, start: number, end: number): number;
  /** Symbol of what `__LINE__` and its like stand for. */
  dynamic(macro: Macro, file: number, start: number): number;
  report(code: string, message: string, remedy: string, file: number, start: number, end: number): void;
}

interface Context {
  list: TokenList;
  at: number;
  macro: Macro | undefined;
}

export class Expander {
  symbol = 0;
  flags = 0;
  file = 0;
  start = 0;
  end = 0;
  expansionIndex = -1;

  readonly #host: ExpansionHost;
  readonly #stack: Context[] = [];
  #base = 0;
  #nesting = 0;
  #made = 0;
  #exhausted = false;

  constructor(host: ExpansionHost) {
    this.#host = host;
  }

  /** True while an invocation is being expanded. */
  get busy(): boolean {
    return this.#stack.length > 0;
  }

  /** Expands the invocation whose name is in the registers; what comes of it goes to the host's `emit`. */
  run(macro: Macro): void {
    this.#made = 0;
    this.#exhausted = false;
    if (!this.#enter(macro)) {
      this.#host.emit(this);
      return;
    }
    while (this.#fromContexts()) {
      if (this.#expandable()) {
        const inner = this.#host.lookup(this.symbol);
        if (inner !== undefined && this.#enter(inner)) continue;
      }
      this.#host.emit(this);
    }
  }

  /** Expands a list on its own; `condition` leaves the operand of `defined` alone. */
  expandList(list: TokenList, condition = false): TokenList {
    const result = new TokenList();
    if (this.#nesting === 0 && this.#stack.length === 0) {
      this.#made = 0;
      this.#exhausted = false;
    }
    if (this.#nesting >= nestingLimit) {
      this.#giveUp("arguments within arguments are nested too deeply");
      return result;
    }
    this.#nesting++;
    const savedBase = this.#base;
    this.#base = this.#stack.length;
    this.#stack.push({ list, at: 0, macro: undefined });
    /** 0: none; 1: after `defined`; 2: after `defined (`. */
    let operand = 0;
    while (this.#fromContexts()) {
      if (operand === 0 && this.#expandable()) {
        const inner = this.#host.lookup(this.symbol);
        if (inner !== undefined && this.#enter(inner)) continue;
      }
      if (condition) {
        if (operand === 0 && this.symbol === Sym.pp_defined) operand = 1;
        else if (operand === 1 && this.symbol === Sym.lparen) operand = 2;
        else operand = 0;
      }
      result.push(this.symbol, this.flags, this.file, this.start, this.end, this.expansionIndex);
    }
    this.#base = savedBase;
    this.#nesting--;
    return result;
  }

  #expandable(): boolean {
    return (this.flags & NO_EXPAND) === 0 && isName(this.symbol);
  }

  /** Loads the next token of the contexts; false when those above the base are used up. */
  #fromContexts(): boolean {
    const stack = this.#stack;
    while (stack.length > this.#base) {
      const top = stack[stack.length - 1];
      if (top === undefined) return false;
      if (top.at < top.list.count && !this.#exhausted) {
        const data = top.list.data;
        let at = top.at++ * STRIDE;
        const symbol = data[at++] ?? 0;
        let flags = data[at++] ?? 0;
        this.file = data[at++] ?? 0;
        this.start = data[at++] ?? 0;
        this.end = data[at++] ?? 0;
        this.expansionIndex = data[at] ?? -1;
        if ((flags & NO_EXPAND) === 0 && isName(symbol) && this.#disabled(symbol)) flags |= NO_EXPAND;
        this.symbol = symbol;
        this.flags = flags;
        return true;
      }
      stack.pop();
    }
    return false;
  }

  #disabled(symbol: number): boolean {
    // Asked of every name that is a macro's: an iterator would cost more than the one or two there are.
    for (let at = 0; at < this.#stack.length; at++) if (this.#stack[at]?.macro?.symbol === symbol) return true;
    return false;
  }

  #next(): boolean {
    if (this.#fromContexts()) return true;
    return this.#nesting === 0 && !this.#exhausted && this.#host.feed(this);
  }

  /** Starts on the macro named in the registers; false, registers unchanged, if it is not invoked here. */
  #enter(macro: Macro): boolean {
    if (this.#exhausted) return false;
    const { flags, file, start } = this;
    let end = this.end;
    const outer = this.expansionIndex;
    if (macro.params === undefined) {
      if (macro.dynamic) {
        const symbol = this.#host.dynamic(macro, file, start);
        const list = new TokenList();
        list.push(symbol, (flags & SPACE) | NO_EXPAND, file, start, end, outer);
        this.#stack.push({ list, at: 0, macro: undefined });
        return true;
      }
      const index = this.#host.expansion(macro.symbol, outer, file, start, end);
      if (macro.body.count === 0) return true;
      const list = new TokenList();
      const body = macro.body;
      let pasting = false;
      for (let i = 0; i < body.count; i++) {
        const bodyFlags = body.flags[i] ?? 0;
        const space = (i === 0 ? flags : bodyFlags) & SPACE;
        if (pasting) this.#paste(list, body.symbols[i] ?? 0);
        else list.push(body.symbols[i] ?? 0, space, file, start, end, index);
        pasting = (bodyFlags & BodyFlag.paste) !== 0;
      }
      this.#push(list, macro);
      return true;
    }
    if (!this.#parenthesis(macro)) return false;
    const name = macro.symbol;
    const args = this.#collect(macro);
    if (args === undefined) return true;
    if (this.file === file && this.end > end) end = this.end;
    const index = this.#host.expansion(name, outer, file, start, end);
    for (const arg of args) for (let i = 0; i < arg.count; i++) arg.data[i * STRIDE + 5] = index;
    const list = new TokenList();
    const substitution = new Substitution(macro, args, list, file, start, end, index);
    this.#substitute(substitution, 0, macro.body.count);
    if (list.count > 0) list.data[1] = (list.flags(0) & ~SPACE) | (flags & SPACE);
    this.#push(list, macro);
    return true;
  }

  #push(list: TokenList, macro: Macro): void {
    this.#made += list.count + 1;
    if (this.#made > expansionLimit) {
      this.#giveUp(`the expansion of '${macro.name}' makes more than ${expansionLimit} tokens`);
      return;
    }
    this.#stack.push({ list, at: 0, macro });
  }

  #giveUp(message: string): void {
    if (this.#exhausted) return;
    this.#exhausted = true;
    this.#host.report(
      "pp-expansion-limit",
      message,
      "Break the macro up: the rest of this expansion is left out.",
      this.file,
      this.start,
      this.end,
    );
  }

  #parenthesis(macro: Macro): boolean {
    const stack = this.#stack;
    while (stack.length > this.#base) {
      const top = stack[stack.length - 1];
      if (top === undefined) return false;
      if (top.at < top.list.count) {
        if (top.list.symbol(top.at) !== Sym.lparen) return false;
        top.at++;
        return true;
      }
      stack.pop();
    }
    return this.#nesting === 0 && this.#host.feedParenthesis(macro);
  }

  /** The arguments after `(`, up to and with the `)`, whose place is left in the registers. */
  #collect(macro: Macro): TokenList[] | undefined {
    const { file, start, end } = this;
    const wanted = macro.params?.length ?? 0;
    let current = new TokenList();
    let args = [current];
    let depth = 0;
    let packed = false;
    for (;;) {
      if (!this.#next()) {
        if (!this.#exhausted) {
          this.#host.report(
            "pp-unclosed-invocation",
            `the invocation of macro '${macro.name}' is not closed`,
            "Write the missing ')'.",
            file,
            start,
            end,
          );
        }
        return undefined;
      }
      const symbol = this.symbol;
      if (symbol === Sym.lparen) depth++;
      else if (symbol === Sym.rparen) {
        if (depth === 0) break;
        depth--;
      } else if (symbol === Sym.comma && depth === 0 && !(macro.variadic && args.length >= wanted)) {
        if ((this.flags & PACKED) === 0) {
          current = new TokenList();
          args.push(current);
          continue;
        }
        packed = true;
      }
      if (++this.#made > expansionLimit) {
        this.#giveUp(`the arguments of '${macro.name}' have more than ${expansionLimit} tokens`);
        return undefined;
      }
      current.push(symbol, this.flags, this.file, this.start, this.end, this.expansionIndex);
    }
    const none = args.length === 1 && current.count === 0;
    const least = macro.variadic ? wanted - 1 : wanted;
    if (packed) args = unpacked(args, args.length < least ? wanted : 0, macro.variadic);
    if (args.length > wanted && !(none && wanted === 0)) this.#countWrong(macro, "many", args.length, file, start, end);
    else if (args.length < least && !(none && least <= 1))
      this.#countWrong(macro, "few", args.length, file, start, end);
    if (args.length > wanted) args.length = wanted;
    while (args.length < wanted) args.push(new TokenList());
    return args;
  }

  #countWrong(macro: Macro, which: "many" | "few", found: number, file: number, start: number, end: number): void {
    const wanted = macro.params?.length ?? 0;
    this.#host.report(
      "pp-argument-count",
      `macro '${macro.name}' has ${wanted} parameter${wanted === 1 ? "" : "s"} and is invoked with too ${which} arguments (${found})`,
      which === "many"
        ? "Take the extra arguments out; they are ignored."
        : "Write the missing arguments; they are taken as empty.",
      file,
      start,
      end,
    );
  }

  #substitute(into: Substitution, from: number, to: number): void {
    const { macro, args, list } = into;
    const body = macro.body;
    const variable = macro.variadic ? args.length - 1 : -1;
    /** The left operand of a pending ## is the last token of the list (and not an empty argument). */
    let left = false;
    for (let i = from; i < to; i++) {
      const flags = body.flags[i] ?? 0;
      const symbol = body.symbols[i] ?? 0;
      const param = body.params[i] ?? -1;
      const pasted = i > from && ((body.flags[i - 1] ?? 0) & BodyFlag.paste) !== 0;
      if ((flags & BodyFlag.vaOpt) !== 0) {
        const inner = new TokenList();
        const present = variable >= 0 && this.#expanded(into, variable).count > 0;
        if (present) this.#substitute(into.within(inner), i + 1, param);
        if (inner.count > 0) inner.data[1] = (inner.flags(0) & ~SPACE) | (flags & SPACE);
        left = this.#append(list, inner, pasted && left, flags) || (pasted && left);
        i = param - 1;
        // The `##` after the group is kept on its last entry.
        continue;
      }
      if (param < 0) {
        if (pasted && left) this.#paste(list, symbol);
        else list.push(symbol, flags & SPACE, into.file, into.start, into.end, into.index);
        left = true;
        continue;
      }
      const arg = args[param];
      if (arg === undefined) continue;
      if ((flags & (BodyFlag.stringify | BodyFlag.charize)) !== 0) {
        const spelled = stringified(arg, (flags & BodyFlag.charize) !== 0);
        // Microsoft C, and its own headers, write `L#x` for a wide string: without a space the prefix belongs to the string.
        const prefixed = i > from && (flags & SPACE) === 0 && textOf(body.symbols[i - 1] ?? 0) === "L";
        if ((pasted || prefixed) && left) this.#paste(list, spelled);
        else list.push(spelled, flags & SPACE, into.file, into.start, into.end, into.index);
        left = true;
        continue;
      }
      if (param === variable && left && list.symbol(list.count - 1) === Sym.comma && i > from) {
        const closes = i + 1 === to || body.symbols[i + 1] === Sym.rparen;
        if (arg.count === 0 && (pasted || closes)) {
          list.count--;
          left = false;
          continue;
        }
        if (pasted) {
          // GNU: the comma and the arguments are not pasted.
          left = this.#append(list, this.#expanded(into, param), false, SPACE);
          continue;
        }
      }
      const raw = pasted || (flags & BodyFlag.paste) !== 0;
      const tokens = raw ? arg : this.#expanded(into, param);
      const first = list.count;
      const appended = this.#append(list, tokens, pasted && left, flags);
      if (tokens.count > 1 && param !== variable) pack(list, first);
      left = appended || (pasted && left);
    }
  }

  #expanded(into: Substitution, param: number): TokenList {
    const known = into.expanded[param];
    if (known !== undefined) return known;
    const arg = into.args[param] ?? new TokenList();
    let list = arg;
    for (let i = 0; i < arg.count; i++) {
      if (!isName(arg.symbol(i))) continue;
      if ((arg.flags(i) & NO_EXPAND) !== 0 || this.#host.lookup(arg.symbol(i)) === undefined) continue;
      const { symbol, flags, file, start, end, expansionIndex } = this;
      list = this.expandList(arg);
      this.symbol = symbol;
      this.flags = flags;
      this.file = file;
      this.start = start;
      this.end = end;
      this.expansionIndex = expansionIndex;
      break;
    }
    into.expanded[param] = list;
    return list;
  }

  /** Puts tokens after the list, the first one pasted to its end if asked; false if there are none. */
  #append(list: TokenList, tokens: TokenList, paste: boolean, flags: number): boolean {
    this.#made += tokens.count;
    if (this.#made > expansionLimit) {
      this.#giveUp(`an expansion makes more than ${expansionLimit} tokens`);
      return false;
    }
    for (let i = 0; i < tokens.count; i++) {
      const own = tokens.flags(i);
      if (i > 0) list.take(tokens, i, own);
      else if (paste) this.#paste(list, tokens.symbol(0), own);
      else list.take(tokens, 0, (own & ~SPACE) | (flags & SPACE));
    }
    return tokens.count > 0;
  }

  /** `##`: makes one token of the list's last and another; where they make none they stay two, as in Microsoft C. */
  #paste(list: TokenList, right: number, rightFlags = 0): void {
    const at = (list.count - 1) * STRIDE;
    const left = list.data[at] ?? 0;
    const made = pasteSymbols(left, right);
    if (made >= 0) {
      list.data[at] = made;
      list.data[at + 1] = (list.data[at + 1] ?? 0) & ~NO_EXPAND;
      return;
    }
    list.push(
      right,
      rightFlags & ~SPACE,
      list.data[at + 2] ?? 0,
      list.data[at + 3] ?? 0,
      list.data[at + 4] ?? 0,
      list.data[at + 5] ?? -1,
    );
  }
}

/** Marks the commas of an argument, from there on, that are in braces and not in parentheses. */
function pack(list: TokenList, from: number): void {
  let depth = 0;
  let braces = 0;
  for (let i = from; i < list.count; i++) {
    const symbol = list.symbol(i);
    if (symbol === Sym.lparen) depth++;
    else if (symbol === Sym.rparen) depth = Math.max(0, depth - 1);
    else if (symbol === Sym.lbrace) braces++;
    else if (symbol === Sym.rbrace) braces = Math.max(0, braces - 1);
    else if (symbol === Sym.comma && depth === 0 && braces > 0) list.data[i * STRIDE + 1] = list.flags(i) | PACKED;
  }
}
/** The same arguments with no comma marked; split at those up to so many arguments. */
function unpacked(args: readonly TokenList[], wanted: number, variadic: boolean): TokenList[] {
  const made: TokenList[] = [];
  for (const arg of args) {
    let current = new TokenList();
    made.push(current);
    let depth = 0;
    for (let i = 0; i < arg.count; i++) {
      const symbol = arg.symbol(i);
      if (symbol === Sym.lparen) depth++;
      else if (symbol === Sym.rparen) depth--;
      else if (
        symbol === Sym.comma &&
        depth === 0 &&
        wanted > 0 &&
        (arg.flags(i) & PACKED) !== 0 &&
        !(variadic && made.length >= wanted)
      ) {
        current = new TokenList();
        made.push(current);
        continue;
      }
      current.take(arg, i, arg.flags(i) & ~PACKED);
    }
  }
  return made;
}

class Substitution {
  readonly expanded: (TokenList | undefined)[];

  constructor(
    readonly macro: Macro,
    readonly args: readonly TokenList[],
    readonly list: TokenList,
    readonly file: number,
    readonly start: number,
    readonly end: number,
    readonly index: number,
    expanded: (TokenList | undefined)[] = [],
  ) {
    this.expanded = expanded;
  }

  within(list: TokenList): Substitution {
    return new Substitution(this.macro, this.args, list, this.file, this.start, this.end, this.index, this.expanded);
  }
}
