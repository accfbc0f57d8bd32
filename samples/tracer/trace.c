/*
 * trace: the client library of the tracer. See trace.h.
 */
#include <stdarg.h>
#include <initguid.h>
#include "trace.h"
#include "public.h"

#define TRACE_TAG       'cTcT'
#define TRACE_MESSAGE   200 /* longest message, bytes with the zero byte */
#define TRACE_NAME      32
#define TRACE_PATIENCE  (5 * 60) /* seconds for which the tracer is looked for */

static KSTART_ROUTINE TraceThread;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, TraceInitialize)
#pragma alloc_text(PAGE, TraceClose)
#pragma alloc_text(PAGE, TraceThread)
#endif

typedef struct _TRACE_EVENT {
    LIST_ENTRY Link;
    ULONG Length;
    /* TIME_FIELDS, name and message: what the tracer takes. */
    UCHAR Record[sizeof(TIME_FIELDS) + TRACE_NAME + TRACE_MESSAGE];
} TRACE_EVENT, *PTRACE_EVENT;

static struct {
    CHAR Name[TRACE_NAME];
    LIST_ENTRY Events;
    KSPIN_LOCK Lock;
    /* Events are kept, as somebody will write them out. */
    BOOLEAN Open;
    /* The thread is to look sooner than within a second: it shall end. */
    KEVENT Wake;
    BOOLEAN Stop;
    PVOID Thread;
} TraceState;

NTSTATUS
TraceInitialize(_In_z_ PCSTR DriverName)
{
    OBJECT_ATTRIBUTES attributes;
    NTSTATUS status;
    HANDLE thread;
    ULONG i;

    PAGED_CODE();

    for (i = 0; i < TRACE_NAME - 1 && DriverName[i] != '\0'; i++) {
        TraceState.Name[i] = DriverName[i];
    }
    InitializeListHead(&TraceState.Events);
    KeInitializeSpinLock(&TraceState.Lock);
    KeInitializeEvent(&TraceState.Wake, SynchronizationEvent, FALSE);
    TraceState.Open = TRUE;

    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, TraceThread, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    /* The handle is changed for a reference, to wait for the thread's end with; this cannot fail for a thread just made. */
    status = ObReferenceObjectByHandle(thread, SYNCHRONIZE, *PsThreadType, KernelMode, &TraceState.Thread, NULL);
    NT_ASSERT(NT_SUCCESS(status));
    (VOID)ZwClose(thread);
    return status;
}

VOID
TraceClose(VOID)
{
    PAGED_CODE();

    TraceState.Stop = TRUE;
    KeSetEvent(&TraceState.Wake, IO_NO_INCREMENT, FALSE);
    (VOID)KeWaitForSingleObject(TraceState.Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(TraceState.Thread);
    TraceState.Thread = NULL;
}

/* ---- putting a message together ---- */

typedef struct _TRACE_TEXT {
    PUCHAR Next;
    PUCHAR End;
} TRACE_TEXT, *PTRACE_TEXT;

static VOID
TracePut(_Inout_ PTRACE_TEXT Text, _In_ CHAR Character)
{
    if (Text->Next < Text->End) {
        *Text->Next++ = (UCHAR)Character;
    }
}

static VOID
TracePutString(_Inout_ PTRACE_TEXT Text, _In_opt_z_ PCSTR String)
{
    if (String == NULL) {
        String = "(null)";
    }
    while (*String != '\0') {
        TracePut(Text, *String++);
    }
}

static VOID
TracePutWide(_Inout_ PTRACE_TEXT Text, _In_reads_(Length) PCWCH String, _In_ ULONG Length)
{
    ULONG i;

    for (i = 0; i < Length; i++) {
        TracePut(Text, String[i] < 0x80 ? (CHAR)String[i] : '?');
    }
}

static VOID
TracePutNumber(_Inout_ PTRACE_TEXT Text, _In_ ULONG64 Number, _In_ ULONG Base)
{
    CHAR digits[24];
    ULONG count = 0;

    do {
        digits[count++] = "0123456789abcdef"[Number % Base];
        Number /= Base;
    } while (Number != 0);
    while (count > 0) {
        TracePut(Text, digits[--count]);
    }
}

static VOID
TracePutIrp(_Inout_ PTRACE_TEXT Text, _In_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);

    TracePutString(Text, "IRP ");
    TracePutNumber(Text, (ULONG_PTR)Irp, 16);
    TracePutString(Text, " major ");
    TracePutNumber(Text, stack->MajorFunction, 16);
    TracePutString(Text, " minor ");
    TracePutNumber(Text, stack->MinorFunction, 16);
}

