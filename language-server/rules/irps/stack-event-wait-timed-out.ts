// A wait with a time limit for an IRP that cannot be left alone.
import { maybeTimedOut, onStack, underWay } from "../kinds/sent-irps.ts";
import type { Rule } from "../rule.ts";

const id = "stack-event-wait-timed-out";

export const stackEventWaitTimedOut: Rule = {
  id,
  severity: "error",
  summary: "A function gives up waiting for an IRP whose event lies on its stack.",
  names: {
    staticDriverVerifier: [
      "IoBuildDeviceControlWaitTimeout",
      "IoBuildSynchronousFsdRequestWaitTimeout",
      "IoAllocateIrpSignalEventInCompletionTimeout",
      "IoBuildFsdIrpSignalEventInCompletionTimeout",
    ],
  },
  page: `When the time runs out the IRP is still under way; returning leaves it to write into a dead stack. After a time-out the IRP must be
cancelled and then waited for without a limit.

**Mend it**: on STATUS_TIMEOUT call IoCancelIrp and wait again, with no time limit.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    LARGE_INTEGER limit;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) {
        limit.QuadPart = -10000000;
        status = KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &limit);
    }
    return status;
//  ^^^^^^ stack-event-wait-timed-out: time
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    LARGE_INTEGER limit;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) {
        limit.QuadPart = -10000000;
        status = KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &limit);
        if (status == STATUS_TIMEOUT) {
            IoCancelIrp(irp);
            KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        }
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [underWay] },
    exit(event) {
      for (const mark of maybeTimedOut(event.run.terms, event.state)) {
        if (!onStack(mark.term)) continue;
        event.run.report(
          id,
          {
            message:
              "the wait may have ended because its time ran out, with the IRP still under way: it will write to this function's stack later",
            notes: [{ message: "", place: mark.why }],
          },
          event.at,
        );
      }
    },
  }),
};
