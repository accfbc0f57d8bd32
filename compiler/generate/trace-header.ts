// What stands for the header that the software-tracing preprocessor (WPP) makes for a source: its trace functions as macros over
// one routine of ours, which the checks know as harmless and the machine turns into a row of the trace. Which functions there are,
// and with which parameters, is read from the `begin_wpp config` blocks of the texts read so far.

interface TraceFunction {
  readonly name: string;
  /** As they are declared; "..." last. */
  readonly parameters: readonly string[];
  /** Its arguments stand in a second pair of parentheses, as KdPrint's do. */
  readonly doubled: boolean;
  prefix: string;
  suffix: string;
}

const mostFunctions = 500;

export function traceHeader(texts: Iterable<string>): string {
  const functions = new Map<string, TraceFunction>();
  const add = (name: string, parameters: readonly string[], doubled = false): void => {
    if (functions.size < mostFunctions) functions.set(name, { name, parameters, doubled, prefix: "", suffix: "" });
  };
  add("DoTraceMessage", ["FLAGS", "MSG", "..."]);
  const affixes: { readonly kind: "prefix" | "suffix"; readonly name: string; readonly text: string }[] = [];
  for (const text of texts) {
    if (!text.includes("begin_wpp")) continue;
    for (const [, block = ""] of text.matchAll(/begin_wpp\s+config\b([\s\S]*?)end_wpp/g)) {
      const plain = block.replace(/^[ \t]*(?:\/\/+|\*+|;+)?[ \t]*/gm, "");
      for (const [, name = "", doubled, list = ""] of plain.matchAll(
        /^FUNC\s+([A-Za-z_]\w*)\s*(?:\{[^}]*\})?\s*\((\(\s*)?([^()]*)\)/gm,
      ))
        add(
          name,
          list.split(",").map((one) => one.trim()),
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
  return `#include <ringside_trace.h>\n${[...functions.values()].map(macro).join("")}`;
}

function macro({ name, parameters, doubled, prefix, suffix }: TraceFunction): string {
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
  const definition = `(${list}) RingsideTraceMessage(__FUNCTION__, "${name}", ${told}, ${message}${rest})\n`;
  if (!doubled) return `#undef ${name}\n#define ${name}${definition}`;
  return `#undef ${name}\n#define ${name}(arguments) RINGSIDE_${name} arguments\n#define RINGSIDE_${name}${definition}`;
}
