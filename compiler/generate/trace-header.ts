// What stands for the header that the software-tracing preprocessor (WPP) makes for a source: its trace functions as macros over
// one routine of ours, which the checks know as harmless and the machine turns into a row of the trace. Which functions there are,
// and with which parameters, is read from the `begin_wpp config` blocks of the texts read so far.
// Types that are declared there (CUSTOM_TYPE) go with each message, whose values are told by them.
// What a driver wants done before and after a message (`WPP_LEVEL_STATUS_PRE`, `_POST`: tests of a status, jumps) is done.

interface TraceFunction {
  readonly name: string;
  /** As they are declared; "..." last. */
  readonly parameters: readonly string[];
  /** What the declaration says is always the same: `{LEVEL=TRACE_LEVEL_ERROR}`. */
  readonly fixed: readonly Fixed[];
  /** Those that stand in a pair of parentheses of their own, after the others, as all of KdPrint's do. */
  readonly inner?: readonly string[];
  prefix: string;
  suffix: string;
}

interface Fixed {
  readonly name: string;
  readonly value: string;
}

const mostFunctions = 500;

export function traceHeader(texts: Iterable<string>): string {
  const functions = new Map<string, TraceFunction>();
  const wrappers = new Set<string>();
  const add = (name: string, parameters: string, fixed: readonly Fixed[] = [], inner?: string): void => {
    if (functions.size >= mostFunctions) return;
    const lists = { parameters: listed(parameters), ...(inner === undefined ? {} : { inner: listed(inner) }) };
    functions.set(name, { name, ...lists, fixed, prefix: "", suffix: "" });
  };
  add("DoTraceMessage", "FLAGS, MSG, ...");
  const types = new Map<string, string>();
  const affixes: { readonly kind: "prefix" | "suffix"; readonly name: string; readonly text: string }[] = [];
  for (const text of texts) {
    if (text.includes("WPP_"))
      for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(WPP_\w+_(?:PRE|POST))\(/gm))
        wrappers.add(name);
    if (!text.includes("begin_wpp")) continue;
    for (const [, block = ""] of text.matchAll(/begin_wpp\s+config\b([\s\S]*?)end_wpp/g)) {
      const plain = block.replace(/^[ \t]*(?:\/\/+|\*+|;+)?[ \t]*/gm, "");
      for (const [, name = "", fixed = "", parameters = "", inner] of plain.matchAll(
        // The word before it may be left out where something is fixed.
        /^(?:FUNC\s+(?=\w)|(?=\w+\s*\{))([A-Za-z_]\w*)\s*(?:\{([^}]*)\})?\s*\(([^()]*)(?:\(([^()]*)\)\s*)?\)/gm,
      ))
        add(
          name,
          parameters,
          [...fixed.matchAll(/(\w+)\s*=\s*(\w+)/g)].map(([, name = "", value = ""]) => ({ name, value })),
          inner,
        );
      for (const [, name = "", item = ""] of plain.matchAll(
        /^CUSTOM_TYPE\s*\(\s*([\w.]+)\s*,\s*(Item\w+\s*\([^()"\\]*\))\s*\)/gm,
      ))
        types.set(name, item.replaceAll(/\s+/g, ""));
      for (const [, kind, name = "", text = ""] of plain.matchAll(
        /^USE(PREFIX|SUFFIX)\s*\(\s*([A-Za-z_]\w*)\s*,\s*"((?:[^"\\\n]|\\.)*)"/gm,
      ))
        affixes.push({ kind: kind === "PREFIX" ? "prefix" : "suffix", name, text });
    }
  }
  for (const { kind, name, text } of affixes) {
    const known = functions.get(name);
    if (known !== undefined) known[kind] = text;
  }
  const declared = [...types].map(([name, item]) => `${name}:${item}`).join(";");
  const head = `#include <ringside_trace.h>\n#undef RINGSIDE_TRACE_TYPES\n#define RINGSIDE_TRACE_TYPES "${declared}"\n`;
  return `${head}${[...functions.values()].map((one) => macro(one, wrappers)).join("")}`;
}

/** Names, and "..." at the end. */
function listed(list: string): string[] {
  return list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one === "..." || /^[A-Za-z_]\w*$/.test(one));
}

function macro(traced: TraceFunction, wrappers: ReadonlySet<string>): string {
  const { name, parameters, inner, fixed, prefix, suffix } = traced;
  const own = inner ?? parameters;
  const before = prefix === "" ? "" : `"${prefix}" `;
  const after = suffix === "" ? "" : ` "${suffix}"`;
  const message = `RINGSIDE_TEXT(${before}${own.includes("MSG") ? "MSG" : '""'}${after})${own.includes("...") ? ", ##__VA_ARGS__" : ""}`;
  // A level, a flag or an expression is told as it is written: its name may be one that only WPP knows.
  const told = (ones: readonly string[]): string[] =>
    ones.filter((one) => one !== "MSG" && one !== "...").map((one) => `#${one}`);
  const always = fixed.filter((one) => /^(?:LEVEL|FLAGS?)$/.test(one.name)).map((one) => `"${one.value}"`);
  const flags = (ones: readonly string[]): string => [...always, ...told(ones)].join(' ", " ') || '""';
  const call = (rest: string): string =>
    wrapped(`RingsideTraceMessage(__FUNCTION__, "${name}", ${rest})`, traced, wrappers);
  const define = (name: string, list: readonly string[], text: string): string =>
    `#undef ${name}\n#define ${name}(${list.join(", ")}) ${text}\n`;
  if (inner === undefined)
    return define(name, parameters, call(`${flags(parameters)}, RINGSIDE_TRACE_TYPES, ${message}`));
  if (parameters.length === 0)
    return (
      define(name, ["arguments"], `RINGSIDE_${name} arguments`) +
      define(`RINGSIDE_${name}`, inner, call(`${flags(inner)}, RINGSIDE_TRACE_TYPES, ${message}`))
    );
  return (
    define(
      name,
      [...parameters, "arguments"],
      call(`${flags(parameters)}, RINGSIDE_TRACE_TYPES, RINGSIDE_${name} arguments`),
    ) + define(`RINGSIDE_${name}`, inner, message)
  );
}

/** With what the driver's own macros for these parameters put before and after a message. */
function wrapped(call: string, { parameters, inner, fixed }: TraceFunction, wrappers: ReadonlySet<string>): string {
  const all = [...parameters, ...(inner ?? [])];
  // Without a message of its own, a function's parameters all belong to its name.
  const named = all.slice(0, all.includes("MSG") ? all.indexOf("MSG") : all.length).filter((one) => one !== "...");
  const name = `WPP_${[...fixed.map((one) => one.name), ...named].join("_")}`;
  const given = [...fixed.map(({ value }) => value), ...named].join(", ");
  const around = (part: string): string => (wrappers.has(`${name}_${part}`) ? `${name}_${part}(${given})` : "");
  return `${around("PRE")} ${call} ${around("POST")}`.trim();
}
