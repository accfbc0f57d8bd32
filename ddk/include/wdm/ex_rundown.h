// Ex, rarer: rundown protection for many processors, pools of one's own, firmware variables, resource owners.
#pragma once

#define EX_CREATE_FLAG_FILE_SOURCE_OPEN_FOR_COPY 1
#define EX_CREATE_FLAG_FILE_DEST_OPEN_FOR_COPY 2
#define POOL_TAGGING 1
#define POOL_FLAG_RESERVED2 0x200
#define POOL_FLAG_RESERVED3 0x400
#define POOL_FLAG_LAST_KNOWN_REQUIRED 0x400
#define POOL_FLAG_REQUIRED_MASK 0xFFFFFFFF
#define POOL_FLAG_UNUSED_REQUIRED_BITS 0xFFFFF800
#define POOL_EXTENDED_PARAMETER_TYPE_BITS 8
#define POOL_EXTENDED_PARAMETER_REQUIRED_FIELD_BITS 1
#define POOL_EXTENDED_PARAMETER_RESERVED_BITS 0x37
#define SECURE_POOL_FLAGS_NONE 0
#define SECURE_POOL_FLAGS_FREEABLE 1
#define SECURE_POOL_FLAGS_MODIFIABLE 2
#define POOL_CREATE_FLG_SECURE_POOL 1
#define POOL_CREATE_FLG_USE_GLOBAL_POOL 2
#define POOL_CREATE_FLG_VALID_FLAGS 3
#define POOL_CREATE_PARAMS_VERSION 1
#define EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL 1
#define EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE 2
#define EX_MAXIMUM_LOOKASIDE_DEPTH_BASE 0x100
#define EX_MAXIMUM_LOOKASIDE_DEPTH_LIMIT 0x400
#define EX_RUNDOWN_ACTIVE 1
#define EX_RUNDOWN_COUNT_SHIFT 1
#define EX_RUNDOWN_COUNT_INC 2
#define EX_TIMER_UNLIMITED_TOLERANCE (-1)
#define EX_CARR_ALLOCATE_PAGED_POOL 0
#define EX_CARR_ALLOCATE_NONPAGED_POOL 1
#define EX_CARR_DISABLE_EXPANSION 2
#define EX_CARR_VALID_FLAGS 3
#define EX_DEFAULT_PUSH_LOCK_FLAGS 0
#define SECURE_DRIVER_INTERFACE_VERSION 1
#define SECURE_SECTION_ALLOW_PARTIAL_MDL 1
/// Takes several references to cache-aware rundown protection; FALSE once rundown has begun.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Post_satisfies_(return == 0 || return == 1)
_Must_inspect_result_
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtectionCacheAwareEx(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, _In_ ULONG Count);
/// Takes several references to rundown protection; FALSE once rundown has begun.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Post_satisfies_(return == 0 || return == 1)
_Must_inspect_result_
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, _In_ ULONG Count);
/// Parameters of ExCreatePool.
typedef struct _POOL_CREATE_EXTENDED_PARAMS {
    /// POOL_CREATE_PARAMS_VERSION.
    ULONG Version;
} POOL_CREATE_EXTENDED_PARAMS, *PPOOL_CREATE_EXTENDED_PARAMS;
/// Makes a pool of the caller's own.
NTKERNELAPI NTSTATUS NTAPI ExCreatePool(_In_ ULONG Flags, _In_ ULONG_PTR Tag, _In_opt_ POOL_CREATE_EXTENDED_PARAMS *Params, _Out_ HANDLE *PoolHandle);
/// Destroys a pool that ExCreatePool made.
NTKERNELAPI VOID NTAPI ExDestroyPool(_In_ HANDLE PoolHandle);
/// Frees the entries that a lookaside list holds.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExFlushLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
/// Reads a variable of the firmware.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExGetFirmwareEnvironmentVariable(
    _In_ PUNICODE_STRING VariableName, _In_ LPGUID VendorGuid, _Out_writes_bytes_opt_(*ValueLength) PVOID Value, _Inout_ PULONG ValueLength,
    _Out_opt_ PULONG Attributes);
