/*
 * sleeper: a function driver with all of Plug and Play and power management. Its device is a slow memory of 256 bytes, made of
 * nothing but a timer: a read or write takes ten milliseconds, and the memory has power only in D0.
 *
 * Requests wait in a cancel-safe queue and are carried out one after another. A device that has had nothing to do for a minute
 * is powered down; a request that comes then wakes it, and waits until it is awake.
 *
 * Who may touch what: Lock guards all members under "requests" and "power". The timer's DPC owns Current while Busy is set.
 */
#pragma once

#include <wdm.h>
#include "public.h"

#define SLEEPER_TAG 'peeS'

/* How long the device is at work for one request, milliseconds. */
#define SLEEPER_WORK_TIME 10

/* Seconds without a request after which it is powered down: on battery, and on mains power. */
#define SLEEPER_IDLE_CONSERVATION 30
#define SLEEPER_IDLE_PERFORMANCE  60

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    /* Held by every request while this driver has it; removal waits for all of them. */
    IO_REMOVE_LOCK RemoveLock;
    KSPIN_LOCK Lock;

    /* requests */
    IO_CSQ Queue;
    LIST_ENTRY Waiting;
    /* Requests and opens are let in: started, and neither stop nor removal is near. */
    BOOLEAN Accepting;
    LONG OpenHandles;
    /* Requests let in that have not been completed yet, and an event that is set while there are none. */
    LONG Requests;
    KEVENT NoRequests;
    /* The device is at work for Current. Idle is set while it is not. */
    BOOLEAN Busy;
    KEVENT Idle;
    PIRP Current;
    KTIMER Timer;
    KDPC Dpc;

    /* power */
    SYSTEM_POWER_STATE SystemState;
    DEVICE_POWER_STATE PowerState;
    /* A request for D0 is on its way. */
    BOOLEAN Waking;
    /* Which device state goes with a system state. */
    DEVICE_POWER_STATE DeviceStates[PowerSystemMaximum];
    PULONG IdleCounter;

    /* the device's memory */
    UCHAR Memory[SLEEPER_SIZE];
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* driver.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE SleeperAddDevice;
DRIVER_UNLOAD SleeperUnload;

/* io.c */
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH SleeperCreate;
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH SleeperClose;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH SleeperCleanup;
_Dispatch_type_(IRP_MJ_READ) _Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH SleeperReadWrite;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS SleeperCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS SleeperInitializeQueue(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID SleeperStartNext(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID SleeperFailWaiting(_In_ PDEVICE_EXTENSION Extension, _In_ NTSTATUS Status);

/* pnp.c */
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED SleeperPnp;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED SleeperSystemControl;

/* power.c */
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH SleeperPower;
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID SleeperWake(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID SleeperSetPower(_In_ PDEVICE_EXTENSION Extension, _In_ DEVICE_POWER_STATE State);
