// Requests that look at the stopped machine: threads, stacks, scopes, variables, expressions, memory.
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { FrameInfo } from "../kernel/machine/api.ts";
import type { WriteMemory } from "../kernel/session/evaluator.ts";
import type { Item } from "../kernel/session/inspector.ts";
import { addressText, readableRun } from "../kernel/session/memory.ts";
import {
  contentOf,
  declaredType,
  type Formatting,
  integerOf,
  isScalar,
  scalarBytes,
  type Typed,
  textOf,
} from "../kernel/session/values.ts";
import { detailLines } from "../kernel/verifier/explain-stop.ts";
import { type Arguments, RequestError } from "./arguments.ts";
import type { Client } from "./client.ts";
import type { Container, FrameHandle } from "./handles.ts";
import { baseName } from "./prepare.ts";
import { type Run, threadName } from "./run.ts";

type Body<R extends DebugProtocol.Response> = R["body"];

export function threads(run: Run): Body<DebugProtocol.ThreadsResponse> {
  const contexts = run.launched.session.contexts().filter((info) => info.state !== "terminated");
  return { threads: contexts.map((info) => ({ id: info.id, name: threadName(info) })) };
}

export function stackTrace(run: Run, args: Arguments, client: Client): Body<DebugProtocol.StackTraceResponse> {
  const context = threadOf(run, args);
  const start = args.optionalInteger("startFrame", 0) ?? 0;
  const levels = args.optionalInteger("levels", 0) ?? 0;
  const frames = run.launched.session.frames(context);
  const shown = frames.slice(start, levels === 0 ? undefined : start + levels);
  return { stackFrames: shown.map((frame) => stackFrame(run, context, frame, client)), totalFrames: frames.length };
}

function stackFrame(run: Run, context: number, frame: FrameInfo, client: Client): DebugProtocol.StackFrame {
  const id = run.handles.frame({ context, frame });
  const code = frame.fn.code;
  const unit = code === undefined ? undefined : run.inspector.unit(frame);
  if (code === undefined || unit === undefined) {
    const { image, name } = frame.fn;
    return { id, name: `${image}!${name}`, line: 0, column: 0, presentationHint: "subtle", moduleId: image };
  }
  const name = `${frame.fn.image}!${frame.fn.name}`;
  const step = frame.step === undefined ? undefined : code.steps[frame.step];
  const range = unit.range(code.declaration, step ?? code.range);
  // Only where the statement begins: an editor that is told its end selects it, and the next key pressed replaces it.
  const { line, column } = client.span(range);
  return { id, name, source: client.source(range.file), line, column, moduleId: frame.fn.image };
}

export function scopes(run: Run, args: Arguments): Body<DebugProtocol.ScopesResponse> {
  const at = frameOf(run, args.integer("frameId", 1));
  const found: DebugProtocol.Scope[] = [];
  if (at.frame.fn.code !== undefined) {
    found.push({
      name: "Locals",
      presentationHint: "locals",
      variablesReference: run.handles.container({ kind: "locals", in: at }),
      namedVariables: run.inspector.locals(at.frame).length,
      expensive: false,
    });
    const globals = run.inspector.globals(at.frame).length;
    if (globals > 0) {
      found.push({
        name: "Globals",
        variablesReference: run.handles.container({ kind: "globals", in: at }),
        namedVariables: globals,
        expensive: false,
      });
    }
  }
  found.push({
    name: "Processor",
    presentationHint: "registers",
    variablesReference: run.handles.container({ kind: "processor", in: at }),
    expensive: false,
  });
  return { scopes: found };
}

/** Most children answered at once; clients page for more. */
const mostChildren = 10_000;

export function variables(run: Run, args: Arguments): Body<DebugProtocol.VariablesResponse> {
  const container = containerOf(run, args);
  const start = args.optionalInteger("start", 0) ?? 0;
  const wanted = args.optionalInteger("count", 0) ?? 0;
  const count = wanted === 0 ? mostChildren : Math.min(wanted, mostChildren);
  const filter = args.has("filter") ? args.choice("filter", "indexed", "named") : undefined;
  const format = formatOf(args);
  const items = itemsOf(run, container, start, count, format, filter);
  return {
    variables: items.map((item) => variable(run, item, container.kind === "value" ? container.in : container.in)),
  };
}

