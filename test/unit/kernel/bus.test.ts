// A bus driver and its devices: the sample rack, changed in one place a test.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runDriver, told } from "./host.ts";

const folder = resolve(import.meta.dirname, "../../../samples/rack");
const names = ["rack.c", "modules.c", "module.c", "rack.h", "public.h"];
const originals = Object.fromEntries(names.map((name) => [name, readFileSync(resolve(folder, name), "utf8")]));
const rack = "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}";

type Change = readonly [file: string, from: string, to: string];
function run(
  steps: readonly unknown[],
  changes: readonly Change[] = [],
  install: readonly unknown[] | undefined = undefined,
) {
  const sources = { ...originals };
  for (const [file, from, to] of changes) {
    const text = sources[file] ?? "";
    expect(text).toContain(from);
    sources[file] = text.replace(from, to);
  }
  return runDriver(sources, {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
    ],
    devices: [{ name: "rack0", hardwareId: "ROOT\\RACK", driver: "rack" }],
    install: install ?? [{ hardwareId: "RACK\\MODULE", driver: "module" }],
    steps: [{ do: "open", handle: "rack", interface: rack, access: "readWrite" }, ...steps],
  });
}
const insert = (slot: number) => ({ do: "ioctl", handle: "rack", code: "0x2aa000", input: { u32: [slot] } });
const pull = (slot: number) => ({ do: "ioctl", handle: "rack", code: "0x2aa004", input: { u32: [slot] } });
const settle = { do: "wait", for: 1 };
const close = { do: "close", handle: "rack" };

function states(ran: ReturnType<typeof run>) {
  return ran.kernel.state.devnodes.map((node) => `${node.name} ${node.instance} ${node.status}`);
}
function passes(...rest: Parameters<typeof run>) {
  const ran = run(...rest);
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran;
}

