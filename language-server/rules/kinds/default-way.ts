// The way of a request whose control code is none of those that a function asks for: what constants are known on it, and with which
// status it is completed. Only what lies plainly in the function's own code is followed.
import type { Block, BlockId, Expr, Instruction, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf, constantIn, isFieldOf } from "../../analysis/code.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

/** What is known on a way: variables that hold a constant, and what IoStatus.Status was set to last. */
type Key = LocalId | "status";
interface Known {
  readonly values: ReadonlyMap<Key, number>;
}
export interface Completion {
  readonly status: number;
  readonly at: TokenRange;
}
/** A way may fork where nothing is known of a condition; more blocks than these are not followed. */
const mostBlocks = 200;

/**
 * The completions that the ways of an unknown code come to, where all of them come to one; undefined if that cannot be told. Where only one
 * code is asked for, what is done with all others may be meant, if anything is.
 */
export function completionsOfOthers(world: World, info: FunctionInfo): readonly Completion[] | undefined {
  const { codes, first } = questionIn(world, info);
  if (!first) return undefined;
  const isOnlyOne = first.terminator.kind === "branch";
  const found: Completion[] = [];
  const waiting: { readonly at: BlockId; readonly known: Known }[] = [
    { at: first.id, known: { values: knownBefore(info, first) } },
  ];
  const seen = new Set<string>();
  for (const { at, known } of waiting) {
    const block = info.fn.blocks[at];
    const key = `${at}:${[...known.values].join(";")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!block || seen.size > mostBlocks) return undefined;
    const values = new Map(known.values);
    // What stands before the question in its block is known already.
    const completed = block === first && seen.size === 1 ? undefined : follow(world, info, block, values);
    if (completed === "lost" || (isOnlyOne && block !== first && doesSomething(world, block))) return undefined;
    if (completed) {
      found.push(completed);
      continue;
    }
    const next = leadsTo(block, values, codes);
    if (!next) return undefined;
    for (const target of next) waiting.push({ at: target, known: { values } });
  }
  return found;
}
interface Question {
  /** The parameter that is the control code. */
  readonly given: LocalId | undefined;
  /** Variables that hold the control code of the request and nothing else. */
  readonly codes: ReadonlySet<LocalId>;
  /** The block that asks for it first. */
  readonly first: Block | undefined;
}
/** Most functions ask nothing, whatever is edited elsewhere. */
const questions = new WeakMap<IrFunction, Question>();
function questionIn(world: World, { fn, name }: FunctionInfo): Question {
  const role = world.roles.get(name)?.name ?? "";
  const given = controlCallback.test(role) ? fn.params[4] : undefined;
  const known = questions.get(fn);
  if (known && known.given === given) return known;
  const codes = codeLocals(fn, given);
  const made = { given, codes, first: fn.blocks.find((block) => asks(block, codes) !== undefined) };
  questions.set(fn, made);
  return made;
}
const controlCallback = /^EVT_WDF_IO_QUEUE_IO_(INTERNAL_)?DEVICE_CONTROL$/;
function codeLocals(fn: IrFunction, given: LocalId | undefined): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  if (given !== undefined) found.add(given);
  const others = new Set<LocalId>();
  for (const { target, value } of codeOf(fn).assigns) {
    if (target.kind !== "local") continue;
    if (isCode(value, none)) found.add(target.local);
    else others.add(target.local);
  }
  for (const local of others) found.delete(local);
  return found;
}
const none: ReadonlySet<LocalId> = new Set();
function isCode(expr: Expr, codes: ReadonlySet<LocalId>): boolean {
  const value = bare(expr);
  if (value.kind !== "load") return false;
  const { place } = value;
  return place.kind === "local"
    ? codes.has(place.local)
    : place.kind === "field" && place.field.name === "IoControlCode";
}
/** Where a block goes on for a code that is none of those it asks for; undefined if it does not ask. */
function asks({ terminator }: Block, codes: ReadonlySet<LocalId>): BlockId | undefined {
  if (terminator.kind === "switch" && isCode(terminator.value, codes)) return terminator.default;
  if (terminator.kind !== "branch") return undefined;
  const condition = bare(terminator.condition);
  if (condition.kind !== "binary" || (condition.op !== "eq" && condition.op !== "ne")) return undefined;
  if (!isCode(condition.left, codes) || !constantIn(condition.right)) return undefined;
  return condition.op === "eq" ? terminator.else : terminator.then;
}
function leadsTo(block: Block, values: ReadonlyMap<Key, number>, codes: ReadonlySet<LocalId>) {
  const other = asks(block, codes);
  if (other !== undefined) return [other];
  const { terminator } = block;
  if (terminator.kind === "jump") return [terminator.target];
  if (terminator.kind === "finallyEnd") return [terminator.next];
  if (terminator.kind !== "branch") return undefined;
  const truth = constantOn(terminator.condition, values);
  if (truth === undefined) return [terminator.then, terminator.else];
  return [truth !== 0 ? terminator.then : terminator.else];
}

/** Follows a block; tells how it completes the request, or that what it does with it is not plain. */
function follow(
  world: World,
  info: FunctionInfo,
  { instructions }: Block,
  values: Map<Key, number>,
): Completion | "lost" | undefined {
  for (const instruction of instructions) {
    if (instruction.kind === "assign") note(info, instruction.target, constantOn(instruction.value, values), values);
    else if (instruction.kind === "refuse") return "lost";
    else if (instruction.kind === "call") {
      const status = completes(world, instruction, values);
      if (status === "unknown") return "lost";
      if (status !== undefined) return { status, at: instruction.at };
      if (instruction.result !== undefined) values.delete(instruction.result);
      // A routine of the driver's may complete it, or give it a status.
      if (instruction.callee.kind === "indirect" || handsOver.test(instruction.callee.symbol.linkName)) return "lost";
      if (world.functions.get(instruction.callee.symbol.linkName)?.own && isGiven(instruction)) return "lost";
    }
  }
  return undefined;
}
/** It writes to more than its own variables and the request's result, or calls the driver's routines. */
function doesSomething(world: World, { instructions }: Block): boolean {
  return instructions.some((one) => {
    if (one.kind === "assign") return one.target.kind !== "local" && !isOfStatusBlock(one.target);
    if (one.kind !== "call" || completes(world, one, new Map()) !== undefined) return false;
    return (
      one.callee.kind === "indirect" ||
      world.functions.get(one.callee.symbol.linkName)?.own === true ||
      frees.test(one.callee.symbol.linkName)
    );
  });
}
const frees = /^(Ex(Free|Queue)|Ke(Set|Insert|Cancel)|Io(Queue|Delete))/;
function isOfStatusBlock(place: Place): boolean {
  for (let at = place; at.kind === "field"; at = at.base) if (isFieldOf(at, "IRP", "IoStatus")) return true;
  return isFieldOf(place, "IO_STATUS_BLOCK", "Status") || isFieldOf(place, "IO_STATUS_BLOCK", "Information");
}
const handsOver = /^(IofCallDriver|IoCallDriver|PoCallDriver|IoMarkIrpPending|WdfRequest(Send|Forward|MarkCancelable))/;
/** Pointers and handles are handed to it, among them perhaps the request's. */
function isGiven({ args }: Extract<Instruction, { kind: "call" }>): boolean {
  return args.some(({ type }) => type.kind === "pointer");
}
function note({ fn }: FunctionInfo, target: Place, value: number | undefined, values: Map<Key, number>): void {
  const key =
    target.kind === "local" && fn.locals[target.local]?.addressTaken !== true
      ? target.local
      : isFieldOf(target, "IO_STATUS_BLOCK", "Status") || isInStatusBlock(target)
        ? "status"
        : undefined;
  if (key === undefined) return;
  if (value === undefined) values.delete(key);
  else values.set(key, value);
}
/** Status lies in a union without a name. */
function isInStatusBlock(place: Place): boolean {
  return (
    place.kind === "field" &&
    place.field.name === "Status" &&
    place.base.kind === "field" &&
    isFieldOf(place.base.base, "IRP", "IoStatus")
  );
}
function completes(
  world: World,
  { callee, args }: Extract<Instruction, { kind: "call" }>,
  values: ReadonlyMap<Key, number>,
): number | "unknown" | undefined {
  if (callee.kind !== "direct") return undefined;
  const name = callee.symbol.linkName;
  if (name === "IofCompleteRequest" || name === "IoCompleteRequest") return values.get("status") ?? "unknown";
  const index = /^WdfRequestComplete(WithInformation|WithPriorityBoost)?$/.test(name)
    ? 1
    : statusParameter(world, name);
  const status = index === undefined ? undefined : args[index];
  return status && (constantOn(status, values) ?? "unknown");
}
/** Which parameter of a routine of the driver's is the status with which it completes the IRP that it is given. */
function statusParameter(world: World, name: string): number | undefined {
  const info = world.functions.get(name);
  if (!info?.own) return undefined;
  const { calls, assigns } = codeOf(info.fn);
  if (!calls.some((call) => call.name === "IofCompleteRequest")) return undefined;
  const given = assigns.filter(
    ({ target }) => isFieldOf(target, "IO_STATUS_BLOCK", "Status") || isInStatusBlock(target),
  );
  const [value] = given.map((one) => bare(one.value));
  if (given.length !== 1 || value?.kind !== "load" || value.place.kind !== "local") return undefined;
  const index = info.fn.params.indexOf(value.place.local);
  return index < 0 ? undefined : index;
}

/** The constants that all ways to the end of a block leave in variables and in IoStatus.Status. */
function knownBefore(info: FunctionInfo, { id }: Block): ReadonlyMap<Key, number> {
  const { blocks } = info.fn;
  const leadingTo = new Map<BlockId, BlockId[]>();
  for (const block of blocks)
    for (const target of afterTerminator(block.terminator)) {
      const known = leadingTo.get(target);
      if (known) known.push(block.id);
      else leadingTo.set(target, [block.id]);
    }
  const leading = new Set<BlockId>([id]);
  for (const at of leading) for (const from of leadingTo.get(at) ?? []) leading.add(from);
  const given = new Map<Key, number | "several">();
  for (const block of blocks) {
    if (!leading.has(block.id)) continue;
    for (const instruction of block.instructions) {
      if (instruction.kind === "call" && instruction.result !== undefined) given.set(instruction.result, "several");
      if (instruction.kind !== "assign") continue;
      const written = new Map<Key, number>();
      note(info, instruction.target, 1, written);
      const [key] = written.keys();
      if (key === undefined) continue;
      const value = constantIn(instruction.value);
      const other = given.get(key);
      given.set(key, value === undefined || (other !== undefined && other !== value) ? "several" : value);
    }
  }
  const sure = new Map<Key, number>();
  for (const [key, value] of given) if (value !== "several") sure.set(key, value);
  return sure;
}
function constantOn(expr: Expr, values: ReadonlyMap<Key, number>): number | undefined {
  const at = bare(expr);
  if (at.kind === "const") return Number(at.value);
  if (at.kind === "load") {
    if (at.place.kind === "local") return values.get(at.place.local);
    return isFieldOf(at.place, "IO_STATUS_BLOCK", "Status") || isInStatusBlock(at.place)
      ? values.get("status")
      : undefined;
  }
  if (at.kind !== "binary") return undefined;
  const left = constantOn(at.left, values);
  const right = constantOn(at.right, values);
  if (left === undefined || right === undefined) return undefined;
  switch (at.op) {
    case "eq":
      return left === right ? 1 : 0;
    case "ne":
      return left !== right ? 1 : 0;
    case "lt":
      return left < right ? 1 : 0;
    case "le":
      return left <= right ? 1 : 0;
    case "gt":
      return left > right ? 1 : 0;
    case "ge":
      return left >= right ? 1 : 0;
    default:
      return undefined;
  }
}
