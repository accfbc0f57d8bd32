// What the classes of a MOF text mean to WMI: which block of data each describes, and how its items lie in it. Told of is what
// `mofcomp -WMI` would refuse, with the place and a remedy.
import type { SourceDiagnostic, SourceRange } from "../source/source.ts";
import {
  type MofLiteral,
  type MofQualifiers,
  parseMof,
  type WrittenClass,
  type WrittenMethod,
  type WrittenProperty,
} from "./parse.ts";
import { standardMof } from "./standard.ts";

export type MofScalar =
  | "boolean"
  | "sint8"
  | "uint8"
  | "sint16"
  | "uint16"
  | "sint32"
  | "uint32"
  | "sint64"
  | "uint64"
  | "real32"
  | "real64"
  | "char16"
  | "string"
  | "datetime";
/** What a class, an item or a method is called in C, where the text says another name for it. */
interface NamedInC {
  readonly headerName?: string;
}
export interface MofItem extends NamedInC {
  readonly name: string;
  /** WmiDataId; of a method's parameters their place from 0. */
  readonly id: number;
  readonly type: { readonly scalar: MofScalar } | { readonly embedded: string };
  /** Characters of a string at most; undefined if its length is its own. */
  readonly maxLength?: number;
  /** Elements: a number, or the item that holds the number; undefined if it is no array. */
  readonly count: number | string | undefined;
  readonly readable: boolean;
  readonly writable: boolean;
}
export interface MofMethod extends NamedInC {
  readonly name: string;
  readonly id: number;
  readonly input: readonly MofItem[];
  readonly output: readonly MofItem[];
}
export interface MofClass extends NamedInC {
  readonly name: string;
  /** What its GUID is called in C. */
  readonly guidName?: string;
  /** In lower case without braces; undefined of a class that others only derive from. */
  readonly guid: string | undefined;
  /** Derived from WMIEvent. */
  readonly event: boolean;
  /** In the order of their ids, which is that of the data. */
  readonly items: readonly MofItem[];
  readonly methods: readonly MofMethod[];
}
/** Classes by name in lower case. */
export type MofSchema = ReadonlyMap<string, MofClass>;

export interface ReadMof {
  readonly schema: MofSchema;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** Reads the MOF texts of one system, and with them the classes that Windows brings. Classes with mistakes are left out. */
export function readMof(files: readonly { readonly file: string; readonly text: string }[]): ReadMof {
  const diagnostics: SourceDiagnostic[] = [];
  const reader = new SchemaReader(diagnostics);
  reader.addStandard(parseMof("wmicore.mof", standardMof, diagnostics));
  for (const { file, text } of files) reader.add(parseMof(file, text, diagnostics));
  return { schema: reader.read(), diagnostics };
}

const scalars: ReadonlySet<string> = new Set<MofScalar>([
  "boolean",
  "sint8",
  "uint8",
  "sint16",
  "uint16",
  "sint32",
  "uint32",
  "sint64",
  "uint64",
  "real32",
  "real64",
  "char16",
  "string",
  "datetime",
]);
const isScalar = (name: string): name is MofScalar => scalars.has(name);
const integers = /^[su]int/;
const guidPattern = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
/** Namespaces with the texts of classes in another language: they amend, and declare nothing. */
const localised = /\\ms_[0-9a-f]+$/i;

/** Classes of Windows whose items are not part of the data, from which those of drivers derive. */
const withoutItems = new Set(["__event", "__extrinsicevent", "win32_perfrawdata", "cim_statisticalinformation"]);
/** What derives from it describes the providers and events of a trace, not data that WMI asks a driver for. */
const ofTraces = "eventtrace";

const has = (qualifiers: MofQualifiers, name: string): boolean => qualifiers.some((one) => one.name === name);
function literalOf(qualifiers: MofQualifiers, name: string): MofLiteral | undefined {
  const found = qualifiers.find((one) => one.name === name);
  return found === undefined ? undefined : (found.values[0] ?? true);
}
function inC(qualifiers: MofQualifiers): NamedInC {
  const headerName = literalOf(qualifiers, "headername");
  return typeof headerName === "string" ? { headerName } : {};
}
function numberOf(qualifiers: MofQualifiers, name: string): number | undefined {
  const value = literalOf(qualifiers, name);
  return typeof value === "number" ? value : undefined;
}

class SchemaReader {
  readonly #written = new Map<string, WrittenClass>();
  /** Classes of Windows, which a text may declare again as its own. */
  readonly #standard = new Set<WrittenClass>();
  readonly #read = new Map<string, MofClass>();
  readonly #guids = new Map<string, string>();
  readonly #diagnostics: SourceDiagnostic[];

