import { describe, expect, it } from "vitest";
import type { DeviceBody, DeviceTreeBody } from "../../../debug-adapter/protocol.ts";
import { deviceRows } from "../../../extension/devices/rows.ts";

const device = (own: Partial<DeviceBody>): DeviceBody => ({
  address: "0xfffff80000010000",
  name: undefined,
  role: "FDO",
  driver: "membuf",
  flags: [],
  stackSize: 2,
  extension: undefined,
  extensionType: undefined,
  links: [],
  expression: "*(DEVICE_OBJECT *)0xfffff80000010000",
  ...own,
});

const tree: DeviceTreeBody = {
  time: 10,
  nodes: [
    {
      instance: "ROOT\\MEMBUF\\0000",
      description: "Memory buffer",
      state: "Started",
      address: "0xfffff80000020000",
      devices: [
        device({
          name: "\\Device\\MemBuf0",
          flags: ["DO_BUFFERED_IO", "DO_POWER_PAGABLE"],
          extension: "0xfffff80000010150",
          extensionType: "DEVICE_EXTENSION",
          links: ["\\??\\MemBuf0"],
        }),
        device({ address: "0xfffff80000011000", role: "PDO", driver: "root", stackSize: 1 }),
      ],
      children: [],
    },
  ],
};

describe("device stacks as rows", () => {
  const [node] = deviceRows(tree);
  const [fdo, pdo] = node?.children ?? [];

  it("a devnode says its state", () => {
    expect(node).toMatchObject({ label: "Memory buffer", description: "ROOT\\MEMBUF\\0000 · Started", expanded: true });
  });
  it("its devices follow, top of the stack first", () => {
    expect([fdo?.label, pdo?.label]).toEqual(["FDO \\Device\\MemBuf0", "PDO 0xfffff80000011000"]);
    expect(fdo?.description).toBe("membuf · DO_BUFFERED_IO DO_POWER_PAGABLE");
  });
  it("a screen reader is told the place in the stack", () => {
    expect(fdo?.accessible).toBe(
      "FDO \\Device\\MemBuf0 of driver membuf, 1 of 2 from the top, flags DO_BUFFERED_IO, DO_POWER_PAGABLE",
    );
    expect(pdo?.accessible).toContain("2 of 2 from the top, no flags");
  });
  it("object and extension can be opened as structures", () => {
    expect(fdo?.children.filter((row) => row.kind === "memory").map((row) => row.expression)).toEqual([
      "*(DEVICE_OBJECT *)0xfffff80000010000",
      "*(DEVICE_EXTENSION *)0xfffff80000010150",
    ]);
  });
  it("every row has an id of its own", () => {
    const ids: string[] = [];
    const collect = (rows: ReturnType<typeof deviceRows>): void => {
      for (const row of rows) {
        ids.push(row.id);
        collect(row.children);
      }
    };
    collect(deviceRows(tree));
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("a devnode without a description goes by its instance", () => {
    const [bare] = deviceRows({
      time: 0,
      nodes: [
        {
          instance: "ROOT\\X\\0000",
          description: "",
          state: "Uninitialized",
          address: "0x1",
          devices: [],
          children: [],
        },
      ],
    });
    expect(bare).toMatchObject({ label: "ROOT\\X\\0000", description: "Uninitialized" });
  });
});
