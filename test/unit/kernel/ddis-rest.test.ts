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
