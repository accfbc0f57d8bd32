// A filter driver for the scenario tests: it passes everything down and has pieces that a test plants.
export interface FilterPieces {
  /** File scope. */
  readonly declarations?: string;
  /** In DriverEntry. */
  readonly entry?: string;
  /** In AddDevice, with `device`, `x` (its extension) and `pdo` at hand, before DO_DEVICE_INITIALIZING is cleared. */
  readonly add?: string;
  /** First in the dispatch routine of everything but Plug and Play: `device`, `x`, `irp`, `stack`, `major` at hand; may return. */
  readonly dispatch?: string;
  /** First in the dispatch routine of Plug and Play, with `minor` too; may return, but not for IRP_MN_REMOVE_DEVICE. */
  readonly pnp?: string;
}

export function filter(pieces: FilterPieces): string {
  return `
    #include <ntddk.h>
    typedef struct _X {
        PDEVICE_OBJECT Lower;
        PDEVICE_OBJECT Physical;
        KEVENT Event;
    } X, *PX;
    DRIVER_INITIALIZE DriverEntry;
    DRIVER_ADD_DEVICE AddDevice;
    DRIVER_DISPATCH Dispatch, Pnp;
    DRIVER_UNLOAD Unload;
    static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information) {
        irp->IoStatus.Status = status;
        irp->IoStatus.Information = information;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return status;
    }
    ${pieces.declarations ?? ""}
    VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }
    NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
        ULONG i;
        UNREFERENCED_PARAMETER(path);
        for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) driver->MajorFunction[i] = Dispatch;
        driver->MajorFunction[IRP_MJ_PNP] = Pnp;
        driver->DriverExtension->AddDevice = AddDevice;
        driver->DriverUnload = Unload;
        ${pieces.entry ?? ""}
        return STATUS_SUCCESS;
    }
    NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
        PDEVICE_OBJECT device;
        PX x;
        NTSTATUS status = IoCreateDevice(driver, sizeof(X), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
        if (!NT_SUCCESS(status)) return status;
        x = (PX)device->DeviceExtension;
        x->Physical = pdo;
        KeInitializeEvent(&x->Event, NotificationEvent, FALSE);
        x->Lower = IoAttachDeviceToDeviceStack(device, pdo);
        device->Flags |= x->Lower->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO | DO_POWER_PAGABLE | DO_POWER_INRUSH);
        ${pieces.add ?? ""}
        device->Flags &= ~DO_DEVICE_INITIALIZING;
        return STATUS_SUCCESS;
    }
    NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
        PX x = (PX)device->DeviceExtension;
        PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
        UCHAR major = stack->MajorFunction;
        UNREFERENCED_PARAMETER(major);
        { ${pieces.dispatch ?? ""} } IoSkipCurrentIrpStackLocation(irp);
        return IoCallDriver(x->Lower, irp);
    }
    NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) {
        PX x = (PX)device->DeviceExtension;
        PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
        UCHAR minor = stack->MinorFunction;
        NTSTATUS status;
        { ${pieces.pnp ?? ""} } IoSkipCurrentIrpStackLocation(irp);
        status = IoCallDriver(x->Lower, irp);
        if (minor == IRP_MN_REMOVE_DEVICE) {
            IoDetachDevice(x->Lower);
            IoDeleteDevice(device);
        }
        return status;
    }
  `;
}

/** A filter that changes DEVICE_CAPABILITIES, `k`, after the drivers below have answered. */
export const changingCapabilities = (change: string): string =>
  filter({
    declarations: `
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
          PDEVICE_CAPABILITIES k = IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceCapabilities.Capabilities;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          if (irp->PendingReturned) IoMarkIrpPending(irp);
          ${change} return STATUS_CONTINUE_COMPLETION;
      }
    `,
    pnp: `
      if (minor == IRP_MN_QUERY_CAPABILITIES) {
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
          return IoCallDriver(x->Lower, irp);
      }
    `,
  });

/** A stack for `runDriver`: "driver.c" is the function driver "test"; `above` and `below` are filters by name, uppermost first. */
export function stack(
  driver: string,
  above: Readonly<Record<string, string>>,
  below: Readonly<Record<string, string>> = {},
): {
  readonly sources: Readonly<Record<string, string>>;
  readonly scenario: Readonly<Record<string, unknown>>;
} {
  const filters = { ...above, ...below };
  return {
    sources: {
      "driver.c": driver,
      ...Object.fromEntries(Object.entries(filters).map(([name, source]) => [`${name}.c`, source])),
    },
    scenario: {
      drivers: [
        { name: "test", sources: ["driver.c"] },
        ...Object.keys(filters).map((name) => ({ name, sources: [`${name}.c`] })),
      ],
      devices: [
        {
          name: "device",
          driver: "test",
          // The scenario's lists begin with the filter nearest the function driver, and with the lowest.
          upperFilters: Object.keys(above).reverse(),
          lowerFilters: Object.keys(below).reverse(),
        },
      ],
    },
  };
}
