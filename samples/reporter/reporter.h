/*
 * reporter: a function driver that lets the administrator look inside: through WMI, which reads and sets blocks of data, carries
 * out methods and receives events, and through the system's event log.
 */
#pragma once

#include <wdm.h>
#include <wdmguid.h>
#include <wmistr.h>
#include <wmilib.h>
#include "public.h"
#include "events.h"

#define REPORTER_TAG 'opeR'

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    IO_REMOVE_LOCK RemoveLock;
    WMILIB_CONTEXT Wmi;
    /* It has been started, so that its interface is enabled and it is registered with WMI. */
    BOOLEAN Started;
    /* Somebody wants to hear of writes. Nothing is sent to nobody. */
    BOOLEAN EventsWanted;
    /* It may be powered down when it is idle, as the administrator has set it. */
    BOOLEAN IdlePowerDown;
    PULONG IdleCounter;
    DEVICE_POWER_STATE PowerState;

    KSPIN_LOCK Lock;
    _Guarded_by_(Lock) ULONG Length;
    _Guarded_by_(Lock) UCHAR Buffer[REPORTER_SIZE];
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* The driver's key in the registry: WMI wants to know it. A copy, as the one that DriverEntry is given is gone afterwards. */
extern UNICODE_STRING ReporterRegistryPath;

/* driver.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE ReporterAddDevice;
DRIVER_UNLOAD ReporterUnload;

/* dispatch.c */
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED ReporterCreateClose;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH ReporterRead;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH ReporterWrite;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS ReporterCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* pnp.c */
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED ReporterPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH ReporterPower;
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ReporterSetIdlePowerDown(_In_ PDEVICE_EXTENSION Extension, _In_ BOOLEAN Enable);

/* wmi.c */
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED ReporterSystemControl;
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID ReporterInitializeWmi(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID ReporterFireWritten(_In_ PDEVICE_EXTENSION Extension);

/* events.c */
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN ReporterLog(_In_ PVOID IoObject, _In_ NTSTATUS Code, _In_opt_ PCWSTR Text, _In_ ULONG Data);
