// Keys of the registry that every system has before any driver is loaded, with the values in them that drivers look for.
import type { Kernel } from "../kernel.ts";
import { version } from "./misc.ts";
import { createKey, setRegistryValue } from "./registry-store.ts";

const control = "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control";
const windows = "\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
const keys: { readonly [path: string]: { readonly [name: string]: string | number } } = {
  "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Enum": {},
  [`${control}\\Class`]: {},
  [`${control}\\DeviceClasses`]: {},
  [`${control}\\ProductOptions`]: { ProductType: "WinNT" },
  [`${control}\\Session Manager\\Memory Management`]: {},
  [`${control}\\WMI\\Security`]: {},
  [windows]: {
    CurrentVersion: "6.3",
    CurrentMajorVersionNumber: version.major,
    CurrentMinorVersionNumber: version.minor,
    CurrentBuild: String(version.build),
    CurrentBuildNumber: String(version.build),
    SystemRoot: "C:\\Windows",
  },
  "\\REGISTRY\\MACHINE\\HARDWARE\\DEVICEMAP": {},
  "\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0": {},
  "\\REGISTRY\\USER\\.DEFAULT\\Software": {},
};

export function createStandardKeys(k: Kernel): void {
  for (const [path, values] of Object.entries(keys)) {
    createKey(k, path);
    for (const [name, value] of Object.entries(values)) setRegistryValue(k, path, name, value);
  }
}
