// Device interfaces, and what drivers tell Plug and Play about their devices.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { openOwnKey } from "../ex/key-handles.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, ownBlock } from "../mm/pool.ts";
import { notifyInterfaceChange } from "../pnp/notification.ts";
import { driverKey, hardwareKey } from "../pnp/properties.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { readGuid } from "../rtl/guid.ts";
import { makeUnicodeString, readUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { servicePath } from "./driver.ts";

function register(k: Kernel, f: Offset): Outcome {
  const pdo = k.argPointer(f, 0);
  const guid = readGuid(k, f, k.argPointer(f, 1));
  const referenceAt = k.argPointer(f, 2);
  const out = k.argPointer(f, 3);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const node = devnodeOfPdo(k, pdo);
  if (node === undefined) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const reference = referenceAt === 0 ? "" : readUnicodeString(k, f, referenceAt);
  const link = `\\??\\${node.instance.replaceAll("\\", "#")}#{${guid}}${reference === "" ? "" : `\\${reference}`}`;
  if (!k.state.interfaces.some((entry) => entry.link === link)) {
    k.state.interfaces.push({ guid, pdo, link, reference, enabled: false });
  } else {
    k.state.interfaces = k.state.interfaces.map((entry) => (entry.link === link ? { ...entry, pdo } : entry));
  }
  if (!makeUnicodeString(k, out, link, true)) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  ownBlock(k, k.pointerOr0(out + k.s.UNICODE_STRING.Buffer), f);
  k.log({ kind: "link", driver: k.callerDriver(f), device: pdo, text: `device interface ${link} registered` });
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** The interface whose symbolic link is argument `i`. */
export function interfaceNamed(k: Kernel, f: Offset, i: number) {
  const name = readUnicodeString(k, f, k.argPointer(f, i)).toLowerCase();
  return k.state.interfaces.find((entry) => entry.link.toLowerCase() === name);
}

export const interfaceDdis: readonly Routine[] = [
  ddi("IoRegisterDeviceInterface", 4, register),
  ddi("IoSetDeviceInterfaceState", 2, (k, f) => {
    const enable = k.argBool(f, 1);
    const found = interfaceNamed(k, f, 0);
    if (found === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    if (found.enabled === enable) return k.return32(f, enable ? 0x4000_0000 : nt.STATUS_OBJECT_NAME_NOT_FOUND);
    found.enabled = enable;
    k.log({
      kind: "link",
      driver: k.callerDriver(f),
      device: found.pdo,
      text: `${found.link} ${enable ? "enabled" : "disabled"}`,
    });
    notifyInterfaceChange(k, found);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoGetDeviceInterfaces", 4, (k, f) => {
    const guid = readGuid(k, f, k.argPointer(f, 0));
    const wanted = k.argPointer(f, 1);
    const all = (k.argU32(f, 2) & 1) !== 0;
    const out = k.argPointer(f, 3);
    k.touch(f, out, 8, true);
    const links = k.state.interfaces
      .filter((entry) => entry.guid === guid && (all || entry.enabled) && (wanted === 0 || entry.pdo === wanted))
      .map((entry) => `${entry.link}\0`);
    const text = `${links.join("")}\0`;
    const at = allocate(k, {
      size: 2 * text.length,
      tag: "IoIf",
      paged: true,
      zero: true,
      driver: k.callerDriver(f),
      place: k.callerPlace(f),
    });
    writeUtf16(k, at, text);
    k.setPointer(out, at);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoOpenDeviceRegistryKey", 4, (k, f) => {
    const node = devnodeOfPdo(k, k.argPointer(f, 0));
    const out = k.argPointer(f, 3);
    k.touch(f, out, 8, true);
    if (node === undefined) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
    const path =
      (k.argU32(f, 1) & 1) !== 0
        ? hardwareKey(node)
        : `\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Class\\${driverKey(node)}`;
    return openOwnKey(k, f, out, path, k.argU32(f, 2));
  }),
  // (link, access, &handle)
  ddi("IoOpenDeviceInterfaceRegistryKey", 3, (k, f) => {
    const out = k.argPointer(f, 2);
    k.touch(f, out, 8, true);
    const found = interfaceNamed(k, f, 0);
    if (found === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    const name = found.link.replace(/^\\\?\?\\/, "##?#");
    const classes = "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\DeviceClasses";
    const path = `${classes}\\{${found.guid}}\\${name.replaceAll("\\", "#")}\\Device Parameters`;
    return openOwnKey(k, f, out, path, k.argU32(f, 1));
  }),
  // (link, class, &alias): the interface of that class that the same device has registered with the same reference.
  ddi("IoGetDeviceInterfaceAlias", 3, (k, f) => {
    const out = k.argPointer(f, 2);
    k.touch(f, out, k.s.UNICODE_STRING.size, true);
    const found = interfaceNamed(k, f, 0);
    const guid = readGuid(k, f, k.argPointer(f, 1));
    const alias = k.state.interfaces.find(
      (one) => one.guid === guid && one.pdo === found?.pdo && one.reference === found.reference,
    );
    if (alias === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    if (!makeUnicodeString(k, out, alias.link, true)) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    ownBlock(k, k.pointerOr0(out + k.s.UNICODE_STRING.Buffer), f);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoOpenDriverRegistryKey", 5, (k, f) => {
    const out = k.argPointer(f, 4);
    k.touch(f, out, 8, true);
    const path = `${servicePath(k.driverNameOf(k.argPointer(f, 0)))}\\Parameters`;
    return openOwnKey(k, f, out, path, k.argU32(f, 2));
  }),
  ddi("IoAllocateDriverObjectExtension", 4, (k, f) => {
    const object = k.argPointer(f, 0);
    const id = k.arg64(f, 1);
    const out = k.argPointer(f, 3);
    k.touch(f, out, 8, true);
    const driver = [...k.state.drivers.values()].find((entry) => entry.object === object);
    if (driver === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (driver.extensions.some((entry) => entry.id === id)) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
    const at = allocate(k, {
      size: k.argU32(f, 2),
      tag: "DrvE",
      what: "driver object extension",
      zero: true,
      place: k.callerPlace(f),
    });
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    driver.extensions.push({ id, at });
    k.setPointer(out, at);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoGetDriverObjectExtension", 2, (k, f) => {
    const object = k.argPointer(f, 0);
    const id = k.arg64(f, 1);
    const driver = [...k.state.drivers.values()].find((entry) => entry.object === object);
    return k.returnPointer(f, driver?.extensions.find((entry) => entry.id === id)?.at ?? 0);
  }),
  ddi("IoIsWdmVersionAvailable", 2, (k, f) => {
    const major = k.argU32(f, 0) & 0xff;
    return k.returnBool(f, major < 6 || (major === 6 && (k.argU32(f, 1) & 0xff) === 0));
  }),
  ddi("IoGetConfigurationInformation", 0, (k, f) => k.returnPointer(f, k.configurationInformation)),
];
