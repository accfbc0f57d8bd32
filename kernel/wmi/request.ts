// What WMI asks of providers for its consumers: the data of one or all instances of a block, changes, methods, and whether events
// and expensive data are wanted. A request carries a WNODE with the header filled in by WMI and room for what comes back.
import * as nt from "../constants.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { guidBytes } from "../rtl/guid.ts";
import { wmiParameters } from "./registration.ts";
import type { WmiBlock, WmiProvider } from "./state.ts";

export const WnodeFlag = {
  allData: 0x1,
  singleInstance: 0x2,
  singleItem: 0x4,
  eventItem: 0x8,
  fixedInstanceSize: 0x10,
  tooSmall: 0x20,
  staticInstanceNames: 0x80,
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

export interface WmiAsked {
  readonly provider: WmiProvider;
  readonly block: WmiBlock;
  readonly operation: WmiOperation;
  /** Which instance; nothing to operations on whole blocks. */
  readonly instance: number;
  /** Item or method id. */
  readonly item: number;
  /** Data to set, or a method's arguments. */
  readonly input: Uint8Array;
  /** Bytes of data that may come back. */
  readonly room: number;
}

/** Where the data lie in the WNODE of an operation, and the flags that say which it is. */
function shape(k: Kernel, operation: WmiOperation): { readonly data: number; readonly flags: number } {
  switch (operation) {
    case "queryAll":
      return { data: k.s.WNODE_ALL_DATA.size, flags: WnodeFlag.allData };
    case "query":
    case "set":
      return { data: k.s.WNODE_SINGLE_INSTANCE.VariableData, flags: WnodeFlag.singleInstance };
    case "setItem":
      return { data: align8(k.s.WNODE_SINGLE_ITEM.VariableData), flags: WnodeFlag.singleItem };
    case "execute":
      return { data: align8(k.s.WNODE_METHOD_ITEM.VariableData), flags: WnodeFlag.methodItem };
    default:
      return { data: k.s.WNODE_HEADER.size, flags: 0 };
  }
}
const align8 = (value: number) => (value + 7) & ~7;

/** Builds the request and its buffer: the block's GUID, then the WNODE. The caller sends the one and releases the other. */
export function newWmiRequest(k: Kernel, asked: WmiAsked): { request: Request; buffer: Offset } {
  const { provider, block, operation, input } = asked;
  const { data, flags } = shape(k, operation);
  const size = align8(data + Math.max(input.length, asked.room));
  const buffer = allocate(k, { size: 16 + size, tag: "WmiQ", what: "WMI buffer", zero: true });
  const wnode = buffer + 16;
  const header = k.s.WNODE_HEADER;
  k.m.u8.set(guidBytes(block.guid), buffer);
  k.m.setU32(wnode + header.BufferSize, operation === "queryAll" || operation === "query" ? data : data + input.length);
  k.m.setU32(wnode + header.ProviderId, provider.id);
  k.m.u8.set(guidBytes(block.guid), wnode + header.Guid);
  const named = block.instances.length > 0 ? WnodeFlag.staticInstanceNames : 0;
  k.m.setU32(wnode + header.Flags, flags | named);
  switch (operation) {
    case "query":
    case "set":
      instance(k, wnode, k.s.WNODE_SINGLE_INSTANCE, asked, data);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_INSTANCE.SizeDataBlock, input.length);
      break;
    case "setItem":
      instance(k, wnode, k.s.WNODE_SINGLE_ITEM, asked, data);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_ITEM.ItemId, asked.item);
      k.m.setU32(wnode + k.s.WNODE_SINGLE_ITEM.SizeDataItem, input.length);
      break;
    case "execute":
      instance(k, wnode, k.s.WNODE_METHOD_ITEM, asked, data);
      k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.MethodId, asked.item);
      k.m.setU32(wnode + k.s.WNODE_METHOD_ITEM.SizeDataBlock, input.length);
      break;
    default:
      break;
  }
  k.m.u8.set(input, wnode + data);
  const minor = minors[operation];
  const request = newRequest(k, {
    device: topOfStack(k, provider.device),
    title: `${k.names.minor(nt.IRP_MJ_SYSTEM_CONTROL, minor)} of {${block.guid}}`,
    major: nt.IRP_MJ_SYSTEM_CONTROL,
    minor,
    parameters: wmiParameters(k, provider, k.address(buffer), size, wnode),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  return { request, buffer };
}

function instance(
  k: Kernel,
  wnode: Offset,
  layout: { readonly InstanceIndex: number; readonly DataBlockOffset: number },
  asked: WmiAsked,
  data: number,
): void {
  k.m.setU32(wnode + layout.InstanceIndex, asked.instance);
  k.m.setU32(wnode + layout.DataBlockOffset, data);
}

export interface WmiAnswer {
  readonly status: number;
  /** Data of the instances, one after the other. */
  readonly data: Uint8Array;
  /** Bytes the provider says it needs, if the room was too small. */
  readonly needed: number | undefined;
}

/** Reads what came back in the buffer of a request that is done, as far as it lies inside. */
export function wmiAnswer(k: Kernel, asked: WmiAsked, request: Request, buffer: Offset): WmiAnswer {
  const wnode = buffer + 16;
  const size = Math.min(request.information, new DataView(request.parameters.buffer).getUint32(16, true));
  const nothing = { status: request.status, data: new Uint8Array(0), needed: undefined };
  if (!nt.ntSuccess(request.status) || size < k.s.WNODE_HEADER.size) return nothing;
  const header = k.s.WNODE_HEADER;
  if ((k.m.u32(wnode + header.Flags) & WnodeFlag.tooSmall) !== 0)
    return { ...nothing, needed: k.m.u32(wnode + k.s.WNODE_TOO_SMALL.SizeNeeded) };
  const bytes = (from: number, length: number) =>
    k.m.u8.slice(wnode + Math.min(from, size), wnode + Math.min(from + length, size));
  switch (asked.operation) {
    case "query":
      return { ...nothing, data: single(k, wnode, k.s.WNODE_SINGLE_INSTANCE, bytes) };
    case "execute":
      return { ...nothing, data: single(k, wnode, k.s.WNODE_METHOD_ITEM, bytes) };
    case "queryAll":
      return { ...nothing, data: join(all(k, wnode, size, bytes)) };
    default:
      return nothing;
  }
}

type Bytes = (from: number, length: number) => Uint8Array;

function single(
  k: Kernel,
  wnode: Offset,
  layout: { readonly DataBlockOffset: number; readonly SizeDataBlock: number },
  bytes: Bytes,
): Uint8Array {
  return bytes(k.m.u32(wnode + layout.DataBlockOffset), k.m.u32(wnode + layout.SizeDataBlock));
}

function all(k: Kernel, wnode: Offset, size: number, bytes: Bytes): Uint8Array[] {
  const layout = k.s.WNODE_ALL_DATA;
  const fixed = (k.m.u32(wnode + k.s.WNODE_HEADER.Flags) & WnodeFlag.fixedInstanceSize) !== 0;
  const parts: Uint8Array[] = [];
  const count = Math.min(k.m.u32(wnode + layout.InstanceCount), Math.floor(size / 4));
  const first = k.m.u32(wnode + layout.DataBlockOffset);
  const each = k.m.u32(wnode + layout.FixedInstanceSize);
  for (let i = 0; i < count; i++) {
    const pair = wnode + layout.OffsetInstanceDataAndLength + 8 * i;
    parts.push(fixed ? bytes(first + align8(each) * i, each) : bytes(k.m.u32(pair), k.m.u32(pair + 4)));
  }
  return parts;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}
