// Processes: made by programs, opened and ended by drivers, who are told of them, of their threads and images and of handles to them.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { makeKernel, runKernel, told } from "./host.ts";
import { runProgram } from "./program.ts";

const prelude =
  '#include <windows.h>\n#include <stdio.h>\n#include <string.h>\n#define CHECK(x) ((x) ? (void)0 : (void)printf("line %d: %s (error %lu)\\n", __LINE__, #x, GetLastError()))\n';
const child = `
  ${prelude}int main(int argc, char **argv) {
      printf("child %s\\n", argc > 1 ? argv[1] : "");
      if (argc > 1 && strcmp(argv[1], "wait") == 0) Sleep(INFINITE);
      return 7;
  }
`;
const start = String.raw`
  static BOOL Start(char *line, DWORD flags, PROCESS_INFORMATION *p) {
      STARTUPINFOA s;
      ZeroMemory(&s, sizeof(s));
      s.cb = sizeof(s);
      return CreateProcessA(NULL, line, NULL, NULL, FALSE, flags, NULL, NULL, &s, p);
  }
  static void Done(PROCESS_INFORMATION *p) {
      CloseHandle(p->hThread);
      CloseHandle(p->hProcess);
  }
`;

/** A driver and two programs, the first of which is run; what it printed, what the driver printed, and how the run ended. */
function runBoth(
  main: string,
  source: string = driver({}),
  more: readonly unknown[] = [{ do: "remove", device: "device" }],
) {
  const kernel = makeKernel(
    { "driver.c": source, "parent.c": `${prelude}${start}${main}`, "child.c": child },
    {
      ...control(),
      machine: { memory: 32 },
      programs: [
        { name: "parent", sources: ["parent.c"] },
        { name: "child", sources: ["child.c"], instances: 2 },
      ],
      steps: [{ do: "run", program: "parent" }, ...more],
    },
  );
  const { end, failures } = runKernel(kernel);
  const process = [...kernel.state.processes.values()][0];
  const debug = kernel.state.debugOutput.join("").trim().split("\n");
  return { output: process?.output, end: told(end), failures, debug, kernel };
}

describe("CreateProcess", () => {
  it("runs another program, whose end and exit code can be waited for, on the same console", () => {
    const ran = runBoth(String.raw`
        int main(void) {
            PROCESS_INFORMATION p;
            DWORD code = 0;
            char line[] = "child one", none[] = "nothing.exe", exe[] = "C:\\child.exe";
            CHECK(Start(line, 0, &p) && WaitForSingleObject(p.hProcess, INFINITE) == WAIT_OBJECT_0 &&
                  GetExitCodeProcess(p.hProcess, &code) && code == 7 && GetProcessId(p.hProcess) == p.dwProcessId);
            Done(&p);
            CHECK(Start(exe, CREATE_SUSPENDED, &p) && WaitForSingleObject(p.hProcess, 100) == WAIT_TIMEOUT &&
                  ResumeThread(p.hThread) == 1 && WaitForSingleObject(p.hProcess, INFINITE) == WAIT_OBJECT_0);
            Done(&p);
            CHECK(!Start(none, 0, &p) && GetLastError() == ERROR_FILE_NOT_FOUND);
            return 0;
        }
      `);
    expect(ran).toMatchObject({ output: "child one\nchild \n", end: "finished", failures: [] });
  });

  it("runs as many at the same time as the scenario has room for", () => {
    const ran = runBoth(String.raw`
        int main(void) {
            PROCESS_INFORMATION a, b, c;
            char line[] = "child wait";
            HANDLE h;
            DWORD code;
            CHECK(Start(line, 0, &a) && Start(line, 0, &b));
            CHECK(!Start(line, 0, &c) && GetLastError() == ERROR_NOT_ENOUGH_MEMORY);
            h = OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, b.dwProcessId);
            CHECK(h && !TerminateProcess(h, 1) && GetLastError() == ERROR_ACCESS_DENIED);
            CloseHandle(h);
            CHECK(TerminateProcess(a.hProcess, 5) && TerminateProcess(b.hProcess, 6));
            WaitForSingleObject(a.hProcess, INFINITE);
            WaitForSingleObject(b.hProcess, INFINITE);
            CHECK(GetExitCodeProcess(b.hProcess, &code) && code == 6);
            Done(&a);
            Done(&b);
            return 0;
        }
      `);
    expect(ran).toMatchObject({ end: "finished", failures: [] });
    expect(ran.output?.replaceAll("child wait\n", "")).toBe("");
  });
});

