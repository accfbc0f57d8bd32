// Resources as drivers took them before Plug and Play: claimed with raw lists in IoReportResourceUsage, translated by the HAL; and
// devices that they found by themselves. A claim conflicts with the claims of other drivers and with what devices have been given,
// unless both share. An empty list gives back. On this machine bus addresses translate to themselves, and a line of the ISA bus to its vector and DIRQL.
// Leaves out the registry's RESOURCEMAP, whose place the class name gives, and IoAssignResources.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { irqlOf, vectorOf } from "../ke/lines.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { later } from "../pnp/action.ts";
import { arbitrate, collide, taken } from "../pnp/arbiter.ts";
import { become } from "../pnp/devnode.ts";
import { describeResource, exactly, isArbitrated, readRequirements, readResources } from "../pnp/requirements.ts";
import { createPdo } from "../pnp/root-bus.ts";
import type { Devnode, Resource } from "../pnp/state.ts";
import { addDevnode, devnodeOfDevice, devnodeOfInstance, nameDevnode, setInstance } from "../pnp/tree.ts";

const ioSpace = 1;

/** Reads a CM_RESOURCE_LIST of `size` bytes; undefined if it runs over its end. */
function readList(k: Kernel, f: Offset, at: Offset, size: number): readonly Resource[] | undefined {
  if (at === 0) return [];
  k.touch(f, at, size, false);
  return readResources(k, at, at + size)?.filter((one) => isArbitrated(one.type));
}

/** Claims for a device, or for the driver as a whole; it takes the place of what the same claimed before. Says whether others have it. */
function claim(k: Kernel, f: Offset, owner: Offset, resources: readonly Resource[], override: boolean): boolean {
  const others = k.state.resourceClaims.filter((one) => one.owner !== owner);
  k.state.resourceClaims = others;
  const own = devnodeOfDevice(k, owner);
  const conflict = conflicts(resources, taken(k, new Set(own === undefined ? [] : [own.id])));
  const driver = k.callerDriver(f);
  if (resources.length > 0 && (!conflict || override))
    k.state.resourceClaims = [...others, { owner, driver, resources }];
  const text =
    resources.length === 0 ? "gives its resources back" : `claims ${resources.map(describeResource).join(", ")}`;
  k.log({ kind: "hardware", driver, text: conflict ? `${text}, which others have` : text });
  return conflict;
}

const conflicts = (resources: readonly Resource[], others: readonly Resource[]): boolean =>
  resources.some((one) => others.some((other) => collide(one, other)));

