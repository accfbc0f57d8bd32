// Drives as programs ask for them: which there are, of what kind, how large and how they are called. There is the machine's volume, C:, and
// whatever letter a driver links to a device of its own.

import { writeUnits } from "../crt/index.ts";
import type { Body, Routine } from "../ddi.ts";
import { capacityOf } from "../fs/data.ts";
import { clusterSize } from "../fs/description.ts";
import { fileSystemAttributes, fileSystemName } from "../fs/information.ts";
import { sectorSize } from "../fs/transfer.ts";
import { serialNumber, volumeLabel } from "../fs/volume.ts";
import { dosDeviceNames } from "../io/links.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { accessOf, ansiAndWide, bytesAt, fail, ok, optionalBytes, textOf, unitsOf, win32 } from "./routine.ts";

const DriveType = { noRoot: 1, fixed: 3 } as const;
const pathNotFound = 3;
const insufficientBuffer = 122;

const letters = (k: Kernel): readonly string[] =>
  [...new Set(dosDeviceNames(k).flatMap((name) => (/^[a-z]:$/i.test(name) ? [name.toUpperCase()] : [])))].sort();
/** The drive of a path, as "C:"; the current one without a path. */
const driveOf = (path: string | undefined): string => /^[a-z]:/i.exec(path ?? "C:")?.[0].toUpperCase() ?? "C:";
const isVolume = (path: string | undefined): boolean => driveOf(path) === "C:";
const freeBytes = (k: Kernel): number => Math.floor((capacityOf(k) - k.state.diskUsed) / clusterSize) * clusterSize;

function giveText(k: Kernel, f: Offset, i: number, room: number, text: string, wide: boolean): boolean {
  if (k.arg64(f, i) === 0n) return true;
  const units = [...unitsOf(text, wide), 0];
  if (room < units.length) return false;
  writeUnits(accessOf(k, f), k.arg64(f, i), wide ? 2 : 1, units);
  return true;
}

/** (path, &available, &total, &free) */
const space =
  (wide: boolean): Body =>
  (k, f) => {
    if (!isVolume(textOf(k, f, 0, wide))) return fail(k, f, pathNotFound);
    const values = [freeBytes(k), capacityOf(k), freeBytes(k)];
    values.forEach((value, i) => {
      const at = optionalBytes(k, f, i + 1, 8, true);
      if (at !== 0) k.m.setU64(at, BigInt(value));
    });
    return ok(k, f);
  };
/** (path, &sectors per cluster, &bytes per sector, &free clusters, &clusters) */
const clusters =
  (wide: boolean): Body =>
  (k, f) => {
    if (!isVolume(textOf(k, f, 0, wide))) return fail(k, f, pathNotFound);
    const values = [
      clusterSize / sectorSize,
      sectorSize,
      freeBytes(k) / clusterSize,
      Math.floor(capacityOf(k) / clusterSize),
    ];
    values.forEach((value, i) => {
      k.m.setU32(bytesAt(k, f, i + 1, 4, true), value);
    });
    return ok(k, f);
  };

/** (path, label, its room, &serial number, &longest name, &flags, name of the file system, its room) */
const information =
  (wide: boolean): Body =>
  (k, f) => {
    if (!isVolume(textOf(k, f, 0, wide))) return fail(k, f, pathNotFound);
    const numbers = [serialNumber, 255, fileSystemAttributes];
    numbers.forEach((value, i) => {
      const at = optionalBytes(k, f, i + 3, 4, true);
      if (at !== 0) k.m.setU32(at, value);
    });
    const fits =
      giveText(k, f, 1, k.argU32(f, 2), volumeLabel, wide) && giveText(k, f, 6, k.argU32(f, 7), fileSystemName, wide);
    return fits ? ok(k, f) : fail(k, f, insufficientBuffer);
  };

export const driveRoutines: readonly Routine[] = [
  win32("GetLogicalDrives", 0, (k, f) =>
    k.return32(
      f,
      letters(k).reduce((mask, letter) => mask | (1 << (letter.charCodeAt(0) - 65)), 0),
    ),
  ),
  // (room in characters, buffer): a list that ends with an empty text; the room it needs if that is too little.
  ...ansiAndWide("GetLogicalDriveStrings", 2, (wide) => (k, f) => {
    const units = unitsOf(
      letters(k)
        .map((letter) => `${letter}\\\0`)
        .join(""),
      wide,
    );
    if (k.argU32(f, 0) < units.length + 1) return k.return32(f, units.length + 1);
    writeUnits(accessOf(k, f), k.arg64(f, 1), wide ? 2 : 1, [...units, 0]);
    return k.return32(f, units.length);
  }),
  ...ansiAndWide("GetDriveType", 1, (wide) => (k, f) => {
    const path = textOf(k, f, 0, wide);
    return k.return32(f, letters(k).includes(driveOf(path)) ? DriveType.fixed : DriveType.noRoot);
  }),
  ...ansiAndWide("GetDiskFreeSpace", 5, clusters),
  ...ansiAndWide("GetDiskFreeSpaceEx", 4, space),
  ...ansiAndWide("GetVolumeInformation", 8, information),
];
