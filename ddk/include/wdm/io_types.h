// The I/O manager's objects: driver, device, file, IRP and its stack locations, and the roles that a driver's routines play.
#pragma once

// ---- IRP functions --------------------------------------------------------------------------------------------------
#define IRP_MJ_CREATE 0x00
#define IRP_MJ_CREATE_NAMED_PIPE 0x01
#define IRP_MJ_CLOSE 0x02
#define IRP_MJ_READ 0x03
#define IRP_MJ_WRITE 0x04
#define IRP_MJ_QUERY_INFORMATION 0x05
#define IRP_MJ_SET_INFORMATION 0x06
#define IRP_MJ_QUERY_EA 0x07
#define IRP_MJ_SET_EA 0x08
#define IRP_MJ_FLUSH_BUFFERS 0x09
#define IRP_MJ_QUERY_VOLUME_INFORMATION 0x0a
#define IRP_MJ_SET_VOLUME_INFORMATION 0x0b
#define IRP_MJ_DIRECTORY_CONTROL 0x0c
#define IRP_MJ_FILE_SYSTEM_CONTROL 0x0d
#define IRP_MJ_DEVICE_CONTROL 0x0e
#define IRP_MJ_INTERNAL_DEVICE_CONTROL 0x0f
#define IRP_MJ_SCSI 0x0f
#define IRP_MJ_SHUTDOWN 0x10
#define IRP_MJ_LOCK_CONTROL 0x11
#define IRP_MJ_CLEANUP 0x12
#define IRP_MJ_CREATE_MAILSLOT 0x13
#define IRP_MJ_QUERY_SECURITY 0x14
#define IRP_MJ_SET_SECURITY 0x15
#define IRP_MJ_POWER 0x16
#define IRP_MJ_SYSTEM_CONTROL 0x17
#define IRP_MJ_DEVICE_CHANGE 0x18
#define IRP_MJ_QUERY_QUOTA 0x19
#define IRP_MJ_SET_QUOTA 0x1a
#define IRP_MJ_PNP 0x1b
#define IRP_MJ_PNP_POWER IRP_MJ_PNP
#define IRP_MJ_MAXIMUM_FUNCTION 0x1b

#define IRP_MN_START_DEVICE 0x00
#define IRP_MN_QUERY_REMOVE_DEVICE 0x01
#define IRP_MN_REMOVE_DEVICE 0x02
#define IRP_MN_CANCEL_REMOVE_DEVICE 0x03
#define IRP_MN_STOP_DEVICE 0x04
#define IRP_MN_QUERY_STOP_DEVICE 0x05
#define IRP_MN_CANCEL_STOP_DEVICE 0x06
#define IRP_MN_QUERY_DEVICE_RELATIONS 0x07
#define IRP_MN_QUERY_INTERFACE 0x08
#define IRP_MN_QUERY_CAPABILITIES 0x09
#define IRP_MN_QUERY_RESOURCES 0x0A
#define IRP_MN_QUERY_RESOURCE_REQUIREMENTS 0x0B
#define IRP_MN_QUERY_DEVICE_TEXT 0x0C
#define IRP_MN_FILTER_RESOURCE_REQUIREMENTS 0x0D
#define IRP_MN_READ_CONFIG 0x0F
#define IRP_MN_WRITE_CONFIG 0x10
#define IRP_MN_EJECT 0x11
#define IRP_MN_SET_LOCK 0x12
#define IRP_MN_QUERY_ID 0x13
#define IRP_MN_QUERY_PNP_DEVICE_STATE 0x14
#define IRP_MN_QUERY_BUS_INFORMATION 0x15
#define IRP_MN_DEVICE_USAGE_NOTIFICATION 0x16
#define IRP_MN_SURPRISE_REMOVAL 0x17
#define IRP_MN_QUERY_LEGACY_BUS_INFORMATION 0x18
#define IRP_MN_DEVICE_ENUMERATED 0x19

#define IRP_MN_WAIT_WAKE 0x00
#define IRP_MN_POWER_SEQUENCE 0x01
#define IRP_MN_SET_POWER 0x02
#define IRP_MN_QUERY_POWER 0x03

#define IRP_MN_QUERY_ALL_DATA 0x00
#define IRP_MN_QUERY_SINGLE_INSTANCE 0x01
#define IRP_MN_CHANGE_SINGLE_INSTANCE 0x02
#define IRP_MN_CHANGE_SINGLE_ITEM 0x03
#define IRP_MN_ENABLE_EVENTS 0x04
#define IRP_MN_DISABLE_EVENTS 0x05
#define IRP_MN_ENABLE_COLLECTION 0x06
#define IRP_MN_DISABLE_COLLECTION 0x07
#define IRP_MN_REGINFO 0x08
#define IRP_MN_EXECUTE_METHOD 0x09
#define IRP_MN_REGINFO_EX 0x0b

#define IRP_MN_QUERY_DIRECTORY 0x01
#define IRP_MN_NOTIFY_CHANGE_DIRECTORY 0x02
#define IRP_MN_USER_FS_REQUEST 0x00
#define IRP_MN_MOUNT_VOLUME 0x01
#define IRP_MN_VERIFY_VOLUME 0x02
#define IRP_MN_LOAD_FILE_SYSTEM 0x03
#define IRP_MN_TRACK_LINK 0x04
#define IRP_MN_KERNEL_CALL 0x04
#define IRP_MN_LOCK 0x01
#define IRP_MN_UNLOCK_SINGLE 0x02
#define IRP_MN_UNLOCK_ALL 0x03
#define IRP_MN_UNLOCK_ALL_BY_KEY 0x04
#define IRP_MN_NORMAL 0x00
#define IRP_MN_DPC 0x01
#define IRP_MN_MDL 0x02
#define IRP_MN_COMPLETE 0x04
#define IRP_MN_COMPRESSED 0x08
#define IRP_MN_SCSI_CLASS 0x01

// ---- flags ----------------------------------------------------------------------------------------------------------
#define IRP_NOCACHE 0x00000001
#define IRP_PAGING_IO 0x00000002
#define IRP_MOUNT_COMPLETION 0x00000002
#define IRP_SYNCHRONOUS_API 0x00000004
#define IRP_ASSOCIATED_IRP 0x00000008
#define IRP_BUFFERED_IO 0x00000010
#define IRP_DEALLOCATE_BUFFER 0x00000020
#define IRP_INPUT_OPERATION 0x00000040
#define IRP_SYNCHRONOUS_PAGING_IO 0x00000040
#define IRP_CREATE_OPERATION 0x00000080
#define IRP_READ_OPERATION 0x00000100
#define IRP_WRITE_OPERATION 0x00000200
#define IRP_CLOSE_OPERATION 0x00000400
#define IRP_DEFER_IO_COMPLETION 0x00000800
#define IRP_OB_QUERY_NAME 0x00001000
#define IRP_HOLD_DEVICE_QUEUE 0x00002000
#define IRP_UM_DRIVER_INITIATED_IO 0x00400000
#define IRP_QUOTA_CHARGED 0x01
#define IRP_ALLOCATED_MUST_SUCCEED 0x02
#define IRP_ALLOCATED_FIXED_SIZE 0x04
#define IRP_LOOKASIDE_ALLOCATION 0x08

#define SL_PENDING_RETURNED 0x01
#define SL_ERROR_RETURNED 0x02
#define SL_INVOKE_ON_CANCEL 0x20
#define SL_INVOKE_ON_SUCCESS 0x40
#define SL_INVOKE_ON_ERROR 0x80
#define SL_FORCE_ACCESS_CHECK 0x01
#define SL_OPEN_PAGING_FILE 0x02
#define SL_OPEN_TARGET_DIRECTORY 0x04
#define SL_CASE_SENSITIVE 0x80
#define SL_KEY_SPECIFIED 0x01
#define SL_OVERRIDE_VERIFY_VOLUME 0x02
#define SL_WRITE_THROUGH 0x04
#define SL_FT_SEQUENTIAL_WRITE 0x08
#define SL_FORCE_DIRECT_WRITE 0x10
#define SL_READ_ACCESS_GRANTED 0x01
#define SL_WRITE_ACCESS_GRANTED 0x04
#define SL_FAIL_IMMEDIATELY 0x01
#define SL_EXCLUSIVE_LOCK 0x02
#define SL_RESTART_SCAN 0x01
#define SL_RETURN_SINGLE_ENTRY 0x02
#define SL_INDEX_SPECIFIED 0x04
#define SL_WATCH_TREE 0x01
#define SL_ALLOW_RAW_MOUNT 0x01

