// ATA: logs with statistics.
#pragma once

#include <pshpack1.h>
/// What pages of statistics begin with.
typedef struct _DEVICE_STATISTICS_LOG_PAGE_HEADER {
    ULONGLONG RevisionNumber : 16;
    ULONGLONG PageNumber : 8;
    /// 0.
    ULONGLONG Reserved : 40;
} DEVICE_STATISTICS_LOG_PAGE_HEADER, *PDEVICE_STATISTICS_LOG_PAGE_HEADER;
/// Which pages of statistics there are.
typedef struct _GP_LOG_SUPPORTED_DEVICE_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    UCHAR NumberOfEntries;
    UCHAR LogPageNumbers[503];
} GP_LOG_SUPPORTED_DEVICE_STATISTICS, *PGP_LOG_SUPPORTED_DEVICE_STATISTICS;
/// Statistics: what a disk has done.
typedef struct _GP_LOG_GENERAL_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LifeTimePoweronResets;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } PoweronHours;
    struct {
        ULONGLONG Count : 48;
        /// 0.
        ULONGLONG Reserved : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LogicalSectorsWritten;
    struct {
        ULONGLONG Count : 48;
        /// 0.
        ULONGLONG Reserved : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } WriteCommandCount;
    struct {
        ULONGLONG Count : 48;
        /// 0.
        ULONGLONG Reserved : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LogicalSectorsRead;
    struct {
        ULONGLONG Count : 48;
        /// 0.
        ULONGLONG Reserved : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } ReadCommandCount;
    struct {
        ULONGLONG TimeStamp : 48;
        /// 0.
        ULONGLONG Reserved : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } DateAndTime;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } PendingErrorCount;
    struct {
        ULONGLONG Value : 16;
        /// 0.
        ULONGLONG Reserved : 40;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } WorkloadUtilizaton;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved0 : 28;
        ULONGLONG RateBasis : 4;
        ULONGLONG RateValidity : 8;
        /// 0.
        ULONGLONG Reserved1 : 8;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } UtilizationUsageRate;
    /// 0.
    UCHAR Reserved[424];
} GP_LOG_GENERAL_STATISTICS, *PGP_LOG_GENERAL_STATISTICS;
/// Statistics: falls.
typedef struct _GP_LOG_FREE_FALL_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberofFreeFallEventsDetected;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } OverlimitShockEvents;
    /// 0.
    UCHAR Reserved[488];
} GP_LOG_FREE_FALL_STATISTICS, *PGP_LOG_FREE_FALL_STATISTICS;
/// Statistics: spindle and heads.
typedef struct _GP_LOG_ROTATING_MEDIA_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } SpindleMotorPoweronHours;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } HeadFlyingHours;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } HeadLoadEvents;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfReallocatedLogicalSectors;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } ReadRecoveryAttempts;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfMechanicalStartFailures;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfReallocationCandidateLogicalSectors;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfHighPriorityUnloadEvents;
    /// 0.
    UCHAR Reserved[440];
} GP_LOG_ROTATING_MEDIA_STATISTICS, *PGP_LOG_ROTATING_MEDIA_STATISTICS;
/// Statistics: errors.
typedef struct _GP_LOG_GENERAL_ERROR_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfReportedUncorrectableErrors;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfResetsBetweenCommandAcceptanceAndCommandCompletion;
    /// 0.
    UCHAR Reserved[488];
} GP_LOG_GENERAL_ERROR_STATISTICS, *PGP_LOG_GENERAL_ERROR_STATISTICS;
/// Statistics: temperatures.
typedef struct _GP_LOG_TEMPERATURE_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } CurrentTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } AverageShortTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } AverageLongTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } HighestTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LowestTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } HighestAverageShortTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LowestAverageShortTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } HighstAverageLongTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } LowestAverageLongTermTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } TimeInOverTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } SpecifiedMaximumOperatingTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } TimeInUnderTemperature;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } SpecifiedMinimumOperatingTemperature;
    /// 0.
    UCHAR Reserved[400];
} GP_LOG_TEMPERATURE_STATISTICS, *PGP_LOG_TEMPERATURE_STATISTICS;
/// Statistics: the link.
typedef struct _GP_LOG_TRANSPORT_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Count : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfHardwareResets;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfAsrEvents;
    struct {
        ULONGLONG Count : 32;
        /// 0.
        ULONGLONG Reserved : 24;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } NumberOfInterfaceCrcErrors;
    /// 0.
    UCHAR Reserved[480];
} GP_LOG_TRANSPORT_STATISTICS, *PGP_LOG_TRANSPORT_STATISTICS;
/// Statistics: wear.
typedef struct _GP_LOG_SOLID_STATE_DEVICE_STATISTICS {
    DEVICE_STATISTICS_LOG_PAGE_HEADER Header;
    struct {
        ULONGLONG Value : 8;
        /// 0.
        ULONGLONG Reserved : 48;
        ULONGLONG ReservedFlags : 3;
        ULONGLONG MonitoredConditionMet : 1;
        ULONGLONG StatisticsSupportsDsn : 1;
        ULONGLONG Normalized : 1;
        ULONGLONG ValidValue : 1;
        ULONGLONG Supported : 1;
    } PercentageUsedEnduranceIndicator;
    /// 0.
    UCHAR Reserved[496];
} GP_LOG_SOLID_STATE_DEVICE_STATISTICS, *PGP_LOG_SOLID_STATE_DEVICE_STATISTICS;
#include <poppack.h>
