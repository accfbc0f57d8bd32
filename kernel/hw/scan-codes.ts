// Scan codes of a PC keyboard. A key has a number of its own here: its code in set 1, with 0xE000 added for keys that are told with the
// prefix E0. The controller translates set 2 to set 1 by a table in its ROM, which is the one table that both sets come from.
// Source: Microsoft's Keyboard Scan Code Specification. Left out: Pause, and the shifts that Print Screen and the arrows pretend.

/** Codes of set 1 by the code of set 2 from 0; what is beyond stays as it is, but for two. */
const translation = [
  0xff, 0x43, 0x41, 0x3f, 0x3d, 0x3b, 0x3c, 0x58, 0x64, 0x44, 0x42, 0x40, 0x3e, 0x0f, 0x29, 0x59, 0x65, 0x38, 0x2a,
  0x70, 0x1d, 0x10, 0x02, 0x5a, 0x66, 0x71, 0x2c, 0x1f, 0x1e, 0x11, 0x03, 0x5b, 0x67, 0x2e, 0x2d, 0x20, 0x12, 0x05,
  0x04, 0x5c, 0x68, 0x39, 0x2f, 0x21, 0x14, 0x13, 0x06, 0x5d, 0x69, 0x31, 0x30, 0x23, 0x22, 0x15, 0x07, 0x5e, 0x6a,
  0x72, 0x32, 0x24, 0x16, 0x08, 0x09, 0x5f, 0x6b, 0x33, 0x25, 0x17, 0x18, 0x0b, 0x0a, 0x60, 0x6c, 0x34, 0x35, 0x26,
  0x27, 0x19, 0x0c, 0x61, 0x6d, 0x73, 0x28, 0x74, 0x1a, 0x0d, 0x62, 0x6e, 0x3a, 0x36, 0x1c, 0x1b, 0x75, 0x2b, 0x63,
  0x76, 0x55, 0x56, 0x77, 0x78, 0x79, 0x7a, 0x0e, 0x7b, 0x7c, 0x4f, 0x7d, 0x4b, 0x47, 0x7e, 0x7f, 0x6f, 0x52, 0x53,
  0x50, 0x4c, 0x4d, 0x48, 0x01, 0x45, 0x57, 0x4e, 0x51, 0x4a, 0x37, 0x49, 0x46, 0x54,
];
const beyond: { readonly [code: number]: number } = { 131: 0x41, 132: 0x54 };

/** What the controller makes of a byte of the keyboard's; F0 is not for it. */
export const toSet1 = (byte: number): number => translation[byte] ?? beyond[byte] ?? byte;
/** F7 and Alt+SysRq have codes beyond the table, which come first. */
const toSet2 = (code: number): number => {
  const [far] = Object.entries(beyond).find(([, set1]) => set1 === code) ?? [];
  return far === undefined ? translation.indexOf(code) : Number(far);
};

export const extended = 0xe000;
/** Whether a keyboard has such a key. */
export const isKey = (key: number): boolean => {
  const code = key & 0xff;
  return (key === code || key === (extended | code)) && code > 0 && code < 0x80 && toSet2(code) > 0;
};

/** The bytes that tell that a key goes down or up, in scan code set 1 or 2. */
export function bytesOfKey(key: number, released: boolean, set: number): number[] {
  const prefix = key >= extended ? [0xe0] : [];
  const code = key & 0xff;
  if (set === 1) return [...prefix, released ? code | 0x80 : code];
  return [...prefix, ...(released ? [0xf0] : []), toSet2(code)];
}

export const leftShift = 0x2a;
/** Characters of the United States' layout by the key of the first of them; the second text is with Shift. */
const layout: readonly (readonly [first: number, plain: string, shifted: string])[] = [
  [0x02, "1234567890-=", "!@#$%^&*()_+"],
  [0x0e, "\b\tqwertyuiop[]\n", "\b\tQWERTYUIOP{}\n"],
  [0x1e, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [0x2b, "\\zxcvbnm,./", "|ZXCVBNM<>?"],
  [0x39, " ", " "],
  [0x01, "\x1b", "\x1b"],
];

/** The key of a character, and whether Shift goes with it; undefined if the layout has none. */
export function keyOf(character: string): { readonly key: number; readonly shift: boolean } | undefined {
  for (const [first, plain, shifted] of layout) {
    const at = plain.indexOf(character);
    if (at >= 0) return { key: first + at, shift: false };
    const above = shifted.indexOf(character);
    if (above >= 0) return { key: first + above, shift: true };
  }
  return undefined;
}
