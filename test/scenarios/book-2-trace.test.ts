// Rows of book-2 about tracing drivers, on the tracer and the driver that writes to it.
import { expect, it } from "vitest";
import { close, fails, passes, read, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const tracer = sample("tracer");
const both = {
  drivers: [
    { name: "tracer", sources: ["tracer.c", "queue.c"] },
    { name: "chatter", sources: ["chatter.c", "trace.c"] },
  ],
  devices: [{ name: "device", driver: "tracer", start: "manual" }],
};
const alone = { drivers: [both.drivers[0]], devices: [{ name: "device", driver: "tracer" }] };
const start = { do: "start", device: "device" };
const load = { do: "load", driver: "chatter" };
const unload = { do: "unload", driver: "chatter" };
const remove = { do: "remove", device: "device" };
const watch = {
  do: "open",
  handle: "h",
  interface: "{a61d7e30-94b3-4c1f-9c55-0d7e2c4b8f21}",
  access: "readWrite",
};
const use = { do: "open", handle: "chatter", link: "\\\\.\\Chatter" };

it("E-DBG-1 events written before the tracer is there are kept, and written out within a second of its start", () => {
  passes(
    tracer(
      [
        load,
        wait(60_000),
        start,
        wait(2_000),
        watch,
        read(1024, { expect: { bytes: 96 } }),
        read(1024, { expect: { bytes: 46 } }),
        close,
        unload,
        remove,
      ],
      both,
    ),
  );
});

it("E-DBG-1 after five minutes without a tracer the thread gives up, and nothing is kept any more", () => {
  const steps = (minutes: number) => [load, wait(minutes * 60_000), start, wait(2_000), watch];
  passes(tracer([...steps(4), read(1024, { expect: { bytes: 96 } }), close, unload, remove], both));
  passes(
    tracer(
      [
        ...steps(6),
        read(1024, { async: "none" }),
        { do: "waitFor", request: "none", timeout: 5_000, ...fails("STATUS_TIMEOUT") },
        close,
        unload,
        remove,
      ],
      both,
    ),
  );
});

it("E-DBG-1 the thread looks once a second: an event is written within a second, with the time it was made at", () => {
  passes(
    tracer(
      [
        start,
        load,
        wait(2_500),
        use,
        watch,
        read(1024),
        read(1024),
        read(1024, { async: "create" }),
        { do: "waitFor", request: "create", timeout: 1_100, expect: { bytes: 40 } },
        close,
        { do: "close", handle: "chatter" },
        unload,
        remove,
      ],
      both,
    ),
  );
});

it("E-DBG-2 a trace above DISPATCH_LEVEL is found where it is made", () => {
  const ran = tracer([start, load, use, { do: "ioctl", handle: "chatter", code: 0x222000 }], both, [
    [
      "chatter.c",
      '    Trace("DPC at IRQL %u", (ULONG)KeGetCurrentIrql());',
      `
        {
            KIRQL irql;
            KeRaiseIrql(5, &irql);
            Trace("at device level");
            KeLowerIrql(irql);
        }
      `,
    ],
  ]);
  expect(ran.told).toMatch(/ExAllocatePool2 is called at .*(DIRQL|IRQL 5)/);
});

it("E-DBG-3 a waiting read is completed by the next event; a second watcher's is refused", () => {
  passes(
    tracer(
      [
        watch,
        { ...watch, handle: "second" },
        read(1024, { async: "r" }),
        { do: "read", handle: "second", length: 1024, ...fails("STATUS_UNSUCCESSFUL", { error: 31 }) },
        { do: "write", handle: "second", data: { text: "an event" }, expect: { bytes: 8 } },
        { do: "waitFor", request: "r", timeout: 0, expect: { bytes: 8, data: { text: "an event" } } },
        // Now the second one may wait, until it closes its handle.
        { do: "read", handle: "second", length: 1024, async: "s" },
        { do: "close", handle: "second" },
        { do: "waitFor", request: "s", ...fails("STATUS_CANCELLED") },
        write({ text: "" }, { expect: { bytes: 0 } }),
        write({ text: "kept" }),
        read(2, { expect: { data: { text: "ke" } } }),
        close,
        remove,
      ],
      alone,
    ),
  );
});

it("E-DBG-4 a program that stops watching cancels its read", () => {
  passes(
    tracer(
      [
        watch,
        read(1024, { async: "r" }),
        { do: "cancel", handle: "h" },
        { do: "waitFor", request: "r", timeout: 0, ...fails("STATUS_CANCELLED", { error: 995 }) },
        // The place is free again.
        read(1024, { async: "again" }),
        write({ text: "x" }),
        { do: "waitFor", request: "again", timeout: 0, expect: { bytes: 1 } },
        close,
        remove,
      ],
      alone,
    ),
  );
});

it("E-DBG-5 a record shorter than its time is handed on as it is", () => {
  passes(
    tracer([watch, write({ u16: [2026] }), read(1024, { expect: { bytes: 2, data: { u16: [2026] } } }), close], alone),
  );
});

it("E-DBG-6 unloading writes out what is left and waits for the thread", () => {
  const ran = passes(
    tracer(
      [
        start,
        load,
        wait(2_500),
        unload,
        watch,
        ...[96, 46, 31].map((bytes) => read(1024, { expect: { bytes } })),
        close,
        remove,
      ],
      both,
    ),
  );
  expect(ran.kernel.state.drivers.has("chatter")).toBe(false);
  // Without the wait the thread runs on in a driver that is gone.
  const hasty = tracer([start, load, wait(2_500), unload], both, [
    ["trace.c", "    (VOID)KeWaitForSingleObject(TraceState.Thread, Executive, KernelMode, FALSE, NULL);\n", ""],
  ]);
  expect(hasty.told).toMatch(/0xce.*is still running/);
});

it("E-INS-3 a second device of the tracer cannot be made: the name is taken", () => {
  const ran = tracer([], {
    ...alone,
    devices: [
      { name: "device", driver: "tracer" },
      { name: "second", driver: "tracer" },
    ],
  });
  expect(ran.steps[1]).toContain("STATUS_OBJECT_NAME_COLLISION");
  expect(ran.kernel.state.devnodes.map((node) => node.status)).toEqual(["Started", "Failed"]);
});
