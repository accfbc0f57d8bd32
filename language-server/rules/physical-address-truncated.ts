// A physical address beyond 4 GB.

import type { Place } from "../../compiler/ir/ir.ts";
import { aliasOf, bare } from "../analysis/code.ts";
import type { Rule } from "./rule.ts";

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
  body(_info, code) {
    const physical = code.fields.filter(({ place, write }) => !write && isPhysical(place.base));
    if (physical.some(({ place }) => place.field.name === "HighPart" || place.field.name === "QuadPart")) return [];
    // The offset in a page, and whether it is below some bound, is asked of the low half.
    const looked = new Set(
      code.binaries.flatMap(({ expr: { op, left, right } }) =>
        lookers.has(op) ? [left, right].map(bare).flatMap((of) => (of.kind === "load" ? [of.place] : [])) : [],
      ),
    );
    // And what is printed is only shown.
    for (const { call } of code.calls)
      for (const arg of call.type.variadic ? call.args.slice(call.type.params.length).map(bare) : [])
        if (arg.kind === "load") looked.add(arg.place);
    const [first] = physical.filter(({ place }) => place.field.name === "LowPart" && !looked.has(place));
    return first
      ? [
          {
            message: "only the low 32 bits of the physical address are used, not QuadPart: memory above 4 GB is missed",
            at: first.at,
          },
        ]
      : [];
  },
};

const lookers: ReadonlySet<string> = new Set(["and", "eq", "ne", "lt", "le", "gt", "ge"]);

function isPhysical(place: Place): boolean {
  if (aliasOf(place.type) === "PHYSICAL_ADDRESS") return true;
  return place.kind === "field" && isPhysical(place.base);
}