function itemsOf(
  run: Run,
  container: Container,
  start: number,
  count: number,
  format: Formatting,
  filter: "indexed" | "named" | undefined,
): readonly Item[] {
  if (container.kind === "value") {
    const indexed = container.value.type.kind === "array";
    if (filter !== undefined && (filter === "indexed") !== indexed) return [];
    return run.inspector.children(container.value, container.expression, start, count, format);
  }
  if (filter === "indexed") return [];
  const { frame, context } = container.in;
  switch (container.kind) {
    case "locals":
      return run.inspector.locals(frame, format).slice(start, start + count);
    case "globals":
      return run.inspector.globals(frame, format).slice(start, start + count);
    case "processor":
      return run.inspector.processor(context).slice(start, start + count);
  }
}

function variable(run: Run, item: Item, at: FrameHandle | undefined): DebugProtocol.Variable {
  return {
    name: item.name,
    value: item.text,
    ...(item.type === undefined ? {} : { type: item.type }),
    ...(item.expression === undefined ? {} : { evaluateName: item.expression }),
    ...expansion(run, item.value, item.expression, item.children, at),
    ...(item.value === undefined ? { presentationHint: { attributes: ["readOnly"] } } : {}),
  };
}

interface Expansion {
  readonly variablesReference: number;
  readonly namedVariables?: number;
  readonly indexedVariables?: number;
  readonly memoryReference?: string;
}

function expansion(
  run: Run,
  value: Typed | undefined,
  expression: string | undefined,
  children: Item["children"],
  at: FrameHandle | undefined,
): Expansion {
  if (value === undefined) return { variablesReference: 0 };
  const { named, indexed } = children;
  const reference = memoryReference(run, value);
  const expandable = named > 0 || indexed > 0;
  return {
    variablesReference: expandable ? run.handles.container({ kind: "value", value, expression, in: at }) : 0,
    ...(named > 0 ? { namedVariables: named } : {}),
    ...(indexed > 0 ? { indexedVariables: indexed } : {}),
    ...(reference === undefined ? {} : { memoryReference: reference }),
  };
}

/** A pointer refers to what it points to, anything else to itself. */
function memoryReference(run: Run, value: Typed): string | undefined {
  const address = value.type.kind === "pointer" ? integerOf(run.inspector, value) : value.address;
  return address === undefined || address === 0n ? undefined : addressText(address);
}

/** The row called `name` of a container that is expanded. */
export function namedItem(run: Run, args: Arguments): { readonly item: Item; readonly container: Container } {
  const container = containerOf(run, args);
  const name = args.string("name");
  const item = itemsOf(run, container, 0, mostChildren, formatOf(args), undefined).find((one) => one.name === name);
  if (item === undefined) throw new RequestError(`There is no "${name}" here.`);
  return { item, container };
}

export function setVariable(run: Run, args: Arguments): Body<DebugProtocol.SetVariableResponse> {
  run.mustStand();
  const { item, container } = namedItem(run, args);
  const { name } = item;
  if (item.value === undefined) throw new RequestError(`"${name}" is shown for information and cannot be set.`);
  assign(run, item.value, args.string("value"), container.in?.frame);
  return described(run, item.value, item.expression, formatOf(args), container.in);
}

export function setExpression(run: Run, args: Arguments): Body<DebugProtocol.SetExpressionResponse> {
  run.mustStand();
  const at = optionalFrame(run, args);
  const expression = args.string("expression");
  const place = run.evaluator.evaluate(expression, at?.frame);
  if (place.address === undefined) throw new RequestError(`"${expression}" is a value, not a place that can be set.`);
  assign(run, place, args.string("value"), at?.frame);
  return described(run, place, expression, formatOf(args), at);
}

function assign(run: Run, place: Typed, text: string, frame: FrameInfo | undefined): void {
  if (place.address === undefined) throw new RequestError("This value is in no memory and cannot be set.");
  if (!isScalar(place.type))
    throw new RequestError(`A ${declaredType(place.type)} cannot be set as a whole: set its members.`);
  const value = run.evaluator.evaluate(text, frame);
  const old = contentOf(run.inspector, place);
  if (old.kind === "unreadable") throw new RequestError(`It cannot be set: ${old.why}.`);
  run.write(place.address, scalarBytes(place, numberOf(run, value, text), old.bytes));
}

