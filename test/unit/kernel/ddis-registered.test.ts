// Controllers, and what drivers register: reinitialization, notices of file systems and of shutdown, bug check callbacks.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

describe("controllers", () => {
  holds(
    "go to one device at a time, in the order in which they asked",
    `
      KIRQL old;
      PCONTROLLER_OBJECT c = IoCreateController(16);
      CHECK(c != NULL && c->ControllerExtension != NULL);
      RtlZeroMemory(c->ControllerExtension, 16);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      IoAllocateController(c, device, Use, (PVOID)1);
      CHECK(order[0] == 1 && uses == 1);
      IoAllocateController(c, device, Use, (PVOID)2);
      IoAllocateController(c, device, Use, (PVOID)3);
      CHECK(uses == 1);
      IoFreeController(c);
      CHECK(uses == 3 && order[1] == 2 && order[2] == 3);
      IoFreeController(c);
      KeLowerIrql(old);
      IoDeleteController(c);
    `,
    {
      declarations: `
        static ULONG uses;
        static ULONG order[8];
        DRIVER_CONTROL Use;
        IO_ALLOCATION_ACTION Use(PDEVICE_OBJECT device, PIRP irp, PVOID registers, PVOID context) {
            UNREFERENCED_PARAMETER(device);
            UNREFERENCED_PARAMETER(irp);
            CHECK(registers == NULL);
            order[uses++] = (ULONG)(ULONG_PTR)context;
            return context == (PVOID)2 ? DeallocateObject : KeepObject;
        }
      `,
    },
  );
  it("are not deleted while a device has them", () => {
    const use = `
      DRIVER_CONTROL Use;
      IO_ALLOCATION_ACTION Use(PDEVICE_OBJECT device, PIRP irp, PVOID registers, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(irp);
          UNREFERENCED_PARAMETER(registers);
          UNREFERENCED_PARAMETER(context);
          return KeepObject;
      }
    `;
    const code = `
      KIRQL old;
      PCONTROLLER_OBJECT c = IoCreateController(0);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      IoAllocateController(c, device, Use, NULL);
      KeLowerIrql(old);
      IoDeleteController(c);
    `;
    expect(told(runDriver(driver({ declarations: use, control: code }), control()).end)).toMatch(
      /verifier:io.*is deleted while a device has it/,
    );
  });
});

