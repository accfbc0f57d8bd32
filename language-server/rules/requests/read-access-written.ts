// A program's memory that was probed or locked for reading, and is written to.
import type { CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { copiers, copyOf } from "../kinds/copies.ts";
import type { Rule } from "../rule.ts";

const id = "read-access-written";
/** The mark on a pointer that was only probed for reading, on an MDL whose pages were locked so, and on where it is mapped. */
const forReading = "for-reading";

export const readAccessWritten: Rule = {
  id,
  severity: "error",
  summary: "Memory that was probed or locked for reading only is written to.",
  names: {},
  page: `ProbeForRead and MmProbeAndLockPages with IoReadAccess do not ask whether the program may write there. Written through the kernel's mapping, pages that the
program may only read are changed all the same: those of a file, or of a library that other programs share. Written through the program's own address, the
write raises an exception, or goes to where the program has no right to write.

**Mend it**: ProbeForWrite, or IoWriteAccess or IoModifyAccess.

\`\`\`c bad
#include <ntddk.h>
NTSTATUS Count(PULONG User)
{
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        *User = 1;
//      ^ read-access-written: ProbeForRead
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
NTSTATUS Clear(PVOID User, ULONG Length)
{
    PVOID mapped;
    PMDL mdl = IoAllocateMdl(User, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    __try {
        MmProbeAndLockPages(mdl, UserMode, IoReadAccess);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        IoFreeMdl(mdl);
        return GetExceptionCode();
    }
    mapped = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority | MdlMappingNoExecute);
    if (mapped != NULL) {
        RtlZeroMemory(mapped, Length);
//      ^^^^^^^^^^^^^ read-access-written: IoReadAccess
    }
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
NTSTATUS Count(PULONG User)
{
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        ProbeForWrite(User, sizeof(ULONG), sizeof(ULONG));
        *User += 1;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
NTSTATUS Clear(PVOID User, ULONG Length)
{
    PVOID mapped;
    PMDL mdl = IoAllocateMdl(User, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    __try {
        MmProbeAndLockPages(mdl, UserMode, IoWriteAccess);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        IoFreeMdl(mdl);
        return GetExceptionCode();
    }
    mapped = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority | MdlMappingNoExecute);
    if (mapped != NULL) {
        RtlZeroMemory(mapped, Length);
    }
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: [
      "ProbeForRead",
      "ProbeForWrite",
      "MmProbeAndLockPages",
      "MmGetSystemAddressForMdlSafe",
      "MmUnlockPages",
      ...copiers,
    ],
    needs: { access: [forReading] },
    afterCall({ name, args: [thing, mode, operation], state, site, result, written }) {
      if (!thing) return;
      const mark = (term: Term, how: string) =>
        state.setMark(forReading, term, how, { kind: "site", site, message: `it is asked for here by ${written}` });
      if (name === "ProbeForRead") mark(thing, "ProbeForRead");
      else if (name === "ProbeForWrite" || name === "MmUnlockPages") state.clearMark(forReading, thing);
      else if (name === "MmProbeAndLockPages" && operation) {
        const isUser = mode && constantOf(state, mode) === 1;
        if (isUser && constantOf(state, operation) === 0) mark(thing, "IoReadAccess");
        else state.clearMark(forReading, thing);
      } else if (name === "MmGetSystemAddressForMdlSafe" && state.mark(forReading, thing)) mark(result, "IoReadAccess");
    },
    beforeCall(event) {
      const into = copyOf(event)?.into?.pointer;
      if (into) written(event.state, into, event);
    },
    access({ state, pointer, write, run, site }) {
      if (write) written(state, pointer, { run, site });
    },
  }),
};
function written(state: State, pointer: Term, { run, site }: Pick<CallEvent, "run" | "site">): void {
  const mark = state.mark(forReading, baseOf(pointer));
  if (mark?.why?.kind !== "site" || mark.why.site.fn !== run.name) return;
  const message = `the memory is written to here, and was only asked for with ${mark.value}`;
  run.report(id, { message, notes: [{ message: "", place: mark.why }], about: mark.term }, site.at);
}
