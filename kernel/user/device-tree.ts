// The device tree as the configuration manager shows it to programs (cfgmgr32.h): instances, parents and children, their state, and what a
// program may have done to a device. Left out: remote machines, properties, classes.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isLost, isPresent } from "../pnp/devnode.ts";
import type { Devnode } from "../pnp/state.ts";
import { devnodeOfInstance } from "../pnp/tree.ts";
import { accessOf, ansiAndWide, bytesAt, optionalBytes, textOf, unitsOf, win32 } from "./routine.ts";

/** CONFIGRET. */
const Cr = {
  success: 0,
  invalidPointer: 3,
  invalidFlag: 4,
  invalidDevnode: 5,
  noSuchDevnode: 0x0d,
  removeVetoed: 0x17,
  bufferSmall: 0x1a,
  invalidDeviceId: 0x1e,
  failure: 0x13,
} as const;
/** DN_…. */
const Status = {
  rootEnumerated: 1,
  driverLoaded: 2,
  enumeratorLoaded: 4,
  started: 8,
  hasProblem: 0x400,
  disableable: 0x2000,
  removable: 0x4000,
  ntEnumerator: 0x80_0000,
  ntDriver: 0x100_0000,
} as const;
/** CM_PROB_…. */
const Problem = { failedStart: 10, failedInstall: 28, held: 47 } as const;
/** PNP_VetoOutstandingOpen, and PNP_VetoDevice. */
const Veto = { outstandingOpen: 5, device: 6 } as const;

/** A device instance is never 0; this is that of the root of the tree. */
const root = 0x1_0000;
const rootName = "HTREE\\ROOT\\0";
export const deviceInstance = ({ id }: Pick<Devnode, "id">): number => id + 1;

const isThere = (node: Devnode): boolean => node.status !== "Removed" && !isLost(node);
/** The device, "root", or undefined for a number that stands for none. */
function instanceOf(k: Kernel, value: number): Devnode | "root" | undefined {
  if (value === root) return "root";
  const node = k.state.devnodes[value - 1];
  return node !== undefined && isThere(node) ? node : undefined;
}
const childrenOf = (k: Kernel, parent: Devnode | "root"): readonly Devnode[] =>
  k.state.devnodes.filter((node) => isThere(node) && node.parent === (parent === "root" ? -1 : parent.id));

/** (&instance, id, flags): without an id the root; CM_LOCATE_DEVNODE_PHANTOM finds what is not there, too. */
const locate =
  (wide: boolean): Body =>
  (k, f) => {
    const out = optionalBytes(k, f, 0, 4, true);
    if (out === 0) return k.return32(f, Cr.invalidPointer);
    const flags = k.argU32(f, 2);
    if (flags > 7) return k.return32(f, Cr.invalidFlag);
    const id = textOf(k, f, 1, wide) ?? "";
    const node = id === "" || id.toUpperCase() === rootName ? "root" : devnodeOfInstance(k, id);
    if (node === undefined) return k.return32(f, id.includes("\\") ? Cr.noSuchDevnode : Cr.invalidDeviceId);
    if (node !== "root" && !isThere(node) && (flags & 1) === 0) return k.return32(f, Cr.noSuchDevnode);
    k.m.setU32(out, node === "root" ? root : deviceInstance(node));
    return k.return32(f, Cr.success);
  };

/** (instance, buffer, its length in characters, flags) */
const getId =
  (wide: boolean): Body =>
  (k, f) => {
    const node = instanceOf(k, k.argU32(f, 0));
    if (node === undefined) return k.return32(f, Cr.invalidDevnode);
    const units = [...unitsOf(node === "root" ? rootName : node.instance, wide), 0];
    if (k.argU32(f, 2) < units.length) return k.return32(f, Cr.bufferSmall);
    const at = bytesAt(k, f, 1, units.length * (wide ? 2 : 1), true);
    units.forEach((unit, i) => {
      if (wide) k.m.setU16(at + 2 * i, unit);
      else k.m.u8[at + i] = unit;
    });
    return k.return32(f, Cr.success);
  };

/** (&instance, instance, flags) */
const relative =
  (of: (k: Kernel, node: Devnode | "root") => Devnode | "root" | undefined): Body =>
  (k, f) => {
    const out = optionalBytes(k, f, 0, 4, true);
    const node = instanceOf(k, k.argU32(f, 1));
    if (out === 0) return k.return32(f, Cr.invalidPointer);
    if (node === undefined) return k.return32(f, Cr.invalidDevnode);
    const found = of(k, node);
    if (found === undefined) return k.return32(f, Cr.noSuchDevnode);
    k.m.setU32(out, found === "root" ? root : deviceInstance(found));
    return k.return32(f, Cr.success);
  };
function parentOf(k: Kernel, node: Devnode | "root"): Devnode | "root" | undefined {
  if (node === "root") return undefined;
  return node.parent === -1 ? "root" : k.state.devnodes[node.parent];
}
function siblingOf(k: Kernel, node: Devnode | "root"): Devnode | undefined {
  if (node === "root") return undefined;
  const parent = parentOf(k, node);
  if (parent === undefined) return undefined;
  const all = childrenOf(k, parent);
  return all[all.indexOf(node) + 1];
}
function depthOf(k: Kernel, node: Devnode | "root"): number {
  const parent = parentOf(k, node);
  return parent === undefined ? 0 : 1 + depthOf(k, parent);
}

