// Structures in the Device Stacks view: an expression is evaluated by the adapter as a watch would be, its members become rows.
import type { DebugProtocol } from "@vscode/debugprotocol";
import * as vscode from "vscode";
import type { Sessions } from "../session.ts";
import type { Row } from "./rows.ts";

export interface MemoryRow extends Omit<Row, "kind"> {
  readonly kind: "memory";
  /** The adapter's handle for the members; valid until the machine moves, when the view is drawn anew. */
  readonly reference?: number;
}

export async function memoryRows(sessions: Sessions, row: Row | MemoryRow): Promise<MemoryRow[]> {
  const session = sessions.current;
  if (session === undefined || row.expression === undefined) return [];
  try {
    const reference =
      "reference" in row && row.reference !== undefined ? row.reference : await evaluate(sessions, row.expression);
    if (reference === 0) return [];
    const answer: DebugProtocol.VariablesResponse["body"] = await session.customRequest("variables", {
      variablesReference: reference,
    });
    return answer.variables.map((variable) => member(row.id, variable));
  } catch (error) {
    const message =
      sessions.latest?.running === true
        ? "the driver is running"
        : error instanceof Error
          ? error.message
          : String(error);
    return [{ ...plain(`${row.id} problem`, "not available", message), icon: "info" }];
  }
}

async function evaluate(sessions: Sessions, expression: string): Promise<number> {
  // Types are looked up from the frame that is selected: the driver's own are known only in its own sources.
  const item = vscode.debug.activeStackItem;
  const frame =
    item instanceof vscode.DebugStackFrame && item.session === sessions.current ? { frameId: item.frameId } : {};
  const answer: DebugProtocol.EvaluateResponse["body"] | undefined = await sessions.current?.customRequest("evaluate", {
    expression,
    context: "watch",
    ...frame,
  });
  return answer?.variablesReference ?? 0;
}

function member(parent: string, variable: DebugProtocol.Variable): MemoryRow {
  const row = plain(`${parent}.${variable.name}`, variable.name, variable.value);
  if (variable.variablesReference === 0) return row;
  return { ...row, reference: variable.variablesReference, expression: variable.evaluateName ?? variable.name };
}

function plain(id: string, label: string, value: string): MemoryRow {
  return {
    id,
    kind: "memory",
    label,
    description: value,
    tooltip: `${label} = ${value}`,
    icon: "",
    accessible: `${label} ${value}`,
    expanded: false,
    children: [],
  };
}
