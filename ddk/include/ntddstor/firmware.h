// Storage devices: firmware, keys, and how devices are arranged.
#pragma once

DEFINE_GUID(GUID_DEVINTERFACE_UNIFIED_ACCESS_RPMB, 0x27447c21L, 0xbcc3, 0x4d07, 0xa0, 0x5b, 0xa3, 0x39, 0x5b, 0xb4, 0xee, 0xe7);
#define STORAGE_RPMB_DESCRIPTOR_VERSION_1 1
#define STORAGE_RPMB_MINIMUM_RELIABLE_WRITE_SIZE 512
#define STORAGE_CRYPTO_CAPABILITY_VERSION_1 1
#define STORAGE_CRYPTO_DESCRIPTOR_VERSION_1 1
#define STORAGE_COMPONENT_ROLE_CACHE 0x00000001
#define STORAGE_COMPONENT_ROLE_TIERING 0x00000002
#define STORAGE_COMPONENT_ROLE_DATA 0x00000004
typedef enum _STORAGE_DEVICE_FORM_FACTOR {
    FormFactorUnknown = 0, FormFactor3_5, FormFactor2_5, FormFactor1_8, FormFactor1_8Less, FormFactorEmbedded,
    FormFactorMemoryCard, FormFactormSata, FormFactorM_2, FormFactorPCIeBoard, FormFactorDimm
} STORAGE_DEVICE_FORM_FACTOR, *PSTORAGE_DEVICE_FORM_FACTOR;
typedef enum _STORAGE_COMPONENT_HEALTH_STATUS {
    HealthStatusUnknown = 0, HealthStatusNormal, HealthStatusThrottled, HealthStatusWarning, HealthStatusDisabled,
    HealthStatusFailed
} STORAGE_COMPONENT_HEALTH_STATUS, *PSTORAGE_COMPONENT_HEALTH_STATUS;
/// Version of a specification.
typedef union _STORAGE_SPEC_VERSION {
    struct {
        /// The second part of the version.
        union {
            struct {
                /// The third part of the version.
                UCHAR SubMinor;
                /// The second part of the version.
                UCHAR Minor;
            };
            /// All in 16 bits.
            USHORT AsUshort;
        } MinorVersion;
        /// The first part of the version.
        USHORT MajorVersion;
    };
    /// All in 32 bits.
    ULONG AsUlong;
} STORAGE_SPEC_VERSION, *PSTORAGE_SPEC_VERSION;
/// A device of a topology.
typedef struct _STORAGE_PHYSICAL_DEVICE_DATA {
    /// Number of the device.
    ULONG DeviceId;
    /// What it does: STORAGE_COMPONENT_ROLE_ bits.
    ULONG Role;
    /// Whether it works as it should.
    STORAGE_COMPONENT_HEALTH_STATUS HealthStatus;
    /// The language that it is spoken to in.
    STORAGE_PROTOCOL_TYPE CommandProtocol;
    /// The specification that it follows.
    STORAGE_SPEC_VERSION SpecVersion;
    /// Its shape and size.
    STORAGE_DEVICE_FORM_FACTOR FormFactor;
    /// Who made it.
    UCHAR Vendor[8];
    /// How its maker calls it.
    UCHAR Model[40];
    /// Which firmware it runs.
    UCHAR FirmwareRevision[16];
    /// Room for data, in units of 1024 bytes.
    ULONGLONG Capacity;
    /// Where it is in the enclosure.
    UCHAR PhysicalLocation[32];
    /// 0.
    ULONG Reserved[2];
} STORAGE_PHYSICAL_DEVICE_DATA, *PSTORAGE_PHYSICAL_DEVICE_DATA;
/// An adapter of a topology.
typedef struct _STORAGE_PHYSICAL_ADAPTER_DATA {
    /// Number of the adapter.
    ULONG AdapterId;
    /// Whether it works as it should.
    STORAGE_COMPONENT_HEALTH_STATUS HealthStatus;
    /// The language that it is spoken to in.
    STORAGE_PROTOCOL_TYPE CommandProtocol;
    /// The specification that it follows.
    STORAGE_SPEC_VERSION SpecVersion;
    /// Who made it.
    UCHAR Vendor[8];
    /// How its maker calls it.
    UCHAR Model[40];
    /// Which firmware it runs.
    UCHAR FirmwareRevision[16];
    /// Where it is in the enclosure.
    UCHAR PhysicalLocation[32];
    /// TRUE if it is behind an expander.
    BOOLEAN ExpanderConnected;
    /// 0.
    UCHAR Reserved0[3];
    /// 0.
    ULONG Reserved1[3];
} STORAGE_PHYSICAL_ADAPTER_DATA, *PSTORAGE_PHYSICAL_ADAPTER_DATA;
/// A node of a topology.
typedef struct _STORAGE_PHYSICAL_NODE_DATA {
    /// Number of the node.
    ULONG NodeId;
    /// Adapters that are described.
    ULONG AdapterCount;
    /// Bytes that describe the adapters.
    ULONG AdapterDataLength;
    /// Where the adapters are described.
    ULONG AdapterDataOffset;
    /// Devices that are described.
    ULONG DeviceCount;
    /// Bytes that describe the devices.
    ULONG DeviceDataLength;
    /// Where the devices are described.
    ULONG DeviceDataOffset;
    /// 0.
    ULONG Reserved[3];
} STORAGE_PHYSICAL_NODE_DATA, *PSTORAGE_PHYSICAL_NODE_DATA;
/// How devices and adapters are arranged.
typedef struct _STORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Entries of Node.
    ULONG NodeCount;
    /// 0.
    ULONG Reserved;
    /// Each with its adapters and devices.
    STORAGE_PHYSICAL_NODE_DATA Node[ANYSIZE_ARRAY];
} STORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR, *PSTORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR;
#define STORAGE_ATTRIBUTE_BYTE_ADDRESSABLE_IO 0x01
#define STORAGE_ATTRIBUTE_BLOCK_IO 0x02
#define STORAGE_ATTRIBUTE_DYNAMIC_PERSISTENCE 0x04
#define STORAGE_ATTRIBUTE_VOLATILE 0x08
#define STORAGE_ATTRIBUTE_ASYNC_EVENT_NOTIFICATION 0x10
#define STORAGE_ATTRIBUTE_PERF_SIZE_INDEPENDENT 0x20
#define STORAGE_ADAPTER_SERIAL_NUMBER_V1_MAX_LENGTH (128)
/// An adapter's serial number.
typedef struct _STORAGE_ADAPTER_SERIAL_NUMBER {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// What tells it from others of its model.
    WCHAR SerialNumber[STORAGE_ADAPTER_SERIAL_NUMBER_V1_MAX_LENGTH];
} STORAGE_ADAPTER_SERIAL_NUMBER, *PSTORAGE_ADAPTER_SERIAL_NUMBER;
#define STORAGE_ADAPTER_SERIAL_NUMBER_V1_VERSION (sizeof(STORAGE_ADAPTER_SERIAL_NUMBER))
#define STORAGE_ADAPTER_SERIAL_NUMBER_V1_SIZE (sizeof(STORAGE_ADAPTER_SERIAL_NUMBER))
#define STORAGE_DEVICE_NUMA_NODE_UNKNOWN MAXULONG
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_CONTROLLER 0x00000001
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_LAST_SEGMENT 0x00000002
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_FIRST_SEGMENT 0x00000004
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_SWITCH_TO_EXISTING_FIRMWARE 0x80000000
/// Whose firmware is asked about.
typedef struct _STORAGE_HW_FIRMWARE_INFO_QUERY {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Bits that say more of it.
    ULONG Flags;
    /// 0.
    ULONG Reserved;
} STORAGE_HW_FIRMWARE_INFO_QUERY, *PSTORAGE_HW_FIRMWARE_INFO_QUERY;
#define STORAGE_HW_FIRMWARE_INVALID_SLOT 0xff
#define STORAGE_HW_FIRMWARE_REVISION_LENGTH 16
/// A firmware slot.
typedef struct _STORAGE_HW_FIRMWARE_SLOT_INFO {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Which slot it is.
    UCHAR SlotNumber;
    /// Nonzero if the slot cannot be written.
    UCHAR ReadOnly : 1;
    /// 0.
    UCHAR Reserved0 : 7;
    /// 0.
    UCHAR Reserved1[6];
    /// The version of the firmware, in characters.
    UCHAR Revision[STORAGE_HW_FIRMWARE_REVISION_LENGTH];
} STORAGE_HW_FIRMWARE_SLOT_INFO, *PSTORAGE_HW_FIRMWARE_SLOT_INFO;
/// A device's firmware slots.
typedef struct _STORAGE_HW_FIRMWARE_INFO {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Nonzero if new firmware can be written.
    UCHAR SupportUpgrade : 1;
    /// 0.
    UCHAR Reserved0 : 7;
    /// Slots that follow.
    UCHAR SlotCount;
    /// The slot that runs.
    UCHAR ActiveSlot;
    /// The slot that runs after the next reset.
    UCHAR PendingActivateSlot;
    /// TRUE if several devices run this firmware.
    BOOLEAN FirmwareShared;
    /// 0.
    UCHAR Reserved[3];
    /// Bytes that a piece is a multiple of.
    ULONG ImagePayloadAlignment;
    /// Bytes of a piece at most.
    ULONG ImagePayloadMaxSize;
    /// The firmware slot, or all of them.
    STORAGE_HW_FIRMWARE_SLOT_INFO Slot[ANYSIZE_ARRAY];
} STORAGE_HW_FIRMWARE_INFO, *PSTORAGE_HW_FIRMWARE_INFO;
/// A piece of firmware to write.
typedef struct _STORAGE_HW_FIRMWARE_DOWNLOAD {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Bits that say more of it.
    ULONG Flags;
    /// The firmware slot, or all of them.
    UCHAR Slot;
    /// 0.
    UCHAR Reserved[3];
    /// Where it goes, in bytes.
    ULONGLONG Offset;
    /// Bytes of the piece.
    ULONGLONG BufferSize;
    /// The piece.
    UCHAR ImageBuffer[ANYSIZE_ARRAY];
} STORAGE_HW_FIRMWARE_DOWNLOAD, *PSTORAGE_HW_FIRMWARE_DOWNLOAD;
/// Which slot to run from now on.
typedef struct _STORAGE_HW_FIRMWARE_ACTIVATE {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Bits that say more of it.
    ULONG Flags;
    /// The firmware slot, or all of them.
    UCHAR Slot;
    /// 0.
    UCHAR Reserved0[3];
} STORAGE_HW_FIRMWARE_ACTIVATE, *PSTORAGE_HW_FIRMWARE_ACTIVATE;
#define STORATTRIBUTE_NONE 0
#define STORATTRIBUTE_MANAGEMENT_STATE 1