function numberOf(run: Run, value: Typed, text: string): bigint | number {
  const integer = integerOf(run.inspector, value);
  if (integer !== undefined) return integer;
  const content = contentOf(run.inspector, value);
  if (value.type.kind === "float" && content.kind === "bytes") return Number(textOf(run.inspector, value));
  if (value.type.kind === "array" && value.address !== undefined) return value.address;
  throw new RequestError(`"${text}" is a ${declaredType(value.type)}, not a number.`);
}

function described(
  run: Run,
  value: Typed,
  expression: string | undefined,
  format: Formatting,
  at: FrameHandle | undefined,
) {
  const item = run.inspector.item("", value, expression, format);
  return { value: item.text, type: item.type ?? "", ...expansion(run, value, expression, item.children, at) };
}

export function evaluate(run: Run, args: Arguments, changed: () => void): Body<DebugProtocol.EvaluateResponse> {
  run.mustStand();
  const at = optionalFrame(run, args);
  const context = args.optionalString("context") ?? "repl";
  const { expression, format } = splitFormat(args.string("expression"), formatOf(args));
  if (expression.trim() === "") throw new RequestError("There is no expression.");
  // Looking must not change anything: only what is typed in the console may assign.
  let wrote = false;
  const write: WriteMemory = (address, bytes) => {
    run.write(address, bytes);
    wrote = true;
  };
  const value = run.evaluator.evaluate(
    expression,
    at?.frame,
    context === "hover" || context === "watch" || context === "clipboard" ? undefined : write,
  );
  const { value: result, ...rest } = described(run, value, expression, format, at);
  if (wrote) changed();
  return { result, ...rest };
}

/** `expression,x` shows in hexadecimal, `,d` in decimal, as in other C debuggers. */
function splitFormat(
  expression: string,
  format: Formatting,
): { readonly expression: string; readonly format: Formatting } {
  const match = /^(.*),\s*([xhd])\s*$/s.exec(expression);
  if (match?.[1] === undefined) return { expression, format };
  return { expression: match[1], format: { hex: match[2] !== "d" } };
}

export function completions(run: Run, args: Arguments): Body<DebugProtocol.CompletionsResponse> {
  run.mustStand();
  const at = optionalFrame(run, args);
  const text = args.string("text");
  const column = args.integer("column", 0);
  const before = text.slice(0, Math.max(0, column - 1));
  const match = /^(.*?)((?:[A-Za-z_]\w*(?:\[\w+\])?(?:->|\.))*)([A-Za-z_]\w*)?$/s.exec(before);
  const path = match?.[2] ?? "";
  const typed = (match?.[3] ?? "").toLowerCase();
  const items = path === "" ? inScope(run, at) : membersOf(run, path.replace(/(->|\.)$/, ""), at);
  const found = items.filter((item) => item.name.toLowerCase().startsWith(typed)).slice(0, 200);
  return {
    targets: found.map((item) => ({
      label: item.name,
      type: path === "" ? "variable" : "property",
      ...(item.type === undefined ? {} : { detail: item.type }),
      start: before.length - typed.length,
      length: typed.length,
    })),
  };
}

function inScope(run: Run, at: FrameHandle | undefined): readonly Item[] {
  return at === undefined ? [] : [...run.inspector.locals(at.frame), ...run.inspector.globals(at.frame)];
}
function membersOf(run: Run, expression: string, at: FrameHandle | undefined): readonly Item[] {
  try {
    const items = run.inspector.children(run.evaluator.evaluate(expression, at?.frame), expression);
    return items.filter((item) => /^\w+$/.test(item.name));
  } catch {
    return [];
  }
}

/** Longest piece of memory in one answer, bytes. */
const longestRead = 1024 * 1024;

export function readMemory(run: Run, args: Arguments): Body<DebugProtocol.ReadMemoryResponse> {
  const address = addressOf(args) + BigInt(args.optionalInteger("offset", Number.MIN_SAFE_INTEGER) ?? 0);
  const count = args.integer("count", 0, 2 ** 31);
  const size = Math.min(count, longestRead);
  const bytes = size === 0 ? undefined : readableRun(run.launched.session.machine.memory, address, size);
  const read = bytes?.length ?? 0;
  return {
    address: addressText(address),
    ...(bytes === undefined ? {} : { data: base64(bytes) }),
    ...(read < count && size === count ? { unreadableBytes: count - read } : {}),
  };
}

