// Row D-P30 of guide-3: devices on one power rail, D3cold, and a D0 that nobody asked for.
import { expect, it } from "vitest";
import { passes, run, traced } from "./run.ts";

/**
 * A driver of two devices, \Device\Rail0 and \Device\Rail1. Control codes: 0x222000 allows D3cold, 0x222004 gives what the bus tells of it,
 * 0x222008 asks for D0. `armed`: a wait/wake request, whose end asks for D0. `framework`: the power framework, which asks for D0 itself.
 */
const driver = (how: "armed" | "framework" | "neither") => `#include <ntddk.h>
#include <initguid.h>
#include <wdmguid.h>
typedef struct _EXT { PDEVICE_OBJECT Lower, Pdo; D3COLD_SUPPORT_INTERFACE Cold; POHANDLE Handle; PIRP Wait; } EXT, *PEXT;
static ULONG number;
DRIVER_INITIALIZE DriverEntry; DRIVER_ADD_DEVICE Add; DRIVER_UNLOAD Unload; DRIVER_DISPATCH Fine, Control, Pnp, Power;
static NTSTATUS Finish(PIRP irp, NTSTATUS status, ULONG_PTR info) { irp->IoStatus.Status = status; irp->IoStatus.Information = info; IoCompleteRequest(irp, 0); return status; }
static NTSTATUS Set(PEXT e, DEVICE_POWER_STATE to) { POWER_STATE state; state.DeviceState = to; return PoRequestPowerIrp(e->Pdo, IRP_MN_SET_POWER, state, NULL, NULL, NULL); }
REQUEST_POWER_COMPLETE Woken;
VOID Woken(PDEVICE_OBJECT device, UCHAR minor, POWER_STATE state, PVOID context, PIO_STATUS_BLOCK io) {
    UNREFERENCED_PARAMETER(device); UNREFERENCED_PARAMETER(minor); UNREFERENCED_PARAMETER(state);
    ((PEXT)context)->Wait = NULL; if (NT_SUCCESS(io->Status)) Set((PEXT)context, PowerDeviceD0); }
PO_FX_DEVICE_POWER_REQUIRED_CALLBACK Required; PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK NotRequired;
VOID Required(PVOID context) { PEXT e = context; Set(e, PowerDeviceD0); PoFxReportDevicePoweredOn(e->Handle); }
VOID NotRequired(PVOID context) { PEXT e = context; Set(e, PowerDeviceD3); PoFxCompleteDevicePowerNotRequired(e->Handle); }
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNREFERENCED_PARAMETER(path);
    driver->DriverExtension->AddDevice = Add; driver->DriverUnload = Unload;
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_CLEANUP] = Fine;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control; driver->MajorFunction[IRP_MJ_PNP] = Pnp; driver->MajorFunction[IRP_MJ_POWER] = Power;
    return STATUS_SUCCESS; }
VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }
NTSTATUS Add(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
    WCHAR text[] = L"\\\\Device\\\\Rail0"; UNICODE_STRING name; PDEVICE_OBJECT device; PEXT e; NTSTATUS status;
    text[12] += (WCHAR)number++; RtlInitUnicodeString(&name, text);
    status = IoCreateDevice(driver, sizeof(EXT), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    e = device->DeviceExtension; e->Pdo = pdo; e->Lower = IoAttachDeviceToDeviceStack(device, pdo);
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE; device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS; }
NTSTATUS Fine(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); return Finish(irp, STATUS_SUCCESS, 0); }
NTSTATUS Power(PDEVICE_OBJECT device, PIRP irp) { PoStartNextPowerIrp(irp); IoSkipCurrentIrpStackLocation(irp); return PoCallDriver(((PEXT)device->DeviceExtension)->Lower, irp); }
static NTSTATUS Ask(PEXT e) {
    KEVENT done; IO_STATUS_BLOCK block; PIRP irp; PIO_STACK_LOCATION next; NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, e->Lower, NULL, 0, NULL, &done, &block);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    next = IoGetNextIrpStackLocation(irp); next->MinorFunction = IRP_MN_QUERY_INTERFACE;
    next->Parameters.QueryInterface.InterfaceType = &GUID_D3COLD_SUPPORT_INTERFACE; next->Parameters.QueryInterface.Size = sizeof(e->Cold);
    next->Parameters.QueryInterface.Version = D3COLD_SUPPORT_INTERFACE_VERSION; next->Parameters.QueryInterface.Interface = (PINTERFACE)&e->Cold;
    next->Parameters.QueryInterface.InterfaceSpecificData = NULL;
    status = IoCallDriver(e->Lower, irp);
    if (status == STATUS_PENDING) { KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); status = block.Status; }
    return status; }
NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) {
    PEXT e = device->DeviceExtension; NTSTATUS status; POWER_STATE state;
    switch (IoGetCurrentIrpStackLocation(irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        status = IoForwardIrpSynchronously(e->Lower, irp) ? irp->IoStatus.Status : STATUS_UNSUCCESSFUL;
        if (NT_SUCCESS(status)) status = Ask(e);
        ${
          how === "framework"
            ? `{ PO_FX_DEVICE fx; PO_FX_COMPONENT_IDLE_STATE f0; RtlZeroMemory(&fx, sizeof(fx)); RtlZeroMemory(&f0, sizeof(f0));
               fx.Version = PO_FX_VERSION_V1; fx.ComponentCount = 1; fx.DeviceContext = e; fx.DevicePowerRequiredCallback = Required;
               fx.DevicePowerNotRequiredCallback = NotRequired; fx.Components[0].IdleStateCount = 1; fx.Components[0].IdleStates = &f0;
               f0.ResidencyRequirement = PO_FX_UNKNOWN_TIME; f0.NominalPower = PO_FX_UNKNOWN_POWER;
               status = PoFxRegisterDevice(e->Pdo, &fx, &e->Handle); if (NT_SUCCESS(status)) PoFxStartDevicePowerManagement(e->Handle); }`
            : ""
        }
        ${how === "armed" ? "state.SystemState = PowerSystemWorking; PoRequestPowerIrp(e->Pdo, IRP_MN_WAIT_WAKE, state, Woken, e, &e->Wait);" : ""}
        return Finish(irp, status, 0);
    case IRP_MN_REMOVE_DEVICE:
        if (e->Wait != NULL) IoCancelIrp(e->Wait);
        e->Cold.InterfaceDereference(e->Cold.Context);
        ${how === "framework" ? "PoFxUnregisterDevice(e->Handle);" : ""}
        irp->IoStatus.Status = STATUS_SUCCESS; IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(e->Lower, irp);
        IoDetachDevice(e->Lower); IoDeleteDevice(device); return status;
    }
    IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(e->Lower, irp); }
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PEXT e = device->DeviceExtension; PULONG out = irp->AssociatedIrp.SystemBuffer; BOOLEAN able = FALSE, bus = FALSE; DEVICE_WAKE_DEPTH depth, none;
    D3COLD_LAST_TRANSITION_STATUS last;
    switch (IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.IoControlCode) {
    case 0x222000: e->Cold.SetD3ColdSupport(e->Cold.Context, TRUE); return Finish(irp, STATUS_SUCCESS, 0);
    case 0x222008: Set(e, PowerDeviceD0); return Finish(irp, STATUS_SUCCESS, 0);
    }
    e->Cold.GetD3ColdCapability(e->Cold.Context, &able); e->Cold.GetBusDriverD3ColdSupport(e->Cold.Context, &bus);
    e->Cold.GetIdleWakeInfo(e->Cold.Context, PowerSystemWorking, &depth); e->Cold.GetIdleWakeInfo(e->Cold.Context, PowerSystemHibernate, &none);
    e->Cold.GetLastTransitionStatus(e->Cold.Context, &last);
    out[0] = able; out[1] = bus; out[2] = depth; out[3] = none; out[4] = last;
    return Finish(irp, STATUS_SUCCESS, 20); }
`;

