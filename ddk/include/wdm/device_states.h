// What devices tell in answer to PnP requests: power states, capabilities, interfaces.
#pragma once

typedef enum _DEVICE_RELATION_TYPE {
    BusRelations, EjectionRelations, PowerRelations, RemovalRelations, TargetDeviceRelation, SingleBusRelations, TransportRelations
} DEVICE_RELATION_TYPE, *PDEVICE_RELATION_TYPE;
typedef enum _BUS_QUERY_ID_TYPE {
    BusQueryDeviceID, BusQueryHardwareIDs, BusQueryCompatibleIDs, BusQueryInstanceID, BusQueryDeviceSerialNumber, BusQueryContainerID
} BUS_QUERY_ID_TYPE, *PBUS_QUERY_ID_TYPE;
typedef enum _DEVICE_TEXT_TYPE { DeviceTextDescription, DeviceTextLocationInformation } DEVICE_TEXT_TYPE, *PDEVICE_TEXT_TYPE;
typedef enum _DEVICE_USAGE_NOTIFICATION_TYPE {
    DeviceUsageTypeUndefined, DeviceUsageTypePaging, DeviceUsageTypeHibernation, DeviceUsageTypeDumpFile, DeviceUsageTypeBoot,
    DeviceUsageTypePostDisplay, DeviceUsageTypeGuestAssigned
} DEVICE_USAGE_NOTIFICATION_TYPE;

typedef enum _SYSTEM_POWER_STATE {
    PowerSystemUnspecified = 0, PowerSystemWorking = 1, PowerSystemSleeping1 = 2, PowerSystemSleeping2 = 3, PowerSystemSleeping3 = 4,
    PowerSystemHibernate = 5, PowerSystemShutdown = 6, PowerSystemMaximum = 7
} SYSTEM_POWER_STATE, *PSYSTEM_POWER_STATE;
#define POWER_SYSTEM_MAXIMUM 7
typedef enum _DEVICE_POWER_STATE {
    PowerDeviceUnspecified = 0, PowerDeviceD0, PowerDeviceD1, PowerDeviceD2, PowerDeviceD3, PowerDeviceMaximum
} DEVICE_POWER_STATE, *PDEVICE_POWER_STATE;
typedef enum {
    PowerActionNone = 0, PowerActionReserved, PowerActionSleep, PowerActionHibernate, PowerActionShutdown, PowerActionShutdownReset,
    PowerActionShutdownOff, PowerActionWarmEject, PowerActionDisplayOff
} POWER_ACTION, *PPOWER_ACTION;
typedef enum _POWER_STATE_TYPE { SystemPowerState = 0, DevicePowerState } POWER_STATE_TYPE, *PPOWER_STATE_TYPE;
/// A power state; the POWER_STATE_TYPE beside it says of what.
typedef union _POWER_STATE {
    /// With SystemPowerState: of the whole computer.
    SYSTEM_POWER_STATE SystemState;
    /// With DevicePowerState: of one device.
    DEVICE_POWER_STATE DeviceState;
} POWER_STATE, *PPOWER_STATE;
/// What went before a system power IRP: where the last one led, and as what the user saw it.
typedef struct _SYSTEM_POWER_STATE_CONTEXT {
    union {
        struct {
            /// Reserved.
            ULONG Reserved1 : 8;
            /// SYSTEM_POWER_STATE that the system power IRP before this one asked for; read it only.
            ULONG TargetSystemState : 4;
            /// SYSTEM_POWER_STATE before, as the user saw it: with fast startup a shutdown where the IRP said hibernation; read it only.
            ULONG EffectiveSystemState : 4;
            /// The power manager's own.
            ULONG CurrentSystemState : 4;
            /// The power manager's own.
            ULONG IgnoreHibernationPath : 1;
            /// The power manager's own.
            ULONG PseudoTransition : 1;
            /// The power manager's own.
            ULONG KernelSoftReboot : 1;
            /// The power manager's own.
            ULONG DirectedDripsTransition : 1;
            /// Reserved.
            ULONG Reserved2 : 8;
        };
        /// All of the bits.
        ULONG ContextAsUlong;
    };
} SYSTEM_POWER_STATE_CONTEXT, *PSYSTEM_POWER_STATE_CONTEXT;
/// How often a device has been in its low-power states, so that a driver knows whether it lost its state.
typedef struct _POWER_SEQUENCE {
    /// How often it has entered D1 or deeper.
    ULONG SequenceD1;
    /// How often it has entered D2 or deeper.
    ULONG SequenceD2;
    /// How often it has entered D3.
    ULONG SequenceD3;
} POWER_SEQUENCE, *PPOWER_SEQUENCE;

