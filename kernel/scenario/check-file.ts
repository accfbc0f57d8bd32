// What an "expect" step finds of a file on the volume.
import { contents } from "../fs/data.ts";
import { pathOnVolume } from "../fs/description.ts";
import { lookUp } from "../fs/tree.ts";
import type { Kernel } from "../kernel.ts";
import { bytesOf, type Step } from "./steps.ts";

type Expected = NonNullable<Extract<Step, { do: "expect" }>["file"]>;

/** What is not as expected of a file; and what there is to tell of it. */
export function checkFile(k: Kernel, expected: Expected, wrong: string[]): string {
  const looked = lookUp(k, pathOnVolume(expected.path));
  const node = "status" in looked ? undefined : looked.node;
  const { path, exists = true } = expected;
  if (node === undefined) {
    if (exists) wrong.push(`there is no ${path}`);
    return `no ${path}`;
  }
  if (!exists) wrong.push(`expected no ${path}`);
  if (expected.size !== undefined && expected.size !== node.size)
    wrong.push(`expected ${expected.size} bytes in ${path}, found ${node.size}`);
  const found = contents(k, node);
  if (expected.content !== undefined) {
    const wanted = bytesOf(expected.content);
    const at = wanted.findIndex((byte, i) => found[i] !== byte);
    if (at >= 0 || wanted.length !== found.length) {
      const part = at >= 0 ? at : Math.min(wanted.length, found.length);
      wrong.push(`expected ${shown(wanted, part)} at byte ${part} of ${path}, found ${shown(found, part)}`);
    }
  }
  if (expected.contains !== undefined && !text(found).includes(expected.contains))
    wrong.push(`${path} does not contain ${JSON.stringify(expected.contains)}`);
  return `${path}: ${node.size} bytes`;
}

const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
/** Some bytes from there on, as text. */
const shown = (bytes: Uint8Array, from: number): string =>
  from >= bytes.length ? "its end" : JSON.stringify(text(bytes.subarray(from, from + 32)));
