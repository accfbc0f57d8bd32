// Tables as a terminal shows them.
import { expect, it } from "vitest";
import { deviceStacks, table, traceTable } from "../../../kernel/session/format.ts";
import { TraceLog } from "../../../kernel/trace/log.ts";

it("aligns columns, cuts long cells and leaves no blanks at line ends", () => {
  const text = table(
    [{ title: "Name" }, { title: "Count", align: "right" }, { title: "Text", widest: 6 }],
    [
      ["a", "1", "short"],
      ["longer", "12345678", "much too\nlong"],
    ],
  );
  expect(text).toBe(
    "Name       Count  Text\n" +
      "──────  ────────  ──────\n" +
      "a              1  short\n" +
      "longer  12345678  much …\n",
  );
});

it("draws a device stack, the top device first, with the links that lead to it", () => {
  const device = { flags: [], extension: 0, links: [], address: 0x1000, stackSize: 1 } as const;
  const text = deviceStacks([
    {
      instance: "ROOT\\MEMBUF\\0000",
      description: "Memory buffer",
      state: "Started",
      address: 0x1000,
      devices: [
        {
          ...device,
          role: "FDO",
          name: undefined,
          driver: "membuf",
          stackSize: 2,
          flags: ["DO_BUFFERED_IO", "DO_POWER_PAGABLE"],
          address: 0x2000,
        },
        { ...device, role: "PDO", name: "\\Device\\00000001", driver: "root bus", links: ["\\??\\MemBuf"] },
      ],
      children: [],
    },
  ]);
  expect(text.split("\n")).toEqual([
    "ROOT\\MEMBUF\\0000  Memory buffer  [Started]",
    "  Role  Device            Driver    Size  Flags                              Address",
    "  ────  ────────────────  ────────  ────  ─────────────────────────────────  ──────────────────",
    "  FDO   (unnamed)         membuf       2  DO_BUFFERED_IO | DO_POWER_PAGABLE  0xfffff80000002000",
    "  PDO   \\Device\\00000001  root bus     1                                     0xfffff80000001000",
    "  \\??\\MemBuf → \\Device\\00000001",
    "",
  ]);
});

it("makes a table of trace rows", () => {
  const log = new TraceLog();
  const moment = { time: 12, clock: 15, processor: 1, irql: 2, context: 3, contextName: "DPC DpcForIsr" };
  log.append({ kind: "dpc", driver: "lpt", irp: 0x4320, text: "lpt!LptDpcForIsr" }, moment);
  expect(traceTable(log.window(0, 10)).split("\n")[2]).toBe(
    "  12  1.5 µs    1  DISPATCH  DPC DpcForIsr  dpc    lpt             00004320  lpt!LptDpcForIsr",
  );
});
