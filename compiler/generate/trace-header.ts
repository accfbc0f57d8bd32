// What stands for the header that the software-tracing preprocessor (WPP) makes for a source: its trace functions as macros over
// one routine of ours, which the checks know as harmless and the machine turns into a row of the trace. Which functions there are,
// and with which parameters, is read from the `begin_wpp config` blocks of the texts read so far.
// What a driver wants done before and after a message (`WPP_LEVEL_STATUS_PRE`, `_POST`: tests of a status, jumps) is done.

interface TraceFunction {
  readonly name: string;
  /** As they are declared; "..." last. */
  readonly parameters: readonly string[];
  /** What the declaration says is always the same: `{LEVEL=TRACE_LEVEL_ERROR}`. */
  readonly fixed: readonly Fixed[];
  /** Its arguments stand in a second pair of parentheses, as KdPrint's do. */
  readonly doubled: boolean;
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
  const add = (name: string, parameters: readonly string[], fixed: readonly Fixed[] = [], doubled = false): void => {
    if (functions.size < mostFunctions)
      functions.set(name, { name, parameters, fixed, doubled, prefix: "", suffix: "" });
  };
  add("DoTraceMessage", ["FLAGS", "MSG", "..."]);
  const affixes: { readonly kind: "prefix" | "suffix"; readonly name: string; readonly text: string }[] = [];
  for (const text of texts) {
    if (text.includes("WPP_"))
      for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(WPP_\w+_(?:PRE|POST))\(/gm))
        wrappers.add(name);
    if (!text.includes("begin_wpp")) continue;
    for (const [, block = ""] of text.matchAll(/begin_wpp\s+config\b([\s\S]*?)end_wpp/g)) {
      const plain = block.replace(/^[ \t]*(?:\/\/+|\*+|;+)?[ \t]*/gm, "");
      for (const [, name = "", fixed = "", doubled, list = ""] of plain.matchAll(
        /^FUNC\s+([A-Za-z_]\w*)\s*(?:\{([^}]*)\})?\s*\((\(\s*)?([^()]*)\)/gm,
      ))
        add(
          name,
          list.split(",").map((one) => one.trim()),
          [...fixed.matchAll(/(\w+)\s*=\s*(\w+)/g)].map(([, name = "", value = ""]) => ({ name, value })),
          doubled !== undefined,
        );
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
  return `#include <ringside_trace.h>\n${[...functions.values()].map((one) => macro(one, wrappers)).join("")}`;
}

function macro(traced: TraceFunction, wrappers: ReadonlySet<string>): string {
  const { name, parameters, doubled, prefix, suffix } = traced;
  const named = parameters.filter((one) => /^[A-Za-z_]\w*$/.test(one));
  const variadic = parameters.includes("...");
  const before = prefix === "" ? "" : `"${prefix}" `;
  const after = suffix === "" ? "" : ` "${suffix}"`;
  const message = named.includes("MSG") ? `${before}MSG${after}` : `${before}""${after}`;
  // A level, a flag or an expression is told as it is written: its name may be one that only WPP knows.
  const others = named.filter((one) => one !== "MSG").map((one) => `#${one}`);
  const told = others.length === 0 ? '""' : others.join(' ", " ');
  const list = [...named, ...(variadic ? ["..."] : [])].join(", ");
  const rest = variadic ? ", ##__VA_ARGS__" : "";
  const call = `RingsideTraceMessage(__FUNCTION__, "${name}", ${told}, ${message}${rest})`;
  const definition = `(${list}) ${wrapped(call, traced, wrappers)}\n`;
  if (!doubled) return `#undef ${name}\n#define ${name}${definition}`;
  return `#undef ${name}\n#define ${name}(arguments) RINGSIDE_${name} arguments\n#define RINGSIDE_${name}${definition}`;
}

/** With what the driver's own macros for these parameters put before and after a message. */
function wrapped(call: string, { parameters, fixed }: TraceFunction, wrappers: ReadonlySet<string>): string {
  const named = parameters.slice(0, Math.max(parameters.indexOf("MSG"), 0));
  const name = `WPP_${[...fixed.map((one) => one.name), ...named].join("_")}`;
  const given = [...fixed.map(({ value }) => value), ...named].join(", ");
  const around = (part: string): string => (wrappers.has(`${name}_${part}`) ? `${name}_${part}(${given})` : "");
  return `${around("PRE")} ${call} ${around("POST")}`.trim();
}
