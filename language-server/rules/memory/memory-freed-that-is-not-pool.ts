// ExFreePool of a variable, or of the middle of a block.
import type { Type } from "../../../compiler/types/type.ts";
import { bare, recordName } from "../../analysis/code.ts";
import { baseOf, blockOf } from "../../analysis/pool.ts";
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "memory-freed-that-is-not-pool";

export const memoryFreedThatIsNotPool: Rule = {
  id,
  severity: "error",
  summary: "Memory is freed as pool that is not pool.",
  names: {},
  page: `Only the very pointer that an allocation returned may be freed. The address of a variable, or of a member, is none.

**Mend it**: keep the pointer that the allocation returned.

\`\`\`c bad
#include <wdm.h>
VOID Once(VOID)
{
    UCHAR buffer[16];
    buffer[0] = 1;
    ExFreePoolWithTag(buffer, 'kcoB');
//  ^^^^^^^^^^^^^^^^^ memory-freed-that-is-not-pool: variable
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PUCHAR block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        block += 4;
        ExFreePoolWithTag(block, 'kcoB');
//      ^^^^^^^^^^^^^^^^^ memory-freed-that-is-not-pool: middle
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Id; UCHAR Data[60]; } ITEM, *PITEM;
VOID Drop(PITEM Item)
{
    ExFreePoolWithTag(&Item->Data, 'metI');
//  ^^^^^^^^^^^^^^^^^ memory-freed-that-is-not-pool: member
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    ExFreePool(Irp->AssociatedIrp.SystemBuffer);
//  ^^^^^^^^^^ memory-freed-that-is-not-pool: I/O manager
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PUCHAR block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        block[4] = 1;
        ExFreePoolWithTag(block, 'kcoB');
    }
}
\`\`\`
`,
  paths: () => ({
    calls: ["ExFreePool", "ExFreePoolWithTag", "ExFreePool2"],
    beforeCall(event) {
      const block = event.args[0];
      if (!block) return;
      const report = (message: string) => event.run.report(id, { message }, event.site.at);
      if (block.kind === "address") {
        const root = rootOf(block.place);
        if (root.kind === "global" || (root.kind === "local" && !isListHead(event.run.fn.locals[root.local]?.type)))
          report("the address of a variable is freed as pool");
        else if (isInside(block.place) && event.argExprs[0] && bare(event.argExprs[0]).kind === "address")
          report("the address of a member is freed, which is the middle of the block that the structure lies in");
        return;
      }
      // A completion routine may have a request of the driver's own, whose buffer nobody else frees.
      const isDispatched = /^DRIVER_DISPATCH/.test(event.run.root?.role?.name ?? "");
      if (block.kind === "load" && isDispatched && isBufferOf(block.place, event.run.root?.irp))
        report("the request's buffer is freed, which the I/O manager frees when the request is completed");
      if (block.kind !== "op" || block.op !== "offset" || block.args[1]?.kind !== "const") return;
      if (baseOf(block) !== block && blockOf(event.state, block))
        report("a pointer into the middle of a pool block is freed");
    },
  }),
};

/** Behind the start of the structure that a pointer leads to; one that was worked out from a member may lead before the block. */
function isInside(place: PlaceRef): boolean {
  let offset = 0;
  let at = place;
  for (; at.kind === "field"; at = at.base) offset += at.offset;
  return at.kind === "deref" && at.pointer.kind !== "op" && offset > 0;
}
/** Of a request that the dispatch routine was given. */
function isBufferOf(place: PlaceRef, irp: Term | undefined): boolean {
  if (!irp || place.kind !== "field" || place.name !== "SystemBuffer") return false;
  const root = rootOf(place);
  return root.kind === "deref" && root.pointer === irp;
}
/** Entries of a list are found from its head: that a walk comes to the head itself is what the loop's condition excludes. */
function isListHead(type: Type | undefined): boolean {
  return type !== undefined && /LIST_(ENTRY|HEADER?)$/.test(recordName(type));
}
