// Device, driver and file objects, and MDLs.
#pragma once

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
typedef ULONG PFN_COUNT;
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