  constructor(diagnostics: SourceDiagnostic[]) {
    this.#diagnostics = diagnostics;
  }

  addStandard(classes: readonly WrittenClass[]): void {
    this.add(classes);
    for (const one of classes) this.#standard.add(one);
  }
  add(classes: readonly WrittenClass[]): void {
    for (const one of classes) {
      if (localised.test(one.namespace)) continue;
      const key = one.name.toLowerCase();
      const before = this.#written.get(key);
      if (before !== undefined && !this.#standard.has(before))
        this.#tell(
          "mof-name",
          one.range,
          `there is a class "${one.name}" already`,
          "Give it a name of its own; a changed block needs a new class and GUID.",
        );
      else this.#written.set(key, one);
    }
  }

  read(): MofSchema {
    for (const one of this.#written.values()) {
      const before = this.#diagnostics.length;
      const made = this.#class(one);
      if (this.#diagnostics.length === before) this.#read.set(one.name.toLowerCase(), made);
    }
    return this.#read;
  }

  #class(one: WrittenClass): MofClass {
    this.#checkName(one.name, one.range);
    const line = this.#lineage(one);
    if (line.some(({ base }) => base?.toLowerCase() === ofTraces))
      return { name: one.name, guid: undefined, event: false, items: [], methods: [] };
    const event = line.some((ancestor) => ancestor.name.toLowerCase() === "wmievent");
    const guid = this.#guid(one);
    const properties = line.flatMap((ancestor) => ancestor.properties);
    const dynamic = has(one.qualifiers, "dynamic");
    if (guid !== undefined) {
      if (!has(one.qualifiers, "wmi"))
        this.#tell(
          "mof-class",
          one.range,
          `class "${one.name}" has a guid but not the qualifier WMI`,
          'Begin its qualifiers with "WMI".',
        );
      if (dynamic && literalOf(one.qualifiers, "provider") === undefined)
        this.#tell(
          "mof-class",
          one.range,
          `class "${one.name}" names no provider`,
          'Add the qualifier Provider("WMIProv").',
        );
      if (dynamic) this.#checkRequired(one, properties);
    }
    const own = properties.filter((property) => !isRequired(property));
    const items = own.map((property) => this.#item(property, own)).sort((a, b) => a.id - b.id);
    if (guid !== undefined) this.#checkIds(one, items, own);
    const methods = line.flatMap((ancestor) => ancestor.methods).map((method) => this.#method(method));
    this.#checkMethods(one, methods);
    const guidName = literalOf(one.qualifiers, "guidname1");
    const named = { ...inC(one.qualifiers), ...(typeof guidName === "string" ? { guidName } : {}) };
    return { name: one.name, ...named, guid, event, items, methods };
  }

  /** The class's ancestors, farthest first, and itself. */
  #lineage(one: WrittenClass): readonly WrittenClass[] {
    const line = [one];
    for (let at = one; at.base !== undefined; ) {
      const name = at.base.toLowerCase();
      const base = this.#written.get(name);
      if (base === undefined && (withoutItems.has(name) || name === ofTraces)) break;
      if (base === undefined || line.includes(base)) {
        const why = base === undefined ? `there is no class "${at.base}"` : `class "${at.base}" derives from itself`;
        this.#tell(
          "mof-base",
          at.range,
          `${why}, from which "${at.name}" derives`,
          "Derive from a class of the same file, from one of wmicore.mof such as WMIEvent, or from none.",
        );
        break;
      }
      line.unshift(base);
      at = base;
    }
    return line;
  }

  #guid(one: WrittenClass): string | undefined {
    const value = literalOf(one.qualifiers, "guid");
    if (value === undefined) {
      if (has(one.qualifiers, "wmi") && !has(one.qualifiers, "abstract") && one.base === undefined)
        this.#tell(
          "mof-class",
          one.range,
          `class "${one.name}" has no guid`,
          'Add the qualifier guid("{…}") with the GUID that the driver registers.',
        );
      return undefined;
    }
    const guid = typeof value === "string" ? guidPattern.exec(value)?.[1]?.toLowerCase() : undefined;
    if (guid === undefined) {
      this.#tell(
        "mof-class",
        one.range,
        `"${String(value)}" is no GUID`,
        'Write it as guid("{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}").',
      );
      return undefined;
    }
    const other = this.#guids.get(guid);
    if (other !== undefined)
      this.#tell("mof-class", one.range, `class "${other}" has the same guid`, "Generate a GUID for each class.");
    this.#guids.set(guid, one.name);
    return guid;
  }

  /** InstanceName and Active belong to WMI, and every block has them exactly so. */
  #checkRequired(one: WrittenClass, properties: readonly WrittenProperty[]): void {
    const name = properties.find((property) => property.name.toLowerCase() === "instancename");
    if (
      name === undefined ||
      !has(name.qualifiers, "key") ||
      name.type.name !== "string" ||
      name.type.array !== undefined
    )
      this.#tell(
        "mof-required",
        name?.range ?? one.range,
        `class "${one.name}" lacks its key`,
        "Write: [key, read] string InstanceName;",
      );
    const active = properties.find((property) => property.name.toLowerCase() === "active");
    if (active === undefined || active.type.name !== "boolean" || active.type.array !== undefined)
      this.#tell(
        "mof-required",
        active?.range ?? one.range,
        `class "${one.name}" does not say whether an instance is active`,
        "Write: [read] boolean Active;",
      );
    for (const property of properties)
      if (property !== name && has(property.qualifiers, "key"))
        this.#tell(
          "mof-key",
          property.range,
          `"${property.name}" is a key`,
          "Only InstanceName may be the key of a block.",
        );
  }

  #checkIds(one: WrittenClass, items: readonly MofItem[], written: readonly WrittenProperty[]): void {
    items.forEach((item, i) => {
      const before = items[i - 1]?.id ?? 0;
      if (item.id === before + 1 || item.id === 0) return;
      const range = written.find((property) => property.name === item.name)?.range ?? one.range;
      const message =
        item.id === before
          ? `"${item.name}" has the WmiDataId ${item.id} of "${items[i - 1]?.name ?? ""}"`
          : `"${item.name}" has WmiDataId ${item.id} where ${before + 1} follows`;
      this.#tell(
        "mof-data-id",
        range,
        message,
        "Number the items from 1 without a gap: that is their order in the block.",
      );
    });
  }

  #item(property: WrittenProperty, all: readonly WrittenProperty[]): MofItem {
    const { name, type, qualifiers, range } = property;
    this.#checkName(name, range);
    const id = numberOf(qualifiers, "wmidataid");
    if (id === undefined)
      this.#tell(
        "mof-data-id",
        range,
        `"${name}" has no WmiDataId`,
        "Add the qualifier WmiDataId(n), its place in the block from 1.",
      );
    const size = literalOf(qualifiers, "wmisizeis");
    if (size !== undefined && type.array === undefined)
      this.#tell(
        "mof-size",
        range,
        `"${name}" has WmiSizeIs but is no array`,
        "Write [] behind its name, or take the qualifier away.",
      );
    if (has(qualifiers, "wmitimestamp") && !/64$/.test(type.name))
      this.#tell("mof-size", range, `"${name}" has WmiTimeStamp but not 64 bits`, "Make it a uint64 or sint64.");
    const counter =
      typeof size === "string" ? all.find((other) => other.name.toLowerCase() === size.toLowerCase()) : undefined;
    if (
      type.array === "variable" &&
      (counter === undefined || !integers.test(counter.type.name) || counter.type.array !== undefined)
    )
      this.#tell(
        "mof-size",
        range,
        `how many elements "${name}" has is not said by an integer of this class`,
        'Add WmiSizeIs("…") with the name of an integer item, or a number in the brackets.',
      );
    return { ...this.#typed(property, id ?? 0), count: type.array === "variable" ? (counter?.name ?? 0) : type.array };
  }

  #typed({ name, type, qualifiers, range }: WrittenProperty, id: number): MofItem {
    const known = isScalar(type.name) ? { scalar: type.name } : { embedded: type.name };
    if (!isScalar(type.name)) {
      const embedded = this.#written.get(type.name.toLowerCase());
      if (embedded === undefined)
        this.#tell(
          "mof-type",
          range,
          `"${type.name}" is neither a type of MOF nor a class of this file`,
          "Use a type such as uint32, or declare the class that is embedded.",
        );
      else if (this.#holds(embedded, embedded, new Set()))
        this.#tell("mof-type", range, `class "${type.name}" is embedded in itself`, "Break the circle.");
    }
    const count = typeof type.array === "number" ? type.array : undefined;
    const access = { readable: has(qualifiers, "read"), writable: has(qualifiers, "write") };
    const maxLength = numberOf(qualifiers, "maxlen");
    const named = { name, ...inC(qualifiers), ...(maxLength === undefined ? {} : { maxLength }) };
    return { ...named, id, type: known, count, ...access };
  }
  #holds(outer: WrittenClass, wanted: WrittenClass, seen: Set<WrittenClass>): boolean {
    return outer.properties.some((property) => {
      const inner = this.#written.get(property.type.name.toLowerCase());
      if (inner === undefined || seen.has(inner)) return inner === wanted;
      seen.add(inner);
      return inner === wanted || this.#holds(inner, wanted, seen);
    });
  }

  #method(method: WrittenMethod): MofMethod {
    const id = numberOf(method.qualifiers, "wmimethodid");
    if (id === undefined)
      this.#tell(
        "mof-method",
        method.range,
        `method "${method.name}" has no WmiMethodId`,
        "Add the qualifier WmiMethodId(n) with the number that the driver knows it by.",
      );
    if (!has(method.qualifiers, "implemented"))
      this.#tell(
        "mof-method",
        method.range,
        `method "${method.name}" is not Implemented`,
        'Add the qualifier "Implemented".',
      );
    const parameters = method.parameters.map((parameter, i) => {
      if (!has(parameter.qualifiers, "in") && !has(parameter.qualifiers, "out"))
        this.#tell(
          "mof-method",
          parameter.range,
          `parameter "${parameter.name}" is neither in nor out`,
          "Add the qualifier in or out.",
        );
      const size = literalOf(parameter.qualifiers, "wmisizeis");
      const typed = this.#typed(parameter, numberOf(parameter.qualifiers, "id") ?? i);
      return { parameter, item: typeof size === "string" ? { ...typed, count: size } : typed };
    });
    parameters.sort((a, b) => a.item.id - b.item.id);
    const that = (name: string) =>
      parameters.filter(({ parameter }) => has(parameter.qualifiers, name)).map(({ item }) => item);
    return { name: method.name, ...inC(method.qualifiers), id: id ?? 0, input: that("in"), output: that("out") };
  }
  #checkMethods(one: WrittenClass, methods: readonly MofMethod[]): void {
    for (const [i, method] of methods.entries()) {
      const other = methods.slice(0, i).find(({ id, name }) => id === method.id || name === method.name);
      if (other !== undefined && method.id !== 0)
        this.#tell(
          "mof-method",
          one.range,
          `methods "${other.name}" and "${method.name}" are not to be told apart`,
          "Give each a name and a WmiMethodId of its own.",
        );
    }
  }

  #checkName(name: string, range: SourceRange): void {
    if (/^[A-Za-z](?:\w*[A-Za-z0-9])?$/.test(name)) return;
    // Names of WMI itself begin with two underscores.
    this.#tell(
      "mof-name",
      range,
      `"${name}" is no name for WMI`,
      "Begin with a letter, go on with letters, digits and underscores, and end with no underscore.",
    );
  }

  #tell(code: string, range: SourceRange, message: string, remedy: string): void {
    this.#diagnostics.push({ code, severity: "error", message, remedy, range });
  }
}

const isRequired = (property: WrittenProperty): boolean => /^(?:instancename|active)$/i.test(property.name);

/** The classes that Windows brings. */
export const standardSchema: MofSchema = readMof([]).schema;