function problemOf(node: Devnode): number {
  if (node.status === "Failed") return Problem.failedStart;
  if (node.driver === "" && node.status === "Initialized") return Problem.failedInstall;
  if (node.status === "QueryRemoved") return Problem.held;
  return 0;
}
/** (&status, &problem, instance, flags) */
const getStatus: Body = (k, f) => {
  const [statusAt, problemAt] = [bytesAt(k, f, 0, 4, true), bytesAt(k, f, 1, 4, true)];
  const node = instanceOf(k, k.argU32(f, 2));
  if (node === undefined) return k.return32(f, Cr.invalidDevnode);
  const always = Status.ntEnumerator | Status.ntDriver | Status.enumeratorLoaded;
  if (node === "root") {
    k.m.setU32(statusAt, always | Status.rootEnumerated | Status.driverLoaded | Status.started);
    k.m.setU32(problemAt, 0);
    return k.return32(f, Cr.success);
  }
  const problem = problemOf(node);
  const flags = [
    node.parent === -1 ? Status.rootEnumerated : 0,
    isPresent(node) && problem === 0 ? Status.driverLoaded | Status.disableable : 0,
    node.status === "Started" ? Status.started : 0,
    problem === 0 ? 0 : Status.hasProblem,
    // CM_DEVCAP_REMOVABLE.
    (node.capabilities & 0x10) === 0 ? 0 : Status.removable,
  ];
  k.m.setU32(
    statusAt,
    flags.reduce((all, flag) => all | flag, always),
  );
  k.m.setU32(problemAt, problem);
  return k.return32(f, Cr.success);
};

/** Has Plug and Play do something with the device in argument `i`, on a thread of its own; goes on at step 1 with its status. */
function act(k: Kernel, f: Offset, node: Devnode, routine: string, ...args: readonly number[]): Outcome {
  const thread = createThread(k, "System thread (Plug and Play)", "nt", k.routineNamed(routine), node.id, ...args);
  return block(k, f, 1, "thread", [thread.id], undefined, `waits for Plug and Play: ${routine}`);
}
/** (instance, &veto type, name of who refused, its length, flags) */
const remove =
  (routine: string) =>
  (wide: boolean): Body =>
  (k, f, step) => {
    const node = k.state.devnodes[k.argU32(f, 0) - 1];
    const vetoAt = optionalBytes(k, f, 1, 4, true);
    if (step === 0) {
      if (node === undefined || !isThere(node)) return k.return32(f, Cr.invalidDevnode);
      if (vetoAt !== 0) k.m.setU32(vetoAt, 0);
      return act(k, f, node, routine);
    }
    const status = k.cur.waitStatus;
    if (nt.ntSuccess(status) || node === undefined) return k.return32(f, Cr.success);
    if (vetoAt !== 0) k.m.setU32(vetoAt, node.openHandles > 0 ? Veto.outstandingOpen : Veto.device);
    const room = k.argU32(f, 3);
    if (k.arg64(f, 2) !== 0n && room > 0) {
      const units = [...unitsOf(node.instance, wide).slice(0, room - 1), 0];
      const at = accessOf(k, f).at(k.arg64(f, 2), units.length * (wide ? 2 : 1), true);
      units.forEach((unit, i) => {
        if (wide) k.m.setU16(at + 2 * i, unit);
        else k.m.u8[at + i] = unit;
      });
    }
    return k.return32(f, Cr.removeVetoed);
  };
/** (instance, flags) */
const simple =
  (routine: string): Body =>
  (k, f, step) => {
    if (step === 1) return k.return32(f, nt.ntSuccess(k.cur.waitStatus) ? Cr.success : Cr.failure);
    const node = k.state.devnodes[k.argU32(f, 0) - 1];
    return node === undefined || isLost(node) ? k.return32(f, Cr.invalidDevnode) : act(k, f, node, routine);
  };

export const deviceTreeRoutines: readonly Routine[] = [
  ...ansiAndWide("CM_Locate_DevNode", 3, locate),
  ...ansiAndWide("CM_Get_Device_ID", 4, getId),
  // (&length, instance, flags): without the zero.
  win32("CM_Get_Device_ID_Size", 3, (k, f) => {
    const out = bytesAt(k, f, 0, 4, true);
    const node = instanceOf(k, k.argU32(f, 1));
    k.m.setU32(out, node === undefined ? 0 : node === "root" ? rootName.length : node.instance.length);
    return k.return32(f, node === undefined ? Cr.invalidDevnode : Cr.success);
  }),
  win32("CM_Get_Parent", 3, relative(parentOf)),
  win32(
    "CM_Get_Child",
    3,
    relative((k, node) => childrenOf(k, node)[0]),
  ),
  win32("CM_Get_Sibling", 3, relative(siblingOf)),
  // (&depth, instance, flags)
  win32("CM_Get_Depth", 3, (k, f) => {
    const out = bytesAt(k, f, 0, 4, true);
    const node = instanceOf(k, k.argU32(f, 1));
    if (node === undefined) return k.return32(f, Cr.invalidDevnode);
    k.m.setU32(out, depthOf(k, node));
    return k.return32(f, Cr.success);
  }),
  win32("CM_Get_DevNode_Status", 4, getStatus),
  ...ansiAndWide("CM_Request_Device_Eject", 5, remove("PnpEject")),
  ...ansiAndWide("CM_Query_And_Remove_SubTree", 5, remove("PnpRemoveWithRelations")),
  win32("CM_Disable_DevNode", 2, simple("PnpRemoveWithRelations")),
  win32("CM_Enable_DevNode", 2, simple("PnpStartDevice")),
  win32("CM_Reenumerate_DevNode", 2, simple("PnpEnumerate")),
];
