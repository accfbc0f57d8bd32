// Byte-range locks: of files on the volume, of a driver's own file through FsRtl, and as programs take them.
import { describe } from "vitest";
import { holds } from "./checks.ts";
import { files } from "./file-checks.ts";
import { programHolds } from "./program.ts";

const scenario = { files: [{ path: "C:\\data\\one.txt", content: { text: "0123456789abcdef" } }] };
const onVolume = String.raw`
  HANDLE a, c;
  char room[16];
  LARGE_INTEGER from, count;
  #define ALL (FILE_SHARE_READ | FILE_SHARE_WRITE)
  #define AT(f, n) (from.QuadPart = (f), count.QuadPart = (n))
  #define LOCK(h, f, n, key, exclusive) (AT(f, n), ZwLockFile(h, NULL, NULL, NULL, &b, &from, &count, key, TRUE, exclusive))
  #define UNLOCK(h, f, n, key) (AT(f, n), ZwUnlockFile(h, &b, &from, &count, key))
  #define READ(h, f, n) (at.QuadPart = (f), Get(h, room, n, &at))
  #define WRITE(h, f) (at.QuadPart = (f), Put(h, "xy", &at))
  CHECK(Open(L"\\??\\C:\\data\\one.txt", RW, ALL, FILE_OPEN, SYNC) == 0);
  a = h;
  CHECK(Open(L"\\??\\C:\\data\\one.txt", RW, ALL, FILE_OPEN, SYNC) == 0);
  c = h;
`;

