// A scenario that asks for what cannot be: it says what stands in the way and what to do, at the step's JSON path.
import { expect, it } from "vitest";
import { compileScenario } from "../../../kernel/scenario/run.ts";
import { driver } from "./driver.ts";
import { runDriver } from "./host.ts";

const pnp = (...actions: readonly string[]) => ({ steps: actions.map((action) => ({ do: action, device: "device" })) });
/** Its device has no name: there can be two. */
const nameless = driver({})
  .replace(/UNICODE_STRING name = [^;]*; /, "")
  .replace("&name", "NULL");
/** The first step that failed, with its path. */
function failed(scenario: Readonly<Record<string, unknown>>): string {
  const results = runDriver(nameless, scenario).kernel.results();
  const first = results.find(({ outcome }) => outcome === "failed");
  return `${first?.path}: ${first?.message}`;
}

it("a device in a state that has no such step", () => {
  expect(failed(pnp("stop", "stop"))).toMatch(
    /^\/steps\/1: expected success: "device" is Stopped, in which state there is no "stop"; put the step that leads to another/,
  );
  expect(failed(pnp("remove", "stop"))).toMatch(/^\/steps\/1: .*there is no "stop"/);
});

it("two devices that decode the same", () => {
  const port = (name: string, start: number, irq: number) => ({
    name,
    model: "printer",
    ports: [{ start, length: 8 }],
    irq,
  });
  const machine = (second: ReturnType<typeof port>) => ({
    hardware: [port("a", 0x378, 7), second],
    devices: [
      { name: "first", driver: "test", hardware: "a" },
      { name: "device", driver: "test", hardware: "b" },
    ],
    steps: [],
  });
  expect(failed(machine(port("b", 0x37c, 5)))).toMatch(
    /^\/devices\/1: .*"first" has the ports from 0x37c of "b" already; .*"alternatives"/,
  );
  expect(failed(machine(port("b", 0x400, 7)))).toMatch(/"first" has the interrupt line 7 of "b" already/);
});

it("sources that are not there", () => {
  const text = '{ "drivers": [\n { "name": "x", "sources": ["a.c", "b*.c"] } ] }';
  const host = {
    files: { read: (path: string) => (path === "/s/x.scenario.json" ? text : undefined) },
    list: () => [],
    ddk: "/ddk",
  };
  const loaded = compileScenario(
    { drivers: [{ name: "x", sources: ["a.c", "b*.c"] }] },
    "/s",
    host,
    "/s/x.scenario.json",
  );
  const problems = loaded.options === undefined ? loaded.problems : [];
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toContain(
    '1: /drivers/0/sources/1: driver "x": no source matches "b*.c"',
  );
});

it("expectations by names that nothing has, before anything runs", () => {
  const step = (expected: Readonly<Record<string, unknown>>) => ({
    steps: [{ do: "open", handle: "h", device: "\\Device\\Test", expect: expected }],
  });
  expect(() => runDriver(nameless, step({ status: "STATUS_SUCESS" }))).toThrow(
    /\/steps\/0\/expect\/status: "STATUS_SUCESS" is no status that the kernel's headers define/,
  );
  expect(() => runDriver(nameless, step({ error: "ERROR_NO_SUCH" }))).toThrow(/\/steps\/0\/expect\/error/);
  const seen = (what: Readonly<Record<string, unknown>>) => ({ steps: [{ do: "expect", ...what }] });
  expect(() => runDriver(nameless, seen({ trace: { kind: "irpDnoe" } }))).toThrow(/\/steps\/0\/trace\/kind/);
  expect(() => runDriver(nameless, seen({ device: { name: "device", state: "started" } }))).toThrow(
    /\/steps\/0\/device\/state/,
  );
});
