// An event that the I/O manager sets by itself.
import type { Rule } from "../rule.ts";

const id = "threaded-irp-event-set";
/** Makers of IRPs that are completed by setting an event: the event's argument. */
const eventOf: Readonly<Record<string, number>> = { IoBuildDeviceIoControlRequest: 7, IoBuildSynchronousFsdRequest: 5 };

export const threadedIrpEventSet: Rule = {
  id,
  severity: "warning",
  summary: "A driver sets the event that the I/O manager sets when its own IRP is complete.",
  names: { staticDriverVerifier: ["IoBuildDeviceIoControlSetEvent"] },
  page: `The event that is given to IoBuildDeviceIoControlRequest or IoBuildSynchronousFsdRequest is set by the I/O manager, when the IRP is complete and
its status block filled. A driver that sets it itself wakes the waiting thread too early: it reads a status that is not there yet, and leaves a stack
that is still to be written to.

**Mend it**: leave the event to the I/O manager.

\`\`\`c bad
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
        KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
//      ^^^^^^^^^^ threaded-irp-event-set: I/O manager
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = iosb.Status;
    }
    return status;
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
    calls: [...Object.keys(eventOf), "KeSetEvent", "KeInitializeEvent", "KeClearEvent", "KeResetEvent"],
    beforeCall(event) {
      const [given] = event.args;
      const mark = event.name === "KeSetEvent" && given ? event.state.mark("io-manager-event", given) : undefined;
      if (!mark) return;
      event.run.report(
        id,
        {
          message: "the I/O manager sets this event when the IRP is complete: set here, it wakes its waiter too early",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const { name, state } = event;
      if (name === undefined) return;
      if (Object.hasOwn(eventOf, name)) {
        const given = event.args[eventOf[name] ?? 0];
        const message = `it is given to ${name} here`;
        if (given && given.kind !== "const")
          state.setMark("io-manager-event", given, "given", { kind: "site", site: event.site, message });
      } else if (name !== "KeSetEvent" && event.args[0]) state.clearMark("io-manager-event", event.args[0]);
    },
  }),
};
