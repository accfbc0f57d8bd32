// Structures, unions and enumerations as they are written: tags, members, bit-fields and enumerators.
import { exact } from "../lists.ts";
import type { Attribute, DeclarationSpecifiers, EnumSpecifier, Expression, RecordSpecifier } from "../syntax/ast.ts";
import { wrap } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import { INT, integerType, isInteger, LLONG, recordType } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { EnumDecl, Field, IntegerType, RecordDecl, Type } from "../types/type.ts";
import { alignFrom } from "./attributes.ts";
import type { Body } from "./body.ts";
import { completeInPlace, definedEarlier, noteCompletion } from "./completion.ts";
import { cxxRecord } from "./cpp/classes.ts";
import { EnumScope } from "./cpp/scopes.ts";
import { cxxEnum } from "./cpp/types.ts";
import type { Scope } from "./scope.ts";
import { checkStaticAssert, constantInteger, typeOfDeclarator, typeOfName, typeOfSpecifiers } from "./written-types.ts";

// ---- enumerations ---------------------------------------------------------------------------------------------------

export function enumOf(f: Body, spec: EnumSpecifier): Type {
  const known = spec.name === undefined ? undefined : f.scope.findTag(spec.name);
  if (spec.enumerators === undefined && known !== undefined && known.type.kind === "enum") return known.type;
  const { cxx } = f.context;
  let underlying: IntegerType = INT;
  if (spec.underlying !== undefined) {
    const written = typeOfName(f, spec.underlying);
    if (written.kind === "integer") underlying = integerType(written.rank, written.signed);
  }
  const own = spec.name === undefined ? undefined : f.scope.ownTag(spec.name);
  // An enumeration without a value of its own is the same however often it is written: `std::align_val_t`, which compilers know.
  const repeated = (spec.enumerators?.length ?? 0) > 0 && isDefined(f, spec.name);
  if (repeated)
    f.context.report(
      spec,
      "error",
      "redefinition",
      `Redefinition of 'enum ${spec.name}'.`,
      "Remove one of the definitions.",
      own?.order ?? known?.order,
    );
  let decl: EnumDecl;
  let type: Type;
  if (own !== undefined && own.type.kind === "enum" && !own.type.decl.complete) {
    type = own.type;
    decl = own.type.decl;
  } else {
    decl = { name: spec.name, enumerators: new Map(), underlying, complete: false };
    if (cxx) decl = cxxEnum(f, spec, decl);
    type = { kind: "enum", quals: 0, decl };
    if (spec.name !== undefined && own === undefined)
      tagScope(f).declareTag(spec.name, { type, order: f.context.declaration });
  }
  if (spec.enumerators === undefined) return type;
  let next = 0n;
  const outer = f.scope;
  if (spec.scoped === true) f.scope = new EnumScope(outer, type);
  for (const enumerator of spec.enumerators) {
    if (enumerator.value !== undefined)
      next = constantInteger(f, enumerator.value, "The value of an enumerator") ?? next;
    // Microsoft's enumerators are int; only a value that needs 64 bits gets a wider type.
    const fits = spec.underlying !== undefined || BigInt.asIntN(32, next) === next || BigInt.asUintN(32, next) === next;
    const valueType = fits ? underlying : LLONG;
    const value = wrap(next, valueType, f.context.target);
    const taken = spec.scoped !== true && f.scope.declared(enumerator.name) !== undefined;
    if (taken && !repeated)
      f.context.report(
        enumerator,
        "error",
        "redefinition",
        `'${enumerator.name}' is declared already.`,
        "Rename the enumerator.",
      );
    decl.enumerators.set(enumerator.name, value);
    // An enumerator of C++ has its enumeration's type.
    const own = cxx && fits ? type : valueType;
    if (spec.scoped !== true && !taken)
      f.scope.declare(enumerator.name, { kind: "enumerator", value, type: own, order: f.context.declaration });
    next = value + 1n;
  }
  f.scope = outer;
  decl.underlying = underlying;
  decl.complete = true;
  // What is defined twice is what it was first, so that its names do not clash a second time.
  return repeated ? (known?.type ?? type) : type;
}
/** Whether a tag is taken where a definition would declare it: by an enumeration with its enumerators, or by something else. */
function isDefined(f: Body, name: string | undefined): boolean {
  const earlier = name === undefined ? undefined : f.scope.declaredTag(name);
  return earlier !== undefined && (earlier.type.kind !== "enum" || earlier.type.decl.complete);
}
// ---- structures and unions ------------------------------------------------------------------------------------------

