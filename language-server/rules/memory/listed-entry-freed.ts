// A record that is freed while it is linked into a list.
import type { Block, Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, type Code, type CodeCall, constantIn, localIn } from "../../analysis/code.ts";
import type { AfterCallEvent, CallEvent, PathHooks } from "../../analysis/events.ts";
import { isPoolFree } from "../../analysis/models.ts";
import { baseOf } from "../../analysis/pool.ts";
import { afterTerminator, shapeOf } from "../../analysis/shape.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { reaches, writesLinks } from "../kinds/irp-lists.ts";
import type { BodyFinding, Rule } from "../rule.ts";

const id = "listed-entry-freed";
/** The mark on a record that this path has put into a list. */
const listed = "listed";

export const listedEntryFreed: Rule = {
  id,
  severity: "error",
  summary: "A record is freed while it is linked into a list.",
  names: {},
  page: `A list is made of the records that lie in it. One that is freed and still linked is found by the next walk through the list, and written to
by the next insertion or removal beside it: whatever the memory holds by then is taken for a record, or is overwritten.

**Mend it**: call RemoveEntryList before the record is freed, under the lock that guards the list, or put it into the list only when nothing can
fail any more.

\`\`\`c bad
#include <wdm.h>
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
NTSTATUS Keep(PLIST_ENTRY Lines, PKSPIN_LOCK Lock, PCHAR Text, ULONG Length)
{
    PLINE line = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(LINE), 'eniL');
    if (line == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExInterlockedInsertTailList(Lines, &line->Link, Lock);
    if (Length > sizeof(line->Text)) {
        ExFreePool(line);
//      ^^^^^^^^^^ listed-entry-freed: still linked
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(line->Text, Text, Length);
    line->Length = Length;
    return STATUS_SUCCESS;
}
VOID Forget(PLIST_ENTRY Lines, ULONG Length)
{
    PLIST_ENTRY entry;
    for (entry = Lines->Flink; entry != Lines; entry = entry->Flink) {
        PLINE line = CONTAINING_RECORD(entry, LINE, Link);
        if (line->Length == Length) {
            ExFreePool(line);
//          ^^^^^^^^^^ listed-entry-freed: still linked
            break;
        }
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
static LIST_ENTRY Lines;
VOID ForgetAll(VOID)
{
    while (!IsListEmpty(&Lines)) {
        PLINE line = CONTAINING_RECORD(Lines.Flink, LINE, Link);
        ExFreePool(line);
//      ^^^^^^^^^^ listed-entry-freed: still linked
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// The list goes with its records.
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
static LIST_ENTRY Lines;
VOID ForgetAll(VOID)
{
    PLIST_ENTRY entry = Lines.Flink;
    while (entry != &Lines) {
        PLINE line = CONTAINING_RECORD(entry, LINE, Link);
        entry = entry->Flink;
        ExFreePool(line);
    }
    InitializeListHead(&Lines);
}
VOID ForgetFirst(VOID)
{
    PLINE line = CONTAINING_RECORD(Lines.Flink, LINE, Link);
    RemoveEntryList(&line->Link);
    ExFreePool(line);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
NTSTATUS Keep(PLIST_ENTRY Lines, PKSPIN_LOCK Lock, PCHAR Text, ULONG Length)
{
    PLINE line = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(LINE), 'eniL');
    if (line == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (Length > sizeof(line->Text)) {
        ExFreePool(line);
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(line->Text, Text, Length);
    line->Length = Length;
    ExInterlockedInsertTailList(Lines, &line->Link, Lock);
    return STATUS_SUCCESS;
}
VOID Forget(PLIST_ENTRY Lines, ULONG Length)
{
    PLIST_ENTRY entry;
    for (entry = Lines->Flink; entry != Lines; entry = entry->Flink) {
        PLINE line = CONTAINING_RECORD(entry, LINE, Link);
        if (line->Length == Length) {
            RemoveEntryList(&line->Link);
            ExFreePool(line);
            break;
        }
    }
}
\`\`\`
`,
  paths: (): PathHooks => ({
    needs: { beforeCall: [listed], store: [listed] },
    beforeCall(event) {
      if (!frees(event.name)) return;
      const pointer = event.args.find((arg) => event.state.mark(listed, baseOf(arg)) !== undefined);
      const mark = pointer && event.state.mark(listed, baseOf(pointer));
      if (!mark) return;
      const message = "the record is freed here, and it is still linked into a list";
      event.run.report(id, { message, notes: [{ message: "", place: mark.why }], about: mark.term }, event.site.at);
    },
    afterCall: noteList,
    intrinsic({ state }) {
      // It is counted, or handed over by an exchange: who frees it may be the last to know of it.
      unlist(state.marksNamed(listed), state);
    },
    store({ state, place }) {
      if (place.kind === "field" && /^[FB]link$/.test(place.name)) unlist(state.marksNamed(listed), state);
    },
  }),
  body({ fn }, code) {
    return freedInWalk(fn, code);
  },
};

