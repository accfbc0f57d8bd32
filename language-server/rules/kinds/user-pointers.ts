// Pointers into memory that a program can change at any moment: addresses that it gave (METHOD_NEITHER, probed pointers) and
// buffers of its own that the I/O manager locked and the driver mapped. Found in the code as written, through assignments and calls.
import type { Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf, localIn } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

const known = new WeakMap<World, ReadonlyMap<string, ReadonlySet<LocalId>>>();
const knownProbed = new WeakMap<World, ReadonlyMap<string, ReadonlySet<LocalId>>>();
/** Members that hold a program's address. */
const members = new Set(["Type3InputBuffer", "UserBuffer"]);
const probes = new Set(["ProbeForRead", "ProbeForWrite"]);
const mappers = new Set(["MmMapLockedPagesSpecifyCache", "MmGetSystemAddressForMdlSafe", "MmGetSystemAddressForMdl"]);
const mostRounds = 8;

/** Variables of a function that only ever hold such pointers. */
export function userPointers(world: World, info: FunctionInfo): ReadonlySet<LocalId> {
  let made = known.get(world);
  if (!made) {
    made = find(world);
    known.set(world, made);
  }
  return made.get(info.name) ?? none;
}
const none: ReadonlySet<LocalId> = new Set();

/** Those of them that lead to a program's own addresses and were probed, here or by whoever hands them in. */
export function probedPointers(world: World, info: FunctionInfo): ReadonlySet<LocalId> {
  let made = knownProbed.get(world);
  if (!made) {
    made = findProbed(world);
    knownProbed.set(world, made);
  }
  return made.get(info.name) ?? none;
}
/** The buffers of a message to a minifilter's port: the filter manager has probed them, and nothing more. */
function messageBuffers(world: World, info: FunctionInfo): readonly LocalId[] {
  if (world.roles.get(info.name)?.name !== "FLT_MESSAGE_NOTIFY") return [];
  const [, input, , output] = info.fn.params;
  return [input, output].filter((buffer) => buffer !== undefined);
}
function findProbed(world: World): Map<string, Set<LocalId>> {
  const found = new Map<string, Set<LocalId>>();
  for (const info of world.functions.values())
    for (const buffer of info.own ? messageBuffers(world, info) : []) adder(found)(info, buffer);
  for (const site of callsTo(world, ...probes)) {
    const local = localIn(site.call.args[0]);
    if (local !== undefined && userPointers(world, site.info).has(local)) adder(found)(site.info, local);
  }
  for (let round = 0, grew = found.size > 0; grew && round < mostRounds; round++) {
    grew = false;
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      if (handedOn(world, info, found, adder(found))) grew = true;
      const locals = found.get(info.name) ?? none;
      for (const [local, values] of locals.size === 0 ? [] : assignmentsOf(info))
        if (values.every((value) => locals.has(localIn(value) ?? -1)) && adder(found)(info, local)) grew = true;
    }
  }
  return found;
}

/** The variable through which a place is reached, and where in its memory the place lies; undefined for anything but plain members. */
export function throughVariable(place: Place): { readonly local: LocalId; readonly path: string } | undefined {
  let path = "";
  let at = place;
  for (;;) {
    if (at.kind === "field") path = `.${at.field.name ?? ""}@${at.offset}${path}`;
    else if (at.kind === "element" && at.index.kind === "const") path = `[${at.index.value}]${path}`;
    else break;
    at = at.base;
  }
  if (at.kind !== "deref") return undefined;
  let pointer = bare(at.pointer);
  if (pointer.kind === "offset" && pointer.index.kind === "const") {
    path = `[+${pointer.index.value}*${pointer.scale}]${path}`;
    pointer = bare(pointer.pointer);
  }
  return pointer.kind === "load" && pointer.place.kind === "local" ? { local: pointer.place.local, path } : undefined;
}

const sources = new WeakMap<IrFunction, boolean>();
/** Something in the function gives such a pointer of itself. */
function isSource({ fn }: FunctionInfo): boolean {
  const made = sources.get(fn);
  if (made !== undefined) return made;
  const code = codeOf(fn);
  const found =
    code.fields.some(({ place }) => members.has(place.field.name ?? "")) ||
    code.calls.some(({ name }) => name !== undefined && (probes.has(name) || mappers.has(name)));
  sources.set(fn, found);
  return found;
}

