// Storport: what its other headers need: statuses, addresses, extended requests, inline routines.
#pragma once

#define SP_RETURN_NOT_FOUND 0
#define SP_RETURN_FOUND 1
#define SP_RETURN_ERROR 2
#define SP_RETURN_BAD_CONFIG 3

#include <wdm.h>
#include <srb/extended.h>

typedef PHYSICAL_ADDRESS STOR_PHYSICAL_ADDRESS, *PSTOR_PHYSICAL_ADDRESS;
typedef ULONG_PTR STOR_KSPIN_LOCK, *PSTOR_KSPIN_LOCK;
typedef SLIST_ENTRY STOR_SLIST_ENTRY, *PSTOR_SLIST_ENTRY;
typedef SLIST_HEADER STOR_SLIST_HEADER, *PSTOR_SLIST_HEADER;
typedef KAFFINITY STOR_AFFINITY, *PSTOR_AFFINITY;
typedef ULONG STOR_IO_PRIORITY_HINT;
#define STOR_VENDOR_ID_LENGTH 16
#define STOR_MODEL_NUMBER_LENGTH 64
#define STOR_FIRMWARE_REVISION_LENGTH 16

#define STOR_STATUS_SUCCESS 0x00000000L
#define STOR_STATUS_UNSUCCESSFUL 0xC1000001L
#define STOR_STATUS_NOT_IMPLEMENTED 0xC1000002L
#define STOR_STATUS_INSUFFICIENT_RESOURCES 0xC1000003L
#define STOR_STATUS_BUFFER_TOO_SMALL 0xC1000004L
#define STOR_STATUS_ACCESS_DENIED 0xC1000005L
#define STOR_STATUS_INVALID_PARAMETER 0xC1000006L
#define STOR_STATUS_INVALID_DEVICE_REQUEST 0xC1000007L
#define STOR_STATUS_INVALID_IRQL 0xC1000008L
#define STOR_STATUS_INVALID_DEVICE_STATE 0xC1000009L
#define STOR_STATUS_INVALID_BUFFER_SIZE 0xC100000AL
#define STOR_STATUS_UNSUPPORTED_VERSION 0xC100000BL
#define STOR_STATUS_BUSY 0xC100000CL
#define STOR_STATUS_NOT_SUPPORTED 0xC100000DL
#define STOR_STATUS_NOT_FOUND 0xC100000EL

