// Where a function reads and writes memory that a program can change at any moment, what its own callees read there included.
import type { Block, Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, type CallInstruction, codeOf } from "../../analysis/code.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { copiedArguments } from "./copies.ts";
import { throughVariable, userPointers } from "./user-pointers.ts";

export interface UserAccess {
  readonly local: LocalId;
  /** Where in the memory that the variable leads to; as in `throughVariable`. */
  readonly path: string;
  /** As the source would write it. */
  readonly name: string;
  readonly block: Block;
  /** Position in the block; the terminator's is last. */
  readonly index: number;
  readonly at: TokenRange;
  readonly write: boolean;
  /** What is read is compared with something. */
  readonly checks: boolean;
  /** A routine of the driver's that is called here does it. */
  readonly by: string | undefined;
}

/** How many calls deep a callee's reads are the caller's. */
const mostLevels = 3;
const known = new WeakMap<World, Map<string, readonly UserAccess[]>>();

export function userAccesses(world: World, info: FunctionInfo): readonly UserAccess[] {
  const made = known.get(world) ?? new Map<string, readonly UserAccess[]>();
  known.set(world, made);
  return accessesOf(world, info, made, mostLevels);
}
function accessesOf(
  world: World,
  info: FunctionInfo,
  made: Map<string, readonly UserAccess[]>,
  levels: number,
): readonly UserAccess[] {
  const users = userPointers(world, info);
  if (users.size === 0 || levels === 0) return [];
  const ready = made.get(info.name);
  if (ready) return ready;
  const reader = new Reader(info.fn, users, (name) => {
    const callee = world.functions.get(name);
    return callee?.own === true && callee !== info
      ? { callee, reads: accessesOf(world, callee, made, levels - 1) }
      : undefined;
  });
  const found = reader.read();
  // What was found with fewer levels left is not all.
  if (levels === mostLevels) made.set(info.name, found);
  return found;
}

/** Whether an access may happen after another, which is not the same call. */
export function comesAfter(fn: IrFunction, first: UserAccess, other: UserAccess): boolean {
  if (first.block === other.block && other.index > first.index) return true;
  if (first.block === other.block && other.index === first.index) return false;
  return reachable(fn, first.block.id).has(other.block.id);
}
/** Blocks that can come after a block. */
export function reachable(fn: IrFunction, from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [from];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    const terminator = fn.blocks[block]?.terminator;
    for (const next of terminator ? afterTerminator(terminator) : []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}

/** Variables that branches compare with something. */
function comparedIn(fn: IrFunction): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  for (const { terminator } of fn.blocks) {
    const condition = terminator.kind === "branch" ? bare(terminator.condition) : undefined;
    if (condition?.kind !== "binary" || !comparisons.has(condition.op)) continue;
    for (const side of [bare(condition.left), bare(condition.right)])
      if (side.kind === "load" && side.place.kind === "local") found.add(side.place.local);
  }
  return found;
}

type Callee = { readonly callee: FunctionInfo; readonly reads: readonly UserAccess[] };

class Reader {
  readonly #fn: IrFunction;
  readonly #users: ReadonlySet<LocalId>;
  readonly #calleeOf: (name: string) => Callee | undefined;
  readonly #found: UserAccess[] = [];
  readonly #compared: ReadonlySet<LocalId>;

  constructor(fn: IrFunction, users: ReadonlySet<LocalId>, calleeOf: (name: string) => Callee | undefined) {
    this.#fn = fn;
    this.#users = users;
    this.#calleeOf = calleeOf;
    this.#compared = comparedIn(fn);
  }

  read(): readonly UserAccess[] {
    for (const block of this.#fn.blocks) {
      block.instructions.forEach((instruction, index) => {
        if (instruction.kind === "assign") {
          const { target } = instruction;
          const here = { block, index, at: instruction.at, checks: false };
          // What is kept in a variable is checked there.
          const checks =
            target.kind === "local" && this.#compared.has(target.local) && this.#standsStill(instruction.value);
          this.#expr(instruction.value, { ...here, checks });
          this.#pointersOf(instruction.target, here);
          this.#note(instruction.target, here, true);
        } else if (instruction.kind === "call" || instruction.kind === "intrinsic") {
          const here = { block, index, at: instruction.at, checks: false };
          for (const arg of instruction.args) this.#expr(arg, here);
          if (instruction.kind === "call") {
            this.#throughCopy(instruction, here);
            this.#throughCallee(instruction, here);
          }
        }
      });
      const { terminator } = block;
      const last = { block, index: block.instructions.length, checks: true };
      if (terminator.kind === "branch") this.#expr(terminator.condition, { ...last, at: terminator.at });
      else if (terminator.kind === "switch") this.#expr(terminator.value, { ...last, at: terminator.at });
      else if (terminator.kind === "return" && terminator.value)
        this.#expr(terminator.value, { ...last, at: terminator.at, checks: false });
    }
    return this.#found;
  }