export function writeMemory(run: Run, args: Arguments): Body<DebugProtocol.WriteMemoryResponse> {
  run.mustStand();
  const address = addressOf(args) + BigInt(args.optionalInteger("offset", Number.MIN_SAFE_INTEGER) ?? 0);
  const bytes = fromBase64(args.string("data"));
  if (bytes.length > 0) run.write(address, bytes);
  return { offset: 0, bytesWritten: bytes.length };
}

function addressOf(args: Arguments): bigint {
  const text = args.string("memoryReference").trim();
  if (!/^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(text)) {
    throw new RequestError(
      `memoryReference: expected an address such as "0xfffff80000012340", got "${text.slice(0, 60)}"`,
    );
  }
  return BigInt(text);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new RequestError("data: expected bytes in base64");
  }
}

export function exceptionInfo(run: Run, args: Arguments): Body<DebugProtocol.ExceptionInfoResponse> {
  const context = threadOf(run, args);
  if (run.stop?.reason === "exception" && run.stop.context === context) return crashInfo(run, run.stop);
  const end = run.stop?.reason === "ended" ? run.stop.end : undefined;
  if (end === undefined || end.kind === "finished" || run.stop?.context !== context) {
    throw new RequestError("This thread has not stopped at an exception.");
  }
  const bugcheck = end.kind === "bugcheck" ? end.bugcheck : end.finding.bugcheck;
  const message = end.kind === "bugcheck" ? end.bugcheck.message : end.finding.message;
  const details = detailLines(end.kind === "bugcheck" ? end.bugcheck : end.finding, baseName);
  const code = bugcheck === undefined ? undefined : `0x${bugcheck.code.toString(16).toUpperCase().padStart(8, "0")}`;
  const typeName = bugcheck?.name ?? (end.kind === "finding" ? end.finding.kind : "");
  return {
    exceptionId: code === undefined ? typeName : `${typeName} (${code})`,
    description: [message, ...details].join("\n"),
    breakMode: "always",
    details: {
      message,
      typeName,
      fullTypeName: code === undefined ? typeName : `${code} ${typeName}`,
      stackTrace: stackText(run, context),
    },
  };
}
function stackText(run: Run, context: number): string {
  const frames = run.launched.session.frames(context).map((frame) => `${frame.fn.image}!${frame.fn.name}`);
  return frames.join("\n");
}
/** A program's exception that nothing has handled. */
function crashInfo(
  run: Run,
  { context, text }: { readonly context: number; readonly text: string },
): Body<DebugProtocol.ExceptionInfoResponse> {
  const typeName = "Unhandled exception";
  return {
    exceptionId: typeName,
    description: text,
    breakMode: "unhandled",
    details: { message: text, typeName, fullTypeName: typeName, stackTrace: stackText(run, context) },
  };
}

function threadOf(run: Run, args: Arguments): number {
  const id = args.integer("threadId", 0);
  run.mustStand();
  if (!run.launched.session.contexts().some((info) => info.id === id))
    throw new RequestError(`There is no thread ${id}.`);
  return id;
}

export { threadOf };

function frameOf(run: Run, id: number): FrameHandle {
  run.mustStand();
  const handle = run.handles.frameOf(id);
  if (handle === undefined)
    throw new RequestError(`There is no stack frame ${id}: the machine has moved since it was given out.`);
  return handle;
}
/** The frame that is named, or the driver's innermost one where the machine stopped. */
export function optionalFrame(run: Run, args: Arguments): FrameHandle | undefined {
  const id = args.optionalInteger("frameId", 0);
  if (id !== undefined && id > 0) return frameOf(run, id);
  const context = run.stop?.context ?? run.launched.session.current;
  const frame = run.debugger.codeFrame(context);
  return frame === undefined ? undefined : { context, frame };
}
function containerOf(run: Run, args: Arguments): Container {
  const id = args.integer("variablesReference", 1);
  run.mustStand();
  const container = run.handles.containerOf(id);
  if (container === undefined)
    throw new RequestError(`There is no variable container ${id}: the machine has moved since it was given out.`);
  return container;
}
function formatOf(args: Arguments): Formatting {
  return { hex: args.has("format") && args.object("format").boolean("hex") };
}
