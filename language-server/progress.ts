// Tells a client that a check takes a while, so that nobody takes a list that is still empty for a verdict.
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";

/** A check of so few turns is over before anyone could read that it is under way. */
const shortTurns = 15;

export class CheckProgress {
  readonly #connection: Connection;
  #turns = 0;
  #said = "";
  /** Undefined while nothing is shown. */
  #shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Another turn of work on drivers, by name, and what is done with them. */
  turn(names: readonly string[], what: string): void {
    this.#turns += 1;
    if (this.#turns <= shortTurns) return;
    const [first = "", ...others] = names;
    const title = others.length === 0 ? `Checking ${first}` : `Checking ${first} and ${others.length} more`;
    if (this.#shown === undefined) {
      // A client that cannot show it is given nothing, and one that refuses does not keep the check.
      this.#shown = this.#connection.window.createWorkDoneProgress().then(
        (reporter) => {
          reporter.begin(title, undefined, what);
          return reporter;
        },
        () => undefined,
      );
      this.#said = what;
    } else if (this.#said !== what) {
      this.#said = what;
      void this.#shown.then((reporter) => reporter?.report(what));
    }
  }
  /** Nothing more is to be done. */
  end(): void {
    this.#turns = 0;
    void this.#shown?.then((reporter) => reporter?.done());
    this.#shown = undefined;
  }
}
