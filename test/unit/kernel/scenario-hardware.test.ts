// What a scenario says of virtual hardware and does to it, and what it is told when that cannot be.
import { expect, it } from "vitest";
import { checkScenario } from "../../../kernel/scenario/schema.ts";

/** Path and message of what is wrong with hardware entries and with steps that act upon them. */
function problems(hardware: readonly object[], steps: readonly object[] = []): string[] {
  const scenario = { drivers: [{ name: "d", sources: ["d.c"] }], hardware, steps };
  return checkScenario(scenario).problems.map(({ path, message }) => `${path}: ${message}`);
}
const uart = { name: "uart", model: "uart16550" };
const controller = { name: "kbc", model: "i8042" };
const mouse = { name: "mouse", model: "ps2Mouse", pluggedInto: "kbc" };
const act = (hardware: string, action: string, more = {}) => ({ do: "hardware", hardware, action, ...more });

it("takes what the models know", () => {
  const steps = [
    act("uart", "receive", { data: { text: "a" } }),
    act("uart", "ctsOff"),
    act("kbc", "press", { value: "0xe048" }),
    act("mouse", "move", { y: -3 }),
  ];
  expect(problems([{ ...uart, options: { echo: true, greeting: "M" } }, controller, mouse], steps)).toEqual([]);
});

it("knows each model's options and their types", () => {
  expect(
    problems([
      { ...uart, options: { ekko: true, echo: 1 } },
      { name: "n", model: "none", options: { a: 1 } },
    ]),
  ).toEqual([
    '/hardware/0/options/ekko: a uart16550 has no option "ekko"',
    '/hardware/0/options/echo: "echo" of a uart16550 is a boolean, not a number',
    '/hardware/1/options/a: a none has no option "a"',
  ]);
});

it("knows what is plugged into what", () => {
  expect(problems([{ ...mouse, pluggedInto: undefined }])).toEqual([
    "/hardware/0: a ps2Mouse has to be plugged into an i8042",
  ]);
  expect(
    problems([mouse, uart, { ...uart, name: "b", pluggedInto: "uart" }, { ...mouse, name: "c", pluggedInto: "uart" }]),
  ).toEqual([
    "/hardware/0/pluggedInto: a ps2Mouse has to be plugged into an i8042",
    "/hardware/2/pluggedInto: a uart16550 is not plugged into anything",
    "/hardware/3/pluggedInto: a ps2Mouse has to be plugged into an i8042",
  ]);
  expect(problems([controller, mouse, { ...mouse, name: "second" }])).toEqual([
    "/hardware/2/pluggedInto: kbc has something plugged into it already",
  ]);
});

it("knows each model's actions and what they need", () => {
  const steps = [
    act("uart", "explode"),
    act("uart", "receive"),
    act("uart", "break", { value: 1 }),
    act("kbc", "type", { value: 1 }),
    act("mouse", "move"),
  ];
  expect(problems([uart, controller, mouse], steps)).toEqual([
    '/steps/0/action: a uart16550 knows no "explode"',
    '/steps/1: "receive" of a uart16550 needs "data"',
    '/steps/2/value: "break" of a uart16550 takes no "value"',
    '/steps/3/value: "type" of an i8042 takes no "value"',
    '/steps/3: "type" of an i8042 needs "data"',
    '/steps/4: "move" of a ps2Mouse needs "x" or "y"',
  ]);
});