#define STOR_MAP_NO_BUFFERS 0
#define STOR_MAP_ALL_BUFFERS 1
#define STOR_MAP_NON_READ_WRITE_BUFFERS 2
#define STOR_MAP_ALL_BUFFERS_INCLUDING_READ_WRITE 3
#define STOR_FEATURE_VIRTUAL_MINIPORT 0x00000001
#define STOR_FEATURE_ATA_PASS_THROUGH 0x00000002
#define STOR_FEATURE_FULL_PNP_DEVICE_CAPABILITIES 0x00000004
#define STOR_FEATURE_DUMP_POINTERS 0x00000008
#define STOR_FEATURE_DEVICE_NAME_NO_SUFFIX 0x00000010
#define STOR_FEATURE_DUMP_RESUME_CAPABLE 0x00000020
#define STOR_FEATURE_DEVICE_DESCRIPTOR_FROM_ATA_INFO_VPD 0x00000040
#define STOR_FEATURE_EXTRA_IO_INFORMATION 0x00000080
#define STOR_FEATURE_ADAPTER_CONTROL_PRE_FINDADAPTER 0x00000100
#define STOR_FEATURE_ADAPTER_NOT_REQUIRE_IO_PORT 0x00000200
#define STOR_FEATURE_DUMP_16_BYTE_ALIGNMENT 0x00000400
#define STOR_FEATURE_SET_ADAPTER_INTERFACE_TYPE 0x00000800
#define STOR_FEATURE_DUMP_INFO 0x00001000
#define STOR_PERF_VERSION 0x00000006
#define STOR_PERF_DPC_REDIRECTION 0x00000001
#define STOR_PERF_CONCURRENT_CHANNELS 0x00000002
#define STOR_PERF_INTERRUPT_MESSAGE_RANGES 0x00000004
#define STOR_PERF_ADV_CONFIG_LOCALITY 0x00000008
#define STOR_PERF_OPTIMIZE_FOR_COMPLETION_DURING_STARTIO 0x00000010
#define STOR_PERF_DPC_REDIRECTION_CURRENT_CPU 0x00000020
#define STOR_PERF_NO_SGL 0x00000040
#define STOR_CURRENT_LOG_INTERFACE_REVISION 1
#define STOR_POFX_COMPONENT_IDLE_STATE_VERSION_V1 1
#define STOR_POFX_COMPONENT_IDLE_STATE_SIZE sizeof(STOR_POFX_COMPONENT_IDLE_STATE)
#define STOR_POFX_COMPONENT_VERSION_V1 1
#define STOR_POFX_COMPONENT_VERSION_V2 2
#define STOR_POFX_COMPONENT_SIZE sizeof(STOR_POFX_COMPONENT)
#define STOR_POFX_COMPONENT_V2_SIZE sizeof(STOR_POFX_COMPONENT_V2)
#define STOR_POFX_DEVICE_VERSION_V1 1
#define STOR_POFX_DEVICE_VERSION_V2 2
#define STOR_POFX_DEVICE_VERSION_V3 3
#define STOR_POFX_DEVICE_SIZE sizeof(STOR_POFX_DEVICE)
#define STOR_POFX_DEVICE_V2_SIZE sizeof(STOR_POFX_DEVICE_V2)
#define STOR_POFX_DEVICE_V3_SIZE sizeof(STOR_POFX_DEVICE_V3)
#define STOR_POFX_DEVICE_FLAG_NO_D0 0x00000001
#define STOR_POFX_DEVICE_FLAG_NO_D3 0x00000002
#define STOR_POFX_DEVICE_FLAG_ENABLE_D3_COLD 0x00000004
#define STOR_POFX_DEVICE_FLAG_NO_DUMP_ACTIVE 0x00000008
#define STOR_POFX_DEVICE_FLAG_IDLE_TIMEOUT 0x00000010
#define STOR_POFX_UNKNOWN_POWER 0xffffffff
#define STOR_POFX_UNKNOWN_TIME 0xffffffffffffffffULL

