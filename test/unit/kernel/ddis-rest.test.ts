// Routines that belong to no larger family, one by one.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

describe("devices and keys of a driver", () => {
  holds(
    "a device made with a security descriptor has its name, its characteristics, and can be made once",
    `PDEVICE_OBJECT made, again; UNICODE_STRING name; PDRIVER_OBJECT own = extension->Self->DriverObject;
     RtlInitUnicodeString(&name, L"\\\\Device\\\\RingsideSecure");
     CHECK(NT_SUCCESS(IoCreateDeviceSecure(own, 24, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, TRUE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, NULL, &made)));
     CHECK((made->Characteristics & FILE_DEVICE_SECURE_OPEN) != 0); CHECK((made->Flags & DO_EXCLUSIVE) != 0); CHECK(made->DriverObject == own); CHECK(made->DeviceExtension != NULL);
     CHECK(IoCreateDeviceSecure(own, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, NULL, &again) == STATUS_OBJECT_NAME_COLLISION);
     IoDeleteDevice(made);`,
    { declarations: "#include <wdmsec.h>\n" },
  );

  holds(
    "the driver's own key keeps what is written to it",
    `HANDLE key; UNICODE_STRING name; ULONG value = 0x1234, length = 0; UCHAR room[64]; PKEY_VALUE_PARTIAL_INFORMATION info = (PKEY_VALUE_PARTIAL_INFORMATION)room;
     RtlInitUnicodeString(&name, L"Depth");
     CHECK(NT_SUCCESS(IoOpenDriverRegistryKey(extension->Self->DriverObject, DriverRegKeyParameters, KEY_READ | KEY_WRITE, 0, &key)));
     CHECK(NT_SUCCESS(ZwSetValueKey(key, &name, 0, REG_DWORD, &value, sizeof(value)))); ZwClose(key);
     CHECK(NT_SUCCESS(IoOpenDriverRegistryKey(extension->Self->DriverObject, DriverRegKeyParameters, KEY_READ, 0, &key)));
     CHECK(NT_SUCCESS(ZwQueryValueKey(key, &name, KeyValuePartialInformation, info, sizeof(room), &length)));
     CHECK(info->Type == REG_DWORD && info->DataLength == 4 && *(ULONG *)info->Data == 0x1234); ZwClose(key);`,
  );
});

describe("assertions", () => {
  it("PAGED_CODE stops above APC_LEVEL, and does nothing below", () => {
    const below = runDriver(driver({ control: "PAGED_CODE();" }), control(4));
    expect(told(below.end)).toBe("finished");
    const above = runDriver(
      driver({ control: "{ KIRQL irql; KeRaiseIrql(DISPATCH_LEVEL, &irql); PAGED_CODE(); KeLowerIrql(irql); }" }),
      control(4),
    );
    expect(told(above.end)).not.toBe("finished");
  });

  it("a failed assertion stops at its line, a true one does not", () => {
    expect(told(runDriver(driver({ control: "NT_ASSERT(1 + 1 == 2);" }), control(4)).end)).toBe("finished");
    expect(told(runDriver(driver({ control: "ASSERT(1 + 1 == 3);" }), control(4)).end)).not.toBe("finished");
  });
});