describe("locks of byte ranges on the volume", () => {
  files(
    "keep others from reading and writing, the owner from nothing",
    `${onVolume}
      CHECK(LOCK(a, 4, 4, 0, TRUE) == STATUS_SUCCESS && b.Status == STATUS_SUCCESS);
      CHECK(READ(c, 0, 4) == STATUS_SUCCESS && READ(c, 8, 4) == STATUS_SUCCESS);
      CHECK(READ(c, 0, 5) == STATUS_FILE_LOCK_CONFLICT && READ(c, 7, 1) == STATUS_FILE_LOCK_CONFLICT);
      CHECK(WRITE(c, 3) == STATUS_FILE_LOCK_CONFLICT && WRITE(c, 2) == STATUS_SUCCESS);
      CHECK(READ(a, 0, 16) == STATUS_SUCCESS && WRITE(a, 5) == STATUS_SUCCESS);
      CHECK(LOCK(c, 7, 1, 0, FALSE) == STATUS_LOCK_NOT_GRANTED && LOCK(a, 7, 9, 0, TRUE) == STATUS_LOCK_NOT_GRANTED);
      CHECK(UNLOCK(c, 4, 4, 0) == STATUS_RANGE_NOT_LOCKED && UNLOCK(a, 4, 3, 0) == STATUS_RANGE_NOT_LOCKED);
      CHECK(UNLOCK(a, 4, 4, 1) == STATUS_RANGE_NOT_LOCKED && UNLOCK(a, 4, 4, 0) == STATUS_SUCCESS);
      CHECK(READ(c, 0, 16) == STATUS_SUCCESS && LOCK(c, 7, 1, 0, FALSE) == STATUS_SUCCESS);
      ZwClose(a); ZwClose(c);
    `,
    scenario,
  );
  files(
    "shared by readers, who may not write either, and lie under an exclusive one of the same owner",
    `${onVolume}
      CHECK(LOCK(a, 0, 8, 0, FALSE) == STATUS_SUCCESS && LOCK(c, 4, 8, 0, FALSE) == STATUS_SUCCESS);
      CHECK(READ(a, 0, 16) == STATUS_SUCCESS && READ(c, 0, 16) == STATUS_SUCCESS);
      CHECK(WRITE(a, 0) == STATUS_FILE_LOCK_CONFLICT && WRITE(c, 0) == STATUS_FILE_LOCK_CONFLICT);
      CHECK(LOCK(a, 6, 1, 0, TRUE) == STATUS_LOCK_NOT_GRANTED);
      CHECK(UNLOCK(a, 0, 8, 0) == STATUS_SUCCESS && UNLOCK(c, 4, 8, 0) == STATUS_SUCCESS);
      CHECK(LOCK(a, 0, 8, 0, TRUE) == STATUS_SUCCESS && LOCK(a, 0, 8, 0, FALSE) == STATUS_SUCCESS);
      CHECK(UNLOCK(a, 0, 8, 0) == STATUS_SUCCESS && READ(c, 0, 8) == STATUS_SUCCESS && WRITE(c, 0) == STATUS_FILE_LOCK_CONFLICT);
      CHECK(UNLOCK(a, 0, 8, 0) == STATUS_SUCCESS && WRITE(c, 0) == STATUS_SUCCESS);
      ZwClose(a); ZwClose(c);
    `,
    scenario,
  );
  files(
    "lie beyond the end, of no bytes between two, up to the last byte that there can be and no further",
    `${onVolume}
      CHECK(LOCK(a, 1000, 10, 0, TRUE) == STATUS_SUCCESS && WRITE(c, 1009) == STATUS_FILE_LOCK_CONFLICT);
      CHECK(READ(c, 1000, 1) == STATUS_FILE_LOCK_CONFLICT && READ(c, 999, 1) == STATUS_END_OF_FILE);
      CHECK(LOCK(c, 1005, 0, 0, TRUE) == STATUS_LOCK_NOT_GRANTED && LOCK(c, 1000, 0, 0, TRUE) == STATUS_SUCCESS);
      CHECK(LOCK(c, -1, 1, 0, TRUE) == STATUS_SUCCESS && LOCK(c, -1, 2, 0, TRUE) == STATUS_INVALID_LOCK_RANGE);
      ZwClose(a);
      CHECK(WRITE(c, 1009) == STATUS_SUCCESS);
      ZwClose(c);
      CHECK(OpenAs(&a, L"\\\\??\\\\C:\\\\data", GENERIC_READ, ALL, FILE_OPEN, FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT, 0) == 0);
      CHECK(LOCK(a, 0, 1, 0, TRUE) == STATUS_INVALID_PARAMETER);
      ZwClose(a);
    `,
    scenario,
  );
  files(
    "with keys are other owners', and an asynchronous request waits its turn or is cancelled",
    `${onVolume}
      HANDLE d, event;
      IO_STATUS_BLOCK waits = { 0 }, ends = { 0 };
      OBJECT_ATTRIBUTES plain;
      LARGE_INTEGER none = { 0 };
      ULONG key = 7;
      CHECK(LOCK(a, 0, 4, 7, TRUE) == STATUS_SUCCESS && READ(a, 0, 4) == STATUS_FILE_LOCK_CONFLICT);
      at.QuadPart = 0;
      CHECK(ZwReadFile(a, NULL, NULL, NULL, &b, room, 4, &at, &key) == STATUS_SUCCESS);
      CHECK(Open(L"\\\\??\\\\C:\\\\data\\\\one.txt", RW, ALL, FILE_OPEN, FILE_NON_DIRECTORY_FILE) == 0);
      d = h;
      InitializeObjectAttributes(&plain, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &plain, NotificationEvent, FALSE) == 0);
      AT(2, 4);
      CHECK(ZwLockFile(d, event, NULL, NULL, &waits, &from, &count, 0, FALSE, TRUE) == STATUS_PENDING);
      CHECK(ZwWaitForSingleObject(event, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(UNLOCK(a, 0, 4, 7) == STATUS_SUCCESS);
      CHECK(ZwWaitForSingleObject(event, FALSE, &none) == STATUS_SUCCESS && waits.Status == STATUS_SUCCESS);
      CHECK(READ(c, 5, 1) == STATUS_FILE_LOCK_CONFLICT);
      CHECK(LOCK(a, 8, 1, 0, TRUE) == STATUS_SUCCESS);
      AT(8, 1);
      CHECK(ZwLockFile(d, event, NULL, NULL, &ends, &from, &count, 0, FALSE, TRUE) == STATUS_PENDING);
      ZwClose(d);
      CHECK(ZwWaitForSingleObject(event, FALSE, &none) == STATUS_SUCCESS && ends.Status == STATUS_RANGE_NOT_LOCKED);
      CHECK(READ(c, 5, 1) == STATUS_SUCCESS);
      ZwClose(event); ZwClose(a); ZwClose(c);
    `,
    scenario,
  );
});

