// What WMI asks of providers for its consumers: the data of one or all instances of a block, changes, methods, and whether events
// and expensive data are wanted. A request carries a WNODE with the header filled in by WMI and room for what comes back.
import * as nt from "../constants.ts";
import { internal, type Outcome, slot } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { guidBytes } from "../rtl/guid.ts";
import { utf16, writeUtf16 } from "../rtl/unicode.ts";
import type { WmiBlock, WmiInstance, WmiProvider, WmiQuestion } from "./state.ts";

export const WnodeFlag = {
  allData: 0x1,
  singleInstance: 0x2,
  singleItem: 0x4,
  eventItem: 0x8,
  fixedInstanceSize: 0x10,
  tooSmall: 0x20,
  staticInstanceNames: 0x80,
  useTimestamp: 0x200,
  useGuidPointer: 0x8_0000,
  eventReference: 0x2000,
  methodItem: 0x8000,
  pdoInstanceNames: 0x1_0000,
  tracedGuid: 0x2_0000,
  logWnode: 0x4_0000,
} as const;

/** Minor functions by what a consumer wants. */
export const minors = {
  queryAll: 0x00,
  query: 0x01,
  set: 0x02,
  setItem: 0x03,
  enableEvents: 0x04,
  disableEvents: 0x05,
  enableCollection: 0x06,
  disableCollection: 0x07,
  execute: 0x09,
} as const;
export type WmiOperation = keyof typeof minors;

/** WMIREG_FLAG_TRACE_CONTROL_GUID. */
const traceControlGuid = 0x1000;

/** Parameters.WMI as they lie in a stack location: four pointer-sized values. */
export function wmiParameters(
  k: Kernel,
  provider: WmiProvider,
  dataPath: bigint,
  size: number,
  at: Offset,
): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, k.address(provider.device), true);
  view.setBigUint64(8, dataPath, true);
  view.setUint32(16, size, true);
  view.setBigUint64(24, k.address(at), true);
  return bytes;
}

/** The device that requests to a provider are sent to: the top of its stack. A routine is called without one. */
export const targetOf = (k: Kernel, provider: WmiProvider): Offset =>
  provider.callback === undefined ? topOfStack(k, provider.device) : provider.device;

/** Sends a request to a provider and goes on at step `next`. */
export function sendToProvider(k: Kernel, f: Offset, next: number, provider: WmiProvider, request: Request): Outcome {
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, next, k.routineIndex(provider.callback === undefined ? "IopSendRequest" : "WmipCallProvider"));
}

/**
 * What a device is sent as an IRP, a routine is called with: (minor function, data path, size, buffer, context, &size used). The form is
 * that of the routine which software tracing registers; its context is from memory. Slots: 0 request; 1 size used.
 */
export const callProvider = internal("WmipCallProvider", 2, (k, f, step) => {
  const request = k.state.requests.get(k.slotU32(f, 0));
  if (request === undefined) return k.returnVoid(f);
  if (step === 1) {
    request.done = true;
    request.status = k.result32(f);
    request.information = k.slotU32(f, 1);
    return k.returnVoid(f);
  }
  k.setSlot(f, 1, 0);
  const parameters = new DataView(request.parameters.buffer);
  const callee = k.above(f);
  k.setArg32(callee, 0, request.minor);
  k.setArg64(callee, 1, parameters.getBigUint64(8, true));
  k.setArg32(callee, 2, parameters.getUint32(16, true));
  k.setArg64(callee, 3, parameters.getBigUint64(24, true));
  k.setArg64(callee, 4, parameters.getBigUint64(0, true));
  k.setArgPointer(callee, 5, slot(f, 1));
  return k.call(f, 1, k.functionOr(f, request.device));
});

/** One request to one provider. */
export interface WmiAsked {
  readonly provider: WmiProvider;
  readonly block: WmiBlock;
  readonly question: WmiQuestion;
  readonly instance: number | string;
}

