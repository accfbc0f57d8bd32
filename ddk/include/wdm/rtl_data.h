// Rtl: time, 64-bit arithmetic, registry, bit maps, version.
#pragma once

// ---- time -----------------------------------------------------------------------------------------------------------
/// A time in parts, as RtlTimeToTimeFields gives it.
typedef struct _TIME_FIELDS {
    /// 1601 and later.
    CSHORT Year;
    /// 1 to 12.
    CSHORT Month;
    /// 1 to 31.
    CSHORT Day;
    /// 0 to 23.
    CSHORT Hour;
    /// 0 to 59.
    CSHORT Minute;
    /// 0 to 59.
    CSHORT Second;
    /// 0 to 999.
    CSHORT Milliseconds;
    /// 0 (Sunday) to 6; not used when a time is made of it.
    CSHORT Weekday;
} TIME_FIELDS, *PTIME_FIELDS;
/// Splits a system time into year, month, day and so on.
NTSYSAPI VOID NTAPI RtlTimeToTimeFields(_In_ PLARGE_INTEGER Time, _Out_ PTIME_FIELDS TimeFields);
/// Puts year, month, day and so on together to a system time.
_Must_inspect_result_ _Success_(return != 0)
NTSYSAPI BOOLEAN NTAPI RtlTimeFieldsToTime(_In_ PTIME_FIELDS TimeFields, _Out_ PLARGE_INTEGER Time);

// ---- 64-bit arithmetic ----------------------------------------------------------------------------------------------
#include <wdm/rtl_integers.h>
#define Int32x32To64(a, b) (((LONGLONG)((LONG)(a))) * ((LONGLONG)((LONG)(b))))
#define UInt32x32To64(a, b) (((ULONGLONG)((ULONG)(a))) * ((ULONGLONG)((ULONG)(b))))
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))

// ---- registry -------------------------------------------------------------------------------------------------------
_Function_class_(RTL_QUERY_REGISTRY_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI RTL_QUERY_REGISTRY_ROUTINE(
    _In_z_ PWSTR ValueName, _In_ ULONG ValueType, _In_reads_bytes_opt_(ValueLength) PVOID ValueData, _In_ ULONG ValueLength,
    _In_opt_ PVOID Context, _In_opt_ PVOID EntryContext);
typedef RTL_QUERY_REGISTRY_ROUTINE *PRTL_QUERY_REGISTRY_ROUTINE;
/// One value or key that RtlQueryRegistryValues reads; an entry of zeros ends the table.
typedef struct _RTL_QUERY_REGISTRY_TABLE {
    /// Called with each value; NULL with RTL_QUERY_REGISTRY_DIRECT.
    PRTL_QUERY_REGISTRY_ROUTINE QueryRoutine;
    /// RTL_QUERY_REGISTRY_ bits; with _DIRECT also _TYPECHECK, or a value of another type overruns the buffer.
    ULONG Flags;
    /// Value or subkey that is read; NULL for all values.
    PWSTR Name;
    /// Argument of the routine, or where the value goes with RTL_QUERY_REGISTRY_DIRECT.
    PVOID EntryContext;
    /// REG_ type of DefaultData; with _TYPECHECK in its upper 8 bits the type that is expected.
    ULONG DefaultType;
    /// What counts if there is no such value.
    PVOID DefaultData;
    /// Bytes of that; 0 for a text that ends with a zero.
    ULONG DefaultLength;
} RTL_QUERY_REGISTRY_TABLE, *PRTL_QUERY_REGISTRY_TABLE;
#define RTL_QUERY_REGISTRY_SUBKEY 0x00000001
#define RTL_QUERY_REGISTRY_TOPKEY 0x00000002
#define RTL_QUERY_REGISTRY_REQUIRED 0x00000004
#define RTL_QUERY_REGISTRY_NOVALUE 0x00000008
#define RTL_QUERY_REGISTRY_NOEXPAND 0x00000010
#define RTL_QUERY_REGISTRY_DIRECT 0x00000020
#define RTL_QUERY_REGISTRY_DELETE 0x00000040
#define RTL_QUERY_REGISTRY_NOSTRING 0x00000080
#define RTL_QUERY_REGISTRY_TYPECHECK 0x00000100
#define RTL_QUERY_REGISTRY_TYPECHECK_SHIFT 24
#define RTL_REGISTRY_ABSOLUTE 0
#define RTL_REGISTRY_SERVICES 1
#define RTL_REGISTRY_CONTROL 2
#define RTL_REGISTRY_WINDOWS_NT 3
#define RTL_REGISTRY_DEVICEMAP 4
#define RTL_REGISTRY_USER 5
#define RTL_REGISTRY_MAXIMUM 6
#define RTL_REGISTRY_HANDLE 0x40000000
#define RTL_REGISTRY_OPTIONAL 0x80000000
/// Reads several values of a registry key, as a table says.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlQueryRegistryValues(
    _In_ ULONG RelativeTo, _In_ PCWSTR Path, _Inout_ PRTL_QUERY_REGISTRY_TABLE QueryTable, _In_opt_ PVOID Context, _In_opt_ PVOID Environment);
/// Writes a registry value.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlWriteRegistryValue(
    _In_ ULONG RelativeTo, _In_ PCWSTR Path, _In_z_ PCWSTR ValueName, _In_ ULONG ValueType,
    _In_reads_bytes_opt_(ValueLength) PVOID ValueData, _In_ ULONG ValueLength);
/// Deletes a registry value.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlDeleteRegistryValue(_In_ ULONG RelativeTo, _In_ PCWSTR Path, _In_z_ PCWSTR ValueName);
/// Makes a registry key.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCreateRegistryKey(_In_ ULONG RelativeTo, _In_ PWSTR Path);
/// Says whether a registry key exists.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlCheckRegistryKey(_In_ ULONG RelativeTo, _In_ PWSTR Path);