const two = (rail?: string) => ({
  devices: [0, 1].map((n) => ({
    name: `rail${n}`,
    driver: "test",
    ...(rail === undefined ? {} : { powerRail: rail }),
  })),
});
const open = (n: number) => ({ do: "open", handle: `h${n}`, device: `\\Device\\Rail${n}` });
const allow = (n: number) => ({ do: "ioctl", handle: `h${n}`, code: 0x222000 });
const wake = (n: number) => ({ do: "ioctl", handle: `h${n}`, code: 0x222008 });
const told = (n: number, ...u32: readonly number[]) => ({
  do: "ioctl",
  handle: `h${n}`,
  code: 0x222004,
  outputLength: 20,
  expect: { data: { u32 } },
});
const sleep = (n: number) => ({ do: "power", device: `rail${n}`, state: "D3" });
const end = [0, 1].flatMap((n) => [
  { do: "close", handle: `h${n}` },
  { do: "remove", device: `rail${n}` },
]);
const wait = { do: "wait", for: 20 };

it("D-P30 two devices on one rail: off when both are in D3 and allow it, on when one is to be in D0, which the other has not asked for", () => {
  const begin = [open(0), open(1), allow(0)];
  const unregistered = passes(
    run(
      driver("neither"),
      [
        ...begin,
        told(0, 1, 1, 5, 0, 0),
        sleep(0),
        sleep(1),
        // The second has not allowed it yet: hot.
        told(0, 1, 1, 5, 0, 1),
        allow(1),
        told(0, 1, 1, 5, 0, 2),
        told(1, 1, 1, 5, 0, 2),
        wake(0),
        wait,
        ...end,
      ],
      two("vcc"),
    ),
  );
  const power = traced(unregistered, ["power"]).filter((line) => /rail vcc/.test(line));
  expect(power.map((line) => line.replace(/^\S+\\(\d+) /, "$1 "))).toEqual([
    "0000 is in D3cold: the rail vcc is off",
    "0001 is in D3cold: the rail vcc is off",
    "0001 is in an uninitialized D0: the rail vcc is on again",
  ]);
  // Nobody sets the second up: it is left like that.
  const second = (ran: ReturnType<typeof run>) => ran.kernel.state.devnodes[1];
  expect(second(unregistered)).toMatchObject({ devicePower: 4, d3cold: { state: "uninitialized" } });

  const again = (how: "armed" | "framework", steps: readonly unknown[]) => {
    const ran = passes(run(driver(how), [...begin, allow(1), ...steps, wait, wake(0), wait, ...end], two("vcc")));
    expect(traced(ran, ["power"])).toContainEqual(
      expect.stringMatching(/0001 is in an uninitialized D0: the rail vcc is on again/),
    );
    return ran;
  };
  // An armed wait/wake request is completed, and its sender sets the device up.
  expect(second(again("armed", [sleep(0), sleep(1)]))).toMatchObject({ devicePower: 1, d3cold: { state: "no" } });
  // The framework tells that power is required, and then that it is not.
  const lines = traced(again("framework", []), ["power"]).filter((line) => /^\S+0001: DevicePower/.test(line));
  expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
    "DevicePowerNotRequiredCallback",
    "DevicePowerRequiredCallback",
    "DevicePowerNotRequiredCallback",
  ]);

  // A device with power of its own cannot lose it so.
  const alone = passes(run(driver("neither"), [...begin, sleep(0), told(0, 0, 1, 4, 0, 1), ...end], two()));
  expect(traced(alone, ["power"]).filter((line) => /D3cold/.test(line))).toEqual([]);
});
