// Io: devices, IRPs and their stack locations, queues, interrupts, timers, work items, remove locks, cancel-safe queues, error log.
#pragma once

// ---- devices --------------------------------------------------------------------------------------------------------
/// Makes a device object with an extension for the driver's data.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_At_(*DeviceObject, __drv_allocatesMem(Mem))
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI IoCreateDevice(
    _In_ PDRIVER_OBJECT DriverObject, _In_ ULONG DeviceExtensionSize, _In_opt_ PUNICODE_STRING DeviceName, _In_ DEVICE_TYPE DeviceType,
    _In_ ULONG DeviceCharacteristics, _In_ BOOLEAN Exclusive, _Outptr_result_nullonfailure_ PDEVICE_OBJECT *DeviceObject);
/// Deletes a device object and its extension as soon as nobody uses it.
_IRQL_requires_max_(APC_LEVEL)
_Kernel_clear_do_init_(yes)
NTKERNELAPI VOID NTAPI IoDeleteDevice(_In_ __drv_freesMem(Mem) PDEVICE_OBJECT DeviceObject);
/// Puts a device object on top of the stack of another and returns the one below; NULL if that cannot be.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PDEVICE_OBJECT NTAPI IoAttachDeviceToDeviceStack(_In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice);
/// Puts a device object on top of a stack and stores the one below before requests can arrive.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAttachDeviceToDeviceStackSafe(_In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice, _Outptr_ PDEVICE_OBJECT *AttachedToDeviceObject);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Puts a device object on top of the stack of a device that is found by its name.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAttachDevice(_In_ PDEVICE_OBJECT SourceDevice, _In_ PUNICODE_STRING TargetDevice, _Out_ PDEVICE_OBJECT *AttachedDevice);
/// Takes the caller's device object off the one given, which is below it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoDetachDevice(_Inout_ PDEVICE_OBJECT TargetDevice);
/// Returns the top device object of a stack, referenced.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDeviceReference(_In_ PDEVICE_OBJECT DeviceObject);
/// Returns the top device object of a stack.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDevice(_In_ PDEVICE_OBJECT DeviceObject);
/// Returns the device object below, referenced.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetLowerDeviceObject(_In_ PDEVICE_OBJECT DeviceObject);
/// Returns the device object that a file object stands for.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetRelatedDeviceObject(_In_ PFILE_OBJECT FileObject);
/// Opens a device by its name: gives its top device object and a referenced file object.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceObjectPointer(_In_ PUNICODE_STRING ObjectName, _In_ ACCESS_MASK DesiredAccess, _Out_ PFILE_OBJECT *FileObject, _Out_ PDEVICE_OBJECT *DeviceObject);
/// Makes a name under which programs reach a device.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI IoCreateSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName, _In_ PUNICODE_STRING DeviceName);
/// Makes a symbolic link that users may change.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateUnprotectedSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName, _In_ PUNICODE_STRING DeviceName);
/// Deletes a symbolic link.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoDeleteSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName);
/// Allocates memory that belongs to the driver object, under an identifier.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAllocateDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject, _In_ PVOID ClientIdentificationAddress, _In_ ULONG DriverObjectExtensionSize, _Out_ PVOID *DriverObjectExtension);
/// Returns the memory that IoAllocateDriverObjectExtension gave for an identifier.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI IoGetDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject, _In_ PVOID ClientIdentificationAddress);
/// Registers a routine that is called again after all drivers have started.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRegisterDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_REINITIALIZE DriverReinitializationRoutine, _In_opt_ PVOID Context);
/// Registers a routine that is called again after the boot drivers have started.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRegisterBootDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_REINITIALIZE DriverReinitializationRoutine, _In_opt_ PVOID Context);
/// Asks for an IRP_MJ_SHUTDOWN when the system goes down.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/// Asks for an IRP_MJ_SHUTDOWN after all file systems have been flushed, later than IoRegisterShutdownNotification's.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoRegisterLastChanceShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/// Takes IoRegisterShutdownNotification and its last-chance form back.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/// Says whether a version of the driver model is there.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIsWdmVersionAvailable(_When_(MajorVersion != 1, _In_) UCHAR MajorVersion, _In_ UCHAR MinorVersion);
#define WDM_MAJORVERSION 0x06
#define WDM_MINORVERSION 0x00
/// Checks a way of opening against those that are in force, and adds it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccess(_In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _In_ BOOLEAN Update);
/// Sets the share access of a first opening.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoSetShareAccess(_In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess);
/// Takes an opening out of the share access.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRemoveShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);

