// Bit maps, by a driver that checks itself; and what a driver object says of the hardware database.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function failing(code: string): readonly string[] {
  const source = driver({
    declarations: `#define CHECK(condition) do { if (!(condition)) DbgPrint("CHECK failed: %s\\n", #condition); } while (0)`,
    control: code,
  });
  const { kernel, end, failures } = runDriver(source, control(0));
  expect(told(end)).toBe("finished");
  return [...failures, ...kernel.state.debugOutput.filter((line) => line.startsWith("CHECK"))];
}

describe("bit maps", () => {
  it("sets, clears, counts and tests runs across words", () => {
    expect(
      failing(`ULONG words[3]; RTL_BITMAP map; RtlInitializeBitMap(&map, words, 70); RtlClearAllBits(&map);
        CHECK(map.SizeOfBitMap == 70 && words[2] == 0); RtlSetBits(&map, 30, 10); CHECK(words[0] == 0xC0000000 && words[1] == 0xFF);
        CHECK(RtlNumberOfSetBits(&map) == 10 && RtlNumberOfClearBits(&map) == 60); CHECK(RtlAreBitsSet(&map, 30, 10) && !RtlAreBitsSet(&map, 30, 11));
        CHECK(RtlAreBitsClear(&map, 40, 30) && !RtlAreBitsClear(&map, 40, 31)); RtlClearBits(&map, 31, 8); CHECK(words[0] == 0x40000000 && words[1] == 0x80);
        RtlSetBit(&map, 69); CHECK(RtlTestBit(&map, 69) && !RtlTestBit(&map, 68)); CHECK(RtlCheckBit(&map, 69)); RtlClearBit(&map, 69); CHECK(words[2] == 0);`),
    ).toEqual([]);
  });
  it("finds runs from the hint on, then from the start, and can mark them", () => {
    expect(
      failing(`ULONG words[2] = { 0, 0 }; RTL_BITMAP map; RtlInitializeBitMap(&map, words, 64); RtlSetBits(&map, 0, 4);
        CHECK(RtlFindClearBits(&map, 8, 0) == 4); CHECK(RtlFindClearBitsAndSet(&map, 8, 40) == 40); CHECK(RtlFindClearBits(&map, 20, 40) == 4);
        CHECK(RtlFindSetBits(&map, 8, 0) == 40); CHECK(RtlFindSetBitsAndClear(&map, 4, 0) == 0); CHECK(RtlFindSetBits(&map, 9, 0) == 0xFFFFFFFF);
        CHECK(RtlFindClearBits(&map, 65, 0) == 0xFFFFFFFF);`),
    ).toEqual([]);
  });
  it("numbers the lowest and the highest set bit", () => {
    expect(
      failing(`CHECK(RtlFindLeastSignificantBit(0x8000000010ull) == 4 && RtlFindMostSignificantBit(0x8000000010ull) == 39);
        CHECK(RtlFindLeastSignificantBit(0) == -1 && RtlFindMostSignificantBit(0) == -1);`),
    ).toEqual([]);
  });
});

it("a driver object names the registry path of the hardware's description", () => {
  expect(
    failing(`UNICODE_STRING path; RtlInitUnicodeString(&path, L"\\\\REGISTRY\\\\MACHINE\\\\HARDWARE\\\\DESCRIPTION\\\\SYSTEM");
      CHECK(RtlEqualUnicodeString(&path, device->DriverObject->HardwareDatabase, FALSE));`),
  ).toEqual([]);
});
