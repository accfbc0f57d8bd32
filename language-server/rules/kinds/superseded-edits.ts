// Calls of superseded routines written as calls of those that replace them.
import { compatible } from "../../../compiler/types/compare.ts";
import type { FixContext, RuleFix, TextChange } from "../rule.ts";
import { addedBehind, type CallText, editCall, named, replaced } from "./call-edits.ts";
import { includeOf } from "./edits.ts";

/** An older pool allocation as ExAllocatePool2; a tag is made from the routine's name where there was none. */
export function toPool2(call: CallText, { definition }: FixContext): TextChange[] | undefined {
  const [type, size, tag] = call.args;
  if (!type || !size || !/^(NonPagedPool(Nx)?|PagedPool)$/.test(type.text)) return undefined;
  const flags = type.text === "PagedPool" ? "POOL_FLAG_PAGED" : "POOL_FLAG_NON_PAGED";
  const quota = call.name.includes("Quota") ? " | POOL_FLAG_USE_QUOTA" : "";
  const node = definition?.node;
  const letters = (node?.kind === "function" ? (node.declarator.name ?? "") : "")
    .replaceAll(/\W|_/g, "")
    .padEnd(4, "0")
    .slice(0, 4);
  const changes = [named(call, "ExAllocatePool2"), replaced(type, `${flags}${quota}`)];
  return tag ? changes : [...changes, addedBehind(size, `'${letters}'`)];
}

/** A C string routine whose destination is an array of this function, as the one of ntstrsafe.h that knows its size. */
export function toSafeString(context: FixContext): RuleFix | undefined {
  const by = /replaced by (RtlStringCb\w+)/.exec(context.message)?.[1];
  return by === undefined ? undefined : editCall(`Use ${by}`, (call) => safeString(call, by, context))(context);
}
function safeString(call: CallText, by: string, context: FixContext): TextChange[] | undefined {
  const { unit, text, definition } = context;
  const [to, count] = call.args;
  const node = definition?.node;
  if (!definition || node?.kind !== "function" || !to || !/^\w+$/.test(to.text)) return undefined;
  const body = text.slice(unit.tokens.span(definition.tokenBase + node.body.first).start, call.start);
  if (!new RegExp(`\\b(?:CHAR|WCHAR|char|wchar_t)\\s+(?:[^;(){}]*,\\s*)?${to.text}\\s*\\[`).test(body))
    return undefined;
  const header = unit.symbols.has(by)
    ? []
    : includeOf("ntstrsafe.h", text, unit.tokens.span(definition.tokenBase).start);
  if (header === undefined) return undefined;
  const isCast = /\(\s*(?:VOID|void)\s*\)\s*$/.test(text.slice(0, call.start));
  const size = `sizeof(${to.text})`;
  return [
    ...header,
    named(call, `${isCast ? "" : "(VOID)"}${by}`),
    // Routines that were told a count already have it in second place.
    count && /^_?v?sn/.test(call.name) ? replaced(count, size) : addedBehind(to, size),
  ];
}

/** A routine as the one that took its place, where that takes and gives the same. */
export function toReplacement(context: FixContext): RuleFix | undefined {
  const [, old = "", by = ""] = /^(\w+) has been replaced by (\w+)$/.exec(context.message) ?? [];
  const { symbols } = context.unit;
  const [was, now] = [symbols.get(old), symbols.get(by)];
  if (was?.kind !== "function" || now?.kind !== "function" || !compatible(was.type, now.type)) return undefined;
  return editCall(`Use ${by}`, (call) => (call.name === old ? [named(call, by)] : undefined))(context);
}
