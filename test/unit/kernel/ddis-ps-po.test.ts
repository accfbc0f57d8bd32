// Ps…, Po…, Se… and the debugger's printing one by one.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

describe("processes, threads, versions", () => {
  holds(
    "who runs, and on what",
    `
      ULONG major = 0, minor = 9, build = 0;
      HANDLE handle;
      PVOID object;
      RTL_OSVERSIONINFOW info;
      LUID luid;
      HANDLE here = PsGetCurrentThreadId();
      CHECK(!PsIsSystemThread(PsGetCurrentThread()));
      CHECK(PsGetProcessId(PsGetCurrentProcess()) == PsGetCurrentProcessId());
      CHECK(IoGetCurrentProcess() == PsGetCurrentProcess());
      CHECK(NT_SUCCESS(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Body, extension)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(handle, THREAD_ALL_ACCESS, NULL, KernelMode, &object, NULL)));
      CHECK(PsIsSystemThread((PETHREAD)object));
      CHECK(KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(self == object && system && id != here && id != NULL);
      ObDereferenceObject(object);
      ZwClose(handle);
      info.dwOSVersionInfoSize = sizeof(info);
      CHECK(!PsGetVersion(&major, &minor, &build, NULL));
      CHECK(NT_SUCCESS(RtlGetVersion(&info)) && info.dwMajorVersion == major && info.dwMinorVersion == minor &&
            info.dwBuildNumber == build && major == 10);
      luid.LowPart = 7;
      luid.HighPart = 0;
      CHECK(SeSinglePrivilegeCheck(luid, KernelMode));
    `,
    {
      declarations: `
          static PVOID self;
          static BOOLEAN system;
          static HANDLE id;
          static KSTART_ROUTINE Body;
          static VOID Body(PVOID c) {
              UNREFERENCED_PARAMETER(c);
              self = PsGetCurrentThread();
              id = PsGetCurrentThreadId();
              system = PsIsSystemThread(PsGetCurrentThread());
              PsTerminateSystemThread(STATUS_SUCCESS);
          }
        `,
    },
  );
});

describe("power", () => {
  holds(
    "a requested IRP goes down the stack and calls back",
    `
      POWER_STATE state;
      PVOID handle;
      PULONG idle;
      state.DeviceState = PowerDeviceD2;
      CHECK(PoRequestPowerIrp(extension->Self, IRP_MN_SET_POWER, state, Back, extension, NULL) == STATUS_PENDING);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(device == extension->Self && minor == IRP_MN_SET_POWER && reached == PowerDeviceD2 && passed == 1);
      state.DeviceState = PowerDeviceD3;
      (void)PoSetPowerState(extension->Self, DevicePowerState, state);
      state.DeviceState = PowerDeviceD0;
      CHECK(PoSetPowerState(extension->Self, DevicePowerState, state).DeviceState == PowerDeviceD3);
      CHECK(PoSetPowerState(extension->Self, DevicePowerState, state).DeviceState == PowerDeviceD0);
      idle = PoRegisterDeviceForIdleDetection(extension->Self, 60, 60, PowerDeviceD3);
      CHECK(idle != NULL);
      *idle = 5;
      PoSetDeviceBusy(idle);
      CHECK(*idle == 0);
      handle = PoRegisterSystemState(NULL, ES_SYSTEM_REQUIRED | ES_CONTINUOUS);
      CHECK(handle != NULL);
      PoSetSystemState(ES_SYSTEM_REQUIRED);
      PoUnregisterSystemState(handle);
    `,
    {
      declarations: `
        static PDEVICE_OBJECT device;
        static UCHAR minor;
        static DEVICE_POWER_STATE reached;
        static ULONG passed;
        static REQUEST_POWER_COMPLETE Back;
        static DRIVER_DISPATCH Power;
        static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
            if (IoGetCurrentIrpStackLocation(irp)->Parameters.Power.Type == DevicePowerState &&
                IoGetCurrentIrpStackLocation(irp)->Parameters.Power.State.DeviceState == PowerDeviceD2)
                passed++;
            PoStartNextPowerIrp(irp);
            IoSkipCurrentIrpStackLocation(irp);
            return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
        }
        static VOID Back(PDEVICE_OBJECT d, UCHAR m, POWER_STATE s, PVOID c, PIO_STATUS_BLOCK b) {
            UNREFERENCED_PARAMETER(b);
            device = d;
            minor = m;
            reached = s.DeviceState;
            KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
        }
      `,
      entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
    },
  );
});

