// A file that a comment or a conditional without an end cuts short: what is wrong is said where it opens, and nothing else of it.
import type { SourceDiagnostic } from "../../compiler/source/source.ts";

const openings: ReadonlySet<string> = new Set(["pp-unclosed-comment", "pp-unclosed-conditional"]);

/** Files of which the rest, from some place on, has not been read. */
export function filesCutShort(diagnostics: readonly SourceDiagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap(({ code, range }) => (openings.has(code) ? [range.file] : [])));
}
/** Without what follows from a cut: a block that is never closed, and a function that ends without returning a value. */
export function withoutConsequences(diagnostics: readonly SourceDiagnostic[]): readonly SourceDiagnostic[] {
  const cut = filesCutShort(diagnostics);
  if (cut.size === 0) return diagnostics;
  const neverClosed = ({ code, message, range }: SourceDiagnostic) =>
    code === "syntax" && cut.has(range.file) && message.endsWith("is never closed");
  const open = diagnostics.filter(neverClosed);
  return diagnostics.filter(
    (one) =>
      !neverClosed(one) &&
      !(
        one.code === "missing-return" &&
        open.some(({ range }) => range.file === one.range.file && range.startLine <= one.range.startLine)
      ),
  );
}
