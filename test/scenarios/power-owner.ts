// A policy owner of its device's power for the scenario tests, with pieces to plant, and drivers that use the rest of the power manager.
import { driver } from "../unit/kernel/driver.ts";

export interface OwnerPieces {
  /** It keeps the request for S0 until its device is in D0. */
  readonly hold?: boolean;
  /** Milliseconds that its device needs to change its state; none without it. */
  readonly slow?: number;
  readonly inrush?: boolean;
  /** First in the dispatch routine of power; `s` is the stack location. */
  readonly dispatch?: string;
  /** In the completion routine of a device request; `state` is the new one. */
  readonly completed?: string;
  /** Body of a control request; `d` is the PDO, `zero` and `three` are states. */
  readonly control?: string;
}

/** Every device tells its number when its device requests begin and end, if it is slow. */
export function owner({
  hold = false,
  slow,
  inrush = false,
  dispatch = "",
  completed = "",
  control = "",
}: OwnerPieces): string {
  const says = (what: string) => (slow === undefined ? "" : `DbgPrint("D%d of %d ${what}\\n", state - 1, x->Number);`);
  return driver({
    fields: "PDEVICE_OBJECT Pdo; PIRP System; PIRP Device; ULONG Number; KDPC Late; KTIMER Timer2;",
    declarations: `
      static DRIVER_DISPATCH Power;
      static IO_COMPLETION_ROUTINE SystemUp, DeviceDone;
      static REQUEST_POWER_COMPLETE Settled;
      static KDEFERRED_ROUTINE Ready;
      static ULONG number;
      static VOID Settled(PDEVICE_OBJECT d, UCHAR minor, POWER_STATE state, PVOID context, PIO_STATUS_BLOCK io) {
          PEXTENSION x = (PEXTENSION)context;
          PIRP irp = x->System;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(minor);
          UNREFERENCED_PARAMETER(state);
          x->System = NULL;
          if (irp == NULL) return;
          irp->IoStatus.Status = io->Status;
          if (!NT_SUCCESS(io->Status)) {
              IoCompleteRequest(irp, IO_NO_INCREMENT);
              return;
          }
          ${
            hold
              ? `
    if (IoGetCurrentIrpStackLocation(irp)->Parameters.Power.State.SystemState == PowerSystemWorking) {
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return;
    }
  `
              : ""
          }
          IoCopyCurrentIrpStackLocationToNext(irp);
          PoCallDriver(x->Lower, irp);
      }
      static NTSTATUS SystemUp(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          PEXTENSION x = (PEXTENSION)context;
          POWER_STATE state;
          UNREFERENCED_PARAMETER(device);
          if (irp->PendingReturned) IoMarkIrpPending(irp);
          state.DeviceState = PowerDeviceD0;
          x->System = ${hold ? "irp" : "NULL"};
          PoRequestPowerIrp(x->Pdo, IRP_MN_SET_POWER, state, Settled, x, NULL);
          return ${hold ? "STATUS_MORE_PROCESSING_REQUIRED" : "STATUS_CONTINUE_COMPLETION"};
      }
      static VOID Ready(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
          PEXTENSION x = (PEXTENSION)context;
          PIRP irp = x->Device;
          DEVICE_POWER_STATE state = IoGetCurrentIrpStackLocation(irp)->Parameters.Power.State.DeviceState;
          UNREFERENCED_PARAMETER(dpc);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          ${says("done")} IoCompleteRequest(irp, IO_NO_INCREMENT);
      }
      static NTSTATUS DeviceDone(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          PEXTENSION x = (PEXTENSION)context;
          POWER_STATE now;
          DEVICE_POWER_STATE state = IoGetCurrentIrpStackLocation(irp)->Parameters.Power.State.DeviceState;
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(state);
          now.DeviceState = state;
          PoSetPowerState(x->Self, DevicePowerState, now);
          ${completed}
          ${
            slow === undefined
              ? "if (irp->PendingReturned) IoMarkIrpPending(irp); return STATUS_CONTINUE_COMPLETION;"
              : `
    {
        LARGE_INTEGER t;
        t.QuadPart = -10000LL * ${slow};
        x->Device = irp;
        KeSetTimer(&x->Timer2, t, &x->Late);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }
  `
          }
      }
      static NTSTATUS Power(PDEVICE_OBJECT device, PIRP irp) {
          PEXTENSION x = (PEXTENSION)device->DeviceExtension;
          PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
          ${dispatch}
          PoStartNextPowerIrp(irp);
          if (s->MinorFunction == IRP_MN_SET_POWER && s->Parameters.Power.Type == DevicePowerState) {
              DEVICE_POWER_STATE state = s->Parameters.Power.State.DeviceState;
              UNREFERENCED_PARAMETER(state);
              ${says("begins")}
              IoMarkIrpPending(irp);
              IoCopyCurrentIrpStackLocationToNext(irp);
              IoSetCompletionRoutine(irp, DeviceDone, x, TRUE, TRUE, TRUE);
              PoCallDriver(x->Lower, irp);
              return STATUS_PENDING;
          }
          if (s->MinorFunction == IRP_MN_SET_POWER) {
              POWER_STATE state;
              if (s->Parameters.Power.State.SystemState == PowerSystemWorking) {
                  IoMarkIrpPending(irp);
                  IoCopyCurrentIrpStackLocationToNext(irp);
                  IoSetCompletionRoutine(irp, SystemUp, x, TRUE, TRUE, TRUE);
                  PoCallDriver(x->Lower, irp);
                  return STATUS_PENDING;
              }
              state.DeviceState = PowerDeviceD3;
              IoMarkIrpPending(irp);
              x->System = irp;
              PoRequestPowerIrp(x->Pdo, IRP_MN_SET_POWER, state, Settled, x, NULL);
              return STATUS_PENDING;
          }
          IoSkipCurrentIrpStackLocation(irp);
          return PoCallDriver(x->Lower, irp);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
    add: `extension->Pdo = pdo; extension->Number = ++number; KeInitializeTimer(&extension->Timer2); KeInitializeDpc(&extension->Late, Ready, extension); ${inrush ? "device->Flags |= DO_POWER_INRUSH;" : ""}`,
    control:
      control === ""
        ? ""
        : `
          PDEVICE_OBJECT d = extension->Pdo;
          POWER_STATE zero, three;
          zero.DeviceState = PowerDeviceD0;
          three.DeviceState = PowerDeviceD3;
          UNREFERENCED_PARAMETER(zero);
          UNREFERENCED_PARAMETER(three);
          ${control}
        `,
  })
    .replace(
      "IoCreateDevice(driver, sizeof(EXTENSION), &name,",
      control === ""
        ? "IoCreateDevice(driver, sizeof(EXTENSION), NULL,"
        : "IoCreateDevice(driver, sizeof(EXTENSION), &name,",
    )
    .replace(
      "UNICODE_STRING name = RTL",
      control === "" ? "static const UNICODE_STRING name = RTL" : "UNICODE_STRING name = RTL",
    );
}

/** Devices of the driver "o". */
export const machine = (names: readonly string[]) => ({
  drivers: [{ name: "o", sources: ["o.c"] }],
  devices: names.map((name) => ({ name, driver: "o" })),
});
export const power = (system: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "power",
  system,
  ...more,
});

/** A driver that keeps the system busy while its device is there. */
export const awakeDriver = (tidy: boolean): string =>
  driver({
    fields: "PVOID Busy;",
    add: "extension->Busy = PoRegisterSystemState(NULL, ES_SYSTEM_REQUIRED | ES_CONTINUOUS);",
    remove: tidy ? "PoUnregisterSystemState(extension->Busy);" : "",
  });

const told = `
  static const GUID source = { 0x5d3e9a59, 0xe9d5, 0x4b00, { 0xa6, 0xbd, 0xff, 0x34, 0xff, 0x51, 0x65, 0x48 } };
  static const GUID monitor = { 0x02731015, 0x4510, 0x4526, { 0x99, 0xe6, 0xe5, 0xa1, 0x7e, 0xbd, 0x1a, 0xea } };
  static const GUID scheme = { 0x245d8541, 0x3943, 0x4422, { 0xb0, 0x25, 0x13, 0xa7, 0x84, 0xf6, 0x79, 0xb7 } };
  static PVOID handles[3];
  static PVOID registration;
  static PCALLBACK_OBJECT callback;
  static POWER_SETTING_CALLBACK Told;
  static NTSTATUS Told(LPCGUID guid, PVOID value, ULONG length, PVOID context) {
      if (RtlCompareMemory(guid, &scheme, sizeof(GUID)) == sizeof(GUID)) {
          if (length == sizeof(GUID)) DbgPrint("scheme %08x\\n", ((GUID *)value)->Data1);
      } else if (length == sizeof(ULONG)) DbgPrint("%s %lu\\n", (PCSTR)context, *(PULONG)value);
      return STATUS_SUCCESS;
  }
  static CALLBACK_FUNCTION Power;
  static VOID Power(PVOID context, PVOID a, PVOID b) {
      UNREFERENCED_PARAMETER(context);
      DbgPrint("callback %d %d\\n", (int)(ULONG_PTR)a, (int)(ULONG_PTR)b);
  }
`;
export const settings = {
  driver: driver({
    declarations: told,
    add: `
      {
          UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Callback\\\\PowerState");
          OBJECT_ATTRIBUTES a;
          InitializeObjectAttributes(&a, &n, OBJ_CASE_INSENSITIVE, NULL, NULL);
          status = PoRegisterPowerSettingCallback(device, &source, Told, "source", &handles[0]);
          status = PoRegisterPowerSettingCallback(device, &monitor, Told, "monitor", &handles[1]);
          status = PoRegisterPowerSettingCallback(device, &scheme, Told, NULL, &handles[2]);
          status = ExCreateCallback(&callback, &a, FALSE, TRUE);
          if (NT_SUCCESS(status)) registration = ExRegisterCallback(callback, Power, NULL);
      }
    `,
    remove: `
        {
            int i;
            for (i = 0; i < 3; i++) PoUnregisterPowerSettingCallback(handles[i]);
            ExUnregisterCallback(registration);
            ObDereferenceObject(callback);
        }
      `,
  }),
  remove: { do: "remove", device: "one" },
} as const;