// ---- IRPs -----------------------------------------------------------------------------------------------------------
/// Sends an IRP to a driver: its next stack location becomes current and that driver's dispatch routine runs.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS FASTCALL IofCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ __drv_aliasesMem PIRP Irp);
/// Sends an IRP to a driver.
#define IoCallDriver(a, b) IofCallDriver(a, b)
/// Completes an IRP: completion routines run from the lowest up, then the caller gets the result.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL IofCompleteRequest(_In_ PIRP Irp, _In_ CCHAR PriorityBoost);
/// Completes an IRP.
#define IoCompleteRequest(a, b) IofCompleteRequest(a, b)
/// Allocates an IRP with a number of stack locations; NULL if there is no memory.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoAllocateIrp(_In_ CCHAR StackSize, _In_ BOOLEAN ChargeQuota);
/// Sets up memory of the driver's own as an IRP.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoInitializeIrp(_Inout_ PIRP Irp, _In_ USHORT PacketSize, _In_ CCHAR StackSize);
/// Readies an IRP of the driver's own for use again.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReuseIrp(_Inout_ PIRP Irp, _In_ NTSTATUS Iostatus);
/// Frees an IRP that IoAllocateIrp gave.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoFreeIrp(_In_ PIRP Irp);
/// Marks an IRP as cancelled and calls its cancel routine; TRUE if it had one.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoCancelIrp(_In_ PIRP Irp);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an IRP for a device control that completes synchronously; the I/O manager frees it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoBuildDeviceIoControlRequest(
    _In_ ULONG IoControlCode, _In_ PDEVICE_OBJECT DeviceObject, _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer, _In_ ULONG InputBufferLength,
    _Out_writes_bytes_opt_(OutputBufferLength) PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _In_ BOOLEAN InternalDeviceIoControl,
    _In_opt_ PKEVENT Event, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes an IRP to read, write, flush or shut down that completes synchronously; the I/O manager frees it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoBuildSynchronousFsdRequest(
    _In_ ULONG MajorFunction, _In_ PDEVICE_OBJECT DeviceObject, _Inout_opt_ PVOID Buffer, _In_opt_ ULONG Length, _In_opt_ PLARGE_INTEGER StartingOffset,
    _In_ PKEVENT Event, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/// Makes an IRP to read, write, flush or shut down that the driver frees in a completion routine.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoBuildAsynchronousFsdRequest(
    _In_ ULONG MajorFunction, _In_ PDEVICE_OBJECT DeviceObject, _Inout_opt_ PVOID Buffer, _In_opt_ ULONG Length, _In_opt_ PLARGE_INTEGER StartingOffset,
    _In_opt_ PIO_STATUS_BLOCK IoStatusBlock);
