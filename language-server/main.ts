// The language server as a Node process, over stdio, a pipe or Node's own channel, as the client's arguments say.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";
import { serve } from "./server.ts";

export function main(moduleUrl: string): void {
  const install = installFolder(moduleUrl);
  const hasTransport = process.argv.some((arg) => /^--(stdio|node-ipc|pipe|socket)/.test(arg));
  const connection = hasTransport ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, {
    files: new NodeFiles(),
    headers: ddkInclude(install),
    list: (folder) => {
      try {
        return readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(folder, entry.name));
      } catch {
        return [];
      }
    },
    pageOf: (rule) => {
      const page = join(install, "docs", "rules", `${rule}.md`);
      return existsSync(page) ? pathToFileURL(page).href : undefined;
    },
  });
}

main(import.meta.url);
