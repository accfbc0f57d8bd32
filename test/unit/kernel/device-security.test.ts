// Descriptors of devices: set while the device is there, and by the registry for a device's class.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const device = String.raw`\Device\Test`;
const open = (user: string, handle: string, expected: Readonly<Record<string, unknown>> = {}) => ({
  do: "open",
  handle,
  device,
  user,
  ...expected,
});
const denied = { expect: { status: "STATUS_ACCESS_DENIED" } };

it("a driver takes a device from users and reads who may have it", () => {
  const { end, failures, kernel } = runDriver(
    driver({
      declarations: "#include <ntifs.h>",
      control: String.raw`
        HANDLE h;
        UCHAR list[128], who[16], room[256];
        SECURITY_DESCRIPTOR sd;
        SID_IDENTIFIER_AUTHORITY nt = SECURITY_NT_AUTHORITY;
        ULONG n;
        PACL dacl;
        BOOLEAN there, defaulted;
        DbgPrint("%x ",
                 ObOpenObjectByPointer(device, OBJ_KERNEL_HANDLE, NULL, READ_CONTROL | WRITE_DAC, NULL, KernelMode, &h));
        DbgPrint("%x ", ZwQuerySecurityObject(h, DACL_SECURITY_INFORMATION, (PSECURITY_DESCRIPTOR)room, sizeof(room), &n));
        RtlGetDaclSecurityDescriptor((PSECURITY_DESCRIPTOR)room, &there, &dacl, &defaulted);
        DbgPrint("%u ", dacl->AceCount);
        RtlInitializeSid(who, &nt, 2);
        *RtlSubAuthoritySid(who, 0) = SECURITY_BUILTIN_DOMAIN_RID;
        *RtlSubAuthoritySid(who, 1) = DOMAIN_ALIAS_RID_ADMINS;
        RtlCreateAcl((PACL)list, sizeof(list), ACL_REVISION);
        RtlAddAccessAllowedAce((PACL)list, ACL_REVISION, GENERIC_ALL, who);
        RtlCreateSecurityDescriptor(&sd, SECURITY_DESCRIPTOR_REVISION);
        RtlSetDaclSecurityDescriptor(&sd, TRUE, (PACL)list, FALSE);
        DbgPrint("%x", ZwSetSecurityObject(h, DACL_SECURITY_INFORMATION, &sd));
        ZwClose(h);
      `,
    }),
    {
      steps: [
        open("standard", "before"),
        { do: "ioctl", handle: "before", code: 0x222000 },
        open("standard", "after", denied),
        open("administrator", "admin"),
        { do: "close", handle: "before" },
        { do: "close", handle: "admin" },
        { do: "remove", device: "device" },
      ],
    },
  );
  expect([told(end), failures]).toEqual(["finished", []]);
  expect(kernel.state.debugOutput.join("")).toBe("0 0 4 0");
});

it("the registry says for a class who may open its devices, and what they are like", () => {
  const { end, failures, kernel } = runDriver(
    driver({
      declarations: String.raw`
        #include <ntifs.h>
        #include <wdmsec.h>
        static const GUID Class = { 0x12345678, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
        static PDEVICE_OBJECT secure;
        static VOID Override(VOID) {
            UNICODE_STRING
                key = RTL_CONSTANT_STRING(
                    L"\\Registry\\Machine\\System\\CurrentControlSet\\Control\\Class\\{12345678-0001-0002-0304-05060708090A}\\Properties"),
                name;
            OBJECT_ATTRIBUTES a;
            HANDLE h;
            UCHAR room[256], list[64], who[16];
            SECURITY_DESCRIPTOR sd;
            ULONG one = 1, length = sizeof(room), type = FILE_DEVICE_UNKNOWN + 0x8000;
            SID_IDENTIFIER_AUTHORITY nt = SECURITY_NT_AUTHORITY;
            RtlInitializeSid(who, &nt, 1);
            *RtlSubAuthoritySid(who, 0) = SECURITY_AUTHENTICATED_USER_RID;
            RtlCreateAcl((PACL)list, sizeof(list), ACL_REVISION);
            RtlAddAccessAllowedAce((PACL)list, ACL_REVISION, GENERIC_ALL, who);
            RtlCreateSecurityDescriptor(&sd, SECURITY_DESCRIPTOR_REVISION);
            RtlSetDaclSecurityDescriptor(&sd, TRUE, (PACL)list, FALSE);
            RtlAbsoluteToSelfRelativeSD(&sd, (PSECURITY_DESCRIPTOR)room, &length);
            InitializeObjectAttributes(&a, &key, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
            RtlCreateRegistryKey(RTL_REGISTRY_CONTROL, L"Class\\{12345678-0001-0002-0304-05060708090A}");
            if (!NT_SUCCESS(ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL))) {
                DbgPrint("no key\n");
                return;
            }
            RtlInitUnicodeString(&name, L"Security");
            ZwSetValueKey(h, &name, 0, REG_BINARY, room, length);
            RtlInitUnicodeString(&name, L"Exclusive");
            ZwSetValueKey(h, &name, 0, REG_DWORD, &one, 4);
            RtlInitUnicodeString(&name, L"DeviceType");
            ZwSetValueKey(h, &name, 0, REG_DWORD, &type, 4);
            ZwClose(h);
        }
      `,
      entry: String.raw`
        {
            UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Secure");
            DbgPrint("%x ", IoCreateDeviceSecure(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL,
                                                 &Class, &secure));
            Override();
            DbgPrint("%x ", IoCreateDeviceSecure(driver, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE,
                                                 &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, &Class, &secure));
            DbgPrint("%x %x", secure->DeviceType, secure->Flags & DO_EXCLUSIVE);
        }
      `,
      unload: "IoDeleteDevice(secure);",
    }),
    {
      steps: [
        { ...open("standard", "first"), device: String.raw`\Device\Secure` },
        { ...open("standard", "second"), device: String.raw`\Device\Secure`, ...denied },
        { do: "close", handle: "first" },
        { do: "remove", device: "device" },
      ],
    },
  );
  expect([told(end), failures]).toEqual(["finished", []]);
  expect(kernel.state.debugOutput.join("")).toBe("c000000d 0 8022 8");
});

it("a driver asks what the sender of a control request has opened its device for", () => {
  const { end, failures, kernel } = runDriver(
    driver({
      declarations: "#include <ntifs.h>",
      control: String.raw`
        DbgPrint("%x %x %x %x\n", IoValidateDeviceIoControlAccess(irp, FILE_READ_ACCESS),
                 IoValidateDeviceIoControlAccess(irp, FILE_WRITE_ACCESS),
                 IoValidateDeviceIoControlAccess(irp, FILE_READ_ACCESS | FILE_WRITE_ACCESS),
                 IoValidateDeviceIoControlAccess(irp, 8));
      `,
    }),
    {
      steps: [
        { ...open("standard", "reader"), access: "read" },
        { do: "ioctl", handle: "reader", code: 0x222000 },
        { do: "close", handle: "reader" },
        { do: "remove", device: "device" },
      ],
    },
  );
  expect([told(end), failures]).toEqual(["finished", []]);
  expect(kernel.state.debugOutput.join("")).toBe("0 c0000022 c0000022 c000000d\n");
});
