// The filter box's language: words that must appear in a row, and `name:value` for a column.
import type { TraceFilterBody } from "../../../debug-adapter/protocol.ts";

/** Columns that can be named, with what they are called in the table's heads. */
export const filterNames = ["kind", "driver", "device", "irp", "cpu", "thread"] as const;

export const filterHelp = "Words to look for, or kind:irpCall driver:membuf device:0x… irp:0x… cpu:0 thread:4";

export type ParsedFilter =
  | { readonly filter: TraceFilterBody | undefined; readonly problem?: undefined }
  | { readonly filter: undefined; readonly problem: string };

/** An empty text is no filter. Kinds given several times are alternatives; they match in any letter case. */
export function parseFilter(text: string, knownKinds: readonly string[]): ParsedFilter {
  const kinds: string[] = [];
  const words: string[] = [];
  const rest: { driver?: string; device?: string; irp?: string; processor?: number; context?: number } = {};
  for (const part of text.trim().split(/\s+/).filter(Boolean)) {
    const [, name, value] = /^(kind|driver|device|irp|cpu|processor|thread|context):(.*)$/i.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      words.push(part);
      continue;
    }
    // While a value is being typed the filter is simply not there yet.
    if (value === "") continue;
    switch (name.toLowerCase()) {
      case "kind": {
        const found = kindsLike(value, knownKinds);
        if (found.length === 0) return problem(`There is no kind of event like "${value}".`);
        kinds.push(...found);
        break;
      }
      case "driver":
        rest.driver = value;
        break;
      case "device":
      case "irp":
        if (!/^0x[0-9a-f`]+$/i.test(value)) return problem(`"${value}" is no address: ${name}:0x… is wanted.`);
        rest[name.toLowerCase() === "irp" ? "irp" : "device"] = value.replaceAll("`", "");
        break;
      case "cpu":
      case "processor":
      case "thread":
      case "context": {
        const number = Number(value);
        if (!Number.isInteger(number)) return problem(`"${value}" is no number: ${name}:0 is wanted.`);
        rest[/^(cpu|processor)$/i.test(name) ? "processor" : "context"] = number;
        break;
      }
    }
  }
  const filter: TraceFilterBody = {
    ...rest,
    ...(kinds.length > 0 ? { kinds: [...new Set(kinds)] } : {}),
    ...(words.length > 0 ? { text: words.join(" ") } : {}),
  };
  return { filter: Object.keys(filter).length === 0 ? undefined : filter };
}

/** A kind by its exact name, else all that begin so: `kind:irp` is everything about IRPs. */
function kindsLike(value: string, known: readonly string[]): readonly string[] {
  const wanted = value.toLowerCase();
  const exact = known.filter((kind) => kind.toLowerCase() === wanted);
  return exact.length > 0 ? exact : known.filter((kind) => kind.toLowerCase().startsWith(wanted));
}

function problem(message: string): ParsedFilter {
  return { filter: undefined, problem: message };
}
