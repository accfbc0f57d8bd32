// Seconds, pseudo-random numbers, patterns in memory, versions compared, generic rights.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { unixEpoch, version } from "../ex/misc.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** 100 ns in a second, and seconds from 1970 to 1980. */
const second = 10_000_000n;
const decade = 315_532_800n;
const epochOf = { 1970: unixEpoch, 1980: unixEpoch + decade * second } as const;

function toSeconds(since: 1970 | 1980): Body {
  return (k, f) => {
    const time = k.argPointer(f, 0);
    const out = k.argPointer(f, 1);
    k.touch(f, time, 8, false);
    k.touch(f, out, 4, true);
    const passed = BigInt.asIntN(64, k.m.u64(time)) - epochOf[since];
    const seconds = passed / second;
    if (passed < 0n || seconds > 0xffff_ffffn) return k.returnBool(f, false);
    k.m.setU32(out, Number(seconds));
    return k.returnBool(f, true);
  };
}
function toTime(since: 1970 | 1980): Body {
  return (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    k.m.setU64(out, BigInt(k.argU32(f, 0)) * second + epochOf[since]);
    return k.returnVoid(f);
  };
}

/** Bit numbers of VER_…, by which conditions are packed, three bits each. */
const Ver = { minor: 0, major: 1, build: 2, platform: 3, packMinor: 4, packMajor: 5, suite: 6, product: 7 } as const;
const Condition = { equal: 1, greater: 2, greaterEqual: 3, less: 4, lessEqual: 5, and: 6, or: 7 } as const;

function holds(condition: number, ours: number, wanted: number): boolean {
  switch (condition) {
    case Condition.equal:
      return ours === wanted;
    case Condition.greater:
      return ours > wanted;
    case Condition.greaterEqual:
      return ours >= wanted;
    case Condition.less:
      return ours < wanted;
    case Condition.lessEqual:
      return ours <= wanted;
    case Condition.and:
      return (ours & wanted) === wanted;
    case Condition.or:
      return wanted === 0 || (ours & wanted) !== 0;
    default:
      return false;
  }
}

/** (VersionInfo, TypeMask, ConditionMask) */
function verifyVersion(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const types = k.argU32(f, 1);
  const conditions = k.arg64(f, 2);
  const layout = k.s.OSVERSIONINFOEXW;
  if (types === 0 || conditions === 0n) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, at, layout.size, false);
  const m = k.m;
  const asked = (bit: number) => (types & (1 << bit)) !== 0;
  const condition = (bit: number) => Number((conditions >> BigInt(3 * bit)) & 7n);
  const alone: readonly (readonly [number, number, number])[] = [
    [Ver.suite, version.suite, m.u16(at + layout.wSuiteMask)],
    [Ver.product, version.product, m.u8[at + layout.wProductType] ?? 0],
    [Ver.platform, version.platform, m.u32(at + layout.dwPlatformId)],
    [Ver.build, version.build, m.u32(at + layout.dwBuildNumber)],
  ];
  const single = alone.every(([bit, ours, wanted]) => !asked(bit) || holds(condition(bit), ours, wanted));
  // A part counts only where the parts before it are equal; a condition other than equality goes on to the parts that follow.
  const parts: readonly (readonly [number, number, number])[] = [
    [Ver.major, version.major, m.u32(at + layout.dwMajorVersion)],
    [Ver.minor, version.minor, m.u32(at + layout.dwMinorVersion)],
    [Ver.packMajor, 0, m.u16(at + layout.wServicePackMajor)],
    [Ver.packMinor, 0, m.u16(at + layout.wServicePackMinor)],
  ];
  let level: number = Condition.equal;
  let met = true;
  for (const [bit, ours, wanted] of parts) {
    if (!asked(bit)) continue;
    if (level === Condition.equal) level = condition(bit);
    met = holds(level, ours, wanted);
    if (ours !== wanted) break;
  }
  return k.return32(f, single && met ? nt.STATUS_SUCCESS : nt.STATUS_REVISION_MISMATCH);
}

/** (AccessMask, GenericMapping): GENERIC_READ, …_WRITE, …_EXECUTE and …_ALL are the top four bits, the mapping's members in that order. */
function mapGenericMask(k: Kernel, f: Offset): Outcome {
  const mask = k.argPointer(f, 0);
  const mapping = k.argPointer(f, 1);
  k.touch(f, mask, 4, true);
  k.touch(f, mapping, 16, false);
  let rights = k.m.u32(mask);
  for (let i = 0; i < 4; i++) if ((rights & (1 << (31 - i))) !== 0) rights |= k.m.u32(mapping + 4 * i);
  k.m.setU32(mask, (rights & 0x0fff_ffff) >>> 0);
  return k.returnVoid(f);
}

export const numberDdis: readonly Routine[] = [
  ddi("RtlTimeToSecondsSince1970", 2, toSeconds(1970)),
  ddi("RtlTimeToSecondsSince1980", 2, toSeconds(1980)),
  ddi("RtlSecondsSince1970ToTime", 2, toTime(1970)),
  ddi("RtlSecondsSince1980ToTime", 2, toTime(1980)),
  ddi("RtlVerifyVersionInfo", 3, verifyVersion),
  // Three bits for each part of the version, in the order of the parts' bits.
  ddi("VerSetConditionMask", 3, (k, f) => {
    const part = k.argU32(f, 1);
    if (part === 0) return k.return64(f, k.arg64(f, 0));
    const condition = BigInt(k.argU32(f, 2) & 7) << BigInt(3 * (31 - Math.clz32(part)));
    return k.return64(f, k.arg64(f, 0) | condition);
  }),
  ddi("RtlMapGenericMask", 2, mapGenericMask),
  // Uniform between 0 and MAXLONG - 1; the seed moves on.
  ddi("RtlRandom", 1, (k, f) => {
    const seed = k.argPointer(f, 0);
    k.touch(f, seed, 4, true);
    const next = (Math.imul(k.m.u32(seed), 1_103_515_245) + 12_345) >>> 0;
    k.m.setU32(seed, next);
    return k.return32(f, (next >>> 1) % 0x7fff_ffff);
  }),
  // Bytes that match, in whole ULONGs.
  ddi("RtlCompareMemoryUlong", 3, (k, f) => {
    const at = k.argPointer(f, 0);
    const length = k.argU32(f, 1) & ~3;
    const pattern = k.argU32(f, 2);
    if (length > 0) k.touch(f, at, length, false);
    let same = 0;
    while (same < length && k.m.u32(at + same) === pattern) same += 4;
    return k.return64(f, BigInt(same));
  }),
  ddi("RtlIsZeroMemory", 2, (k, f) => {
    const at = k.argPointer(f, 0);
    const length = k.argU32(f, 1);
    if (length > 0) k.touch(f, at, length, false);
    return k.returnBool(
      f,
      k.m.u8.subarray(at, at + length).every((byte) => byte === 0),
    );
  }),
  ddi("RtlCopyLuid", 2, (k, f) => {
    const to = k.argPointer(f, 0);
    const from = k.argPointer(f, 1);
    k.touch(f, from, 8, false);
    k.touch(f, to, 8, true);
    k.copy8(to, from);
    return k.returnVoid(f);
  }),
];
