// The members that the kernel uses of the structures of what is told of processes, threads and images.
export const psStructs = {
  PS_CREATE_NOTIFY_INFO: [
    "Size",
    "Flags",
    "ParentProcessId",
    "CreatingThreadId",
    "ImageFileName",
    "CommandLine",
    "CreationStatus",
  ],
  CLIENT_ID: ["UniqueProcess", "UniqueThread"],
  IMAGE_INFO: ["ImageBase", "ImageSize"],
  OB_CALLBACK_REGISTRATION: [
    "Version",
    "OperationRegistrationCount",
    "Altitude",
    "RegistrationContext",
    "OperationRegistration",
  ],
  OB_OPERATION_REGISTRATION: ["ObjectType", "Operations", "PreOperation", "PostOperation"],
  OB_PRE_OPERATION_INFORMATION: ["Operation", "Flags", "Object", "ObjectType", "CallContext", "Parameters"],
  OB_POST_OPERATION_INFORMATION: [
    "Operation",
    "Flags",
    "Object",
    "ObjectType",
    "CallContext",
    "ReturnStatus",
    "Parameters",
  ],
} as const;
