// Where our layouts differ from mingw-w64's on purpose, each with its reason. A line that excuses nothing any more goes.

export interface Difference {
  readonly reason: string;
  readonly questions: readonly string[];
}

export const differences: readonly Difference[] = [
  {
    reason:
      "Later Windows versions added wait reasons, information classes and registry notifications before the last.",
    questions: ["MaximumWaitReason", "FileMaximumInformation", "FileFsMaximumInformation", "MaxRegNtNotifyClass"].map(
      (name) => `value ${name}`,
    ),
  },
  {
    reason: "Protected pool went with Windows 8; the flag's name stands for nothing since.",
    questions: ["value PROTECTED_POOL"],
  },
  {
    reason: "Windows 8 added CONNECT_MESSAGE_BASED_PASSIVE, version 5.",
    questions: ["value CONNECT_CURRENT_VERSION"],
  },
  {
    reason:
      "The serial class's internal requests carry no buffer of the I/O manager's: Microsoft defines them METHOD_NEITHER.",
    questions: ["DO_WAIT_WAKE", "CANCEL_WAIT_WAKE", "BASIC_SETTINGS", "RESTORE_SETTINGS"].map(
      (name) => `value IOCTL_SERIAL_INTERNAL_${name}`,
    ),
  },
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
      "value PO_FX_VERSION",
      "sizeof PO_FX_COMPONENT",
      ...["IdleStateCount", "DeepestWakeableIdleState", "IdleStates"].map(
        (member) => `offsetof PO_FX_COMPONENT.${member}`,
      ),
    ],
  },
];
