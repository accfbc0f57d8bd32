// A physical address beyond 4 GB.

import type { Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { aliasOf, bare, type Code, codeOf, placeKey } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const physicalAddressTruncated: Rule = {
  id: "physical-address-truncated",
  severity: "warning",
  summary: "Only the low half of a physical address is used.",
  names: { codeAnalysis: ["C28173"] },
  page: `A physical address has more than 32 bits on every system of today. LowPart alone names another page as soon as there is memory above
4 GB.

**Mend it**: use QuadPart.

\`\`\`c bad
#include <wdm.h>
VOID Program(PULONG Register, PVOID Buffer)
{
    PHYSICAL_ADDRESS address = MmGetPhysicalAddress(Buffer);
    WRITE_REGISTER_ULONG(Register, address.LowPart);
//  ^^^^^^^^^^^^^^^^^^^^ physical-address-truncated: QuadPart
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Program(PULONG Register, PVOID Buffer)
{
    PHYSICAL_ADDRESS address = MmGetPhysicalAddress(Buffer);
    WRITE_REGISTER_ULONG(Register, address.LowPart);
    WRITE_REGISTER_ULONG(Register + 1, (ULONG)address.HighPart);
}
\`\`\`
`,
  project({ world, report }) {
    const functions = [...world.functions.values()].filter(({ own }) => own);
    const suspects = functions.filter((info) => partsIn(info).low.length > 0);
    if (suspects.length === 0) return;
    // Who puts the halves into two registers may do so in two functions.
    const elsewhere = new Set(functions.flatMap((info) => partsIn(info).whole.map(({ of }) => of)));
    for (const info of suspects) {
      const { low, whole } = partsIn(info);
      if (whole.length !== 0) continue;
      const looked = lookedAt(codeOf(info.fn));
      const first = low.find(({ place, of }) => !looked.has(place) && (of === undefined || !elsewhere.has(of)));
      if (first === undefined) continue;
      report(info, {
        message: "only the low 32 bits of the physical address are used, not QuadPart: memory above 4 GB is missed",
        range: info.unit.range(info.fn.declaration, first.at),
      });
    }
  },
};

/** A part of a physical address that is read, with the name of the variable or member that has the address. */
interface Part {
  readonly place: Place;
  readonly at: TokenRange;
  readonly of: string | undefined;
}
interface Parts {
  readonly low: readonly Part[];
  readonly whole: readonly Part[];
}
const known = new WeakMap<IrFunction, Parts>();
const none: Parts = { low: [], whole: [] };
function partsIn({ fn, name }: FunctionInfo): Parts {
  const ready = known.get(fn);
  if (ready) return ready;
  const read = codeOf(fn).fields.filter(({ place, write }) => !write && isPhysical(place.base));
  const named = (...names: readonly string[]): Part[] =>
    read
      .filter(({ place }) => names.includes(place.field.name ?? ""))
      .map(({ place, at }) => ({ place, at, of: placeKey(addressIn(place.base), name) }));
  const made = read.length === 0 ? none : { low: named("LowPart"), whole: named("HighPart", "QuadPart") };
  known.set(fn, made);
  return made;
}
/** The offset in a page, and whether it is below some bound, is asked of the low half; and what is printed is only shown. */
function lookedAt(code: Code): ReadonlySet<Place> {
  const looked = new Set<Place>();
  const look = (expr: Expr): void => {
    const of = bare(expr);
    if (of.kind === "load") looked.add(of.place);
    else if (of.kind === "binary") for (const side of [of.left, of.right]) look(side);
  };
  for (const { expr } of code.binaries) if (lookers.has(expr.op)) look(expr);
  for (const { call } of code.calls)
    if (call.type.variadic) for (const arg of call.args.slice(call.type.params.length)) look(arg);
  return looked;
}
const lookers: ReadonlySet<string> = new Set(["and", "eq", "ne", "lt", "le", "gt", "ge"]);

function isPhysical(place: Place): boolean {
  if (aliasOf(place.type) === "PHYSICAL_ADDRESS") return true;
  return place.kind === "field" && isPhysical(place.base);
}
/** The address itself, whichever of its unnamed parts a place is. */
function addressIn(place: Place): Place {
  return place.kind === "field" && aliasOf(place.type) !== "PHYSICAL_ADDRESS" ? addressIn(place.base) : place;
}
