// The machine as programs look at it: the device tree, the drivers that are loaded, the drives, the processors.
import { describe } from "vitest";
import { programHolds } from "./program.ts";

const holds = (name: string, body: string, options: Parameters<typeof programHolds>[2] = {}): void => {
  programHolds(name, body, options);
  programHolds(`${name}, wide`, body, { ...options, defines: { UNICODE: "1" } });
};

describe("the device tree", () => {
  holds(
    "is walked by instance, parent, child and sibling",
    `
    #include <cfgmgr32.h>
    int main(void) {
        DEVINST root, device, other;
        ULONG length, depth, status, problem;
        TCHAR id[64];
        CHECK(CM_Locate_DevNode(&root, NULL, CM_LOCATE_DEVNODE_NORMAL) == CR_SUCCESS);
        CHECK(CM_Get_Child(&device, root, 0) == CR_SUCCESS && CM_Get_Parent(&other, device, 0) == CR_SUCCESS && other == root);
        CHECK(CM_Get_Device_ID_Size(&length, device, 0) == CR_SUCCESS && length == 14);
        CHECK(CM_Get_Device_ID(device, id, 14, 0) == CR_BUFFER_SMALL);
        CHECK(CM_Get_Device_ID(device, id, 64, 0) == CR_SUCCESS && lstrcmpi(id, TEXT("ROOT\\\\TEST\\\\0000")) == 0);
        CHECK(CM_Locate_DevNode(&other, id, 0) == CR_SUCCESS && other == device);
        CHECK(CM_Locate_DevNode(&other, TEXT("ROOT\\\\NONE\\\\0000"), 0) == CR_NO_SUCH_DEVNODE);
        CHECK(CM_Locate_DevNode(&other, TEXT("NONE"), 0) == CR_INVALID_DEVICE_ID);
        CHECK(CM_Get_Child(&other, device, 0) == CR_NO_SUCH_DEVNODE && CM_Get_Parent(&other, root, 0) == CR_NO_SUCH_DEVNODE);
        CHECK(CM_Get_Sibling(&other, device, 0) == CR_SUCCESS && other != device);
        CHECK(CM_Get_Device_ID(other, id, 64, 0) == CR_SUCCESS && lstrcmpi(id, TEXT("ROOT\\\\TEST\\\\0001")) == 0);
        CHECK(CM_Get_Sibling(&other, other, 0) == CR_NO_SUCH_DEVNODE);
        CHECK(CM_Get_Depth(&depth, device, 0) == CR_SUCCESS && depth == 1);
        CHECK(CM_Get_DevNode_Status(&status, &problem, device, 0) == CR_SUCCESS && (status & DN_STARTED) && problem == 0);
        CHECK((status & (DN_ROOT_ENUMERATED | DN_DRIVER_LOADED)) == (DN_ROOT_ENUMERATED | DN_DRIVER_LOADED));
        CHECK(CM_Get_DevNode_Status(&status, &problem, 9999, 0) == CR_INVALID_DEVNODE);
        return 0;
    }
    `,
    {
      driver: `#include <ntddk.h>
        DRIVER_INITIALIZE DriverEntry; DRIVER_ADD_DEVICE Add; DRIVER_UNLOAD Unload; DRIVER_DISPATCH Pnp;
        NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) { UNREFERENCED_PARAMETER(path); driver->DriverExtension->AddDevice = Add;
            driver->DriverUnload = Unload; driver->MajorFunction[IRP_MJ_PNP] = Pnp; return STATUS_SUCCESS; }
        VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }
        NTSTATUS Add(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) { PDEVICE_OBJECT device;
            NTSTATUS status = IoCreateDevice(driver, sizeof(PVOID), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device); if (!NT_SUCCESS(status)) return status;
            *(PDEVICE_OBJECT *)device->DeviceExtension = IoAttachDeviceToDeviceStack(device, pdo); device->Flags &= ~DO_DEVICE_INITIALIZING; return STATUS_SUCCESS; }
        NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) { PDEVICE_OBJECT lower = *(PDEVICE_OBJECT *)device->DeviceExtension; NTSTATUS status;
            BOOLEAN gone = IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_REMOVE_DEVICE;
            IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(lower, irp);
            if (gone) { IoDetachDevice(lower); IoDeleteDevice(device); } return status; }`,
      scenario: {
        devices: [
          { name: "one", driver: "test" },
          { name: "two", driver: "test" },
        ],
      },
    },
  );
  holds(
    "loses a device that a program removes, unless somebody has it open, and gets it back",
    `
    #include <cfgmgr32.h>
    int main(void) {
        DEVINST device;
        PNP_VETO_TYPE veto;
        TCHAR who[64];
        ULONG status, problem;
        HANDLE h = Open(0);
        CHECK(CM_Locate_DevNode(&device, TEXT("ROOT\\\\TEST\\\\0000"), 0) == CR_SUCCESS);
        CHECK(CM_Query_And_Remove_SubTree(device, &veto, who, 64, CM_REMOVE_UI_NOT_OK) == CR_REMOVE_VETOED);
        CHECK(veto == PNP_VetoOutstandingOpen && lstrcmpi(who, TEXT("ROOT\\\\TEST\\\\0000")) == 0);
        CloseHandle(h);
        CHECK(CM_Query_And_Remove_SubTree(device, &veto, who, 64, CM_REMOVE_UI_NOT_OK) == CR_SUCCESS);
        CHECK(CM_Get_DevNode_Status(&status, &problem, device, 0) == CR_INVALID_DEVNODE);
        CHECK(Open(0) == INVALID_HANDLE_VALUE);
        CHECK(CM_Locate_DevNode(&device, TEXT("ROOT\\\\TEST\\\\0000"), CM_LOCATE_DEVNODE_PHANTOM) == CR_SUCCESS);
        CHECK(CM_Enable_DevNode(device, 0) == CR_SUCCESS);
        CHECK(CM_Get_DevNode_Status(&status, &problem, device, 0) == CR_SUCCESS && (status & DN_STARTED));
        CHECK(CM_Disable_DevNode(device, CM_DISABLE_UI_NOT_OK) == CR_SUCCESS && CM_Enable_DevNode(device, 0) == CR_SUCCESS);
        CHECK(CM_Reenumerate_DevNode(device, CM_REENUMERATE_SYNCHRONOUS) == CR_SUCCESS);
        CHECK(CM_Request_Device_Eject(device, &veto, who, 64, 0) == CR_SUCCESS && CM_Enable_DevNode(device, 0) == CR_SUCCESS);
        CHECK((h = Open(0)) != INVALID_HANDLE_VALUE && CloseHandle(h));
        return 0;
    }
    `,
  );
});

