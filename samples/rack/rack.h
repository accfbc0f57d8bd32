/*
 * rack: a bus driver. The rack is a device of its own (its functional device object, FDO), and for each module in one of its
 * slots it makes a physical device object (PDO), on which the module's driver builds its stack.
 */
#pragma once

#include <ntddk.h>
#include "public.h"

#define RACK_TAG 'kcaR'
#define RACK_SLOTS 16

/* Both kinds of device object are this driver's: the first member of either extension says which one it is. */
typedef enum _RACK_KIND { RackItself, RackModule } RACK_KIND;

typedef struct _COMMON_EXTENSION {
    RACK_KIND Kind;
    PDEVICE_OBJECT Self;
} COMMON_EXTENSION, *PCOMMON_EXTENSION;

typedef struct _MODULE_EXTENSION {
    COMMON_EXTENSION Common;
    /* The rack's FDO. */
    PDEVICE_OBJECT Rack;
    ULONG Slot;
    /* In its slot, and left out of what the PnP manager was told last; both guarded by the rack's lock. */
    BOOLEAN Present;
    BOOLEAN ReportedMissing;
    /* The list of modules of the rack. */
    LIST_ENTRY Link;
} MODULE_EXTENSION, *PMODULE_EXTENSION;

typedef struct _RACK_EXTENSION {
    COMMON_EXTENSION Common;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    /* Every module that has a PDO, also one that was pulled and has not been removed yet. */
    FAST_MUTEX Lock;
    LIST_ENTRY Modules;
} RACK_EXTENSION, *PRACK_EXTENSION;

/* rack.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE RackAddDevice;
DRIVER_UNLOAD RackUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED RackCreateClose;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH_PAGED RackDeviceControl;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED RackPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH RackPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED RackSystemControl;
NTSTATUS RackComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* modules.c */
NTSTATUS RackInsert(_In_ PRACK_EXTENSION Rack, _In_ ULONG Slot);
NTSTATUS RackPull(_In_ PRACK_EXTENSION Rack, _In_ ULONG Slot);
NTSTATUS RackReport(_In_ PRACK_EXTENSION Rack, _Inout_ PIRP Irp);
VOID RackEmpty(_In_ PRACK_EXTENSION Rack);
NTSTATUS ModulePnp(_In_ PMODULE_EXTENSION Module, _Inout_ PIRP Irp);
