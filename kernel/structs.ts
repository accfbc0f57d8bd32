// Where the fields of the kernel's documented structures are, as the compiled headers lay them out: there is no other table.
// A field is named by its path as C would write it; the value is its byte offset.

import type { Program } from "../compiler/program.ts";
import { findField, sizeOf } from "../compiler/types/layout.ts";
import type { RecordDecl } from "../compiler/types/type.ts";

const wanted = {
  DISPATCHER_HEADER: ["Type", "SignalState", "WaitListHead"],
  KEVENT: ["Header"],
  KSEMAPHORE: ["Header", "Limit"],
  KMUTANT: ["Header", "OwnerThread"],
  KTIMER: ["Header", "DueTime", "Dpc", "Period"],
  KDPC: ["Importance", "Number", "DeferredRoutine", "DeferredContext", "SystemArgument1", "SystemArgument2", "DpcData"],
  KDEVICE_QUEUE: ["Type", "Size", "DeviceListHead", "Lock", "Busy"],
  KDEVICE_QUEUE_ENTRY: ["DeviceListEntry", "SortKey", "Inserted"],
  KQUEUE: ["Header", "EntryListHead", "CurrentCount", "MaximumCount", "ThreadListHead"],
  REG_CREATE_KEY_INFORMATION: ["CompleteName", "RootObject", "DesiredAccess", "ResultObject"],
  DEVICE_DESCRIPTION: [
    "Version",
    "Master",
    "ScatterGather",
    "Dma32BitAddresses",
    "Dma64BitAddresses",
    "InterfaceType",
    "MaximumLength",
  ],
  DMA_ADAPTER: ["Version", "Size", "DmaOperations"],
  DMA_OPERATIONS: ["Size", "PutDmaAdapter"],
  CONTROLLER_OBJECT: ["Type", "Size", "ControllerExtension", "DeviceWaitQueue"],
  KBUGCHECK_CALLBACK_RECORD: ["CallbackRoutine", "Buffer", "Length", "Component", "State"],
  KBUGCHECK_REASON_CALLBACK_RECORD: ["CallbackRoutine", "Component", "Reason", "State"],
  EXT_DELETE_PARAMETERS: ["DeleteCallback", "DeleteContext"],
  EVENT_DESCRIPTOR: ["Id", "Level", "Keyword"],
  EVENT_DATA_DESCRIPTOR: ["Ptr", "Size", "Type"],
  SID: ["SubAuthorityCount", "IdentifierAuthority", "SubAuthority"],
  ACL: ["AclRevision", "AclSize", "AceCount"],
  ACE_HEADER: ["AceType", "AceFlags", "AceSize"],
  ACCESS_ALLOWED_ACE: ["Mask", "SidStart"],
  SECURITY_DESCRIPTOR: ["Control", "Owner", "Group", "Sacl", "Dacl"],
  SECURITY_DESCRIPTOR_RELATIVE: ["Owner", "Group", "Sacl", "Dacl"],
  PROCESSOR_NUMBER: ["Group", "Number"],
  GROUP_AFFINITY: ["Mask", "Group"],
  LIST_ENTRY: ["Flink", "Blink"],
  RTL_SPLAY_LINKS: ["Parent", "LeftChild", "RightChild"],
  RTL_BALANCED_LINKS: ["Parent", "LeftChild", "RightChild", "Balance"],
  RTL_GENERIC_TABLE: [
    "TableRoot",
    "InsertOrderList",
    "OrderedPointer",
    "NumberGenericTableElements",
    "CompareRoutine",
    "AllocateRoutine",
    "FreeRoutine",
    "TableContext",
  ],
  RTL_AVL_TABLE: [
    "BalancedRoot",
    "NumberGenericTableElements",
    "DepthOfTree",
    "RestartKey",
    "DeleteCount",
    "CompareRoutine",
    "AllocateRoutine",
    "FreeRoutine",
    "TableContext",
  ],
  UNICODE_STRING: ["Length", "MaximumLength", "Buffer"],
  DRIVER_OBJECT: [
    "Type",
    "Size",
    "DeviceObject",
    "Flags",
    "DriverStart",
    "DriverSize",
    "DriverExtension",
    "DriverName",
    "HardwareDatabase",
    "DriverInit",
    "DriverStartIo",
    "DriverUnload",
    "MajorFunction",
  ],
  DRIVER_EXTENSION: ["DriverObject", "AddDevice", "ServiceKeyName"],
  DEVICE_OBJECT: [
    "Type",
    "Size",
    "ReferenceCount",
    "DriverObject",
    "NextDevice",
    "AttachedDevice",
    "CurrentIrp",
    "Timer",
    "Flags",
    "Characteristics",
    "DeviceExtension",
    "DeviceType",
    "StackSize",
    "AlignmentRequirement",
    "DeviceQueue",
    "Dpc",
    "DeviceObjectExtension",
  ],
  FILE_OBJECT: [
    "Type",
    "Size",
    "DeviceObject",
    "FsContext",
    "FsContext2",
    "ReadAccess",
    "WriteAccess",
    "DeleteAccess",
    "SharedRead",
    "SharedWrite",
    "SharedDelete",
    "Flags",
    "FileName",
    "CurrentByteOffset",
    "Event",
  ],
  IRP: [
    "Type",
    "Size",
    "MdlAddress",
    "Flags",
    "AssociatedIrp.SystemBuffer",
    "ThreadListEntry",
    "IoStatus.Status",
    "IoStatus.Information",
    "RequestorMode",
    "PendingReturned",
    "StackCount",
    "CurrentLocation",
    "Cancel",
    "CancelIrql",
    "UserIosb",
    "UserEvent",
    "CancelRoutine",
    "UserBuffer",
    "Tail.Overlay.DeviceQueueEntry",
    "Tail.Overlay.DriverContext",
    "Tail.Overlay.Thread",
    "Tail.Overlay.ListEntry",
    "Tail.Overlay.CurrentStackLocation",
    "Tail.Overlay.OriginalFileObject",
  ],
  IO_STACK_LOCATION: [
    "MajorFunction",
    "MinorFunction",
    "Flags",
    "Control",
    "Parameters",
    "Parameters.Create.SecurityContext",
    "Parameters.Create.Options",
    "Parameters.Create.FileAttributes",
    "Parameters.Create.ShareAccess",
    "Parameters.Read.Length",
    "Parameters.Read.ByteOffset",
    "Parameters.Write.Length",
    "Parameters.Write.ByteOffset",
    "Parameters.QueryFile.Length",
    "Parameters.QueryFile.FileInformationClass",
    "Parameters.SetFile.Length",
    "Parameters.SetFile.FileInformationClass",
    "Parameters.SetFile.FileObject",
    "Parameters.DeviceIoControl.OutputBufferLength",
    "Parameters.DeviceIoControl.InputBufferLength",
    "Parameters.DeviceIoControl.IoControlCode",
    "Parameters.DeviceIoControl.Type3InputBuffer",
    "Parameters.StartDevice.AllocatedResources",
    "Parameters.StartDevice.AllocatedResourcesTranslated",
    "Parameters.QueryDeviceRelations.Type",
    "Parameters.QueryId.IdType",
    "Parameters.QueryDeviceText.DeviceTextType",
    "Parameters.QueryInterface.InterfaceType",
    "Parameters.QueryInterface.Size",
    "Parameters.QueryInterface.Interface",
    "Parameters.ReadWriteConfig.WhichSpace",
    "Parameters.ReadWriteConfig.Buffer",
    "Parameters.ReadWriteConfig.Offset",
    "Parameters.ReadWriteConfig.Length",
    "Parameters.DeviceCapabilities.Capabilities",
    "Parameters.WMI.ProviderId",
    "Parameters.WMI.DataPath",
    "Parameters.WMI.BufferSize",
    "Parameters.WMI.Buffer",
    "Parameters.Power.SystemContext",
    "Parameters.Power.Type",
    "Parameters.Power.State",
    "Parameters.WaitWake.PowerState",
    "Parameters.Power.ShutdownType",
    "DeviceObject",
    "FileObject",
    "CompletionRoutine",
    "Context",
  ],
  SHARE_ACCESS: ["OpenCount", "Readers", "Writers", "Deleters", "SharedRead", "SharedWrite", "SharedDelete"],
  MDL: ["Next", "Size", "MdlFlags", "Process", "MappedSystemVa", "StartVa", "ByteCount", "ByteOffset"],
  CM_RESOURCE_LIST: ["Count", "List"],
  CM_FULL_RESOURCE_DESCRIPTOR: ["InterfaceType", "BusNumber", "PartialResourceList"],
  CM_PARTIAL_RESOURCE_LIST: ["Version", "Revision", "Count", "PartialDescriptors"],
  CM_PARTIAL_RESOURCE_DESCRIPTOR: [
    "Type",
    "ShareDisposition",
    "Flags",
    "u.Port.Start",
    "u.Port.Length",
    "u.Memory.Start",
    "u.Memory.Length",
    "u.Interrupt.Level",
    "u.Interrupt.Vector",
    "u.Interrupt.Affinity",
    "u.MessageInterrupt.Raw.MessageCount",
    "u.MessageInterrupt.Translated.Level",
    "u.Dma.Channel",
    "u.BusNumber.Start",
    "u.BusNumber.Length",
    "u.DevicePrivate.Data",
  ],
  IO_CONNECT_INTERRUPT_PARAMETERS: ["Version", "FullySpecified", "LineBased", "MessageBased"],
  IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS: [
    "PhysicalDeviceObject",
    "InterruptObject",
    "ServiceRoutine",
    "ServiceContext",
    "SpinLock",
    "SynchronizeIrql",
    "ShareVector",
    "Vector",
    "Irql",
    "InterruptMode",
  ],
  IO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS: ["FallBackServiceRoutine"],
  IO_DISCONNECT_INTERRUPT_PARAMETERS: ["Version", "ConnectionContext"],
  IO_INTERRUPT_MESSAGE_INFO: ["UnifiedIrql", "MessageCount", "MessageInfo"],
  IO_INTERRUPT_MESSAGE_INFO_ENTRY: [
    "MessageAddress",
    "TargetProcessorSet",
    "InterruptObject",
    "MessageData",
    "Vector",
    "Irql",
    "Mode",
  ],
  IO_RESOURCE_REQUIREMENTS_LIST: ["ListSize", "InterfaceType", "BusNumber", "SlotNumber", "AlternativeLists", "List"],
  IO_RESOURCE_LIST: ["Version", "Revision", "Count", "Descriptors"],
  IO_RESOURCE_DESCRIPTOR: [
    "Option",
    "Type",
    "ShareDisposition",
    "Flags",
    "u.Port.Length",
    "u.Port.Alignment",
    "u.Port.MinimumAddress",
    "u.Port.MaximumAddress",
    "u.Interrupt.MinimumVector",
    "u.Interrupt.MaximumVector",
    "u.BusNumber.Length",
    "u.BusNumber.MinBusNumber",
    "u.BusNumber.MaxBusNumber",
    "u.DevicePrivate.Data",
  ],
  IO_ERROR_LOG_PACKET: ["DumpDataSize", "NumberOfStrings", "StringOffset", "ErrorCode", "DumpData"],
  DEVICE_CAPABILITIES: ["Size", "Version", "Address", "UINumber", "DeviceState", "SystemWake", "DeviceWake"],
  BUS_INTERFACE_STANDARD: [
    "Size",
    "Version",
    "Context",
    "InterfaceReference",
    "InterfaceDereference",
    "TranslateBusAddress",
    "GetDmaAdapter",
    "SetBusData",
    "GetBusData",
  ],
  DEVICE_RELATIONS: ["Count", "Objects"],
  OBJECT_ATTRIBUTES: ["RootDirectory", "ObjectName", "Attributes"],
  OBJECT_NAME_INFORMATION: ["Name"],
  FILE_BASIC_INFORMATION: [],
  FILE_STANDARD_INFORMATION: [],
  FILE_POSITION_INFORMATION: ["CurrentByteOffset"],
  FILE_END_OF_FILE_INFORMATION: [],
  FILE_NETWORK_OPEN_INFORMATION: [],
  KEY_BASIC_INFORMATION: ["LastWriteTime", "NameLength", "Name"],
  KEY_NODE_INFORMATION: ["LastWriteTime", "ClassOffset", "ClassLength", "NameLength", "Name"],
  KEY_FULL_INFORMATION: [
    "LastWriteTime",
    "ClassOffset",
    "ClassLength",
    "SubKeys",
    "MaxNameLen",
    "MaxClassLen",
    "Values",
    "MaxValueNameLen",
    "MaxValueDataLen",
    "Class",
  ],
  KEY_NAME_INFORMATION: ["NameLength", "Name"],
  KEY_VALUE_BASIC_INFORMATION: ["TitleIndex", "Type", "NameLength", "Name"],
  KEY_VALUE_FULL_INFORMATION: ["TitleIndex", "Type", "DataOffset", "DataLength", "NameLength", "Name"],
  KEY_VALUE_PARTIAL_INFORMATION: ["TitleIndex", "Type", "DataLength", "Data"],
  RTL_QUERY_REGISTRY_TABLE: [
    "QueryRoutine",
    "Flags",
    "Name",
    "EntryContext",
    "DefaultType",
    "DefaultData",
    "DefaultLength",
  ],
  IO_CSQ: [
    "CsqInsertIrp",
    "CsqRemoveIrp",
    "CsqPeekNextIrp",
    "CsqAcquireLock",
    "CsqReleaseLock",
    "CsqCompleteCanceledIrp",
  ],
  IO_CSQ_IRP_CONTEXT: ["Type", "Irp", "Csq"],
  NPAGED_LOOKASIDE_LIST: ["L.Depth", "L.MaximumDepth", "L.Type", "L.Tag", "L.Size", "L.Allocate", "L.Free"],
  WNODE_HEADER: ["BufferSize", "ProviderId", "Guid", "Flags"],
  WNODE_ALL_DATA: ["DataBlockOffset", "InstanceCount", "FixedInstanceSize", "OffsetInstanceDataAndLength"],
  WNODE_SINGLE_INSTANCE: ["InstanceIndex", "DataBlockOffset", "SizeDataBlock", "VariableData"],
  WNODE_SINGLE_ITEM: ["InstanceIndex", "ItemId", "DataBlockOffset", "SizeDataItem", "VariableData"],
  WNODE_METHOD_ITEM: ["InstanceIndex", "MethodId", "DataBlockOffset", "SizeDataBlock", "VariableData"],
  WNODE_TOO_SMALL: ["SizeNeeded"],
  WNODE_EVENT_REFERENCE: ["TargetGuid", "TargetDataBlockSize", "TargetInstanceIndex"],
  WMIREGINFOW: ["BufferSize", "RegistryPath", "MofResourceName", "GuidCount", "WmiRegGuid"],
  WMIREGGUIDW: ["Guid", "Flags", "InstanceCount", "InstanceNameList", "BaseNameOffset", "Pdo"],
  WMIGUIDREGINFO: ["Guid", "InstanceCount", "Flags"],
  WMILIB_CONTEXT: [
    "GuidCount",
    "GuidList",
    "QueryWmiRegInfo",
    "QueryWmiDataBlock",
    "SetWmiDataBlock",
    "SetWmiDataItem",
    "ExecuteWmiMethod",
    "WmiFunctionControl",
  ],
  LOOKASIDE_LIST_EX: [],
  PS_CREATE_NOTIFY_INFO: ["Size", "ParentProcessId", "ImageFileName", "CommandLine", "CreationStatus"],
  TIME_FIELDS: ["Year", "Month", "Day", "Hour", "Minute", "Second", "Milliseconds", "Weekday"],
  OSVERSIONINFOEXW: [
    "dwMajorVersion",
    "dwMinorVersion",
    "dwBuildNumber",
    "dwPlatformId",
    "wServicePackMajor",
    "wServicePackMinor",
    "wSuiteMask",
    "wProductType",
  ],
  GUID: ["Data1", "Data2", "Data3", "Data4"],
} as const;

