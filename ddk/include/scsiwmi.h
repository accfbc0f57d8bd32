// scsiwmi.h: WMI for miniports of storage adapters. A miniport hands a request to the port driver's library, which calls the routine
// for its kind.
#pragma once

#include <srb.h>
#include <wmistr.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A request for WMI, from the call of ScsiPortWmiDispatchFunction to that of ScsiPortWmiPostProcess.
typedef struct _SCSIWMI_REQUEST_CONTEXT {
    /// For the miniport's own use.
    PVOID UserContext;
    /// Bytes in Buffer.
    ULONG BufferSize;
    /// The request's data.
    PUCHAR Buffer;
    /// IRP_MN_* of the request.
    UCHAR MinorFunction;
    /// SRB_STATUS_* that the request is to be completed with.
    UCHAR ReturnStatus;
    /// Bytes to give back in DataTransferLength.
    ULONG ReturnSize;
} SCSIWMI_REQUEST_CONTEXT, *PSCSIWMI_REQUEST_CONTEXT;

/// A class of data that a miniport has.
typedef struct _SCSIWMIGUIDREGINFO {
    /// Which.
    LPCGUID Guid;
    /// How many instances of it there are.
    ULONG InstanceCount;
    /// WMIREG_FLAG_*.
    ULONG Flags;
} SCSIWMIGUIDREGINFO, *PSCSIWMIGUIDREGINFO;

/// What is switched on or off.
typedef enum _SCSIWMI_ENABLE_DISABLE_CONTROL {
    ScsiWmiEventControl, ScsiWmiDataBlockControl
} SCSIWMI_ENABLE_DISABLE_CONTROL;

/// Gives the name of the resource that holds the compiled classes.
typedef UCHAR (NTAPI *PSCSIWMI_QUERY_REGINFO)(
    _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _Out_ PWCHAR *MofResourceName);
/// Gives the data of one or more instances, and the length of each.
typedef BOOLEAN (NTAPI *PSCSIWMI_QUERY_DATABLOCK)(
    _In_ PVOID Context, _In_ PSCSIWMI_REQUEST_CONTEXT DispatchContext, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
    _In_ ULONG InstanceCount, _Inout_ PULONG InstanceLengthArray, _In_ ULONG BufferAvail, _Out_writes_bytes_(BufferAvail) PUCHAR Buffer);
/// Takes new data for a whole instance.
typedef BOOLEAN (NTAPI *PSCSIWMI_SET_DATABLOCK)(
    _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
    _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer);
/// Takes a new value for one item of an instance.
typedef BOOLEAN (NTAPI *PSCSIWMI_SET_DATAITEM)(
    _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
    _In_ ULONG DataItemId, _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer);
/// Executes a method of an instance; the buffer holds what goes in and takes what comes out.
typedef BOOLEAN (NTAPI *PSCSIWMI_EXECUTE_METHOD)(
    _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
    _In_ ULONG MethodId, _In_ ULONG InBufferSize, _In_ ULONG OutBufferSize, _Inout_ PUCHAR Buffer);
/// Switches events, or the collecting of data, on or off.
typedef BOOLEAN (NTAPI *PSCSIWMI_FUNCTION_CONTROL)(
    _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _In_ ULONG GuidIndex,
    _In_ SCSIWMI_ENABLE_DISABLE_CONTROL Function, _In_ BOOLEAN Enable);

/// The classes of a miniport, and its routines.
typedef struct _SCSIWMILIB_CONTEXT {
    /// Entries in GuidList.
    ULONG GuidCount;
    /// The classes.
    PSCSIWMIGUIDREGINFO GuidList;
    /// Names the compiled classes.
    PSCSIWMI_QUERY_REGINFO QueryWmiRegInfo;
    /// Gives data.
    PSCSIWMI_QUERY_DATABLOCK QueryWmiDataBlock;
    /// Takes data of whole instances, or NULL.
    PSCSIWMI_SET_DATABLOCK SetWmiDataBlock;
    /// Takes single items, or NULL.
    PSCSIWMI_SET_DATAITEM SetWmiDataItem;
    /// Executes methods, or NULL.
    PSCSIWMI_EXECUTE_METHOD ExecuteWmiMethod;
    /// Switches events and data on and off, or NULL.
    PSCSIWMI_FUNCTION_CONTROL WmiFunctionControl;
} SCSI_WMILIB_CONTEXT, *PSCSI_WMILIB_CONTEXT;

/// Calls the miniport's routine for a request; FALSE while the request is pending.
BOOLEAN NTAPI ScsiPortWmiDispatchFunction(
    _In_ PSCSI_WMILIB_CONTEXT WmiLibInfo, _In_ UCHAR MinorFunction, _In_ PVOID DeviceContext, _In_ PSCSIWMI_REQUEST_CONTEXT RequestContext,
    _In_ PVOID DataPath, _In_ ULONG BufferSize, _In_ PVOID Buffer);
/// Ends a request that a routine has served.
VOID NTAPI ScsiPortWmiPostProcess(_Inout_ PSCSIWMI_REQUEST_CONTEXT RequestContext, _In_ UCHAR SrbStatus, _In_ ULONG BufferUsed);
/// Tells of an event of a logical unit.
VOID NTAPI ScsiPortWmiFireLogicalUnitEvent(
    _In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ LPGUID Guid, _In_ ULONG InstanceIndex,
    _In_ ULONG EventDataSize, _In_ PVOID EventData);
/// Tells of an event of the adapter.
#define ScsiPortWmiFireAdapterEvent(HwDeviceExtension, Guid, InstanceIndex, EventDataSize, EventData)                                  \
    ScsiPortWmiFireLogicalUnitEvent(HwDeviceExtension, 0xff, 0, 0, Guid, InstanceIndex, EventDataSize, EventData)
#define ScsiPortWmiGetReturnSize(RequestContext) ((RequestContext)->ReturnSize)
#define ScsiPortWmiGetReturnStatus(RequestContext) ((RequestContext)->ReturnStatus)
#define ScsiPortWmiSetReturnSize(RequestContext, Size) ((RequestContext)->ReturnSize = (Size))
#define ScsiPortWmiSetReturnStatus(RequestContext, Status) ((RequestContext)->ReturnStatus = (Status))

#ifdef __cplusplus
}
#endif
