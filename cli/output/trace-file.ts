// The trace as a file: CSV for a name that says so, else JSON Lines.
import type { TraceLog } from "../../kernel/trace/log.ts";

export function* traceChunks(trace: TraceLog, name: string): Generator<string> {
  yield* name.toLowerCase().endsWith(".csv") ? trace.csv() : trace.jsonLines();
}
