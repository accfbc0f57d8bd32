// What keeps the machine awake: system states that drivers have registered, and power requests. They hold back a sleep that the machine
// would enter by itself because nobody uses it; a user who presses the button, and a battery that runs dry, are not held back.
// Drivers without power management, as before Plug and Play, keep it from the states between work and hibernation altogether.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { AwakeRequest } from "./state.ts";

const ES = { system: 1, continuous: 0x8000_0000 } as const;
/** POWER_REQUEST_TYPE; display and execution requests do not keep the system from sleeping. */
const RequestType = { system: 1, away: 2, count: 4 } as const;

/** Who keeps the machine awake, in words; undefined if nobody does. */
export function keptAwake(k: Kernel): string | undefined {
  const found = k.state.awake.find(({ kind, flags, counts }) =>
    kind === "system state"
      ? (flags & ES.system) !== 0
      : (counts[RequestType.system] ?? 0) + (counts[RequestType.away] ?? 0) > 0,
  );
  return found === undefined ? undefined : `${found.driver} keeps the system awake with a ${found.kind}`;
}

/** A driver that knows nothing of power: it has no AddDevice and no routine for IRP_MJ_POWER, but device objects. */
export function legacyDriver(k: Kernel): string | undefined {
  const layout = k.s.DRIVER_OBJECT;
  const unset = k.routineAddress("IopInvalidDeviceRequest");
  for (const { name, object, state } of k.state.drivers.values()) {
    const extension = k.pointerOr0(object + layout.DriverExtension);
    if (state !== "loaded" || extension === 0 || k.pointerOr0(object + layout.DeviceObject) === 0) continue;
    const adds = k.pointerOr0(extension + k.s.DRIVER_EXTENSION.AddDevice) !== 0;
    const power = k.pointerOr0(object + layout.MajorFunction + 8 * nt.IRP_MJ_POWER);
    if (!adds && power === unset) return name;
  }
  return undefined;
}

function keep(k: Kernel, f: Offset, kind: AwakeRequest["kind"], flags: number): Offset {
  const at = allocate(k, { size: 16, tag: "PoAw", what: kind, zero: true });
  if (at === 0) return 0;
  const counts = Array.from({ length: RequestType.count }, () => 0);
  k.state.awake.push({ at, driver: k.callerDriver(f), place: k.callerPlace(f), kind, flags, counts });
  return at;
}

function find(k: Kernel, f: Offset, kind: AwakeRequest["kind"], name: string): AwakeRequest {
  const at = k.argPointer(f, 0);
  const found = k.state.awake.find((one) => one.at === at && one.kind === kind);
  return found ?? stopWithFinding(k, f, "verifier:power", `${name} is given ${k.hex(at)}, which is no ${kind}.`);
}

function drop(k: Kernel, f: Offset, kind: AwakeRequest["kind"], name: string): Outcome {
  const found = find(k, f, kind, name);
  k.state.awake = k.state.awake.filter((one) => one !== found);
  release(k, found.at, k.callerPlace(f));
  return k.returnVoid(f);
}

/** Raises or lowers the count of a type of request. */
function count(change: 1 | -1, name: string) {
  return (k: Kernel, f: Offset): Outcome => {
    const request = find(k, f, "power request", name);
    const type = k.argU32(f, 1);
    const now = (request.counts[type] ?? 0) + change;
    if (type >= RequestType.count || now < 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    request.counts[type] = now;
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** What a driver leaves behind that keeps the machine awake. */
export const awakeLeftBy = (k: Kernel, driver: string): AwakeRequest | undefined =>
  k.state.awake.find((one) => one.driver === driver);

export const awakeDdis: readonly Routine[] = [
  ddi("PoRegisterSystemState", 2, (k, f) => {
    const flags = k.argU32(f, 1);
    if (k.argPointer(f, 0) === 0) return k.returnPointer(f, keep(k, f, "system state", flags));
    const known = find(k, f, "system state", "PoRegisterSystemState");
    known.flags = flags;
    return k.returnPointer(f, known.at);
  }),
  ddi("PoUnregisterSystemState", 1, (k, f) => drop(k, f, "system state", "PoUnregisterSystemState")),
  // The machine does not count the time without users: a scenario says when it would go to sleep by itself.
  ddi("PoSetSystemState", 1, (k, f) => {
    const flags = k.argU32(f, 0);
    if ((flags & ES.continuous) !== 0) {
      const message = "PoSetSystemState with ES_CONTINUOUS: only PoRegisterSystemState takes it.";
      stopWithFinding(k, f, "verifier:power", message);
    }
    k.log({ kind: "power", driver: k.callerDriver(f), text: `the system is in use: 0x${flags.toString(16)}` });
    return k.returnVoid(f);
  }),
  ddi("PoCreatePowerRequest", 3, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    const at = keep(k, f, "power request", 0);
    k.setPointer(out, at);
    return k.return32(f, at === 0 ? nt.STATUS_INSUFFICIENT_RESOURCES : nt.STATUS_SUCCESS);
  }),
  ddi("PoDeletePowerRequest", 1, (k, f) => drop(k, f, "power request", "PoDeletePowerRequest")),
  ddi("PoSetPowerRequest", 2, count(1, "PoSetPowerRequest")),
  ddi("PoClearPowerRequest", 2, count(-1, "PoClearPowerRequest")),
];
