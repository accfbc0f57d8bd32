// DriverEntry or AddDevice that says all is well and has deleted its device.
import { rangeOf } from "../../analysis/facts.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { Rule } from "../rule.ts";

const id = "success-without-device";

export const successWithoutDevice: Rule = {
  id,
  severity: "warning",
  summary: "DriverEntry or AddDevice deletes the device that it made, and returns success.",
  names: {},
  page: `What deletes its device again has failed, and must say so. A driver whose DriverEntry returns success stays loaded with nothing to open, and its
Unload deletes the device a second time. After an AddDevice that returns success the PnP manager goes on to start a device that is not in the stack.

**Mend it**: return the status of what failed.

\`\`\`c bad
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateSymbolicLink(RegistryPath, RegistryPath);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
    }
    return STATUS_SUCCESS;
//  ^^^^^^ success-without-device: returns success
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateSymbolicLink(RegistryPath, RegistryPath);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [markName("device-object")] },
    exit({ run, state, value, at }) {
      const role = run.root && run.role?.name;
      if (role !== "DRIVER_INITIALIZE" && role !== "DRIVER_ADD_DEVICE") return;
      const made = state.marksNamed(markName("device-object"));
      const deleted = made.find((mark) => mark.value === "released");
      if (!deleted || made.some((mark) => mark.value !== "released")) return;
      if (!value || rangeOf(state, value).lo < 0) return;
      const notes = [{ message: "the device is deleted here", place: deleted.why }];
      run.report(
        id,
        { message: `${run.name} returns success here, and has deleted the device that it made`, notes },
        at,
      );
    },
  }),
};
