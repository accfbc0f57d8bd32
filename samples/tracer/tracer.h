/*
 * tracer: collects the trace events of other drivers and hands them to a program that watches. Drivers write records; the program
 * reads them, and a read for which there is no record yet waits. Only one program can watch.
 */
#pragma once

#include <wdm.h>
#include "public.h"

#define TRACER_TAG 'carT'

/* A record that nobody has read yet. */
typedef struct _TRACER_EVENT {
    LIST_ENTRY Link;
    ULONG Length;
    UCHAR Record[ANYSIZE_ARRAY];
} TRACER_EVENT, *PTRACER_EVENT;

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    IO_REMOVE_LOCK RemoveLock;
    /* Guards both lists: the events, oldest first, and the read that waits for one (never more than one). */
    KSPIN_LOCK Lock;
    LIST_ENTRY Events;
    LIST_ENTRY Reads;
    IO_CSQ ReadQueue;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* tracer.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE TracerAddDevice;
DRIVER_UNLOAD TracerUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED TracerCreateClose;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED TracerPnp;
_Dispatch_type_(IRP_MJ_POWER) _Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH TracerPassDown;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS TracerCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* queue.c */
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH TracerRead;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH TracerWrite;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH TracerCleanup;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS TracerInitializeQueue(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID TracerFreeEvents(_In_ PDEVICE_EXTENSION Extension);
