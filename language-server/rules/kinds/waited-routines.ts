// Completion routines that wake a function which waits for its IRP: an event is their context.

import type { Expr } from "../../../compiler/ir/ir.ts";
import type { SourceRange } from "../../../compiler/source/source.ts";
import { bare, callsTo, codeOf, pointee, recordName } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

interface WaitedRoutine {
  readonly sender: FunctionInfo;
  /** Where the sender sets the routine. */
  readonly range: SourceRange;
  readonly routine: FunctionInfo;
  /** The function that sets the routine waits itself; else who gave it the event may. */
  readonly waits: boolean;
  /** The sender has its IRPs built for its thread: the I/O manager takes them back when they are completed, and tells of it. */
  readonly threaded: boolean;
}
export function waitedRoutines(world: World): WaitedRoutine[] {
  return callsTo(world, "IoSetCompletionRoutine", "IoSetCompletionRoutineEx").flatMap(({ info, call, name, at }) => {
    const first = name === "IoSetCompletionRoutineEx" ? 2 : 1;
    const given = call.args[first] && bare(call.args[first]);
    const event = eventIn(call.args[first + 1]);
    const routine = given?.kind === "function" ? world.functions.get(given.symbol.linkName) : undefined;
    if (!routine || event === undefined) return [];
    const { calls } = codeOf(info.fn);
    const threaded = calls.some(({ name: called }) => called !== undefined && buildsForThread.test(called));
    const waits = calls.some(
      ({ name: called, call: other }) => called === "KeWaitForSingleObject" && eventIn(other.args[0]) === event,
    );
    return [{ sender: info, range: info.unit.range(info.fn.declaration, at), routine, waits, threaded }];
  });
}
const buildsForThread = /^IoBuild(SynchronousFsdRequest|DeviceIoControlRequest)$/;
/** The variable that is an event, or points to one. */
function eventIn(expr: Expr | undefined): number | undefined {
  const value = expr && bare(expr);
  if (value?.kind === "address" && value.place.kind === "local" && recordName(value.place.type) === "KEVENT")
    return value.place.local;
  const isPointer = value?.kind === "load" && pointee(value.type) === "KEVENT";
  return isPointer && value.place.kind === "local" ? value.place.local : undefined;
}
