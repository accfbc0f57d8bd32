// The settings that decide how sources are read, paths made absolute: for the language server and for the command line.
import { isAbsolute, join } from "node:path";
import * as vscode from "vscode";
import type { CheckSettings } from "./project.ts";

export function sourceSettings(): CheckSettings {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const ringside = vscode.workspace.getConfiguration("ringside", folder?.uri);
  const includePath = ringside.get<readonly string[]>("includePath", []);
  const absolute = (path: string): string =>
    path === "" || folder === undefined || isAbsolute(path) ? path : join(folder.uri.fsPath, path);
  return {
    target: ringside.get("target", "x64"),
    includePath: includePath.map(absolute),
    defines: ringside.get<Record<string, string>>("defines", {}),
    headers: absolute(ringside.get("headers", "")),
    configuration: ringside.get("configuration", ""),
    encoding: ringside.get("encoding", ""),
  };
}

/** The same, and what the editor is to show: for the language server. */
export function serverSettings(): CheckSettings & { readonly codeLens: boolean; readonly inlayHints: boolean } {
  const ringside = vscode.workspace.getConfiguration("ringside");
  return {
    ...sourceSettings(),
    codeLens: ringside.get("codeLens", true),
    inlayHints: ringside.get("inlayHints", true),
  };
}
