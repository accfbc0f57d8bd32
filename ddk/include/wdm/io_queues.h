// Work items, remove locks, cancel-safe queues, the error log, and controllers.
#pragma once

// ---- work items -----------------------------------------------------------------------------------------------------
/// Allocates a work item for a device object.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIO_WORKITEM NTAPI IoAllocateWorkItem(_In_ PDEVICE_OBJECT DeviceObject);
/// Frees a work item.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoFreeWorkItem(_In_ __drv_freesMem(Mem) PIO_WORKITEM IoWorkItem);
/// Has a system thread run a routine at PASSIVE_LEVEL.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoQueueWorkItem(_Inout_ __drv_aliasesMem PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE WorkerRoutine, _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ __drv_aliasesMem PVOID Context);
/// Has a system thread run a routine that is given the work item too.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoQueueWorkItemEx(_Inout_ __drv_aliasesMem PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE_EX WorkerRoutine, _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ __drv_aliasesMem PVOID Context);
/// Sets up a work item in memory of the driver's own.
NTKERNELAPI VOID NTAPI IoInitializeWorkItem(_In_ PVOID IoObject, _Out_ PIO_WORKITEM IoWorkItem);
/// Ends a work item in memory of the driver's own.
NTKERNELAPI VOID NTAPI IoUninitializeWorkItem(_Inout_ PIO_WORKITEM IoWorkItem);
/// Returns the bytes of a work item.
NTKERNELAPI ULONG NTAPI IoSizeofWorkItem(VOID);

// ---- remove locks ---------------------------------------------------------------------------------------------------
typedef struct _IO_REMOVE_LOCK_TRACKING_BLOCK *PIO_REMOVE_LOCK_TRACKING_BLOCK;
/// The part that free and checked builds have.
typedef struct _IO_REMOVE_LOCK_COMMON_BLOCK {
    /// IoReleaseRemoveLockAndWait has been called: nobody can acquire the lock any more.
    BOOLEAN Removed;
    /// Reserved.
    BOOLEAN Reserved[3];
    /// Holders of the lock, and one for the device itself.
    volatile LONG IoCount;
    /// Signaled by the last holder.
    KEVENT RemoveEvent;
} IO_REMOVE_LOCK_COMMON_BLOCK;
/// What checked builds add: who holds the lock.
typedef struct _IO_REMOVE_LOCK_DBG_BLOCK {
    /// Marks an initialized lock.
    LONG Signature;
    /// Most holders there may be; 0 for any number.
    ULONG HighWatermark;
    /// Longest time that one may hold the lock, in clock ticks; 0 for any.
    LONGLONG MaxLockedTicks;
    /// Pool tag of the entries.
    LONG AllocateTag;
    /// Reserved.
    LIST_ENTRY LockList;
    /// Guards Blocks.
    KSPIN_LOCK Spin;
    /// Holders for whom there was no memory for an entry.
    volatile LONG LowMemoryCount;
    /// Reserved.
    ULONG Reserved1[4];
    /// Reserved.
    PVOID Reserved2;
    /// One entry for each holder.
    PIO_REMOVE_LOCK_TRACKING_BLOCK Blocks;
} IO_REMOVE_LOCK_DBG_BLOCK;
/// Counts the uses of a device, so that it goes only when nobody uses it.
typedef struct _IO_REMOVE_LOCK {
    /// State that the routines work with.
    IO_REMOVE_LOCK_COMMON_BLOCK Common;
#if DBG
    /// Who holds the lock, on checked builds.
    IO_REMOVE_LOCK_DBG_BLOCK Dbg;
#endif
} IO_REMOVE_LOCK, *PIO_REMOVE_LOCK;
/// Sets up a remove lock.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoInitializeRemoveLockEx(_In_ PIO_REMOVE_LOCK Lock, _In_ ULONG AllocateTag, _In_ ULONG MaxLockedMinutes, _In_ ULONG HighWatermark, _In_ ULONG RemlockSize);
#define IoInitializeRemoveLock(Lock, Tag, Maxmin, HighWater) IoInitializeRemoveLockEx(Lock, Tag, Maxmin, HighWater, sizeof(IO_REMOVE_LOCK))
/// Counts a use; STATUS_DELETE_PENDING once the device is being removed.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI IoAcquireRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ PCSTR File, _In_ ULONG Line, _In_ ULONG RemlockSize);
#define IoAcquireRemoveLock(RemoveLock, Tag) IoAcquireRemoveLockEx(RemoveLock, Tag, __FILE__, __LINE__, sizeof(IO_REMOVE_LOCK))
/// Ends a use.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReleaseRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ ULONG RemlockSize);
#define IoReleaseRemoveLock(RemoveLock, Tag) IoReleaseRemoveLockEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))
/// Ends the last use and waits for all others, when the device is removed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoReleaseRemoveLockAndWaitEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ ULONG RemlockSize);
#define IoReleaseRemoveLockAndWait(RemoveLock, Tag) IoReleaseRemoveLockAndWaitEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))

