// The Device Stacks view: asks the adapter whenever the machine has moved, at most a few times a second, and shows the rows.
import * as vscode from "vscode";
import type { Sessions } from "../session.ts";
import { type MemoryRow, memoryRows } from "./memory.ts";
import { deviceRows, type Row } from "./rows.ts";

/** Between two questions while the driver runs, ms. */
const quiet = 300;
const introducedKey = "ringside.devicesIntroduced";

export class DevicesView implements vscode.TreeDataProvider<Row | MemoryRow>, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #memory: vscode.Memento;
  readonly #emitter = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #view: vscode.TreeView<Row | MemoryRow>;
  readonly onDidChangeTreeData = this.#emitter.event;
  #rows: readonly Row[] = [];
  /** What was drawn last, so that a tree that has not changed is not drawn again. */
  #drawn = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;

  constructor(sessions: Sessions, memory: vscode.Memento) {
    this.#sessions = sessions;
    this.#memory = memory;
    this.#view = vscode.window.createTreeView("ringside.devices", { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions.push(
      this.#view,
      this.#emitter,
      sessions.onChanged((changed) => (changed.running ? this.#later() : this.refresh())),
      sessions.onState((state) => {
        this.#view.message = state === "ended" ? "The session has ended; this is how it stood last." : "";
        if (state !== "live") return;
        this.#rows = [];
        this.#drawn = "";
        this.#emitter.fire(undefined);
      }),
      vscode.commands.registerCommand("ringside.devices.refresh", () => this.refresh()),
      vscode.commands.registerCommand("ringside.showDeviceStacks", () =>
        vscode.commands.executeCommand("ringside.devices.focus"),
      ),
      vscode.commands.registerCommand("ringside.devices.copyAddress", (row: Row) =>
        vscode.env.clipboard.writeText(row.address ?? ""),
      ),
      vscode.commands.registerCommand("ringside.devices.copyExpression", (row: Row) =>
        vscode.env.clipboard.writeText(row.expression ?? ""),
      ),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  getChildren(row?: Row | MemoryRow): vscode.ProviderResult<(Row | MemoryRow)[]> {
    if (row === undefined) return [...this.#rows];
    if (row.kind === "memory") return memoryRows(this.#sessions, row);
    return [...row.children];
  }

  /** Only roots are revealed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(row: Row | MemoryRow): vscode.TreeItem {
    const has = row.kind === "memory" ? row.expression !== undefined : row.children.length > 0;
    const state = !has
      ? vscode.TreeItemCollapsibleState.None
      : row.expanded
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(row.label, state);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    if (row.icon !== "") item.iconPath = new vscode.ThemeIcon(row.icon);
    item.accessibilityInformation = { label: row.accessible, role: "treeitem" };
    item.contextValue = `${row.kind}${row.address === undefined ? "" : " address"}${row.expression === undefined ? "" : " expression"}`;
    return item;
  }

  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#sessions.state !== "live") return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const tree = await this.#sessions.request("ringside/deviceTree", undefined);
      const rows = deviceRows(tree);
      // Members shown under a device change without the tree doing so; they belong to a moment.
      const drawn = JSON.stringify([rows, this.#sessions.latest?.running === false ? tree.time : 0]);
      if (drawn !== this.#drawn) {
        this.#drawn = drawn;
        this.#rows = rows;
        this.#emitter.fire(undefined);
        if (this.#sessions.latest?.running === false) await this.#introduce();
      }
    } catch {
      // The session ends while it is asked: its end is told by the session's state.
    } finally {
      this.#asking = false;
      if (this.#again) {
        this.#again = false;
        this.#later();
      }
    }
  }

  /** The editor adds views to this side bar closed. The first time there is something to see, this one opens; then it is the user's. */
  async #introduce(): Promise<void> {
    const first = this.#rows[0];
    if (first === undefined || this.#memory.get(introducedKey) === true) return;
    await this.#memory.update(introducedKey, true);
    await this.#view.reveal(first, { select: false, focus: false });
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.refresh();
    }, quiet);
  }
}
