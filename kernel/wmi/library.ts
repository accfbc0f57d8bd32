// The WMI library that drivers link to: WmiSystemControl checks a request and hands it to the driver's callbacks, WmiCompleteRequest
// packs what they gave into the WNODE and completes the IRP, WmiFireEvent makes the WNODE of an event.
// Blocks whose instances have dynamic names are not for the library, as documented.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { referenceDevice } from "../io/device.ts";
import { currentLocation, setStatus } from "../io/irp.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked, release } from "../mm/pool.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { providerOf, RegFlag } from "./registration.ts";
import { align8, minors, WnodeFlag } from "./request.ts";

/** SYSCTL_IRP_DISPOSITION. */
const Disposition = { processed: 0, notCompleted: 1, notWmi: 2, forward: 3 } as const;
const Minor = { ...minors, regInfo: nt.IRP_MN_REGINFO, regInfoEx: nt.IRP_MN_REGINFO_EX } as const;
const known: ReadonlySet<number> = new Set(Object.values(Minor));

/** What DpWmiQueryReginfo fills in: flags, instance name, registry path, MOF resource's name, PDO. */
const answers = { flags: 0, name: 8, path: 24, mof: 32, pdo: 48, size: 56 } as const;

interface Call {
  readonly context: Offset;
  readonly device: Offset;
  readonly irp: Offset;
  readonly minor: number;
  readonly wnode: Offset;
  readonly size: number;
}

function callOf(k: Kernel, f: Offset): Call {
  const irp = k.argPointer(f, 2);
  const stack = currentLocation(k, irp);
  const location = k.s.IO_STACK_LOCATION;
  return {
    context: k.argPointer(f, 0),
    device: k.argPointer(f, 1),
    irp,
    minor: k.m.u8[stack + location.MinorFunction] ?? 0,
    wnode: k.pointerOr0(stack + location["Parameters.WMI.Buffer"]),
    size: k.m.u32(stack + location["Parameters.WMI.BufferSize"]),
  };
}

/** Slots beyond the parameters: 4 answers of DpWmiQueryReginfo. */
function systemControl(k: Kernel, f: Offset, step: number): Outcome {
  switch (step) {
    case 0:
      return dispatch(k, f);
    case 1:
      return registered(k, f);
    default:
      // A callback's status, or the end of IofCompleteRequest after a registration, whose status slot 5 keeps.
      return k.return32(f, step === 2 ? k.result32(f) : k.slotU32(f, 5));
  }
}

