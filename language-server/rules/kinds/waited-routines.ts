// Completion routines that wake a function which waits for its IRP: an event of its own stack is their context.

import type { SourceRange } from "../../../compiler/source/source.ts";
import { bare, callsTo, codeOf, objectOf, recordName } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

interface WaitedRoutine {
  readonly sender: FunctionInfo;
  /** Where the sender sets the routine. */
  readonly range: SourceRange;
  readonly routine: FunctionInfo;
}
export function waitedRoutines(world: World): WaitedRoutine[] {
  return callsTo(world, "IoSetCompletionRoutine", "IoSetCompletionRoutineEx").flatMap(({ info, call, name, at }) => {
    const first = name === "IoSetCompletionRoutineEx" ? 2 : 1;
    const given = call.args[first] && bare(call.args[first]);
    const event = objectOf(call.args[first + 1]);
    if (given?.kind !== "function" || event?.kind !== "local" || recordName(event.type) !== "KEVENT") return [];
    const waits = codeOf(info.fn).calls.some(({ name: called, call: other }) => {
      const object = called === "KeWaitForSingleObject" ? objectOf(other.args[0]) : undefined;
      return object?.kind === "local" && object.local === event.local;
    });
    const routine = world.functions.get(given.symbol.linkName);
    if (!waits || !routine) return [];
    return [{ sender: info, range: info.unit.range(info.fn.declaration, at), routine }];
  });
}
