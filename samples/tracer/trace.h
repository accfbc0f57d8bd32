/*
 * trace: what a driver links with to write to the tracer. Any routine may trace, up to DISPATCH_LEVEL: the event is put into a list
 * in memory, and a thread of the driver's own writes it out.
 */
#pragma once

#include <wdm.h>

/* Once, in DriverEntry. The thread looks for the tracer for five minutes; what is traced meanwhile is kept. */
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSTATUS TraceInitialize(_In_z_ PCSTR DriverName);

/*
 * %d %u %x %c %s as in printf; %S a wide string, %T a PUNICODE_STRING, %I a PIRP: its address and its function codes.
 * Without memory the event is lost.
 */
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID __cdecl Trace(_In_z_ PCSTR Format, ...);

/* Before the driver is unloaded, or when DriverEntry fails: writes out what is left and waits for the thread to end. */
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID TraceClose(VOID);