describe("printing", () => {
  it("passes texts on, with a prefix where one is given", () => {
    const { kernel, end } = runDriver(
      driver({
        declarations: `
          static ULONG Plain(PCCH f, ...) {
              va_list l;
              ULONG s;
              va_start(l, f);
              s = vDbgPrintEx(DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, f, l);
              va_end(l);
              return s;
          }
          static ULONG Prefixed(PCCH f, ...) {
              va_list l;
              ULONG s;
              va_start(l, f);
              s = vDbgPrintExWithPrefix("own: ", DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, f, l);
              va_end(l);
              return s;
          }
        `,
        control: `DbgPrintEx(DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, "one %d %s", 1, "x"); Plain("two %I64d %wc", (LONGLONG)-2, L'y'); Prefixed("three %x", 0xabc);`,
      }),
      control(4),
    );
    expect(told(end)).toBe("finished");
    expect(kernel.state.debugOutput).toEqual(["one 1 x", "two -2 y", "own: three abc"]);
  });
  it("a break is told, and goes on", () => {
    const { kernel, end } = runDriver(
      driver({ control: '(DbgBreakPoint)(); DbgBreakPointWithStatus(1); DbgPrint("on");' }),
      control(4),
    );
    expect(told(end)).toBe("finished");
    expect(kernel.state.debugOutput.at(-1)).toBe("on");
    const printed = kernel.trace.window(0, 100_000, { kinds: ["debugPrint"] }).map((row) => row.detail);
    for (const text of printed.slice(0, 2)) expect(text).toMatch(/^Break instruction exception - code 80000003/);
  });
});

describe("the auxiliary library", () => {
  const aux = "#include <aux_klib.h>\n";
  holds(
    "lists what is loaded, once it has been set up",
    `
      ULONG n = 0, small = 1;
      PAUX_MODULE_EXTENDED_INFO m;
      AUX_MODULE_BASIC_INFO basic[4];
      KBUGCHECK_DATA d;
      CHECK(AuxKlibQueryModuleInformation(&n, sizeof(*m), NULL) == STATUS_UNSUCCESSFUL);
      CHECK(AuxKlibInitialize() == STATUS_SUCCESS);
      CHECK(AuxKlibQueryModuleInformation(&n, sizeof(*m), NULL) == STATUS_SUCCESS && n == 2 * sizeof(*m));
      CHECK(AuxKlibQueryModuleInformation(&small, sizeof(*m), &d) == STATUS_BUFFER_TOO_SMALL &&
            AuxKlibQueryModuleInformation(&n, 9, NULL) == STATUS_INVALID_PARAMETER_2);
      m = ExAllocatePoolWithTag(PagedPool, n, 'xuAt');
      CHECK(m != NULL && AuxKlibQueryModuleInformation(&n, sizeof(*m), m) == STATUS_SUCCESS &&
            strcmp((PCSTR)m[1].FullPathName + m[1].FileNameOffset, "test.sys") == 0 &&
            (PUCHAR)&mark >= (PUCHAR)m[1].BasicInfo.ImageBase &&
            (PUCHAR)&mark < (PUCHAR)m[1].BasicInfo.ImageBase + m[1].ImageSize);
      small = sizeof(basic);
      CHECK(AuxKlibQueryModuleInformation(&small, sizeof(*basic), basic) == STATUS_SUCCESS &&
            basic[1].ImageBase == m[1].BasicInfo.ImageBase);
      ExFreePoolWithTag(m, 'xuAt');
      d.BugCheckDataSize = sizeof(d);
      CHECK(AuxKlibGetBugCheckData(&d) == STATUS_SUCCESS && d.BugCheckCode == 0);
      d.BugCheckDataSize = 4;
      CHECK(AuxKlibGetBugCheckData(&d) == STATUS_INFO_LENGTH_MISMATCH);
    `,
    { declarations: `${aux}static ULONG mark;` },
  );
  it("tells a bug check callback why the system stops", () => {
    const code = `(void)AuxKlibInitialize(); KeInitializeCallbackRecord(&record); KeRegisterBugCheckCallback(&record, Stopping, room, sizeof(room), (PUCHAR)"test"); KeBugCheckEx(0xE2, 1, 2, 3, 4);`;
    const declarations = `
      ${aux}static KBUGCHECK_CALLBACK_RECORD record;
      static UCHAR room[8];
      static KBUGCHECK_CALLBACK_ROUTINE Stopping;
      static VOID Stopping(PVOID b, ULONG n) {
          KBUGCHECK_DATA d;
          UNREFERENCED_PARAMETER(b);
          UNREFERENCED_PARAMETER(n);
          d.BugCheckDataSize = sizeof(d);
          AuxKlibGetBugCheckData(&d);
          DbgPrint("%x %d %d\\n", d.BugCheckCode, (int)d.Parameter1, (int)d.Parameter4);
      }
    `;
    const { kernel } = runDriver(driver({ control: code, declarations }), control(4));
    expect(kernel.state.debugOutput.join("")).toBe("e2 1 4\n");
  });
});

