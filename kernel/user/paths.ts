// Names of files as the Win32 API takes them, made into names of the object manager's: the current directory, "." and "..", slashes,
// device names, blanks and dots at the end. Left out: network shares, drives' own current directories.
import { lookUp } from "../fs/tree.ts";
import type { Kernel } from "../kernel.ts";
import type { ProcessState } from "./state.ts";

const deviceNames = /^(?:COM|LPT)[1-9]:?$|^NUL$/i;

/**
 * "\\.\Name" and "\\?\…" are taken as they are; a bare device name such as "COM1" is a link. The file of a driver of the scenario is
 * there wherever programs look for it before they load it.
 */
export function ntPath(k: Kernel, process: ProcessState, name: string): string {
  if (/^\\\\[.?]\\./.test(name)) return `\\??\\${name.slice(4)}`;
  if (deviceNames.test(name)) return `\\??\\${name.replace(/:$/, "")}`;
  const path = fullPath(process, name);
  const driver = /([^\\]+)\.sys$/i.exec(path)?.[1]?.toLowerCase();
  if (k.scenario.drivers.some((entry) => entry.name.toLowerCase() === driver)) {
    const looked = lookUp(k, path.slice(2));
    if ("status" in looked || looked.node === undefined) return `\\SystemRoot\\System32\\drivers\\${driver}.sys`;
  }
  return `\\??\\${path}`;
}

/** The whole path of a name, from its drive on. */
export function fullPath({ directory }: ProcessState, name: string): string {
  const given = name.replaceAll("/", "\\");
  const drive = /^[A-Za-z]:/.exec(given)?.[0];
  const rest = given.slice(drive?.length ?? 0);
  const own = directory.slice(0, 2);
  const isOther = drive !== undefined && drive.toUpperCase() !== own.toUpperCase();
  const from = rest.startsWith("\\") || isOther ? "" : directory.slice(2);
  const parts: string[] = [];
  for (const part of `${from}\\${rest}`.split("\\")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part.replace(/[. ]+$/, ""));
  }
  const end = rest.endsWith("\\") && parts.length > 0 ? "\\" : "";
  return `${drive ?? own}\\${parts.join("\\")}${end}`;
}
