// The inside of system objects.
import { isFieldOf, recordName } from "../../analysis/code.ts";
import { hiddenMembers } from "../kinds/fields.ts";
import type { Rule } from "../rule.ts";

export const systemMemberRead: Rule = {
  id: "system-member-read",
  severity: "warning",
  summary: "A member of a system object is read that drivers must not look at.",
  names: { codeAnalysis: ["C28175"], codeql: ["cpp/drivers/illegal-field-access-2"] },
  page: `These members are not for drivers: what they mean, and which lock guards them, differs between versions of Windows.

**Mend it**: use the documented routine.

\`\`\`c bad
#include <wdm.h>
BOOLEAN IsUsed(PDEVICE_OBJECT Device)
{
    return Device->ReferenceCount != 0;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ system-member-read: ReferenceCount
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
PDEVICE_OBJECT Neighbour(PDEVICE_OBJECT Device)
{
    return Device->NextDevice;
//  ^^^^^^ system-member-read: NextDevice
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT device = DriverObject->DeviceObject;
    while (device != NULL) {
        PDEVICE_OBJECT next = device->NextDevice;
        IoDeleteDevice(device);
        device = next;
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
BOOLEAN IsUsed(PLONG OpenHandles)
{
    return *OpenHandles != 0;
}
\`\`\`
`,
  body(_info, code) {
    return code.fields.flatMap(({ place, at, write }) => {
      const name = place.field.name ?? "";
      if (write || !hiddenMembers[recordName(place.base.type)]?.has(name)) return [];
      // From its driver object on, as Unload does it: no device comes or goes there.
      if (name === "NextDevice" && code.fields.some((other) => isFieldOf(other.place, "DRIVER_OBJECT", "DeviceObject")))
        return [];
      return [{ message: `${name} of a ${recordName(place.base.type)} is not for drivers to read`, at }];
    });
  },
};