const own = String.raw`
  #include <ntifs.h>
  static ULONG told, completed;
  static NTSTATUS refuse;
  static LONGLONG lastStart;
  static VOID NTAPI Unlocked(PVOID context, PFILE_LOCK_INFO info) {
      told += (ULONG)(ULONG_PTR)context;
      lastStart = info->StartingByte.QuadPart;
  }
  static NTSTATUS NTAPI Completes(PVOID context, PIRP irp) { UNREFERENCED_PARAMETER(context); UNREFERENCED_PARAMETER(irp); completed++; return refuse; }
`;

describe("FsRtl's file locks", () => {
  holds(
    "are taken, asked of, listed and given back without an IRP",
    String.raw`
      FILE_LOCK own, *other = FsRtlAllocateFileLock(NULL, NULL);
      PFILE_LOCK_INFO info;
      LARGE_INTEGER from = { .QuadPart = 16 }, count = { .QuadPart = 8 }, size = { .QuadPart = 16 };
      IO_STATUS_BLOCK b;
      PFILE_OBJECT file = stack->FileObject;
      PEPROCESS me = PsGetCurrentProcess();
      FsRtlInitializeFileLock(&own, NULL, Unlocked);
      CHECK(!FsRtlAreThereCurrentFileLocks(&own) && !FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      CHECK(FsRtlFastUnlockAll(&own, file, me, NULL) == STATUS_RANGE_NOT_LOCKED);
      CHECK(FsRtlFastLock(&own, file, &from, &count, me, 1, TRUE, TRUE, &b, NULL, FALSE) && b.Status == STATUS_SUCCESS);
      CHECK(FsRtlFastLock(&own, file, &from, &count, me, 2, TRUE, TRUE, &b, NULL, FALSE) && b.Status == STATUS_LOCK_NOT_GRANTED);
      CHECK(!FsRtlPrivateLock(&own, file, &from, &count, me, 2, FALSE, TRUE, &b, NULL, NULL, FALSE));
      CHECK(FsRtlAreThereCurrentFileLocks(&own) && FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      CHECK(!FsRtlAreThereWaitingFileLocks(&own));
      CHECK(FsRtlFastCheckLockForRead(&own, &from, &count, 1, file, me) && FsRtlFastCheckLockForWrite(&own, &from, &count, 1, file, me));
      CHECK(!FsRtlFastCheckLockForRead(&own, &from, &count, 2, file, me) && !FsRtlFastCheckLockForWrite(&own, &from, &count, 1, NULL, me));
      CHECK(FsRtlCheckLockForOplockRequest(&own, &size));
      size.QuadPart = 17;
      CHECK(!FsRtlCheckLockForOplockRequest(&own, &size));
      from.QuadPart = 32;
      CHECK(FsRtlFastLock(&own, file, &from, &count, me, 2, TRUE, FALSE, &b, NULL, FALSE) && b.Status == STATUS_SUCCESS);
      info = FsRtlGetNextFileLock(&own, TRUE);
      CHECK(info != NULL && info->StartingByte.QuadPart == 16 && info->EndingByte.QuadPart == 23 && info->ExclusiveLock &&
            info->Key == 1 && info->FileObject == file && info->ProcessId == (PVOID)me);
      info = FsRtlGetNextFileLock(&own, FALSE);
      CHECK(info != NULL && info->Length.QuadPart == 8 && !info->ExclusiveLock && FsRtlGetNextFileLock(&own, FALSE) == NULL);
      CHECK(FsRtlFastUnlockAllByKey(&own, file, me, 1, (PVOID)100) == STATUS_SUCCESS && told == 100 && lastStart == 16);
      CHECK(FsRtlFastUnlockSingle(&own, file, &from, &count, me, 1, NULL, FALSE) == STATUS_RANGE_NOT_LOCKED);
      CHECK(FsRtlFastUnlockSingle(&own, file, &from, &count, me, 2, (PVOID)10, FALSE) == STATUS_SUCCESS && told == 110);
      CHECK(!FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      FsRtlIncrementLockRequestsInProgress(&own);
      CHECK(FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      FsRtlDecrementLockRequestsInProgress(&own);
      FsRtlUninitializeFileLock(&own);
      FsRtlFreeFileLock(other);
    `,
    { declarations: own },
  );
  holds(
    "complete IRPs through the driver's routine, whose refusal takes the lock back",
    String.raw`
      FILE_LOCK own;
      LARGE_INTEGER count = { .QuadPart = 8 };
      PIRP made = IoAllocateIrp(2, FALSE);
      PIO_STACK_LOCATION next;
      FsRtlInitializeFileLock(&own, Completes, Unlocked);
      IoSetNextIrpStackLocation(made);
      next = IoGetCurrentIrpStackLocation(made);
      next->MajorFunction = IRP_MJ_LOCK_CONTROL;
      next->MinorFunction = IRP_MN_LOCK;
      next->Flags = SL_EXCLUSIVE_LOCK | SL_FAIL_IMMEDIATELY;
      next->FileObject = stack->FileObject;
      next->Parameters.LockControl.Length = &count;
      next->Parameters.LockControl.Key = 3;
      next->Parameters.LockControl.ByteOffset.QuadPart = 8;
      refuse = STATUS_INSUFFICIENT_RESOURCES;
      CHECK(FsRtlProcessFileLock(&own, made, NULL) == STATUS_INSUFFICIENT_RESOURCES && completed == 1);
      CHECK(made->IoStatus.Status == STATUS_SUCCESS && !FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      refuse = STATUS_SUCCESS;
      CHECK(FsRtlProcessFileLock(&own, made, NULL) == STATUS_SUCCESS && FsRtlAreThereCurrentOrInProgressFileLocks(&own));
      next->MajorFunction = IRP_MJ_READ;
      next->Parameters.Read.Length = 4;
      next->Parameters.Read.Key = 3;
      next->Parameters.Read.ByteOffset.QuadPart = 12;
      CHECK(FsRtlCheckLockForReadAccess(&own, made) && FsRtlCheckLockForWriteAccess(&own, made));
      next->Parameters.Read.Key = 4;
      CHECK(!FsRtlCheckLockForReadAccess(&own, made) && !FsRtlCheckLockForWriteAccess(&own, made));
      next->Parameters.Read.Length = 0;
      CHECK(FsRtlCheckLockForReadAccess(&own, made));
      next->MajorFunction = IRP_MJ_LOCK_CONTROL;
      next->Parameters.LockControl.Key = 4;
      next->MinorFunction = IRP_MN_UNLOCK_ALL_BY_KEY;
      CHECK(FsRtlProcessFileLock(&own, made, (PVOID)1) == STATUS_SUCCESS && told == 0);
      next->Parameters.LockControl.Key = 3;
      CHECK(FsRtlProcessFileLock(&own, made, (PVOID)1) == STATUS_SUCCESS && told == 1);
      next->MinorFunction = 0x55;
      CHECK(FsRtlProcessFileLock(&own, made, NULL) == STATUS_SUCCESS && made->IoStatus.Status == STATUS_INVALID_DEVICE_REQUEST);
      FsRtlUninitializeFileLock(&own);
      IoFreeIrp(made);
    `,
    { declarations: own },
  );
});

