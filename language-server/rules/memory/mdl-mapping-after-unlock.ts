// Locked pages touched through their system address when they are locked no more.

import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Run } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { copyOf } from "../kinds/copies.ts";
import type { Rule } from "../rule.ts";

const id = "mdl-mapping-after-unlock";
/** On the address that a mapping routine gave; remembers the MDL. */
const mapping = "mdl-mapping";
const mappers = new Set(["MmGetSystemAddressForMdlSafe", "MmMapLockedPagesSpecifyCache", "MmMapLockedPages"]);

export const mdlMappingAfterUnlock: Rule = {
  id,
  severity: "error",
  summary: "Memory is touched through an MDL's system address after MmUnlockPages or MmUnmapLockedPages.",
  names: {},
  page: `MmUnlockPages also takes the mapping away: the address that MmGetSystemAddressForMdlSafe gave leads nowhere afterwards, or to what
the kernel has put there meanwhile.

**Mend it**: unlock the pages when all is read and written.

\`\`\`c bad
#include <wdm.h>
VOID Clear(PMDL Mdl, ULONG Bytes)
{
    PUCHAR data = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority | MdlMappingNoExecute);
    if (data != NULL && Bytes > 0) {
        data[0] = 1;
        MmUnlockPages(Mdl);
        RtlZeroMemory(data, Bytes);
//      ^^^^^^^^^^^^^ mdl-mapping-after-unlock: unlocked
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Clear(PMDL Mdl, ULONG Bytes)
{
    PUCHAR data = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority | MdlMappingNoExecute);
    if (data != NULL && Bytes > 0) {
        data[0] = 1;
        RtlZeroMemory(data, Bytes);
        MmUnlockPages(Mdl);
    }
}
\`\`\`
`,
  paths: () => [
    {
      calls: [...mappers, "MmUnlockPages", "MmUnmapLockedPages"],
      afterCall(event) {
        const { name = "", state, result, site } = event;
        const [first, second] = event.args;
        if (mappers.has(name) && first) {
          state.setMark(mapping, result, "there", undefined, first);
          return;
        }
        const mdl = name === "MmUnlockPages" ? first : name === "MmUnmapLockedPages" ? second : undefined;
        if (!mdl) return;
        for (const mark of state.marksNamed(mapping))
          if (mark.with === mdl)
            state.setMark(
              mapping,
              mark.term,
              "gone",
              { kind: "site", site, message: `${event.written} is called here` },
              mdl,
            );
      },
    },
    {
      needs: { beforeCall: [mapping], access: [mapping] },
      beforeCall(event) {
        const copy = copyOf(event);
        for (const side of [copy?.into, copy?.from])
          if (side) touched(event.run, event.state, side.pointer, event.site.at);
      },
      access({ run, state, pointer, site }) {
        touched(run, state, pointer, site.at);
      },
    },
  ],
};

function touched(run: Run, state: State, pointer: Term, at: TokenRange): void {
  const mark = state.mark(mapping, baseOf(pointer));
  if (mark?.value !== "gone") return;
  run.report(
    id,
    {
      message: "the memory is touched here through a system address whose pages have been unlocked or unmapped",
      notes: [{ message: "", place: mark.why }],
    },
    at,
  );
  // Told once.
  state.clearMark(mapping, mark.term);
}
