// Where names stand in a driver's own files, and the text keys of what they mean. A key is the same in every unit that sees the same
// declaration, so that uses in all files can be put together.
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import type { Field, RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { declarationOf } from "../analysis/world.ts";

export type Role = "definition" | "declaration" | "write" | "read";

export interface Occurrence {
  readonly name: string;
  readonly file: string;
  /** Offsets in the file as written. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly role: Role;
  readonly type: Type | undefined;
  /** The member that it names. */
  readonly field?: Field | undefined;
}

/** A name that macros brought: it stands in the body of one of them, or was pasted together. */
export interface FromMacro {
  readonly name: string;
  readonly key: string;
  /** Outermost first. */
  readonly macros: readonly string[];
}

/** A function's definition. */
export interface Extent {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface Names {
  readonly occurrences: readonly Occurrence[];
  readonly functions: readonly Extent[];
  /** Where a local name counts, by its key. */
  readonly scopes: ReadonlyMap<string, Extent>;
  /** The outermost structure around a member, by its key. */
  readonly owners: ReadonlyMap<string, RecordDecl>;
  readonly fromMacros: readonly FromMacro[];
}

/** Begins the key of what is declared outside the driver's own files. */
export const foreign = "foreign:";

/** Things at file scope in a header are everybody's, those in a source its own. */
export function fileScopeKey(kind: string, name: string, file: string | undefined, unit: Unit, own: boolean): string {
  if (!own) return `${foreign}${kind}:${name}`;
  return file === unit.path ? `${kind}:${name}@${file}` : `${kind}:${name}`;
}

/** E.g. "member" or "local". */
export function meaningKind(key: string): string {
  const plain = key.startsWith(foreign) ? key.slice(foreign.length) : key;
  return plain.slice(0, plain.indexOf(":"));
}

export function symbolKey(symbol: IrSymbol, unit: Unit, isOwn: (file: string) => boolean): string {
  const file = declarationOf(unit, symbol)?.file;
  if (file !== undefined && !isOwn(file)) return `${foreign}symbol:${symbol.name}`;
  return symbol.linkage === "external" ? `symbol:${symbol.linkName}` : `symbol:${symbol.name}@${file ?? unit.path}`;
}
