// The service control manager, for drivers: services are installed and removed, and starting and stopping one loads and unloads its
// driver on a system thread. The drivers of a scenario have their services unless it says that a program installs them. Left out:
// services of programs, dependencies, load order groups.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { RegistryType, setRegistryValue } from "../ex/registry-store.ts";
import { servicePath } from "../io/driver.ts";
import { heldBy, unloadLater } from "../io/unload-pending.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { DriverEntry } from "../scenario/schema.ts";
import { Win32 } from "./io.ts";
import { ansiAndWide, bytesAt, currentProcess, fail, ok, structure, textOf, win32 } from "./routine.ts";
import type { LibraryObject } from "./state.ts";

export interface Service {
  readonly name: string;
  /** The scenario's driver; undefined for a binary that it does not have. */
  readonly driver: string | undefined;
  readonly type: number;
  /** Goes when its last handle is closed and its driver is not loaded. */
  deleted: boolean;
}

const kernelDriver = 1;
const Failure = {
  fileNotFound: 2,
  insufficientBuffer: 122,
  invalidName: 123,
  invalidLevel: 124,
  invalidControl: 1052,
  alreadyRunning: 1056,
  doesNotExist: 1060,
  notActive: 1062,
  markedForDelete: 1072,
  exists: 1073,
} as const;
const State = { stopped: 1, stopPending: 3, running: 4 } as const;

export function serviceOf(name: string, driver: string | undefined): Service {
  return { name, driver, type: kernelDriver, deleted: false };
}
/** The values of a service's key that every service has. */
function describeService(k: Kernel, name: string, image: string, start: number, errorControl: number): void {
  const key = servicePath(name);
  setRegistryValue(k, key, "ImagePath", image, RegistryType.expandSz);
  setRegistryValue(k, key, "Type", kernelDriver);
  setRegistryValue(k, key, "Start", start);
  setRegistryValue(k, key, "ErrorControl", errorControl);
}
/** SERVICE_BOOT_START, SERVICE_AUTO_START, SERVICE_DEMAND_START; SERVICE_ERROR_NORMAL. */
const Start = { boot: 0, automatic: 2, demand: 3 } as const;
const normalError = 1;
/** A driver's service, before it is first loaded; a driver of devices is loaded when one of them needs it. */
export function installService(k: Kernel, { name, service }: DriverEntry): void {
  if (service === "absent") return;
  const devices = [...(k.scenario.devices ?? []), ...(k.scenario.install ?? [])];
  const start = Start[service ?? (devices.some(({ driver }) => driver === name) ? "demand" : "automatic")];
  describeService(k, name, `\\SystemRoot\\System32\\drivers\\${name}.sys`, start, normalError);
}
/** The services that are there when the machine is switched on. */
export function installedServices(k: Kernel): Map<string, Service> {
  const installed = k.scenario.drivers.filter((driver) => driver.service !== "absent");
  return new Map(installed.map(({ name }) => [name.toLowerCase(), serviceOf(name, name)]));
}

function addObject(k: Kernel, f: Offset, object: LibraryObject): Outcome {
  const process = currentProcess(k);
  const number = process.nextLibrary++;
  process.library.set(number, object);
  return k.return64(f, BigInt(number));
}
const objectOf = (k: Kernel, f: Offset): LibraryObject | undefined =>
  currentProcess(k).library.get(Number(k.arg64(f, 0) & 0xffff_ffffn));

function serviceIn(k: Kernel, f: Offset): Service | undefined {
  const object = objectOf(k, f);
  return object?.kind === "service" ? k.state.services.get(object.name.toLowerCase()) : undefined;
}
const isLoaded = (k: Kernel, { driver }: Service): boolean =>
  driver !== undefined && k.state.drivers.get(driver)?.state === "loaded";

/** (manager, name, display, access, type, start, error control, path, …) */
const create =
  (wide: boolean): Body =>
  (k, f) => {
    if (objectOf(k, f)?.kind !== "services") return fail(k, f, Win32.invalidHandle);
    const name = textOf(k, f, 1, wide) ?? "";
    const path = textOf(k, f, 7, wide) ?? "";
    if (name === "" || /[\\/]/.test(name)) return fail(k, f, Failure.invalidName);
    if (path === "" || (k.argU32(f, 4) & kernelDriver) === 0) return fail(k, f, Win32.invalidParameter);
    const known = k.state.services.get(name.toLowerCase());
    if (known !== undefined) return fail(k, f, known.deleted ? Failure.markedForDelete : Failure.exists);
    const stem = path
      .replace(/^.*[\\/]/, "")
      .replace(/\.sys$/i, "")
      .toLowerCase();
    const driver = k.scenario.drivers.find((entry) => entry.name.toLowerCase() === stem)?.name;
    k.state.services.set(name.toLowerCase(), serviceOf(name, driver));
    describeService(k, name, path, k.argU32(f, 5), k.argU32(f, 6));
    return addObject(k, f, { kind: "service", name });
  };

/** (manager, name, access) */
const open =
  (wide: boolean): Body =>
  (k, f) => {
    if (objectOf(k, f)?.kind !== "services") return fail(k, f, Win32.invalidHandle);
    const name = textOf(k, f, 1, wide) ?? "";
    if (!k.state.services.has(name.toLowerCase())) return fail(k, f, Failure.doesNotExist);
    return addObject(k, f, { kind: "service", name });
  };

