// An MDL is freed while it still locks its pages.
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { callIn } from "../kinds/call-edits.ts";
import { insertBefore } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "mdl-freed-with-locked-pages";
const locked = "locked-pages";

export const mdlFreedWithLockedPages: Rule = {
  id,
  severity: "error",
  summary: "An MDL is freed without MmUnlockPages, though its pages were locked with MmProbeAndLockPages.",
  names: { codeAnalysis: ["C6014"] },
  fix: insertBefore("Unlock its pages first", ({ text, start, partial }, statement) => {
    const mdl = callIn(text, start)?.args[0]?.text;
    return partial || mdl === undefined || statement.start !== start ? undefined : [`MmUnlockPages(${mdl});`];
  }),
  page: `\`MmProbeAndLockPages\` counts the pages of the buffer as locked in the process that owns them. \`IoFreeMdl\` frees the
description only: nobody can unlock the pages any more, and when the process ends the machine stops with
PROCESS_HAS_LOCKED_PAGES (0x76).

**Mend it**: call \`MmUnlockPages\` before \`IoFreeMdl\`.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Sum(PUCHAR Buffer, ULONG Length, PULONG Answer)
{
    PUCHAR bytes;
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    __try {
        MmProbeAndLockPages(mdl, UserMode, IoReadAccess);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        IoFreeMdl(mdl);
        return GetExceptionCode();
    }
    bytes = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    if (bytes == NULL) {
        IoFreeMdl(mdl);
//      ^^^^^^^^^ mdl-freed-with-locked-pages: still locks
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *Answer = bytes[0];
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Sum(PUCHAR Buffer, ULONG Length, PULONG Answer)
{
    PUCHAR bytes;
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    __try {
        MmProbeAndLockPages(mdl, UserMode, IoReadAccess);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        IoFreeMdl(mdl);
        return GetExceptionCode();
    }
    bytes = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    if (bytes != NULL) {
        *Answer = bytes[0];
    }
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    return bytes == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: ["MmProbeAndLockPages", "MmUnlockPages", "IoFreeMdl"],
    beforeCall({ name, args: [mdl], state, run, site }) {
      const mark = name === "IoFreeMdl" && mdl ? state.mark(locked, mdl) : undefined;
      if (!mark || !mdl || foundUnlocked(state, run.terms, mdl)) return;
      const message = "the MDL is freed here, but it still locks its pages: call MmUnlockPages before";
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
    },
    afterCall({ name, args: [mdl], state, site }) {
      if (!mdl) return;
      if (name === "MmProbeAndLockPages")
        state.setMark(locked, mdl, "locked", { kind: "site", site, message: "its pages are locked here" });
      else state.clearMark(locked, mdl);
    },
  }),
};

/** The path has asked the MDL itself: MDL_PAGES_LOCKED is not among its flags. */
function foundUnlocked(state: State, terms: Terms, mdl: Term): boolean {
  return state.facts.some((fact, id) => {
    const term = terms.term(id);
    if (fact.hi !== 0 || fact.lo !== 0 || term.kind !== "op" || term.op !== "and") return false;
    const [flags, mask] = term.args;
    if (flags?.kind !== "load" || flags.place.kind !== "field" || flags.place.name !== "MdlFlags") return false;
    return flags.place.base === terms.deref(mdl) && mask?.kind === "const" && (mask.value & 2n) !== 0n;
  });
}
