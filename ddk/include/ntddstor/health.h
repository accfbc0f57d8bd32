// Storage devices: protocols, temperatures, health and counters.
#pragma once

/// Whether a device is asked if it is about to fail.
typedef struct _STORAGE_FAILURE_PREDICTION_CONFIG {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// TRUE to change, FALSE to ask.
    BOOLEAN Set;
    /// TRUE to switch it on.
    BOOLEAN Enabled;
    /// 0.
    USHORT Reserved;
} STORAGE_FAILURE_PREDICTION_CONFIG, *PSTORAGE_FAILURE_PREDICTION_CONFIG;
#define STORAGE_FAILURE_PREDICTION_CONFIG_V1 1
typedef enum _STORAGE_PROTOCOL_TYPE {
    ProtocolTypeUnknown = 0x00, ProtocolTypeScsi, ProtocolTypeAta, ProtocolTypeNvme, ProtocolTypeSd, ProtocolTypeUfs,
    ProtocolTypeProprietary = 0x7E, ProtocolTypeMaxReserved = 0x7F
} STORAGE_PROTOCOL_TYPE, *PSTORAGE_PROTOCOL_TYPE;
/// Kinds of data of ATA devices.
typedef enum _STORAGE_PROTOCOL_ATA_DATA_TYPE {
    AtaDataTypeUnknown = 0, AtaDataTypeIdentify, AtaDataTypeLogPage
} STORAGE_PROTOCOL_ATA_DATA_TYPE, *PSTORAGE_PROTOCOL_ATA_DATA_TYPE;
/// Which of a protocol's data is asked, and where it is in the answer.
typedef struct _STORAGE_PROTOCOL_SPECIFIC_DATA {
    /// The language of the command or data.
    STORAGE_PROTOCOL_TYPE ProtocolType;
    /// Which kind of data of the protocol.
    ULONG DataType;
    /// Which page, log or feature is asked.
    ULONG ProtocolDataRequestValue;
    /// More of which is asked.
    ULONG ProtocolDataRequestSubValue;
    /// Where the data is, from the beginning of this structure.
    ULONG ProtocolDataOffset;
    /// Bytes of the data.
    ULONG ProtocolDataLength;
    /// What fits in 32 bits of an answer.
    ULONG FixedProtocolReturnData;
    /// 0.
    ULONG Reserved[3];
} STORAGE_PROTOCOL_SPECIFIC_DATA, *PSTORAGE_PROTOCOL_SPECIFIC_DATA;
/// A protocol's data.
typedef struct _STORAGE_PROTOCOL_DATA_DESCRIPTOR {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Which data it is and where.
    STORAGE_PROTOCOL_SPECIFIC_DATA ProtocolSpecificData;
} STORAGE_PROTOCOL_DATA_DESCRIPTOR, *PSTORAGE_PROTOCOL_DATA_DESCRIPTOR;
#define STORAGE_TEMPERATURE_VALUE_NOT_REPORTED 0x8000
/// What a sensor says.
typedef struct _STORAGE_TEMPERATURE_INFO {
    /// Which sensor it is.
    USHORT Index;
    /// Degrees Celsius.
    SHORT Temperature;
    /// Degrees above which it tells.
    SHORT OverThreshold;
    /// Degrees below which it tells.
    SHORT UnderThreshold;
    /// TRUE if the upper limit can be set.
    BOOLEAN OverThresholdChangable;
    /// TRUE if the lower limit can be set.
    BOOLEAN UnderThresholdChangable;
    /// TRUE if it tells of limits that are passed.
    BOOLEAN EventGenerated;
    /// 0.
    UCHAR Reserved0;
    /// 0.
    ULONG Reserved1;
} STORAGE_TEMPERATURE_INFO, *PSTORAGE_TEMPERATURE_INFO;
/// What the sensors of a device say.
typedef struct _STORAGE_TEMPERATURE_DATA_DESCRIPTOR {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Degrees at which it stops.
    SHORT CriticalTemperature;
    /// Degrees from which it warns.
    SHORT WarningTemperature;
    /// Sensors that follow.
    USHORT InfoCount;
    /// 0.
    UCHAR Reserved0[2];
    /// 0.
    ULONG Reserved1[2];
    /// A sensor each.
    STORAGE_TEMPERATURE_INFO TemperatureInfo[ANYSIZE_ARRAY];
} STORAGE_TEMPERATURE_DATA_DESCRIPTOR, *PSTORAGE_TEMPERATURE_DATA_DESCRIPTOR;
#define STORAGE_TEMPERATURE_THRESHOLD_FLAG_ADAPTER_REQUEST 0x0001
#define STORAGE_DEVICE_MAX_OPERATIONAL_STATUS 16
#define STORAGE_DEVICE_POWER_CAP_VERSION_V1 1
typedef enum _STORAGE_COUNTER_TYPE {
    StorageCounterTypeUnknown = 0, StorageCounterTypeTemperatureCelsius, StorageCounterTypeTemperatureCelsiusMax,
    StorageCounterTypeReadErrorsTotal, StorageCounterTypeReadErrorsCorrected, StorageCounterTypeReadErrorsUncorrected,
    StorageCounterTypeWriteErrorsTotal, StorageCounterTypeWriteErrorsCorrected, StorageCounterTypeWriteErrorsUncorrected,
    StorageCounterTypeManufactureDate, StorageCounterTypeStartStopCycleCount, StorageCounterTypeStartStopCycleCountMax,
    StorageCounterTypeLoadUnloadCycleCount, StorageCounterTypeLoadUnloadCycleCountMax, StorageCounterTypeWearPercentage,
    StorageCounterTypeWearPercentageWarning, StorageCounterTypeWearPercentageMax, StorageCounterTypePowerOnHours,
    StorageCounterTypeReadLatency100NSMax, StorageCounterTypeWriteLatency100NSMax, StorageCounterTypeFlushLatency100NSMax,
    StorageCounterTypeMax
} STORAGE_COUNTER_TYPE, *PSTORAGE_COUNTER_TYPE;
/// A counter of a device.
typedef struct _STORAGE_COUNTER {
    /// What is meant.
    STORAGE_COUNTER_TYPE Type;
    /// What is counted.
    union {
        /// When it was made.
        struct {
            /// Of the year, from 1.
            ULONG Week;
            /// Four digits.
            ULONG Year;
        } ManufactureDate;
        /// All in 64 bits.
        ULONGLONG AsUlonglong;
    } Value;
} STORAGE_COUNTER, *PSTORAGE_COUNTER;
/// The counters of a device.
typedef struct _STORAGE_COUNTERS {
    /// Version of this structure.
    ULONG Version;
    /// Size of this structure in bytes.
    ULONG Size;
    /// Entries of Counters.
    ULONG NumberOfCounters;
    /// Each with its value.
    _Field_size_(NumberOfCounters) STORAGE_COUNTER Counters[ANYSIZE_ARRAY];
} STORAGE_COUNTERS, *PSTORAGE_COUNTERS;
#define STORAGE_COUNTERS_VERSION_V1 sizeof(STORAGE_COUNTERS)
#define STORAGE_PROTOCOL_STRUCTURE_VERSION 0x1
#define STORAGE_PROTOCOL_COMMAND_FLAG_ADAPTER_REQUEST 0x80000000
#define STORAGE_PROTOCOL_STATUS_PENDING 0x0
#define STORAGE_PROTOCOL_STATUS_SUCCESS 0x1
#define STORAGE_PROTOCOL_STATUS_ERROR 0x2
#define STORAGE_PROTOCOL_STATUS_INVALID_REQUEST 0x3
#define STORAGE_PROTOCOL_STATUS_NO_DEVICE 0x4
#define STORAGE_PROTOCOL_STATUS_BUSY 0x5
#define STORAGE_PROTOCOL_STATUS_DATA_OVERRUN 0x6
#define STORAGE_PROTOCOL_STATUS_INSUFFICIENT_RESOURCES 0x7
#define STORAGE_PROTOCOL_STATUS_NOT_SUPPORTED 0xff
#define STORAGE_PROTOCOL_COMMAND_LENGTH_NVME 0x40
#define STORAGE_PROTOCOL_SPECIFIC_NVME_ADMIN_COMMAND 0x01
#define STORAGE_PROTOCOL_SPECIFIC_NVME_NVM_COMMAND 0x02
