// Events that describe themselves: their names and fields stand in the trace; what a trace session wants is told to their providers.
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  #include <TraceLoggingProvider.h>
  TRACELOGGING_DEFINE_PROVIDER(provider, "Test.Provider",
      (0xb3864c38, 0x4273, 0x58c5, 0x54, 0x5b, 0x8b, 0x36, 0x08, 0x34, 0x34, 0x71));
`;
const guid = "{b3864c38-4273-58c5-545b-8b3608343471}";
const open = { do: "open", handle: "h", device: "\\Device\\Test" };
const ioctl = { do: "ioctl", handle: "h", code: 0x222000 };

/** Rows of events of a driver that registers its provider when it is loaded. */
function events(
  control: string,
  more: Pieces = {},
  steps: readonly unknown[] = [open, ioctl],
  file = "driver.c",
): readonly string[] {
  const pieces: Pieces = {
    control,
    entry: "TraceLoggingRegister(provider);",
    unload: "TraceLoggingUnregister(provider);",
    ...more,
    declarations: `${declarations}${more.declarations ?? ""}`,
  };
  const { kernel, end, failures } = runDriver(
    { [file]: driver(pieces).replace("DRIVER_INITIALIZE DriverEntry", "EXTERN_C DRIVER_INITIALIZE DriverEntry") },
    { drivers: [{ name: "test", sources: [file] }], steps },
  );
  expect({ end: told(end), failures }).toEqual({ end: "finished", failures: [] });
  const rows = [...Array(kernel.trace.length).keys()].map((index) => kernel.trace.row(index));
  return rows.filter((row) => row?.kind === "traceMessage").map((row) => row?.detail ?? "");
}

describe("TraceLogging", () => {
  it("writes events with their fields' names and values", () => {
    const code = `
      static const GUID id = { 0x01020304, 0x0506, 0x0708, { 9, 10, 11, 12, 13, 14, 15, 16 } };
      ULONG count = 0x30;
      INT64 big = -5;
      TraceLoggingWrite(provider, "Plain");
      TraceLoggingWrite(provider, "Whole", TraceLoggingLevel(WINEVENT_LEVEL_ERROR), TraceLoggingKeyword(0x10),
          TraceLoggingUInt32(count), TraceLoggingInt64(big, "Big", "a description"), TraceLoggingHexUInt32(count, "Hex"),
          TraceLoggingInt8(-1, "Byte"), TraceLoggingUInt8(255, "Unsigned"), TraceLoggingBoolean(TRUE, "Truth"));
      TraceLoggingWrite(provider, "Named", TraceLoggingNTStatus(STATUS_PENDING, "Status"),
          TraceLoggingWinError(5, "Error"), TraceLoggingHResult((HRESULT)0x80070005, "Result"),
          TraceLoggingGuid(id, "Id"), TraceLoggingPointer(NULL, "Address"), TraceLoggingPid(7, "Process"));
    `;
    expect(events(code)).toEqual([
      'Test.Provider event "Plain", level 5, keyword 0x0',
      'Test.Provider event "Whole", level 2, keyword 0x10: count = 48, Big = -5, Hex = 0x30, Byte = -1, Unsigned = 255, Truth = true',
      'Test.Provider event "Named", level 5, keyword 0x0: Status = STATUS_PENDING, Error = ERROR_ACCESS_DENIED, Result = 0x80070005, Id = {01020304-0506-0708-090a-0b0c0d0e0f10}, Address = 0x0, Process = 7',
    ]);
  });
  it("writes texts, memory, arrays and structures", () => {
    const code = `
      UNICODE_STRING counted = RTL_CONSTANT_STRING(L"counted");
      static const UCHAR bytes[3] = { 1, 2, 0xff };
      static const USHORT shorts[2] = { 500, 600 };
      TraceLoggingWrite(provider, "Texts", TraceLoggingString("narrow", "Narrow"), TraceLoggingWideString(L"wide", "Wide"),
          TraceLoggingUnicodeString(&counted, "Counted"), TraceLoggingCountedString("abcdef", 3, "Part"),
          TraceLoggingCountedWideString(L"abcdef", 2, "WidePart"), TraceLoggingChar('x', "One"));
      TraceLoggingWrite(provider, "Memory", TraceLoggingBinary(bytes, sizeof(bytes), "Bytes"),
          TraceLoggingUInt16Array(shorts, 2, "Shorts"), TraceLoggingUInt8FixedArray(bytes, 3, "Fixed"));
      TraceLoggingWrite(provider, "Structured", TraceLoggingStruct(2, "Point"), TraceLoggingInt32(1, "X"),
          TraceLoggingInt32(2, "Y"), TraceLoggingInt32(3, "Outside"));
    `;
    expect(events(code)).toEqual([
      'Test.Provider event "Texts", level 5, keyword 0x0: Narrow = "narrow", Wide = "wide", Counted = "counted", Part = "abc", WidePart = "ab", One = "x"',
      'Test.Provider event "Memory", level 5, keyword 0x0: Bytes = 0x0102ff, Shorts = [500, 600], Fixed = [1, 2, 255]',
      'Test.Provider event "Structured", level 5, keyword 0x0: Point = { X = 1, Y = 2 }, Outside = 3',
    ]);
  });
  it("knows a value's type in C++", () => {
    const code = `
      short low = -3;
      ULONG64 high = 5;
      TraceLoggingWrite(provider, "Deduced", TraceLoggingValue(low), TraceLoggingValue(high, "High"),
          TraceLoggingValue("text", "Text"), TraceLoggingValue(L"wide", "Wide"), TraceLoggingValue(low == -3, "Truth"));
    `;
    expect(events(code, {}, [open, ioctl], "driver.cpp")).toEqual([
      'Test.Provider event "Deduced", level 5, keyword 0x0: low = -3, High = 5, Text = "text", Wide = "wide", Truth = true',
    ]);
  });
  it("tells activities", () => {
    const code = `
      static const GUID own = { 1, 0, 0, { 0 } };
      static const GUID other = { 2, 0, 0, { 0 } };
      TraceLoggingWriteActivity(provider, "Of", &own, &other, TraceLoggingLevel(4));
    `;
    expect(events(code)).toEqual([
      'Test.Provider event "Of", level 4, keyword 0x0, activity {00000001-0000-0000-0000-000000000000}, related to {00000002-0000-0000-0000-000000000000}',
    ]);
  });
  it("writes nothing before it is registered, and leaves nothing when it is unloaded", () => {
    expect(events('TraceLoggingWrite(provider, "No");', { entry: "" })).toEqual([]);
    expect(events("", {}, [{ do: "remove", device: "device" }])).toEqual([]);
  });
  it("decodes the metadata that Microsoft's header makes", () => {
    // Size; tags; "Made"; "A": int32; "B": counted string; "C": UINT8 shown as hexadecimal; "D": variable array of UINT16.
    const code = `
      static const UCHAR metadata[] = { 21, 0, 0, 'M', 'a', 'd', 'e', 0, 'A', 0, 7, 'B', 0, 22, 'C', 0, 0x84, 4, 'D', 0, 0x46 };
      static const UCHAR values[] = { 0xfe, 0xff, 0xff, 0xff, 4, 0, 'h', 0, 'i', 0, 0x1f, 2, 0, 1, 0, 2, 0 };
      EVENT_DESCRIPTOR descriptor = { 0, 0, 11, 4, 0, 0, 2 };
      EVENT_DATA_DESCRIPTOR items[2] = { { (ULONGLONG)metadata, sizeof(metadata), { 1 } },
                                         { (ULONGLONG)values, sizeof(values), { 0 } } };
      EtwWriteTransfer(provider->RegHandle, &descriptor, NULL, NULL, 2, items);
    `;
    expect(events(code)).toEqual([
      'Test.Provider event "Made", level 4, keyword 0x2: A = -2, B = "hi", C = 0x1f, D = [1, 2]',
    ]);
  });
});

describe("a trace session", () => {
  const trace = (operation: string, more: Readonly<Record<string, unknown>> = {}) => ({
    do: "trace",
    provider: guid,
    operation,
    ...more,
  });
  const callback = `
    static ETWENABLECALLBACK Enabled;
    static VOID Enabled(LPCGUID source, ULONG control, UCHAR level, ULONGLONG any, ULONGLONG all,
                        PEVENT_FILTER_DESCRIPTOR filter, PVOID context) {
        UNREFERENCED_PARAMETER(source);
        UNREFERENCED_PARAMETER(filter);
        DbgPrint("%u level %u any %I64x all %I64x %s irql %u\\n", control, level, any, all, (PCSTR)context, KeGetCurrentIrql());
    }
  `;
  it("tells providers what it wants, and records no more than that", () => {
    const code = `
      TraceLoggingWrite(provider, "Verbose", TraceLoggingLevel(5), TraceLoggingKeyword(1));
      TraceLoggingWrite(provider, "Error", TraceLoggingLevel(2), TraceLoggingKeyword(1));
      TraceLoggingWrite(provider, "Other", TraceLoggingLevel(2), TraceLoggingKeyword(2));
      TraceLoggingWrite(provider, "Both", TraceLoggingLevel(2), TraceLoggingKeyword(5));
      TraceLoggingWrite(provider, "Always", TraceLoggingLevel(0));
      DbgPrint("%d%d%d\\n", TraceLoggingProviderEnabled(provider, 5, 1), TraceLoggingProviderEnabled(provider, 2, 1),
               TraceLoggingProviderEnabled(provider, 0, 0));
    `;
    const pieces: Pieces = {
      control: code,
      declarations: `${declarations}${callback}`,
      entry: 'TraceLoggingRegisterEx(provider, Enabled, "mine");',
      unload: "TraceLoggingUnregister(provider);",
    };
    const { kernel, end, failures } = runDriver(driver(pieces), {
      steps: [
        open,
        trace("enable", { level: 3, keywords: "0x1", allKeywords: "0x0" }),
        ioctl,
        trace("enable", { keywords: "0x3", allKeywords: "0x4" }),
        ioctl,
        trace("captureState"),
        trace("disable"),
        ioctl,
        trace("enable"),
        ioctl,
      ],
    });
    expect({ end: told(end), failures }).toEqual({ end: "finished", failures: [] });
    const rows = [...Array(kernel.trace.length).keys()].map((index) => kernel.trace.row(index));
    const names = rows.flatMap((row) =>
      row?.kind === "traceMessage" ? (/event "(\w+)"/.exec(row.detail)?.[1] ?? []) : [],
    );
    expect(names.join(" ")).toBe("Error Both Always Both Always Verbose Error Other Both Always");
    expect(kernel.state.debugOutput.map((line) => line.trim())).toEqual([
      "1 level 255 any ffffffffffffffff all 0 mine irql 0",
      "1 level 3 any 1 all 0 mine irql 0",
      "011",
      "1 level 255 any 3 all 4 mine irql 0",
      "001",
      "2 level 255 any 3 all 4 mine irql 0",
      "0 level 0 any 0 all 0 mine irql 0",
      "000",
      "1 level 255 any ffffffffffffffff all 0 mine irql 0",
      "111",
    ]);
  });
  it("that has been ended before a driver comes is not told of to it", () => {
    const pieces = {
      declarations: `${declarations}${callback}`,
      entry: 'TraceLoggingRegisterEx(provider, Enabled, "mine");',
      unload: "TraceLoggingUnregister(provider);",
    };
    const { kernel } = runDriver(driver(pieces), {
      devices: [{ name: "device", driver: "test", start: "manual" }],
      steps: [
        trace("disable"),
        { do: "start", device: "device" },
        trace("captureState"),
        { do: "remove", device: "device" },
      ],
    });
    expect(kernel.state.debugOutput.map((line) => line.trim())).toEqual(["2 level 0 any 0 all 0 mine irql 0"]);
  });
  it("takes at most 128 pieces and 64 KB of data", () => {
    const code = `
      static EVENT_DATA_DESCRIPTOR items[129];
      static UCHAR data[40000];
      EVENT_DESCRIPTOR descriptor = { 0 };
      NTSTATUS many = EtwWrite(provider->RegHandle, &descriptor, NULL, 129, items), large, whole;
      items[0].Ptr = items[1].Ptr = (ULONGLONG)data;
      items[0].Size = items[1].Size = sizeof(data);
      large = EtwWrite(provider->RegHandle, &descriptor, NULL, 2, items);
      whole = EtwWrite(provider->RegHandle, &descriptor, NULL, 1, items);
      if (many != STATUS_INVALID_PARAMETER || large != STATUS_INTEGER_OVERFLOW || whole != STATUS_SUCCESS)
          TraceLoggingWrite(provider, "Wrong");
    `;
    expect(events(code).length).toBe(1);
  });
});
