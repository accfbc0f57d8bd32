// Whether what a header did in another unit, or in another search for headers, is what it would do here.
import type { CachedInclude } from "./cache.ts";
import { placesBefore } from "./include.ts";
import type { PragmaState } from "./pragmas.ts";
import type { Preprocessor } from "./preprocessor.ts";

/** The state is what the header was included in before, as far as it asks, and so are the files that it reads. `folders`: of those that include it. */
export function stands(p: Preprocessor, candidate: CachedInclude, folders: string): boolean {
  if (candidate.parent !== p.parent || !samePragmas(candidate.pragmasBefore, p.pragmaState)) return false;
  if (candidate.counter.asked && candidate.counter.before !== p.counter) return false;
  if (candidate.folders !== undefined && candidate.folders !== folders) return false;
  for (const symbol of p.macros.changedSince(candidate.before)) {
    if (((candidate.consulted[symbol >>> 5] ?? 0) & (1 << (symbol & 31))) !== 0) return false;
  }
  for (const [path, text] of candidate.files) if (p.peek(path) !== text) return false;
  return true;
}

/** The places at which there is none of the files that this search would find instead; undefined if it does find another. */
export function absentFor(
  p: Preprocessor,
  { lookups = new Map<string, string>() }: CachedInclude,
): Map<string, undefined> | undefined {
  const absent = new Map<string, undefined>();
  for (const [name, path] of lookups) {
    const before = placesBefore(p, name, path);
    if (before === undefined || before.some((other) => p.peek(other) !== undefined)) return undefined;
    for (const other of before) absent.set(other, undefined);
  }
  return absent;
}

function samePragmas(a: PragmaState, b: PragmaState): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
