// Members of a block of pool that are read before anything has been written to them.
import type { Place } from "../../compiler/ir/ir.ts";
import type { AccessEvent, Run } from "../analysis/events.ts";
import { allocatorNames } from "../analysis/models.ts";
import { baseOf, blockOf } from "../analysis/pool.ts";
import type { State } from "../analysis/state.ts";
import { type PlaceRef, rootOf } from "../analysis/term.ts";
import type { Rule } from "./rule.ts";

const id = "pool-read-unwritten";
/** On a block that nobody but the routine that is its value has seen yet, fresh from the pool as it was. */
const fresh = "pool-fresh";
/** These give memory as its last owner left it. */
const leftAsWas = new Set(allocatorNames.filter((name) => !/Zero$|ExAllocatePool[23]$/.test(name)));

export const poolReadUnwritten: Rule = {
  id,
  severity: "warning",
  summary: "A member of a block of pool is read before anything has been written to it.",
  names: { codeAnalysis: ["C6001"] },
  page: `Memory from ExAllocatePoolWithTag and its kin holds what its last owner left there. A member that is read before it is written makes the
driver do something else each time.

**Mend it**: write all members, or allocate with ExAllocatePool2 or ExAllocatePoolZero, which give zeroed memory.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Size; ULONG Flags; PVOID Data; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePoolUninitialized(NonPagedPoolNx, sizeof(ITEM), 'metI');
    if (item == NULL) return NULL;
    item->Size = Size;
    item->Flags |= 1;
//  ^^^^^^^^^^^ pool-read-unwritten: Flags
    item->Data = NULL;
    return item;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { ULONG Size; ULONG Flags; PVOID Data; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePoolUninitialized(NonPagedPoolNx, sizeof(ITEM), 'metI');
    if (item == NULL) return NULL;
    RtlZeroMemory(item, sizeof(ITEM));
    item->Size = Size;
    item->Flags |= 1;
    return item;
}
PITEM CopyItem(const ITEM *Other)
{
    PITEM item = ExAllocatePoolUninitialized(NonPagedPoolNx, sizeof(ITEM), 'metI');
    if (item == NULL) return NULL;
    *item = *Other;
    if (item->Size > 8) item->Flags = 0;
    return item;
}
\`\`\`
`,
  paths: () => ({
    afterCall(event) {
      const { name = "", state, result, args, run } = event;
      if (leftAsWas.has(name)) state.setMark(fresh, result, run.name);
      // Whoever is given the block, or a part of it, may write there.
      else for (const arg of args) state.clearMark(fresh, baseOf(arg));
    },
    access(event) {
      if (!event.write) told(event);
    },
  }),
};

function told({ run, state, place, whole, site }: AccessEvent): void {
  const root = rootOf(place);
  const block = root.kind === "deref" ? root.pointer : undefined;
  if (!block || state.mark(fresh, block)?.value !== run.name || whole.kind !== "field" || isInUnion(whole)) return;
  if (blockOf(state, block)?.value.startsWith("owned") !== true || mayBeWritten(run, state, root, offsetOf(whole)))
    return;
  state.clearMark(fresh, block);
  run.report(
    id,
    {
      message: `${whole.field.name ?? "the member"} is read here, and nothing has been written to it since the memory was allocated`,
      notes: [{ message: "", place: blockOf(state, block)?.why }],
    },
    site.at,
  );
}
function isInUnion(whole: Place): boolean {
  for (let at = whole; at.kind === "field" || at.kind === "element"; at = at.base)
    if (at.base.type.kind === "record" && at.base.type.decl.tag === "union") return true;
  return false;
}
/** Something was written at the same offset of the block, or to all of it, or at one that is not known. */
function mayBeWritten({ terms }: Run, state: State, root: PlaceRef, wanted: number | undefined): boolean {
  return [...state.store].some(([written]) => {
    const other = terms.place(written);
    if (rootOf(other) !== root) return false;
    const offset = offsetOf(other);
    return other === root || wanted === undefined || offset === undefined || offset === wanted;
  });
}
function offsetOf(place: Place | PlaceRef): number | undefined {
  let offset = 0;
  for (let at = place; at.kind === "field" || at.kind === "element"; at = at.base) {
    if (at.kind === "element") return undefined;
    offset += at.offset;
  }
  return offset;
}
