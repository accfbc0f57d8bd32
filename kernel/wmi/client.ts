// WMI as drivers consume it: IoWMIOpenBlock gives an object for a class of data, through which instances are read, set, told to execute
// a method, and events listened to. What comes back are WNODEs with the instances' names in them, one after the other by their Linkage.
// Left out: security descriptors of classes; whoever asks has every right that it opened the block with.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { findHandle } from "../ob/handles.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { makeUnicodeString, readUnicodeString } from "../rtl/unicode.ts";
import { answered, ask, countConsumer, newQuestion } from "./ask.ts";
import { align8, type WmiOperation, WnodeFlag } from "./request.ts";
import type { WmiInstance, WmiOpenBlock, WmiQuestion, WmiTarget } from "./state.ts";

/** Rights to a class of data. */
const Right = { query: 0x1, set: 0x2, notification: 0x4, execute: 0x10 } as const;
const objectSize = 32;

const openBlock = (k: Kernel, object: Offset): WmiOpenBlock | undefined => k.state.wmiOpen.get(object);
const registers = (k: Kernel, guid: string): boolean =>
  k.state.wmi.some((provider) => provider.blocks.some((block) => block.guid === guid));

/** What is enabled while a block is open, in turn: events for those that listen, expensive data for those that query. */
const wanted = [
  { what: "events", right: Right.notification },
  { what: "collecting", right: Right.query },
] as const;

/** Tells the providers what one consumer more or less means, beginning with entry `from` of `wanted`; then goes on at step 9. */
function tell(k: Kernel, f: Offset, open: WmiOpenBlock, from: number, by: 1 | -1): Outcome | undefined {
  for (const [i, { what, right }] of wanted.entries()) {
    if (i < from || (open.access & right) === 0) continue;
    const operation = countConsumer(k, open.guid, what, by);
    if (operation === undefined) continue;
    const question = newQuestion(k, { operation, targets: [{ guid: open.guid, instance: 0 }] });
    k.setSlot(f, 3, question);
    return ask(k, f, i + 1, question);
  }
  return undefined;
}

