// An entry that is put into a list while it is in one, or taken out twice.
import type { CallEvent } from "../../analysis/events.ts";
import type { Mark } from "../../analysis/state.ts";
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "list-entry-misused";

export const listEntryMisused: Rule = {
  id,
  severity: "error",
  summary: "A list entry is inserted while it is in a list, or removed twice.",
  names: {},
  page: `An entry has one pair of links. Inserted again, it is torn out of the first list without that list's knowing, which then runs in a circle or
into another list; removed again, it writes through links that lead to where its neighbours were. Windows stops the machine when it notices
(KERNEL_SECURITY_CHECK_FAILURE), and does not always notice.

**Mend it**: remove an entry once, and before it goes into another list.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
VOID Move(PITEM Item, PLIST_ENTRY Busy, PLIST_ENTRY Done)
{
    InsertTailList(Busy, &Item->Link);
    Item->Id++;
    InsertTailList(Done, &Item->Link);
//  ^^^^^^^^^^^^^^ list-entry-misused: inserted
}
VOID Drop(PITEM Item)
{
    RemoveEntryList(&Item->Link);
    Item->Id = 0;
    RemoveEntryList(&Item->Link);
//  ^^^^^^^^^^^^^^^ list-entry-misused: removed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
VOID Move(PITEM Item, PLIST_ENTRY Done)
{
    RemoveEntryList(&Item->Link);
    InsertTailList(Done, &Item->Link);
}
VOID Drop(PITEM Item)
{
    RemoveEntryList(&Item->Link);
    InitializeListHead(&Item->Link);
    RemoveEntryList(&Item->Link);
}
VOID DropTwo(PLIST_ENTRY List)
{
    RemoveEntryList(List->Flink);
    RemoveEntryList(List->Flink);
}
VOID Take(PLIST_ENTRY List, PULONG Ready)
{
    while (*Ready > 2) {
        PITEM item = (PITEM)List->Flink;
        if (item->Id == 0) {
            break;
        }
        RemoveEntryList((PLIST_ENTRY)item);
        *Ready -= 1;
    }
}
VOID FillOn(PLIST_ENTRY List, PITEM Item, ULONG Count)
{
    while (Count-- > 0) {
        InsertTailList(List, &Item->Link);
        Item++;
    }
}
typedef struct _NODE { struct _NODE *Next; LIST_ENTRY Link; } NODE, *PNODE;
VOID FillNext(PLIST_ENTRY List, PNODE Node)
{
    for (; Node != NULL; Node = Node->Next) {
        InsertTailList(List, &Node->Link);
    }
}
VOID Fill(PLIST_ENTRY List, PITEM Items, ULONG Count)
{
    ULONG i;
    for (i = 0; i < Count; i++) {
        InsertTailList(List, &Items[i].Link);
    }
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => !silent.test(routine),
    beforeCall(event) {
      const entry = entryOf(event);
      const mark = entry && event.state.mark(links, entry);
      if (!mark) return;
      if (event.name === "RemoveEntryList") {
        if (mark.value === "out") tell(event, mark, "the entry is removed, and has been removed before");
      } else if (mark.value === "in") tell(event, mark, "the entry is inserted, and is in a list already");
    },
    afterCall(event) {
      const { state, name, site } = event;
      const entry = entryOf(event);
      if (!entry) {
        // Whatever is done in between may take it out, or begin it anew.
        for (const mark of state.marksNamed(links)) state.clearMark(links, mark.term);
        return;
      }
      const isRemoved = name === "RemoveEntryList";
      const why = { kind: "site", site, message: `it is ${isRemoved ? "removed" : "inserted"} here` } as const;
      state.setMark(links, entry, isRemoved ? "out" : "in", why);
    },
    store(event) {
      const { place } = event;
      // Its links are set by hand.
      if (place.kind === "field" && /^[FB]link$/.test(place.name))
        for (const mark of event.state.marksNamed(links)) event.state.clearMark(links, mark.term);
    },
  }),
};

const links = "list-links";
const silent = /^(Dbg|Kd|Etw|mem|Interlocked|KeQuery|RtlCopyMemory|RtlZeroMemory|KeGetCurrentIrql|IsListEmpty)/;

/** An entry that is the same from round to round of any loop: what a link or a variable leads to may be another one by then. */
function entryOf({ name, args, run }: CallEvent): Term | undefined {
  const isInserted = name === "InsertHeadList" || name === "InsertTailList";
  const entry = isInserted ? args[1] : name === "RemoveEntryList" ? args[0] : undefined;
  if (!entry || run.params.includes(entry)) return entry;
  if (entry.kind !== "address" || hasElement(entry.place)) return undefined;
  const root = rootOf(entry.place);
  return root.kind !== "deref" || run.params.includes(root.pointer) ? entry : undefined;
}
function hasElement(place: PlaceRef): boolean {
  let at = place;
  while (at.kind === "field") at = at.base;
  return at.kind === "element";
}
function tell({ run, site }: CallEvent, mark: Mark, message: string): void {
  // Told where both stand in one function, one after the other.
  if (mark.why?.kind !== "site" || mark.why.site.fn !== run.name || mark.why.site.at.first >= site.at.first) return;
  run.report(id, { message, notes: [{ message: "", place: mark.why }], about: mark.term }, site.at);
}
