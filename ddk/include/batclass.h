// The battery class driver's interface for miniport drivers.
// GUIDs are defined by whoever includes this after initguid.h, whatever has included it before.
#include <guiddef.h>
#ifndef RINGSIDE_BATCLASS_GUIDS
#ifdef INITGUID
#define RINGSIDE_BATCLASS_GUIDS
#endif
DEFINE_GUID(BATTERY_STATUS_WMI_GUID, 0xfc4670d1, 0xebbf, 0x416e, 0x87, 0xce, 0x37, 0x4a, 0x4e, 0xbc, 0x11, 0x1a);
DEFINE_GUID(BATTERY_RUNTIME_WMI_GUID, 0x535a3767, 0x1ac2, 0x49bc, 0xa0, 0x77, 0x3f, 0x7a, 0x02, 0xe4, 0x0a, 0xec);
DEFINE_GUID(BATTERY_TEMPERATURE_WMI_GUID, 0x1a52a14d, 0xadce, 0x4a44, 0x9a, 0x3e, 0xc8, 0xd8, 0xf1, 0x5f, 0xf2, 0xc2);
DEFINE_GUID(BATTERY_FULL_CHARGED_CAPACITY_WMI_GUID, 0x40b40565, 0x96f7, 0x4435, 0x86, 0x94, 0x97, 0xe0, 0xe4, 0x39, 0x59, 0x05);
DEFINE_GUID(BATTERY_CYCLE_COUNT_WMI_GUID, 0xef98db24, 0x0014, 0x4c25, 0xa5, 0x0b, 0xc7, 0x24, 0xae, 0x5c, 0xd3, 0x71);
DEFINE_GUID(BATTERY_STATIC_DATA_WMI_GUID, 0x05e1e463, 0xe4e2, 0x4ea9, 0x80, 0xcb, 0x9b, 0xd4, 0xb3, 0xca, 0x06, 0x55);
DEFINE_GUID(BATTERY_STATUS_CHANGE_WMI_GUID, 0xcddfa0c3, 0x7c5b, 0x4e43, 0xa0, 0x34, 0x05, 0x9f, 0xa5, 0xb8, 0x43, 0x64);
DEFINE_GUID(BATTERY_TAG_CHANGE_WMI_GUID, 0x5e1f6e19, 0x8786, 0x4d23, 0x94, 0xfc, 0x9e, 0x74, 0x6b, 0xd5, 0xd8, 0x88);
#endif
#ifndef _BATCLASS_
#define _BATCLASS_
#include <wdm.h>
#include <poclass.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Called for the tag of the battery.
_Function_class_(BCLASS_QUERY_TAG_CALLBACK)
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS NTAPI BCLASS_QUERY_TAG_CALLBACK(_In_ PVOID Context, _In_ PULONG BatteryTag);
typedef BCLASS_QUERY_TAG_CALLBACK *PBCLASS_QUERY_TAG_CALLBACK;
/// Called for information on the battery.
_Function_class_(BCLASS_QUERY_INFORMATION_CALLBACK)
typedef NTSTATUS NTAPI BCLASS_QUERY_INFORMATION_CALLBACK(
    _In_ PVOID Context, _In_ ULONG BatteryTag, _In_ BATTERY_QUERY_INFORMATION_LEVEL Level, _In_ LONG AtRate, _In_ PVOID Buffer,
    _In_ ULONG BufferLength, _In_ PULONG ReturnedLength);
typedef BCLASS_QUERY_INFORMATION_CALLBACK *PBCLASS_QUERY_INFORMATION_CALLBACK;
/// Called for the status of the battery.
_Function_class_(BCLASS_QUERY_STATUS_CALLBACK)
typedef NTSTATUS NTAPI BCLASS_QUERY_STATUS_CALLBACK(_In_ PVOID Context, _In_ ULONG BatteryTag, _In_ PBATTERY_STATUS BatteryStatus);
typedef BCLASS_QUERY_STATUS_CALLBACK *PBCLASS_QUERY_STATUS_CALLBACK;
/// At which capacities to tell of a change.
typedef struct {
    /// Tell if the state is no longer this: BATTERY_ bits.
    ULONG PowerState;
    /// Tell if the capacity falls below this, in mWh.
    ULONG LowCapacity;
    /// Tell if the capacity rises above this, in mWh.
    ULONG HighCapacity;
} BATTERY_NOTIFY, *PBATTERY_NOTIFY;
/// Called to set the capacities at which to tell of a change.
_Function_class_(BCLASS_SET_STATUS_NOTIFY_CALLBACK)
typedef NTSTATUS NTAPI BCLASS_SET_STATUS_NOTIFY_CALLBACK(_In_ PVOID Context, _In_ ULONG BatteryTag, _In_ PBATTERY_NOTIFY BatteryNotify);
typedef BCLASS_SET_STATUS_NOTIFY_CALLBACK *PBCLASS_SET_STATUS_NOTIFY_CALLBACK;
/// Called to set something in the battery.
_Function_class_(BCLASS_SET_INFORMATION_CALLBACK)
typedef NTSTATUS NTAPI BCLASS_SET_INFORMATION_CALLBACK(
    _In_ PVOID Context, _In_ ULONG BatteryTag, _In_ BATTERY_SET_INFORMATION_LEVEL Level, _In_ PVOID Buffer);
