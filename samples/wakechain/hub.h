/*
 * hub: a bus driver whose devices can wake the machine. One hub hangs on the machine and has another one in its only port; that one
 * has two keyboards. Both are served by this driver.
 *
 * A keyboard that is armed has a request waiting at its port. As soon as one does, the hub has a request of its own waiting at the
 * port that it hangs on, and so on down to the machine. A wake signal completes them from the machine up.
 */
#pragma once

#include "owner.h"
#include "public.h"

#define HUB_TAG   'buHW'
#define HUB_PORTS 2

typedef enum _HUB_KIND { HubItself, HubPort } HUB_KIND;

/* Both kinds of device object are this driver's: the first member of either extension says which one it is. */
typedef struct _COMMON_EXTENSION {
    HUB_KIND Kind;
} COMMON_EXTENSION, *PCOMMON_EXTENSION;

typedef struct _PORT_EXTENSION {
    COMMON_EXTENSION Common;
    PDEVICE_OBJECT Self;
    struct _HUB_EXTENSION *Hub;
    ULONG Number;
    DEVICE_POWER_STATE PowerState;
    /* Waits for a wake signal; under the cancel spin lock. */
    PIRP WakeIrp;
} PORT_EXTENSION, *PPORT_EXTENSION;

typedef struct _HUB_EXTENSION {
    COMMON_EXTENSION Common;
    OWNER Owner;
    UNICODE_STRING InterfaceName;
    /* It hangs on another hub of this driver's, not on the machine. */
    BOOLEAN Nested;
    ULONG PortCount;
    PDEVICE_OBJECT Ports[HUB_PORTS];
    /* Ports with a request waiting; under the cancel spin lock. */
    LONG Armed;
    /* Which keyboard has a key pressed. */
    ULONG Pressed;
} HUB_EXTENSION, *PHUB_EXTENSION;

/* hub.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE HubAddDevice;
DRIVER_UNLOAD HubUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) _Dispatch_type_(IRP_MJ_DEVICE_CONTROL)
DRIVER_DISPATCH_PAGED HubControl;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED HubPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH HubPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED HubSystemControl;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS HubComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* port.c */
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PortCreate(_In_ PHUB_EXTENSION Hub, _In_ ULONG Number);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PortReport(_In_ PHUB_EXTENSION Hub, _Inout_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PortPnp(_In_ PPORT_EXTENSION Port, _Inout_ PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS PortPower(_In_ PPORT_EXTENSION Port, _Inout_ PIRP Irp);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID PortWake(_In_ PPORT_EXTENSION Port, _In_ ULONG Keyboard);
