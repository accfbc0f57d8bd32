// A device that can be opened past its security descriptor.

import { constantOf, isNull } from "../../analysis/facts.ts";
import { argumentRule, hasBit } from "../kinds/argument.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const deviceSecureOpenMissing: Rule = argumentRule({
  id: "device-secure-open-missing",
  severity: "warning",
  summary: "A named device is created without FILE_DEVICE_SECURE_OPEN.",
  names: {},
  fix: setArgument("Add FILE_DEVICE_SECURE_OPEN", 4, (old) =>
    old === "0" ? "FILE_DEVICE_SECURE_OPEN" : `${old} | FILE_DEVICE_SECURE_OPEN`,
  ),
  page: `Without FILE_DEVICE_SECURE_OPEN the security descriptor is checked only when the device itself is opened, not for names below it: anybody
opens \\Device\\Name\\x.

**Mend it**: pass FILE_DEVICE_SECURE_OPEN in DeviceCharacteristics.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Create(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT *Device)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    return IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, Device);
//         ^^^^^^^^^^^^^^ device-secure-open-missing: FILE_DEVICE_SECURE_OPEN
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Create(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT *Device)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    return IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, Device);
}
\`\`\`
`,
  of: { IoCreateDevice: 4, IoCreateDeviceSecure: 4, WdmlibIoCreateDeviceSecure: 4 },
  wrong({ value }, event) {
    const name = event.args[2];
    // File systems check the names below their devices themselves.
    const type = event.args[3] && constantOf(event.state, event.args[3]);
    if (type !== undefined && fileSystems.has(type)) return undefined;
    if (value === undefined || hasBit(value, 0x100) || !name || isNull(event.state, name) !== false) return undefined;
    return "a named device is made without FILE_DEVICE_SECURE_OPEN: names below it are opened without a security check";
  },
});

/** FILE_DEVICE_CD_ROM_FILE_SYSTEM, _DISK_, plain, _NETWORK_ and _DFS_FILE_SYSTEM, and the redirectors beside them. */
const fileSystems = new Set([0x03, 0x08, 0x09, 0x14, 0x28, 0x35]);
