// dispmprt.h: display miniports and the graphics port driver.
#pragma once
// A display miniport's DriverEntry is one of any driver, not video.h's.
#ifndef _DISPMPRT_H_
#define _DISPMPRT_H_
#endif

#include <wdm.h>
#include <acpiioct.h>
#include <video.h>
#include <d3dkmddi.h>

#ifdef __cplusplus
extern "C" {
#endif
typedef unsigned int UINT;
typedef unsigned long DWORD;
typedef unsigned char BYTE;
#define ACPI_METHOD_HARDWARE_ID (ULONG)('DIH_')
#define DXGK_WHICHSPACE_CONFIG PCI_WHICHSPACE_CONFIG
typedef enum _DXGK_EVENT_TYPE {
    DxgkUndefinedEvent, DxgkAcpiEvent, DxgkPowerStateEvent, DxgkDockingEvent, DxgkChainedAcpiEvent
} DXGK_EVENT_TYPE, *PDXGK_EVENT_TYPE;
typedef struct _DXGK_VIDEO_OUTPUT_CAPABILITIES {
    D3DKMDT_VIDEO_OUTPUT_TECHNOLOGY InterfaceTechnology;
    D3DKMDT_MONITOR_ORIENTATION_AWARENESS MonitorOrientationAwareness;
    BOOLEAN SupportsSdtvModes;
} DXGK_VIDEO_OUTPUT_CAPABILITIES, *PDXGK_VIDEO_OUTPUT_CAPABILITIES;
typedef struct _DXGK_INTEGRATED_DISPLAY_CHILD {
    D3DKMDT_VIDEO_OUTPUT_TECHNOLOGY InterfaceTechnology;
    USHORT DescriptorLength;
} DXGK_INTEGRATED_DISPLAY_CHILD, *PDXGK_INTEGRATED_DISPLAY_CHILD;
typedef struct _DXGK_CHILD_CAPABILITIES {
    union {
        DXGK_VIDEO_OUTPUT_CAPABILITIES VideoOutput;
        struct {
            UINT MustBeZero;
        } Other;
        DXGK_INTEGRATED_DISPLAY_CHILD IntegratedDisplayChild;
    } Type;
    DXGK_CHILD_DEVICE_HPD_AWARENESS HpdAwareness;
} DXGK_CHILD_CAPABILITIES, *PDXGK_CHILD_CAPABILITIES;
static_assert(FIELD_OFFSET(DXGK_CHILD_CAPABILITIES, HpdAwareness) == 12, "Type field has changed size");
typedef enum _DXGK_CHILD_DEVICE_TYPE {
    TypeUninitialized, TypeVideoOutput, TypeOther, TypeIntegratedDisplay
} DXGK_CHILD_DEVICE_TYPE, *PDXGK_CHILD_DEVICE_TYPE;
typedef struct _DXGK_CHILD_DESCRIPTOR {
    DXGK_CHILD_DEVICE_TYPE ChildDeviceType;
    DXGK_CHILD_CAPABILITIES ChildCapabilities;
    ULONG AcpiUid;
    ULONG ChildUid;
} DXGK_CHILD_DESCRIPTOR, *PDXGK_CHILD_DESCRIPTOR;
typedef struct _DXGK_DEVICE_DESCRIPTOR {
    ULONG DescriptorOffset;
    ULONG DescriptorLength;
    _Field_size_bytes_(DescriptorLength) PVOID DescriptorBuffer;
} DXGK_DEVICE_DESCRIPTOR, *PDXGK_DEVICE_DESCRIPTOR;
typedef enum _DXGK_CHILD_STATUS_TYPE {
    StatusUninitialized, StatusConnection, StatusRotation, StatusMiracastConnection
} DXGK_CHILD_STATUS_TYPE, *PDXGK_CHILD_STATUS_TYPE;
typedef struct _DXGK_CHILD_STATUS {
    DXGK_CHILD_STATUS_TYPE Type;
    ULONG ChildUid;
    union {
        struct {
            BOOLEAN Connected;
        } HotPlug;
        struct {
            UCHAR Angle;
        } Rotation;
        struct {
            BOOLEAN Connected;
            D3DKMDT_VIDEO_OUTPUT_TECHNOLOGY MiracastMonitorType;
        } Miracast;
    };
} DXGK_CHILD_STATUS, *PDXGK_CHILD_STATUS;
typedef _Function_class_(DXGKDDI_PROTECTED_CALLBACK)_IRQL_requires_(PASSIVE_LEVEL) VOID (*DXGKDDI_PROTECTED_CALLBACK)(
    _In_ const PVOID MiniportDeviceContext, _In_ PVOID ProtectedCallbackContext, _In_ NTSTATUS ProtectionStatus);
DEFINE_GUID(GUID_DEVINTERFACE_I2C, 0x2564aa4f, 0xdddb, 0x4495, 0xb4, 0x97, 0x6a, 0xd4, 0xa8, 0x41, 0x63, 0xd7);
DEFINE_GUID(GUID_DEVINTERFACE_OPM, 0xbf4672de, 0x6b4e, 0x4be4, 0xa3, 0x25, 0x68, 0xa9, 0x1e, 0xa4, 0x9c, 0x09);
DEFINE_GUID(GUID_DEVINTERFACE_OPM_2_JTP, 0xe929eea4, 0xb9f1, 0x407b, 0xaa, 0xb9, 0xab, 0x08, 0xbb, 0x44, 0xfb, 0xf4);
DEFINE_GUID(GUID_DEVINTERFACE_OPM_2, 0x7f098726, 0x2ebb, 0x4ff3, 0xa2, 0x7f, 0x10, 0x46, 0xb9, 0x5d, 0xc5, 0x17);
DEFINE_GUID(GUID_DEVINTERFACE_OPM_3, 0x693a2cb1, 0x8c8d, 0x4ab6, 0x95, 0x55, 0x4b, 0x85, 0xef, 0x2c, 0x7c, 0x6b);
DEFINE_GUID(GUID_DEVINTERFACE_BRIGHTNESS, 0xfde5bba4, 0xb3f9, 0x46fb, 0xbd, 0xaa, 0x07, 0x28, 0xce, 0x31, 0x00, 0xb4);
DEFINE_GUID(GUID_DEVINTERFACE_BRIGHTNESS_2, 0x148a3c98, 0x0ecd, 0x465a, 0xb6, 0x34, 0xb0, 0x5f, 0x19, 0x5f, 0x77, 0x39);
DEFINE_GUID(GUID_DEVINTERFACE_MIRACAST_DISPLAY, 0xaf03f190, 0x22af, 0x48cb, 0x94, 0xbb, 0xb7, 0x8e, 0x76, 0xa2, 0x51, 0x7);
typedef enum {
    DxgkServicesAgp, DxgkServicesDebugReport, DxgkServicesTimedOperation, DxgkServicesSPB, DxgkServicesBDD,
    DxgkServicesFirmwareTable, DxgkServicesIDD
} DXGK_SERVICES;
DECLARE_HANDLE(DXGK_DEBUG_REPORT_HANDLE);
typedef enum { DockStateUnsupported = 0, DockStateUnDocked = 1, DockStateDocked = 2, DockStateUnknown = 3 } DOCKING_STATE;
typedef struct _DXGK_DEVICE_INFO {
    PVOID MiniportDeviceContext;
    PDEVICE_OBJECT PhysicalDeviceObject;
    UNICODE_STRING DeviceRegistryPath;
    PCM_RESOURCE_LIST TranslatedResourceList;
    LARGE_INTEGER SystemMemorySize;
    PHYSICAL_ADDRESS HighestPhysicalAddress;
    PHYSICAL_ADDRESS AgpApertureBase;
    SIZE_T AgpApertureSize;
    DOCKING_STATE DockingState;
} DXGK_DEVICE_INFO, *PDXGK_DEVICE_INFO;
typedef _Function_class_(DXGKCB_EVAL_ACPI_METHOD)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_EVAL_ACPI_METHOD)(
    _In_ HANDLE DeviceHandle, _In_ ULONG DeviceUid,
    _In_reads_bytes_(AcpiInputSize) PACPI_EVAL_INPUT_BUFFER_COMPLEX AcpiInputBuffer,
    _In_range_(>=, sizeof(ACPI_EVAL_INPUT_BUFFER_COMPLEX)) ULONG AcpiInputSize,
    _Out_writes_bytes_(AcpiOutputSize) PACPI_EVAL_OUTPUT_BUFFER AcpiOutputBuffer,
    _In_range_(>=, sizeof(ACPI_EVAL_OUTPUT_BUFFER)) ULONG AcpiOutputSize);
