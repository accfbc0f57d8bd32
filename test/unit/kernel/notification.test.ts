// Notifications of device interfaces, and callbacks that are registered and withdrawn, by a driver that checks itself.
import { expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const guid = "{ 0xc0cf0640, 0x5f6e, 0x11d2, { 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3 } }";

function output(pieces: Pieces): readonly string[] {
  const source = driver({
    ...pieces,
    declarations: `#define CHECK(condition) do { if (!(condition)) DbgPrint("CHECK failed: %s\\n", #condition); } while (0)\n${pieces.declarations ?? ""}`,
  });
  const { kernel, end, failures } = runDriver(source, control(0));
  expect(told(end)).toBe("finished");
  return [...failures, ...kernel.state.debugOutput];
}

it("tells of interfaces of a class that exist, are enabled and are disabled, until it is unregistered", () => {
  expect(
    output({
      fields: "UNICODE_STRING Link; PVOID Entry; ULONG Seen;",
      declarations: `
        static const GUID Class = ${guid},
                          Arrival = { 0xcb3a4004, 0x46f0, 0x11d0, { 0xb0, 0x8f, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3f } };
        DRIVER_NOTIFICATION_CALLBACK_ROUTINE Changed;
        NTSTATUS Changed(PVOID structure, PVOID context) {
            PDEVICE_INTERFACE_CHANGE_NOTIFICATION n = (PDEVICE_INTERFACE_CHANGE_NOTIFICATION)structure;
            PEXTENSION e = (PEXTENSION)context;
            CHECK(n->Version == 1 && n->Size == sizeof(*n) && IsEqualGUID(&n->InterfaceClassGuid, &Class));
            CHECK(RtlEqualUnicodeString(n->SymbolicLinkName, &e->Link, TRUE));
            DbgPrint("%s\\n", IsEqualGUID(&n->Event, &Arrival) ? "arrival" : "removal");
            KeSetEvent(&e->Event, 0, FALSE);
            return STATUS_SUCCESS;
        }
      `,
      add: `
        CHECK(NT_SUCCESS(IoRegisterDeviceInterface(pdo, &Class, NULL, &extension->Link)));
        CHECK(NT_SUCCESS(IoSetDeviceInterfaceState(&extension->Link, TRUE)));
      `,
      control: `
        CHECK(NT_SUCCESS(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange,
                                                        PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES, (PVOID)&Class,
                                                        device->DriverObject, Changed, extension, &extension->Entry)));
        KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
        KeClearEvent(&extension->Event);
        IoSetDeviceInterfaceState(&extension->Link, FALSE);
        KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
        IoUnregisterPlugPlayNotification(extension->Entry);
        IoSetDeviceInterfaceState(&extension->Link, TRUE);
      `,
      remove: "IoSetDeviceInterfaceState(&extension->Link, FALSE); RtlFreeUnicodeString(&extension->Link);",
    }),
  ).toEqual(["arrival\n", "removal\n"]);
});

it("registers and withdraws callbacks on handles and processes", () => {
  expect(
    output({
      declarations: `
        OB_PREOP_CALLBACK_STATUS Before(PVOID context, POB_PRE_OPERATION_INFORMATION information) {
            UNREFERENCED_PARAMETER(context);
            UNREFERENCED_PARAMETER(information);
            return OB_PREOP_SUCCESS;
        }
        VOID Created(HANDLE parent, HANDLE process, BOOLEAN create) {
            UNREFERENCED_PARAMETER(parent);
            UNREFERENCED_PARAMETER(process);
            UNREFERENCED_PARAMETER(create);
        }
      `,
      control: `
        OB_OPERATION_REGISTRATION operation = { PsProcessType, OB_OPERATION_HANDLE_CREATE, Before, NULL };
        OB_CALLBACK_REGISTRATION all = { OB_FLT_REGISTRATION_VERSION, 1, RTL_CONSTANT_STRING(L"1000"), NULL, &operation };
        PVOID one, two;
        PEPROCESS process;
        CHECK(ObGetFilterVersion() == OB_FLT_REGISTRATION_VERSION);
        CHECK(ObRegisterCallbacks(&all, &one) == STATUS_SUCCESS);
        CHECK(ObRegisterCallbacks(&all, &two) == STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
        ObUnRegisterCallbacks(one);
        CHECK(NT_SUCCESS(ObRegisterCallbacks(&all, &two)));
        ObUnRegisterCallbacks(two);
        CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutine(Created, FALSE)));
        CHECK(PsSetCreateProcessNotifyRoutine(Created, FALSE) == STATUS_INVALID_PARAMETER);
        CHECK(NT_SUCCESS(PsSetCreateProcessNotifyRoutine(Created, TRUE)));
        CHECK(PsSetCreateProcessNotifyRoutine(Created, TRUE) == STATUS_INVALID_PARAMETER);
        CHECK(NT_SUCCESS(PsLookupProcessByProcessId((HANDLE)4, &process)) && process == PsGetCurrentProcess());
        ObDereferenceObject(process);
      `,
    }),
  ).toEqual([]);
});