describe("devices of a bus", () => {
  it("are found, started, pulled out, and put in again as new ones", () => {
    const ran = passes([insert(3), settle, pull(3), settle, insert(3), settle, insert(4), settle]);
    expect(states(ran)).toEqual([
      "rack0 ROOT\\RACK\\0000 Started",
      "module RACK\\MODULE\\1&03 Removed",
      "module RACK\\MODULE\\1&03 Started",
      "module2 RACK\\MODULE\\1&04 Started",
    ]);
  });
  it("that are found together are all given their drivers before the first is started", () => {
    const quiet: Change = ["modules.c", "IoInvalidateDeviceRelations(", "if (Slot == 4) IoInvalidateDeviceRelations("];
    const ran = passes([insert(3), settle, insert(4), settle], [quiet]);
    const rows = ran.kernel.trace.window(0, ran.kernel.trace.length).map(({ detail }) => detail);
    const told = rows.flatMap((text) => /AddDevice called|IRP_MN_START_DEVICE of RACK\S+/.exec(text)?.[0] ?? []);
    const [three, four] = [3, 4].map((slot) => `IRP_MN_START_DEVICE of RACK\\MODULE\\1&0${slot}`);
    expect(told.slice(-4)).toEqual(["AddDevice called", "AddDevice called", three, four]);
  });
  it("can be driven by the driver of the bus, which answers for what it attached only", () => {
    const change: Change = ["modules.c", "device->Flags &= ~DO_DEVICE_INITIALIZING;", ""];
    const own = [{ hardwareId: "RACK\\MODULE", driver: "rack", name: "inner" }];
    expect(states(passes([insert(3), settle], [change], own))).toContain("inner RACK\\MODULE\\1&03 Started");
  });
  it("are known to steps by a name that goes to the one that is there", () => {
    const steps = [insert(3), settle, pull(3), settle, insert(4), settle, { do: "remove", device: "module" }];
    expect(states(passes(steps))).toEqual([
      "rack0 ROOT\\RACK\\0000 Started",
      "module RACK\\MODULE\\1&03 Removed",
      "module RACK\\MODULE\\1&04 Removed",
    ]);
  });
  it("hear of a removal called off in the order of the tree, each bus before its devices", () => {
    const veto: Change = [
      "module.c",
      "    case IRP_MN_QUERY_REMOVE_DEVICE:\n",
      `
        case IRP_MN_QUERY_REMOVE_DEVICE: {
            static int asked;
            if (asked++ == 1) return ModuleComplete(Irp, STATUS_DEVICE_BUSY, 0);
            Irp->IoStatus.Status = STATUS_SUCCESS;
            break;
        }
      `,
    ];
    const remove = { do: "remove", device: "rack0", expect: { status: "STATUS_DEVICE_BUSY" } };
    const ran = passes([insert(3), settle, insert(4), settle, close, remove], [veto]);
    expect(states(ran).map((text) => text.replace(/.* /, ""))).toEqual(["Started", "Started", "Started"]);
    const rows = ran.kernel.trace.window(0, ran.kernel.trace.length).map((row) => row.detail);
    const told = rows.flatMap(
      (text) => /IRP_MN_(QUERY|CANCEL)_REMOVE_DEVICE of (\S+)/.exec(text)?.slice(1).join(" ") ?? [],
    );
    const [three, four] = ["RACK\\MODULE\\1&03", "RACK\\MODULE\\1&04"];
    expect(told).toEqual([`QUERY ${four}`, `QUERY ${three}`, `CANCEL ${three}`, `CANCEL ${four}`]);
  });
  it("stay without a driver if none is installed, unless they work raw, and go all the same", () => {
    const none = passes([insert(3), settle], [], []);
    expect(states(none)[1]).toMatch(/Initialized$/);
    expect(
      states(passes([insert(3), settle, pull(3), settle, close, { do: "remove", device: "rack0" }], [], []))[0],
    ).toMatch(/Removed$/);
    const raw: Change = [
      "modules.c",
      "capabilities->UniqueID = FALSE;",
      "capabilities->RawDeviceOK = TRUE; capabilities->UniqueID = TRUE;",
    ];
    expect(states(passes([insert(3), settle], [raw], []))[1]).toBe("RACK\\MODULE\\03 RACK\\MODULE\\03 Started");
  });
  it("that are removed but still in their slot can be started again", () => {
    const ran = passes([insert(3), settle, { do: "remove", device: "module" }, { do: "start", device: "module" }]);
    expect(states(ran)[1]).toMatch(/Started$/);
  });
  it("power down before their bus and up after it", () => {
    const ran = passes([insert(3), settle, { do: "power", system: "S3" }, { do: "power", system: "S0" }]);
    const rows = ran.kernel.trace.window(0, ran.kernel.trace.length).map((row) => row.detail);
    const order = rows
      .filter((text) => /^IRP_MN_SET_POWER S\d of /.test(text))
      .map((text) => text.replace(/.* of |:.*/g, ""));
    const [bus, module] = ["ROOT\\RACK\\0000", "RACK\\MODULE\\1&03"];
    expect(order).toEqual([module, bus, bus, module]);
  });
  it("that say they have failed are removed by surprise, those to be disabled in good order", () => {
    const query = (state: string): Change[] => [
      [
        "module.c",
        "    case IRP_MN_QUERY_STOP_DEVICE:",
        `
          case IRP_MN_QUERY_PNP_DEVICE_STATE:
          if (extension->Reads > 0) {
              Irp->IoStatus.Information |= ${state};
              Irp->IoStatus.Status = STATUS_SUCCESS;
          }
          break;
          case IRP_MN_QUERY_STOP_DEVICE: 
        `,
      ],
      [
        "module.c",
        "InterlockedIncrement(&extension->Reads);",
        "InterlockedIncrement(&extension->Reads); IoInvalidateDeviceState(extension->Physical);",
      ],
      ["module.c", "    LONG Reads;", "    LONG Reads; PDEVICE_OBJECT Physical;"],
      [
        "module.c",
        "    device->Flags |= DO_BUFFERED_IO",
        "    extension->Physical = PhysicalDeviceObject; device->Flags |= DO_BUFFERED_IO",
      ],
    ];
    const steps = [
      insert(3),
      settle,
      { do: "open", handle: "m", interface: "{5b1f2e35-8e0a-4d57-9b42-2f6c1a7e0d11}" },
      { do: "read", handle: "m", length: 4 },
      settle,
    ];
    expect(states(passes(steps, query("PNP_DEVICE_FAILED")))[1]).toMatch(/RemovePendingCloses$/);
    expect(states(passes([...steps, { do: "close", handle: "m" }, settle], query("PNP_DEVICE_FAILED")))[1]).toMatch(
      /Removed$/,
    );
    // An open handle stands against good order.
    expect(states(passes(steps, query("PNP_DEVICE_DISABLED")))[1]).toMatch(/Started$/);
  });
});

