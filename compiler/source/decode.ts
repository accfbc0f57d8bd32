// The bytes of a source file to text. Windows sources come as UTF-8 with or without a mark, as UTF-16 (old Visual Studio, .inf
// files), or in the code page of their writer. Which page that is no file says: without a setting Windows-1252 stands for it,
// which keeps every byte apart and never fails.

/** The text of a file, without a byte-order mark. `codePage`: what bytes that are no Unicode are read as. */
export function decodeSource(bytes: Uint8Array, codePage = "windows-1252"): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder("utf-8").decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeBigEndian(bytes);
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked === "little") return new TextDecoder("utf-16le").decode(bytes);
  if (unmarked === "big") return decodeBigEndian(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeCodePage(bytes, codePage);
  }
}

/** Is this the label of an encoding that texts can be read in here? */
export function isEncoding(label: string): boolean {
  return decoderOf(label) !== undefined;
}

function decodeCodePage(bytes: Uint8Array, label: string): string {
  const decoder = isWindows1252(label) ? undefined : decoderOf(label);
  return decoder === undefined ? decodeWindows1252(bytes) : decoder.decode(bytes);
}

function isWindows1252(label: string): boolean {
  return /^(?:windows-?1252|cp1252|iso-?8859-1|latin1|ascii)$/i.test(label);
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** What Windows-1252 has at 0x80 to 0x9F; the five it leaves open stay control characters. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** By hand: some hosts' decoders of this name decode Latin-1 (Node 20 does). */
function decodeWindows1252(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    const units: number[] = [];
    for (const byte of bytes.subarray(start, start + 8192)) {
      units.push(byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte);
    }
    text += String.fromCharCode(...units);
  }
  return text;
}

/** Source text is mostly ASCII: in UTF-16 every other byte is then zero, in UTF-8 none is. */
function utf16WithoutMark(bytes: Uint8Array): "little" | "big" | undefined {
  const sample = Math.min(bytes.length, 4096) & ~1;
  if (sample < 4 || bytes.length % 2 !== 0) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0) evenZeros++;
    if (bytes[i + 1] === 0) oddZeros++;
  }
  const pairs = sample / 2;
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.1) return "little";
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.1) return "big";
  return undefined;
}

/** Hosts need not offer a big-endian decoder (Node without full ICU does not): swap the bytes. */
function decodeBigEndian(bytes: Uint8Array): string {
  const swapped = new Uint8Array(bytes.length & ~1);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1] ?? 0;
    swapped[i + 1] = bytes[i] ?? 0;
  }
  return new TextDecoder("utf-16le").decode(swapped);
}
