// A USB pipe that is still read when its device leaves D0.
import { callsTo } from "../../analysis/code.ts";
import { isReferenced, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const continuousReaderNeverStopped: Rule = {
  id: "continuous-reader-never-stopped",
  severity: "warning",
  summary: "A driver starts the continuous reader of a USB pipe and never stops its target.",
  names: {},
  page: `The framework does not stop a continuous reader by itself: what the driver starts with WdfIoTargetStart in EvtDeviceD0Entry it stops with
WdfIoTargetStop in EvtDeviceD0Exit. Otherwise reads are under way when the device has no power any more; they fail, and the reader is not started again
when it comes back.

**Mend it**: call WdfIoTargetStop(…, WdfIoTargetCancelSentIo) for the pipe's target in EvtDeviceD0Exit.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
#include <usb.h>
#include <wdfusb.h>
typedef struct _CONTEXT { WDFUSBPIPE Pipe; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_USB_READER_COMPLETION_ROUTINE Read;
NTSTATUS Configure(PCONTEXT Context)
{
    WDF_USB_CONTINUOUS_READER_CONFIG config;
    WDF_USB_CONTINUOUS_READER_CONFIG_INIT(&config, Read, Context, 64);
    return WdfUsbTargetPipeConfigContinuousReader(Context->Pipe, &config);
}
EVT_WDF_DEVICE_D0_ENTRY D0Entry;
NTSTATUS D0Entry(WDFDEVICE Device, WDF_POWER_DEVICE_STATE PreviousState)
{
    UNREFERENCED_PARAMETER(PreviousState);
    return WdfIoTargetStart(WdfUsbTargetPipeGetIoTarget(GetContext(Device)->Pipe));
//         ^^^^^^^^^^^^^^^^ continuous-reader-never-stopped: WdfIoTargetStop
}
EVT_WDF_DRIVER_DEVICE_ADD DeviceAdd;
NTSTATUS DeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDF_PNPPOWER_EVENT_CALLBACKS callbacks;
    WDF_OBJECT_ATTRIBUTES attributes;
    WDFDEVICE device;
    UNREFERENCED_PARAMETER(Driver);
    WDF_PNPPOWER_EVENT_CALLBACKS_INIT(&callbacks);
    callbacks.EvtDeviceD0Entry = D0Entry;
    WdfDeviceInitSetPnpPowerEventCallbacks(DeviceInit, &callbacks);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, CONTEXT);
    return WdfDeviceCreate(&DeviceInit, &attributes, &device);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, DeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
#include <usb.h>
#include <wdfusb.h>
typedef struct _CONTEXT { WDFUSBPIPE Pipe; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_USB_READER_COMPLETION_ROUTINE Read;
NTSTATUS Configure(PCONTEXT Context)
{
    WDF_USB_CONTINUOUS_READER_CONFIG config;
    WDF_USB_CONTINUOUS_READER_CONFIG_INIT(&config, Read, Context, 64);
    return WdfUsbTargetPipeConfigContinuousReader(Context->Pipe, &config);
}
EVT_WDF_DEVICE_D0_ENTRY D0Entry;
NTSTATUS D0Entry(WDFDEVICE Device, WDF_POWER_DEVICE_STATE PreviousState)
{
    UNREFERENCED_PARAMETER(PreviousState);
    return WdfIoTargetStart(WdfUsbTargetPipeGetIoTarget(GetContext(Device)->Pipe));
}
EVT_WDF_DEVICE_D0_EXIT D0Exit;
NTSTATUS D0Exit(WDFDEVICE Device, WDF_POWER_DEVICE_STATE TargetState)
{
    UNREFERENCED_PARAMETER(TargetState);
    WdfIoTargetStop(WdfUsbTargetPipeGetIoTarget(GetContext(Device)->Pipe), WdfIoTargetCancelSentIo);
    return STATUS_SUCCESS;
}
EVT_WDF_DRIVER_DEVICE_ADD DeviceAdd;
NTSTATUS DeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDF_PNPPOWER_EVENT_CALLBACKS callbacks;
    WDF_OBJECT_ATTRIBUTES attributes;
    WDFDEVICE device;
    UNREFERENCED_PARAMETER(Driver);
    WDF_PNPPOWER_EVENT_CALLBACKS_INIT(&callbacks);
    callbacks.EvtDeviceD0Entry = D0Entry;
    callbacks.EvtDeviceD0Exit = D0Exit;
    WdfDeviceInitSetPnpPowerEventCallbacks(DeviceInit, &callbacks);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, CONTEXT);
    return WdfDeviceCreate(&DeviceInit, &attributes, &device);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, DeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
\`\`\`
`,
  project({ world, report }) {
    if (!isWhole(world) || callsTo(world, "WdfUsbTargetPipeConfigContinuousReader").length === 0) return;
    if (isReferenced(world, ["WdfIoTargetStop", "WdfIoTargetPurge", "WdfIoTargetClose"])) return;
    const [start] = callsTo(world, "WdfIoTargetStart");
    if (start)
      report(start.info, {
        message:
          "the target of a pipe with a continuous reader is started here, and nothing in the driver stops it with WdfIoTargetStop",
        range: start.info.unit.range(start.info.fn.declaration, start.at),
      });
  },
};
