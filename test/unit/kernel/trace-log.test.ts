import { describe, expect, it } from "vitest";
import { TraceLog, type TraceMoment } from "../../../kernel/trace/log.ts";

const at = (time: number): TraceMoment => ({
  time,
  clock: time * 10,
  processor: time % 2,
  irql: 0,
  context: 1,
  contextName: "System thread 1",
});

function logOf(count: number): TraceLog {
  const log = new TraceLog();
  for (let i = 0; i < count; i++) {
    if (i % 3 === 0) log.append({ kind: "debugPrint", driver: "membuf", text: `line ${i}` }, at(i));
    else log.append({ kind: "irpCall", driver: "membuf", irp: 0x1000 + (i % 5), operands: [3, 0, i, 1] }, at(i));
  }
  return log;
}

describe("trace log", () => {
  it("gives windows of the rows that pass a filter, counted among themselves", () => {
    const log = logOf(3000);
    expect(log.window(10, 2, { kinds: ["debugPrint"] }).map((row) => row.detail)).toEqual(["line 30", "line 33"]);
    expect(log.count({ text: "LINE 2997" })).toBe(1);
    expect(log.count({ irp: 0x1001, kinds: ["irpCall"] })).toBe(400);
  });

  it("finds the nearest row either way", () => {
    const log = logOf(100);
    expect(log.find({ kinds: ["debugPrint"] }, 50, "forward")).toBe(51);
    expect(log.find({ kinds: ["debugPrint"] }, 50, "backward")).toBe(48);
    expect(log.find({ text: "nowhere" }, 0, "forward")).toBeUndefined();
  });

  it("goes back to an earlier length, and goes on from there as if the rest had not been", () => {
    const log = logOf(100);
    log.goTo(50);
    expect(log.length).toBe(50);
    log.append({ kind: "debugPrint", text: "again" }, at(50));
    expect(log.window(49, 9).map((row) => row.detail)).toEqual(["major 0x3, copied, length 49", "again"]);
    expect(log.count({ kinds: ["debugPrint"] })).toBe(18);
    log.goTo(100);
    expect(log.length).toBe(51);
  });

  it("goes forward again to rows that the same run has made before", () => {
    const log = logOf(100);
    const whole = [...log.jsonLines()];
    log.goTo(30);
    log.goTo(80);
    expect([...log.jsonLines()]).toEqual(whole.slice(0, 80));
    log.goTo(9);
    log.append({ kind: "debugPrint", driver: "membuf", text: "line 9" }, at(9));
    log.goTo(100);
    expect([...log.jsonLines()]).toEqual(whole);
  });

  it("writes JSON lines and CSV", () => {
    const log = logOf(0);
    log.append({ kind: "debugPrint", driver: "a", device: 0x2000, text: 'say "x", y' }, at(7));
    expect(JSON.parse([...log.jsonLines()].join(""))).toMatchObject({ time: 7, device: "0xfffff80000002000" });
    expect([...log.csv()][1]).toContain('"say ""x"", y"');
  });
});
