// The marks of a merge that has not been resolved: our side is read, theirs is passed over.
import type { Preprocessor } from "./preprocessor.ts";
import type { Source } from "./source.ts";
import { Sym } from "./spellings.ts";

/** Can a mark begin with this token? */
export function mayBeConflict(symbol: number): boolean {
  return symbol === Sym.shl || symbol === Sym.equal || symbol === Sym.shr || symbol === Sym.orOr;
}

/** Passes over `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>` in the first column, and over what is theirs; false if there is none. */
export function conflictMarker(p: Preprocessor, source: Source): boolean {
  const { raw, file } = source.lexed;
  const start = raw.starts[source.at] ?? 0;
  const marker = raw.text.slice(start, start + 7);
  if (!/^(?:<{7}|={7}|>{7}|\|{7})$/.test(marker) || file.lines.positionAt(start).column !== 0) return false;
  const mark = marker.charAt(0);
  if (mark === "<") {
    source.conflict = true;
    p.say(
      "merge-conflict",
      "error",
      "the file has an unresolved merge conflict",
      "Resolve it and take the markers out; the part before '=======' is read.",
      file.range(start, start + 7),
    );
  }
  if (!source.conflict) return false;
  let at = source.lineEnd(source.at);
  if (mark !== "<") {
    if (mark !== ">") {
      while (at < raw.count && !raw.text.startsWith(">>>>>>>", raw.starts[at] ?? 0)) at = source.lineEnd(at);
      if (at < raw.count) at = source.lineEnd(at);
    }
    source.conflict = false;
  }
  source.at = at;
  return true;
}