describe("a driver that watches", () => {
  const watching = (inEx: string) =>
    driver({
      declarations: String.raw`
        #include <ntifs.h>
        static VOID ProcessEx(PEPROCESS p, HANDLE id, PPS_CREATE_NOTIFY_INFO info) {
            PUNICODE_STRING name = NULL;
            if (info != NULL) {
                DbgPrint("starts by %u of %u: %wZ %u\n", (ULONG)(ULONG_PTR)info->CreatingThreadId.UniqueProcess,
                         (ULONG)(ULONG_PTR)info->ParentProcessId, info->CommandLine,
                         PsGetCurrentProcessId() == info->CreatingThreadId.UniqueProcess);
                ${inEx}
                if (NT_SUCCESS(SeLocateProcessImageName(p, &name))) {
                    DbgPrint("%wZ\n", name);
                    ExFreePool(name);
                }
            } else DbgPrint("ends %u %x\n", (ULONG)(ULONG_PTR)id, PsGetProcessExitStatus(p));
        }
        static VOID Thread(HANDLE p, HANDLE id, BOOLEAN create) {
            UNREFERENCED_PARAMETER(id);
            DbgPrint("thread of %u %u\n", (ULONG)(ULONG_PTR)p, create);
        }
        static VOID Image(PUNICODE_STRING name, HANDLE id, PIMAGE_INFO info) {
            DbgPrint("image %wZ of %u %u %u %u\n", name, (ULONG)(ULONG_PTR)id, info->SystemModeImage, info->ImageSize > 0,
                     PsGetCurrentProcessId() == id);
        }
      `,
      entry: String.raw`
        DbgPrint("%x %x ", PsSetCreateProcessNotifyRoutineEx2(PsCreateProcessNotifySubsystems, (PVOID)ProcessEx, FALSE),
                 PsSetCreateThreadNotifyRoutineEx(PsCreateThreadNotifyNonSystem, (PVOID)Thread));
        DbgPrint("%x %x\n", PsSetLoadImageNotifyRoutineEx(Image, 0), PsSetLoadImageNotifyRoutine(Image));
      `,
      unload: `
          PsSetCreateProcessNotifyRoutineEx2(PsCreateProcessNotifySubsystems, (PVOID)ProcessEx, TRUE);
          PsRemoveCreateThreadNotifyRoutine(Thread);
          PsRemoveLoadImageNotifyRoutine(Image);
          if (PsRemoveLoadImageNotifyRoutine(Image) != STATUS_PROCEDURE_NOT_FOUND) DbgPrint("removed twice\\n");
        `,
    });
  const main = String.raw`
    int main(void) {
        PROCESS_INFORMATION p;
        char line[] = "child x";
        if (!Start(line, 0, &p)) {
            printf("error %lu\n", GetLastError());
            return 0;
        }
        WaitForSingleObject(p.hProcess, INFINITE);
        Done(&p);
        return 0;
    }
  `;

  it("is told of processes and threads by who makes them, and of images by whose they are", () => {
    const ran = runBoth(main, watching(""));
    expect(ran).toMatchObject({ output: "child x\n", end: "finished", failures: [] });
    expect(ran.debug).toEqual([
      "0 0 0 c000000d",
      "starts by 4 of 4: parent 1",
      "\\Device\\HarddiskVolume1\\parent.exe",
      "thread of 1000 1",
      "image \\Device\\HarddiskVolume1\\parent.exe of 1000 0 1 1",
      "starts by 1000 of 1000: child x 1",
      "\\Device\\HarddiskVolume1\\child.exe",
      "thread of 1004 1",
      "image \\Device\\HarddiskVolume1\\child.exe of 1004 0 1 1",
      "thread of 1004 0",
      "ends 1004 7",
      "thread of 1000 0",
      "ends 1000 0",
    ]);
  });
  it("can refuse a process", () => {
    const ran = runBoth(
      main,
      watching("if (info->ParentProcessId != (HANDLE)4) info->CreationStatus = STATUS_ACCESS_DENIED;"),
    );
    expect(ran).toMatchObject({ output: "error 5\n", end: "finished", failures: [] });
  });
  it("must not leave its routines behind", () => {
    const left = watching("").replaceAll("PsRemoveLoadImageNotifyRoutine(Image)", "STATUS_PROCEDURE_NOT_FOUND");
    expect(runBoth(main, left).end).toMatch(/a routine that is told of images is still registered/);
  });
});

