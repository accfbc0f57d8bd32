// Ps: silos, the containers of processes.
#pragma once

typedef struct _EJOB *PESILO;
/// Silo of a file object.
typedef struct _IO_FOEXT_SILO_PARAMETERS {
    /// Bytes of this structure.
    ULONG Length;
    union {
        struct {
            /// The file object references the silo.
            ULONG HasHardReference : 1;
            /// Not used.
            ULONG SpareFlags : 31;
        };
        /// The bits above as one number.
        ULONG Flags;
    };
    /// Server silo that the open belongs to.
    PESILO SiloContext;
} IO_FOEXT_SILO_PARAMETERS, *PIO_FOEXT_SILO_PARAMETERS;
/// Returns the silo parameters of a file object.
NTKERNELAPI PIO_FOEXT_SILO_PARAMETERS NTAPI IoGetSiloParameters(_In_ PFILE_OBJECT FileObject);
/// Allocates a slot for contexts in every silo.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsAllocSiloContextSlot(_In_ ULONG_PTR Reserved, _Out_ ULONG *ReturnedContextSlot);
/// Lets the current thread work in a silo; returns the former one.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PESILO NTAPI PsAttachSiloToCurrentThread(_In_ PESILO Silo);
/// Told that a silo context is being freed.
typedef VOID (NTAPI *SILO_CONTEXT_CLEANUP_CALLBACK)(_In_ PVOID SiloContext);
/// Makes an object to put into a slot of a silo.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsCreateSiloContext(
    _In_ PESILO Silo, _In_ ULONG Size, _In_ POOL_TYPE PoolType, _In_opt_ SILO_CONTEXT_CLEANUP_CALLBACK ContextCleanupCallback,
    _Outptr_result_bytebuffer_(Size) PVOID *ReturnedSiloContext);
/// Gives up a reference to a silo context.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsDereferenceSiloContext(_In_ PVOID SiloContext);
/// Takes the current thread back to the silo of before.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsDetachSiloFromCurrentThread(_In_ PESILO PreviousSilo);
/// Frees a slot of PsAllocSiloContextSlot.
NTKERNELAPI NTSTATUS NTAPI PsFreeSiloContextSlot(_In_ ULONG ContextSlot);
/// Returns the server silo of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PESILO NTAPI PsGetCurrentServerSilo(VOID);
/// Returns the silo of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PESILO NTAPI PsGetCurrentSilo(VOID);
/// Returns the server silo that a silo belongs to.
NTKERNELAPI PESILO NTAPI PsGetEffectiveServerSilo(_In_ PESILO Silo);
/// Returns the host's silo.
NTKERNELAPI PESILO NTAPI PsGetHostSilo(VOID);
/// Gives the server silo of a job.
NTKERNELAPI NTSTATUS NTAPI PsGetJobServerSilo(_In_opt_ PEJOB Job, _Outptr_ PESILO *ServerSilo);
/// Gives the silo of a job.
NTKERNELAPI NTSTATUS NTAPI PsGetJobSilo(_In_ PEJOB Job, _Outptr_ PESILO *Silo);
/// Returns the silo that a job's silo is in.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PESILO NTAPI PsGetParentSilo(_In_opt_ PEJOB Job);
/// Gives the permanent context of a slot, not referenced.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsGetPermanentSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _Outptr_result_nullonfailure_ PVOID *ReturnedSiloContext);
/// Returns the console session of a server silo.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG NTAPI PsGetServerSiloActiveConsoleId(_In_ PESILO Silo);
/// Returns the identifier of a silo's container.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI GUID*NTAPI PsGetSiloContainerId(_In_ PESILO Silo);
/// Gives the context of a slot, referenced.
NTKERNELAPI NTSTATUS NTAPI PsGetSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _Outptr_result_nullonfailure_ PVOID *ReturnedSiloContext);
typedef struct _SILO_MONITOR *PSILO_MONITOR;
/// Returns the slot that a monitor uses.
NTKERNELAPI ULONG NTAPI PsGetSiloMonitorContextSlot(_In_ PSILO_MONITOR Monitor);
/// Returns the server silo of a thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PESILO NTAPI PsGetThreadServerSilo(_In_ PETHREAD Thread);
/// Puts a context into an empty slot for good.
NTKERNELAPI NTSTATUS NTAPI PsInsertPermanentSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _In_ PVOID SiloContext);
/// Puts a context into an empty slot.
NTKERNELAPI NTSTATUS NTAPI PsInsertSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _In_ PVOID SiloContext);
/// Says whether a silo is the host's.
NTKERNELAPI BOOLEAN NTAPI PsIsHostSilo(_In_ PESILO Silo);
/// Makes a slot's context permanent.
NTKERNELAPI NTSTATUS NTAPI PsMakeSiloContextPermanent(_In_ PESILO Silo, _In_ ULONG ContextSlot);
/// References a silo context.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsReferenceSiloContext(_In_ PVOID SiloContext);
/// Told of a new silo.
typedef NTSTATUS (NTAPI *SILO_MONITOR_CREATE_CALLBACK)(_In_ PESILO Silo);
/// Told of a silo that ends.
typedef VOID (NTAPI *SILO_MONITOR_TERMINATE_CALLBACK)(_In_ PESILO Silo);
/// A monitor of silos.
typedef struct _SILO_MONITOR_REGISTRATION {
    /// SILO_MONITOR_REGISTRATION_VERSION.
    UCHAR Version;
    /// The host's silo is monitored.
    BOOLEAN MonitorHost;
    /// Silos that are there already are monitored.
    BOOLEAN MonitorExistingSilos;
    /// Reserved.
    UCHAR Reserved[5];
    union {
        /// Path of the driver object; when the monitor belongs to no file system.
        PUNICODE_STRING DriverObjectName;
        /// Name of the component, for a part of the kernel.
        PUNICODE_STRING ComponentName;
    };
    /// Told of new silos.
    SILO_MONITOR_CREATE_CALLBACK CreateCallback;
    /// Told of silos that end.
    SILO_MONITOR_TERMINATE_CALLBACK TerminateCallback;
} SILO_MONITOR_REGISTRATION, *PSILO_MONITOR_REGISTRATION;
/// Registers a monitor of silos that come and go.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsRegisterSiloMonitor(_In_ PSILO_MONITOR_REGISTRATION Registration, _Outptr_ PSILO_MONITOR *ReturnedMonitor);
/// Takes a context out of its slot.
NTKERNELAPI NTSTATUS NTAPI PsRemoveSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _Outptr_opt_result_maybenull_ PVOID *RemovedSiloContext);
/// Puts a context in place of another.
NTKERNELAPI NTSTATUS NTAPI PsReplaceSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot, _In_ PVOID NewSiloContext, _Outptr_opt_result_maybenull_ PVOID *OldSiloContext);
/// Starts a monitor: it is told of the silos there are.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsStartSiloMonitor(_In_ PSILO_MONITOR Monitor);
/// Ends a server silo.
NTKERNELAPI VOID NTAPI PsTerminateServerSilo(_In_ PESILO ServerSilo, _In_ NTSTATUS ExitStatus);
/// Withdraws a monitor of silos.
NTKERNELAPI VOID NTAPI PsUnregisterSiloMonitor(_In_ _Post_invalid_ PSILO_MONITOR Monitor);
