// What hangs on whether an exception is raised: found in public drivers.
import { expect, test } from "vitest";
import { checkSources, found } from "./fixture.ts";

test("what is lost if an exception is raised is a doubt, but where a routine or a program's memory raises it", () => {
  const guarded = (access: string) => `
#include <ntifs.h>
typedef struct _PART { ULONG Kind; } PART, *PPART;
ULONG Kind(PPART Part);
NTSTATUS Look(HANDLE File, PULONG User, PPART Part)
{
    NTSTATUS status;
    PVOID object;
    __try {
        ProbeForWrite(User, sizeof(ULONG), sizeof(ULONG));
        status = ObReferenceObjectByHandle(File, 0, *IoFileObjectType, UserMode, &object, NULL);
        if (NT_SUCCESS(status)) {
            ${access}
            ObDereferenceObject(object);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
`;
  const found = (access: string) =>
    checkSources({ "driver.c": guarded(access) }).flatMap(({ severity, rule, related }) =>
      rule === "object-reference-leaked" ? [severity, ...related.flatMap(({ turn }) => turn?.choice ?? [])] : [],
    );
  expect(found("*User = 1;")).toEqual(["error", "yes", "raises"]);
  expect(found("status = (NTSTATUS)Kind(Part);")).toEqual(["warning", "yes", "may raise"]);
  expect(found("")).toEqual([]);
});

const handled = (guarded: string, handler: string) => `
#include <ntifs.h>
extern PDEVICE_OBJECT Control, Lower;
VOID First(VOID);
VOID Second(PVOID Data);
VOID Told(VOID);
VOID Finish(PIRP Irp, NTSTATUS Status) { Irp->IoStatus.Status = Status; IoCompleteRequest(Irp, IO_NO_INCREMENT); }
DRIVER_DISPATCH Clean;
NTSTATUS Clean(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  NTSTATUS status = STATUS_SUCCESS;
  __try {
    if (DeviceObject == Control) First(); else Second(DeviceObject->DeviceExtension);
    if (DeviceObject->Flags & DO_BUFFERED_IO) Told();
    ${guarded}
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    ${handler}
  }
  return status;
}
`;
const completesInHandler = handled(
  "IoSkipCurrentIrpStackLocation(Irp); status = IoCallDriver(Lower, Irp); First();",
  "status = GetExceptionCode(); Finish(Irp, status);",
);
test("whichever of several calls may raise an exception, that one does is a doubt, in what the handler calls as well", () => {
  expect(found(handled("Finish(Irp, status);", "First();"))).toEqual(["warning irp-not-completed-or-forwarded"]);
  const said = found(completesInHandler);
  expect(said).toContain("warning irp-double-completion");
  expect(said.filter((one) => one.startsWith("error"))).toEqual([]);
  expect(found(handled("ExRaiseStatus(STATUS_UNSUCCESSFUL); Finish(Irp, status);", "First();"))).toContain(
    "error irp-not-completed-or-forwarded",
  );
});

test("a mutex that an exception which nothing speaks of would leave held is a doubt", () => {
  const guarded = (called: string) => `
#include <ntddk.h>
KMUTEX Mutex;
BOOLEAN Active;
LONG Work(LONG Target);
KSTART_ROUTINE Thread;
VOID Thread(PVOID Context)
{
  UNREFERENCED_PARAMETER(Context);
  KeInitializeMutex(&Mutex, 0);
  __try {
    while (Active) {
      KeWaitForSingleObject(&Mutex, Executive, KernelMode, FALSE, NULL);
      ${called}
      KeReleaseMutex(&Mutex, FALSE);
    }
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    DbgPrint("lost\\n");
  }
}
`;
  const held = (called: string) => found(guarded(called)).filter((one) => one.endsWith("lock-unbalanced"));
  expect(held("if (Work(1) == 0) Active = FALSE;")).toEqual(["warning lock-unbalanced"]);
  expect(held("if (Active) ExRaiseStatus(STATUS_UNSUCCESSFUL);")).toEqual(["error lock-unbalanced"]);
  expect(held("")).toEqual([]);
});

test("what an exception of C++ leaves behind is a doubt, but where it is thrown in front of one", () => {
  const guarded = (called: string) => `
#include <ntddk.h>
void Check(int x);
extern "C" NTSTATUS Use(int x)
{
  PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 10, 'kcoB');
  if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  try {
    ${called}
  } catch (int code) {
    return code;
  } catch (...) {
    return STATUS_UNSUCCESSFUL;
  }
  ExFreePool(block);
  return STATUS_SUCCESS;
}
`;
  const leaks = (called: string) =>
    checkSources({ "use.cpp": guarded(called) })
      .filter(({ rule }) => rule === "pool-leaked")
      .map(({ severity }) => severity);
  expect(new Set(leaks("Check(x);"))).toEqual(new Set(["warning"]));
  expect(new Set(leaks("if (x > 2) throw 1;"))).toEqual(new Set(["error"]));
  expect(leaks("x++;")).toEqual([]);
});

test("what a helper keeps where it swallows an exception that nothing speaks of is a doubt for its caller, too", () => {
  const served = (guarded: string) => `
#include <ntddk.h>
typedef struct _EXT { FAST_MUTEX Guard; ULONG Count; } EXT, *PEXT;
extern NTSTATUS Ask(PEXT Ext);
static DRIVER_DISPATCH Create;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_INITIALIZE DriverEntry;
static NTSTATUS Serve(PEXT Ext, PULONG User)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    __try {
        ExAcquireFastMutex(&Ext->Guard);
        ${guarded}
        ExReleaseFastMutex(&Ext->Guard);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        DbgPrint("raised\\n");
    }
    return status;
}
static NTSTATUS Create(PDEVICE_OBJECT Device, PIRP Irp)
{
    NTSTATUS status = Serve(Device->DeviceExtension, Irp->UserBuffer);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  const held = (guarded: string) =>
    checkSources({ "driver.c": served(guarded) }).flatMap(({ severity, rule }) =>
      rule === "lock-unbalanced" ? [severity] : [],
    );
  expect(held("status = Ask(Ext);")).toEqual(["warning"]);
  expect(held("ProbeForWrite(User, sizeof(ULONG), sizeof(ULONG));")).toContain("error");
});
