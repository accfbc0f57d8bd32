// Text from the command line and the user, read: the list of rules, and a moment typed in.
import { isRecord } from "../compiler/json/shape.ts";

export interface RuleItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Rows of a pick list from `ringside rules --format json`. */
export function ruleItems(json: string): readonly RuleItem[] {
  const value: unknown = JSON.parse(json);
  const list = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value.rules) ? value.rules : [];
  const items: RuleItem[] = [];
  for (const rule of list) {
    if (!isRecord(rule) || typeof rule.id !== "string") continue;
    const names = Array.isArray(rule.aliases) ? rule.aliases.filter((name) => typeof name === "string") : [];
    items.push({
      label: rule.id,
      description: names.join(", "),
      detail: typeof rule.summary === "string" ? rule.summary : "",
    });
  }
  return items;
}

/** "1200", or "+50" and "-50" from `now`; undefined for anything else. Blanks and commas between digits do not matter. */
export function parseTime(text: string, now: number): number | undefined {
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(text.replaceAll(/[\s,_]/g, "")) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  const time = sign === "+" ? now + number : sign === "-" ? now - number : number;
  return Number.isSafeInteger(time) ? Math.max(0, time) : undefined;
}
