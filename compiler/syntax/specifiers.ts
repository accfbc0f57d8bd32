// Declaration specifiers: storage, qualifiers, the type itself, and the annotations and attributes that stand among them.

import { added, exact } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type {
  Annotation,
  Attribute,
  DeclarationSpecifiers,
  Expression,
  Qualifier,
  StorageClass,
  TypeName,
  TypeSpecifier,
} from "./ast.ts";
import { annotation, attributes, isAttribute, isCallingConvention } from "./attributes.ts";
import type { CxxSpecifiers } from "./cpp-ast.ts";
import { classSpecifier } from "./cpp-classes.ts";
import { atLinkage } from "./cpp-declarations.ts";
import { decltypeType, namedType, skipStandardAttributes } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { typeName } from "./declarations.ts";
import { expression } from "./expressions.ts";
import { enumeration, record } from "./members.ts";
import { startsType } from "./type-starts.ts";
import { namesType, passUnknownMacro } from "./unknown-names.ts";

const storageWords = new Map<number, StorageClass>([
  [Sym.kw_typedef, "typedef"],
  [Sym.kw_extern, "extern"],
  [Sym.kw_static, "static"],
  [Sym.kw_auto, "auto"],
  [Sym.kw_register, "register"],
  [Sym.kw__Thread_local, "thread_local"],
  [Sym.kw___thread, "thread_local"],
]);

const qualifierWords = new Map<number, Qualifier>([
  [Sym.kw_const, "const"],
  [Sym.kw___const, "const"],
  [Sym.kw___const__, "const"],
  [Sym.kw_volatile, "volatile"],
  [Sym.kw___volatile, "volatile"],
  [Sym.kw___volatile__, "volatile"],
  [Sym.kw_restrict, "restrict"],
  [Sym.kw___restrict, "restrict"],
  [Sym.kw___restrict__, "restrict"],
  [Sym.kw___unaligned, "unaligned"],
  [Sym.kw__unaligned, "unaligned"],
  [Sym.kw___ptr32, "ptr32"],
  [Sym.kw___ptr64, "ptr64"],
]);

/** Keywords of the built-in types, each with its canonical word. */
const typeWords = new Map<number, string>([
  [Sym.kw_void, "void"],
  [Sym.kw_char, "char"],
  [Sym.kw_short, "short"],
  [Sym.kw_int, "int"],
  [Sym.kw_long, "long"],
  [Sym.kw_float, "float"],
  [Sym.kw_double, "double"],
  [Sym.kw_signed, "signed"],
  [Sym.kw___signed, "signed"],
  [Sym.kw___signed__, "signed"],
  [Sym.kw_unsigned, "unsigned"],
  [Sym.kw__Bool, "_Bool"],
  [Sym.kw___int8, "__int8"],
  [Sym.kw__int8, "__int8"],
  [Sym.kw___int16, "__int16"],
  [Sym.kw__int16, "__int16"],
  [Sym.kw___int32, "__int32"],
  [Sym.kw__int32, "__int32"],
  [Sym.kw___int64, "__int64"],
  [Sym.kw__int64, "__int64"],
  [Sym.kw___int128, "__int128"],
  [Sym.kw___wchar_t, "__wchar_t"],
  [Sym.kw__Complex, "_Complex"],
  [Sym.kw___complex__, "_Complex"],
  [Sym.kw__Imaginary, "_Imaginary"],
  [Sym.kw__Float128, "_Float128"],
  [Sym.kw___float128, "_Float128"],
  [Sym.kw___auto_type, "__auto_type"],
]);
const cxxTypeWords = new Map<number, string>([
  [Sym.kw_bool, "_Bool"],
  [Sym.kw_wchar_t, "__wchar_t"],
  [Sym.kw_char8_t, "char8_t"],
  [Sym.kw_char16_t, "char16_t"],
  [Sym.kw_char32_t, "char32_t"],
]);
/** C++ words among the specifiers that say nothing about the type. */
const cxxWords = new Map<number, keyof CxxSpecifiers>([
  [Sym.kw_virtual, "virtual"],
  [Sym.kw_explicit, "explicit"],
  [Sym.kw_friend, "friend"],
  [Sym.kw_constexpr, "constexpr"],
  [Sym.kw_consteval, "constexpr"],
  [Sym.kw_mutable, "mutable"],
]);
const noCxxWords: CxxSpecifiers = { virtual: false, explicit: false, friend: false, constexpr: false, mutable: false };
const inlineWords: ReadonlySet<number> = new Set([
  Sym.kw_inline,
  Sym.kw___inline,
  Sym.kw__inline,
  Sym.kw___inline__,
  Sym.kw___forceinline,
  Sym.kw__forceinline,
]);
/** Words that say nothing about the type. */
export const noise: ReadonlySet<number> = new Set([
  Sym.kw___extension__,
  Sym.kw___w64,
  Sym.kw__w64,
  Sym.kw___sptr,
  Sym.kw___uptr,
]);

