// Ke: what bugcheck callbacks get, non-maskable interrupts, the debugger, image policies.
#pragma once

#define KB_SECONDARY_DATA_FLAG_ADDITIONAL_DATA 1
#define KB_SECONDARY_DATA_FLAG_NO_DEVICE_ACCESS 2
#define KB_ADD_PAGES_FLAG_VIRTUAL_ADDRESS 1
#define KB_ADD_PAGES_FLAG_PHYSICAL_ADDRESS 2
#define KB_ADD_PAGES_FLAG_ADDITIONAL_RANGES_EXIST 0x80000000
#define KB_REMOVE_PAGES_FLAG_VIRTUAL_ADDRESS 1
#define KB_REMOVE_PAGES_FLAG_PHYSICAL_ADDRESS 2
#define KB_REMOVE_PAGES_FLAG_ADDITIONAL_RANGES_EXIST 0x80000000
#define KB_TRIAGE_DUMP_DATA_FLAG_BUGCHECK_ACTIVE 1
/// What a BOUND_CALLBACK did.
typedef enum _BOUND_CALLBACK_STATUS { BoundExceptionContinueSearch, BoundExceptionHandled, BoundExceptionError, BoundExceptionMaximum } BOUND_CALLBACK_STATUS, *PBOUND_CALLBACK_STATUS;
/// Told of an exception of the BOUND instruction.
_Function_class_(BOUND_CALLBACK)
_IRQL_requires_same_
typedef BOUND_CALLBACK_STATUS NTAPI BOUND_CALLBACK(VOID);
typedef BOUND_CALLBACK *PBOUND_CALLBACK;
/// Changes an option of the kernel debugger.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KdChangeOption(
    _In_ KD_OPTION Option, _In_ ULONG InBufferBytes, _In_ PVOID InBuffer, _In_ ULONG OutBufferBytes, _Out_ PVOID OutBuffer,
    _Out_ PULONG OutBufferNeeded);
/// Turns the kernel debugger off.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KdDisableDebugger(VOID);
/// Turns the kernel debugger on again.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KdEnableDebugger(VOID);
/// A block of memory.
typedef struct _KADDRESS_RANGE {
    /// First byte.
    PVOID Address;
    /// Size in bytes.
    SIZE_T Size;
} KADDRESS_RANGE, *PKADDRESS_RANGE;
/// Blocks of memory to put into a triage dump.
typedef struct _KTRIAGE_DUMP_DATA_ARRAY {
    /// Links the arrays; the kernel's.
    LIST_ENTRY List;
    /// Elements of Blocks that are filled.
    ULONG NumBlocksUsed;
    /// Blocks there are.
    ULONG NumBlocksTotal;
    /// Bytes of all blocks.
    ULONG DataSize;
    /// Bytes all blocks may have.
    ULONG MaxDataSize;
    /// Bytes of the name.
    ULONG ComponentNameBufferLength;
    /// Who adds the blocks.
    PUCHAR ComponentName;
    /// Where each begins and how many bytes it has.
    KADDRESS_RANGE Blocks[1];
} KTRIAGE_DUMP_DATA_ARRAY, *PKTRIAGE_DUMP_DATA_ARRAY;
/// Adds a block of memory to what a triage dump will hold.
_IRQL_requires_same_
NTKERNELAPI NTSTATUS NTAPI KeAddTriageDumpDataBlock(_Inout_ PKTRIAGE_DUMP_DATA_ARRAY KtriageDumpDataArray, _In_ PVOID Address, _In_ SIZE_T Size);
/// Withdraws a routine for bound exceptions.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeDeregisterBoundCallback(_In_ PVOID Handle);
/// Withdraws a routine for non-maskable interrupts.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeDeregisterNmiCallback(_In_ PVOID Handle);
/// Makes the header of a crash dump.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeInitializeCrashDumpHeader(
    _In_ ULONG DumpType, _In_ ULONG Flags, _Out_writes_bytes_(BufferSize) PVOID Buffer, _In_ ULONG BufferSize, _Out_opt_ PULONG BufferNeeded);
