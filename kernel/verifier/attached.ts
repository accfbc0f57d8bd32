// What a device object takes over from the one that it is attached to, looked at when AddDevice has returned. A filter must look from
// above like what it filters; a function driver chooses itself how its requests' data travel, and only must not choose two ways.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import { verify } from "./stop.ts";

/** FILE_DEVICE_UNKNOWN. */
const unknownType = 0x22;
/**
 * FILE_DEVICE_INPORT_PORT, _SERIAL_MOUSE_PORT, _PARALLEL_PORT, _SERIAL_PORT, _8042_PORT: above them comes a driver of another type, of a
 * class such as keyboards, or of what hangs on the port.
 */
const portTypes: readonly number[] = [0x0a, 0x16, 0x1a, 0x1b, 0x27];
const transfer = nt.DO_BUFFERED_IO | nt.DO_DIRECT_IO;
const named = (flags: number) =>
  (flags & transfer) === transfer
    ? "DO_BUFFERED_IO and DO_DIRECT_IO"
    : (flags & nt.DO_DIRECT_IO) !== 0
      ? "DO_DIRECT_IO"
      : "DO_BUFFERED_IO";

/** `device` is one of `driver`'s in the stack of `node`. */
export function checkAttached(k: Kernel, node: Devnode, driver: string, device: Offset): void {
  const below = k.state.devices.get(device)?.below ?? 0;
  if (below === 0) return;
  const layout = k.s.DEVICE_OBJECT;
  const own = k.m.u32(device + layout.Flags);
  const lower = k.m.u32(below + layout.Flags);
  const blame = (violation: bigint, what: string) =>
    verify(k, undefined, "verifier:io", `${driver}'s AddDevice ${what}.`, 0xc9, [violation, 0n, 0n, k.address(device)]);
  if ((own & transfer) === transfer)
    blame(0x245n, `has set both DO_BUFFERED_IO and DO_DIRECT_IO of ${k.nameOf(device)}: data travel in one way only`);
  if (!node.lowerFilters.includes(driver) && !node.upperFilters.includes(driver)) return;
  const to = `the flags of ${k.nameOf(below)}, to which ${k.nameOf(device)} is attached`;
  if ((lower & nt.DO_POWER_PAGABLE) !== 0 && (own & (nt.DO_POWER_PAGABLE | nt.DO_POWER_INRUSH)) === 0)
    blame(0x23fn, `has not taken DO_POWER_PAGABLE over from ${to}`);
  if ((lower & transfer) !== 0 && (own & transfer) !== (lower & transfer))
    blame(
      0x244n,
      `has not taken ${named(lower)} over from ${to}: the device above would be given its data in another way`,
    );
  const [type, lowerType] = [device, below].map((at) => k.m.u32(at + layout.DeviceType));
  // The bus says of its devices no more than that they are there.
  if (below !== node.pdo && type !== lowerType && lowerType !== unknownType && !portTypes.includes(lowerType ?? 0))
    blame(0x246n, `has not taken the DeviceType 0x${lowerType?.toString(16)} over from ${k.nameOf(below)}`);
}
