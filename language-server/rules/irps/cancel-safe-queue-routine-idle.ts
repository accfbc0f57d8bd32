// A routine of a cancel-safe queue that does not do its part.
import { type Code, codeOf } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { Rule } from "../rule.ts";

export const cancelSafeQueueRoutineIdle: Rule = {
  id: "cancel-safe-queue-routine-idle",
  severity: "error",
  summary: "A routine of a cancel-safe queue does not insert, remove or lock, or the one that peeks takes the IRP out.",
  names: {},
  page: `IoCsqInsertIrp, IoCsqRemoveNextIrp and the cancel routine of the queue are made of the driver's routines, each of which has one part: CsqInsertIrp
links the IRP, CsqRemoveIrp unlinks it, CsqPeekNextIrp only looks, and the lock is taken and released by two others. An IRP that CsqRemoveIrp leaves in the
list is found again after it is complete. One that CsqPeekNextIrp takes out is taken out a second time by CsqRemoveIrp.

**Mend it**: InsertTailList in CsqInsertIrp, RemoveEntryList in CsqRemoveIrp, neither in CsqPeekNextIrp, and the list's lock in the other two.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; LIST_ENTRY Irps; KSPIN_LOCK Lock; } EXT, *PEXT;
IO_CSQ_REMOVE_IRP Remove;
VOID Remove(PIO_CSQ Csq, PIRP Irp)
//   ^^^^^^ cancel-safe-queue-routine-idle: does not take
{
    UNREFERENCED_PARAMETER(Csq);
    UNREFERENCED_PARAMETER(Irp);
}
IO_CSQ_PEEK_NEXT_IRP Peek;
PIRP Peek(PIO_CSQ Csq, PIRP Irp, PVOID Context)
{
    PEXT ext = CONTAINING_RECORD(Csq, EXT, Queue);
    UNREFERENCED_PARAMETER(Irp);
    UNREFERENCED_PARAMETER(Context);
    if (IsListEmpty(&ext->Irps)) {
        return NULL;
    }
    return CONTAINING_RECORD(RemoveHeadList(&ext->Irps), IRP, Tail.Overlay.ListEntry);
//                           ^^^^^^^^^^^^^^ cancel-safe-queue-routine-idle: only to look
}
IO_CSQ_INSERT_IRP Insert;
VOID Insert(PIO_CSQ Csq, PIRP Irp)
//   ^^^^^^ cancel-safe-queue-routine-idle: does not put
{
    UNREFERENCED_PARAMETER(Csq);
    DbgPrint("%p is queued\\n", Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; LIST_ENTRY Irps; KSPIN_LOCK Lock; } EXT, *PEXT;
IO_CSQ_REMOVE_IRP Remove;
VOID Remove(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}
IO_CSQ_PEEK_NEXT_IRP Peek;
PIRP Peek(PIO_CSQ Csq, PIRP Irp, PVOID Context)
{
    PEXT ext = CONTAINING_RECORD(Csq, EXT, Queue);
    PLIST_ENTRY next = Irp == NULL ? ext->Irps.Flink : Irp->Tail.Overlay.ListEntry.Flink;
    UNREFERENCED_PARAMETER(Context);
    return next == &ext->Irps ? NULL : CONTAINING_RECORD(next, IRP, Tail.Overlay.ListEntry);
}
IO_CSQ_ACQUIRE_LOCK Acquire;
VOID Acquire(PIO_CSQ Csq, PKIRQL Irql)
{
    KeAcquireSpinLock(&CONTAINING_RECORD(Csq, EXT, Queue)->Lock, Irql);
}
\`\`\`
`,
  project({ world, report }) {
    for (const [name, role] of world.roles) {
      const part = parts[role.name];
      const info = part === undefined ? undefined : world.functions.get(name);
      if (!part || !info?.own) continue;
      const code = codeOf(info.fn);
      if (part === "only to look") {
        for (const { name: called = "", at } of code.calls) {
          if (!/^Remove\w+List$/.test(called)) continue;
          const message = `${info.fn.symbol.name} is called only to look for the next IRP: it is taken out by another routine of the queue`;
          report(info, { message, range: info.unit.range(info.fn.declaration, at) });
        }
      } else if (isIdle(code)) {
        const message = `${info.fn.symbol.name} ${part}, though that is all that this routine of the queue is for`;
        report(info, { message, range: info.unit.range(info.fn.declaration, nameSite(info).at) });
      }
    }
  },
};
const parts: Readonly<Record<string, string>> = {
  IO_CSQ_INSERT_IRP: "does not put the IRP into the queue",
  IO_CSQ_INSERT_IRP_EX: "does not put the IRP into the queue",
  IO_CSQ_REMOVE_IRP: "does not take the IRP out of the queue",
  IO_CSQ_ACQUIRE_LOCK: "takes no lock",
  IO_CSQ_RELEASE_LOCK: "releases no lock",
  IO_CSQ_PEEK_NEXT_IRP: "only to look",
};
/** It calls nothing but what prints, and writes to nothing but its own variables. */
function isIdle({ calls, assigns, intrinsics, fields }: Code): boolean {
  return (
    intrinsics.length === 0 &&
    calls.every(({ name }) => name !== undefined && /^(v?DbgPrint(Ex)?|RtlAssert)$/.test(name)) &&
    assigns.every(({ target }) => target.kind === "local") &&
    !fields.some(({ write }) => write)
  );
}
