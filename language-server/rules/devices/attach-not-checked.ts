// A device that may have been attached to nothing.
import { isNull, rangeOf } from "../../analysis/facts.ts";
import type { Rule } from "../rule.ts";

const id = "attach-not-checked";

export const attachNotChecked: Rule = {
  id,
  severity: "error",
  summary: "AddDevice succeeds and never looked whether IoAttachDeviceToDeviceStack attached its device.",
  names: { codeql: ["cpp/drivers/examined-value"] },
  page: `\`IoAttachDeviceToDeviceStack\` returns NULL if the device cannot be attached, because the one below is about to go. The driver then has no lower
device: the first request that it passes down is sent to address zero.

**Mend it**: test the result, delete the device object and fail AddDevice with STATUS_NO_SUCH_DEVICE.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ attach-not-checked: NULL
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [attached] },
    calls: ["IoAttachDeviceToDeviceStack"],
    afterCall({ state, result, site }) {
      state.setMark(attached, result, "unasked", { kind: "site", site, message: "the device is attached here" });
    },
    exit({ run, state, value, at }) {
      if (run.root?.role?.name !== "DRIVER_ADD_DEVICE" || !value || rangeOf(state, value).lo < 0) return;
      for (const { term, why } of state.marksNamed(attached)) {
        if (isNull(state, term) !== undefined) continue;
        const isHere = why?.kind === "site" && why.site.fn === run.name;
        run.report(
          id,
          {
            message: "this may give NULL, which nothing asks before AddDevice succeeds: there is no lower device then",
            notes: isHere ? [] : [{ message: "", place: why }],
          },
          isHere ? why.site.at : at,
        );
      }
    },
  }),
};

const attached = "attach-result";
