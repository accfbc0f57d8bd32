// A provider of WMI data for tests: two instances of a ULONG, an event, a method; by the library.
export const data = "c0cf0643-5f6e-11d2-b677-00c0dfe4c1f3";
export const event = "c0cf0644-5f6e-11d2-b677-00c0dfe4c1f3";

/** A provider with a block of two instances of ULONGs, an event block and a method, by the library. */
const library = `
  #include <wmistr.h>
  #include <wmilib.h>
  static DRIVER_DISPATCH Wmi;
  static WMI_QUERY_REGINFO_CALLBACK RegInfo;
  static WMI_QUERY_DATABLOCK_CALLBACK Query;
  static WMI_SET_DATABLOCK_CALLBACK Set;
  static WMI_SET_DATAITEM_CALLBACK SetItem;
  static WMI_EXECUTE_METHOD_CALLBACK Execute;
  static WMI_FUNCTION_CONTROL_CALLBACK Function;
  static const GUID data = { 0xc0cf0643, 0x5f6e, 0x11d2, { 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3 } };
  static const GUID event = { 0xc0cf0644, 0x5f6e, 0x11d2, { 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3 } };
  static WMIGUIDREGINFO blocks[] = { { &data, 2, 0 },
                                     { &event, 1, WMIREG_FLAG_EVENT_ONLY_GUID | WMIREG_FLAG_EXPENSIVE } };
  static WMILIB_CONTEXT context = { 2, blocks, RegInfo, Query, Set, SetItem, Execute, Function };
  static PDEVICE_OBJECT physical;
  static ULONG values[2] = { 0x11111111, 0x22222222 };
  static UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Test");
  static NTSTATUS RegInfo(PDEVICE_OBJECT d, PULONG flags, PUNICODE_STRING name, PUNICODE_STRING *registry,
                          PUNICODE_STRING mof, PDEVICE_OBJECT *pdo) {
      UNREFERENCED_PARAMETER(d);
      UNREFERENCED_PARAMETER(name);
      *flags = WMIREG_FLAG_INSTANCE_PDO;
      *pdo = physical;
      *registry = &path;
      RtlInitUnicodeString(mof, L"MofResource");
      return STATUS_SUCCESS;
  }
  static NTSTATUS Query(PDEVICE_OBJECT d, PIRP irp, ULONG guid, ULONG first, ULONG count, PULONG lengths, ULONG room,
                        PUCHAR buffer) {
      ULONG i, needed = 8 * (count - 1) + sizeof(ULONG);
      if (guid != 0) return WmiCompleteRequest(d, irp, STATUS_INVALID_DEVICE_REQUEST, 0, IO_NO_INCREMENT);
      if (room < needed + extra)
          return WmiCompleteRequest(d, irp, STATUS_BUFFER_TOO_SMALL, needed + extra, IO_NO_INCREMENT);
      for (i = 0; i < count; i++) {
          *(PULONG)(buffer + 8 * i) = values[first + i];
          lengths[i] = sizeof(ULONG);
      }
      return WmiCompleteRequest(d, irp, STATUS_SUCCESS, needed, IO_NO_INCREMENT);
  }
  static NTSTATUS Set(PDEVICE_OBJECT d, PIRP irp, ULONG guid, ULONG instance, ULONG size, PUCHAR buffer) {
      UNREFERENCED_PARAMETER(guid);
      if (size < sizeof(ULONG))
          return WmiCompleteRequest(d, irp, STATUS_BUFFER_TOO_SMALL, sizeof(ULONG), IO_NO_INCREMENT);
      values[instance] = *(PULONG)buffer;
      return WmiCompleteRequest(d, irp, STATUS_SUCCESS, 0, IO_NO_INCREMENT);
  }
  static NTSTATUS SetItem(PDEVICE_OBJECT d, PIRP irp, ULONG guid, ULONG instance, ULONG item, ULONG size,
                          PUCHAR buffer) {
      UNREFERENCED_PARAMETER(guid);
      UNREFERENCED_PARAMETER(size);
      if (item != 1) return WmiCompleteRequest(d, irp, STATUS_WMI_ITEMID_NOT_FOUND, 0, IO_NO_INCREMENT);
      values[instance] = *buffer;
      return WmiCompleteRequest(d, irp, STATUS_SUCCESS, 0, IO_NO_INCREMENT);
  }
  static NTSTATUS Execute(PDEVICE_OBJECT d, PIRP irp, ULONG guid, ULONG instance, ULONG method, ULONG in, ULONG out,
                          PUCHAR buffer) {
      UNREFERENCED_PARAMETER(guid);
      UNREFERENCED_PARAMETER(instance);
      if (out < 4) return WmiCompleteRequest(d, irp, STATUS_BUFFER_TOO_SMALL, 4, IO_NO_INCREMENT);
      *(PULONG)buffer = method * 0x100 + in + buffer[0];
      return WmiCompleteRequest(d, irp, STATUS_SUCCESS, 4, IO_NO_INCREMENT);
  }
  static NTSTATUS Function(PDEVICE_OBJECT d, PIRP irp, ULONG guid, WMIENABLEDISABLECONTROL function, BOOLEAN enable) {
      DbgPrint("function %u %d %d\\n", guid, function, enable);
      return WmiCompleteRequest(d, irp, STATUS_SUCCESS, 0, IO_NO_INCREMENT);
  }
  static NTSTATUS Wmi(PDEVICE_OBJECT d, PIRP irp) {
      SYSCTL_IRP_DISPOSITION what;
      NTSTATUS s;
      s = WmiSystemControl(&context, d, irp, &what);
      switch (what) {
      case IrpProcessed: break;
      case IrpNotCompleted: IoCompleteRequest(irp, IO_NO_INCREMENT); break;
      default:
          IoSkipCurrentIrpStackLocation(irp);
          s = IoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
          break;
      }
      return s;
  }
`;
export const pieces = {
  declarations: `static ULONG extra;\n${library}`,
  entry: "driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Wmi;",
  add: "physical = pdo; (void)IoWMIRegistrationControl(device, WMIREG_ACTION_REGISTER);",
  remove: "(void)IoWMIRegistrationControl(device, WMIREG_ACTION_DEREGISTER);",
};