typedef _Function_class_(DXGKCB_GET_DEVICE_INFORMATION)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_GET_DEVICE_INFORMATION)(
    _In_ HANDLE DeviceHandle, _Out_ PDXGK_DEVICE_INFO DeviceInfo);
typedef _Function_class_(DXGKCB_INDICATE_CHILD_STATUS)_IRQL_requires_max_(DISPATCH_LEVEL) NTSTATUS (APIENTRY *DXGKCB_INDICATE_CHILD_STATUS)(
    _In_ HANDLE DeviceHandle, _In_ PDXGK_CHILD_STATUS ChildStatus);
typedef _Function_class_(DXGKCB_MAP_MEMORY)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_MAP_MEMORY)(
    _In_ HANDLE DeviceHandle, _In_ PHYSICAL_ADDRESS TranslatedAddress, _In_ ULONG Length, _In_ BOOLEAN InIoSpace,
    _In_ BOOLEAN MapToUserMode, _In_ MEMORY_CACHING_TYPE CacheType, _Outptr_ PVOID *VirtualAddress);
typedef _Function_class_(DXGKCB_QUERY_SERVICES)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_QUERY_SERVICES)(
    _In_ HANDLE DeviceHandle, _In_ DXGK_SERVICES ServicesType, _Inout_ PINTERFACE Interface);