  /** It is read through a variable that leads to one place only. */
  #standsStill(value: Expr): boolean {
    const read = bare(value);
    const through = read.kind === "load" ? throughVariable(read.place) : undefined;
    if (!through) return false;
    const given = codeOf(this.#fn).assigns.filter(
      ({ target }) => target.kind === "local" && target.local === through.local,
    );
    return given.length + (this.#fn.params.includes(through.local) ? 1 : 0) < 2;
  }

  #expr(of: Expr, here: Here): void {
    switch (of.kind) {
      case "load":
        this.#note(of.place, here, false);
        this.#pointersOf(of.place, here);
        return;
      case "address":
        this.#pointersOf(of.place, here);
        return;
      case "unary":
      case "convert":
        this.#expr(of.operand, here);
        return;
      case "binary":
      case "difference": {
        const within = of.kind === "binary" && comparisons.has(of.op) ? { ...here, checks: true } : here;
        this.#expr(of.left, within);
        this.#expr(of.right, within);
        return;
      }
      case "offset":
        this.#expr(of.pointer, here);
        this.#expr(of.index, here);
        return;
      default:
        return;
    }
  }
  /** What is read to find a place. */
  #pointersOf(place: Place, here: Here): void {
    if (place.kind === "deref") this.#expr(place.pointer, { ...here, checks: false });
    else if (place.kind === "field") this.#pointersOf(place.base, here);
    else if (place.kind === "element") {
      this.#pointersOf(place.base, here);
      this.#expr(place.index, { ...here, checks: false });
    }
  }
  #note(place: Place, here: Here, write: boolean): void {
    const through = place.type.kind === "array" ? undefined : throughVariable(place);
    if (!through || !this.#users.has(through.local)) return;
    this.#add(through.local, through.path, here, write, undefined);
  }
  #throughCopy({ callee, args }: CallInstruction, here: Here): void {
    const copied = callee.kind === "direct" ? copiedArguments(callee.symbol.linkName) : undefined;
    if (!copied) return;
    for (const [index, write] of [
      [copied.into, true],
      [copied.from, false],
    ] as const) {
      const arg = index === undefined ? undefined : args[index];
      const given = arg && bare(arg);
      if (given?.kind === "load" && given.place.kind === "local" && this.#users.has(given.place.local))
        this.#add(given.place.local, "", here, write, undefined);
      else if (given?.kind === "address") {
        const through = throughVariable(given.place);
        if (through && this.#users.has(through.local))
          this.#add(through.local, `${through.path}[]`, here, write, undefined);
      }
    }
  }
  #throughCallee({ callee, args }: CallInstruction, here: Here): void {
    const called = callee.kind === "direct" ? this.#calleeOf(callee.symbol.linkName) : undefined;
    if (!called) return;
    for (const { local, path, write, checks } of called.reads) {
      const arg = args[called.callee.fn.params.indexOf(local)];
      const given = arg && bare(arg);
      if (given?.kind === "load" && given.place.kind === "local" && this.#users.has(given.place.local))
        this.#add(given.place.local, path, { ...here, checks }, write, called.callee.fn.symbol.name);
    }
  }
  #add(local: LocalId, path: string, here: Here, write: boolean, by: string | undefined): void {
    const variable = this.#fn.locals[local]?.name;
    if (variable === undefined) return;
    const plain = path.replaceAll(/@\d+/g, "");
    const name = plain.startsWith(".") ? `${variable}->${plain.slice(1).replace("[]", "")}` : `*${variable}`;
    this.#found.push({ local, path, name, write, by, ...here });
  }
}
interface Here {
  readonly block: Block;
  readonly index: number;
  readonly at: TokenRange;
  readonly checks: boolean;
}
const comparisons: ReadonlySet<string> = new Set(["lt", "le", "gt", "ge", "eq", "ne"]);
