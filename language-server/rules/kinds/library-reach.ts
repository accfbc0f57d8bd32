// Which structures a library that is not here may come to from what the driver gives it: what its arguments point to, what that
// holds and points to, and so on. Lists lead from any entry to all that the driver links; a void pointer to what it is taken for.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { Field, RecordType, Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { aliasOf, bare, callsTo, codeOf, placeKey, recordName } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isOfLibrary } from "./library.ts";

/** Some such library may have made ready the object, a member or a variable: it comes to the structure it lies in, or to any of its kind. */
export function libraryReaches(world: World, place: Place): boolean {
  const { anything, held, pointed } = reachOf(world);
  if (anything) return true;
  if (pointed.has(kindOf(place.type))) return true;
  for (let at = place; at.kind === "field" || at.kind === "element"; at = at.base)
    if (at.kind === "field" && held.has(kindOf(at.base.type))) return true;
  return false;
}

/** The name of a structure, or of a typedef of what is none, as KSPIN_LOCK; all without a name are taken for one. */
function kindOf(type: Type): string {
  return type.kind === "record" ? recordName(type) : aliasOf(type);
}

interface Reach {
  /** Where a pointer to anything goes that came from nobody knows where. */
  anything: boolean;
  /** Structures of which there is one that it comes to. */
  readonly held: Set<string>;
  /** Those, and other kinds of objects, that it has pointers to. */
  readonly pointed: Set<string>;
}
const reaches = new WeakMap<World, Reach>();
function reachOf(world: World): Reach {
  const known = reaches.get(world);
  if (known) return known;
  const made = new Reaching(world).reach;
  reaches.set(world, made);
  return made;
}

class Reaching {
  readonly reach: Reach = { anything: false, held: new Set(), pointed: new Set() };
  readonly #world: World;
  readonly #waiting: RecordType[] = [];
  #types: Types | undefined;
  #behind: ReadonlyMap<string, readonly Type[]> | undefined;
  #mentioned: ReadonlySet<string> | undefined;

  constructor(world: World) {
    this.#world = world;
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      for (const call of codeOf(info.fn).calls) {
        if (!isOfLibrary(world, info, call)) continue;
        for (const arg of call.call.args) this.#give(info, arg);
        // What it hands back is its own, and ready.
        this.#follow(call.call.type.returns);
      }
    }
    for (const type of this.#waiting) this.#open(type);
  }

  #give(info: FunctionInfo, arg: Expr): void {
    const inner = bare(arg);
    // The address of an object is that of no other one of its kind.
    if (inner.kind === "address") this.#hold(inner.place.type);
    else for (const type of typesOf(this.#world, info, arg) ?? this.#unknown()) this.#follow(type);
  }
  #unknown(): readonly Type[] {
    this.reach.anything = true;
    return [];
  }
  /** A value of this type is there. */
  #follow(type: Type): void {
    if (type.kind !== "pointer") return;
    const { to } = type;
    const kind = kindOf(to);
    if (kind !== "" && to.kind !== "void") this.reach.pointed.add(kind);
    this.#hold(to);
  }
  /** An object of this type is there. */
  #hold(type: Type): void {
    if (type.kind === "array") this.#hold(type.of);
    else if (type.kind === "pointer") this.#follow(type);
    else if (type.kind === "record") {
      const kind = recordName(type);
      if (kind !== "" && this.reach.held.has(kind)) return;
      if (kind === "" && this.#waiting.some(({ decl }) => decl === type.decl)) return;
      this.reach.held.add(kind);
      this.#waiting.push(type);
    }
  }
  #open(type: RecordType): void {
    this.#types ??= new Types(this.#world);
    const whole = type.decl.fields ? type : this.#types.named(recordName(type));
    for (const field of whole?.decl.fields ?? []) {
      // A list that the driver puts nothing into is the kernel's, as that of who waits for an event.
      if (isLink(elementOf(field.type)) && !this.#isMentioned(field)) continue;
      this.#hold(field.type);
      if (whole && isVoidPointer(field.type))
        for (const to of this.#behindMember(`${recordName(whole)}.${field.name ?? ""}`)) this.#follow(to);
    }
    if (whole && isLink(whole)) this.#holdHolders(whole);
  }
  /** Whatever is linked by such an entry can be come to from another one. */
  #holdHolders(part: RecordType): void {
    for (const { holder, field } of this.#types?.holdersOf(recordName(part)) ?? []) {
      if (!this.#isMentioned(field)) continue;
      this.#hold(holder);
      this.#holdHolders(holder);
    }
  }
  #isMentioned({ name }: Field): boolean {
    this.#mentioned ??= new Set(
      [...this.#world.functions.values()].flatMap(({ fn, own }) =>
        own ? [...shapeOf(fn).mentions].map((mention) => mention.slice(0, mention.indexOf("@"))) : [],
      ),
    );
    return name === undefined || this.#mentioned.has(name);
  }
  /** What the driver takes a void pointer of a structure for. */
  #behindMember(member: string): readonly Type[] {
    this.#behind ??= takenFor(this.#world);
    return this.#behind.get(member) ?? [];
  }
}

