// I/O manager routines: cancel-safe queues, remove locks, IRPs a driver makes, StartIo, timers and deferred calls, forwarding.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const queue = `
  typedef struct _QUEUE {
      IO_CSQ Csq;
      LIST_ENTRY Head;
      KSPIN_LOCK Lock;
      ULONG Inserted, Cancelled;
      PIRP Last;
  } QUEUE;
  static QUEUE q;
  static IO_CSQ_INSERT_IRP Insert;
  static IO_CSQ_INSERT_IRP_EX InsertEx;
  static IO_CSQ_REMOVE_IRP Remove;
  static IO_CSQ_PEEK_NEXT_IRP Peek;
  static IO_CSQ_ACQUIRE_LOCK Acquire;
  static IO_CSQ_RELEASE_LOCK Release;
  static IO_CSQ_COMPLETE_CANCELED_IRP Cancelled;
  static VOID Insert(PIO_CSQ c, PIRP i) {
      UNREFERENCED_PARAMETER(c);
      q.Inserted++;
      InsertTailList(&q.Head, &i->Tail.Overlay.ListEntry);
  }
  static NTSTATUS InsertEx(PIO_CSQ c, PIRP i, PVOID context) {
      UNREFERENCED_PARAMETER(c);
      q.Inserted++;
      if (context == &q) return STATUS_DEVICE_BUSY;
      InsertHeadList(&q.Head, &i->Tail.Overlay.ListEntry);
      return STATUS_SUCCESS;
  }
  static VOID Remove(PIO_CSQ c, PIRP i) {
      UNREFERENCED_PARAMETER(c);
      RemoveEntryList(&i->Tail.Overlay.ListEntry);
  }
  static PIRP Peek(PIO_CSQ c, PIRP after, PVOID context) {
      PLIST_ENTRY e = after ? after->Tail.Overlay.ListEntry.Flink : q.Head.Flink;
      UNREFERENCED_PARAMETER(c);
      for (; e != &q.Head; e = e->Flink) {
          PIRP i = CONTAINING_RECORD(e, IRP, Tail.Overlay.ListEntry);
          if (context == NULL || i == context) return i;
      }
      return NULL;
  }
  static VOID Acquire(PIO_CSQ c, PKIRQL irql) {
      UNREFERENCED_PARAMETER(c);
      KeAcquireSpinLock(&q.Lock, irql);
  }
  static VOID Release(PIO_CSQ c, KIRQL irql) {
      UNREFERENCED_PARAMETER(c);
      KeReleaseSpinLock(&q.Lock, irql);
  }
  static VOID Cancelled(PIO_CSQ c, PIRP i) {
      UNREFERENCED_PARAMETER(c);
      q.Cancelled++;
      q.Last = i;
  }
  static PIRP Make(PDEVICE_OBJECT d) {
      PIRP i = IoAllocateIrp(d->StackSize, FALSE);
      IoSetNextIrpStackLocation(i);
      IoGetCurrentIrpStackLocation(i)->DeviceObject = d;
      return i;
  }
