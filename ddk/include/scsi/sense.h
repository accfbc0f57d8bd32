// SCSI: sense data in both formats.
#pragma once

/// What went wrong with a command.
typedef struct _SENSE_DATA {
    UCHAR ErrorCode : 7;
    UCHAR Valid : 1;
    UCHAR SegmentNumber;
    UCHAR SenseKey : 4;
    UCHAR Reserved : 1;
    UCHAR IncorrectLength : 1;
    UCHAR EndOfMedia : 1;
    UCHAR FileMark : 1;
    UCHAR Information[4];
    UCHAR AdditionalSenseLength;
    UCHAR CommandSpecificInformation[4];
    UCHAR AdditionalSenseCode;
    UCHAR AdditionalSenseCodeQualifier;
    UCHAR FieldReplaceableUnitCode;
    UCHAR SenseKeySpecific[3];
} SENSE_DATA, *PSENSE_DATA;
#define SENSE_BUFFER_SIZE_EX sizeof(SENSE_DATA_EX)
#define MAX_ADDITIONAL_SENSE_BYTES_EX (MAX_SENSE_BUFFER_SIZE - SENSE_BUFFER_SIZE_EX)
#define SCSI_SENSE_ERRORCODE_FIXED_CURRENT 0x70
#define SCSI_SENSE_ERRORCODE_FIXED_DEFERRED 0x71
#define SCSI_SENSE_ERRORCODE_DESCRIPTOR_CURRENT 0x72
#define SCSI_SENSE_ERRORCODE_DESCRIPTOR_DEFERRED 0x73
#define SCSI_SENSE_DESCRIPTOR_TYPE_INFORMATION 0x00
#define SCSI_SENSE_DESCRIPTOR_TYPE_COMMAND_SPECIFIC 0x01
#define SCSI_SENSE_DESCRIPTOR_TYPE_SENSE_KEY_SPECIFIC 0x02
#define SCSI_SENSE_DESCRIPTOR_TYPE_FIELD_REPLACEABLE_UNIT 0x03
#define SCSI_SENSE_DESCRIPTOR_TYPE_STREAM_COMMAND 0x04
#define SCSI_SENSE_DESCRIPTOR_TYPE_BLOCK_COMMAND 0x05
#define SCSI_SENSE_DESCRIPTOR_TYPE_OSD_OBJECT_IDENTIFICATION 0x06
#define SCSI_SENSE_DESCRIPTOR_TYPE_OSD_RESPONSE_INTEGRITY_CHECK 0x07
#define SCSI_SENSE_DESCRIPTOR_TYPE_OSD_ATTRIBUTE_IDENTIFICATION 0x08
#define SCSI_SENSE_DESCRIPTOR_TYPE_ATA_STATUS_RETURN 0x09
#define SCSI_SENSE_DESCRIPTOR_TYPE_PROGRESS_INDICATION 0x0a
#define SCSI_SENSE_DESCRIPTOR_TYPE_USER_DATA_SEGMENT_REFERRAL 0x0b
#define SCSI_SENSE_DESCRIPTOR_TYPE_FORWARDED_SENSE_DATA 0x0c
#define SCSI_ADSENSE_WRITE 0x03
#define SCSI_ADSENSE_SERVO_ERROR 0x09
#define SCSI_ADSENSE_WARNING 0x0b
#define SCSI_ADSENSE_COPY_TARGET_DEVICE_ERROR 0x0d
#define SCSI_ADSENSE_UNRECOVERED_ERROR 0x11
#define SCSI_ADSENSE_DEFECT_LIST_ERROR 0x19
#define SCSI_ADSENSE_MISCOMPARE_DURING_VERIFY_OPERATION 0x1d
#define SCSI_ADSENSE_ACCESS_DENIED 0x20
#define SCSI_ADSENSE_INVALID_TOKEN 0x23
#define SCSI_ADSENSE_DEFECT_LIST 0x32
#define SCSI_ADSENSE_LB_PROVISIONING 0x38
#define SCSI_ADSENSE_LOGICAL_UNIT_ERROR 0x3e
#define SCSI_ADSENSE_DATA_PATH_FAILURE 0x41
#define SCSI_ADSENSE_POWER_ON_SELF_TEST_FAILURE 0x42
#define SCSI_ADSENSE_INTERNAL_TARGET_FAILURE 0x44
#define SCSI_ADSENSE_DATA_TRANSFER_ERROR 0x4b
#define SCSI_ADSENSE_LUN_FAILED_SELF_CONFIGURATION 0x4c
#define SCSI_ADSENSE_RESOURCE_FAILURE 0x55
#define SCSI_SENSEQ_OPERATION_IS_IN_PROGRESS 0x16
#define SCSI_SENSEQ_PERIPHERAL_DEVICE_WRITE_FAULT 0x00
#define SCSI_SENSEQ_NO_WRITE_CURRENT 0x01
#define SCSI_SENSEQ_EXCESSIVE_WRITE_ERRORS 0x02
#define SCSI_SENSEQ_SPACE_ALLOC_IN_PROGRESS 0x14
#define SCSI_SENSEQ_TRACK_FOLLOWING_ERROR 0x00
#define SCSI_SENSEQ_TRACKING_SERVO_FAILURE 0x01
#define SCSI_SENSEQ_FOCUS_SERVO_FAILURE 0x02
#define SCSI_SENSEQ_SPINDLE_SERVO_FAILURE 0x03
#define SCSI_SENSEQ_HEAD_SELECT_FAULT 0x04
#define SCSI_SENSEQ_POWER_LOSS_EXPECTED 0x08
#define SCSI_SENSEQ_NOT_REACHABLE 0x02
#define SCSI_SENSEQ_DATA_UNDERRUN 0x04
#define SCSI_SENSEQ_UNRECOVERED_READ_ERROR 0x00
#define SCSI_SENSEQ_RANDOM_POSITIONING_ERROR 0x00
#define SCSI_SENSEQ_MECHANICAL_POSITIONING_ERROR 0x01
#define SCSI_SENSEQ_POSITIONING_ERROR_DETECTED_BY_READ_OF_MEDIUM 0x02
#define SCSI_SENSEQ_DEFECT_LIST_ERROR 0x00
#define SCSI_SENSEQ_DEFECT_LIST_NOT_AVAILABLE 0x01
#define SCSI_SENSEQ_DEFECT_LIST_ERROR_IN_PRIMARY_LIST 0x02
#define SCSI_SENSEQ_DEFECT_LIST_ERROR_IN_GROWN_LIST 0x03
#define SCSI_SENSEQ_NO_ACCESS_RIGHTS 0x02
#define SCSI_SENSEQ_INVALID_RELEASE_OF_PERSISTENT_RESERVATION 0x04
#define SCSI_SENSEQ_TOO_MANY_SEGMENT_DESCRIPTORS 0x08
#define SCSI_SENSEQ_SPACE_ALLOC_FAILED_WRITE_PROTECT 0x07
#define SCSI_SENSEQ_CAPACITY_DATA_CHANGED 0x09
#define SCSI_SENSEQ_NO_DEFECT_SPARE_LOCATION_AVAILABLE 0x00
#define SCSI_SENSEQ_DEFECT_LIST_UPDATE_FAILURE 0x01
#define SCSI_SENSEQ_SOFT_THRESHOLD_REACHED 0x07
#define SCSI_SENSEQ_LOGICAL_UNIT_HAS_NOT_SELF_CONFIGURED_YET 0x00
#define SCSI_SENSEQ_LOGICAL_UNIT_FAILURE 0x01
#define SCSI_SENSEQ_TIMEOUT_ON_LOGICAL_UNIT 0x02
#define SCSI_SENSEQ_LOGICAL_UNIT_FAILED_SELF_TEST 0x03
#define SCSI_SENSEQ_LOGICAL_UNIT_FAILED_TO_UPDATE_SELF_TEST_LOG 0x04
#define SCSI_SENSEQ_INTERNAL_TARGET_FAILURE 0x00
#define SCSI_SENSEQ_PRESISTENT_RESERVATION_INFORMATION_LOST 0x01
#define SCSI_SENSEQ_ATA_DEVICE_FAILED_SET_FEATURES 0x71
#define SCSI_SENSEQ_INITIATOR_RESPONSE_TIMEOUT 0x06
#define SCSI_SENSEQ_SYSTEM_RESOURCE_FAILURE 0x00
#define SCSI_SENSEQ_SYSTEM_BUFFER_FULL 0x01
#define SCSI_SENSEQ_INSUFFICIENT_RESERVATION_RESOURCES 0x02
#define SCSI_SENSEQ_INSUFFICIENT_RESOURCES 0x03
#define SCSI_SENSEQ_FAILURE_PREDICTION_THRESHOLD_EXCEEDED 0x00
#define SCSI_SENSEQ_MEDIA_FAILURE_PREDICTION_THRESHOLD_EXCEEDED 0x01
#define SCSI_SENSEQ_LUN_FAILURE_PREDICTION_THRESHOLD_EXCEEDED 0x02
#define SCSI_SENSEQ_SPARE_AREA_EXHAUSTION_PREDICTION_THRESHOLD_EXCEEDED 0x03
#define SCSI_SENSEQ_GENERAL_HARD_DRIVE_FAILURE 0x10
#define SCSI_SENSEQ_DRIVE_ERROR_RATE_TOO_HIGH 0x11
#define SCSI_SENSEQ_DATA_ERROR_RATE_TOO_HIGH 0x12
#define SCSI_SENSEQ_SEEK_ERROR_RATE_TOO_HIGH 0x13
#define SCSI_SENSEQ_TOO_MANY_BLOCK_REASSIGNS 0x14
#define SCSI_SENSEQ_ACCESS_TIMES_TOO_HIGH 0x15
#define SCSI_SENSEQ_START_UNIT_TIMES_TOO_HIGH 0x16
#define SCSI_SENSEQ_CHANNEL_PARAMETRICS 0x17
#define SCSI_SENSEQ_CONTROLLER_DETECTED 0x18
#define SCSI_SENSEQ_THROUGHPUT_PERFORMANCE 0x19
#define SCSI_SENSEQ_SEEK_TIME_PERFORMANCE 0x1a
#define SCSI_SENSEQ_SPIN_UP_RETRY_COUNT 0x1b
#define SCSI_SENSEQ_DRIVE_CALIBRATION_RETRY_COUNT 0x1c
#define SCSI_SENSEQ_DATA_CHANNEL_DATA_ERROR_RATE_TOO_HIGH 0x32
#define SCSI_SENSEQ_SERVO_DATA_ERROR_RATE_TOO_HIGH 0x42
#define SCSI_SENSEQ_SERVER_SEEK_ERROR_RATE_TOO_HIGH 0x43
#define SCSI_SENSEQ_FAILURE_PREDICTION_THRESHOLD_EXCEEDED_FALSE 0xff
#define SCSI_SENSE_OPTIONS_NONE ((SCSI_SENSE_OPTIONS)0x00000000)
#define SCSI_SENSE_OPTIONS_FIXED_FORMAT_IF_UNKNOWN_FORMAT_INDICATED ((SCSI_SENSE_OPTIONS)0x00000001)
#include <pshpack1.h>
/// What a sense descriptor begins with.
typedef struct _SCSI_SENSE_DESCRIPTOR_HEADER {
    UCHAR DescriptorType;
    UCHAR AdditionalLength;
} SCSI_SENSE_DESCRIPTOR_HEADER, *PSCSI_SENSE_DESCRIPTOR_HEADER;
typedef struct _SCSI_SENSE_DESCRIPTOR_INFORMATION {
    SCSI_SENSE_DESCRIPTOR_HEADER Header;
    UCHAR Valid : 1;
    /// 0.
    UCHAR Reserved1 : 7;
    /// 0.
    UCHAR Reserved2;
    UCHAR Information[8];
} SCSI_SENSE_DESCRIPTOR_INFORMATION, *PSCSI_SENSE_DESCRIPTOR_INFORMATION;
typedef struct _SCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND {
    SCSI_SENSE_DESCRIPTOR_HEADER Header;
    /// 0.
    UCHAR Reserved1;
    /// 0.
    UCHAR Reserved2 : 5;
    UCHAR IncorrectLength : 1;
    /// 0.
    UCHAR Reserved3 : 2;
} SCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND, *PSCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND;
typedef struct _SCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN {
    SCSI_SENSE_DESCRIPTOR_HEADER Header;
    UCHAR Extend : 1;
    /// 0.
    UCHAR Reserved1 : 7;
    UCHAR Error;
    UCHAR SectorCount15_8;
    UCHAR SectorCount7_0;
    UCHAR LbaLow15_8;
    UCHAR LbaLow7_0;
    UCHAR LbaMid15_8;
    UCHAR LbaMid7_0;
    UCHAR LbaHigh15_8;
    UCHAR LbaHigh7_0;
    UCHAR Device;
    UCHAR Status;
} SCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN, *PSCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN;
/// Sense data as a list of descriptors.
typedef struct _DESCRIPTOR_SENSE_DATA {
    UCHAR ErrorCode : 7;
    /// 0.
    UCHAR Reserved1 : 1;
    UCHAR SenseKey : 4;
    /// 0.
    UCHAR Reserved2 : 4;
    UCHAR AdditionalSenseCode;
    UCHAR AdditionalSenseCodeQualifier;
    /// 0.
    UCHAR Reserved3[3];
    UCHAR AdditionalSenseLength;
    UCHAR DescriptorBuffer[ANYSIZE_ARRAY];
} DESCRIPTOR_SENSE_DATA, *PDESCRIPTOR_SENSE_DATA;
typedef SENSE_DATA FIXED_SENSE_DATA, *PFIXED_SENSE_DATA;
/// Sense data of either format.
typedef union _SENSE_DATA_EX {
    FIXED_SENSE_DATA FixedData;
    DESCRIPTOR_SENSE_DATA DescriptorData;
} SENSE_DATA_EX, *PSENSE_DATA_EX;
#include <poppack.h>
/// How much of unknown sense data is believed.
typedef ULONG SCSI_SENSE_OPTIONS;
#define SCSI_SENSE_OPTIONS_NONE ((SCSI_SENSE_OPTIONS)0x00000000)
#define SCSI_SENSE_OPTIONS_FIXED_FORMAT_IF_UNKNOWN_FORMAT_INDICATED ((SCSI_SENSE_OPTIONS)0x00000001)
#define ScsiGetSenseErrorCode(Sense) (((PUCHAR)(Sense))[0] & 0x7f)
#define ScsiGetSenseDescriptorLength(Descriptor) \
    (sizeof(SCSI_SENSE_DESCRIPTOR_HEADER) + ((PSCSI_SENSE_DESCRIPTOR_HEADER)(Descriptor))->AdditionalLength)