typedef _Function_class_(DXGKCB_QUEUE_DPC)_Success_(return != 0) BOOLEAN (APIENTRY *DXGKCB_QUEUE_DPC)(
    _In_ HANDLE DeviceHandle);
typedef _Function_class_(DXGKCB_READ_DEVICE_SPACE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_READ_DEVICE_SPACE)(
    _In_ HANDLE DeviceHandle, _In_ ULONG DataType, _Out_writes_bytes_to_(Length, *BytesRead) PVOID Buffer, _In_ ULONG Offset,
    _In_ ULONG Length, _Out_ PULONG BytesRead);
typedef _Function_class_(DXGKCB_SYNCHRONIZE_EXECUTION)_IRQL_requires_max_(DISPATCH_LEVEL) NTSTATUS (APIENTRY *DXGKCB_SYNCHRONIZE_EXECUTION)(
    _In_ HANDLE DeviceHandle, _In_ PKSYNCHRONIZE_ROUTINE SynchronizeRoutine, _In_ PVOID Context, _In_ ULONG MessageNumber,
    _Out_ PBOOLEAN ReturnValue);
typedef _Function_class_(DXGKCB_UNMAP_MEMORY)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_UNMAP_MEMORY)(
    _In_ HANDLE DeviceHandle, _In_ PVOID VirtualAddress);
typedef _Function_class_(DXGKCB_WRITE_DEVICE_SPACE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_WRITE_DEVICE_SPACE)(
    _In_ HANDLE DeviceHandle, _In_ ULONG DataType, _In_reads_bytes_(Length) PVOID Buffer, _In_ ULONG Offset, _In_ ULONG Length,
    _Out_ _Out_range_(<=, Length) PULONG BytesWritten);
typedef _Function_class_(DXGKCB_IS_DEVICE_PRESENT)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_IS_DEVICE_PRESENT)(
    _In_ HANDLE DeviceHandle, _In_ PPCI_DEVICE_PRESENCE_PARAMETERS DevicePresenceParameters, _Out_ PBOOLEAN DevicePresent);
typedef _Function_class_(DXGKCB_LOG_ETW_EVENT)_When_(EventBufferSize > 256, _IRQL_requires_(PASSIVE_LEVEL)) VOID (APIENTRY *DXGKCB_LOG_ETW_EVENT)(
    _In_ const LPCGUID EventGuid, _In_ UCHAR Type, _In_ USHORT EventBufferSize,
    _In_reads_bytes_(EventBufferSize) PVOID EventBuffer);
typedef _Function_class_(DXGKCB_EXCLUDE_ADAPTER_ACCESS)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_EXCLUDE_ADAPTER_ACCESS)(
    _In_ HANDLE DeviceHandle, _In_ ULONG Attributes, _In_ DXGKDDI_PROTECTED_CALLBACK DxgkProtectedCallback,
    _In_ PVOID ProtectedCallbackContext);
