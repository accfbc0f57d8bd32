// Compiles little sources held in memory.
import { compileUnit, createCompileCache, printFunction } from "../../../compiler/index.ts";
import type { CompileCache, Target, Unit } from "../../../compiler/unit.ts";

export interface Source {
  readonly [path: string]: string;
}

export function compile(
  source: string | Source,
  options: { target?: Target; cache?: CompileCache; path?: string; kitFolders?: readonly string[] } = {},
): Unit {
  const texts: Source = typeof source === "string" ? { "test.c": source } : source;
  return compileUnit(options.path ?? "test.c", {
    target: options.target ?? "x64",
    files: { read: (path) => texts[path.replace(/^inc\//, "")] },
    includePaths: ["inc"],
    defines: {},
    cache: options.cache ?? createCompileCache(),
    kitFolders: options.kitFolders ?? [],
  });
}

/** The IR of one function, without the step lines. */
export function ir(source: string, name = "f"): string {
  const unit = compile(source);
  const fn = [...unit.functions.values()].find((f) => f.symbol.name === name);
  if (fn === undefined) return `no function ${name}: ${messages(unit).join("; ")}`;
  return printFunction(fn)
    .split("\n")
    .filter((line) => !/^ {2}(step|local) /.test(line))
    .slice(1)
    .join("\n");
}

/** `line: severity code` of each diagnostic; lines count from 1. */
export function messages(unit: Unit): string[] {
  return unit.diagnostics.map((d) => `${d.range.startLine + 1}: ${d.severity} ${d.code}: ${d.message}`);
}
