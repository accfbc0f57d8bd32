// The classes of Windows' own wmicore.mof that drivers supply or derive from, as documented.
export const standardMof = `
[WMI, abstract] class WMIEvent { };

[WMI, Dynamic, Provider("WMIProv"), guid("{827c0a6f-feb0-11d0-bd26-00aa00b7b32a}")]
class MSPower_DeviceEnable {
  [key, read] string InstanceName;
  [read] boolean Active;
  [WmiDataId(1), read, write] boolean Enable;
};

[WMI, Dynamic, Provider("WMIProv"), guid("{a9546a82-feb0-11d0-bd26-00aa00b7b32a}")]
class MSPower_DeviceWakeEnable {
  [key, read] string InstanceName;
  [read] boolean Active;
  [WmiDataId(1), read, write] boolean Enable;
};

[WMI, Dynamic, Provider("WMIProv"), guid("{a0ec11a8-b16c-11d1-bd98-00a0c906be2d}")]
class MSSerial_PortName {
  [key, read] string InstanceName;
  [read] boolean Active;
  [WmiDataId(1), read] string PortName;
};
`;
