// The text of a unit's own source.
import type { Unit } from "../../../compiler/unit.ts";

export function sourcesOf(unit: Unit): { readonly path: string; readonly text: string }[] {
  // The last block is the file's own; earlier ones may be kept from an older text.
  for (const block of unit.tokens.blocks.toReversed()) {
    const source = block.sources.find((candidate) => candidate.path === unit.path);
    if (source) return [{ path: source.path, text: source.text }];
  }
  return [];
}
