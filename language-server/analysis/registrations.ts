// Finds where functions get their roles: addresses stored into members, variables and tables whose type is a pointer to a
// role type, or passed to parameters of such a type. Needs no list of registration routines: the headers' types say it all.
import type { Expr, Global, IrFunction, Place } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import { layoutOf, sizeOf } from "../../compiler/types/layout.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { bare, type CallInstruction, pointee, recordName } from "./code.ts";
import { declaredMajors, type FrameworkLevels, functionClassOf, makeRole, type Role, roleNameOf } from "./roles.ts";
import { shapeOf } from "./shape.ts";
import type { Site } from "./state.ts";
import type { FunctionInfo } from "./world.ts";
import { contractOf } from "./world.ts";

interface Registration {
  readonly target: string;
  readonly type: Type;
  readonly at: TokenRange;
  /** Index into MajorFunction, -1 if not constant; undefined elsewhere. */
  readonly major: number | undefined;
  /** Handed to a routine together with an IRP for its context. */
  readonly withIrp: boolean;
}
interface Uses {
  readonly registrations: readonly Registration[];
  /** Functions whose address goes somewhere that says nothing of a role. */
  readonly escaped: ReadonlySet<string>;
  readonly framework: FrameworkLevels;
}

export interface Roles {
  readonly roles: ReadonlyMap<string, Role>;
  readonly escaped: ReadonlySet<string>;
  /** Helpers declared with a role type, though only the driver itself calls them. */
  readonly borrowed: ReadonlySet<string>;
  /** What another function of the driver calls by its name. */
  readonly called: ReadonlySet<string>;
}

interface Found {
  readonly unit: Unit;
  readonly type: Type;
  readonly site: Site | undefined;
  readonly majors: number[];
  /** Whoever hands it on gives it an IRP for its context. */
  withIrp: boolean;
}

const usesOf = new WeakMap<IrFunction, Uses>();
const anyMajor = -1;

export function findRoles(functions: ReadonlyMap<string, FunctionInfo>, units: readonly Unit[]): Roles {
  const found = new Map<string, Found>();
  const escaped = new Set<string>();
  const framework = { passiveInterrupts: false, passiveExecution: false, synchronizes: false };
  const note = (unit: Unit, target: string, type: Type, site?: Site, major?: number, withIrp = false) => {
    if (!roleNameOf(unit, type)) {
      escaped.add(target);
      return;
    }
    const known = found.get(target) ?? { unit, type, site, majors: [], withIrp: true };
    known.withIrp &&= withIrp;
    found.set(target, known);
    if (major !== undefined) known.majors.push(major);
  };
  for (const info of functions.values()) {
    if (!info.own) continue;
    const uses = usesIn(info.fn);
    for (const use of uses.registrations)
      note(info.unit, use.target, use.type, { fn: info.name, at: use.at }, use.major, use.withIrp);
    for (const name of uses.escaped) escaped.add(name);
    framework.passiveInterrupts ||= uses.framework.passiveInterrupts;
    framework.passiveExecution ||= uses.framework.passiveExecution;
    framework.synchronizes ||= uses.framework.synchronizes;
  }
  for (const unit of units) noteTables(unit, (target, type, major) => note(unit, target, type, undefined, major));

  const called = new Set<string>();
  for (const info of functions.values())
    for (const callee of shapeOf(info.fn).callees) if (callee !== info.name) called.add(callee);
  const roles = new Map<string, Role>();
  const borrowed = new Set<string>();
  for (const info of functions.values()) {
    const contract = contractOf(info.unit, info.fn.symbol);
    const declared = functionClassOf(contract);
    const registered = found.get(info.name);
    const role = registered && roleNameOf(registered.unit, registered.type);
    // A helper that borrows a role type for its declaration, but is only ever called: its callers say what it runs as.
    if (declared !== undefined && !registered && called.has(info.name)) {
      borrowed.add(info.name);
      continue;
    }
    if (declared !== undefined) {
      const same = role?.name === declared ? registered : undefined;
      const majors = same && same.majors.length > 0 ? same.majors : declaredMajors(info.fn.symbol);
      roles.set(info.name, roleOf(info, declared, contract, same?.site, majors, framework, same?.withIrp));
    } else if (role && registered) {
      const { site, majors, withIrp } = registered;
      roles.set(info.name, roleOf(info, role.name, role.contract, site, majors, framework, withIrp));
    } else if (info.fn.symbol.name === "DriverEntry") {
      // Known by its name to the linker even when it is declared without its role type.
      const entry = info.unit.typedefs.get("DRIVER_INITIALIZE");
      const contractOfEntry = entry && info.unit.contractOfType(entry.type);
      if (contractOfEntry)
        roles.set(info.name, roleOf(info, "DRIVER_INITIALIZE", contractOfEntry, undefined, [], framework));
    } else if (looksLikeAddDevice(info.fn) && !called.has(info.name) && !escaped.has(info.name)) {
      // Whoever registers it may be in a source that is not here.
      const type = info.unit.typedefs.get("DRIVER_ADD_DEVICE");
      const contractOfType = type && info.unit.contractOfType(type.type);
      if (contractOfType)
        roles.set(info.name, roleOf(info, "DRIVER_ADD_DEVICE", contractOfType, undefined, [], framework));
    }
  }
  return { roles, escaped, borrowed, called };
}