#define DO_VERIFY_VOLUME 0x00000002
#define DO_BUFFERED_IO 0x00000004
#define DO_EXCLUSIVE 0x00000008
#define DO_DIRECT_IO 0x00000010
#define DO_MAP_IO_BUFFER 0x00000020
#define DO_DEVICE_HAS_NAME 0x00000040
#define DO_DEVICE_INITIALIZING 0x00000080
#define DO_SYSTEM_BOOT_PARTITION 0x00000100
#define DO_LONG_TERM_REQUESTS 0x00000200
#define DO_NEVER_LAST_DEVICE 0x00000400
#define DO_SHUTDOWN_REGISTERED 0x00000800
#define DO_BUS_ENUMERATED_DEVICE 0x00001000
#define DO_POWER_PAGABLE 0x00002000
#define DO_POWER_INRUSH 0x00004000
#define DO_POWER_NOOP 0x00008000
#define DO_LOW_PRIORITY_FILESYSTEM 0x00010000
#define DO_XIP 0x00020000
#define DO_SUPPORTS_TRANSACTIONS 0x00040000
#define DO_FORCE_NEITHER_IO 0x00080000
#define DO_VOLUME_DEVICE_OBJECT 0x00100000
#define DO_SYSTEM_SYSTEM_PARTITION 0x00200000
#define DO_SYSTEM_CRITICAL_PARTITION 0x00400000
#define DO_DISALLOW_EXECUTE 0x00800000

#define FILE_REMOVABLE_MEDIA 0x00000001
#define FILE_READ_ONLY_DEVICE 0x00000002
#define FILE_FLOPPY_DISKETTE 0x00000004
#define FILE_WRITE_ONCE_MEDIA 0x00000008
#define FILE_REMOTE_DEVICE 0x00000010
#define FILE_DEVICE_IS_MOUNTED 0x00000020
#define FILE_VIRTUAL_VOLUME 0x00000040
#define FILE_AUTOGENERATED_DEVICE_NAME 0x00000080
#define FILE_DEVICE_SECURE_OPEN 0x00000100
#define FILE_CHARACTERISTIC_PNP_DEVICE 0x00000800
#define FILE_CHARACTERISTIC_TS_DEVICE 0x00001000
#define FILE_CHARACTERISTIC_WEBDAV_DEVICE 0x00002000
#define FILE_PORTABLE_DEVICE 0x00040000

#define FILE_BYTE_ALIGNMENT 0x00000000
#define FILE_WORD_ALIGNMENT 0x00000001
#define FILE_LONG_ALIGNMENT 0x00000003
#define FILE_QUAD_ALIGNMENT 0x00000007
#define FILE_OCTA_ALIGNMENT 0x0000000f
#define FILE_32_BYTE_ALIGNMENT 0x0000001f
#define FILE_64_BYTE_ALIGNMENT 0x0000003f
#define FILE_128_BYTE_ALIGNMENT 0x0000007f
#define FILE_256_BYTE_ALIGNMENT 0x000000ff
#define FILE_512_BYTE_ALIGNMENT 0x000001ff

#define FO_FILE_OPEN 0x00000001
#define FO_SYNCHRONOUS_IO 0x00000002
#define FO_ALERTABLE_IO 0x00000004
#define FO_NO_INTERMEDIATE_BUFFERING 0x00000008
#define FO_WRITE_THROUGH 0x00000010
#define FO_SEQUENTIAL_ONLY 0x00000020
#define FO_CACHE_SUPPORTED 0x00000040
#define FO_NAMED_PIPE 0x00000080
#define FO_STREAM_FILE 0x00000100
#define FO_MAILSLOT 0x00000200
#define FO_DIRECT_DEVICE_OPEN 0x00000800
#define FO_FILE_MODIFIED 0x00001000
#define FO_CLEANUP_COMPLETE 0x00004000
#define FO_TEMPORARY_FILE 0x00008000
#define FO_DELETE_ON_CLOSE 0x00010000
#define FO_HANDLE_CREATED 0x00040000
#define FO_RANDOM_ACCESS 0x00100000
#define FO_FILE_OPEN_CANCELLED 0x00200000
#define FO_VOLUME_OPEN 0x00400000
#define FO_REMOTE_ORIGIN 0x01000000

#define DRVO_UNLOAD_INVOKED 0x00000001
#define DRVO_LEGACY_DRIVER 0x00000002
#define DRVO_BUILTIN_DRIVER 0x00000004
#define DRVO_REINIT_REGISTERED 0x00000008
#define DRVO_INITIALIZED 0x00000010

#define IO_NO_INCREMENT 0
#define IO_CD_ROM_INCREMENT 1
#define IO_DISK_INCREMENT 1
#define IO_KEYBOARD_INCREMENT 6
#define IO_MAILSLOT_INCREMENT 2
#define IO_MOUSE_INCREMENT 6
#define IO_NAMED_PIPE_INCREMENT 2
#define IO_NETWORK_INCREMENT 2
#define IO_PARALLEL_INCREMENT 1
#define IO_SERIAL_INCREMENT 2
#define IO_SOUND_INCREMENT 8
#define IO_VIDEO_INCREMENT 1
#define SEMAPHORE_INCREMENT 1
#define EVENT_INCREMENT 1

#define IO_TYPE_ADAPTER 0x00000001
#define IO_TYPE_CONTROLLER 0x00000002
#define IO_TYPE_DEVICE 0x00000003
#define IO_TYPE_DRIVER 0x00000004
#define IO_TYPE_FILE 0x00000005
#define IO_TYPE_IRP 0x00000006
#define IO_TYPE_MASTER_ADAPTER 0x00000007
#define IO_TYPE_OPEN_PACKET 0x00000008
#define IO_TYPE_TIMER 0x00000009
#define IO_TYPE_VPB 0x0000000a
#define IO_TYPE_ERROR_LOG 0x0000000b
#define IO_TYPE_ERROR_MESSAGE 0x0000000c
#define IO_TYPE_DEVICE_OBJECT_EXTENSION 0x0000000d

#define MAXIMUM_VOLUME_LABEL_LENGTH (32 * sizeof(WCHAR))
typedef ULONG ACCESS_MASK, *PACCESS_MASK;
typedef PVOID PSECURITY_DESCRIPTOR;
typedef PVOID PSID;
typedef ULONG SECURITY_INFORMATION, *PSECURITY_INFORMATION;

