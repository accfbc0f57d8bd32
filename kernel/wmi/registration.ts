// WMI's providers: a device registers, WMI asks it on a system thread with IRP_MN_REGINFO_EX which blocks of data and events it has,
// and keeps the answer. Deregistering waits until the provider has ended every WMI request it was sent. A driver may register a routine
// instead of a device (WMIREG_FLAG_CALLBACK), as software tracing does: it is called where a device is sent an IRP.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { referenceDevice } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import { wakeWorker } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { guidText } from "../rtl/guid.ts";
import { verify } from "../verifier/stop.ts";
import { ask, newQuestion, outstanding } from "./ask.ts";
import { countedText, sendToProvider, targetOf, wmiParameters } from "./request.ts";
import type { WmiBlock, WmiProvider } from "./state.ts";

const Action = { register: 1, deregister: 2, reregister: 3, updateGuids: 4, blockIrps: 5 } as const;
/** WMIACTIONCODE, in DataPath of a registration request. */
const DataPath = { register: 0, update: 1 } as const;
export const RegFlag = {
  instanceList: 0x4,
  instanceBaseName: 0x8,
  instancePdo: 0x20,
  expensive: 0x1,
  removeGuid: 0x1_0000,
} as const;
const callbackFlag = 0x8000_0000;
/** What WMI offers first for an answer, and never more than. */
const firstRoom = 2048;
const mostRoom = 1 << 20;
const mostInstances = 1 << 16;

export const providerOf = (k: Kernel, device: Offset): WmiProvider | undefined =>
  k.state.wmi.find((entry) => entry.device === device);

function askToRegister(k: Kernel, provider: WmiProvider, dataPath: number): void {
  k.state.workQueue.push({
    routine: k.routineAddress("WmipRegister"),
    args: [BigInt(provider.id), BigInt(dataPath)],
    driver: "nt",
    title: `WMI registration of ${k.nameOf(provider.device)}`,
    item: 0,
  });
  wakeWorker(k);
}

