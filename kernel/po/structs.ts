// The members that the kernel uses of the structures of the power framework and of D3cold.

/** What all versions of PO_FX_DEVICE have. */
const fxDevice = [
  "Version",
  "ComponentCount",
  "ComponentActiveConditionCallback",
  "ComponentIdleConditionCallback",
  "ComponentIdleStateCallback",
  "DevicePowerRequiredCallback",
  "DevicePowerNotRequiredCallback",
  "DeviceContext",
  "Components",
] as const;

export const poStructs = {
  POWER_SEQUENCE: ["SequenceD1", "SequenceD2", "SequenceD3"],
  PO_FX_DEVICE_V1: fxDevice,
  PO_FX_DEVICE_V2: fxDevice,
  PO_FX_DEVICE_V3: [...fxDevice, "DirectedPowerUpCallback", "DirectedPowerDownCallback"],
  PO_FX_COMPONENT_V1: ["IdleStateCount", "IdleStates", "DeepestWakeableIdleState"],
  PO_FX_COMPONENT_V2: ["IdleStateCount", "IdleStates", "DeepestWakeableIdleState", "ProviderCount", "Providers"],
  PO_FX_COMPONENT_IDLE_STATE: ["TransitionLatency", "ResidencyRequirement"],
  PO_FX_COMPONENT_PERF_INFO: ["PerfStateSetsCount", "PerfStateSets"],
  PO_FX_COMPONENT_PERF_SET: ["Type", "Discrete.Count", "Range.Minimum", "Range.Maximum"],
  PO_FX_PERF_STATE_CHANGE: ["Set", "StateIndex", "StateValue"],
  D3COLD_SUPPORT_INTERFACE: [
    "Size",
    "Version",
    "Context",
    "InterfaceReference",
    "InterfaceDereference",
    "SetD3ColdSupport",
    "GetIdleWakeInfo",
    "GetD3ColdCapability",
    "GetBusDriverD3ColdSupport",
    "GetLastTransitionStatus",
  ],
} as const;