/// Final status of a request and what else it returns, usually the number of bytes transferred.
typedef struct _IO_STATUS_BLOCK {
    union {
        /// What the request ended with; STATUS_PENDING is never stored here.
        NTSTATUS Status;
        /// The I/O manager's own use of the same place.
        PVOID Pointer;
    };
    /// Depends on the request: bytes transferred for most, a FILE_ value after a create, a pointer for PnP queries.
    ULONG_PTR Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK;

_Function_class_(IO_APC_ROUTINE)
_IRQL_requires_same_
typedef VOID NTAPI IO_APC_ROUTINE(_In_ PVOID ApcContext, _In_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG Reserved);
typedef IO_APC_ROUTINE *PIO_APC_ROUTINE;

// ---- roles ----------------------------------------------------------------------------------------------------------
_Function_class_(DRIVER_INITIALIZE)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DRIVER_INITIALIZE(_In_ struct _DRIVER_OBJECT *DriverObject, _In_ PUNICODE_STRING RegistryPath);
typedef DRIVER_INITIALIZE *PDRIVER_INITIALIZE;

_Function_class_(DRIVER_ADD_DEVICE)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
_When_(return >= 0, _Kernel_clear_do_init_(yes))
typedef NTSTATUS NTAPI DRIVER_ADD_DEVICE(_In_ struct _DRIVER_OBJECT *DriverObject, _In_ struct _DEVICE_OBJECT *PhysicalDeviceObject);
typedef DRIVER_ADD_DEVICE *PDRIVER_ADD_DEVICE;

_Function_class_(DRIVER_UNLOAD)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DRIVER_UNLOAD(_In_ struct _DRIVER_OBJECT *DriverObject);
typedef DRIVER_UNLOAD *PDRIVER_UNLOAD;

_Function_class_(DRIVER_DISPATCH)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DRIVER_DISPATCH(_In_ struct _DEVICE_OBJECT *DeviceObject, _Inout_ struct _IRP *Irp);
typedef DRIVER_DISPATCH *PDRIVER_DISPATCH;

_Function_class_(DRIVER_DISPATCH)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DRIVER_DISPATCH_RAISED(_In_ struct _DEVICE_OBJECT *DeviceObject, _Inout_ struct _IRP *Irp);
typedef DRIVER_DISPATCH_RAISED *PDRIVER_DISPATCH_RAISED;

_Function_class_(DRIVER_DISPATCH)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI DRIVER_DISPATCH_PAGED(_In_ struct _DEVICE_OBJECT *DeviceObject, _Inout_ struct _IRP *Irp);
typedef DRIVER_DISPATCH_PAGED *PDRIVER_DISPATCH_PAGED;

_Function_class_(DRIVER_STARTIO)
_IRQL_always_function_min_(DISPATCH_LEVEL)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DRIVER_STARTIO(_Inout_ struct _DEVICE_OBJECT *DeviceObject, _Inout_ struct _IRP *Irp);
typedef DRIVER_STARTIO *PDRIVER_STARTIO;

_Function_class_(DRIVER_CANCEL)
_Requires_lock_held_(_Global_cancel_spin_lock_)
_Releases_lock_(_Global_cancel_spin_lock_)
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID NTAPI DRIVER_CANCEL(_Inout_ struct _DEVICE_OBJECT *DeviceObject, _Inout_ _IRQL_uses_cancel_ struct _IRP *Irp);
typedef DRIVER_CANCEL *PDRIVER_CANCEL;

_Function_class_(DRIVER_CONTROL)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef enum _IO_ALLOCATION_ACTION NTAPI DRIVER_CONTROL(
    _In_ struct _DEVICE_OBJECT *DeviceObject,
    _Inout_ struct _IRP *Irp,
    _In_ PVOID MapRegisterBase,
    _In_ PVOID Context);
typedef DRIVER_CONTROL *PDRIVER_CONTROL;

struct _SCATTER_GATHER_LIST;
_Function_class_(DRIVER_LIST_CONTROL)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DRIVER_LIST_CONTROL(
    _In_ struct _DEVICE_OBJECT *DeviceObject,
    _In_ struct _IRP *Irp,
    _In_ struct _SCATTER_GATHER_LIST *ScatterGather,
    _In_ PVOID Context);
typedef DRIVER_LIST_CONTROL *PDRIVER_LIST_CONTROL;

_Function_class_(DRIVER_REINITIALIZE)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DRIVER_REINITIALIZE(_In_ struct _DRIVER_OBJECT *DriverObject, _In_opt_ PVOID Context, _In_ ULONG Count);
typedef DRIVER_REINITIALIZE *PDRIVER_REINITIALIZE;

_Function_class_(IO_COMPLETION_ROUTINE)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI IO_COMPLETION_ROUTINE(
    _In_ struct _DEVICE_OBJECT *DeviceObject,
    _In_ struct _IRP *Irp,
    _In_reads_opt_(_Inexpressible_("varies")) PVOID Context);
typedef IO_COMPLETION_ROUTINE *PIO_COMPLETION_ROUTINE;

_Function_class_(IO_DPC_ROUTINE)
_IRQL_always_function_min_(DISPATCH_LEVEL)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IO_DPC_ROUTINE(
    _In_ struct _KDPC *Dpc,
    _In_ struct _DEVICE_OBJECT *DeviceObject,
    _Inout_ struct _IRP *Irp,
    _In_opt_ PVOID Context);
typedef IO_DPC_ROUTINE *PIO_DPC_ROUTINE;

_Function_class_(IO_TIMER_ROUTINE)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IO_TIMER_ROUTINE(_In_ struct _DEVICE_OBJECT *DeviceObject, _In_opt_ PVOID Context);
typedef IO_TIMER_ROUTINE *PIO_TIMER_ROUTINE;

typedef struct _IO_WORKITEM *PIO_WORKITEM;
_Function_class_(IO_WORKITEM_ROUTINE)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IO_WORKITEM_ROUTINE(_In_ struct _DEVICE_OBJECT *DeviceObject, _In_opt_ PVOID Context);
typedef IO_WORKITEM_ROUTINE *PIO_WORKITEM_ROUTINE;

_Function_class_(IO_WORKITEM_ROUTINE_EX)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IO_WORKITEM_ROUTINE_EX(_In_ PVOID IoObject, _In_opt_ PVOID Context, _In_ PIO_WORKITEM IoWorkItem);
typedef IO_WORKITEM_ROUTINE_EX *PIO_WORKITEM_ROUTINE_EX;

_Function_class_(DRIVER_FS_NOTIFICATION)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI DRIVER_FS_NOTIFICATION(_In_ struct _DEVICE_OBJECT *DeviceObject, _In_ BOOLEAN FsActive);
typedef DRIVER_FS_NOTIFICATION *PDRIVER_FS_NOTIFICATION;

typedef enum _IO_ALLOCATION_ACTION { KeepObject = 1, DeallocateObject, DeallocateObjectKeepRegisters } IO_ALLOCATION_ACTION, *PIO_ALLOCATION_ACTION;

// ---- device, driver, file -------------------------------------------------------------------------------------------
/// A waiter for a DMA adapter or controller; part of every device object.
typedef struct _WAIT_CONTEXT_BLOCK {
    union {
        /// Place among those who wait for the adapter or controller.
        KDEVICE_QUEUE_ENTRY WaitQueueEntry;
        struct {
            /// Place among those who wait for the DMA adapter.
            LIST_ENTRY DmaWaitEntry;
            /// Channels that the transfer takes.
            ULONG NumberOfChannels;
            /// The routine runs on the caller's stack.
            ULONG SyncCallback : 1;
            /// It belongs to a transfer context of the caller.
            ULONG DmaContext : 1;
            /// The transfer takes no map registers.
            ULONG ZeroMapRegisters : 1;
            /// Reserved.
            ULONG Reserved : 9;
            /// Pages of the buffer that the DMA hardware cannot reach.
            ULONG NumberOfRemapPages : 20;
        };
    };
    /// What is called when it is this waiter's turn.
    PDRIVER_CONTROL DeviceRoutine;
    /// Argument of that routine.
    PVOID DeviceContext;
    /// How many the routine is called with.
    ULONG NumberOfMapRegisters;
    /// Device for which it waits.
    PVOID DeviceObject;
    /// Request for which it waits; becomes the routine's Irp argument.
    PVOID CurrentIrp;
    /// Queued by the HAL where transfers are chained.
    PKDPC BufferChainingDpc;
} WAIT_CONTEXT_BLOCK, *PWAIT_CONTEXT_BLOCK;

/// Volume parameter block: ties a storage device to the volume that a file system has mounted on it.
typedef struct _VPB {
    /// IO_TYPE_VPB.
    CSHORT Type;
    /// Bytes of this structure.
    CSHORT Size;
    /// VPB_ bits; VPB_MOUNTED while a file system has the volume.
    USHORT Flags;
    /// Bytes of VolumeLabel in use.
    USHORT VolumeLabelLength;
    /// The file system's device for the volume; set when it mounts.
    struct _DEVICE_OBJECT *DeviceObject;
    /// The storage device that holds the volume.
    struct _DEVICE_OBJECT *RealDevice;
    /// Number that formatting gave the volume.
    ULONG SerialNumber;
    /// Files that are open on the volume; the I/O manager counts them.
    ULONG ReferenceCount;
    /// Name that the user gave the volume; no terminator.
    WCHAR VolumeLabel[MAXIMUM_VOLUME_LABEL_LENGTH / sizeof(WCHAR)];
} VPB, *PVPB;

/// The I/O manager's part of a device object; drivers leave it alone.
typedef struct _DEVOBJ_EXTENSION {
    /// IO_TYPE_DEVICE_OBJECT_EXTENSION.
    CSHORT Type;
    /// Bytes of this structure.
    USHORT Size;
    /// The device that it belongs to.
    struct _DEVICE_OBJECT *DeviceObject;
#ifdef _DEVOBJ_EXTENSION_PRIVATE_
    /// POPF_ bits: power requests that are under way.
    ULONG PowerFlags;
#endif
} DEVOBJ_EXTENSION, *PDEVOBJ_EXTENSION;

/// A device as one driver sees it. IoCreateDevice makes it, together with the driver's device extension.
typedef struct DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT) _DEVICE_OBJECT {
    /// IO_TYPE_DEVICE; set by IoCreateDevice.
    CSHORT Type;
    /// Bytes of this structure and the driver's extension.
    USHORT Size;
    /// Open handles for the device; the I/O manager counts them.
    LONG ReferenceCount;
    /// Driver that created the device.
    struct _DRIVER_OBJECT *DriverObject;
    /// The next device object that belongs to the same driver.
    struct _DEVICE_OBJECT *NextDevice;
    /// The device object that is attached on top of this one.
    struct _DEVICE_OBJECT *AttachedDevice;
    /// The IRP that StartIo works on.
    struct _IRP *CurrentIrp;
    /// The once-a-second timer of IoInitializeTimer; NULL without one.
    struct _IO_TIMER *Timer;
    /// DO_XXX.
    ULONG Flags;
    /// FILE_XXX, given to IoCreateDevice.
    ULONG Characteristics;
    /// Mounted volume, for devices that hold one; NULL for all others.
    volatile PVPB Vpb;
    /// The driver's own data for this device, nonpaged.
    PVOID DeviceExtension;
    /// FILE_DEVICE_ value given to IoCreateDevice.
    DEVICE_TYPE DeviceType;
    /// Stack locations that an IRP for this device needs.
    CCHAR StackSize;
    /// The I/O manager's place in its lists.
    union {
        /// Links the devices of file systems.
        LIST_ENTRY ListEntry;
        /// The wait for a DMA adapter or controller.
        WAIT_CONTEXT_BLOCK Wcb;
    } Queue;
    /// FILE_XXX_ALIGNMENT mask for buffers of direct I/O; a filter copies that of the device below.
    ULONG AlignmentRequirement;
    /// IRPs that wait for StartIo; IoStartPacket inserts them.
    KDEVICE_QUEUE DeviceQueue;
    /// Set up by IoInitializeDpcRequest for the driver's DpcForIsr, queued by IoRequestDpc.
    KDPC Dpc;
    /// Reserved.
    ULONG ActiveThreadCount;
    /// Who may open the device, from the INF, the registry or IoCreateDeviceSecure.
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    /// Held by the I/O manager while a volume is mounted.
    KEVENT DeviceLock;
    /// Bytes of a sector, for devices that hold a volume; 0 for others.
    USHORT SectorSize;
    /// Reserved.
    USHORT Spare1;
    /// The I/O manager's and PnP manager's part.
    struct _DEVOBJ_EXTENSION *DeviceObjectExtension;
    /// Reserved.
    PVOID Reserved;
} DEVICE_OBJECT, *PDEVICE_OBJECT;