/** Where the variable part of an operation's WNODE begins, and the flag that says which WNODE it is. */
function shape(k: Kernel, operation: WmiOperation): { readonly fixed: number; readonly flags: number } {
  switch (operation) {
    case "queryAll":
      return { fixed: k.s.WNODE_ALL_DATA.size, flags: WnodeFlag.allData };
    case "query":
    case "set":
      return { fixed: k.s.WNODE_SINGLE_INSTANCE.VariableData, flags: WnodeFlag.singleInstance };
    case "setItem":
      return { fixed: k.s.WNODE_SINGLE_ITEM.VariableData, flags: WnodeFlag.singleItem };
    case "execute":
      return { fixed: k.s.WNODE_METHOD_ITEM.VariableData, flags: WnodeFlag.methodItem };
    default:
      return { fixed: k.s.WNODE_HEADER.size, flags: 0 };
  }
}
export const align8 = (value: number): number => (value + 7) & ~7;

/** Operations on one instance. Where names are dynamic it goes by its name. */
const ofInstance: ReadonlySet<WmiOperation> = new Set(["query", "set", "setItem", "execute"]);
const dynamicName = ({ block, question, instance }: WmiAsked): string | undefined =>
  ofInstance.has(question.operation) && block.instances.length === 0 && typeof instance === "string"
    ? instance
    : undefined;
/** The one logger session, whose handle a provider of trace events is given when it is enabled; 1 is the kernel's own. */
export const loggerHandle = 2n;

/** Where the data begin. */
function dataOffset(k: Kernel, asked: WmiAsked): number {
  const name = dynamicName(asked);
  return align8(shape(k, asked.question.operation).fixed + (name === undefined ? 0 : 2 + 2 * name.length));
}

/**
 * Builds the request and its buffer: the block's GUID, then the WNODE. The caller sends the one and releases the other. Gives nothing
 * if the block has no such instance as far as WMI knows, so that its provider need not be asked.
 */
