// What the adapter needs of the room that prepares runs: a launch request becomes a kernel session, or a list of what is wrong.
import type { SourceDiagnostic } from "../compiler/source/source.ts";
import type { KernelSession } from "../kernel/api.ts";
import type { LaunchArguments } from "./protocol.ts";

export interface Launched {
  readonly session: KernelSession;
  /** What the run is called, for people: the scenario's title or the driver's name. */
  readonly title: string;
  /** What the compiler has to say about the drivers, errors among it that do not keep the rest from running. */
  readonly diagnostics: readonly SourceDiagnostic[];
}
export type LaunchOutcome = { readonly launched: Launched } | { readonly problems: readonly string[] };

export interface Launcher {
  launch(args: LaunchArguments): LaunchOutcome | Promise<LaunchOutcome>;
  /** Text of a source file. */
  read(path: string): string | undefined;
}
