// The buffer of a read or write in a minifilter, touched as if it were the kernel's.
import type { AccessEvent, CallEvent, Run } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { Term } from "../../analysis/term.ts";
import { copyOf } from "../kinds/copies.ts";
import { filterCallbacks } from "../kinds/filters.ts";
import { isGuardedAt } from "../kinds/guarded.ts";
import { isAskedAbout } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "filter-buffer-outside-try";

export const filterBufferOutsideTry: Rule = {
  id,
  severity: "warning",
  summary: "A minifilter reads or writes the buffer of a request outside __try, though it may be a program's memory.",
  names: {},
  page: `WriteBuffer, ReadBuffer and DirectoryBuffer of a callback's parameters are most often addresses that a program gave, in the memory of that program. It may
have freed the memory, or free it at any moment: what touches it must be ready for an exception. Where the request has an MDL, its system address is
used instead; a buffer that FltLockUserBuffer locked stays.

**Mend it**: use the MDL if there is one, and touch the buffer inside __try and __except otherwise.

\`\`\`c bad
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PUCHAR buffer = Data->Iopb->Parameters.Write.WriteBuffer;
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (Data->Iopb->Parameters.Write.Length > 1 && buffer[0] == 'M') {
//                                                 ^^^^^^^^^ filter-buffer-outside-try: WriteBuffer
        DbgPrint("an image\\n");
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_WRITE, 0, PreWrite, NULL }, { IRP_MJ_OPERATION_END } };
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    PUCHAR buffer = Data->Iopb->Parameters.Write.WriteBuffer;
    BOOLEAN isImage = FALSE;
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (Data->Iopb->Parameters.Write.Length > 1) {
        __try {
            isImage = buffer[0] == 'M';
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            isImage = FALSE;
        }
    }
    if (isImage) DbgPrint("an image\\n");
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    if (FlagOn(Data->Flags, FLTFL_CALLBACK_DATA_SYSTEM_BUFFER)) {
        *(PUCHAR)Data->Iopb->Parameters.Read.ReadBuffer = 0;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
const FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_WRITE, 0, PreWrite, NULL }, { IRP_MJ_READ, 0, PreRead, NULL }, { IRP_MJ_OPERATION_END } };
\`\`\`
`,
  paths: () => ({
    roles: filterCallbacks,
    access(event) {
      touched(event, event.pointer);
    },
    beforeCall(event) {
      if (!isOfFilter(event.run)) return;
      const copy = copyOf(event);
      for (const side of [copy?.into, copy?.from]) if (side) touched(event, side.pointer);
      // What a routine is given the callback's data for may be to lock the buffer, or to say what it is.
      const [data] = event.run.params;
      if (data && event.args.includes(data) && locks.test(event.name ?? "Flt")) event.state.setMark(id, data, "known");
    },
  }),
};
const locks = /^Flt(LockUserBuffer|DecodeParameters)/;
const buffers: ReadonlySet<string> = new Set(["WriteBuffer", "ReadBuffer", "DirectoryBuffer"]);

function isOfFilter({ root, role }: Run): boolean {
  return root !== undefined && role !== undefined && filterCallbacks.test(role.name);
}
function touched(event: AccessEvent | CallEvent, pointer: Term): void {
  const { run, state, site } = event;
  const base = baseOf(pointer);
  if (base.kind !== "load" || base.place.kind !== "field" || !buffers.has(base.place.name) || !isOfFilter(run)) return;
  const [data] = run.params;
  if (data === undefined || state.mark(id, data) || isGuardedAt(run, site.at)) return;
  // Whose memory it is has been asked.
  if (isAskedAbout(run.terms, state, /^(MdlAddress|Flags|RequestorMode|IrpFlags|OperationFlags)$/)) return;
  state.setMark(id, data, "told");
  run.report(
    id,
    { message: `${base.place.name} may lead into a program's memory, and is touched outside __try` },
    site.at,
  );
}