/// Kinds of firmware.
typedef enum _FIRMWARE_TYPE { FirmwareTypeUnknown, FirmwareTypeBios, FirmwareTypeUefi, FirmwareTypeMax } FIRMWARE_TYPE, *PFIRMWARE_TYPE;
/// Says whether the system was started by a BIOS or by UEFI.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI FIRMWARE_TYPE NTAPI ExGetFirmwareType(VOID);
/// Turns address translation services of a PCI device on.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeDeviceAts(_In_ struct _DEVICE_OBJECT *PhysicalDeviceObject, _In_ ULONG Flags);
/// Sets cache-aware rundown protection up in memory of the caller's.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExInitializeRundownProtectionCacheAware(_Out_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, _In_ SIZE_T RunRefSize);
/// Sets cache-aware rundown protection up in memory of the caller's, with flags.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExInitializeRundownProtectionCacheAwareEx(_Out_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware, _In_ ULONG Flags);
/// Says whether the system was restarted without the firmware.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsSoftBoot(VOID);
/// Gives the coarsest, the finest and the current clock interval in 100 ns.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI ExQueryTimerResolution(_Out_ PULONG MaximumTime, _Out_ PULONG MinimumTime, _Out_ PULONG CurrentTime);
/// Readies cache-aware rundown protection for use after a rundown.
NTKERNELAPI VOID FASTCALL ExReInitializeRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Gives up several references to cache-aware rundown protection.
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtectionCacheAwareEx(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRef, _In_ ULONG Count);
/// Gives up several references to rundown protection.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, _In_ ULONG Count);
/// Marks cache-aware rundown protection as run down.
NTKERNELAPI VOID FASTCALL ExRundownCompletedCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Writes into an allocation of a secure pool, which the kernel cannot write itself.
NTKERNELAPI NTSTATUS NTAPI ExSecurePoolUpdate(
    _In_ HANDLE SecurePoolHandle, _In_ ULONG Tag, _In_ PVOID Allocation, _In_ ULONG_PTR Cookie, _In_ SIZE_T Offset, _In_ SIZE_T Size,
    _In_ PVOID Buffer);
/// Says whether an address is an allocation of a secure pool.
NTKERNELAPI LOGICAL NTAPI ExSecurePoolValidate(_In_ HANDLE SecurePoolHandle, _In_ ULONG Tag, _In_ PVOID Allocation, _In_ ULONG_PTR Cookie);
/// Writes a variable of the firmware.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExSetFirmwareEnvironmentVariable(
    _In_ PUNICODE_STRING VariableName, _In_ LPGUID VendorGuid, _In_reads_bytes_opt_(ValueLength) PVOID Value, _In_ ULONG ValueLength,
    _In_ ULONG Attributes);
/// Makes memory of the caller's the owner of a resource that this thread holds.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExSetResourceOwnerPointer(_Inout_ PERESOURCE Resource, _In_ PVOID OwnerPointer);
/// Makes memory of the caller's the owner of a resource that this thread holds, with flags.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExSetResourceOwnerPointerEx(_Inout_ PERESOURCE Resource, _In_ PVOID OwnerPointer, _In_ ULONG Flags);
/// Returns the bytes that cache-aware rundown protection takes.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI SIZE_T NTAPI ExSizeOfRundownProtectionCacheAware(VOID);
/// Turns a reader's hold of a spin lock into a writer's if no other reader has it; TRUE if done.
_IRQL_requires_(DISPATCH_LEVEL)
_Post_satisfies_(return == 0 || return == 1)
_Must_inspect_result_
NTKERNELAPI LOGICAL NTAPI ExTryConvertSharedSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Parameters of an allocation from a secure pool.
typedef struct _POOL_EXTENDED_PARAMS_SECURE_POOL {
    /// From ExCreatePool.
    HANDLE SecurePoolHandle;
    /// What the allocation is filled with.
    PVOID Buffer;
    /// Value that must be shown to change it.
    ULONG_PTR Cookie;
    /// SECURE_POOL_FLAGS values.
    ULONG SecurePoolFlags;
} POOL_EXTENDED_PARAMS_SECURE_POOL;
/// Whether pool is zeroed by default.
typedef struct _SYSTEM_POOL_ZEROING_INFORMATION {
    /// ExAllocatePool2 zeroes what it gives.
    BOOLEAN PoolZeroingSupportPresent;
} SYSTEM_POOL_ZEROING_INFORMATION, *PSYSTEM_POOL_ZEROING_INFORMATION;

// ---- parameters of timers -------------------------------------------------------------------------------------------
/// Sets up the parameters of ExSetTimer.
FORCEINLINE VOID ExInitializeSetTimerParameters(_Out_ PEXT_SET_PARAMETERS Parameters)
{
    RtlZeroMemory(Parameters, sizeof(*Parameters));
}
/// Sets up the parameters of ExDeleteTimer.
FORCEINLINE VOID ExInitializeDeleteTimerParameters(_Out_ PEXT_DELETE_PARAMETERS Parameters)
{
    RtlZeroMemory(Parameters, sizeof(*Parameters));
}

/// Allocates cache-aware rundown protection.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PEX_RUNDOWN_REF_CACHE_AWARE NTAPI ExAllocateCacheAwareRundownProtection(_In_ POOL_TYPE PoolType, _In_ ULONG PoolTag);
/// Frees cache-aware rundown protection.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExFreeCacheAwareRundownProtection(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Takes part in the use of a protected object; FALSE if it is being run down.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Ends a use of a protected object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Waits until nobody uses a protected object any more.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExWaitForRundownProtectionReleaseCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRef);