function elementOf(type: Type): Type {
  return type.kind === "array" ? elementOf(type.of) : type;
}
function isVoidPointer(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind === "void";
}
/** An entry of a list or tree: it points to others of its kind. */
function isLink(type: Type): boolean {
  return (
    type.kind === "record" &&
    type.decl.fields?.some(
      ({ type: of }) => of.kind === "pointer" && of.to.kind === "record" && of.to.decl === type.decl,
    ) === true
  );
}

/** The structures that a driver's sources declare. */
class Types {
  readonly #named = new Map<string, RecordType>();
  readonly #holders = new Map<string, { readonly holder: RecordType; readonly field: Field }[]>();

  constructor(world: World) {
    const units = new Set<Unit>([...world.functions.values()].map(({ unit }) => unit));
    for (const { records, typedefs } of units) {
      for (const decl of records.values()) this.#note({ kind: "record", quals: 0, decl });
      for (const { type, name } of typedefs.values())
        if (type.kind === "record" && type.decl.name === undefined && type.alias?.name === name) this.#note(type);
    }
  }
  named(name: string): RecordType | undefined {
    return this.#named.get(name);
  }
  /** Structures with a member of that type. */
  holdersOf(name: string): readonly { readonly holder: RecordType; readonly field: Field }[] {
    return this.#holders.get(name) ?? [];
  }
  #note(type: RecordType): void {
    const name = recordName(type);
    if (type.decl.fields === undefined || name === "" || this.#named.has(name)) return;
    this.#named.set(name, type);
    for (const field of type.decl.fields) {
      const part = recordName(elementOf(field.type));
      if (part === "") continue;
      const holders = this.#holders.get(part) ?? [];
      holders.push({ holder: type, field });
      this.#holders.set(part, holders);
    }
  }
}

/** By "record.member": the types that its values are made to, and those that are stored there. */
function takenFor(world: World): ReadonlyMap<string, readonly Type[]> {
  const made = new Map<string, Type[]>();
  const note = (place: Place, types: readonly Type[]): void => {
    if (place.kind !== "field" || !isVoidPointer(place.type)) return;
    const key = placeKey(place, "")?.replace(/@\d+$/, "") ?? "";
    made.set(key, [...(made.get(key) ?? []), ...types]);
  };
  for (const { fn, own } of world.functions.values()) {
    if (!own) continue;
    const { assigns, converts } = codeOf(fn);
    for (const { expr } of converts) {
      const from = bare(expr.operand);
      if (from.kind === "load" && isToObject(expr.type)) note(from.place, [expr.type]);
    }
    for (const { target, value } of assigns) {
      note(target, typesWritten(value));
      const from = bare(value);
      if (from.kind === "load" && target.kind === "local") note(from.place, typesOfLocal(fn, target.local));
    }
  }
  return made;
}
function isToObject(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind !== "void" && kindOf(type.to) !== "";
}
/** The types of a value as it is written, under its conversions. */
function typesWritten(expr: Expr): readonly Type[] {
  const found: Type[] = [];
  for (let at = expr; ; at = at.operand) {
    if (isToObject(at.type)) found.push(at.type);
    if (at.kind !== "convert") return found;
  }
}
function typesOfLocal(fn: FunctionInfo["fn"], local: LocalId): readonly Type[] {
  const { assigns, converts } = codeOf(fn);
  const isIt = (place: Place) => place.kind === "local" && place.local === local;
  return [
    ...converts.flatMap(({ expr }) => {
      const from = bare(expr.operand);
      return from.kind === "load" && isIt(from.place) && isToObject(expr.type) ? [expr.type] : [];
    }),
    ...assigns.flatMap(({ target, value }) => (isIt(target) ? typesWritten(value) : [])),
  ];
}
/** What an argument may point to; undefined is anything: a parameter of a routine whose callers are not known. */
function typesOf(world: World, info: FunctionInfo, arg: Expr, depth = 0): readonly Type[] | undefined {
  const written = typesWritten(arg);
  const from = bare(arg);
  if (written.length > 0 || from.kind !== "load" || from.place.kind !== "local" || !isVoidPointer(from.type))
    return written;
  const { local } = from.place;
  const known = typesOfLocal(info.fn, local);
  const index = info.fn.params.indexOf(local);
  if (known.length > 0 || index < 0) return known;
  const sites = callsTo(world, info.name);
  if (sites.length === 0 || depth > 3) return undefined;
  const found: Type[] = [];
  for (const { info: caller, call } of sites) {
    const value = call.args[index];
    const types = value && typesOf(world, caller, value, depth + 1);
    if (!types) return undefined;
    found.push(...types);
  }
  return found;
}
