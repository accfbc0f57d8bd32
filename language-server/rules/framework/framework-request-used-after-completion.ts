// The handle, the context or a buffer of a framework request that was completed.

import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import {
  completedRequestOf,
  completions,
  contextOwner,
  frameworkRequest,
  isReferencedRequest,
} from "../../analysis/framework-requests.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { isReferenced } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "framework-request-used-after-completion";

export const frameworkRequestUsedAfterCompletion: Rule = {
  id,
  severity: "error",
  summary: "A framework request, its context or its buffer is used after the request was completed.",
  names: {
    staticDriverVerifier: [
      "InvalidReqAccess",
      "InvalidReqAccessLocal",
      ...["Buf", "Mdl", "Mem"].flatMap((part) =>
        ["IntIoctl", "IntIoctlA", "Ioctl", "IoctlA", "Read", "ReadA", "Write", "WriteA"].map(
          (kind) => `${part}AfterReqCompleted${kind}`,
        ),
      ),
    ],
  },
  page: `With its completion a request's handle is no longer valid, its context is freed, and its buffers, memory objects and MDLs belong to the program
that asked, or to nobody.

**Mend it**: copy what is needed before completing the request, and complete it last.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PULONG buffer;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, sizeof(ULONG), (PVOID *)&buffer, NULL);
    UNREFERENCED_PARAMETER(Queue);
    UNREFERENCED_PARAMETER(Length);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
        return;
    }
    WdfRequestComplete(Request, STATUS_SUCCESS);
    *buffer = 1;
//  ^^^^^^^ framework-request-used-after-completion: completed
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    UNREFERENCED_PARAMETER(Queue);
    WdfRequestComplete(Request, STATUS_SUCCESS);
    WdfRequestSetInformation(Request, Length);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ framework-request-used-after-completion: completed
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PULONG buffer;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, sizeof(ULONG), (PVOID *)&buffer, NULL);
    UNREFERENCED_PARAMETER(Queue);
    if (NT_SUCCESS(status)) {
        *buffer = 1;
        WdfRequestSetInformation(Request, Length);
    }
    WdfRequestComplete(Request, status);
}
\`\`\`
`,
  paths: () => ({
    needs: { beforeCall: [frameworkRequest], access: [frameworkRequest] },
    calls: (routine) => uses.test(routine),
    beforeCall(event) {
      if (completions.includes(event.name ?? "") || event.name?.startsWith("WdfObjectDereference")) return;
      for (const arg of event.args) used(event, arg, `is given to ${event.written}`);
    },
    access(event) {
      used(event, event.pointer, event.write ? "is written" : "is read");
    },
  }),
};
const uses = /^(Wdf|Rtl(Copy|Move|Zero|Fill|Compare)|mem(cpy|move|set|cmp)$)/;

function used({ run, state, site }: AccessEvent | CallEvent, value: Term, how: string): void {
  const mark = completedRequestOf(state, value);
  if (!mark) return;
  const base = baseOf(value);
  const isBuffer = base !== mark.term && contextOwner(base) === undefined;
  // Who holds a reference keeps the handle and the context, though no buffer.
  if (!isBuffer && (isReferencedRequest(state, mark.term) || run.ask(takesReferences))) return;
  const thing = base === mark.term ? "the request" : isBuffer ? "the request's buffer" : "the request's context";
  run.report(
    id,
    {
      message: `${thing} ${how} after the request was completed`,
      notes: [{ message: "", place: mark.why }],
      about: mark.term,
    },
    site.at,
  );
}
function takesReferences(world: World): boolean {
  return isReferenced(world, ["WdfObjectReferenceActual"]);
}
