import { expect, test } from "vitest";
import { type EventKind, onPaths, type PathHooks } from "../../../language-server/analysis/events.ts";
import { Listeners } from "../../../language-server/analysis/listeners.ts";
import { State } from "../../../language-server/analysis/state.ts";
import { Terms } from "../../../language-server/analysis/terms.ts";

const terms = new Terms();
const pathState = () =>
  new State({ irql: terms.entryIrql, irqlWhy: { kind: "entry" } as never, grounds: { lower: false, upper: false } });

/** A hook that says its name, and what it was told of. */
function hook(name: string, kinds: readonly EventKind[], rest: Partial<PathHooks>, mark?: string) {
  const heard: string[] = [];
  const hear = (event: { readonly state: State }) => {
    heard.push(name);
    if (mark !== undefined) event.state.setMark(mark, terms.zero, "yes");
  };
  return { heard, hooks: { ...rest, ...Object.fromEntries(kinds.map((kind) => [kind, hear])) } as PathHooks };
}
/** Who hears of an event, in order. */
function whoHears(
  hooks: readonly ReturnType<typeof hook>[],
  kind: EventKind,
  callee: string | undefined,
  state = pathState(),
  others: object = {},
): string[] {
  const order: string[] = [];
  for (const { heard } of hooks) heard.push = (name: string) => order.push(name);
  const listeners = new Listeners(hooks.map(({ hooks }) => hooks));
  listeners.of(kind, callee).tell({ state, ...others } as never);
  return order;
}

const named = hook("named", ["beforeCall"], { calls: ["ZwClose"] });
const ofAll = hook("all", ["beforeCall", "exits"], {});
const asked = hook("asked", ["beforeCall"], { calls: (routine) => routine.startsWith("Zw") });
const three = [named, ofAll, asked];

test("a call is heard of by those who name its routine, by those who want it when asked, and by those who hear of all, in the order of the hooks", () => {
  expect(whoHears(three, "beforeCall", "ZwClose")).toEqual(["named", "all", "asked"]);
  expect(whoHears(three, "beforeCall", "ZwOpenKey")).toEqual(["all", "asked"]);
  expect(whoHears(three, "exits", undefined)).toEqual(["all"]);
});

test("routines that nobody names share one audience with calls through pointers that lead nowhere known", () => {
  const listeners = new Listeners(three.map(({ hooks }) => hooks));
  const own = listeners.of("beforeCall", "MyRoutine");
  expect(whoHears(three, "beforeCall", "MyRoutine")).toEqual(["all"]);
  expect(listeners.of("beforeCall", "MyOther")).toBe(own);
  expect(listeners.of("beforeCall", undefined)).toBe(own);
});

test("who needs a mark, an IRP or a lock hears only where there is one", () => {
  const blocks = hook("blocks", ["exit"], { needs: { exit: ["test-block"] } });
  const irps = hook("irps", ["exit"], { needs: { exit: [onPaths.irp] } });
  const locks = hook("locks", ["afterCall"], { needs: { afterCall: [onPaths.lock] } });
  const hooks = [blocks, irps, locks];
  expect(whoHears(hooks, "exit", undefined)).toEqual([]);

  const withBlock = pathState();
  withBlock.setMark("test-block", terms.zero, "owned");
  expect(whoHears(hooks, "exit", undefined, withBlock)).toEqual(["blocks"]);
  withBlock.clearMark("test-block", terms.zero);
  expect(whoHears(hooks, "exit", undefined, withBlock)).toEqual([]);

  const withIrp = pathState();
  withIrp.irps.set(1, { owner: "owned" } as never);
  expect(whoHears(hooks, "exit", undefined, withIrp)).toEqual(["irps"]);

  expect(whoHears(hooks, "afterCall", "KeAcquireSpinLock", pathState(), { locks: [] })).toEqual([]);
  expect(whoHears(hooks, "afterCall", "KeAcquireSpinLock", pathState(), { locks: [{}] })).toEqual(["locks"]);
});

test("a mark that a listener sets is there for those who come later, and not on ways that were copied before", () => {
  const waiting = hook("waiting", ["afterCall"], { needs: { afterCall: ["test-made"] } });
  const marking = hook("marking", ["afterCall"], {}, "test-made");
  const state = pathState();
  const copy = state.clone();
  expect(
    whoHears(
      [waiting, marking, hook("later", ["afterCall"], { needs: { afterCall: ["test-made"] } })],
      "afterCall",
      "X",
      state,
    ),
  ).toEqual(["marking", "later"]);
  expect(whoHears([waiting], "afterCall", "X", copy)).toEqual([]);
  expect(whoHears([waiting], "afterCall", "X", state)).toEqual(["waiting"]);
});
