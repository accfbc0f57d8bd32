// Where our layouts differ from mingw-w64's on purpose, each with its reason. A line that excuses nothing any more goes.

export interface Difference {
  readonly reason: string;
  readonly questions: readonly string[];
}

export const differences: readonly Difference[] = [
  {
    reason:
      "Windows 7 moved the wait type and key of a wait block before its thread; mingw-w64 has the order of Windows XP.",
    questions: ["WaitType", "BlockState", "WaitKey", "SpareLong", "Thread", "Object"].map(
      (member) => `offsetof KWAIT_BLOCK.${member}`,
    ),
  },
  {
    reason:
      "wdm.h aligns DEVICE_OBJECT to MEMORY_ALLOCATION_ALIGNMENT, so that it has 336 bytes on x64 (public symbols); mingw-w64 leaves the alignment out.",
    questions: ["sizeof DEVICE_OBJECT"],
  },
  {
    reason: "Windows 8 added four members for system DMA version 3 to the end of DEVICE_DESCRIPTION.",
    questions: ["sizeof DEVICE_DESCRIPTION"],
  },
  {
    reason: "Version 3 of the DMA interface added routines to the end of DMA_OPERATIONS; mingw-w64 has version 2.",
    questions: ["sizeof DMA_OPERATIONS"],
  },
  {
    reason:
      "PO_FX_COMPONENT follows PO_FX_VERSION, which is 1 unless the driver sets it; mingw-w64 has version 2 always.",
    questions: [
      "sizeof PO_FX_COMPONENT",
      ...["IdleStateCount", "DeepestWakeableIdleState", "IdleStates"].map(
        (member) => `offsetof PO_FX_COMPONENT.${member}`,
      ),
    ],
  },
];