/// What the PnP and I/O managers keep of a driver.
typedef struct _DRIVER_EXTENSION {
    /// The driver it belongs to.
    struct _DRIVER_OBJECT *DriverObject;
    /// Called by the PnP manager for each device that the driver serves.
    PDRIVER_ADD_DEVICE AddDevice;
    /// How often reinitialization routines have been called.
    ULONG Count;
    /// Name of the driver's key below Services in the registry.
    UNICODE_STRING ServiceKeyName;
} DRIVER_EXTENSION, *PDRIVER_EXTENSION;

typedef struct _FAST_IO_DISPATCH *PFAST_IO_DISPATCH;

/// A loaded driver and its entry points.
typedef struct _DRIVER_OBJECT {
    /// IO_TYPE_DRIVER.
    CSHORT Type;
    /// Bytes of this structure.
    CSHORT Size;
    /// First of the device objects that the driver has made.
    PDEVICE_OBJECT DeviceObject;
    /// DRVO_ bits; the I/O manager's.
    ULONG Flags;
    /// Base address of the loaded image.
    PVOID DriverStart;
    /// Bytes of the loaded image.
    ULONG DriverSize;
    /// The loader's entry for the image; not documented further.
    PVOID DriverSection;
    /// Holds AddDevice, which DriverEntry sets.
    PDRIVER_EXTENSION DriverExtension;
    /// Path of this object, \Driver\ and the service's name.
    UNICODE_STRING DriverName;
    /// Registry path of the hardware that firmware has described.
    PUNICODE_STRING HardwareDatabase;
    /// Fast I/O routines of a file system or filter; NULL for all other drivers.
    PFAST_IO_DISPATCH FastIoDispatch;
    /// DriverEntry, as the I/O manager calls it.
    PDRIVER_INITIALIZE DriverInit;
    /// Set by DriverEntry if IRPs go through IoStartPacket.
    PDRIVER_STARTIO DriverStartIo;
    /// Set by DriverEntry; a driver without it stays loaded.
    PDRIVER_UNLOAD DriverUnload;
    /// Dispatch routines by IRP_MJ_ value; those not set end requests with STATUS_INVALID_DEVICE_REQUEST.
    PDRIVER_DISPATCH MajorFunction[IRP_MJ_MAXIMUM_FUNCTION + 1];
} DRIVER_OBJECT, *PDRIVER_OBJECT;

/// What the memory and cache managers keep of a file stream; one for all file objects of the stream.
typedef struct _SECTION_OBJECT_POINTERS {
    /// The stream mapped as data; the memory manager's.
    PVOID DataSectionObject;
    /// The stream in the cache; the cache manager's.
    PVOID SharedCacheMap;
    /// The stream mapped as an executable image; the memory manager's.
    PVOID ImageSectionObject;
} SECTION_OBJECT_POINTERS, *PSECTION_OBJECT_POINTERS;

/// Where the end of requests for a file is announced.
typedef struct _IO_COMPLETION_CONTEXT {
    /// Completion port that was set for the file.
    PVOID Port;
    /// Value that the port's reader gets with each packet.
    PVOID Key;
} IO_COMPLETION_CONTEXT, *PIO_COMPLETION_CONTEXT;

/// An open instance of a device or file.
typedef struct _FILE_OBJECT {
    /// IO_TYPE_FILE.
    CSHORT Type;
    /// Bytes of this structure.
    CSHORT Size;
    /// Device that was opened; those attached to it get the requests first.
    PDEVICE_OBJECT DeviceObject;
    /// Volume that the file is on; NULL for devices without one.
    PVPB Vpb;
    /// For the driver that owns the device.
    PVOID FsContext;
    /// Free for that driver too; of a file system one for each open.
    PVOID FsContext2;
    /// Set by a file system for cached and mapped files; NULL for devices.
    PSECTION_OBJECT_POINTERS SectionObjectPointer;
    /// The cache manager's state for this open.
    PVOID PrivateCacheMap;
    /// Status of the last request on the file.
    NTSTATUS FinalStatus;
    /// File that FileName is relative to; valid only while the create is handled.
    struct _FILE_OBJECT *RelatedFileObject;
    /// A byte range has been locked, so locks are to be released at cleanup.
    BOOLEAN LockOperation;
    /// The file goes when its last handle is closed.
    BOOLEAN DeletePending;
    /// It was opened to be read.
    BOOLEAN ReadAccess;
    /// It was opened to be written.
    BOOLEAN WriteAccess;
    /// It was opened to be deleted.
    BOOLEAN DeleteAccess;
    /// Others may open it to read; IoSetShareAccess sets it.
    BOOLEAN SharedRead;
    /// Others may open it to write.
    BOOLEAN SharedWrite;
    /// Others may open it to delete.
    BOOLEAN SharedDelete;
    /// FO_XXX.
    ULONG Flags;
    /// What followed the device's name when it was opened.
    UNICODE_STRING FileName;
    /// Position for synchronous reads and writes without an offset of their own, in bytes.
    LARGE_INTEGER CurrentByteOffset;
    /// Threads that wait until a synchronous request ends; the I/O manager's.
    volatile ULONG Waiters;
    /// A synchronous request is going on; the I/O manager's.
    volatile ULONG Busy;
    /// The byte-range lock that was asked about last.
    PVOID LastLock;
    /// Released to the next thread that waits for its synchronous request.
    KEVENT Lock;
    /// Signaled when a request ends that brought no event of its own.
    KEVENT Event;
    /// Port that gets a packet for each request that ends; NULL without one.
    volatile PIO_COMPLETION_CONTEXT CompletionContext;
    /// Guards IrpList.
    KSPIN_LOCK IrpListLock;
    /// Requests that are under way for the file.
    LIST_ENTRY IrpList;
    /// Further state of the I/O manager and filters.
    volatile PVOID FileObjectExtension;
} FILE_OBJECT, *PFILE_OBJECT;

/// A controller that several devices share; IoAllocateController gives it to one at a time.
typedef struct _CONTROLLER_OBJECT {
    /// IO_TYPE_CONTROLLER.
    CSHORT Type;
    /// Bytes of this structure and the driver's extension.
    CSHORT Size;
    /// The driver's own data for the controller, nonpaged.
    PVOID ControllerExtension;
    /// Devices that wait for the controller.
    KDEVICE_QUEUE DeviceWaitQueue;
    /// Reserved.
    ULONG Spare1;
    /// Reserved.
    LARGE_INTEGER Spare2;
} CONTROLLER_OBJECT, *PCONTROLLER_OBJECT;

