// Environment variables as the kernel knows them: of a block that a caller gives, else of the system.

import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readWideZ } from "../rtl/unicode.ts";

const systemVariables: ReadonlyMap<string, string> = new Map([
  ["systemroot", "C:\\Windows"],
  ["systemdrive", "C:"],
  ["windir", "C:\\Windows"],
]);

/** `text` with each `%NAME%` replaced that the environment has; `block`: NAME=VALUE strings up to an empty one, or 0 for the system's. */
export function expandVariables(k: Kernel, f: Offset, text: string, block: Offset): string {
  const variables = block === 0 ? systemVariables : variablesAt(k, f, block);
  return text.replace(/%([^%]+)%/g, (whole, name: string) => variables.get(name.toLowerCase()) ?? whole);
}

function variablesAt(k: Kernel, f: Offset, block: Offset): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (let at = block; ; ) {
    const line = readWideZ(k, f, at);
    if (line === "") return variables;
    const split = line.indexOf("=", 1);
    if (split > 0) variables.set(line.slice(0, split).toLowerCase(), line.slice(split + 1));
    at += 2 * line.length + 2;
  }
}
