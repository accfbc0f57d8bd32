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
    reason: "Later Windows versions added components of debug messages before the end of the table.",
    questions: ["value DPFLTR_ENDOFTABLE_ID"],
  },
  {
    reason: "The bug check is documented as 0xD2; mingw-w64 has the number of a message of that name.",
    questions: ["value BUGCODE_ID_DRIVER"],
  },
  {
    reason: "Extended processor state of a CONTEXT is bit 0x40 since Windows 7; mingw-w64 has the bit of a draft.",
    questions: ["value CONTEXT_XSTATE"],
  },
  {
    reason: "An AVStream device's descriptor has flags since Windows Vista, and on x86 another word behind them.",
    questions: ["sizeof KSDEVICE_DESCRIPTOR"],
  },
  {
    reason: "The prefetch flags have had one more bit since Windows 10: the mask covers it.",
    questions: ["value MM_PREFETCH_FLAGS_MASK"],
  },
  {
    reason: "Windows 8 added a routine to what the PCI bus driver offers.",
    questions: ["sizeof PCI_BUS_INTERFACE_STANDARD"],
  },
  {
    reason:
      "All access to a block of WMI data includes joining a group since Windows 10 1607, which the witness is not asked for.",
    questions: ["value WMIGUID_ALL_ACCESS"],
  },
  {
    reason:
      "Windows 8 and 10 added members to what storage devices say of themselves, and bus types and kinds of adapter control.",
    questions: [
      ...["STORAGE_MINIPORT_DESCRIPTOR", "DEVICE_LB_PROVISIONING_DESCRIPTOR"].map((name) => `sizeof ${name}`),
      ...["BusTypeMax", "ScsiAdapterControlMax"].map((name) => `value ${name}`),
    ],
  },
  {
    reason:
      "Inquiry data ends with 30 bytes after eight version descriptors: 104 bytes, as SPC-4 has its first fields.",
    questions: ["sizeof INQUIRYDATA"],
  },
  {
    reason: "The pointer in what a 32-bit process passes has 32 bits, which mingw-w64's compiler has no word for.",
    questions: [
      ...["DataBuffer", "SenseInfoOffset", "Cdb"].map((name) => `offsetof SCSI_PASS_THROUGH_DIRECT32.${name}`),
      ...["DataBuffer", "PreviousTaskFile", "CurrentTaskFile"].map(
        (name) => `offsetof ATA_PASS_THROUGH_DIRECT32.${name}`,
      ),
      ...["SCSI_PASS_THROUGH_DIRECT32", "ATA_PASS_THROUGH_DIRECT32"].map((name) => `sizeof ${name}`),
    ],
  },
  {
    reason: "What READ CAPACITY (16) answers has no padding: a command's data is as it is on the wire.",
    questions: ["sizeof READ_CAPACITY_DATA_EX"],
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
    reason: "mingw-w64 has values that no kit since that of Windows 7 has.",
    questions: ["value STATUS_GRAPHICS_DRIVER_MISMATCH", "value STATUS_PKU2U_CERT_FAILURE"],
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
  {
    reason: "Windows 8 and later added members to the end of structures of ntifs.h; mingw-w64 has Windows 7's.",
    questions: [
      ...["TOKEN_ACCESS_INFORMATION", "SE_EXPORTS", "NTFS_EXTENDED_VOLUME_DATA", "FSRTL_ADVANCED_FCB_HEADER"],
      ...["FS_FILTER_CALLBACKS", "SRV_OPEN_ECP_CONTEXT"],
    ].map((type) => `sizeof ${type}`),
  },
  {
    reason: "Windows 8 and 10 took two of the five reserved words of the redirectors' query; mingw-w64 has them all.",
    questions: ["offsetof QUERY_PATH_REQUEST_EX.Reserved"],
  },
  {
    reason: "From Windows 8 on the names without a version stand for the second version of the change journal.",
    questions: ["MFT_ENUM_DATA", "READ_USN_JOURNAL_DATA", "USN_JOURNAL_DATA"].map((type) => `sizeof ${type}`),
  },
  {
    reason: "Later Windows versions have more subcategories of audits, privileges, reserved reparse tags and classes.",
    questions: [
      "sizeof TOKEN_AUDIT_POLICY",
      ...["POLICY_AUDIT_SUBCATEGORY_COUNT", "SE_MAX_WELL_KNOWN_PRIVILEGE", "IO_REPARSE_TAG_RESERVED_RANGE"].map(
        (name) => `value ${name}`,
      ),
      ...["MaxThreadInfoClass", "MaxTokenInfoClass"].map((name) => `value ${name}`),
    ],
  },
  {
    reason: "Windows 10 took a byte of PROCESSOR_RELATIONSHIP for the efficiency class; mingw-w64 has it reserved.",
    questions: ["offsetof PROCESSOR_RELATIONSHIP.Reserved"],
  },
  {
    reason: "The documentation of bug checks has IMPERSONATING_WORKER_THREAD as 0xDF; mingw-w64 has another number.",
    questions: ["value IMPERSONATING_WORKER_THREAD"],
  },
  {
    reason: "Masks of all bits and ends of enumerations grew with later Windows versions.",
    questions: [
      ...["REG_LEGAL_OPTION", "REG_OPEN_LEGAL_OPTION", "REG_LEGAL_CHANGE_FILTER", "SERVICE_TYPE_ALL"],
      ...["CM_SERVICE_VALID_PROMOTION_MASK", "CORE_PARKING_POLICY_CHANGE_MAX", "DIAGNOSTIC_REASON_INVALID_FLAGS"],
      ...["PowerInformationLevelMaximum", "FILE_ATTRIBUTE_VALID_FLAGS", "FILE_ATTRIBUTE_VALID_SET_FLAGS"],
    ].map((name) => `value ${name}`),
  },
  {
    reason:
      "Windows 8, 10 and 11 lengthened structures and tables of ntddk.h, and put reserved members of older ones to use; mingw-w64 has Windows 7's.",
    questions: [
      ...["IO_DRIVER_CREATE_CONTEXT", "PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR", "PHYSICAL_COUNTER_RESOURCE_LIST"],
      ...["DEBUG_DEVICE_DESCRIPTOR", "PCI_EXPRESS_CAPABILITY", "XSTATE_CONFIGURATION", "KUSER_SHARED_DATA"],
    ]
      .map((type) => `sizeof ${type}`)
      .concat(
        ["Initialized", "Configured"].map((member) => `offsetof DEBUG_DEVICE_DESCRIPTOR.${member}`),
        ["HalIoReadPartitionTable", "HalIoSetPartitionInformation", "HalIoWritePartitionTable"].map(
          (member) => `offsetof HAL_DISPATCH.${member}`,
        ),
        ["Size", "Features"].map((member) => `offsetof XSTATE_CONFIGURATION.${member}`),
        ["AitSamplingValue", "AppCompatFlag", "SystemCall", "Reserved2", "SystemCallPad", "Reserved4", "XState"].map(
          (member) => `offsetof KUSER_SHARED_DATA.${member}`,
        ),
        ["PHYSICAL_COUNTER_RESOURCE_LIST.Descriptors"].map((member) => `offsetof ${member}`),
        [
          ...["FILE_CHARACTERISTICS_PROPAGATED", "HAL_DISPATCH_VERSION", "PCI_BUS_INTERFACE_STANDARD_VERSION"],
          ...["MM_PREFETCH_FLAGS_MASK", "ResourceTypeMax", "MaxProcessInfoClass"],
        ].map((name) => `value ${name}`),
      ),
  },
];
