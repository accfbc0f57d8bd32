// I/O manager routines about devices and drivers: what is asked of them, their keys, interfaces, links, the error log.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("work, events and the error log", () => {
  holds(
    "work items, named events, log entries",
    `
      PIO_WORKITEM w = (PIO_WORKITEM)ExAllocatePoolWithTag(NonPagedPool, IoSizeofWorkItem(), 'krow');
      HANDLE h, g;
      PKEVENT e, same;
      UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\BaseNamedObjects\\\\Ours"),
                     m = RTL_CONSTANT_STRING(L"\\\\BaseNamedObjects\\\\Mine");
      PIO_ERROR_LOG_PACKET p;
      IoInitializeWorkItem(extension->Self, w);
      IoQueueWorkItemEx(w, Work, DelayedWorkQueue, extension);
      KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
      CHECK(object == extension->Self && item == w && extension->Count == 1);
      IoUninitializeWorkItem(w);
      ExFreePool(w);
      e = IoCreateNotificationEvent(&n, &h);
      same = IoCreateNotificationEvent(&n, &g);
      CHECK(e != NULL && e == same && h != g && KeReadStateEvent(e));
      KeClearEvent(e);
      CHECK(!KeReadStateEvent(same));
      ZwClose(g);
      ZwClose(h);
      e = IoCreateSynchronizationEvent(&m, &h);
      KeWaitForSingleObject(e, Executive, KernelMode, FALSE, NULL);
      CHECK(!KeReadStateEvent(e));
      ZwClose(h);
      p = (PIO_ERROR_LOG_PACKET)IoAllocateErrorLogEntry(extension->Self, sizeof(IO_ERROR_LOG_PACKET));
      CHECK(p != NULL);
      p->ErrorCode = STATUS_DEVICE_BUSY;
      p->UniqueErrorValue = 3;
      IoWriteErrorLogEntry(p);
      p = (PIO_ERROR_LOG_PACKET)IoAllocateErrorLogEntry(extension->Self, sizeof(IO_ERROR_LOG_PACKET));
      CHECK(p != NULL);
      IoFreeErrorLogEntry(p);
    `,
    {
      fields: "LONG Count;",
      declarations: `
          static PVOID object;
          static PIO_WORKITEM item;
          static IO_WORKITEM_ROUTINE_EX Work;
          static VOID Work(PVOID o, PVOID c, PIO_WORKITEM w) {
              object = o;
              item = w;
              ((PEXTENSION)c)->Count++;
              KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
          }
        `,
    },
  );
});

