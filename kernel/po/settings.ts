// Power settings: a driver that registers for one is told its value at once, by a worker thread, and again whenever it changes. The
// scenario's "powerSetting" changes them; mains and battery, and a lid that is opened and closed, are told through \Callback\PowerState as well.
import * as nt from "../constants.ts";
import { ddi, internal, type Routine } from "../ddi.ts";
import { callbackNamed } from "../ex/callback-objects.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { PowerSettingCallback } from "./state.ts";

/** The settings a machine has, with their values at first: 32-bit numbers. */
export const powerSettings = {
  /** 0 mains, 1 battery, 2 a short-term source. */
  powerSource: { guid: "5d3e9a59-e9d5-4b00-a6bd-ff34ff516548", initial: 0 },
  /** Per cent. */
  batteryRemaining: { guid: "a7ad8041-b45a-4cae-87a3-eecbb468a9e1", initial: 100 },
  /** 0 off, 1 on. */
  monitor: { guid: "02731015-4510-4526-99e6-e5a17ebd1aea", initial: 1 },
  /** 0 closed, 1 open. */
  lid: { guid: "ba3e0f4d-b817-4094-a2d1-d56379e6a0f3", initial: 1 },
  /** Power scheme: 0 balanced, 1 saver, 2 high performance; told as the GUID of the scheme. */
  personality: { guid: "245d8541-3943-4422-b025-13a784f679b7", initial: 0 },
} as const;
export type PowerSetting = keyof typeof powerSettings;

const schemes = [
  "381b4222-f694-41f0-9685-ff5bb260df2e",
  "a1841308-3541-4fab-bc81-f71556f20b4a",
  "8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c",
] as const;
const acStatus = 1;
const lidSwitchState = 4;

const named = (guid: string) => Object.entries(powerSettings).find(([, setting]) => setting.guid === guid);

function settingBytes(k: Kernel, guid: string): Uint8Array {
  const [name, setting] = named(guid) ?? ["", { initial: 0 }];
  const value = k.state.settings.get(guid) ?? setting.initial;
  if (name === "personality") return Uint8Array.from(guidBytes(schemes[value] ?? schemes[0]));
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function tellLater(k: Kernel, entry: PowerSettingCallback): void {
  k.state.workQueue.push({
    routine: k.routineAddress("PopTellSetting"),
    args: [BigInt(entry.at)],
    driver: "nt",
    title: `power setting {${entry.guid}} for ${entry.driver}`,
    item: 0,
  });
  wakeWorker(k);
}

/** A setting has another value from now on. Nobody is told of one that stays as it was. */
export function changeSetting(k: Kernel, name: PowerSetting, value: number): void {
  const { guid, initial } = powerSettings[name];
  if ((k.state.settings.get(guid) ?? initial) === value) return;
  k.state.settings.set(guid, value);
  k.log({ kind: "power", text: `${name} is ${value}` });
  for (const entry of k.state.settingCallbacks) if (entry.guid === guid) tellLater(k, entry);
  if (name !== "powerSource" && name !== "lid") return;
  const callback = callbackNamed(k, "\\Callback\\PowerState");
  if (callback === undefined) return;
  k.state.workQueue.push({
    routine: k.routineAddress("ExNotifyCallback"),
    args:
      name === "lid"
        ? [k.address(callback.at), BigInt(lidSwitchState), BigInt(value)]
        : [k.address(callback.at), BigInt(acStatus), value === 0 ? 1n : 0n],
    driver: "nt",
    title: `change of ${name}`,
    item: 0,
  });
  wakeWorker(k);
}

/** Slots: 0 registration; 1 block with GUID and value. POWER_SETTING_CALLBACK(SettingGuid, Value, ValueLength, Context). */
export const tellSetting = internal("PopTellSetting", 3, (k, f, step) => {
  if (step === 1) {
    release(k, k.slotU32(f, 1));
    return k.returnVoid(f);
  }
  const entry = k.state.settingCallbacks.find((one) => one.at === k.slotU32(f, 0));
  if (entry === undefined) return k.returnVoid(f);
  const value = settingBytes(k, entry.guid);
  const block = allocate(k, { size: 32, tag: "PoSe", what: "power setting", zero: true });
  k.m.u8.set(guidBytes(entry.guid), block);
  k.m.u8.set(value, block + 16);
  k.setSlot(f, 1, block);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, block);
  k.setArgPointer(callee, 1, block + 16);
  k.setArg32(callee, 2, value.length);
  k.setArg64(callee, 3, entry.context);
  return k.call(f, 1, k.functionOr(f, entry.routine));
});

export const settingLeftBy = (k: Kernel, driver: string): PowerSettingCallback | undefined =>
  k.state.settingCallbacks.find((one) => one.driver === driver);

function register(k: Kernel, f: Offset): number {
  const [guidAt, routine, out] = [k.argPointer(f, 1), k.argPointer(f, 2), k.argPointer(f, 4)];
  k.touch(f, guidAt, 16, false);
  const guid = guidText(k.m, guidAt);
  k.functionOr(f, routine);
  if (out !== 0) k.touch(f, out, 8, true);
  const at = allocate(k, { size: 16, tag: "PoSe", what: "power setting callback", zero: true });
  if (at === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const entry: PowerSettingCallback = {
    at,
    guid,
    routine,
    context: k.arg64(f, 3),
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
  };
  k.state.settingCallbacks.push(entry);
  if (out !== 0) k.setPointer(out, at);
  if (named(guid) !== undefined) tellLater(k, entry);
  return nt.STATUS_SUCCESS;
}

export const powerSettingDdis: readonly Routine[] = [
  ddi("PoRegisterPowerSettingCallback", 5, (k, f) => k.return32(f, register(k, f))),
  ddi("PoUnregisterPowerSettingCallback", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    const found = k.state.settingCallbacks.find((one) => one.at === at);
    if (found === undefined) {
      const message = `PoUnregisterPowerSettingCallback is given ${k.hex(at)}, which is no registration (any more).`;
      return stopWithFinding(k, f, "verifier:power", message);
    }
    k.state.settingCallbacks = k.state.settingCallbacks.filter((one) => one !== found);
    release(k, at, k.callerPlace(f));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
