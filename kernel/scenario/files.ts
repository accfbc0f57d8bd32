// The files of a scenario: that they can lie on the volume as it describes them.
import type { Problem } from "../../compiler/json/shape.ts";
import { clusterSize, pathOnVolume, roomOf } from "../fs/description.ts";
import { parseDescriptor } from "../se/sddl.ts";
import type { Scenario } from "./schema.ts";
import { bytesOf } from "./steps.ts";

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
