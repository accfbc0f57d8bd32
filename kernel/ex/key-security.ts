// Who may open a registry key: programs, and drivers that ask for the check with OBJ_FORCE_ACCESS_CHECK. A key's descriptor is what it was
// given or inherited when it was made, or given later; else that of the nearest key above it that has one. Those of Windows' own keys are as it sets them up, as
// far as drivers meet them: the system and the administrators may do everything, others read; nobody but the system changes the
// keys of enumerated devices. Left out: audits.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { defaultsOf } from "../se/assign.ts";
import { descriptorOfParts, partsOfDescriptor } from "../se/descriptor-bytes.ts";
import { Automatic, newDescriptor } from "../se/inherit.ts";
import { partsOf } from "../se/object-security.ts";
import { type Descriptor, grantedTo, parseDescriptor, systemDescriptor } from "../se/sddl.ts";
import { isValid } from "../se/security-descriptor.ts";
import type { DescriptorParts } from "../se/state.ts";
import { effectiveToken } from "../se/token.ts";
import { keyAccess } from "./key-handles.ts";
import { linkTarget } from "./registry-store.ts";

/** KEY_ALL_ACCESS 0xf003f, KEY_READ 0x20019. */
const usual = parseDescriptor("O:BAG:SYD:(A;;0xf003f;;;SY)(A;;0xf003f;;;BA)(A;;0x20019;;;WD)") ?? systemDescriptor;
const ofDevices = parseDescriptor("O:SYG:SYD:(A;;0xf003f;;;SY)(A;;0x20019;;;BA)(A;;0x20019;;;WD)") ?? systemDescriptor;
/** What belongs to the user who is logged on. */
const ofUser = parseDescriptor("O:BAG:SYD:(A;;0xf003f;;;SY)(A;;0xf003f;;;BA)(A;;0xf003f;;;WD)") ?? systemDescriptor;
const devices = "\\registry\\machine\\system\\controlset001\\enum";
const user = "\\registry\\user";
const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}\\`);

function descriptorOf(k: Kernel, path: string): Descriptor {
  const whole = linkTarget(path).toLowerCase();
  for (let at = whole; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("\\")))) {
    const parts = k.state.descriptors.get(`key ${at}`);
    if (parts !== undefined) return descriptorOfParts(k, parts);
  }
  return isWithin(whole, devices) ? ofDevices : isWithin(whole, user) ? ofUser : usual;
}

/** Those of some rights that whoever the current thread acts for has to a key. */
export function grantedKeyAccess(k: Kernel, path: string, wanted: number): number {
  const token = k.state.tokens.get(effectiveToken(k, k.threadContext()));
  return token === undefined ? wanted : grantedTo(descriptorOf(k, path), token.sids, wanted);
}

/** The descriptor that has been kept for a key itself. */
const keptFor = (k: Kernel, path: string): DescriptorParts | undefined =>
  k.state.descriptors.get(`key ${linkTarget(path).toLowerCase()}`);

/** A new key gets the descriptor that its maker has given, at an address that may be 0, and what the key above hands on. */
export function keepKeyDescriptor(k: Kernel, f: Offset, path: string, at: Offset): void {
  const parent = keptFor(k, path.slice(0, path.lastIndexOf("\\")));
  const explicit = at !== 0 && isValid(k, f, at) ? partsOf(k, f, at) : undefined;
  if (parent === undefined && explicit === undefined) return;
  const token = k.state.tokens.get(effectiveToken(k, k.threadContext()));
  const made = newDescriptor(k, {
    parent,
    explicit,
    isContainer: true,
    automatic: Automatic.dacl | Automatic.sacl,
    defaults: token === undefined ? partsOfDescriptor(k, systemDescriptor) : defaultsOf(k, token),
    map: keyAccess,
  });
  k.state.descriptors.set(`key ${linkTarget(path).toLowerCase()}`, made);
}
