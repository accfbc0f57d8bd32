// The WMI library: a driver's data blocks described by a table and a few callbacks.
#pragma once
#ifndef _WMILIB_
#define _WMILIB_
#include <wdm.h>
#ifdef __cplusplus
extern "C" {
#endif
/// A block that a driver provides.
typedef struct _WMIGUIDREGINFO {
    /// GUID of the block.
    LPCGUID Guid;
    /// How many instances of the block there are.
    ULONG InstanceCount;
    /// WMIREG_FLAG_ bits.
    ULONG Flags;
} WMIGUIDREGINFO, *PWMIGUIDREGINFO;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_QUERY_REGINFO_CALLBACK(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PULONG RegFlags, _Inout_ PUNICODE_STRING InstanceName, _Outptr_result_maybenull_ PUNICODE_STRING *RegistryPath,
    _Inout_ PUNICODE_STRING MofResourceName, _Outptr_result_maybenull_ PDEVICE_OBJECT *Pdo);
typedef WMI_QUERY_REGINFO_CALLBACK *PWMI_QUERY_REGINFO;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_QUERY_DATABLOCK_CALLBACK(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex, _In_ ULONG InstanceCount,
    _Out_writes_opt_(InstanceCount) PULONG InstanceLengthArray, _In_ ULONG BufferAvail, _Out_writes_bytes_opt_(BufferAvail) PUCHAR Buffer);
typedef WMI_QUERY_DATABLOCK_CALLBACK *PWMI_QUERY_DATABLOCK;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_SET_DATABLOCK_CALLBACK(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex, _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer);
typedef WMI_SET_DATABLOCK_CALLBACK *PWMI_SET_DATABLOCK;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_SET_DATAITEM_CALLBACK(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex, _In_ ULONG DataItemId, _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer);
typedef WMI_SET_DATAITEM_CALLBACK *PWMI_SET_DATAITEM;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_EXECUTE_METHOD_CALLBACK(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex, _In_ ULONG MethodId, _In_ ULONG InBufferSize,
    _In_ ULONG OutBufferSize, _Inout_updates_bytes_to_(InBufferSize, OutBufferSize) PUCHAR Buffer);
typedef WMI_EXECUTE_METHOD_CALLBACK *PWMI_EXECUTE_METHOD;
typedef enum { WmiEventControl, WmiDataBlockControl } WMIENABLEDISABLECONTROL, *PWMIENABLEDISABLECONTROL;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI WMI_FUNCTION_CONTROL_CALLBACK(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ WMIENABLEDISABLECONTROL Function, _In_ BOOLEAN Enable);
typedef WMI_FUNCTION_CONTROL_CALLBACK *PWMI_FUNCTION_CONTROL;
/// A driver's data blocks and callbacks, for WmiSystemControl.
typedef struct _WMILIB_CONTEXT {
    /// Entries of GuidList.
    ULONG GuidCount;
    /// The driver's blocks; their places are the GuidIndex of the callbacks.
    PWMIGUIDREGINFO GuidList;
    /// Tells how instances are named and where the MOF data are.
    PWMI_QUERY_REGINFO QueryWmiRegInfo;
    /// Returns the data of instances.
    PWMI_QUERY_DATABLOCK QueryWmiDataBlock;
    /// Changes all data of an instance; NULL if that cannot be.
    PWMI_SET_DATABLOCK SetWmiDataBlock;
    /// Changes one item of an instance; NULL if that cannot be.
    PWMI_SET_DATAITEM SetWmiDataItem;
    /// Runs a method of a block; NULL if there are none.
    PWMI_EXECUTE_METHOD ExecuteWmiMethod;
    /// Begins and ends the collecting of data or sending of events; NULL if not needed.
    PWMI_FUNCTION_CONTROL WmiFunctionControl;
} WMILIB_CONTEXT, *PWMILIB_CONTEXT;
typedef enum { IrpProcessed, IrpNotCompleted, IrpNotWmi, IrpForward } SYSCTL_IRP_DISPOSITION, *PSYSCTL_IRP_DISPOSITION;
/// Handles an IRP_MJ_SYSTEM_CONTROL with the driver's callbacks and says what is left to do.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI WmiSystemControl(_In_ PWMILIB_CONTEXT WmiLibInfo, _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _Out_ PSYSCTL_IRP_DISPOSITION IrpDisposition);
/// Completes a WMI IRP from a callback.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI WmiCompleteRequest(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG BufferUsed, _In_ CCHAR PriorityBoost);
/// Sends an event with data to WMI.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI WmiFireEvent(_In_ PDEVICE_OBJECT DeviceObject, _In_ LPCGUID Guid, _In_ ULONG InstanceIndex, _In_ ULONG EventDataSize, _In_reads_bytes_opt_(EventDataSize) PVOID EventData);
#ifdef __cplusplus
}
#endif
#endif
