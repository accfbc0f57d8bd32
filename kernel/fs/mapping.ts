// Files whose data a section shows: the section's memory is the file's own, so that what is written through either is seen through the
// other at once. A section keeps its file open: IRP_MJ_CLOSE comes when it has gone. Left out: images, copies on write.
import * as nt from "../constants.ts";
import { closeLater, isCloseDue } from "../io/close-later.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { contiguous, resize } from "./data.ts";
import { nodeOfFile, tellSizes } from "./open.ts";
import { dropUnused, touched } from "./tree.ts";

export interface MappedFile {
  readonly memory: Offset;
  /** Bytes that the section shows. */
  readonly size: number;
}

/** Memory for a section on a file of `size` bytes, 0 for what the file has; a file that is too short for one that may write grows. */
export function beginMapping(
  k: Kernel,
  { file, size, writable }: { readonly file: number; readonly size: number; readonly writable: boolean },
): MappedFile | { readonly status: number } {
  const opened = k.state.files.get(file);
  const node = opened === undefined ? undefined : nodeOfFile(k, opened.object);
  if (opened === undefined || node === undefined || node.directory)
    return { status: nt.STATUS_INVALID_FILE_FOR_SECTION };
  if (size === 0 && node.size === 0) return { status: nt.STATUS_MAPPED_FILE_SIZE_ZERO };
  if (size > node.size && !writable) return { status: nt.STATUS_SECTION_TOO_BIG };
  if (size > node.size && !resize(k, node, size)) return { status: nt.STATUS_DISK_FULL };
  const shown = size === 0 ? node.size : size;
  const memory = contiguous(k, node, shown);
  if (memory === undefined) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  tellSizes(k, node);
  node.sections++;
  opened.pending++;
  return { memory, size: shown };
}

/** The section is gone. `wrote`: it could be written through. */
export function endMapping(k: Kernel, file: number, wrote: boolean): void {
  const opened = k.state.files.get(file);
  const node = opened === undefined ? undefined : nodeOfFile(k, opened.object);
  if (opened === undefined || node === undefined) return;
  if (wrote) touched(k, node);
  node.sections--;
  dropUnused(k, node);
  opened.pending--;
  if (isCloseDue(k, opened)) closeLater(k, file);
}
