// Volume parameter blocks: devices that could hold a volume have one from the beginning, which says whether a file system is mounted there.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";

const vpbType = 0x0a;
/** FILE_DEVICE_CD_ROM, …DISK, …TAPE, …VIRTUAL_DISK. */
const volumes: ReadonlySet<number> = new Set([0x02, 0x07, 0x1f, 0x24]);
/** Bytes of a sector, by the types of file systems' devices: …CD_ROM_FILE_SYSTEM, …DISK_FILE_SYSTEM. */
const sectors: ReadonlyMap<number, number> = new Map([
  [0x03, 2048],
  [0x08, 512],
]);

/** Gives a new device of a type what that type has; false if there is no memory. */
export function prepareVolume(k: Kernel, device: Offset, type: number): boolean {
  const layout = k.s.VPB;
  k.m.setU16(device + k.s.DEVICE_OBJECT.SectorSize, sectors.get(type) ?? 0);
  if (!volumes.has(type)) return true;
  const vpb = allocate(k, { size: layout.size, tag: "Vpb ", what: "VPB", zero: true });
  if (vpb === 0) return false;
  k.m.setU16(vpb + layout.Type, vpbType);
  k.m.setU16(vpb + layout.Size, layout.size);
  k.setPointer(vpb + layout.RealDevice, device);
  k.setPointer(device + k.s.DEVICE_OBJECT.Vpb, vpb);
  return true;
}