/// Makes an IRP that is part of a larger one.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoMakeAssociatedIrp(_In_ PIRP Irp, _In_ CCHAR StackSize);
/// Sends an IRP down the stack and waits until the lower drivers are done with it; FALSE if there is no further stack location.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI IoForwardIrpSynchronously(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/// Returns the process whose thread sent the IRP; NULL if none.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PEPROCESS NTAPI IoGetRequestorProcess(_In_ PIRP Irp);
/// Says whether a 32-bit process sent the IRP.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI IoIs32bitProcess(_In_opt_ PIRP Irp);
/// Notes on the IRP the device on which a hard error or a verification arose.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoSetHardErrorOrVerifyDevice(_In_ PIRP Irp, _In_ PDEVICE_OBJECT DeviceObject);
/// Returns the device that has to be verified for a thread, or NULL.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetDeviceToVerify(_In_ PETHREAD Thread);
/// Says which device has to be verified for a thread; NULL for none.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoSetDeviceToVerify(_In_ PETHREAD Thread, _In_opt_ PDEVICE_OBJECT DeviceObject);
/// Returns how many bytes of stack a thread has left.
NTKERNELAPI ULONG_PTR NTAPI IoGetRemainingStackSize(VOID);
/// Returns the bounds of the current stack.
NTKERNELAPI VOID NTAPI IoGetStackLimits(_Out_ PULONG_PTR LowLimit, _Out_ PULONG_PTR HighLimit);
/// Allocates an MDL for a buffer and ties it to an IRP if one is given.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PMDL NTAPI IoAllocateMdl(_In_opt_ __drv_aliasesMem PVOID VirtualAddress, _In_ ULONG Length, _In_ BOOLEAN SecondaryBuffer, _In_ BOOLEAN ChargeQuota, _Inout_opt_ PIRP Irp);
/// Frees an MDL.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoFreeMdl(PMDL Mdl);
/// Fills an MDL for a part of the buffer that another MDL describes.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoBuildPartialMdl(_In_ PMDL SourceMdl, _Inout_ PMDL TargetMdl, _In_ PVOID VirtualAddress, _In_ ULONG Length);

/// Bytes of an IRP with a number of stack locations.
#define IoSizeOfIrp(StackSize) ((USHORT)(sizeof(IRP) + ((StackSize) * (sizeof(IO_STACK_LOCATION)))))

/// The stack location of the driver that holds the IRP.
_IRQL_requires_max_(HIGH_LEVEL)
FORCEINLINE PIO_STACK_LOCATION IoGetCurrentIrpStackLocation(_In_ PIRP Irp)
{
    return Irp->Tail.Overlay.CurrentStackLocation;
}
/// The stack location of the driver below.
FORCEINLINE PIO_STACK_LOCATION IoGetNextIrpStackLocation(_In_ PIRP Irp)
{
    return Irp->Tail.Overlay.CurrentStackLocation - 1;
}
/// Makes the next stack location current; for a driver that allocated the IRP with a location for itself.
FORCEINLINE VOID IoSetNextIrpStackLocation(_Inout_ PIRP Irp)
{
    Irp->CurrentLocation--;
    Irp->Tail.Overlay.CurrentStackLocation--;
}
/// Lets the driver below have the caller's stack location as it is. No completion routine may be set.
FORCEINLINE VOID IoSkipCurrentIrpStackLocation(_Inout_ PIRP Irp)
{
    Irp->CurrentLocation++;
    Irp->Tail.Overlay.CurrentStackLocation++;
}
/// Copies the caller's stack location to the driver below, without the completion routine.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID IoCopyCurrentIrpStackLocationToNext(_Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION Current = IoGetCurrentIrpStackLocation(Irp);
    PIO_STACK_LOCATION Next = IoGetNextIrpStackLocation(Irp);
    RtlCopyMemory(Next, Current, FIELD_OFFSET(IO_STACK_LOCATION, CompletionRoutine));
    Next->Control = 0;
}
/// Sets the routine that runs when the lower drivers have completed the IRP, and for which outcomes.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID IoSetCompletionRoutine(
    _In_ PIRP Irp, _In_opt_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_opt_ __drv_aliasesMem PVOID Context,
    _In_ BOOLEAN InvokeOnSuccess, _In_ BOOLEAN InvokeOnError, _In_ BOOLEAN InvokeOnCancel)
{
    PIO_STACK_LOCATION Next = IoGetNextIrpStackLocation(Irp);
    Next->CompletionRoutine = CompletionRoutine;
    Next->Context = Context;
    Next->Control = 0;
    if (InvokeOnSuccess) {
        Next->Control = SL_INVOKE_ON_SUCCESS;
    }
    if (InvokeOnError) {
        Next->Control |= SL_INVOKE_ON_ERROR;
    }
    if (InvokeOnCancel) {
        Next->Control |= SL_INVOKE_ON_CANCEL;
    }
}
/// Sets a completion routine and keeps the driver loaded until it has run.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetCompletionRoutineEx(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_opt_ PVOID Context,
    _In_ BOOLEAN InvokeOnSuccess, _In_ BOOLEAN InvokeOnError, _In_ BOOLEAN InvokeOnCancel);
