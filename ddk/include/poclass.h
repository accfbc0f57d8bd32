// Batteries, thermal zones, buttons and the other devices of power management.
// GUIDs are defined by whoever includes this after initguid.h, whatever has included it before.
#include <guiddef.h>
#ifndef RINGSIDE_POCLASS_GUIDS
#ifdef INITGUID
#define RINGSIDE_POCLASS_GUIDS
#endif
DEFINE_GUID(GUID_DEVICE_BATTERY, 0x72631e54, 0x78a4, 0x11d0, 0xbc, 0xf7, 0x00, 0xaa, 0x00, 0xb7, 0xb3, 0x2a);
DEFINE_GUID(GUID_DEVICE_APPLICATIONLAUNCH_BUTTON, 0x629758ee, 0x986e, 0x4d9e, 0x8e, 0x47, 0xde, 0x27, 0xf8, 0xab, 0x05, 0x4d);
DEFINE_GUID(GUID_DEVICE_SYS_BUTTON, 0x4afa3d53, 0x74a7, 0x11d0, 0xbe, 0x5e, 0x00, 0xa0, 0xc9, 0x06, 0x28, 0x57);
DEFINE_GUID(GUID_DEVICE_LID, 0x4afa3d52, 0x74a7, 0x11d0, 0xbe, 0x5e, 0x00, 0xa0, 0xc9, 0x06, 0x28, 0x57);
DEFINE_GUID(GUID_DEVINTERFACE_THERMAL_COOLING, 0xdbe4373d, 0x3c81, 0x40cb, 0xac, 0xe4, 0xe0, 0xe5, 0xd0, 0x5f, 0x0c, 0x9f);
/// Its number is not published.
EXTERN_C const GUID GUID_DEVINTERFACE_POWER_LIMIT;
DEFINE_GUID(GUID_DEVICE_THERMAL_ZONE, 0x4afa3d51, 0x74a7, 0x11d0, 0xbe, 0x5e, 0x00, 0xa0, 0xc9, 0x06, 0x28, 0x57);
DEFINE_GUID(GUID_DEVICE_PROCESSOR, 0x97fadb10, 0x4e33, 0x40ae, 0x35, 0x9c, 0x8b, 0xef, 0x02, 0x9d, 0xbd, 0xd0);
DEFINE_GUID(GUID_DEVICE_MEMORY, 0x3fd0f03d, 0x92e0, 0x45fb, 0xb7, 0x5c, 0x5e, 0xd8, 0xff, 0xb0, 0x10, 0x21);
DEFINE_GUID(GUID_DEVICE_ACPI_TIME, 0x97f99bf6, 0x4497, 0x4f18, 0xbb, 0x22, 0x4b, 0x9f, 0xb2, 0xfb, 0xef, 0x9c);
DEFINE_GUID(GUID_DEVICE_MESSAGE_INDICATOR, 0xcd48a365, 0xfa94, 0x4ce2, 0xa2, 0x32, 0xa1, 0xb7, 0x64, 0xe5, 0xd8, 0xb4);
#ifndef GUID_CLASS_INPUT
DEFINE_GUID(GUID_CLASS_INPUT, 0x4d1e55b2, 0xf16f, 0x11cf, 0x88, 0xcb, 0x00, 0x11, 0x11, 0x00, 0x00, 0x30);
#endif
#endif
#ifndef _POCLASS_
#define _POCLASS_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <devpropdef.h>
#include <devioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef BATTERY_REPORTING_SCALE_DEFINED
#define BATTERY_REPORTING_SCALE_DEFINED
/// The steps in which a battery reports its capacity, in mWh.
typedef struct {
    /// Step in mWh.
    ULONG Granularity;
    /// Up to which capacity this step holds, in mWh.
    ULONG Capacity;
} BATTERY_REPORTING_SCALE, *PBATTERY_REPORTING_SCALE;
#endif
DEFINE_DEVPROPKEY(PROCESSOR_NUMBER_PKEY, 0x5724c81d, 0xd5af, 0x4c1f, 0xa1, 0x03, 0xa0, 0x6e, 0x28, 0xf2, 0x04, 0xc6, 1);
#define BATTERY_UNKNOWN_CAPACITY 0xffffffff
#define UNKNOWN_CAPACITY BATTERY_UNKNOWN_CAPACITY
#define BATTERY_SET_CHARGE_SUPPORTED 0x1
#define BATTERY_SET_DISCHARGE_SUPPORTED 0x2
#define BATTERY_SET_CHARGINGSOURCE_SUPPORTED 0x4
#define BATTERY_SET_RESUME_SUPPORTED 0x4
#define BATTERY_SEALED 0x10000000
#define BATTERY_IS_SHORT_TERM 0x20000000
#define BATTERY_CAPACITY_RELATIVE 0x40000000
#define BATTERY_SYSTEM_BATTERY 0x80000000
#define BATTERY_UNKNOWN_TIME 0xffffffff
#define BATTERY_UNKNOWN_CURRENT 0xffffffff
#define UNKNOWN_CURRENT BATTERY_UNKNOWN_CURRENT
#define BATTERY_UNKNOWN_VOLTAGE 0xffffffff
#define BATTERY_UNKNOWN_RATE 0x80000000
#define UNKNOWN_RATE BATTERY_UNKNOWN_RATE
#define UNKNOWN_VOLTAGE BATTERY_UNKNOWN_VOLTAGE
#define BATTERY_POWER_ON_LINE 0x1
#define BATTERY_DISCHARGING 0x2
#define BATTERY_CHARGING 0x4
#define BATTERY_CRITICAL 0x8
#define BATTERY_TAG_INVALID 0
#define ACTIVE_COOLING 0x0
#define PASSIVE_COOLING 0x1
#define SYS_BUTTON_POWER 0x1
#define SYS_BUTTON_SLEEP 0x2
#define SYS_BUTTON_LID 0x4
#define SYS_BUTTON_WAKE 0x80000000
#define SYS_BUTTON_LID_STATE_MASK 0x30000
#define SYS_BUTTON_LID_OPEN 0x10000
#define SYS_BUTTON_LID_CLOSED 0x20000
#define SYS_BUTTON_LID_INITIAL 0x40000
#define SYS_BUTTON_LID_CHANGED 0x80000
#define PROCESSOR_PCC_COMMAND_GET_AVERAGE_FREQUENCY 0x0
#define PROCESSOR_PCC_COMMAND_SET_DESIRED_FREQUENCY 0x1
#define ACPI_TIME_ADJUST_DAYLIGHT 0x1
#define ACPI_TIME_IN_DAYLIGHT 0x2
#define ACPI_TIME_ZONE_UNKNOWN 0x7ff
#define PROCESSOR_PCC_INTERFACE_STANDARD_VERSION 1
#define THERMAL_COOLING_INTERFACE_VERSION 1
#define THERMAL_DEVICE_INTERFACE_VERSION 1
#define MAX_BATTERY_STRING_SIZE 128
#define MAX_ACTIVE_COOLING_LEVELS 10
#define IOCTL_SET_SYS_MESSAGE_INDICATOR CTL_CODE(FILE_DEVICE_BATTERY, 0x70, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_SET_WAKE_ALARM_VALUE CTL_CODE(FILE_DEVICE_BATTERY, 0x80, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_SET_WAKE_ALARM_POLICY CTL_CODE(FILE_DEVICE_BATTERY, 0x81, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_GET_WAKE_ALARM_VALUE CTL_CODE(FILE_DEVICE_BATTERY, 0x82, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_GET_WAKE_ALARM_POLICY CTL_CODE(FILE_DEVICE_BATTERY, 0x83, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_ACPI_GET_REAL_TIME CTL_CODE(FILE_DEVICE_BATTERY, 0x84, METHOD_BUFFERED, FILE_READ_DATA)
#define IOCTL_ACPI_SET_REAL_TIME CTL_CODE(FILE_DEVICE_BATTERY, 0x85, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_BATTERY_QUERY_TAG CTL_CODE(FILE_DEVICE_BATTERY, 0x10, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_BATTERY_QUERY_INFORMATION CTL_CODE(FILE_DEVICE_BATTERY, 0x11, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_BATTERY_SET_INFORMATION CTL_CODE(FILE_DEVICE_BATTERY, 0x12, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_BATTERY_QUERY_STATUS CTL_CODE(FILE_DEVICE_BATTERY, 0x13, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_THERMAL_QUERY_INFORMATION CTL_CODE(FILE_DEVICE_BATTERY, 0x20, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_THERMAL_SET_COOLING_POLICY CTL_CODE(FILE_DEVICE_BATTERY, 0x21, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_RUN_ACTIVE_COOLING_METHOD CTL_CODE(FILE_DEVICE_BATTERY, 0x22, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_THERMAL_SET_PASSIVE_LIMIT CTL_CODE(FILE_DEVICE_BATTERY, 0x23, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_THERMAL_READ_TEMPERATURE CTL_CODE(FILE_DEVICE_BATTERY, 0x24, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_QUERY_LID CTL_CODE(FILE_DEVICE_BATTERY, 0x30, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_NOTIFY_SWITCH_EVENT CTL_CODE(FILE_DEVICE_BATTERY, 0x40, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_GET_SYS_BUTTON_CAPS CTL_CODE(FILE_DEVICE_BATTERY, 0x50, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_GET_SYS_BUTTON_EVENT CTL_CODE(FILE_DEVICE_BATTERY, 0x51, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_GET_PROCESSOR_OBJ_INFO CTL_CODE(FILE_DEVICE_BATTERY, 0x60, METHOD_BUFFERED, FILE_READ_ACCESS)
/// What is asked of a battery.
typedef enum {
    BatteryInformation, BatteryGranularityInformation, BatteryTemperature, BatteryEstimatedTime, BatteryDeviceName,
    BatteryManufactureDate, BatteryManufactureName, BatteryUniqueID, BatterySerialNumber
} BATTERY_QUERY_INFORMATION_LEVEL;
/// What is set in a battery.
typedef enum { BatteryCriticalBias, BatteryCharge, BatteryDischarge, BatteryChargingSource } BATTERY_SET_INFORMATION_LEVEL;
/// Where a battery's charge comes from.
typedef enum _BATTERY_CHARGING_SOURCE_TYPE {
    BatteryChargingSourceType_None, BatteryChargingSourceType_AC, BatteryChargingSourceType_USB,
    BatteryChargingSourceType_Wireless
} BATTERY_CHARGING_SOURCE_TYPE, *PBATTERY_CHARGING_SOURCE_TYPE;
/// What is asked of a battery.
typedef struct _BATTERY_QUERY_INFORMATION {
    /// Tells this battery from the one before in its place; BATTERY_TAG_INVALID for none.
    ULONG BatteryTag;
    /// What is asked.
    BATTERY_QUERY_INFORMATION_LEVEL InformationLevel;
    /// For BatteryEstimatedTime: rate in mW, negative to discharge; 0 for the present one.
    ULONG AtRate;
} BATTERY_QUERY_INFORMATION, *PBATTERY_QUERY_INFORMATION;
/// What a battery is like; capacities in mWh.
typedef struct _BATTERY_INFORMATION {
    /// BATTERY_ bits, as BATTERY_SYSTEM_BATTERY.
    ULONG Capabilities;
    /// 0 not rechargeable, 1 rechargeable.
    UCHAR Technology;
    /// Not used.
    UCHAR Reserved[3];
    /// Letters of the chemistry, as LION, without a 0 at the end.
    UCHAR Chemistry[4];
    /// Capacity when new, in mWh.
    ULONG DesignedCapacity;
    /// Capacity when full, in mWh.
    ULONG FullChargedCapacity;
    /// Capacity at which the maker suggests the low alarm, in mWh.
    ULONG DefaultAlert1;
    /// Capacity at which the maker suggests the warning, in mWh.
    ULONG DefaultAlert2;
    /// Capacity in mWh that is left when the battery says 0.
    ULONG CriticalBias;
    /// How often the battery has been charged and discharged; 0 if it does not count.
    ULONG CycleCount;
} BATTERY_INFORMATION, *PBATTERY_INFORMATION;
/// Where a battery's charge comes from, and the current in mA.
typedef struct _BATTERY_CHARGING_SOURCE {
    /// Kind of source.
    BATTERY_CHARGING_SOURCE_TYPE Type;
    /// Most current it gives in mA; BATTERY_UNKNOWN_CURRENT if not known.
    ULONG MaxCurrent;
} BATTERY_CHARGING_SOURCE, *PBATTERY_CHARGING_SOURCE;
/// What is set in a battery.
typedef struct _BATTERY_SET_INFORMATION {
    /// Tells this battery from the one before in its place; BATTERY_TAG_INVALID for none.
    ULONG BatteryTag;
    /// What is set.
    BATTERY_SET_INFORMATION_LEVEL InformationLevel;
    /// The value, by InformationLevel.
    UCHAR Buffer[1];
} BATTERY_SET_INFORMATION, *PBATTERY_SET_INFORMATION;
/// What to wait for before the status is told.
typedef struct _BATTERY_WAIT_STATUS {
    /// Tells this battery from the one before in its place; BATTERY_TAG_INVALID for none.
    ULONG BatteryTag;
    /// Milliseconds to wait; 0 answers at once, all bits set waits for ever.
    ULONG Timeout;
    /// Answers if the state is no longer this.
    ULONG PowerState;
    /// Answers if the capacity falls below this, in mWh.
    ULONG LowCapacity;
    /// Answers if the capacity rises above this, in mWh.
    ULONG HighCapacity;
} BATTERY_WAIT_STATUS, *PBATTERY_WAIT_STATUS;
/// Capacity (mWh), voltage (mV) and rate (mW) of a battery.
typedef struct _BATTERY_STATUS {
    /// BATTERY_POWER_ON_LINE, BATTERY_DISCHARGING, BATTERY_CHARGING and BATTERY_CRITICAL bits.
    ULONG PowerState;
    /// Capacity left in mWh; BATTERY_UNKNOWN_CAPACITY if not known.
    ULONG Capacity;
    /// Voltage in mV; BATTERY_UNKNOWN_VOLTAGE if not known.
    ULONG Voltage;
    /// Power in mW, negative while discharging; BATTERY_UNKNOWN_RATE if not known.
    LONG Rate;
} BATTERY_STATUS, *PBATTERY_STATUS;
/// When a battery was made.
typedef struct _BATTERY_MANUFACTURE_DATE {
    /// Day of the month: 1 to 31.
    UCHAR Day;
    /// 1 to 12.
    UCHAR Month;
    /// Year, as 2024.
    USHORT Year;
} BATTERY_MANUFACTURE_DATE, *PBATTERY_MANUFACTURE_DATE;
/// A thermal zone; temperatures in tenths of a kelvin.
typedef struct _THERMAL_INFORMATION {
    /// Changes when the zone's settings do.
    ULONG ThermalStamp;
    /// _TC1 of ACPI: weight of the change of temperature in passive cooling.
    ULONG ThermalConstant1;
    /// _TC2 of ACPI: weight of the distance to the passive trip point.
    ULONG ThermalConstant2;
    /// Processors that are slowed down to cool the zone.
    KAFFINITY Processors;
    /// Tenths of a second between readings in passive cooling.
    ULONG SamplingPeriod;
    /// The temperature now.
    ULONG CurrentTemperature;
    /// From here on processors are slowed down.
    ULONG PassiveTripPoint;
    /// From here on the system shuts down.
    ULONG CriticalTripPoint;
    /// Entries of ActiveTripPoint that hold.
    UCHAR ActiveTripPointCount;
    /// From here on fans run, the highest first.
    ULONG ActiveTripPoint[MAX_ACTIVE_COOLING_LEVELS];
} THERMAL_INFORMATION, *PTHERMAL_INFORMATION;
/// What to wait for before the temperature is told.
typedef struct _THERMAL_WAIT_READ {
    /// Milliseconds to wait; all bits set waits for ever.
    ULONG Timeout;
    /// Answers if the temperature falls below this, in tenths of a kelvin.
    ULONG LowTemperature;
    /// Answers if the temperature rises above this, in tenths of a kelvin.
    ULONG HighTemperature;
} THERMAL_WAIT_READ, *PTHERMAL_WAIT_READ;
/// A processor of the firmware's.
typedef struct {
    /// Number of the processor in ACPI.
    ULONG PhysicalID;
    /// I/O port of its block of control registers.
    ULONG PBlkAddress;
    /// Bytes of that block: 6, or 0 if there is none.
    UCHAR PBlkLength;
} PROCESSOR_OBJECT_INFO, *PPROCESSOR_OBJECT_INFO;
/// A processor of the firmware's.
typedef struct {
    /// Number of the processor in ACPI.
    ULONG PhysicalID;
    /// I/O port of its block of control registers.
    ULONG PBlkAddress;
    /// Bytes of that block: 6, or 0 if there is none.
    UCHAR PBlkLength;
    /// Number of its local APIC.
    ULONG InitialApicId;
} PROCESSOR_OBJECT_INFO_EX, *PPROCESSOR_OBJECT_INFO_EX;
#ifdef _WDMDDK_
#include <pshpack1.h>
/// Begins the memory shared with the firmware.
typedef struct _PCC_HEADER {
    /// Tells that it is this header.
    ULONG Signature;
    /// Bytes of this header.
    USHORT HeaderLength;
    /// Version of the interface before the point.
    UCHAR MajorVersion;
    /// Version of the interface after the point.
    UCHAR MinorVersion;
    /// What the firmware can do.
    union {
        struct {
            /// 1: the firmware raises an SCI when a command is complete.
            ULONG SciDoorbell : 1;
            /// Not used.
            ULONG Reserved : 31;
        };
        /// All bits as one number.
        ULONG AsULong;
    } SupportedFeatures;
    /// What the firmware shall do.
    union {
        struct {
            /// Which command: average frequency or desired frequency.
            USHORT CommandCode : 8;
            /// Must be 0.
            USHORT ReservedZ : 7;
            /// 1: raise an SCI when it is complete.
            USHORT SciDoorbell : 1;
        };
        /// All bits as one number.
        USHORT AsUShort;
    } Command;
    /// How the command went.
    union {
        struct {
            /// 1: the firmware is done.
            USHORT CommandComplete : 1;
            /// 1: the SCI comes from here.
            USHORT SciReceived : 1;
            /// 1: the command failed.
            USHORT Error : 1;
            /// Not used.
            USHORT Reserved : 13;
        };
        /// All bits as one number.
        USHORT AsUShort;
    } Status;
    /// Longest time of a command in us.
    ULONG Latency;
    /// Shortest time from one command to the next in us.
    ULONG MinimumCommandInterval;
    /// Longest time from one command to the next in us.
    ULONG MaximumCommandInterval;
    /// Frequency of the processors at full speed in MHz.
    ULONG NominalFrequency;
    /// Lowest frequency in MHz, clock throttled.
    ULONG MinimumFrequency;
    /// Lowest frequency in MHz without throttling.
    ULONG MinimumUnthrottledFrequency;
} PCC_HEADER, *PPCC_HEADER;
/// Arguments of a command for one processor.
typedef struct _PCC_INPUT_BUFFER {
    /// Not 0 if the command holds for this processor.
    UCHAR ControlEnabled;
    union {
        /// With the command that asks how fast it ran.
        struct {
            /// Must be 0.
            UCHAR ReservedZ[3];
        } GetAverageFrequency;
        /// With the command that asks for a speed.
        struct {
            /// Percent of the nominal frequency.
            UCHAR DesiredFrequency;
            /// Must be 0.
            UCHAR ReservedZ[2];
        } SetDesiredFrequency;
    };
} PCC_INPUT_BUFFER, *PPCC_INPUT_BUFFER;
/// Results of a command for one processor.
typedef union _PCC_OUTPUT_BUFFER {
    /// With the command that asks how fast it ran.
    struct {
        /// Percent of the nominal frequency, since the last command.
        UCHAR AverageFrequency;
        /// Highest percent of the nominal frequency allowed now.
        UCHAR FrequencyLimit;
        /// Not used.
        UCHAR Reserved[2];
    } GetAverageFrequency;
    /// For the desired frequency: nothing.
    struct {
        /// Not used.
        UCHAR Reserved[4];
    } SetDesiredFrequency;
} PCC_OUTPUT_BUFFER, *PPCC_OUTPUT_BUFFER;
#include <poppack.h>
/// Called when the firmware has done a command.
typedef VOID (NTAPI *PPROCESSOR_PCC_DOORBELL_CALLBACK)(_In_ ULONG Status, _In_ ULONG_PTR Context);
/// Tells the firmware of a command.
typedef NTSTATUS (NTAPI *PPROCESSOR_PCC_RING_DOORBELL)(_In_ UCHAR Command, _In_ PPROCESSOR_PCC_DOORBELL_CALLBACK Callback, _In_ ULONG_PTR Context);
/// Commands to the firmware on processor speed.
typedef struct _PROCESSOR_PCC_INTERFACE_STANDARD {
    /// Bytes of this structure.
    USHORT Size;
    /// Version of the interface.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID Context;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// Tells the firmware that there is a command.
    PPROCESSOR_PCC_RING_DOORBELL PccRingDoorbell;
    /// The shared memory.
    PPCC_HEADER PccHeader;
    /// Bytes of the shared memory.
    ULONG PccHeaderLength;
} PROCESSOR_PCC_INTERFACE_STANDARD, *PPROCESSOR_PCC_INTERFACE_STANDARD;
/// Called to switch active cooling on or off.
_Function_class_(DEVICE_ACTIVE_COOLING)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI DEVICE_ACTIVE_COOLING(_Inout_opt_ PVOID Context, _In_ BOOLEAN Engaged);
typedef DEVICE_ACTIVE_COOLING *PDEVICE_ACTIVE_COOLING;
/// Called to limit the device's speed, in percent.
_Function_class_(DEVICE_PASSIVE_COOLING)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI DEVICE_PASSIVE_COOLING(_Inout_opt_ PVOID Context, _In_ ULONG Percentage);
typedef DEVICE_PASSIVE_COOLING *PDEVICE_PASSIVE_COOLING;
/// How a device takes part in cooling.
typedef struct _THERMAL_COOLING_INTERFACE {
    /// Bytes of this structure.
    USHORT Size;
    /// Version of the interface: 1.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID Context;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// ThermalDeviceFlag bits: which of the two the device has.
    ULONG Flags;
    /// Turns the device's fan or the like on or off; NULL if it has none.
    PDEVICE_ACTIVE_COOLING ActiveCooling;
    /// Sets the percent of full performance the device may use; NULL if it cannot slow down.
    PDEVICE_PASSIVE_COOLING PassiveCooling;
} THERMAL_COOLING_INTERFACE, *PTHERMAL_COOLING_INTERFACE;
/// What a limit of a device's power is about.
typedef enum _POWER_LIMIT_TYPES {
    PowerLimitContinuous = 0, PowerLimitBurst, PowerLimitRapid, PowerLimitPreemptive, PowerLimitPreemptiveOffset, PowerLimitTypeMax
} POWER_LIMIT_TYPES, *PPOWER_LIMIT_TYPES;
/// A limit that is not there, in place of its value.
#define POWER_LIMIT_VALUE_NO_CONTROL ((ULONG)-1)
/// What a limit of a device's power can be set to. Power is in milliwatts, time in milliseconds.
typedef struct _POWER_LIMIT_ATTRIBUTES {
    /// What the limit is about.
    POWER_LIMIT_TYPES Type;
    /// Which of the device's domains it is for.
    ULONG DomainId;
    /// The highest that it can be.
    ULONG MaxValue;
    /// The lowest.
    ULONG MinValue;
    /// The shortest time over which power is averaged.
    ULONG MinTimeParameter;
    /// The longest.
    ULONG MaxTimeParameter;
    /// What it is by default on the mains.
    ULONG DefaultACValue;
    /// What it is by default on batteries.
    ULONG DefaultDCValue;
    /// What else can be set.
    union {
        struct {
            /// The time can be set.
            ULONG SupportTimeParameter : 1;
            /// 0.
            ULONG Reserved : 31;
        };
        /// All of them at once.
        ULONG AsUlong;
    } Flags;
} POWER_LIMIT_ATTRIBUTES, *PPOWER_LIMIT_ATTRIBUTES;
/// What a limit of a device's power is or shall be.
typedef struct _POWER_LIMIT_VALUE {
    /// What the limit is about.
    POWER_LIMIT_TYPES Type;
    /// Which of the device's domains it is for.
    ULONG DomainId;
    /// Milliwatts, or POWER_LIMIT_VALUE_NO_CONTROL.
    ULONG TargetValue;
    /// Milliseconds over which power is averaged, or POWER_LIMIT_VALUE_NO_CONTROL.
    ULONG TimeParameter;
} POWER_LIMIT_VALUE, *PPOWER_LIMIT_VALUE;
/// Tells the limits of a device: without a buffer how many there are.
_Function_class_(QUERY_POWER_LIMIT_ATTRIBUTES)
typedef NTSTATUS QUERY_POWER_LIMIT_ATTRIBUTES(
    _Inout_opt_ PVOID Context, _In_ ULONG BufferCount, _Inout_opt_ PVOID Buffer, _Out_ PULONG AttributeCount);
