// What lies behind a pointer is used where the pointer is known to be NULL.
import type { Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import { Kept } from "../../analysis/course.ts";
import { Evaluator } from "../../analysis/evaluate.ts";
import type { Run } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import { isJoined, type PlaceRef, rootOf } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { nullTest, onlyMayRaise } from "../../analysis/turns.ts";
import { placeName } from "../kinds/room.ts";
import { usedAsNull } from "../kinds/set-null.ts";
import type { Rule } from "../rule.ts";

const id = "null-pointer-dereferenced";
/** On a pointer that was used on this way though it is NULL. */
const usedMark = "null-used";

export const nullPointerDereferenced: Rule = {
  id,
  severity: "error",
  summary: "Memory is read or written through a pointer that was found to be NULL, or that nothing has set.",
  names: { codeAnalysis: ["C6011"], codeql: ["cpp/null-dereference"] },
  page: `The branch that has found a pointer to be NULL must not use it, and must not go on to code that does: reading or writing through it ends in a
system crash. A test turned round, a \`return\` forgotten after the message, and a pointer cleared too early are the common ways to it.

**Mend it**: leave the function, or set the pointer, where it is NULL; turn the test round if it is the wrong way.

\`\`\`c bad
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; } CHANNEL, *PCHANNEL;
typedef struct _EXT { PCHANNEL Channel; } EXT, *PEXT;
VOID Count(PEXT Extension)
{
    PCHANNEL channel = Extension->Channel;
    if (channel == NULL) {
        DbgPrint("no channel\\n");
    }
    channel->Count += 1;
//  ^^^^^^^^^^^^^^ null-pointer-dereferenced: channel
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; } CHANNEL, *PCHANNEL;
typedef struct _EXT { PCHANNEL Channel; } EXT, *PEXT;
ULONG CountOf(PEXT Extension)
{
    if (Extension->Channel != NULL) return 0;
    return Extension->Channel->Count;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ null-pointer-dereferenced: Channel
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; } CHANNEL, *PCHANNEL;
typedef struct _EXT { PCHANNEL Channel; } EXT, *PEXT;
VOID Close(PEXT Extension)
{
    ExFreePoolWithTag(Extension->Channel, 'nahC');
    Extension->Channel = NULL;
    Extension->Channel->Count = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ null-pointer-dereferenced: Channel
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; } CHANNEL, *PCHANNEL;
typedef struct _EXT { PCHANNEL Channel; PCHANNEL Channels[4]; } EXT, *PEXT;
VOID Count(PEXT Extension)
{
    PCHANNEL channel = Extension->Channel;
    if (channel == NULL) {
        DbgPrint("no channel\\n");
        return;
    }
    channel->Count += 1;
}
ULONG LastCount(PEXT Extension)
{
    PCHANNEL last = NULL;
    ULONG i;
    for (i = 0; i < 4; i++) last = Extension->Channels[i];
    return last->Count;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; ULONG Kind; } CHANNEL, *PCHANNEL;
ULONG Take(PCHANNEL Channel, ULONG Kind)
{
    if (Channel->Kind == Kind) {
        Channel->Count += 1;
    } else {
        ExFreePoolWithTag(Channel, 'nahC');
        Channel = NULL;
    }
    DbgPrint("taken");
    return Channel->Count;
//  ^^^^^^ null-pointer-dereferenced: was set to NULL
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; ULONG Kind; } CHANNEL, *PCHANNEL;
ULONG Take(PCHANNEL Channel, ULONG Kind)
{
    if (Channel->Kind == Kind) {
        Channel->Count += 1;
    } else {
        ExFreePoolWithTag(Channel, 'nahC');
        Channel = NULL;
    }
    return Channel != NULL ? Channel->Count : 0;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _CHANNEL { ULONG Count; } CHANNEL, *PCHANNEL;
#define REQUIRE(condition) { if (!(condition)) { DbgPrint("%s does not hold\\n", #condition); DbgBreakPoint(); } }
ULONG Read(PCHANNEL Channel)
{
    REQUIRE(Channel != NULL);
    return Channel->Count;
}
\`\`\`
`,
  body: (info, code) =>
    usedAsNull(info, code).map(({ name, setAt, at }) => ({
      message: `${name} was set to NULL, and is used here all the same`,
      at,
      notes: [{ message: "it is set to NULL here", at: setAt }],
    })),
  paths: () => {
    return {
      kept: visits,
      access(event) {
        const { run, state, pointer, site, whole } = event;
        const written = pointerOf(whole);
        if (!written) return;
        const base = baseOf(pointer);
        // The first use, where the system crashes, stands for all that come after it on the way.
        if (state.mark(usedMark, base)) return;
        const known = visits.of(run);
        const found = known.get(whole) ?? { at: site.at, place: undefined, name: "", isAlwaysNull: true };
        known.set(whole, found);
        // What only the conditions on a way say is NULL may be another thing on ways that are not followed.
        if (base.kind !== "const" || base.value !== 0n || run.isGeneral) found.isAlwaysNull = false;
        if (constantOf(state, base) !== 0 || run.isGeneral) return;
        state.setMark(usedMark, base, "yes");
        const place = new Evaluator(run.terms, run.fn, run.unit.target, undefined).place(state, written);
        found.place = place;
        found.name = placeName(run, written);
        if (!onlyMayRaise(state.turns) && !givesNull(run) && wasTested(run, state, found, site.at))
          run.report(id, { message: `${found.name} was found to be NULL, and is used here all the same` }, site.at);
      },
      exits({ run, entry }) {
        if (givesNull(run) || knowsNull(entry, run.terms)) return;
        for (const { at, name, place, isAlwaysNull } of visits.of(run).values())
          if (isAlwaysNull && place && !isParameter(run, place) && !isAnswer(run, place))
            run.report(id, { message: `${name} is NULL here, whichever way leads here` }, at);
      },
    };
  },
};

/** What the ways on which something is read or written knew of the pointer that leads to it. */
interface Visits {
  readonly at: TokenRange;
  /** The variable or member that holds the pointer, where it was NULL, and its name. */
  place: PlaceRef | undefined;
  name: string;
  isAlwaysNull: boolean;
}
const visits = new Kept<Map<Place, Visits>>(
  () => new Map(),
  (known) => new Map([...known].map(([whole, found]) => [whole, { ...found }])),
);
/** The variable or member that holds the pointer through which something is reached. */
function pointerOf(whole: Place): Place | undefined {
  let at = whole;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  if (at.kind !== "deref") return undefined;
  let pointer = bare(at.pointer);
  while (pointer.kind === "offset") pointer = bare(pointer.pointer);
  return pointer.kind === "load" ? pointer.place : undefined;
}
/** A condition on the way asked for the very value, and found that there is none; nothing may have set it since. */
function wasTested(run: Run, state: State, { place, name }: Visits, at: TokenRange): boolean {
  if (!place) return false;
  const value = state.store.get(place.id) ?? run.terms.load(place);
  const tested = value && value.kind !== "const" ? nullTest(state.turns, value) : undefined;
  // What stands behind the use was asked in an earlier round of a loop.
  if (!value || !tested?.isNull || tested.turn.at.first > at.first || isAsserted(run, tested.turn.at)) return false;
  // Another variable that held the same was asked: a cursor's end says nothing of where it began.
  if (!run.text(tested.turn.at).match(/\w+/g)?.includes(name)) return false;
  const called = calledBetween(run, tested.turn.at, at);
  if (called.some((routine) => stopping.test(routine))) return false;
  // Where ways have met, a name stands for another value each time round a loop.
  if (tested.turn !== state.turns && value.leaves.some((leaf) => leaf.kind === "atom" && isJoined(leaf))) return false;
  // What lies in memory may be set by whatever is called, through another pointer to the same.
  return rootOf(place).kind === "local" || called.every((routine) => /Dbg/.test(routine));
}
/** A macro asks, and lets the code go on: an assertion, whatever it is called. */
function isAsserted({ unit, fn }: Run, at: TokenRange): boolean {
  return unit.expansion(fn.declaration, at.first).some(({ macro }) => macro !== "NULL");
}
/** What is called between two places, by the names that are known. */
function calledBetween({ fn }: Run, from: TokenRange, to: TokenRange): string[] {
  const between = codeOf(fn).calls.filter(({ at }) => from.last <= at.first && at.first <= to.first);
  return between.map(({ name = "" }) => name);
}
/** A routine of the driver's own that is called so does not come back, though its body may not show it. */
const stopping = /panic|bug_?check|abort|fatal|assert/i;
/** Its caller gave it a NULL pointer, or the address of a member of what one leads to: what else tells it not to use that may lie anywhere, and being equal to it is no test for NULL. */
function givesNull(run: Run): boolean {
  return run.params.some(
    (param, index) => baseOf(param) === run.terms.zero && run.fn.type.params[index]?.type.kind === "pointer",
  );
}
/** In a structure that was passed by its value, say. */
function isParameter(run: Run, place: PlaceRef): boolean {
  const root = rootOf(place);
  return root.kind === "local" && run.fn.params.includes(root.local);
}
/** A routine gave it, which may give another thing in other company than on the ways that were followed. */
function isAnswer(run: Run, place: PlaceRef): boolean {
  const root = rootOf(place);
  if (root.kind !== "local") return false;
  const { calls, assigns } = codeOf(run.fn);
  const answers = new Set(calls.map(({ call }) => call.result));
  if (answers.has(root.local)) return true;
  return assigns.some(({ target, value }) => {
    const from = bare(value);
    if (target.kind !== "local" || target.local !== root.local || from.kind !== "load") return false;
    return from.place.kind === "local" && answers.has(from.place.local);
  });
}
/** The caller knew of something that is NULL, or zero: what is worked out from that is NULL in its company only. */
function knowsNull(entry: State, terms: Terms): boolean {
  for (const [id, { lo, hi }] of entry.facts) if (lo === 0 && hi === 0 && terms.term(id).kind !== "op") return true;
  return entry.store.some((value) => value === terms.zero);
}
