// The members that the kernel uses of the structures of objects and their names.
export const obStructs = {
  OBJECT_ATTRIBUTES: ["RootDirectory", "ObjectName", "Attributes", "SecurityDescriptor"],
  OBJECT_NAME_INFORMATION: ["Name"],
  PUBLIC_OBJECT_BASIC_INFORMATION: ["Attributes", "GrantedAccess", "HandleCount", "PointerCount"],
  _PUBLIC_OBJECT_TYPE_INFORMATION: ["TypeName"],
} as const;
