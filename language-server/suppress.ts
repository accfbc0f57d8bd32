// What the author has said not to report: `#pragma warning(suppress|disable: 28121)`, `#pragma prefast(suppress: 28121, "why")`
// and `// ringside-ignore rule-id: reason`. A comment must give its reason, and one that hides nothing is told of.
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "./finding.ts";
import { findRuleByName, rules } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";

interface Scope {
  readonly file: string;
  readonly rules: ReadonlySet<string>;
  readonly firstLine: number;
  readonly lastLine: number;
}
interface Comment extends Scope {
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
  const pragmas = units.flatMap((unit) => pragmaScopes(unit));
  const comments: Comment[] = [];
  const kept: Finding[] = [];
  for (const file of files) {
    const source = text(file);
    if (source === undefined || !source.includes("ringside-ignore")) continue;
    readComments(file, source, comments, kept);
  }
  for (const finding of findings) {
    const covers = (scope: Scope) =>
      scope.file === finding.range.file &&
      finding.range.startLine >= scope.firstLine &&
      finding.range.startLine <= scope.lastLine &&
      scope.rules.has(finding.rule);
    const comment = comments.find(covers);
    if (comment) comment.used = true;
    else if (!pragmas.some(covers)) kept.push(finding);
  }
  for (const comment of comments) {
    if (!comment.used)
      kept.push(
        aboutComment(comment, "unused-suppression", `nothing is reported here for ${comment.text}: the comment can go`),
      );
  }
  return kept;
}

const everything = Number.MAX_SAFE_INTEGER;

function pragmaScopes(unit: Unit): Scope[] {
  const scopes: Scope[] = [];
  const open = new Map<string, { rules: Set<string>; line: number }[]>();
  for (const pragma of unit.pragmas) {
    const file = pragma.range.file;
    const line = pragma.range.startLine;
    const words = suppressionOf(pragma.name, pragma.text);
    if (!words) continue;
    const ids = new Set(words.codes.flatMap((code) => rulesOfCode(code)).map((rule) => rule.id));
    const stack = open.get(file) ?? [];
    open.set(file, stack);
    if (words.action === "suppress")
      scopes.push({ file, rules: ids, firstLine: line, lastLine: nextCodeLine(unit, file, line) });
    else if (words.action === "disable") stack.push({ rules: ids, line });
    else if (words.action === "push") stack.push({ rules: new Set(), line: -1 });
    else if (words.action === "default" || words.action === "pop") {
      while (stack.length > 0) {
        const top = stack.pop();
        if (!top || top.line < 0) break;
        if (words.action === "default" && ![...top.rules].some((id) => ids.has(id))) {
          stack.push(top);
          break;
        }
        scopes.push({ file, rules: top.rules, firstLine: top.line, lastLine: line });
        if (words.action === "default") break;
      }
    }
  }
  for (const [file, stack] of open) {
    for (const top of stack)
      if (top.line >= 0) scopes.push({ file, rules: top.rules, firstLine: top.line, lastLine: everything });
  }
  return scopes;
}
function suppressionOf(name: string, text: string): { action: string; codes: number[] } | undefined {
  if (name !== "warning" && name !== "prefast") return undefined;
  const action = /\b(suppress|disable|push|pop|default|enable)\b/i.exec(text)?.[1]?.toLowerCase();
  if (!action) return undefined;
  const listed = text.replaceAll(/"[^"]*"/g, "");
  return {
    action: action === "enable" ? "default" : action,
    codes: [...listed.matchAll(/\b(?:__WARNING_\w+|C?(\d{4,5}))\b/gi)].map((m) => Number(m[1])),
  };
}
/** `suppress` holds for the next line that has code on it. */
function nextCodeLine(unit: Unit, file: string, line: number): number {
  const text = sourceLines(unit, file);
  for (let next = line + 1; text && next < text.length; next++) {
    const code = text[next]?.trim() ?? "";
    if (code !== "" && !code.startsWith("//") && !code.startsWith("#") && !code.startsWith("/*")) return next;
  }
  return line + 1;
}
function sourceLines(unit: Unit, file: string): readonly string[] | undefined {
  for (const block of unit.tokens.blocks) {
    const source = block.sources.find((candidate) => candidate.path === file);
    if (source) return source.text.split("\n");
  }
  return undefined;
}
function rulesOfCode(code: number): Rule[] {
  return rules.filter((rule) => rule.names.codeAnalysis?.includes(`C${code}`));
}

function readComments(file: string, source: string, comments: Comment[], out: Finding[]): void {
  const lines = source.split("\n");
  lines.forEach((lineText, line) => {
    const match = /\/\/\s*ringside-ignore\b\s*([\w\-/, ]*?)\s*(?::\s*(.*?))?\s*$/.exec(lineText);
    if (!match) return;
    const startColumn = match.index;
    const endColumn = lineText.trimEnd().length;
    const names = (match[1] ?? "").split(/[\s,]+/).filter((name) => name !== "");
    const found = names.map((name) => findRuleByName(name));
    const alone = lineText.slice(0, startColumn).trim() === "";
    let target = line;
    if (alone) {
      target = line + 1;
      while (target < lines.length && /^\s*(\/\/.*)?$/.test(lines[target] ?? "")) target += 1;
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
      out.push(aboutComment(comment, "suppression-without-rule", `there is no rule ${unknown.join(", ")}`));
    else if ((match[2] ?? "") === "")
      out.push(aboutComment(comment, "suppression-without-reason", `say why: // ringside-ignore ${text}: reason`));
    else comments.push(comment);
  });
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
