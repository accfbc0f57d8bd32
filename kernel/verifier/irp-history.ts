// Where an IRP has been until the machine stopped over it: what the trace knows of it since it was made.
import type { Kernel } from "../kernel.ts";
import { offsetOf } from "../machine/index.ts";
import { blockAround } from "../mm/pool.ts";

/** The IRP, alive or freed, in which an address lies. */
export function irpAround(k: Kernel, address: bigint): bigint | undefined {
  const at = offsetOf(k.m, address);
  const block = at === undefined ? undefined : blockAround(k, at);
  return block?.what === "IRP" ? k.address(block.at) : undefined;
}

/** Most events told; those in the middle of a longer life are left out. */
const most = 24;

/** One line an event, oldest first, with the time in statements; only the heading if the run is not traced. */
export function irpHistory(k: Kernel, address: bigint): readonly string[] {
  const irp = offsetOf(k.m, address) ?? 0;
  const events: string[] = [];
  const { trace } = k;
  for (let at = trace.length - 1; ; at--) {
    const found = trace.find({ irp }, at, "backward");
    const row = found === undefined ? undefined : trace.row(found);
    if (row === undefined) break;
    const where = row.deviceName === "" ? "" : ` ${row.deviceName}`;
    events.unshift(
      `${row.time} ${row.driver}${where} ${words[row.kind] ?? ""}${row.detail} (IRQL ${row.irql}, ${row.contextName})`,
    );
    if (row.kind === "irpAllocate") break;
    at = row.index;
  }
  const left = events.length - most;
  if (left > 0) events.splice(most / 2, left, `(${left} events more)`);
  return [`IRP ${k.hex(irp)}:`, ...events];
}

const words: Readonly<Record<string, string>> = {
  irpAllocate: "makes it, ",
  irpCall: "is sent it: ",
  irpCompletionRoutine: "completion routine ",
  irpCancel: "cancels it",
  irpFree: "frees it",
};
