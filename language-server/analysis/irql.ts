// IRQL names and intervals as messages show them.
import type { Irql } from "../../compiler/contract/contract.ts";

/** Device levels lie between DISPATCH_LEVEL and the clock: their number is the machine's affair, so rules speak of "DIRQL". */
export const Dirql = { lowest: 3, highest: 12 } as const;
export const highest = 15;

export function irqlName(level: Irql): string {
  if (level <= 0) return "PASSIVE_LEVEL";
  if (level === 1) return "APC_LEVEL";
  if (level === 2) return "DISPATCH_LEVEL";
  if (level >= Dirql.lowest && level <= Dirql.highest) return "DIRQL";
  if (level === 13) return "CLOCK_LEVEL";
  if (level === 14) return "IPI_LEVEL";
  return "HIGH_LEVEL";
}

export function irqlRangeName(lo: Irql, hi: Irql): string {
  if (irqlName(lo) === irqlName(hi)) return irqlName(lo);
  if (lo <= 0 && hi >= highest) return "an unknown IRQL";
  if (lo <= 0) return `${irqlName(hi)} or below`;
  if (hi >= highest) return `${irqlName(lo)} or above`;
  return `${irqlName(lo)} to ${irqlName(hi)}`;
}
