// Annotating over the protocol: an action on one function, the whole driver by a command, for clients that can do more and less.

import { expect, test } from "vitest";
import type { ApplyWorkspaceEditParams, CodeAction, WorkspaceEdit } from "vscode-languageserver-protocol";
import { annotateDriverCommand } from "../../../language-server/annotate-request.ts";
import { type Client, startClient } from "./client.ts";

const uri = "file:///driver/a.c";
const header = "file:///driver/a.h";
const disk = {
  "/driver/a.h": "VOID Count(PULONG Total);\n",
  "/driver/a.c":
    '#include <wdm.h>\n#include "a.h"\nVOID Count(PULONG Total)\n{\n    *Total += 1;\n}\nstatic VOID CloseIt(HANDLE File)\n{\n    ZwClose(File);\n}\n',
};
const able = {
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};
let client: Client | undefined;

async function start(capabilities: object): Promise<Client> {
  const started = await startClient(disk, capabilities);
  client = started;
  await started.open(uri, disk["/driver/a.c"]);
  return started;
}
function actionsAt(line: number, context: object = {}): Promise<CodeAction[]> {
  return (client as Client).connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line, character: 0 }, end: { line, character: 0 } },
    context: { diagnostics: [], ...context },
  });
}

test("an action on a function says what it is for, and gets its edit when it is chosen", async () => {
  const { connection, offered } = await start(able);
  expect(offered.codeActionProvider).toMatchObject({ resolveProvider: true });
  const [action] = await actionsAt(8);
  expect(action).toMatchObject({ title: "Annotate CloseIt", kind: "refactor.rewrite" });
  expect(action?.edit).toBeUndefined();
  const { edit } = await connection.sendRequest<CodeAction>("codeAction/resolve", action);
  expect(edit?.documentChanges).toEqual([
    {
      textDocument: { uri, version: 1 },
      edits: [
        {
          range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
          newText: "_IRQL_requires_max_(PASSIVE_LEVEL)\n",
          annotationId: expect.any(String),
        },
      ],
    },
  ]);
  // Within the function at hand there is nothing to confirm.
  expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([
    { label: "Annotate CloseIt", needsConfirmation: false },
  ]);
});

test("the declaration in a header is annotated, which is to be confirmed", async () => {
  const { connection } = await start(able);
  const [action] = await actionsAt(4);
  const { edit } = await connection.sendRequest<CodeAction>("codeAction/resolve", action);
  expect(edit?.documentChanges?.map((change) => "textDocument" in change && change.textDocument.uri)).toEqual([
    uri,
    header,
  ]);
  expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([{ label: "Annotate Count", needsConfirmation: true }]);
});

test("a client that knows neither annotations nor resolving gets plain changes at once", async () => {
  await start({});
  const [action] = await actionsAt(4);
  expect(action?.edit).toEqual({
    changes: {
      [uri]: [
        {
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
          newText: "_Use_decl_annotations_\n",
        },
      ],
      [header]: [
        { range: { start: { line: 0, character: 11 }, end: { line: 0, character: 11 } }, newText: "_Inout_ " },
      ],
    },
  });
});

test("nothing is offered outside functions, for moves of the cursor, where other kinds are wanted, or where all is said", async () => {
  const { change } = await start(able);
  expect(await actionsAt(0)).toEqual([]);
  expect(await actionsAt(8, { triggerKind: 2 })).toEqual([]);
  expect(await actionsAt(8, { only: ["quickfix"] })).toEqual([]);
  expect((await actionsAt(8, { only: ["refactor"], triggerKind: 2 })).map(({ title }) => title)).toEqual([
    "Annotate CloseIt",
  ]);
  await change(
    uri,
    2,
    "#include <wdm.h>\n_IRQL_requires_max_(PASSIVE_LEVEL)\nVOID CloseIt(HANDLE File)\n{\n    ZwClose(File);\n}\n",
  );
  expect(await actionsAt(4)).toEqual([]);
});

test("the command asks for one edit of the whole driver, each change by its function, all to be confirmed", async () => {
  const { connection } = await start(able);
  const asked: ApplyWorkspaceEditParams[] = [];
  connection.onRequest("workspace/applyEdit", (params: ApplyWorkspaceEditParams) => {
    asked.push(params);
    return { applied: true };
  });
  const question = { command: annotateDriverCommand, arguments: [uri] };
  expect(await connection.sendRequest("workspace/executeCommand", question)).toEqual({
    functions: 2,
    files: 2,
    outcome: "applied",
  });
  const edit: WorkspaceEdit = asked[0]?.edit ?? {};
  expect(Object.values(edit.changeAnnotations ?? {})).toEqual(
    expect.arrayContaining([
      { label: "Annotate Count", needsConfirmation: true },
      { label: "Annotate CloseIt", needsConfirmation: true },
    ]),
  );
});

test("the command tells that sources were written on meanwhile, and where nothing is left to do", async () => {
  const { connection, change } = await start(able);
  connection.onRequest("workspace/applyEdit", () => ({ applied: true }));
  const question = { command: annotateDriverCommand, arguments: [uri] };
  // Written on at every turn of the event loop, so within each of the two attempts.
  let version = 1;
  const text = disk["/driver/a.c"];
  let isAnswered = false;
  const answer = connection.sendRequest("workspace/executeCommand", question).finally(() => {
    isAnswered = true;
  });
  while (!isAnswered) {
    await change(uri, ++version, `${text}// ${version}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await answer).toMatchObject({ outcome: "changed" });
  await change(uri, ++version, "#include <wdm.h>\nULONG Two(VOID) { return 2; }\n");
  expect(await connection.sendRequest("workspace/executeCommand", question)).toMatchObject({ outcome: "nothing" });
});

test("the command answers odd questions with nothing, and tells of an edit that was not made", async () => {
  const { connection } = await start(able);
  const run = (command: string, ...args: unknown[]) =>
    connection.sendRequest("workspace/executeCommand", { command, arguments: args });
  expect(await run(annotateDriverCommand)).toBeNull();
  expect(await run(annotateDriverCommand, 7)).toBeNull();
  expect(await run(annotateDriverCommand, "file:///nowhere/at/all.c")).toBeNull();
  expect(await run("some.other.command", uri)).toBeNull();
  // The client has no answer to `workspace/applyEdit`.
  expect(await run(annotateDriverCommand, uri)).toMatchObject({ functions: 2, outcome: "declined" });
});
