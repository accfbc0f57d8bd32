// The members that the kernel uses of the structures of what providers register and of the blocks they exchange.
export const wmiStructs = {
  WNODE_HEADER: ["BufferSize", "ProviderId", "HistoricalContext", "Linkage", "TimeStamp", "Guid", "Flags"],
  WNODE_ALL_DATA: [
    "DataBlockOffset",
    "InstanceCount",
    "OffsetInstanceNameOffsets",
    "FixedInstanceSize",
    "OffsetInstanceDataAndLength",
  ],
  WNODE_SINGLE_INSTANCE: ["OffsetInstanceName", "InstanceIndex", "DataBlockOffset", "SizeDataBlock", "VariableData"],
  WNODE_SINGLE_ITEM: ["InstanceIndex", "ItemId", "DataBlockOffset", "SizeDataItem", "VariableData"],
  WNODE_METHOD_ITEM: ["InstanceIndex", "MethodId", "DataBlockOffset", "SizeDataBlock", "VariableData"],
  WNODE_TOO_SMALL: ["SizeNeeded"],
  WNODE_EVENT_REFERENCE: ["TargetGuid", "TargetDataBlockSize", "TargetInstanceIndex"],
  WMIREGINFOW: ["BufferSize", "RegistryPath", "MofResourceName", "GuidCount", "WmiRegGuid"],
  WMIREGGUIDW: ["Guid", "Flags", "InstanceCount", "InstanceNameList", "BaseNameOffset", "Pdo"],
  WMIGUIDREGINFO: ["Guid", "InstanceCount", "Flags"],
  WMILIB_CONTEXT: [
    "GuidCount",
    "GuidList",
    "QueryWmiRegInfo",
    "QueryWmiDataBlock",
    "SetWmiDataBlock",
    "SetWmiDataItem",
    "ExecuteWmiMethod",
    "WmiFunctionControl",
  ],
} as const;
