/*
 * owner: what the drivers of this chain share, as each owns the power policy of its device: system states become device states, and
 * the device may be armed to wake the machine.
 */
#pragma once

#include <ntddk.h>

typedef enum _WAKE_STATE {
    WakeNone,
    WakeRequested,  /* PoRequestPowerIrp has been called. */
    WakeForwarding, /* The request has come to this driver's dispatch routine. */
    WakeWaiting,    /* It lies with the bus. */
    WakeCancelling, /* OwnerDisarm holds on to it. */
    WakeHeld        /* It came back meanwhile; OwnerDisarm completes it. */
} WAKE_STATE;

typedef struct _OWNER {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    /* For what the trace says. */
    PCSTR Name;
    DEVICE_POWER_STATE PowerState;
    volatile LONG WakeState;
    PIRP WakeIrp;
    /* Called when a request to wait for a wake signal is over. */
    PREQUEST_POWER_COMPLETE WakeDone;
} OWNER, *POWNER;

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID OwnerInitialize(_Out_ POWNER Owner, _In_ PDEVICE_OBJECT Self, _In_ PDEVICE_OBJECT PhysicalDevice, _In_ PCSTR Name,
                     _In_ PREQUEST_POWER_COMPLETE WakeDone);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID OwnerSetPower(_In_ POWNER Owner, _In_ DEVICE_POWER_STATE State);
/* Sends a request to wait for a wake signal, if none waits. */
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID OwnerArm(_In_ POWNER Owner);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID OwnerDisarm(_In_ POWNER Owner);
/* IRP_MJ_POWER. */
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS OwnerPower(_In_ POWNER Owner, _Inout_ PIRP Irp);
