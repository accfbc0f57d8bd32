// Intrinsics that are not compiled in line: processor state, ports, time stamps. Port instructions reach the virtual hardware.

import { breakInstruction } from "../ex/debug.ts";
import { readPort, writePort } from "../hw/device.ts";
import type { Kernel } from "../kernel.ts";
import { recordBugcheck, recordFinding } from "../verifier/stop.ts";
import { cpuidHalf } from "./cpuid.ts";

export function hostIntrinsic(k: Kernel, name: string, args: readonly bigint[]): bigint {
  const first = Number(BigInt.asUintN(32, args[0] ?? 0n));
  const second = Number(BigInt.asUintN(32, args[1] ?? 0n));
  switch (name) {
    case "__readcr8":
      return BigInt(k.irql);
    case "__writecr8":
      k.setIrql(first & 15);
      return 0n;
    case "__rdtsc":
      return BigInt(k.time);
    case "__ringside_processor":
      return BigInt(Math.max(0, k.cur.processor));
    case "__readmsr":
      if (first === TIME_STAMP) return BigInt(k.time);
      return refuse(k, `__readmsr of register 0x${first.toString(16)}`);
    case "__ringside_cpuid":
      return cpuidHalf(args, { number: Math.max(0, k.cur.processor), count: k.state.processors.length });
    case "__inbyte":
      return BigInt(readPort(k, undefined, first & 0xffff, 1));
    case "__inword":
      return BigInt(readPort(k, undefined, first & 0xffff, 2));
    case "__indword":
      return BigInt(readPort(k, undefined, first & 0xffff, 4) >>> 0);
    case "__outbyte":
      writePort(k, undefined, first & 0xffff, second & 0xff, 1);
      return 0n;
    case "__outword":
      writePort(k, undefined, first & 0xffff, second & 0xffff, 2);
      return 0n;
    case "__outdword":
      writePort(k, undefined, first & 0xffff, second, 4);
      return 0n;
    case "__debugbreak":
      breakInstruction(k, undefined);
      return 0n;
    case "__fastfail": {
      const message = `The driver found its own data corrupted (__fastfail ${first}): a list, a stack cookie or a reference count is not as it must be.`;
      recordBugcheck(k, undefined, 0x139, [BigInt(first), 0n, 0n, 0n], message);
      return 0n;
    }
    case "_disable":
    case "_enable":
      k.cur.interruptsOff = name === "_disable" ? true : undefined;
      if (name === "_enable") k.cut();
      return 0n;
    case "__wbinvd":
    case "__invlpg":
      return 0n;
    default:
      return registers[name] ?? refuse(k, name);
  }
}

/** Registers whose value does not change: long mode with paging and write protection, interrupts enabled. */
const registers: Readonly<Record<string, bigint>> = {
  __readcr0: 0x8005_0033n,
  __readcr4: 0x6a0n,
  __readeflags: 0x202n,
};
/** IA32_TIME_STAMP_COUNTER. */
const TIME_STAMP = 0x10;

function refuse(k: Kernel, what: string): bigint {
  recordFinding(k, undefined, "refused", `${what} is not emulated: the machine has no such processor state.`);
  k.cut();
  return 0n;
}
