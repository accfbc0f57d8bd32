// The places between which another order could matter: steps that call something, or touch memory which others can reach. What lies
// between two of them happens to nobody but the one that does it.
import type { Block, Expr, Instruction, IrFunction, Place, StepId, Terminator } from "../../compiler/ir/ir.ts";

const known = new WeakMap<IrFunction, ReadonlySet<StepId>>();

/** Steps of a function before which a switch is worth trying. */
export function pointsOf(fn: IrFunction): ReadonlySet<StepId> {
  let points = known.get(fn);
  if (points === undefined) {
    points = find(fn);
    known.set(fn, points);
  }
  return points;
}

/** Goes through the blocks with the step that each is entered in: the second half of a condition belongs to the same step as the first. */
function find(fn: IrFunction): ReadonlySet<StepId> {
  const points = new Set<StepId>();
  const seen = new Set<string>();
  const work: { readonly block: number; readonly step: StepId | undefined }[] = [{ block: 0, step: undefined }];
  for (const region of fn.tries)
    for (const block of [region.filter, region.handler]) if (block !== undefined) work.push({ block, step: undefined });
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const block = fn.blocks[next.block];
    const key = `${next.block}:${next.step}`;
    if (block === undefined || seen.has(key)) continue;
    seen.add(key);
    const step = through(block, next.step, points);
    for (const target of targets(block.terminator)) work.push({ block: target, step });
  }
  return points;
}

/** Gives the step that the block ends in. */
function through(block: Block, entered: StepId | undefined, points: Set<StepId>): StepId | undefined {
  let step = entered;
  for (const instruction of block.instructions) {
    if (instruction.kind === "step") step = instruction.step;
    else if (step !== undefined && isShared(instruction)) points.add(step);
  }
  const { terminator } = block;
  const value =
    terminator.kind === "branch"
      ? terminator.condition
      : terminator.kind === "switch" || terminator.kind === "return"
        ? terminator.value
        : undefined;
  if (step !== undefined && value !== undefined && reads(value)) points.add(step);
  return step;
}

function targets(terminator: Terminator): readonly number[] {
  switch (terminator.kind) {
    case "jump":
      return [terminator.target];
    case "branch":
      return [terminator.then, terminator.else];
    case "switch":
      return [...terminator.cases.map(({ target }) => target), terminator.default];
    case "finallyEnd":
      return [terminator.next];
    default:
      return [];
  }
}

function isShared(instruction: Instruction): boolean {
  switch (instruction.kind) {
    case "assign":
      return reaches(instruction.target) || reads(instruction.value);
    case "zero":
      return reaches(instruction.target);
    case "call":
    case "intrinsic":
      return true;
    default:
      return false;
  }
}

/** Whether memory beyond the function's own variables is read. */
function reads(value: Expr): boolean {
  switch (value.kind) {
    case "load":
      return reaches(value.place);
    case "unary":
    case "convert":
      return reads(value.operand);
    case "binary":
    case "difference":
      return reads(value.left) || reads(value.right);
    case "offset":
      return reads(value.pointer) || reads(value.index);
    default:
      return false;
  }
}

function reaches(place: Place): boolean {
  switch (place.kind) {
    case "local":
      return false;
    case "global":
    case "deref":
      return true;
    case "field":
      return reaches(place.base);
    case "element":
      return reaches(place.base) || reads(place.index);
  }
}
