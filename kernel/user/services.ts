// The service control manager, for drivers: services are installed and removed, and starting and stopping one loads and unloads its
// driver on a system thread. The drivers of a scenario have their services unless it says that a program installs them. Left out:
// services of programs, dependencies, load order groups.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { deleteTree, findKey, RegistryType, setRegistryValue } from "../ex/registry-store.ts";
import { servicePath } from "../io/driver.ts";
import { heldBy, unloadLater } from "../io/unload-pending.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { DriverEntry } from "../scenario/schema.ts";
import { Win32 } from "./io.ts";
import {
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  ok,
  structure,
  textOf,
  unitsOf,
  win32,
  writeText,
} from "./routine.ts";
import type { LibraryObject } from "./state.ts";

export interface Service {
  readonly name: string;
  /** The scenario's driver; undefined for a binary that it does not have. */
  readonly driver: string | undefined;
  readonly type: number;
  display: string;
  /** Goes when its last handle is closed and its driver is not loaded. */
  deleted: boolean;
  /** Win32 error with which it was last started or stopped. */
  exitCode: number;
}

const kernelDriver = 1;
const fileSystemDriver = 2;
/** Rights to a service; GENERIC_ALL and SERVICE_ALL_ACCESS have them all. */
const Right = {
  queryConfig: 1,
  changeConfig: 2,
  queryStatus: 4,
  start: 0x10,
  stop: 0x20,
  interrogate: 0x80,
  delete: 0x1_0000,
};
const Generic = { read: 0x8000_0000, write: 0x4000_0000, execute: 0x2000_0000, all: 0x1000_0000 } as const;

const Failure = {
  accessDenied: 5,
  fileNotFound: 2,
  insufficientBuffer: 122,
  invalidName: 123,
  invalidLevel: 124,
  invalidControl: 1052,
  alreadyRunning: 1056,
  disabled: 1058,
  doesNotExist: 1060,
  notActive: 1062,
  markedForDelete: 1072,
  exists: 1073,
  neverStarted: 1077,
} as const;
const State = { stopped: 1, stopPending: 3, running: 4 } as const;

export function serviceOf(name: string, driver: string | undefined, display = name, type = kernelDriver): Service {
  return { name, driver, type, display, deleted: false, exitCode: Failure.neverStarted };
}
/** The values of a service's key that every service has. */
function describeService(
  k: Kernel,
  name: string,
  image: string,
  start: number,
  errorControl: number,
  type = kernelDriver,
): void {
  const key = servicePath(name);
  setRegistryValue(k, key, "ImagePath", image, RegistryType.expandSz);
  setRegistryValue(k, key, "Type", type);
  setRegistryValue(k, key, "Start", start);
  setRegistryValue(k, key, "ErrorControl", errorControl);
}
/** SERVICE_BOOT_START, SERVICE_AUTO_START, SERVICE_DEMAND_START, SERVICE_DISABLED; SERVICE_ERROR_NORMAL. */
const Start = { boot: 0, automatic: 2, demand: 3, disabled: 4 } as const;
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
/** The service of a handle that was opened with a right; otherwise the call has failed, and this is its outcome. */
function serviceWith(k: Kernel, f: Offset, right: number): Service | Outcome {
  const service = serviceIn(k, f);
  const object = objectOf(k, f);
  if (service === undefined || object?.kind !== "service") return fail(k, f, Win32.invalidHandle);
  return (object.access & right) === right ? service : fail(k, f, Failure.accessDenied);
}
/** Generic rights as the rights to a service that they stand for. */
function mapped(access: number): number {
  const has = (generic: number, rights: number): number => ((access & generic) !== 0 ? rights : 0);
  return (
    (access & 0x0fff_ffff) |
    has(Generic.read, 0x2_008d) |
    has(Generic.write, 0x2_0002) |
    has(Generic.execute, 0x2_0170) |
    has(Generic.all, 0xf_01ff) |
    // MAXIMUM_ALLOWED.
    has(0x0200_0000, 0xf_01ff)
  );
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
    const type = k.argU32(f, 4);
    if (path === "" || (type !== kernelDriver && type !== fileSystemDriver) || k.argU32(f, 5) > Start.disabled)
      return fail(k, f, Win32.invalidParameter);
    const known = k.state.services.get(name.toLowerCase());
    if (known !== undefined) return fail(k, f, known.deleted ? Failure.markedForDelete : Failure.exists);
    const stem = path
      .replace(/^.*[\\/]/, "")
      .replace(/\.sys$/i, "")
      .toLowerCase();
    const driver = k.scenario.drivers.find((entry) => entry.name.toLowerCase() === stem)?.name;
    k.state.services.set(name.toLowerCase(), serviceOf(name, driver, textOf(k, f, 2, wide) ?? name, type));
    describeService(k, name, path, k.argU32(f, 5), k.argU32(f, 6), type);
    return addObject(k, f, { kind: "service", name, access: mapped(k.argU32(f, 3)) });
  };