export function newWmiRequest(k: Kernel, asked: WmiAsked): { request: Request; buffer: Offset } | undefined {
  const { provider, block, question, instance } = asked;
  const { operation, input } = question;
  const { fixed, flags } = shape(k, operation);
  const dynamic = block.instances.length === 0;
  const single = ofInstance.has(operation);
  const name = dynamicName(asked);
  const index = typeof instance === "number" ? instance : block.instances.indexOf(instance);
  if (single && (dynamic ? name === undefined : index < 0)) return undefined;
  const data = dataOffset(k, asked);
  const size = question.bufferSize ?? data + Math.max(input.length, question.room);
  const room = Math.max(size, data + input.length);
  const buffer = allocate(k, { size: 16 + room, tag: "WmiQ", what: "WMI buffer", zero: true });
  const wnode = buffer + 16;
  const header = k.s.WNODE_HEADER;
  k.m.u8.set(guidBytes(block.guid), buffer);
  k.m.setU32(wnode + header.BufferSize, operation === "queryAll" || operation === "query" ? data : data + input.length);
  k.m.setU32(wnode + header.ProviderId, provider.id);
  k.m.u8.set(guidBytes(block.guid), wnode + header.Guid);
  k.m.setU32(wnode + header.Flags, flags | (dynamic ? 0 : WnodeFlag.staticInstanceNames));
  if ((block.flags & traceControlGuid) !== 0 && (operation === "enableEvents" || operation === "disableEvents")) {
    k.m.setU32(wnode + header.Flags, k.m.u32(wnode + header.Flags) | WnodeFlag.tracedGuid);
    k.m.setU64(wnode + header.HistoricalContext, loggerHandle);
  }
  if (single) {
    const layout = k.s.WNODE_SINGLE_INSTANCE;
    k.m.setU32(wnode + layout.InstanceIndex, dynamic ? 0 : index);
    if (name !== undefined) {
      k.m.setU32(wnode + layout.OffsetInstanceName, fixed);
      k.m.setU16(wnode + fixed, 2 * name.length);
      writeUtf16(k, wnode + fixed + 2, name);
    }
  }
  switch (operation) {
    case "query":
    case "set":
      k.m.setU32(wnode + k.s.WNODE_SINGLE_INSTANCE.DataBlockOffset, data);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_INSTANCE.SizeDataBlock, input.length);
      break;
    case "setItem":
      k.m.setU32(wnode + k.s.WNODE_SINGLE_ITEM.DataBlockOffset, data);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_ITEM.ItemId, question.item);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_ITEM.SizeDataItem, input.length);
      break;
    case "execute":
      k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.DataBlockOffset, data);
      k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.MethodId, question.item);
      k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.SizeDataBlock, input.length);
      break;
    default:
      break;
  }
  k.m.u8.set(input, wnode + data);
  const minor = minors[operation];
  const request = newRequest(k, {
    device: targetOf(k, provider),
    title: `${k.names.minor(nt.IRP_MJ_SYSTEM_CONTROL, minor)} of {${block.guid}}`,
    major: nt.IRP_MJ_SYSTEM_CONTROL,
    minor,
    parameters: wmiParameters(k, provider, k.address(buffer), size, wnode),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  return { request, buffer };
}

export interface WmiAnswer {
  readonly status: number;
  readonly instances: readonly WmiInstance[];
  /** Bytes of data for which the provider says the room was too small. */
  readonly needed: number | undefined;
}

/** Reads what came back in the buffer of a request that is done, as far as it lies inside. */
export function wmiAnswer(k: Kernel, asked: WmiAsked, request: Request, buffer: Offset): WmiAnswer {
  const wnode = buffer + 16;
  const { block, question, instance } = asked;
  const size = Math.min(request.information, new DataView(request.parameters.buffer).getUint32(16, true));
  const nothing = { status: request.status, instances: [], needed: undefined };
  if (!nt.ntSuccess(request.status) || size < k.s.WNODE_HEADER.size) return nothing;
  const header = k.s.WNODE_HEADER;
  if ((k.m.u32(wnode + header.Flags) & WnodeFlag.tooSmall) !== 0)
    return { ...nothing, needed: Math.max(0, k.m.u32(wnode + k.s.WNODE_TOO_SMALL.SizeNeeded) - dataOffset(k, asked)) };
  const bytes = (from: number, length: number) =>
    k.m.u8.slice(wnode + Math.min(from, size), wnode + Math.min(from + length, size));
  const one = (layout: { readonly DataBlockOffset: number; readonly SizeDataBlock: number }) => ({
    guid: block.guid,
    name: typeof instance === "string" ? instance : (block.instances[instance] ?? ""),
    data: bytes(k.m.u32(wnode + layout.DataBlockOffset), k.m.u32(wnode + layout.SizeDataBlock)),
  });
  switch (question.operation) {
    case "query":
      return { ...nothing, instances: [one(k.s.WNODE_SINGLE_INSTANCE)] };
    case "execute":
      return { ...nothing, instances: [one(k.s.WNODE_METHOD_ITEM)] };
    case "queryAll":
      return { ...nothing, instances: all(k, block, wnode, size, bytes) };
    default:
      return nothing;
  }
}

/** The counted text at an offset of a structure of `size` bytes, as far as it lies inside. */
export function countedText(k: Kernel, at: Offset, offset: number, size: number): string {
  if (offset === 0 || offset + 2 > size) return "";
  return utf16(k, at + offset + 2, Math.min(k.m.u16(at + offset), size - offset - 2));
}

type Bytes = (from: number, length: number) => Uint8Array;

function all(k: Kernel, block: WmiBlock, wnode: Offset, size: number, bytes: Bytes): WmiInstance[] {
  const layout = k.s.WNODE_ALL_DATA;
  const fixed = (k.m.u32(wnode + k.s.WNODE_HEADER.Flags) & WnodeFlag.fixedInstanceSize) !== 0;
  const count = Math.min(k.m.u32(wnode + layout.InstanceCount), Math.floor(size / 4));
  const first = k.m.u32(wnode + layout.DataBlockOffset);
  const each = k.m.u32(wnode + layout.FixedInstanceSize);
  const names = k.m.u32(wnode + layout.OffsetInstanceNameOffsets);
  const nameAt = (i: number): string => {
    const offsetAt = names + 4 * i;
    if (names === 0 || offsetAt + 4 > size) return "";
    return countedText(k, wnode, k.m.u32(wnode + offsetAt), size);
  };
  return Array.from({ length: count }, (_, i) => {
    const pair = wnode + layout.OffsetInstanceDataAndLength + 8 * i;
    return {
      guid: block.guid,
      name: block.instances[i] ?? nameAt(i),
      data: fixed ? bytes(first + align8(each) * i, each) : bytes(k.m.u32(pair), k.m.u32(pair + 4)),
    };
  });
}
