// Ranges of memory and ports in resource descriptors, also those that are longer than 32 bits say.
import { holds } from "./checks.ts";

holds(
  "ranges are kept in assigned resources as long as they can be",
  `
    CM_PARTIAL_RESOURCE_DESCRIPTOR d;
    ULONGLONG start = 0;
    RtlZeroMemory(&d, sizeof(d));
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypePort, 8, 0x3f8) == STATUS_SUCCESS && d.Type == CmResourceTypePort);
    CHECK(RtlCmDecodeMemIoResource(&d, &start) == 8 && start == 0x3f8);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypeMemoryLarge, 0x1000, 0xd0000000) == STATUS_SUCCESS &&
          d.Type == CmResourceTypeMemory && d.u.Memory.Length == 0x1000);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypeMemory, 0x200000000ull, 0x1000000000ull) == STATUS_SUCCESS &&
          d.Type == CmResourceTypeMemoryLarge && (d.Flags & CM_RESOURCE_MEMORY_LARGE) == CM_RESOURCE_MEMORY_LARGE_40 &&
          d.u.Memory40.Length40 == 0x2000000);
    CHECK(RtlCmDecodeMemIoResource(&d, NULL) == 0x200000000ull);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypeMemory, 0x1000000000000ull, 0) == STATUS_SUCCESS &&
          (d.Flags & CM_RESOURCE_MEMORY_LARGE) == CM_RESOURCE_MEMORY_LARGE_64 && d.u.Memory64.Length64 == 0x10000);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypeMemory, 0x100000001ull, 0) == STATUS_UNSUCCESSFUL);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypePort, 0x100000000ull, 0) == STATUS_UNSUCCESSFUL);
    CHECK(RtlCmEncodeMemIoResource(&d, CmResourceTypeInterrupt, 1, 0) == STATUS_INVALID_PARAMETER);
  `,
);

holds(
  "ranges are kept in requirements with their alignment",
  `
    IO_RESOURCE_DESCRIPTOR d;
    ULONGLONG alignment = 0, minimum = 0, maximum = 0;
    RtlZeroMemory(&d, sizeof(d));
    CHECK(RtlIoEncodeMemIoResource(&d, CmResourceTypePort, 8, 8, 0x100, 0x3ff) == STATUS_SUCCESS && d.u.Port.Length == 8);
    CHECK(RtlIoDecodeMemIoResource(&d, &alignment, &minimum, &maximum) == 8 && alignment == 8 && minimum == 0x100 &&
          maximum == 0x3ff);
    CHECK(RtlIoEncodeMemIoResource(&d, CmResourceTypeMemory, 0x10000000000ull, 0x10000, 0, ~0ull) == STATUS_SUCCESS &&
          d.Type == CmResourceTypeMemoryLarge && d.Flags == CM_RESOURCE_MEMORY_LARGE_48);
    CHECK(RtlIoDecodeMemIoResource(&d, &alignment, NULL, NULL) == 0x10000000000ull && alignment == 0x10000);
    CHECK(RtlIoEncodeMemIoResource(&d, CmResourceTypeMemory, 0x100000000ull, 1, 0, ~0ull) == STATUS_UNSUCCESSFUL);
  `,
);