function dispatch(k: Kernel, f: Offset): Outcome {
  const disposition = k.argPointer(f, 3);
  k.touch(f, disposition, 4, true);
  k.touch(f, k.argPointer(f, 0), k.s.WMILIB_CONTEXT.size, false);
  const call = callOf(k, f);
  const leave = (how: number, status: number): Outcome => {
    k.m.setU32(disposition, how);
    return k.return32(f, status);
  };
  const fail = (status: number): Outcome => {
    setStatus(k, call.irp, status, 0);
    return leave(Disposition.notCompleted, status);
  };
  const stack = currentLocation(k, call.irp);
  const location = k.s.IO_STACK_LOCATION;
  if (!known.has(call.minor)) return leave(Disposition.notWmi, nt.STATUS_SUCCESS);
  if (k.pointerOr0(stack + location["Parameters.WMI.ProviderId"]) !== call.device)
    return leave(Disposition.forward, nt.STATUS_SUCCESS);
  k.m.setU32(disposition, Disposition.processed);
  if (call.minor === Minor.regInfo || call.minor === Minor.regInfoEx) return queryRegInfo(k, f, call);
  if (packs(call.minor) && call.size < k.s.WNODE_TOO_SMALL.size) return fail(nt.STATUS_BUFFER_TOO_SMALL);
  const guid = k.pointerAt(f, stack + location["Parameters.WMI.DataPath"]);
  const index = guidIndex(k, call.context, guid);
  if (index < 0) return fail(nt.STATUS_WMI_GUID_NOT_FOUND);
  const count = k.m.u32(guidEntry(k, call.context, index) + k.s.WMIGUIDREGINFO.InstanceCount);
  const callback = (name: "QueryWmiDataBlock" | "SetWmiDataBlock" | "SetWmiDataItem" | "ExecuteWmiMethod") =>
    k.pointerOr0(call.context + k.s.WMILIB_CONTEXT[name]);
  const callee = k.above(f);
  const invoke = (routine: Offset, missing: number, ...args: readonly (number | bigint)[]): Outcome => {
    if (routine === 0) return fail(missing);
    k.setArgPointer(callee, 0, call.device);
    k.setArgPointer(callee, 1, call.irp);
    k.setArg32(callee, 2, index);
    args.forEach((value, i) => {
      if (typeof value === "bigint") k.setArg64(callee, 3 + i, value);
      else k.setArg32(callee, 3 + i, value);
    });
    return k.call(f, 2, k.functionOr(f, routine));
  };
  const at = (offset: number) => k.address(call.wnode + offset);
  switch (call.minor) {
    case Minor.queryAll: {
      const layout = k.s.WNODE_ALL_DATA;
      const data = align8(layout.OffsetInstanceDataAndLength + 8 * count);
      k.m.setU32(call.wnode + layout.DataBlockOffset, data);
      k.m.setU32(call.wnode + layout.InstanceCount, count);
      // Too small even for the table: the driver is asked with no room, to learn what it needs.
      const room = Math.max(0, call.size - data);
      const lengths = room > 0 ? at(layout.OffsetInstanceDataAndLength) : 0n;
      const buffer = room > 0 ? at(data) : 0n;
      return invoke(callback("QueryWmiDataBlock"), nt.STATUS_INVALID_DEVICE_REQUEST, 0, count, lengths, room, buffer);
    }
    case Minor.query: {
      const layout = k.s.WNODE_SINGLE_INSTANCE;
      const instance = instanceIndex(k, call.wnode, layout, count);
      if (instance === undefined) return fail(nt.STATUS_WMI_INSTANCE_NOT_FOUND);
      const data = k.m.u32(call.wnode + layout.DataBlockOffset);
      const room = Math.max(0, call.size - data);
      const length = at(layout.SizeDataBlock);
      const routine = callback("QueryWmiDataBlock");
      return invoke(routine, nt.STATUS_INVALID_DEVICE_REQUEST, instance, 1, length, room, room > 0 ? at(data) : 0n);
    }
    case Minor.set: {
      const layout = k.s.WNODE_SINGLE_INSTANCE;
      const instance = instanceIndex(k, call.wnode, layout, count);
      if (instance === undefined) return fail(nt.STATUS_WMI_INSTANCE_NOT_FOUND);
      const size = k.m.u32(call.wnode + layout.SizeDataBlock);
      const data = at(k.m.u32(call.wnode + layout.DataBlockOffset));
      return invoke(callback("SetWmiDataBlock"), nt.STATUS_WMI_READ_ONLY, instance, size, data);
    }
    case Minor.setItem: {
      const layout = k.s.WNODE_SINGLE_ITEM;
      const instance = instanceIndex(k, call.wnode, layout, count);
      if (instance === undefined) return fail(nt.STATUS_WMI_INSTANCE_NOT_FOUND);
      const item = k.m.u32(call.wnode + layout.ItemId);
      const size = k.m.u32(call.wnode + layout.SizeDataItem);
      const data = at(k.m.u32(call.wnode + layout.DataBlockOffset));
      return invoke(callback("SetWmiDataItem"), nt.STATUS_WMI_READ_ONLY, instance, item, size, data);
    }
    case Minor.execute: {
      const layout = k.s.WNODE_METHOD_ITEM;
      const instance = instanceIndex(k, call.wnode, layout, count);
      if (instance === undefined) return fail(nt.STATUS_WMI_INSTANCE_NOT_FOUND);
      const data = k.m.u32(call.wnode + layout.DataBlockOffset);
      const method = k.m.u32(call.wnode + layout.MethodId);
      const size = k.m.u32(call.wnode + layout.SizeDataBlock);
      const room = Math.max(0, call.size - data);
      const routine = callback("ExecuteWmiMethod");
      return invoke(routine, nt.STATUS_INVALID_DEVICE_REQUEST, instance, method, size, room, at(data));
    }
    default: {
      // Enabling and disabling: WmiEventControl 0, WmiDataBlockControl 1. Without the callback there is nothing to do.
      const collection = call.minor === Minor.enableCollection || call.minor === Minor.disableCollection;
      const enable = call.minor === Minor.enableEvents || call.minor === Minor.enableCollection;
      const routine = k.pointerOr0(call.context + k.s.WMILIB_CONTEXT.WmiFunctionControl);
      return invoke(routine, nt.STATUS_SUCCESS, collection ? 1 : 0, enable ? 1 : 0);
    }
  }
}

