// What is known of a device, and devices that a driver finds by itself.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("properties of a device", () => {
  holds(
    "by number",
    String.raw`
      WCHAR t[64];
      ULONG n = 0;
      GUID g;
      ULONG v = 9;
      PDEVICE_OBJECT pdo = extension->Lower;
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyHardwareID, sizeof(t), t, &n) == STATUS_SUCCESS && n == 22 &&
            wcscmp(t, L"ROOT\\TEST") == 0 && t[10] == 0);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyHardwareID, 4, t, &n) == STATUS_BUFFER_TOO_SMALL && n == 22);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyEnumeratorName, sizeof(t), t, &n) == STATUS_SUCCESS &&
            wcscmp(t, L"ROOT") == 0);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyCompatibleIDs, sizeof(t), t, &n) == STATUS_OBJECT_NAME_NOT_FOUND &&
            n == 0);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyBusTypeGuid, sizeof(g), &g, &n) == STATUS_SUCCESS && n == sizeof(GUID));
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyBusNumber, sizeof(v), &v, &n) == STATUS_SUCCESS && v == 0);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyAllocatedResources, sizeof(t), t, &n) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(IoGetDeviceProperty(device, DevicePropertyBusNumber, sizeof(v), &v, &n) == STATUS_INVALID_DEVICE_REQUEST);
      CHECK(IoGetDeviceProperty(pdo, DevicePropertyPhysicalDeviceObjectName, sizeof(t), t, &n) == STATUS_SUCCESS &&
            t[0] == L'\\');
    `,
  );
  holds(
    "by key, set and taken away",
    String.raw`
      static const DEVPROPKEY own = { { 1, 2, 3, { 4, 5, 6, 7, 8, 9, 10, 11 } }, 5 },
                              ids = { { 0xa45c254e, 0xdf1c, 0x4efd, { 0x80, 0x20, 0x67, 0xd1, 0x46, 0xa8, 0x50, 0xe0 } },
                                      3 };
      WCHAR t[64];
      ULONG n = 0, v = 77;
      DEVPROPTYPE type = 99;
      PDEVICE_OBJECT pdo = extension->Lower;
      CHECK(IoGetDevicePropertyData(pdo, &ids, 0, 0, sizeof(t), t, &n, &type) == STATUS_SUCCESS &&
            type == DEVPROP_TYPE_STRING_LIST && wcscmp(t, L"ROOT\\TEST") == 0);
      CHECK(IoGetDevicePropertyData(pdo, &own, 0, 0, sizeof(v), &v, &n, &type) == STATUS_OBJECT_NAME_NOT_FOUND &&
            type == DEVPROP_TYPE_EMPTY);
      CHECK(IoSetDevicePropertyData(pdo, &own, 0, 0, DEVPROP_TYPE_UINT32, sizeof(v), &v) == STATUS_SUCCESS);
      v = 0;
      CHECK(IoGetDevicePropertyData(pdo, &own, 0, 0, 1, &v, &n, &type) == STATUS_BUFFER_TOO_SMALL && n == 4);
      CHECK(IoGetDevicePropertyData(pdo, &own, 0, 0, sizeof(v), &v, &n, &type) == STATUS_SUCCESS &&
            type == DEVPROP_TYPE_UINT32 && v == 77);
      CHECK(IoSetDevicePropertyData(pdo, &ids, 0, 0, DEVPROP_TYPE_UINT32, sizeof(v), &v) == STATUS_ACCESS_DENIED);
      CHECK(IoSetDevicePropertyData(pdo, &own, 0, 0, DEVPROP_TYPE_EMPTY, 0, NULL) == STATUS_SUCCESS &&
            IoSetDevicePropertyData(pdo, &own, 0, 0, DEVPROP_TYPE_EMPTY, 0, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
    { declarations: "#include <devpropdef.h>\n" },
  );
  holds(
    "of one that the driver found by itself, with what it had claimed",
    String.raw`
      CM_RESOURCE_LIST list;
      BOOLEAN conflict = TRUE;
      PDEVICE_OBJECT found = NULL;
      ULONG n = 0;
      UCHAR back[64];
      RtlZeroMemory(&list, sizeof(list));
      list.Count = 1;
      list.List[0].InterfaceType = Isa;
      list.List[0].PartialResourceList.Count = 1;
      list.List[0].PartialResourceList.PartialDescriptors[0].Type = CmResourceTypePort;
      list.List[0].PartialResourceList.PartialDescriptors[0].ShareDisposition = CmResourceShareDeviceExclusive;
      list.List[0].PartialResourceList.PartialDescriptors[0].u.Port.Start.QuadPart = 0x220;
      list.List[0].PartialResourceList.PartialDescriptors[0].u.Port.Length = 16;
      CHECK(IoReportResourceForDetection(device->DriverObject, &list, sizeof(list), NULL, NULL, 0, &conflict) ==
                STATUS_SUCCESS &&
            !conflict);
      CHECK(IoReportResourceForDetection(device->DriverObject, NULL, 0, device, &list, sizeof(list), &conflict) ==
                STATUS_CONFLICTING_ADDRESSES &&
            conflict);
      CHECK(IoReportDetectedDevice(device->DriverObject, Isa, 0, (ULONG)-1, &list, NULL, TRUE, &found) == STATUS_SUCCESS &&
            found != NULL && found->DriverObject != device->DriverObject);
      CHECK(IoGetDeviceProperty(found, DevicePropertyAllocatedResources, sizeof(back), back, &n) == STATUS_SUCCESS &&
            ((PCM_RESOURCE_LIST)back)->List[0].PartialResourceList.PartialDescriptors[0].u.Port.Start.LowPart == 0x220);
      found = NULL;
      CHECK(IoReportDetectedDevice(device->DriverObject, Isa, 0, (ULONG)-1, &list, NULL, FALSE, &found) ==
                STATUS_CONFLICTING_ADDRESSES &&
            found == NULL);
    `,
  );
});

describe("the key of a device", () => {
  // Microsoft's own serial driver opens it with STANDARD_RIGHTS_READ, and reads.
  holds(
    "has what the scenario says, for drivers that ask for less than they read",
    String.raw`
      HANDLE h;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"PortName"), index = RTL_CONSTANT_STRING(L"PortIndex");
      UCHAR room[64];
      PKEY_VALUE_PARTIAL_INFORMATION v = (PKEY_VALUE_PARTIAL_INFORMATION)room;
      ULONG n;
      CHECK(IoOpenDeviceRegistryKey(extension->Lower, PLUGPLAY_REGKEY_DEVICE, STANDARD_RIGHTS_READ, &h) == STATUS_SUCCESS);
      CHECK(ZwQueryValueKey(h, &name, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            v->Type == REG_SZ && wcscmp((PWSTR)v->Data, L"COM1") == 0);
      CHECK(ZwQueryValueKey(h, &index, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            v->Type == REG_DWORD && *(PULONG)v->Data == 3);
      CHECK(ZwSetValueKey(h, &index, 0, REG_DWORD, &n, sizeof(n)) == STATUS_ACCESS_DENIED);
      ZwClose(h);
    `,
    {},
    { devices: [{ name: "device", driver: "test", parameters: { PortName: "COM1", PortIndex: 3 } }] },
  );
});