/** (manager, name, access) */
const open =
  (wide: boolean): Body =>
  (k, f) => {
    if (objectOf(k, f)?.kind !== "services") return fail(k, f, Win32.invalidHandle);
    const name = textOf(k, f, 1, wide) ?? "";
    if (!k.state.services.has(name.toLowerCase())) return fail(k, f, Failure.doesNotExist);
    return addObject(k, f, { kind: "service", name, access: mapped(k.argU32(f, 2)) });
  };

/** Loading and unloading are done by a system thread, which the caller waits for. */
function onSystemThread(k: Kernel, f: Offset, routine: string, driver: string): Outcome {
  const thread = createThread(k, "System thread (I/O manager)", "nt", k.routineNamed(routine), k.driverIndex(driver));
  return block(k, f, 1, "thread", [thread.id], undefined, `waits for ${routine} of ${driver}`);
}

const start: Body = (k, f, step) => {
  const service = serviceWith(k, f, Right.start);
  if (typeof service === "number") return service;
  if (step === 1) {
    const status = k.cur.waitStatus;
    service.exitCode = win32ErrorOf(status);
    return nt.ntSuccess(status) ? ok(k, f) : fail(k, f, service.exitCode);
  }
  if (configured(k, service, "Start") === Start.disabled) return fail(k, f, Failure.disabled);
  if (service.deleted) return fail(k, f, Failure.markedForDelete);
  if (isLoaded(k, service)) return fail(k, f, Failure.alreadyRunning);
  if (service.driver === undefined) return fail(k, f, Failure.fileNotFound);
  return onSystemThread(k, f, "IopLoadDriver", service.driver);
};

function putStatus(k: Kernel, f: Offset, i: number, service: Service): Outcome {
  const layout = structure(k, f, "SERVICE_STATUS", [
    "dwServiceType",
    "dwCurrentState",
    "dwControlsAccepted",
    "dwWin32ExitCode",
  ]);
  const at = bytesAt(k, f, i, layout.size, true);
  const running = isLoaded(k, service);
  const stopping = k.state.unloadPending.has(service.driver ?? "");
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU32(at + layout.dwServiceType, service.type);
  k.m.setU32(at + layout.dwCurrentState, stopping ? State.stopPending : running ? State.running : State.stopped);
  k.m.setU32(at + layout.dwControlsAccepted, running && !stopping ? 1 : 0);
  k.m.setU32(at + layout.dwWin32ExitCode, running ? 0 : service.exitCode);
  return ok(k, f);
}

