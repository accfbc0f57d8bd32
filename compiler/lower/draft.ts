// The blocks of a function while it is made, and how those that control can reach are numbered for its IR.
import type { Block, BlockId, Expr, Instruction, LocalId, TryId } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";

export interface DraftBlock {
  instructions: Instruction[];
  terminator: DraftTerminator | undefined;
  inTry: TryId | undefined;
}

export interface DraftCase {
  readonly first: bigint;
  readonly last: bigint;
  readonly target: DraftBlock;
}

export type DraftTerminator =
  | { readonly kind: "jump"; target: DraftBlock }
  | { readonly kind: "branch"; condition: Expr; then: DraftBlock; else: DraftBlock; at: TokenRange }
  | { readonly kind: "switch"; value: Expr; cases: DraftCase[]; default: DraftBlock; at: TokenRange }
  | { readonly kind: "return"; value: Expr | undefined; at: TokenRange }
  | { readonly kind: "filterEnd" }
  | { readonly kind: "finallyEnd"; try: TryId; next: DraftBlock }
  | { readonly kind: "unreachable" };

/** A try region while it grows. */
export interface DraftTry {
  readonly id: TryId;
  readonly parent: DraftTry | undefined;
  readonly kind: "except" | "finally";
  filter: DraftBlock | undefined;
  filterResult: LocalId | undefined;
  handler: DraftBlock;
  abnormal: LocalId | undefined;
  /** `finally`: which way to go on after the termination block, 0 for straight ahead. */
  selector: LocalId | undefined;
  /** Ways out of the body other than its end: `goto`, `return`, `break` that pass through the termination block. */
  readonly exits: DraftBlock[];
  /** Where `__leave` goes. */
  leave: DraftBlock;
  /** C++: what is done on each way out; the handler only serves unwinding. Emits at the present place. */
  readonly cleanup?: () => void;
  /** C++: what is done only while an exception unwinds. */
  readonly unwinding?: () => void;
}

/** A region whose termination block is `handler`, within the one that is open; it is not entered yet. */
export function finallyRegion(
  open: { readonly tries: DraftTry[]; readonly inTry: DraftTry | undefined },
  handler: DraftBlock,
  locals: Pick<DraftTry, "abnormal" | "selector">,
  ends: Pick<DraftTry, "cleanup" | "unwinding"> = {},
): DraftTry {
  const region: DraftTry = {
    id: open.tries.length,
    parent: open.inTry,
    kind: "finally",
    filter: undefined,
    filterResult: undefined,
    handler,
    ...locals,
    exits: [],
    leave: handler,
    ...ends,
  };
  open.tries.push(region);
  return region;
}

function successors(terminator: DraftTerminator | undefined): readonly DraftBlock[] {
  switch (terminator?.kind) {
    case "jump":
      return [terminator.target];
    case "branch":
      return [terminator.then, terminator.else];
    case "switch":
      return [...terminator.cases.map((c) => c.target), terminator.default];
    case "finallyEnd":
      return [terminator.next];
    default:
      return [];
  }
}

/** An empty block that only jumps is skipped, except where it would loop for ever. */
function skipEmpty(block: DraftBlock, keep: ReadonlySet<DraftBlock>): DraftBlock {
  let at = block;
  for (let hops = 0; hops < 64; hops++) {
    if (at.instructions.length > 0 || at.terminator?.kind !== "jump" || keep.has(at) || at.terminator.target === at)
      break;
    at = at.terminator.target;
  }
  return at;
}

export function numberBlocks(
  placed: readonly DraftBlock[],
  tries: readonly DraftTry[],
): { blocks: DraftBlock[]; ids: Map<DraftBlock, BlockId> } {
  const keep = new Set<DraftBlock>();
  for (const t of tries) {
    keep.add(t.handler);
    if (t.filter !== undefined) keep.add(t.filter);
  }
  const reached = new Set<DraftBlock>();
  const entry = placed[0];
  const work: DraftBlock[] = entry === undefined ? [] : [entry];
  const reach = (block: DraftBlock): void => {
    if (reached.has(block)) return;
    reached.add(block);
    work.push(block);
  };
  if (entry !== undefined) reached.add(entry);
  for (const t of tries) {
    reach(t.handler);
    if (t.filter !== undefined) reach(t.filter);
  }
  while (work.length > 0) {
    const block = work.pop();
    if (block === undefined) break;
    shorten(block, keep);
    for (const next of successors(block.terminator)) reach(next);
  }
  const blocks = placed.filter((block) => reached.has(block));
  return { blocks, ids: new Map(blocks.map((block, id) => [block, id])) };
}

function shorten(block: DraftBlock, keep: ReadonlySet<DraftBlock>): void {
  const t = block.terminator;
  switch (t?.kind) {
    case "jump":
      t.target = skipEmpty(t.target, keep);
      break;
    case "branch":
      t.then = skipEmpty(t.then, keep);
      t.else = skipEmpty(t.else, keep);
      break;
    case "switch":
      t.cases = t.cases.map((c) => ({ ...c, target: skipEmpty(c.target, keep) }));
      t.default = skipEmpty(t.default, keep);
      break;
    case "finallyEnd":
      t.next = skipEmpty(t.next, keep);
      break;
    default:
      break;
  }
}

export function numberTerminator(t: DraftTerminator, idOf: (block: DraftBlock) => BlockId): Block["terminator"] {
  switch (t.kind) {
    case "jump":
      return { kind: "jump", target: idOf(t.target) };
    case "branch":
      return { kind: "branch", condition: t.condition, then: idOf(t.then), else: idOf(t.else), at: t.at };
    case "switch":
      return {
        kind: "switch",
        value: t.value,
        cases: t.cases.map((c) => ({ first: c.first, last: c.last, target: idOf(c.target) })),
        default: idOf(t.default),
        at: t.at,
      };
    case "finallyEnd":
      return { kind: "finallyEnd", try: t.try, next: idOf(t.next) };
    default:
      return t;
  }
}
