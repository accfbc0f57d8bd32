// The debug session that the views look at: the newest of Ringside's own that is alive. Views subscribe here and ask here.
import * as vscode from "vscode";
import type { ChangedBody, RingsideRequest, RingsideRequests } from "../debug-adapter/protocol.ts";

export type SessionState = "none" | "live" | "ended";

export class Sessions implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ChangedBody>();
  readonly #state = new vscode.EventEmitter<SessionState>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #alive: vscode.DebugSession[] = [];
  readonly #ended = new WeakSet<vscode.DebugSession>();
  #latest: ChangedBody | undefined;

  /** The machine of the current session has moved. */
  readonly onChanged = this.#changed.event;
  /** The current session has begun, ended, or is another one. */
  readonly onState = this.#state.event;
  state: SessionState = "none";
  name = "";

  constructor() {
    this.#subscriptions.push(
      vscode.debug.onDidStartDebugSession((session) => {
        if (session.type === "ringside") this.#meet(session);
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        this.#ended.add(session);
        const place = this.#alive.indexOf(session);
        if (place < 0) return;
        const wasCurrent = place === this.#alive.length - 1;
        this.#alive.splice(place, 1);
        const next = this.#alive.at(-1);
        if (next !== undefined && wasCurrent) this.#begin(next);
        else if (next === undefined) this.#setState("ended");
      }),
      vscode.debug.onDidChangeActiveDebugSession((session) => {
        const place = session === undefined ? -1 : this.#alive.indexOf(session);
        if (session === undefined || place < 0 || place === this.#alive.length - 1) return;
        this.#alive.splice(place, 1);
        this.#alive.push(session);
        this.#begin(session);
      }),
      vscode.debug.onDidReceiveDebugSessionCustomEvent((event) => {
        if (event.event !== "ringside/changed") return;
        // The adapter may speak before the editor has said that its session began.
        this.#meet(event.session);
        if (event.session !== this.current) return;
        this.#latest = event.body;
        this.#changed.fire(event.body);
      }),
      this.#changed,
      this.#state,
    );
  }

  get current(): vscode.DebugSession | undefined {
    return this.#alive.at(-1);
  }

  /** What the machine said of itself last. */
  get latest(): ChangedBody | undefined {
    return this.#latest;
  }

  /** Asks the adapter of the current session; fails if there is none. */
  async request<R extends RingsideRequest>(
    name: R,
    args: RingsideRequests[R]["arguments"],
  ): Promise<RingsideRequests[R]["body"]> {
    const session = this.current;
    if (session === undefined) throw new Error("No driver is being debugged.");
    return session.customRequest(name, args);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #meet(session: vscode.DebugSession): void {
    if (this.#alive.includes(session) || this.#ended.has(session)) return;
    this.#alive.push(session);
    this.#begin(session);
  }

  #begin(session: vscode.DebugSession): void {
    this.name = session.name;
    this.#latest = undefined;
    this.#setState("live");
  }

  #setState(state: SessionState): void {
    this.state = state;
    vscode.commands.executeCommand("setContext", "ringside.debugging", state === "live");
    // The views stay after the end, with what they showed last.
    vscode.commands.executeCommand("setContext", "ringside.hasSession", state !== "none");
    this.#state.fire(state);
  }
}
