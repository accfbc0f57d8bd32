// The system as programs see it: devices by their interfaces, services, the registry.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { makeKernel, runKernel } from "./host.ts";
import { programHolds } from "./program.ts";

describe("devices", () => {
  const guid = "0x11111111, 0x2222, 0x3333, 0x44, 0x44, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55";
  const withInterface = {
    fields: "UNICODE_STRING Link;",
    declarations: `#include <initguid.h>\nDEFINE_GUID(GUID_TEST, ${guid});`,
    add: "IoRegisterDeviceInterface(pdo, &GUID_TEST, NULL, &extension->Link); IoSetDeviceInterfaceState(&extension->Link, TRUE);",
    remove: "IoSetDeviceInterfaceState(&extension->Link, FALSE); RtlFreeUnicodeString(&extension->Link);",
  };
  const body = `
    #include <setupapi.h>
    #include <initguid.h>
    DEFINE_GUID(GUID_TEST, ${guid});
    int main(void) {
        struct {
            SP_DEVICE_INTERFACE_DETAIL_DATA d;
            TCHAR more[100];
        } detail;
        SP_DEVICE_INTERFACE_DATA found;
        SP_DEVINFO_DATA device;
        DWORD needed, type;
        TCHAR text[64];
        HANDLE h;
        HDEVINFO set = SetupDiGetClassDevs(&GUID_TEST, NULL, NULL, DIGCF_PRESENT | DIGCF_DEVICEINTERFACE);
        CHECK(set != INVALID_HANDLE_VALUE);
        found.cbSize = 5;
        CHECK(!SetupDiEnumDeviceInterfaces(set, NULL, &GUID_TEST, 0, &found) &&
              GetLastError() == ERROR_INVALID_USER_BUFFER);
        found.cbSize = sizeof(found);
        CHECK(SetupDiEnumDeviceInterfaces(set, NULL, &GUID_TEST, 0, &found) && (found.Flags & SPINT_ACTIVE));
        CHECK(!SetupDiEnumDeviceInterfaces(set, NULL, &GUID_TEST, 1, &found) && GetLastError() == ERROR_NO_MORE_ITEMS);
        CHECK(!SetupDiGetDeviceInterfaceDetail(set, &found, NULL, 0, &needed, NULL) &&
              GetLastError() == ERROR_INSUFFICIENT_BUFFER && needed > 50);
        detail.d.cbSize = sizeof(detail.d);
        device.cbSize = sizeof(device);
        CHECK(!SetupDiGetDeviceInterfaceDetail(set, &found, &detail.d, needed - 1, NULL, NULL) &&
              GetLastError() == ERROR_INSUFFICIENT_BUFFER);
        CHECK(SetupDiGetDeviceInterfaceDetail(set, &found, &detail.d, sizeof(detail), NULL, &device));
        CHECK(lstrcmp(detail.d.DevicePath, TEXT("\\\\\\\\?\\\\root#test#0000#{11111111-2222-3333-4444-555555555555}")) == 0);
        h = CreateFile(detail.d.DevicePath, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
        CHECK(h != INVALID_HANDLE_VALUE);
        CloseHandle(h);
        CHECK(
            SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_HARDWAREID, &type, (PBYTE)text, sizeof(text), &needed) &&
            type == REG_MULTI_SZ && lstrcmpi(text, TEXT("ROOT\\\\TEST")) == 0);
        CHECK(SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_SERVICE, NULL, (PBYTE)text, sizeof(text), NULL) &&
              lstrcmp(text, TEXT("test")) == 0);
        CHECK(!SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_FRIENDLYNAME + 100, NULL, (PBYTE)text, sizeof(text),
                                                NULL));
        CHECK(SetupDiGetDeviceInstanceId(set, &device, text, 64, NULL) && lstrcmpi(text, TEXT("ROOT\\\\TEST\\\\0000")) == 0);
        CHECK(SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_CLASSGUID, &type, (PBYTE)text, sizeof(text), &needed) &&
              type == REG_SZ && needed == 39 * sizeof(TCHAR) &&
              lstrcmp(text, TEXT("{4d36e97d-e325-11ce-bfc1-08002be10318}")) == 0);
        CHECK(SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_CAPABILITIES, &type, (PBYTE)text, 4, &needed) &&
              type == REG_DWORD && needed == 4 && *(DWORD *)text == 0);
        CHECK(!SetupDiGetDeviceRegistryProperty(set, &device, SPDRP_UPPERFILTERS, NULL, NULL, 0, NULL) &&
              GetLastError() == ERROR_INVALID_DATA);
        {
            HKEY key = SetupDiOpenDevRegKey(set, &device, DICS_FLAG_GLOBAL, 0, DIREG_DEV, KEY_READ);
            DWORD value = 0, size = sizeof(value);
            CHECK(key != INVALID_HANDLE_VALUE);
            CHECK(RegQueryValueEx(key, TEXT("Port"), NULL, NULL, (LPBYTE)&value, &size) == 0 && value == 3);
            RegCloseKey(key);
            CHECK(SetupDiOpenDevRegKey(set, &device, DICS_FLAG_GLOBAL, 0, 99, KEY_READ) == INVALID_HANDLE_VALUE &&
                  GetLastError() == ERROR_INVALID_PARAMETER);
        }
        CHECK(SetupDiEnumDeviceInfo(set, 0, &device) && !SetupDiEnumDeviceInfo(set, 1, &device));
        CHECK(SetupDiDestroyDeviceInfoList(set) && !SetupDiDestroyDeviceInfoList(set));
        return 0;
    }
  `;
  const scenario = { devices: [{ name: "device", driver: "test", hardwareId: "ROOT\\TEST", parameters: { Port: 3 } }] };
  programHolds("are found by their interfaces, ANSI", body, { driver: withInterface, scenario });
  programHolds("and wide", body, { driver: withInterface, scenario, defines: { UNICODE: "1" } });
});

