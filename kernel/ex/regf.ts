// The bytes of a hive file, format 1.5: a base block, then bins of cells with keys (nk), values (vk), lists of both and one descriptor (sk).
// Offsets in cells count from the first bin. Layout after the public descriptions of the format. Left out: logs, volatile keys, security
// descriptors beyond the one that all keys share here.
import { wideBytes } from "../rtl/unicode.ts";

export interface HiveValue {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}
export interface HiveKey {
  readonly name: string;
  readonly className: string;
  /** 100 ns since 1601. */
  readonly written: bigint;
  readonly values: readonly HiveValue[];
  readonly subkeys: readonly HiveKey[];
}

const blockSize = 4096;
const binHeader = 32;
const none = 0xffff_ffff;
const Nk = { root: 0x4 | 0x8, compressed: 0x20, size: 76 } as const;
const Vk = { compressed: 1, inline: 0x8000_0000, size: 20 } as const;
/** Data beyond this lies in segments. */
const segmentSize = 16344;
/** Windows' own limits: 512 levels of keys; and no file here is larger. */
const deepest = 512;
const mostKeys = 100_000;

const isLatin = (text: string): boolean => [...text].every((one) => one.charCodeAt(0) <= 0xff);
const nameBytes = (text: string): Uint8Array =>
  isLatin(text) ? Uint8Array.from(text, (one) => one.charCodeAt(0)) : wideBytes(text);
/** As lists of subkeys of kind lh have it. */
const hashOf = (name: string): number => {
  let hash = 0;
  for (const one of name.toUpperCase()) hash = (Math.imul(hash, 37) + one.charCodeAt(0)) >>> 0;
  return hash;
};

// ---- writing ----------------------------------------------------------------------------------------------------------------

class Cells {
  #bytes = new Uint8Array(blockSize);
  #end = binHeader;

