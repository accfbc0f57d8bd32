// Pcw: counter sets that a driver gives to performance tools.
#pragma once

#define PCW_VERSION_1 0x100
#define PCW_VERSION_2 0x200
#define PCW_CURRENT_VERSION 0x200
/// Why a PCW_CALLBACK is called.
typedef enum _PCW_CALLBACK_TYPE { PcwCallbackAddCounter, PcwCallbackRemoveCounter, PcwCallbackEnumerateInstances, PcwCallbackCollectData } PCW_CALLBACK_TYPE, *PPCW_CALLBACK_TYPE;
/// Counters and instances a consumer is interested in.
typedef struct _PCW_COUNTER_INFORMATION {
    /// A bit for each counter.
    ULONG64 CounterMask;
    /// Pattern of the instance names.
    PCUNICODE_STRING InstanceMask;
} PCW_COUNTER_INFORMATION, *PPCW_COUNTER_INFORMATION;
typedef struct _PCW_BUFFER *PPCW_BUFFER;
/// What a consumer lists or collects.
typedef struct _PCW_MASK_INFORMATION {
    /// A bit for each counter.
    ULONG64 CounterMask;
    /// Pattern of the instance names.
    PCUNICODE_STRING InstanceMask;
    /// Instance asked for, or PCW_ANY_INSTANCE_ID.
    ULONG InstanceId;
    /// More than one instance is asked for.
    BOOLEAN CollectMultiple;
    /// Where PcwAddInstance puts the data.
    PPCW_BUFFER Buffer;
    /// Signaled when the consumer no longer waits.
    PKEVENT CancelEvent;
} PCW_MASK_INFORMATION, *PPCW_MASK_INFORMATION;
/// Parameters of a PCW_CALLBACK by type.
typedef union _PCW_CALLBACK_INFORMATION {
    /// A consumer came.
    PCW_COUNTER_INFORMATION AddCounter;
    /// A consumer went.
    PCW_COUNTER_INFORMATION RemoveCounter;
    /// Instances are to be listed.
    PCW_MASK_INFORMATION EnumerateInstances;
    /// Data are to be collected.
    PCW_MASK_INFORMATION CollectData;
} PCW_CALLBACK_INFORMATION, *PPCW_CALLBACK_INFORMATION;
/// Told of consumers that come, go, list instances or collect data.
_Function_class_(PCW_CALLBACK)
_IRQL_requires_max_(APC_LEVEL)
typedef NTSTATUS NTAPI PCW_CALLBACK(_In_ PCW_CALLBACK_TYPE Type, _In_ PPCW_CALLBACK_INFORMATION Info, _In_opt_ PVOID Context);
typedef PCW_CALLBACK *PPCW_CALLBACK;
/// A block of counter data.
typedef struct _PCW_DATA {
    /// Where it is.
    const VOID *Data;
    /// Its size in bytes.
    ULONG Size;
} PCW_DATA, *PPCW_DATA;
/// Adds an instance and its data to what a consumer collects.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwAddInstance(_In_ PPCW_BUFFER Buffer, _In_ PCUNICODE_STRING Name, _In_ ULONG Id, _In_ ULONG Count, _In_reads_(Count) PPCW_DATA Data);
typedef struct _PCW_INSTANCE *PPCW_INSTANCE;
/// Deletes an instance that PcwCreateInstance made.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PcwCloseInstance(_In_ PPCW_INSTANCE Instance);
typedef struct _PCW_REGISTRATION *PPCW_REGISTRATION;
/// Makes an instance of a counter set whose data stays registered.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwCreateInstance(
    _Outptr_ PPCW_INSTANCE *Instance, _In_ PPCW_REGISTRATION Registration, _In_ PCUNICODE_STRING Name, _In_ ULONG Count,
    _In_reads_(Count) PPCW_DATA Data);
/// Where a counter lies in the data.
typedef struct _PCW_COUNTER_DESCRIPTOR {
    /// Number of the counter.
    USHORT Id;
    /// Index of its block.
    USHORT StructIndex;
    /// Offset in the block, in bytes.
    USHORT Offset;
    /// Size in bytes.
    USHORT Size;
} PCW_COUNTER_DESCRIPTOR, *PPCW_COUNTER_DESCRIPTOR;
/// Flags of a registration.
typedef enum PCW_REGISTRATION_FLAGS { PcwRegistrationNone, PcwRegistrationSiloNeutral } PCW_REGISTRATION_FLAGS;
/// A provider's counter set.
typedef struct _PCW_REGISTRATION_INFORMATION {
    /// PCW_CURRENT_VERSION.
    ULONG Version;
    /// Name of the counter set.
    PCUNICODE_STRING Name;
    /// Number of counters.
    ULONG CounterCount;
    /// One description each: number, size and offset in the provider's data.
    PPCW_COUNTER_DESCRIPTOR Counters;
    /// The provider's routine.
    PPCW_CALLBACK Callback;
    /// First argument of Callback.
    PVOID CallbackContext;
    /// PCW_REGISTRATION_FLAGS bits.
    PCW_REGISTRATION_FLAGS Flags;
} PCW_REGISTRATION_INFORMATION, *PPCW_REGISTRATION_INFORMATION;
/// Registers a provider's counter set.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PcwRegister(_Outptr_ PPCW_REGISTRATION *Registration, _In_ PPCW_REGISTRATION_INFORMATION Info);
/// Withdraws a counter set.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI PcwUnregister(_In_ PPCW_REGISTRATION Registration);