/// Bit 1 of the error code says the format of sense data, bit 0 whether it is of an earlier command.
#define IsFixedSenseDataFormat(Sense) ((ScsiGetSenseErrorCode(Sense) & ~1) == SCSI_SENSE_ERRORCODE_FIXED_CURRENT)
#define IsDescriptorSenseDataFormat(Sense) ((ScsiGetSenseErrorCode(Sense) & ~1) == SCSI_SENSE_ERRORCODE_DESCRIPTOR_CURRENT)
#define IsSenseDataCurrentError(Sense) ((ScsiGetSenseErrorCode(Sense) & ~2) == SCSI_SENSE_ERRORCODE_FIXED_CURRENT)
#define IsSenseDataDeferredError(Sense) ((ScsiGetSenseErrorCode(Sense) & ~2) == SCSI_SENSE_ERRORCODE_FIXED_DEFERRED)
#define IsSenseDataFormatValueValid(Sense) (IsFixedSenseDataFormat(Sense) || IsDescriptorSenseDataFormat(Sense))
/// How many bytes sense data says it has, more than there is room for perhaps.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetTotalSenseByteCountIndicated(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _Out_ UCHAR *TotalByteCountIndicated) {
    // Both formats have the number of bytes that follow in the eighth byte.
    const ULONG before = FIELD_OFFSET(DESCRIPTOR_SENSE_DATA, DescriptorBuffer);
    ULONG count;
    if (SenseInfoBuffer == NULL || SenseInfoBufferLength < before) return FALSE;
    count = before + ((PUCHAR)SenseInfoBuffer)[before - 1];
    if (count > MAX_SENSE_BUFFER_SIZE) return FALSE;
    *TotalByteCountIndicated = (UCHAR)count;
    return TRUE;
}
/// The key and codes of sense data of the fixed format.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetFixedSenseKeyAndCodes(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _Out_opt_ PUCHAR SenseKey,
    _Out_opt_ PUCHAR AdditionalSenseCode, _Out_opt_ PUCHAR AdditionalSenseCodeQualifier) {
    PUCHAR sense = (PUCHAR)SenseInfoBuffer;
    ULONG length;
    if (sense == NULL || SenseInfoBufferLength <= 7) return FALSE;
    length = 8u + sense[7];
    if (length > SenseInfoBufferLength) length = SenseInfoBufferLength;
    if (SenseKey != NULL) *SenseKey = (UCHAR)(sense[2] & 0xf);
    if (AdditionalSenseCode != NULL) *AdditionalSenseCode = (UCHAR)(length > 12 ? sense[12] : 0);
    if (AdditionalSenseCodeQualifier != NULL) *AdditionalSenseCodeQualifier = (UCHAR)(length > 13 ? sense[13] : 0);
    return TRUE;
}
/// The key and codes of sense data that is a list of descriptors.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetDescriptorSenseKeyAndCodes(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _Out_opt_ PUCHAR SenseKey,
    _Out_opt_ PUCHAR AdditionalSenseCode, _Out_opt_ PUCHAR AdditionalSenseCodeQualifier) {
    PUCHAR sense = (PUCHAR)SenseInfoBuffer;
    if (sense == NULL || SenseInfoBufferLength < 8) return FALSE;
    if (SenseKey != NULL) *SenseKey = (UCHAR)(sense[1] & 0xf);
    if (AdditionalSenseCode != NULL) *AdditionalSenseCode = sense[2];
    if (AdditionalSenseCodeQualifier != NULL) *AdditionalSenseCodeQualifier = sense[3];
    return TRUE;
}
/// The key and codes of sense data of either format.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetSenseKeyAndCodes(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _In_ SCSI_SENSE_OPTIONS Options,
    _Out_opt_ PUCHAR SenseKey, _Out_opt_ PUCHAR AdditionalSenseCode, _Out_opt_ PUCHAR AdditionalSenseCodeQualifier) {
    if (SenseInfoBuffer == NULL || SenseInfoBufferLength == 0) return FALSE;
    if (IsDescriptorSenseDataFormat(SenseInfoBuffer))
        return ScsiGetDescriptorSenseKeyAndCodes(
            SenseInfoBuffer, SenseInfoBufferLength, SenseKey, AdditionalSenseCode, AdditionalSenseCodeQualifier);
    if (IsFixedSenseDataFormat(SenseInfoBuffer) || (Options & SCSI_SENSE_OPTIONS_FIXED_FORMAT_IF_UNKNOWN_FORMAT_INDICATED) != 0)
        return ScsiGetFixedSenseKeyAndCodes(
            SenseInfoBuffer, SenseInfoBufferLength, SenseKey, AdditionalSenseCode, AdditionalSenseCodeQualifier);
    return FALSE;
}
/// The descriptors of sense data; FALSE if it has none.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetSenseDescriptor(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength,
    _Outptr_result_bytebuffer_(*DescriptorBufferLength) PVOID *DescriptorBuffer, _Out_ UCHAR *DescriptorBufferLength) {
    const UCHAR before = FIELD_OFFSET(DESCRIPTOR_SENSE_DATA, DescriptorBuffer);
    UCHAR count = 0;
    *DescriptorBuffer = NULL;
    *DescriptorBufferLength = 0;
    if (!ScsiGetTotalSenseByteCountIndicated(SenseInfoBuffer, SenseInfoBufferLength, &count)) return FALSE;
    if (!IsDescriptorSenseDataFormat(SenseInfoBuffer)) return FALSE;
    if (count > SenseInfoBufferLength) count = SenseInfoBufferLength;
    if (count <= before) return FALSE;
    *DescriptorBuffer = (PUCHAR)SenseInfoBuffer + before;
    *DescriptorBufferLength = (UCHAR)(count - before);
    return TRUE;
}
/// Whether a descriptor with an address is whole.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiValidateInformationSenseDescriptor(
    _In_reads_bytes_(DescriptorBufferLength) PVOID DescriptorBuffer, _In_ UCHAR DescriptorBufferLength) {
    PSCSI_SENSE_DESCRIPTOR_INFORMATION information = (PSCSI_SENSE_DESCRIPTOR_INFORMATION)DescriptorBuffer;
    return (BOOLEAN)(information != NULL && DescriptorBufferLength >= sizeof(*information) &&
                     information->Header.DescriptorType == SCSI_SENSE_DESCRIPTOR_TYPE_INFORMATION &&
                     information->Header.AdditionalLength == sizeof(*information) - sizeof(information->Header) && information->Valid);
}
/// Whether a descriptor of a block command is whole.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiValidateBlockCommandSenseDescriptor(
    _In_reads_bytes_(DescriptorBufferLength) PVOID DescriptorBuffer, _In_ UCHAR DescriptorBufferLength) {
    PSCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND block = (PSCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND)DescriptorBuffer;
    return (BOOLEAN)(block != NULL && DescriptorBufferLength >= sizeof(*block) &&
                     block->Header.DescriptorType == SCSI_SENSE_DESCRIPTOR_TYPE_BLOCK_COMMAND &&
                     block->Header.AdditionalLength == sizeof(*block) - sizeof(block->Header));
}
/// The next descriptor of one of several types in a list; FALSE if there is none.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiGetNextSenseDescriptorByType(
    _In_reads_bytes_(BufferLength) PVOID Buffer, _In_ UCHAR BufferLength, _In_reads_(TypeListCount) PUCHAR TypeList,
    _In_ ULONG TypeListCount, _Out_ PUCHAR OutType, _Outptr_result_bytebuffer_(*OutBufferLength) PVOID *OutBuffer,
    _Out_ UCHAR *OutBufferLength) {
    PUCHAR at = (PUCHAR)Buffer;
    ULONG left = BufferLength, i;
    *OutBuffer = NULL;
    *OutBufferLength = 0;
    if (at == NULL || TypeList == NULL) return FALSE;
    while (left >= sizeof(SCSI_SENSE_DESCRIPTOR_HEADER) && ScsiGetSenseDescriptorLength(at) <= left) {
        for (i = 0; i < TypeListCount; i++)
            if (((PSCSI_SENSE_DESCRIPTOR_HEADER)at)->DescriptorType == TypeList[i]) {
                *OutType = TypeList[i];
                *OutBuffer = at;
                *OutBufferLength = (UCHAR)left;
                return TRUE;
            }
        left -= (ULONG)ScsiGetSenseDescriptorLength(at);
        at += ScsiGetSenseDescriptorLength(at);
    }
    return FALSE;
}
/// Writes what a list of descriptors says in the fixed format.
_Success_(return != FALSE)
FORCEINLINE BOOLEAN ScsiConvertToFixedSenseFormat(
    _In_reads_bytes_(SenseInfoBufferLength) PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength,
    _Out_writes_bytes_(OutBufferLength) PVOID OutBuffer, _In_ UCHAR OutBufferLength) {
    PSENSE_DATA fixed = (PSENSE_DATA)OutBuffer;
    PVOID list = NULL, found = NULL;
    UCHAR listLength = 0, length = 0, type = 0, wanted[2];
    UCHAR i;
    if (SenseInfoBuffer == NULL || fixed == NULL || OutBufferLength < sizeof(SENSE_DATA)) return FALSE;
    if (SenseInfoBufferLength < 8 || !IsDescriptorSenseDataFormat(SenseInfoBuffer)) return FALSE;
    for (i = 0; i < OutBufferLength; i++) ((PUCHAR)OutBuffer)[i] = 0;
    fixed->ErrorCode = IsSenseDataCurrentError(SenseInfoBuffer) ? SCSI_SENSE_ERRORCODE_FIXED_CURRENT : SCSI_SENSE_ERRORCODE_FIXED_DEFERRED;
    fixed->SenseKey = (UCHAR)(((PUCHAR)SenseInfoBuffer)[1] & 0xf);
    fixed->AdditionalSenseCode = ((PUCHAR)SenseInfoBuffer)[2];
    fixed->AdditionalSenseCodeQualifier = ((PUCHAR)SenseInfoBuffer)[3];
    fixed->AdditionalSenseLength = (UCHAR)(sizeof(SENSE_DATA) - 8);
    if (!ScsiGetSenseDescriptor(SenseInfoBuffer, SenseInfoBufferLength, &list, &listLength)) return TRUE;
    wanted[0] = SCSI_SENSE_DESCRIPTOR_TYPE_INFORMATION;
    wanted[1] = SCSI_SENSE_DESCRIPTOR_TYPE_BLOCK_COMMAND;
    while (ScsiGetNextSenseDescriptorByType(list, listLength, wanted, 2, &type, &found, &length)) {
        if (type == SCSI_SENSE_DESCRIPTOR_TYPE_INFORMATION && ScsiValidateInformationSenseDescriptor(found, length)) {
            // The fixed format has four bytes: it is valid if the upper four say nothing.
            PUCHAR information = ((PSCSI_SENSE_DESCRIPTOR_INFORMATION)found)->Information;
            if ((information[0] | information[1] | information[2] | information[3]) == 0) {
                fixed->Valid = 1;
                for (i = 0; i < 4; i++) fixed->Information[i] = information[4 + i];
            }
        } else if (type == SCSI_SENSE_DESCRIPTOR_TYPE_BLOCK_COMMAND && ScsiValidateBlockCommandSenseDescriptor(found, length)) {
            fixed->IncorrectLength = ((PSCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND)found)->IncorrectLength;
        }
        listLength = (UCHAR)(length - ScsiGetSenseDescriptorLength(found));
        list = (PUCHAR)found + ScsiGetSenseDescriptorLength(found);
    }
    return TRUE;
}
