// Nt… as drivers call it, references with tags, and the handles that come of it.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { runProgram } from "./program.ts";

const declarations = String.raw`
  NTSYSCALLAPI NTSTATUS NTAPI NtClose(HANDLE);
  NTSYSCALLAPI NTSTATUS NTAPI NtOpenFile(PHANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, PIO_STATUS_BLOCK, ULONG, ULONG);
  NTSYSCALLAPI NTSTATUS NTAPI NtCreateFile(PHANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, PIO_STATUS_BLOCK, PLARGE_INTEGER,
                                           ULONG, ULONG, ULONG, ULONG, PVOID, ULONG);
  NTSYSCALLAPI NTSTATUS NTAPI NtReadFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, PVOID, ULONG,
                                         PLARGE_INTEGER, PULONG);
  NTSYSCALLAPI NTSTATUS NTAPI NtWriteFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, PVOID, ULONG,
                                          PLARGE_INTEGER, PULONG);
  NTSYSCALLAPI NTSTATUS NTAPI NtDeviceIoControlFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, ULONG,
                                                    PVOID, ULONG, PVOID, ULONG);
  NTSYSCALLAPI NTSTATUS NTAPI NtQueryInformationFile(HANDLE, PIO_STATUS_BLOCK, PVOID, ULONG, FILE_INFORMATION_CLASS);
  NTSYSCALLAPI NTSTATUS NTAPI NtSetInformationFile(HANDLE, PIO_STATUS_BLOCK, PVOID, ULONG, FILE_INFORMATION_CLASS);
  #define SHOW(x) \
      do { \
          NTSTATUS shown = (x); \
          DbgPrint("%s %x\n", #x, shown); \
      } while (0)
`;

it("Nt routines of a driver in a program's thread take the program's handles and memory, and nothing of the kernel's", () => {
  const ran = runProgram(
    `
      DWORD n;
      HANDLE d = Open(0), second = Open(0), args[3];
      static char room[64];
      CHECK(d != INVALID_HANDLE_VALUE);
      // Not the one whose request is under way: for that the driver would wait for ever.
      args[0] = second;
      args[1] = room;
      args[2] = room + 32;
      CHECK(DeviceIoControl(d, 0x222000, args, sizeof(args), NULL, 0, &n, NULL));
    `,
    {
      driver: {
        declarations,
        control: String.raw`
          information = 0;
          if (stack->Parameters.DeviceIoControl.InputBufferLength == 24) {
              HANDLE h = ((PHANDLE)buffer)[0], k;
              PUCHAR room = ((PVOID *)buffer)[1];
              PIO_STATUS_BLOCK b = ((PVOID *)buffer)[2];
              IO_STATUS_BLOCK own;
              UCHAR mine[8];
              OBJECT_ATTRIBUTES a;
              UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\Device\\Test");
              SHOW(NtReadFile(h, NULL, NULL, NULL, b, room, 8, NULL, NULL));
              SHOW(NtReadFile(h, NULL, NULL, NULL, b, mine, 8, NULL, NULL));
              SHOW(NtReadFile(h, NULL, NULL, NULL, &own, room, 8, NULL, NULL));
              SHOW(NtWriteFile(h, NULL, NULL, NULL, b, mine, 8, NULL, NULL));
              SHOW(NtDeviceIoControlFile(h, NULL, NULL, NULL, b, 0x222004, room, 8, NULL, 0));
              SHOW(NtDeviceIoControlFile(h, NULL, NULL, NULL, b, 0x222004, mine, 8, NULL, 0));
              SHOW(NtQueryInformationFile(h, b, room, 8, FilePositionInformation));
              SHOW(NtSetInformationFile(h, b, mine, 8, FilePositionInformation));
              InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
              SHOW(NtOpenFile(&k, GENERIC_READ, &a, b, 0, 0));
              SHOW(NtCreateFile(&k, GENERIC_READ, &a, b, NULL, 0, 0, FILE_OPEN, 0, NULL, 0));
              (void)ZwOpenFile(&k, GENERIC_READ, &a, &own, 0, 0);
              SHOW(NtClose(k));
              ZwClose(k);
              SHOW(NtClose(h));
          }
        `,
      },
    },
  );
  const said = ran.kernel.state.debugOutput.map((line) => line.replace(/\(.*\)/, "").trim());
  expect(said).toEqual([
    "NtReadFile 0",
    "NtReadFile c0000005",
    "NtReadFile c0000005",
    "NtWriteFile c0000005",
    "NtDeviceIoControlFile 0",
    "NtDeviceIoControlFile c0000005",
    "NtQueryInformationFile 0",
    "NtSetInformationFile c0000005",
    "NtOpenFile c0000005",
    "NtCreateFile c0000005",
    "NtClose c0000008",
    "NtClose 0",
  ]);
  expect(ran.end).toBe("finished");
});

it("a program's handle used as the kernel's is found", () => {
  const program = `
      DWORD n;
      HANDLE d = Open(0), e = CreateEvent(NULL, TRUE, FALSE, NULL);
      CHECK(DeviceIoControl(d, 0x222000, &e, 8, NULL, 0, &n, NULL));
    `;
  const reference = (mode: string) =>
    runProgram(program, {
      driver: {
        control: `
          PVOID o;
          information = 0;
          status = ObReferenceObjectByHandle(*(PHANDLE)buffer, EVENT_MODIFY_STATE, *ExEventObjectType, ${mode}, &o, NULL);
          if (NT_SUCCESS(status)) ObDereferenceObject(o);
        `,
      },
    });
  expect(reference("UserMode").end).toBe("finished");
  expect(reference("KernelMode").end).toMatch(
    /verifier:handle \(DRIVER_VERIFIER_DETECTED_VIOLATION\).*is used in kernel mode/,
  );
});

describe("references with tags", () => {
  holds(
    "count like those without",
    String.raw`
      PVOID object;
      OBJECT_HANDLE_INFORMATION info;
      HANDLE h;
      OBJECT_ATTRIBUTES a;
      LONG before = extension->Self->ReferenceCount;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      ObfReferenceObjectWithTag(extension->Self, 'gaT1');
      CHECK(extension->Self->ReferenceCount == before + 1);
      CHECK(ObReferenceObjectByPointerWithTag(extension->Self, 0, NULL, KernelMode, 'gaT1') == STATUS_SUCCESS);
      CHECK(ObReferenceObjectSafe(extension->Self));
      CHECK(extension->Self->ReferenceCount == before + 3);
      ObfDereferenceObjectWithTag(extension->Self, 'gaT1');
      ObDereferenceObjectDeferDeleteWithTag(extension->Self, 'gaT1');
      ObDereferenceObject(extension->Self);
      CHECK(extension->Self->ReferenceCount == before);
      CHECK(ZwCreateEvent(&h, EVENT_MODIFY_STATE, &a, NotificationEvent, FALSE) == STATUS_SUCCESS);
      CHECK(ObReferenceObjectByHandleWithTag(h, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, 'gaT1', &object,
                                             &info) == STATUS_SUCCESS &&
            info.GrantedAccess == EVENT_MODIFY_STATE);
      CHECK(ObReferenceObjectByHandle(h, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &object, NULL) ==
            STATUS_INVALID_HANDLE);
      ObReferenceObject(extension->Self);
      ObDereferenceObjectWithTag(object == NULL ? extension->Self : object, 'gaT2');
      ZwClose(h);
    `,
  );
});
