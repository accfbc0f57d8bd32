// Interfaces that the virtual root bus gives in answer to IRP_MN_QUERY_INTERFACE: each is that of one device, which its Context names.
// References are counted: one that is left when the device is removed is a finding.
import * as nt from "../constants.ts";
import { internal, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { Devnode } from "./state.ts";
import { devnodeOfPdo } from "./tree.ts";

/** Offsets of what all interfaces begin with. */
interface Layout {
  readonly size: number;
  readonly Size: number;
  readonly Version: number;
  readonly Context: number;
  readonly InterfaceReference: number;
  readonly InterfaceDereference: number;
}
const version = 1;

/** Fills an interface in at `at`, referenced once; `size`: room for it there. `own`: offsets and names of the routines that it has of its own. */
export function fillInterface(
  k: Kernel,
  node: Devnode,
  { at, size }: { readonly at: Offset; readonly size: number },
  layout: Layout,
  own: readonly (readonly [member: number, routine: string])[],
): number {
  if (size < layout.size) return nt.STATUS_INVALID_PARAMETER;
  k.m.setU16(at + layout.Size, layout.size);
  k.m.setU16(at + layout.Version, version);
  k.setPointer(at + layout.Context, node.pdo);
  const common = [
    [layout.InterfaceReference, "RootBusInterfaceReference"],
    [layout.InterfaceDereference, "RootBusInterfaceDereference"],
  ] as const;
  for (const [member, routine] of [...common, ...own]) k.setPointer(at + member, k.routineAddress(routine));
  node.interfaceReferences++;
  return nt.STATUS_SUCCESS;
}

/** The device whose interface is called: its context is the first argument. */
export function interfaceDevice(k: Kernel, f: Offset, name: string, of = "BUS_INTERFACE_STANDARD"): Devnode {
  const context = k.argPointer(f, 0);
  const node = devnodeOfPdo(k, context);
  if (node !== undefined && node.interfaceReferences > 0) return node;
  const message = `${name} of ${of} is called with ${k.hex(context)}, ${node === undefined ? "which is not the Context of the interface" : "whose interface has been dereferenced"}.`;
  return stopWithFinding(k, f, "verifier:pnp", message);
}

export const interfaceRoutines: readonly Routine[] = [
  internal("RootBusInterfaceReference", 1, (k, f) => {
    interfaceDevice(k, f, "InterfaceReference").interfaceReferences++;
    return k.returnVoid(f);
  }),
  internal("RootBusInterfaceDereference", 1, (k, f) => {
    interfaceDevice(k, f, "InterfaceDereference").interfaceReferences--;
    return k.returnVoid(f);
  }),
];
