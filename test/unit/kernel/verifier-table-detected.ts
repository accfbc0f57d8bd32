// The violations of 0xC4, which Driver Verifier has detected; see verifier-table.ts.
import type { Mistake, Row } from "./verifier-table.ts";

const raised = (level: string, body: string) =>
  `KIRQL before; KeRaiseIrql(${level}, &before); { ${body} } KeLowerIrql(before);`;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const atDispatch = (kind: number, body: string, as?: number): Mistake => ({
  kind,
  body: raised("DISPATCH_LEVEL", body),
  ...(as === undefined ? {} : { as: [0xc4, as] }),
});
const tooHigh = (kind: number, body: string, as?: number): Mistake => ({
  kind,
  body: raised("(DISPATCH_LEVEL + 1)", body),
  ...(as === undefined ? {} : { as: [0xc4, as] }),
});

const mdl = `static UCHAR data[64]; PMDL m = IoAllocateMdl(data, 64, FALSE, FALSE, NULL);`;
const paged = `PVOID p = ExAllocatePoolWithTag(PagedPool, 64, 'tseT');`;
const nonpaged = `PVOID p = ExAllocatePoolWithTag(NonPagedPoolNx, 64, 'tseT');`;
const another = `static UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\??\\\\C:\\\\x"); OBJECT_ATTRIBUTES a; HANDLE h = NULL;
  InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);`;

