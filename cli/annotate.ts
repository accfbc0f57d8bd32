// `ringside annotate`: the annotations that functions lack and have proven, as a diff or written into the sources.
import { readFileSync, writeFileSync } from "node:fs";
import { pathKey } from "../compiler/preprocess/paths.ts";
import { patchBytes } from "../host/patch.ts";
import { annotate } from "../language-server/annotate/annotate.ts";
import type { AnnotationEdit } from "../language-server/annotate/render.ts";
import { driverProject } from "../language-server/driver.ts";
import { namedDrivers } from "./drivers.ts";
import { unifiedDiff } from "./output/unified-diff.ts";
import { finderFor, type ProjectOptions, shown } from "./sources.ts";

export interface AnnotateOptions extends ProjectOptions {
  readonly write?: boolean;
  readonly diff?: boolean;
}

export function annotateCommand(paths: readonly string[], options: AnnotateOptions): number {
  const finder = finderFor(options);
  const named = namedDrivers(paths, finder);
  if (named.drivers.length === 0) throw new Error(`${paths.join(", ")}: there are no .c or .cpp files of a driver`);
  const { files } = finder.options;
  const functions = new Set<string>();
  const changed = new Map<string, readonly AnnotationEdit[]>();
  for (const driver of named.drivers) {
    const done = annotate(driverProject(finder, driver));
    for (const file of new Set(done.edits.map((edit) => edit.file))) {
      // A source or header of several drivers is annotated as the first of them has it.
      const edits = done.edits.filter((edit) => edit.file === file);
      const isAsked = named.asked === undefined || named.asked.has(pathKey(file)) || !isSourceOf(driver, file);
      if (isAsked && !changed.has(file)) {
        changed.set(file, edits);
        for (const { fn } of edits) functions.add(fn);
      }
    }
  }
  const write = options.write === true;
  for (const [file, edits] of [...changed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = files.read(file) ?? "";
    if (!write || options.diff === true)
      process.stdout.write(unifiedDiff(shown(file).replaceAll("\\", "/").replace(/^\/+/, ""), text, edits));
    if (write) writeFile(file, text, edits);
  }
  const what = `${functions.size} function${functions.size === 1 ? "" : "s"} in ${changed.size} file${changed.size === 1 ? "" : "s"}`;
  process.stderr.write(
    changed.size === 0
      ? "ringside: nothing to annotate\n"
      : `ringside: ${what} ${write ? "annotated" : "could be annotated; --write does it"}\n`,
  );
  return 0;
}

function writeFile(file: string, text: string, edits: readonly AnnotationEdit[]): void {
  const bytes = patchBytes(readFileSync(file), text, edits);
  if (bytes === undefined)
    throw new Error(
      `${file}: its encoding has several bytes a character, so it is not written; apply the diff instead`,
    );
  writeFileSync(file, bytes);
}
function isSourceOf(driver: { readonly sources: readonly { readonly path: string }[] }, file: string): boolean {
  return driver.sources.some(({ path }) => pathKey(path) === pathKey(file));
}