typedef struct _DXGK_START_INFO {
    ULONG RequiredDmaQueueEntry;
    GUID AdapterGuid;
    LUID AdapterLuid;
} DXGK_START_INFO, *PDXGK_START_INFO;
typedef _Function_class_(DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP)(
    _In_ HANDLE DeviceHandle, _Out_ PDXGK_DISPLAY_INFORMATION DisplayInfo);
typedef enum _DXGK_FRAMEBUFFER_STATE {
    FrameBufferStateUnknown = 0, FrameBufferStateInitializedByFirmware = 1, FrameBufferStateInitializedByDriver = 2
} DXGK_FRAMEBUFFER_STATE;
typedef struct _DXGK_DISPLAY_OWNERSHIP_FLAGS {
    union {
        struct {
            DXGK_FRAMEBUFFER_STATE FrameBufferState : 4;
        };
        UINT Value;
    };
} DXGK_DISPLAY_OWNERSHIP_FLAGS, *PDXGK_DISPLAY_OWNERSHIP_FLAGS;
typedef _Function_class_(DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP2)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS (APIENTRY *DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP2)(
    _In_ HANDLE DeviceHandle, _Out_ PDXGK_DISPLAY_INFORMATION DisplayInfo, _Out_ PDXGK_DISPLAY_OWNERSHIP_FLAGS Flags);
