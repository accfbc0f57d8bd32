// Code actions that say for a folder how findings of a rule are reported: a member of "rules" in its `ringside.json`, or a new one.
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { withMember } from "../compiler/json/document.ts";
import { folderOf, joinPath } from "../compiler/preprocess/paths.ts";
import type { RuleLevel } from "../compiler/project/configuration.ts";
import type { FolderConfiguration } from "../compiler/project/folder-configurations.ts";
import type { ClientShape } from "./client-shape.ts";
import type { Place } from "./features/fixes.ts";
import { saveConfigurationCommand } from "./levelling-request.ts";
import { findRule, findRuleByName } from "./rules/index.ts";
import type { RuleSeverity } from "./rules/rule.ts";
import { positionAt } from "./text.ts";
import { uriOfPath } from "./uri.ts";

/** What a finding may be reported as instead. */
const lower: Readonly<Record<RuleSeverity, RuleLevel | undefined>> = {
  error: "warning",
  warning: "information",
  information: "hint",
  hint: undefined,
};
const words: Readonly<Record<RuleLevel, string>> = {
  error: "an error",
  warning: "a warning",
  information: "information",
  hint: "a hint",
  off: "",
};

/** `configurations`: those that hold for the place's file, the nearest first, which is the one to be written to. */
export function levelling(
  { rule, range: { file } }: Place,
  severity: RuleSeverity | undefined,
  configurations: readonly FolderConfiguration[],
  client: Pick<ClientShape, "createsFiles" | "savesConfigurations">,
): CodeAction[] {
  if (findRule(rule) === undefined || !/^(?:\/|[A-Za-z]:)/.test(file)) return [];
  const [nearest] = configurations;
  if (nearest === undefined && !client.createsFiles) return [];
  const path = nearest?.path ?? joinPath(folderOf(file), "ringside.json");
  const shown = path.split("/").slice(-2).join("/");
  const where = nearest === undefined ? `a new ${shown}` : shown;
  const less = severity && lower[severity];
  return (["off", ...(less === undefined ? [] : [less])] as const).flatMap((level) => {
    const edit = edited(path, nearest, rule, level);
    if (edit === undefined) return [];
    const title =
      level === "off" ? `Turn ${rule} off in ${where}` : `Report ${rule} as ${words[level]} from now on, in ${where}`;
    const command = { title, command: saveConfigurationCommand, arguments: [uriOfPath(path)] };
    return [{ title, kind: CodeActionKind.QuickFix, edit, ...(client.savesConfigurations ? { command } : {}) }];
  });
}

function edited(
  path: string,
  known: FolderConfiguration | undefined,
  rule: string,
  level: RuleLevel,
): WorkspaceEdit | undefined {
  const uri = uriOfPath(path);
  if (known === undefined) {
    const start = { line: 0, character: 0 };
    const newText = `${JSON.stringify({ rules: { [rule]: level } }, undefined, 2)}\n`;
    const written: TextDocumentEdit = {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText }],
    };
    return { documentChanges: [CreateFile.create(uri, { ignoreIfExists: true }), written] };
  }
  // It may stand there by another of its names.
  const name = Object.keys(known.value.rules ?? {}).find((one) => findRuleByName(one).some(({ id }) => id === rule));
  const changes = withMember(known.text, ["rules", name ?? rule], level);
  return (
    changes && {
      changes: {
        [uri]: changes.map(
          ({ start, end, text }): TextEdit => ({
            range: { start: positionAt(known.text, start), end: positionAt(known.text, end) },
            newText: text,
          }),
        ),
      },
    }
  );
}