// ---- bit maps -------------------------------------------------------------------------------------------------------
/// Bits that Rtl routines search, set and count; the caller's memory and the caller's lock.
typedef struct _RTL_BITMAP {
    /// Number of bits.
    ULONG SizeOfBitMap;
    /// The bits, a multiple of 32, bit 0 of the first element first.
    PULONG Buffer;
} RTL_BITMAP, *PRTL_BITMAP;
/// Sets up a bit map over a buffer.
NTSYSAPI VOID NTAPI RtlInitializeBitMap(_Out_ PRTL_BITMAP BitMapHeader, _In_opt_ __drv_aliasesMem PULONG BitMapBuffer, _In_opt_ ULONG SizeOfBitMap);
/// Clears all bits.
NTSYSAPI VOID NTAPI RtlClearAllBits(_In_ PRTL_BITMAP BitMapHeader);
/// Sets all bits.
NTSYSAPI VOID NTAPI RtlSetAllBits(_In_ PRTL_BITMAP BitMapHeader);
/// Clears a run of bits.
NTSYSAPI VOID NTAPI RtlClearBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG NumberToClear);
/// Sets a run of bits.
NTSYSAPI VOID NTAPI RtlSetBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG NumberToSet);
/// Sets one bit.
NTSYSAPI VOID NTAPI RtlSetBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
/// Clears one bit.
NTSYSAPI VOID NTAPI RtlClearBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
/// Returns whether a bit is set.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlTestBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
#define RtlCheckBit(BMH, BP) ((((PLONG)(BMH)->Buffer)[(BP) / 32] >> ((BP) % 32)) & 0x1)
/// Finds a run of clear bits; 0xFFFFFFFF if there is none.
_Must_inspect_result_
NTSYSAPI ULONG NTAPI RtlFindClearBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Finds a run of clear bits and sets it.
NTSYSAPI ULONG NTAPI RtlFindClearBitsAndSet(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Returns how many bits are set.
_Must_inspect_result_
NTSYSAPI ULONG NTAPI RtlNumberOfSetBits(_In_ PRTL_BITMAP BitMapHeader);
/// Returns how many bits are clear.
_Must_inspect_result_
NTSYSAPI ULONG NTAPI RtlNumberOfClearBits(_In_ PRTL_BITMAP BitMapHeader);

// ---- version, random ------------------------------------------------------------------------------------------------
/// Version of the system, as RtlGetVersion fills it in.
typedef struct _OSVERSIONINFOW {
    /// Bytes of this structure; set by the caller.
    ULONG dwOSVersionInfoSize;
    /// 10 since Windows 10.
    ULONG dwMajorVersion;
    /// 0 since Windows 10.
    ULONG dwMinorVersion;
    /// Tells the versions of Windows 10 and 11 apart.
    ULONG dwBuildNumber;
    /// VER_PLATFORM_WIN32_NT.
    ULONG dwPlatformId;
    /// Service pack, such as "Service Pack 1"; empty without one.
    WCHAR szCSDVersion[128];
} OSVERSIONINFOW, *POSVERSIONINFOW, RTL_OSVERSIONINFOW, *PRTL_OSVERSIONINFOW;
/// Version of the system with service pack and edition; for RtlGetVersion and RtlVerifyVersionInfo.
typedef struct _OSVERSIONINFOEXW {
    /// Bytes of this structure; set by the caller.
    ULONG dwOSVersionInfoSize;
    /// 10 since Windows 10.
    ULONG dwMajorVersion;
    /// 0 since Windows 10.
    ULONG dwMinorVersion;
    /// Tells the versions of Windows 10 and 11 apart.
    ULONG dwBuildNumber;
    /// VER_PLATFORM_WIN32_NT.
    ULONG dwPlatformId;
    /// Service pack, such as "Service Pack 1"; empty without one.
    WCHAR szCSDVersion[128];
    /// Number of the service pack, 0 without one.
    USHORT wServicePackMajor;
    /// Number behind its dot.
    USHORT wServicePackMinor;
    /// VER_SUITE_ bits: which products are installed.
    USHORT wSuiteMask;
    /// VER_NT_WORKSTATION, VER_NT_DOMAIN_CONTROLLER or VER_NT_SERVER.
    UCHAR wProductType;
    /// Reserved.
    UCHAR wReserved;
} OSVERSIONINFOEXW, *POSVERSIONINFOEXW, RTL_OSVERSIONINFOEXW, *PRTL_OSVERSIONINFOEXW;
/// Tells the version of Windows.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGetVersion(_Inout_ PRTL_OSVERSIONINFOW lpVersionInformation);
/// Tests the version of Windows.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlVerifyVersionInfo(_In_ PRTL_OSVERSIONINFOEXW VersionInfo, _In_ ULONG TypeMask, _In_ ULONGLONG ConditionMask);
/// Adds to a mask for RtlVerifyVersionInfo how one part of the version is to compare.
NTSYSAPI ULONGLONG NTAPI VerSetConditionMask(_In_ ULONGLONG ConditionMask, _In_ ULONG TypeMask, _In_ UCHAR Condition);
#define VER_SET_CONDITION(Mask, TypeBitMask, ComparisonType) ((Mask) = VerSetConditionMask((Mask), (TypeBitMask), (ComparisonType)))
/// Returns the next number of a pseudo-random sequence.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlRandomEx(_Inout_ PULONG Seed);
/// Tells which edition runs; FALSE if it is not known.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlVerifyVersionInfo)
NTSYSAPI BOOLEAN NTAPI RtlIsNtDdiVersionAvailable(_In_ ULONG Version);
