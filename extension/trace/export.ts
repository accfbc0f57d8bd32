// Saves the trace, or what passes a filter, to a file of the user's choice: the adapter makes the text, in pieces.
import * as vscode from "vscode";
import type { TraceFilterBody } from "../../debug-adapter/protocol.ts";
import type { Sessions } from "../session.ts";

export async function saveTrace(sessions: Sessions, filter: TraceFilterBody | undefined): Promise<void> {
  if (sessions.state !== "live") {
    vscode.window.showErrorMessage("The trace can be exported while its debug session is alive.");
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${sessions.name}.trace.csv`) }),
    filters: { "Comma-separated values": ["csv"], "JSON Lines": ["jsonl"] },
  });
  if (target === undefined) return;
  const format = target.path.endsWith(".jsonl") ? "jsonl" : "csv";
  const pieces: Uint8Array[] = [];
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "Exporting the trace" },
    async () => {
      let cursor: number | undefined;
      do {
        const piece = await sessions.request("ringside/traceExport", {
          format,
          ...(filter === undefined ? {} : { filter }),
          ...(cursor === undefined ? {} : { cursor }),
        });
        pieces.push(new TextEncoder().encode(piece.text));
        cursor = piece.cursor ?? undefined;
      } while (cursor !== undefined);
    },
  );
  await vscode.workspace.fs.writeFile(target, Buffer.concat(pieces));
}
