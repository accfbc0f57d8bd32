// IoConnectInterruptEx: the kernel finds the device's line or messages by itself, among the resources that its devnode was given.
// Messages are connected as interrupts of their own that share a lock and a level, with a table that tells them to the driver.
// A fully specified connection at PASSIVE_LEVEL, and the line of a secondary interrupt controller, have their routine in a thread.
import * as nt from "../constants.ts";
import { ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { isMessage, isPassive, ResourceType, Share } from "../pnp/requirements.ts";
import type { Resource } from "../pnp/state.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { affinityIn, maskOfGroup, withinGroup, writeGroupAffinity } from "./groups.ts";
import { connect, disconnect, handOut, interruptAt, waitForRoutines } from "./interrupt.ts";
import { irqlOf, lineOf, vectorOf } from "./lines.ts";
import type { InterruptObject } from "./state.ts";

/** IO_CONNECT_INTERRUPT_PARAMETERS.Version. */
const Version = { fullySpecified: 1, lineBased: 2, messageBased: 3, fullySpecifiedGroup: 4 } as const;
/** Where local APICs listen for messages. */
const messageAddress = 0xfee0_0000n;

/** What all versions have at the same offsets. */
interface Asked {
  readonly pdo: Offset;
  readonly out: Offset;
  readonly routine: Offset;
  readonly context: bigint;
  readonly lock: Offset;
  readonly synchronizeIrql: number;
}

function connectEx(k: Kernel, f: Offset): number {
  const at = k.argPointer(f, 0);
  const layout = k.s.IO_CONNECT_INTERRUPT_PARAMETERS;
  k.touch(f, at, layout.size, true);
  const version = k.m.u32(at + layout.Version);
  const asked = readAsked(k, f, at + layout.FullySpecified);
  switch (version) {
    case Version.fullySpecified:
    case Version.fullySpecifiedGroup:
      return connectFully(k, f, at + layout.FullySpecified, asked, version === Version.fullySpecifiedGroup);
    case Version.lineBased:
      return connectLines(k, f, asked);
    case Version.messageBased: {
      const messages = resourcesOf(k, asked.pdo)?.filter(isMessage);
      if (messages === undefined) return nt.STATUS_INVALID_PARAMETER;
      if (messages.length > 0) return connectMessages(k, f, asked, messages);
      const fallBack = k.s.IO_CONNECT_INTERRUPT_MESSAGE_BASED_PARAMETERS.FallBackServiceRoutine;
      const routine = k.m.u32(at + layout.MessageBased + fallBack);
      if (routine === 0) return nt.STATUS_NOT_FOUND;
      k.m.setU32(at + layout.Version, Version.lineBased);
      return connectLines(k, f, { ...asked, routine });
    }
    default:
      return nt.STATUS_INVALID_PARAMETER_1;
  }
}

function readAsked(k: Kernel, f: Offset, at: Offset): Asked {
  const layout = k.s.IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS;
  const out = k.pointerAt(f, at + layout.InterruptObject);
  k.touch(f, out, 8, true);
  return {
    pdo: k.m.u32(at + layout.PhysicalDeviceObject),
    out,
    routine: k.m.u32(at + layout.ServiceRoutine),
    context: k.m.u64(at + layout.ServiceContext),
    lock: k.m.u32(at + layout.SpinLock),
    synchronizeIrql: k.m.u8[at + layout.SynchronizeIrql] ?? 0,
  };
}

function connectFully(k: Kernel, f: Offset, at: Offset, asked: Asked, grouped: boolean): number {
  const layout = k.s.IO_CONNECT_INTERRUPT_FULLY_SPECIFIED_PARAMETERS;
  const irql = k.m.u8[at + layout.Irql] ?? 0;
  const vector = k.m.u32(at + layout.Vector);
  const group = grouped ? k.m.u16(at + layout.Group) : 0;
  const affinity = affinityIn(k, group, k.m.u64(at + layout.ProcessorEnableMask));
  if (resourcesOf(k, asked.pdo) === undefined) return nt.STATUS_INVALID_PARAMETER;
  if (affinity === 0) return nt.STATUS_INVALID_PARAMETER_10;
  if (!isAssigned(k, lineOf(vector))) return nt.STATUS_NOT_FOUND;
  const object = connect(k, f, {
    ...asked,
    vector,
    affinity,
    irql,
    passive: irql === 0,
    latched: k.m.u32(at + layout.InterruptMode) === 1,
    shared: (k.m.u8[at + layout.ShareVector] ?? 0) !== 0,
  });
  return handOut(k, asked.out, object);
}

/** Whether some device has the line or message, by Plug and Play or claimed without it. */
function isAssigned(k: Kernel, line: number): boolean {
  return [...k.state.devnodes, ...k.state.resourceClaims].some(({ resources }) =>
    resources.some(
      ({ type, start, length }) => type === ResourceType.interrupt && line >= start && line < start + length,
    ),
  );
}

/** Undefined if it is no device's PDO. */
function resourcesOf(k: Kernel, pdo: Offset): readonly Resource[] | undefined {
  return k.state.devnodes.find((node) => node.pdo === pdo)?.resources;
}

/** One routine for all lines of a device, which are a set with one lock. A single message serves as a line does; several do not. */
function connectLines(k: Kernel, f: Offset, asked: Asked): number {
  const interrupts = resourcesOf(k, asked.pdo)?.filter(({ type }) => type === ResourceType.interrupt);
  if (interrupts === undefined) return nt.STATUS_INVALID_PARAMETER;
  const several = interrupts.filter(isMessage).reduce((sum, { length }) => sum + length, 0) > 1;
  if (several) return nt.STATUS_INVALID_DEVICE_REQUEST;
  const [first] = interrupts;
  if (first === undefined) return nt.STATUS_NOT_FOUND;
  const passive = isPassive(first);
  const highest = passive ? 0 : Math.max(...interrupts.map(({ start }) => irqlOf(start)));
  let made: InterruptObject | undefined;
  for (const line of interrupts) {
    const object = connect(k, f, {
      ...asked,
      ...(made === undefined ? {} : { set: made.at, lock: made.lock }),
      vector: vectorOf(line.start),
      affinity: maskOfGroup(k, 0),
      irql: passive ? 0 : irqlOf(line.start),
      synchronizeIrql: asked.synchronizeIrql === 0 ? highest : asked.synchronizeIrql,
      passive,
      latched: (line.flags & 1) !== 0,
      shared: line.share === Share.shared,
    });
    if (typeof object === "number") {
      if (made !== undefined) disconnect(k, f, made);
      return object;
    }
    made = object;
  }
  return handOut(k, asked.out, made ?? nt.STATUS_NOT_FOUND);
}

function connectMessages(k: Kernel, f: Offset, asked: Asked, resources: readonly Resource[]): number {
  const numbers = resources.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i));
  const unified = Math.max(asked.synchronizeIrql, ...numbers.map(irqlOf));
  const info = k.s.IO_INTERRUPT_MESSAGE_INFO;
  const entry = k.s.IO_INTERRUPT_MESSAGE_INFO_ENTRY;
  const size = info.MessageInfo + numbers.length * entry.size;
  const table = allocate(k, {
    size,
    tag: "Intr",
    what: "IO_INTERRUPT_MESSAGE_INFO",
    zero: true,
    place: k.callerPlace(f),
  });
  if (table === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const made: InterruptObject[] = [];
  for (const [message, number] of numbers.entries()) {
    const object = connect(k, f, {
      ...asked,
      lock: asked.lock !== 0 ? asked.lock : (made[0]?.lock ?? 0),
      vector: vectorOf(number),
      affinity: maskOfGroup(k, 0),
      irql: irqlOf(number),
      synchronizeIrql: unified,
      latched: true,
      shared: false,
      message,
    });
    if (typeof object === "number") {
      for (const one of made) disconnect(k, f, one);
      release(k, table, k.callerPlace(f));
      return object;
    }
    made.push(object);
    const at = table + info.MessageInfo + message * entry.size;
    k.m.setU64(at + entry.MessageAddress, messageAddress);
    k.m.setU64(at + entry.TargetProcessorSet, BigInt(maskOfGroup(k, 0)));
    k.setPointer(at + entry.InterruptObject, object.at);
    k.m.setU32(at + entry.MessageData, object.vector);
    k.m.setU32(at + entry.Vector, object.vector);
    k.m.u8[at + entry.Irql] = object.irql;
    k.m.setU32(at + entry.Mode, 1);
  }
  k.m.u8[table + info.UnifiedIrql] = unified;
  k.m.setU32(table + info.MessageCount, numbers.length);
  k.setPointer(asked.out, table);
  return nt.STATUS_SUCCESS;
}