/** Can a type begin with this keyword? */
export function isTypeWord(c: Cursor, symbol: number): boolean {
  if (typeWords.has(symbol) || qualifierWords.has(symbol)) return true;
  switch (symbol) {
    case Sym.kw_struct:
    case Sym.kw_union:
    case Sym.kw_enum:
    case Sym.kw__Atomic:
    case Sym.kw_typeof:
    case Sym.kw___typeof:
    case Sym.kw___typeof__:
      return true;
    default:
      return (
        c.cxx !== undefined &&
        (cxxTypeWords.has(symbol) ||
          symbol === Sym.kw_class ||
          symbol === Sym.kw_decltype ||
          symbol === Sym.kw_typename ||
          symbol === Sym.kw_auto)
      );
  }
}

/** Can declaration specifiers begin with this keyword? */
export function isSpecifierWord(c: Cursor, symbol: number): boolean {
  if (isTypeWord(c, symbol) || storageWords.has(symbol) || inlineWords.has(symbol) || noise.has(symbol)) return true;
  if (isCallingConvention(symbol) || isAttribute(symbol)) return true;
  switch (symbol) {
    case Sym.kw__Noreturn:
    case Sym.kw__Alignas:
    case Sym.kw___ringside_annotation:
      return true;
    default:
      return (
        c.cxx !== undefined &&
        (cxxWords.has(symbol) ||
          symbol === Sym.kw_alignas ||
          symbol === Sym.kw_thread_local ||
          symbol === Sym.kw_constinit)
      );
  }
}

export function qualifierOf(symbol: number): Qualifier | undefined {
  return qualifierWords.get(symbol);
}
export function isNoise(symbol: number): boolean {
  return noise.has(symbol);
}

