// Io: memory that a driver keeps over a soft restart of the kernel.
#pragma once

/// Gives the memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemory(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_writes_bytes_(*Size) PVOID Buffer, _Inout_ PSIZE_T Size);
/// Gives the memory of a tag that a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _Out_opt_ PULONG DataVersion, _Out_writes_bytes_(*Size) PVOID Buffer, _Inout_ PSIZE_T Size);
/// Called for each piece of memory kept over a soft restart.
_Function_class_(IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK)
typedef NTSTATUS NTAPI IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _In_opt_ PULONG DataVersion, _In_opt_ PVOID Context);
typedef IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK *PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK;
/// Calls a routine for each piece of memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoEnumerateKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_ PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK Callback, _In_ PVOID CallbackContext);
/// Frees memory reserved for a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoFreeKsrPersistentMemory(_In_ PVOID DataHandle);
/// Gives the size of the memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySize(_In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_ PSIZE_T BufferSize);
/// Gives the size of the memory of a tag that a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySizeEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _Out_opt_ PULONG DataVersion, _Out_ PSIZE_T BufferSize);
/// Reserves memory to keep over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemory(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ SIZE_T Size, _In_ ULONG Flags, _Out_ PVOID *DataHandle);
/// Reserves memory to keep over a soft restart, under a tag.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _In_ ULONG DataVersion, _In_ SIZE_T Size, _In_ ULONG Flags, _Out_ PVOID *DataHandle);
/// Writes into memory reserved for a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoWriteKsrPersistentMemory(_In_ PVOID DataHandle, _In_reads_bytes_(Size) PVOID Buffer, _In_ SIZE_T Size);
/// A soft restart is near or cancelled.
typedef struct _KERNEL_SOFT_RESTART_NOTIFICATION {
    /// Version of this structure.
    USHORT Version;
    /// Size of this structure in bytes.
    USHORT Size;
    /// Which of the two it is, by GUID.
    GUID Event;
} KERNEL_SOFT_RESTART_NOTIFICATION, *PKERNEL_SOFT_RESTART_NOTIFICATION;
