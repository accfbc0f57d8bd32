// The bytes of files: in extents of the machine's memory, which no driver can reach but through the file system or a section. What has
// not been written reads as zeros. Left out: sparse files, compression, a cache in front of it.
import { Permission } from "../../compiler/abi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { clusterSize, roomOf } from "./description.ts";
import type { Extent, FileNode } from "./state.ts";

/** An extent that grows a file has at least the size the file has already, up to this. */
const mostAhead = 64 * 1024;

export const capacityOf = (k: Kernel): number => roomOf(k.scenario);
export const allocated = (node: FileNode): number => node.extents.reduce((sum, { size }) => sum + size, 0);
const whole = (size: number): number => Math.ceil(size / clusterSize) * clusterSize;

function newExtent(k: Kernel, size: number): Extent | undefined {
  if (k.state.diskUsed + size > capacityOf(k)) return undefined;
  const at = allocate(k, { size, tag: "MmCa", what: "file data", zero: true });
  if (at === 0) return undefined;
  k.m.protect(at, size, Permission.unmapped);
  k.state.diskUsed += size;
  return { at, size };
}
function drop(k: Kernel, extent: Extent): void {
  k.state.diskUsed -= extent.size;
  release(k, extent.at);
}

/** Room for `size` bytes; false if the disk is full. */
export function reserve(k: Kernel, node: FileNode, size: number): boolean {
  const have = allocated(node);
  if (size <= have) return true;
  const least = whole(size - have);
  const extent = newExtent(k, Math.max(least, Math.min(have, mostAhead))) ?? newExtent(k, least);
  if (extent === undefined) return false;
  node.extents.push(extent);
  return true;
}

/** Moves the end of the file; false if the disk is full. What is beyond it reads as zeros when it comes back. */
export function resize(k: Kernel, node: FileNode, size: number): boolean {
  if (!reserve(k, node, size)) return false;
  if (size < node.size) clear(k, node, size, node.size);
  node.size = size;
  if (node.sections > 0) return true;
  let have = allocated(node);
  for (let last = node.extents.at(-1); last !== undefined && have - last.size >= size; last = node.extents.at(-1)) {
    have -= last.size;
    drop(k, last);
    node.extents.pop();
  }
  return true;
}

/** Calls `visit` with each stretch of memory that holds bytes of the file from `from` to `to`. */
function stretches(node: FileNode, from: number, to: number, visit: (at: Offset, size: number, done: number) => void) {
  let start = 0;
  for (const { at, size } of node.extents) {
    const first = Math.max(from, start);
    const last = Math.min(to, start + size);
    if (first < last) visit(at + first - start, last - first, first - from);
    start += size;
  }
}
function clear(k: Kernel, node: FileNode, from: number, to: number): void {
  stretches(node, from, to, (at, size) => k.m.u8.fill(0, at, at + size));
}

/** Copies bytes of the file to `target`; the range lies within it. */
export function readData(k: Kernel, node: FileNode, offset: number, length: number, target: Offset): void {
  stretches(node, offset, offset + length, (at, size, done) => k.m.u8.copyWithin(target + done, at, at + size));
}
/** Copies bytes into the file, which is made longer as needed; false if the disk is full. */
export function writeData(k: Kernel, node: FileNode, offset: number, length: number, source: Offset): boolean {
  if (offset + length > node.size && !resize(k, node, offset + length)) return false;
  stretches(node, offset, offset + length, (at, size, done) =>
    k.m.u8.copyWithin(at, source + done, source + done + size),
  );
  return true;
}

/** All that is in a file. */
export function contents(k: Kernel, node: FileNode): Uint8Array {
  const bytes = new Uint8Array(node.size);
  stretches(node, 0, node.size, (at, size, done) => bytes.set(k.m.u8.subarray(at, at + size), done));
  return bytes;
}
export function setContents(k: Kernel, node: FileNode, bytes: Uint8Array): boolean {
  if (!resize(k, node, bytes.length)) return false;
  stretches(node, 0, bytes.length, (at, size, done) => k.m.u8.set(bytes.subarray(done, done + size), at));
  return true;
}

export function dropData(k: Kernel, node: FileNode): void {
  for (const extent of node.extents) drop(k, extent);
  node.extents = [];
  node.size = 0;
}

/**
 * One stretch of memory with room for `size` bytes of a file's data from its beginning, for a section to show. Undefined if there is
 * none: the disk is full, or another section shows less of the file already.
 */
export function contiguous(k: Kernel, node: FileNode, size: number): Offset | undefined {
  const [first] = node.extents;
  if (first !== undefined && first.size >= size) return first.at;
  if (node.sections > 0) return undefined;
  const extent = newExtent(k, whole(size));
  if (extent === undefined) return undefined;
  readData(k, node, 0, node.size, extent.at);
  for (const old of node.extents) drop(k, old);
  node.extents = [extent];
  return extent.at;
}
