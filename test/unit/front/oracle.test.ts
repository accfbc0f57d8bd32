// Random macro programs, expanded by us and by gcc: the same tokens. Seeded, so that a failure can be had again; skipped where
// there is no gcc. Only what both define alike: no Microsoft comma, no wrong argument counts, no invalid pastes.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lex } from "../../../compiler/preprocess/lexer.ts";
import { macroText } from "../../../compiler/preprocess/macros.ts";
import { predefinedMacros } from "../../../compiler/preprocess/predefined.ts";
import { textOf } from "../../../compiler/preprocess/symbols.ts";
import { expanded, tokens, unitOf } from "./support.ts";

const gcc = spawnSync("gcc", ["--version"]).status === 0;

function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Shape {
  readonly name: string;
  readonly params: number;
  readonly variadic: boolean;
}

function program(seed: number): string {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T;
  const shapes: Shape[] = [];
  for (let i = 0; i < 6; i++) {
    shapes.push({ name: `M${i}`, params: next(4) - 1, variadic: next(3) === 0 });
  }
  const words = ["a", "b", "c", "x1", "+", "-", "[", "]", "7", "42", "foo", '"s"', "'c'", "M0 ", "M3"];
  const invocation = (depth: number): string => {
    const shape = pick(shapes);
    if (shape.params < 0 || next(8) === 0) return shape.name;
    const count = shape.variadic ? shape.params + 1 + next(3) : shape.params;
    const args: string[] = [];
    for (let i = 0; i < count; i++) args.push(run(depth + 1));
    return `${shape.name}(${args.join(",")})`;
  };
  const run = (depth: number): string => {
    let text = "";
    const length = next(4) + (depth === 0 ? 2 : 0);
    for (let i = 0; i < length; i++) {
      const kind = next(6);
      if (kind === 0 && depth < 4) text += ` (${run(depth + 1)}) `;
      else if (kind <= 2 && depth < 4) text += ` ${invocation(depth)} `;
      else text += ` ${pick(words)}`;
    }
    return text;
  };
  const lines: string[] = [];
  for (const shape of shapes) {
    const names = ["p", "q", "r"].slice(0, Math.max(0, shape.params));
    if (shape.params >= 0 && shape.variadic) names.push("...");
    const usable = names.map((name) => (name === "..." ? "__VA_ARGS__" : name));
    let body = "";
    for (let i = next(6); i > 0; i--) {
      const kind = next(9);
      const param = usable.length > 0 ? pick(usable) : "k";
      if (kind === 0 && usable.length > 0) body += ` #${param}`;
      else if (kind === 1) body += ` w ## ${usable.length > 0 && param !== "__VA_ARGS__" ? "9" : "z"}`;
      else if (kind === 2 && usable.length > 0) body += ` ${param}`;
      else if (kind <= 5 && usable.length > 0) body += ` ${pick(shapes).name}(${param}) ${param}`;
      else if (kind === 6) body += ` ${pick(shapes).name}`;
      else if (kind === 7 && names.includes("...")) body += " __VA_OPT__(<a> b) ";
      else body += ` ${pick(words)}`;
    }
    const head = shape.params < 0 ? shape.name : `${shape.name}(${names.join(",")})`;
    lines.push(`#define ${head} ${body}`);
  }
  for (let i = 0; i < 6; i++) lines.push(`${run(0)};`);
  return `${lines.join("\n")}\n`;
}

describe.skipIf(!gcc)("macro expansion agrees with gcc", () => {
  it("on random programs", () => {
    let compared = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const text = program(seed);
      const run = spawnSync("gcc", ["-E", "-P", "-std=gnu2x", "-undef", "-x", "c", "-"], {
        input: text,
        encoding: "utf8",
      });
      if (run.status !== 0) continue;
      compared++;
      const raw = lex(run.stdout);
      const theirs = Array.from({ length: raw.count }, (_, i) => textOf(raw.symbols[i] ?? 0)).join(" ");
      expect(expanded(text), `seed ${seed}:\n${text}`).toBe(theirs);
    }
    expect(compared).toBeGreaterThan(30);
  });
  it("on our own kernel headers", () => {
    const include = new URL("../../../ddk/include/", import.meta.url).pathname;
    const text = "#include <ntddk.h>\nNTSTATUS s = STATUS_PENDING;\n";
    const predefined = [...predefinedMacros("x64", false, {}, [])]
      .filter(({ dynamic, name }) => !dynamic && !name.startsWith("__STDC"))
      .map((macro) => `-D${macro.name}=${macroText(macro)}`);
    const args = ["-E", "-P", "-undef", "-nostdinc", "-std=gnu2x", `-I${include}`, ...predefined, "-x", "c", "-"];
    const run = spawnSync("gcc", args, { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
    expect(run.status).toBe(0);
    const read = (path: string): string | undefined => {
      if (path === "main.c") return text;
      return path.startsWith(include) && existsSync(path) ? readFileSync(path, "utf8") : undefined;
    };
    const unit = unitOf({ "main.c": text }, { files: { read }, includePaths: [include] });
    expect(unit.diagnostics).toEqual([]);
    expect(tokens(unit).split(" ; ")).toEqual(withoutPragmas(run.stdout).split(" ; "));
  });
});

/** The tokens of a preprocessed text; `#pragma` lines and `__pragma(…)` are left out, as they are beside our tokens. */
function withoutPragmas(text: string): string {
  const raw = lex(text.replace(/^\s*#.*$/gm, ""));
  const out: string[] = [];
  for (let i = 0; i < raw.count; i++) {
    const spelled = textOf(raw.symbols[i] ?? 0);
    if (spelled !== "__pragma") {
      out.push(spelled);
      continue;
    }
    let depth = 0;
    do {
      i++;
      const bracket = textOf(raw.symbols[i] ?? 0);
      depth += bracket === "(" ? 1 : bracket === ")" ? -1 : 0;
    } while (depth > 0 && i < raw.count);
  }
  return out.join(" ");
}
