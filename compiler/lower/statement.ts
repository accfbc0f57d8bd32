// Statements: where control goes, which places are steps of the debugger, and the regions of structured exception handling.
// `__finally` blocks exist once; a selector local says where to go on after them (end, `goto`, `return`, `break`).
import type { Expr } from "../ir/ir.ts";
import type { CompoundStatement, Declaration, Expression, Statement, StaticAssert } from "../syntax/ast.ts";
import { wrap } from "../types/arithmetic.ts";
import { INT, isInteger, unqualified, VOID } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { constantCondition, lowerCondition } from "./branches.ts";
import { byValue } from "./calls.ts";
import { convertForAssignment, promote } from "./conversions.ts";
import { cxxReturn } from "./cpp/bodies.ts";
import { fullCondition, fullExpression } from "./cpp/lifetime.ts";
import { cxxStatement, switchValue } from "./cpp/statements.ts";
import { lowerLocalDeclaration } from "./declaration.ts";
import { type DraftBlock, type DraftTry, finallyRegion } from "./draft.ts";
import { lowerEffect, lowerExpression } from "./expression.ts";
import { intConst, load, unknown } from "./fold.ts";
import { store } from "./operators.ts";
import { derefPlace } from "./places.ts";
import { noteEmptyBody, noteRepeated, noteStatement } from "./slips.ts";
import { checkStaticAssert, constantInteger } from "./written-types.ts";

type Item = Statement | Declaration | StaticAssert;

export function lowerCompound(f: Body, node: CompoundStatement): void {
  f.enterScope(node.last, () => lowerItems(f, node.items));
}
export function lowerItems(f: Body, items: readonly Item[]): void {
  items.forEach((item, index) => {
    noteEmptyBody(f, item, items[index + 1]);
    lowerItem(f, item);
  });
}
function lowerItem(f: Body, item: Item): void {
  if (item.kind === "declaration") lowerLocalDeclaration(f, item);
  else if (item.kind === "staticAssert") checkStaticAssert(f, item.condition, item.message);
  else lowerStatement(f, item);
}

/** GNU `({ … })`: the value of its last expression. */
export function lowerValueBlock(f: Body, node: CompoundStatement): Expr {
  return f.enterScope(node.last, () => {
    let value: Expr = { kind: "convert", operand: intConst(0), type: VOID, implicit: true };
    node.items.forEach((item, i) => {
      let last: Item = item;
      while (last.kind === "label") {
        // A labelled last expression gives the value too.
        if (i !== node.items.length - 1) break;
        lowerLabel(f, last.label, last);
        last = last.body;
      }
      if (i === node.items.length - 1 && last.kind === "expression" && last.expression !== undefined) {
        f.step("statement", last);
        value = lowerExpression(f, last.expression);
        if (value.type.kind !== "void" && value.kind !== "const" && value.kind !== "unknown") {
          const kept = f.temporary(unqualified(value.type), last);
          store(f, kept, value, last);
          value = load(kept);
        }
      } else lowerItem(f, last);
    });
    return value;
  });
}

function lowerLabel(f: Body, name: string, node: Statement): void {
  const label = f.label(name);
  if (label.defined) {
    f.context.report(node, "error", "redefinition", `Label '${name}' is defined already.`, "Rename one of them.");
    return;
  }
  label.defined = true;
  label.inTry = f.inTry;
  f.place(label.block);
}

