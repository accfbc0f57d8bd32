// LZNT1, the compression of NTFS ([MS-XCA] 2.5): chunks of 4096 bytes, each a header of 16 bits and either the bytes themselves or groups of eight
// elements, a byte or a reference back, after the byte that says which is which. How many bits of a reference are its distance grows with the
// place in the chunk.
const chunkSize = 4096;
const shortest = 3;
const Header = { compressed: 0x8000, signature: 0x3000, length: 0x0fff } as const;

/** How many bits of a reference at this place of a chunk are its length. */
function lengthBits(place: number): number {
  let bits = 12;
  for (let at = place - 1; at >= 0x10; at >>>= 1) bits--;
  return bits;
}

/** Undefined where the input makes no sense; it ends where the input does, or when `room` is full. */
export function decompress(input: Uint8Array, room: number): Uint8Array | undefined {
  const output = new Uint8Array(room);
  let from = 0;
  let to = 0;
  while (from + 2 <= input.length && to < room) {
    const header = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
    if (header === 0) break;
    if ((header & 0x7000) !== Header.signature) return undefined;
    from += 2;
    const end = from + (header & Header.length) + 1;
    if (end > input.length) return undefined;
    const chunk = (header & Header.compressed) === 0 ? input.subarray(from, end) : expand(input.subarray(from, end));
    if (chunk === undefined) return undefined;
    output.set(chunk.subarray(0, Math.min(chunk.length, room - to)), to);
    from = end;
    // A chunk that another follows stands for a whole one.
    const more = from + 2 <= input.length && ((input[from] ?? 0) | (input[from + 1] ?? 0)) !== 0;
    to = Math.min(room, to + (more ? chunkSize : chunk.length));
  }
  return output.subarray(0, to);
}
function expand(input: Uint8Array): Uint8Array | undefined {
  const output = new Uint8Array(chunkSize);
  let to = 0;
  for (let from = 0; from < input.length; ) {
    const flags = input[from++] ?? 0;
    for (let i = 0; i < 8 && from < input.length; i++) {
      if ((flags & (1 << i)) === 0) {
        if (to >= chunkSize) return undefined;
        output[to++] = input[from++] ?? 0;
        continue;
      }
      if (from + 2 > input.length) return undefined;
      const token = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
      from += 2;
      const bits = lengthBits(to);
      const back = (token >>> bits) + 1;
      const length = (token & ((1 << bits) - 1)) + shortest;
      if (back > to || to + length > chunkSize) return undefined;
      for (let n = 0; n < length; n++, to++) output[to] = output[to - back] ?? 0;
    }
  }
  return output.subarray(0, to);
}

/** The compressed form; undefined if it needs more than `room` bytes. */
export function compress(input: Uint8Array, room: number): Uint8Array | undefined {
  const output = new Uint8Array(room);
  let to = 0;
  for (let from = 0; from < input.length; from += chunkSize) {
    const chunk = input.subarray(from, from + chunkSize);
    const packed = squeeze(chunk);
    const body = packed ?? chunk;
    if (to + 2 + body.length > room) return undefined;
    const header = Header.signature | (packed === undefined ? 0 : Header.compressed) | (body.length - 1);
    output[to] = header & 0xff;
    output[to + 1] = header >>> 8;
    output.set(body, to + 2);
    to += 2 + body.length;
  }
  return output.subarray(0, to);
}
/** Undefined of a chunk that would not become smaller. */
function squeeze(input: Uint8Array): Uint8Array | undefined {
  const output = new Uint8Array(input.length + 1);
  /** Where three bytes were seen last. */
  const seen = new Map<number, number>();
  let to = 0;
  let from = 0;
  while (from < input.length) {
    const flagsAt = to++;
    let flags = 0;
    for (let i = 0; i < 8 && from < input.length; i++) {
      const bits = lengthBits(from);
      const key = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8) | ((input[from + 2] ?? 0) << 16);
      const known = from + shortest <= input.length ? seen.get(key) : undefined;
      const most = Math.min(input.length - from, (1 << bits) - 1 + shortest);
      let length = 0;
      if (known !== undefined && from - known <= 1 << (16 - bits))
        while (length < most && input[known + length] === input[from + length]) length++;
      const found = known !== undefined && length >= shortest;
      if (to + (found ? 2 : 1) >= input.length) return undefined;
      if (found) {
        const token = ((from - known - 1) << bits) | (length - shortest);
        output[to++] = token & 0xff;
        output[to++] = token >>> 8;
        flags |= 1 << i;
      } else output[to++] = input[from] ?? 0;
      const step = found ? length : 1;
      for (let n = 0; n < step; n++, from++)
        if (from + shortest <= input.length)
          seen.set((input[from] ?? 0) | ((input[from + 1] ?? 0) << 8) | ((input[from + 2] ?? 0) << 16), from);
    }
    output[flagsAt] = flags;
  }
  return output.subarray(0, to);
}
