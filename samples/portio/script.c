/*
 * portio, part 1: the registers, and the scripts that read and write them. Nothing here is pageable: scripts are carried out at
 * DISPATCH_LEVEL, or at the level of the interrupt.
 */
#include "portio.h"

/* Registers in memory are mapped; ports are used as they are. */
NTSTATUS
PortioMap(_In_ PDEVICE_EXTENSION Extension)
{
    if (Extension->PortInIoSpace) {
        Extension->Port = (PUCHAR)(ULONG_PTR)Extension->PortStart.QuadPart;
        return STATUS_SUCCESS;
    }
    Extension->Port = (PUCHAR)MmMapIoSpaceEx(Extension->PortStart, Extension->PortLength, PAGE_READWRITE | PAGE_NOCACHE);
    return Extension->Port == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

VOID
PortioUnmap(_In_ PDEVICE_EXTENSION Extension)
{
    if (!Extension->PortInIoSpace && Extension->Port != NULL) {
        MmUnmapIoSpace(Extension->Port, Extension->PortLength);
    }
    Extension->Port = NULL;
}

/* A register that the device does not have reads as 0, and writing it does nothing. */
UCHAR
PortioReadRegister(_In_ PDEVICE_EXTENSION Extension, _In_ UCHAR Register)
{
    if (Register >= Extension->PortLength) {
        return 0;
    }
    return Extension->PortInIoSpace ? READ_PORT_UCHAR(Extension->Port + Register)
                                    : READ_REGISTER_UCHAR(Extension->Port + Register);
}

static VOID
PortioWriteRegister(_In_ PDEVICE_EXTENSION Extension, _In_ UCHAR Register, _In_ UCHAR Value)
{
    if (Register >= Extension->PortLength) {
        return;
    }
    if (Extension->PortInIoSpace) {
        WRITE_PORT_UCHAR(Extension->Port + Register, Value);
    } else {
        WRITE_REGISTER_UCHAR(Extension->Port + Register, Value);
    }
}

static USHORT
PortioPutOutput(_Inout_ PPORTIO_SCRIPT Script, _In_ UCHAR Byte)
{
    if (Script->OutputLength >= Script->OutputSize) {
        return PORTIO_NO_OUTPUT_ROOM;
    }
    Script->Output[Script->OutputLength++] = Byte;
    return PORTIO_OK;
}

static USHORT
PortioDelay(_In_ UCHAR Microseconds)
{
    if (Microseconds > PORTIO_LONGEST_DELAY) {
        return PORTIO_BAD_DELAY;
    }
    KeStallExecutionProcessor(Microseconds);
    return PORTIO_OK;
}

/* How many bytes follow a command; those of PORTIO_WRITES that are values come on top. */
static ULONG
PortioParameters(_In_ UCHAR Command)
{
    static const UCHAR counts[] = { 0, 2, 2, 2, 2, 1, 1, 3, 3, 3, 1, 1, 1 };

    return Command < ARRAYSIZE(counts) ? counts[Command] : 0;
}

/* Carries out one command. `p` are its parameters, which are all there. */
static USHORT
PortioRunCommand(_In_ PDEVICE_EXTENSION Extension, _Inout_ PPORTIO_SCRIPT Script, _In_ UCHAR Command, _In_ const UCHAR *p)
{
    USHORT error = PORTIO_OK;
    ULONG i;

    switch (Command) {
    case PORTIO_OR:
        PortioWriteRegister(Extension, p[0], PortioReadRegister(Extension, p[0]) | p[1]);
        break;
    case PORTIO_AND:
        PortioWriteRegister(Extension, p[0], PortioReadRegister(Extension, p[0]) & p[1]);
        break;
    case PORTIO_XOR:
        PortioWriteRegister(Extension, p[0], PortioReadRegister(Extension, p[0]) ^ p[1]);
        break;
    case PORTIO_WRITE:
        PortioWriteRegister(Extension, p[0], p[1]);
        break;
    case PORTIO_READ:
        error = PortioPutOutput(Script, PortioReadRegister(Extension, p[0]));
        break;
    case PORTIO_DELAY:
        error = PortioDelay(p[0]);
        break;
    case PORTIO_WRITES:
        for (i = 0; i < p[1] && error == PORTIO_OK; i++) {
            PortioWriteRegister(Extension, p[0], p[2 + i]);
            error = PortioDelay(p[2 + p[1]]);
        }
        break;
    case PORTIO_READS:
        for (i = 0; i < p[1] && error == PORTIO_OK; i++) {
            error = PortioPutOutput(Script, PortioReadRegister(Extension, p[0]));
            if (error == PORTIO_OK) {
                error = PortioDelay(p[2]);
            }
        }
        break;
    case PORTIO_IRQ_CONNECT:
        if (p[0] >= Extension->PortLength) {
            error = PORTIO_BAD_REGISTER;
        } else if (!Extension->HaveInterrupt) {
            error = PORTIO_NO_INTERRUPT;
        } else {
            Extension->InterruptRegister = p[0];
            Extension->InterruptMask = p[1];
            Extension->InterruptValue = p[2];
            Extension->InterruptKnown = TRUE;
            Script->Connect = Extension->Interrupt == NULL;
        }
        break;
    case PORTIO_TIMEOUT:
        Extension->LongestWait = p[0];
        break;
    case PORTIO_WRITE_NEXT:
    case PORTIO_READ_NEXT:
        if (Extension->TxLeft == 0 || !Extension->TxBusy) {
            error = PORTIO_NO_MORE_BYTES;
            break;
        }
        if (Command == PORTIO_WRITE_NEXT) {
            PortioWriteRegister(Extension, p[0], *Extension->TxNext);
        } else {
            *Extension->TxNext = PortioReadRegister(Extension, p[0]);
        }
        Extension->TxNext++;
        Extension->TxLeft--;
        break;
    default:
        error = PORTIO_BAD_COMMAND;
        break;
    }
    return error;
}

/* Carries a script out up to its end, to an error, or to an interrupt that is to be connected. TRUE unless there was an error. */
BOOLEAN
PortioRunScript(_In_ PDEVICE_EXTENSION Extension, _Inout_ PPORTIO_SCRIPT Script, _In_ PIRP Irp)
{
    Script->Connect = FALSE;
    while (Script->Next < Script->Length && !Script->Connect) {
        UCHAR command = Script->Commands[Script->Next];
        const UCHAR *parameters = Script->Commands + Script->Next + 1;
        ULONG left = Script->Length - Script->Next - 1;
        ULONG count = PortioParameters(command);
        USHORT error;

        if (command == PORTIO_WRITES && left >= 2) {
            count += parameters[1];
        }
        if (Irp->Cancel) {
            error = PORTIO_CANCELLED;
        } else if (count > left) {
            error = PORTIO_BAD_COMMAND;
        } else {
            error = PortioRunCommand(Extension, Script, command, parameters);
        }
        if (error != PORTIO_OK) {
            Script->Results.Error = error;
            Script->Results.Offset = (USHORT)Script->Next;
            return FALSE;
        }
        Script->Next += 1 + count;
    }
    return TRUE;
}
