// A message to a program that was not answered in time, taken for one that was.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, constantIn } from "../../analysis/code.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const messageTimeoutAsSuccess: Rule = {
  id: "message-timeout-as-success",
  severity: "warning",
  summary:
    "FltSendMessage with a timeout is asked with NT_SUCCESS whether there is a reply: STATUS_TIMEOUT is a success, too.",
  names: {},
  page: `FltSendMessage returns STATUS_TIMEOUT when the program has not answered in time, and NT_SUCCESS(STATUS_TIMEOUT) is TRUE. The reply buffer then holds what
it held before: a minifilter that asks a service whether a file may be opened decides by what nobody has said.

**Mend it**: compare with STATUS_SUCCESS, or with STATUS_TIMEOUT first.

\`\`\`c bad
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ClientPort;
BOOLEAN IsAllowed(ULONG Process)
{
    ULONG answer = 0, length = sizeof(answer);
    LARGE_INTEGER timeout;
    NTSTATUS status;
    timeout.QuadPart = -10000000;
    status = FltSendMessage(Filter, &ClientPort, &Process, sizeof(Process), &answer, &length, &timeout);
//           ^^^^^^^^^^^^^^ message-timeout-as-success: STATUS_TIMEOUT
    if (!NT_SUCCESS(status)) {
        return TRUE;
    }
    return answer != 0;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ClientPort;
BOOLEAN IsAllowed(ULONG Process)
{
    ULONG answer = 0, length = sizeof(answer);
    LARGE_INTEGER timeout;
    NTSTATUS status;
    timeout.QuadPart = -10000000;
    status = FltSendMessage(Filter, &ClientPort, &Process, sizeof(Process), &answer, &length, &timeout);
    if (!NT_SUCCESS(status) || status == STATUS_TIMEOUT) {
        return TRUE;
    }
    return answer != 0;
}
VOID Tell(ULONG Process)
{
    LARGE_INTEGER timeout;
    NTSTATUS status;
    timeout.QuadPart = -10000000;
    status = FltSendMessage(Filter, &ClientPort, &Process, sizeof(Process), NULL, NULL, &timeout);
    if (!NT_SUCCESS(status)) {
        DbgPrint("nobody hears\\n");
    }
}
\`\`\`
`,
  body(_info, { calls, assigns, binaries, returns }) {
    const found: BodyFinding[] = [];
    for (const { name, call, at } of calls) {
      if (name !== "FltSendMessage" || call.result === undefined) continue;
      const [, , , , reply, , timeout] = call.args;
      if (constantIn(reply) === 0 || constantIn(timeout) === 0) continue;
      const holders = new Set<LocalId>([call.result]);
      const isHeld = (expr: Expr): boolean => {
        const value = bare(expr);
        return value.kind === "load" && value.place.kind === "local" && holders.has(value.place.local);
      };
      for (const { target, value } of assigns) if (target.kind === "local" && isHeld(value)) holders.add(target.local);
      const asked = binaries.filter(({ expr }) => isHeld(expr.left) || isHeld(expr.right));
      // Whoever has the status itself may ask for more.
      if (asked.length === 0 || !asked.every(({ expr }) => signs.has(expr.op))) continue;
      if (returns.some(({ value }) => isHeld(value))) continue;
      const message =
        "STATUS_TIMEOUT counts as a success, too: where the program did not answer in time, the reply holds what it held before";
      found.push({ message, at });
    }
    return found;
  },
};
const signs: ReadonlySet<string> = new Set(["lt", "ge", "le", "gt"]);