describe("callbacks on handles", () => {
  /** Two registrations, at altitudes 1000 and 2000, that print their order; the higher one takes PROCESS_TERMINATE away. */
  const guard = driver({
    declarations: String.raw`
      #include <ntifs.h>
      static PVOID high, low;
      static OB_PREOP_CALLBACK_STATUS Before(PVOID context, POB_PRE_OPERATION_INFORMATION i) {
          PACCESS_MASK access = i->Operation == OB_OPERATION_HANDLE_CREATE
                                    ? &i->Parameters->CreateHandleInformation.DesiredAccess
                                    : &i->Parameters->DuplicateHandleInformation.DesiredAccess;
          if (i->ObjectType != *PsProcessType || PsGetProcessId((PEPROCESS)i->Object) != (HANDLE)1004)
              return OB_PREOP_SUCCESS;
          DbgPrint("before %s %u %x of %x kernel %u\n", (PCSTR)context, i->Operation, *access,
                   i->Parameters->CreateHandleInformation.OriginalDesiredAccess, i->KernelHandle);
          i->CallContext = (PVOID)((ULONG_PTR)context + 1);
          if (context != (PVOID) "low" && !i->KernelHandle) *access &= ~1u;
          *access |= 0x100000;
          return OB_PREOP_SUCCESS;
      }
      static VOID After(PVOID context, POB_POST_OPERATION_INFORMATION i) {
          if (i->ObjectType == *PsProcessType && PsGetProcessId((PEPROCESS)i->Object) == (HANDLE)1004)
              DbgPrint("after %s %x %x %u\n", (PCSTR)context, i->ReturnStatus,
                       i->Parameters->CreateHandleInformation.GrantedAccess,
                       i->CallContext == (PVOID)((ULONG_PTR)context + 1));
      }
      static NTSTATUS Register(PCWSTR altitude, PVOID context, PVOID *out) {
          OB_OPERATION_REGISTRATION o[2] = { 0 };
          OB_CALLBACK_REGISTRATION r = { 0 };
          o[0].ObjectType = PsProcessType;
          o[0].Operations = OB_OPERATION_HANDLE_CREATE | OB_OPERATION_HANDLE_DUPLICATE;
          o[0].PreOperation = Before;
          o[0].PostOperation = After;
          o[1].ObjectType = PsThreadType;
          o[1].Operations = OB_OPERATION_HANDLE_CREATE;
          o[1].PreOperation = Before;
          r.Version = OB_FLT_REGISTRATION_VERSION;
          r.OperationRegistrationCount = 2;
          RtlInitUnicodeString(&r.Altitude, altitude);
          r.RegistrationContext = context;
          r.OperationRegistration = o;
          return ObRegisterCallbacks(&r, out);
      }
    `,
    entry: String.raw`
      {
          PVOID twice;
          DbgPrint("%x %x %x\n", Register(L"1000", "low", &low), Register(L"2000", "high", &high),
                   Register(L"1000", "low", &twice));
      }
    `,
    unload: "ObUnRegisterCallbacks(high); ObUnRegisterCallbacks(low);",
    control: String.raw`
      CLIENT_ID id = { (HANDLE)1004, NULL };
      OBJECT_ATTRIBUTES a;
      HANDLE h = NULL, copy = NULL;
      PROCESS_BASIC_INFORMATION basic;
      ULONG got = 0;
      information = 0;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      DbgPrint("open %x\n", ZwOpenProcess(&h, 0x401, &a, &id));
      DbgPrint("copy %x\n", ZwDuplicateObject(ZwCurrentProcess(), h, ZwCurrentProcess(), &copy, 0, OBJ_KERNEL_HANDLE,
                                              DUPLICATE_SAME_ACCESS));
      DbgPrint("query %x %u\n", ZwQueryInformationProcess(copy, ProcessBasicInformation, &basic, sizeof(basic), &got),
               (ULONG)basic.UniqueProcessId);
      DbgPrint("terminate %x\n", ZwTerminateProcess(copy, 9));
      ZwClose(h);
      ZwClose(copy);
      id.UniqueProcess = (HANDLE)77;
      DbgPrint("none %x\n", ZwOpenProcess(&h, 1, &a, &id));
    `,
  });
  it("come by altitude before, and the other way round after; rights can be taken away, not added", () => {
    const ran = runBoth(
      String.raw`
        int main(void) {
            PROCESS_INFORMATION p;
            char line[] = "child wait";
            HANDLE h;
            CHECK(Start(line, 0, &p));
            h = OpenProcess(PROCESS_TERMINATE | PROCESS_QUERY_INFORMATION, FALSE, p.dwProcessId);
            CHECK(h && !TerminateProcess(h, 1) && GetLastError() == ERROR_ACCESS_DENIED);
            CHECK(!TerminateProcess(p.hProcess, 1));
            CloseHandle(h);
            h = CreateFileA("\\\\.\\Test", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
            {
                DWORD n;
                CHECK(DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL));
            }
            WaitForSingleObject(p.hProcess, INFINITE);
            Done(&p);
            return 0;
        }
      `,
      guard
        .replace(
          "device->Flags |= DO_BUFFERED_IO",
          'UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"); IoCreateSymbolicLink(&link, &name); device->Flags |= DO_BUFFERED_IO',
        )
        .replace(
          "irp->IoStatus.Status = STATUS_SUCCESS; IoSkipCurrentIrpStackLocation(irp); status",
          '{ UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"); IoDeleteSymbolicLink(&link); } irp->IoStatus.Status = STATUS_SUCCESS; IoSkipCurrentIrpStackLocation(irp); status',
        ),
    );
    expect(ran).toMatchObject({ output: "child wait\n", end: "finished", failures: [] });
    expect(ran.debug).toEqual([
      "0 0 c01c0011",
      "before high 1 1fffff of 1fffff kernel 0",
      "before low 1 1ffffe of 1fffff kernel 0",
      "after low 0 1ffffe 1",
      "after high 0 1ffffe 1",
      "before high 1 401 of 401 kernel 0",
      "before low 1 400 of 401 kernel 0",
      "after low 0 400 1",
      "after high 0 400 1",
      "before high 1 401 of 401 kernel 1",
      "before low 1 401 of 401 kernel 1",
      "after low 0 401 1",
      "after high 0 401 1",
      "open 0",
      "before high 2 401 of 401 kernel 1",
      "before low 2 401 of 401 kernel 1",
      "after low 0 401 1",
      "after high 0 401 1",
      "copy 0",
      "query 0 1004",
      "terminate 0",
      "none c000000b",
    ]);
  });
});

