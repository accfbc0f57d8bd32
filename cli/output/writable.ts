// Whether a file that an option names can be written: what cannot be done is said before the work, not after.
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

export function mustBeWritable(option: string, file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new Error(`${option} ${file}: there is no such folder`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new Error(`${option} ${file}: this is a folder; name a file in it`);
  try {
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch {
    throw new Error(`${option} ${file}: it cannot be written to; check the permissions`);
  }
}