export function lowerStatement(f: Body, node: Statement): void {
  switch (node.kind) {
    case "compound":
      lowerCompound(f, node);
      return;
    case "expression":
      f.step("statement", node);
      noteStatement(f, node.expression);
      lowerWhole(f, node.expression);
      return;
    // Selections and iterations are blocks (C17 6.8.4p3, 6.8.5p5): a type declared in a condition ends with them.
    case "if":
      f.enterScope(node.last, () => lowerIf(f, node));
      return;
    case "switch":
      f.enterScope(node.last, () => lowerSwitch(f, node));
      return;
    case "case":
    case "default":
      lowerCase(f, node);
      return;
    case "while":
    case "do":
    case "for":
      f.enterScope(node.last, () => lowerLoop(f, node));
      return;
    case "goto":
      f.step("statement", node);
      f.gotoLabel(node.label, node);
      return;
    case "label":
      lowerLabel(f, node.label, node);
      lowerStatement(f, node.body);
      return;
    case "break":
    case "continue": {
      f.step("statement", node);
      const target = node.kind === "break" ? f.breakTo : f.continueTo;
      if (target === undefined)
        f.context.report(
          node,
          "error",
          "misplaced-jump",
          `'${node.kind}' outside of ${node.kind === "break" ? "a loop or switch" : "a loop"}.`,
        );
      else f.leaveTo(target.block, target.inTry);
      return;
    }
    case "return":
      lowerReturn(f, node);
      return;
    case "tryExcept":
      lowerTryExcept(f, node);
      return;
    case "tryFinally":
      lowerTryFinally(f, node);
      return;
    case "leave": {
      f.step("statement", node);
      if (f.inTry === undefined)
        f.context.report(node, "error", "misplaced-jump", "'__leave' outside of a __try block.");
      else f.leaveTo(f.inTry.leave, f.inTry);
      return;
    }
    case "asm":
      f.step("statement", node);
      f.context.report(node, "warning", "unsupported", "Inline assembly is not executed.", "Use an intrinsic.");
      f.refuse(node, "__asm", "Inline assembly cannot be executed here.");
      return;
    case "notUnderstood":
      f.step("statement", node);
      f.refuse(node, node.construct, `'${node.construct}' was not understood.`);
      return;
    default:
      cxxStatement(f, node);
  }
}
/** A full expression for its effects. */
function lowerWhole(f: Body, node: Expression | undefined): void {
  if (node === undefined) return;
  if (!f.context.cxx) {
    lowerEffect(f, node);
    return;
  }
  fullExpression(f, node, () => {
    lowerEffect(f, node);
    return undefined;
  });
}
/** A condition that leads to one of two blocks. */
function lowerTest(f: Body, node: Expression, yes: DraftBlock, no: DraftBlock): void {
  fullCondition(f, node, yes, no, (then, otherwise) => lowerCondition(f, node, then, otherwise));
}

function begin(f: Body, block: DraftBlock): void {
  f.placed.push(block);
  f.current = block;
}

function lowerIf(f: Body, node: Statement & { kind: "if" }): void {
  f.step("condition", node.condition);
  const known = node.constexpr === true ? constantCondition(f, node.condition) : undefined;
  if (known !== undefined) {
    const taken = known ? node.then : node.else;
    if (taken !== undefined) lowerStatement(f, taken);
    return;
  }
  noteRepeated(f, node);
  const then = f.block();
  const after = f.block();
  const otherwise = node.else === undefined ? after : f.block();
  lowerTest(f, node.condition, then, otherwise);
  begin(f, then);
  lowerStatement(f, node.then);
  if (node.else !== undefined) {
    f.jump(after);
    begin(f, otherwise);
    lowerStatement(f, node.else);
  }
  f.place(after);
}

function lowerLoop(f: Body, node: Statement & { kind: "while" | "do" | "for" }): void {
  if (node.kind === "for") {
    if (node.init !== undefined) {
      if (node.init.kind === "declaration") lowerLocalDeclaration(f, node.init);
      else {
        f.step("statement", node.init);
        lowerWhole(f, node.init);
      }
    }
    const test = f.block();
    const body = f.block();
    const advance = f.block();
    const after = f.block();
    f.place(test);
    if (node.condition !== undefined) {
      f.step("condition", node.condition);
      lowerTest(f, node.condition, body, after);
      begin(f, body);
    } else {
      // Every round of a loop has a step, so that it can be stopped.
      f.step("condition", { first: node.first, last: node.first });
      f.place(body);
    }
    loopBody(f, after, advance, () => lowerStatement(f, node.body));
    f.place(advance);
    if (node.step !== undefined) {
      f.step("advance", node.step);
      lowerWhole(f, node.step);
    }
    f.jump(test);
    begin(f, after);
    return;
  }
  const test = f.block();
  const body = f.block();
  const after = f.block();
  if (node.kind === "while") {
    f.place(test);
    f.step("condition", node.condition);
    lowerTest(f, node.condition, body, after);
    begin(f, body);
    loopBody(f, after, test, () => lowerStatement(f, node.body));
    f.jump(test);
  } else {
    f.place(body);
    loopBody(f, after, test, () => lowerStatement(f, node.body));
    f.place(test);
    f.step("condition", node.condition);
    lowerTest(f, node.condition, body, after);
  }
  begin(f, after);
}
export function loopBody(f: Body, after: DraftBlock, next: DraftBlock, body: () => void): void {
  const { breakTo, continueTo } = f;
  f.breakTo = { block: after, inTry: f.inTry };
  f.continueTo = { block: next, inTry: f.inTry };
  body();
  f.breakTo = breakTo;
  f.continueTo = continueTo;
}

