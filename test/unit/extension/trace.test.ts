import { describe, expect, it } from "vitest";
import type { TraceRowBody } from "../../../debug-adapter/protocol.ts";
import { parseTime, ruleItems } from "../../../extension/rules.ts";
import {
  category,
  cell,
  clockText,
  columns,
  copyText,
  irqlText,
  kindText,
} from "../../../extension/views/trace/cells.ts";
import { parseFilter } from "../../../extension/views/trace/filter.ts";
import { blockSize, Pages } from "../../../extension/views/trace/pages.ts";
import {
  areaHeight,
  lastTop,
  scrollTopFor,
  tallest,
  topAt,
  topShowing,
  visibleRows,
} from "../../../extension/views/trace/windowing.ts";
import { traceKinds } from "../../../kernel/trace/log.ts";

const row = (index: number, own: Partial<TraceRowBody> = {}): TraceRowBody => ({
  index,
  time: index * 10,
  clock: index,
  processor: 0,
  irql: 0,
  context: 1,
  contextName: "System thread 1",
  kind: "irpCall",
  driver: "membuf",
  device: undefined,
  deviceName: "",
  irp: "0xfffff80000030000",
  detail: "IRP_MJ_READ",
  ...own,
});

describe("filter box", () => {
  const filter = (text: string) => parseFilter(text, traceKinds);
  it("words are looked for", () => expect(filter(" read  0x10 ").filter).toEqual({ text: "read 0x10" }));
  it("nothing is no filter", () => expect(filter("  ")).toEqual({ filter: undefined }));
  it("columns by name", () => {
    expect(filter("driver:membuf irp:0xfffff800`00030000 cpu:1 thread:4 kind:dpcQueue").filter).toEqual({
      driver: "membuf",
      irp: "0xfffff80000030000",
      processor: 1,
      context: 4,
      kinds: ["dpcQueue"],
    });
  });
  it("a beginning stands for all kinds that begin so", () => {
    const kinds = filter("kind:irp").filter?.kinds ?? [];
    expect(kinds).toContain("irpCall");
    expect(kinds).toContain("irpComplete");
    expect(kinds.every((kind) => kind.startsWith("irp"))).toBe(true);
  });
  it("a kind named wholly is that kind alone", () => expect(filter("kind:dpc").filter?.kinds).toEqual(["dpc"]));
  it("a name whose value is still being typed is passed over", () =>
    expect(filter("kind: read").filter).toEqual({ text: "read" }));
  it.each(["kind:nonsense", "irp:zz", "cpu:x"])("%s is explained", (text) =>
    expect(filter(text).problem).toMatch(/is no|There is no/),
  );
});

describe("cells", () => {
  it("time is exact, in milliseconds", () => {
    expect([0, 15, 12_345, 12_345_678].map(clockText)).toEqual(["0.0000", "0.0015", "1.2345", "1234.5678"]);
  });
  it("levels have names", () =>
    expect([0, 1, 2, 7, 15].map(irqlText)).toEqual(["0 PASSIVE", "1 APC", "2 DISPATCH", "7 DEVICE", "15 HIGH"]));
  it("kinds read as words", () => {
    expect(["irpCompletionRoutine", "dpcQueue", "pnp", "debugPrint"].map(kindText)).toEqual([
      "IRP completion routine",
      "DPC queue",
      "PnP",
      "Debug print",
    ]);
  });
  it("every kind of event has a category, and trouble stands out", () => {
    expect(traceKinds.filter((kind) => category(kind) === "trouble")).toEqual(["finding", "bugcheck"]);
  });
  it("every column has text", () =>
    expect(columns.map((column) => cell(row(1), column.id)).every((text) => text !== "")).toBe(true));
  it("copies as a spreadsheet takes it", () => {
    const [head, line] = copyText([row(3, { detail: "a\tb\nc" })]).split("\n");
    expect(head?.split("\t")).toHaveLength(columns.length);
    expect(line?.split("\t")).toHaveLength(columns.length);
    expect(line).toContain("a b c");
  });
});

describe("windowing", () => {
  const small = { total: 100, rowHeight: 20, viewport: 200 };
  const huge = { total: 1_000_000, rowHeight: 22, viewport: 330 };

  it("a short table's area is as high as its rows", () => expect(areaHeight(small)).toBe(2000));
  it("a long one's stays below what browsers lay out", () => expect(areaHeight(huge)).toBe(tallest));
  it("both ends can be reached", () => {
    for (const geometry of [small, huge]) {
      const bottom = areaHeight(geometry) - geometry.viewport;
      expect(topAt(geometry, 0)).toBe(0);
      const { first, count } = visibleRows(geometry, topAt(geometry, bottom));
      expect(first + count).toBe(geometry.total);
    }
  });
  it("scroll bar and position agree", () => {
    for (const top of [0, 1, 12_345.5, 999_000]) expect(topAt(huge, scrollTopFor(huge, top))).toBeCloseTo(top, 3);
  });
  it("rows that are partly visible count", () =>
    expect(visibleRows(small, 2.5)).toEqual({ first: 2, count: 11, hidden: 10 }));
  it("fewer rows than fit", () => {
    const few = { total: 3, rowHeight: 20, viewport: 200 };
    expect([lastTop(few), visibleRows(few, 7)]).toEqual([0, { first: 0, count: 3, hidden: 0 }]);
  });
  it("nothing at all", () => expect(visibleRows({ total: 0, rowHeight: 20, viewport: 200 }, 0).count).toBe(0));
  it("moves no further than it must to show a row", () => {
    expect(topShowing(small, 10, 12)).toBe(10);
    expect(topShowing(small, 10, 5)).toBe(5);
    expect(topShowing(small, 10, 30)).toBe(21);
  });
});

describe("rows held by the page", () => {
  const block = (from: number, count = blockSize) => Array.from({ length: count }, (_, i) => row(from + i));
  it("asks once for what is missing", () => {
    const pages = new Pages();
    expect(pages.want(190, 20, 1000)).toEqual([
      { from: 0, count: blockSize },
      { from: blockSize, count: blockSize },
    ]);
    expect(pages.want(190, 20, 1000)).toEqual([]);
    pages.put(0, block(0));
    expect(pages.row(150)?.index).toBe(150);
    expect(pages.row(250)).toBeUndefined();
  });
  it("asks again for a block that has grown", () => {
    const pages = new Pages();
    pages.want(0, 10, 50);
    pages.put(0, block(0, 50));
    expect(pages.want(0, 10, 50)).toEqual([]);
    expect(pages.want(0, 10, 60)).toEqual([{ from: 0, count: blockSize }]);
  });
  it("forgets the least used", () => {
    const pages = new Pages();
    for (let i = 0; i < 100; i++) pages.put(i * blockSize, block(i * blockSize));
    expect([pages.row(0), pages.row(99 * blockSize)?.index]).toEqual([undefined, 99 * blockSize]);
  });
  it("may ask again after a failure", () => {
    const pages = new Pages();
    pages.want(0, 1, 10);
    pages.give(0);
    expect(pages.want(0, 1, 10)).toHaveLength(1);
  });
});

describe("texts from elsewhere", () => {
  it("a moment may be absolute or relative", () => {
    expect(["1,200", "+50", "-500", "x", "", "1.5"].map((text) => parseTime(text, 100))).toEqual([
      1200,
      150,
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it("rules become a pick list", () => {
    expect(ruleItems('[{"id":"irql-too-high","summary":"s","aliases":["C28121"]},7]')).toEqual([
      { label: "irql-too-high", description: "C28121", detail: "s" },
    ]);
  });
});