describe("LockFile and its kin", () => {
  programHolds(
    "lock for one handle, wait in an overlapped request, are cancelled, and go with the process's handle",
    String.raw`
      char room[8];
      DWORD n;
      OVERLAPPED o = { 0 }, w = { 0 };
      HANDLE a = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL);
      HANDLE c = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
      CHECK(LockFile(a, 0, 0, 4, 0));
      CHECK(!LockFile(a, 0, 0, 4, 0) && GetLastError() == ERROR_LOCK_VIOLATION);
      CHECK(ReadFile(a, room, 4, &n, NULL) && n == 4);
      CHECK(!ReadFile(c, room, 4, &n, &o) && GetLastError() == ERROR_LOCK_VIOLATION);
      o.Offset = 2;
      CHECK(!LockFileEx(c, LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &o) && GetLastError() == ERROR_LOCK_VIOLATION);
      CHECK(!LockFileEx(c, 0, 5, 1, 0, &o) && GetLastError() == ERROR_INVALID_PARAMETER);
      w.Offset = 2;
      w.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
      CHECK(!LockFileEx(c, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &w) && GetLastError() == ERROR_IO_PENDING);
      CHECK(WaitForSingleObject(w.hEvent, 10) == WAIT_TIMEOUT);
      CHECK(CancelIoEx(c, &w) && !GetOverlappedResult(c, &w, &n, TRUE) && GetLastError() == ERROR_OPERATION_ABORTED);
      CHECK(!LockFileEx(c, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &w) && GetLastError() == ERROR_IO_PENDING);
      CHECK(!UnlockFile(a, 0, 0, 5, 0) && GetLastError() == ERROR_NOT_LOCKED);
      CHECK(UnlockFile(a, 0, 0, 4, 0) && GetOverlappedResult(c, &w, &n, TRUE));
      CHECK(SetFilePointer(a, 2, NULL, FILE_BEGIN) == 2 && !ReadFile(a, room, 1, &n, NULL) && GetLastError() == ERROR_LOCK_VIOLATION);
      CHECK(UnlockFileEx(c, 0, 1, 0, &w) && ReadFile(a, room, 1, &n, NULL));
      CHECK(LockFile(a, 0, 0x10, 1, 0) && UnlockFile(a, 0, 0x10, 1, 0));
      CloseHandle(a);
      CloseHandle(c);
    `,
    { scenario },
  );
  programHolds(
    "are taken by NtLockFile for the program in whose context a driver runs, with what lies in its memory alone",
    String.raw`
      char room[8];
      DWORD n;
      static ULONGLONG memory[4];
      static NTSTATUS statuses[4];
      HANDLE args[3], d = Open(0);
      HANDLE a = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL);
      HANDLE c = CreateFileA("C:\\data\\one.txt", GENERIC_READ, 3, NULL, OPEN_EXISTING, 0, NULL);
      memory[2] = 4;
      memory[3] = 2;
      args[0] = a;
      args[1] = memory;
      args[2] = statuses;
      CHECK(DeviceIoControl(d, 0x222000, args, sizeof(args), NULL, 0, &n, NULL));
      CHECK(statuses[0] == 0 && statuses[1] == (NTSTATUS)0xC0000005 && statuses[2] == 0 && memory[0] == 0);
      CHECK(ReadFile(c, room, 8, &n, NULL));
      CloseHandle(a);
      CloseHandle(c);
      CloseHandle(d);
    `,
    {
      scenario,
      driver: {
        declarations: "#include <ntifs.h>",
        control: String.raw`
          PHANDLE args = (PHANDLE)buffer;
          PIO_STATUS_BLOCK b = (PIO_STATUS_BLOCK)args[1];
          PLARGE_INTEGER range = (PLARGE_INTEGER)((PUCHAR)args[1] + 16);
          NTSTATUS *statuses = (NTSTATUS *)args[2];
          LARGE_INTEGER own = { 0 };
          statuses[0] = NtLockFile(args[0], NULL, NULL, NULL, b, range, range + 1, 0, TRUE, TRUE);
          statuses[1] = NtLockFile(args[0], NULL, NULL, NULL, b, &own, range + 1, 0, TRUE, TRUE);
          statuses[2] = NtUnlockFile(args[0], b, range, range + 1, 0);
          information = 0;
        `,
      },
    },
  );
  programHolds(
    "are all given back when the process closes its last handle to a file that the kernel still has open",
    String.raw`
      char room[8];
      DWORD n;
      HANDLE d = Open(0);
      HANDLE a = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL);
      HANDLE c = CreateFileA("C:\\data\\one.txt", GENERIC_READ, 3, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(LockFile(a, 0, 0, 4, 0) && LockFile(a, 8, 0, 1, 0));
      CHECK(DeviceIoControl(d, 0x222000, &a, sizeof(a), NULL, 0, &n, NULL));
      CHECK(!ReadFile(c, room, 4, &n, NULL) && GetLastError() == ERROR_LOCK_VIOLATION);
      CloseHandle(a);
      CHECK(ReadFile(c, room, 4, &n, NULL) && n == 4);
      CHECK(DeviceIoControl(d, 0x222000, NULL, 0, NULL, 0, &n, NULL));
      CloseHandle(c);
      CloseHandle(d);
    `,
    {
      scenario,
      driver: {
        declarations: "static HANDLE kept;",
        control: `
          PFILE_OBJECT file;
          if (kept != NULL) {
              ZwClose(kept);
              kept = NULL;
          } else {
              status = ObReferenceObjectByHandle(*(PHANDLE)buffer, 0, *IoFileObjectType, UserMode, (PVOID *)&file, NULL);
              if (NT_SUCCESS(status)) {
                  status = ObOpenObjectByPointer(file, OBJ_KERNEL_HANDLE, NULL, 0, *IoFileObjectType, KernelMode, &kept);
                  ObDereferenceObject(file);
              }
          }
          information = 0;
        `,
      },
    },
  );
  programHolds(
    "reach a driver as IRP_MJ_LOCK_CONTROL, or its fast I/O routines first",
    String.raw`
      DWORD n;
      ULONG seen[6];
      HANDLE h = Open(0);
      CHECK(LockFile(h, 5, 0, 7, 0));
      CHECK(DeviceIoControl(h, 0x222000, NULL, 0, seen, sizeof(seen), &n, NULL));
      CHECK(seen[0] == 1 && seen[1] == 5 && seen[2] == 7 && seen[3] == 3 && seen[4] == 1 && seen[5] == 0);
      CHECK(UnlockFile(h, 6, 0, 7, 0));
      CHECK(DeviceIoControl(h, 0x222000, NULL, 0, seen, sizeof(seen), &n, NULL) && seen[0] == 1 && seen[1] == 6 && seen[5] == 1);
      CHECK(!UnlockFile(h, 9, 0, 7, 0) && GetLastError() == ERROR_NOT_LOCKED);
      CHECK(DeviceIoControl(h, 0x222000, NULL, 0, seen, sizeof(seen), &n, NULL));
      CHECK(seen[0] == 2 && seen[1] == 9 && seen[5] == 2);
      CloseHandle(h);
    `,
    {
      driver: {
        declarations: String.raw`
          static ULONG seen[6];
          static FAST_IO_DISPATCH table;
          static DRIVER_DISPATCH Locks;
          static NTSTATUS Locks(PDEVICE_OBJECT device, PIRP irp) {
              PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
              UNREFERENCED_PARAMETER(device);
              seen[0] = stack->MinorFunction;
              seen[1] = (ULONG)stack->Parameters.LockControl.ByteOffset.QuadPart;
              seen[2] = (ULONG)stack->Parameters.LockControl.Length->QuadPart;
              seen[3] = stack->Flags;
              seen[4] = stack->FileObject->LockOperation;
              return Complete(irp, stack->MinorFunction == IRP_MN_LOCK ? STATUS_SUCCESS : STATUS_RANGE_NOT_LOCKED, 0);
          }
          static BOOLEAN Unlock(PFILE_OBJECT file, PLARGE_INTEGER offset, PLARGE_INTEGER length, PEPROCESS process, ULONG key,
                                PIO_STATUS_BLOCK status, PDEVICE_OBJECT device) {
              UNREFERENCED_PARAMETER(file); UNREFERENCED_PARAMETER(length); UNREFERENCED_PARAMETER(key); UNREFERENCED_PARAMETER(device);
              seen[5]++;
              if (offset->QuadPart == 9 || process != PsGetCurrentProcess()) return FALSE;
              seen[1] = (ULONG)offset->QuadPart;
              status->Status = STATUS_SUCCESS;
              status->Information = 0;
              return TRUE;
          }
        `,
        entry: `
          table.SizeOfFastIoDispatch = sizeof(table);
          table.FastIoUnlockSingle = Unlock;
          driver->FastIoDispatch = &table;
          driver->MajorFunction[IRP_MJ_LOCK_CONTROL] = Locks;
        `,
        control: "RtlCopyMemory(buffer, seen, sizeof(seen)); information = sizeof(seen);",
      },
    },
  );
});