/// Marks an IRP as pending: the dispatch routine must return STATUS_PENDING.
FORCEINLINE VOID IoMarkIrpPending(_Inout_ PIRP Irp)
{
    IoGetCurrentIrpStackLocation(Irp)->Control |= SL_PENDING_RETURNED;
}
/// Sets or removes the cancel routine of an IRP and returns the former one.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE PDRIVER_CANCEL IoSetCancelRoutine(_Inout_ PIRP Irp, _In_opt_ PDRIVER_CANCEL CancelRoutine)
{
    return (PDRIVER_CANCEL)(ULONG_PTR)InterlockedExchangePointer((PVOID volatile *)&Irp->CancelRoutine, (PVOID)(ULONG_PTR)CancelRoutine);
}
/// Takes the system's cancel spin lock.
_Requires_lock_not_held_(_Global_cancel_spin_lock_)
_Acquires_lock_(_Global_cancel_spin_lock_)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoAcquireCancelSpinLock(_Out_ _At_(*Irql, _IRQL_saves_) PKIRQL Irql);
/// Releases the system's cancel spin lock; in a cancel routine with Irp->CancelIrql.
_Requires_lock_held_(_Global_cancel_spin_lock_)
_Releases_lock_(_Global_cancel_spin_lock_)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReleaseCancelSpinLock(_In_ _IRQL_restores_ _IRQL_uses_cancel_ KIRQL Irql);

// ---- StartIo --------------------------------------------------------------------------------------------------------
/// Gives an IRP to StartIo at once, or queues it if the device is busy.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoStartPacket(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_opt_ PULONG Key, _In_opt_ PDRIVER_CANCEL CancelFunction);
/// Gives the next queued IRP to StartIo, or makes the device not busy.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoStartNextPacket(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN Cancelable);
/// Gives the queued IRP with the next key to StartIo.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoStartNextPacketByKey(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN Cancelable, _In_ ULONG Key);
/// Chooses how IoStartNextPacket calls StartIo.
NTKERNELAPI VOID NTAPI IoSetStartIoAttributes(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN DeferredStartIo, _In_ BOOLEAN NonCancelable);

// ---- interrupts, DPC, timer -----------------------------------------------------------------------------------------
/// Registers a routine for an interrupt, with the translated vector, level and affinity.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI IoConnectInterrupt(
    _Out_ PKINTERRUPT *InterruptObject, _In_ PKSERVICE_ROUTINE ServiceRoutine, _In_opt_ PVOID ServiceContext, _In_opt_ PKSPIN_LOCK SpinLock,
    _In_ ULONG Vector, _In_ KIRQL Irql, _In_ KIRQL SynchronizeIrql, _In_ KINTERRUPT_MODE InterruptMode, _In_ BOOLEAN ShareVector,
    _In_ KAFFINITY ProcessorEnableMask, _In_ BOOLEAN FloatingSave);
/// Takes a routine for an interrupt away.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoDisconnectInterrupt(_In_ PKINTERRUPT InterruptObject);

