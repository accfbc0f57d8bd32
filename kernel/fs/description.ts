// What a scenario says of the volume, in the file system's terms.
import type { Scenario } from "../scenario/schema.ts";

export const clusterSize = 4096;
const usualDisk = 16;

/** Bytes on the volume. */
export const roomOf = ({ machine }: Scenario): number => (machine?.disk ?? usualDisk) * 1024 * 1024;

/** "C:\dir\file" and "\??\C:\dir\file" as the path below the volume. */
export const pathOnVolume = (path: string): string => path.replace(/^(?:\\\?\?\\)?[Cc]:/, "").replaceAll("/", "\\");
