// The pitfalls of driver code that `field-checks.md` section 8 lists, in its order, one test each: what is right is left in peace.
import { expect, test } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { decodeSource } from "../../../compiler/source/decode.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { disk, headers } from "../../kit.ts";
import { memoryDisk } from "../project/disk.ts";
import { checkSources, expectFindings } from "./fixture.ts";

test("1: macros that hide locks and returns", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _EXT { FAST_MUTEX Mutex; ERESOURCE Resource; ULONG Count; } EXT, *PEXT;
#define LOCK(e) do { FsRtlEnterFileSystem(); ExAcquireResourceExclusiveLite(&(e)->Resource, TRUE); } while (0)
#define UNLOCK(e) do { ExReleaseResourceLite(&(e)->Resource); FsRtlExitFileSystem(); } while (0)
#define try_return(s) { s; goto try_exit; }
#define FAIL_IF(c, s) if (c) { status = (s); UNLOCK(Ext); return status; }
NTSTATUS Add(PEXT Ext, ULONG By)
{
    NTSTATUS status = STATUS_SUCCESS;
    LOCK(Ext);
    FAIL_IF(By == 0, STATUS_INVALID_PARAMETER);
    if (Ext->Count > 100) try_return(status = STATUS_QUOTA_EXCEEDED);
    Ext->Count += By;
try_exit:
    UNLOCK(Ext);
    return status;
}
`);
});

test("2: the level before kept in a structure, a global, or passed through helpers; two variables of equal value", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KIRQL Old; HANDLE File; } EXT, *PEXT;
KSPIN_LOCK Global;
KIRQL GlobalOld;
static VOID Take(PEXT Ext) { KeAcquireSpinLock(&Ext->Lock, &Ext->Old); }
static VOID Give(PEXT Ext) { KeReleaseSpinLock(&Ext->Lock, Ext->Old); }
static KIRQL TakeAndTell(PKSPIN_LOCK Lock)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    return irql;
}
KSTART_ROUTINE Work;
VOID Work(PVOID Context)
{
    PEXT ext = Context;
    KIRQL first;
    KIRQL copy;
    Take(ext);
    Give(ext);
    KeAcquireSpinLock(&Global, &GlobalOld);
    KeReleaseSpinLock(&Global, GlobalOld);
    first = TakeAndTell(&ext->Lock);
    copy = first;
    KeReleaseSpinLock(&ext->Lock, copy);
    ZwClose(ext->File);
}
`);
});

test("3: locks that leave the level alone, raise it to APC_LEVEL or to the device's, or keep it in their handle", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; FAST_MUTEX Fast; KGUARDED_MUTEX Guarded; PKINTERRUPT Interrupt; KEVENT Event; HANDLE File; ULONG Count; } EXT, *PEXT;
KSTART_ROUTINE Work;
VOID Work(PVOID Context)
{
    PEXT ext = Context;
    KLOCK_QUEUE_HANDLE queued;
    LARGE_INTEGER now = { 0 };
    KIRQL irql;
    ExAcquireFastMutex(&ext->Fast);
    KeWaitForSingleObject(&ext->Event, Executive, KernelMode, FALSE, &now);
    ExReleaseFastMutex(&ext->Fast);
    KeAcquireGuardedMutex(&ext->Guarded);
    KeDelayExecutionThread(KernelMode, FALSE, &now);
    KeReleaseGuardedMutex(&ext->Guarded);
    irql = KeAcquireInterruptSpinLock(ext->Interrupt);
    ext->Count += 1;
    KeReleaseInterruptSpinLock(ext->Interrupt, irql);
    KeAcquireInStackQueuedSpinLock(&ext->Lock, &queued);
    ext->Count += 1;
    KeReleaseInStackQueuedSpinLock(&queued);
    ZwClose(ext->File);
}
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    ext->Count += 1;
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
    KeSetEvent(&ext->Event, IO_NO_INCREMENT, FALSE);
}
`);
});

test("4: the levels of dispatch and completion routines: by major function, and only what is surely too high", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; KEVENT Event; HANDLE File; LONG Count; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) IoMarkIrpPending(Irp);
    InterlockedIncrement(&ext->Count);
    KeSetEvent(&ext->Event, IO_NO_INCREMENT, FALSE);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH Create;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ZwClose(ext->File);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
`);
});