/// One message of a device that interrupts by messages (MSI), connected.
typedef struct _IO_INTERRUPT_MESSAGE_INFO_ENTRY {
    /// Where the device writes to interrupt; already in its registers.
    PHYSICAL_ADDRESS MessageAddress;
    /// Processors that may take it.
    KAFFINITY TargetProcessorSet;
    /// For KeSynchronizeExecution and the interrupt's lock.
    PKINTERRUPT InterruptObject;
    /// What the device writes.
    ULONG MessageData;
    /// System's vector of the message.
    ULONG Vector;
    /// DIRQL of the message.
    KIRQL Irql;
    /// Latched, as messages are.
    KINTERRUPT_MODE Mode;
    /// Of no meaning for messages.
    KINTERRUPT_POLARITY Polarity;
} IO_INTERRUPT_MESSAGE_INFO_ENTRY, *PIO_INTERRUPT_MESSAGE_INFO_ENTRY;
/// All messages of a device, as IoConnectInterruptEx has connected them.
typedef struct _IO_INTERRUPT_MESSAGE_INFO {
    /// Level that the service routine runs at, for all messages.
    KIRQL UnifiedIrql;
    /// How many entries follow.
    ULONG MessageCount;
    /// The messages, by the MessageID that the service routine gets.
    IO_INTERRUPT_MESSAGE_INFO_ENTRY MessageInfo[1];
} IO_INTERRUPT_MESSAGE_INFO, *PIO_INTERRUPT_MESSAGE_INFO;
/// Connects one interrupt by the numbers of its resource descriptor.
typedef struct _IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS {
    /// Device that interrupts: the PDO that AddDevice was given.
    PDEVICE_OBJECT PhysicalDeviceObject;
    /// Receives the interrupt object.
    PKINTERRUPT *InterruptObject;
    /// Called at SynchronizeIrql when the device, or one that shares the line, interrupts.
    PKSERVICE_ROUTINE ServiceRoutine;
    /// Argument of the routine.
    PVOID ServiceContext;
    /// Held around the routine; NULL for one of its own, which will do unless several interrupts share data.
    PKSPIN_LOCK SpinLock;
    /// Level of the routine: the highest Irql of all interrupts that share the lock.
    KIRQL SynchronizeIrql;
    /// FALSE; only x86 can save floating-point state.
    BOOLEAN FloatingSave;
    /// Whether other devices may have the line.
    BOOLEAN ShareVector;
    /// From the translated descriptor.
    ULONG Vector;
    /// From the translated descriptor's Level.
    KIRQL Irql;
    /// LevelSensitive or Latched, by the descriptor's flags.
    KINTERRUPT_MODE InterruptMode;
    /// From the translated descriptor's Affinity.
    KAFFINITY ProcessorEnableMask;
    /// Processor group of the mask; only with CONNECT_FULLY_SPECIFIED_GROUP.
    USHORT Group;
} IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS, *PIO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS;
/// Connects all line interrupts of a device; their numbers the system knows.
typedef struct _IO_CONNECT_INTERRUPT_LINE_BASED_PARAMETERS {
    /// Device that interrupts: the PDO that AddDevice was given.
    PDEVICE_OBJECT PhysicalDeviceObject;
    /// Receives the interrupt object.
    PKINTERRUPT *InterruptObject;
    /// Called when the device, or one that shares the line, interrupts.
    PKSERVICE_ROUTINE ServiceRoutine;
    /// Argument of the routine.
    PVOID ServiceContext;
    /// Held around the routine; NULL for one of its own.
    PKSPIN_LOCK SpinLock;
    /// Level of the routine; 0 for that of the interrupt.
    KIRQL SynchronizeIrql;
    /// FALSE; only x86 can save floating-point state.
    BOOLEAN FloatingSave;
} IO_CONNECT_INTERRUPT_LINE_BASED_PARAMETERS, *PIO_CONNECT_INTERRUPT_LINE_BASED_PARAMETERS;
/// Connects all messages of a device (MSI), or its line if it has got none.
typedef struct _IO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS {
    /// Device that interrupts: the PDO that AddDevice was given.
    PDEVICE_OBJECT PhysicalDeviceObject;
    /// Points to where the result goes.
    union {
        /// Either of the two.
        PVOID *Generic;
        /// Receives the messages.
        PIO_INTERRUPT_MESSAGE_INFO *InterruptMessageTable;
        /// Receives the interrupt object, if Version comes back as CONNECT_LINE_BASED.
        PKINTERRUPT *InterruptObject;
    } ConnectionContext;
    /// Called for each message, with its number.
    PKMESSAGE_SERVICE_ROUTINE MessageServiceRoutine;
    /// Argument of either routine.
    PVOID ServiceContext;
    /// Held around the routine; NULL for one of its own.
    PKSPIN_LOCK SpinLock;
    /// Level of the routine; 0 for that of the interrupts.
    KIRQL SynchronizeIrql;
    /// FALSE; only x86 can save floating-point state.
    BOOLEAN FloatingSave;
    /// Called for the line; NULL if the driver cannot do without messages.
    PKSERVICE_ROUTINE FallBackServiceRoutine;
} IO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS, *PIO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS;
/// What IoConnectInterruptEx connects.
typedef struct _IO_CONNECT_INTERRUPT_PARAMETERS {
    /// CONNECT_ value that says which member counts; comes back as what was connected, or what the system knows.
    ULONG Version;
    union {
        /// With CONNECT_FULLY_SPECIFIED and CONNECT_FULLY_SPECIFIED_GROUP.
        IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS FullySpecified;
        /// With CONNECT_LINE_BASED.
        IO_CONNECT_INTERRUPT_LINE_BASED_PARAMETERS LineBased;
        /// With CONNECT_MESSAGE_BASED.
        IO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS MessageBased;
    };
} IO_CONNECT_INTERRUPT_PARAMETERS, *PIO_CONNECT_INTERRUPT_PARAMETERS;
/// What IoDisconnectInterruptEx disconnects.
typedef struct _IO_DISCONNECT_INTERRUPT_PARAMETERS {
    /// What IoConnectInterruptEx left in its Version.
    ULONG Version;
    /// What IoConnectInterruptEx gave.
    union {
        /// Either of the two.
        PVOID Generic;
        /// The line's.
        PKINTERRUPT InterruptObject;
        /// Of messages: the table that was given for them.
        PIO_INTERRUPT_MESSAGE_INFO InterruptMessageTable;
    } ConnectionContext;
} IO_DISCONNECT_INTERRUPT_PARAMETERS, *PIO_DISCONNECT_INTERRUPT_PARAMETERS;
#define CONNECT_FULLY_SPECIFIED 0x1
#define CONNECT_LINE_BASED 0x2
#define CONNECT_MESSAGE_BASED 0x3
#define CONNECT_FULLY_SPECIFIED_GROUP 0x4
#define CONNECT_MESSAGE_BASED_PASSIVE 0x5
#define CONNECT_CURRENT_VERSION 0x5
/// Registers a routine for an interrupt line or message.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoConnectInterruptEx(_Inout_ PIO_CONNECT_INTERRUPT_PARAMETERS Parameters);
/// Takes a routine that IoConnectInterruptEx registered away.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoDisconnectInterruptEx(_In_ PIO_DISCONNECT_INTERRUPT_PARAMETERS Parameters);