const frees = (name: string | undefined): boolean =>
  name !== undefined && (isPoolFree(name) || /^ExFreeTo\w*Lookaside/.test(name));
const inserters: ReadonlySet<string> = new Set([
  "InsertTailList",
  "InsertHeadList",
  "ExInterlockedInsertTailList",
  "ExInterlockedInsertHeadList",
]);

function noteList(event: AfterCallEvent): void {
  const { name, state, before, site } = event;
  if (name !== undefined && inserters.has(name)) {
    const [head, entry] = event.args;
    if (!head || !entry || (head.kind === "address" && rootOf(head.place).kind === "local")) return;
    const why = { kind: "site", site, message: `it is put into the list here by ${event.written}` } as const;
    if (baseOf(entry) !== baseOf(head)) state.setMark(listed, baseOf(entry), "yes", why);
    return;
  }
  const marks = state.marksNamed(listed);
  if (marks.length === 0 || leavesListsAlone(event)) return;
  // What the routine itself put into a list lies there.
  unlist(
    marks.filter(({ term }) => before.mark(listed, term) !== undefined),
    state,
  );
}
/** Nobody takes anything out of a list before it returns: neither itself nor somebody whom it lets go on. */
function leavesListsAlone({ name, hasBody, run }: CallEvent): boolean {
  if (name === undefined) return false;
  return hasBody ? run.ask(leavesLists, name) : quiet.test(name) || frees(name);
}
function leavesLists(world: World, name: string): boolean {
  if (world.functions.get(name)?.own === false) return !/^Remove\w+List/.test(name);
  return !writesLinks(world, name) && reaches(world, name, others) === false;
}
/** Routines in which an entry is taken out, or that may let others do so. */
const others =
  /^(Remove\w+List|ExInterlockedRemove\w+|Ke(Wait|Delay|Synchronize|InsertQueue)\w*|Io(f?CallDriver|QueueWorkItem\w*|CancelIrp)|PoCallDriver)$/;
const quiet =
  /^(Ke(Acquire|Release|Try|Raise|Lower|Initialize|Query|Get|Set|Reset|Clear)|Kf|Ex(Acquire|Release|Allocate|Initialize)|Io(Acquire|Release|Get|MarkIrp|f?CompleteRequest)|Ob|Mm|Rtl|Ps(Get|Is)|v?DbgPrint|_?v?sn?w?printf|mem|str|wcs|InitializeListHead|IsListEmpty|Etw|Ringside)/;
function unlist(marks: readonly { readonly term: Term }[], state: CallEvent["state"]): void {
  for (const { term } of [...marks]) state.clearMark(listed, term);
}

// ---- walks through a list -----------------------------------------------------------------------------------------