/** IoWMIOpenBlock(Guid, DesiredAccess, DataBlockObject). Slots beyond: 3 question, 4 object. */
function open(k: Kernel, f: Offset, step: number): Outcome {
  const at = k.argPointer(f, 0);
  const out = k.argPointer(f, 2);
  const access = k.argU32(f, 1);
  if (step === 0) {
    k.touch(f, at, 16, false);
    k.touch(f, out, 8, true);
    k.setPointer(out, 0);
    const guid = guidText(k.m, at);
    // Events may be waited for before there is a provider of them.
    if (!registers(k, guid) && (access & Right.notification) === 0) return k.return32(f, nt.STATUS_WMI_GUID_NOT_FOUND);
    const object = allocate(k, { size: objectSize, tag: "WmiG", what: "WMI data block object", zero: true });
    if (object === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    const driver = k.callerDriver(f);
    k.state.wmiOpen.set(object, { guid, access, driver, references: 1, callback: 0, context: 0n });
    k.nameObject(object, `WMI block {${guid}}`);
    k.setSlot(f, 4, object);
  } else k.state.wmiQuestions.delete(k.slotU32(f, 3));
  const opened = openBlock(k, k.slotU32(f, 4));
  const telling = opened === undefined ? undefined : tell(k, f, opened, step, 1);
  if (telling !== undefined) return telling;
  k.setPointer(out, k.slotU32(f, 4));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A reference to an open block is taken or given back; the last closes it, in a thread of the system. */
export function referenceOpenBlock(k: Kernel, object: Offset, by: number): void {
  const open = openBlock(k, object);
  if (open === undefined) return;
  open.references += by;
  if (open.references > 0) return;
  k.state.workQueue.push({
    routine: k.routineAddress("WmipClose"),
    args: [BigInt(object)],
    driver: "nt",
    title: `closing of ${k.nameOf(object)}`,
    item: 0,
  });
  wakeWorker(k);
}
/** Slots: 0 object; 3 question. */
export const closeBlock = internal("WmipClose", 5, (k, f, step) => {
  const object = k.slotU32(f, 0);
  const open = openBlock(k, object);
  if (step > 0) k.state.wmiQuestions.delete(k.slotU32(f, 3));
  const telling = open === undefined ? undefined : tell(k, f, open, step, -1);
  if (telling !== undefined) return telling;
  k.state.wmiOpen.delete(object);
  release(k, object);
  return k.returnVoid(f);
});

interface Call {
  readonly operation: WmiOperation;
  readonly right: number;
  readonly objects: readonly Offset[];
  /** UNICODE_STRINGs, one an object, or none. */
  readonly names: readonly Offset[];
  readonly item?: number;
  readonly input?: Uint8Array;
  readonly room?: number;
}

/** Puts a driver's question; goes on at step 1. Gives a status if it may not be asked. */
function put(k: Kernel, f: Offset, slot: number, call: Call): Outcome {
  const targets: WmiTarget[] = [];
  for (const [i, object] of call.objects.entries()) {
    const opened = openBlock(k, object);
    if (opened === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    if ((opened.access & call.right) === 0) return k.return32(f, nt.STATUS_ACCESS_DENIED);
    const name = call.names[i];
    targets.push({ guid: opened.guid, instance: name === undefined ? 0 : readUnicodeString(k, f, name) });
  }
  const { operation, item, input, room } = call;
  const question = newQuestion(k, {
    operation,
    targets,
    ...(item === undefined ? {} : { item }),
    ...(input === undefined ? {} : { input }),
    ...(room === undefined ? {} : { room }),
  });
  k.setSlot(f, slot, question);
  return ask(k, f, 1, question);
}

const pointers = (k: Kernel, f: Offset, at: Offset, count: number): Offset[] => {
  k.touch(f, at, 8 * count, false);
  return Array.from({ length: count }, (_, i) => k.pointerAt(f, at + 8 * i));
};
/** UNICODE_STRING[count]. */
const strings = (k: Kernel, at: Offset, count: number): Offset[] =>
  Array.from({ length: count }, (_, i) => at + i * k.s.UNICODE_STRING.size);

/** The answer as WNODEs in the driver's buffer, or how much it would have to hold. */
function deliver(k: Kernel, f: Offset, question: WmiQuestion, sizeAt: Offset, buffer: Offset): Outcome {
  if (!nt.ntSuccess(question.status)) return k.return32(f, question.status);
  const nodes =
    question.operation === "queryAll"
      ? [...new Set(question.instances.map(({ guid }) => guid))].map((guid) =>
          allData(
            k,
            question.instances.filter((one) => one.guid === guid),
          ),
        )
      : question.instances.map((one) => singleInstance(k, one));
  const total = nodes.reduce((sum, node) => align8(sum) + node.length, 0);
  const room = k.m.u32(sizeAt);
  k.m.setU32(sizeAt, total);
  if (buffer === 0 || total > room) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, buffer, total, true);
  let at = buffer;
  nodes.forEach((node, i) => {
    k.m.u8.set(node, at);
    if (i + 1 < nodes.length) k.m.setU32(at + k.s.WNODE_HEADER.Linkage, align8(node.length));
    at += align8(node.length);
  });
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A structure with its variable part, as bytes: `place` adds a part at an alignment of 8 and gives its offset. */
function compose(k: Kernel, fixed: number, guid: string, flags: number) {
  const parts: number[] = Array.from({ length: fixed }, () => 0);
  const set = (at: number, value: number) => {
    for (let i = 0; i < 4; i++) parts[at + i] = (value >>> (8 * i)) & 0xff;
  };
  const place = (bytes: Iterable<number>): number => {
    while (parts.length % 8 !== 0) parts.push(0);
    const at = parts.length;
    for (const byte of bytes) parts.push(byte);
    return at;
  };
  const done = (): Uint8Array => {
    set(k.s.WNODE_HEADER.BufferSize, parts.length);
    set(k.s.WNODE_HEADER.Flags, flags);
    guidBytes(guid).forEach((byte, i) => {
      parts[k.s.WNODE_HEADER.Guid + i] = byte;
    });
    return Uint8Array.from(parts);
  };
  return { set, place, done };
}
function counted(text: string): number[] {
  const units = [2 * text.length, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return units.flatMap((unit) => [unit & 0xff, unit >>> 8]);
}

function allData(k: Kernel, instances: readonly WmiInstance[]): Uint8Array {
  const layout = k.s.WNODE_ALL_DATA;
  const count = instances.length;
  const table = layout.OffsetInstanceDataAndLength;
  const names = table + 8 * count;
  const node = compose(k, names + 4 * count, instances[0]?.guid ?? "", WnodeFlag.allData);
  instances.forEach(({ data }, i) => {
    const at = node.place(data);
    if (i === 0) node.set(layout.DataBlockOffset, at);
    node.set(table + 8 * i, at);
    node.set(table + 8 * i + 4, data.length);
  });
  instances.forEach(({ name }, i) => {
    node.set(names + 4 * i, node.place(counted(name)));
  });
  node.set(layout.InstanceCount, count);
  node.set(layout.OffsetInstanceNameOffsets, names);
  return node.done();
}
function singleInstance(k: Kernel, { guid, name, data }: WmiInstance): Uint8Array {
  const layout = k.s.WNODE_SINGLE_INSTANCE;
  const node = compose(k, layout.VariableData, guid, WnodeFlag.singleInstance);
  node.set(layout.OffsetInstanceName, node.place(counted(name)));
  node.set(layout.DataBlockOffset, node.place(data));
  node.set(layout.SizeDataBlock, data.length);
  return node.done();
}

/** A query whose last two parameters are InOutBufferSize and OutBuffer; one slot beyond them keeps the question. */
function query(name: string, params: number, callOf: (k: Kernel, f: Offset) => Omit<Call, "right">): Routine {
  return ddi(
    name,
    params,
    (k, f, step) => {
      const sizeAt = k.argPointer(f, params - 2);
      if (step === 1) return deliver(k, f, answered(k, k.slotU32(f, params)), sizeAt, k.argPointer(f, params - 1));
      k.touch(f, sizeAt, 4, true);
      return put(k, f, params, { ...callOf(k, f), right: Right.query });
    },
    1,
  );
}
const bytesAt = (k: Kernel, f: Offset, at: Offset, size: number): Uint8Array => {
  if (size === 0) return new Uint8Array(0);
  k.touch(f, at, size, false);
  return k.m.u8.slice(at, at + size);
};

/** IoWMIExecuteMethod(DataBlockObject, InstanceName, MethodId, InBufferSize, OutBufferSize, InOutBuffer). */
function execute(k: Kernel, f: Offset, step: number): Outcome {
  const sizeAt = k.argPointer(f, 4);
  const buffer = k.argPointer(f, 5);
  if (step === 0) {
    k.touch(f, sizeAt, 4, true);
    return put(k, f, 6, {
      operation: "execute",
      right: Right.execute,
      objects: [k.argPointer(f, 0)],
      names: [k.argPointer(f, 1)],
      item: k.argU32(f, 2),
      input: bytesAt(k, f, buffer, k.argU32(f, 3)),
      room: k.m.u32(sizeAt),
    });
  }
  const { status, needed, instances } = answered(k, k.slotU32(f, 6));
  const data = instances[0]?.data ?? new Uint8Array(0);
  const size = needed ?? data.length;
  const fits = size <= k.m.u32(sizeAt);
  if (nt.ntSuccess(status) || needed !== undefined) k.m.setU32(sizeAt, size);
  if (!nt.ntSuccess(status)) return k.return32(f, status);
  if (!fits) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  if (data.length > 0) k.touch(f, buffer, data.length, true);
  k.m.u8.set(data, buffer);
  return k.return32(f, status);
}

/** IoWMISetSingleInstance and, with `item`, IoWMISetSingleItem: (…, Version, ValueBufferSize, ValueBuffer). */
function set(name: string, item: boolean): Routine {
  const size = item ? 4 : 3;
  return ddi(
    name,
    size + 2,
    (k, f, step) => {
      if (step === 1) return k.return32(f, answered(k, k.slotU32(f, size + 2)).status);
      return put(k, f, size + 2, {
        operation: item ? "setItem" : "set",
        right: Right.set,
        objects: [k.argPointer(f, 0)],
        names: [k.argPointer(f, 1)],
        item: item ? k.argU32(f, 2) : 0,
        input: bytesAt(k, f, k.argPointer(f, size + 1), k.argU32(f, size)),
      });
    },
    1,
  );
}

/** The instance named after the PDO of a device's stack. */
function instanceName(k: Kernel, f: Offset, device: Offset): Outcome {
  const opened = openBlock(k, k.argPointer(f, 0));
  const out = k.argPointer(f, 2);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const block = k.state.wmi
    .flatMap((provider) => provider.blocks)
    .find(
      (one) => one.guid === opened?.guid && one.pdo !== undefined && topOfStack(k, one.pdo) === topOfStack(k, device),
    );
  const name = block?.instances[0];
  if (name === undefined) return k.return32(f, nt.STATUS_WMI_INSTANCE_NOT_FOUND);
  return k.return32(f, makeUnicodeString(k, out, name) ? nt.STATUS_SUCCESS : nt.STATUS_INSUFFICIENT_RESOURCES);
}

/** IoWMISuggestInstanceName(PhysicalDeviceObject, SymbolicLinkName, CombineNames, SuggestedInstanceName). */
function suggest(k: Kernel, f: Offset): Outcome {
  const link = k.argPointer(f, 1);
  const out = k.argPointer(f, 3);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const linkName = link === 0 ? "" : readUnicodeString(k, f, link);
  const given = k.argPointer(f, 0);
  const linked = k.state.interfaces.find((entry) => entry.link.toLowerCase() === linkName.toLowerCase())?.pdo;
  const node = given !== 0 || linked !== undefined ? devnodeOfPdo(k, given !== 0 ? given : (linked ?? 0)) : undefined;
  const description = node?.description ?? "";
  const both = k.argBool(f, 2) && description !== "" && linkName !== "";
  const name = both ? `${description} (${linkName})` : description !== "" ? description : linkName;
  if (name === "") return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  return k.return32(f, makeUnicodeString(k, out, name) ? nt.STATUS_SUCCESS : nt.STATUS_INSUFFICIENT_RESOURCES);
}

export const wmiClientDdis: readonly Routine[] = [
  ddi("IoWMIOpenBlock", 3, open, 2),
  query("IoWMIQueryAllData", 3, (k, f) => ({ operation: "queryAll", objects: [k.argPointer(f, 0)], names: [] })),
  query("IoWMIQueryAllDataMultiple", 4, (k, f) => ({
    operation: "queryAll",
    objects: pointers(k, f, k.argPointer(f, 0), k.argU32(f, 1)),
    names: [],
  })),
  query("IoWMIQuerySingleInstance", 4, (k, f) => ({
    operation: "query",
    objects: [k.argPointer(f, 0)],
    names: [k.argPointer(f, 1)],
  })),
  query("IoWMIQuerySingleInstanceMultiple", 5, (k, f) => ({
    operation: "query",
    objects: pointers(k, f, k.argPointer(f, 0), k.argU32(f, 2)),
    names: strings(k, k.argPointer(f, 1), k.argU32(f, 2)),
  })),
  set("IoWMISetSingleInstance", false),
  set("IoWMISetSingleItem", true),
  ddi("IoWMIExecuteMethod", 6, execute, 1),
  ddi("IoWMISetNotificationCallback", 3, (k, f) => {
    const opened = openBlock(k, k.argPointer(f, 0));
    if (opened === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    if ((opened.access & Right.notification) === 0) return k.return32(f, nt.STATUS_ACCESS_DENIED);
    opened.callback = k.argPointer(f, 1);
    opened.context = k.arg64(f, 2);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoWMIDeviceObjectToInstanceName", 3, (k, f) => instanceName(k, f, k.argPointer(f, 1))),
  ddi("IoWMIHandleToInstanceName", 3, (k, f) => {
    const handle = findHandle(k, k.arg64(f, 1));
    const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
    return file === undefined ? k.return32(f, nt.STATUS_INVALID_HANDLE) : instanceName(k, f, file.device);
  }),
  ddi("IoWMISuggestInstanceName", 4, suggest),
];
