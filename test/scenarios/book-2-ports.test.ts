// Rows of book-2 about ports and interrupts, cancelling, and resources claimed by name: on the sample portio and its printer.
import { expect, it } from "vitest";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { close, fails, passes, read, type Seen, seen, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const portio = sample("portio");
const printer = { name: "printer", model: "printer", ports: [{ start: 0x378, length: 3 }], irq: 7 };
const wdm = { name: "portio", sources: ["wdm.c", "transfer.c", "script.c"] };
const legacy = { name: "portio-legacy", sources: ["legacy.c", "transfer.c", "script.c"] };
const guid = "{0b9a4c52-71e6-4b0a-a3d9-5c2e8f6d1b30}";
const open = { do: "open", handle: "h", interface: guid, access: "readWrite" };
const OR = 1;
const AND = 2;
const XOR = 3;
const WRITE = 4;
const READ = 5;
const DELAY = 6;
const WRITES = 7;
const READS = 8;
const IRQ_CONNECT = 9;
const TIMEOUT = 10;
const WRITE_NEXT = 11;
const READ_NEXT = 12;

const run = (u8: readonly number[], outputLength = 0, expected: unknown = undefined) => ({
  do: "ioctl",
  handle: "h",
  code: 0x222004,
  input: { u8 },
  outputLength,
  ...(expected === undefined ? {} : { expect: { data: expected } }),
});
const good = { u16: [0, 0] };
const store = (code: number, u8: readonly number[]) => ({ do: "ioctl", handle: "h", code, input: { u8 } });
const setReadStart = (u8: readonly number[]) => store(0x222008, u8);
const setRead = (u8: readonly number[]) => store(0x22200c, u8);
const setWrite = (u8: readonly number[]) => store(0x222010, u8);
const results = (hex: string) => ({
  do: "ioctl",
  handle: "h",
  code: 0x222014,
  outputLength: 6,
  expect: { data: { hex } },
});
const status = (value: number) => run([READ, 1], 5, { u8: [0, 0, 0, 0, value] });

const connect = run([WRITE, 2, 0xcc, TIMEOUT, 10, IRQ_CONNECT, 1, 0, 0], 4, good);
const reset = run([WRITE, 2, 0xc8, DELAY, 60, WRITE, 2, 0xdc, DELAY, 60], 4, good);
const byte = [WRITE, 2, 0xdc, WRITE_NEXT, 0, DELAY, 1, WRITE, 2, 0xdd, DELAY, 1, WRITE, 2, 0xdc, DELAY, 1, READ, 1];
const prepare = [open, connect, reset, setWrite(byte), wait(1)];
const off = { do: "hardware", hardware: "printer", action: "offLine" };
const message = "Hello from WdmIo example\r\nChris Cant, PHD Computer Consultants Ltd\r\n";

function ports(steps: readonly unknown[], hardware: unknown = printer): Seen {
  return portio(steps, {
    drivers: [wdm],
    hardware: [hardware],
    devices: [{ name: "device", driver: "portio", hardware: "printer" }],
  });
}

it("E-PRN-1 a message of 68 bytes: the first is sent by StartIo, 67 by interrupts, and the 68th interrupt completes the write", () => {
  const ran = passes(
    ports([
      ...prepare,
      status(0xdf),
      write({ text: message }, { expect: { error: 0, bytes: 68 } }),
      { do: "expect", hardware: { name: "printer", interrupts: 68, printed: message } },
      results("00 00 00 00 5f df"),
      run([WRITE, 2, 0xcc]),
      close,
    ]),
  );
  const data = ran.kernel.trace
    .window(0, ran.kernel.trace.length, { kinds: ["port"] })
    .filter((row) => row.detail.startsWith("write 0x378"));
  expect(data).toHaveLength(68);
  // StartIo runs at DISPATCH_LEVEL, but excludes the interrupt while it sends; the others are sent by its service routine.
  expect(new Set(data.slice(1).map((row) => row.contextName.split(" ")[0]))).toEqual(new Set(["ISR"]));
  expect(data[0]?.contextName).not.toMatch(/^ISR/);
});

it("E-PRN-2 a printer that is off is not ready, however often one asks", () => {
  const ask = [wait(1000), status(0x47)];
  passes(ports([...prepare, off, ...Array.from({ length: 20 }, () => ask).flat(), close]));
});

it("E-PRN-3 a write to a printer that is off ends after the time set, with error 21", () => {
  const timesOut = (seconds: number, more: readonly unknown[] = []) =>
    ports([
      ...prepare,
      ...more,
      off,
      wait(1),
      write({ text: "x" }, { async: "w" }),
      { do: "waitFor", request: "w", timeout: (seconds - 1) * 1000, ...fails("STATUS_TIMEOUT") },
      { do: "waitFor", request: "w", timeout: 2500, ...fails("STATUS_DEVICE_NOT_READY", { error: 21 }) },
      close,
    ]);
  passes(timesOut(10));
  passes(timesOut(3, [run([TIMEOUT, 3])]));
});

it("E-PRN-4 write commands that fail: error 31, and the results say what and where", () => {
  passes(
    ports([
      ...prepare.slice(0, 3),
      setWrite([WRITE, 2, 0xdc, 0x3f]),
      wait(1),
      write({ text: "x" }, fails("STATUS_UNSUCCESSFUL", { error: 31 })),
      results("01 00 03 00 00 00"),
      close,
    ]),
  );
});

it("E-PRN-5 what can be wrong with commands", () => {
  const out = (script: readonly number[], error: number, offset: number) => run(script, 4, { u16: [error, offset] });
  passes(
    ports([
      ...prepare.slice(0, 3),
      // Two bytes of output for one byte written.
      setWrite([READ, 1, READ, 1]),
      wait(1),
      write({ text: "x" }, fails("STATUS_UNSUCCESSFUL")),
      results("02 00 02 00 df 00"),
      // The upper two bits are reserved; unknown commands; commands that the script ends within.
      out([0x40 | READ, 1], 1, 0),
      out([DELAY, 1, 0], 1, 2),
      out([WRITE, 2, 0xcc, WRITE, 2], 1, 3),
      out([DELAY, 61], 5, 0),
      out([WRITE_NEXT, 0], 3, 0),
      run([READS, 1, 3, 0], 6, { u8: [2, 0, 0, 0, 0xdf, 0xdf] }),
      // Registers that are not there are read as 0 and written to no effect; only connecting looks.
      run([READ, 9, WRITE, 9, 1], 5, { u8: [0, 0, 0, 0, 0] }),
      out([IRQ_CONNECT, 3, 0, 0], 4, 0),
      // All that work.
      run(
        [WRITE, 0, 0x0f, OR, 0, 0x30, AND, 0, 0xf3, XOR, 0, 0xff, READ, 0, WRITES, 0, 2, 1, 2, 0, READS, 0, 2, 1],
        7,
        {
          u8: [0, 0, 0, 0, 0xcc, 2, 2],
        },
      ),
      close,
    ]),
  );
  const cancelled = ports([
    ...prepare,
    off,
    wait(1),
    write({ text: "x" }, { async: "w" }),
    { do: "cancel", request: "w" },
    { do: "waitFor", request: "w", ...fails("STATUS_CANCELLED") },
    results("07 00 00 00 47 00"),
    close,
  ]);
  passes(cancelled);
});

it("E-PRN-6 the results of a transfer are six bytes, and fewer do not do", () => {
  passes(
    ports([
      ...prepare,
      write({ text: "ab" }),
      { do: "ioctl", handle: "h", code: 0x222014, outputLength: 5, ...fails("STATUS_BUFFER_TOO_SMALL") },
      results("00 00 00 00 5f df"),
      close,
    ]),
  );
});

it("E-PRN-7 a print that is cancelled half-way ends with the timer, and the next one is printed", () => {
  // A byte takes it five seconds.
  const slow = { ...printer, options: { byteTime: 50_000_000 } };
  passes(
    ports(
      [
        ...prepare,
        write({ text: "abcdef" }, { async: "w" }),
        wait(7_000),
        { do: "cancel", handle: "h" },
        { do: "waitFor", request: "w", timeout: 1_500, ...fails("STATUS_CANCELLED", { error: 995 }) },
        wait(5_000),
        write({ text: "z" }, { expect: { bytes: 1 } }),
        { do: "expect", hardware: { name: "printer", printed: "abz" } },
        close,
      ],
      slow,
    ),
  );
});

it("E-CAN-1, E-CAN-3 two writes to a printer that is off, taken back: the waiting one first, the current one with the timer", () => {
  const ran = passes(
    ports([
      ...prepare,
      off,
      wait(1),
      write({ text: "one" }, { async: "one" }),
      write({ text: "two" }, { async: "two" }),
      { do: "cancel", handle: "h" },
      { do: "waitFor", request: "two", timeout: 0, ...fails("STATUS_CANCELLED") },
      { do: "waitFor", request: "one", timeout: 0, ...fails("STATUS_TIMEOUT") },
      { do: "waitFor", request: "one", timeout: 1_500, ...fails("STATUS_CANCELLED") },
      close,
    ]),
  );
  // With nothing left, cleanup has nothing to do.
  expect(ran.output.slice(-2)).toEqual([
    "portio: cancel: the request waited in the queue",
    "portio: cancel: the request is under way",
  ]);
});

it("E-CAN-2 the same by closing the handle: no cancel routine is called, cleanup does it", () => {
  const ran = passes(
    ports([
      ...prepare,
      off,
      wait(1),
      write({ text: "one" }, { async: "one" }),
      write({ text: "two" }, { async: "two" }),
      close,
      { do: "waitFor", request: "two", timeout: 0, ...fails("STATUS_CANCELLED") },
      { do: "waitFor", request: "one", timeout: 1_500, ...fails("STATUS_CANCELLED") },
    ]),
  );
  expect(ran.output.slice(-1)).toEqual(["portio: cleanup: a request that waited"]);
  expect(traced(ran, ["irpCancel"])).toEqual([]);
});

const byName = (path: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "open",
  handle: "h",
  link: "\\\\.\\PortioLegacy",
  path,
  access: "readWrite",
  ...more,
});
const old = (steps: readonly unknown[], started = false): Seen =>
  portio(steps, {
    drivers: [legacy, wdm],
    hardware: [printer],
    devices: [{ name: "device", driver: "portio", hardware: "printer", start: started ? "automatic" : "manual" }],
  });