export function specifiers(c: Cursor): DeclarationSpecifiers {
  const first = c.at;
  let storage: StorageClass | undefined;
  let inline = false;
  let noreturn = false;
  let qualifiers: Qualifier[] | undefined;
  let annotations: Annotation[] | undefined;
  let attributeList: Attribute[] | undefined;
  let words: string[] | undefined;
  let wordsFirst = c.at;
  let type: TypeSpecifier | undefined;
  let cxx: CxxSpecifiers | undefined;
  for (;;) {
    const symbol = c.sym;
    const word = typeWords.get(symbol) ?? (c.cxx ? cxxTypeWords.get(symbol) : undefined);
    if (word !== undefined) {
      if (type !== undefined) break;
      if (words === undefined) wordsFirst = c.at;
      words = added(words, word);
      c.at++;
      continue;
    }
    if (c.cxx !== undefined) {
      const flag = cxxWords.get(symbol);
      if (flag !== undefined) {
        cxx = { ...(cxx ?? noCxxWords), [flag]: true };
        if (flag === "constexpr") inline = true;
        c.at++;
        continue;
      }
      if (type === undefined && words === undefined) {
        if (c.atName() || symbol === Sym.coloncolon || symbol === Sym.kw_typename) {
          type = namedType(c);
          if (type !== undefined) continue;
          const isQualified = (c.cxx.path(c.at)?.scope ?? "") !== "";
          if (!c.atName() || isQualified || c.sym === c.cxx.className) break;
        } else if (symbol === Sym.kw_auto) {
          const at = c.at;
          c.at++;
          type = { kind: "auto", first: c.firstOf(at), last: c.lastOf(at) };
          continue;
        } else if (symbol === Sym.kw_decltype) {
          type = decltypeType(c);
          continue;
        }
      }
      if (symbol === Sym.kw_constinit) {
        c.at++;
        continue;
      }
    }
    if (symbol === Sym.lbracket) {
      if (skipStandardAttributes(c)) continue;
      break;
    }
    if (c.atName()) {
      if (type !== undefined || words !== undefined) break;
      if (!namesType(c)) {
        if (passUnknownMacro(c)) continue;
        break;
      }
      const at = c.at;
      c.at++;
      type = { kind: "typedefName", name: textOf(symbol), first: c.firstOf(at), last: c.lastOf(at) };
      continue;
    }
    const qualifier = qualifierWords.get(symbol);
    if (qualifier !== undefined) {
      qualifiers = added(qualifiers, qualifier);
      c.at++;
      continue;
    }
    const storageClass = storageWords.get(symbol);
    if (storageClass !== undefined) {
      // The language of one declaration, behind its attributes.
      if (c.cxx !== undefined && atLinkage(c)) c.at++;
      storage = storageClass === "thread_local" && storage !== undefined ? storage : storageClass;
      c.at++;
      continue;
    }
    if (inlineWords.has(symbol)) {
      inline = true;
      c.at++;
      continue;
    }
    if (noise.has(symbol) || isCallingConvention(symbol)) {
      c.at++;
      continue;
    }
    if (symbol === Sym.kw__Noreturn) {
      noreturn = true;
      c.at++;
      continue;
    }
    if (symbol === Sym.kw___ringside_annotation) {
      annotations = added(annotations, annotation(c));
      continue;
    }
    if (isAttribute(symbol) || symbol === Sym.kw__Alignas || (c.cxx !== undefined && symbol === Sym.kw_alignas)) {
      attributeList ??= [];
      attributes(c, attributeList);
      continue;
    }
    if (symbol === Sym.kw__Atomic) {
      c.at++;
      if (c.sym === Sym.lparen && type === undefined && words === undefined) {
        const at = c.at - 1;
        c.at++;
        const operand = typeName(c);
        c.expect(Sym.rparen, "after the type of _Atomic");
        type = { kind: "typeof", operand, first: c.firstOf(at), last: c.lastOf(at) };
      }
      qualifiers = added(qualifiers, "atomic");
      continue;
    }
    if (type !== undefined || words !== undefined) break;
    if (c.cxx !== undefined && (symbol === Sym.kw_struct || symbol === Sym.kw_union || symbol === Sym.kw_class))
      type = classSpecifier(c);
    else if (symbol === Sym.kw_struct || symbol === Sym.kw_union) type = record(c);
    else if (symbol === Sym.kw_enum) type = enumeration(c);
    else if (symbol === Sym.kw_typeof || symbol === Sym.kw___typeof || symbol === Sym.kw___typeof__)
      type = typeofType(c);
    else break;
  }
  type ??= {
    kind: "builtin",
    words: exact(words),
    first: c.rel(wordsFirst),
    last: c.rel(Math.max(wordsFirst, words === undefined ? wordsFirst : c.at - 1)),
  };
  const made = {
    storage,
    inline,
    noreturn,
    qualifiers: exact(qualifiers),
    type,
    annotations: exact(annotations),
    attributes: exact(attributeList),
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
  return cxx === undefined ? made : { cxx, ...made };
}

function typeofType(c: Cursor): TypeSpecifier {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after typeof");
  const operand: Expression | TypeName = startsType(c, c.at) ? typeName(c) : expression(c);
  c.expect(Sym.rparen, "after the operand of typeof");
  return { kind: "typeof", operand, first: c.firstOf(first), last: c.lastOf(first) };
}
