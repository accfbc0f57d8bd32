// Security descriptors of files and directories: what they were given or inherited when they were made or set since, else what the scenario
// says of them or of a directory above, else what Windows sets up. A new file inherits by the flags of its directory's entries.
import * as nt from "../constants.ts";
import type { FileState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { defaultsOf } from "../se/assign.ts";
import { descriptorOfParts, partsOfDescriptor } from "../se/descriptor-bytes.ts";
import { Automatic, newDescriptor } from "../se/inherit.ts";
import { inOneBlock, mergedParts, partsOf } from "../se/object-security.ts";
import { type Descriptor, mapped, parseDescriptor, systemDescriptor } from "../se/sddl.ts";
import type { DescriptorParts } from "../se/state.ts";
import { effectiveToken } from "../se/token.ts";
import { type FileNode, rootNode } from "./state.ts";
import { nodeOf } from "./tree.ts";

/** Who may do what with files whose scenario does not say. */
const defaultSecurity = "D:(A;;GA;;;SY)(A;;GA;;;BA)(A;;0x1301bf;;;AU)(A;;GRGX;;;WD)";
/** Below the Windows directory ordinary users may only read. */
const systemSecurity = "D:(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGX;;;WD)";
/** OBJECT_INHERIT_ACE and CONTAINER_INHERIT_ACE. */
const handsOn = 0x3;

const key = ({ id }: FileNode): string => `file ${id}`;

export function securityOf(k: Kernel, node: FileNode): Descriptor {
  for (let at: FileNode | undefined = node; at !== undefined; at = nodeOf(k, at.parent)) {
    const given = k.state.descriptors.get(key(at));
    if (given !== undefined) return descriptorOfParts(k, given);
    if (at.security !== undefined) return parseDescriptor(at.security) ?? systemDescriptor;
    if (at.name.toUpperCase() === "WINDOWS" && at.parent === rootNode)
      return parseDescriptor(systemSecurity) ?? systemDescriptor;
  }
  return parseDescriptor(defaultSecurity) ?? systemDescriptor;
}
const partsFor = (k: Kernel, node: FileNode): DescriptorParts =>
  k.state.descriptors.get(key(node)) ?? partsOfDescriptor(k, securityOf(k, node));

/** What a new file's entries come from, if anything is handed on by their flags; a scenario's plain text holds for all that is below. */
function parentParts(k: Kernel, parent: FileNode): DescriptorParts | undefined {
  const given = k.state.descriptors.get(key(parent));
  if (given !== undefined) return given;
  const text = securityOf(k, parent);
  return text.entries?.some(({ flags }) => (flags & handsOn) !== 0) === true ? partsOfDescriptor(k, text) : undefined;
}
/** A file has been made in a directory, with the descriptor that its maker gave. */
export function secureNew(k: Kernel, parent: FileNode, node: FileNode, { security }: FileState): void {
  const from = parentParts(k, parent);
  if (from === undefined && security === undefined) return;
  const token = k.state.tokens.get(effectiveToken(k, k.threadContext()));
  const made = newDescriptor(k, {
    parent: from,
    explicit: security,
    isContainer: node.directory,
    automatic: Automatic.dacl | Automatic.sacl,
    defaults: token === undefined ? partsOfDescriptor(k, systemDescriptor) : defaultsOf(k, token),
    map: mapped,
  });
  k.state.descriptors.set(key(node), made);
}

/** IRP_MJ_QUERY_SECURITY: the length of the whole in any case. */
export function querySecurity(k: Kernel, node: FileNode, information: number): Uint8Array {
  return inOneBlock(k, partsFor(k, node), information);
}
/** IRP_MJ_SET_SECURITY. */
export function setSecurity(k: Kernel, f: Offset, node: FileNode, information: number, at: Offset): number {
  k.state.descriptors.set(key(node), mergedParts(partsFor(k, node), partsOf(k, f, at), information));
  return nt.STATUS_SUCCESS;
}
