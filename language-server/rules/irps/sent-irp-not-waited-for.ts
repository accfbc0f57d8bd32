// An event on the stack that is set after its function has returned.
import { shapeOf } from "../../analysis/shape.ts";
import { onStack, sentIrpTracking, stillUnderWay, underWay } from "../kinds/sent-irps.ts";
import type { Rule } from "../rule.ts";

const id = "sent-irp-not-waited-for";

export const sentIrpNotWaitedFor: Rule = {
  id,
  severity: "error",
  summary: "A function returns while an IRP with an event on its stack may still be under way.",
  names: {
    staticDriverVerifier: [
      "IoBuildDeviceControlWait",
      "IoBuildSynchronousFsdRequestWait",
      "IoAllocateIrpSignalEventInCompletion",
      "IoBuildFsdIrpSignalEventInCompletion",
      "SignalEventInCompletion",
      "SignalEventInCompletion2",
      "SignalEventInCompletion3",
      "CompletionEventChecking",
    ],
  },
  page: `When IoCallDriver returns STATUS_PENDING the IRP will be completed later, and the event set then. If the function that holds the event
has returned, the completion writes into whatever uses that stack by now.

**Mend it**: if IoCallDriver returned STATUS_PENDING, wait for the event.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return IoCallDriver(Lower, irp);
//  ^^^^^^ sent-irp-not-waited-for: STATUS_PENDING
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = iosb.Status;
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [underWay] },
    ...sentIrpTracking,
    exit(event) {
      // Round a loop it is not known which IRP a status was for.
      if (shapeOf(event.run.fn).loopHeads.size > 0) return;
      for (const mark of stillUnderWay(event.run.terms, event.state)) {
        // A caller's, who has yet to wait.
        if (!onStack(mark.term)) continue;
        event.run.report(
          id,
          {
            message:
              "the function returns here without waiting, although IoCallDriver may have returned STATUS_PENDING: what it keeps on its stack for the IRP will be written to later",
            notes: [{ message: "", place: mark.why }],
          },
          event.at,
        );
      }
    },
  }),
};
