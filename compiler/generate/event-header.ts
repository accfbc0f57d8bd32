// The header that the message compiler makes of an instrumentation manifest (`mc -km`): GUIDs of providers, descriptors of events, and
// macros that write them. An event is a row of the trace, like a message of software tracing; the checks know it as harmless.

import { type Attributes, attributes, elements, isName, number } from "./manifest.ts";

/** The levels and opcodes that every provider has. */
const standard: Readonly<Record<string, number>> = {
  "win:LogAlways": 0,
  "win:Critical": 1,
  "win:Error": 2,
  "win:Warning": 3,
  "win:Informational": 4,
  "win:Verbose": 5,
};
/** What has a number under a name of its own, and the attribute that gives it. */
const numbered = [
  ["channel", "value"],
  ["task", "value"],
  ["level", "value"],
  ["opcode", "value"],
  ["keyword", "mask"],
] as const;
const operations: Readonly<Record<string, number>> = { "win:Info": 0, "win:Start": 1, "win:Stop": 2 };

/** Undefined of a text that is no instrumentation manifest with events. */
export function eventHeader(text: string): string | undefined {
  if (!/<instrumentationManifest\b/.test(text) || !/<provider\b/.test(text)) return undefined;
  // What provides counters is described there, too.
  const events = text.replace(/<counters\b[\s\S]*?<\/counters>/g, "");
  const out = ["#pragma once", "#include <ringside_events.h>"];
  for (const [, opening = "", body = ""] of events.matchAll(/<provider\b([^>]*)>([\s\S]*?)<\/provider>/g))
    out.push(...providerLines(attributes(opening), body));
  return out.length === 2 ? undefined : `${out.join("\n")}\n`;
}

function providerLines(provider: Attributes, body: string): string[] {
  const out: string[] = [];
  const bytes = (provider.guid ?? "").replace(/[{}-]/g, "").match(/^[0-9a-fA-F]{32}$/)?.[0];
  if (isName(provider.symbol) && bytes !== undefined) {
    const at = (from: number, to: number): string => `0x${bytes.slice(from, to)}`;
    const tail = Array.from({ length: 8 }, (_, i) => at(16 + 2 * i, 18 + 2 * i)).join(", ");
    out.push(
      `EXTERN_C __declspec(selectany) const GUID ${provider.symbol} = { ${at(0, 8)}, ${at(8, 12)}, ${at(12, 16)}, { ${tail} } };`,
    );
  }
  if (isName(provider.symbol))
    out.push(
      "#ifndef _WINDOWS_",
      `EXTERN_C __declspec(selectany) MCGEN_TRACE_CONTEXT ${provider.symbol}_Context = { 0 };`,
      `#define ${provider.symbol}Handle (${provider.symbol}_Context.RegistrationHandle)`,
      "#endif",
    );
  const provided = (provider.name ?? "").replace(/\W/g, "_");
  out.push(`#define EventRegister${provided}() 0L`, `#define EventUnregister${provided}() 0L`);
  const templates = new Map(
    [...body.matchAll(/<template\b([^>]*)>([\s\S]*?)<\/template>/g)].map(([, opening = "", inner = ""]) => [
      attributes(opening).tid,
      elements(inner, "data"),
    ]),
  );
  const values = (name: string, key: string): Map<string | undefined, number> =>
    new Map(elements(body, name).map((one) => [one.name, number(one[key])]));
  const tasks = values("task", "value");
  const levels = values("level", "value");
  const opcodes = values("opcode", "value");
  for (const [element, key] of numbered)
    for (const one of elements(body, element))
      if (isName(one.symbol) && one[key] !== undefined) out.push(`#define ${one.symbol} ${number(one[key])}`);
  const masks = new Map(elements(body, "keyword").map((one) => [one.name, BigInt(number(one.mask))]));
  for (const event of elements(body, "event")) {
    if (!isName(event.symbol)) continue;
    const keywords = (event.keywords ?? "").split(/\s+/).reduce((sum, name) => sum | (masks.get(name) ?? 0n), 0n);
    const level = standard[event.level ?? ""] ?? levels.get(event.level) ?? 0;
    const opcode = operations[event.opcode ?? ""] ?? opcodes.get(event.opcode) ?? 0;
    const fields = [number(event.value), number(event.version), 0, level, opcode, tasks.get(event.task) ?? 0];
    out.push(
      "#ifndef _WINDOWS_",
      `EXTERN_C __declspec(selectany) const EVENT_DESCRIPTOR ${event.symbol} = { ${fields.join(", ")}, 0x${keywords.toString(16)} };`,
      "#endif",
      `#define EventEnabled${event.symbol}() TRUE`,
      ...writeMacros(event.symbol, templates.get(event.template) ?? []),
    );
  }
  return out;
}

/** How a value is printed in a row of the trace. */
function conversion(type: string | undefined): string {
  if (type === "win:AnsiString") return "%s";
  if (type === "win:UnicodeString") return "%S";
  if (/64$/.test(type ?? "")) return "%I64d";
  return /^win:U?Int|^win:HexInt|^win:Boolean/.test(type ?? "") ? "%d" : "%p";
}

/** In the kernel an event is written with the identifier of an activity, or NULL, before its values. */
function writeMacros(symbol: string, data: readonly Attributes[]): string[] {
  const list = data.map((_, i) => `Value${i + 1}`);
  const format = data.map((one) => conversion(one.inType)).join(" ");
  const call = (leading: readonly string[], text: string): string =>
    `(${[...leading, ...list].join(", ")}) RingsideTraceMessage(__FUNCTION__, "EventWrite${symbol}", "", "", ${[`RINGSIDE_TEXT("${text}")`, ...leading, ...list].join(", ")})`;
  const forms = (leading: readonly string[], text: string): string[] => [
    `#define EventWrite${symbol}${call(leading, text)}`,
    `#define EventWrite${symbol}_AssumeEnabled${call(leading, text)}`,
  ];
  return ["#ifdef _WINDOWS_", ...forms([], format), "#else", ...forms(["Activity"], `%p ${format}`.trim()), "#endif"];
}
