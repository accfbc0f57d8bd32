// What IOCTL_STORAGE_MANAGE_DATA_SET_ATTRIBUTES takes and gives, and routines that fill it; included by ntddstor.h.
#pragma once

#define READ_COPY_NUMBER_KEY 0x52434e00
#define IsKeyReadCopyNumber(key) (((key) & 0xffffff00) == READ_COPY_NUMBER_KEY)
#define ReadCopyNumberToKey(copy) (READ_COPY_NUMBER_KEY | (UCHAR)(copy))
#define ReadCopyNumberFromKey(key) ((UCHAR)((key) & 0x000000ff))
/// Parameters of DeviceDsmAction_OffloadRead.
typedef struct _DEVICE_DSM_OFFLOAD_READ_PARAMETERS {
    /// Must be 0.
    ULONG Flags;
    /// Milliseconds that the token shall last; 0 leaves it to the device.
    ULONG TimeToLive;
    /// Must be 0.
    ULONG Reserved[2];
} DEVICE_DSM_OFFLOAD_READ_PARAMETERS, *PDEVICE_DSM_OFFLOAD_READ_PARAMETERS;
/// Parameters of DeviceDsmAction_OffloadWrite.
typedef struct _DEVICE_DSM_OFFLOAD_WRITE_PARAMETERS {
    /// Must be 0.
    ULONG Flags;
    /// Must be 0.
    ULONG Reserved;
    /// Bytes from the start of the token's data.
    ULONGLONG TokenOffset;
    /// Stands for the data to write.
    STORAGE_OFFLOAD_TOKEN Token;
} DEVICE_DSM_OFFLOAD_WRITE_PARAMETERS, *PDEVICE_DSM_OFFLOAD_WRITE_PARAMETERS;
/// Parameters of DeviceDsmAction_Repair.
typedef struct _DEVICE_DATA_SET_REPAIR_PARAMETERS {
    /// Entries of RepairCopies.
    ULONG NumberOfRepairCopies;
    /// Number of the copy that is good.
    ULONG SourceCopy;
    /// Numbers of the copies to write anew.
    ULONG RepairCopies[1];
} DEVICE_DATA_SET_REPAIR_PARAMETERS, *PDEVICE_DATA_SET_REPAIR_PARAMETERS;
/// What came of an action on ranges; its result follows.
typedef struct _DEVICE_MANAGE_DATA_SET_ATTRIBUTES_OUTPUT {
    /// Bytes of this structure alone.
    ULONG Size;
    /// DeviceDsmAction_ constant.
    DEVICE_DATA_MANAGEMENT_SET_ACTION Action;
    /// Bits of the action.
    ULONG Flags;
    /// Status of the action, an NTSTATUS.
    ULONG OperationStatus;
    /// More of an error.
    ULONG ExtendedError;
    /// What the device says of an error.
    ULONG TargetDetailedError;
    /// Not used.
    ULONG ReservedStatus;
    /// Bytes from here to the result; 0 if there is none.
    ULONG OutputBlockOffset;
    /// Bytes of the result.
    ULONG OutputBlockLength;
} DEVICE_MANAGE_DATA_SET_ATTRIBUTES_OUTPUT, *PDEVICE_MANAGE_DATA_SET_ATTRIBUTES_OUTPUT;
/// Result of DeviceDsmAction_Allocation: which slabs have space.
typedef struct _DEVICE_DATA_SET_LB_PROVISIONING_STATE {
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes that get space at once.
    ULONGLONG SlabSizeInBytes;
    /// Bytes from the start of the range to the first whole slab.
    ULONG SlabOffsetDeltaInBytes;
    /// Slabs that the bit map tells of.
    ULONG SlabAllocationBitMapBitCount;
    /// Entries of SlabAllocationBitMap.
    ULONG SlabAllocationBitMapLength;
    /// A bit for each slab, set if it has space.
    ULONG SlabAllocationBitMap[1];
} DEVICE_DATA_SET_LB_PROVISIONING_STATE, *PDEVICE_DATA_SET_LB_PROVISIONING_STATE;
/// Result of DeviceDsmAction_Scrub.
typedef struct _DEVICE_DATA_SET_SCRUB_OUTPUT {
    /// Bytes that were checked.
    ULONGLONG BytesProcessed;
    /// Bytes that were wrong and are right now.
    ULONGLONG BytesRepaired;
    /// Bytes that could not be set right.
    ULONGLONG BytesFailed;
} DEVICE_DATA_SET_SCRUB_OUTPUT, *PDEVICE_DATA_SET_SCRUB_OUTPUT;
#define NO_SRBTYPE_ADAPTER_DESCRIPTOR_SIZE FIELD_OFFSET(STORAGE_ADAPTER_DESCRIPTOR, SrbType)
#define SRB_TYPE_SCSI_REQUEST_BLOCK 0
#define SRB_TYPE_STORAGE_REQUEST_BLOCK 1
#define STORAGE_ADDRESS_TYPE_BTL8 0
// ---- what IOCTL_STORAGE_MANAGE_DATA_SET_ATTRIBUTES takes and gives, block by block ------------------------------------
typedef DEVICE_DATA_MANAGEMENT_SET_ACTION DEVICE_DSM_ACTION;
typedef DEVICE_MANAGE_DATA_SET_ATTRIBUTES DEVICE_DSM_INPUT, *PDEVICE_DSM_INPUT;
typedef DEVICE_MANAGE_DATA_SET_ATTRIBUTES_OUTPUT DEVICE_DSM_OUTPUT, *PDEVICE_DSM_OUTPUT;
typedef DEVICE_DATA_SET_RANGE DEVICE_DSM_RANGE, *PDEVICE_DSM_RANGE;
/// What an action takes and gives.
typedef struct _DEVICE_DSM_DEFINITION {
    /// DeviceDsmAction_ constant.
    DEVICE_DSM_ACTION Action;
    /// TRUE if it takes one range only.
    BOOLEAN SingleRange;
    /// Alignment of its parameters in bytes.
    ULONG ParameterBlockAlignment;
    /// Fewest bytes of its parameters; 0 if it has none.
    ULONG ParameterBlockLength;
    /// TRUE if it has a result.
    BOOLEAN HasOutput;
    /// Alignment of its result in bytes.
    ULONG OutputBlockAlignment;
    /// Fewest bytes of its result.
    ULONG OutputBlockLength;
} DEVICE_DSM_DEFINITION, *PDEVICE_DSM_DEFINITION;
#define DEVICE_DSM_ROUND_UP(value, unit) (((value) + (unit) - 1) / (unit) * (unit))
#define DEVICE_DSM_ROUND_DN(value, unit) ((value) / (unit) * (unit))
#define RINGSIDE_DSM_RANGES_AT(offset) DEVICE_DSM_ROUND_UP((offset), (ULONG)sizeof(ULONGLONG))
#if defined(_WDMDDK_) || defined(_WINDOWS_)
/// The parameters of an action.
FORCEINLINE PVOID DeviceDsmParameterBlock(_In_ PDEVICE_DSM_INPUT Input) {
    return (PUCHAR)Input + Input->ParameterBlockOffset;
}
/// The ranges of an action.
FORCEINLINE PDEVICE_DSM_RANGE DeviceDsmDataSetRanges(_In_ PDEVICE_DSM_INPUT Input) {
    return (PDEVICE_DSM_RANGE)((PUCHAR)Input + Input->DataSetRangesOffset);
}
/// How many ranges an action has.
FORCEINLINE ULONG DeviceDsmNumberOfDataSetRanges(_In_ PDEVICE_DSM_INPUT Input) {
    return Input->DataSetRangesLength / sizeof(DEVICE_DSM_RANGE);
}
/// The length of the input for an action with parameters and ranges.
FORCEINLINE ULONG DeviceDsmGetInputLength(_In_ PDEVICE_DSM_DEFINITION Definition, _In_ ULONG ParameterBlockLength, _In_ ULONG NumberOfDataSetRanges) {
    ULONG length = sizeof(DEVICE_DSM_INPUT);
    if (ParameterBlockLength != 0) length = DEVICE_DSM_ROUND_UP(length, Definition->ParameterBlockAlignment) + ParameterBlockLength;
    if (NumberOfDataSetRanges != 0) length = RINGSIDE_DSM_RANGES_AT(length) + NumberOfDataSetRanges * sizeof(DEVICE_DSM_RANGE);
    return length;
}
/// How many ranges fit into an input of a length.
FORCEINLINE ULONG DeviceDsmGetNumberOfDataSetRanges(_In_ PDEVICE_DSM_DEFINITION Definition, _In_ ULONG InputLength, _In_ ULONG ParameterBlockLength) {
    ULONG at = RINGSIDE_DSM_RANGES_AT(DeviceDsmGetInputLength(Definition, ParameterBlockLength, 0));
    return InputLength < at ? 0 : (InputLength - at) / sizeof(DEVICE_DSM_RANGE);
}
/// Prepares the input of an action, with its parameters.
FORCEINLINE VOID DeviceDsmInitializeInput(
    _In_ PDEVICE_DSM_DEFINITION Definition, _Out_writes_bytes_(InputLength) PDEVICE_DSM_INPUT Input, _In_ ULONG InputLength, _In_ ULONG Flags,
    _In_reads_bytes_opt_(ParameterBlockLength) PVOID Parameters, _In_ ULONG ParameterBlockLength) {
    RtlZeroMemory(Input, InputLength);
    Input->Size = sizeof(*Input);
    Input->Action = Definition->Action;
    Input->Flags = Flags;
    if (ParameterBlockLength == 0) return;
    Input->ParameterBlockOffset = DEVICE_DSM_ROUND_UP((ULONG)sizeof(*Input), Definition->ParameterBlockAlignment);
    Input->ParameterBlockLength = ParameterBlockLength;
    if (Parameters != NULL) RtlCopyMemory(DeviceDsmParameterBlock(Input), Parameters, ParameterBlockLength);
}
/// Adds a range to an input; FALSE if it does not fit.
FORCEINLINE BOOLEAN DeviceDsmAddDataSetRange(_Inout_updates_bytes_(InputLength) PDEVICE_DSM_INPUT Input, _In_ ULONG InputLength, _In_ LONGLONG Offset, _In_ ULONGLONG Length) {
    PDEVICE_DSM_RANGE range;
    ULONG at = Input->DataSetRangesOffset;
    if (Input->Flags & DEVICE_DSM_FLAG_ENTIRE_DATA_SET_RANGE) return FALSE;
    if (at == 0) at = RINGSIDE_DSM_RANGES_AT(Input->ParameterBlockLength == 0 ? (ULONG)sizeof(*Input) : Input->ParameterBlockOffset + Input->ParameterBlockLength);
    if (at + Input->DataSetRangesLength + sizeof(DEVICE_DSM_RANGE) > InputLength) return FALSE;
    Input->DataSetRangesOffset = at;
    range = DeviceDsmDataSetRanges(Input) + DeviceDsmNumberOfDataSetRanges(Input);
    range->StartingOffset = Offset;
    range->LengthInBytes = Length;
    Input->DataSetRangesLength += sizeof(DEVICE_DSM_RANGE);
    return TRUE;
}
/// Whether an input is well formed for an action.
FORCEINLINE BOOLEAN DeviceDsmValidateInput(_In_ PDEVICE_DSM_DEFINITION Definition, _In_reads_bytes_(InputLength) PDEVICE_DSM_INPUT Input, _In_ ULONG InputLength) {
    ULONG end;
    if (InputLength < sizeof(*Input) || Input->Size != sizeof(*Input) || Input->Action != Definition->Action) return FALSE;
    if (Input->ParameterBlockLength < Definition->ParameterBlockLength) return FALSE;
    if (Input->ParameterBlockLength != 0) {
        end = Input->ParameterBlockOffset + Input->ParameterBlockLength;
        if (Input->ParameterBlockOffset < sizeof(*Input) || Input->ParameterBlockOffset % Definition->ParameterBlockAlignment != 0) return FALSE;
        if (end < Input->ParameterBlockOffset || end > InputLength) return FALSE;
    }
    if (Input->Flags & DEVICE_DSM_FLAG_ENTIRE_DATA_SET_RANGE) return Input->DataSetRangesLength == 0 && Input->DataSetRangesOffset == 0;
    end = Input->DataSetRangesOffset + Input->DataSetRangesLength;
    if (Input->DataSetRangesOffset < sizeof(*Input) || Input->DataSetRangesOffset % sizeof(ULONGLONG) != 0) return FALSE;
    if (Input->DataSetRangesLength == 0 || Input->DataSetRangesLength % sizeof(DEVICE_DSM_RANGE) != 0) return FALSE;
    if (end < Input->DataSetRangesOffset || end > InputLength) return FALSE;
    return !Definition->SingleRange || DeviceDsmNumberOfDataSetRanges(Input) == 1;
}
/// The result of an action.
FORCEINLINE PVOID DeviceDsmOutputBlock(_In_ PDEVICE_DSM_OUTPUT Output) {
    return (PUCHAR)Output + Output->OutputBlockOffset;
}
/// The length of an output with a result of a length.
FORCEINLINE ULONG DeviceDsmGetOutputLength(_In_ PDEVICE_DSM_DEFINITION Definition, _In_ ULONG OutputBlockLength) {
    ULONG length = sizeof(DEVICE_DSM_OUTPUT);
    if (OutputBlockLength != 0) length = DEVICE_DSM_ROUND_UP(length, Definition->OutputBlockAlignment) + OutputBlockLength;
    return length;
}
/// The length of the result in an output of a length.
FORCEINLINE ULONG DeviceDsmGetOutputBlockLength(_In_ PDEVICE_DSM_DEFINITION Definition, _In_ ULONG OutputLength) {
    ULONG at = DEVICE_DSM_ROUND_UP((ULONG)sizeof(DEVICE_DSM_OUTPUT), Definition->OutputBlockAlignment);
    return OutputLength < at ? 0 : OutputLength - at;
}
/// Whether an output is long enough for the result of an action.
FORCEINLINE BOOLEAN DeviceDsmValidateOutputLength(_In_ PDEVICE_DSM_DEFINITION Definition, _In_ ULONG OutputLength) {
    return !Definition->HasOutput || OutputLength >= DeviceDsmGetOutputLength(Definition, Definition->OutputBlockLength);
}
/// Prepares the output of an action.
FORCEINLINE VOID DeviceDsmInitializeOutput(_In_ PDEVICE_DSM_DEFINITION Definition, _Out_writes_bytes_(OutputLength) PDEVICE_DSM_OUTPUT Output, _In_ ULONG OutputLength, _In_ ULONG Flags) {
    RtlZeroMemory(Output, OutputLength);
    Output->Size = sizeof(*Output);
    Output->Action = Definition->Action;
    Output->Flags = Flags;
    if (Definition->OutputBlockLength == 0) return;
    Output->OutputBlockOffset = DEVICE_DSM_ROUND_UP((ULONG)sizeof(*Output), Definition->OutputBlockAlignment);
    Output->OutputBlockLength = OutputLength - Output->OutputBlockOffset;
}
/// Whether an output is well formed for an action.
FORCEINLINE BOOLEAN DeviceDsmValidateOutput(_In_ PDEVICE_DSM_DEFINITION Definition, _In_reads_bytes_(OutputLength) PDEVICE_DSM_OUTPUT Output, _In_ ULONG OutputLength) {
    ULONG end = Output->OutputBlockOffset + Output->OutputBlockLength;
    if (OutputLength < sizeof(*Output) || Output->Size != sizeof(*Output) || Output->Action != Definition->Action) return FALSE;
    if (Definition->OutputBlockLength == 0) return TRUE;
    if (Output->OutputBlockLength < Definition->OutputBlockLength || Output->OutputBlockOffset < sizeof(*Output)) return FALSE;
    if (Output->OutputBlockOffset % Definition->OutputBlockAlignment != 0) return FALSE;
    return end >= Output->OutputBlockOffset && end <= OutputLength;
}
#endif
