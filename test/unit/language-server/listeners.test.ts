import { expect, test } from "vitest";
import type { PathHooks } from "../../../language-server/analysis/events.ts";
import { Listeners } from "../../../language-server/analysis/listeners.ts";

const named = { calls: ["ZwClose"], beforeCall: () => undefined } satisfies PathHooks;
const ofAll = { beforeCall: () => undefined, exits: () => undefined } satisfies PathHooks;
const asked = {
  calls: (routine: string) => routine.startsWith("Zw"),
  beforeCall: () => undefined,
} satisfies PathHooks;

test("a call is heard of by those who name its routine, by those who want it when asked, and by those who hear of all, in the order of the hooks", () => {
  const listeners = new Listeners([named, ofAll, asked]);
  expect(listeners.of("beforeCall", "ZwClose")).toStrictEqual([named.beforeCall, ofAll.beforeCall, asked.beforeCall]);
  expect(listeners.of("beforeCall", "ZwOpenKey")).toEqual([ofAll.beforeCall, asked.beforeCall]);
  expect(listeners.of("exits", undefined)).toEqual([ofAll.exits]);
});

test("routines that nobody names share one list with calls through pointers that lead nowhere known", () => {
  const listeners = new Listeners([named, ofAll, asked]);
  const own = listeners.of("beforeCall", "MyRoutine");
  expect(own).toEqual([ofAll.beforeCall]);
  expect(listeners.of("beforeCall", "MyOther")).toBe(own);
  expect(listeners.of("beforeCall", undefined)).toBe(own);
});