/** Loading and unloading are done by a system thread, which the caller waits for. */
function onSystemThread(k: Kernel, f: Offset, routine: string, driver: string): Outcome {
  const thread = createThread(k, "System thread (I/O manager)", "nt", k.routineNamed(routine), k.driverIndex(driver));
  return block(k, f, 1, "thread", [thread.id], undefined, `waits for ${routine} of ${driver}`);
}

const start: Body = (k, f, step) => {
  const service = serviceIn(k, f);
  if (service === undefined) return fail(k, f, Win32.invalidHandle);
  if (step === 1) {
    const status = k.cur.waitStatus;
    return nt.ntSuccess(status) ? ok(k, f) : fail(k, f, win32ErrorOf(status));
  }
  if (service.deleted) return fail(k, f, Failure.markedForDelete);
  if (isLoaded(k, service)) return fail(k, f, Failure.alreadyRunning);
  if (service.driver === undefined) return fail(k, f, Failure.fileNotFound);
  return onSystemThread(k, f, "IopLoadDriver", service.driver);
};

function putStatus(k: Kernel, f: Offset, i: number, service: Service): Outcome {
  const layout = structure(k, f, "SERVICE_STATUS", ["dwServiceType", "dwCurrentState", "dwControlsAccepted"]);
  const at = bytesAt(k, f, i, layout.size, true);
  const running = isLoaded(k, service);
  const stopping = k.state.unloadPending.has(service.driver ?? "");
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU32(at + layout.dwServiceType, service.type);
  k.m.setU32(at + layout.dwCurrentState, stopping ? State.stopPending : running ? State.running : State.stopped);
  k.m.setU32(at + layout.dwControlsAccepted, running && !stopping ? 1 : 0);
  return ok(k, f);
}

/** (service, control, status) */
const control: Body = (k, f, step) => {
  const service = serviceIn(k, f);
  if (service === undefined) return fail(k, f, Win32.invalidHandle);
  const which = k.argU32(f, 1);
  if (step === 1) {
    const status = k.cur.waitStatus;
    if (nt.ntSuccess(status)) {
      dropDeleted(k, service);
      return putStatus(k, f, 2, service);
    }
    return fail(k, f, status === nt.STATUS_INVALID_DEVICE_REQUEST ? Failure.invalidControl : win32ErrorOf(status));
  }
  if (!isLoaded(k, service) || service.driver === undefined) return fail(k, f, Failure.notActive);
  if (which === 4) return putStatus(k, f, 2, service);
  if (which !== 1) return fail(k, f, Failure.invalidControl);
  const unloads =
    k.pointerOr0((k.state.drivers.get(service.driver)?.object ?? 0) + k.s.DRIVER_OBJECT.DriverUnload) !== 0;
  // A driver with open devices goes when the last of them is closed; until then nobody can open them.
  const held = unloads ? heldBy(k, service.driver) : undefined;
  if (held !== undefined) {
    unloadLater(k, service.driver, held);
    return putStatus(k, f, 2, service);
  }
  return onSystemThread(k, f, "IopUnloadDriver", service.driver);
};

function dropDeleted(k: Kernel, service: Service): void {
  if (!service.deleted || isLoaded(k, service)) return;
  const open = [...k.state.processes.values()].some((process) =>
    [...process.library.values()].some(
      (one) => one.kind === "service" && one.name.toLowerCase() === service.name.toLowerCase(),
    ),
  );
  if (!open) k.state.services.delete(service.name.toLowerCase());
}

export const serviceRoutines: readonly Routine[] = [
  ...ansiAndWide("OpenSCManager", 3, () => (k, f) => addObject(k, f, { kind: "services" })),
  ...ansiAndWide("CreateService", 13, create),
  ...ansiAndWide("OpenService", 3, open),
  ...ansiAndWide("StartService", 3, () => start),
  win32("ControlService", 3, control),
  win32("QueryServiceStatus", 2, (k, f) => {
    const service = serviceIn(k, f);
    return service === undefined ? fail(k, f, Win32.invalidHandle) : putStatus(k, f, 1, service);
  }),
  // (service, level, status, size, &needed): a driver runs in no process of its own.
  win32("QueryServiceStatusEx", 5, (k, f) => {
    const service = serviceIn(k, f);
    if (service === undefined) return fail(k, f, Win32.invalidHandle);
    if (k.argU32(f, 1) !== 0) return fail(k, f, Failure.invalidLevel);
    const layout = structure(k, f, "SERVICE_STATUS_PROCESS", ["dwProcessId", "dwServiceFlags"]);
    k.m.setU32(bytesAt(k, f, 4, 4, true), layout.size);
    if (k.argU32(f, 3) < layout.size) return fail(k, f, Failure.insufficientBuffer);
    const at = bytesAt(k, f, 2, layout.size, true);
    k.m.setU32(at + layout.dwProcessId, 0);
    k.m.setU32(at + layout.dwServiceFlags, 0);
    return putStatus(k, f, 2, service);
  }),
  win32("DeleteService", 1, (k, f) => {
    const service = serviceIn(k, f);
    if (service === undefined) return fail(k, f, Win32.invalidHandle);
    if (service.deleted) return fail(k, f, Failure.markedForDelete);
    service.deleted = true;
    return ok(k, f);
  }),
  win32("CloseServiceHandle", 1, (k, f) => {
    const object = objectOf(k, f);
    if (object?.kind !== "service" && object?.kind !== "services") return fail(k, f, Win32.invalidHandle);
    const service = serviceIn(k, f);
    currentProcess(k).library.delete(Number(k.arg64(f, 0) & 0xffff_ffffn));
    if (service !== undefined) dropDeleted(k, service);
    return ok(k, f);
  }),
];