describe("further forms of routines", () => {
  holds(
    "lookaside lists of the later form give a block, take it back, and give the same one again",
    `LOOKASIDE_LIST_EX list; PVOID a, b; CHECK(NT_SUCCESS(ExInitializeLookasideListEx(&list, NULL, NULL, NonPagedPoolNx, 0, 48, 'kooL', 0)));
     a = ExAllocateFromLookasideListEx(&list); CHECK(a != NULL); RtlFillMemory(a, 48, 7); b = ExAllocateFromLookasideListEx(&list); CHECK(b != NULL && b != a);
     ExFreeToLookasideListEx(&list, b); ExFreeToLookasideListEx(&list, a); CHECK(ExAllocateFromLookasideListEx(&list) == a); ExFreeToLookasideListEx(&list, a); ExDeleteLookasideListEx(&list);
     CHECK(ExInitializeLookasideListEx(&list, NULL, NULL, (POOL_TYPE)77, 0, 48, 'kooL', 0) == STATUS_INVALID_PARAMETER_4 && ExInitializeLookasideListEx(&list, NULL, NULL, PagedPool, 8, 48, 'kooL', 0) == STATUS_INVALID_PARAMETER_5 && ExInitializeLookasideListEx(&list, NULL, NULL, PagedPool, 0, 48, 'kooL', 3) == STATUS_INVALID_PARAMETER_8);
     CHECK(NT_SUCCESS(ExInitializeLookasideListEx(&list, Own, Back, PagedPool, 0, 16, 'kooL', 0))); a = ExAllocateFromLookasideListEx(&list); CHECK(a != NULL && given == 1 && kind == PagedPool); ExFreeToLookasideListEx(&list, a); CHECK(given == 1); ExDeleteLookasideListEx(&list); CHECK(given == 0);`,
    {
      declarations:
        "static ULONG given; static POOL_TYPE kind; static ALLOCATE_FUNCTION_EX Own; static FREE_FUNCTION_EX Back; static PVOID Own(POOL_TYPE t, SIZE_T n, ULONG tag, PLOOKASIDE_LIST_EX l) { UNREFERENCED_PARAMETER(l); kind = t; given++; return ExAllocatePoolWithTag(t, n, tag); } static VOID Back(PVOID p, PLOOKASIDE_LIST_EX l) { UNREFERENCED_PARAMETER(l); given--; ExFreePool(p); }",
    },
  );
  holds(
    "a sequenced list begins empty",
    `static SLIST_HEADER head; static SLIST_ENTRY entry; InitializeSListHead(&head); CHECK(ExQueryDepthSList(&head) == 0 && InterlockedPopEntrySList(&head) == NULL);
     CHECK(InterlockedPushEntrySList(&head, &entry) == NULL && ExQueryDepthSList(&head) == 1); InitializeSListHead(&head); CHECK(ExQueryDepthSList(&head) == 0);`,
  );
  holds(
    "the process of a request is the one that made it",
    `CHECK(IoGetRequestorProcessId(irp) == (ULONG)(ULONG_PTR)PsGetCurrentProcessId()); CHECK(IoGetRequestorProcess(irp) == PsGetCurrentProcess());`,
  );
  holds(
    "a hard error names the device to verify to the thread of the request",
    `CHECK(IoGetDeviceToVerify(PsGetCurrentThread()) == NULL); IoSetHardErrorOrVerifyDevice(irp, extension->Self); CHECK(IoGetDeviceToVerify(irp->Tail.Overlay.Thread) == extension->Self);
     IoSetDeviceToVerify(irp->Tail.Overlay.Thread, NULL); CHECK(IoGetDeviceToVerify(PsGetCurrentThread()) == NULL);`,
    { declarations: "#include <ntifs.h>\n" },
  );
  holds(
    "a device's threaded DPC calls the routine of the device",
    `IoInitializeThreadedDpcRequest(extension->Self, Later); IoRequestDpc(extension->Self, irp, extension); CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS); CHECK(extension->Seen == irp);`,
    {
      fields: "PIRP Seen;",
      declarations:
        "static IO_DPC_ROUTINE Later; static VOID Later(PKDPC dpc, PDEVICE_OBJECT device, PIRP irp, PVOID context) { UNREFERENCED_PARAMETER(dpc); UNREFERENCED_PARAMETER(device); ((PEXTENSION)context)->Seen = irp; KeSetEvent(&((PEXTENSION)context)->Event, 0, FALSE); }",
    },
  );
  holds(
    "Plug and Play notifications end by the later form too",
    `PVOID entry = NULL; CHECK(NT_SUCCESS(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange, 0, (PVOID)&GUID_NULL_, extension->Self->DriverObject, Told, NULL, &entry)) && entry != NULL);
     CHECK(NT_SUCCESS(IoUnregisterPlugPlayNotificationEx(entry)));`,
    {
      declarations:
        "static const GUID GUID_NULL_ = { 0 }; static DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told; static NTSTATUS Told(PVOID s, PVOID c) { UNREFERENCED_PARAMETER(s); UNREFERENCED_PARAMETER(c); return STATUS_SUCCESS; }",
    },
  );
  holds(
    "registers are mapped with a protection that I/O space can have, and with no other",
    `PHYSICAL_ADDRESS where; PVOID at; where.QuadPart = 0xD0000000; at = MmMapIoSpaceEx(where, 16, PAGE_READWRITE | PAGE_NOCACHE); CHECK(at != NULL); MmUnmapIoSpace(at, 16); CHECK(MmMapIoSpaceEx(where, 16, PAGE_GUARD) == NULL);`,
  );
  holds(
    "process notifications of the later form are registered once and taken back",
    `CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, FALSE))); CHECK(PsSetCreateProcessNotifyRoutineEx(Notify, FALSE) == STATUS_INVALID_PARAMETER); CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, TRUE))); CHECK(!NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(Notify, TRUE)));`,
    {
      declarations:
        "static VOID Notify(PEPROCESS p, HANDLE id, PPS_CREATE_NOTIFY_INFO i) { UNREFERENCED_PARAMETER(p); UNREFERENCED_PARAMETER(id); UNREFERENCED_PARAMETER(i); }",
    },
  );
  holds(
    "a bit map is set whole",
    `ULONG bits[2] = { 0, 0 }; RTL_BITMAP map; RtlInitializeBitMap(&map, bits, 40); RtlSetAllBits(&map); CHECK(RtlNumberOfSetBits(&map) == 40); CHECK(bits[0] == 0xffffffff);`,
  );
  it("RtlAssert stops with the condition and its place, and a debugger is present", () => {
    const source = driver({
      control: 'if (!KdRefreshDebuggerNotPresent()) RtlAssert("depth < 3", "queue.c", 17, NULL);',
    });
    expect(told(runDriver(source, control(4)).end)).toContain("Assertion failed: depth < 3 (queue.c:17)");
  });
});
