// What the author has said not to report: Microsoft's pragmas (suppress-pragmas.ts), and `// ringside-ignore rule: reason` on the
// line or above it. A comment names rules as any tool does and must give its reason; one that hides nothing is told of.
import { nearest } from "../compiler/nearest.ts";
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "./finding.ts";
import { aliasesOf, findRuleByName, rules } from "./rules/index.ts";
import { type SuppressedLines, suppressedByPragmas } from "./suppress-pragmas.ts";

interface Comment extends SuppressedLines {
  readonly startColumn: number;
  readonly endColumn: number;
  readonly line: number;
  readonly text: string;
  used: boolean;
}

/** The findings left over, and what there is to say about the comments themselves. */
export function applySuppressions(
  findings: readonly Finding[],
  units: readonly Unit[],
  text: (file: string) => string | undefined,
): Finding[] {
  const files = new Set(units.map((unit) => unit.path));
  for (const finding of findings) files.add(finding.range.file);
  const pragmas = units.flatMap((unit) => suppressedByPragmas(unit));
  const comments: Comment[] = [];
  const kept: Finding[] = [];
  for (const file of files) {
    const source = text(file);
    if (source === undefined || !source.includes("ringside-ignore")) continue;
    readComments(file, source, comments, kept);
  }
  for (const finding of findings) {
    const covers = (scope: SuppressedLines) =>
      scope.file === finding.range.file &&
      finding.range.startLine >= scope.firstLine &&
      finding.range.startLine <= scope.lastLine &&
      scope.rules.has(finding.rule);
    const covering = comments.filter(covers);
    for (const comment of covering) comment.used = true;
    if (covering.length === 0 && !pragmas.some(covers)) kept.push(finding);
  }
  for (const comment of comments) {
    if (!comment.used)
      kept.push(
        aboutComment(comment, "unused-suppression", `nothing is reported here for ${comment.text}: the comment can go`),
      );
  }
  return kept;
}

function readComments(file: string, source: string, comments: Comment[], out: Finding[]): void {
  const lines = source.split(/\r\n|\r|\n/);
  lines.forEach((lineText, line) => {
    const match = /(?:\/\/|\/\*)\s*ringside-ignore\b[ \t]*([\w\-/., ]*?)\s*(?::\s*(.*?))?\s*(?:\*\/.*)?$/.exec(
      lineText,
    );
    if (!match) return;
    const startColumn = match.index;
    const endColumn = lineText.trimEnd().length;
    const names = (match[1] ?? "").split(/[\s,]+/).filter((name) => name !== "");
    const found = names.map((name) => findRuleByName(name));
    const alone = lineText.slice(0, startColumn).trim() === "";
    let target = line;
    if (alone) {
      target = line + 1;
      while (target < lines.length && /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(lines[target] ?? "")) target += 1;
    }
    const text = names.join(", ");
    const comment: Comment = {
      file,
      line,
      startColumn,
      endColumn,
      text,
      used: false,
      rules: new Set(found.flat().map((rule) => rule.id)),
      firstLine: line,
      lastLine: target,
    };
    const unknown = names.filter((_, index) => found[index]?.length === 0);
    if (names.length === 0)
      out.push(
        aboutComment(
          comment,
          "suppression-without-rule",
          "say which rule is meant: // ringside-ignore rule-id: reason",
        ),
      );
    else if (unknown.length > 0)
      out.push(
        aboutComment(comment, "suppression-without-rule", `there is no rule ${unknown.map(withNearest).join(", ")}`),
      );
    else if ((match[2] ?? "") === "")
      out.push(aboutComment(comment, "suppression-without-reason", `say why: // ringside-ignore ${text}: reason`));
    else comments.push(comment);
  });
}

function withNearest(name: string): string {
  const near = nearest(name, [...rules.map((rule) => rule.id), ...rules.flatMap(aliasesOf)]);
  return near === undefined ? name : `${name} (did you mean ${near}?)`;
}

function aboutComment(comment: Comment, rule: string, message: string): Finding {
  return {
    rule,
    kind: "rule",
    severity: rule === "unused-suppression" ? "hint" : "warning",
    message,
    range: {
      file: comment.file,
      startLine: comment.line,
      startColumn: comment.startColumn,
      endLine: comment.line,
      endColumn: comment.endColumn,
    },
    related: [],
  };
}