it("a driver learns of the process and thread it runs in, and opens them", () => {
  const ran = runProgram(
    "DWORD n; HANDLE h = Open(0); CHECK(DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL));",
    {
      driver: {
        declarations: `#include <ntifs.h>
        NTSYSAPI NTSTATUS NTAPI ZwOpenThread(PHANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, PCLIENT_ID);`,
        control: String.raw`
          CLIENT_ID id;
          OBJECT_ATTRIBUTES a;
          HANDLE h = NULL;
          PVOID o = NULL;
          LARGE_INTEGER now;
          information = 0;
          InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
          id.UniqueProcess = PsGetCurrentProcessId();
          id.UniqueThread = PsGetCurrentThreadId();
          DbgPrint("%u ", IoThreadToProcess(PsGetCurrentThread()) == PsGetCurrentProcess());
          KeQuerySystemTime(&now);
          DbgPrint("%u ", PsGetProcessCreateTimeQuadPart(PsGetCurrentProcess()) <= now.QuadPart &&
                              PsGetProcessCreateTimeQuadPart(PsGetCurrentProcess()) > now.QuadPart - 10000000);
          DbgPrint("%x ", PsGetProcessExitStatus(PsGetCurrentProcess()));
          DbgPrint("%x ", ZwOpenThread(&h, THREAD_ALL_ACCESS, &a, &id));
          DbgPrint("%x %u ", ObReferenceObjectByHandle(h, 0, *PsThreadType, KernelMode, &o, NULL), o == PsGetCurrentThread());
          ObDereferenceObject(o);
          ZwClose(h);
          DbgPrint("%x ", NtOpenProcess(&h, 1, &a, &id));
          id.UniqueThread = (HANDLE)0x4444;
          DbgPrint("%x", ZwOpenThread(&h, THREAD_ALL_ACCESS, &a, &id));
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
  expect(ran.kernel.state.debugOutput.join("")).toBe("1 1 103 0 0 1 c0000005 c000000b");
});

it("a driver ends the program in whose context it runs", () => {
  const ran = runProgram(
    `
      DWORD n;
      HANDLE h = Open(0);
      DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL);
      printf("still here\\n");
    `,
    {
      driver: {
        declarations: "#include <ntifs.h>",
        control: "information = 0; ZwTerminateProcess(ZwCurrentProcess(), STATUS_ACCESS_DENIED);",
      },
      run: { expect: { exitCode: 0xc000_0022 } },
    },
  );
  expect([ran.output, ran.end, ran.exitCode]).toEqual(["", "finished", 0xc000_0022]);
});

it("a driver asks about the system: its modules, its processes, itself", () => {
  const ran = runProgram(
    "DWORD n; HANDLE h = Open(0); CHECK(DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL));",
    {
      driver: {
        declarations: String.raw`
          #include <ntifs.h>
          NTSYSAPI NTSTATUS NTAPI ZwQuerySystemInformation(ULONG, PVOID, ULONG, PULONG);
          NTSYSAPI NTSTATUS NTAPI NtQuerySystemInformation(ULONG, PVOID, ULONG, PULONG);
          typedef struct {
              PVOID Section, MappedBase, ImageBase;
              ULONG ImageSize, Flags;
              USHORT Load, Init, Count, NameAt;
              CHAR Path[256];
          } MODULE;
          typedef struct {
              ULONG Count;
              MODULE Modules[1];
          } MODULES;
          typedef struct {
              ULONG Next, Threads;
              LARGE_INTEGER Reserved[3];
              LARGE_INTEGER Create, User, Kernel;
              UNICODE_STRING Name;
              KPRIORITY Priority;
              HANDLE Id, Parent;
          } PROCESS;
          static ULONG checkedOnce;
          typedef struct {
              ULONG Reserved, Resolution, PageSize, Pages, Lowest, Highest, Granularity;
              ULONG_PTR Minimum, Maximum, Affinity;
              CCHAR Processors;
          } BASIC;
        `,
        control: String.raw`
          BASIC b;
          ULONG got = 0, i;
          MODULES *m;
          PROCESS *p;
          PUCHAR room;
          UCHAR debugger[2];
          LARGE_INTEGER times[6];
          information = 0;
          DbgPrint("%x %u %u\n", ZwQuerySystemInformation(0, &b, sizeof(b), &got), b.PageSize, b.Processors);
          DbgPrint("%x ", ZwQuerySystemInformation(11, NULL, 0, &got));
          m = ExAllocatePoolWithTag(PagedPool, got, 'tset');
          DbgPrint("%x %u\n", NtQuerySystemInformation(11, m, got, &got), m->Count);
          for (i = 0; i < m->Count; i++)
              DbgPrint("%s %u %u\n", m->Modules[i].Path + m->Modules[i].NameAt, m->Modules[i].ImageSize > 0,
                       i == 0 || ((PUCHAR)&checkedOnce >= (PUCHAR)m->Modules[i].ImageBase &&
                                  (PUCHAR)&checkedOnce < (PUCHAR)m->Modules[i].ImageBase + m->Modules[i].ImageSize));
          ExFreePool(m);
          ZwQuerySystemInformation(5, NULL, 0, &got);
          room = ExAllocatePoolWithTag(PagedPool, got, 'tset');
          ZwQuerySystemInformation(5, room, got, &got);
          for (p = (PROCESS *)room;; p = (PROCESS *)((PUCHAR)p + p->Next)) {
              DbgPrint("%u of %u %wZ %u\n", (ULONG)(ULONG_PTR)p->Id, (ULONG)(ULONG_PTR)p->Parent, &p->Name, p->Threads > 0);
              if (p->Next == 0) break;
          }
          ExFreePool(room);
          DbgPrint("%x %u%u %x\n", ZwQuerySystemInformation(35, debugger, 2, &got), debugger[0], debugger[1],
                   ZwQuerySystemInformation(3, times, sizeof(times), &got));
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
  expect(ran.kernel.state.debugOutput.join("").trim().split("\n")).toEqual([
    "0 4096 2",
    "c0000004 0 2",
    "ntoskrnl.exe 1 1",
    "test.sys 1 1",
    "0 of 0  0",
    "4 of 0 System 1",
    "1000 of 4 program.exe 1",
    "0 01 0",
  ]);
});
