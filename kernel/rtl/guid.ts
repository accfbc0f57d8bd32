// GUIDs as text, "c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3", and as their 16 bytes lie in memory.

const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** Bytes of a GUID's text, with or without braces. */
export function guidBytes(text: string): number[] {
  const bytes = (text.replaceAll(/[-{}]/g, "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return order.map((i) => bytes[i] ?? 0);
}

/** Text of the GUID at `at`, in lower case without braces. */
export function guidText(memory: { readonly u8: Uint8Array }, at: number): string {
  const hex = order.map((i) => (memory.u8[at + i] ?? 0).toString(16).padStart(2, "0")).join("");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}
