/*
 * membuf: a WDM function driver for a device that exists only in software. It holds one buffer of memory, which all its
 * devices share; programs read and write it as if it were a file.
 */
#pragma once

#include <wdm.h>
#include "public.h"

#define MEMBUF_TAG 'fubM'

/* The buffer. Lock guards the other two members; Data is NULL exactly when Size is 0. */
typedef struct _MEMBUF_BUFFER {
    KSPIN_LOCK Lock;
    _Guarded_by_(Lock) PUCHAR Data;
    _Guarded_by_(Lock) ULONG Size;
} MEMBUF_BUFFER;

extern MEMBUF_BUFFER MembufBuffer;

/* What the driver keeps for each of its devices. */
typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    /* The devnode's own device object, made by the bus. */
    PDEVICE_OBJECT PhysicalDevice;
    /* Where requests go that this driver passes on. */
    PDEVICE_OBJECT LowerDevice;
    /* Name of the device interface, allocated by IoRegisterDeviceInterface. */
    UNICODE_STRING InterfaceName;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* driver.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE MembufAddDevice;
DRIVER_UNLOAD MembufUnload;

/* dispatch.c */
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH_PAGED MembufCreate;
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED MembufClose;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH MembufRead;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH MembufWrite;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH MembufDeviceControl;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS MembufCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* pnp.c */
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED MembufPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH MembufPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED MembufSystemControl;