static VOID
TraceFormat(_Inout_ PTRACE_TEXT Text, _In_z_ PCSTR Format, _In_ va_list Arguments)
{
    PCUNICODE_STRING string;
    PCWSTR wide;
    LONG number;

    for (; *Format != '\0'; Format++) {
        if (*Format != '%' || Format[1] == '\0') {
            TracePut(Text, *Format);
            continue;
        }
        Format++;
        switch (*Format) {
        case 'd':
            number = va_arg(Arguments, LONG);
            if (number < 0) {
                TracePut(Text, '-');
            }
            TracePutNumber(Text, number < 0 ? (ULONG64)(-(LONG64)number) : (ULONG64)number, 10);
            break;
        case 'u':
            TracePutNumber(Text, va_arg(Arguments, ULONG), 10);
            break;
        case 'x':
            TracePutNumber(Text, va_arg(Arguments, ULONG), 16);
            break;
        case 'c':
            TracePut(Text, (CHAR)va_arg(Arguments, LONG));
            break;
        case 's':
            TracePutString(Text, va_arg(Arguments, PCSTR));
            break;
        case 'S':
            wide = va_arg(Arguments, PCWSTR);
            while (*wide != UNICODE_NULL) {
                TracePutWide(Text, wide++, 1);
            }
            break;
        case 'T':
            string = va_arg(Arguments, PCUNICODE_STRING);
            TracePutWide(Text, string->Buffer, string->Length / sizeof(WCHAR));
            break;
        case 'I':
            TracePutIrp(Text, va_arg(Arguments, PIRP));
            break;
        default:
            TracePut(Text, *Format);
            break;
        }
    }
}

VOID __cdecl
Trace(_In_z_ PCSTR Format, ...)
{
    PTRACE_EVENT event;
    LARGE_INTEGER now;
    TIME_FIELDS fields;
    TRACE_TEXT text;
    va_list arguments;

    if (!TraceState.Open) {
        return;
    }
    event = (PTRACE_EVENT)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(TRACE_EVENT), TRACE_TAG);
    if (event == NULL) {
        return;
    }
    KeQuerySystemTime(&now);
    RtlTimeToTimeFields(&now, &fields);
    RtlCopyMemory(event->Record, &fields, sizeof(fields));

    /* The pool is zeroed, so that one byte kept back after the name and at the end closes both. */
    text.Next = event->Record + sizeof(fields);
    text.End = text.Next + TRACE_NAME - 1;
    TracePutString(&text, TraceState.Name);
    text.Next++;
    text.End = event->Record + sizeof(event->Record) - 1;
    va_start(arguments, Format);
    TraceFormat(&text, Format, arguments);
    va_end(arguments);
    event->Length = (ULONG)(text.Next + 1 - event->Record);

    ExInterlockedInsertTailList(&TraceState.Events, &event->Link, &TraceState.Lock);
}

/* ---- writing it out ---- */

/* Writes all events to the tracer, or only frees them if there is none. */
static VOID
TraceDrain(_In_opt_ HANDLE Tracer)
{
    IO_STATUS_BLOCK result;
    PLIST_ENTRY entry;

    while ((entry = ExInterlockedRemoveHeadList(&TraceState.Events, &TraceState.Lock)) != NULL) {
        PTRACE_EVENT event = CONTAINING_RECORD(entry, TRACE_EVENT, Link);

        if (Tracer != NULL) {
            (VOID)ZwWriteFile(Tracer, NULL, NULL, NULL, &result, event->Record, event->Length, NULL, NULL);
        }
        ExFreePoolWithTag(event, TRACE_TAG);
    }
}

static VOID
TraceThread(_In_ PVOID StartContext)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(TRACER_DEVICE_NAME);
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK result;
    LARGE_INTEGER second;
    HANDLE tracer = NULL;
    ULONG seconds;
    NTSTATUS status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(StartContext);

    (VOID)KeSetPriorityThread(KeGetCurrentThread(), LOW_REALTIME_PRIORITY);
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    second.QuadPart = -10000000LL;

    /* The tracer may be started later than this driver. */
    for (seconds = 0; tracer == NULL && seconds < TRACE_PATIENCE && !TraceState.Stop; seconds++) {
        status = ZwCreateFile(&tracer, GENERIC_WRITE | SYNCHRONIZE, &attributes, &result, NULL, 0,
                              FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
        if (!NT_SUCCESS(status)) {
            tracer = NULL;
            (VOID)KeWaitForSingleObject(&TraceState.Wake, Executive, KernelMode, FALSE, &second);
        }
    }
    if (tracer == NULL) {
        TraceState.Open = FALSE;
    }

    while (tracer != NULL && !TraceState.Stop) {
        TraceDrain(tracer);
        (VOID)KeWaitForSingleObject(&TraceState.Wake, Executive, KernelMode, FALSE, &second);
    }
    TraceDrain(tracer);
    if (tracer != NULL) {
        (VOID)ZwClose(tracer);
    }
    (VOID)PsTerminateSystemThread(STATUS_SUCCESS);
}
