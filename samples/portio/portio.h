/*
 * portio: what its two drivers share. One is a WDM driver, whose resources Plug and Play assigns (wdm.c); the other one is as drivers
 * were before: it makes its device itself and claims the resources that the name a program opens asks for (legacy.c).
 *
 * Who may touch what:
 *   - The registers and the members under "transfer" belong to the interrupt: once it is connected they are touched only by the
 *     interrupt service routine and in routines that PortioSynchronize calls.
 *   - Requests wait in the device object's queue, which the cancel spin lock guards, as cancelling competes for them.
 *   - Scripts are carried out by StartIo, one request after another.
 */
#pragma once

#include <ntddk.h>
#include "public.h"

#define PORTIO_TAG 'trop'

#define PORTIO_DEFAULT_TIMEOUT 10
#define PORTIO_NO_TIMEOUT      (-1)

/* A script that is being carried out, or is stored. */
typedef struct _PORTIO_SCRIPT {
    PUCHAR Commands;
    ULONG Length;
    ULONG Next;
    PUCHAR Output;
    ULONG OutputSize;
    ULONG OutputLength;
    PORTIO_RESULTS Results;
    /* It has come to PORTIO_IRQ_CONNECT, which needs PASSIVE_LEVEL, and goes on behind it when that is done. */
    BOOLEAN Connect;
} PORTIO_SCRIPT, *PPORTIO_SCRIPT;

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    /* Requests are carried out: it has its resources. */
    BOOLEAN Ready;

    /* resources */
    PHYSICAL_ADDRESS PortStart;
    ULONG PortLength;
    BOOLEAN PortInIoSpace;
    PUCHAR Port;
    BOOLEAN HaveInterrupt;
    ULONG Vector;
    KIRQL Irql;
    KINTERRUPT_MODE Mode;
    KAFFINITY Affinity;
    BOOLEAN ShareVector;
    PKINTERRUPT Interrupt;
    KSPIN_LOCK Gate;            /* While it is held, Ready and Interrupt stay as they are. */

    /* requests */
    PIRP Current;               /* Which StartIo has and which may be cancelled; under the cancel spin lock. */
    PIO_WORKITEM WorkItem;
    PORTIO_SCRIPT Run;
    PORTIO_SCRIPT ReadStart;
    PORTIO_SCRIPT Read;
    PORTIO_SCRIPT Write;
    UCHAR LongestWait;

    /* transfer */
    BOOLEAN TxBusy;
    PPORTIO_SCRIPT TxScript;
    PUCHAR TxNext;
    ULONG TxTotal;
    ULONG TxLeft;
    NTSTATUS TxStatus;
    PORTIO_TRANSFER_RESULTS TxResults;
    LONG Timeout;
    BOOLEAN InterruptKnown;     /* PORTIO_IRQ_CONNECT has said how an interrupt of ours looks. */
    UCHAR InterruptRegister;
    UCHAR InterruptMask;
    UCHAR InterruptValue;

    /* wdm.c */
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    LONG OpenHandles;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* script.c: registers and scripts */
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PortioMap(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID PortioUnmap(_In_ PDEVICE_EXTENSION Extension);
UCHAR PortioReadRegister(_In_ PDEVICE_EXTENSION Extension, _In_ UCHAR Register);
BOOLEAN PortioRunScript(_In_ PDEVICE_EXTENSION Extension, _Inout_ PPORTIO_SCRIPT Script, _In_ PIRP Irp);

/* transfer.c: requests */
_Dispatch_type_(IRP_MJ_READ) _Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH PortioReadWrite;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH PortioDeviceControl;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH PortioCleanup;
DRIVER_STARTIO PortioStartIo;
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PortioInitialize(_In_ PDEVICE_EXTENSION Extension);
VOID PortioUninitialize(_In_ PDEVICE_EXTENSION Extension);
VOID PortioBegin(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID PortioEnd(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS PortioCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);