`;

describe("cancel-safe queues", () => {
  holds(
    "give back IRPs in order, by context and by choice, and settle cancelling",
    `
      PIRP a = Make(extension->Self), b = Make(extension->Self), c = Make(extension->Self);
      IO_CSQ_IRP_CONTEXT context;
      KeInitializeSpinLock(&q.Lock);
      InitializeListHead(&q.Head);
      CHECK(IoCsqInitialize(&q.Csq, Insert, Remove, Peek, Acquire, Release, Cancelled) == STATUS_SUCCESS);
      IoCsqInsertIrp(&q.Csq, a, NULL);
      IoCsqInsertIrp(&q.Csq, b, &context);
      IoCsqInsertIrp(&q.Csq, c, NULL);
      CHECK(q.Inserted == 3 && a->CancelRoutine != NULL && KeGetCurrentIrql() == PASSIVE_LEVEL);
      CHECK((IoGetCurrentIrpStackLocation(a)->Control & SL_PENDING_RETURNED) != 0);
      CHECK(IoCsqRemoveNextIrp(&q.Csq, c) == c && c->CancelRoutine == NULL);
      CHECK(IoCsqRemoveIrp(&q.Csq, &context) == b && IoCsqRemoveIrp(&q.Csq, &context) == NULL);
      CHECK(IoCsqRemoveNextIrp(&q.Csq, NULL) == a && IoCsqRemoveNextIrp(&q.Csq, NULL) == NULL && IsListEmpty(&q.Head));
      IoCsqInsertIrp(&q.Csq, a, &context);
      IoCsqInsertIrp(&q.Csq, b, NULL);
      CHECK(IoCancelIrp(a) && a->Cancel && q.Cancelled == 1 && q.Last == a && KeGetCurrentIrql() == PASSIVE_LEVEL);
      CHECK(IoCsqRemoveIrp(&q.Csq, &context) == NULL && IoCsqRemoveNextIrp(&q.Csq, NULL) == b);
      CHECK(!IoCancelIrp(c) && c->Cancel);
      IoCsqInsertIrp(&q.Csq, c, NULL);
      CHECK(q.Cancelled == 2 && q.Last == c && IsListEmpty(&q.Head));
      a->Cancel = FALSE;
      CHECK(IoCsqInitializeEx(&q.Csq, InsertEx, Remove, Peek, Acquire, Release, Cancelled) == STATUS_SUCCESS);
      CHECK(IoCsqInsertIrpEx(&q.Csq, a, NULL, &q) == STATUS_DEVICE_BUSY && IsListEmpty(&q.Head) &&
            a->CancelRoutine == NULL);
      CHECK(IoCsqInsertIrpEx(&q.Csq, a, NULL, NULL) == STATUS_SUCCESS &&
            IoCsqInsertIrpEx(&q.Csq, b, NULL, NULL) == STATUS_SUCCESS);
      CHECK(IoCsqRemoveNextIrp(&q.Csq, NULL) == b && IoCsqRemoveNextIrp(&q.Csq, NULL) == a);
      IoFreeIrp(a);
      IoFreeIrp(b);
      IoFreeIrp(c);
    `,
    { declarations: queue },
  );
});

describe("remove locks", () => {
  // IoInitializeRemoveLock and its kin are macros over the Ex routines.
  holds(
    "count, refuse after removal and wait for the last holder",
    `
      HANDLE h;
      IO_REMOVE_LOCK *l = &extension->Removal;
      IoInitializeRemoveLockEx(l, 'kcoL', 0, 0, sizeof(*l));
      CHECK(IoAcquireRemoveLockEx(l, irp, __FILE__, __LINE__, sizeof(*l)) == STATUS_SUCCESS);
      CHECK(IoAcquireRemoveLock(l, extension) == STATUS_SUCCESS && l->Common.IoCount == 3);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Later, extension)));
      ZwClose(h);
      CHECK(extension->Released == 0);
      IoReleaseRemoveLockAndWaitEx(l, irp, sizeof(*l));
      CHECK(extension->Released == 1 && l->Common.Removed && l->Common.IoCount == 0);
      CHECK(IoAcquireRemoveLock(l, irp) == STATUS_DELETE_PENDING);
    `,
    {
      fields: "IO_REMOVE_LOCK Removal; LONG Released;",
      declarations: `
          static KSTART_ROUTINE Later;
          static VOID Later(PVOID c) {
              PEXTENSION e = (PEXTENSION)c;
              LARGE_INTEGER t;
              t.QuadPart = -10000;
              KeDelayExecutionThread(KernelMode, FALSE, &t);
              e->Released = 1;
              IoReleaseRemoveLockEx(&e->Removal, e, sizeof(e->Removal));
              PsTerminateSystemThread(STATUS_SUCCESS);
          }
        `,
    },
  );
});

describe("IRPs that drivers make", () => {
  holds(
    "are built for reads and writes, reused, initialized and cancelled",
    `
      KEVENT done;
      IO_STATUS_BLOCK b;
      CHAR text[8] = "abcdefg";
      LARGE_INTEGER at;
      PIRP i;
      PIO_STACK_LOCATION next;
      NTSTATUS s;
      at.QuadPart = 512;
      KeInitializeEvent(&done, NotificationEvent, FALSE);
      i = IoBuildSynchronousFsdRequest(IRP_MJ_READ, extension->Self, text, 4, &at, &done, &b);
      CHECK(i != NULL);
      next = IoGetNextIrpStackLocation(i);
      CHECK(next->MajorFunction == IRP_MJ_READ && next->Parameters.Read.Length == 4 &&
            next->Parameters.Read.ByteOffset.QuadPart == 512);
      s = IoCallDriver(extension->Self, i);
      if (s == STATUS_PENDING) KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
      CHECK(b.Status == STATUS_SUCCESS && b.Information == 4 && RtlCompareMemory(text, "READefg", 8) == 8 &&
            KeReadStateEvent(&done));
      i = IoBuildAsynchronousFsdRequest(IRP_MJ_WRITE, extension->Self, text, 8, &at, NULL);
      CHECK(i != NULL && i->AssociatedIrp.SystemBuffer != text &&
            RtlCompareMemory(i->AssociatedIrp.SystemBuffer, "READefg", 8) == 8 &&
            IoGetNextIrpStackLocation(i)->Parameters.Write.Length == 8);
      ExFreePool(i->AssociatedIrp.SystemBuffer);
      IoFreeIrp(i);
      i = IoAllocateIrpEx(extension->Self, 3, FALSE);
      CHECK(i->StackCount == 3 && i->CurrentLocation == 4 && i->Type == IO_TYPE_IRP && i->Size == IoSizeOfIrp(3));
      IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_WRITE;
      IoSetNextIrpStackLocation(i);
      i->Cancel = TRUE;
      IoReuseIrp(i, STATUS_NOT_SUPPORTED);
      CHECK(i->IoStatus.Status == STATUS_NOT_SUPPORTED && i->CurrentLocation == 4 && !i->Cancel &&
            IoGetNextIrpStackLocation(i)->MajorFunction == 0);
      IoSetNextIrpStackLocation(i);
      IoGetCurrentIrpStackLocation(i)->DeviceObject = extension->Self;
      CHECK(!IoCancelIrp(i) && i->Cancel);
      i->Cancel = FALSE;
      IoSetCancelRoutine(i, Cancel);
      CHECK(IoCancelIrp(i) && cancelled == i && i->CancelRoutine == NULL && KeGetCurrentIrql() == PASSIVE_LEVEL);
      IoFreeIrp(i);
      i = (PIRP)ExAllocatePoolWithTag(NonPagedPool, IoSizeOfIrp(2), 'prI ');
      RtlFillMemory(i, IoSizeOfIrp(2), 0xcc);
      IoInitializeIrp(i, IoSizeOfIrp(2), 2);
      CHECK(i->StackCount == 2 && i->CurrentLocation == 3 && i->MdlAddress == NULL && i->Size == IoSizeOfIrp(2));
      ExFreePool(i);
    `,
    {
      read: `
        UNREFERENCED_PARAMETER(device);
        RtlCopyMemory(irp->AssociatedIrp.SystemBuffer, "READ", 4);
        return Complete(irp, STATUS_SUCCESS, 4);
      `,
      declarations: `
          static PIRP cancelled;
          static DRIVER_CANCEL Cancel;
          static VOID Cancel(PDEVICE_OBJECT d, PIRP i) {
              UNREFERENCED_PARAMETER(d);
              cancelled = i;
              IoReleaseCancelSpinLock(i->CancelIrql);
          }
        `,
    },
  );
  holds(
    "give their maker the whole of Information, which may be an address",
    `
      KEVENT done;
      IO_STATUS_BLOCK b;
      PIRP i;
      NTSTATUS s;
      KeInitializeEvent(&done, NotificationEvent, FALSE);
      i = IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, extension->Self, NULL, 0, NULL, &done, &b);
      CHECK(i != NULL);
      s = IoCallDriver(extension->Self, i);
      CHECK(s == STATUS_SUCCESS && b.Information == (ULONG_PTR)extension->Self);
    `,
    {
      declarations: `
          static DRIVER_DISPATCH Flush;
          static NTSTATUS Flush(PDEVICE_OBJECT d, PIRP i) { return Complete(i, STATUS_SUCCESS, (ULONG_PTR)d); }
        `,
      entry: "driver->MajorFunction[IRP_MJ_FLUSH_BUFFERS] = Flush;",
    },
  );
});

describe("StartIo", () => {
  holds(
    "gets one packet at a time, the others in order or by key",
    `
      PIRP i[4];
      ULONG key, n;
      for (n = 0; n < 4; n++) {
          i[n] = IoAllocateIrp(1, FALSE);
          IoSetNextIrpStackLocation(i[n]);
      }
      IoSetStartIoAttributes(extension->Self, FALSE, FALSE);
      IoStartPacket(extension->Self, i[0], NULL, NULL);
      CHECK(count == 1 && started[0] == i[0] && level == DISPATCH_LEVEL && extension->Self->CurrentIrp == i[0] &&
            KeGetCurrentIrql() == PASSIVE_LEVEL);
      key = 30;
      IoStartPacket(extension->Self, i[1], &key, NULL);
      key = 10;
      IoStartPacket(extension->Self, i[2], &key, NULL);
      key = 20;
      IoStartPacket(extension->Self, i[3], &key, NULL);
      CHECK(count == 1);
      {
          KIRQL old;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          IoStartNextPacketByKey(extension->Self, FALSE, 15);
          CHECK(count == 2 && started[1] == i[3]);
          IoStartNextPacket(extension->Self, FALSE);
          CHECK(count == 3 && started[2] == i[2]);
          IoStartNextPacket(extension->Self, FALSE);
          CHECK(count == 4 && started[3] == i[1]);
          IoStartNextPacket(extension->Self, FALSE);
          CHECK(count == 4 && extension->Self->CurrentIrp == NULL);
          KeLowerIrql(old);
      }
      for (n = 0; n < 4; n++) IoFreeIrp(i[n]);
    `,
    {
      declarations: `
          static PIRP started[8];
          static ULONG count;
          static KIRQL level;
          static DRIVER_STARTIO StartIo;
          static VOID StartIo(PDEVICE_OBJECT d, PIRP i) {
              UNREFERENCED_PARAMETER(d);
              started[count++] = i;
              level = KeGetCurrentIrql();
          }
        `,
      entry: "driver->DriverStartIo = StartIo;",
    },
  );
});

describe("timers, deferred calls and threads", () => {
  holds(
    "a device timer ticks each second until it is stopped; a device DPC runs at DISPATCH_LEVEL; a thread of a driver's runs",
    `
      LARGE_INTEGER t;
      HANDLE h;
      PVOID thread;
      ULONG n;
      t.QuadPart = -25000000LL;
      CHECK(IoInitializeTimer(extension->Self, Tick, &ticks) == STATUS_SUCCESS);
      IoStartTimer(extension->Self);
      KeDelayExecutionThread(KernelMode, FALSE, &t);
      CHECK(ticks == 2);
      IoStopTimer(extension->Self);
      n = ticks;
      KeDelayExecutionThread(KernelMode, FALSE, &t);
      CHECK(ticks == n);
      IoInitializeDpcRequest(extension->Self, Deferred);
      IoRequestDpc(extension->Self, irp, &ticks);
      KeFlushQueuedDpcs();
      CHECK(deferred == irp && level == DISPATCH_LEVEL);
      CHECK(NT_SUCCESS(IoCreateSystemThread(extension->Self->DriverObject, &h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Run,
                                            &ticks)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(h, THREAD_ALL_ACCESS, NULL, KernelMode, &thread, NULL)));
      ZwClose(h);
      KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL);
      ObDereferenceObject(thread);
      CHECK(ticks == 100);
    `,
    {
      declarations: `
        static ULONG ticks;
        static PIRP deferred;
        static KIRQL level;
        static IO_TIMER_ROUTINE Tick;
        static IO_DPC_ROUTINE Deferred;
        static KSTART_ROUTINE Run;
        static VOID Tick(PDEVICE_OBJECT d, PVOID c) {
            UNREFERENCED_PARAMETER(d);
            ++*(PULONG)c;
        }
        static VOID Deferred(PKDPC p, PDEVICE_OBJECT d, PIRP i, PVOID c) {
            UNREFERENCED_PARAMETER(p);
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            deferred = i;
            level = KeGetCurrentIrql();
        }
        static VOID Run(PVOID c) {
            *(PULONG)c = 100;
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
});

describe("forwarding", () => {
  holds(
    "an IRP is sent down and waited for; it comes back to the sender; ProbeForWrite refuses kernel addresses",
    `
      PIRP i = IoAllocateIrp((CCHAR)(extension->Self->StackSize + 1), FALSE);
      IoSetNextIrpStackLocation(i);
      IoGetCurrentIrpStackLocation(i)->MajorFunction = IRP_MJ_READ;
      CHECK(IoForwardIrpSynchronously(extension->Self, i) && i->IoStatus.Status == STATUS_DEVICE_BUSY &&
            i->IoStatus.Information == 3 && i->CurrentLocation == extension->Self->StackSize + 1);
      IoFreeIrp(i);
      status = STATUS_SUCCESS;
      __try {
          ProbeForWrite(extension, 4, 1);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
      CHECK(status == STATUS_ACCESS_VIOLATION);
      status = STATUS_SUCCESS;
    `,
    { read: "UNREFERENCED_PARAMETER(device); return Complete(irp, STATUS_DEVICE_BUSY, 3);" },
  );
});