/// Who has a file open, and what these let others do; counts of opens.
typedef struct _SHARE_ACCESS {
    /// All opens that read, write or delete.
    ULONG OpenCount;
    /// Opens with read access.
    ULONG Readers;
    /// Opens with write access.
    ULONG Writers;
    /// Opens with delete access.
    ULONG Deleters;
    /// Opens that let others read.
    ULONG SharedRead;
    /// Opens that let others write.
    ULONG SharedWrite;
    /// Opens that let others delete.
    ULONG SharedDelete;
} SHARE_ACCESS, *PSHARE_ACCESS;

// ---- MDL ------------------------------------------------------------------------------------------------------------
typedef ULONG_PTR PFN_NUMBER, *PPFN_NUMBER;
/// Describes a buffer by the physical pages it lies in; their numbers follow the structure.
typedef struct _MDL {
    /// The next MDL of a chain, as network drivers build them; NULL for most.
    struct _MDL *Next;
    /// Bytes of this structure and the page numbers behind it.
    CSHORT Size;
    /// MDL_XXX.
    CSHORT MdlFlags;
    /// Process whose pages these are; NULL for system memory.
    struct _EPROCESS *Process;
    /// System address, if the flags say that there is one; ask MmGetSystemAddressForMdlSafe.
    PVOID MappedSystemVa;
    /// Page that the buffer begins in, as an address in the process; ask MmGetMdlVirtualAddress.
    PVOID StartVa;
    /// Bytes of the buffer; ask MmGetMdlByteCount.
    ULONG ByteCount;
    /// Where in the first page the buffer begins, in bytes.
    ULONG ByteOffset;
} MDL, *PMDL;
typedef MDL *PMDLX;
#define MDL_MAPPED_TO_SYSTEM_VA 0x0001
#define MDL_PAGES_LOCKED 0x0002
#define MDL_SOURCE_IS_NONPAGED_POOL 0x0004
#define MDL_ALLOCATED_FIXED_SIZE 0x0008
#define MDL_PARTIAL 0x0010
#define MDL_PARTIAL_HAS_BEEN_MAPPED 0x0020
#define MDL_IO_PAGE_READ 0x0040
#define MDL_WRITE_OPERATION 0x0080
#define MDL_LOCKED_PAGE_TABLES 0x0100
#define MDL_PARENT_MAPPED_SYSTEM_VA MDL_LOCKED_PAGE_TABLES
#define MDL_FREE_EXTRA_PTES 0x0200
#define MDL_DESCRIBES_AWE 0x0400
#define MDL_IO_SPACE 0x0800
#define MDL_NETWORK_HEADER 0x1000
#define MDL_MAPPING_CAN_FAIL 0x2000
#define MDL_ALLOCATED_MUST_SUCCEED 0x4000
#define MDL_INTERNAL 0x8000

// ---- IRP ------------------------------------------------------------------------------------------------------------
/// An I/O request. Stack locations, one for each device object of the stack, follow the structure.
typedef struct DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT) _IRP {
    /// IO_TYPE_IRP.
    CSHORT Type;
    /// Bytes of the IRP and its stack locations.
    USHORT Size;
#ifdef _WIN64
    /// Processor whose lookaside list it came from.
    USHORT AllocationProcessorNumber;
    /// Reserved.
    USHORT Reserved;
#endif
    /// Buffer of a request with direct I/O.
    PMDL MdlAddress;
    /// IRP_XXX.
    ULONG Flags;
    /// Buffer or relation to other IRPs, by what the IRP is for.
    union {
        /// In an associated IRP: the one it is a part of.
        struct _IRP *MasterIrp;
        /// In a master IRP: parts that are not complete yet.
        volatile LONG IrpCount;
        /// Buffer of a request with buffered I/O.
        PVOID SystemBuffer;
    } AssociatedIrp;
    /// Links the IRPs of the thread that waits for them; the I/O manager's.
    LIST_ENTRY ThreadListEntry;
    /// What the request ends with; set it before IoCompleteRequest.
    IO_STATUS_BLOCK IoStatus;
    /// UserMode if parameters come from a program and must be checked, KernelMode if not.
    KPROCESSOR_MODE RequestorMode;
    /// For a completion routine: a lower driver has marked the IRP pending.
    BOOLEAN PendingReturned;
    /// Stack locations that there are.
    CHAR StackCount;
    /// Number of the current one, from StackCount + 1 downward; IoCallDriver counts.
    CHAR CurrentLocation;
    /// The request is to be cancelled.
    BOOLEAN Cancel;
    /// IRQL at which the cancel spin lock was taken; for IoReleaseCancelSpinLock.
    KIRQL CancelIrql;
    /// Which process context the completing APC runs in.
    CCHAR ApcEnvironment;
    /// Where the memory came from; the I/O manager's.
    UCHAR AllocationFlags;
    union {
        /// Where the caller wants the final status; the I/O manager copies it.
        PIO_STATUS_BLOCK UserIosb;
        /// In its stead, for requests of an I/O ring.
        PVOID IoRingContext;
    };
    /// Signaled at the end; a driver that builds the IRP may wait for it.
    PKEVENT UserEvent;
    /// What is needed at the end only, or at the begin of a create only.
    union {
        /// How the caller hears of the end.
        struct {
            union {
                /// The caller's routine that is queued as an APC.
                PIO_APC_ROUTINE UserApcRoutine;
                /// In its stead, the process of a request without one.
                PVOID IssuingProcess;
            };
            union {
                /// First argument of the caller's routine.
                PVOID UserApcContext;
                /// In its stead, the ring the request came from.
                struct _IORING_OBJECT *IoRing;
            };
        } AsynchronousParameters;
        /// In a create: bytes to reserve for a new file.
        LARGE_INTEGER AllocationSize;
    } Overlay;
    /// Called if the request is cancelled while the driver queues it; change with IoSetCancelRoutine only.
    volatile PDRIVER_CANCEL CancelRoutine;
    /// The caller's own address of the output buffer.
    PVOID UserBuffer;
    /// What the I/O manager and the driver that holds the IRP keep in it.
    union {
        /// Use of the place until the request ends.
        struct {
            union {
                /// Link in a KDEVICE_QUEUE, and so in the queue for StartIo.
                KDEVICE_QUEUE_ENTRY DeviceQueueEntry;
                struct {
                    /// Free for the driver that holds the IRP.
                    PVOID DriverContext[4];
                };
            };
            /// Thread that made the request; NULL for some made by drivers.
            PETHREAD Thread;
            /// Reserved.
            PCHAR AuxiliaryBuffer;
            struct {
                /// Link for a queue of the driver that holds the IRP.
                LIST_ENTRY ListEntry;
                union {
                    /// Use IoGetCurrentIrpStackLocation.
                    struct _IO_STACK_LOCATION *CurrentStackLocation;
                    /// Kind of entry in a completion port's queue.
                    ULONG PacketType;
                };
            };
            /// File that the request was made for.
            PFILE_OBJECT OriginalFileObject;
        } Overlay;
        /// Completes the request in the context of its thread.
        KAPC Apc;
        /// Key for the completion port, once the IRP is queued to it.
        PVOID CompletionKey;
    } Tail;
} IRP, *PIRP;

/// Who opens a file, and what for.
typedef struct _IO_SECURITY_CONTEXT {
    /// Reserved.
    PSECURITY_QUALITY_OF_SERVICE SecurityQos;
    /// Identity of the caller, access already granted and access still to be checked.
    struct _ACCESS_STATE *AccessState;
    /// Access that the caller asks for; checked against what is granted.
    ACCESS_MASK DesiredAccess;
    /// Reserved.
    ULONG FullCreateOptions;
} IO_SECURITY_CONTEXT, *PIO_SECURITY_CONTEXT;

