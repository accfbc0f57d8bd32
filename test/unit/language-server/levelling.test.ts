// Code actions that say in `ringside.json` how findings of a rule are reported.
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startClient } from "./client.ts";

describe("the level of a rule is set from its finding", () => {
  const text = `#include <wdm.h>\nVOID Set(PDEVICE_OBJECT Device)\n{\n    Device->Flags = DO_BUFFERED_IO;\n}\n`;
  const rule = "device-flags-overwritten";
  const source = "file:///work/drv/a.c";
  const creating = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] } } };
  async function levelled(disk: Record<string, string>, capabilities = {}, options = {}) {
    disk["/work/drv/a.c"] = text;
    const client = await startClient(disk, capabilities, options, [{ uri: "file:///work", name: "work" }]);
    await client.open(source, text);
    const [found] = await client.diagnostics(source);
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: source },
      range: found?.range,
      context: { diagnostics: [found] },
    });
    return { client, actions: actions.filter(({ title }) => title.includes("ringside.json")) };
  }

  test("in the configuration that holds for it, as that is written, and holds from then on", async () => {
    const disk: Record<string, string> = {
      "/work/ringside.json": '{\n\t// ours\n\t"rules": {\n\t\t"irql-too-high": "error",\n\t},\n}\n',
    };
    const { client, actions } = await levelled(disk);
    expect(actions.map(({ title }) => title)).toEqual([
      `Turn ${rule} off in work/ringside.json`,
      `Report ${rule} as a warning from now on, in work/ringside.json`,
    ]);
    const changed = (action: CodeAction | undefined) =>
      TextDocument.applyEdits(
        TextDocument.create("", "jsonc", 1, disk["/work/ringside.json"] ?? ""),
        action?.edit?.changes?.["file:///work/ringside.json"] ?? [],
      );
    const isWritten = async (action: CodeAction | undefined) => {
      disk["/work/ringside.json"] = changed(action);
      await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: "file:///work/ringside.json", type: 2 }],
      });
      return client.diagnostics(source);
    };
    expect(changed(actions[0])).toBe(
      `{\n\t// ours\n\t"rules": {\n\t\t"irql-too-high": "error",\n\t\t"${rule}": "off",\n\t},\n}\n`,
    );
    const before = disk["/work/ringside.json"];
    expect((await isWritten(actions[1])).map(({ severity }) => severity)).toEqual([2]);
    disk["/work/ringside.json"] = before ?? "";
    expect(await isWritten(actions[0])).toEqual([]);
  });

  test("where its entry has another name of the rule, that is what changes", async () => {
    const { actions } = await levelled({ "/work/drv/ringside.json": '{ "rules": { "C28129": "error" } }' });
    expect(actions[0]?.edit?.changes?.["file:///work/drv/ringside.json"]).toMatchObject([{ newText: '"off"' }]);
  });

  test("in a new configuration of its folder, if the client can make one, and has it saved if it knows how", async () => {
    expect((await levelled({})).actions).toEqual([]);
    const { actions } = await levelled({}, creating, { savesConfigurations: true });
    const made = "file:///work/drv/ringside.json";
    expect(actions[0]).toMatchObject({
      title: `Turn ${rule} off in a new drv/ringside.json`,
      command: { command: "ringside.saveConfiguration", arguments: [made] },
      edit: {
        documentChanges: [
          { kind: "create", uri: made, options: { ignoreIfExists: true } },
          { textDocument: { uri: made }, edits: [{ newText: `{\n  "rules": {\n    "${rule}": "off"\n  }\n}\n` }] },
        ],
      },
    });
  });

  test("and not in one that is no JSON", async () => {
    expect((await levelled({ "/work/ringside.json": '{ "rules": { ' })).actions).toEqual([]);
  });
});
