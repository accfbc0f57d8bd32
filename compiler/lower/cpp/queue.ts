// Bodies of member functions wait until the outermost class around them is complete.
import type { FunctionDefinition } from "../../syntax/ast.ts";
import type { Body } from "../body.ts";
import type { Context } from "../context.ts";
import type { Scope } from "../scope.ts";
import { lowerFunction } from "./bodies.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import type { Met } from "./state.ts";

type Waiting = (() => void) | { readonly fn: CxxFunction; readonly node: FunctionDefinition; readonly info: ClassInfo };
const queues = new WeakMap<Context, Waiting[]>();
/** Members of a template's instance are lowered when they are used. */
const lazy = new WeakSet<ClassInfo>();

export function queueBody(f: Body, waiting: Waiting): void {
  if (typeof waiting !== "function" && lazy.has(waiting.info)) {
    waitForUse(waiting.fn, { node: waiting.node, scope: waiting.info.scope });
    return;
  }
  const queue = queues.get(f.context);
  if (queue === undefined) queues.set(f.context, [waiting]);
  else queue.push(waiting);
}
/** Contexts in which bodies wait for the end of a declaration: `typedef struct X { … } Y;`, whose functions know the name Y. */
const held = new WeakSet<Context>();
export function holdQueue(f: Body, declare: () => void): void {
  held.add(f.context);
  try {
    declare();
  } finally {
    held.delete(f.context);
  }
  runQueue(f);
}
export function runQueue(f: Body): void {
  if (held.has(f.context)) return;
  const queue = queues.get(f.context) ?? [];
  queues.delete(f.context);
  for (const waiting of queue) {
    if (typeof waiting === "function") waiting();
    else lowerFunction(f.context, waiting.fn, waiting.node, waiting.info.scope);
  }
}
export function makeLazy(info: ClassInfo): void {
  lazy.add(info);
}
/** Whether it is an instance of a template: the classes in it are, too. */
export function isLazy(info: ClassInfo): boolean {
  return lazy.has(info);
}
interface WaitingBody {
  readonly node: FunctionDefinition;
  readonly scope: Scope;
  /** What an earlier look at it has met. */
  readonly met?: Met;
}
/** Bodies that are lowered when their function is used. */
const uses = new WeakMap<CxxFunction, WaitingBody>();
export function waitForUse(fn: CxxFunction, body: WaitingBody): void {
  uses.set(fn, body);
}
/** It gets another body than the one that waits. */
export function forgetWaiting(fn: CxxFunction): void {
  uses.delete(fn);
}
export function waitingBody(fn: CxxFunction): WaitingBody | undefined {
  return uses.get(fn);
}
/** Defines a class while another one may be half done: what that one waits with goes on waiting. */
export function apart(context: Context, define: () => void): void {
  const queue = queues.get(context);
  queues.delete(context);
  define();
  if (queue !== undefined) queues.set(context, queue);
}