typedef enum _FILE_INFORMATION_CLASS {
    FileDirectoryInformation = 1, FileFullDirectoryInformation, FileBothDirectoryInformation, FileBasicInformation,
    FileStandardInformation, FileInternalInformation, FileEaInformation, FileAccessInformation, FileNameInformation,
    FileRenameInformation, FileLinkInformation, FileNamesInformation, FileDispositionInformation, FilePositionInformation,
    FileFullEaInformation, FileModeInformation, FileAlignmentInformation, FileAllInformation, FileAllocationInformation,
    FileEndOfFileInformation, FileAlternateNameInformation, FileStreamInformation, FilePipeInformation, FilePipeLocalInformation,
    FilePipeRemoteInformation, FileMailslotQueryInformation, FileMailslotSetInformation, FileCompressionInformation,
    FileObjectIdInformation, FileCompletionInformation, FileMoveClusterInformation, FileQuotaInformation,
    FileReparsePointInformation, FileNetworkOpenInformation, FileAttributeTagInformation, FileTrackingInformation,
    FileIdBothDirectoryInformation, FileIdFullDirectoryInformation, FileValidDataLengthInformation, FileShortNameInformation,
    FileIoCompletionNotificationInformation, FileIoStatusBlockRangeInformation, FileIoPriorityHintInformation,
    FileSfioReserveInformation, FileSfioVolumeInformation, FileHardLinkInformation, FileProcessIdsUsingFileInformation,
    FileNormalizedNameInformation, FileNetworkPhysicalNameInformation, FileIdGlobalTxDirectoryInformation,
    FileIsRemoteDeviceInformation, FileUnusedInformation, FileNumaNodeInformation, FileStandardLinkInformation,
    FileRemoteProtocolInformation, FileRenameInformationBypassAccessCheck, FileLinkInformationBypassAccessCheck,
    FileVolumeNameInformation, FileIdInformation, FileIdExtdDirectoryInformation, FileReplaceCompletionInformation,
    FileHardLinkFullIdInformation, FileIdExtdBothDirectoryInformation, FileDispositionInformationEx, FileRenameInformationEx,
    FileRenameInformationExBypassAccessCheck, FileDesiredStorageClassInformation, FileStatInformation,
    FileMemoryPartitionInformation, FileStatLxInformation, FileCaseSensitiveInformation, FileLinkInformationEx,
    FileLinkInformationExBypassAccessCheck, FileStorageReserveIdInformation, FileCaseSensitiveInformationForceAccessCheck,
    FileKnownFolderInformation, FileStatBasicInformation, FileId64ExtdDirectoryInformation,
    FileId64ExtdBothDirectoryInformation, FileIdAllExtdDirectoryInformation, FileIdAllExtdBothDirectoryInformation,
    FileStreamReservationInformation, FileMupProviderInfo, FileMaximumInformation
} FILE_INFORMATION_CLASS, *PFILE_INFORMATION_CLASS;

typedef enum _FSINFOCLASS {
    FileFsVolumeInformation = 1, FileFsLabelInformation, FileFsSizeInformation, FileFsDeviceInformation, FileFsAttributeInformation,
    FileFsControlInformation, FileFsFullSizeInformation, FileFsObjectIdInformation, FileFsDriverPathInformation,
    FileFsVolumeFlagsInformation, FileFsSectorSizeInformation, FileFsDataCopyInformation, FileFsMetadataSizeInformation,
    FileFsFullSizeInformationEx, FileFsGuidInformation, FileFsMaximumInformation
} FS_INFORMATION_CLASS, *PFS_INFORMATION_CLASS;

typedef enum _DEVICE_RELATION_TYPE {
    BusRelations, EjectionRelations, PowerRelations, RemovalRelations, TargetDeviceRelation, SingleBusRelations, TransportRelations
} DEVICE_RELATION_TYPE, *PDEVICE_RELATION_TYPE;
typedef enum _BUS_QUERY_ID_TYPE {
    BusQueryDeviceID, BusQueryHardwareIDs, BusQueryCompatibleIDs, BusQueryInstanceID, BusQueryDeviceSerialNumber, BusQueryContainerID
} BUS_QUERY_ID_TYPE, *PBUS_QUERY_ID_TYPE;
typedef enum _DEVICE_TEXT_TYPE { DeviceTextDescription, DeviceTextLocationInformation } DEVICE_TEXT_TYPE, *PDEVICE_TEXT_TYPE;
typedef enum _DEVICE_USAGE_NOTIFICATION_TYPE {
    DeviceUsageTypeUndefined, DeviceUsageTypePaging, DeviceUsageTypeHibernation, DeviceUsageTypeDumpFile, DeviceUsageTypeBoot,
    DeviceUsageTypePostDisplay, DeviceUsageTypeGuestAssigned
} DEVICE_USAGE_NOTIFICATION_TYPE;

typedef enum _SYSTEM_POWER_STATE {
    PowerSystemUnspecified = 0, PowerSystemWorking = 1, PowerSystemSleeping1 = 2, PowerSystemSleeping2 = 3, PowerSystemSleeping3 = 4,
    PowerSystemHibernate = 5, PowerSystemShutdown = 6, PowerSystemMaximum = 7
} SYSTEM_POWER_STATE, *PSYSTEM_POWER_STATE;
#define POWER_SYSTEM_MAXIMUM 7
typedef enum _DEVICE_POWER_STATE {
    PowerDeviceUnspecified = 0, PowerDeviceD0, PowerDeviceD1, PowerDeviceD2, PowerDeviceD3, PowerDeviceMaximum
} DEVICE_POWER_STATE, *PDEVICE_POWER_STATE;
typedef enum {
    PowerActionNone = 0, PowerActionReserved, PowerActionSleep, PowerActionHibernate, PowerActionShutdown, PowerActionShutdownReset,
    PowerActionShutdownOff, PowerActionWarmEject, PowerActionDisplayOff
} POWER_ACTION, *PPOWER_ACTION;
typedef enum _POWER_STATE_TYPE { SystemPowerState = 0, DevicePowerState } POWER_STATE_TYPE, *PPOWER_STATE_TYPE;
/// A power state; the POWER_STATE_TYPE beside it says of what.
typedef union _POWER_STATE {
    /// With SystemPowerState: of the whole computer.
    SYSTEM_POWER_STATE SystemState;
    /// With DevicePowerState: of one device.
    DEVICE_POWER_STATE DeviceState;
} POWER_STATE, *PPOWER_STATE;
/// The change of the system's power that a power IRP belongs to.
typedef struct _SYSTEM_POWER_STATE_CONTEXT {
    union {
        struct {
            /// Reserved.
            ULONG Reserved1 : 8;
            /// SYSTEM_POWER_STATE that the change is to end in.
            ULONG TargetSystemState : 4;
            /// SYSTEM_POWER_STATE that the system was in as its user sees it.
            ULONG EffectiveSystemState : 4;
            /// SYSTEM_POWER_STATE that it was in.
            ULONG CurrentSystemState : 4;
            /// The device need not stay on for writing the hibernation file.
            ULONG IgnoreHibernationPath : 1;
            /// The system restarts from or goes to a state that is only simulated, as with fast startup.
            ULONG PseudoTransition : 1;
            /// The kernel is replaced without a reset of the hardware.
            ULONG KernelSoftReboot : 1;
            /// The system's power manager asks for it in connected standby (directed power management).
            ULONG DirectedDripsTransition : 1;
            /// Reserved.
            ULONG Reserved2 : 8;
        };
        /// All of the bits.
        ULONG ContextAsUlong;
    };
} SYSTEM_POWER_STATE_CONTEXT, *PSYSTEM_POWER_STATE_CONTEXT;
/// How often a device has been in its low-power states, so that a driver knows whether it lost its state.
typedef struct _POWER_SEQUENCE {
    /// How often it has entered D1 or deeper.
    ULONG SequenceD1;
    /// How often it has entered D2 or deeper.
    ULONG SequenceD2;
    /// How often it has entered D3.
    ULONG SequenceD3;
} POWER_SEQUENCE, *PPOWER_SEQUENCE;

