// The size of a block is worked out from a number that a program chose.

import { allocatorNames } from "../../analysis/models.ts";
import type { Term } from "../../analysis/term.ts";
import { mostOf, nameOfUntrusted, originOf, untrustedIn } from "../../analysis/untrusted.ts";
import { tell, unlimitedIn } from "../kinds/limits.ts";
import { bitsOfExpr } from "../kinds/widths.ts";
import type { Rule } from "../rule.ts";

const id = "request-size-overflows";

export const requestSizeOverflows: Rule = {
  id,
  severity: "error",
  summary:
    "A block is allocated by a number from the request that nothing limits: the size overflows, or takes all the pool there is.",
  names: {
    codeql: [
      "cpp/microsoft/experimental/security/cwe-190/integer-overflow-tainted",
      "cpp/microsoft/experimental/security/cwe-190/tainted-arithmetic",
      "cpp/microsoft/experimental/security/cwe-190/uncontrolled-allocation-size",
    ],
  },
  page: `A product or a sum of 32 bits with a number that a program chose wraps: the block is smaller than what is then written to it. Where the
arithmetic is wide enough, the program decides how much of the pool the driver takes.

**Mend it**: compare the number with the most that makes sense before it is used, or use RtlULongMult, RtlULongAdd and their kin from ntintsafe.h and
look at their status.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Count; } ASK, *PASK;
VOID Fill(PULONG Table, ULONG Count);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        ULONG size = ask->Count * 4;
        PULONG table = ExAllocatePool2(POOL_FLAG_PAGED, size, 'lbaT');
//                     ^^^^^^^^^^^^^^^ request-size-overflows: 32 bits
        status = STATUS_INSUFFICIENT_RESOURCES;
        if (table != NULL) {
            Fill(table, ask->Count);
            ExFreePoolWithTag(table, 'lbaT');
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Count; } ASK, *PASK;
VOID Fill(PULONG Table, ULONG Count);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Count <= 1024) {
        ULONG size = ask->Count * 4;
        PULONG table = ExAllocatePool2(POOL_FLAG_PAGED, size, 'lbaT');
        status = STATUS_INSUFFICIENT_RESOURCES;
        if (table != NULL) {
            Fill(table, ask->Count);
            ExFreePoolWithTag(table, 'lbaT');
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: allocatorNames,
    beforeCall(event) {
      const { run, state, site } = event;
      const [, size] = event.args;
      const [, written] = event.argExprs;
      const value = size && unlimitedIn(run, state, size, true);
      if (!size || !written || !value || originOf(value) !== "contents") return;
      const name = nameOfUntrusted(value);
      const bits = bitsOfExpr(run, written);
      const wraps = bits <= 32 && isArithmetic(size) && mostOf(state, size) >= 2 ** bits;
      // Quotas limit what one program can take.
      if (!wraps && event.name?.includes("Quota") === true) return;
      const message = wraps
        ? `the size is worked out in ${bits} bits from ${name}, which the program chose and nothing limits: it can wrap to a small number`
        : `the program chose ${name}, and nothing limits how much is allocated by it`;
      tell(run, state, { rule: id, message, may: !wraps }, untrustedIn(size), site.at);
    },
  }),
};

function isArithmetic(size: Term): boolean {
  if (size.kind !== "op") return false;
  if (size.op === "add" || size.op === "mul" || size.op === "shl") return true;
  return size.args.some(isArithmetic);
}
