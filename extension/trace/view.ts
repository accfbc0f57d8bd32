// The Driver Trace view: hosts the page, passes its questions to the adapter and the adapter's news to it.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Sessions } from "../session.ts";
import type { ToExtension, ToPage } from "../views/trace/messages.ts";
import { saveTrace } from "./export.ts";

export class TraceView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #dist: vscode.Uri;
  readonly #subscriptions: vscode.Disposable[] = [];
  #view: vscode.WebviewView | undefined;

  constructor(sessions: Sessions, extension: vscode.Uri) {
    this.#sessions = sessions;
    this.#dist = vscode.Uri.joinPath(extension, "dist", "views");
    this.#subscriptions.push(
      vscode.window.registerWebviewViewProvider("ringside.trace", this, {
        webviewOptions: { retainContextWhenHidden: true },
      }),
      sessions.onChanged((changed) => this.#post({ type: "changed", ...changed })),
      sessions.onState(() => this.#tellSession()),
      vscode.commands.registerCommand("ringside.showTrace", () => this.#show()),
      vscode.commands.registerCommand("ringside.trace.filter", async () => {
        await this.#show();
        this.#post({ type: "focusFilter" });
      }),
      vscode.commands.registerCommand("ringside.trace.follow", () => this.#post({ type: "toggleFollow" })),
      vscode.commands.registerCommand("ringside.trace.export", () => {
        if (this.#view === undefined) return saveTrace(sessions, undefined);
        this.#post({ type: "askExport" });
      }),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    view.webview.onDidReceiveMessage((message: ToExtension) => this.#receive(message));
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    view.webview.html = this.#html(view.webview);
  }

  async #show(): Promise<void> {
    await vscode.commands.executeCommand("ringside.trace.focus");
  }

  async #receive(message: ToExtension): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#tellSession();
        if (this.#sessions.latest !== undefined) this.#post({ type: "changed", ...this.#sessions.latest });
        break;
      case "window":
        try {
          const { request, from, count, filter } = message;
          const body = await this.#sessions.request("ringside/trace", {
            from,
            count,
            ...(filter === undefined ? {} : { filter }),
          });
          this.#post({ type: "rows", request, body });
        } catch (error) {
          this.#post({ type: "failed", request: message.request, message: text(error) });
        }
        break;
      case "goToRow":
        await this.#sessions
          .request("ringside/goToTraceRow", { index: message.index })
          .then(undefined, (error) =>
            vscode.window.showErrorMessage(`The debugger could not go there: ${text(error)}`),
          );
        break;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        break;
      case "export":
        await saveTrace(this.#sessions, message.filter);
        break;
    }
  }

  #tellSession(): void {
    const follow = vscode.workspace.getConfiguration("ringside").get("trace.follow", true);
    this.#post({ type: "session", state: this.#sessions.state, name: this.#sessions.name, follow });
  }

  #post(message: ToPage): void {
    this.#view?.webview.postMessage(message);
  }

  #html(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString("base64");
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, name)).toString();
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${file("trace.css")}">
<title>Driver Trace</title>
</head>
<body>
<div class="tools" role="toolbar" aria-label="Trace tools">
<input id="filter" type="text" aria-label="Filter" aria-describedby="problem" spellcheck="false" autocomplete="off">
<button id="follow" type="button" aria-pressed="true" title="Keep the newest event in sight">Follow</button>
<span id="problem" role="status"></span>
<span id="count" role="status"></span>
</div>
<main><div id="grid"></div><div id="empty" hidden></div></main>
<script nonce="${nonce}" src="${file("trace.js")}"></script>
</body>
</html>`;
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
