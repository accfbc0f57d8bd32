// The examples on every rule's page are its first tests: the bad ones show exactly what is marked, the good ones nothing.
import { describe, expect, test } from "vitest";
import { pageOf } from "../../../language-server/index.ts";
import { catalogue } from "../../../language-server/rules/catalogue.ts";
import { aliasesOf, rules } from "../../../language-server/rules/index.ts";
import { expectFindings } from "./fixture.ts";

interface Example {
  readonly text: string;
  readonly sources: Readonly<Record<string, string>>;
}
function examples(page: string, kind: "bad" | "good"): Example[] {
  const fenced = page.matchAll(new RegExp(`^\`\`\`(c|cpp) ${kind}\\n([\\s\\S]*?)^\`\`\``, "gm"));
  return [...fenced].map(([, language, text = ""]) => ({ text, sources: { [`/driver/driver.${language}`]: text } }));
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its page has bad and good examples", () => {
    expect(examples(rule.page, "bad").length).toBeGreaterThan(0);
    expect(examples(rule.page, "good").length).toBeGreaterThan(0);
  });
  test.each(examples(rule.page, "bad").map((example, index) => [index + 1, example] as const))(
    "bad example %i is found",
    (_, { text, sources }) => {
      expect(text).toContain(`^ ${id}`);
      expectFindings(sources);
    },
  );
  test.each(examples(rule.page, "good").map((example, index) => [index + 1, example] as const))(
    "good example %i is quiet",
    (_, { sources }) => {
      expectFindings(sources);
    },
  );
});

test("rule ids are unique and in kebab case", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "docs/rules/%s.md is the page (refresh with: npx vitest run test/unit/rules/pages.test.ts -u)",
  async (id, rule) => {
    await expect(pageOf(rule)).toMatchFileSnapshot(`../../../docs/rules/${id}.md`);
  },
);

test("docs/rules/README.md lists them (refresh with -u)", async () => {
  await expect(catalogue()).toMatchFileSnapshot("../../../docs/rules/README.md");
});
test("the mistakes that Static Driver Verifier, Code Analysis and CodeQL know have their rules", () => {
  const names = new Set(rules.flatMap((rule) => aliasesOf(rule)));
  for (const name of ["RemoveLockForwardRead", "SpinLockSafe", "C28121", "C28152", "cpp/drivers/irql-too-high"])
    expect(names).toContain(name);
  const verifier = new Set(rules.flatMap((rule) => rule.names.staticDriverVerifier ?? []));
  expect(verifier.size).toBeGreaterThanOrEqual(110);
});
