// SCSI: pages of vital product data and logs.
#pragma once

#include <pshpack1.h>
/// Vital product data page 86: more of what a device can do (SPC-5).
typedef struct _VPD_EXTENDED_INQUIRY_DATA_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    /// Bytes behind it: 0x3c.
    UCHAR PageLength[2];
    /// Which parts of protection information are checked: reference, application and guard.
    UCHAR RefChk : 1;
    UCHAR AppChk : 1;
    UCHAR GrdChk : 1;
    /// Types of protection that are supported.
    UCHAR Spt : 3;
    /// When new microcode is used.
    UCHAR ActivateMicrocode : 2;
    /// Kinds of queueing and of sense data that are supported.
    UCHAR SimpSup : 1;
    UCHAR OrdSup : 1;
    UCHAR HeadSup : 1;
    UCHAR PriorSup : 1;
    UCHAR GroupSup : 1;
    UCHAR UaskSup : 1;
    UCHAR Reserved0 : 2;
    /// There is a cache that loses its contents without power, and one that does not.
    UCHAR VSup : 1;
    UCHAR NvSup : 1;
    UCHAR Obsolete0 : 1;
    /// Blocks can be written so that reading them fails.
    UCHAR WuSup : 1;
    UCHAR Reserved1 : 4;
    UCHAR LuiClr : 1;
    UCHAR Reserved2 : 3;
    UCHAR PiiSup : 1;
    UCHAR NoPiChk : 1;
    UCHAR Reserved3 : 2;
    UCHAR Obsolete1 : 1;
    /// Errors are kept although the device is reset.
    UCHAR HssRelef : 1;
    UCHAR Reserved4 : 1;
    UCHAR RtdSup : 1;
    UCHAR RSup : 1;
    UCHAR LuCollectionType : 3;
    UCHAR Multi_i_t_Nexus_Microcode_Download : 4;
    UCHAR Reserved5 : 4;
    /// Minutes that the longest self-test takes.
    UCHAR ExtendedSelfTestCompletionMinutes[2];
    UCHAR Reserved6 : 5;
    UCHAR VsaSup : 1;
    UCHAR HraSup : 1;
    UCHAR PoaSup : 1;
    /// The longest sense data that is given.
    UCHAR MaxSupportedSenseDataLength;
    UCHAR Nrd0 : 1;
    UCHAR Nrd1 : 1;
    UCHAR Sac : 1;
    UCHAR Reserved7 : 3;
    UCHAR Ias : 1;
    UCHAR Ibs : 1;
    /// How many changes of inquiry data and of mode pages are kept.
    UCHAR MaxInquiryChangeLogs[2];
    UCHAR MaxModePageChangeLogs[2];
    UCHAR Reserved8[45];
} VPD_EXTENDED_INQUIRY_DATA_PAGE, *PVPD_EXTENDED_INQUIRY_DATA_PAGE;
/// Vital product data page 89: the ATA device behind a translation.
typedef struct _VPD_ATA_INFORMATION_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    UCHAR PageLength[2];
    /// 0.
    UCHAR Reserved0[4];
    UCHAR VendorId[8];
    UCHAR ProductId[16];
    UCHAR ProductRevisionLevel[4];
    UCHAR DeviceSignature[20];
    UCHAR CommandCode;
    /// 0.
    UCHAR Reserved1[3];
    UCHAR IdentifyDeviceData[512];
} VPD_ATA_INFORMATION_PAGE, *PVPD_ATA_INFORMATION_PAGE;
/// Vital product data page 8F: offloaded copies.
typedef struct _VPD_THIRD_PARTY_COPY_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    UCHAR PageLength[2];
    UCHAR ThirdPartyCopyDescriptors[ANYSIZE_ARRAY];
} VPD_THIRD_PARTY_COPY_PAGE, *PVPD_THIRD_PARTY_COPY_PAGE;
typedef struct _WINDOWS_BLOCK_DEVICE_TOKEN_LIMITS_DESCRIPTOR {
    UCHAR DescriptorType[2];
    UCHAR DescriptorLength[2];
    UCHAR VendorSpecific[6];
    UCHAR MaximumRangeDescriptors[2];
    UCHAR MaximumInactivityTimer[4];
    UCHAR DefaultInactivityTimer[4];
    UCHAR MaximumTokenTransferSize[8];
    UCHAR OptimalTransferCount[8];
} WINDOWS_BLOCK_DEVICE_TOKEN_LIMITS_DESCRIPTOR, *PWINDOWS_BLOCK_DEVICE_TOKEN_LIMITS_DESCRIPTOR;
#define BLOCK_DEVICE_TOKEN_LIMITS_DESCRIPTOR_TYPE_WINDOWS 0x00
/// Vital product data page B0: limits of a block device.
typedef struct _VPD_BLOCK_LIMITS_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    UCHAR PageLength[2];
    union {
        struct {
            /// 0.
            UCHAR Reserved0;
            UCHAR MaximumCompareAndWriteLength;
            UCHAR OptimalTransferLengthGranularity[2];
            UCHAR MaximumTransferLength[4];
            UCHAR OptimalTransferLength[4];
            UCHAR MaxPrefetchXDReadXDWriteTransferLength[4];
            UCHAR MaximumUnmapLBACount[4];
            UCHAR MaximumUnmapBlockDescriptorCount[4];
            UCHAR OptimalUnmapGranularity[4];
            union {
                struct {
                    UCHAR UnmapGranularityAlignmentByte3 : 7;
                    UCHAR UGAValid : 1;
                    UCHAR UnmapGranularityAlignmentByte2;
                    UCHAR UnmapGranularityAlignmentByte1;
                    UCHAR UnmapGranularityAlignmentByte0;
                };
                UCHAR UnmapGranularityAlignment[4];
            };
            /// 0.
            UCHAR Reserved1[28];
        };
        UCHAR Descriptors[0];
    };
} VPD_BLOCK_LIMITS_PAGE, *PVPD_BLOCK_LIMITS_PAGE;
#define ZONED_CAPABILITIES_NOT_REPORTED 0x0
#define ZONED_CAPABILITIES_HOST_AWARE 0x1
#define ZONED_CAPABILITIES_DEVICE_MANAGED 0x2
/// Vital product data page B1: characteristics of a block device.
typedef struct _VPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    /// 0.
    UCHAR Reserved0;
    UCHAR PageLength;
    UCHAR MediumRotationRateMsb;
    UCHAR MediumRotationRateLsb;
    UCHAR MediumProductType;
    UCHAR NominalFormFactor : 4;
    UCHAR WACEREQ : 2;
    UCHAR WABEREQ : 2;
    UCHAR VBULS : 1;
    UCHAR FUAB : 1;
    UCHAR BOCS : 1;
    /// 0.
    UCHAR Reserved1 : 1;
    UCHAR ZONED : 2;
    /// 0.
    UCHAR Reserved2 : 2;
    /// 0.
    UCHAR Reserved3[3];
    UCHAR DepopulationTime[4];
    UCHAR Reserved4[48];
} VPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE, *PVPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE;
#define PROVISIONING_TYPE_UNKNOWN 0x0
#define PROVISIONING_TYPE_RESOURCE 0x1
#define PROVISIONING_TYPE_THIN 0x2
/// Vital product data page B2: thin provisioning.
typedef struct _VPD_LOGICAL_BLOCK_PROVISIONING_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    UCHAR PageLength[2];
    UCHAR ThresholdExponent;
    UCHAR DP : 1;
    UCHAR ANC_SUP : 1;
    UCHAR LBPRZ : 1;
    /// 0.
    UCHAR Reserved0 : 2;
    UCHAR LBPWS10 : 1;
    UCHAR LBPWS : 1;
    UCHAR LBPU : 1;
    UCHAR ProvisioningType : 3;
    /// 0.
    UCHAR Reserved1 : 5;
    /// 0.
    UCHAR Reserved2;
    UCHAR ProvisioningGroupDescr[0];
} VPD_LOGICAL_BLOCK_PROVISIONING_PAGE, *PVPD_LOGICAL_BLOCK_PROVISIONING_PAGE;
/// Vital product data page B6: zones.
typedef struct _VPD_ZONED_BLOCK_DEVICE_CHARACTERISTICS_PAGE {
    UCHAR DeviceType : 5;
    UCHAR DeviceTypeQualifier : 3;
    UCHAR PageCode;
    UCHAR PageLength[2];
    UCHAR URSWRZ : 1;
    /// 0.
    UCHAR Reserved1 : 7;
    /// 0.
    UCHAR Reserved2[3];
    UCHAR OptimalNumberOfOpenSequentialWritePreferredZone[4];
    UCHAR OptimalNumberOfNonSequentiallyWrittenSequentialWritePreferredZone[4];
    UCHAR MaxNumberOfOpenSequentialWriteRequiredZone[4];
    /// 0.
    UCHAR Reserved3[44];
} VPD_ZONED_BLOCK_DEVICE_CHARACTERISTICS_PAGE, *PVPD_ZONED_BLOCK_DEVICE_CHARACTERISTICS_PAGE;
#define VPD_ATA_INFORMATION 0x89
#define VPD_THIRD_PARTY_COPY 0x8f
#define VPD_BLOCK_LIMITS 0xb0
#define VPD_BLOCK_DEVICE_CHARACTERISTICS 0xb1
#define VPD_LOGICAL_BLOCK_PROVISIONING 0xb2
#define VPD_ZONED_BLOCK_DEVICE_CHARACTERISTICS 0xb6
#define LOG_PAGE_CODE_SUPPORTED_LOG_PAGES 0x00
#define LOG_PAGE_CODE_WRITE_ERROR_COUNTERS 0x02
#define LOG_PAGE_CODE_READ_ERROR_COUNTERS 0x03
#define LOG_PAGE_CODE_LOGICAL_BLOCK_PROVISIONING 0x0c
#define LOG_PAGE_CODE_TEMPERATURE 0x0d
#define LOG_PAGE_CODE_STARTSTOP_CYCLE_COUNTERS 0x0e
#define LOG_PAGE_CODE_SELFTEST_RESULTS 0x10
#define LOG_PAGE_CODE_SOLID_STATE_MEDIA 0x11
#define LOG_PAGE_CODE_BACKGROUND_SCAN_RESULTS 0x15
#define LOG_PAGE_CODE_INFORMATIONAL_EXCEPTIONS 0x2f
/// What a parameter of a log page begins with.
typedef struct _LOG_PARAMETER_HEADER {
    UCHAR ParameterCode[2];
    union {
        UCHAR ControlByte;
        struct {
            UCHAR FormatAndLinking : 2;
            UCHAR TMC : 2;
            UCHAR ETC : 1;
            UCHAR TSD : 1;
            UCHAR Obsolete : 1;
            UCHAR DU : 1;
        };
    };
    UCHAR ParameterLength;
} LOG_PARAMETER_HEADER, *PLOG_PARAMETER_HEADER;
typedef struct _LOG_PARAMETER {
    LOG_PARAMETER_HEADER Header;
    union {
        UCHAR AsByte[0];
        struct _THRESHOLD_RESOURCE_COUNT {
            UCHAR ResourceCount[4];
            UCHAR Scope : 2;
            /// 0.
            UCHAR Reserved1 : 6;
            /// 0.
            UCHAR Reserved2[3];
        } THRESHOLD_RESOURCE_COUNT;
        struct _TEMPERATURE {
            /// 0.
            UCHAR Reserved;
            UCHAR Temperature;
        } TEMPERATURE;
        struct _DATE_OF_MANUFACTURE {
            UCHAR Year[4];
            UCHAR Week[2];
        } DATE_OF_MANUFACTURE;
        struct _SELF_TEST_RESULTS {
            UCHAR SelfTestResults : 4;
            /// 0.
            UCHAR Reserved1 : 1;
            UCHAR SelfTestCode : 3;
            UCHAR SelfTestNumber;
            UCHAR PowerOnHours[2];
            UCHAR AddressOfFirstFailure[8];
            UCHAR SenseKey : 4;
            /// 0.
            UCHAR Reserved2 : 4;
            UCHAR AdditionalSenseCode;
            UCHAR AdditionalSenseCodeQualifier;
            UCHAR VendorSpecific;
        } SELF_TEST_RESULTS;
        struct _SOLID_STATE_MEDIA {
            /// 0.
            UCHAR Reserved[3];
            UCHAR PercentageUsed;
        } SOLID_STATE_MEDIA;
        struct _BACKGROUND_SCAN_STATUS {
            UCHAR PowerOnMinutes[4];
            /// 0.
            UCHAR Reserved;
            UCHAR ScanStatus;
            UCHAR ScansPerformed[2];
            UCHAR ScanProgress[2];
            UCHAR MediumScansPerformed[2];
        } BACKGROUND_SCAN_STATUS;
        struct _INFORMATIONAL_EXCEPTIONS {
            UCHAR ASC;
            UCHAR ASCQ;
            UCHAR MostRecentTemperature;
            UCHAR VendorSpecific[ANYSIZE_ARRAY];
        } INFORMATIONAL_EXCEPTIONS;
    };
} LOG_PARAMETER, *PLOG_PARAMETER;
/// A log page.
typedef struct _LOG_PAGE {
    UCHAR PageCode : 6;
    UCHAR SPF : 1;
    UCHAR DS : 1;
    UCHAR SubPageCode;
    UCHAR PageLength[2];
    LOG_PARAMETER Parameters[0];
} LOG_PAGE, *PLOG_PAGE;
#define LOG_PAGE_LBP_PARAMETER_CODE_AVAILABLE 0x1
#define LOG_PAGE_LBP_PARAMETER_CODE_USED 0x2
#define LOG_PAGE_LBP_RESOURCE_SCOPE_NOT_REPORTED 0x0
#define LOG_PAGE_LBP_RESOURCE_SCOPE_DEDICATED_TO_LUN 0x1
#define LOG_PAGE_LBP_RESOURCE_SCOPE_NOT_DEDICATED_TO_LUN 0x2
typedef struct _LOG_PARAMETER_THRESHOLD_RESOURCE_COUNT {
    LOG_PARAMETER_HEADER Header;
    UCHAR ResourceCount[4];
    UCHAR Scope : 2;
    /// 0.
    UCHAR Reserved0 : 6;
    /// 0.
    UCHAR Reserved1[3];
} LOG_PARAMETER_THRESHOLD_RESOURCE_COUNT, *PLOG_PARAMETER_THRESHOLD_RESOURCE_COUNT;
typedef struct _LOG_PAGE_LOGICAL_BLOCK_PROVISIONING {
    UCHAR PageCode : 6;
    UCHAR SPF : 1;
    UCHAR DS : 1;
    UCHAR SubPageCode;
    UCHAR PageLength[2];
    LOG_PARAMETER_HEADER Parameters[0];
} LOG_PAGE_LOGICAL_BLOCK_PROVISIONING, *PLOG_PAGE_LOGICAL_BLOCK_PROVISIONING;
#define VER_DESCRIPTOR_SPC4_NOVERSION 0x0460
#define VER_DESCRIPTOR_SPC4_T10_1731D_R16 0x0461
#define VER_DESCRIPTOR_SPC4_T10_1731D_R18 0x0462
#define VER_DESCRIPTOR_SPC4_T10_1731D_R23 0x0463
#define VER_DESCRIPTOR_SBC3 0x04c0
#define VER_DESCRIPTOR_1667_NOVERSION 0xffc0
#define VER_DESCRIPTOR_1667_2006 0xffc1
#define VER_DESCRIPTOR_1667_2009 0xffc2
#include <poppack.h>
