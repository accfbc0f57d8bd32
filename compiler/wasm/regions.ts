// Finds the loops in a function's segments, which stand in source order, so that backward jumps become WebAssembly loops.
// Intervals are laminar: nested or apart. A jump into the middle of a loop, or a resumption there, goes through the
// dispatch at the head of each enclosing loop.

/** A segment, or a loop over a run of items whose first segment is its head. */
export type Item =
  | { readonly kind: "segment"; readonly first: number; readonly last: number }
  | { readonly kind: "loop"; readonly first: number; readonly last: number; readonly items: readonly Item[] };

export interface Edge {
  readonly from: number;
  readonly to: number;
}

interface Interval {
  readonly first: number;
  last: number;
}

export function findLoops(count: number, edges: readonly Edge[]): readonly Item[] {
  const intervals = loopIntervals(edges);
  return build(0, count - 1, intervals, 0).items;
}

function loopIntervals(edges: readonly Edge[]): Interval[] {
  const last = new Map<number, number>();
  for (const { from, to } of edges) if (to <= from) last.set(to, Math.max(last.get(to) ?? from, from));
  const intervals: Interval[] = [...last]
    .map(([first, end]) => ({ first, last: end }))
    .sort((a, b) => a.first - b.first);
  // An interval that a later one overlaps grows to hold it; repeated until nothing changes, since growing may overlap more.
  for (let changed = true; changed; ) {
    changed = false;
    const open: Interval[] = [];
    for (const interval of intervals) {
      while (open.length > 0 && (open[open.length - 1]?.last ?? 0) < interval.first) open.pop();
      for (const outer of open) {
        if (outer.last < interval.last) {
          outer.last = interval.last;
          changed = true;
        }
      }
      open.push(interval);
    }
  }
  return intervals;
}

function build(
  first: number,
  last: number,
  intervals: readonly Interval[],
  from: number,
): { items: Item[]; next: number } {
  const items: Item[] = [];
  let at = first;
  let next = from;
  while (at <= last) {
    const interval = intervals[next];
    if (interval !== undefined && interval.first === at) {
      const inner = build(at, interval.last, intervals, next + 1);
      items.push({ kind: "loop", first: at, last: interval.last, items: inner.items });
      at = interval.last + 1;
      next = inner.next;
    } else {
      items.push({ kind: "segment", first: at, last: at });
      at++;
    }
  }
  return { items, next };
}

/** The edges that no plain branch serves, because they lead into the middle of a loop. */
export function irregularTargets(items: readonly Item[], edges: readonly Edge[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { from, to } of edges) {
    let level: readonly Item[] | undefined = items;
    while (level !== undefined) {
      const item: Item | undefined = level.find((i) => to >= i.first && to <= i.last);
      if (item === undefined || item.kind === "segment") break;
      const outside = from < item.first || from > item.last;
      if (outside && to !== item.first) found.add(to);
      // A jump back into an enclosing loop that is not to its head goes through its dispatch.
      level = item.items;
    }
    if (to <= from && !isHead(items, to)) found.add(to);
  }
  return found;
}

function isHead(items: readonly Item[], segment: number): boolean {
  return items.some(
    (item) =>
      item.kind === "loop" &&
      segment >= item.first &&
      segment <= item.last &&
      (item.first === segment || isHead(item.items, segment)),
  );
}
