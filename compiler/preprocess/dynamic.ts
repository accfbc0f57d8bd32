// What the macros stand for that change from place to place: `__LINE__`, `__FILE__`, `__COUNTER__` and their like.
import type { SourceFile } from "../source/file.ts";
import { stringSymbol } from "./define.ts";
import type { Preprocessor } from "./preprocessor.ts";
import { Sym } from "./spellings.ts";
import { intern, TokenKind } from "./symbols.ts";

/** Symbol of the token that the macro is at an offset of a file. */
export function dynamicValue(p: Preprocessor, macro: number, written: SourceFile | undefined, start: number): number {
  const { source } = p;
  switch (macro) {
    case Sym.pp___LINE__: {
      const line = written === undefined ? 1 : written.lines.lineAt(start) + 1;
      const shift = source?.lexed.file === written ? (source?.lineShift ?? 0) : 0;
      return intern(String(line + shift), TokenKind.number);
    }
    case Sym.pp___FILE__:
      return stringSymbol(source?.presumedName ?? source?.lexed.file.path ?? "");
    case Sym.pp___BASE_FILE__:
      for (const recording of p.recordings) recording.volatile = true;
      return stringSymbol(p.stack[0]?.lexed.file.path ?? "");
    case Sym.pp___COUNTER__:
      for (const recording of p.recordings) recording.askedCounter = true;
      return intern(String(p.counter++), TokenKind.number);
    case Sym.pp___INCLUDE_LEVEL__:
      for (const recording of p.recordings) recording.volatile = true;
      return intern(String(Math.max(0, p.stack.length - 1)), TokenKind.number);
    // A build must not depend on when it is made: the date and time are always these.
    case Sym.pp___DATE__:
      return stringSymbol("Jan  1 2024");
    case Sym.pp___TIME__:
      return stringSymbol("00:00:00");
    default:
      return stringSymbol("Mon Jan  1 00:00:00 2024");
  }
}