typedef struct _DXGKRNL_INTERFACE {
    ULONG Size;
    ULONG Version;
    HANDLE DeviceHandle;
    DXGKCB_EVAL_ACPI_METHOD DxgkCbEvalAcpiMethod;
    DXGKCB_GET_DEVICE_INFORMATION DxgkCbGetDeviceInformation;
    DXGKCB_INDICATE_CHILD_STATUS DxgkCbIndicateChildStatus;
    DXGKCB_MAP_MEMORY DxgkCbMapMemory;
    DXGKCB_QUEUE_DPC DxgkCbQueueDpc;
    DXGKCB_QUERY_SERVICES DxgkCbQueryServices;
    DXGKCB_READ_DEVICE_SPACE DxgkCbReadDeviceSpace;
    DXGKCB_SYNCHRONIZE_EXECUTION DxgkCbSynchronizeExecution;
    DXGKCB_UNMAP_MEMORY DxgkCbUnmapMemory;
    DXGKCB_WRITE_DEVICE_SPACE DxgkCbWriteDeviceSpace;
    DXGKCB_IS_DEVICE_PRESENT DxgkCbIsDevicePresent;
    DXGKCB_GETHANDLEDATA DxgkCbGetHandleData;
    DXGKCB_GETHANDLEPARENT DxgkCbGetHandleParent;
    DXGKCB_ENUMHANDLECHILDREN DxgkCbEnumHandleChildren;
    DXGKCB_NOTIFY_INTERRUPT DxgkCbNotifyInterrupt;
    DXGKCB_NOTIFY_DPC DxgkCbNotifyDpc;
    DXGKCB_QUERYVIDPNINTERFACE DxgkCbQueryVidPnInterface;
    DXGKCB_QUERYMONITORINTERFACE DxgkCbQueryMonitorInterface;
    DXGKCB_GETCAPTUREADDRESS DxgkCbGetCaptureAddress;
    DXGKCB_LOG_ETW_EVENT DxgkCbLogEtwEvent;
    DXGKCB_EXCLUDE_ADAPTER_ACCESS DxgkCbExcludeAdapterAccess;
    DXGKCB_CREATECONTEXTALLOCATION DxgkCbCreateContextAllocation;
    DXGKCB_DESTROYCONTEXTALLOCATION DxgkCbDestroyContextAllocation;
    DXGKCB_SETPOWERCOMPONENTACTIVE DxgkCbSetPowerComponentActive;
    DXGKCB_SETPOWERCOMPONENTIDLE DxgkCbSetPowerComponentIdle;
    DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP DxgkCbAcquirePostDisplayOwnership;
    DXGKCB_POWERRUNTIMECONTROLREQUEST DxgkCbPowerRuntimeControlRequest;
    DXGKCB_SETPOWERCOMPONENTLATENCY DxgkCbSetPowerComponentLatency;
    DXGKCB_SETPOWERCOMPONENTRESIDENCY DxgkCbSetPowerComponentResidency;
    DXGKCB_COMPLETEFSTATETRANSITION DxgkCbCompleteFStateTransition;
    DXGKCB_COMPLETEPSTATETRANSITION DxgkCbCompletePStateTransition;
    DXGKCB_MAPCONTEXTALLOCATION DxgkCbMapContextAllocation;
    DXGKCB_UPDATECONTEXTALLOCATION DxgkCbUpdateContextAllocation;
    DXGKCB_RESERVEGPUVIRTUALADDRESSRANGE DxgkCbReserveGpuVirtualAddressRange;
    DXGKCB_ACQUIREHANDLEDATA DxgkCbAcquireHandleData;
    DXGKCB_RELEASEHANDLEDATA DxgkCbReleaseHandleData;
    DXGKCB_HARDWARECONTENTPROTECTIONTEARDOWN DxgkCbHardwareContentProtectionTeardown;
    DXGKCB_MULTIPLANEOVERLAYDISABLED DxgkCbMultiPlaneOverlayDisabled;
    DXGKCB_DXGKCB_MITIGATEDRANGEUPDATE DxgkCbMitigatedRangeUpdate;
    DXGKCB_INVALIDATEHWCONTEXT DxgkCbInvalidateHwContext;
    DXGKCB_INDICATE_CONNECTOR_CHANGE DxgkCbIndicateConnectorChange;
    DXGKCB_UNBLOCKUEFIFRAMEBUFFERRANGES DxgkCbUnblockUEFIFrameBufferRanges;
    DXGKCB_ACQUIRE_POST_DISPLAY_OWNERSHIP2 DxgkCbAcquirePostDisplayOwnership2;
    DXGKCB_SETPROTECTEDSESSIONSTATUS DxgkCbSetProtectedSessionStatus;
} DXGKRNL_INTERFACE, *PDXGKRNL_INTERFACE;
typedef _In_ const PDEVICE_OBJECT IN_CONST_PDEVICE_OBJECT;
typedef _Inout_ PDXGK_CHILD_STATUS INOUT_PDXGK_CHILD_STATUS;
typedef _Inout_ PDXGK_DEVICE_DESCRIPTOR INOUT_PDXGK_DEVICE_DESCRIPTOR;
typedef _In_ DXGK_EVENT_TYPE IN_DXGK_EVENT_TYPE;
typedef _In_ PDXGK_START_INFO IN_PDXGK_START_INFO;
typedef _In_ PDXGKRNL_INTERFACE IN_PDXGKRNL_INTERFACE;
typedef _In_ PQUERY_INTERFACE IN_PQUERY_INTERFACE;
typedef _In_ PVIDEO_REQUEST_PACKET IN_PVIDEO_REQUEST_PACKET;
typedef _Check_return_ _Function_class_(DXGKDDI_ADD_DEVICE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_ADD_DEVICE(
    IN_CONST_PDEVICE_OBJECT PhysicalDeviceObject, OUT_PPVOID MiniportDeviceContext);
typedef _Check_return_ _Function_class_(DXGKDDI_START_DEVICE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_START_DEVICE(
    IN_CONST_PVOID MiniportDeviceContext, IN_PDXGK_START_INFO DxgkStartInfo, IN_PDXGKRNL_INTERFACE DxgkInterface,
    OUT_PULONG NumberOfVideoPresentSources, OUT_PULONG NumberOfChildren);
typedef _Check_return_ _Function_class_(DXGKDDI_STOP_DEVICE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_STOP_DEVICE(
    IN_CONST_PVOID MiniportDeviceContext);
typedef _Check_return_ _Function_class_(DXGKDDI_REMOVE_DEVICE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_REMOVE_DEVICE(
    IN_CONST_PVOID MiniportDeviceContext);
typedef _Check_return_ _Function_class_(DXGKDDI_DISPATCH_IO_REQUEST)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_DISPATCH_IO_REQUEST(
    IN_CONST_PVOID MiniportDeviceContext, IN_ULONG VidPnSourceId, IN_PVIDEO_REQUEST_PACKET VideoRequestPacket);
typedef _Check_return_ _Function_class_(DXGKDDI_QUERY_CHILD_RELATIONS)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_QUERY_CHILD_RELATIONS(
    _In_ const PVOID MiniportDeviceContext, _Inout_updates_bytes_(ChildRelationsSize) PDXGK_CHILD_DESCRIPTOR ChildRelations,
    _In_ ULONG ChildRelationsSize);
typedef _Check_return_ _Function_class_(DXGKDDI_QUERY_CHILD_STATUS)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_QUERY_CHILD_STATUS(
    IN_CONST_PVOID MiniportDeviceContext, INOUT_PDXGK_CHILD_STATUS ChildStatus, IN_BOOLEAN NonDestructiveOnly);
typedef _Check_return_ _Function_class_(DXGKDDI_INTERRUPT_ROUTINE)_IRQL_requires_(HIGH_LEVEL) BOOLEAN DXGKDDI_INTERRUPT_ROUTINE(
    IN_CONST_PVOID MiniportDeviceContext, IN_ULONG MessageNumber);
typedef _Function_class_(DXGKDDI_DPC_ROUTINE)_IRQL_requires_(DISPATCH_LEVEL) VOID DXGKDDI_DPC_ROUTINE(
    IN_CONST_PVOID MiniportDeviceContext);
typedef _Check_return_ _Function_class_(DXGKDDI_QUERY_DEVICE_DESCRIPTOR)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_QUERY_DEVICE_DESCRIPTOR(
    IN_CONST_PVOID MiniportDeviceContext, IN_ULONG ChildUid, INOUT_PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor);
typedef _Check_return_ _Function_class_(DXGKDDI_SET_POWER_STATE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_SET_POWER_STATE(
    IN_CONST_PVOID MiniportDeviceContext, IN_ULONG DeviceUid, IN_DEVICE_POWER_STATE DevicePowerState,
    IN_POWER_ACTION ActionType);
typedef _Check_return_ _Function_class_(DXGKDDI_NOTIFY_ACPI_EVENT)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_NOTIFY_ACPI_EVENT(
    IN_CONST_PVOID MiniportDeviceContext, IN_DXGK_EVENT_TYPE EventType, IN_ULONG Event, IN_PVOID Argument,
    OUT_PULONG AcpiFlags);
typedef _Function_class_(DXGKDDI_RESET_DEVICE) VOID DXGKDDI_RESET_DEVICE(IN_CONST_PVOID MiniportDeviceContext);
typedef _Function_class_(DXGKDDI_UNLOAD)_IRQL_requires_(PASSIVE_LEVEL) VOID DXGKDDI_UNLOAD(VOID);
typedef _Check_return_ _Function_class_(DXGKDDI_QUERY_INTERFACE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_QUERY_INTERFACE(
    IN_CONST_PVOID MiniportDeviceContext, IN_PQUERY_INTERFACE QueryInterface);
typedef _Function_class_(DXGKDDI_CONTROL_ETW_LOGGING)_IRQL_requires_(PASSIVE_LEVEL) VOID DXGKDDI_CONTROL_ETW_LOGGING(
    IN_BOOLEAN Enable, IN_ULONG Flags, IN_UCHAR Level);
typedef DXGKDDI_ADD_DEVICE *PDXGKDDI_ADD_DEVICE;
typedef DXGKDDI_START_DEVICE *PDXGKDDI_START_DEVICE;
typedef DXGKDDI_STOP_DEVICE *PDXGKDDI_STOP_DEVICE;
typedef DXGKDDI_REMOVE_DEVICE *PDXGKDDI_REMOVE_DEVICE;
typedef DXGKDDI_DISPATCH_IO_REQUEST *PDXGKDDI_DISPATCH_IO_REQUEST;
typedef DXGKDDI_QUERY_CHILD_RELATIONS *PDXGKDDI_QUERY_CHILD_RELATIONS;
typedef DXGKDDI_QUERY_CHILD_STATUS *PDXGKDDI_QUERY_CHILD_STATUS;
typedef DXGKDDI_INTERRUPT_ROUTINE *PDXGKDDI_INTERRUPT_ROUTINE;
typedef DXGKDDI_DPC_ROUTINE *PDXGKDDI_DPC_ROUTINE;
typedef DXGKDDI_QUERY_DEVICE_DESCRIPTOR *PDXGKDDI_QUERY_DEVICE_DESCRIPTOR;
typedef DXGKDDI_SET_POWER_STATE *PDXGKDDI_SET_POWER_STATE;
typedef DXGKDDI_NOTIFY_ACPI_EVENT *PDXGKDDI_NOTIFY_ACPI_EVENT;
typedef DXGKDDI_RESET_DEVICE *PDXGKDDI_RESET_DEVICE;
typedef DXGKDDI_UNLOAD *PDXGKDDI_UNLOAD;
typedef DXGKDDI_QUERY_INTERFACE *PDXGKDDI_QUERY_INTERFACE;
typedef DXGKDDI_CONTROL_ETW_LOGGING *PDXGKDDI_CONTROL_ETW_LOGGING;
typedef _Check_return_ _Function_class_(DXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP(
    _In_ PVOID MiniportDeviceContext, _In_ D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId,
    _Out_ PDXGK_DISPLAY_INFORMATION DisplayInfo);
typedef struct _DXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS {
    union {
        struct {
            /// 0.
            UINT Reserved : 32;
        };
        UINT Value;
    };
} DXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS, *PDXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS;
typedef _Check_return_ _Function_class_(DXGKDDI_SYSTEM_DISPLAY_ENABLE) NTSTATUS DXGKDDI_SYSTEM_DISPLAY_ENABLE(
    _In_ PVOID MiniportDeviceContext, _In_ D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId,
    _In_ PDXGKARG_SYSTEM_DISPLAY_ENABLE_FLAGS Flags, _Out_ UINT *Width, _Out_ UINT *Height, _Out_ D3DDDIFORMAT *ColorFormat);
typedef _Function_class_(DXGKDDI_SYSTEM_DISPLAY_WRITE) VOID DXGKDDI_SYSTEM_DISPLAY_WRITE(
    _In_ PVOID MiniportDeviceContext, _In_reads_bytes_(SourceHeight *SourceStride) PVOID Source, _In_ UINT SourceWidth,
    _In_ UINT SourceHeight, _In_ UINT SourceStride, _In_ UINT PositionX, _In_ UINT PositionY);
typedef struct _DXGK_CHILD_CONTAINER_ID {
    GUID ContainerId;
    struct {
        ULONG64 PortId;
        USHORT ManufacturerName;
        USHORT ProductCode;
    } EldInfo;
} DXGK_CHILD_CONTAINER_ID, *PDXGK_CHILD_CONTAINER_ID;
typedef _Check_return_ _Function_class_(DXGKDDI_GET_CHILD_CONTAINER_ID)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_GET_CHILD_CONTAINER_ID(
    _In_ PVOID MiniportDeviceContext, _In_ ULONG ChildUid, _Inout_ PDXGK_CHILD_CONTAINER_ID ContainerId);
typedef enum _DXGK_SURPRISE_REMOVAL_TYPE { DxgkRemovalHibernation = 0, DxgkRemovalPnPNotify = 1 } DXGK_SURPRISE_REMOVAL_TYPE;
typedef _Check_return_ _Function_class_(DXGKDDI_NOTIFY_SURPRISE_REMOVAL)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS DXGKDDI_NOTIFY_SURPRISE_REMOVAL(
    _In_ PVOID MiniportDeviceContext, _In_ DXGK_SURPRISE_REMOVAL_TYPE RemovalType);
typedef DXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP *PDXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP;
typedef DXGKDDI_SYSTEM_DISPLAY_ENABLE *PDXGKDDI_SYSTEM_DISPLAY_ENABLE;
typedef DXGKDDI_SYSTEM_DISPLAY_WRITE *PDXGKDDI_SYSTEM_DISPLAY_WRITE;
typedef DXGKDDI_GET_CHILD_CONTAINER_ID *PDXGKDDI_GET_CHILD_CONTAINER_ID;
typedef DXGKDDI_NOTIFY_SURPRISE_REMOVAL *PDXGKDDI_NOTIFY_SURPRISE_REMOVAL;
typedef struct _KMDDOD_INITIALIZATION_DATA {
    ULONG Version;
    PDXGKDDI_ADD_DEVICE DxgkDdiAddDevice;
    PDXGKDDI_START_DEVICE DxgkDdiStartDevice;
    PDXGKDDI_STOP_DEVICE DxgkDdiStopDevice;
    PDXGKDDI_REMOVE_DEVICE DxgkDdiRemoveDevice;
    PDXGKDDI_DISPATCH_IO_REQUEST DxgkDdiDispatchIoRequest;
    PDXGKDDI_INTERRUPT_ROUTINE DxgkDdiInterruptRoutine;
    PDXGKDDI_DPC_ROUTINE DxgkDdiDpcRoutine;
    PDXGKDDI_QUERY_CHILD_RELATIONS DxgkDdiQueryChildRelations;
    PDXGKDDI_QUERY_CHILD_STATUS DxgkDdiQueryChildStatus;
    PDXGKDDI_QUERY_DEVICE_DESCRIPTOR DxgkDdiQueryDeviceDescriptor;
    PDXGKDDI_SET_POWER_STATE DxgkDdiSetPowerState;
    PDXGKDDI_NOTIFY_ACPI_EVENT DxgkDdiNotifyAcpiEvent;
    PDXGKDDI_RESET_DEVICE DxgkDdiResetDevice;
    PDXGKDDI_UNLOAD DxgkDdiUnload;
    PDXGKDDI_QUERY_INTERFACE DxgkDdiQueryInterface;
    PDXGKDDI_CONTROL_ETW_LOGGING DxgkDdiControlEtwLogging;
    PDXGKDDI_QUERYADAPTERINFO DxgkDdiQueryAdapterInfo;
    PDXGKDDI_SETPALETTE DxgkDdiSetPalette;
    PDXGKDDI_SETPOINTERPOSITION DxgkDdiSetPointerPosition;
    PDXGKDDI_SETPOINTERSHAPE DxgkDdiSetPointerShape;
    PDXGKDDI_ESCAPE DxgkDdiEscape;
    PDXGKDDI_COLLECTDBGINFO DxgkDdiCollectDbgInfo;
    PDXGKDDI_ISSUPPORTEDVIDPN DxgkDdiIsSupportedVidPn;
    PDXGKDDI_RECOMMENDFUNCTIONALVIDPN DxgkDdiRecommendFunctionalVidPn;
    PDXGKDDI_ENUMVIDPNCOFUNCMODALITY DxgkDdiEnumVidPnCofuncModality;
    PDXGKDDI_SETVIDPNSOURCEVISIBILITY DxgkDdiSetVidPnSourceVisibility;
    PDXGKDDI_COMMITVIDPN DxgkDdiCommitVidPn;
    PDXGKDDI_UPDATEACTIVEVIDPNPRESENTPATH DxgkDdiUpdateActiveVidPnPresentPath;
    PDXGKDDI_RECOMMENDMONITORMODES DxgkDdiRecommendMonitorModes;
    PDXGKDDI_GETSCANLINE DxgkDdiGetScanLine;
    PDXGKDDI_QUERYVIDPNHWCAPABILITY DxgkDdiQueryVidPnHWCapability;
    PDXGKDDI_PRESENTDISPLAYONLY DxgkDdiPresentDisplayOnly;
    PDXGKDDI_STOP_DEVICE_AND_RELEASE_POST_DISPLAY_OWNERSHIP DxgkDdiStopDeviceAndReleasePostDisplayOwnership;
    PDXGKDDI_SYSTEM_DISPLAY_ENABLE DxgkDdiSystemDisplayEnable;
    PDXGKDDI_SYSTEM_DISPLAY_WRITE DxgkDdiSystemDisplayWrite;
    PDXGKDDI_GET_CHILD_CONTAINER_ID DxgkDdiGetChildContainerId;
    PDXGKDDI_CONTROLINTERRUPT DxgkDdiControlInterrupt;
    PDXGKDDISETPOWERCOMPONENTFSTATE DxgkDdiSetPowerComponentFState;
    PDXGKDDIPOWERRUNTIMECONTROLREQUEST DxgkDdiPowerRuntimeControlRequest;
    PDXGKDDI_NOTIFY_SURPRISE_REMOVAL DxgkDdiNotifySurpriseRemoval;
    PDXGKDDI_POWERRUNTIMESETDEVICEHANDLE DxgkDdiPowerRuntimeSetDeviceHandle;
} KMDDOD_INITIALIZATION_DATA, *PKMDDOD_INITIALIZATION_DATA;
typedef enum _DEBUG_LEVEL { DlDebugError, DlDebugWarning, DlDebugTrace, DlDebugInfo } DEBUG_LEVEL;
#include <dispmprt/initialization.h>
NTSTATUS DxgkInitializeDisplayOnlyDriver(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath,
    _In_ PKMDDOD_INITIALIZATION_DATA KmdDodInitializationData);
DEFINE_GUID(GUID_DXGKDDI_MITIGABLE_DEVICE_INTERFACE, 0x1387f270, 0x121a, 0x4a4a, 0xb2, 0x5e, 0x3b, 0x15, 0x89, 0x97, 0x6c, 0x61);
#ifdef __cplusplus
}
#endif
