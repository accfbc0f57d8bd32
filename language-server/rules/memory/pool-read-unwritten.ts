// Members of a block of pool that are read before anything has been written to them.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import type { Target } from "../../../compiler/unit.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { AccessEvent, Run } from "../../analysis/events.ts";
import { allocatorNames, isPoolFree } from "../../analysis/models.ts";
import type { Mark, State } from "../../analysis/state.ts";
import { type PlaceRef, rootOf } from "../../analysis/term.ts";
import { copiedArguments } from "../kinds/copies.ts";
import type { Rule } from "../rule.ts";

const id = "pool-read-unwritten";
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
    needs: { access: ["pool"] },
    access(event) {
      if (!event.write) told(event);
    },
  }),
};

function told({ run, state, place, whole, site }: AccessEvent): void {
  const root = rootOf(place);
  const mark = root.kind === "deref" ? state.mark("pool", root.pointer) : undefined;
  // What others have seen they may have written to.
  if (!mark?.value.startsWith("owned") || whole.kind !== "field" || isInUnion(whole)) return;
  if (!isLeftAsWas(run, mark) || isHandedOut(run, whole) || mayBeWritten(run, state, root, offsetOf(whole))) return;
  run.report(
    id,
    {
      message: `${whole.field.name ?? "the member"} is read here, and nothing has been written to it since the memory was allocated`,
      notes: [{ message: "", place: mark.why }],
      about: mark.term,
    },
    site.at,
  );
}
/** Allocated by this very function, by a routine that gives memory as its last owner left it. */
function isLeftAsWas({ fn, name }: Run, { why }: Mark): boolean {
  if (why?.kind !== "site" || why.site.fn !== name) return false;
  const { first } = why.site.at;
  return codeOf(fn).calls.some(
    ({ at, name: called }) => at.first === first && called !== undefined && leftAsWas.has(called),
  );
}
/** The variable that leads there goes to some routine, which may write what is read, or it is no variable. */
function isHandedOut({ fn, unit }: Run, whole: Place): boolean {
  let root: Place = whole;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  const pointer = root.kind === "deref" ? bare(root.pointer) : undefined;
  if (pointer?.kind !== "load" || pointer.place.kind !== "local") return true;
  const locals = [pointer.place.local, ...copiedTo(fn, pointer.place.local)];
  const wanted = offsetOf(whole);
  return codeOf(fn).calls.some(
    ({ name = "", call }) =>
      !isPoolFree(name) &&
      !prints.test(name) &&
      call.args.some(
        (arg, index) =>
          locals.some((local) => leadsFrom(arg, local)) &&
          (copiedArguments(name)?.into !== index || reaches(arg, wanted, unit.target)),
      ),
  );
}
/** Variables whose values go into this one: a cursor begins where they lead to. */
function copiedTo(fn: Run["fn"], local: number): number[] {
  return codeOf(fn).assigns.flatMap(({ target, value }) => {
    const from = bare(value);
    if (target.kind !== "local" || target.local !== local) return [];
    return from.kind === "load" && from.place.kind === "local" && from.place.local !== local ? [from.place.local] : [];
  });
}
/** They look at an address at the most. */
const prints = /^v?DbgPrint/;
/** What is copied or filled from there on may go so far, unless it is a member, to which the rest of the block does not belong. */
function reaches(into: Expr, wanted: number | undefined, target: Target): boolean {
  const value = bare(into);
  let place: Place | undefined = value.kind === "address" ? value.place : undefined;
  if (place?.kind === "element" && place.index.kind === "const" && place.index.value === 0n) place = place.base;
  const offset = place?.kind === "field" ? offsetOf(place) : undefined;
  if (place === undefined || offset === undefined || wanted === undefined) return true;
  return wanted >= offset && wanted < offset + sizeOf(place.type, target);
}
function leadsFrom(expr: Expr, local: number): boolean {
  const value = bare(expr);
  if (value.kind === "offset") return leadsFrom(value.pointer, local);
  if (value.kind !== "load" && value.kind !== "address") return value.kind === "binary";
  let at: Place = value.place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local"
    ? at.local === local
    : at.kind === "deref" && value.kind === "address" && leadsFrom(at.pointer, local);
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