// ---- switch -------------------------------------------------------------------------------------------------------------

function lowerSwitch(f: Body, node: Statement & { kind: "switch" }): void {
  f.step("condition", node.value);
  let value = fullExpression(f, node.value, () => switchValue(f, node.value) ?? lowerExpression(f, node.value));
  if (!isInteger(value.type)) {
    if (value.kind !== "unknown")
      f.context.report(
        node.value,
        "error",
        "bad-condition",
        `'switch' needs an integer, not '${typeText(value.type)}'.`,
      );
    value = unknown(INT);
  }
  value = promote(f, value);
  const after = f.block();
  const { breakTo, switchState } = f;
  f.breakTo = { block: after, inTry: f.inTry };
  const state = { type: value.type, cases: [], default: undefined as DraftBlock | undefined };
  f.switchState = state;
  const head = f.current;
  const open = f.open;
  // What stands before the first case is never reached from above.
  begin(f, f.block());
  lowerStatement(f, node.body);
  f.place(after);
  if (open)
    head.terminator = {
      kind: "switch",
      value,
      cases: state.cases,
      default: state.default ?? after,
      at: { first: node.value.first, last: node.value.last },
    };
  f.breakTo = breakTo;
  f.switchState = switchState;
}

function lowerCase(f: Body, node: Statement & { kind: "case" | "default" }): void {
  const state = f.switchState;
  if (state === undefined) {
    f.context.report(node, "error", "misplaced-case", `'${node.kind}' outside of a switch.`);
    lowerStatement(f, node.body);
    return;
  }
  const block = f.block();
  f.place(block);
  if (node.kind === "default") {
    if (state.default !== undefined)
      f.context.report(node, "error", "duplicate-case", "There is more than one 'default' in this switch.");
    state.default = block;
  } else {
    const first = caseValue(f, node.value, state.type);
    const last = node.upTo === undefined ? first : caseValue(f, node.upTo, state.type);
    if (first !== undefined && last !== undefined && first <= last) {
      if (state.cases.some((c) => c.first <= last && first <= c.last))
        f.context.report(
          node.value,
          "error",
          "duplicate-case",
          `The case ${first} is in this switch already.`,
          "Remove one of them.",
        );
      else state.cases.push({ first, last, target: block });
    }
  }
  lowerStatement(f, node.body);
}
function caseValue(f: Body, node: Expression, type: Type): bigint | undefined {
  const value = constantInteger(f, node, "The value of a case");
  return value === undefined ? undefined : wrap(value, type, f.context.target);
}

// ---- return ---------------------------------------------------------------------------------------------------------------

/** The value is what a call returns. */
function givesCall(node: Expression): boolean {
  if (node.kind === "cast") return givesCall(node.operand);
  if (node.kind === "conditional") return givesCall(node.else) || (node.then !== undefined && givesCall(node.then));
  return node.kind === "call";
}

function lowerReturn(f: Body, node: Statement & { kind: "return" }): void {
  f.step("return", node);
  if (f.context.cxx) {
    cxxReturn(f, node);
    return;
  }
  let value: Expr | undefined;
  if (node.value !== undefined) {
    const written = lowerExpression(f, node.value);
    if (f.returns.kind === "void") {
      if (written.type.kind !== "void" && written.kind !== "unknown")
        f.context.report(
          node.value,
          "warning",
          "return-value",
          `'${f.name}' returns 'void', yet a value is returned.`,
          "Remove the value.",
        );
    } else value = convertForAssignment(f, written, f.returns, node.value, "the returned value");
  } else if (f.returns.kind !== "void")
    f.context.report(
      node,
      "warning",
      "return-value",
      `'${f.name}' must return a value of type '${typeText(f.returns)}'.`,
      "Return a value.",
    );
  finishReturn(f, node, value);
}

