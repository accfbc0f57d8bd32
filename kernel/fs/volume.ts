// The machine's volume, C: or \Device\HarddiskVolume1: a disk whose file system is mounted on it, as the VPB says. Names on the disk's
// device go to the file system's own device object, and so to filters above that. Left out: the disk's own requests, other volumes,
// dismounting, the control device of the file system, fast I/O.
import * as nt from "../constants.ts";
import { makeBuiltInDriver } from "../io/built-in-driver.ts";
import { createDevice } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import { writeUtf16 } from "../rtl/unicode.ts";
import { bytesOf } from "../scenario/steps.ts";
import { setContents } from "./data.ts";
import { pathOnVolume } from "./description.ts";
import { Attribute, addNode, lookUp } from "./tree.ts";

export const fileSystemDriver = "ringside-fs";
export const volumeName = "\\Device\\HarddiskVolume1";
export const volumeLabel = "System";
export const serialNumber = 0x5249_4e47;
export const windowsDirectory = "\\Windows";
const diskDevice = 0x07;
export const fileSystemDevice = 0x08;

/** Directories that every machine has. */
const directories = [
  "\\Windows\\System32\\drivers",
  "\\Windows\\System32\\LogFiles",
  "\\Windows\\Temp",
  "\\Users\\Public",
  "\\ProgramData",
  "\\Program Files",
];

export function createVolume(k: Kernel): void {
  const driverObject = makeBuiltInDriver(k, fileSystemDriver, "\\FileSystem\\RingsideFs", "FsdDispatch");
  const device = (name: string | undefined, type: number) => {
    const at = createDevice(k, {
      driver: fileSystemDriver,
      driverObject,
      extension: 0,
      name,
      type,
      characteristics: 0,
      exclusive: false,
    });
    const flags = at + k.s.DEVICE_OBJECT.Flags;
    k.m.setU32(flags, k.m.u32(flags) & ~nt.DO_DEVICE_INITIALIZING);
    return at;
  };
  const disk = device(volumeName, diskDevice);
  const fileSystem = device(undefined, fileSystemDevice);
  k.nameObject(fileSystem, "file system of C:");
  k.state.volume = { disk, fileSystem };
  mount(k, disk, fileSystem);
  k.state.links.set("c:", { name: "\\DosDevices\\C:", target: volumeName });
  k.state.links.set("\\systemroot", { name: "\\SystemRoot", target: `${volumeName}${windowsDirectory}` });
  const partition = "\\Device\\Harddisk0\\Partition1";
  k.state.links.set(partition.toLowerCase(), { name: partition, target: volumeName });
  addNode(k, undefined, { name: "", directory: true, attributes: Attribute.hidden | Attribute.system });
  for (const path of directories) makeDirectories(k, path);
  for (const { name } of k.scenario.drivers) addFile(k, `\\Windows\\System32\\drivers\\${name}.sys`);
  for (const { name } of k.scenario.programs ?? []) addFile(k, `\\${name}.exe`);
  addScenarioFiles(k);
}

function mount(k: Kernel, disk: number, fileSystem: number): void {
  const layout = k.s.VPB;
  const vpb = k.pointerOr0(disk + k.s.DEVICE_OBJECT.Vpb);
  k.m.setU16(vpb + layout.Flags, nt.VPB_MOUNTED);
  k.m.setU16(vpb + layout.VolumeLabelLength, 2 * volumeLabel.length);
  k.setPointer(vpb + layout.DeviceObject, fileSystem);
  k.m.setU32(vpb + layout.SerialNumber, serialNumber);
  writeUtf16(k, vpb + layout.VolumeLabel, volumeLabel);
}

/** The directories on a path of the volume that are not there yet are made. */
export function makeDirectories(k: Kernel, path: string): void {
  const names = path.split("\\").slice(1);
  for (let i = 1; i <= names.length; i++) {
    const looked = lookUp(k, `\\${names.slice(0, i).join("\\")}`);
    if ("status" in looked) throw new Error(`the directory ${path} cannot be made`);
    if (looked.node === undefined) addNode(k, looked.parent, { name: looked.name, directory: true });
  }
}
function addFile(k: Kernel, path: string): void {
  const looked = lookUp(k, path);
  if (!("status" in looked) && looked.node === undefined)
    addNode(k, looked.parent, { name: looked.name, directory: false, attributes: Attribute.archive });
}

/** What the scenario lays on the volume; its check has seen to it that the paths are fit for that and that all of it fits. */
function addScenarioFiles(k: Kernel): void {
  for (const entry of k.scenario.files ?? []) {
    const path = pathOnVolume(entry.path);
    const at = path.lastIndexOf("\\");
    if (at > 0) makeDirectories(k, path.slice(0, at));
    const looked = lookUp(k, path);
    if ("status" in looked) throw new Error(`${entry.path} cannot be made`);
    const attributes =
      (entry.readOnly === true ? Attribute.readOnly : 0) |
      (entry.hidden === true ? Attribute.hidden : 0) |
      (entry.directory === true ? 0 : Attribute.archive);
    const { directory = false, security } = entry;
    const node = looked.node ?? addNode(k, looked.parent, { name: looked.name, directory, attributes, security });
    if (entry.content !== undefined && !setContents(k, node, bytesOf(entry.content)))
      throw new Error(`there is no room for ${entry.path}`);
  }
}