typedef BCLASS_SET_INFORMATION_CALLBACK *PBCLASS_SET_INFORMATION_CALLBACK;
/// Called to end telling of changes.
_Function_class_(BCLASS_DISABLE_STATUS_NOTIFY_CALLBACK)
typedef NTSTATUS NTAPI BCLASS_DISABLE_STATUS_NOTIFY_CALLBACK(_In_ PVOID Context);
typedef BCLASS_DISABLE_STATUS_NOTIFY_CALLBACK *PBCLASS_DISABLE_STATUS_NOTIFY_CALLBACK;
typedef PBCLASS_QUERY_TAG_CALLBACK BCLASS_QUERY_TAG;
typedef PBCLASS_QUERY_INFORMATION_CALLBACK BCLASS_QUERY_INFORMATION;
typedef PBCLASS_QUERY_STATUS_CALLBACK BCLASS_QUERY_STATUS;
typedef PBCLASS_SET_STATUS_NOTIFY_CALLBACK BCLASS_SET_STATUS_NOTIFY;
typedef PBCLASS_SET_INFORMATION_CALLBACK BCLASS_SET_INFORMATION;
typedef PBCLASS_DISABLE_STATUS_NOTIFY_CALLBACK BCLASS_DISABLE_STATUS_NOTIFY;
/// The callbacks of a battery's miniport driver.
typedef struct {
    /// BATTERY_CLASS_MAJOR_VERSION.
    USHORT MajorVersion;
    /// BATTERY_CLASS_MINOR_VERSION.
    USHORT MinorVersion;
    /// Passed to each of the routines.
    PVOID Context;
    /// Gives the tag of the battery that is there.
    BCLASS_QUERY_TAG QueryTag;
    /// Answers what the battery is like.
    BCLASS_QUERY_INFORMATION QueryInformation;
    /// Sets something of the battery; NULL if nothing can be set.
    BCLASS_SET_INFORMATION SetInformation;
    /// Answers how the battery is now.
    BCLASS_QUERY_STATUS QueryStatus;
    /// Says at which changes to call BatteryClassStatusNotify.
    BCLASS_SET_STATUS_NOTIFY SetStatusNotify;
    /// Ends what SetStatusNotify began.
    BCLASS_DISABLE_STATUS_NOTIFY DisableStatusNotify;
    /// Physical device of the battery; NULL without plug and play.
    PDEVICE_OBJECT Pdo;
    /// Name of the battery's device.
    PUNICODE_STRING DeviceName;
} BATTERY_MINIPORT_INFO, *PBATTERY_MINIPORT_INFO;
#define BATTERY_CLASS_MINOR_VERSION_1 0x0001
/// The same of minor version 1, with the function device.
typedef struct {
    /// BATTERY_CLASS_MAJOR_VERSION.
    USHORT MajorVersion;
    /// BATTERY_CLASS_MINOR_VERSION_1.
    USHORT MinorVersion;
    /// Passed to each of the routines.
    PVOID Context;
    /// Gives the tag of the battery that is there.
    PBCLASS_QUERY_TAG_CALLBACK QueryTag;
    /// Answers what the battery is like.
    PBCLASS_QUERY_INFORMATION_CALLBACK QueryInformation;
    /// Sets something of the battery; NULL if nothing can be set.
    PBCLASS_SET_INFORMATION_CALLBACK SetInformation;
    /// Answers how the battery is now.
    PBCLASS_QUERY_STATUS_CALLBACK QueryStatus;
    /// Says at which changes to call BatteryClassStatusNotify.
    PBCLASS_SET_STATUS_NOTIFY_CALLBACK SetStatusNotify;
    /// Ends what SetStatusNotify began.
    PBCLASS_DISABLE_STATUS_NOTIFY_CALLBACK DisableStatusNotify;
    /// Physical device of the battery; NULL without plug and play.
    PDEVICE_OBJECT Pdo;
    /// Name of the battery's device.
    PUNICODE_STRING DeviceName;
    /// Function device of the battery.
    PDEVICE_OBJECT Fdo;
} BATTERY_MINIPORT_INFO_V1_1, *PBATTERY_MINIPORT_INFO_V1_1;
#define BATTERY_CLASS_MAJOR_VERSION 0x0001
#define BATTERY_CLASS_MINOR_VERSION 0x0000
/// How a battery is now, as WMI reports it.
typedef struct _BATTERY_WMI_STATUS {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// Capacity left in mWh.
    ULONG RemainingCapacity;
    /// Power into the battery in mW.
    LONG ChargeRate;
    /// Power out of the battery in mW.
    LONG DischargeRate;
    /// Voltage in mV.
    ULONG Voltage;
    /// TRUE if the system runs on mains.
    BOOLEAN PowerOnline;
    /// TRUE if the battery is being charged.
    BOOLEAN Charging;
    /// TRUE if the battery is being discharged.
    BOOLEAN Discharging;
    /// TRUE if the battery is about to be empty.
    BOOLEAN Critical;
} BATTERY_WMI_STATUS, *PBATTERY_WMI_STATUS;
/// How long a battery will last, as WMI reports it.
typedef struct _BATTERY_WMI_RUNTIME {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// Seconds at the present rate.
    ULONG EstimatedRuntime;
} BATTERY_WMI_RUNTIME, *PBATTERY_WMI_RUNTIME;
/// How warm a battery is, as WMI reports it.
typedef struct _BATTERY_WMI_TEMPERATURE {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// Tenths of a kelvin.
    ULONG Temperature;
} BATTERY_WMI_TEMPERATURE, *PBATTERY_WMI_TEMPERATURE;
/// What a battery holds when full, as WMI reports it.
typedef struct _BATTERY_WMI_FULL_CHARGED_CAPACITY {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// Capacity when full, in mWh.
    ULONG FullChargedCapacity;
} BATTERY_WMI_FULL_CHARGED_CAPACITY, *PBATTERY_WMI_FULL_CHARGED_CAPACITY;
/// How often a battery has been used, as WMI reports it.
typedef struct _BATTERY_WMI_CYCLE_COUNT {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// How often the battery has been charged and discharged; 0 if it does not count.
    ULONG CycleCount;
} BATTERY_WMI_CYCLE_COUNT, *PBATTERY_WMI_CYCLE_COUNT;
/// What a battery is like, as WMI reports it.
typedef struct _BATTERY_WMI_STATIC_DATA {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// Date of making as WMI writes dates: yyyymmddhhmmss.mmmmmmsuuu.
    WCHAR ManufactureDate[25];
    /// Steps in which the capacity is reported.
    BATTERY_REPORTING_SCALE Granularity[4];
    /// BATTERY_ bits, as BATTERY_SYSTEM_BATTERY.
    ULONG Capabilities;
    /// 0 not rechargeable, 1 rechargeable.
    UCHAR Technology;
    /// Letters of the chemistry.
    ULONG Chemistry;
    /// Capacity when new, in mWh.
    ULONG DesignedCapacity;
    /// Capacity at which the maker suggests the low alarm, in mWh.
    ULONG DefaultAlert1;
    /// Capacity at which the maker suggests the warning, in mWh.
    ULONG DefaultAlert2;
    /// Capacity in mWh that is left when the battery says 0.
    ULONG CriticalBias;
    /// Name, maker, serial number and unique ID, each with its length before it.
    WCHAR Strings[1];
} BATTERY_WMI_STATIC_DATA, *PBATTERY_WMI_STATIC_DATA;
/// A change of a battery's state, as WMI tells of it.
typedef struct _BATTERY_WMI_STATUS_CHANGE {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
    /// TRUE if the system runs on mains.
    BOOLEAN PowerOnline;
    /// TRUE if the battery is being charged.
    BOOLEAN Charging;
    /// TRUE if the battery is being discharged.
    BOOLEAN Discharging;
    /// TRUE if the battery is about to be empty.
    BOOLEAN Critical;
} BATTERY_WMI_STATUS_CHANGE, *PBATTERY_WMI_STATUS_CHANGE;
/// A battery that came or went, as WMI tells of it.
typedef struct _BATTERY_TAG_CHANGE {
    /// Tells this battery from the one before in its place.
    ULONG Tag;
} BATTERY_TAG_CHANGE, *PBATTERY_TAG_CHANGE;
#define BATTERYCLASSAPI 
/// Registers a battery with the class driver.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassInitializeDevice(_In_ PBATTERY_MINIPORT_INFO MiniportInfo, _Inout_ PVOID *ClassData);
/// Withdraws a battery from the class driver.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassUnload(_In_ PVOID ClassData);
/// Has the class driver handle a device control IRP.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassIoctl(_In_ PVOID ClassData, _In_ PIRP Irp);
/// Has the class driver handle a WMI IRP.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassSystemControl(
    _In_ PVOID ClassData, _In_ PVOID WmiLibContext, _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PVOID Disposition);
/// Has the class driver answer for a WMI data block.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassQueryWmiDataBlock(
    _In_ PVOID ClassData, _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ ULONG GuidIndex, _In_ PULONG InstanceLengthArray,
    _In_ ULONG OutBufferSize, _In_ PUCHAR Buffer);
/// Tells the class driver that the battery has changed.
NTSTATUS BATTERYCLASSAPI NTAPI BatteryClassStatusNotify(_In_ PVOID ClassData);
#ifdef __cplusplus
}
#endif
#endif