describe("devices and drivers", () => {
  holds(
    "stacks, names, properties, interfaces, keys and driver extensions",
    `
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test"), link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Ours"), face;
      PFILE_OBJECT file;
      PDEVICE_OBJECT d, filter;
      PVOID x, y;
      WCHAR text[64];
      ULONG got = 0;
      HANDLE key;
      PWSTR list;
      PDRIVER_OBJECT driver = extension->Self->DriverObject;
      static const GUID ours = { 0x12345678, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
      CHECK(IoGetDeviceObjectPointer(&name, FILE_READ_DATA, &file, &d) == STATUS_SUCCESS && d == extension->Self &&
            IoGetRelatedDeviceObject(file) == d);
      ObDereferenceObject(file);
      CHECK(NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &filter)));
      CHECK(IoAttachDeviceToDeviceStackSafe(filter, extension->Self, &x) == STATUS_SUCCESS && x == extension->Self &&
            filter->StackSize == extension->Self->StackSize + 1);
      CHECK(IoGetAttachedDevice(extension->Lower) == filter);
      d = IoGetAttachedDeviceReference(extension->Self);
      CHECK(d == filter);
      ObDereferenceObject(d);
      d = IoGetLowerDeviceObject(filter);
      CHECK(d == extension->Self);
      ObDereferenceObject(d);
      IoDetachDevice(extension->Self);
      IoDeleteDevice(filter);
      CHECK(IoGetAttachedDevice(extension->Lower) == extension->Self);
      CHECK(IoGetDeviceProperty(extension->Lower, DevicePropertyHardwareID, sizeof(text), text, &got) == STATUS_SUCCESS &&
            got > 8 && text[got / 2 - 1] == 0 && text[got / 2 - 2] == 0 && wcsstr(text, L"ROOT") != NULL);
      CHECK(IoGetDeviceProperty(extension->Lower, DevicePropertyHardwareID, 2, text, &got) == STATUS_BUFFER_TOO_SMALL &&
            got > 8);
      CHECK(IoGetDeviceProperty(extension->Self, DevicePropertyHardwareID, sizeof(text), text, &got) ==
            STATUS_INVALID_DEVICE_REQUEST);
      CHECK(IoRegisterDeviceInterface(extension->Lower, &ours, NULL, &face) == STATUS_SUCCESS && face.Length > 0);
      CHECK(IoGetDeviceInterfaces(&ours, NULL, 0, &list) == STATUS_SUCCESS && list[0] == 0);
      ExFreePool(list);
      CHECK(IoSetDeviceInterfaceState(&face, TRUE) == STATUS_SUCCESS &&
            IoGetDeviceInterfaces(&ours, NULL, 0, &list) == STATUS_SUCCESS &&
            wcsncmp(list, face.Buffer, face.Length / 2) == 0 && list[face.Length / 2 + 1] == 0);
      ExFreePool(list);
      CHECK(IoSetDeviceInterfaceState(&face, FALSE) == STATUS_SUCCESS &&
            IoSetDeviceInterfaceState(&face, FALSE) == STATUS_OBJECT_NAME_NOT_FOUND);
      RtlFreeUnicodeString(&face);
      CHECK(IoAllocateDriverObjectExtension(driver, &ours, 40, &x) == STATUS_SUCCESS &&
            IoGetDriverObjectExtension(driver, (PVOID)&ours) == x && IoGetDriverObjectExtension(driver, driver) == NULL &&
            IoAllocateDriverObjectExtension(driver, (PVOID)&ours, 40, &y) == STATUS_OBJECT_NAME_COLLISION);
      CHECK(IoOpenDeviceRegistryKey(extension->Lower, PLUGPLAY_REGKEY_DEVICE, KEY_WRITE, &key) == STATUS_SUCCESS &&
            ZwSetValueKey(key, &name, 0, REG_DWORD, &got, 4) == STATUS_SUCCESS);
      ZwClose(key);
      CHECK(IoOpenDeviceRegistryKey(extension->Lower, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &key) == STATUS_SUCCESS &&
            ZwQueryValueKey(key, &name, KeyValuePartialInformation, text, sizeof(text), &got) == STATUS_SUCCESS);
      ZwClose(key);
      CHECK(IoCreateSymbolicLink(&link, &name) == STATUS_SUCCESS &&
            IoCreateSymbolicLink(&link, &name) == STATUS_OBJECT_NAME_COLLISION &&
            IoDeleteSymbolicLink(&link) == STATUS_SUCCESS && IoDeleteSymbolicLink(&link) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(IoCreateUnprotectedSymbolicLink(&link, &name) == STATUS_SUCCESS &&
            IoDeleteSymbolicLink(&link) == STATUS_SUCCESS);
      CHECK(IoGetCurrentProcess() == PsGetCurrentProcess() && !IoIs32bitProcess(irp) &&
            IoGetRequestorProcess(irp) != NULL && IoGetConfigurationInformation() != NULL);
    `,
  );
});

