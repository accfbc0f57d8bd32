// A routine called below the lowest level its contract allows.
import { codeOf } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../../analysis/irql.ts";
import type { Term } from "../../analysis/term.ts";
import { demandedBy, demandWords, endsWhatWasReported, type Rule } from "../rule.ts";

const id = "irql-too-low";

export const irqlTooLow: Rule = {
  id,
  severity: "error",
  summary: "A routine is called at an IRQL below the lowest one its contract allows.",
  names: {
    codeAnalysis: ["C28120", "C28122"],
    staticDriverVerifier: ["IrqlKeReleaseSpinLock", "IrqlIoDispatch", "SpinLockDpc"],
    codeql: ["cpp/drivers/irql-too-low"],
  },
  page: `Some routines trust that the caller already runs at DISPATCH_LEVEL: the \`...AtDpcLevel\` and \`...FromDpcLevel\` spin lock
routines, \`IoStartNextPacket\`, StartIo itself. Called lower, the thread can be pre-empted while it holds the lock, and the
processor that wants the lock next spins for ever.

**Mend it**: use the routine that raises the IRQL itself (\`KeAcquireSpinLock\`), or raise the IRQL first.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
IO_WORKITEM_ROUTINE CountWork;
VOID CountWork(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    UNREFERENCED_PARAMETER(Context);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-low: DISPATCH_LEVEL
    ext->Count += 1;
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; LIST_ENTRY Irps; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-low: cancelled
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
IO_WORKITEM_ROUTINE CountWork;
VOID CountWork(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Context);
    KeAcquireSpinLock(&ext->Lock, &irql);
    ext->Count += 1;
    KeReleaseSpinLock(&ext->Lock, irql);
}
\`\`\`
`,
  paths: (world) => ({
    beforeCall(event) {
      const { min } = event.requirement;
      if (min === undefined || min <= 0 || endsWhatWasReported(event)) return;
      const now = rangeOf(event.state, event.state.irql);
      if (now.lo >= min && now.hi >= min) return;
      const notes = [{ message: "", place: event.state.irqlWhy }, ...demandedBy(event, demandWords(event))];
      const who = event.written;
      if (now.hi < min) {
        event.run.report(
          id,
          { message: `${who} ${demandWords(event)}, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`, notes },
          event.site.at,
        );
      } else if (
        now.lo < min &&
        event.state.irql === world.terms.entryIrql &&
        event.state.grounds.lower &&
        !choosesByFlag(event)
      ) {
        const message = `${who} ${demandWords(event)}, but this code is also called at ${irqlName(now.lo)}`;
        event.run.report(id, { message, notes, may: true }, event.site.at);
      } else if (now.lo < min && /DpcLevel$/.test(event.name ?? "") && isLevelOfCancel(event.state.irql)) {
        const message = `${who} ${demandWords(event)}, but here the IRQL is that at which the IRP was cancelled, mostly PASSIVE_LEVEL`;
        event.run.report(id, { message, notes, may: true }, event.site.at);
      }
    },
  }),
};

/** `Irp->CancelIrql`, to which the cancel spin lock was released. (IoStartNextPacket is called there in the documents' own examples.) */
function isLevelOfCancel(level: Term): boolean {
  return level.kind === "load" && level.place.kind === "field" && level.place.name === "CancelIrql";
}
/** The routine takes or gives the lock in both ways: which of them is for the level that its caller says it runs at. */
function choosesByFlag({ name = "", run }: CallEvent): boolean {
  const plain = name.replace(/AtDpcLevel|FromDpcLevel/, "");
  if (plain === name) return false;
  return codeOf(run.fn).calls.some(({ name: other }) => other === plain || other === `${plain}RaiseToDpc`);
}
