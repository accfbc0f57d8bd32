// GUIDs of Microsoft's headers are defined by the source that includes them after initguid.h, also where a header of the driver's own has
// included them before; and once, however often they are included.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const headers = [
  "ntddser",
  "ntddpar",
  "ntddstor",
  "ntddscsi",
  "hidclass",
  "poclass",
  "batclass",
  "wdmguid",
  "ioevent",
  "devguid",
];
const includes = headers.map((name) => `#include <${name}.h>\n`).join("");

describe("GUIDs", () => {
  holds(
    "are defined where initguid.h says so",
    `
      CHECK(GUID_DEVINTERFACE_COMPORT.Data1 == 0x86e0d1e0 && GUID_DEVINTERFACE_PARALLEL.Data1 == 0x97f76ef0);
      CHECK(GUID_DEVINTERFACE_DISK.Data1 == 0x53f56307 && GUID_DEVINTERFACE_HID.Data1 == 0x4d1e55b2);
      CHECK(GUID_DEVICE_BATTERY.Data1 == 0x72631e54 && GUID_BUS_TYPE_PCI.Data1 == 0xc8ebdfb0);
      CHECK(GUID_IO_VOLUME_MOUNT.Data1 == 0xb5804878 && GUID_DEVCLASS_PORTS.Data1 == 0x4d36e978);
    `,
    { declarations: `${includes}#include <initguid.h>\n${includes}${includes}` },
  );
});