it("E-RES-1 resources are claimed by the name, translated, and taken from others on request", () => {
  const ran = passes(
    old(
      [
        byName("\\isa\\io378,3\\irq7", fails("STATUS_CONFLICTING_ADDRESSES")),
        byName("\\isa\\io378,3\\irq7\\override"),
        close,
      ],
      true,
    ),
  );
  expect(ran.output).toEqual([
    'portio: create, file name is "\\isa\\io378,3\\irq7"',
    "portio: resource conflict",
    'portio: create, file name is "\\isa\\io378,3\\irq7\\override"',
    "portio: conflict detected and overridden",
    "portio: port 378 in space 1",
    "portio: interrupt vector 37, IRQL 10, affinity 3, mode 1",
  ]);
  // Ranges that only touch do not conflict.
  passes(old([byName("\\isa\\io37b,3"), close, byName("\\isa\\io370,8"), close], true));
});

it("E-RES-2 the device is exclusive: a second open fails", () => {
  passes(
    old([byName("\\isa\\io378,3"), byName("\\isa\\io278,3", { handle: "i", ...fails("STATUS_ACCESS_DENIED") }), close]),
  );
});

it("E-RES-3 a name without ports, and names that say nothing, leave everything as it was", () => {
  const bad = ["", "\\isa", "\\isa\\irq7", "\\pci\\io378,3", "\\isa\\io378", "\\isa\\ioxyz,3", "\\isa\\io378,3\\dma1"];
  const ran = passes(
    old([
      ...bad.map((path, i) =>
        byName(path, fails(i === 1 || i === 2 ? "STATUS_INVALID_PARAMETER" : "STATUS_OBJECT_NAME_INVALID")),
      ),
      byName("\\isa\\io378,3\\irq7"),
      close,
    ]),
  );
  expect(ran.output.filter((line) => line === "portio: no port resource in the file name")).toHaveLength(2);
});

