// Where the members of structures are declared, and what stands there about them; what stands above a type.
import type { TokenRange } from "../../compiler/source/source.ts";
import type {
  ExternalDeclaration,
  MemberDeclaration,
  RecordSpecifier,
  TypeSpecifier,
} from "../../compiler/syntax/ast.ts";
import { type FieldPath, findField, sizeOf } from "../../compiler/types/layout.ts";
import type { Field, RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { typeDeclaration } from "./definition.ts";
import { behind, fieldOf } from "./name-types.ts";

/** Where a member with a name is declared. */
export interface MemberSite {
  readonly field: Field;
  /** Tokens of the unit's table, of the declaration, which may name several members. */
  readonly declaration: TokenRange;
  /** The structure that it lies in, and by which names. */
  readonly owner: RecordDecl;
  readonly path: readonly string[];
}
type Sites = ReadonlyMap<Field, MemberSite>;

/** Declarations of headers are the same list in all units that begin alike, those of the unit itself a new one after each edit. */
const known = new WeakMap<readonly ExternalDeclaration[], Sites>();

/** The members of all structures and unions declared outside of functions, with those of structures inside them. */
export function* memberSites(unit: Unit): Generator<MemberSite> {
  yield* sitesIn(unit.headerDeclarations, unit).values();
  yield* sitesIn(unit.ownDeclarations, unit).values();
}

/** The `///` lines above a member's declaration, else the comment that ends its line. */
export function memberComment(unit: Unit, field: Field): string | undefined {
  const site = siteOf(unit, field);
  return site && (commentAbove(unit, site.declaration.first) ?? commentAfter(unit, site.declaration.last));
}
function siteOf(unit: Unit, field: Field): MemberSite | undefined {
  return sitesIn(unit.headerDeclarations, unit).get(field) ?? sitesIn(unit.ownDeclarations, unit).get(field);
}

/** Where a member lies in its structure, as a debugger shows it: "`_IRP` +0x78, 32 bytes". */
export function memberOffset(unit: Unit, field: Field): string | undefined {
  const { target } = unit;
  const site = siteOf(unit, field);
  if (site?.owner.name === undefined) return undefined;
  let decl: RecordDecl | undefined = site.owner;
  let offset = 0;
  let bitOffset = 0;
  for (const name of site.path) {
    const found: FieldPath | undefined = decl && findField(decl, name, target);
    const type: Type | undefined = found?.steps.at(-1)?.field.type;
    if (found === undefined || type === undefined) return undefined;
    offset += found.offset;
    bitOffset = found.steps.at(-1)?.bitOffset ?? 0;
    decl = type.kind === "record" ? type.decl : undefined;
  }
  const { bits, type } = field;
  const size = sizeOf(type, target);
  const last = bitOffset + (bits ?? 1) - 1;
  const extent =
    bits === undefined
      ? `${size} ${size === 1 ? "byte" : "bytes"}`
      : last === bitOffset
        ? `bit ${bitOffset}`
        : `bits ${bitOffset} to ${last}`;
  return `\`${site.owner.name}\` +0x${offset.toString(16)}, ${extent}`;
}

/** The `///` lines above the declaration of a typedef, else above that of the structure it names; or of a tag. */
export function typeComment(unit: Unit, name: string): string | undefined {
  const tag = behind(unit.typedefs.get(name)?.type)?.name;
  return declarationComment(unit, name) ?? (tag === undefined ? undefined : declarationComment(unit, tag));
}
function declarationComment(unit: Unit, name: string): string | undefined {
  const found = typeDeclaration(name, unit);
  return found && commentAbove(unit, found.tokenBase + found.node.first);
}

function sitesIn(declarations: readonly ExternalDeclaration[], unit: Unit): Sites {
  const before = known.get(declarations);
  if (before) return before;
  const sites = new Map<Field, MemberSite>();
  for (const { node, tokenBase, cxx } of declarations) {
    if (node.kind !== "declaration" || !isDefinition(node.specifiers.type)) continue;
    const prefix = cxx?.prefix ?? "";
    const name = prefix + (node.declarators[0]?.declarator.name ?? "");
    const { type } = unit.typedefs.get(name) ?? unit.symbols.get(name) ?? {};
    new Finder(unit, tokenBase, sites).record(node.specifiers.type, prefix, behind(type));
  }
  known.set(declarations, sites);
  return sites;
}

class Finder {
  readonly #unit: Unit;
  readonly #base: number;
  readonly #sites: Map<Field, MemberSite>;

  constructor(unit: Unit, base: number, sites: Map<Field, MemberSite>) {
    this.#unit = unit;
    this.#base = base;
    this.#sites = sites;
  }
  /** `prefix`: namespaces and classes around it. `declared`: the structure, as far as a declarator tells. */
  record(
    node: RecordSpecifier,
    prefix: string,
    declared: RecordDecl | undefined,
    around?: Pick<MemberSite, "owner" | "path">,
  ): void {
    const decl = declared ?? (node.name === undefined ? undefined : this.#unit.records.get(prefix + node.name));
    if (!decl) return;
    const within = around ?? { owner: decl, path: [] };
    const unnamed = (decl.fields ?? []).flatMap(({ name, type }) =>
      name === undefined && type.kind === "record" && type.decl.name === undefined ? [type.decl] : [],
    );
    for (const member of membersIn(node)) this.#member(member, decl, unnamed, within);
  }
  #member(
    member: MemberDeclaration,
    decl: RecordDecl,
    unnamed: RecordDecl[],
    within: Pick<MemberSite, "owner" | "path">,
  ): void {
    const { specifiers, declarators } = member;
    if (isDefinition(specifiers.type)) {
      const first = declarators[0]?.declarator?.name;
      const isUnnamed = first === undefined && specifiers.type.name === undefined;
      const type = fieldOf(decl, first ?? "")?.type;
      const declared = isUnnamed ? unnamed.shift() : behind(type);
      // What is behind a pointer, or in an array, has no one place in the structure around it.
      const isInside = isUnnamed || (specifiers.type.name === undefined && type?.kind === "record");
      const inside = isUnnamed ? within : { ...within, path: [...within.path, first ?? ""] };
      this.record(specifiers.type, decl.cxx ? `${decl.name ?? ""}::` : "", declared, isInside ? inside : undefined);
    }
    for (const { declarator } of declarators) {
      const field = declarator?.name === undefined ? undefined : fieldOf(decl, declarator.name);
      if (!declarator || !field) continue;
      const declaration = { first: this.#base + member.first, last: this.#base + member.last };
      this.#sites.set(field, { field, declaration, owner: within.owner, path: [...within.path, field.name ?? ""] });
    }
  }
}

function isDefinition(type: TypeSpecifier): type is RecordSpecifier {
  return type.kind === "record" && type.members !== undefined;
}
/** Data members. */
function membersIn(node: RecordSpecifier): MemberDeclaration[] {
  const inside = node.cxx?.members ?? [];
  return [...(node.members ?? []), ...inside.flatMap(({ node: member }) => ("kind" in member ? [] : [member]))];
}

function commentAbove(unit: Unit, token: number): string | undefined {
  const text = unit.tokens.source(token)?.text ?? "";
  const found: string[] = [];
  const { start } = unit.tokens.span(token);
  let end = text.lastIndexOf("\n", start - 1);
  // What stands above the line is about what the line begins with.
  if (text.slice(end + 1, start).trim() !== "") return undefined;
  while (end > 0) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const comment = /^\s*\/\/\/\s?(.*?)\s*$/.exec(text.slice(start, end));
    if (!comment) break;
    found.unshift(comment[1] ?? "");
    end = start - 1;
  }
  return found.length === 0 ? undefined : found.join("\n");
}
function commentAfter(unit: Unit, token: number): string | undefined {
  const text = unit.tokens.source(token)?.text ?? "";
  const rest = /.*/y;
  rest.lastIndex = unit.tokens.span(token).end;
  const comment = /^[\s;]*(?:\/\/+<?\s*(.*?)\s*|\/\*+<?\s*(.*?)\s*\*+\/.*)$/.exec(rest.exec(text)?.[0] ?? "");
  return comment?.[1] || comment?.[2] || undefined;
}