describe("services", () => {
  const legacy = `
    #include <ntddk.h>
    static UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Legacy");
    static NTSTATUS Succeed(PDEVICE_OBJECT d, PIRP irp) {
        UNREFERENCED_PARAMETER(d);
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    }
    static VOID Unload(PDRIVER_OBJECT driver) {
        IoDeleteSymbolicLink(&link);
        IoDeleteDevice(driver->DeviceObject);
    }
    NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
        UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Legacy");
        PDEVICE_OBJECT device;
        NTSTATUS status;
        DbgPrint("%wZ\\n", path);
        driver->DriverUnload = Unload;
        driver->MajorFunction[IRP_MJ_CREATE] = Succeed;
        driver->MajorFunction[IRP_MJ_CLOSE] = Succeed;
        status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
        if (NT_SUCCESS(status)) status = IoCreateSymbolicLink(&link, &name);
        return status;
    }
  `;
  const program = `
    #include <windows.h>
    #include <stdio.h>
    #include <string.h>
    #define CHECK(x) ((x) ? (void)0 : (void)printf("line %d: %s (error %lu)\\n", __LINE__, #x, GetLastError()))
    int main(void) {
        SERVICE_STATUS status;
        HANDLE h;
        SC_HANDLE m = OpenSCManager(NULL, NULL, SC_MANAGER_ALL_ACCESS), s, other;
        CHECK(OpenService(m, "legacy", SERVICE_ALL_ACCESS) == NULL && GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST);
        s = CreateService(m, "legacy", "Legacy driver", SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START,
                          SERVICE_ERROR_NORMAL, "C:\\\\drivers\\\\legacy.sys", NULL, NULL, NULL, NULL, NULL);
        CHECK(s != NULL);
        CHECK(CreateService(m, "other", "x", SERVICE_ALL_ACCESS, 0x63, SERVICE_DEMAND_START, 1, "x.sys", NULL, NULL, NULL,
                            NULL, NULL) == NULL &&
              GetLastError() == ERROR_INVALID_PARAMETER);
        CHECK(QueryServiceStatus(s, &status) && status.dwCurrentState == SERVICE_STOPPED &&
              status.dwWin32ExitCode == ERROR_SERVICE_NEVER_STARTED);
        {
            char room[256];
            QUERY_SERVICE_CONFIG *c = (QUERY_SERVICE_CONFIG *)room;
            DWORD need;
            SC_HANDLE reader = OpenService(m, "LEGACY", SERVICE_QUERY_CONFIG);
            CHECK(!QueryServiceConfig(reader, NULL, 0, &need) && GetLastError() == ERROR_INSUFFICIENT_BUFFER);
            CHECK(QueryServiceConfig(reader, c, sizeof(room), &need) && c->dwServiceType == SERVICE_KERNEL_DRIVER &&
                  c->dwStartType == SERVICE_DEMAND_START && c->dwErrorControl == SERVICE_ERROR_NORMAL &&
                  strcmp(c->lpBinaryPathName, "C:\\\\drivers\\\\legacy.sys") == 0 &&
                  strcmp(c->lpDisplayName, "Legacy driver") == 0);
            CHECK(!StartService(reader, 0, NULL) && GetLastError() == ERROR_ACCESS_DENIED);
            CHECK(!ControlService(reader, SERVICE_CONTROL_STOP, &status) && GetLastError() == ERROR_ACCESS_DENIED);
            CHECK(!DeleteService(reader) && GetLastError() == ERROR_ACCESS_DENIED);
            CHECK(!QueryServiceStatus(reader, &status) && GetLastError() == ERROR_ACCESS_DENIED);
            CHECK(CloseServiceHandle(reader));
            CHECK(ChangeServiceConfig(s, SERVICE_NO_CHANGE, SERVICE_DISABLED, SERVICE_NO_CHANGE, NULL, NULL, NULL, NULL,
                                      NULL, NULL, "Renamed"));
            CHECK(!StartService(s, 0, NULL) && GetLastError() == ERROR_SERVICE_DISABLED);
            CHECK(ChangeServiceConfig(s, SERVICE_NO_CHANGE, SERVICE_DEMAND_START, SERVICE_NO_CHANGE, NULL, NULL, NULL,
                                      NULL, NULL, NULL, NULL));
        }
        CHECK(CreateService(m, "legacy", "x", SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START, 1, "x.sys",
                            NULL, NULL, NULL, NULL, NULL) == NULL &&
              GetLastError() == ERROR_SERVICE_EXISTS);
        CHECK(!ControlService(s, SERVICE_CONTROL_STOP, &status) && GetLastError() == ERROR_SERVICE_NOT_ACTIVE);
        CHECK(StartService(s, 0, NULL));
        CHECK(!StartService(s, 0, NULL) && GetLastError() == ERROR_SERVICE_ALREADY_RUNNING);
        CHECK(QueryServiceStatus(s, &status) && status.dwCurrentState == SERVICE_RUNNING);
        {
            SERVICE_STATUS_PROCESS full;
            DWORD need = 0;
            CHECK(!QueryServiceStatusEx(s, SC_STATUS_PROCESS_INFO, NULL, 0, &need) &&
                  GetLastError() == ERROR_INSUFFICIENT_BUFFER && need == sizeof(full));
            CHECK(QueryServiceStatusEx(s, SC_STATUS_PROCESS_INFO, (LPBYTE)&full, sizeof(full), &need) &&
                  full.dwCurrentState == SERVICE_RUNNING && full.dwProcessId == 0);
        }
        h = CreateFile("\\\\\\\\.\\\\Legacy", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
        CHECK(h != INVALID_HANDLE_VALUE);
        CloseHandle(h);
        CHECK(ControlService(s, SERVICE_CONTROL_STOP, &status) && status.dwCurrentState == SERVICE_STOPPED);
        CHECK(CreateFile("\\\\\\\\.\\\\Legacy", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE);
        CHECK(StartService(s, 0, NULL));
        h = CreateFile("\\\\\\\\.\\\\Legacy", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
        CHECK(ControlService(s, SERVICE_CONTROL_STOP, &status) && status.dwCurrentState == SERVICE_STOP_PENDING);
        CHECK(CreateFile("\\\\\\\\.\\\\Legacy", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE);
        CloseHandle(h);
        Sleep(10);
        CHECK(QueryServiceStatus(s, &status) && status.dwCurrentState == SERVICE_STOPPED);
        CHECK(StartService(s, 0, NULL));
        CHECK(ControlService(s, SERVICE_CONTROL_STOP, &status));
        CHECK(DeleteService(s) && CloseServiceHandle(s));
        CHECK(OpenService(m, "legacy", SERVICE_ALL_ACCESS) == NULL);
        {
            HKEY key;
            CHECK(RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SYSTEM\\\\CurrentControlSet\\\\Services\\\\legacy", 0, KEY_READ, &key) ==
                  ERROR_FILE_NOT_FOUND);
        }
        other = CreateService(m, "gone", "x", SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START, 1,
                              "C:\\\\nothing.sys", NULL, NULL, NULL, NULL, NULL);
        CHECK(other != NULL && !StartService(other, 0, NULL) && GetLastError() == ERROR_FILE_NOT_FOUND);
        CHECK(CloseServiceHandle(m));
        return 0;
    }
  `;
  it("install, load, unload and remove a driver", () => {
    const kernel = makeKernel(
      { "driver.c": driver({}), "legacy.c": legacy, "program.c": program },
      {
        drivers: [
          { name: "test", sources: ["driver.c"] },
          { name: "legacy", sources: ["legacy.c"], service: "absent" },
        ],
        programs: [{ name: "program", sources: ["program.c"] }],
        steps: [{ do: "run", program: "program", expect: { output: "" } }],
      },
    );
    expect(runKernel(kernel).failures).toEqual([]);
    expect(kernel.state.debugOutput.filter((line) => /Services\\legacy/.test(line))).toHaveLength(3);
  });
});

