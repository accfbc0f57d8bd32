// An IRP laid open: its state, its buffers and every stack location, in words. Read from the structure in machine memory as the
// contract's headers declare it.
import { layoutOf, sizeOf } from "../../compiler/types/layout.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { Inspector } from "./inspector.ts";
import { addressText } from "./memory.ts";
import { bigAt, memberOf, numberAt, summaryOf } from "./summaries.ts";
import { declaredType, fieldsOf, type Typed, textOf } from "./values.ts";

export interface IrpDetails {
  readonly address: bigint;
  readonly summary: string;
  readonly status: string;
  readonly information: bigint;
  readonly currentLocation: number;
  readonly stackCount: number;
  readonly pendingReturned: boolean;
  readonly cancel: boolean;
  readonly flags: readonly string[];
  readonly pointers: readonly {
    readonly name: string;
    readonly address: bigint;
    readonly description: string | undefined;
  }[];
  /** The top driver's first. */
  readonly locations: readonly IrpLocation[];
}
export interface IrpLocation {
  readonly number: number;
  readonly current: boolean;
  readonly major: string;
  readonly minor: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly control: readonly string[];
  readonly device: bigint;
  readonly deviceDescription: string | undefined;
  readonly file: bigint;
  readonly completionRoutine: string | undefined;
  readonly context: bigint;
}

/** Undefined if there is no IRP at the address, as far as its Type field tells. */
export function irpAt(inspector: Inspector, address: bigint): IrpDetails | undefined {
  const unit = inspector.session.contract.units.find((one) => one.records.get("_IRP")?.fields !== undefined);
  const decl = unit?.records.get("_IRP");
  const locationDecl = unit?.records.get("_IO_STACK_LOCATION");
  if (unit === undefined || decl === undefined || locationDecl === undefined) return undefined;
  const irp: Typed = { type: { kind: "record", quals: 0, decl }, unit, address };
  if (numberAt(inspector, irp, "Type") !== ioTypeIrp) return undefined;
  const stackCount = numberAt(inspector, irp, "StackCount") ?? 0;
  const currentLocation = numberAt(inspector, irp, "CurrentLocation") ?? 0;
  const first = address + BigInt(sizeOf(irp.type, unit.target));
  const size = layoutOf(locationDecl, unit.target).size;
  const locations: IrpLocation[] = [];
  for (let number = stackCount; number >= 1; number--) {
    const at = first + BigInt((number - 1) * size);
    const location: Typed = { type: { kind: "record", quals: 0, decl: locationDecl }, unit, address: at };
    locations.push(readLocation(inspector, location, number, number === currentLocation, unit));
  }
  return {
    address,
    summary: summaryOf(inspector, irp) ?? "",
    status: memberText(inspector, irp, "IoStatus.Status"),
    information: bigAt(inspector, irp, "IoStatus.Information") ?? 0n,
    currentLocation,
    stackCount,
    pendingReturned: (numberAt(inspector, irp, "PendingReturned") ?? 0) !== 0,
    cancel: (numberAt(inspector, irp, "Cancel") ?? 0) !== 0,
    flags: inspector.names(unit).flagsOf(bigAt(inspector, irp, "Flags") ?? 0n, { record: "_IRP", field: "Flags" }),
    pointers: readPointers(inspector, irp),
    locations,
  };
}

const ioTypeIrp = 6;
const pointerMembers = {
  SystemBuffer: "AssociatedIrp.SystemBuffer",
  MdlAddress: "MdlAddress",
  UserBuffer: "UserBuffer",
  Thread: "Tail.Overlay.Thread",
  CancelRoutine: "CancelRoutine",
  UserEvent: "UserEvent",
} as const;

function readPointers(inspector: Inspector, irp: Typed): IrpDetails["pointers"] {
  const found: { name: string; address: bigint; description: string | undefined }[] = [];
  for (const [name, path] of Object.entries(pointerMembers)) {
    const address = bigAt(inspector, irp, path) ?? 0n;
    if (address !== 0n)
      found.push({ name, address, description: inspector.functionName(address) ?? inspector.describe(address) });
  }
  return found;
}

function readLocation(
  inspector: Inspector,
  location: Typed,
  number: number,
  current: boolean,
  unit: Unit,
): IrpLocation {
  const names = inspector.names(unit);
  const major = numberAt(inspector, location, "MajorFunction") ?? 0;
  const minor = numberAt(inspector, location, "MinorFunction") ?? 0;
  const record = "_IO_STACK_LOCATION";
  const majorName = names.nameOf(BigInt(major), { record, field: "MajorFunction" }) ?? `0x${major.toString(16)}`;
  const minorName = names.nameOf(BigInt(minor), { record, field: "MinorFunction", major });
  const device = bigAt(inspector, location, "DeviceObject") ?? 0n;
  const routine = bigAt(inspector, location, "CompletionRoutine") ?? 0n;
  return {
    number,
    current,
    major: majorName,
    minor: minorName ?? (minor === 0 ? "" : `0x${minor.toString(16)}`),
    parameters: readParameters(inspector, location, majorName, minorName),
    control: names.flagsOf(bigAt(inspector, location, "Control") ?? 0n, { record, field: "Control" }),
    device,
    deviceDescription: device === 0n ? undefined : inspector.describe(device),
    file: bigAt(inspector, location, "FileObject") ?? 0n,
    completionRoutine: routine === 0n ? undefined : (inspector.functionName(routine) ?? addressText(routine)),
    context: bigAt(inspector, location, "Context") ?? 0n,
  };
}

/** Which member of `Parameters` a function uses. */
const parametersOf: Readonly<Record<string, string>> = {
  IRP_MJ_CREATE: "Create",
  IRP_MJ_READ: "Read",
  IRP_MJ_WRITE: "Write",
  IRP_MJ_DEVICE_CONTROL: "DeviceIoControl",
  IRP_MJ_INTERNAL_DEVICE_CONTROL: "DeviceIoControl",
  IRP_MJ_POWER: "Power",
  IRP_MJ_SYSTEM_CONTROL: "WMI",
  IRP_MN_START_DEVICE: "StartDevice",
  IRP_MN_QUERY_DEVICE_RELATIONS: "QueryDeviceRelations",
  IRP_MN_QUERY_CAPABILITIES: "DeviceCapabilities",
  IRP_MN_QUERY_ID: "QueryId",
  IRP_MN_QUERY_DEVICE_TEXT: "QueryDeviceText",
};

function readParameters(
  inspector: Inspector,
  location: Typed,
  major: string,
  minor: string | undefined,
): IrpLocation["parameters"] {
  const which = parametersOf[minor ?? ""] ?? parametersOf[major];
  const member = which === undefined ? undefined : memberOf(location, `Parameters.${which}`);
  if (member === undefined || member.type.kind !== "record") return [];
  return fieldsOf(member, member.type.decl).map((field) => ({
    name: field.name,
    value: `${textOf(inspector, field.value)}${field.value.type.kind === "record" ? ` ${declaredType(field.value.type)}` : ""}`,
  }));
}

function memberText(inspector: Inspector, value: Typed, path: string): string {
  const member = memberOf(value, path);
  return member === undefined ? "" : textOf(inspector, member);
}
