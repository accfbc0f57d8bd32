// The files of a scenario: that they can lie on the volume as it describes them, and what an "expect" step finds of one.
import type { Problem } from "../../compiler/json/shape.ts";
import { clusterSize, contents, roomOf } from "../fs/data.ts";
import { lookUp } from "../fs/tree.ts";
import { pathOnVolume } from "../fs/volume.ts";
import type { Kernel } from "../kernel.ts";
import { parseDescriptor } from "../se/sddl.ts";
import type { Scenario } from "./schema.ts";
import { bytesOf, type Step } from "./steps.ts";

export function checkFiles(scenario: Scenario, problems: Problem[]): void {
  const { files = [] } = scenario;
  const kinds = new Map<string, boolean>();
  const room = roomOf(scenario);
  let used = 0;
  files.forEach((entry, i) => {
    const at = `/files/${i}`;
    const path = pathOnVolume(entry.path).toUpperCase();
    if (kinds.has(path))
      problems.push({
        path: `${at}/path`,
        message: `${entry.path} is described twice`,
        remedy: "Letter case makes no difference: describe each file once.",
      });
    kinds.set(path, entry.directory === true);
    if (entry.directory === true && entry.content !== undefined)
      problems.push({
        path: `${at}/content`,
        message: "a directory has no content",
        remedy: 'Leave out "content", or "directory".',
      });
    if (entry.security !== undefined && parseDescriptor(entry.security) === undefined)
      problems.push({
        path: `${at}/security`,
        message: `"${entry.security}" is no security descriptor with a discretionary list`,
        remedy: 'Write one such as "D:(A;;GA;;;BA)(A;;GR;;;WD)".',
      });
    used += Math.ceil((entry.content === undefined ? 0 : bytesOf(entry.content).length) / clusterSize) * clusterSize;
    if (used > room)
      problems.push({
        path: `${at}/content`,
        message: `the files need more than the ${room / 1024 / 1024} MiB of the volume`,
        remedy: 'Give the volume more room with "disk" of "machine".',
      });
  });
  files.forEach(({ path }, i) => {
    const names = pathOnVolume(path).toUpperCase().split("\\");
    for (let length = 2; length < names.length; length++) {
      const above = names.slice(0, length).join("\\");
      if (kinds.get(above) !== false) continue;
      const message = `${path} cannot lie below ${above}, which is a file`;
      problems.push({ path: `/files/${i}/path`, message, remedy: 'Give that one "directory": true, or move this.' });
    }
  });
}

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