typedef QUERY_POWER_LIMIT_ATTRIBUTES *PQUERY_POWER_LIMIT_ATTRIBUTES;
/// Sets limits of a device: an array of POWER_LIMIT_VALUE.
_Function_class_(SET_POWER_LIMIT)
typedef NTSTATUS SET_POWER_LIMIT(_Inout_opt_ PVOID Context, _In_ ULONG ValueCount, _In_ PVOID Values);
typedef SET_POWER_LIMIT *PSET_POWER_LIMIT;
/// Tells what limits of a device are: an array of POWER_LIMIT_VALUE.
_Function_class_(QUERY_POWER_LIMIT)
typedef NTSTATUS QUERY_POWER_LIMIT(_Inout_opt_ PVOID Context, _In_ ULONG ValueCount, _Inout_ PVOID Values);
typedef QUERY_POWER_LIMIT *PQUERY_POWER_LIMIT;
/// How a device lets its power be limited.
typedef struct _POWER_LIMIT_INTERFACE {
    /// Bytes of this structure.
    USHORT Size;
    /// Version of the interface: 1.
    USHORT Version;
    /// Passed to each of the routines.
    PVOID Context;
    /// Adds a reference to the interface.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Drops a reference to the interface.
    PINTERFACE_DEREFERENCE InterfaceDereference;
    /// How many domains of power the device has.
    ULONG DomainCount;
    /// Tells which limits there are.
    PQUERY_POWER_LIMIT_ATTRIBUTES QueryAttributes;
    /// Takes new ones: an array of values.
    PSET_POWER_LIMIT SetPowerLimit;
    /// Tells what they are.
    PQUERY_POWER_LIMIT QueryPowerLimit;
} POWER_LIMIT_INTERFACE, *PPOWER_LIMIT_INTERFACE;
typedef THERMAL_COOLING_INTERFACE THERMAL_DEVICE_INTERFACE;
typedef THERMAL_COOLING_INTERFACE *PTHERMAL_DEVICE_INTERFACE;
/// What cooling a device can do.
typedef enum _THERMAL_DEVICE_INTERFACE_FLAGS {
    ThermalDeviceFlagActiveCooling = 1, ThermalDeviceFlagPassiveCooling = 2
} THERMAL_DEVICE_INTERFACE_FLAGS, *PTHERMAL_DEVICE_INTERFACE_FLAGS;
#endif
/// A timer that wakes the system.
typedef struct _WAKE_ALARM_INFORMATION {
    /// Which timer: on mains or on battery.
    ULONG TimerIdentifier;
    /// Seconds until it wakes the system.
    ULONG Timeout;
} WAKE_ALARM_INFORMATION, *PWAKE_ALARM_INFORMATION;
/// The firmware's clock.
typedef struct _ACPI_REAL_TIME {
    /// Year: 1900 to 9999.
    UINT16 Year;
    /// 1 to 12.
    UINT8 Month;
    /// Day of the month: 1 to 31.
    UINT8 Day;
    /// 0 to 23.
    UINT8 Hour;
    /// 0 to 59.
    UINT8 Minute;
    /// 0 to 59.
    UINT8 Second;
    /// 1 if the clock holds the right time.
    UINT8 Valid;
    /// 1 to 1000.
    UINT16 Milliseconds;
    /// Minutes from UTC to local time: -1440 to 1440; 2047 if not known.
    INT16 TimeZone;
    /// Bit 0: the zone has daylight saving time; bit 1: it is daylight saving time now.
    UINT8 DayLight;
    /// Must be 0.
    UINT8 Reserved1[3];
} ACPI_REAL_TIME, *PACPI_REAL_TIME;
#ifdef __cplusplus
}
#endif
#endif
