// Suppression in Microsoft's ways: `#pragma warning(disable: 28121; suppress: 28182)`, `push`, `pop`, `default`, and the same of
// `#pragma prefast(…, "why")`. What is disabled in a header stays so in the file that includes it, as in Microsoft's compiler.
import type { PragmaRecord } from "../compiler/preprocess/pragmas.ts";
import type { Unit } from "../compiler/unit.ts";
import { findRuleByName } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";

/** Lines of a file on which findings of some rules are not reported. */
export interface SuppressedLines {
  readonly file: string;
  readonly rules: ReadonlySet<string>;
  readonly firstLine: number;
  readonly lastLine: number;
}

interface Disabled {
  readonly pragma: PragmaRecord;
}
type State = Map<string, Disabled>;

export function suppressedByPragmas(unit: Unit): SuppressedLines[] {
  const scopes: SuppressedLines[] = [];
  let state: State = new Map();
  const pushed: State[] = [];
  const close = (rule: string, { pragma: from }: Disabled, to: PragmaRecord | undefined): void => {
    scopes.push(...linesBetween(unit, rule, from, to));
  };
  for (const pragma of unit.pragmas) {
    for (const { action, names } of specificationsOf(unit, pragma)) {
      switch (action) {
        case "suppress": {
          const { file, startLine } = pragma.range;
          const rules = rulesOf(names);
          if (rules.size > 0) scopes.push({ file, rules, firstLine: startLine, lastLine: nextCodeLine(unit, pragma) });
          break;
        }
        case "disable":
          for (const rule of rulesOf(names)) if (!state.has(rule)) state.set(rule, { pragma });
          break;
        case "default":
          for (const rule of rulesOf(names)) {
            const open = state.get(rule);
            if (open !== undefined) close(rule, open, pragma);
            state.delete(rule);
          }
          break;
        case "push":
          pushed.push(new Map(state));
          break;
        case "pop": {
          const before = pushed.pop() ?? new Map();
          for (const [rule, open] of state) if (!before.has(rule)) close(rule, open, pragma);
          const restored: State = new Map();
          for (const rule of before.keys()) restored.set(rule, state.get(rule) ?? { pragma });
          state = restored;
          break;
        }
      }
    }
  }
  for (const [rule, open] of state) close(rule, open, undefined);
  return scopes;
}

interface Specification {
  readonly action: "suppress" | "disable" | "default" | "push" | "pop";
  /** Names that other tools give to what they find: numbers as `C28719`, queries by their paths. */
  readonly names: readonly string[];
}

function specificationsOf(unit: Unit, { name, text }: PragmaRecord): Specification[] {
  if (name !== "warning" && name !== "prefast") return [];
  const found: Specification[] = [];
  for (const part of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").split(";")) {
    const word = /\b(suppress|disable|push|pop|default|enable)\b/i.exec(part)?.[1]?.toLowerCase();
    const names = [...part.matchAll(/\b(?:(__WARNING_\w+)|(cpp\/[\w./-]+)|C?(\d{4,5}))\b/gi)].map(
      ([, macro, query, number]) => query ?? `C${macro === undefined ? number : (unit.macroValue(macro) ?? 0n)}`,
    );
    switch (word) {
      case "suppress":
      case "disable":
      case "push":
      case "pop":
      case "default":
        found.push({ action: word, names });
        break;
      case "enable":
        found.push({ action: "default", names });
        break;
    }
  }
  return found;
}

const byName = new Map<string, ReadonlySet<string>>();
function rulesOf(names: readonly string[]): ReadonlySet<string> {
  const rules = new Set<string>();
  for (const name of names) {
    let known = byName.get(name);
    if (known === undefined) {
      known = new Set(rulesNamed(name).map((rule) => rule.id));
      byName.set(name, known);
    }
    for (const rule of known) rules.add(rule);
  }
  return rules;
}
/** A query is also told by where its pack keeps it, `cpp/windows/drivers/queries/…`: only the last word says which. */
function rulesNamed(name: string): readonly Rule[] {
  const found = findRuleByName(name);
  const word = name.includes("/") ? name.split("/").at(-1) : undefined;
  return found.length > 0 || word === undefined ? found : findRuleByName(`cpp/drivers/${word}`);
}

/** From one pragma to another, or to the end: in the file of the first, and in the main file if that is another. */
function linesBetween(unit: Unit, rule: string, from: PragmaRecord, to: PragmaRecord | undefined): SuppressedLines[] {
  const rules = new Set([rule]);
  const { file, startLine } = from.range;
  const end = to?.range.file === file ? to.range.startLine : Number.MAX_SAFE_INTEGER;
  const found = [{ file, rules, firstLine: startLine, lastLine: end }];
  if (file === unit.path) return found;
  const firstLine = mainLine(unit, from.token);
  if (firstLine === undefined) return found;
  const lastLine =
    to === undefined
      ? Number.MAX_SAFE_INTEGER
      : to.range.file === unit.path
        ? to.range.startLine
        : (mainLine(unit, to.token) ?? Number.MAX_SAFE_INTEGER) - 1;
  found.push({ file: unit.path, rules, firstLine, lastLine });
  return found;
}

/** The line of the first token of the main file from a token on. */
function mainLine(unit: Unit, token: number): number | undefined {
  for (const block of unit.tokens.blocks) {
    if (block.base + block.count <= token) continue;
    const main = block.sources.findIndex(({ path }) => path === unit.path);
    if (main < 0) continue;
    for (let i = Math.max(0, token - block.base); i < block.count; i++) {
      if (block.files[i] === main) return block.sources[main]?.lines.lineAt(block.starts[i] ?? 0);
    }
  }
  return undefined;
}

/** `suppress` holds for the next line that has code on it. */
function nextCodeLine(unit: Unit, { range: { file, startLine } }: PragmaRecord): number {
  // The last block that has the file is the newest: a shared header set may keep an older text of it.
  const text = unit.tokens.blocks.flatMap(({ sources }) => sources).findLast(({ path }) => path === file)?.text;
  const lines = text?.split(/\r\n|\r|\n/) ?? [];
  for (let next = startLine + 1; next < lines.length; next++) {
    const code = lines[next]?.trim() ?? "";
    if (code !== "" && !code.startsWith("//") && !code.startsWith("#") && !code.startsWith("/*")) return next;
  }
  return startLine + 1;
}