it("E-RES-4 closing gives the resources back and disconnects the interrupt", () => {
  const ran = passes(
    old([
      byName("\\isa\\io378,3\\irq7"),
      { ...connect, handle: "h" },
      close,
      { do: "start", device: "device" },
      { do: "remove", device: "device" },
      byName("\\isa\\io378,3\\irq7"),
      close,
      { do: "unload", driver: "portio-legacy" },
    ]),
  );
  expect(ran.kernel.state.resourceClaims).toEqual([]);
  expect(ran.kernel.state.interrupts).toEqual([]);
});

const source = { name: "printer", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], irq: 5 };
const interrupt = { do: "hardware", hardware: "printer", action: "interrupt" };

it("E-INT-1 an interrupt with no transfer under way is taken, quieted, and its register kept", () => {
  const ran = passes(
    ports(
      [
        open,
        run([IRQ_CONNECT, 1, 0, 0], 4, good),
        wait(1),
        interrupt,
        wait(1),
        results("00 00 00 00 00 01"),
        run([READ, 1], 5, { u8: [0, 0, 0, 0, 0] }),
        close,
      ],
      source,
    ),
  );
  expect(traced(ran, ["interruptReturn"])).toEqual([expect.stringContaining("claimed")]);
});

it("E-INT-2 an interrupt that the mask says is not ours is left to the others on the line", () => {
  // The printer's port never clears bit 2, which would say that it has interrupted.
  const ran = passes(
    ports([
      open,
      run([WRITE, 2, 0xcc, IRQ_CONNECT, 1, 4, 0], 4, good),
      reset,
      setWrite(byte),
      wait(1),
      write({ text: "x" }, { async: "w" }),
      { do: "waitFor", request: "w", timeout: 12_000, ...fails("STATUS_DEVICE_NOT_READY") },
      close,
    ]),
  );
  expect(traced(ran, ["interruptReturn"])).toEqual([expect.stringContaining("not ours")]);
});

