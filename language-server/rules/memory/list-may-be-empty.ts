// An entry that is taken out of a list though nothing says that there is one.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { aliasOf, bare, callsTo, codeOf } from "../../analysis/code.ts";
import type { AccessEvent, AfterCallEvent, CallEvent, PathHooks } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import { isJoined, type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { Choice, Turn } from "../../analysis/turns.ts";
import type { World } from "../../analysis/world.ts";
import { callIn } from "../kinds/call-edits.ts";
import { askBeforeLoop } from "../kinds/edits.ts";
import { isAddressTaken } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "list-may-be-empty";

export const listMayBeEmpty: Rule = {
  id,
  severity: "warning",
  summary: "An entry is taken out of a list, and nothing has asked whether there is one.",
  names: {},
  fix: askBeforeLoop("Ask before the first round, too", (condition, { text, start }) => {
    const list = callIn(text, start)?.args[0]?.text;
    return list !== undefined && condition.replace(/\s/g, "") === `!IsListEmpty(${list.replace(/\s/g, "")})`;
  }),
  page: `RemoveHeadList and RemoveTailList of an empty list give the list's own head. CONTAINING_RECORD makes a record of it that overlaps what lies
before and behind the head, and that is then written to, freed or completed.

**Mend it**: ask IsListEmpty first, under the lock that is held for the removal, or compare what was taken out with the head.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; KSPIN_LOCK Lock; } EXT, *PEXT;
VOID FreeFirst(PEXT Extension)
{
    KIRQL irql;
    PLIST_ENTRY entry;
    KeAcquireSpinLock(&Extension->Lock, &irql);
    entry = RemoveHeadList(&Extension->Items);
//          ^^^^^^^^^^^^^^ list-may-be-empty: empty
    KeReleaseSpinLock(&Extension->Lock, irql);
    ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
}
static PITEM TakeFirst(PEXT Extension)
{
    PITEM item = CONTAINING_RECORD(RemoveHeadList(&Extension->Items), ITEM, Link);
//                                 ^^^^^^^^^^^^^^ list-may-be-empty: empty
    item->Id += 1;
    return item;
}
VOID Drop(PEXT Extension)
{
    if (Extension != NULL) ExFreePoolWithTag(TakeFirst(Extension), 'metI');
}
ULONG FreeAll(PEXT Extension)
{
    ULONG sum = 0;
    do {
        PITEM item = CONTAINING_RECORD(RemoveTailList(&Extension->Items), ITEM, Link);
//                                     ^^^^^^^^^^^^^^ list-may-be-empty: empty
        sum += item->Id;
        ExFreePoolWithTag(item, 'metI');
    } while (!IsListEmpty(&Extension->Items));
    return sum;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; PVOID File; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; } EXT, *PEXT;
VOID FreeOf(PEXT Extension, PVOID File)
{
    LIST_ENTRY found;
    PLIST_ENTRY entry, next;
    InitializeListHead(&found);
    for (entry = Extension->Items.Flink; entry != &Extension->Items; entry = next) {
        next = entry->Flink;
        if (CONTAINING_RECORD(entry, ITEM, Link)->File == File) {
            RemoveEntryList(entry);
            InsertTailList(&found, entry);
        }
    }
    do {
        entry = RemoveHeadList(&found);
//              ^^^^^^^^^^^^^^ list-may-be-empty: empty
        ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
    } while (!IsListEmpty(&found));
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; ULONG Count; KSPIN_LOCK Lock; KSEMAPHORE Ready; } EXT, *PEXT;
VOID FreeFirst(PEXT Extension)
{
    KIRQL irql;
    PLIST_ENTRY entry;
    KeAcquireSpinLock(&Extension->Lock, &irql);
    entry = IsListEmpty(&Extension->Items) ? NULL : RemoveHeadList(&Extension->Items);
    KeReleaseSpinLock(&Extension->Lock, irql);
    if (entry != NULL) ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
}
VOID FreeCounted(PEXT Extension)
{
    if (Extension->Count == 0) return;
    Extension->Count -= 1;
    ExFreePoolWithTag(CONTAINING_RECORD(RemoveHeadList(&Extension->Items), ITEM, Link), 'metI');
}
VOID FreeOrNot(PEXT Extension)
{
    PLIST_ENTRY entry = RemoveHeadList(&Extension->Items);
    if (entry == &Extension->Items) return;
    ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
}
VOID Worker(PEXT Extension)
{
    PITEM item;
    KeWaitForSingleObject(&Extension->Ready, Executive, KernelMode, FALSE, NULL);
    item = CONTAINING_RECORD(RemoveHeadList(&Extension->Items), ITEM, Link);
    ExFreePoolWithTag(item, 'metI');
}
static PITEM TakeFirst(PLIST_ENTRY Items)
{
    return CONTAINING_RECORD(RemoveHeadList(Items), ITEM, Link);
}
ULONG TakeOne(PEXT Extension)
{
    PITEM item;
    ULONG found;
    if (IsListEmpty(&Extension->Items)) return 0;
    item = TakeFirst(&Extension->Items);
    found = item->Id;
    ExFreePoolWithTag(item, 'metI');
    return found;
}
VOID Move(PEXT Extension, PLIST_ENTRY Others)
{
    InsertTailList(Others, RemoveHeadList(&Extension->Items));
}
VOID FreeOne(PITEM Item)
{
    LIST_ENTRY one;
    InitializeListHead(&one);
    InsertTailList(&one, &Item->Link);
    ExFreePoolWithTag(CONTAINING_RECORD(RemoveHeadList(&one), ITEM, Link), 'metI');
}
\`\`\`
`,
  paths: (): PathHooks => ({
    needs: { branch: [id], access: [id], beforeCall: [id] },
    calls: (routine) => routine === "RemoveHeadList" || routine === "RemoveTailList" || uses.test(routine),
    afterCall(event) {
      const { name, args, state, site } = event;
      if (name !== "RemoveHeadList" && name !== "RemoveTailList") return;
      const [head] = args;
      if (!head || !isFromTheStart(event, head) || mayBeAsked(event)) return;
      for (let turn = state.turns; turn !== undefined; turn = turn.before) if (!saysNothing(turn, head)) return;
      state.setMark(id, baseOf(event.result), "taken", { kind: "site", site, message: "" }, head);
    },
    branch({ state, value }) {
      if (value.kind !== "op") return;
      for (const { term, with: head } of state.marksNamed(id))
        if (value.args.some((arg) => arg === head || baseOf(arg) === term)) state.clearMark(id, term);
    },
    beforeCall(event) {
      if (uses.test(event.name ?? "")) for (const arg of event.args) used(event, arg);
    },
    access(event) {
      const { place, pointer } = event;
      // Its links are those of the head then.
      if (!(place.kind === "field" && /^[FB]link$/.test(place.name))) used(event, pointer);
    },
  }),
};
const uses = /^(ExFreePool|IofCompleteRequest|IoCompleteRequest|IofCallDriver|IoCallDriver|ExFreeTo)/;

/** The list is as it was when the function was entered, or was made empty in it and then perhaps filled. */
function isFromTheStart({ before, run: { terms } }: AfterCallEvent, head: Term): boolean {
  // Who gives lists to a routine may know of them what it likes.
  if (head.kind !== "address") return false;
  const next = terms.partsOf(head.place).find((part) => part.kind === "field" && part.name === "Flink");
  const first = next && before.store.get(next.id);
  if (first === head) return true;
  if (rootOf(head.place).kind === "local") return first !== undefined && isJoined(first);
  const links = terms.partsOf(head.place).filter((part) => part.kind === "field" && /^[FB]link$/.test(part.name));
  return links.every((link) => (before.store.get(link.id) ?? terms.load(link)) === terms.load(link));
}
/** Something that is not seen on the way may have asked: a caller, or who sets what this thread waits for. */
function mayBeAsked({ run, state }: AfterCallEvent): boolean {
  if (codeOf(run.fn).calls.some(({ name }) => name !== undefined && waits.test(name))) return true;
  if ((state.turns?.count ?? 0) >= mostTurns) return true;
  return run.root === undefined && !run.ask(isCalledUnasked, run.name);
}
const mostTurns = 60;
const waits = /^KeWaitFor|^KeRemoveQueue|^KeDelayExecution/;
/** Its callers ask, before they call it, only for pointers that are NULL and how routines have answered. */
function isCalledUnasked(world: World, name: string): boolean {
  const sites = callsTo(world, name);
  return (
    sites.length > 0 &&
    !isAddressTaken(world, name) &&
    sites.every(({ info, at }) =>
      codeOf(info.fn).branches.every((branch) => branch.at.first > at.first || isOfAnswers(branch.condition)),
    )
  );
}
function isOfAnswers(condition: Expr): boolean {
  if (condition.kind === "const") return true;
  if (condition.kind !== "binary" || condition.right.kind !== "const" || condition.right.value !== 0n) return false;
  const asked = bare(condition.left);
  const isLink =
    asked.kind === "load" && asked.place.kind === "field" && /^([FB]link|Next)$/.test(asked.place.field.name ?? "");
  return (asked.type.kind === "pointer" && !isLink) || aliasOf(condition.left.type) === "NTSTATUS";
}

/** A condition that has nothing to do with lists or their counts: of the request, or how a routine of the kernel answered. */
function saysNothing({ value, choice }: Turn, head: Term): boolean {
  return value.kind !== "const" && (isOfRequest(value) || isEndOfOther(value, choice, head));
}
/** A walk through another list has come to its head. */
function isEndOfOther(value: Term, choice: Choice, head: Term): boolean {
  if (value.kind !== "op" || (value.op !== "eq" && value.op !== "ne") || choice !== (value.op === "eq")) return false;
  return value.args.some((arg) => arg !== head && arg.kind === "address") && !value.args.includes(head);
}
function isOfRequest(term: Term): boolean {
  switch (term.kind) {
    case "const":
      return true;
    case "op":
      return term.args.every(isOfRequest);
    case "atom":
      return term.name.startsWith("result:");
    case "load":
      return isInRequest(term.place);
    default:
      return false;
  }
}
function isInRequest(place: PlaceRef): boolean {
  for (let at: PlaceRef = place; ; at = at.kind === "deref" && at.pointer.kind === "load" ? at.pointer.place : at) {
    if (at.kind === "field" || at.kind === "element") {
      if (at.kind === "field" && ofRequests.has(at.name)) return true;
      at = at.base;
      continue;
    }
    if (at.kind !== "deref" || at.pointer.kind !== "load") return false;
  }
}
const ofRequests: ReadonlySet<string> = new Set([
  "CurrentStackLocation",
  "IoStatus",
  "CancelRoutine",
  "MdlAddress",
  "AssociatedIrp",
  "MajorFunction",
  "MinorFunction",
  "PendingReturned",
]);

function used({ run, state, site }: AccessEvent | CallEvent, pointer: Term): void {
  const mark = state.mark(id, baseOf(pointer));
  if (mark?.why?.kind !== "site" || mark.value === "told") return;
  const isHere = mark.why.site.fn === run.name;
  run.report(
    id,
    {
      message: isHere
        ? "the list may be empty here, as nothing has asked: its head would be taken for an entry"
        : "what is used here may be the head of a list that is empty: nothing has asked",
      ...(isHere
        ? { at: mark.why.site.at }
        : { notes: [{ message: "it is taken out of the list here", place: mark.why }] }),
    },
    site.at,
  );
  state.setMark(id, mark.term, "told", mark.why, mark.with);
}
