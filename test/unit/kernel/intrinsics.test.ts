// The intrinsics that wdm.h names, in a driver: interlocked operations in every width and with every ordering, bits, the processor.
import { describe } from "vitest";
import { holds } from "./checks.ts";

/** What each operation gives and leaves, from its documentation. */
const operations = (suffix: string, type: string, orders: readonly string[]): string =>
  `
    {
        volatile ${type} v = 6;
        CHECK(InterlockedIncrement${suffix}(&v) == 7);
        CHECK(InterlockedDecrement${suffix}(&v) == 6);
        CHECK(InterlockedExchange${suffix}(&v, -5) == 6);
        CHECK(v == -5);
        CHECK(InterlockedCompareExchange${suffix}(&v, 9, 4) == -5);
        CHECK(v == -5);
        CHECK(InterlockedCompareExchange${suffix}(&v, 9, -5) == -5);
        CHECK(v == 9);
        CHECK(InterlockedAnd${suffix}(&v, 12) == 9);
        CHECK(v == 8);
        CHECK(InterlockedOr${suffix}(&v, 3) == 8);
        CHECK(v == 11);
        CHECK(InterlockedXor${suffix}(&v, 1) == 11);
        CHECK(v == 10);
        ${orders.map((order) => `CHECK(InterlockedIncrement${order}${suffix}(&v) == 11); CHECK(InterlockedDecrement${order}${suffix}(&v) == 10);`).join("\n")}
        v = (${type})(((ULONG64)1 << (8 * sizeof(v) - 1)) - 1);
        CHECK(InterlockedIncrement${suffix}(&v) < 0);
    }
  `;

describe("intrinsics", () => {
  holds("interlocked, 16 bits", operations("16", "SHORT", ["Acquire", "Release", "NoFence"]));
  holds("interlocked, 32 bits", operations("", "LONG", ["Acquire", "Release", "NoFence"]));
  holds("interlocked, 64 bits", operations("64", "LONG64", ["Acquire", "Release", "NoFence"]));
  holds(
    "interlocked, adding",
    `
      volatile LONG l = 5;
      volatile LONG64 q = 5;
      CHECK(InterlockedExchangeAdd(&l, 3) == 5);
      CHECK(InterlockedAdd(&l, 2) == 10);
      CHECK(InterlockedExchangeAdd64(&q, -6) == 5);
      CHECK(InterlockedAdd64(&q, 11) == 10);
      CHECK(InterlockedExchangeAddNoFence(&l, 1) == 10);
      CHECK(l == 11 && q == 10);
    `,
  );
  holds(
    "interlocked, 8 bits, pointers and 128 bits",
    `
      volatile CHAR c = 6;
      CHECK(InterlockedExchange8(&c, 5) == 6);
      CHECK(InterlockedAnd8(&c, 4) == 5);
      CHECK(InterlockedOr8(&c, 3) == 4);
      CHECK(InterlockedXor8(&c, 1) == 7);
      CHECK(_InterlockedCompareExchange8(&c, 1, 6) == 6);
      CHECK(c == 1);
      PVOID volatile p = (PVOID)1;
      CHECK(InterlockedExchangePointer(&p, (PVOID)5) == (PVOID)1);
      CHECK(InterlockedCompareExchangePointer(&p, (PVOID)6, (PVOID)4) == (PVOID)5);
      CHECK(p == (PVOID)5);
      CHECK(InterlockedCompareExchangePointer(&p, (PVOID)6, (PVOID)5) == (PVOID)5);
      CHECK(p == (PVOID)6);
      __declspec(align(16)) LONG64 wide[2] = { 1, 2 };
      LONG64 wanted[2] = { 1, 3 };
      CHECK(InterlockedCompareExchange128(wide, 7, 8, wanted) == 0);
      CHECK(wanted[0] == 1 && wanted[1] == 2 && wide[0] == 1);
      CHECK(InterlockedCompareExchange128(wide, 7, 8, wanted) == 1);
      CHECK(wide[0] == 8 && wide[1] == 7);
    `,
  );
  holds(
    "bits",
    `
      ULONG index;
      LONG l = 8;
      LONG64 q = 0;
      CHECK(_BitScanForward(&index, 0x50) && index == 4);
      CHECK(_BitScanReverse(&index, 0x50) && index == 6);
      CHECK(_BitScanForward64(&index, 0x5000000000) && index == 36);
      CHECK(BitScanReverse64(&index, 1ULL << 63) && index == 63);
      CHECK(!_BitScanForward(&index, 0));
      CHECK(InterlockedBitTestAndSet(&l, 0) == 0 && l == 9);
      CHECK(InterlockedBitTestAndReset(&l, 3) == 1 && l == 1);
      CHECK(InterlockedBitTestAndSet64(&q, 40) == 0 && q == 1LL << 40);
      CHECK(BitTest(&l, 0) == 1);
      CHECK(BitTestAndSet(&l, 4) == 0 && l == 17);
      CHECK(_rotl(0x80000001, 4) == 0x18);
      CHECK(_rotr64(1, 4) == 1ULL << 60);
      CHECK(_byteswap_ulong(0x01020304) == 0x04030201);
      CHECK(RtlUshortByteSwap(0x0102) == 0x0201);
      CHECK(__popcnt(255) == 8);
      CHECK(UnsignedMultiplyHigh(1ULL << 63, 4) == 2);
      CHECK(MultiplyHigh(-1, 2) == -1);
      CHECK(__emul(-3, 4) == -12);
      CHECK(ShiftLeft128(1ULL << 63, 1, 1) == 3);
    `,
  );
  holds(
    "the processor: its level, its time, its name",
    `
      int registers[4];
      CHAR vendor[13] = "";
      KIRQL irql;
      ULONG64 before = ReadTimeStampCounter();
      CHECK(__readcr8() == PASSIVE_LEVEL);
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      CHECK(__readcr8() == DISPATCH_LEVEL);
      KeLowerIrql(irql);
      CHECK(__rdtsc() > before);
      __cpuid(registers, 0);
      CHECK(registers[0] >= 1);
      RtlCopyMemory(vendor, &registers[1], 4);
      RtlCopyMemory(vendor + 4, &registers[3], 4);
      RtlCopyMemory(vendor + 8, &registers[2], 4);
      CHECK(strlen(vendor) == 12);
      __cpuid(registers, 1);
      CHECK(registers[3] & (1 << 26));
      CHECK(registers[2] & (1 << 13));
      CHECK((ULONG)((registers[1] >> 16) & 0xff) == KeQueryActiveProcessorCount(NULL));
      __cpuidex(registers, 0x80000001, 0);
      CHECK(registers[3] & (1 << 29));
      unsigned number = 99;
      CHECK(__rdtscp(&number) > before);
      CHECK(number == KeGetCurrentProcessorNumberEx(NULL));
      CHECK(__readmsr(0x10) > before);
      CHECK(__readeflags() & 0x200);
      CHECK(__readcr0() & 0x80000000);
      __wbinvd();
      _ReadWriteBarrier();
      KeMemoryBarrier();
      YieldProcessor();
    `,
  );
});