it("E-PRN-1 reading takes a script to begin with and one for each byte", () => {
  passes(
    ports(
      [
        open,
        run([IRQ_CONNECT, 1, 0, 0], 4, good),
        setReadStart([WRITE, 0, 0x41]),
        setRead([READ_NEXT, 0, OR, 0, 1]),
        wait(1),
        read(2, { async: "r" }),
        interrupt,
        wait(1),
        interrupt,
        { do: "waitFor", request: "r", timeout: 100, expect: { bytes: 2, data: { text: "AA" } } },
        close,
      ],
      source,
    ),
  );
});

it("E-PRN-1 the sample's scenarios", () => {
  for (const name of ["print", "legacy", "cancel"])
    passes(seen(runScenarioFile(`samples/portio/${name}.scenario.json`)));
});

/** A program that has two writes under way at a printer that is off, and then ends in its own way. */
const canceller = (end: string) => `
  #include <windows.h>
  #include <cfgmgr32.h>
  #include <stdio.h>
  #include <winioctl.h>
  #include <initguid.h>
  #include "public.h"
  static OVERLAPPED one, two;
  int main(void) {
      static const BYTE prepare[] = { 4, 2, 0xCC, 9, 1, 0, 0, 4, 2, 0xC8, 6, 60, 4, 2, 0xDC, 6, 60 },
                        byte[] = { 4, 2, 0xDC, 11, 0, 6, 1, 4, 2, 0xDD, 6, 1, 4, 2, 0xDC, 6, 1, 5, 1 };
      WCHAR list[200];
      DWORD n;
      OVERLAPPED o = { 0 };
      HANDLE h;
      CM_Get_Device_Interface_ListW((GUID *)&GUID_DEVINTERFACE_PORTIO, NULL, list, 200, 0);
      h = CreateFileW(list, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
      if (!DeviceIoControl(h, IOCTL_PORTIO_RUN, (PVOID)prepare, sizeof(prepare), NULL, 0, &n, &o))
          GetOverlappedResult(h, &o, &n, TRUE);
      if (!DeviceIoControl(h, IOCTL_PORTIO_SET_WRITE, (PVOID)byte, sizeof(byte), NULL, 0, &n, &o))
          GetOverlappedResult(h, &o, &n, TRUE);
      Sleep(10);
      if (!WriteFile(h, "one", 3, &n, &one) && GetLastError() == ERROR_IO_PENDING) printf("one\\n");
      if (!WriteFile(h, "two", 3, &n, &two) && GetLastError() == ERROR_IO_PENDING) printf("two\\n");
      ${end}
  }
`;
const withProgram = (end: string, steps: readonly unknown[]): Seen =>
  portio(
    [off, ...steps],
    {
      drivers: [wdm],
      hardware: [printer],
      devices: [{ name: "device", driver: "portio", hardware: "printer" }],
      programs: [{ name: "canceller", sources: ["canceller.c"] }],
    },
    [],
    { "canceller.c": canceller(end) },
  );

it("E-CAN-1 a program ends with two writes under way: the waiting one is cancelled first, then the current one, and then it is gone", () => {
  const ran = passes(
    withProgram("return 0;", [
      { do: "run", program: "canceller", expect: { output: ["one", "two"] } },
      { do: "remove", device: "device" },
    ]),
  );
  expect(ran.output).toEqual([
    "portio: cancel: the request waited in the queue",
    "portio: cancel: the request is under way",
  ]);
});
