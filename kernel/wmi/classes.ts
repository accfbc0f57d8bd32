// The blocks of WMI by the classes that the drivers' MOF texts describe: names for people, values for bytes.
import type { MofClass } from "../../compiler/mof/index.ts";
import type { Kernel } from "../kernel.ts";
import { decodeBlock, type WmiValue, type WmiValues } from "./values.ts";

export const classNamed = (k: Kernel, name: string): MofClass | undefined => k.mof.get(name.toLowerCase());
export function classOf(k: Kernel, guid: string): MofClass | undefined {
  for (const one of k.mof.values()) if (one.guid === guid) return one;
  return undefined;
}
/** A block as the trace names it. */
export function blockName(k: Kernel, guid: string): string {
  const known = classOf(k, guid);
  return known === undefined ? `{${guid}}` : `${known.name} {${guid}}`;
}

/** Data of a block in words; undefined if no class describes them. */
export function describeValues(k: Kernel, guid: string, data: Uint8Array): string | undefined {
  const known = classOf(k, guid);
  if (known === undefined) return undefined;
  const decoded = decodeBlock(k.mof, known.items, data);
  return "problem" in decoded ? decoded.problem : valuesText(decoded.values);
}
export const valuesText = (values: WmiValues): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${valueText(value)}`)
    .join(", ");
function valueText(value: WmiValue): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}