test("5: PAGED_CODE asserts, alloc_text, code_seg and __declspec(code_seg) place; a scope lasts until it is reset", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
VOID First(PEXT Ext);
VOID Counting(PEXT Ext);
#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, First)
#endif
VOID First(PEXT Ext) { PAGED_CODE(); Counting(Ext); }
#pragma code_seg(push, "PAGE")
VOID Second(PEXT Ext) { PAGED_CODE(); Counting(Ext); }
#pragma code_seg(pop)
VOID Counting(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
__declspec(code_seg("PAGE")) VOID Third(PEXT Ext)
{
    KIRQL irql;
    PAGED_CODE();
    KeAcquireSpinLock(&Ext->Lock, &irql);
//  ^^^^^^^^^^^^^^^^^ paged-code-at-raised-irql
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`);
});

test("6: the pool decides at which level a block is freed and touched; of other memory nothing is said", () => {
  expectFindings(`
#include <wdm.h>
VOID Use(PKSPIN_LOCK Lock, PUNICODE_STRING A, PUNICODE_STRING B, PULONG Unknown)
{
    KIRQL irql;
    PULONG fixed = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, 'kcoB');
    PULONG paged = ExAllocatePool2(POOL_FLAG_PAGED, 16, 'kcoB');
    KeAcquireSpinLock(Lock, &irql);
    if (fixed != NULL) {
        fixed[0] = *Unknown;
        ExFreePoolWithTag(fixed, 'kcoB');
    }
    B->Length = A->Length;
    KeReleaseSpinLock(Lock, irql);
    if (paged != NULL) {
        paged[0] = 1;
        ExFreePoolWithTag(paged, 'kcoB');
    }
}
`);
});

test("7: levels of framework callbacks, which depend on what the objects were made with", () => {
  expectFindings(`
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_OBJECT_CONTEXT_CLEANUP Cleanup;
EVT_WDF_OBJECT_CONTEXT_DESTROY Destroy;
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL Control;
EVT_WDF_DEVICE_D0_ENTRY D0Entry;
EVT_WDF_DPC Dpc;
#pragma alloc_text(PAGE, Cleanup)
VOID Cleanup(WDFOBJECT Object)
{
    PAGED_CODE();
    ZwClose(*(PHANDLE)Object);
}
VOID Destroy(WDFOBJECT Object) { ExFreePool(*(PVOID *)Object); }
VOID Control(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    LARGE_INTEGER pause = { 0 };
    UNREFERENCED_PARAMETER(Queue); UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength); UNREFERENCED_PARAMETER(IoControlCode);
    KeDelayExecutionThread(KernelMode, FALSE, &pause);
    WdfRequestComplete(Request, STATUS_SUCCESS);
}
NTSTATUS D0Entry(WDFDEVICE Device, WDF_POWER_DEVICE_STATE PreviousState)
{
    LARGE_INTEGER pause = { 0 };
    UNREFERENCED_PARAMETER(Device); UNREFERENCED_PARAMETER(PreviousState);
    return KeDelayExecutionThread(KernelMode, FALSE, &pause);
}
VOID Dpc(WDFDPC Object)
{
    LARGE_INTEGER pause = { 0 };
    UNREFERENCED_PARAMETER(Object);
    KeDelayExecutionThread(KernelMode, FALSE, &pause);
//  ^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
}
`);
});

test("8: C++ guards, lambdas and overloads; a header for C and C++; code for user mode beside the driver", () => {
  expectFindings({
    "/driver/shared.h": `
#pragma once
#include <wdm.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; LONG Count; } EXT, *PEXT;
VOID CountOne(PEXT Ext);
#ifdef __cplusplus
}
#endif
`,
    "/driver/count.c": `#include "shared.h"
VOID CountOne(PEXT Ext) { Ext->Count += 1; }
`,
    "/driver/driver.cpp": `#include "shared.h"
class Guard {
    PKSPIN_LOCK Lock;
    KIRQL Old;
public:
    explicit Guard(PKSPIN_LOCK lock) : Lock(lock) { KeAcquireSpinLock(Lock, &Old); }
    ~Guard() { KeReleaseSpinLock(Lock, Old); }
};
void Close(PEXT ext) { ZwClose(ext->File); }
void Close(PEXT ext, LONG by) { ext->Count -= by; }
void Work(PEXT ext)
{
    {
        Guard guard(&ext->Lock);
        CountOne(ext);
        Close(ext, 1);
    }
    Close(ext);
}
`,
  });
  // What a lambda does is done where it is called, not where it is written.
  expectFindings({
    "/driver/driver.cpp": `