describe("devices and keys of a driver", () => {
  holds(
    "a device made with a security descriptor has its name, its characteristics, and can be made once",
    `
      PDEVICE_OBJECT made, again;
      UNICODE_STRING name;
      PDRIVER_OBJECT own = extension->Self->DriverObject;
      RtlInitUnicodeString(&name, L"\\\\Device\\\\RingsideSecure");
      CHECK(NT_SUCCESS(IoCreateDeviceSecure(own, 24, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, TRUE,
                                            &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, NULL, &made)));
      CHECK((made->Characteristics & FILE_DEVICE_SECURE_OPEN) != 0);
      CHECK((made->Flags & DO_EXCLUSIVE) != 0);
      CHECK(made->DriverObject == own);
      CHECK(made->DeviceExtension != NULL);
      CHECK(IoCreateDeviceSecure(own, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, NULL,
                                 &again) == STATUS_OBJECT_NAME_COLLISION);
      IoDeleteDevice(made);
    `,
    { declarations: "#include <wdmsec.h>\n" },
  );

  holds(
    "the driver's own key keeps what is written to it",
    `
      HANDLE key;
      UNICODE_STRING name;
      ULONG value = 0x1234, length = 0;
      UCHAR room[64];
      PKEY_VALUE_PARTIAL_INFORMATION info = (PKEY_VALUE_PARTIAL_INFORMATION)room;
      RtlInitUnicodeString(&name, L"Depth");
      CHECK(NT_SUCCESS(IoOpenDriverRegistryKey(extension->Self->DriverObject, DriverRegKeyParameters, KEY_READ | KEY_WRITE,
                                               0, &key)));
      CHECK(NT_SUCCESS(ZwSetValueKey(key, &name, 0, REG_DWORD, &value, sizeof(value))));
      ZwClose(key);
      CHECK(NT_SUCCESS(IoOpenDriverRegistryKey(extension->Self->DriverObject, DriverRegKeyParameters, KEY_READ, 0, &key)));
      CHECK(NT_SUCCESS(ZwQueryValueKey(key, &name, KeyValuePartialInformation, info, sizeof(room), &length)));
      CHECK(info->Type == REG_DWORD && info->DataLength == 4 && *(ULONG *)info->Data == 0x1234);
      ZwClose(key);
    `,
  );
});

describe("requests and their devices", () => {
  holds(
    "the process of a request is the one that made it",
    `
      CHECK(IoGetRequestorProcessId(irp) == (ULONG)(ULONG_PTR)PsGetCurrentProcessId());
      CHECK(IoGetRequestorProcess(irp) == PsGetCurrentProcess());
    `,
  );

  holds(
    "a hard error names the device to verify to the thread of the request",
    `
      CHECK(IoGetDeviceToVerify(PsGetCurrentThread()) == NULL);
      IoSetHardErrorOrVerifyDevice(irp, extension->Self);
      CHECK(IoGetDeviceToVerify(irp->Tail.Overlay.Thread) == extension->Self);
      IoSetDeviceToVerify(irp->Tail.Overlay.Thread, NULL);
      CHECK(IoGetDeviceToVerify(PsGetCurrentThread()) == NULL);
    `,
    { declarations: "#include <ntifs.h>\n" },
  );

  holds(
    "a device's threaded DPC calls the routine of the device",
    `
      IoInitializeThreadedDpcRequest(extension->Self, Later);
      IoRequestDpc(extension->Self, irp, extension);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(extension->Seen == irp);
    `,
    {
      fields: "PIRP Seen;",
      declarations: `
          static IO_DPC_ROUTINE Later;
          static VOID Later(PKDPC dpc, PDEVICE_OBJECT device, PIRP irp, PVOID context) {
              UNREFERENCED_PARAMETER(dpc);
              UNREFERENCED_PARAMETER(device);
              ((PEXTENSION)context)->Seen = irp;
              KeSetEvent(&((PEXTENSION)context)->Event, 0, FALSE);
          }
        `,
    },
  );

  holds(
    "Plug and Play notifications end by the later form too",
    `
      PVOID entry = NULL;
      CHECK(NT_SUCCESS(IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange, 0, (PVOID)&GUID_NULL_,
                                                      extension->Self->DriverObject, Told, NULL, &entry)) &&
            entry != NULL);
      CHECK(NT_SUCCESS(IoUnregisterPlugPlayNotificationEx(entry)));
    `,
    {
      declarations: `
          static const GUID GUID_NULL_ = { 0 };
          static DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told;
          static NTSTATUS Told(PVOID s, PVOID c) {
              UNREFERENCED_PARAMETER(s);
              UNREFERENCED_PARAMETER(c);
              return STATUS_SUCCESS;
          }
        `,
    },
  );
});