describe("wrong answers of a bus", () => {
  const stop = (changes: readonly Change[], steps: readonly unknown[] = [insert(3), settle]) =>
    told(run(steps, changes).end);
  it("a device reported twice", () => {
    const twice: Change = [
      "modules.c",
      "            relations->Objects[relations->Count++] = ModuleAt(link)->Common.Self;",
      "            relations->Objects[relations->Count++] = ModuleAt(link)->Common.Self; ObReferenceObject(ModuleAt(link)->Common.Self); relations->Objects[relations->Count++] = ModuleAt(link)->Common.Self;",
    ];
    const room: Change = [
      "modules.c",
      "length = FIELD_OFFSET(DEVICE_RELATIONS, Objects) + count",
      "length = FIELD_OFFSET(DEVICE_RELATIONS, Objects) + 2 * count",
    ];
    expect(stop([twice, room])).toMatch(/PNP_DETECTED_FATAL_ERROR.*reported twice/);
  });
  it("two devices by the same ids", () => {
    const same: Change = ["modules.c", 'L"%02u", Module->Slot', 'L"%02u", 7u'];
    const ran = run([insert(3), settle, insert(4), settle], [same]);
    expect(told(ran.end)).toMatch(/PNP_DETECTED_FATAL_ERROR 0xca: .*same ids, RACK\\MODULE\\1&07/);
    const { kind } = ran.end;
    const parameters = kind === "bugcheck" ? ran.end.bugcheck.parameters : [];
    expect(parameters[0]).toBe(1n);
    expect(parameters[1]).not.toBe(parameters[2]);
  });
  it("ids with a character that they cannot have, or without an end", () => {
    expect(stop([["modules.c", 'L"RACK\\\\MODULE"', 'L"RACK\\\\MODULE A"']])).toMatch(
      /PNP_DETECTED_FATAL_ERROR.*cannot have/,
    );
    expect(
      stop([
        [
          "modules.c",
          "    *Information = (ULONG_PTR)text;",
          `
            {
                size_t i;
                for (i = 0; i < room; i++) text[i] = L'x';
            }
            *Information = (ULONG_PTR)text;
          `,
        ],
      ]),
    ).toMatch(/PNP_DETECTED_FATAL_ERROR.*does not end/);
  });
  it("a PDO deleted while its device works", () => {
    const early: Change = [
      "modules.c",
      "            ModuleAt(link)->Present = FALSE;",
      "            ModuleAt(link)->Present = FALSE; IoDeleteDevice(ModuleAt(link)->Common.Self);",
    ];
    expect(stop([early], [insert(3), settle, pull(3), settle])).toMatch(
      /PNP_DETECTED_FATAL_ERROR.*is deleted while the device is Started/,
    );
  });
  it("a PDO that is kept when its device has gone", () => {
    const kept: Change = [
      "modules.c",
      "        if (gone) {\n            IoDeleteDevice",
      "        if (FALSE) {\n            IoDeleteDevice",
    ];
    expect(stop([kept], [insert(3), settle, pull(3), settle])).toContain("its PDO still exists");
  });
  it("a device object that is no PDO handed to IoInvalidateDeviceRelations", () => {
    expect(
      stop([
        [
          "modules.c",
          "    IoInvalidateDeviceRelations(Rack->PhysicalDevice, BusRelations);\n    return STATUS_SUCCESS;",
          "    IoInvalidateDeviceRelations(Rack->Common.Self, BusRelations);\n    return STATUS_SUCCESS;",
        ],
      ]),
    ).toMatch(/PNP_DETECTED_FATAL_ERROR.*takes the PDO/);
  });
});
