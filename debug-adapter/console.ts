// The debug console: what the driver prints, and what the kernel says, as rows of the trace come in.
// Going back takes nothing off the console, and going forward again over known ground prints nothing twice: a note says where the
// machine stands instead. After a change by hand the ground is new, and so is what is printed.
import type { KernelSession } from "../kernel/api.ts";
import type { TraceKind, TraceRow } from "../kernel/trace/log.ts";

export type Category = "console" | "important" | "stdout" | "stderr";
export type Print = (category: Category, text: string, row?: TraceRow) => void;

export class Console {
  readonly #session: KernelSession;
  readonly #print: Print;
  /** Rows of the trace before this one have been printed. */
  #printed = 0;
  #replaying = false;
  /** Who has left a line open: the drivers or the programs. */
  #openLine: TraceKind | undefined;

  constructor(session: KernelSession, print: Print) {
    this.#session = session;
    this.#print = print;
  }

  /** Prints what is new in the trace. */
  update(): void {
    const trace = this.#session.trace;
    if (trace.length >= this.#printed) this.#replaying = false;
    for (; this.#printed < trace.length; this.#printed++) {
      const row = trace.row(this.#printed);
      if (row !== undefined) this.#row(row);
    }
  }

  /** Says that the machine has gone back. */
  wentBack(): void {
    const trace = this.#session.trace;
    const ahead = this.#printed - trace.length;
    if (ahead > 0 && !this.#replaying) {
      this.line(
        "console",
        `— back at step ${this.#session.time}: what was printed after it is still to come, and will not be printed twice —`,
      );
      this.#replaying = true;
    }
  }

  /** The run has been changed: what comes next is new. */
  changed(): void {
    const ahead = this.#printed > this.#session.trace.length;
    this.#printed = this.#session.trace.length;
    this.#replaying = false;
    if (ahead)
      this.line("console", `— changed at step ${this.#session.time}: what was printed after it no longer holds —`);
  }

  /** A line of the debugger's own. */
  line(category: Category, text: string): void {
    this.#endLine();
    this.#print(category, `${text}\n`);
  }

  #endLine(): void {
    if (this.#openLine !== undefined) this.#print("stdout", "\n");
    this.#openLine = undefined;
  }

  #row(row: TraceRow): void {
    if (row.kind === "debugPrint" || row.kind === "output") {
      if (this.#openLine !== row.kind) this.#endLine();
      this.#print("stdout", row.openLine ? row.detail : `${row.detail}\n`, row);
      this.#openLine = row.openLine ? row.kind : undefined;
    } else if (row.kind === "scenario") {
      this.line("console", row.detail);
    }
  }
}
