// A counted string that the system gives, copied by its own length into a buffer of fixed size.
import { bare, callsTo, recordName } from "../../analysis/code.ts";
import type { CallEvent, Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import { type FieldRef, type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { copiers, copyOf } from "../kinds/copies.ts";
import { roomAt } from "../kinds/room.ts";
import type { Rule } from "../rule.ts";

const id = "counted-string-not-limited";

export const countedStringNotLimited: Rule = {
  id,
  severity: "error",
  summary: "A name that the system gives is copied by its own length into a buffer of fixed size.",
  names: {},
  page: `The names of images, files and keys may have up to 32,767 characters, however short they are on the machine where the driver was
written. A copy of \`Length\` bytes into an array needs a comparison with the size of that array first: any program can make a longer name.

**Mend it**: compare Length with the size of the array, and cut or refuse what is longer; or copy with RtlStringCbCopyUnicodeString.

\`\`\`c bad
#include <ntddk.h>
typedef struct _EVENT { ULONG Kind; WCHAR Path[260]; } EVENT, *PEVENT;
EVENT Last;
static LOAD_IMAGE_NOTIFY_ROUTINE Loaded;
static VOID Loaded(PUNICODE_STRING Name, HANDLE ProcessId, PIMAGE_INFO Info)
{
    UNREFERENCED_PARAMETER(ProcessId);
    UNREFERENCED_PARAMETER(Info);
    if (Name != NULL) {
        RtlCopyMemory(Last.Path, Name->Buffer, Name->Length);
//      ^^^^^^^^^^^^^ counted-string-not-limited: 520
    }
}
NTSTATUS Start(VOID)
{
    return PsSetLoadImageNotifyRoutine(Loaded);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
typedef struct _EVENT { ULONG Kind; WCHAR Path[260]; } EVENT, *PEVENT;
EVENT Last;
static LOAD_IMAGE_NOTIFY_ROUTINE Loaded;
static VOID Loaded(PUNICODE_STRING Name, HANDLE ProcessId, PIMAGE_INFO Info)
{
    UNREFERENCED_PARAMETER(ProcessId);
    UNREFERENCED_PARAMETER(Info);
    if (Name != NULL && Name->Length < sizeof(Last.Path)) {
        RtlCopyMemory(Last.Path, Name->Buffer, Name->Length);
    }
}
NTSTATUS Start(VOID)
{
    return PsSetLoadImageNotifyRoutine(Loaded);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
// Its callers say how long it can be.
typedef struct _EVENT { ULONG Kind; WCHAR Path[260]; } EVENT, *PEVENT;
VOID Set(PEVENT Event, PCUNICODE_STRING Name)
{
    RtlCopyMemory(Event->Path, Name->Buffer, Name->Length);
}
\`\`\`
`,
  paths: () => ({
    calls: copiers,
    beforeCall(event) {
      const { run, state, site } = event;
      const copy = copyOf(event);
      const string = copy?.from && stringOf(copy.count, copy.from.pointer);
      if (!copy?.into || !string || run.isGeneral) return;
      const room = roomAt(run, state, copy.into.pointer, copy.into.written);
      if (typeof room?.bytes !== "number" || rangeOf(state, copy.count).hi <= room.bytes) return;
      if (isCompared(event, copy.count) || !isGivenBySystem(run, string)) return;
      const message = `${room.name} has ${room.bytes} bytes, and nothing has compared the length of the name with that`;
      run.report(id, { message }, site.at);
    },
  }),
};

/** The counted string whose text and length these are. */
function stringOf(count: Term, text: Term): FieldRef["base"] | undefined {
  if (count.kind !== "load" || count.place.kind !== "field" || count.place.member !== "Length@0") return undefined;
  if (text.kind !== "load" || text.place.kind !== "field" || text.place.name !== "Buffer") return undefined;
  return text.place.base === count.place.base ? count.place.base : undefined;
}
function isCompared({ state, run }: CallEvent, length: Term): boolean {
  return state.facts.some((_, fact) => {
    const term = run.terms.term(fact);
    return term === length ? isNarrowed(state, length) : term.kind === "op" && leadsTo(term, length);
  });
}
/** More is known of it than its type says. */
function isNarrowed(state: State, length: Term): boolean {
  return rangeOf(state, length).hi < 0xffff;
}
function leadsTo(term: Term, value: Term): boolean {
  return term === value || (term.kind === "op" && term.args.some((arg) => leadsTo(arg, value)));
}

/** It came with a callback, or is handed in by one. */
function isGivenBySystem(run: Run, string: FieldRef["base"]): boolean {
  const root = rootOf(string);
  if (root.kind !== "deref") return false;
  const { pointer } = root;
  if (run.root?.role) return isFromParameters(run, pointer);
  const index = string === root ? run.params.indexOf(pointer) : -1;
  return index >= 0 && run.ask(isHandedOn, run.name, String(index));
}
function isFromParameters({ params }: Run, pointer: Term): boolean {
  for (let at: Term | undefined = pointer; at; ) {
    if (params.includes(at)) return true;
    const root: PlaceRef | undefined = at.kind === "load" ? rootOf(at.place) : undefined;
    at = root?.kind === "deref" ? root.pointer : undefined;
  }
  return false;
}
/** A callback hands in what it was given, or the name in a structure of the system's. */
function isHandedOn(world: World, routine: string, index: string): boolean {
  return callsTo(world, routine).some(({ info, call }) => {
    const given = call.args[Number(index)];
    const value = given && bare(given);
    if (value?.kind !== "load" && value?.kind !== "address") return false;
    const { place } = value;
    if (place.kind === "field") return ofTheSystem.has(recordName(place.base.type));
    return (
      value.kind === "load" &&
      place.kind === "local" &&
      info.fn.params.includes(place.local) &&
      world.roles.has(info.name)
    );
  });
}
const ofTheSystem: ReadonlySet<string> = new Set(["PS_CREATE_NOTIFY_INFO", "FILE_OBJECT", "FLT_FILE_NAME_INFORMATION"]);