/// What a device can do; the answer to IRP_MN_QUERY_CAPABILITIES.
typedef struct _DEVICE_CAPABILITIES {
    /// Bytes of this structure; set by who sends the query.
    USHORT Size;
    /// 1.
    USHORT Version;
    /// The device has D1.
    ULONG DeviceD1 : 1;
    /// The device has D2.
    ULONG DeviceD2 : 1;
    /// It can be locked in its bay against ejection.
    ULONG LockSupported : 1;
    /// It can be ejected by software.
    ULONG EjectSupported : 1;
    /// It can be taken out while the system runs, and is shown as such.
    ULONG Removable : 1;
    /// It is a docking station; set by the bus driver only.
    ULONG DockDevice : 1;
    /// Its instance identifier is unique in the system, not just on its bus.
    ULONG UniqueID : 1;
    /// It is installed without dialogs.
    ULONG SilentInstall : 1;
    /// It works without a function driver, by its bus driver alone.
    ULONG RawDeviceOK : 1;
    /// Its driver takes removal without warning; the user is not warned.
    ULONG SurpriseRemovalOK : 1;
    /// It can wake the system from D0.
    ULONG WakeFromD0 : 1;
    /// It can wake the system from D1.
    ULONG WakeFromD1 : 1;
    /// It can wake the system from D2.
    ULONG WakeFromD2 : 1;
    /// It can wake the system from D3.
    ULONG WakeFromD3 : 1;
    /// It is switched off in hardware; read when the device has been enumerated.
    ULONG HardwareDisabled : 1;
    /// Reserved.
    ULONG NonDynamic : 1;
    /// It can be ejected while the system runs.
    ULONG WarmEjectSupported : 1;
    /// It is not to be shown to the user.
    ULONG NoDisplayInUI : 1;
    /// Reserved for system use.
    ULONG Reserved1 : 1;
    /// A wake interrupt resource wakes it.
    ULONG WakeFromInterrupt : 1;
    /// It lies in the secure part of the system.
    ULONG SecureDevice : 1;
    /// The bridge above it passes VGA ranges.
    ULONG ChildOfVgaEnabledBridge : 1;
    /// It was decoding I/O ranges when the system started.
    ULONG DecodeIoOnBoot : 1;
    /// Reserved.
    ULONG Reserved : 9;
    /// Where it is on its bus, in the form of the bus; 0xFFFFFFFF if unknown.
    ULONG Address;
    /// Number of the slot as shown to the user; 0xFFFFFFFF if unknown.
    ULONG UINumber;
    /// The least deep device state that it can have, by system power state.
    DEVICE_POWER_STATE DeviceState[POWER_SYSTEM_MAXIMUM];
    /// Deepest system power state that it can wake the system from.
    SYSTEM_POWER_STATE SystemWake;
    /// Deepest device power state that it can signal wake in.
    DEVICE_POWER_STATE DeviceWake;
    /// Longest way back from D1 to D0, in 100 microseconds.
    ULONG D1Latency;
    /// Longest way back from D2 to D0, in 100 microseconds.
    ULONG D2Latency;
    /// Longest way back from D3 to D0, in 100 microseconds.
    ULONG D3Latency;
} DEVICE_CAPABILITIES, *PDEVICE_CAPABILITIES;

typedef VOID NTAPI INTERFACE_REFERENCE(PVOID Context);
typedef INTERFACE_REFERENCE *PINTERFACE_REFERENCE;
typedef VOID NTAPI INTERFACE_DEREFERENCE(PVOID Context);
typedef INTERFACE_DEREFERENCE *PINTERFACE_DEREFERENCE;
/// First part of every interface that drivers hand each other with IRP_MN_QUERY_INTERFACE.
typedef struct _INTERFACE {
    /// Bytes of the whole interface, of which this is the beginning.
    USHORT Size;
    /// Version of the interface, counted by who defined it.
    USHORT Version;
    /// Argument for every routine of the interface.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
} INTERFACE, *PINTERFACE;

