// Who may open a device: the descriptor that its driver gave, that the registry has for its class, or that was set for it since.
import { findKey } from "../ex/registry-store.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { descriptorOfParts, partsOfDescriptor } from "./descriptor-bytes.ts";
import { type Descriptor, defaultDescriptor, mayAccess, parseDescriptor, systemDescriptor } from "./sddl.ts";
import type { DescriptorParts } from "./state.ts";
import type { User } from "./well-known-sids.ts";

const key = (device: Offset): string => `object ${device}`;
const given = parseDescriptor(defaultDescriptor) ?? systemDescriptor;

export function secureDevice(k: Kernel, device: Offset, descriptor: DescriptorParts): void {
  k.state.descriptors.set(key(device), descriptor);
}
export function forgetDeviceSecurity(k: Kernel, device: Offset): void {
  k.state.descriptors.delete(key(device));
}
export const securityOfDevice = (k: Kernel, device: Offset): DescriptorParts =>
  k.state.descriptors.get(key(device)) ?? partsOfDescriptor(k, given);

export function mayOpenDevice(k: Kernel, device: Offset, user: User, access: number): boolean {
  const own = k.state.descriptors.get(key(device));
  return mayAccess(own === undefined ? given : descriptorOfParts(k, own), user, access);
}

export interface ClassOverrides {
  readonly security?: Descriptor;
  readonly type?: number;
  readonly characteristics?: number;
  readonly exclusive?: boolean;
}

/** What the registry says of the devices of a setup class, instead of what a driver says. `guid`: in lower case, without braces. */
export function classOverrides(k: Kernel, guid: string): ClassOverrides {
  const path = `\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Class\\{${guid}}\\Properties`;
  const values = findKey(k, path)?.values;
  const dword = (name: string): number | undefined => {
    const data = values?.get(name)?.data;
    return data?.length === 4 ? new DataView(data.buffer, data.byteOffset).getUint32(0, true) : undefined;
  };
  const bytes = values?.get("security")?.data;
  const parts = bytes === undefined ? undefined : partsOfBlock(k, bytes);
  const type = dword("devicetype");
  const characteristics = dword("devicecharacteristics");
  const exclusive = dword("exclusive");
  return {
    ...(parts === undefined ? {} : { security: descriptorOfParts(k, parts) }),
    ...(type === undefined ? {} : { type }),
    ...(characteristics === undefined ? {} : { characteristics }),
    ...(exclusive === undefined ? {} : { exclusive: exclusive !== 0 }),
  };
}

/** The parts of a descriptor in one block; undefined if it is none. */
function partsOfBlock(k: Kernel, bytes: Uint8Array): DescriptorParts | undefined {
  const layout = k.s.SECURITY_DESCRIPTOR_RELATIVE;
  if (bytes.length < layout.size) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const part = (name: "Owner" | "Group" | "Dacl"): Uint8Array | undefined => {
    const at = view.getUint32(layout[name], true);
    if (at === 0 || at + 8 > bytes.length) return undefined;
    const size = name === "Dacl" ? view.getUint16(at + k.s.ACL.AclSize, true) : 8 + 4 * (bytes[at + 1] ?? 0);
    return at + size > bytes.length ? undefined : bytes.slice(at, at + size);
  };
  return { Owner: part("Owner"), Group: part("Group"), Dacl: part("Dacl") };
}