export function recordOf(f: Body, spec: RecordSpecifier, outer: readonly Attribute[]): Type {
  if (f.context.cxx) return cxxRecord(f, spec, outer);
  const { scope } = f;
  const known = spec.name === undefined ? undefined : scope.findTag(spec.name);
  if (spec.members === undefined) {
    if (known !== undefined) {
      if (known.type.kind === "record" && known.type.decl.tag === spec.tag) return known.type;
      f.context.report(
        spec,
        "error",
        "tag-mismatch",
        `'${spec.name}' was declared as another kind of tag.`,
        "Use the keyword of its declaration.",
      );
      return known.type;
    }
    return declareTag(f, spec, newRecord(spec)).type;
  }
  const own = spec.name === undefined ? undefined : scope.tags.get(spec.name);
  let type: Type;
  if (own !== undefined && own.type.kind === "record" && own.type.decl.tag === spec.tag) {
    if (own.type.decl.fields !== undefined) {
      f.context.report(
        spec,
        "error",
        "redefinition",
        `Redefinition of '${spec.tag} ${spec.name}'.`,
        "Remove one of the definitions.",
        own.order,
      );
      type = recordType(newRecord(spec));
    } else type = own.type;
  } else if (own !== undefined) {
    f.context.report(spec, "error", "tag-mismatch", `'${spec.name}' was declared as another kind of tag.`);
    type = recordType(newRecord(spec));
  } else if (scope.fileScope && known?.type.kind === "record" && known.type.decl.tag === spec.tag) {
    const { decl } = known.type;
    if (definedEarlier(decl)) {
      f.context.report(
        spec,
        "error",
        "redefinition",
        `Redefinition of '${spec.tag} ${spec.name}'.`,
        "Remove one of the definitions.",
        known.order,
      );
      type = recordType(newRecord(spec));
    } else {
      completeInPlace(decl);
      scope.tags.set(decl.name ?? "", { type: known.type, order: f.context.declaration });
      type = known.type;
    }
  } else type = declareTag(f, spec, newRecord(spec)).type;
  if (type.kind !== "record") return type;
  completeRecord(f, spec, type.decl, outer);
  noteCompletion(f, type.decl);
  return type;
}

function newRecord(spec: RecordSpecifier): RecordDecl {
  return { tag: spec.tag, name: spec.name, fields: undefined, pack: undefined, minAlign: 1 };
}

/** `struct tag;` in a block declares a new type, whatever the tag means outside (C17 6.7.2.3p7). */
export function declareBareTag(f: Body, specifiers: DeclarationSpecifiers): void {
  const spec = specifiers.type;
  if (spec.kind !== "record" || spec.members !== undefined || spec.name === undefined || f.scope.tags.has(spec.name))
    return;
  declareTag(f, spec, newRecord(spec));
}

function declareTag(f: Body, spec: RecordSpecifier, decl: RecordDecl): { type: Type } {
  const type = recordType(decl);
  if (spec.name !== undefined) tagScope(f).tags.set(spec.name, { type, order: f.context.declaration });
  return { type };
}

/** Where a tag is declared: one of a parameter list around it, as Microsoft's compiler has it (its warning C4115), so that a function
 *  may be declared and defined with a structure that is declared nowhere else. */
function tagScope(f: Body): Scope {
  let at = f.scope;
  while (at.prototype && at.parent !== undefined) at = at.parent;
  return at;
}

