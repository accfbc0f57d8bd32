// Every routine that is listed as emulated is named by a test; the safe integer and string families are tested by names put together.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { emulatedDdis } from "../../../kernel/emulated.ts";

const here = import.meta.dirname;
/** Names that tests make from parts, see ddis-safe-integers.test.ts and ddis-safe-strings.test.ts, and what a macro or another name for the same routine reaches. */
const puttogether =
  /^Rtl((Unaligned|Unicode)?String(Cb|Cch)|U?(Char|Short|Int|Long|LongLong|IntPtr|LongPtr)(To|Add|Sub|Mult)|SizeT(To|Add|Sub|Mult))|^(__ringside_|Ringside)/;

it("every emulated DDI is named by a test", () => {
  const text = readdirSync(here)
    .filter((name) => name.endsWith(".ts") && name !== "ddis-tested.test.ts")
    .map((name) => readFileSync(resolve(here, name), "utf8"))
    .join("\n");
  const named = new Set(text.match(/\w+/g));
  // IoCompleteRequest and IoCallDriver are macros for the routines with an f.
  const reached = (name: string) => named.has(name) || named.has(name.replace(/^Iof/, "Io"));
  expect(emulatedDdis.filter((name) => !puttogether.test(name) && !reached(name))).toEqual([]);
});