const guidEntry = (k: Kernel, context: Offset, index: number): Offset =>
  k.pointerOr0(context + k.s.WMILIB_CONTEXT.GuidList) + index * k.s.WMIGUIDREGINFO.size;

function guidIndex(k: Kernel, context: Offset, guid: Offset): number {
  const wanted = guidText(k.m, guid);
  const count = Math.min(k.m.u32(context + k.s.WMILIB_CONTEXT.GuidCount), 1024);
  for (let i = 0; i < count; i++) {
    if (guidText(k.m, k.pointerOr0(guidEntry(k, context, i) + k.s.WMIGUIDREGINFO.Guid)) === wanted) return i;
  }
  return -1;
}

function instanceIndex(
  k: Kernel,
  wnode: Offset,
  layout: { readonly InstanceIndex: number },
  count: number,
): number | undefined {
  if ((k.m.u32(wnode + k.s.WNODE_HEADER.Flags) & WnodeFlag.staticInstanceNames) === 0) return undefined;
  const index = k.m.u32(wnode + layout.InstanceIndex);
  return index < count ? index : undefined;
}

/** DpWmiQueryReginfo(DeviceObject, RegFlags, InstanceName, RegistryPath, MofResourceName, Pdo). */
function queryRegInfo(k: Kernel, f: Offset, call: Call): Outcome {
  const routine = k.functionPointer(f, call.context + k.s.WMILIB_CONTEXT.QueryWmiRegInfo);
  const block = allocate(k, { size: answers.size, tag: "WmiL", what: "WMI library's block", zero: true });
  k.setSlot(f, 4, block);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, call.device);
  [answers.flags, answers.name, answers.path, answers.mof, answers.pdo].forEach((field, i) => {
    k.setArgPointer(callee, 1 + i, block + field);
  });
  return k.call(f, 1, routine);
}

/** The driver has described itself: its answer becomes a WMIREGINFO, or says how much room that would take. */
function registered(k: Kernel, f: Offset): Outcome {
  const call = callOf(k, f);
  const block = k.slotU32(f, 4);
  const status = k.result32(f);
  const outcome = nt.ntSuccess(status) ? writeRegInfo(k, f, call, block) : { status, information: 0 };
  const name = k.pointerOr0(block + answers.name + k.s.UNICODE_STRING.Buffer);
  // The instances' name is the library's to free, as documented.
  if (name !== 0 && k.state.pool.blocks.get(name)?.freed === undefined) release(k, name);
  release(k, block);
  k.setSlot(f, 5, outcome.status);
  setStatus(k, call.irp, outcome.status, outcome.information);
  k.setArgPointer(k.above(f), 0, call.irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 3, k.routineIndex("IofCompleteRequest"));
}