// ---- cancel-safe queues ---------------------------------------------------------------------------------------------
struct _IO_CSQ;
/// Finds an IRP in a cancel-safe queue again, even if it has been cancelled since.
typedef struct _IO_CSQ_IRP_CONTEXT {
    /// The queue's mark of its own structures.
    ULONG Type;
    /// The IRP, NULL once it has left the queue.
    struct _IRP *Irp;
    /// Queue that it is in.
    struct _IO_CSQ *Csq;
} IO_CSQ_IRP_CONTEXT, *PIO_CSQ_IRP_CONTEXT;
_Function_class_(IO_CSQ_INSERT_IRP)
_IRQL_requires_same_
typedef VOID NTAPI IO_CSQ_INSERT_IRP(_In_ struct _IO_CSQ *Csq, _In_ PIRP Irp);
typedef IO_CSQ_INSERT_IRP *PIO_CSQ_INSERT_IRP;
_Function_class_(IO_CSQ_INSERT_IRP_EX)
_IRQL_requires_same_
typedef NTSTATUS NTAPI IO_CSQ_INSERT_IRP_EX(_In_ struct _IO_CSQ *Csq, _In_ PIRP Irp, _In_opt_ PVOID InsertContext);
typedef IO_CSQ_INSERT_IRP_EX *PIO_CSQ_INSERT_IRP_EX;
_Function_class_(IO_CSQ_REMOVE_IRP)
_IRQL_requires_same_
typedef VOID NTAPI IO_CSQ_REMOVE_IRP(_In_ struct _IO_CSQ *Csq, _In_ PIRP Irp);
typedef IO_CSQ_REMOVE_IRP *PIO_CSQ_REMOVE_IRP;
_Function_class_(IO_CSQ_PEEK_NEXT_IRP)
_IRQL_requires_same_
typedef PIRP NTAPI IO_CSQ_PEEK_NEXT_IRP(_In_ struct _IO_CSQ *Csq, _In_opt_ PIRP Irp, _In_opt_ PVOID PeekContext);
typedef IO_CSQ_PEEK_NEXT_IRP *PIO_CSQ_PEEK_NEXT_IRP;
_Function_class_(IO_CSQ_ACQUIRE_LOCK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI IO_CSQ_ACQUIRE_LOCK(_In_ struct _IO_CSQ *Csq, _Out_ _At_(*Irql, _IRQL_saves_) PKIRQL Irql);
typedef IO_CSQ_ACQUIRE_LOCK *PIO_CSQ_ACQUIRE_LOCK;
_Function_class_(IO_CSQ_RELEASE_LOCK)
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI IO_CSQ_RELEASE_LOCK(_In_ struct _IO_CSQ *Csq, _In_ _IRQL_restores_ KIRQL Irql);
typedef IO_CSQ_RELEASE_LOCK *PIO_CSQ_RELEASE_LOCK;
_Function_class_(IO_CSQ_COMPLETE_CANCELED_IRP)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI IO_CSQ_COMPLETE_CANCELED_IRP(_In_ struct _IO_CSQ *Csq, _In_ PIRP Irp);
typedef IO_CSQ_COMPLETE_CANCELED_IRP *PIO_CSQ_COMPLETE_CANCELED_IRP;
/// A queue of IRPs whose cancellation the system handles.
typedef struct _IO_CSQ {
    /// Mark of the routines IoCsqInitialize and IoCsqInitializeEx.
    ULONG Type;
    /// The driver's: puts an IRP into its list; called with the lock held.
    PIO_CSQ_INSERT_IRP CsqInsertIrp;
    /// The driver's: takes an IRP out of its list; called with the lock held.
    PIO_CSQ_REMOVE_IRP CsqRemoveIrp;
    /// The driver's: finds the next IRP that matches; called with the lock held.
    PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp;
    /// The driver's: takes the lock of the list.
    PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock;
    /// The driver's: gives it up.
    PIO_CSQ_RELEASE_LOCK CsqReleaseLock;
    /// The driver's: completes an IRP with STATUS_CANCELLED; called without the lock.
    PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp;
    /// Context that CsqInsertIrp is being called for.
    PVOID ReservePointer;
} IO_CSQ, *PIO_CSQ;
#define IO_TYPE_CSQ_IRP_CONTEXT 1
#define IO_TYPE_CSQ 2
#define IO_TYPE_CSQ_EX 3
/// Sets up a cancel-safe queue with the driver's routines.
NTKERNELAPI NTSTATUS NTAPI IoCsqInitialize(
    _Out_ PIO_CSQ Csq, _In_ PIO_CSQ_INSERT_IRP CsqInsertIrp, _In_ PIO_CSQ_REMOVE_IRP CsqRemoveIrp, _In_ PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp,
    _In_ PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock, _In_ PIO_CSQ_RELEASE_LOCK CsqReleaseLock, _In_ PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
/// Sets up a cancel-safe queue whose insert routine may refuse.
NTKERNELAPI NTSTATUS NTAPI IoCsqInitializeEx(
    _Out_ PIO_CSQ Csq, _In_ PIO_CSQ_INSERT_IRP_EX CsqInsertIrp, _In_ PIO_CSQ_REMOVE_IRP CsqRemoveIrp, _In_ PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp,
    _In_ PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock, _In_ PIO_CSQ_RELEASE_LOCK CsqReleaseLock, _In_ PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
/// Queues an IRP and marks it pending.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoCsqInsertIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp, _Out_opt_ PIO_CSQ_IRP_CONTEXT Context);
/// Queues an IRP and marks it pending, unless the insert routine refuses.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCsqInsertIrpEx(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp, _Out_opt_ PIO_CSQ_IRP_CONTEXT Context, _In_opt_ PVOID InsertContext);
/// Takes a certain IRP from the queue; NULL if it has been cancelled.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoCsqRemoveIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIO_CSQ_IRP_CONTEXT Context);
/// Takes the next matching IRP from the queue; NULL if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoCsqRemoveNextIrp(_Inout_ PIO_CSQ Csq, _In_opt_ PVOID PeekContext);

// ---- error log ------------------------------------------------------------------------------------------------------
/// An entry for the event log; IoAllocateErrorLogEntry makes it, IoWriteErrorLogEntry takes it.
typedef struct _IO_ERROR_LOG_PACKET {
    /// IRP_MJ_ value of the request that failed.
    UCHAR MajorFunctionCode;
    /// How often the driver has tried again.
    UCHAR RetryCount;
    /// Bytes of DumpData; a multiple of 4.
    USHORT DumpDataSize;
    /// Strings behind DumpData, which the message's text calls %2, %3 …
    USHORT NumberOfStrings;
    /// Where they begin, in bytes from the start of the packet.
    USHORT StringOffset;
    /// One of the categories of the driver's message file; 0 for none.
    USHORT EventCategory;
    /// Message's code, from the driver's .mc file.
    NTSTATUS ErrorCode;
    /// Place in the driver that writes the entry, by the driver's own count.
    ULONG UniqueErrorValue;
    /// What the request is completed with.
    NTSTATUS FinalStatus;
    /// Number that the driver gave the request.
    ULONG SequenceNumber;
    /// Control code of a device control request.
    ULONG IoControlCode;
    /// Where on the device it happened, in bytes.
    LARGE_INTEGER DeviceOffset;
    /// Data for whoever looks into the entry.
    ULONG DumpData[1];
} IO_ERROR_LOG_PACKET, *PIO_ERROR_LOG_PACKET;
/// What goes to the event log: the packet with the time and the driver's name.
typedef struct _IO_ERROR_LOG_MESSAGE {
    /// IO_TYPE_ERROR_MESSAGE.
    USHORT Type;
    /// Bytes of the message with its strings.
    USHORT Size;
    /// Bytes of the driver's name.
    USHORT DriverNameLength;
    /// When it was written, in 100 ns since 1601.
    LARGE_INTEGER TimeStamp;
    /// Where the name begins, in bytes from the start of the message.
    ULONG DriverNameOffset;
    /// What the driver wrote.
    IO_ERROR_LOG_PACKET EntryData;
} IO_ERROR_LOG_MESSAGE, *PIO_ERROR_LOG_MESSAGE;
#ifdef _WIN64
#define PORT_MAXIMUM_MESSAGE_LENGTH 512
#else
#define PORT_MAXIMUM_MESSAGE_LENGTH 256
#endif
#define ERROR_LOG_LIMIT_SIZE (256 - 16)
#define IO_ERROR_LOG_MESSAGE_HEADER_LENGTH (sizeof(IO_ERROR_LOG_MESSAGE) - sizeof(IO_ERROR_LOG_PACKET) + (sizeof(WCHAR) * 40))
#define ERROR_LOG_MESSAGE_LIMIT_SIZE (ERROR_LOG_LIMIT_SIZE + IO_ERROR_LOG_MESSAGE_HEADER_LENGTH)
#define IO_ERROR_LOG_MESSAGE_LENGTH ((PORT_MAXIMUM_MESSAGE_LENGTH > ERROR_LOG_MESSAGE_LIMIT_SIZE) ? ERROR_LOG_MESSAGE_LIMIT_SIZE : PORT_MAXIMUM_MESSAGE_LENGTH)
#define ERROR_LOG_MAXIMUM_SIZE (IO_ERROR_LOG_MESSAGE_LENGTH - IO_ERROR_LOG_MESSAGE_HEADER_LENGTH)
/// Allocates an entry for the event log.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI IoAllocateErrorLogEntry(_In_ PVOID IoObject, _In_ UCHAR EntrySize);
/// Writes an entry to the event log and frees it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoWriteErrorLogEntry(_In_ PVOID ElEntry);
/// Frees an entry for the event log that is not written.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoFreeErrorLogEntry(_In_ PVOID ElEntry);

// ---- controllers, configuration -------------------------------------------------------------------------------------
/// How many devices of some kinds there are; drivers that name such a device count up.
typedef struct _CONFIGURATION_INFORMATION {
    /// Next number of a \Device\Harddisk.
    ULONG DiskCount;
    /// Next number of a \Device\Floppy.
    ULONG FloppyCount;
    /// Next number of a \Device\CdRom.
    ULONG CdRomCount;
    /// Next number of a \Device\Tape.
    ULONG TapeCount;
    /// Next number of a \Device\ScsiPort.
    ULONG ScsiPortCount;
    /// Next number of a \Device\Serial.
    ULONG SerialCount;
    /// Next number of a \Device\ParallelPort.
    ULONG ParallelCount;
    /// A driver has the AT controller's ports at 0x1F0.
    BOOLEAN AtDiskPrimaryAddressClaimed;
    /// A driver has the AT controller's ports at 0x170.
    BOOLEAN AtDiskSecondaryAddressClaimed;
    /// Bytes of this structure.
    ULONG Version;
    /// Next number of a \Device\Changer.
    ULONG MediumChangerCount;
} CONFIGURATION_INFORMATION, *PCONFIGURATION_INFORMATION;
/// Returns the system's counts of devices by kind.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PCONFIGURATION_INFORMATION NTAPI IoGetConfigurationInformation(VOID);
/// Makes a controller object.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PCONTROLLER_OBJECT NTAPI IoCreateController(_In_ ULONG Size);
/// Deletes a controller object.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoDeleteController(_In_ PCONTROLLER_OBJECT ControllerObject);