/// How a miniport's routines may run beside each other.
typedef enum _STOR_SYNCHRONIZATION_MODEL { StorSynchronizeHalfDuplex, StorSynchronizeFullDuplex } STOR_SYNCHRONIZATION_MODEL;
typedef enum _STOR_SPINLOCK { DpcLock = 1, StartIoLock, InterruptLock, ThreadedDpcLock, DpcLevelLock } STOR_SPINLOCK, *PSTOR_SPINLOCK;
typedef enum _STOR_EVENT_ASSOCIATION_ENUM {
    StorEventAdapterAssociation = 0, StorEventLunAssociation, StorEventTargetAssociation, StorEventInvalidAssociation
} STOR_EVENT_ASSOCIATION_ENUM;
/// A lock that StorPortAcquireSpinLock has acquired.
typedef struct _STOR_LOCK_HANDLE {
    STOR_SPINLOCK Lock;
    struct {
        struct {
            PVOID Next;
            PVOID Lock;
        } LockQueue;
        KIRQL OldIrql;
    } Context;
} STOR_LOCK_HANDLE, *PSTOR_LOCK_HANDLE;
/// A routine that Storport calls later at DISPATCH_LEVEL.
typedef struct _STOR_DPC {
    KDPC Dpc;
    STOR_KSPIN_LOCK Lock;
} STOR_DPC, *PSTOR_DPC;
typedef LIST_ENTRY STOR_LIST_ENTRY, *PSTOR_LIST_ENTRY;
typedef KEVENT STOR_EVENT, *PSTOR_EVENT;
/// A piece of a request's memory as the adapter sees it.
typedef struct _STOR_SCATTER_GATHER_ELEMENT {
    STOR_PHYSICAL_ADDRESS PhysicalAddress;
    ULONG Length;
    ULONG_PTR Reserved;
} STOR_SCATTER_GATHER_ELEMENT, *PSTOR_SCATTER_GATHER_ELEMENT;
typedef struct _STOR_SCATTER_GATHER_LIST {
    ULONG NumberOfElements;
    ULONG_PTR Reserved;
    STOR_SCATTER_GATHER_ELEMENT List[];
} STOR_SCATTER_GATHER_LIST, *PSTOR_SCATTER_GATHER_LIST;
/// A range of ports or memory of an adapter.
typedef struct _ACCESS_RANGE {
    STOR_PHYSICAL_ADDRESS RangeStart;
    ULONG RangeLength;
    BOOLEAN RangeInMemory;
} ACCESS_RANGE, *PACCESS_RANGE;
typedef enum _SCSI_UNIT_CONTROL_STATUS { ScsiUnitControlSuccess = 0, ScsiUnitControlUnsuccessful } SCSI_UNIT_CONTROL_STATUS, *PSCSI_UNIT_CONTROL_STATUS;
/// How important an event of a trace is, of which channel and kind.
typedef enum _STORPORT_ETW_LEVEL {
    StorportEtwLevelLogAlways = 0, StorportEtwLevelCritical = 1, StorportEtwLevelError = 2, StorportEtwLevelWarning = 3,
    StorportEtwLevelInformational = 4, StorportEtwLevelVerbose = 5
} STORPORT_ETW_LEVEL, *PSTORPORT_ETW_LEVEL;
typedef enum _STORPORT_ETW_EVENT_CHANNEL {
    StorportEtwEventDiagnostic = 0, StorportEtwEventOperational = 1, StorportEtwEventHealth = 2, StorportEtwEventIdMax = 3
} STORPORT_ETW_EVENT_CHANNEL, *PSTORPORT_ETW_EVENT_CHANNEL;
typedef enum _STORPORT_ETW_EVENT_OPCODE {
    StorportEtwEventOpcodeInfo = 0, StorportEtwEventOpcodeStart = 1, StorportEtwEventOpcodeStop = 2, StorportEtwEventOpcodeDC_Start = 3,
    StorportEtwEventOpcodeDC_Stop = 4, StorportEtwEventOpcodeExtension = 5, StorportEtwEventOpcodeReply = 6,
    StorportEtwEventOpcodeResume = 7, StorportEtwEventOpcodeSuspend = 8, StorportEtwEventOpcodeSend = 9,
    StorportEtwEventOpcodeReceive = 240
} STORPORT_ETW_EVENT_OPCODE, *PSTORPORT_ETW_EVENT_OPCODE;
#define STORPORT_ETW_EVENT_KEYWORD_IO 0x01ULL
#define STORPORT_ETW_EVENT_KEYWORD_PERFORMANCE 0x02ULL
#define STORPORT_ETW_EVENT_KEYWORD_POWER 0x04ULL
#define STORPORT_ETW_EVENT_KEYWORD_ENUMERATION 0x08ULL
#define STORPORT_ETW_EVENT_KEYWORD_COMMAND_TRACE 0x10ULL
#define STOR_FRU_ID_MAX_LENGTH 64
#define STOR_SERIAL_NUMBER_MAX_SIZE 256
typedef BOOLEAN STOR_SYNCHRONIZED_ACCESS(_In_ PVOID HwDeviceExtension, _In_ PVOID Context);
typedef STOR_SYNCHRONIZED_ACCESS *PSTOR_SYNCHRONIZED_ACCESS;
typedef VOID POST_SCATTER_GATHER_EXECUTE(
    _In_ PVOID *DeviceObject, _In_ PVOID *Irp, _In_ PSTOR_SCATTER_GATHER_LIST ScatterGather, _In_ PVOID Context);