/// Names the device object's routine for DPCs.
FORCEINLINE VOID IoInitializeDpcRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_DPC_ROUTINE DpcRoutine)
{
    KeInitializeDpc(&DeviceObject->Dpc, (PKDEFERRED_ROUTINE)(ULONG_PTR)DpcRoutine, DeviceObject);
}
/// Names the device object's routine for threaded DPCs.
FORCEINLINE VOID IoInitializeThreadedDpcRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_DPC_ROUTINE DpcRoutine)
{
    KeInitializeThreadedDpc(&DeviceObject->Dpc, (PKDEFERRED_ROUTINE)(ULONG_PTR)DpcRoutine, DeviceObject);
}
/// Queues the device object's DPC; requests before it has run become one.
FORCEINLINE VOID IoRequestDpc(_Inout_ PDEVICE_OBJECT DeviceObject, _In_opt_ PIRP Irp, _In_opt_ __drv_aliasesMem PVOID Context)
{
    KeInsertQueueDpc(&DeviceObject->Dpc, Irp, Context);
}
/// Gives a device object a timer that calls a routine about each second.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoInitializeTimer(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_TIMER_ROUTINE TimerRoutine, _In_opt_ __drv_aliasesMem PVOID Context);
/// Starts the one-second timer of a device object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoStartTimer(_In_ PDEVICE_OBJECT DeviceObject);
/// Stops the one-second timer of a device object; not from the timer routine.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoStopTimer(_In_ PDEVICE_OBJECT DeviceObject);

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