/** (service, control, status) */
const control: Body = (k, f, step) => {
  const which = k.argU32(f, 1);
  const service = serviceWith(k, f, which === 4 ? Right.interrogate : which === 1 ? Right.stop : 0);
  if (typeof service === "number") return service;
  if (step === 1) {
    const status = k.cur.waitStatus;
    if (nt.ntSuccess(status)) {
      service.exitCode = 0;
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
  if (open) return;
  k.state.services.delete(service.name.toLowerCase());
  deleteTree(k, servicePath(service.name));
}

/** A number among the values of a service's key. */
function configured(k: Kernel, service: Service, value: string): number {
  const data = findKey(k, servicePath(service.name))?.values.get(value.toLowerCase())?.data;
  return data === undefined || data.length < 4 ? 0 : new DataView(data.buffer, data.byteOffset).getUint32(0, true);
}

/** (service, configuration, size, &needed): the structure, and the texts behind it. */
const queryConfiguration =
  (wide: boolean): Body =>
  (k, f) => {
    const service = serviceWith(k, f, Right.queryConfig);
    if (typeof service === "number") return service;
    const layout = structure(k, f, `_QUERY_SERVICE_CONFIG${wide ? "W" : "A"}`, [
      "dwServiceType",
      "dwStartType",
      "dwErrorControl",
      "lpBinaryPathName",
      "lpLoadOrderGroup",
      "dwTagId",
      "lpDependencies",
      "lpServiceStartName",
      "lpDisplayName",
    ]);
    const image = findKey(k, servicePath(service.name))?.values.get("imagepath")?.data ?? new Uint8Array(0);
    const texts = {
      lpBinaryPathName: new TextDecoder("utf-16le").decode(image).replace(/\0.*$/s, ""),
      lpLoadOrderGroup: "",
      lpDependencies: "\0",
      lpServiceStartName: "",
      lpDisplayName: service.display,
    };
    const width = wide ? 2 : 1;
    const sizes = Object.values(texts).map((text) => (unitsOf(text, wide).length + 1) * width);
    const needed = sizes.reduce((sum, size) => sum + size, layout.size);
    k.m.setU32(bytesAt(k, f, 3, 4, true), needed);
    if (k.argU32(f, 2) < needed) return fail(k, f, Failure.insufficientBuffer);
    const at = bytesAt(k, f, 1, needed, true);
    k.m.u8.fill(0, at, at + layout.size);
    k.m.setU32(at + layout.dwServiceType, service.type);
    k.m.setU32(at + layout.dwStartType, configured(k, service, "Start"));
    k.m.setU32(at + layout.dwErrorControl, configured(k, service, "ErrorControl"));
    let next = k.arg64(f, 1) + BigInt(layout.size);
    (Object.keys(texts) as (keyof typeof texts)[]).forEach((name, i) => {
      k.m.setU64(at + layout[name], next);
      writeText(k, f, next, texts[name], wide);
      next += BigInt(sizes[i] ?? 0);
    });
    return ok(k, f);
  };

/** (service, type, start, error control, path, group, tag, dependencies, account, password, display): SERVICE_NO_CHANGE and null leave alone. */
const changeConfiguration =
  (wide: boolean): Body =>
  (k, f) => {
    const service = serviceWith(k, f, Right.changeConfig);
    if (typeof service === "number") return service;
    if (service.deleted) return fail(k, f, Failure.markedForDelete);
    const noChange = 0xffff_ffff;
    const [type, start, errorControl] = [k.argU32(f, 1), k.argU32(f, 2), k.argU32(f, 3)];
    if ((type !== noChange && type !== service.type) || (start !== noChange && start > Start.disabled))
      return fail(k, f, Win32.invalidParameter);
    const key = servicePath(service.name);
    if (start !== noChange) setRegistryValue(k, key, "Start", start);
    if (errorControl !== noChange) setRegistryValue(k, key, "ErrorControl", errorControl);
    const path = textOf(k, f, 4, wide);
    if (path !== undefined) setRegistryValue(k, key, "ImagePath", path, RegistryType.expandSz);
    service.display = textOf(k, f, 10, wide) ?? service.display;
    return ok(k, f);
  };

export const serviceRoutines: readonly Routine[] = [
  ...ansiAndWide("OpenSCManager", 3, () => (k, f) => addObject(k, f, { kind: "services" })),
  ...ansiAndWide("CreateService", 13, create),
  ...ansiAndWide("OpenService", 3, open),
  ...ansiAndWide("StartService", 3, () => start),
  win32("ControlService", 3, control),
  ...ansiAndWide("QueryServiceConfig", 4, queryConfiguration),
  ...ansiAndWide("ChangeServiceConfig", 11, changeConfiguration),
  win32("QueryServiceStatus", 2, (k, f) => {
    const service = serviceWith(k, f, Right.queryStatus);
    return typeof service === "number" ? service : putStatus(k, f, 1, service);
  }),
  // (service, level, status, size, &needed): a driver runs in no process of its own.
  win32("QueryServiceStatusEx", 5, (k, f) => {
    const service = serviceWith(k, f, Right.queryStatus);
    if (typeof service === "number") return service;
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
    const service = serviceWith(k, f, Right.delete);
    if (typeof service === "number") return service;
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