describe("the registry", () => {
  const body = `
    HKEY key, below;
    DWORD type, size, value = 0, made;
    TCHAR text[32];
    int i;
    CHECK(RegOpenKeyEx(HKEY_LOCAL_MACHINE, TEXT("SYSTEM\\CurrentControlSet\\Services\\test\\Parameters"), 0, KEY_ALL_ACCESS,
                       &key) == 0);
    size = 4;
    CHECK(RegQueryValueEx(key, TEXT("Size"), NULL, &type, (LPBYTE)&value, &size) == 0 && type == REG_DWORD && value == 7);
    size = 0;
    CHECK(RegQueryValueEx(key, TEXT("text"), NULL, &type, NULL, &size) == 0 && size == 3 * sizeof(TCHAR));
    size = 1;
    CHECK(RegQueryValueEx(key, TEXT("Text"), NULL, &type, (LPBYTE)text, &size) == ERROR_MORE_DATA);
    size = sizeof(text);
    CHECK(RegQueryValueEx(key, TEXT("Text"), NULL, &type, (LPBYTE)text, &size) == 0 && lstrcmp(text, TEXT("hi")) == 0);
    CHECK(RegQueryValueEx(key, TEXT("Nothing"), NULL, NULL, NULL, NULL) == ERROR_FILE_NOT_FOUND);
    value = 9;
    CHECK(RegSetValueEx(key, TEXT("Size"), 0, REG_DWORD, (LPBYTE)&value, 4) == 0);
    CHECK(RegSetValueEx(key, TEXT("Name"), 0, REG_SZ, (LPBYTE)TEXT("new"), 4 * sizeof(TCHAR)) == 0);
    CHECK(RegCreateKeyEx(key, TEXT("Below"), 0, NULL, 0, KEY_ALL_ACCESS, NULL, &below, &made) == 0 &&
          made == REG_CREATED_NEW_KEY);
    size = 32;
    CHECK(RegEnumKeyEx(key, 0, text, &size, NULL, NULL, NULL, NULL) == 0 && lstrcmp(text, TEXT("Below")) == 0 &&
          size == 5);
    CHECK(RegEnumKeyEx(key, 1, text, &size, NULL, NULL, NULL, NULL) == ERROR_NO_MORE_ITEMS);
    CHECK(RegDeleteKey(key, TEXT("Below")) == 0 && RegDeleteKey(key, TEXT("Below")) == ERROR_FILE_NOT_FOUND);
    CHECK(RegDeleteValue(key, TEXT("Text")) == 0);
    CHECK(RegCloseKey(below) == 0 && RegCloseKey(key) == 0 && RegCloseKey(key) == ERROR_INVALID_HANDLE);
    CHECK(RegOpenKeyEx(HKEY_LOCAL_MACHINE, TEXT("Nowhere"), 0, KEY_READ, &key) == ERROR_FILE_NOT_FOUND);
    i = 0;
    (void)i;
  `;
  const scenario = { drivers: [{ name: "test", sources: ["driver.c"], parameters: { Size: 7, Text: "hi" } }] };
  programHolds("is the one that drivers have, ANSI", body.replaceAll("\\", "\\\\"), { scenario });
  programHolds("and wide", body.replaceAll("\\", "\\\\"), { scenario, defines: { UNICODE: "1" } });
});
