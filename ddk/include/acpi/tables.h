// ACPI: tables of the firmware that drivers read.
#pragma once

#include <pshpack1.h>
typedef struct _GEN_ADDR {
    UCHAR AddressSpaceID;
    UCHAR BitWidth;
    UCHAR BitOffset;
    UCHAR AccessSize;
    PHYSICAL_ADDRESS Address;
} GEN_ADDR, *PGEN_ADDR;
typedef struct _RSDP {
    ULONGLONG Signature;
    UCHAR Checksum;
    UCHAR OEMID[6];
    UCHAR Revision;
    ULONG RsdtAddress;
    ULONG Length;
    PHYSICAL_ADDRESS XsdtAddress;
    UCHAR XChecksum;
    /// 0.
    UCHAR Reserved[3];
} RSDP, *PRSDP;
#define ACPI_MAX_OEM_ID 6
#define ACPI_MAX_TABLE_ID 8
#define ACPI_MAX_CREATOR_ID 4
typedef struct _DESCRIPTION_HEADER {
    ULONG Signature;
    ULONG Length;
    UCHAR Revision;
    UCHAR Checksum;
    CHAR OEMID[ACPI_MAX_OEM_ID];
    CHAR OEMTableID[ACPI_MAX_TABLE_ID];
    ULONG OEMRevision;
    CHAR CreatorID[ACPI_MAX_CREATOR_ID];
    ULONG CreatorRev;
} DESCRIPTION_HEADER, *PDESCRIPTION_HEADER;
typedef struct _FACS {
    ULONG Signature;
    ULONG Length;
    ULONG HardwareSignature;
    ULONG pFirmwareWakingVector;
    ULONG GlobalLock;
    ULONG Flags;
    PHYSICAL_ADDRESS x_FirmwareWakingVector;
    UCHAR version;
    /// 0.
    UCHAR Reserved[31];
} FACS, *PFACS;
typedef struct _FADT {
    DESCRIPTION_HEADER Header;
    ULONG facs;
    ULONG dsdt;
    UCHAR int_model;
    UCHAR pm_profile;
    USHORT sci_int_vector;
    ULONG smi_cmd_io_port;
    UCHAR acpi_on_value;
    UCHAR acpi_off_value;
    UCHAR s4bios_req;
    UCHAR pstate_control;
    ULONG pm1a_evt_blk_io_port;
    ULONG pm1b_evt_blk_io_port;
    ULONG pm1a_ctrl_blk_io_port;
    ULONG pm1b_ctrl_blk_io_port;
    ULONG pm2_ctrl_blk_io_port;
    ULONG pm_tmr_blk_io_port;
    ULONG gp0_blk_io_port;
    ULONG gp1_blk_io_port;
    UCHAR pm1_evt_len;
    UCHAR pm1_ctrl_len;
    UCHAR pm2_ctrl_len;
    UCHAR pm_tmr_len;
    UCHAR gp0_blk_len;
    UCHAR gp1_blk_len;
    UCHAR gp1_base;
    UCHAR cstate_control;
    USHORT lvl2_latency;
    USHORT lvl3_latency;
    USHORT flush_size;
    USHORT flush_stride;
    UCHAR duty_offset;
    UCHAR duty_width;
    UCHAR day_alarm_index;
    UCHAR month_alarm_index;
    UCHAR century_alarm_index;
    USHORT boot_arch;
    UCHAR reserved3[1];
    ULONG flags;
    GEN_ADDR reset_reg;
    UCHAR reset_val;
    USHORT arm_boot_arch;
    UCHAR minor_version_number;
    PHYSICAL_ADDRESS x_firmware_ctrl;
    PHYSICAL_ADDRESS x_dsdt;
    GEN_ADDR x_pm1a_evt_blk;
    GEN_ADDR x_pm1b_evt_blk;
    GEN_ADDR x_pm1a_ctrl_blk;
    GEN_ADDR x_pm1b_ctrl_blk;
    GEN_ADDR x_pm2_ctrl_blk;
    GEN_ADDR x_pm_tmr_blk;
    GEN_ADDR x_gp0_blk;
    GEN_ADDR x_gp1_blk;
    GEN_ADDR sleep_control_reg;
    GEN_ADDR sleep_status_reg;
} FADT, *PFADT;
typedef enum { SratProcessorLocalAPIC, SratMemory, SratProcessorLocalX2APIC, SratGicc } SRAT_ENTRY_TYPE;
#define I8042_BIT 1
#define I8042 (1 << I8042_BIT)
#define ANYSIZE_ARRAY 1
typedef struct _DSDT {
    DESCRIPTION_HEADER Header;
    UCHAR DiffDefBlock[ANYSIZE_ARRAY];
} DSDT;
#define WAET_DEV_RTC_ENLIGHTENED_BIT 0
#define WAET_DEV_RTC_ENLIGHTENED (1 << WAET_DEV_RTC_ENLIGHTENED_BIT)
C_ASSERT(WAET_DEV_RTC_ENLIGHTENED == 1);
typedef struct _DEVICESCOPE {
    UCHAR Type;
    UCHAR Length;
    /// 0.
    UCHAR Reserved[2];
    UCHAR EnumerationId;
    UCHAR StartBusNumber;
    struct {
        UCHAR Device;
        UCHAR Function;
    } PCIPath[ANYSIZE_ARRAY];
} DEVICESCOPE, *PDEVICESCOPE;
typedef struct _DRHD {
    UCHAR Flags;
    /// 0.
    UCHAR Reserved;
    USHORT SegmentNumber;
    ULONGLONG BaseAddress;
    DEVICESCOPE DeviceScope[ANYSIZE_ARRAY];
} DRHD, *PDRHD;
typedef struct _RMRR {
    /// 0.
    UCHAR Reserved[2];
    USHORT SegmentNumber;
    ULONGLONG RegionBaseAddress;
    ULONGLONG RegionLimitAddress;
    DEVICESCOPE DeviceScope[ANYSIZE_ARRAY];
} RMRR, *PRMRR;
typedef struct _ATSR {
    UCHAR Flags;
    /// 0.
    UCHAR Reserved;
    USHORT SegmentNumber;
    DEVICESCOPE DeviceScope[ANYSIZE_ARRAY];
} ATSR, *PATSR;
typedef struct _RHSA {
    USHORT Type;
    USHORT Length;
    ULONG ReservedZ;
    ULONGLONG RegisterBaseAddress;
    ULONG ProximityDomain;
} RHSA, *PRHSA;
typedef struct _DMARTABLE {
    USHORT Type;
    USHORT Length;
    union {
        DRHD Drhd;
        RMRR Rmrr;
        ATSR Atsr;
        RHSA Rhsa;
    };
} DMARTABLE, *PDMARTABLE;
typedef struct _DMAR {
    DESCRIPTION_HEADER Header;
    UCHAR HostAddressWidth;
    UCHAR Flags;
    /// 0.
    UCHAR Reserved[10];
    DMARTABLE DMARTables[ANYSIZE_ARRAY];
} DMAR, *PDMAR;
typedef enum _APCI_IVHD_ENTRY_VARIETY { IvhdEntryVarietyIoapic = 1, IvhdEntryVarietyHpet = 2 } IVHD_ENTRY_VARIETY;
typedef enum _BGRT_IMAGE_TYPE { BgrtImageTypeBitmap, BgrtImageTypeMax } BGRT_IMAGE_TYPE, *PBGRT_IMAGE_TYPE;
typedef enum _ACPI_WPBT_CONTENT_LAYOUT { WpbtContentLayoutPE = 1 } ACPI_WPBT_CONTENT_LAYOUT;
typedef enum _ACPI_WPBT_CONTENT_TYPE { WpbtContentTypeNative = 1 } ACPI_WPBT_CONTENT_TYPE;
#include <poppack.h>
