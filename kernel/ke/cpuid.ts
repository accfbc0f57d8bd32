// What CPUID says of the emulated processor: a plain x64 one with what every Windows 10 needs and the instructions that the machine has.
// Leaves as Intel's and AMD's manuals number them. Left out: caches, topology, virtualization, vector extensions beyond SSE4.2.

export interface Processor {
  readonly number: number;
  readonly count: number;
}
export type Registers = readonly [eax: number, ebx: number, ecx: number, edx: number];

const vendor = "GenuineIntel";
const brand = "Ringside emulated processor";
/** Family 6. */
const signature = 0x0009_06e9;

const bits = (...numbers: readonly number[]): number =>
  numbers.reduce((word, number) => (word | (1 << number)) >>> 0, 0);
/** FPU, TSC, MSR, PAE, CMPXCHG8B, APIC, PGE, CMOV, PAT, CLFLUSH, MMX, FXSR, SSE, SSE2. */
const leaf1Edx = bits(0, 4, 5, 6, 8, 9, 13, 15, 16, 19, 23, 24, 25, 26);
/** SSE3, CMPXCHG16B, SSE4.1, SSE4.2, POPCNT. */
const leaf1Ecx = bits(0, 13, 19, 20, 23);
/** SYSCALL, no-execute pages, RDTSCP, long mode. */
const extendedEdx = bits(11, 20, 27, 29);
/** LAHF, LZCNT. */
const extendedEcx = bits(0, 5);

/** Zeros for a leaf that it does not have. */
export function cpuid(leaf: number, processor: Processor): Registers {
  switch (leaf >>> 0) {
    case 0:
      return [7, fourBytes(vendor, 0), fourBytes(vendor, 8), fourBytes(vendor, 4)];
    case 1: {
      const ebx = ((processor.number << 24) | (processor.count << 16) | (8 << 8)) >>> 0;
      return [signature, ebx, leaf1Ecx, (leaf1Edx | (processor.count > 1 ? 1 << 28 : 0)) >>> 0];
    }
    case 0x8000_0000:
      return [0x8000_0008, fourBytes(vendor, 0), fourBytes(vendor, 8), fourBytes(vendor, 4)];
    case 0x8000_0001:
      return [0, 0, extendedEcx, extendedEdx];
    case 0x8000_0002:
    case 0x8000_0003:
    case 0x8000_0004: {
      const from = 16 * ((leaf >>> 0) - 0x8000_0002);
      return [
        fourBytes(brand, from),
        fourBytes(brand, from + 4),
        fourBytes(brand, from + 8),
        fourBytes(brand, from + 12),
      ];
    }
    case 0x8000_0008:
      // 48 bits of virtual addresses, 40 of physical ones.
      return [(48 << 8) | 40, 0, 0, 0];
    default:
      return [0, 0, 0, 0];
  }
}
/** The machine's intrinsic: (leaf, subleaf, half), where the first half is EAX below EBX, the second ECX below EDX. */
export function cpuidHalf(args: readonly bigint[], processor: Processor): bigint {
  const [eax, ebx, ecx, edx] = cpuid(Number(BigInt.asIntN(32, args[0] ?? 0n)), processor);
  const [low, high] = args[2] === 0n ? [eax, ebx] : [ecx, edx];
  return (BigInt(high) << 32n) | BigInt(low);
}
function fourBytes(text: string, from: number): number {
  let word = 0;
  for (let i = 3; i >= 0; i--) word = word * 256 + (text.charCodeAt(from + i) || 0);
  return word;
}