describe("what is registered", () => {
  holds(
    "reinitialization runs after DriverEntry, again while it is asked for",
    "CHECK(runs == 3 && counts[0] == 1 && counts[1] == 2 && counts[2] == 3);",
    {
      declarations: `
        static ULONG runs, counts[4];
        DRIVER_REINITIALIZE Again;
        VOID Again(PDRIVER_OBJECT driver, PVOID context, ULONG count) {
            CHECK(context == (PVOID)5);
            counts[runs++] = count;
            if (runs < 3) IoRegisterDriverReinitialization(driver, Again, context);
        }
        DRIVER_REINITIALIZE Late;
        VOID Late(PDRIVER_OBJECT driver, PVOID context, ULONG count) {
            UNREFERENCED_PARAMETER(driver);
            UNREFERENCED_PARAMETER(context);
            UNREFERENCED_PARAMETER(count);
            CHECK(!"no boot driver");
        }
      `,
      entry:
        "IoRegisterDriverReinitialization(driver, Again, (PVOID)5); IoRegisterBootDriverReinitialization(driver, Late, (PVOID)5);",
    },
  );
  it("reinitialization of a boot driver waits for the devices", () => {
    const boot = runDriver(
      driver({
        declarations: `
          DRIVER_REINITIALIZE Late;
          VOID Late(PDRIVER_OBJECT driver, PVOID context, ULONG count) {
              DbgPrint("late %u %u %u\\n", (ULONG)(ULONG_PTR)context, count, driver->DeviceObject != NULL);
              if (count < 2) IoRegisterBootDriverReinitialization(driver, Late, context);
          }
        `,
        entry: "IoRegisterBootDriverReinitialization(driver, Late, (PVOID)5);",
      }),
      {
        drivers: [{ name: "test", sources: ["driver.c"], service: "boot" }],
        steps: [{ do: "remove", device: "device" }],
      },
    );
    expect([told(boot.end), boot.failures]).toEqual(["finished", []]);
    expect(boot.kernel.state.debugOutput).toEqual(["late 5 1 1\n", "late 5 2 1\n"]);
    const service = boot.kernel.state.registry.get("\\registry\\machine\\system\\controlset001\\services\\test");
    expect([...(service?.values.keys() ?? [])]).toEqual(["imagepath", "type", "start", "errorcontrol"]);
    expect(service?.values.get("start")?.data).toEqual(new Uint8Array(4));
  });
  holds(
    "file systems that come and go are told, and those that are there",
    `
      IoRegisterFileSystem(device);
      CHECK(heard == 0);
      CHECK(IoRegisterFsRegistrationChange(device->DriverObject, Heard) == STATUS_SUCCESS && heard == 1 && last == device &&
            active);
      CHECK(IoRegisterFsRegistrationChange(device->DriverObject, Heard) == STATUS_DEVICE_ALREADY_ATTACHED);
      IoUnregisterFileSystem(device);
      CHECK(heard == 2 && !active);
      IoUnregisterFsRegistrationChange(device->DriverObject, Heard);
      IoRegisterFileSystem(device);
      CHECK(heard == 2);
      IoUnregisterFileSystem(device);
    `,
    {
      declarations: `
        #include <ntifs.h>
        static ULONG heard;
        static PDEVICE_OBJECT last;
        static BOOLEAN active;
        DRIVER_FS_NOTIFICATION Heard;
        VOID Heard(PDEVICE_OBJECT device, BOOLEAN on) {
            heard++;
            last = device;
            active = on;
        }
      `,
    },
  );
  holds(
    "a device is attached to another by its name",
    `
      PDEVICE_OBJECT above = NULL, lower = NULL;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test"), none = RTL_CONSTANT_STRING(L"\\\\Device\\\\None");
      CHECK(IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &above) == STATUS_SUCCESS);
      CHECK(IoAttachDevice(above, &none, &lower) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(IoAttachDevice(above, &name, &lower) == STATUS_SUCCESS && lower == device && device->AttachedDevice == above);
      IoDetachDevice(lower);
      IoDeleteDevice(above);
    `,
  );
  it("bug check callbacks run at HIGH_LEVEL before the machine stops, and their data is told", () => {
    const ran = runDriver(
      driver({
        declarations: `
          static KBUGCHECK_CALLBACK_RECORD plain;
          static KBUGCHECK_REASON_CALLBACK_RECORD reason;
          static UCHAR saved[8];
          KBUGCHECK_CALLBACK_ROUTINE Plain;
          KBUGCHECK_REASON_CALLBACK_ROUTINE Reason;
          VOID Plain(PVOID buffer, ULONG length) {
              DbgPrint("plain %u at %u\\n", length, KeGetCurrentIrql());
              *(PUCHAR)buffer = 0x77;
          }
          VOID Reason(KBUGCHECK_CALLBACK_REASON why, PKBUGCHECK_REASON_CALLBACK_RECORD record, PVOID data, ULONG length) {
              PKBUGCHECK_SECONDARY_DUMP_DATA dump = (PKBUGCHECK_SECONDARY_DUMP_DATA)data;
              UNREFERENCED_PARAMETER(record);
              DbgPrint("reason %u size ok %u\\n", why, length == sizeof(*dump) && dump->MaximumAllowed >= 8);
              dump->OutBuffer = saved;
              dump->OutBufferLength = sizeof(saved);
              dump->Guid.Data1 = 0xabcd;
          }
        `,
        entry: `
          KeInitializeCallbackRecord(&plain);
          KeInitializeCallbackRecord(&reason);
          if (!KeRegisterBugCheckCallback(&plain, Plain, saved, sizeof(saved), (PUCHAR) "test")) DbgPrint("refused\\n");
          if (KeRegisterBugCheckCallback(&plain, Plain, saved, sizeof(saved), (PUCHAR) "test")) DbgPrint("taken twice\\n");
          if (!KeRegisterBugCheckReasonCallback(&reason, Reason, KbCallbackSecondaryDumpData, (PUCHAR) "test"))
              DbgPrint("refused\\n");
        `,
        control: "KeBugCheckEx(0xabcd, 1, 2, 3, 4);",
        unload: "KeDeregisterBugCheckCallback(&plain); KeDeregisterBugCheckReasonCallback(&reason);",
      }),
      control(),
    );
    expect(told(ran.end)).toMatch(/^bugcheck .*0xabcd/);
    expect(ran.kernel.state.debugOutput).toEqual(["plain 8 at 15\n", "reason 2 size ok 1\n"]);
    expect(ran.kernel.trace.count({ text: "8 bytes for the dump as {0000abcd" })).toBe(1);
  });
  it("bug check callbacks choose pages and data for the dump", () => {
    const ran = runDriver(
      driver({
        declarations: `
          static KBUGCHECK_REASON_CALLBACK_RECORD add, small;
          static UCHAR room[sizeof(KTRIAGE_DUMP_DATA_ARRAY) + sizeof(KADDRESS_RANGE)];
          KBUGCHECK_REASON_CALLBACK_ROUTINE Add, Small;
          VOID Add(KBUGCHECK_CALLBACK_REASON why, PKBUGCHECK_REASON_CALLBACK_RECORD record, PVOID data, ULONG length) {
              PKBUGCHECK_ADD_PAGES pages = (PKBUGCHECK_ADD_PAGES)data;
              UNREFERENCED_PARAMETER(record);
              DbgPrint("add %u %u %x %p\\n", why, length == sizeof(*pages) && pages->Flags == 0, pages->BugCheckCode,
                       pages->Context);
              pages->Flags =
                  KB_ADD_PAGES_FLAG_VIRTUAL_ADDRESS | (pages->Context == NULL ? KB_ADD_PAGES_FLAG_ADDITIONAL_RANGES_EXIST : 0);
              pages->Address = 0x1000;
              pages->Count = 2;
              pages->Context = (PVOID)5;
          }
          VOID Small(KBUGCHECK_CALLBACK_REASON why, PKBUGCHECK_REASON_CALLBACK_RECORD record, PVOID data, ULONG length) {
              PKBUGCHECK_TRIAGE_DUMP_DATA triage = (PKBUGCHECK_TRIAGE_DUMP_DATA)data;
              PKTRIAGE_DUMP_DATA_ARRAY array = (PKTRIAGE_DUMP_DATA_ARRAY)room;
              UNREFERENCED_PARAMETER(record);
              UNREFERENCED_PARAMETER(length);
              DbgPrint("small %u %x %x %u\\n", why, triage->BugCheckCode, (ULONG)triage->BugCheckParameter4, triage->Flags);
              DbgPrint("%x ", KeInitializeTriageDumpDataArray(array, 8));
              DbgPrint("%x ", KeInitializeTriageDumpDataArray(array, sizeof(room)));
              DbgPrint("%x ", KeAddTriageDumpDataBlock(array, room, 16));
              DbgPrint("%x ", KeAddTriageDumpDataBlock(array, room, 100000));
              DbgPrint("%x ", KeAddTriageDumpDataBlock(array, room, 8));
              DbgPrint("%x\\n", KeAddTriageDumpDataBlock(array, room, 8));
              triage->DataArray = array;
          }
        `,
        entry: `KeInitializeCallbackRecord(&add); KeInitializeCallbackRecord(&small); KeRegisterBugCheckReasonCallback(&add, Add, KbCallbackAddPages, (PUCHAR)"test"); KeRegisterBugCheckReasonCallback(&small, Small, KbCallbackTriageDumpData, (PUCHAR)"test");`,
        control: "KeBugCheckEx(0xabcd, 1, 2, 3, 4);",
      }),
      control(),
    );
    expect(told(ran.end)).toMatch(/^bugcheck .*0xabcd/);
    expect(ran.kernel.state.debugOutput.join("")).toBe(
      "add 4 1 abcd 0000000000000000\nadd 4 1 abcd 0000000000000005\nsmall 7 abcd 4 1\nc000000d 0 0 c000009a 0 c000009a\n",
    );
    expect(ran.kernel.trace.count({ text: "2 pages from the virtual address 0x1000 for the dump" })).toBe(2);
    expect(ran.kernel.trace.count({ text: "2 blocks of 24 bytes for a small dump" })).toBe(1);
  });
  it("a bug check callback that never ends, or stops the machine itself, keeps nobody waiting", () => {
    const stop = (body: string) =>
      told(
        runDriver(
          driver({
            declarations: `
              static KBUGCHECK_CALLBACK_RECORD plain;
              KBUGCHECK_CALLBACK_ROUTINE Plain;
              VOID Plain(PVOID buffer, ULONG length) {
                  UNREFERENCED_PARAMETER(buffer);
                  UNREFERENCED_PARAMETER(length);
                  ${body}
              }
            `,
            entry: `KeInitializeCallbackRecord(&plain); KeRegisterBugCheckCallback(&plain, Plain, NULL, 0, (PUCHAR)"test");`,
            control: "KeBugCheckEx(0xabcd, 1, 2, 3, 4);",
          }),
          control(),
        ).end,
      );
    expect(stop("for (;;) { }")).toMatch(/^bugcheck .*0xabcd/);
    expect(stop("KeBugCheckEx(0x1234, 0, 0, 0, 0);")).toMatch(/^bugcheck .*0xabcd/);
    expect(stop("*(volatile int *)0 = 1;")).toMatch(/^bugcheck .*0xabcd/);
  });
});