/// Sets an array up that KeAddTriageDumpDataBlock adds to.
_IRQL_requires_same_
NTKERNELAPI NTSTATUS NTAPI KeInitializeTriageDumpDataArray(_Out_writes_bytes_(Size) PKTRIAGE_DUMP_DATA_ARRAY KtriageDumpDataArray, _In_ ULONG Size);
/// Registers a routine for exceptions of the BOUND instruction in user mode.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI KeRegisterBoundCallback(_In_ PBOUND_CALLBACK CallbackRoutine);
/// Handles a non-maskable interrupt; TRUE if it was this device's.
_Function_class_(NMI_CALLBACK)
_IRQL_requires_same_
typedef BOOLEAN NTAPI NMI_CALLBACK(_In_opt_ PVOID Context, _In_ BOOLEAN Handled);
typedef NMI_CALLBACK *PNMI_CALLBACK;
/// Registers a routine for non-maskable interrupts.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI KeRegisterNmiCallback(_In_ PNMI_CALLBACK CallbackRoutine, _In_opt_ PVOID Context);
/// Pages that a bugcheck callback adds to the dump.
typedef struct _KBUGCHECK_ADD_PAGES {
    /// The callback's own; kept between calls.
    PVOID Context;
    /// KB_ADD_PAGES_FLAG values.
    ULONG Flags;
    /// Stop code, the first argument of KeBugCheckEx.
    ULONG BugCheckCode;
    /// First page, virtual or physical as the flags say.
    ULONG_PTR Address;
    /// Number of pages.
    ULONG_PTR Count;
} KBUGCHECK_ADD_PAGES, *PKBUGCHECK_ADD_PAGES;
/// Parts of a dump.
typedef enum _KBUGCHECK_DUMP_IO_TYPE { KbDumpIoInvalid, KbDumpIoHeader, KbDumpIoBody, KbDumpIoSecondaryData, KbDumpIoComplete } KBUGCHECK_DUMP_IO_TYPE;
/// A piece of a dump that is being written.
typedef struct _KBUGCHECK_DUMP_IO {
    /// Offset in the dump; -1 is after the last piece.
    ULONG64 Offset;
    /// The data.
    PVOID Buffer;
    /// Bytes of data.
    ULONG BufferLength;
    /// Part of the dump it is of.
    KBUGCHECK_DUMP_IO_TYPE Type;
} KBUGCHECK_DUMP_IO, *PKBUGCHECK_DUMP_IO;
/// Pages that a bugcheck callback takes out of the dump.
typedef struct _KBUGCHECK_REMOVE_PAGES {
    /// The callback's own; kept between calls.
    PVOID Context;
    /// KB_REMOVE_PAGES_FLAG values.
    ULONG Flags;
    /// Stop code, the first argument of KeBugCheckEx.
    ULONG BugCheckCode;
    /// First page.
    ULONG_PTR Address;
    /// Number of pages.
    ULONG_PTR Count;
} KBUGCHECK_REMOVE_PAGES, *PKBUGCHECK_REMOVE_PAGES;
/// Data that a bugcheck callback adds to the dump.
typedef struct _KBUGCHECK_SECONDARY_DUMP_DATA {
    /// A buffer it may use.
    PVOID InBuffer;
    /// Bytes of it.
    ULONG InBufferLength;
    /// Bytes it may add.
    ULONG MaximumAllowed;
    /// Names its data.
    GUID Guid;
    /// Its data; NULL if only the size is asked.
    PVOID OutBuffer;
    /// Bytes of its data.
    ULONG OutBufferLength;
} KBUGCHECK_SECONDARY_DUMP_DATA, *PKBUGCHECK_SECONDARY_DUMP_DATA;
/// Data that a bugcheck callback adds to the dump, with the bugcheck.
typedef struct _KBUGCHECK_SECONDARY_DUMP_DATA_EX {
    /// A buffer it may use.
    PVOID InBuffer;
    /// Bytes of it.
    ULONG InBufferLength;
    /// Bytes it may add.
    ULONG MaximumAllowed;
    /// Names its data.
    GUID Guid;
    /// Its data.
    PVOID OutBuffer;
    /// Bytes of its data.
    ULONG OutBufferLength;
    /// The callback's own; kept between calls.
    PVOID Context;
    /// KB_SECONDARY_DATA_FLAG values.
    ULONG Flags;
    /// Kind of dump.
    ULONG DumpType;
    /// Stop code, the first argument of KeBugCheckEx.
    ULONG BugCheckCode;
    /// Its first parameter.
    ULONG_PTR BugCheckParameter1;
    /// Its second parameter.
    ULONG_PTR BugCheckParameter2;
    /// Its third parameter.
    ULONG_PTR BugCheckParameter3;
    /// Its fourth parameter.
    ULONG_PTR BugCheckParameter4;
} KBUGCHECK_SECONDARY_DUMP_DATA_EX, *PKBUGCHECK_SECONDARY_DUMP_DATA_EX;
/// Blocks of memory that a bugcheck callback adds to a triage dump.
typedef struct _KBUGCHECK_TRIAGE_DUMP_DATA {
    /// Array to add to with KeAddTriageDumpDataBlock.
    PKTRIAGE_DUMP_DATA_ARRAY DataArray;
    /// KB_TRIAGE_DUMP_DATA_FLAG values.
    ULONG Flags;
    /// Bytes that may be added.
    ULONG MaxVirtMemSize;
    /// Stop code, the first argument of KeBugCheckEx.
    ULONG BugCheckCode;
    /// Its first parameter.
    ULONG_PTR BugCheckParameter1;
    /// Its second parameter.
    ULONG_PTR BugCheckParameter2;
    /// Its third parameter.
    ULONG_PTR BugCheckParameter3;
    /// Its fourth parameter.
    ULONG_PTR BugCheckParameter4;
} KBUGCHECK_TRIAGE_DUMP_DATA, *PKBUGCHECK_TRIAGE_DUMP_DATA;
/// Types of the values of an image policy.
typedef enum _IMAGE_POLICY_ENTRY_TYPE {
    ImagePolicyEntryTypeNone, ImagePolicyEntryTypeBool, ImagePolicyEntryTypeInt8, ImagePolicyEntryTypeUInt8, ImagePolicyEntryTypeInt16,
    ImagePolicyEntryTypeUInt16, ImagePolicyEntryTypeInt32, ImagePolicyEntryTypeUInt32, ImagePolicyEntryTypeInt64,
    ImagePolicyEntryTypeUInt64, ImagePolicyEntryTypeAnsiString, ImagePolicyEntryTypeUnicodeString, ImagePolicyEntryTypeOverride,
    ImagePolicyEntryTypeMaximum
} IMAGE_POLICY_ENTRY_TYPE;
/// Policies an image can state.
typedef enum _IMAGE_POLICY_ID {
    ImagePolicyIdNone, ImagePolicyIdEtw, ImagePolicyIdDebug, ImagePolicyIdCrashDump, ImagePolicyIdCrashDumpKey,
    ImagePolicyIdCrashDumpKeyGuid, ImagePolicyIdParentSd, ImagePolicyIdParentSdRev, ImagePolicyIdSvn, ImagePolicyIdDeviceId,
    ImagePolicyIdCapability, ImagePolicyIdScenarioId, ImagePolicyIdMaximum
} IMAGE_POLICY_ID;
/// One policy of an image.
typedef struct _IMAGE_POLICY_ENTRY {
    /// Type of the value.
    IMAGE_POLICY_ENTRY_TYPE Type;
    /// Which policy.
    IMAGE_POLICY_ID PolicyId;
    /// The value, by type.
    union {
        /// With ImagePolicyEntryTypeNone.
        const PVOID None;
        /// With ImagePolicyEntryTypeBool.
        BOOLEAN BoolValue;
        /// With ImagePolicyEntryTypeInt8.
        INT8 Int8Value;
        /// With ImagePolicyEntryTypeUInt8.
        UINT8 UInt8Value;
        /// With ImagePolicyEntryTypeInt16.
        INT16 Int16Value;
        /// With ImagePolicyEntryTypeUInt16.
        UINT16 UInt16Value;
        /// With ImagePolicyEntryTypeInt32.
        INT32 Int32Value;
        /// With ImagePolicyEntryTypeUInt32.
        UINT32 UInt32Value;
        /// With ImagePolicyEntryTypeInt64.
        INT64 Int64Value;
        /// With ImagePolicyEntryTypeUInt64.
        UINT64 UInt64Value;
        /// With ImagePolicyEntryTypeAnsiString.
        PCSTR AnsiStringValue;
        /// With ImagePolicyEntryTypeUnicodeString.
        PCWSTR UnicodeStringValue;
    } u;
} IMAGE_POLICY_ENTRY;
typedef const IMAGE_POLICY_ENTRY *PCIMAGE_POLICY_ENTRY;
/// Policies that an image states about itself.
typedef struct _IMAGE_POLICY_METADATA {
    /// IMAGE_POLICY_METADATA_VERSION.
    UCHAR Version;
    /// Reserved.
    UCHAR Reserved0[7];
    /// Identifier of the application.
    ULONGLONG ApplicationId;
    /// The policies; the last has type ImagePolicyEntryTypeNone.
    IMAGE_POLICY_ENTRY Policies[];
} IMAGE_POLICY_METADATA;
typedef const IMAGE_POLICY_METADATA *PCIMAGE_POLICY_METADATA;
/// Breaks into the kernel debugger with a status, in checked builds.
#if DBG
#define KdBreakPointWithStatus(s) DbgBreakPointWithStatus(s)
#else
#define KdBreakPointWithStatus(s)
#endif

