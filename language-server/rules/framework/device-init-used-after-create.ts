// A framework structure that has been taken over.
import { isNull, rangeOf } from "../../analysis/facts.ts";
import type { Rule } from "../rule.ts";

const id = "device-init-used-after-create";

export const deviceInitUsedAfterCreate: Rule = {
  id,
  severity: "error",
  summary: "WDFDEVICE_INIT is used after WdfDeviceCreate has taken it.",
  names: { codeql: ["cpp/windows/wdk/kmdf/device-init-api"] },
  page: `WdfDeviceCreate uses the structure up, frees it and sets the caller's pointer to NULL. Whatever is set in it afterwards is lost at best; as a rule the
call crashes.

**Mend it**: call the WdfDeviceInit… routines before WdfDeviceCreate.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_DRIVER_DEVICE_ADD EvtDeviceAdd;
NTSTATUS EvtDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDFDEVICE device;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(Driver);
    status = WdfDeviceCreate(&DeviceInit, WDF_NO_OBJECT_ATTRIBUTES, &device);
    if (NT_SUCCESS(status)) {
        WdfDeviceInitSetIoType(DeviceInit, WdfDeviceIoBuffered);
//      ^^^^^^^^^^^^^^^^^^^^^^ device-init-used-after-create: WdfDeviceCreate
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_DRIVER_DEVICE_ADD EvtDeviceAdd;
NTSTATUS EvtDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDFDEVICE device;
    UNREFERENCED_PARAMETER(Driver);
    WdfDeviceInitSetIoType(DeviceInit, WdfDeviceIoBuffered);
    return WdfDeviceCreate(&DeviceInit, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
\`\`\`
`,
  paths: (world) => ({
    calls: (routine) => routine === "WdfDeviceCreate" || takers.test(routine),
    beforeCall(event) {
      if (event.name === "WdfDeviceCreate") return;
      const [init] = event.args;
      const mark = init && event.state.mark("init-taken", init);
      // A device that could not be made leaves the structure to its owner: then the status is a failure, or the pointer still set.
      if (!init || !mark?.with || rangeOf(event.state, mark.with).hi < 0 || isNull(event.state, init) === false) return;
      event.run.report(
        id,
        {
          message: `${event.written} is given a WDFDEVICE_INIT that WdfDeviceCreate has taken`,
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const [pointer] = event.args;
      if (event.name !== "WdfDeviceCreate" || !pointer) return;
      const place = world.terms.deref(pointer);
      const why = { kind: "site", site: event.site, message: "the device is made here" } as const;
      // What the pointer held, and what it holds now.
      const before = event.before.store.get(place.id) ?? world.terms.load(place);
      for (const value of [before, event.state.store.get(place.id)])
        if (value) event.state.setMark("init-taken", value, "taken", why, event.result);
    },
  }),
};

const takers = /^Wdf(Device|Pdo|Fdo|ControlDevice|CxDevice)Init/;
