// What IOCTL_STORAGE_QUERY_PROPERTY asks and returns; included by ntddstor.h.
#pragma once

/// Properties of storage devices and adapters.
typedef enum _STORAGE_PROPERTY_ID {
    StorageDeviceProperty = 0, StorageAdapterProperty, StorageDeviceIdProperty, StorageDeviceUniqueIdProperty,
    StorageDeviceWriteCacheProperty, StorageMiniportProperty, StorageAccessAlignmentProperty, StorageDeviceSeekPenaltyProperty,
    StorageDeviceTrimProperty, StorageDeviceWriteAggregationProperty, StorageDeviceDeviceTelemetryProperty,
    StorageDeviceLBProvisioningProperty, StorageDevicePowerProperty, StorageDeviceCopyOffloadProperty,
    StorageDeviceResiliencyProperty, StorageDeviceMediumProductType, StorageAdapterRpmbProperty, StorageAdapterCryptoProperty,
    StorageDeviceTieringProperty, StorageDeviceFaultDomainProperty, StorageDeviceClusportProperty,
    StorageDeviceIoCapabilityProperty = 48, StorageAdapterProtocolSpecificProperty, StorageDeviceProtocolSpecificProperty,
    StorageAdapterTemperatureProperty, StorageDeviceTemperatureProperty, StorageAdapterPhysicalTopologyProperty,
    StorageDevicePhysicalTopologyProperty, StorageDeviceAttributesProperty, StorageDeviceManagementStatus,
    StorageAdapterSerialNumberProperty, StorageDeviceLocationProperty, StorageDeviceNumaProperty,
    StorageDeviceZonedDeviceProperty, StorageDeviceUnsafeShutdownCount
} STORAGE_PROPERTY_ID, *PSTORAGE_PROPERTY_ID;
/// Which property is asked for.
typedef struct _STORAGE_PROPERTY_QUERY {
    /// Which property.
    STORAGE_PROPERTY_ID PropertyId;
    /// Whether its descriptor is wanted or only whether there is one.
    STORAGE_QUERY_TYPE QueryType;
    /// More of the question, by PropertyId.
    UCHAR AdditionalParameters[1];
} STORAGE_PROPERTY_QUERY, *PSTORAGE_PROPERTY_QUERY;
/// How every descriptor begins.
typedef struct _STORAGE_DESCRIPTOR_HEADER {
    /// Bytes of the descriptor's structure; tells its version.
    ULONG Version;
    /// Bytes of the whole descriptor: how large a buffer must be.
    ULONG Size;
} STORAGE_DESCRIPTOR_HEADER, *PSTORAGE_DESCRIPTOR_HEADER;
/// What a device is: type, bus, and where its strings are.
typedef struct _STORAGE_DEVICE_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// SCSI peripheral device type: 0 disk, 1 tape, 5 CD.
    UCHAR DeviceType;
    /// SCSI device type modifier; 0 if there is none.
    UCHAR DeviceTypeModifier;
    /// TRUE if the medium can be taken out.
    BOOLEAN RemovableMedia;
    /// TRUE if the device takes several commands at once.
    BOOLEAN CommandQueueing;
    /// Bytes to the vendor's text, ending in 0; 0 if there is none.
    ULONG VendorIdOffset;
    /// Bytes to the product's text, ending in 0; 0 if there is none.
    ULONG ProductIdOffset;
    /// Bytes to the revision's text, ending in 0; 0 if there is none.
    ULONG ProductRevisionOffset;
    /// Bytes to the serial number's text, ending in 0; 0 if there is none.
    ULONG SerialNumberOffset;
    /// Bus of the device.
    STORAGE_BUS_TYPE BusType;
    /// Bytes of RawDeviceProperties.
    ULONG RawPropertiesLength;
    /// What the device answered to INQUIRY, and the texts.
    UCHAR RawDeviceProperties[1];
} STORAGE_DEVICE_DESCRIPTOR, *PSTORAGE_DEVICE_DESCRIPTOR;
/// What an adapter can do.
typedef struct _STORAGE_ADAPTER_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Most bytes of one transfer.
    ULONG MaximumTransferLength;
    /// Most pieces of memory of one transfer.
    ULONG MaximumPhysicalPages;
    /// Bits that must be 0 in a buffer's address: 0, 1, 3 or 7.
    ULONG AlignmentMask;
    /// TRUE if the processor moves the data.
    BOOLEAN AdapterUsesPio;
    /// TRUE if the firmware looks for devices from the highest number down.
    BOOLEAN AdapterScansDown;
    /// TRUE if the adapter takes several commands at once.
    BOOLEAN CommandQueueing;
    /// TRUE if the adapter supports synchronous or otherwise fast transfers.
    BOOLEAN AcceleratedTransfer;
    /// A STORAGE_BUS_TYPE.
    BOOLEAN BusType;
    /// Version of the bus before the point.
    USHORT BusMajorVersion;
    /// Version of the bus after the point.
    USHORT BusMinorVersion;
    /// SRB_TYPE_SCSI_REQUEST_BLOCK or SRB_TYPE_STORAGE_REQUEST_BLOCK.
    UCHAR SrbType;
    /// STORAGE_ADDRESS_TYPE_BTL8: bus, target and unit of a byte each.
    UCHAR AddressType;
} STORAGE_ADAPTER_DESCRIPTOR, *PSTORAGE_ADAPTER_DESCRIPTOR;
/// Cache lines and sectors, and how they are aligned; in bytes.
typedef struct _STORAGE_ACCESS_ALIGNMENT_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Bytes of a line of the device's cache.
    ULONG BytesPerCacheLine;
    /// Bytes by which an address is offset to meet a line.
    ULONG BytesOffsetForCacheAlignment;
    /// Bytes by which the device is addressed.
    ULONG BytesPerLogicalSector;
    /// Bytes that the device writes at once.
    ULONG BytesPerPhysicalSector;
    /// Bytes from the start of the first physical sector to the first logical one.
    ULONG BytesOffsetForSectorAlignment;
} STORAGE_ACCESS_ALIGNMENT_DESCRIPTOR, *PSTORAGE_ACCESS_ALIGNMENT_DESCRIPTOR;
typedef enum _STORAGE_PORT_CODE_SET {
    StoragePortCodeSetReserved = 0, StoragePortCodeSetStorport = 1, StoragePortCodeSetSCSIport = 2,
    StoragePortCodeSetSpaceport = 3, StoragePortCodeSetATAport = 4, StoragePortCodeSetUSBport = 5, StoragePortCodeSetSBP2port = 6,
    StoragePortCodeSetSDport = 7
} STORAGE_PORT_CODE_SET, *PSTORAGE_PORT_CODE_SET;
/// What a miniport driver can do.
typedef struct _STORAGE_MINIPORT_DESCRIPTOR {
    /// Version of this structure.
    /// Version of this structure.
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Size of this structure in bytes.
    /// Size of this structure in bytes.
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// Which port driver the miniport driver works with.
    STORAGE_PORT_CODE_SET Portdriver;
    /// TRUE if one unit can be reset.
    BOOLEAN LUNResetSupported;
    /// TRUE if one device can be reset.
    BOOLEAN TargetResetSupported;
    /// Seconds that requests are given.
    USHORT IoTimeoutValue;
    /// TRUE if requests bring what is known of them.
    /// TRUE if requests bring what is known of them.
    BOOLEAN ExtraIoInfoSupported;
    /// 0.
    /// 0.
    UCHAR Reserved0[3];
    /// 0.
    /// 0.
    ULONG Reserved1;
} STORAGE_MINIPORT_DESCRIPTOR, *PSTORAGE_MINIPORT_DESCRIPTOR;
typedef enum _STORAGE_IDENTIFIER_CODE_SET {
    StorageIdCodeSetReserved = 0, StorageIdCodeSetBinary = 1, StorageIdCodeSetAscii = 2, StorageIdCodeSetUtf8 = 3
} STORAGE_IDENTIFIER_CODE_SET, *PSTORAGE_IDENTIFIER_CODE_SET;
typedef enum _STORAGE_IDENTIFIER_TYPE {
    StorageIdTypeVendorSpecific = 0, StorageIdTypeVendorId = 1, StorageIdTypeEUI64 = 2, StorageIdTypeFCPHName = 3,
    StorageIdTypePortRelative = 4, StorageIdTypeTargetPortGroup = 5, StorageIdTypeLogicalUnitGroup = 6,
    StorageIdTypeMD5LogicalUnitIdentifier = 7, StorageIdTypeScsiNameString = 8
} STORAGE_IDENTIFIER_TYPE, *PSTORAGE_IDENTIFIER_TYPE;
typedef enum _STORAGE_ID_NAA_FORMAT {
    StorageIdNAAFormatIEEEExtended = 2, StorageIdNAAFormatIEEERegistered = 3, StorageIdNAAFormatIEEEERegisteredExtended = 5
} STORAGE_ID_NAA_FORMAT, *PSTORAGE_ID_NAA_FORMAT;
typedef enum _STORAGE_ASSOCIATION_TYPE {
    StorageIdAssocDevice = 0, StorageIdAssocPort = 1, StorageIdAssocTarget = 2
} STORAGE_ASSOCIATION_TYPE, *PSTORAGE_ASSOCIATION_TYPE;
/// An identifier of a device.
typedef struct _STORAGE_IDENTIFIER {
    /// How Identifier is written.
    STORAGE_IDENTIFIER_CODE_SET CodeSet;
    /// What kind of identifier it is.
    STORAGE_IDENTIFIER_TYPE Type;
    /// Bytes of Identifier.
    USHORT IdentifierSize;
    /// Bytes from this structure to the next.
    USHORT NextOffset;
    /// What is identified: the unit, the port or the target.
    STORAGE_ASSOCIATION_TYPE Association;
    /// Bytes in the form that CodeSet and Type tell.
    UCHAR Identifier[1];
} STORAGE_IDENTIFIER, *PSTORAGE_IDENTIFIER;
/// The identifiers of a device.
typedef struct _STORAGE_DEVICE_ID_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// How many identifiers there are.
    ULONG NumberOfIdentifiers;
    /// STORAGE_IDENTIFIER structures, each NextOffset after the one before.
    UCHAR Identifiers[1];
} STORAGE_DEVICE_ID_DESCRIPTOR, *PSTORAGE_DEVICE_ID_DESCRIPTOR;
/// Whether seeking takes time.
typedef struct _DEVICE_SEEK_PENALTY_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// TRUE of disks that turn.
    BOOLEAN IncursSeekPenalty;
} DEVICE_SEEK_PENALTY_DESCRIPTOR, *PDEVICE_SEEK_PENALTY_DESCRIPTOR;
/// Whether a device would rather have few large writes.
typedef struct _DEVICE_WRITE_AGGREGATION_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// TRUE if writes in a row should be joined.
    BOOLEAN BenefitsFromWriteAggregation;
} DEVICE_WRITE_AGGREGATION_DESCRIPTOR, *PDEVICE_WRITE_AGGREGATION_DESCRIPTOR;
/// Whether unused ranges can be told.
typedef struct _DEVICE_TRIM_DESCRIPTOR {
    /// Bytes of this structure; tells its version.
    ULONG Version;
    /// Bytes of this structure with all that follows it.
    ULONG Size;
    /// TRUE if the device takes unused ranges.
    BOOLEAN TrimEnabled;
} DEVICE_TRIM_DESCRIPTOR, *PDEVICE_TRIM_DESCRIPTOR;
