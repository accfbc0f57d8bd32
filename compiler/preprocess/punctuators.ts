// Punctuators, the longest first; digraphs give the symbols of what they stand for.

import { Sym } from "./spellings.ts";
import { skipSplices } from "./splices.ts";

export function hasSplice(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 92 || (text.charCodeAt(at + 2) === 92 && text.charCodeAt(at + 1) < 128);
}

/** The next characters with splices taken out, and the offset in the text after each. */
export function joinPunctuator(text: string, at: number): { text: string; ends: number[] } {
  let joined = "";
  const ends: number[] = [];
  let i = at;
  while (joined.length < 4 && i < text.length) {
    if (i > at) i = skipSplices(text, i);
    joined += text.charAt(i++);
    ends.push(i);
  }
  return { text: joined, ends };
}

/** Symbol of the longest punctuator, with its width in the upper half. */
export function punctuatorAt(text: string, at: number): number {
  const b = text.charCodeAt(at + 1);
  const one = 1 << 16;
  const two = 2 << 16;
  const three = 3 << 16;
  switch (text.charCodeAt(at)) {
    case 40:
      return Sym.lparen | one;
    case 41:
      return Sym.rparen | one;
    case 123:
      return Sym.lbrace | one;
    case 125:
      return Sym.rbrace | one;
    case 91:
      return Sym.lbracket | one;
    case 93:
      return Sym.rbracket | one;
    case 59:
      return Sym.semicolon | one;
    case 44:
      return Sym.comma | one;
    case 46:
      if (b === 46 && text.charCodeAt(at + 2) === 46) return Sym.ellipsis | three;
      return Sym.dot | one;
    case 63:
      return Sym.question | one;
    case 58:
      if (b === 58) return Sym.coloncolon | two;
      if (b === 62) return Sym.rbracket | two;
      return Sym.colon | one;
    case 43:
      if (b === 43) return Sym.plusPlus | two;
      return b === 61 ? Sym.plusAssign | two : Sym.plus | one;
    case 45:
      if (b === 62) return Sym.arrow | two;
      if (b === 45) return Sym.minusMinus | two;
      return b === 61 ? Sym.minusAssign | two : Sym.minus | one;
    case 42:
      return b === 61 ? Sym.starAssign | two : Sym.star | one;
    case 47:
      return b === 61 ? Sym.slashAssign | two : Sym.slash | one;
    case 37:
      if (b === 61) return Sym.percentAssign | two;
      if (b === 62) return Sym.rbrace | two;
      if (b === 58) {
        if (text.charCodeAt(at + 2) === 37 && text.charCodeAt(at + 3) === 58) return Sym.hashHash | (4 << 16);
        return Sym.hash | two;
      }
      return Sym.percent | one;
    case 38:
      if (b === 38) return Sym.andAnd | two;
      return b === 61 ? Sym.ampAssign | two : Sym.amp | one;
    case 124:
      if (b === 124) return Sym.orOr | two;
      return b === 61 ? Sym.pipeAssign | two : Sym.pipe | one;
    case 94:
      return b === 61 ? Sym.caretAssign | two : Sym.caret | one;
    case 126:
      return Sym.tilde | one;
    case 33:
      return b === 61 ? Sym.notEqual | two : Sym.bang | one;
    case 61:
      return b === 61 ? Sym.equal | two : Sym.assign | one;
    case 60:
      if (b === 60) return text.charCodeAt(at + 2) === 61 ? Sym.shlAssign | three : Sym.shl | two;
      if (b === 61) return Sym.lessEqual | two;
      if (b === 58) return Sym.lbracket | two;
      if (b === 37) return Sym.lbrace | two;
      return Sym.less | one;
    case 62:
      if (b === 62) return text.charCodeAt(at + 2) === 61 ? Sym.shrAssign | three : Sym.shr | two;
      return b === 61 ? Sym.greaterEqual | two : Sym.greater | one;
    case 35:
      if (b === 35) return Sym.hashHash | two;
      return b === 64 ? Sym.hashAt | two : Sym.hash | one;
    case 92:
      return Sym.backslash | one;
    case 64:
      return Sym.at | one;
    default:
      return Sym.backquote | one;
  }
}