function find(world: World): Map<string, Set<LocalId>> {
  const found = new Map<string, Set<LocalId>>();
  const own = [...world.functions.values()].filter((info) => info.own);
  const add = adder(found);
  for (const info of own) for (const buffer of messageBuffers(world, info)) add(info, buffer);
  if (found.size === 0 && !own.some(isSource)) return found;
  for (let round = 0, grew = true; grew && round < mostRounds; round++) {
    grew = false;
    for (const info of own) {
      if (handedOn(world, info, found, add)) grew = true;
      const locals = found.get(info.name) ?? none;
      if (locals.size === 0 && !isSource(info)) continue;
      const assigned = assignmentsOf(info);
      for (const [local, values] of assigned)
        if (values.every((value) => isUser(info, value, locals)) && add(info, local)) grew = true;
      for (const { name, call } of codeOf(info.fn).calls) {
        const probed = name !== undefined && probes.has(name) ? localIn(call.args[0]) : undefined;
        // A parameter that is probed is a program's address, whoever hands it in.
        if (probed !== undefined && info.fn.params.includes(probed) && !assigned.has(probed) && add(info, probed))
          grew = true;
        if (name !== undefined && mappers.has(name) && call.result !== undefined && isIrpMdl(info, call.args[0])) {
          if (add(info, call.result)) grew = true;
        }
      }
    }
  }
  return found;
}
/** Adds a variable whose value nobody else can change; true if it is new. */
function adder(found: Map<string, Set<LocalId>>): (info: FunctionInfo, local: LocalId) => boolean {
  return (info, local) => {
    const locals = found.get(info.name) ?? new Set<LocalId>();
    found.set(info.name, locals);
    if (locals.has(local) || info.fn.locals[local]?.addressTaken === true) return false;
    locals.add(local);
    return true;
  };
}
/** Parameters that get such a pointer at every call. */
function handedOn(
  world: World,
  info: FunctionInfo,
  found: ReadonlyMap<string, ReadonlySet<LocalId>>,
  add: (info: FunctionInfo, local: LocalId) => boolean,
): boolean {
  const sites = callsTo(world, info.name);
  if (sites.length === 0 || world.roles.has(info.name)) return false;
  let grew = false;
  info.fn.params.forEach((local, index) => {
    if (assignmentsOf(info).has(local)) return;
    const always = sites.every((site) => found.get(site.info.name)?.has(localIn(site.call.args[index]) ?? -1));
    if (always && add(info, local)) grew = true;
  });
  return grew;
}

const assignments = new WeakMap<IrFunction, ReadonlyMap<LocalId, readonly Expr[]>>();
function assignmentsOf(info: FunctionInfo): ReadonlyMap<LocalId, readonly Expr[]> {
  const made = assignments.get(info.fn);
  if (made) return made;
  const found = new Map<LocalId, Expr[]>();
  assignments.set(info.fn, found);
  for (const { target, value } of codeOf(info.fn).assigns) {
    // NULL, before the pointer is got, changes nothing.
    if (target.kind !== "local" || (value.kind === "const" && value.value === 0n)) continue;
    found.set(target.local, [...(found.get(target.local) ?? []), value]);
  }
  return found;
}
function isUser(info: FunctionInfo, value: Expr, locals: ReadonlySet<LocalId>): boolean {
  const inner = bare(value);
  if (inner.kind !== "load") return false;
  if (inner.place.kind === "local") return locals.has(inner.place.local);
  return inner.place.kind === "field" && members.has(inner.place.field.name ?? "") && info.own && !isOfClass(value);
}
/** Requests of the HID class driver lead to a structure of its own, in the kernel. */
function isOfClass({ type }: Expr): boolean {
  return type.kind === "pointer" && type.to.kind === "record" && type.to.decl.name === "_HID_XFER_PACKET";
}
/** `Irp->MdlAddress`, or a variable that only ever holds it. */
function isIrpMdl(info: FunctionInfo, expr: Expr | undefined): boolean {
  const inner = expr && bare(expr);
  if (inner?.kind !== "load") return false;
  if (inner.place.kind === "field") return inner.place.field.name === "MdlAddress";
  if (inner.place.kind !== "local") return false;
  const values = assignmentsOf(info).get(inner.place.local) ?? [];
  return values.length > 0 && values.every((value) => isIrpMdl(info, value));
}
