// After any edits a unit is what it would be without its past: small sources in which the same names are declared, defined, redefined
// and used in random order, edited line by line, are compiled with a cache and afresh.
import { describe, expect, it } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { Random } from "../../fuzz/mutate.ts";
import { compile, messages } from "./compile.ts";

const header = "struct H; struct G; typedef struct G *PG; void hand(struct H *h, PG g);";
const declarations = [
  "struct S { int a; };",
  "struct S { int a, b; };",
  "struct S;",
  "typedef struct S S;",
  "typedef struct S { int q; } S, *PS;",
  "struct T { struct S *s; struct T *n; };",
  "struct T;",
  "extern struct S *gs;",
  "struct S *gs;",
  "void use(struct S *s, struct T *t);",
  "static struct S own;",
  "enum E { A, B };",
  "enum E { C, D };",
  "struct H { int z; };",
  "struct H { int y, z; };",
  "struct G { int k; };",
  "typedef struct _N { int n; } N, *PN;",
  "typedef struct { int n; } M, *PM;",
  "void named(PN n, N *m, PM p);",
];
const statements = [
  "use(gs, 0);",
  "{ struct S s; use(&s, 0); }",
  "{ struct S { int x; } z; use(&z, 0); }",
  "{ struct T t; t.s = gs; use(t.s, t.n); }",
  "{ struct H h; struct G g; h.z = 1; hand(&h, &g); }",
  "{ N n; PN p = &n; named(p, &n, 0); }",
  "{ PM p = 0; named(0, 0, p); }",
  "{ PS p = gs; use(p, 0); }",
  "{ enum E e = A; int x = sizeof(struct S); }",
];

describe.each(["c", "cpp"])("edits of %s sources leave nothing behind", (extension) => {
  it.each([1, 2, 3, 4, 5, 6])("from seed %i", (seed) => {
    const random = new Random(seed);
    const one = (from: readonly string[]): string => from[random.below(from.length)] ?? "";
    let functions = 0;
    const line = (): string =>
      random.below(3) > 0 ? one(declarations) : `void f${functions++}(void) { ${one(statements)} ${one(statements)} }`;
    const path = `test.${extension}`;
    for (let source = 0; source < 12; source++) {
      const cache = createCompileCache();
      const lines = Array.from({ length: 12 }, line);
      for (let edit = 0; edit < 12; edit++) {
        const text = ['#include "h.h"', ...lines].join("\n");
        const texts = { [path]: text, "h.h": header };
        const afresh = messages(compile(texts, { path }));
        expect(messages(compile(texts, { path, cache })), text).toEqual(afresh);
        const at = random.below(lines.length);
        const how = random.below(4);
        if (how === 0 && lines.length > 4) lines.splice(at, 1);
        else if (how === 1) lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1));
        else if (how === 2) lines[at] = line();
        else {
          const body = lines.findIndex((text) => text.endsWith(" }"));
          if (body >= 0) lines[body] = (lines[body] ?? "").replace("{", `{ ${one(statements)}`);
        }
      }
    }
  });
});
