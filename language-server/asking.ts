// Questions of the editor, each answered as soon as so much of its driver is known as it needs. What is not known yet is found out a
// slice a turn, so that keystrokes and other questions come in between.
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Slices } from "../compiler/index.ts";
import type { Unit } from "../compiler/unit.ts";
import type { DriverProject } from "./project.ts";
import { offsetAt, type Position } from "./text.ts";
import { pathOfUri } from "./uri.ts";
import type { Extent, Workspace } from "./workspace.ts";

export interface Question {
  readonly uri: string;
  /** How much of the driver has to be known. */
  readonly extent: Extent;
  readonly token: CancellationToken;
  /** The place it is about, if it is about one. */
  readonly position?: Position;
}
/** The document that a question is about, and a source that it is seen in: itself, or one that includes the header. */
export interface Asked {
  readonly path: string;
  readonly text: string;
  /** Of the place asked about; 0 without one. */
  readonly offset: number;
  readonly unit: Unit;
  readonly project: DriverProject;
}

export class Asking {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  #isOver = false;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  /**
   * `otherwise` stands for no answer: the question was taken back, its document is not known, or to answer it failed, the reason of
   * which goes to the log. A question about a place in a text that has been written on meanwhile is refused.
   */
  async ask<T>({ uri, extent, token, position }: Question, otherwise: T, answer: (asked: Asked) => T): Promise<T> {
    const path = pathOfUri(uri);
    const textNow = (): string | undefined => this.guard(undefined, () => this.#workspace.text(path));
    const asked = textNow();
    // What only needs the source is said at once: nobody types ahead of that.
    const alone = extent === "source" ? await this.#atOnce(this.#workspace.unitAlone(path), token) : undefined;
    const found = alone ?? (await this.inTurns(this.#workspace.unitFor(path, extent), token));
    const text = textNow();
    if (found === undefined || text === undefined || token.isCancellationRequested) return otherwise;
    if (position !== undefined && text !== asked)
      throw new ResponseError(LSPErrorCodes.ContentModified, "the document has changed since this was asked");
    return this.guard(otherwise, () =>
      answer({ path, text, offset: position ? offsetAt(text, position) : 0, ...found }),
    );
  }

  /** Nobody waits for an answer any more: what is under way goes no further. */
  stop(): void {
    this.#isOver = true;
  }

  /** Does work whose first step may be the last, in this turn then. */
  async #atOnce<T>(steps: Slices<T>, token: CancellationToken): Promise<T | undefined> {
    const first = this.guard(undefined, () => steps.next());
    return first?.done === false ? this.inTurns(steps, token) : first?.value;
  }
  /** Does work a step a turn; undefined if it failed, or is no longer wanted. */
  async inTurns<T>(steps: Slices<T>, token?: CancellationToken): Promise<T | undefined> {
    for (;;) {
      // Messages that have come in are heard first: a question that was taken back right away, a change of the text it is about.
      await new Promise((resolve) => setTimeout(() => setImmediate(resolve), 0));
      if (this.#isOver || token?.isCancellationRequested === true) return undefined;
      const step = this.guard<IteratorResult<undefined, T> | undefined>(undefined, () => steps.next());
      if (step === undefined || step.done === true) return step?.value;
    }
  }

  /** A question that cannot be answered is a question without an answer; the reason goes to the log. */
  guard<T>(otherwise: T, answer: () => T): T {
    try {
      return answer();
    } catch (error) {
      this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return otherwise;
    }
  }
}