/** By its name and what it is given. */
function looksLikeAddDevice({ symbol, params, locals }: IrFunction): boolean {
  const [driver, device] = params.map((local) => locals[local]?.type);
  if (params.length !== 2 || !driver || !device || !/AddDevice/i.test(symbol.name)) return false;
  return pointee(driver) === "DRIVER_OBJECT" && pointee(device) === "DEVICE_OBJECT";
}

type RoleParts = Parameters<typeof makeRole>;
const lastRoles = new WeakMap<FunctionInfo, { readonly from: RoleParts; readonly role: Role }>();
/** The object there was before, if nothing has changed: who rests on it sees that. */
function roleOf(info: FunctionInfo, ...from: RoleParts): Role {
  const last = lastRoles.get(info);
  if (last && isAlike(last.from, from)) return last.role;
  const role = makeRole(...from);
  lastRoles.set(info, { from, role });
  return role;
}
function isAlike(
  [name, contract, site, majors, framework, withIrp]: RoleParts,
  [itsName, itsContract, itsSite, itsMajors, itsFramework, itsWithIrp]: RoleParts,
): boolean {
  return (
    name === itsName &&
    contract === itsContract &&
    site?.fn === itsSite?.fn &&
    site?.at === itsSite?.at &&
    majors.length === itsMajors.length &&
    majors.every((major, index) => major === itsMajors[index]) &&
    framework.passiveInterrupts === itsFramework.passiveInterrupts &&
    framework.passiveExecution === itsFramework.passiveExecution &&
    framework.synchronizes === itsFramework.synchronizes &&
    withIrp === itsWithIrp
  );
}