/** Slots: 0 provider; 1 WMIACTIONCODE; 2 request; 3 buffer; 4 its size. */
export const registerProvider = internal("WmipRegister", 6, (k, f, step) => {
  const provider = k.state.wmi.find((entry) => entry.id === k.slotU32(f, 0));
  const request = k.state.requests.get(k.slotU32(f, 2));
  if (step === 1) {
    k.state.requests.delete(k.slotU32(f, 2));
    const at = k.slotU32(f, 3);
    const needed =
      request?.status === nt.STATUS_BUFFER_TOO_SMALL && (request.information === 4 || provider?.callback !== undefined)
        ? k.m.u32(at)
        : 0;
    const again = needed > k.slotU32(f, 4) && needed <= mostRoom;
    if (provider !== undefined && request !== undefined && !again) {
      const problem = nt.ntSuccess(request.status)
        ? take(k, provider, at, Math.min(request.information, k.slotU32(f, 4)), k.slotU32(f, 1) === DataPath.update)
        : k.statusName(request.status);
      const text = problem === undefined ? `registered ${describeBlocks(provider)}` : `registration failed: ${problem}`;
      k.log({ kind: "wmi", device: provider.device, deviceName: k.nameOf(provider.device), text });
    }
    release(k, at);
    if (!again) return tellOutstanding(k, f, 2, "events");
    k.setSlot(f, 4, needed);
  } else if (step === 0) k.setSlot(f, 4, firstRoom);
  else {
    k.state.wmiQuestions.delete(k.slotU32(f, 2));
    return step === 2 ? tellOutstanding(k, f, 3, "collecting") : k.returnVoid(f);
  }
  if (provider === undefined) return k.returnVoid(f);
  const size = k.slotU32(f, 4);
  const at = allocate(k, { size, tag: "WmiR", what: "WMI buffer", zero: true });
  if (at === 0) return k.returnVoid(f);
  k.setSlot(f, 3, at);
  const minor = provider.callback === undefined ? nt.IRP_MN_REGINFO_EX : nt.IRP_MN_REGINFO;
  const made = newRequest(k, {
    device: targetOf(k, provider),
    title: `${k.names.minor(nt.IRP_MJ_SYSTEM_CONTROL, minor)} to ${k.nameOf(provider.device)}`,
    major: nt.IRP_MJ_SYSTEM_CONTROL,
    minor,
    parameters: wmiParameters(k, provider, k.slotU32(f, 1) === DataPath.update ? 1n : 0n, size, at),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  k.setSlot(f, 2, made.id);
  return sendToProvider(k, f, 1, provider, made);
});

/** Tells the provider which of its blocks have consumers already. */
function tellOutstanding(k: Kernel, f: Offset, next: number, what: "events" | "collecting"): Outcome {
  const asking = outstanding(k, k.slotU32(f, 0), what);
  if (asking === undefined) return what === "events" ? tellOutstanding(k, f, 3, "collecting") : k.returnVoid(f);
  k.setSlot(f, 2, newQuestion(k, asking));
  return ask(k, f, next, k.slotU32(f, 2));
}

/** Reads a WMIREGINFO of `size` bytes. Gives what is wrong with it, if anything is. */
function take(k: Kernel, provider: WmiProvider, at: Offset, size: number, update: boolean): string | undefined {
  const info = k.s.WMIREGINFOW;
  const entry = k.s.WMIREGGUIDW;
  if (size < info.size) return `the answer has ${size} bytes, a WMIREGINFO at least ${info.size}`;
  const text = (offset: number): string => countedText(k, at, offset, size);
  const count = k.m.u32(at + info.GuidCount);
  if (count > Math.floor((size - info.WmiRegGuid) / entry.size)) return `${count} GUIDs do not fit into ${size} bytes`;
  const blocks: WmiBlock[] = [];
  for (let i = 0; i < count; i++) {
    const from = at + info.WmiRegGuid + i * entry.size;
    const guid = guidText(k.m, from + entry.Guid);
    const flags = k.m.u32(from + entry.Flags);
    if (!update && (flags & RegFlag.removeGuid) !== 0)
      return `block {${guid}} has WMIREG_FLAG_REMOVE_GUID, which is for updates only`;
    const instances = Math.min(k.m.u32(from + entry.InstanceCount), mostInstances);
    if ((flags & RegFlag.instancePdo) !== 0) {
      // The provider referenced its PDO for us.
      const pdo = k.kernelOffset(k.m.u64(from + entry.Pdo));
      if (!k.state.devices.has(pdo)) return `block {${guid}} names its instances after a PDO that is no device object`;
      referenceDevice(k, pdo, -1);
      blocks.push({ ...newBlock(guid, flags, numbered(`${instanceOf(k, pdo)}_`, instances)), pdo });
    } else if ((flags & RegFlag.instanceBaseName) !== 0)
      blocks.push(newBlock(guid, flags, numbered(text(k.m.u32(from + entry.BaseNameOffset)), instances)));
    else if ((flags & RegFlag.instanceList) !== 0) {
      const names: string[] = [];
      let next = k.m.u32(from + entry.InstanceNameList);
      for (let n = 0; n < instances && next + 2 <= size; n++, next += 2 + k.m.u16(at + next)) names.push(text(next));
      if (names.length < instances) return `the list of names of block {${guid}} ends after ${names.length}`;
      blocks.push(newBlock(guid, flags, names));
    } else blocks.push(newBlock(guid, flags, []));
  }
  if (!update) {
    provider.blocks = blocks;
    provider.mof = text(k.m.u32(at + info.MofResourceName));
    provider.registryPath = text(k.m.u32(at + info.RegistryPath));
    return undefined;
  }
  for (const block of blocks) {
    const others = provider.blocks.filter((known) => known.guid !== block.guid);
    provider.blocks = (block.flags & RegFlag.removeGuid) !== 0 ? others : [...others, block];
  }
  return undefined;
}

const newBlock = (guid: string, flags: number, instances: readonly string[]): WmiBlock => ({
  guid,
  flags,
  instances,
  events: false,
  collecting: false,
});
const numbered = (base: string, count: number) => Array.from({ length: count }, (_, i) => `${base}${i}`);
const instanceOf = (k: Kernel, pdo: Offset) => devnodeOfPdo(k, pdo)?.instance ?? k.nameOf(pdo);

function describeBlocks(provider: WmiProvider): string {
  const blocks = provider.blocks.map((one) => `{${one.guid}} × ${one.instances.length}`).join(", ");
  return `${blocks || "no blocks"}${provider.mof === "" ? "" : `, MOF resource ${provider.mof}`}`;
}

/** WMI requests on their way to a provider. */
function underWay(k: Kernel, device: Offset): number[] {
  const address = k.address(device);
  return [...k.state.requests.values()]
    .filter((request) => request.major === nt.IRP_MJ_SYSTEM_CONTROL && !request.done && request.irp !== 0)
    .filter((request) => new DataView(request.parameters.buffer).getBigUint64(0, true) === address)
    .map((request) => request.id);
}

function registrationControl(k: Kernel, f: Offset, step: number): Outcome {
  const device = k.argPointer(f, 0);
  const action = k.argU32(f, 1);
  const known = providerOf(k, device);
  const isRoutine = (action & callbackFlag) !== 0;
  if (isRoutine) k.functionOr(f, device);
  else {
    k.touch(f, device, k.s.DEVICE_OBJECT.size, false);
    if (!k.state.devices.has(device)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  }
  switch (action & 0xffff) {
    case Action.register: {
      if (known !== undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_EXISTS);
      const provider: WmiProvider = {
        id: k.state.nextWmiProvider++,
        device,
        callback: isRoutine ? { driver: k.callerDriver(f), place: k.callerPlace(f) } : undefined,
        blocks: [],
        mof: "",
        registryPath: "",
        blocked: false,
      };
      k.state.wmi.push(provider);
      askToRegister(k, provider, DataPath.register);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    case Action.deregister: {
      if (step === 0) {
        if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
        k.state.wmi = k.state.wmi.filter((entry) => entry !== known);
        k.log({ kind: "wmi", driver: k.callerDriver(f), device, deviceName: k.nameOf(device), text: "deregistered" });
      }
      const [first] = underWay(k, device);
      if (first === undefined) return k.return32(f, nt.STATUS_SUCCESS);
      return block(k, f, 1, "request", [first], undefined, "waits for the WMI requests of its device");
    }
    case Action.reregister:
    case Action.updateGuids:
      if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      askToRegister(k, known, (action & 0xffff) === Action.updateGuids ? DataPath.update : DataPath.register);
      return k.return32(f, nt.STATUS_SUCCESS);
    case Action.blockIrps:
      if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      known.blocked = true;
      return k.return32(f, nt.STATUS_SUCCESS);
    default:
      return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  }
}

/** A device that is deleted while WMI still knows it would be sent requests that nobody can answer. */
export function checkDeregistered(k: Kernel, f: Offset, device: Offset): void {
  if (providerOf(k, device) === undefined) return;
  const message = `IoDeleteDevice of ${k.nameOf(device)} while it is registered with WMI: call IoWMIRegistrationControl(…, WMIREG_ACTION_DEREGISTER) first.`;
  verify(k, f, "verifier:io", message, 0xc4, [0xdbn, k.address(device), 0n, 0n]);
}

export const registrationDdis: readonly Routine[] = [
  ddi("IoWMIRegistrationControl", 2, registrationControl),
  ddi("IoWMIDeviceObjectToProviderId", 1, (k, f) => k.return32(f, providerOf(k, k.argPointer(f, 0))?.id ?? 0)),
  ddi("IoWMIAllocateInstanceIds", 3, (k, f) => {
    const guid = k.argPointer(f, 0);
    const out = k.argPointer(f, 2);
    k.touch(f, guid, 16, false);
    k.touch(f, out, 4, true);
    const name = guidText(k.m, guid);
    const first = k.state.wmiInstanceIds.get(name) ?? 0;
    k.state.wmiInstanceIds.set(name, first + k.argU32(f, 1));
    k.m.setU32(out, first);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