describe("what else there is", () => {
  holds(
    "drivers, by their addresses",
    `
    #include <psapi.h>
    int main(void) {
        LPVOID all[16];
        DWORD needed = 0, i, found = 0;
        TCHAR name[64], path[64];
        CHECK(EnumDeviceDrivers(all, sizeof(all), &needed) && needed >= 16 && needed % 8 == 0);
        CHECK(GetDeviceDriverBaseName(all[0], name, 64) == 12 && lstrcmpi(name, TEXT("ntoskrnl.exe")) == 0);
        for (i = 0; i < needed / 8; i++) if (GetDeviceDriverBaseName(all[i], name, 64) == 8 && lstrcmpi(name, TEXT("test.sys")) == 0) {
            CHECK(GetDeviceDriverFileName(all[i], path, 64) == 37 && lstrcmpi(path, TEXT("\\\\SystemRoot\\\\System32\\\\drivers\\\\test.sys")) == 0);
            CHECK(GetDeviceDriverBaseName(all[i], name, 5) == 4 && lstrcmpi(name, TEXT("test")) == 0);
            found++;
        }
        CHECK(found == 1);
        CHECK(EnumDeviceDrivers(all, 8, &needed) && needed >= 16);
        CHECK(GetDeviceDriverBaseName(&found, name, 64) == 0 && GetLastError() == ERROR_INVALID_HANDLE);
        return 0;
    }
    `,
  );
  holds(
    "drives: letters, kinds, space and labels",
    `
    TCHAR list[32], label[32], system[32];
    DWORD sectors, bytes, freeOnes, all, serial, longest, flags;
    ULARGE_INTEGER available, total, rest;
    CHECK(GetLogicalDrives() == 4);
    CHECK(GetLogicalDriveStrings(32, list) == 4 && lstrcmp(list, TEXT("C:\\\\")) == 0 && list[4] == 0 && GetLogicalDriveStrings(4, list) == 5);
    CHECK(GetDriveType(TEXT("C:\\\\")) == DRIVE_FIXED && GetDriveType(TEXT("Q:\\\\")) == DRIVE_NO_ROOT_DIR);
    CHECK(GetDiskFreeSpace(TEXT("C:\\\\"), &sectors, &bytes, &freeOnes, &all) && sectors * bytes == 4096 && freeOnes <= all);
    CHECK(GetDiskFreeSpaceEx(NULL, &available, &total, &rest) && available.QuadPart == (ULONGLONG)freeOnes * 4096 && total.QuadPart >= available.QuadPart);
    CHECK(!GetDiskFreeSpaceEx(TEXT("Q:\\\\"), &available, NULL, NULL) && GetLastError() == ERROR_PATH_NOT_FOUND);
    CHECK(GetVolumeInformation(TEXT("C:\\\\"), label, 32, &serial, &longest, &flags, system, 32) && lstrcmp(system, TEXT("NTFS")) == 0 &&
          longest == 255 && label[0] != 0);
    CHECK(!GetVolumeInformation(TEXT("C:\\\\"), label, 2, NULL, NULL, NULL, NULL, 0) && GetLastError() == ERROR_INSUFFICIENT_BUFFER);
    `,
  );
  programHolds(
    "processors, to which threads are held",
    `
    DWORD_PTR own, system;
    CHECK(GetProcessAffinityMask(GetCurrentProcess(), &own, &system) && own == 3 && system == 3);
    CHECK(SetThreadAffinityMask(GetCurrentThread(), 2) == 3);
    Sleep(1);
    CHECK(GetCurrentProcessorNumber() == 1);
    CHECK(SetThreadAffinityMask(GetCurrentThread(), 1) == 2);
    Sleep(1);
    CHECK(GetCurrentProcessorNumber() == 0);
    CHECK(SetThreadAffinityMask(GetCurrentThread(), 4) == 0 && GetLastError() == ERROR_INVALID_PARAMETER);
    CHECK(SetThreadAffinityMask(NULL, 1) == 0 && GetLastError() == ERROR_INVALID_HANDLE);
    `,
    { scenario: { machine: { memory: 64, processors: 2 } } },
  );
});
