// A mapping of device memory is taken away with another size than it was made with.
import { constantOf } from "../../analysis/facts.ts";
import { setArgument } from "../kinds/call-edits.ts";
import { onlyCall } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "unmapped-with-other-size";
const size = "mapped-size";
const isConstant = /^(?:0x[\dA-Fa-f]+|\d+|[A-Z_][A-Z\d_]*|sizeof\s*\(\w+\))$/;

export const unmappedWithOtherSize: Rule = {
  id,
  severity: "error",
  summary: "MmUnmapIoSpace is told another size than MmMapIoSpace.",
  names: {},
  fix: (context) => {
    const bytes = onlyCall(context, /MmMapIoSpace(?:Ex)?/)?.args[1];
    // A variable may have another value by now.
    return bytes !== undefined && isConstant.test(bytes)
      ? setArgument("Give the size that was mapped", 1, bytes)(context)
      : undefined;
  },
  page: `MmUnmapIoSpace gives back as many pages of address space as it is told: fewer than were mapped stay taken, and with more those of somebody else
go.

**Mend it**: keep the size beside the address, and give the same.

\`\`\`c bad
#include <wdm.h>
VOID Reset(PHYSICAL_ADDRESS Where)
{
    PULONG registers = MmMapIoSpace(Where, 0x2000, MmNonCached);
    if (registers == NULL) {
        return;
    }
    WRITE_REGISTER_ULONG(registers, 1);
    MmUnmapIoSpace(registers, 0x1000);
//  ^^^^^^^^^^^^^^ unmapped-with-other-size: 8192
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Reset(PHYSICAL_ADDRESS Where)
{
    PULONG registers = MmMapIoSpace(Where, 0x2000, MmNonCached);
    if (registers == NULL) {
        return;
    }
    WRITE_REGISTER_ULONG(registers, 1);
    MmUnmapIoSpace(registers, 0x2000);
}
\`\`\`
`,
  paths: () => ({
    calls: ["MmMapIoSpace", "MmMapIoSpaceEx", "MmUnmapIoSpace"],
    beforeCall({ name, state, args: [address, bytes], run, site }) {
      const mark = name === "MmUnmapIoSpace" && address ? state.mark(size, address) : undefined;
      const made = mark?.with && constantOf(state, mark.with);
      const told = bytes && constantOf(state, bytes);
      if (!mark || made === undefined || told === undefined || made === told) return;
      run.report(
        id,
        {
          message: `${told} bytes are unmapped here, and ${made} were mapped`,
          notes: [{ message: "", place: mark.why }],
          about: mark.term,
        },
        site.at,
      );
    },
    afterCall({ name, state, args: [, bytes], result, site, written }) {
      if (name === "MmUnmapIoSpace" || !bytes || result.kind === "const") return;
      state.setMark(size, result, "bytes", { kind: "site", site, message: `it is mapped here by ${written}` }, bytes);
    },
  }),
};