function writeRegInfo(k: Kernel, f: Offset, call: Call, block: Offset): { status: number; information: number } {
  const info = k.s.WMIREGINFOW;
  const entry = k.s.WMIREGGUIDW;
  const own = k.s.WMIGUIDREGINFO;
  const flags = k.m.u32(block + answers.flags);
  const pathAt = k.pointerOr0(block + answers.path);
  const strings = {
    path: pathAt === 0 ? "" : readUnicodeString(k, f, pathAt),
    mof: readUnicodeString(k, f, block + answers.mof),
    name: readUnicodeString(k, f, block + answers.name),
  };
  const count = k.m.u32(call.context + k.s.WMILIB_CONTEXT.GuidCount);
  const tableEnd = info.WmiRegGuid + count * entry.size;
  const pathOffset = tableEnd;
  const mofOffset = pathOffset + 2 + 2 * strings.path.length;
  const nameOffset = mofOffset + 2 + 2 * strings.mof.length;
  const needed = align8(nameOffset + 2 + 2 * strings.name.length);
  if (needed > call.size) {
    if (call.size >= 4) k.m.setU32(call.wnode, needed);
    return { status: nt.STATUS_BUFFER_TOO_SMALL, information: 4 };
  }
  const text = (offset: number, value: string) => {
    k.m.setU16(call.wnode + offset, 2 * value.length);
    for (let i = 0; i < value.length; i++) k.m.setU16(call.wnode + offset + 2 + 2 * i, value.charCodeAt(i));
  };
  k.m.setU32(call.wnode + info.BufferSize, needed);
  k.m.setU32(call.wnode + info.RegistryPath, pathOffset);
  k.m.setU32(call.wnode + info.MofResourceName, mofOffset);
  k.m.setU32(call.wnode + info.GuidCount, count);
  text(pathOffset, strings.path);
  text(mofOffset, strings.mof);
  text(nameOffset, strings.name);
  const pdo = k.pointerOr0(block + answers.pdo);
  for (let i = 0; i < count; i++) {
    const from = guidEntry(k, call.context, i);
    const to = call.wnode + info.WmiRegGuid + i * entry.size;
    k.m.u8.copyWithin(to + entry.Guid, k.pointerAt(f, from + own.Guid), k.pointerAt(f, from + own.Guid) + 16);
    k.m.setU32(to + entry.Flags, k.m.u32(from + own.Flags) | flags);
    k.m.setU32(to + entry.InstanceCount, k.m.u32(from + own.InstanceCount));
    if ((flags & RegFlag.instancePdo) !== 0) {
      k.setPointer(to + entry.Pdo, pdo);
      if (k.state.devices.has(pdo)) referenceDevice(k, pdo, 1);
    } else k.m.setU32(to + entry.BaseNameOffset, nameOffset);
  }
  return { status: nt.STATUS_SUCCESS, information: needed };
}

/** WmiCompleteRequest(DeviceObject, Irp, Status, BufferUsed, PriorityBoost). */
function complete(k: Kernel, f: Offset, step: number): Outcome {
  const irp = k.argPointer(f, 1);
  if (step === 1) return k.return32(f, k.slotU32(f, 5));
  const stack = currentLocation(k, irp);
  const location = k.s.IO_STACK_LOCATION;
  const wnode = k.pointerOr0(stack + location["Parameters.WMI.Buffer"]);
  const minor = k.m.u8[stack + location.MinorFunction] ?? 0;
  let status = k.argU32(f, 2);
  const used = k.argU32(f, 3);
  let information = 0;
  const dataAt = dataOffset(k, minor);
  if (dataAt !== undefined && status === nt.STATUS_BUFFER_TOO_SMALL) {
    const header = k.s.WNODE_HEADER;
    k.m.setU32(wnode + k.s.WNODE_TOO_SMALL.SizeNeeded, k.m.u32(wnode + dataAt) + used);
    k.m.setU32(wnode + header.BufferSize, k.s.WNODE_TOO_SMALL.size);
    k.m.setU32(wnode + header.Flags, k.m.u32(wnode + header.Flags) | WnodeFlag.tooSmall);
    status = nt.STATUS_SUCCESS;
    information = k.s.WNODE_TOO_SMALL.size;
  } else if (dataAt !== undefined && nt.ntSuccess(status)) {
    const start = k.m.u32(wnode + dataAt);
    if (minor === Minor.queryAll) placeInstances(k, wnode, start);
    else if (minor === Minor.query) k.m.setU32(wnode + k.s.WNODE_SINGLE_INSTANCE.SizeDataBlock, used);
    else k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.SizeDataBlock, used);
    information = start + used;
    k.m.setU32(wnode + k.s.WNODE_HEADER.BufferSize, information);
  }
  k.setSlot(f, 5, status);
  setStatus(k, irp, status, information);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, k.argU32(f, 4) & 0xff);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
}

