// Members of system structures that drivers must not write, or not even read.
import type { TokenRange } from "../../../compiler/source/source.ts";
import { type Code, recordName } from "../../analysis/code.ts";
import { type FunctionInfo, sourceText } from "../../analysis/world.ts";

/** By structure: member to the routine that sets it, "" if nothing of a driver's does. */
export const systemMembers: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  __proto__: undefined,
  IRP: { CancelRoutine: "IoSetCancelRoutine", CurrentLocation: "", StackCount: "", Type: "" },
  DEVICE_OBJECT: {
    DriverObject: "",
    NextDevice: "",
    AttachedDevice: "IoAttachDeviceToDeviceStack",
    ReferenceCount: "ObReferenceObject",
    DeviceExtension: "",
    SecurityDescriptor: "",
    Type: "",
  },
  DRIVER_OBJECT: {
    DriverStart: "",
    DriverSize: "",
    DriverSection: "",
    DriverExtension: "",
    DriverInit: "",
    HardwareDatabase: "",
    DriverName: "",
    Type: "",
  },
  KDPC: {
    DeferredRoutine: "KeInitializeDpc or IoInitializeDpcRequest",
    DeferredContext: "KeInitializeDpc",
    Importance: "KeSetImportanceDpc",
    Number: "KeSetTargetProcessorDpc",
    Type: "",
  },
};
export const hiddenMembers: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  __proto__: undefined,
  DEVICE_OBJECT: new Set([
    "ReferenceCount",
    "ActiveThreadCount",
    "DeviceLock",
    "SecurityDescriptor",
    "Size",
    "NextDevice",
    "DeviceObjectExtension",
  ]),
  DRIVER_OBJECT: new Set(["DriverSection", "DriverInit", "Flags"]),
  KDPC: new Set(["Number", "Importance", "DeferredRoutine"]),
};

const mdlFields = new Set(["Size", "MdlFlags", "Process", "MappedSystemVa", "StartVa", "ByteCount", "ByteOffset"]);
/** Members of MDLs that the source itself names, not through a macro of the headers. */
export function mdlMembers(info: FunctionInfo, code: Code, write: boolean): { name: string; at: TokenRange }[] {
  return code.fields.flatMap((field) => {
    const name = field.place.field.name ?? "";
    // What MmUnmapLockedPages needs to be told has no macro.
    if (!write && (name === "MdlFlags" || name === "MappedSystemVa")) return [];
    if (field.write !== write || !mdlFields.has(name) || recordName(field.place.base.type) !== "MDL") return [];
    // One that lies in a variable or in a structure of the driver's is its own work.
    if (write && field.place.base.kind !== "deref") return [];
    const written = statementText(info, field.at);
    return new RegExp(`(->|\\.)\\s*${name}\\b`).test(written) ? [{ name, at: field.at }] : [];
  });
}
/** A return's place is its keyword alone: its value is read from the tokens after it. */
function statementText(info: FunctionInfo, at: TokenRange): string {
  for (let more = 8; more > 0; more -= 2) {
    const text = sourceText(info.unit, info.fn.declaration, { first: at.first, last: at.last + more });
    if (text !== "") return text;
  }
  return sourceText(info.unit, info.fn.declaration, at);
}