/// What a device can do; the answer to IRP_MN_QUERY_CAPABILITIES.
typedef struct _DEVICE_CAPABILITIES {
    /// Bytes of this structure; set by who sends the query.
    USHORT Size;
    /// 1.
    USHORT Version;
    /// The device has D1.
    ULONG DeviceD1 : 1;
    /// The device has D2.
    ULONG DeviceD2 : 1;
    /// It can be locked in its bay against ejection.
    ULONG LockSupported : 1;
    /// It can be ejected by software.
    ULONG EjectSupported : 1;
    /// It can be taken out while the system runs, and is shown as such.
    ULONG Removable : 1;
    /// It is a docking station; set by the bus driver only.
    ULONG DockDevice : 1;
    /// Its instance identifier is unique in the system, not just on its bus.
    ULONG UniqueID : 1;
    /// It is installed without dialogs.
    ULONG SilentInstall : 1;
    /// It works without a function driver, by its bus driver alone.
    ULONG RawDeviceOK : 1;
    /// Its driver takes removal without warning; the user is not warned.
    ULONG SurpriseRemovalOK : 1;
    /// It can wake the system from D0.
    ULONG WakeFromD0 : 1;
    /// It can wake the system from D1.
    ULONG WakeFromD1 : 1;
    /// It can wake the system from D2.
    ULONG WakeFromD2 : 1;
    /// It can wake the system from D3.
    ULONG WakeFromD3 : 1;
    /// It is switched off in hardware; read when the device has been enumerated.
    ULONG HardwareDisabled : 1;
    /// Reserved.
    ULONG NonDynamic : 1;
    /// Reserved.
    ULONG WarmEjectSupported : 1;
    /// It is not to be shown to the user.
    ULONG NoDisplayInUI : 1;
    /// Reserved for system use.
    ULONG Reserved1 : 1;
    /// Its driver handles the wake event; ACPI only arms the device for IRP_MN_WAIT_WAKE.
    ULONG WakeFromInterrupt : 1;
    /// It lies in the secure part of the system.
    ULONG SecureDevice : 1;
    /// The bridge above it passes VGA ranges.
    ULONG ChildOfVgaEnabledBridge : 1;
    /// It was decoding I/O ranges when the system started.
    ULONG DecodeIoOnBoot : 1;
    /// Reserved.
    ULONG Reserved : 9;
    /// Where it is on its bus, in the form of the bus; 0xFFFFFFFF if unknown.
    ULONG Address;
    /// Number of the slot as shown to the user; 0xFFFFFFFF if unknown.
    ULONG UINumber;
    /// The least deep device state that it can have, by system power state.
    DEVICE_POWER_STATE DeviceState[POWER_SYSTEM_MAXIMUM];
    /// Deepest system power state that it can wake the system from.
    SYSTEM_POWER_STATE SystemWake;
    /// Deepest device power state that it can signal wake in.
    DEVICE_POWER_STATE DeviceWake;
    /// Longest way back from D1 to D0, in 100 microseconds.
    ULONG D1Latency;
    /// Longest way back from D2 to D0, in 100 microseconds.
    ULONG D2Latency;
    /// Longest way back from D3 to D0, in 100 microseconds.
    ULONG D3Latency;
} DEVICE_CAPABILITIES, *PDEVICE_CAPABILITIES;

typedef VOID NTAPI INTERFACE_REFERENCE(PVOID Context);
typedef INTERFACE_REFERENCE *PINTERFACE_REFERENCE;
typedef VOID NTAPI INTERFACE_DEREFERENCE(PVOID Context);
typedef INTERFACE_DEREFERENCE *PINTERFACE_DEREFERENCE;
/// First part of every interface that drivers hand each other with IRP_MN_QUERY_INTERFACE.
typedef struct _INTERFACE {
    /// Bytes of the whole interface, of which this is the beginning.
    USHORT Size;
    /// Version of the interface, counted by who defined it.
    USHORT Version;
    /// Argument for every routine of the interface.
    PVOID Context;
    /// Called by whoever keeps a copy; the one who answers the query calls it first.
    PINTERFACE_REFERENCE InterfaceReference;
    /// Called when the copy is no longer used; no routine may be called afterwards.
    PINTERFACE_DEREFERENCE InterfaceDereference;
} INTERFACE, *PINTERFACE;