  /** A cell with this content; its offset. */
  add(content: Uint8Array): number {
    const at = this.#end;
    const size = (content.length + 4 + 7) & ~7;
    this.#end += size;
    if (this.#end > this.#bytes.length) {
      const more = new Uint8Array(Math.max(2 * this.#bytes.length, (this.#end + blockSize - 1) & -blockSize));
      more.set(this.#bytes);
      this.#bytes = more;
    }
    new DataView(this.#bytes.buffer).setInt32(at, -size, true);
    this.#bytes.set(content, at + 4);
    return at;
  }
  set32(cell: number, at: number, value: number): void {
    new DataView(this.#bytes.buffer).setUint32(cell + 4 + at, value, true);
  }
  /** One bin of whole blocks, what is left of it a free cell. */
  finish(): Uint8Array {
    const size = Math.max(blockSize, (this.#end + blockSize - 1) & -blockSize);
    const bytes = new Uint8Array(size);
    bytes.set(this.#bytes.subarray(0, Math.min(this.#end, size)));
    const view = new DataView(bytes.buffer);
    bytes.set(nameBytes("hbin"));
    view.setUint32(8, size, true);
    if (this.#end < size) view.setInt32(this.#end, size - this.#end, true);
    return bytes;
  }
}

/** `descriptor`: a security descriptor in one block, which all keys get. */
export function writeHive(root: HiveKey, fileName: string, descriptor: Uint8Array): Uint8Array {
  const cells = new Cells();
  const sk = new Uint8Array(20 + descriptor.length);
  sk.set(nameBytes("sk"));
  sk.set(descriptor, 20);
  const security = cells.add(sk);
  cells.set32(security, 4, security);
  cells.set32(security, 8, security);
  cells.set32(security, 16, descriptor.length);
  let keys = 0;
  const addKey = (key: HiveKey, parent: number): number => {
    keys++;
    const at = addNode(cells, key, parent, security);
    const subkeys = [...key.subkeys].sort((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
    const children = subkeys.map((one) => ({ hash: hashOf(one.name), at: addKey(one, at) }));
    if (children.length > 0) cells.set32(at, 28, cells.add(subkeyList(children)));
    return at;
  };
  const rootAt = addKey(root, none);
  cells.set32(security, 12, keys);
  const bins = cells.finish();
  const bytes = new Uint8Array(blockSize + bins.length);
  const view = new DataView(bytes.buffer);
  bytes.set(nameBytes("regf"));
  for (const [at, value] of [
    [4, 1],
    [8, 1],
    [20, 1],
    [24, 5],
    [32, 1],
    [36, rootAt],
    [40, bins.length],
    [44, 1],
  ] as const)
    view.setUint32(at, value, true);
  view.setBigUint64(12, root.written, true);
  bytes.set(wideBytes(fileName.slice(-31)), 48);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
  sum >>>= 0;
  view.setUint32(508, sum === 0 ? 1 : sum === none ? none - 1 : sum, true);
  bytes.set(bins, blockSize);
  return bytes;
}

function addNode(cells: Cells, key: HiveKey, parent: number, security: number): number {
  const name = nameBytes(key.name);
  const bytes = new Uint8Array(Nk.size + name.length);
  const view = new DataView(bytes.buffer);
  const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);
  bytes.set(nameBytes("nk"));
  view.setUint16(2, (parent === none ? Nk.root : 0) | (isLatin(key.name) ? Nk.compressed : 0), true);
  view.setBigUint64(4, key.written, true);
  view.setUint32(16, parent, true);
  view.setUint32(20, key.subkeys.length, true);
  for (const at of [28, 32, 40, 48]) view.setUint32(at, none, true);
  view.setUint32(36, key.values.length, true);
  view.setUint32(44, security, true);
  view.setUint32(52, 2 * longest(key.subkeys.map((one) => one.name.length)), true);
  view.setUint32(56, 2 * longest(key.subkeys.map((one) => one.className.length)), true);
  view.setUint32(60, 2 * longest(key.values.map((one) => one.name.length)), true);
  view.setUint32(64, longest(key.values.map((one) => one.data.length)), true);
  view.setUint16(72, name.length, true);
  view.setUint16(74, 2 * key.className.length, true);
  bytes.set(name, Nk.size);
  const at = cells.add(bytes);
  if (key.values.length > 0) cells.set32(at, 40, cells.add(offsets(key.values.map((value) => addValue(cells, value)))));
  if (key.className !== "") cells.set32(at, 48, cells.add(wideBytes(key.className)));
  return at;
}
function offsets(list: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * list.length);
  const view = new DataView(bytes.buffer);
  for (const [i, one] of list.entries()) view.setUint32(4 * i, one, true);
  return bytes;
}
function subkeyList(children: readonly { readonly hash: number; readonly at: number }[]): Uint8Array {
  const bytes = new Uint8Array(4 + 8 * children.length);
  const view = new DataView(bytes.buffer);
  bytes.set(nameBytes("lh"));
  view.setUint16(2, children.length, true);
  for (const [i, { hash, at }] of children.entries()) {
    view.setUint32(4 + 8 * i, at, true);
    view.setUint32(8 + 8 * i, hash, true);
  }
  return bytes;
}
function addValue(cells: Cells, { name, type, data }: HiveValue): number {
  const text = nameBytes(name);
  const bytes = new Uint8Array(Vk.size + text.length);
  const view = new DataView(bytes.buffer);
  bytes.set(nameBytes("vk"));
  view.setUint16(2, text.length, true);
  view.setUint32(12, type, true);
  view.setUint16(16, isLatin(name) ? Vk.compressed : 0, true);
  bytes.set(text, Vk.size);
  if (data.length <= 4) {
    view.setUint32(4, (Vk.inline | data.length) >>> 0, true);
    bytes.set(data, 8);
  } else {
    view.setUint32(4, data.length, true);
    view.setUint32(8, addData(cells, data), true);
  }
  return cells.add(bytes);
}
function addData(cells: Cells, data: Uint8Array): number {
  if (data.length <= segmentSize) return cells.add(data);
  const segments: number[] = [];
  for (let at = 0; at < data.length; at += segmentSize) segments.push(cells.add(data.subarray(at, at + segmentSize)));
  const head = new Uint8Array(8);
  const view = new DataView(head.buffer);
  head.set(nameBytes("db"));
  view.setUint16(2, segments.length, true);
  view.setUint32(4, cells.add(offsets(segments)), true);
  return cells.add(head);
}

// ---- reading ----------------------------------------------------------------------------------------------------------------

/** Thrown within this file where the bytes make no sense. */
class Corrupt extends Error {}

/** The tree of keys; "none" for a file that is no hive, "corrupt" for one that contradicts itself. */
export function readHive(bytes: Uint8Array): HiveKey | "none" | "corrupt" {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < blockSize || textOf(bytes.subarray(0, 4)) !== "regf") return "none";
  if (view.getUint32(20, true) !== 1) return "none";
  try {
    return new Reader(bytes).key(view.getUint32(36, true), 0);
  } catch (error) {
    if (error instanceof Corrupt) return "corrupt";
    throw error;
  }
}
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const wideText = (bytes: Uint8Array): string => {
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
  return text;
};

class Reader {
  readonly #bytes: Uint8Array;
  #keys = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  /** The content of a cell, which must have a kind if one is given. */
  #cell(offset: number, least: number, kind?: string): DataView {
    const at = blockSize + offset;
    const whole = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    if (at + 4 > this.#bytes.length) throw new Corrupt();
    const size = -whole.getInt32(at, true) - 4;
    if (size < least || at + 4 + size > this.#bytes.length) throw new Corrupt();
    const found = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at + 4, size);
    if (kind !== undefined && textOf(part(found, 0, 2)) !== kind) throw new Corrupt();
    return found;
  }
  key(offset: number, depth: number): HiveKey {
    this.#keys++;
    if (depth > deepest || this.#keys > mostKeys) throw new Corrupt();
    const cell = this.#cell(offset, Nk.size, "nk");
    const u32 = (at: number) => cell.getUint32(at, true);
    const name = part(cell, Nk.size, cell.getUint16(72, true));
    const classLength = cell.getUint16(74, true);
    const values = u32(36);
    const list = values === 0 ? undefined : this.#cell(u32(40), 4 * values);
    return {
      name: (cell.getUint16(2, true) & Nk.compressed) !== 0 ? textOf(name) : wideText(name),
      className:
        classLength === 0 || u32(48) === none ? "" : wideText(part(this.#cell(u32(48), classLength), 0, classLength)),
      written: cell.getBigUint64(4, true),
      values: Array.from({ length: list === undefined ? 0 : values }, (_, i) =>
        this.#value(list?.getUint32(4 * i, true) ?? none),
      ),
      subkeys: u32(20) === 0 ? [] : this.#subkeys(u32(28), 0).map((one) => this.key(one, depth + 1)),
    };
  }
  /** Offsets of the keys in a list of kind lf, lh or li, or in lists of these. */
  #subkeys(offset: number, depth: number): number[] {
    const cell = this.#cell(offset, 4);
    const kind = textOf(part(cell, 0, 2));
    const count = cell.getUint16(2, true);
    const step = kind === "lf" || kind === "lh" ? 8 : kind === "li" || kind === "ri" ? 4 : 0;
    if (step === 0 || cell.byteLength < 4 + step * count || depth > 1) throw new Corrupt();
    const entries = Array.from({ length: count }, (_, i) => cell.getUint32(4 + step * i, true));
    return kind === "ri" ? entries.flatMap((one) => this.#subkeys(one, depth + 1)) : entries;
  }
  #value(offset: number): HiveValue {
    const cell = this.#cell(offset, Vk.size, "vk");
    const name = part(cell, Vk.size, cell.getUint16(2, true));
    const size = cell.getUint32(4, true);
    const compressed = (cell.getUint16(16, true) & Vk.compressed) !== 0;
    return {
      name: compressed ? textOf(name) : wideText(name),
      type: cell.getUint32(12, true),
      data:
        (size & Vk.inline) !== 0
          ? part(cell, 8, Math.min(4, size & 0x7fff_ffff)).slice()
          : this.#data(cell.getUint32(8, true), size),
    };
  }
  #data(offset: number, size: number): Uint8Array {
    if (size <= segmentSize) return part(this.#cell(offset, size), 0, size).slice();
    if (size > this.#bytes.length) throw new Corrupt();
    const head = this.#cell(offset, 8, "db");
    const count = head.getUint16(2, true);
    const list = this.#cell(head.getUint32(4, true), 4 * count);
    const data = new Uint8Array(size);
    for (let i = 0, at = 0; i < count && at < size; i++) {
      const length = Math.min(segmentSize, size - at);
      data.set(part(this.#cell(list.getUint32(4 * i, true), length), 0, length), at);
      at += length;
    }
    return data;
  }
}
function part(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new Corrupt();
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