export function completeRecord(f: Body, spec: RecordSpecifier, decl: RecordDecl, outer: readonly Attribute[]): void {
  const fields: Field[] = [];
  const seen = new Set<string>();
  for (const member of spec.members ?? []) {
    if (member.staticAssert !== undefined) {
      checkStaticAssert(f, member.staticAssert.condition, member.staticAssert.message);
      continue;
    }
    const base = typeOfSpecifiers(f, member.specifiers);
    const align = alignFrom(f, member.specifiers.attributes);
    if (member.declarators.length === 0) {
      if (base.kind === "record")
        fields.push({
          name: undefined,
          type: base,
          bits: undefined,
          minAlign: ownsAlign(member.specifiers) ? 1 : align,
          annotations: member.specifiers.annotations,
        });
      continue;
    }
    for (const { declarator, bits } of member.declarators) {
      let type = declarator === undefined ? base : typeOfDeclarator(f, base, declarator);
      const name = declarator?.name;
      const at = declarator ?? member;
      if (type.kind === "function" || type.kind === "void") {
        f.context.report(
          at,
          "error",
          "bad-member",
          `Member '${name ?? ""}' may not have type '${typeText(type)}'.`,
          "Make it a pointer.",
        );
        type = INT;
      } else if (type.kind === "record" && type.decl.fields === undefined) {
        f.context.report(
          at,
          "error",
          "incomplete-type",
          `Member '${name ?? ""}' has the incomplete type '${typeText(type)}'.`,
          "Define the structure first, or use a pointer.",
        );
        // A structure that held itself would never end.
        type = INT;
      }
      if (name !== undefined) {
        if (seen.has(name))
          f.context.report(at, "error", "duplicate-member", `Duplicate member '${name}'.`, "Rename one of them.");
        seen.add(name);
      }
      const annotations =
        declarator === undefined || declarator.annotations.length === 0
          ? member.specifiers.annotations
          : [...member.specifiers.annotations, ...declarator.annotations];
      fields.push({
        name,
        type,
        bits: bits === undefined ? undefined : bitWidth(f, bits, type, name),
        minAlign: Math.max(
          ownsAlign(member.specifiers) ? 1 : align,
          declarator === undefined ? 1 : alignFrom(f, declarator.attributes),
        ),
        annotations,
      });
    }
  }
  const attributes = [...spec.attributes, ...outer];
  decl.minAlign = alignFrom(f, attributes);
  decl.pack = attributes.some((a) => a.name === "packed" || a.name === "__packed__") ? 1 : spec.pack;
  decl.fields = exact(fields);
  if (fields.length === 0 && !f.context.cxx)
    f.context.report(
      spec,
      "warning",
      "empty-record",
      `This ${spec.tag} has no members: C requires one, and Microsoft's compiler refuses it.`,
      "Add a member, or declare it without a body.",
    );
}

/** `__declspec(align(n)) struct S {…} member;` aligns the structure, not the member. */
export function ownsAlign(specifiers: DeclarationSpecifiers): boolean {
  return specifiers.type.kind === "record" && specifiers.type.members !== undefined;
}

export function bitWidth(f: Body, node: Expression, type: Type, name: string | undefined): number {
  const value = constantInteger(f, node, "The width of a bit-field");
  const limit = sizeOf(type, f.context.target) * 8;
  if (value === undefined) return 1;
  if (!isInteger(type)) {
    f.context.report(node, "error", "bad-bit-field", `Bit-field '${name ?? ""}' must have an integer type.`);
    return 1;
  }
  if (value < 0n || value > BigInt(type.kind === "bool" ? 8 : limit) || (value === 0n && name !== undefined)) {
    f.context.report(
      node,
      "error",
      "bad-bit-field",
      `Bit-field '${name ?? ""}' cannot be ${value} bits wide.`,
      `Its type has ${limit} bits.`,
    );
    return Math.min(limit, 1);
  }
  return Number(value);
}
