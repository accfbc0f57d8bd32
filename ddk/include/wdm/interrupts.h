// Interrupts, DPCs of devices, and their timers.
#pragma once

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
    /// Whether floating-point state is saved around the routine; FALSE on x86.
    BOOLEAN FloatingSave;
    /// Whether other devices may have the line.
    BOOLEAN ShareVector;
    /// From the translated descriptor.
    ULONG Vector;
    /// From the translated descriptor's Level; PASSIVE_LEVEL, as SynchronizeIrql, with SpinLock NULL for a routine that may wait.
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
    /// Lowest level for the routine; PASSIVE_LEVEL for the highest of its interrupts, as almost always.
    KIRQL SynchronizeIrql;
    /// Whether floating-point state is saved around the routine; FALSE on x86.
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
    /// Lowest level for the routine; PASSIVE_LEVEL for the highest of its interrupts, as almost always.
    KIRQL SynchronizeIrql;
    /// Whether floating-point state is saved around the routine; FALSE on x86.
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

/// Gives the processors an interrupt may arrive at.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetAffinityInterrupt(_In_ PKINTERRUPT InterruptObject, _Out_ PGROUP_AFFINITY GroupAffinity);
/// Interrupt that is reported as active or not.
typedef struct _IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS {
    /// How it was connected, as for IoConnectInterruptEx.
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
} IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS, *PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS;
/// Marks an interrupt as in use: it may be unmasked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReportInterruptActive(_In_ PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
/// Marks an interrupt as not in use: it may be masked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReportInterruptInactive(_In_ PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