/** DRIVER_VERIFIER_DETECTED_VIOLATION. */
export const detected: readonly Row[] = [
  { kind: 0x00, body: "ExAllocatePoolWithTag(NonPagedPoolNx, 0, 'tseT');" },
  atDispatch(0x01, "ExAllocatePoolWithTag(PagedPool, 8, 'tseT');", 0x20004),
  tooHigh(0x02, "ExAllocatePoolWithTag(NonPagedPoolNx, 8, 'tseT');", 0x20004),
  { kind: 0x10, body: "static UCHAR mine[64]; ExFreePool(mine);", as: [0xc2, 0x46] },
  { kind: 0x11, body: `${paged} ${raised("DISPATCH_LEVEL", "ExFreePool(p);")}` },
  { kind: 0x12, body: `${nonpaged} ${raised("(DISPATCH_LEVEL + 1)", "ExFreePool(p);")}`, as: [0xc4, 0x20006] },
  { kind: 0x13, body: `${nonpaged} ExFreePool(p); ExFreePool(p);`, as: [0xc2, 7] },
  { kinds: [0x14], why: "The other pool's number of 0x13." },
  { kind: 0x16, body: `${nonpaged} ExFreePool((PUCHAR)p + 8);`, as: [0xc2, 0x46] },
  { kind: 0x30, body: "KIRQL o; KeRaiseIrql(DISPATCH_LEVEL, &o); KeRaiseIrql(APC_LEVEL, &o);" },
  { kind: 0x31, body: "KeLowerIrql(DISPATCH_LEVEL);" },
  {
    kind: 0x32,
    body: `
      KIRQL o;
      KeAcquireSpinLock(&spin, &o);
      KeLowerIrql(o);
      KeReleaseSpinLock(&spin, o);
    `,
    as: [0xc4, 0x20015],
  },
  atDispatch(0x33, "ExAcquireFastMutex(&fast);", 0x20005),
  {
    kind: 0x34,
    body: "ExAcquireFastMutex(&fast); KeLowerIrql(PASSIVE_LEVEL); ExReleaseFastMutex(&fast);",
    as: [0xc4, 0x20006],
  },
  { kinds: [0x35, 0x36], why: "It is the kernel that releases the lock, not a driver." },
  { kind: 0x37, body: "ExAcquireResourceExclusiveLite(&resource, TRUE);" },
  {
    kind: 0x38,
    body: "KeEnterCriticalRegion(); ExAcquireResourceExclusiveLite(&resource, TRUE); KeLeaveCriticalRegion(); ExReleaseResourceLite(&resource);",
  },
  { kind: 0x39, body: "ExAcquireFastMutexUnsafe(&fast);" },
  {
    kind: 0x3a,
    body: "KeEnterCriticalRegion(); ExAcquireFastMutexUnsafe(&fast); KeLeaveCriticalRegion(); ExReleaseFastMutexUnsafe(&fast);",
  },
  { kind: 0x3c, body: "PVOID o; ObReferenceObjectByHandle((HANDLE)0x1234, 0, NULL, KernelMode, &o, NULL);" },
  {
    kind: 0x3d,
    body: "KeEnterCriticalRegion(); ExAcquireResourceExclusiveLite((PERESOURCE)((PUCHAR)&resource + 4), TRUE);",
  },
  { kind: 0x3e, body: "KeLeaveCriticalRegion();" },
  {
    kind: 0x3f,
    body: "PDEVICE_OBJECT top = IoGetAttachedDeviceReference(device); ObDereferenceObject(top); ObDereferenceObject(PsGetCurrentThread());",
  },
  { kind: 0x40, body: "KeAcquireSpinLockAtDpcLevel(&spin);", as: [0xc4, 0x20003] },
  {
    kind: 0x41,
    body: `
      KIRQL o;
      KeAcquireSpinLock(&spin, &o);
      KeLowerIrql(o);
      KeReleaseSpinLockFromDpcLevel(&spin);
    `,
    as: [0xc4, 0x20003],
  },
  tooHigh(0x42, "KIRQL q; KeAcquireSpinLock(&spin, &q);", 0x20011),
  { kind: 0x51, body: `${nonpaged} ((PUCHAR)p)[64] = 1;`, as: [0xd6] },
  { kinds: [0x52, 0x53, 0x54, 0x59], why: "What is written past the end stops at once: special pool has no slack." },
  { kinds: [0x60], why: "What Windows before Vista said for 0x62." },
  { kinds: [0x61], why: "The threads of a driver that is being unloaded stop the machine by themselves (0xCE)." },
  { kind: 0x62, body: nonpaged },
  {
    kind: 0x70,
    body: `${mdl} ${raised("(DISPATCH_LEVEL + 1)", "MmProbeAndLockPages(m, KernelMode, IoReadAccess);")}`,
    as: [0xc4, 0x2001a],
  },
  {
    kind: 0x71,
    body: `${mdl} ${raised("(DISPATCH_LEVEL + 1)", "MmProbeAndLockProcessPages(m, PsGetCurrentProcess(), KernelMode, IoReadAccess);")}`,
    as: [0xc4, 0x20019],
  },
  {
    kind: 0x72,
    body: `${mdl} FILE_SEGMENT_ELEMENT s; s.Alignment = (ULONGLONG)(ULONG_PTR)data; ${raised("(DISPATCH_LEVEL + 1)", "MmProbeAndLockSelectedPages(m, &s, KernelMode, IoReadAccess);")}`,
    as: [0xc4, 0x20019],
  },
  tooHigh(0x73, "PHYSICAL_ADDRESS a; a.QuadPart = 0x1000; MmMapIoSpace(a, 16, MmNonCached);", 0x2001a),
  {
    kind: 0x74,
    body: `${mdl} MmBuildMdlForNonPagedPool(m); ${raised("(DISPATCH_LEVEL + 1)", "MmMapLockedPages(m, KernelMode);")}`,
    as: [0xc4, 0x2001a],
  },
  {
    kind: 0x75,
    body: `${mdl} MmBuildMdlForNonPagedPool(m); ${raised("DISPATCH_LEVEL", "MmMapLockedPages(m, UserMode);")}`,
    as: [0xc4, 0x20019],
  },
  {
    kind: 0x76,
    body: `${mdl} MmBuildMdlForNonPagedPool(m); ${raised("(DISPATCH_LEVEL + 1)", "MmMapLockedPagesSpecifyCache(m, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);")}`,
    as: [0xc4, 0x2001a],
  },
  {
    kind: 0x77,
    body: `${mdl} MmBuildMdlForNonPagedPool(m); ${raised("DISPATCH_LEVEL", "MmMapLockedPagesSpecifyCache(m, UserMode, MmCached, NULL, FALSE, NormalPagePriority);")}`,
    as: [0xc4, 0x20019],
  },
  { kind: 0x78, body: `${mdl} ${raised("(DISPATCH_LEVEL + 1)", "MmUnlockPages(m);")}`, as: [0xc4, 0x2001a] },
  { kind: 0x79, body: `${mdl} ${raised("(DISPATCH_LEVEL + 1)", "MmUnmapLockedPages(data, m);")}`, as: [0xc4, 0x2001a] },
  { kinds: [0x7a], why: "As 0x79, where the mapping is a program's." },
  tooHigh(0x7b, "MmUnmapIoSpace((PVOID)extension, 16);", 0x2001a),
  { kind: 0x7c, body: `${mdl} MmUnlockPages(m);` },
  { kind: 0x7d, body: `${mdl} MmBuildMdlForNonPagedPool(m); MmUnlockPages(m);` },
  tooHigh(
    0x7e,
    "PHYSICAL_ADDRESS l, h, s; l.QuadPart = s.QuadPart = 0; h.QuadPart = -1; MmAllocatePagesForMdlEx(l, h, s, 64, MmCached, 0);",
    0x2001a,
  ),
  { kind: 0x7f, body: `${paged} PMDL m = IoAllocateMdl(p, 64, FALSE, FALSE, NULL); MmBuildMdlForNonPagedPool(m);` },
  tooHigh(0x80, "KeSetEvent(&extension->Event, 0, FALSE);", 0x20016),
  { kinds: [0x81, 0x82], why: "Old drivers that map with a bugcheck on failure run; the checks tell of them." },
  { kinds: [0x83, 0x89], why: "There is no memory behind device addresses that could be unlocked." },
  { kind: 0x85, body: `${mdl} MmMapLockedPages(m, KernelMode);`, as: [0xc4, 0xb3] },
  { kinds: [0x91], why: "Code compiled for this machine cannot switch its stack." },
  { kinds: [0xa0, 0xa1, 0xa2], why: "Disk integrity checking belongs to a filter over disks." },
  { kind: 0xb0, body: `${mdl} MmBuildMdlForNonPagedPool(m); MmProbeAndLockPages(m, KernelMode, IoReadAccess);` },
  {
    kind: 0xb1,
    body: `${mdl} MmBuildMdlForNonPagedPool(m); MmProbeAndLockProcessPages(m, PsGetCurrentProcess(), KernelMode, IoReadAccess);`,
  },
  { kinds: [0xb2], why: "An MDL that is mapped is given its address again, as MmGetSystemAddressForMdl does." },
  {
    kind: 0xb3,
    body: `${mdl} MmMapLockedPagesSpecifyCache(m, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);`,
  },
  {
    kind: 0xb4,
    body: `${mdl} PMDL part = IoAllocateMdl(data, 64, FALSE, FALSE, NULL); MmProbeAndLockPages(m, KernelMode, IoReadAccess);
      IoBuildPartialMdl(m, part, data, 16); MmUnlockPages(part);`,
  },
  { kinds: [0xb5], why: "A partial MDL that is not mapped is told as 0xB6." },
  { kind: 0xb6, body: `${mdl} MmProbeAndLockPages(m, KernelMode, IoReadAccess); MmUnmapLockedPages(data, m);` },
  { kinds: [0xb7], why: "There is no BIOS." },
  {
    kind: 0xb8,
    body: `${mdl} MmProbeAndLockPages(m, KernelMode, IoReadAccess); MmGetSystemAddressForMdlSafe(m, NormalPagePriority); IoFreeMdl(m);`,
  },
  { kinds: [0xb9], why: "A mapping for a program that is not there is told as 0xB6." },
  {
    kind: 0xc0,
    body: `*done = TRUE; _disable(); IoSkipCurrentIrpStackLocation(irp); *status = IoCallDriver(extension->Lower, irp); _enable();`,
  },
  { kind: 0xc1, body: "_disable();" },
  { kinds: [0xc2, 0xc3], why: "Tested in file-objects: a fast I/O routine with interrupts off." },
  { kind: 0xc5, body: "KeEnterCriticalRegion();" },
  { kinds: [0xc6], why: "Tested in file-objects: a fast I/O routine that stays in a critical region." },
  {
    kind: 0xca,
    body: `
      int i;
      for (i = 0; i < 2; i++) ExInitializeNPagedLookasideList(&list, NULL, NULL, 0, 64, 'tseT', 0);
    `,
  },
  { kind: 0xcb, body: "ExDeleteNPagedLookasideList(&list);" },
  {
    kind: 0xcc,
    body: `PNPAGED_LOOKASIDE_LIST p = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *p, 'tseT');
      ExInitializeNPagedLookasideList(p, NULL, NULL, 0, 64, 'tseT', 0); ExFreePool(p);`,
  },
  { kind: 0xcd, body: "ExInitializeNPagedLookasideList(&list, NULL, NULL, 0, 4, 'tseT', 0);" },
  { kind: 0xd0, body: "ExInitializeResourceLite(&resource);" },
  { kind: 0xd1, body: "static ERESOURCE none; ExDeleteResourceLite(&none);" },
  {
    kind: 0xd2,
    body: "PERESOURCE p = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *p, 'tseT'); ExInitializeResourceLite(p); ExFreePool(p);",
  },
  { kind: 0xd5, body: "IoAcquireRemoveLock(&gate, irp); IoReleaseRemoveLock(&gate, buffer);" },
  { kind: 0xd6, body: "IoAcquireRemoveLock(&gate, irp); IoReleaseRemoveLockAndWait(&gate, buffer);" },
  { kind: 0xd7, body: "IoInitializeRemoveLock(&gate, 'tseT', 0, 0);" },
  { kinds: [0xda], why: "A device object that is still registered is told before (0xDB)." },
  { kind: 0xdb, body: "IoWMIRegistrationControl(device, WMIREG_ACTION_REGISTER);" },
  { kind: 0xdc, body: "EtwUnregister((REGHANDLE)0x1234);" },
  { kind: 0xdd, body: "static const GUID g = {1, 2, 3, {4}}; static REGHANDLE h; EtwRegister(&g, NULL, NULL, &h);" },
  { kinds: [0xdf, 0x130], why: "There is no session space." },
  { kinds: [0xe0], why: "User addresses given to routines of the kernel fault, or are told as 0xE3." },
  {
    kind: 0xe1,
    body: `
      PKEVENT e = ExAllocatePoolWithTag(PagedPool, sizeof(KEVENT), 'tseT');
      KeInitializeEvent(e, NotificationEvent, TRUE);
      KeWaitForSingleObject(e, Executive, KernelMode, FALSE, NULL);
    `,
  },
  {
    kind: 0xe2,
    body: `PIRP i = IoAllocateIrp(2, FALSE); i->RequestorMode = KernelMode; i->UserBuffer = (PVOID)0x10000;
      IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_READ; IoCallDriver(extension->Lower, i);`,
  },
  {
    kind: 0xe3,
    body: `${another} IO_STATUS_BLOCK b; ZwOpenFile((PHANDLE)0x10000, GENERIC_READ, &a, &b, 0, 0);`,
    as: [0x3b],
  },
  {
    kind: 0xe4,
    body: `${another} n.Length = 3; IO_STATUS_BLOCK b; ZwOpenFile(&h, GENERIC_READ, &a, &b, 0, 0);`,
  },
  atDispatch(0xe5, "ZwClose(NULL);", 0x2001f),
  { kind: 0xe6, body: "KeEnterGuardedRegion(); ZwClose(NULL); KeLeaveGuardedRegion();" },
  { kind: 0xea, body: "ExAcquirePushLockExclusive(&push);", declarations: "static EX_PUSH_LOCK push;" },
  {
    kind: 0xeb,
    body: "KeEnterCriticalRegion(); ExAcquirePushLockExclusive(&push2); KeLeaveCriticalRegion(); ExReleasePushLockExclusive(&push2);",
    declarations: "static EX_PUSH_LOCK push2;",
  },
  { kind: 0xf0, body: "static UCHAR data[64]; RtlCopyMemory(data + 4, data, 16);" },
  { kind: 0xf5, body: "PVOID o; ObReferenceObjectByHandle(NULL, 0, NULL, KernelMode, &o, NULL);" },
  { kinds: [0xf6], why: "Tested in ddis-nt: it takes a program with handles of its own." },
  { kind: 0xf7, body: "other = Takes; Other(device);" },
  {
    kind: 0xfa,
    declarations: `static NTSTATUS Raises(PDEVICE_OBJECT d, PIRP i, PVOID c) { KIRQL o; KeRaiseIrql(APC_LEVEL, &o); return STATUS_SUCCESS; }`,
    body: handed("Raises"),
  },
  {
    kind: 0xfb,
    declarations: `static NTSTATUS Enters(PDEVICE_OBJECT d, PIRP i, PVOID c) { KeEnterCriticalRegion(); return STATUS_SUCCESS; }`,
    body: handed("Enters"),
  },
  {
    kind: 0xfc,
    declarations: "static VOID Changed(PVOID c) { }",
    body: `static UNICODE_STRING key = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\System"); static WORK_QUEUE_ITEM item; static IO_STATUS_BLOCK b;
      OBJECT_ATTRIBUTES a; HANDLE h = NULL;
      InitializeObjectAttributes(&a, &key, OBJ_KERNEL_HANDLE, NULL, NULL);
      ZwCreateKey(&h, KEY_NOTIFY, &a, 0, NULL, 0, NULL);
      ExInitializeWorkItem(&item, Changed, NULL);
      ZwNotifyChangeKey(h, NULL, (PIO_APC_ROUTINE)&item, device, &b, REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, TRUE);`,
  },
  { kind: 0x105, body: "ExFreePool(IoAllocateIrp(1, FALSE));" },
  { kinds: [0x10a], why: "No driver runs in the idle process." },
  {
    kind: 0x10b,
    body: `
      static KDPC dpc;
      KeInitializeDpc(&dpc, Charges, NULL);
      KeInsertQueueDpc(&dpc, NULL, NULL);
      KeFlushQueuedDpcs();
    `,
    declarations:
      "static VOID Charges(PKDPC d, PVOID a, PVOID b, PVOID c) { ExAllocatePoolWithQuotaTag(NonPagedPoolNx, 8, 'tseT'); }",
  },
  { kinds: [0x110], why: "There are no extended registers that an interrupt service routine could change." },
  {
    kinds: [0x115],
    why: "A driver that never ends its shutdown request leaves the step of the scenario pending, which is told.",
  },
  atDispatch(0x11a, "KeEnterCriticalRegion();", 0x20010),
  {
    kind: 0x11b,
    body: `KeEnterCriticalRegion(); ${raised("DISPATCH_LEVEL", "KeLeaveCriticalRegion();")}`,
    as: [0xc4, 0x20010],
  },
  tooHigh(
    0x120,
    "LARGE_INTEGER zero; zero.QuadPart = 0; KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &zero);",
    0x20011,
  ),
  atDispatch(0x121, "KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);", 0x2000f),
  atDispatch(
    0x122,
    "LARGE_INTEGER some; some.QuadPart = -10; KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &some);",
    0x2000f,
  ),
  {
    kind: 0x123,
    body: "KEVENT e; KeInitializeEvent(&e, NotificationEvent, TRUE); KeWaitForSingleObject(&e, Executive, UserMode, FALSE, NULL);",
  },
  {
    kind: 0x131,
    body: `
      PWORK_QUEUE_ITEM w = ExAllocatePoolWithTag(PagedPool, sizeof *w, 'tseT');
      ExInitializeWorkItem(w, Nothing, NULL);
      ExQueueWorkItem(w, DelayedWorkQueue);
    `,
    declarations: "static VOID Nothing(PVOID c) { }",
  },
  {
    kinds: [0x13a, 0x13b, 0x13c, 0x13d, 0x13e, 0x13f],
    why: "The book-keeping of the pool lies outside the memory that a driver can write to.",
  },
  {
    kind: 0x140,
    declarations: `
#pragma data_seg("PAGEDATA")
static UCHAR pagedOut[64] = {1};
#pragma data_seg()`,
    body: "PMDL m = IoAllocateMdl(pagedOut, 64, FALSE, FALSE, NULL); MmBuildMdlForNonPagedPool(m);",
  },
  { kinds: [0x141], why: "That a driver asks for low memory is no mistake in a machine that has no other." },
  { kind: 0x1000, body: "ExAcquireFastMutex(&fast); ExAcquireFastMutex(&fast);" },
  {
    kind: 0x1001,
    body: `ExAcquireFastMutex(&fast); ExAcquireFastMutex(&fast2); ExReleaseFastMutex(&fast2); ExReleaseFastMutex(&fast);
      ExAcquireFastMutex(&fast2); ExAcquireFastMutex(&fast); ExReleaseFastMutex(&fast); ExReleaseFastMutex(&fast2);`,
  },
  { kind: 0x1002, body: "static FAST_MUTEX none; ExAcquireFastMutex(&none);" },
  { kinds: [0x1003], why: "Windows has given it up: locks may be released in any order." },
  {
    kind: 0x1004,
    body: "KeWaitForSingleObject(&mutex, Executive, KernelMode, FALSE, NULL); other = Releases; Other(device);",
  },
  {
    kinds: [0x1005],
    why: "Memory of a lock that is used anew is no mistake; a lock that is held and initialised is told when it is released.",
  },
  {
    kind: 0x1007,
    body: "KIRQL o = PASSIVE_LEVEL, q; KeRaiseIrql(DISPATCH_LEVEL, &q); KeReleaseSpinLock(&spin, o);",
    as: [0x10],
  },
  {
    kind: 0x1008,
    declarations: "static KSPIN_LOCK mixed;",
    body: `KIRQL o; KLOCK_QUEUE_HANDLE q; KeInitializeSpinLock(&mixed); KeAcquireSpinLock(&mixed, &o); KeReleaseSpinLock(&mixed, o);
      KeAcquireInStackQueuedSpinLock(&mixed, &q); KeReleaseInStackQueuedSpinLock(&q);`,
  },
  {
    kind: 0x1009,
    declarations: "static KSPIN_LOCK mixed2;",
    body: "KLOCK_QUEUE_HANDLE q; KeInitializeSpinLock(&mixed2); KeAcquireInStackQueuedSpinLock(&mixed2, &q); KeReleaseSpinLock(&mixed2, q.OldIrql);",
  },
  { kind: 0x100a, body: "other = Keeps; Other(device);" },
  {
    kind: 0x100b,
    body: `
      PKSPIN_LOCK p = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *p, 'tseT');
      KIRQL o;
      KeInitializeSpinLock(p);
      KeAcquireSpinLock(p, &o);
      ExFreePool(p);
    `,
  },
  { kinds: [0x1010, 0x1011], why: "Tested in verifier-rules: a request that a second dispatch routine sees." },
  { kinds: [0x1012, 0x1013], why: "They tell of Driver Verifier's own state." },
  {
    kinds: range(0x2000, 0x2005),
    why: "Old drivers with executable pool run; the checks tell of them. No image has sections as a linker makes them.",
  },
  { kinds: range(0xa001, 0xa00e), why: "The virtual switch belongs to NDIS." },
  {
    kind: 0x20002,
    body: raised("DISPATCH_LEVEL", "PSECURITY_DESCRIPTOR d; BOOLEAN a; ObGetObjectSecurity(device, &d, &a);"),
    declarations: "NTKERNELAPI NTSTATUS NTAPI ObGetObjectSecurity(PVOID, PSECURITY_DESCRIPTOR *, PBOOLEAN);",
  },
  { kind: 0x20003, body: "IoStartNextPacket(device, FALSE);" },
  { kinds: [0x20004, 0x20008], why: "As 0x01 and as the rules below: by each routine's own level." },
  atDispatch(0x20005, "ExAcquireFastMutex(&fast);"),
  atDispatch(0x20006, "ExInitializePagedLookasideList((PPAGED_LOOKASIDE_LIST)&list, NULL, NULL, 0, 64, 'tseT', 0);"),
  atDispatch(0x20007, "ExAcquireResourceExclusiveLite(&resource, FALSE);"),
  atDispatch(0x20009, "IoDeleteDevice(device);"),
  atDispatch(0x2000a, "ULONG n; IoGetDeviceProperty(extension->Pdo, DevicePropertyAddress, 4, &n, &n);"),
  { kinds: [0x2000b], why: "IoCheckShareAccess and its like have no other than the level of 0x2000A." },
  atDispatch(0x2000c, "IoDetachDevice(device);"),
  atDispatch(0x2000d, "UNICODE_STRING n; RtlInitUnicodeString(&n, NULL); IoDeleteSymbolicLink(&n);"),
  atDispatch(0x2000e, "IoInitializeTimer(device, Ticks, NULL);"),
  atDispatch(0x2000f, "KeDelayExecutionThread(KernelMode, FALSE, NULL);"),
  atDispatch(0x20010, "KeEnterCriticalRegion();"),
  tooHigh(0x20011, "KeClearEvent(&extension->Event); KeInsertQueueApc(NULL, NULL, NULL, 0);"),
  {
    kind: 0x20015,
    body: `
    KIRQL o;
    KeAcquireSpinLock(&spin, &o);
    KeLowerIrql(o);
    KeReleaseSpinLock(&spin, o);
  `,
  },
  tooHigh(0x20016, "KeSetEvent(&extension->Event, 0, FALSE);"),
  atDispatch(0x20019, "MmLockPagableCodeSection((PVOID)Nothing2);"),
  tooHigh(0x2001a, "MmFreeContiguousMemory(buffer);"),
  atDispatch(0x2001b, "PVOID o; ObReferenceObjectByHandle(NULL, 0, NULL, KernelMode, &o, NULL);"),
  atDispatch(0x2001c, "HANDLE h; PsCreateSystemThread(&h, 0, NULL, NULL, NULL, Nothing2, NULL);"),
  {
    kind: 0x2001d,
    declarations:
      "static VOID Stays(PKDPC d, PVOID a, PVOID b, PVOID c) { KIRQL o; KeRaiseIrql(DISPATCH_LEVEL + 1, &o); }",
    body: `
      static KDPC dpc;
      KeInitializeDpc(&dpc, Stays, NULL);
      KeInsertQueueDpc(&dpc, NULL, NULL);
      KeFlushQueuedDpcs();
    `,
  },
  atDispatch(0x2001e, 'RtlDeleteRegistryValue(RTL_REGISTRY_ABSOLUTE, L"", L"");'),
  atDispatch(0x2001f, "ZwClose(NULL);"),
  tooHigh(0x20022, "IoReleaseCancelSpinLock(PASSIVE_LEVEL);"),
  { kinds: [0x20025], why: "Microsoft's own, not documented." },
  { kind: 0x40003, body: "KeEnterCriticalRegion();", as: [0xc4, 0xc5] },
  { kinds: [0x40006], why: "A queued spin lock that is kept is told as 0x40009." },
  {
    kind: 0x40007,
    body: `
      KLOCK_QUEUE_HANDLE q;
      RtlZeroMemory(&q, sizeof q);
      KeRaiseIrql(DISPATCH_LEVEL, (PKIRQL)&q.OldIrql);
      KeReleaseInStackQueuedSpinLock(&q);
    `,
    as: [0x10],
  },
  {
    kind: 0x40009,
    body: `
      KIRQL o;
      *done = TRUE;
      *status = Complete(irp, STATUS_SUCCESS, 0);
      KeAcquireSpinLock(&spin, &o);
      KeLowerIrql(o);
    `,
  },
  {
    kind: 0x4000a,
    body: "KIRQL q; KeRaiseIrql(DISPATCH_LEVEL, &q); KeReleaseSpinLock(&spin, PASSIVE_LEVEL);",
    as: [0x10],
  },
  { kind: 0x4000e, body: "KeLeaveGuardedRegion();" },
  {
    kind: 0x4100b,
    body: `
      PIRP out;
      POWER_STATE s;
      s.DeviceState = PowerDeviceD0;
      PoRequestPowerIrp(extension->Pdo, IRP_MN_SET_POWER, s, Powered, NULL, &out);
    `,
    declarations: "static VOID Powered(PDEVICE_OBJECT d, UCHAR m, POWER_STATE s, PVOID c, PIO_STATUS_BLOCK b) { }",
  },
  { kinds: [0x4100f], why: "Tested in low-resources: IoSetCompletionRoutineEx fails for want of memory." },
  {
    kinds: [0x43006],
    why: "A device that is not detached and deleted when it is removed is told as 0x21D or 0x21E of 0xC9.",
  },
  { kinds: [...range(0x81001, 0x8100c), ...range(0x82001, 0x82005)], why: "Kernel streaming is not emulated." },
  {
    kinds: [
      0x91001,
      0x91002,
      0x9100e,
      0x92003,
      0x9200d,
      0x9200f,
      ...range(0x92010, 0x92012),
      ...range(0x93004, 0x93006),
      0x93101,
      ...range(0x94007, 0x94009),
      0x9400b,
      0x9400c,
    ],
    why: "NDIS is not emulated.",
  },
];

function handed(routine: string): string {
  return `IoCopyCurrentIrpStackLocationToNext(irp); IoSetCompletionRoutine(irp, ${routine}, NULL, TRUE, TRUE, TRUE);
    *done = TRUE; *status = IoCallDriver(extension->Lower, irp);`;
}
