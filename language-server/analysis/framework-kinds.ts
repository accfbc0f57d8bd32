// What a driver gets from the kernel-mode framework, and must give back to it.
import type { ResourceKind } from "./resource-kinds.ts";

/** The first argument. */
const close = { arg: 0 } as const;
/** Of the kernel-mode framework, made with no attributes: they belong to the driver, and stay until it is unloaded. */
export const frameworkObjects: ResourceKind = {
  name: "framework-object",
  makers: {
    WdfCollectionCreate: { out: 1 },
    WdfMemoryCreate: { out: 4 },
    WdfObjectCreate: { out: 1 },
    WdfRequestCreate: { out: 2 },
    WdfStringCreate: { out: 2 },
    WdfDeviceAllocAndQueryProperty: { out: 4 },
  },
  releases: { WdfObjectDelete: close },
  onlyIf: {
    WdfCollectionCreate: { arg: 0, is: 0 },
    WdfMemoryCreate: { arg: 0, is: 0 },
    WdfObjectCreate: { arg: 0, is: 0 },
    WdfRequestCreate: { arg: 0, is: 0 },
    WdfStringCreate: { arg: 1, is: 0 },
    WdfDeviceAllocAndQueryProperty: { arg: 3, is: 0 },
  },
};
export const frameworkKeys: ResourceKind = {
  name: "framework-key",
  makers: {
    WdfDeviceOpenRegistryKey: { out: 4 },
    WdfDriverOpenParametersRegistryKey: { out: 3 },
    WdfFdoInitOpenRegistryKey: { out: 4 },
    WdfRegistryOpenKey: { out: 4 },
    WdfRegistryCreateKey: { out: 6 },
  },
  releases: { WdfRegistryClose: close, WdfObjectDelete: close },
};
export const frameworkInits: ResourceKind = {
  name: "framework-init",
  makers: { WdfControlDeviceInitAllocate: "result", WdfPdoInitAllocate: "result" },
  releases: { WdfDeviceInitFree: close },
};