function usesIn(fn: IrFunction): Uses {
  const known = usesOf.get(fn);
  if (known) return known;
  const registrations: Registration[] = [];
  const escaped = new Set<string>();
  const carried = functionsCarried(fn);
  const framework = { passiveInterrupts: false, passiveExecution: false, synchronizes: false };
  const consider = (expr: Expr, type: Type, at: TokenRange, place: Place | undefined, withIrp = false) => {
    const found = functionIn(expr) ?? (carried.size > 0 ? carriedIn(expr, carried) : undefined);
    if (!found) return;
    const as = isFunctionPointer(type) ? type : found.cast;
    if (as) registrations.push({ target: found.name, type: as, at, major: place && majorOf(place), withIrp });
    else escaped.add(found.name);
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.kind === "assign") {
        consider(instruction.value, instruction.target.type, instruction.at, instruction.target);
        if (isSynchronize(instruction.value)) framework.synchronizes ||= answersFilter(fn);
        if (asksFor(instruction.target, instruction.value, "PassiveHandling")) framework.passiveInterrupts = true;
        if (asksFor(instruction.target, instruction.value, "ExecutionLevel", wdfExecutionLevelPassive))
          framework.passiveExecution = true;
      } else if (instruction.kind === "call") {
        instruction.args.forEach((arg, index) => {
          const param = instruction.type.params[index]?.type ?? arg.type;
          consider(arg, param, instruction.at, undefined, givesIrp(instruction));
        });
      }
    }
    if (block.terminator.kind === "return" && block.terminator.value) {
      consider(block.terminator.value, fn.type.returns, block.terminator.at, undefined);
      if (isSynchronize(block.terminator.value)) framework.synchronizes ||= answersFilter(fn);
    }
  }
  const made = { registrations, escaped, framework };
  usesOf.set(fn, made);
  return made;
}
/** FLT_PREOP_SYNCHRONIZE. */
function isSynchronize(value: Expr): boolean {
  const answer = bare(value);
  return answer.kind === "const" && answer.value === 5n;
}
function answersFilter({ type }: IrFunction): boolean {
  return type.returns.alias?.name === "FLT_PREOP_CALLBACK_STATUS";
}
/** A context that is an IRP: the callback is who has it from then on. */
function givesIrp({ args, type }: CallInstruction): boolean {
  return args.some(
    (arg, index) => /Context$/.test(type.params[index]?.name ?? "") && pointee(bare(arg).type) === "IRP",
  );
}
const wdfExecutionLevelPassive = 2;
/** Whether a member is set to something that is, or may be, the wanted value (by default anything but 0). */
function asksFor(target: Place, value: Expr, member: string, wanted?: number): boolean {
  if (target.kind !== "field" || target.field.name !== member) return false;
  let at = value;
  while (at.kind === "convert") at = at.operand;
  return at.kind !== "const" || (wanted === undefined ? Number(at.value) !== 0 : Number(at.value) === wanted);
}
function functionIn(expr: Expr): { name: string; cast: Type | undefined } | undefined {
  let at = expr;
  let cast: Type | undefined;
  while (at.kind === "convert") {
    if (!at.implicit && isFunctionPointer(at.type)) cast ??= at.type;
    at = at.operand;
  }
  return at.kind === "function" ? { name: at.symbol.linkName, cast } : undefined;
}
/** Variables that only ever hold one function: `Major[a] = Major[b] = Create` goes through one. In most functions there are none. */
function functionsCarried(fn: IrFunction): ReadonlyMap<number, string> {
  const carried = new Map<number, string>();
  const eachAssigned = (tell: (local: number, name: string | undefined) => void): void => {
    for (const { instructions } of fn.blocks)
      for (const one of instructions)
        if (one.kind === "assign" && one.target.kind === "local") tell(one.target.local, functionIn(one.value)?.name);
  };
  eachAssigned((local, name) => {
    if (name !== undefined) carried.set(local, name);
  });
  if (carried.size === 0) return carried;
  eachAssigned((local, name) => {
    if (carried.get(local) !== name) carried.delete(local);
  });
  for (const param of fn.params) carried.delete(param);
  return carried;
}
function carriedIn(
  expr: Expr,
  carried: ReadonlyMap<number, string>,
): { name: string; cast: Type | undefined } | undefined {
  if (expr.kind === "convert") return carriedIn(expr.operand, carried);
  const name = expr.kind === "load" && expr.place.kind === "local" ? carried.get(expr.place.local) : undefined;
  return name === undefined ? undefined : { name, cast: undefined };
}
function isFunctionPointer(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind === "function";
}
function majorOf(place: Place): number | undefined {
  // Through a pointer into some table: which entry it is cannot be told.
  if (place.kind === "deref") return anyMajor;
  if (place.kind !== "element" || place.base.kind !== "field" || place.base.field.name !== "MajorFunction")
    return undefined;
  return place.index.kind === "const" ? Number(place.index.value) : anyMajor;
}

/** Function addresses in initialised variables, e.g. `static const FAST_IO_DISPATCH table = { … }`. */
function noteTables(unit: Unit, note: (target: string, type: Type, major: number | undefined) => void): void {
  for (const global of unit.globals) {
    for (const relocation of global.relocations) {
      if (relocation.target.kind !== "function") continue;
      const type = typeAt(unit, global.symbol.type, relocation.offset, 0);
      if (type) note(relocation.target.linkName, type, filteredMajor(unit, global, relocation.offset));
    }
  }
}
/** For which operation a minifilter registers what is in its table there. */
function filteredMajor(unit: Unit, { symbol, bytes }: Global, offset: number): number | undefined {
  const { type } = symbol;
  if (type.kind !== "array" || recordName(type.of) !== "FLT_OPERATION_REGISTRATION" || !bytes) return undefined;
  const size = sizeOf(type.of, unit.target);
  return bytes[offset - (offset % size)];
}
function typeAt(unit: Unit, type: Type, offset: number, depth: number): Type | undefined {
  if (depth > 8) return undefined;
  if (type.kind === "array") {
    const size = sizeOf(type.of, unit.target);
    return size > 0 ? typeAt(unit, type.of, offset % size, depth + 1) : undefined;
  }
  if (type.kind === "record" && type.decl.fields) {
    for (const field of layoutOf(type.decl, unit.target).fields) {
      const size = sizeOf(field.field.type, unit.target);
      if (offset >= field.offset && offset < field.offset + size)
        return typeAt(unit, field.field.type, offset - field.offset, depth + 1);
    }
    return undefined;
  }
  return offset === 0 ? type : undefined;
}
