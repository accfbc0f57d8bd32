// Variables that a routine of the driver gives only when it succeeds, read where it has failed.
import type { IrFunction, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { AfterCallEvent, Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "output-read-after-failure";
/** On the address of a variable that a routine was to write to and did not on this way; remembers what the routine returned. */
const left = "left-unwritten";

export const outputReadAfterFailure: Rule = {
  id,
  severity: "warning",
  summary: "A variable that a routine of the driver gives only when it succeeds is read where it has failed.",
  names: { codeAnalysis: ["C6001"] },
  page: `The routine has ways on which it returns a failure and leaves alone what it was to give. If the caller does not ask, it goes on with
whatever the stack held before.

**Mend it**: ask for the status before the variable is read, or give it a value before the call.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { BOOLEAN Started; ULONG Speed; } EXT, *PEXT;
static NTSTATUS GetSpeed(PEXT Ext, PULONG Speed)
{
    if (!Ext->Started) return STATUS_DEVICE_NOT_READY;
    *Speed = Ext->Speed;
    return STATUS_SUCCESS;
}
ULONG Double(PEXT Ext)
{
    ULONG speed;
    (VOID)GetSpeed(Ext, &speed);
    return speed * 2;
//  ^^^^^^ output-read-after-failure: GetSpeed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { BOOLEAN Started; ULONG Speed; } EXT, *PEXT;
static NTSTATUS GetSpeed(PEXT Ext, PULONG Speed)
{
    if (!Ext->Started) return STATUS_DEVICE_NOT_READY;
    *Speed = Ext->Speed;
    return STATUS_SUCCESS;
}
ULONG Double(PEXT Ext)
{
    ULONG speed;
    if (!NT_SUCCESS(GetSpeed(Ext, &speed))) return 0;
    return speed * 2;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { branch: [left], store: [left], access: [left], exit: [left] },
    afterCall(event) {
      const { run, state, args, site } = event;
      if (event.hasBody) note(world, event);
      else if (!printers.test(event.name ?? "")) for (const arg of args) read(run, state, arg, site.at);
    },
    branch: ({ run, state, value, site }) => read(run, state, value, site.at),
    store: ({ run, state, value, site }) => read(run, state, value, site.at),
    access: ({ run, state, pointer, site }) => read(run, state, pointer, site.at),
    exit: ({ run, state, value, at }) => {
      if (value) read(run, state, value, at);
    },
  }),
};

/** What is printed decides nothing. */
const printers = /[Pp]rint|Trace/;

function note(world: World, event: AfterCallEvent): void {
  const { name = "", run, before, state, args, result, site } = event;
  const callee = world.functions.get(name)?.fn;
  if (!callee) return;
  args.forEach((arg, index) => {
    if (arg.kind !== "address" || arg.place.kind !== "local" || before.store.get(arg.place.id)) return;
    const type = run.fn.locals[arg.place.local]?.type.kind;
    if (type === "record" || type === "array" || state.store.get(arg.place.id) || !onlyGives(callee, index)) return;
    state.setMark(
      left,
      arg,
      event.written,
      { kind: "site", site, message: `nothing is written to it on a way through ${event.written}` },
      result,
    );
  });
}
/** The routine writes to where the parameter leads, and does nothing else with it. */
function onlyGives(fn: IrFunction, index: number): boolean {
  const parameter = fn.params[index];
  const { assigns, calls, returns } = codeOf(fn);
  const is = (place: Place) => place.kind === "local" && place.local === parameter;
  const carries = (value: Parameters<typeof bare>[0]) => {
    const from = bare(value);
    return from.kind === "load" && is(from.place);
  };
  const writes = assigns.some(({ target }) => target.kind === "deref" && carries(target.pointer));
  return (
    writes &&
    !assigns.some(({ target, value }) => carries(value) || is(target)) &&
    !calls.some(({ call }) => call.args.some(carries)) &&
    !returns.some(({ value }) => carries(value))
  );
}

function read(run: Run, state: State, value: Term, at: TokenRange): void {
  for (const mark of state.marksNamed(left)) {
    const place = mark.term.kind === "address" ? mark.term.place : undefined;
    if (!place || state.store.get(place.id)) state.clearMark(left, mark.term);
    else if (hasFailed(run.terms, state, mark.with) && reads(value, place.id)) {
      state.clearMark(left, mark.term);
      const name = place.kind === "local" ? (run.fn.locals[place.local]?.name ?? "the variable") : "the variable";
      run.report(
        id,
        {
          message: `${name} is read here, and nothing has been written to it if ${mark.value} failed`,
          notes: [{ message: "", place: mark.why }],
        },
        at,
      );
    }
  }
}
/** A failure that the path has not told from others: who asks for one of them knows what that one gives. */
function hasFailed(terms: Terms, state: State, status: Term | undefined): boolean {
  if (!status) return false;
  const { lo, hi } = rangeOf(state, status);
  if (hi >= 0 || (lo === hi && status.kind !== "const")) return false;
  for (const [asked] of state.facts) {
    const term = terms.term(asked);
    if (term.kind === "op" && (term.op === "eq" || term.op === "ne") && term.args.includes(status)) return false;
  }
  return true;
}
function reads(term: Term, place: number): boolean {
  if (term.kind === "load") return term.place.id === place;
  return term.kind === "op" && term.args.some((arg) => reads(arg, place));
}
