/*
 * lpt: a WDM function driver for a printer on a PC parallel port. The printer takes a byte, is busy while it prints it, and
 * interrupts when it is ready for the next one, so a write is one request that many interrupts carry out.
 *
 * Who may touch what:
 *   - The port's registers and the members under "transfer" belong to the interrupt: they are touched by the interrupt service
 *     routine and by routines that KeSynchronizeExecution calls, and nowhere else.
 *   - Requests wait in the device object's own queue. The cancel spin lock guards it, because the queue and the cancel
 *     routine compete for the same requests.
 */
#pragma once

#include <wdm.h>
#include <ntddpar.h>

/* Registers, from the first port on. */
#define LPT_DATA    0
#define LPT_STATUS  1
#define LPT_CONTROL 2
#define LPT_PORTS   3

/* Status: the printer can take a byte if it is not busy and on-line. BUSY reads 0 while the printer is busy. */
#define STATUS_NOT_BUSY    0x80
#define STATUS_ACK         0x40
#define STATUS_PAPER_END   0x20
#define STATUS_SELECTED    0x10
#define STATUS_NO_ERROR    0x08
#define STATUS_READY       (STATUS_NOT_BUSY | STATUS_NO_ERROR)

/* Control. Bits 7 and 6 are always written as 1. */
#define CONTROL_STROBE     0x01
#define CONTROL_RUN        0xCC /* selected, not being reset, interrupts off */
#define CONTROL_RESET      0xC8 /* as CONTROL_RUN, with INIT low: resets the printer */
#define CONTROL_INTERRUPTS 0x10

/* A byte that is not printed within so many seconds ends the write. The first tick of the timer may come at once: one more. */
#define LPT_TIMEOUT_SECONDS 10
#define LPT_NO_TIMEOUT      (-1)

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    LONG OpenHandles;
    /* Hardware is there and the interrupt connected; both are so while Gate is held. */
    BOOLEAN Started;
    KSPIN_LOCK Gate;

    /* resources, set by IRP_MN_START_DEVICE */
    PUCHAR PortBase;
    ULONG Vector;
    KIRQL Irql;
    KINTERRUPT_MODE Mode;
    KAFFINITY Affinity;
    BOOLEAN ShareVector;
    PKINTERRUPT Interrupt;
    PIRP Printing;              /* The write that StartIo has and that may be cancelled; under the cancel spin lock. */

    /* transfer */
    BOOLEAN TxBusy;
    /* The printer was not ready when it interrupted: the timer tries again. */
    BOOLEAN TxStalled;
    PUCHAR TxNext;
    ULONG TxTotal;
    ULONG TxLeft;
    NTSTATUS TxStatus;
    /* Seconds until the write fails, or LPT_NO_TIMEOUT. */
    LONG Timeout;
    UCHAR LastStatus;
    ULONG Interrupts;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

/* driver.c */
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE LptAddDevice;
DRIVER_UNLOAD LptUnload;

/* dispatch.c */
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH_PAGED LptCreate;
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED LptClose;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH LptCleanup;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH LptWrite;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH LptDeviceControl;
DRIVER_CANCEL LptCancel;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS LptCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

/* pnp.c */
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED LptPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH LptPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED LptSystemControl;

/* print.c */
DRIVER_STARTIO LptStartIo;
KSERVICE_ROUTINE LptInterrupt;
IO_DPC_ROUTINE LptDpcForIsr;
IO_TIMER_ROUTINE LptTimer;
KSYNCHRONIZE_ROUTINE LptResetPrinter;
KSYNCHRONIZE_ROUTINE LptQuietPrinter;
KSYNCHRONIZE_ROUTINE LptReadStatus;
KSYNCHRONIZE_ROUTINE LptAbandonTransfer;

VOID LptDisableInterrupts(_In_ PDEVICE_EXTENSION Extension);

_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN LptSynchronize(_In_ PDEVICE_EXTENSION Extension, _In_ PKSYNCHRONIZE_ROUTINE Routine, _In_ PVOID Context, _Out_ PBOOLEAN Result);
_IRQL_requires_(DISPATCH_LEVEL)
VOID LptFinish(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);
