// Resources as drivers claimed them before Plug and Play.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const claim = `
  static NTSTATUS Claim(PEXTENSION e, BOOLEAN driver, ULONG start, ULONG length, UCHAR share, BOOLEAN override,
                        PBOOLEAN conflict) {
      CM_RESOURCE_LIST list;
      RtlZeroMemory(&list, sizeof(list));
      list.Count = 1;
      list.List[0].InterfaceType = Isa;
      list.List[0].PartialResourceList.Count = length == 0 ? 0 : 1;
      list.List[0].PartialResourceList.PartialDescriptors[0].Type = CmResourceTypePort;
      list.List[0].PartialResourceList.PartialDescriptors[0].ShareDisposition = share;
      list.List[0].PartialResourceList.PartialDescriptors[0].u.Port.Start.QuadPart = start;
      list.List[0].PartialResourceList.PartialDescriptors[0].u.Port.Length = length;
      return IoReportResourceUsage(NULL, e->Self->DriverObject, driver ? &list : NULL, driver ? sizeof(list) : 0,
                                   driver ? NULL : e->Self, driver ? NULL : &list, driver ? 0 : sizeof(list), override,
                                   conflict);
  }
`;

describe("resources without Plug and Play", () => {
  holds(
    "are claimed for a device or for the driver, shared or not, and given back",
    `
      BOOLEAN c;
      CHECK(Claim(extension, FALSE, 0x300, 8, CmResourceShareDriverExclusive, FALSE, &c) == STATUS_SUCCESS && !c);
      CHECK(Claim(extension, TRUE, 0x307, 1, CmResourceShareDriverExclusive, FALSE, &c) == STATUS_CONFLICTING_ADDRESSES &&
            c);
      CHECK(Claim(extension, TRUE, 0x307, 1, CmResourceShareShared, FALSE, &c) == STATUS_CONFLICTING_ADDRESSES && c);
      CHECK(Claim(extension, TRUE, 0x308, 1, CmResourceShareDriverExclusive, FALSE, &c) == STATUS_SUCCESS && !c);
      /* A report takes the place of the one before it. */
      CHECK(Claim(extension, FALSE, 0x308, 1, CmResourceShareDriverExclusive, FALSE, &c) == STATUS_CONFLICTING_ADDRESSES &&
            c);
      CHECK(Claim(extension, FALSE, 0x308, 1, CmResourceShareDriverExclusive, TRUE, &c) == STATUS_SUCCESS && c);
      CHECK(Claim(extension, TRUE, 0, 0, 0, FALSE, &c) == STATUS_SUCCESS && !c);
      CHECK(Claim(extension, FALSE, 0x300, 8, CmResourceShareShared, FALSE, &c) == STATUS_SUCCESS && !c);
      CHECK(Claim(extension, TRUE, 0x300, 8, CmResourceShareShared, FALSE, &c) == STATUS_SUCCESS && !c);
    `,
    { declarations: claim },
  );
  holds(
    "are translated: addresses to themselves, a line to its vector and level",
    `
      PHYSICAL_ADDRESS bus, translated;
      ULONG space = 1;
      KIRQL irql = 0;
      KAFFINITY affinity = 0;
      bus.QuadPart = 0x378;
      translated.QuadPart = 0;
      CHECK(HalTranslateBusAddress(Isa, 0, bus, &space, &translated) && space == 1 && translated.QuadPart == 0x378);
      space = 7;
      CHECK(!HalTranslateBusAddress(Isa, 0, bus, &space, &translated));
      CHECK(HalGetInterruptVector(Isa, 0, 7, 7, &irql, &affinity) != 0 && irql > DISPATCH_LEVEL &&
            affinity == KeQueryActiveProcessors());
      CHECK(HalGetInterruptVector(Isa, 0, 5, 5, &irql, &affinity) != HalGetInterruptVector(Isa, 0, 7, 7, &irql, &affinity));
    `,
  );
});