typedef POST_SCATTER_GATHER_EXECUTE *PPOST_SCATTER_GATHER_EXECUTE;
typedef VOID HW_TIMER_EX(_In_ PVOID DeviceExtension, _In_opt_ PVOID Context);
typedef HW_TIMER_EX *PHW_TIMER_EX;
typedef struct _STOR_REQUEST_INFO_V1 {
    USHORT Version;
    USHORT Size;
    STOR_IO_PRIORITY_HINT PriorityHint;
    ULONG Flags;
    ULONG Key;
    ULONG Length;
    BOOLEAN IsWriteRequest;
    UCHAR CountOfFlagsReserved;
    UCHAR Reserved[2];
} STOR_REQUEST_INFO, *PSTOR_REQUEST_INFO, STOR_REQUEST_INFO_V1, *PSTOR_REQUEST_INFO_V1;
typedef struct _STOR_LOG_EVENT_DETAILS {
    ULONG InterfaceRevision;
    ULONG Size;
    ULONG Flags;
    STOR_EVENT_ASSOCIATION_ENUM EventAssociation;
    ULONG PathId;
    ULONG TargetId;
    ULONG LunId;
    BOOLEAN StorportSpecificErrorCode;
    ULONG ErrorCode;
    ULONG UniqueId;
    ULONG DumpDataSize;
    PVOID DumpData;
    ULONG StringCount;
    PWSTR *StringList;
} STOR_LOG_EVENT_DETAILS, *PSTOR_LOG_EVENT_DETAILS;

#define StorPortCopyMemory(Destination, Source, Length) memcpy((Destination), (Source), (Length))
#define StorPortMoveMemory(Destination, Source, Length) memmove((Destination), (Source), (Length))
VOID StorPortDebugPrint(_In_ ULONG DebugPrintLevel, _In_ _Printf_format_string_ PCCHAR DebugMessage, ...);
#define StorPortReadPortUchar(h, p) READ_PORT_UCHAR(p)
#define StorPortReadPortUshort(h, p) READ_PORT_USHORT(p)
#define StorPortReadPortUlong(h, p) READ_PORT_ULONG(p)
#define StorPortWritePortUchar(h, p, v) WRITE_PORT_UCHAR(p, v)
#define StorPortWritePortUshort(h, p, v) WRITE_PORT_USHORT(p, v)
#define StorPortWritePortUlong(h, p, v) WRITE_PORT_ULONG(p, v)
#define StorPortReadRegisterUchar(h, r) READ_REGISTER_UCHAR(r)
#define StorPortReadRegisterUshort(h, r) READ_REGISTER_USHORT(r)
#define StorPortReadRegisterUlong(h, r) READ_REGISTER_ULONG(r)
#define StorPortReadRegisterUlong64(h, r) READ_REGISTER_ULONG64(r)
#define StorPortWriteRegisterUchar(h, r, v) WRITE_REGISTER_UCHAR(r, v)
#define StorPortWriteRegisterUshort(h, r, v) WRITE_REGISTER_USHORT(r, v)
#define StorPortWriteRegisterUlong(h, r, v) WRITE_REGISTER_ULONG(r, v)
#define StorPortWriteRegisterUlong64(h, r, v) WRITE_REGISTER_ULONG64(r, v)
#define StorPortReadRegisterBufferUchar(h, r, b, c) READ_REGISTER_BUFFER_UCHAR(r, b, c)
#define StorPortReadRegisterBufferUshort(h, r, b, c) READ_REGISTER_BUFFER_USHORT(r, b, c)
#define StorPortReadRegisterBufferUlong(h, r, b, c) READ_REGISTER_BUFFER_ULONG(r, b, c)
#define StorPortWriteRegisterBufferUchar(h, r, b, c) WRITE_REGISTER_BUFFER_UCHAR(r, b, c)
#define StorPortWriteRegisterBufferUshort(h, r, b, c) WRITE_REGISTER_BUFFER_USHORT(r, b, c)
#define StorPortWriteRegisterBufferUlong(h, r, b, c) WRITE_REGISTER_BUFFER_ULONG(r, b, c)
