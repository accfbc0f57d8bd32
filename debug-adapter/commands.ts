// What is typed in the debug console and is a command, not a C expression.
import type { DebugProtocol } from "@vscode/debugprotocol";
import { commands, runCommand } from "../kernel/session/commands/index.ts";
import { type Arguments, RequestError } from "./arguments.ts";
import type { DataBreakpointRequests } from "./data-breakpoint-requests.ts";
import type { Run } from "./run.ts";
import { optionalFrame } from "./state-requests.ts";
import { motionsHelp } from "./typed-motions.ts";

/** Undefined if it is no command. */
export function command(
  run: Run,
  args: Arguments,
  dataBreakpoints: DataBreakpointRequests,
): DebugProtocol.EvaluateResponse["body"] | undefined {
  if ((args.optionalString("context") ?? "repl") !== "repl") return undefined;
  run.mustStand();
  const at = optionalFrame(run, args);
  const { stop } = run;
  try {
    const result = runCommand(args.string("expression"), {
      inspector: run.inspector,
      evaluator: run.evaluator,
      frame: at?.frame,
      context: at?.context ?? stop?.context ?? run.launched.session.current,
      stop: stop?.reason === "ended" ? stop.end : undefined,
      watches: dataBreakpoints.typedIn(run),
      shown: (file) => file,
    });
    if (result === undefined) return undefined;
    const isHelp = /^\s*[.!]help\s*$/.test(args.string("expression"));
    return { result: isHelp ? `${result}\n${motionsHelp}` : result, variablesReference: 0 };
  } catch (error) {
    throw new RequestError(error instanceof Error ? error.message : String(error));
  }
}

/** Commands that begin with what has been typed; only those that are no words of C. */
export function commandCompletions(typed: string): readonly DebugProtocol.CompletionItem[] {
  if (!/^[!.]\w*$/.test(typed)) return [];
  return commands
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, usage, help }) => ({
      label: name,
      detail: `${usage === "" ? "" : `${usage}: `}${help}`,
      type: "function" as const,
      start: 0,
      length: typed.length,
    }));
}
