// `ringside explain`: a rule's page.
import { explain, listRules } from "../language-server/index.ts";
import { whyNotMapped } from "../language-server/rules/elsewhere.ts";

export function explainCommand(name: string): number {
  const page = explain(name);
  if (page !== undefined) {
    process.stdout.write(page.endsWith("\n") ? page : `${page}\n`);
    return 0;
  }
  const known = whyNotMapped(name);
  if (known !== undefined) {
    process.stdout.write(`No rule stands for ${known.name} of ${known.tool}: ${known.why}.\n`);
    return 0;
  }
  const ids = listRules().map((rule) => rule.id);
  const near = ids.filter((id) => shares(id, name.toLowerCase()));
  const list = (near.length > 0 ? near : ids).map((id) => `  ${id}\n`).join("");
  process.stderr.write(`ringside: there is no rule '${name}'. ${near.length > 0 ? "Near it" : "The rules"}:\n${list}`);
  return 2;
}

/** Do two hyphenated names share a word? */
function shares(id: string, name: string): boolean {
  const words = new Set(name.split(/[^a-z0-9]+/).filter((word) => word.length > 2));
  return id.split("-").some((word) => words.has(word));
}
