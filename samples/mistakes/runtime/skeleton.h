/*
 * What the drivers of this folder have in common: a device on the root bus with one interface. Each adds one dispatch routine
 * for IRP_MJ_DEVICE_CONTROL with one mistake that shows when it runs.
 */
#pragma once
#include <ntddk.h>

#define TAG 'tsiM'

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    KSPIN_LOCK Lock;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE SkeletonAddDevice;
DRIVER_UNLOAD SkeletonUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH SkeletonOpenClose;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH SkeletonPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH SkeletonPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH SkeletonPassDown;

/* The mistake is in here. */
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH MistakeDeviceControl;
