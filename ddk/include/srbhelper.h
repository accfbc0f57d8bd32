// srbhelper.h: reads and writes requests to SCSI devices of either form, SCSI_REQUEST_BLOCK and STORAGE_REQUEST_BLOCK.
#pragma once

#include <wdm.h>
#include <srb/extended.h>
#include <scsi.h>

#define SRBHELPER_INLINE FORCEINLINE
#define RINGSIDE_IS_EXTENDED(Srb) (((PSTORAGE_REQUEST_BLOCK_HEADER)(Srb))->Function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK)

/// The data of a kind behind a request; NULL if there is none.
FORCEINLINE PSRBEX_DATA SrbGetSrbExDataByType(_In_ PSTORAGE_REQUEST_BLOCK Srb, _In_ SRBEXDATATYPE Type) {
    ULONG i;
    if (Srb->Function != SRB_FUNCTION_STORAGE_REQUEST_BLOCK || Srb->NumSrbExData == 0) return NULL;
    for (i = 0; i < Srb->NumSrbExData; i++) {
        PSRBEX_DATA data = (PSRBEX_DATA)((PUCHAR)Srb + Srb->SrbExDataOffset[i]);
        if (Srb->SrbExDataOffset[i] != 0 && data->Type == Type) return data;
    }
    return NULL;
}
/// The data behind a request that has a command; NULL if there is none. Tells where the command and the sense data are.
FORCEINLINE PSRBEX_DATA SrbGetScsiData(
    _In_ PSTORAGE_REQUEST_BLOCK SrbEx, _In_opt_ PUCHAR CdbLength8, _In_opt_ PULONG CdbLength32, _In_opt_ PUCHAR ScsiStatus,
    _In_opt_ PVOID *SenseInfoBuffer, _In_opt_ PUCHAR SenseInfoBufferLength) {
    PSRBEX_DATA data = SrbGetSrbExDataByType(SrbEx, SrbExDataTypeScsiCdb16);
    if (data == NULL) data = SrbGetSrbExDataByType(SrbEx, SrbExDataTypeScsiCdb32);
    if (data != NULL) {
        PSRBEX_DATA_SCSI_CDB16 cdb = (PSRBEX_DATA_SCSI_CDB16)data;
        if (CdbLength8 != NULL) *CdbLength8 = cdb->CdbLength;
        if (ScsiStatus != NULL) *ScsiStatus = cdb->ScsiStatus;
        if (SenseInfoBuffer != NULL) *SenseInfoBuffer = cdb->SenseInfoBuffer;
        if (SenseInfoBufferLength != NULL) *SenseInfoBufferLength = cdb->SenseInfoBufferLength;
        return data;
    }
    data = SrbGetSrbExDataByType(SrbEx, SrbExDataTypeScsiCdbVar);
    if (data != NULL) {
        PSRBEX_DATA_SCSI_CDB_VAR cdb = (PSRBEX_DATA_SCSI_CDB_VAR)data;
        if (CdbLength32 != NULL) *CdbLength32 = cdb->CdbLength;
        if (ScsiStatus != NULL) *ScsiStatus = cdb->ScsiStatus;
        if (SenseInfoBuffer != NULL) *SenseInfoBuffer = cdb->SenseInfoBuffer;
        if (SenseInfoBufferLength != NULL) *SenseInfoBufferLength = cdb->SenseInfoBufferLength;
    }
    return data;
}
/// The command of a request; NULL if it has none.
FORCEINLINE PCDB SrbGetCdb(_In_ PVOID Srb) {
    PSRBEX_DATA data;
    if (!RINGSIDE_IS_EXTENDED(Srb)) return (PCDB)((PSCSI_REQUEST_BLOCK)Srb)->Cdb;
    data = SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, NULL);
    if (data == NULL) return NULL;
    return data->Type == SrbExDataTypeScsiCdbVar ? (PCDB)((PSRBEX_DATA_SCSI_CDB_VAR)data)->Cdb : (PCDB)((PSRBEX_DATA_SCSI_CDB16)data)->Cdb;
}
FORCEINLINE ULONG SrbGetSrbFunction(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbFunction : ((PSCSI_REQUEST_BLOCK)Srb)->Function;
}
FORCEINLINE UCHAR SrbGetCdbLength(_In_ PVOID Srb) {
    UCHAR length = 0;
    if (!RINGSIDE_IS_EXTENDED(Srb)) return ((PSCSI_REQUEST_BLOCK)Srb)->CdbLength;
    SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, &length, NULL, NULL, NULL, NULL);
    return length;
}
FORCEINLINE PVOID SrbGetSenseInfoBuffer(_In_ PVOID Srb) {
    PVOID buffer = NULL;
    if (!RINGSIDE_IS_EXTENDED(Srb)) return ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBuffer;
    SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, &buffer, NULL);
    return buffer;
}
FORCEINLINE UCHAR SrbGetSenseInfoBufferLength(_In_ PVOID Srb) {
    UCHAR length = 0;
    if (!RINGSIDE_IS_EXTENDED(Srb)) return ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBufferLength;
    SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, &length);
    return length;
}
FORCEINLINE VOID SrbGetScsiStatusAndSense(
    _In_ PVOID Srb, _Out_opt_ PUCHAR ScsiStatus, _Outptr_opt_ PVOID *SenseInfoBuffer, _Out_opt_ PUCHAR SenseInfoBufferLength) {
    if (RINGSIDE_IS_EXTENDED(Srb)) {
        SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, ScsiStatus, SenseInfoBuffer, SenseInfoBufferLength);
        return;
    }
    if (ScsiStatus != NULL) *ScsiStatus = ((PSCSI_REQUEST_BLOCK)Srb)->ScsiStatus;
    if (SenseInfoBuffer != NULL) *SenseInfoBuffer = ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBuffer;
    if (SenseInfoBufferLength != NULL) *SenseInfoBufferLength = ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBufferLength;
}
FORCEINLINE UCHAR SrbGetScsiStatus(_In_ PVOID Srb) {
    UCHAR status = 0;
    SrbGetScsiStatusAndSense(Srb, &status, NULL, NULL);
    return status;
}
FORCEINLINE VOID SrbSetScsiStatus(_In_ PVOID Srb, _In_ UCHAR ScsiStatus) {
    PSRBEX_DATA data;
    if (!RINGSIDE_IS_EXTENDED(Srb)) {
        ((PSCSI_REQUEST_BLOCK)Srb)->ScsiStatus = ScsiStatus;
        return;
    }
    data = SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, NULL);
    if (data != NULL) ((PSRBEX_DATA_SCSI_CDB16)data)->ScsiStatus = ScsiStatus;
}
FORCEINLINE VOID SrbSetSenseInfoBuffer(_In_ PVOID Srb, _In_opt_ PVOID SenseInfoBuffer) {
    PSRBEX_DATA data;
    if (!RINGSIDE_IS_EXTENDED(Srb)) {
        ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBuffer = SenseInfoBuffer;
        return;
    }
    data = SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, NULL);
    if (data == NULL) return;
    if (data->Type == SrbExDataTypeScsiCdbVar) ((PSRBEX_DATA_SCSI_CDB_VAR)data)->SenseInfoBuffer = SenseInfoBuffer;
    else ((PSRBEX_DATA_SCSI_CDB16)data)->SenseInfoBuffer = SenseInfoBuffer;
}
FORCEINLINE VOID SrbSetSenseInfoBufferLength(_In_ PVOID Srb, _In_ UCHAR SenseInfoBufferLength) {
    PSRBEX_DATA data;
    if (!RINGSIDE_IS_EXTENDED(Srb)) {
        ((PSCSI_REQUEST_BLOCK)Srb)->SenseInfoBufferLength = SenseInfoBufferLength;
        return;
    }
    data = SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, NULL);
    if (data != NULL) ((PSRBEX_DATA_SCSI_CDB16)data)->SenseInfoBufferLength = SenseInfoBufferLength;
}
FORCEINLINE VOID SrbSetCdbLength(_In_ PVOID Srb, _In_ UCHAR CdbLength) {
    PSRBEX_DATA data;
    if (!RINGSIDE_IS_EXTENDED(Srb)) {
        ((PSCSI_REQUEST_BLOCK)Srb)->CdbLength = CdbLength;
        return;
    }
    data = SrbGetScsiData((PSTORAGE_REQUEST_BLOCK)Srb, NULL, NULL, NULL, NULL, NULL);
    if (data != NULL && data->Type != SrbExDataTypeScsiCdbVar) ((PSRBEX_DATA_SCSI_CDB16)data)->CdbLength = CdbLength;
}
/// Where a device is: port, path, target and unit.
FORCEINLINE PSTOR_ADDRESS SrbGetAddress(_In_ PSTORAGE_REQUEST_BLOCK Srb) {
    return (PSTOR_ADDRESS)((PUCHAR)Srb + Srb->AddressOffset);
}
FORCEINLINE UCHAR SrbGetPathId(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? SrbGetAddress((PSTORAGE_REQUEST_BLOCK)Srb)->AddressData[0] : ((PSCSI_REQUEST_BLOCK)Srb)->PathId;
}
FORCEINLINE UCHAR SrbGetTargetId(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? SrbGetAddress((PSTORAGE_REQUEST_BLOCK)Srb)->AddressData[1] : ((PSCSI_REQUEST_BLOCK)Srb)->TargetId;
}
FORCEINLINE UCHAR SrbGetLun(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? SrbGetAddress((PSTORAGE_REQUEST_BLOCK)Srb)->AddressData[2] : ((PSCSI_REQUEST_BLOCK)Srb)->Lun;
}
FORCEINLINE VOID SrbGetPathTargetLun(_In_ PVOID Srb, _Out_opt_ PUCHAR PathId, _Out_opt_ PUCHAR TargetId, _Out_opt_ PUCHAR Lun) {
    if (PathId != NULL) *PathId = SrbGetPathId(Srb);
    if (TargetId != NULL) *TargetId = SrbGetTargetId(Srb);
    if (Lun != NULL) *Lun = SrbGetLun(Srb);
}
FORCEINLINE PVOID SrbGetDataBuffer(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->DataBuffer : ((PSCSI_REQUEST_BLOCK)Srb)->DataBuffer;
}
FORCEINLINE VOID SrbSetDataBuffer(_In_ PVOID Srb, _In_opt_ PVOID Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->DataBuffer = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->DataBuffer = Value;
}
FORCEINLINE ULONG SrbGetDataTransferLength(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->DataTransferLength : ((PSCSI_REQUEST_BLOCK)Srb)->DataTransferLength;
}
FORCEINLINE VOID SrbSetDataTransferLength(_In_ PVOID Srb, _In_opt_ ULONG Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->DataTransferLength = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->DataTransferLength = Value;
}
FORCEINLINE ULONG SrbGetTimeOutValue(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->TimeOutValue : ((PSCSI_REQUEST_BLOCK)Srb)->TimeOutValue;
}
FORCEINLINE VOID SrbSetTimeOutValue(_In_ PVOID Srb, _In_opt_ ULONG Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->TimeOutValue = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->TimeOutValue = Value;
}
FORCEINLINE PVOID SrbGetOriginalRequest(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->OriginalRequest : ((PSCSI_REQUEST_BLOCK)Srb)->OriginalRequest;
}
FORCEINLINE VOID SrbSetOriginalRequest(_In_ PVOID Srb, _In_opt_ PVOID Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->OriginalRequest = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->OriginalRequest = Value;
}
FORCEINLINE ULONG SrbGetSrbFlags(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbFlags : ((PSCSI_REQUEST_BLOCK)Srb)->SrbFlags;
}
FORCEINLINE VOID SrbSetSrbFlags(_In_ PVOID Srb, _In_opt_ ULONG Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbFlags = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->SrbFlags = Value;
}
FORCEINLINE PVOID SrbGetMiniportContext(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->MiniportContext : ((PSCSI_REQUEST_BLOCK)Srb)->SrbExtension;
}
FORCEINLINE VOID SrbSetMiniportContext(_In_ PVOID Srb, _In_opt_ PVOID Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->MiniportContext = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->SrbExtension = Value;
}
FORCEINLINE PVOID SrbGetPortContext(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->PortContext : ((PSCSI_REQUEST_BLOCK)Srb)->SrbExtension;
}
FORCEINLINE VOID SrbSetPortContext(_In_ PVOID Srb, _In_opt_ PVOID Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->PortContext = Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->SrbExtension = Value;
}
FORCEINLINE PVOID SrbGetNextSrb(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? (PVOID)((PSTORAGE_REQUEST_BLOCK)Srb)->NextSrb : (PVOID)((PSCSI_REQUEST_BLOCK)Srb)->NextSrb;
}
FORCEINLINE VOID SrbSetNextSrb(_In_ PVOID Srb, _In_opt_ PVOID Value) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->NextSrb = (struct _STORAGE_REQUEST_BLOCK *)Value;
    else ((PSCSI_REQUEST_BLOCK)Srb)->NextSrb = (struct _SCSI_REQUEST_BLOCK *)Value;
}
FORCEINLINE UCHAR SrbGetSrbStatus(_In_ PVOID Srb) { return ((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->SrbStatus; }
FORCEINLINE VOID SrbSetSrbStatus(_In_ PVOID Srb, _In_ UCHAR Status) { ((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->SrbStatus = Status; }
FORCEINLINE VOID SrbAssignSrbFlags(_In_ PVOID Srb, _In_ ULONG Flags) { SrbSetSrbFlags(Srb, Flags); }
FORCEINLINE VOID SrbClearSrbFlags(_In_ PVOID Srb, _In_ ULONG Flags) { SrbSetSrbFlags(Srb, SrbGetSrbFlags(Srb) & ~Flags); }
FORCEINLINE ULONG SrbGetSystemStatus(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->SystemStatus : ((PSCSI_REQUEST_BLOCK)Srb)->InternalStatus;
}
FORCEINLINE VOID SrbSetSystemStatus(_In_ PVOID Srb, _In_ ULONG Status) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->SystemStatus = Status;
    else ((PSCSI_REQUEST_BLOCK)Srb)->InternalStatus = Status;
}
FORCEINLINE ULONG SrbGetRequestTag(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->RequestTag : ((PSCSI_REQUEST_BLOCK)Srb)->QueueTag;
}
FORCEINLINE ULONG SrbGetRequestAttribute(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->RequestAttribute : ((PSCSI_REQUEST_BLOCK)Srb)->QueueAction;
}
FORCEINLINE ULONG SrbGetSrbLength(_In_ PVOID Srb) {
    return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbLength : ((PSCSI_REQUEST_BLOCK)Srb)->Length;
}
FORCEINLINE PVOID SrbGetClassContext(_In_ PVOID Srb) { return RINGSIDE_IS_EXTENDED(Srb) ? ((PSTORAGE_REQUEST_BLOCK)Srb)->ClassContext : NULL; }
FORCEINLINE VOID SrbSetRequestTag(_In_ PVOID Srb, _In_ ULONG Tag) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->RequestTag = Tag;
    else ((PSCSI_REQUEST_BLOCK)Srb)->QueueTag = (UCHAR)Tag;
}
FORCEINLINE VOID SrbSetRequestAttribute(_In_ PVOID Srb, _In_ UCHAR Attribute) {
    if (RINGSIDE_IS_EXTENDED(Srb)) ((PSTORAGE_REQUEST_BLOCK)Srb)->RequestAttribute = Attribute;
    else ((PSCSI_REQUEST_BLOCK)Srb)->QueueAction = Attribute;
}
/// Makes a request's members zero.
FORCEINLINE VOID SrbZeroSrb(_In_ PVOID Srb) {
    PSTORAGE_REQUEST_BLOCK_HEADER header = (PSTORAGE_REQUEST_BLOCK_HEADER)Srb;
    UCHAR function = header->Function;
    USHORT length = header->Length;
    ULONG size = SrbGetSrbLength(Srb);
    RtlZeroMemory(Srb, size);
    header->Function = function;
    header->Length = length;
    if (function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK) ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbLength = size;
}
FORCEINLINE BOOLEAN SrbCopySrb(_In_ PVOID DestinationSrb, _In_ ULONG DestinationSrbLength, _In_ PVOID SourceSrb) {
    ULONG size = SrbGetSrbLength(SourceSrb);
    if (DestinationSrbLength < size) return FALSE;
    RtlCopyMemory(DestinationSrb, SourceSrb, size);
    return TRUE;
}
