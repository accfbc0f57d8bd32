// SCSI: provisioning, zones, offloaded copies and mode pages.
#pragma once

#include <pshpack1.h>
typedef union _CDB32 {
    struct _CDB32GENERIC {
        UCHAR OperationCode;
        UCHAR Control;
        /// 0.
        UCHAR Reserved1[4];
        UCHAR Group : 5;
        /// 0.
        UCHAR Reserved2 : 3;
        UCHAR AdditionalCDBLength;
        UCHAR ServiceAction[2];
        /// 0.
        UCHAR Reserved3[2];
        UCHAR LogicalBlock[8];
        UCHAR Reserved4[8];
        UCHAR TransferLength[4];
    } CDB32GENERIC;
    ULONG AsUlong[8];
    UCHAR AsByte[32];
} CDB32, *PCDB32;
typedef struct {
    UCHAR ParameterDataLength[2];
    UCHAR Origin : 3;
    /// 0.
    UCHAR Reserved1 : 5;
    /// 0.
    UCHAR Reserved2;
    UCHAR Timestamp[6];
    /// 0.
    UCHAR Reserved3[2];
} RT_PARAMETER_DATA, *PRT_PARAMETER_DATA;
typedef struct {
    /// 0.
    UCHAR Reserved1[4];
    UCHAR Timestamp[6];
    /// 0.
    UCHAR Reserved2[2];
} ST_PARAMETER_DATA, *PST_PARAMETER_DATA;
#define BLOCK_DEVICE_TOKEN_SIZE 512
typedef struct {
    UCHAR LogicalBlockAddress[8];
    UCHAR TransferLength[4];
    /// 0.
    UCHAR Reserved[4];
} BLOCK_DEVICE_RANGE_DESCRIPTOR, *PBLOCK_DEVICE_RANGE_DESCRIPTOR;
typedef struct {
    UCHAR PopulateTokenDataLength[2];
    UCHAR Immediate : 1;
    /// 0.
    UCHAR Reserved1 : 7;
    /// 0.
    UCHAR Reserved2;
    UCHAR InactivityTimeout[4];
    /// 0.
    UCHAR Reserved3[6];
    UCHAR BlockDeviceRangeDescriptorListLength[2];
    UCHAR BlockDeviceRangeDescriptor[ANYSIZE_ARRAY];
} POPULATE_TOKEN_HEADER, *PPOPULATE_TOKEN_HEADER;
typedef struct {
    UCHAR WriteUsingTokenDataLength[2];
    UCHAR Immediate : 1;
    /// 0.
    UCHAR Reserved1 : 7;
    /// 0.
    UCHAR Reserved2[5];
    UCHAR BlockOffsetIntoToken[8];
    UCHAR Token[BLOCK_DEVICE_TOKEN_SIZE];
    /// 0.
    UCHAR Reserved3[6];
    UCHAR BlockDeviceRangeDescriptorListLength[2];
    UCHAR BlockDeviceRangeDescriptor[ANYSIZE_ARRAY];
} WRITE_USING_TOKEN_HEADER, *PWRITE_USING_TOKEN_HEADER;
/// How an offloaded copy stands.
typedef struct {
    UCHAR AvailableData[4];
    UCHAR ResponseToServiceAction : 5;
    /// 0.
    UCHAR Reserved1 : 3;
    UCHAR OperationStatus : 7;
    /// 0.
    UCHAR Reserved2 : 1;
    UCHAR OperationCounter[2];
    UCHAR EstimatedStatusUpdateDelay[4];
    UCHAR CompletionStatus;
    UCHAR SenseDataFieldLength;
    UCHAR SenseDataLength;
    UCHAR TransferCountUnits;
    UCHAR TransferCount[8];
    UCHAR SegmentsProcessed[2];
    /// 0.
    UCHAR Reserved3[6];
    UCHAR SenseData[ANYSIZE_ARRAY];
} RECEIVE_TOKEN_INFORMATION_HEADER, *PRECEIVE_TOKEN_INFORMATION_HEADER;
typedef struct {
    UCHAR TokenDescriptorsLength[4];
    UCHAR TokenDescriptor[ANYSIZE_ARRAY];
} RECEIVE_TOKEN_INFORMATION_RESPONSE_HEADER, *PRECEIVE_TOKEN_INFORMATION_RESPONSE_HEADER;
typedef struct {
    UCHAR TokenIdentifier[2];
    UCHAR Token[BLOCK_DEVICE_TOKEN_SIZE];
} BLOCK_DEVICE_TOKEN_DESCRIPTOR, *PBLOCK_DEVICE_TOKEN_DESCRIPTOR;
typedef enum _OPERATION_STATUS {
    OPERATION_COMPLETED_WITH_SUCCESS = 0x01, OPERATION_COMPLETED_WITH_ERROR = 0x02,
    OPERATION_COMPLETED_WITH_RESIDUAL_DATA = 0x03, OPERATION_IN_PROGRESS_IN_FOREGROUND = 0x11,
    OPERATION_IN_PROGRESS_IN_BACKGROUND = 0x12, OPERATION_TERMINATED = 0x60
} OPERATION_STATUS, *POPERATION_STATUS;
typedef enum _TRANSFER_COUNT_UNITS {
    TRANSFER_COUNT_UNITS_BYTES = 0, TRANSFER_COUNT_UNITS_KIBIBYTES = 1, TRANSFER_COUNT_UNITS_MEBIBYTES = 2,
    TRANSFER_COUNT_UNITS_GIBIBYTES = 3, TRANSFER_COUNT_UNITS_TEBIBYTES = 4, TRANSFER_COUNT_UNITS_PEBIBYTES = 5,
    TRANSFER_COUNT_UNITS_EXBIBYTES = 6, TRANSFER_COUNT_UNITS_NUMBER_BLOCKS = 0xF1
} TRANSFER_COUNT_UNITS, *PTRANSFER_COUNT_UNITS;
typedef struct _OVERWRITE_PARAMETER_LIST {
    UCHAR OverWriteCount : 5;
    UCHAR Test : 2;
    UCHAR Invert : 1;
    /// 0.
    UCHAR Reserved1;
    UCHAR InitializationPatternLength[2];
    UCHAR InitializationPattern[ANYSIZE_ARRAY];
} OVERWRITE_PARAMETER_LIST, *POVERWRITE_PARAMETER_LIST;
#define SCSI_WRITE_BUFFER_MODE_DOWNLOAD_MICROCODE_WITH_OFFSETS_SAVE_DEFER_ACTIVATE 0x0e
#define SCSI_WRITE_BUFFER_MODE_ACTIVATE_DEFERRED_MICROCODE 0x0f
#define SCSI_WRITE_BUFFER_MODE_0D_MODE_SPECIFIC_VSE_ACT 0x01
#define SCSI_WRITE_BUFFER_MODE_0D_MODE_SPECIFIC_HR_ACT 0x02
#define SCSI_WRITE_BUFFER_MODE_0D_MODE_SPECIFIC_PO_ACT 0x04
#define IOCTL_SCSI_MINIPORT_DSM ((FILE_DEVICE_SCSI << 16) + 0x0720)
#define IOCTL_SCSI_MINIPORT_DSM_GENERAL ((FILE_DEVICE_SCSI << 16) + 0x0721)
#define RC_BASIS_LAST_LBA_NOT_SEQUENTIAL_WRITE_REQUIRED_ZONES 0x0
#define RC_BASIS_LAST_LBA_ON_LOGICAL_UNIT 0x1
/// What READ CAPACITY (16) answers.
typedef struct _READ_CAPACITY16_DATA {
    LARGE_INTEGER LogicalBlockAddress;
    ULONG BytesPerBlock;
    UCHAR ProtectionEnable : 1;
    UCHAR ProtectionType : 3;
    UCHAR RcBasis : 2;
    /// 0.
    UCHAR Reserved : 2;
    UCHAR LogicalPerPhysicalExponent : 4;
    UCHAR ProtectionInfoExponent : 4;
    UCHAR LowestAlignedBlock_MSB : 6;
    UCHAR LBPRZ : 1;
    UCHAR LBPME : 1;
    UCHAR LowestAlignedBlock_LSB;
    /// 0.
    UCHAR Reserved3[16];
} READ_CAPACITY16_DATA, *PREAD_CAPACITY16_DATA;
/// Whether a range of blocks is mapped.
typedef struct _LBA_STATUS_DESCRIPTOR {
    ULONGLONG StartingLBA;
    ULONG LogicalBlockCount;
    UCHAR ProvisioningStatus : 4;
    /// 0.
    UCHAR Reserved1 : 4;
    /// 0.
    UCHAR Reserved2[3];
} LBA_STATUS_DESCRIPTOR, *PLBA_STATUS_DESCRIPTOR;
typedef struct _LBA_STATUS_LIST_HEADER {
    ULONG ParameterLength;
    /// 0.
    ULONG Reserved;
    LBA_STATUS_DESCRIPTOR Descriptors[0];
} LBA_STATUS_LIST_HEADER, *PLBA_STATUS_LIST_HEADER;
#define LBA_STATUS_MAPPED 0x0
#define LBA_STATUS_DEALLOCATED 0x1
#define LBA_STATUS_ANCHORED 0x2
#define ZONE_TYPE_CONVENTIONAL 0x1
#define ZONE_TYPE_SEQUENTIAL_WRITE_REQUIRED 0x2
#define ZONE_TYPE_SEQUENTIAL_WRITE_PREFERRED 0x3
#define ZONE_CONDITION_NOT_WRITE_POINTER 0x0
#define ZONE_CONDITION_EMPTY 0x1
#define ZONE_CONDITION_IMPLICITLY_OPENED 0x2
#define ZONE_CONDITION_EXPLICITLY_OPENED 0x3
#define ZONE_CONDITION_CLOSED 0x4
#define ZONE_CONDITION_READ_ONLY 0xd
#define ZONE_CONDITION_FULL 0xe
#define ZONE_CONDITION_OFFLINE 0xf
typedef struct _ZONE_DESCRIPTIOR {
    UCHAR ZoneType : 4;
    /// 0.
    UCHAR Reserved1 : 4;
    UCHAR Reset : 1;
    UCHAR Non_Seq : 1;
    /// 0.
    UCHAR Reserved2 : 2;
    UCHAR ZoneCondition : 4;
    /// 0.
    UCHAR Reserved3[6];
    UCHAR ZoneLength[8];
    UCHAR ZoneStartLBA[8];
    UCHAR WritePointerLBA[8];
    UCHAR Reserved4[32];
} ZONE_DESCRIPTIOR, *PZONE_DESCRIPTIOR;
#define ZONES_TYPE_AND_LENGTH_MAY_DIFFERENT 0x0
#define ZONES_TYPE_SAME_LENGTH_SAME 0x1
#define ZONES_TYPE_SAME_LAST_ZONE_LENGTH_DIFFERENT 0x2
#define ZONES_TYPE_MAY_DIFFERENT_LENGTH_SAME 0x3
typedef struct _REPORT_ZONES_DATA {
    UCHAR ZoneListLength[4];
    UCHAR Same : 4;
    /// 0.
    UCHAR Reserved1 : 4;
    /// 0.
    UCHAR Reserved2[3];
    UCHAR MaxLBA[8];
    /// 0.
    UCHAR Reserved3[48];
    ZONE_DESCRIPTIOR ZoneDescriptors[ANYSIZE_ARRAY];
} REPORT_ZONES_DATA, *PREPORT_ZONES_DATA;
typedef struct _MODE_CACHING_PAGE_EX {
    UCHAR PageCode : 6;
    UCHAR SubPageFormat : 1;
    UCHAR PageSavable : 1;
    UCHAR PageLength;
    UCHAR ReadDisableCache : 1;
    UCHAR MultiplicationFactor : 1;
    UCHAR WriteCacheEnable : 1;
    UCHAR SizeEnable : 1;
    UCHAR Discontinuity : 1;
    UCHAR CachingAnalysisPermitted : 1;
    UCHAR AbortPreFetch : 1;
    UCHAR InitiatorControl : 1;
    UCHAR WriteRetensionPriority : 4;
    UCHAR ReadRetensionPriority : 4;
    UCHAR DisablePrefetchTransfer[2];
    UCHAR MinimumPrefetch[2];
    UCHAR MaximumPrefetch[2];
    UCHAR MaximumPrefetchCeiling[2];
    UCHAR NvCacheDisable : 1;
    UCHAR SyncCacheProgress : 2;
    UCHAR VendorSpecific : 2;
    UCHAR DisableReadAhead : 1;
    UCHAR LogicalBlockCacheSegmentSize : 1;
    UCHAR ForceSequentialWrite : 1;
    UCHAR NumberOfCacheSegments;
    UCHAR CacheSegmentSize[2];
    /// 0.
    UCHAR Reserved[4];
} MODE_CACHING_PAGE_EX, *PMODE_CACHING_PAGE_EX;
/// Mode page 0A: control.
typedef struct _MODE_CONTROL_PAGE {
    UCHAR PageCode : 6;
    /// 0.
    UCHAR Reserved1 : 1;
    UCHAR PageSavable : 1;
    UCHAR PageLength;
    UCHAR RLEC : 1;
    UCHAR GLTSD : 1;
    UCHAR D_SENSE : 1;
    UCHAR DPICZ : 1;
    UCHAR TMF_ONLY : 1;
    UCHAR TST : 3;
    UCHAR Obsolete1 : 1;
    UCHAR QERR : 2;
    UCHAR NUAR : 1;
    UCHAR QueueAlgorithmModifier : 4;
    UCHAR Obsolete2 : 3;
    UCHAR SWP : 1;
    UCHAR UA_INTLCK_CTRL : 2;
    UCHAR RAC : 1;
    UCHAR VS : 1;
    UCHAR AutoloadMode : 3;
    /// 0.
    UCHAR Reserved2 : 1;
    UCHAR RWWP : 1;
    UCHAR ATMPE : 1;
    UCHAR TAS : 1;
    UCHAR ATO : 1;
    UCHAR Obsolete3[2];
    UCHAR BusyTimeoutPeriod[2];
    UCHAR ExtendeSelfTestCompletionTime[2];
} MODE_CONTROL_PAGE, *PMODE_CONTROL_PAGE;
/// A range of blocks to unmap.
typedef struct _UNMAP_BLOCK_DESCRIPTOR {
    UCHAR StartingLba[8];
    UCHAR LbaCount[4];
    /// 0.
    UCHAR Reserved[4];
} UNMAP_BLOCK_DESCRIPTOR, *PUNMAP_BLOCK_DESCRIPTOR;
/// Ranges of blocks to unmap.
typedef struct _UNMAP_LIST_HEADER {
    UCHAR DataLength[2];
    UCHAR BlockDescrDataLength[2];
    /// 0.
    UCHAR Reserved[4];
    UNMAP_BLOCK_DESCRIPTOR Descriptors[0];
} UNMAP_LIST_HEADER, *PUNMAP_LIST_HEADER;
#include <poppack.h>