describe("threads by handle", () => {
  holds(
    "tell of themselves, also when they have ended, and are changed",
    String.raw`
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      CLIENT_ID id;
      struct {
          NTSTATUS Exit;
          PVOID Teb;
          CLIENT_ID Id;
          ULONG_PTR Affinity;
          LONG Priority, Base;
      } basic;
      LARGE_INTEGER times[4], now;
      PVOID start = NULL, object;
      ULONG got = 0, max, min, current;
      LONG priority = 12, increment = 2;
      KAFFINITY one = 1;
      LUID luid;
      UNREFERENCED_PARAMETER(luid);
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      KeQuerySystemTime(&now);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &a, NULL, &id, Quick, &extension->Event)) &&
            NT_SUCCESS(ObReferenceObjectByHandle(h, 0, *PsThreadType, KernelMode, &object, NULL)));
      CHECK(ZwQueryInformationThread(h, ThreadBasicInformation, &basic, sizeof(basic), &got) == STATUS_SUCCESS &&
            got == 48 && basic.Exit == STATUS_PENDING && basic.Id.UniqueThread == id.UniqueThread &&
            basic.Id.UniqueProcess == (HANDLE)4 && basic.Affinity == 3 && basic.Priority == 8);
      CHECK(ZwQueryInformationThread(h, ThreadBasicInformation, &basic, 8, &got) == STATUS_INFO_LENGTH_MISMATCH);
      CHECK(ZwQueryInformationThread(h, ThreadQuerySetWin32StartAddress, &start, sizeof(start), NULL) == STATUS_SUCCESS &&
            start == (PVOID)Quick);
      CHECK(ZwQueryInformationThread(h, ThreadIsTerminated, &got, 4, NULL) == STATUS_SUCCESS && got == 0 &&
            PsGetThreadExitStatus(object) == STATUS_PENDING);
      CHECK(ZwSetInformationThread(h, ThreadPriority, &priority, 4) == STATUS_SUCCESS &&
            KeQueryPriorityThread(object) == 12);
      CHECK(ZwSetInformationThread(h, ThreadBasePriority, &increment, 4) == STATUS_SUCCESS &&
            KeQueryPriorityThread(object) == 10);
      priority = 40;
      CHECK(ZwSetInformationThread(h, ThreadPriority, &priority, 4) == STATUS_INVALID_PARAMETER &&
            ZwSetInformationThread(h, ThreadPriority, &priority, 8) == STATUS_INFO_LENGTH_MISMATCH);
      CHECK(ZwSetInformationThread(h, ThreadAffinityMask, &one, 8) == STATUS_SUCCESS &&
            ZwQueryInformationThread(h, ThreadBasicInformation, &basic, sizeof(basic), NULL) == STATUS_SUCCESS &&
            basic.Affinity == 1);
      KeSetEvent(&extension->Event, 0, FALSE);
      KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL);
      CHECK(PsGetThreadExitStatus(object) == STATUS_DEVICE_BUSY && PsGetThreadCreateTime(object) >= now.QuadPart);
      CHECK(ZwQueryInformationThread(h, ThreadTimes, times, sizeof(times), NULL) == STATUS_SUCCESS &&
            times[0].QuadPart == PsGetThreadCreateTime(object));
      CHECK(ZwQueryInformationThread(h, ThreadIsTerminated, &got, 4, NULL) == STATUS_SUCCESS && got == 1 &&
            ZwSetInformationThread(h, ThreadBasePriority, &increment, 4) == STATUS_THREAD_IS_TERMINATING);
      ObDereferenceObject(object);
      ZwClose(h);
      CHECK(ZwQueryInformationThread(h, ThreadTimes, times, sizeof(times), NULL) == STATUS_INVALID_HANDLE);
      ExQueryTimerResolution(&max, &min, &current);
      CHECK(max == 156250 && min == 5000 && current == max);
    `,
    {
      declarations: `
        #include <ntifs.h>
        NTSYSAPI NTSTATUS NTAPI ZwQueryInformationThread(HANDLE, THREADINFOCLASS, PVOID, ULONG, PULONG);
        static KSTART_ROUTINE Quick;
        static VOID Quick(PVOID c) {
            KeWaitForSingleObject(c, Executive, KernelMode, FALSE, NULL);
            PsTerminateSystemThread(STATUS_DEVICE_BUSY);
        }
      `,
    },
  );
  holds(
    "drivers are loaded and unloaded by their services",
    String.raw`
      UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\other"),
                     no = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\none");
      CHECK(ZwUnloadDriver(&n) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwLoadDriver(&n) == STATUS_SUCCESS && ZwLoadDriver(&n) == STATUS_IMAGE_ALREADY_LOADED);
      CHECK(ZwUnloadDriver(&n) == STATUS_SUCCESS && ZwUnloadDriver(&n) == STATUS_OBJECT_NAME_NOT_FOUND &&
            ZwLoadDriver(&no) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
    {},
    {
      drivers: [
        { name: "test", sources: ["driver.c"] },
        { name: "other", sources: ["driver.c"], service: "demand" },
      ],
    },
  );
});

describe("what keeps the machine awake, and power settings", () => {
  holds(
    "power requests are counted by type, and deleted",
    `
      PVOID request = NULL;
      CHECK(PoCreatePowerRequest(&request, device, NULL) == STATUS_SUCCESS && request != NULL);
      CHECK(PoClearPowerRequest(request, PowerRequestSystemRequired) == STATUS_INVALID_PARAMETER);
      CHECK(PoSetPowerRequest(request, PowerRequestSystemRequired) == STATUS_SUCCESS);
      CHECK(PoSetPowerRequest(request, (POWER_REQUEST_TYPE)9) == STATUS_INVALID_PARAMETER);
      CHECK(PoClearPowerRequest(request, PowerRequestSystemRequired) == STATUS_SUCCESS);
      PoDeletePowerRequest(request);
    `,
  );
  holds(
    "who registers for a power setting is told its value",
    `
      PVOID handle = NULL;
      CHECK(PoRegisterPowerSettingCallback(device, &monitor, Told, extension, &handle) == STATUS_SUCCESS);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(on == 1);
      CHECK(PoUnregisterPowerSettingCallback(handle) == STATUS_SUCCESS);
    `,
    {
      declarations: `
        static const GUID monitor = { 0x02731015, 0x4510, 0x4526, { 0x99, 0xe6, 0xe5, 0xa1, 0x7e, 0xbd, 0x1a, 0xea } };
        static ULONG on = 7;
        static POWER_SETTING_CALLBACK Told;
        static NTSTATUS Told(LPCGUID g, PVOID v, ULONG l, PVOID c) {
            if (l == 4 && g->Data1 == monitor.Data1) on = *(PULONG)v;
            KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
            return STATUS_SUCCESS;
        }
      `,
    },
  );
  it("what is no power request is told, and what is left behind at the unload", () => {
    const wrong = (code: string) => told(runDriver(driver({ control: code }), control(4)).end);
    expect(wrong("PoDeletePowerRequest(extension);")).toMatch(
      /PoDeletePowerRequest is given .*, which is no power request/,
    );
    expect(wrong("PVOID r; PoCreatePowerRequest(&r, device, NULL);")).toMatch(/a power request of its is still there/);
  });
});

describe("process notifications", () => {
  holds(
    "process notifications of the later form are registered once and taken back",
    `
      CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, FALSE)));
      CHECK(PsSetCreateProcessNotifyRoutineEx(Notify, FALSE) == STATUS_INVALID_PARAMETER);
      CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, TRUE)));
      CHECK(!NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, TRUE)));
    `,
    {
      declarations: `
          static VOID Notify(PEPROCESS p, HANDLE id, PPS_CREATE_NOTIFY_INFO i) {
              UNREFERENCED_PARAMETER(p);
              UNREFERENCED_PARAMETER(id);
              UNREFERENCED_PARAMETER(i);
          }
        `,
    },
  );
});
