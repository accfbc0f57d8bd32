// What moves the machine when it is typed in the debug console, under the names that WinDbg has for it, forwards and backwards.
import { type Arguments, RequestError } from "./arguments.ts";
import type { Run } from "./run.ts";
import { optionalFrame } from "./state-requests.ts";

interface TypedMotion {
  readonly help: string;
  readonly start: (run: Run, thread: number) => Promise<void>;
}

const motions: Readonly<Record<string, TypedMotion>> = {
  g: { help: "goes on", start: (run) => run.continue() },
  p: { help: "steps over", start: (run, thread) => forward(run, () => run.debugger.stepOver(thread, "statement")) },
  t: { help: "steps into", start: (run, thread) => forward(run, () => run.debugger.stepInto(thread, "statement")) },
  gu: { help: "steps out", start: (run, thread) => forward(run, () => run.debugger.stepOut(thread)) },
  "g-": { help: "goes back", start: (run) => backward(run, () => run.debugger.reverseContinue()) },
  "p-": {
    help: "steps back over",
    start: (run, thread) => backward(run, () => run.debugger.stepBack(thread, "statement")),
  },
  "t-": { help: "steps back into", start: (run, thread) => backward(run, () => run.debugger.stepBackInto(thread)) },
  "gu-": { help: "steps back out", start: (run, thread) => backward(run, () => run.debugger.stepBackOut(thread)) },
};
const forward = (run: Run, motion: Parameters<Run["move"]>[1]): Promise<void> => run.move("forward", motion);
const backward = (run: Run, motion: Parameters<Run["move"]>[1]): Promise<void> => run.move("backward", motion);

/** A line for the list of commands. */
export const motionsHelp = `${Object.entries(motions)
  .map(([name, { help }]) => `${name} ${help}`)
  .join(", ")}.`;

export interface Moving {
  readonly thread: number;
  readonly start: () => Promise<void>;
}

/** What a line of the console moves; undefined if it is none, or the name of a variable. */
export function typedMotion(run: Run, args: Arguments): Moving | undefined {
  if ((args.optionalString("context") ?? "repl") !== "repl") return undefined;
  const name = args.string("expression").trim();
  const motion = Object.hasOwn(motions, name) ? motions[name] : undefined;
  if (motion === undefined) return undefined;
  run.mustStand();
  const at = optionalFrame(run, args);
  if (isVariable(run, name, at?.frame)) return undefined;
  const thread = at?.context ?? run.stop?.context;
  if (thread === undefined) throw new RequestError("No thread runs here.");
  return { thread, start: () => motion.start(run, thread) };
}
function isVariable(run: Run, name: string, frame: Parameters<Run["evaluator"]["evaluate"]>[1]): boolean {
  if (!/^\w+$/.test(name)) return false;
  try {
    run.evaluator.evaluate(name, frame);
    return true;
  } catch {
    return false;
  }
}
