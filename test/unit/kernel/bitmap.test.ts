// Bit maps; and what a driver object says of the hardware database.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("bit maps", () => {
  holds(
    "sets, clears, counts and tests runs across words",
    `
      ULONG words[3];
      RTL_BITMAP map;
      RtlInitializeBitMap(&map, words, 70);
      RtlClearAllBits(&map);
      CHECK(map.SizeOfBitMap == 70 && words[2] == 0);
      RtlSetBits(&map, 30, 10);
      CHECK(words[0] == 0xC0000000 && words[1] == 0xFF);
      CHECK(RtlNumberOfSetBits(&map) == 10 && RtlNumberOfClearBits(&map) == 60);
      CHECK(RtlAreBitsSet(&map, 30, 10) && !RtlAreBitsSet(&map, 30, 11));
      CHECK(RtlAreBitsClear(&map, 40, 30) && !RtlAreBitsClear(&map, 40, 31));
      RtlClearBits(&map, 31, 8);
      CHECK(words[0] == 0x40000000 && words[1] == 0x80);
      RtlSetBit(&map, 69);
      CHECK(RtlTestBit(&map, 69) && !RtlTestBit(&map, 68));
      CHECK(RtlCheckBit(&map, 69));
      RtlClearBit(&map, 69);
      CHECK(words[2] == 0);
    `,
  );
  holds(
    "finds runs from the hint on, then from the start, and can mark them",
    `
      ULONG words[2] = { 0, 0 };
      RTL_BITMAP map;
      RtlInitializeBitMap(&map, words, 64);
      RtlSetBits(&map, 0, 4);
      CHECK(RtlFindClearBits(&map, 8, 0) == 4);
      CHECK(RtlFindClearBitsAndSet(&map, 8, 40) == 40);
      CHECK(RtlFindClearBits(&map, 20, 40) == 4);
      CHECK(RtlFindSetBits(&map, 8, 0) == 40);
      CHECK(RtlFindSetBitsAndClear(&map, 4, 0) == 0);
      CHECK(RtlFindSetBits(&map, 9, 0) == 0xFFFFFFFF);
      CHECK(RtlFindClearBits(&map, 65, 0) == 0xFFFFFFFF);
    `,
  );
  holds(
    "numbers the lowest and the highest set bit",
    `CHECK(RtlFindLeastSignificantBit(0x8000000010ull) == 4 && RtlFindMostSignificantBit(0x8000000010ull) == 39);
        CHECK(RtlFindLeastSignificantBit(0) == -1 && RtlFindMostSignificantBit(0) == -1);`,
  );
  holds(
    "gives runs of clear bits: the first, the next few, the longest",
    `
      ULONG words[2] = { 0, 0 }, at = 99;
      RTL_BITMAP map;
      RTL_BITMAP_RUN runs[3];
      RtlInitializeBitMap(&map, words, 64);
      RtlSetBits(&map, 0, 2);
      RtlSetBits(&map, 5, 3);
      RtlSetBits(&map, 18, 1);
      RtlSetBits(&map, 39, 25);
      CHECK(RtlFindFirstRunClear(&map, &at) == 3 && at == 2);
      CHECK(RtlFindClearRuns(&map, runs, 2, FALSE) == 2 && runs[0].StartingIndex == 2 && runs[0].NumberOfBits == 3 &&
            runs[1].StartingIndex == 8 && runs[1].NumberOfBits == 10);
      CHECK(RtlFindClearRuns(&map, runs, 3, TRUE) == 3 && runs[0].NumberOfBits == 20 && runs[0].StartingIndex == 19 &&
            runs[2].NumberOfBits == 3);
      RtlSetAllBits(&map);
      CHECK(RtlFindClearRuns(&map, runs, 3, TRUE) == 0 && RtlFindFirstRunClear(&map, &at) == 0);
    `,
  );
  holds(
    "is set whole",
    `
      ULONG bits[2] = { 0, 0 };
      RTL_BITMAP map;
      RtlInitializeBitMap(&map, bits, 40);
      RtlSetAllBits(&map);
      CHECK(RtlNumberOfSetBits(&map) == 40);
      CHECK(bits[0] == 0xffffffff);
    `,
  );
});

holds(
  "a driver object names the registry path of the hardware's description",
  `UNICODE_STRING path; RtlInitUnicodeString(&path, L"\\\\REGISTRY\\\\MACHINE\\\\HARDWARE\\\\DESCRIPTION\\\\SYSTEM");
      CHECK(RtlEqualUnicodeString(&path, device->DriverObject->HardwareDatabase, FALSE));`,
);