/** Leaves the function with a value that is converted already. */
export function finishReturn(f: Body, node: Statement & { kind: "return" }, written: Expr | undefined): void {
  const at = { first: node.first, last: node.last };
  let value = written;
  if (f.hiddenResult !== undefined && value !== undefined) {
    const pointer = load({ kind: "local", local: f.hiddenResult, type: f.local(f.hiddenResult).type });
    if (value.kind !== "unknown") f.assign(derefPlace(f, pointer, node), value, node);
    value = pointer;
  }
  // A debugger that steps out of that call stops here: nothing else of this function is left to stop at.
  if (node.value !== undefined && givesCall(node.value) && f.open) f.step("end", node);
  if (crossesFinally(f.inTry)) {
    // The value is computed before the termination blocks run.
    if (value !== undefined && value.kind !== "const") {
      const kept = f.temporary(value.type, node);
      store(f, kept, value, node);
      value = load(kept);
    }
    const done: DraftBlock = { instructions: [], terminator: { kind: "return", value, at }, inTry: undefined };
    f.placed.push(done);
    f.leaveTo(done, undefined);
    return;
  }
  f.end({ kind: "return", value, at });
}
function crossesFinally(region: DraftTry | undefined): boolean {
  for (let t = region; t !== undefined; t = t.parent) if (t.kind === "finally") return true;
  return false;
}
/** Whether a function's result goes through a hidden first parameter. */
export function returnsHidden(f: Body, type: Type): boolean {
  return type.kind === "record" && !byValue(type, f);
}

// ---- structured exception handling ------------------------------------------------------------------------------------------

function lowerTryExcept(f: Body, node: Statement & { kind: "tryExcept" }): void {
  const outer = f.inTry;
  const after = f.block();
  const filterResult = f.temporary(INT, node.filter).local;
  const region: DraftTry = {
    id: f.tries.length,
    parent: outer,
    kind: "except",
    filter: f.block(),
    filterResult,
    handler: f.block(),
    abnormal: undefined,
    selector: undefined,
    exits: [],
    leave: after,
  };
  f.tries.push(region);
  guarded(f, region, node.body, after);

  begin(f, region.filter ?? f.block());
  const outerException = f.exceptionOf;
  f.exceptionOf = region.id;
  const value = lowerExpression(f, node.filter);
  const result = convertForAssignment(f, value, INT, node.filter, "the exception filter");
  store(f, { kind: "local", local: filterResult, type: INT }, result, node.filter);
  f.end({ kind: "filterEnd" });

  begin(f, region.handler);
  lowerCompound(f, node.handler);
  f.exceptionOf = outerException;
  f.place(after);
}

function guarded(f: Body, region: DraftTry, body: CompoundStatement, after: DraftBlock): void {
  const outer = f.inTry;
  f.inTry = region;
  f.place(f.block());
  lowerCompound(f, body);
  f.jump(after);
  f.inTry = outer;
}

function lowerTryFinally(f: Body, node: Statement & { kind: "tryFinally" }): void {
  const abnormal = f.temporary(INT, node);
  const selector = f.temporary(INT, node);
  const handler = f.block();
  const after = f.block();
  const region = finallyRegion(f, handler, { abnormal: abnormal.local, selector: selector.local });
  f.assign(abnormal, intConst(0), node);
  f.assign(selector, intConst(0), node);
  guarded(f, region, node.body, handler);

  begin(f, handler);
  const outerFinally = f.inFinally;
  f.inFinally = region;
  lowerCompound(f, node.handler);
  f.inFinally = outerFinally;
  const dispatch = f.block();
  f.end({ kind: "finallyEnd", try: region.id, next: dispatch });
  begin(f, dispatch);
  const cases: { first: bigint; last: bigint; target: DraftBlock }[] = [];
  f.end({ kind: "switch", value: load(selector), cases, default: after, at: { first: node.last, last: node.last } });
  f.finallyDispatch.push({ region, dispatch, after, cases });
  begin(f, after);
}

/** When all jumps are known: each termination block learns where it may go on. */
export function completeFinally(f: Body): void {
  for (const { region, dispatch, after, cases } of f.finallyDispatch) {
    if (region.exits.length === 0) dispatch.terminator = { kind: "jump", target: after };
    else
      region.exits.forEach((target, i) => {
        cases.push({ first: BigInt(i + 1), last: BigInt(i + 1), target });
      });
  }
}