type Wanted = typeof wanted;
export type Layout<F extends string> = { readonly size: number } & { readonly [K in F]: number };
export type Structs = { readonly [S in keyof Wanted]: Layout<Wanted[S][number]> };

/** Offsets from the contract. Throws, naming all that is missing, if a header does not declare what the kernel relies on. */
export function bindStructs(contract: Program): Structs {
  const missing: string[] = [];
  const result: Record<string, Record<string, number>> = {};
  for (const [name, fields] of Object.entries(wanted)) {
    const found = recordNamed(contract, name);
    if (found === undefined) {
      missing.push(name);
      continue;
    }
    const layout: Record<string, number> = { size: found.size };
    for (const field of fields) {
      const offset = offsetOf(found.decl, field);
      if (offset === undefined) missing.push(`${name}.${field}`);
      else layout[field] = offset;
    }
    result[name] = layout;
  }
  if (missing.length > 0) throw new Error(`the kernel headers do not declare ${missing.join(", ")}`);
  // Every name in `wanted` was found, or the line above has thrown.
  return result as unknown as Structs;
}

/** Offset of "A.B.C" in a structure; undefined if there is no such path. */
export function offsetOf(decl: RecordDecl, path: string): number | undefined {
  let at = 0;
  let record: RecordDecl | undefined = decl;
  for (const name of path.split(".")) {
    if (record === undefined) return undefined;
    const found = findField(record, name, "x64");
    if (found === undefined) return undefined;
    at += found.offset;
    let type = found.steps[found.steps.length - 1]?.field.type;
    while (type?.kind === "array") type = type.of;
    record = type?.kind === "record" ? type.decl : undefined;
  }
  return at;
}

export function recordNamed(contract: Program, name: string): { decl: RecordDecl; size: number } | undefined {
  for (const unit of contract.units) {
    const type = unit.typedefs.get(name)?.type;
    if (type?.kind === "record") return { decl: type.decl, size: sizeOf(type, unit.target) };
    const decl = unit.records.get(`_${name}`) ?? unit.records.get(name);
    if (decl?.fields !== undefined) {
      return { decl, size: sizeOf({ kind: "record", decl, quals: 0 }, unit.target) };
    }
  }
  return undefined;
}
