// One mistake told line after line (everything that is done to a block once it is freed) reads better as one finding, at the first of
// the lines, that names the others.
import type { SourceRange } from "../../compiler/source/source.ts";
import type { RawFinding } from "./findings.ts";

/** Findings about the same thing in a function, for the same reason, as the first of them; the others in their order. */
export function toldOnce(findings: readonly RawFinding[]): RawFinding[] {
  const alike = new Map<string, RawFinding[]>();
  for (const finding of findings) {
    if (finding.about === undefined) continue;
    const known = alike.get(finding.about);
    if (known) known.push(finding);
    else alike.set(finding.about, [finding]);
  }
  return findings.flatMap((finding) => {
    const group = finding.about === undefined ? [] : (alike.get(finding.about) ?? []);
    const others = group.filter((other) => other !== finding).sort(byPlace);
    const [earliest] = others;
    if (earliest === undefined) return [finding];
    if (byPlace(earliest, finding) < 0) return [];
    const also = others.map(({ message, range }) => ({ message, range }));
    return [{ ...finding, related: [...finding.related, ...also] }];
  });
}

function byPlace({ range: a }: { range: SourceRange }, { range: b }: { range: SourceRange }): number {
  return a.startLine - b.startLine || a.startColumn - b.startColumn;
}