/** Requests whose answer is a WNODE; a smaller buffer than WNODE_TOO_SMALL cannot even say how much is needed. */
const packs = (minor: number): boolean => minor === Minor.queryAll || minor === Minor.query || minor === Minor.execute;

/** The member that says where the data begin in the WNODE that a request gives back, if it gives one. */
function dataOffset(k: Kernel, minor: number): number | undefined {
  switch (minor) {
    case Minor.queryAll:
      return k.s.WNODE_ALL_DATA.DataBlockOffset;
    case Minor.query:
      return k.s.WNODE_SINGLE_INSTANCE.DataBlockOffset;
    case Minor.execute:
      return k.s.WNODE_METHOD_ITEM.DataBlockOffset;
    default:
      return undefined;
  }
}

/** The driver wrote an array of lengths where the table of offsets and lengths goes; instances lie on 8-byte boundaries. */
function placeInstances(k: Kernel, wnode: Offset, start: number): void {
  const layout = k.s.WNODE_ALL_DATA;
  const count = k.m.u32(wnode + layout.InstanceCount);
  const table = wnode + layout.OffsetInstanceDataAndLength;
  const lengths = Array.from({ length: count }, (_, i) => k.m.u32(table + 4 * i));
  let at = start;
  lengths.forEach((length, i) => {
    k.m.setU32(table + 8 * i, at);
    k.m.setU32(table + 8 * i + 4, length);
    at += align8(length);
  });
}

/** WmiFireEvent(DeviceObject, Guid, InstanceIndex, EventDataSize, EventData): the data, from nonpaged pool, are ours from now on. */
function fireEvent(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, k.result32(f));
  const device = k.argPointer(f, 0);
  const guid = k.argPointer(f, 1);
  const size = k.argU32(f, 3);
  const data = k.argPointer(f, 4);
  const layout = k.s.WNODE_SINGLE_INSTANCE;
  const header = k.s.WNODE_HEADER;
  k.touch(f, guid, 16, false);
  if (data !== 0) k.touch(f, data, size, false);
  const total = layout.VariableData + size;
  const wnode = allocate(k, { size: total, tag: "WmiE", zero: true, place: k.callerPlace(f) });
  if (data !== 0 && wnode !== 0) k.m.u8.copyWithin(wnode + layout.VariableData, data, data + size);
  if (data !== 0) freeChecked(k, f, data, undefined);
  if (wnode === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.m.setU32(wnode + header.BufferSize, total);
  k.m.setU32(wnode + header.ProviderId, providerOf(k, device)?.id ?? 0);
  k.m.u8.set(guidBytes(guidText(k.m, guid)), wnode + header.Guid);
  const flags = WnodeFlag.singleInstance | WnodeFlag.eventItem | WnodeFlag.staticInstanceNames;
  k.m.setU32(wnode + header.Flags, flags);
  k.m.setU32(wnode + layout.InstanceIndex, k.argU32(f, 2));
  k.m.setU32(wnode + layout.DataBlockOffset, layout.VariableData);
  k.m.setU32(wnode + layout.SizeDataBlock, size);
  k.setArgPointer(k.above(f), 0, wnode);
  return k.callIndex(f, 1, k.routineIndex("IoWMIWriteEvent"));
}

export const wmiLibraryDdis: readonly Routine[] = [
  ddi("WmiSystemControl", 4, systemControl, 2),
  ddi("WmiCompleteRequest", 5, complete, 1),
  ddi("WmiFireEvent", 5, fireEvent),
];