#include <wdm.h>
void Work(PKSPIN_LOCK lock, HANDLE file)
{
    KIRQL irql;
    KeAcquireSpinLock(lock, &irql);
    auto close = [file] { ZwClose(file); };
    KeReleaseSpinLock(lock, irql);
    close();
}
`,
  });
  const texts = {
    "/tree/app/app.vcxproj": `<Project><PropertyGroup><ConfigurationType>DynamicLibrary</ConfigurationType>
<PlatformToolset>WindowsUserModeDriver10.0</PlatformToolset><DriverType>UMDF</DriverType></PropertyGroup>
<ItemGroup><ClCompile Include="umdf.c" /></ItemGroup></Project>`,
    "/tree/app/umdf.c": "#include <windows.h>\nvoid Sleepy(void) { Sleep(1); }\n",
  };
  const finder = new ProjectFinder({ files: memoryDisk(texts), ownHeaders: headers });
  expect(finder.find("/tree").drivers.map(({ output }) => output)).toEqual(["program"]);
});

test("9: bounds that hold under a condition only, and where the sources of a bound contradict each other", () => {
  expectFindings(`
#include <ntddk.h>
#include <ntstrsafe.h>
VOID Use(PKSPIN_LOCK Lock, PKEVENT Event, PVOID Block, PMDL Mdl, KPRIORITY Boost)
{
    KIRQL irql;
    LARGE_INTEGER none = { 0 };
    KeAcquireSpinLock(Lock, &irql);
    KeSetEvent(Event, Boost, FALSE);
    if (KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT) KeClearEvent(Event);
    if (MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority) != NULL) ExFreePool(Block);
    DbgPrint("%p\\n", Block);
    KeReleaseSpinLock(Lock, irql);
}
`);
});

test("10: one configuration is analysed; what lies under others is not looked at", () => {
  const sources = {
    "/driver/driver.c": `
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT, *PEXT;
VOID Close(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
#if DBG
    DbgPrint("closing\\n");
#elif defined(_M_IX86)
    ZwClose(Ext->File);
#endif
    KeReleaseSpinLock(&Ext->Lock, irql);
#if defined(_M_ARM64) || !defined(_WIN64)
    ZwClose(Ext->);
#endif
}
`,
  };
  const project = (target: "x64" | "x86") =>
    new DriverProject(Object.keys(sources), {
      target,
      files: { read: (path) => (sources as Record<string, string>)[path] ?? disk.read(path) },
      includePaths: [headers],
      defines: {},
      cache: createCompileCache(),
    });
  const first = project("x64");
  expect(first.check()).toEqual([]);
  expect(first.units[0]?.inactive.map(({ startLine }) => startLine)).toContain(10);
  const other = project("x86");
  expect(other.check().map(({ kind }) => kind)).toContain("compiler");
});

test("11: UTF-16, CR LF and tabs: columns count UTF-16 units", () => {
  const text =
    "#include <wdm.h>\r\n/* \u{1F680} */\tVOID F(PKSPIN_LOCK Lock, HANDLE File) { KIRQL irql; KeAcquireSpinLock(Lock, &irql); /* \u{1F680} */\tZwClose(File); KeReleaseSpinLock(Lock, irql); }\r\n";
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  const [finding] = checkSources({ "/driver/driver.c": decodeSource(bytes) });
  expect(finding?.rule).toBe("irql-too-high");
  expect(finding?.range.startLine).toBe(1);
  expect(finding?.range.startColumn).toBe(text.split("\r\n")[1]?.indexOf("ZwClose"));
});

test("12: a finding says where the contract that it rests on is written, and the driver's own contract wins", () => {
  const text = `
#include <wdm.h>
_IRQL_requires_max_(PASSIVE_LEVEL) VOID Slow(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID Quick(VOID);
VOID Work(PKSPIN_LOCK Lock)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    Slow();
//  ^^^^ irql-too-high: PASSIVE_LEVEL
    Quick();
    KeReleaseSpinLock(Lock, irql);
}
`;
  const [finding] = expectFindings(text);
  const place = finding?.related.find(({ message }) => message.includes("driver.c:3"));
  expect(place?.range.file).toBe("/driver/driver.c");
  expect(place?.range.startLine).toBe(2);
  // Mended where the contract is, not where it is called.
  expect(
    checkSources({ "/driver/driver.c": text.replace("PASSIVE_LEVEL) VOID Slow", "DISPATCH_LEVEL) VOID Slow") }),
  ).toEqual([]);
});