/** A walk that ends where it has freed the record that it looked for, in a function that never takes one out. */
function freedInWalk(fn: IrFunction, { calls, assigns, fields, intrinsics }: Code): BodyFinding[] {
  const freed = calls.filter(({ name }) => frees(name));
  if (freed.length === 0 || intrinsics.length > 0) return [];
  if (fields.some(({ place, write }) => write && isLink(place.field.name))) return [];
  const first = firstRecords(assigns);
  const entries = new Set<LocalId>();
  for (const { target, value } of assigns) {
    const from = bare(value);
    if (target.kind === "local" && from.kind === "load" && from.place.kind === "field" && isLink(from.place.field.name))
      entries.add(target.local);
  }
  const records = new Map<LocalId, LocalId>();
  for (const { target, value } of assigns) {
    const from = bare(value);
    const entry = localIn(from.kind === "offset" ? from.pointer : from);
    if (target.kind === "local" && entry !== undefined && entries.has(entry) && target.local !== entry)
      records.set(target.local, entry);
  }
  return freed.flatMap(({ call, at, block }) => {
    const record = localIn(call.args[call.args.length - 1]) ?? localIn(call.args[0]);
    if (record !== undefined && first.has(record)) {
      if (calls.some((one) => one.call !== call && mayUnlink(one, [record, ...(first.get(record) ?? [])]))) return [];
      return [{ message: "the first record of the list is freed here, and it is still linked into it", at }];
    }
    const entry = record === undefined ? undefined : records.get(record);
    if (record === undefined || entry === undefined || comesBack(fn, block)) return [];
    // Whoever is given one of them, or told of it, may take it out.
    if (calls.some((one) => one.call !== call && mayUnlink(one, [record, entry]))) return [];
    return [{ message: "the record is freed here, and it is still linked into the list that was walked", at }];
  });
}
/** Variables that only ever hold the record that a list begins with, each with those that its entry goes through. */
function firstRecords(assigns: Code["assigns"]): ReadonlyMap<LocalId, readonly LocalId[]> {
  const given = new Map<LocalId, Expr[]>();
  for (const { target, value } of assigns) {
    if (target.kind !== "local") continue;
    const values = given.get(target.local);
    if (values) values.push(value);
    else given.set(target.local, [value]);
  }
  const isNull = (value: Expr) => constantIn(value) === 0;
  const isFirst = (value: Expr): boolean => {
    const from = bare(value);
    if (from.kind !== "load" || from.place.kind !== "field" || !isLink(from.place.field.name)) return false;
    let root: Place = from.place;
    while (root.kind === "field" || root.kind === "element") root = root.base;
    if (root.kind !== "deref") return root.kind === "global";
    // Not one that is itself found in a list, or kept from the round before.
    const holder = localIn(root.pointer);
    return holder === undefined || (given.get(holder) ?? []).every((one) => !mentionsLink(one));
  };
  const found = new Map<LocalId, readonly LocalId[]>();
  for (const [record, values] of given) {
    const known = values.filter((value) => !isNull(value));
    const entries: LocalId[] = [];
    const isFound = known.every((value) => {
      const from = bare(value);
      // A link that begins its record lies where the record does.
      const link = from.kind === "offset" ? from.pointer : from;
      if (isFirst(link)) return true;
      const entry = localIn(link);
      if (entry === undefined || !(given.get(entry) ?? []).every(isFirst)) return false;
      entries.push(entry);
      return given.has(entry);
    });
    if (known.length > 0 && isFound) found.set(record, entries);
  }
  return found;
}
function mentionsLink(expr: Expr): boolean {
  const value = bare(expr);
  if (value.kind === "offset") return mentionsLink(value.pointer);
  return value.kind === "load" && value.place.kind === "field" && isLink(value.place.field.name);
}
const isLink = (name: string | undefined): boolean => name === "Flink" || name === "Blink";
function mayUnlink({ name, call }: CodeCall, locals: readonly LocalId[]): boolean {
  if (name === undefined || /^Remove\w+List/.test(name) || inserters.has(name) || name === "InitializeListHead")
    return true;
  if (quiet.test(name)) return false;
  return call.args.some((arg) => {
    const value = bare(arg);
    // A number that stands in it leads nowhere.
    if (value.kind === "load" && value.place.kind === "field" && value.type.kind !== "pointer") return false;
    let place = value.kind === "address" || value.kind === "load" ? value.place : undefined;
    while (place?.kind === "field" || place?.kind === "element") place = place.base;
    const pointer =
      place?.kind === "deref" ? localIn(place.pointer) : place?.kind === "local" ? place.local : undefined;
    return pointer !== undefined && locals.includes(pointer);
  });
}
/** The walk goes on after the block: it may well free them all. */
function comesBack(fn: IrFunction, from: Block): boolean {
  const seen = new Set(afterTerminator(from.terminator));
  for (const at of seen) {
    if (at === from.id) return true;
    const block = fn.blocks[at];
    if (block) for (const next of afterTerminator(block.terminator)) seen.add(next);
  }
  return shapeOf(fn).loopHeads.size === 0;
}
