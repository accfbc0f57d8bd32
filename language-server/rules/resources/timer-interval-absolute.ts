// An interval with the wrong sign.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { codeOf, constantIn, objectOf } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { type Term, within } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "timer-interval-absolute";

export const timerIntervalAbsolute: Rule = {
  id,
  severity: "warning",
  summary: "A positive constant is given as a time, where a negative one says an interval.",
  names: {},
  page: `Negative times are intervals from now, positive ones count from the year 1601. A small positive constant lies in the past: the wait or
timer ends at once.

**Mend it**: negate the number.

\`\`\`c bad
#include <wdm.h>
VOID Pause(VOID)
{
    LARGE_INTEGER interval;
    interval.QuadPart = 10 * 1000 * 1000;
    KeDelayExecutionThread(KernelMode, FALSE, &interval);
//  ^^^^^^^^^^^^^^^^^^^^^^ timer-interval-absolute: 1601
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Pause(VOID)
{
    LARGE_INTEGER interval;
    interval.QuadPart = -10 * 1000 * 1000;
    KeDelayExecutionThread(KernelMode, FALSE, &interval);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KTIMER Timer; LARGE_INTEGER Period; } EXT, *PEXT;
VOID Begin(PEXT Ext, PKDPC Dpc)
{
    LARGE_INTEGER due;
    due.QuadPart = 5 * 1000 * 1000;
    KeSetTimer(&Ext->Timer, due, Dpc);
//  ^^^^^^^^^^ timer-interval-absolute: 1601
    Ext->Period.QuadPart = 10 * 1000 * 1000;
}
VOID Pause(PEXT Ext)
{
    KeDelayExecutionThread(KernelMode, FALSE, &Ext->Period);
//  ^^^^^^^^^^^^^^^^^^^^^^ timer-interval-absolute: 1601
    KeCancelTimer(&Ext->Timer);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KTIMER Timer; LARGE_INTEGER Period; } EXT, *PEXT;
VOID Begin(PEXT Ext, PKDPC Dpc, ULONG Milliseconds)
{
    LARGE_INTEGER due;
    due.QuadPart = -5 * 1000 * 1000;
    KeSetTimer(&Ext->Timer, due, Dpc);
    Ext->Period.QuadPart = 10 * 1000 * 1000;
    if (Milliseconds != 0) Ext->Period.QuadPart = Milliseconds * -10000LL;
}
VOID Pause(PEXT Ext)
{
    KeDelayExecutionThread(KernelMode, FALSE, &Ext->Period);
    KeCancelTimer(&Ext->Timer);
}
\`\`\`
`,
  paths: (world) => ({
    calls: [...Object.keys(times), ...Object.keys(numbers)],
    beforeCall(event) {
      const { name = "", args, run, state, site } = event;
      const time = args[times[name] ?? -1];
      const number = args[numbers[name] ?? -1];
      const given = time ? timeIn(world, event, time) : number && constantOf(state, number);
      if (given === undefined || !isSmall(given)) return;
      run.report(
        id,
        { message: "the time is a small positive number, a date in 1601: an interval is negative" },
        site.at,
      );
    },
  }),
};

/** The argument that is a LARGE_INTEGER, or the address of one. */
const times: Readonly<Record<string, number>> = {
  KeDelayExecutionThread: 2,
  KeWaitForSingleObject: 4,
  KeWaitForMultipleObjects: 6,
  KeSetTimer: 1,
  KeSetTimerEx: 1,
  KeSetCoalescableTimer: 1,
};
/** The argument that is a number. */
const numbers: Readonly<Record<string, number>> = { ExSetTimer: 1, WdfTimerStart: 1 };

/** A date of this century is far beyond. */
function isSmall(time: number): boolean {
  return time > 0 && time <= 1e17;
}
/** The constant that the time holds: as the path knows it, or all that the driver ever puts into that member. */
function timeIn(world: World, { run, state }: CallEvent, time: Term): number | undefined {
  const whole = time.kind === "address" || time.kind === "load" ? time.place : undefined;
  if (!whole) return undefined;
  for (const [key, value] of state.store) {
    const place = world.terms.place(key);
    if (place.kind === "field" && place.name === "QuadPart" && within(place, whole)) return constantOf(state, value);
  }
  return whole.kind === "field" && run.ask(isSetToSmall, whole.member) ? 1 : undefined;
}
/** Whatever the driver writes to the member ("name@offset") is a small positive constant, and nobody is given its address to write to. */
function isSetToSmall(world: World, member: string): boolean {
  let isAny = false;
  const isIt = (place: Place): boolean => place.kind === "field" && `${place.field.name}@${place.offset}` === member;
  for (const { fn, own } of world.functions.values()) {
    if (!own) continue;
    const { assigns, calls } = codeOf(fn);
    for (const { target, value } of assigns) {
      if (isIt(target)) return false;
      if (target.kind !== "field" || !(isIt(target.base) || (target.base.kind === "field" && isIt(target.base.base))))
        continue;
      const set = target.field.name === "QuadPart" ? constantIn(value) : undefined;
      if (set === undefined || !isSmall(set)) return false;
      isAny = true;
    }
    for (const { name, call } of calls)
      if (call.args.some((arg) => isIn(arg, isIt)) && !(name !== undefined && Object.hasOwn(times, name))) return false;
  }
  return isAny;
}
function isIn(arg: Expr, isIt: (place: Place) => boolean): boolean {
  const place = objectOf(arg);
  return place !== undefined && isIt(place);
}