// ---- image policies -------------------------------------------------------------------------------------------------
#define IMAGE_POLICY_METADATA_VERSION 1
#define IMAGE_POLICY_SECTION_NAME ".tPolicy"
/// Begins the policies of an image.
#define IMAGE_POLICY_START(ApplicationId) \
    extern const IMAGE_POLICY_METADATA ImagePolicyMetadata = { IMAGE_POLICY_METADATA_VERSION, { 0 }, (ApplicationId), {
/// Ends the policies of an image.
#define IMAGE_POLICY_END() { ImagePolicyEntryTypeNone, ImagePolicyIdNone, 0 } } };
#define IMAGE_POLICY_BOOL(Id, Value) { ImagePolicyEntryTypeBool, (Id), (const VOID *)(ULONG_PTR)(Value) },
#define IMAGE_POLICY_UINT32(Id, Value) { ImagePolicyEntryTypeUInt32, (Id), (const VOID *)(ULONG_PTR)(Value) },
#define IMAGE_POLICY_ANSI_STRING(Id, Value) { ImagePolicyEntryTypeAnsiString, (Id), (Value) },
#define IMAGE_POLICY_UNICODE_STRING(Id, Value) { ImagePolicyEntryTypeUnicodeString, (Id), (Value) },
/// Lets another source decide a policy.
#define IMAGE_POLICY_OVERRIDE(Id) { ImagePolicyEntryTypeOverride, (Id), 0 },
// ---- debuggers ------------------------------------------------------------------------------------------------------
/// Whether a kernel debugger may be used.
extern NTKERNELAPI PBOOLEAN KdDebuggerEnabled;
#define KD_DEBUGGER_ENABLED (*KdDebuggerEnabled)
/// Whether no kernel debugger is connected.
extern NTKERNELAPI PBOOLEAN KdDebuggerNotPresent;
#define KD_DEBUGGER_NOT_PRESENT (*KdDebuggerNotPresent)

/// Registers a routine that runs when the system stops, for a reason.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeRegisterBugCheckReasonCallback(
    _Out_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord, _In_ PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine, _In_ KBUGCHECK_CALLBACK_REASON Reason, _In_ PUCHAR Component);
/// Withdraws a routine registered by KeRegisterBugCheckReasonCallback.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeDeregisterBugCheckReasonCallback(_Inout_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord);
