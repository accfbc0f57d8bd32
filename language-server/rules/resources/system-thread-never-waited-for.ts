// A thread that runs on in unloaded code.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const systemThreadNeverWaitedFor: Rule = neverUndone({
  id: "system-thread-never-waited-for",
  severity: "warning",
  summary: "A driver makes a system thread and waits for nothing when it goes.",
  names: {},
  page: `A system thread is not stopped when its driver is unloaded. Unload must tell it to end and wait for the thread object, not only for a
flag: the thread still has instructions of the driver to execute.

**Mend it**: reference the thread object, signal the thread, and wait for the object in Unload.

\`\`\`c bad
#include <wdm.h>
KSTART_ROUTINE Poll;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HANDLE thread;
    NTSTATUS status;
    OBJECT_ATTRIBUTES attributes;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Poll, NULL);
//           ^^^^^^^^^^^^^^^^^^^^ system-thread-never-waited-for: wait
    if (NT_SUCCESS(status)) {
        ZwClose(thread);
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KSTART_ROUTINE Poll;
PVOID Thread;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeWaitForSingleObject(Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Thread);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HANDLE thread;
    NTSTATUS status;
    OBJECT_ATTRIBUTES attributes;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Poll, NULL);
    if (NT_SUCCESS(status)) {
        status = ObReferenceObjectByHandle(thread, THREAD_ALL_ACCESS, NULL, KernelMode, &Thread, NULL);
        ZwClose(thread);
    }
    return status;
}
\`\`\`
`,
  does: ["PsCreateSystemThread"],
  byUnload: true,
  undone: ["KeWaitForSingleObject", "KeWaitForMultipleObjects", "ZwWaitForSingleObject"],
  message: (_, who) => `a system thread is made here, but ${who} never waits for any thread to end`,
});
