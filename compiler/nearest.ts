// What a misspelt name most likely means.

/**
 * The known name nearest to a misspelt one, the first of several as near; letter case does not count. `limit`: how many letters may be left
 * out, added, changed, or exchanged with the next.
 */
export function nearest(name: string, known: Iterable<string>, limit = 2): string | undefined {
  const wanted = name.toLowerCase();
  const letters = lettersOf(wanted);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    // One change of a letter takes one away from what both have, or adds one, or both.
    if (bitsIn(letters ^ lettersOf(candidate)) > 2 * (least - 1)) continue;
    const apart = distance(wanted, candidate.toLowerCase());
    if (apart >= least) continue;
    least = apart;
    best = candidate;
    if (apart === 0) break;
  }
  return best;
}

/** How many letters of a name may be wrong before it could as well be another name. */
export function lettersWrong(name: string): number {
  return name.length < 4 ? 0 : name.length < 8 ? 1 : 2;
}

/** A bit for each letter that occurs, the same for a small and a large one. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}
function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isExchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j - 1] ?? 0) + (isSame ? 0 : 1),
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          isExchanged ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