/** The interrupts that a version and a connection context name, as IoConnectInterruptEx left them. */
function connected(k: Kernel, f: Offset, version: number, context: Offset): InterruptObject[] {
  if (version !== Version.messageBased) {
    const { at } = interruptAt(k, f, context);
    return k.state.interrupts.filter((entry) => entry.at === at);
  }
  const info = k.s.IO_INTERRUPT_MESSAGE_INFO;
  const entry = k.s.IO_INTERRUPT_MESSAGE_INFO_ENTRY;
  if (k.state.pool.blocks.get(context)?.what !== "IO_INTERRUPT_MESSAGE_INFO") {
    const message = `${k.hex(context)} is no table of messages: Version and ConnectionContext must be those that IoConnectInterruptEx left.`;
    return stopWithFinding(k, f, "verifier:interrupt", message);
  }
  return Array.from({ length: k.m.u32(context + info.MessageCount) }, (_, i) =>
    interruptAt(k, f, k.pointerAt(f, context + info.MessageInfo + i * entry.size + entry.InterruptObject)),
  );
}

function named(k: Kernel, f: Offset): { readonly version: number; readonly context: Offset } {
  const at = k.argPointer(f, 0);
  const layout = k.s.IO_DISCONNECT_INTERRUPT_PARAMETERS;
  k.touch(f, at, layout.size, false);
  return { version: k.m.u32(at + layout.Version), context: k.pointerAt(f, at + layout.ConnectionContext) };
}

function report(active: boolean) {
  return (k: Kernel, f: Offset) => {
    const { version, context } = named(k, f);
    for (const object of connected(k, f, version, context)) object.active = active;
    k.cut();
    return k.returnVoid(f);
  };
}

export const interruptExDdis: readonly Routine[] = [
  ddi("IoConnectInterruptEx", 1, (k, f) => k.return32(f, connectEx(k, f))),
  ddi("IoDisconnectInterruptEx", 1, (k, f) => {
    const { version, context } = named(k, f);
    const objects = [...connected(k, f, version, context)];
    const waits = waitForRoutines(k, f, objects);
    if (waits !== undefined) return waits;
    for (const object of version === Version.messageBased ? objects : objects.slice(0, 1)) disconnect(k, f, object);
    if (version === Version.messageBased) release(k, context, k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("IoGetAffinityInterrupt", 2, (k, f) => {
    const { group, mask } = withinGroup(k, interruptAt(k, f, k.argPointer(f, 0)).affinity);
    writeGroupAffinity(k, k.argPointer(f, 1), group, mask);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // The two parameter structures are alike up to their last member.
  ddi("IoReportInterruptActive", 1, report(true)),
  ddi("IoReportInterruptInactive", 1, report(false)),
];