#ifndef _WIN64
#pragma pack(push, 4)
#endif
/// What a request asks of one driver of the stack.
typedef struct _IO_STACK_LOCATION {
    /// IRP_MJ_XXX.
    UCHAR MajorFunction;
    /// IRP_MN_XXX.
    UCHAR MinorFunction;
    /// SL_ bits that depend on the major function, such as SL_OVERRIDE_VERIFY_VOLUME.
    UCHAR Flags;
    /// SL_XXX: pending, and when the completion routine is called.
    UCHAR Control;
    /// Arguments; which member counts follows from the major and minor function.
    union {
        /// IRP_MJ_CREATE.
        struct {
            /// Who opens, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition (FILE_OPEN, FILE_CREATE …) in the high 8.
            ULONG Options;
            /// FILE_ATTRIBUTE_ bits for a file that is created.
            USHORT POINTER_ALIGNMENT FileAttributes;
            /// FILE_SHARE_ bits: what others may do while the file is open.
            USHORT ShareAccess;
            /// Bytes of extended attributes in SystemBuffer.
            ULONG POINTER_ALIGNMENT EaLength;
        } Create;
        /// IRP_MJ_CREATE_NAMED_PIPE.
        struct {
            /// Who creates the pipe, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition in the high 8.
            ULONG Options;
            /// Reserved.
            USHORT POINTER_ALIGNMENT Reserved;
            /// FILE_SHARE_ bits.
            USHORT ShareAccess;
            /// How the pipe is to behave.
            struct _NAMED_PIPE_CREATE_PARAMETERS *Parameters;
        } CreatePipe;
        /// IRP_MJ_CREATE_MAILSLOT.
        struct {
            /// Who creates the mailslot, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition in the high 8.
            ULONG Options;
            /// Reserved.
            USHORT POINTER_ALIGNMENT Reserved;
            /// FILE_SHARE_ bits.
            USHORT ShareAccess;
            /// How the mailslot is to behave.
            struct _MAILSLOT_CREATE_PARAMETERS *Parameters;
        } CreateMailslot;
        /// IRP_MJ_READ.
        struct {
            /// Bytes to read.
            ULONG Length;
            /// Opens byte ranges that were locked with the same number.
            ULONG POINTER_ALIGNMENT Key;
#ifdef _WIN64
            /// The I/O manager's.
            ULONG Flags;
#endif
            /// Where to begin, in bytes from the start of the file or device.
            LARGE_INTEGER ByteOffset;
        } Read;
        /// IRP_MJ_WRITE.
        struct {
            /// Bytes to write.
            ULONG Length;
            /// Opens byte ranges that were locked with the same number.
            ULONG POINTER_ALIGNMENT Key;
#ifdef _WIN64
            /// The I/O manager's.
            ULONG Flags;
#endif
            /// Where to begin, in bytes from the start of the file or device.
            LARGE_INTEGER ByteOffset;
        } Write;
        /// IRP_MJ_DIRECTORY_CONTROL with IRP_MN_QUERY_DIRECTORY.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Which names to return, with wildcards; NULL for all or those of the first call.
            PUNICODE_STRING FileName;
            /// Form of the entries.
            FILE_INFORMATION_CLASS FileInformationClass;
            /// Where to begin, if Flags has SL_INDEX_SPECIFIED.
            ULONG POINTER_ALIGNMENT FileIndex;
        } QueryDirectory;
        /// IRP_MJ_DIRECTORY_CONTROL with IRP_MN_NOTIFY_CHANGE_DIRECTORY.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// FILE_NOTIFY_CHANGE_ bits: which changes end the request.
            ULONG POINTER_ALIGNMENT CompletionFilter;
        } NotifyDirectory;
        /// IRP_MJ_QUERY_INFORMATION.
        struct {
            /// Bytes that SystemBuffer can hold.
            ULONG Length;
            /// What is asked.
            FILE_INFORMATION_CLASS POINTER_ALIGNMENT FileInformationClass;
        } QueryFile;
        /// IRP_MJ_SET_INFORMATION.
        struct {
            /// Bytes in SystemBuffer.
            ULONG Length;
            /// What is to be changed.
            FILE_INFORMATION_CLASS POINTER_ALIGNMENT FileInformationClass;
            /// Of a rename or link: open directory that the new name goes to; NULL if the directory stays.
            PFILE_OBJECT FileObject;
            union {
                struct {
                    /// Of a rename or link: a file that has the name already is replaced.
                    BOOLEAN ReplaceIfExists;
                    /// Of an end of file: the lazy writer only moves the valid length forward.
                    BOOLEAN AdvanceOnly;
                };
                /// Of a rename: length to move; reserved.
                ULONG ClusterCount;
                /// Handle that the file is to be deleted through; reserved.
                HANDLE DeleteHandle;
            };
        } SetFile;
        /// IRP_MJ_QUERY_EA.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Names of the attributes that are asked for; NULL for all.
            PVOID EaList;
            /// Bytes of that list.
            ULONG EaListLength;
            /// Where to begin, if Flags has SL_INDEX_SPECIFIED.
            ULONG POINTER_ALIGNMENT EaIndex;
        } QueryEa;
        /// IRP_MJ_SET_EA.
        struct {
            /// Bytes of attributes in the caller's buffer.
            ULONG Length;
        } SetEa;
        /// IRP_MJ_QUERY_VOLUME_INFORMATION.
        struct {
            /// Bytes that SystemBuffer can hold.
            ULONG Length;
            /// What is asked.
            FS_INFORMATION_CLASS POINTER_ALIGNMENT FsInformationClass;
        } QueryVolume;
        /// IRP_MJ_SET_VOLUME_INFORMATION.
        struct {
            /// Bytes in SystemBuffer.
            ULONG Length;
            /// What is to be changed.
            FS_INFORMATION_CLASS POINTER_ALIGNMENT FsInformationClass;
        } SetVolume;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_USER_FS_REQUEST or IRP_MN_KERNEL_CALL.
        struct {
            /// Bytes that the caller's output buffer can hold.
            ULONG OutputBufferLength;
            /// Bytes that the caller passes in.
            ULONG POINTER_ALIGNMENT InputBufferLength;
            /// FSCTL_ code.
            ULONG POINTER_ALIGNMENT FsControlCode;
            /// The caller's input address, with METHOD_NEITHER.
            PVOID Type3InputBuffer;
        } FileSystemControl;
        /// IRP_MJ_LOCK_CONTROL.
        struct {
            /// Points to the number of bytes to lock.
            PLARGE_INTEGER Length;
            /// Tells locks of one process apart.
            ULONG POINTER_ALIGNMENT Key;
            /// First byte of the range.
            LARGE_INTEGER ByteOffset;
        } LockControl;
        /// IRP_MJ_DEVICE_CONTROL and IRP_MJ_INTERNAL_DEVICE_CONTROL.
        struct {
            /// Bytes that the caller's output buffer can hold; check it before writing.
            ULONG OutputBufferLength;
            /// Bytes that the caller passes in; check it before reading.
            ULONG POINTER_ALIGNMENT InputBufferLength;
            /// Made by CTL_CODE.
            ULONG POINTER_ALIGNMENT IoControlCode;
            /// The caller's input address, with METHOD_NEITHER.
            PVOID Type3InputBuffer;
        } DeviceIoControl;
        /// IRP_MJ_QUERY_SECURITY.
        struct {
            /// Which parts of the descriptor are asked for.
            SECURITY_INFORMATION SecurityInformation;
            /// Bytes that the caller's buffer can hold.
            ULONG POINTER_ALIGNMENT Length;
        } QuerySecurity;
        /// IRP_MJ_SET_SECURITY.
        struct {
            /// Which parts of the descriptor are to change.
            SECURITY_INFORMATION SecurityInformation;
            /// Where these parts are taken from.
            PSECURITY_DESCRIPTOR SecurityDescriptor;
        } SetSecurity;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_MOUNT_VOLUME.
        struct {
            /// Of the volume that is to be mounted.
            PVPB Vpb;
            /// Device that holds the volume, with what is attached to it.
            PDEVICE_OBJECT DeviceObject;
        } MountVolume;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_VERIFY_VOLUME.
        struct {
            /// Of the volume that is to be verified.
            PVPB Vpb;
            /// The file system's device for the volume.
            PDEVICE_OBJECT DeviceObject;
        } VerifyVolume;
        /// IRP_MJ_SCSI, from storage class drivers.
        struct {
            /// What the port driver is to do.
            struct _SCSI_REQUEST_BLOCK *Srb;
        } Scsi;
        /// IRP_MJ_QUERY_QUOTA.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Who to begin behind; NULL to go on or begin anew.
            PSID StartSid;
            /// Whose quota is asked for; NULL for all.
            struct _FILE_GET_QUOTA_INFORMATION *SidList;
            /// Bytes of that list.
            ULONG SidListLength;
        } QueryQuota;
        /// IRP_MJ_SET_QUOTA.
        struct {
            /// Bytes in the caller's buffer.
            ULONG Length;
        } SetQuota;
        /// IRP_MN_QUERY_DEVICE_RELATIONS.
        struct {
            /// Which relation is asked: bus drivers answer BusRelations and TargetDeviceRelation, others add to what is there.
            DEVICE_RELATION_TYPE Type;
        } QueryDeviceRelations;
        /// IRP_MN_QUERY_INTERFACE.
        struct {
            /// Which interface is asked for.
            const GUID *InterfaceType;
            /// Bytes that Interface can hold.
            USHORT Size;
            /// Version that is asked for.
            USHORT Version;
            /// Filled in by the driver that has the interface.
            PINTERFACE Interface;
            /// Further arguments, where the interface defines some.
            PVOID InterfaceSpecificData;
        } QueryInterface;
        /// IRP_MN_QUERY_CAPABILITIES.
        struct {
            /// Filled in on the way up; the sender has set it to defaults.
            PDEVICE_CAPABILITIES Capabilities;
        } DeviceCapabilities;
        /// IRP_MN_FILTER_RESOURCE_REQUIREMENTS.
        struct {
            /// What the bus driver asks for; a changed copy goes to IoStatus.Information.
            PIO_RESOURCE_REQUIREMENTS_LIST IoResourceRequirementList;
        } FilterResourceRequirements;
        /// IRP_MN_READ_CONFIG and IRP_MN_WRITE_CONFIG.
        struct {
            /// Which configuration space, in the form of the bus; PCI_WHICHSPACE_CONFIG.
            ULONG WhichSpace;
            /// Where the bytes go to or come from.
            PVOID Buffer;
            /// First byte in the space.
            ULONG Offset;
            /// Bytes to read or write.
            ULONG POINTER_ALIGNMENT Length;
        } ReadWriteConfig;
        /// IRP_MN_SET_LOCK.
        struct {
            /// TRUE locks the device against ejection, FALSE lets it go.
            BOOLEAN Lock;
        } SetLock;
        /// IRP_MN_QUERY_ID.
        struct {
            /// Which identifier is asked for.
            BUS_QUERY_ID_TYPE IdType;
        } QueryId;
        /// IRP_MN_QUERY_DEVICE_TEXT.
        struct {
            /// Description or location.
            DEVICE_TEXT_TYPE DeviceTextType;
            /// Language that it is wanted in.
            LCID POINTER_ALIGNMENT LocaleId;
        } QueryDeviceText;
        /// IRP_MN_DEVICE_USAGE_NOTIFICATION.
        struct {
            /// TRUE when such a file comes to the device, FALSE when it goes.
            BOOLEAN InPath;
            /// Reserved.
            BOOLEAN Reserved[3];
            /// Kind of file: paging, hibernation, crash dump …
            DEVICE_USAGE_NOTIFICATION_TYPE POINTER_ALIGNMENT Type;
        } UsageNotification;
        /// IRP_MN_WAIT_WAKE.
        struct {
            /// Deepest system power state that the device must wake the system from.
            SYSTEM_POWER_STATE PowerState;
        } WaitWake;
        /// IRP_MN_POWER_SEQUENCE.
        struct {
            /// Filled in by the bus driver.
            PPOWER_SEQUENCE PowerSequence;
        } PowerSequence;
        /// IRP_MN_SET_POWER and IRP_MN_QUERY_POWER.
        struct {
            union {
                /// The power manager's; all of the bits below.
                ULONG SystemContext;
                /// The change of the system's power that this belongs to.
                SYSTEM_POWER_STATE_CONTEXT SystemPowerStateContext;
            };
            /// Whether State is of the system or of the device.
            POWER_STATE_TYPE POINTER_ALIGNMENT Type;
            /// The power state that is set or asked about.
            POWER_STATE POINTER_ALIGNMENT State;
            /// POWER_ACTION that the system performs; of a device request PowerActionNone unless a system one is under way.
            POWER_ACTION POINTER_ALIGNMENT ShutdownType;
        } Power;
        /// IRP_MN_START_DEVICE; both lists are NULL for a device without resources.
        struct {
            /// Resources as the bus sees them.
            PCM_RESOURCE_LIST AllocatedResources;
            /// Resources as the driver uses them.
            PCM_RESOURCE_LIST AllocatedResourcesTranslated;
        } StartDevice;
        /// IRP_MJ_SYSTEM_CONTROL.
        struct {
            /// Device object that the request is for; pass it on if it is not the driver's own.
            ULONG_PTR ProviderId;
            /// GUID of the data block, or its registration action.
            PVOID DataPath;
            /// Bytes that Buffer can hold.
            ULONG BufferSize;
            /// WNODE structure, in and out.
            PVOID Buffer;
        } WMI;
        /// Requests that have no member of their own; also those that drivers agree upon.
        struct {
            /// Meaning by agreement of the drivers.
            PVOID Argument1;
            /// Meaning by agreement of the drivers.
            PVOID Argument2;
            /// Meaning by agreement of the drivers.
            PVOID Argument3;
            /// Meaning by agreement of the drivers.
            PVOID Argument4;
        } Others;
    } Parameters;
    /// Device of the driver that this location is for; IoCallDriver sets it.
    PDEVICE_OBJECT DeviceObject;
    /// File that the request is for; NULL where no file is open.
    PFILE_OBJECT FileObject;
    /// Routine of the driver above, called when the request has come back from here; IoSetCompletionRoutine.
    PIO_COMPLETION_ROUTINE CompletionRoutine;
    /// Argument of that routine.
    PVOID Context;
} IO_STACK_LOCATION, *PIO_STACK_LOCATION;
#ifndef _WIN64
#pragma pack(pop)
#endif
