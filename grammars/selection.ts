// What a selection grows to, step by step: from a word over its expression, statement and body to the whole file.
import { childrenOf, type GrammarNode, type Point } from "./tree.ts";

export interface SelectionStep {
  readonly start: Point;
  readonly end: Point;
}

/** From the innermost to the whole file; each step is larger than the one before. `offset` is that of the cursor. */
export function selection(root: GrammarNode, offset: number): SelectionStep[] {
  const steps: SelectionStep[] = [];
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  const add = (from: number, to: number, step: SelectionStep): void => {
    if (from > start || to < end || (from === start && to === end) || from > to) return;
    start = from;
    end = to;
    steps.push(step);
  };
  const within = Math.max(0, Math.min(offset, root.endIndex));
  let node: GrammarNode | null = wordAt(root, within);
  for (let i = 0; node !== null && i < 10_000; i++) {
    const inside = contents(node);
    if (inside !== undefined && inside.from <= Math.min(start, within) && inside.to >= Math.max(end, within)) {
      add(inside.from, inside.to, inside.step);
    }
    add(node.startIndex, node.endIndex, { start: node.startPosition, end: node.endPosition });
    node = node.parent;
  }
  if (steps.length === 0) steps.push({ start: root.startPosition, end: root.endPosition });
  return steps;
}

/** At the end of a word the word, not what follows it. */
function wordAt(root: GrammarNode, offset: number): GrammarNode | null {
  const here = root.descendantForIndex(offset, offset);
  const before = offset > 0 ? root.descendantForIndex(offset - 1, offset - 1) : null;
  if (before !== null && before.endIndex === offset && /identifier|literal|type$/.test(before.type)) {
    if (here === null || !/identifier|literal|type$/.test(here.type)) return before;
  }
  return here ?? root;
}

/** What stands between the brackets of a list or body. */
function contents(node: GrammarNode): { from: number; to: number; step: SelectionStep } | undefined {
  const children = childrenOf(node);
  const open = children[0];
  const close = children[children.length - 1];
  if (open === undefined || close === undefined || children.length < 3) return undefined;
  if (!/^[({[]$/.test(open.type) || !/^[)}\]]$/.test(close.type)) return undefined;
  const first = children[1];
  const last = children[children.length - 2];
  if (first === undefined || last === undefined) return undefined;
  return { from: first.startIndex, to: last.endIndex, step: { start: first.startPosition, end: last.endPosition } };
}