/** The arguments of a claim from `first` on: (driver, its list, size, device, its list, size), and where the answer goes. */
function report(k: Kernel, f: Offset, first: number, override: boolean, out: Offset): Outcome {
  const driver = k.argPointer(f, first);
  const device = k.argPointer(f, first + 3);
  const listOfDevice = k.argPointer(f, first + 4);
  k.touch(f, out, 1, true);
  const ofDriver = readList(k, f, k.argPointer(f, first + 1), k.argU32(f, first + 2));
  const ofDevice = readList(k, f, listOfDevice, k.argU32(f, first + 5));
  if (ofDriver === undefined || ofDevice === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const forDevice = device !== 0 && listOfDevice !== 0;
  const before = k.state.resourceClaims;
  const conflict = claim(k, f, forDevice ? device : driver, forDevice ? ofDevice : ofDriver, override);
  k.m.u8[out] = conflict ? 1 : 0;
  if (!conflict || override) return k.return32(f, nt.STATUS_SUCCESS);
  k.state.resourceClaims = before;
  return k.return32(f, nt.STATUS_CONFLICTING_ADDRESSES);
}

/**
 * (driver, bus type, bus, slot, resources, requirements, assigned, &device): a device that a driver found by itself becomes one of the
 * root bus, started with the resources that the driver has claimed, or that the arbiter finds.
 */
function reportDetected(k: Kernel, f: Offset): Outcome {
  const driverObject = k.argPointer(f, 0);
  const list = k.argPointer(f, 4);
  const wanted = k.argPointer(f, 5);
  const out = k.argPointer(f, 7);
  k.touch(f, out, 8, true);
  const resources = list === 0 ? [] : readResources(k, list, list + sizeOfList(k, list));
  const requirements = wanted === 0 ? undefined : readRequirements(k, wanted);
  if (resources === undefined || (wanted !== 0 && requirements === undefined))
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const driver = k.driverNameOf(driverObject);
  // What was claimed while looking for the device is the device's from now on.
  const claims = k.state.resourceClaims;
  k.state.resourceClaims = claims.filter((one) => one.owner !== driverObject);
  const [given] = k.argBool(f, 6)
    ? [resources]
    : (arbitrate(
        [
          requirements ?? {
            interfaceType: k.argU32(f, 1),
            busNumber: k.argU32(f, 2),
            lists: [resources.map((one) => [exactly(one)])],
          },
        ],
        taken(k),
      ) ?? []);
  if (given === undefined) {
    k.state.resourceClaims = claims;
    return k.return32(f, nt.STATUS_CONFLICTING_ADDRESSES);
  }
  const node = detected(k, driver, requirements);
  node.resources = given;
  become(k, node, "Started");
  k.setPointer(out, node.pdo);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A device of the root's that a driver has found by itself. */
function detected(k: Kernel, driver: string, requirements?: Devnode["requirements"]): Devnode {
  const stem = `ROOT\\${driver.toUpperCase()}`;
  let number = 0;
  while (devnodeOfInstance(k, `${stem}\\${String(number).padStart(4, "0")}`) !== undefined) number++;
  const node = addDevnode(k, {
    parent: -1,
    instance: "",
    hardwareId: stem,
    hardwareIds: [`DETECTED\\${driver}`, stem],
    description: driver,
    driver,
    requirements,
  });
  setInstance(k, node, `${stem}\\${String(number).padStart(4, "0")}`);
  nameDevnode(k, node, driver);
  createPdo(k, node);
  return node;
}

/** (DriverObject): once for a driver, whose AddDevice is called for the device as soon as the manager comes to it. */
function reportRoot(k: Kernel, f: Offset): Outcome {
  const driver = k.driverNameOf(k.argPointer(f, 0));
  const stem = `ROOT\\${driver.toUpperCase()}\\0000`;
  if (devnodeOfInstance(k, stem) !== undefined) return k.return32(f, nt.STATUS_SUCCESS);
  later(k, detected(k, driver), "PnpStartDevice");
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A list that comes without a size ends in its pool block, or where its counts say. */
function sizeOfList(k: Kernel, at: Offset): number {
  const block = k.state.pool.blocks.get(at);
  return block === undefined ? 0x1000 : block.size;
}

export const legacyResourceDdis: readonly Routine[] = [
  // (class name, …, override, &conflict)
  ddi("IoReportResourceUsage", 9, (k, f) => report(k, f, 1, k.argBool(f, 7), k.argPointer(f, 8))),
  ddi("IoReportResourceForDetection", 7, (k, f) => report(k, f, 0, false, k.argPointer(f, 6))),
  ddi("IoReportDetectedDevice", 8, reportDetected),
  ddi("IoReportRootDevice", 1, reportRoot),
  // (interface, bus, address, &space, &translated)
  ddi("HalTranslateBusAddress", 5, (k, f) => {
    const space = k.argPointer(f, 3);
    const translated = k.argPointer(f, 4);
    k.touch(f, space, 4, true);
    k.touch(f, translated, 8, true);
    if (k.m.u32(space) > ioSpace) return k.returnBool(f, false);
    k.m.setU64(translated, k.arg64(f, 2));
    return k.returnBool(f, true);
  }),
  // (interface, bus, level, vector, &irql, &affinity)
  ddi("HalGetInterruptVector", 6, (k, f) => {
    const level = k.argU32(f, 2);
    const irql = k.argPointer(f, 4);
    const affinity = k.argPointer(f, 5);
    k.touch(f, irql, 1, true);
    k.touch(f, affinity, 8, true);
    if (level > 0xff) return k.return32(f, 0);
    k.m.u8[irql] = irqlOf(level);
    k.m.setU64(affinity, (1n << BigInt(k.state.processors.length)) - 1n);
    return k.return32(f, vectorOf(level));
  }),
];
