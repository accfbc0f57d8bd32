// ZwLoadDriver and ZwUnloadDriver: a driver by the registry path of its service, on a system thread that the caller waits for.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import { linkTarget } from "../ex/registry-store.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "../rtl/unicode.ts";

const services = /^\\registry\\machine\\system\\controlset\d+\\services\\([^\\]+)$/i;

/** The scenario's driver that a service key names; undefined if there is none. */
function driverOf(k: Kernel, f: Offset): string | undefined {
  const name = services.exec(linkTarget(readUnicodeString(k, f, k.argPointer(f, 0))))?.[1];
  return name === undefined ? undefined : k.state.services.get(name.toLowerCase())?.driver;
}

function by(routine: "IopLoadDriver" | "IopUnloadDriver"): Body {
  return (k, f, step) => {
    if (step === 1) return k.return32(f, k.cur.waitStatus);
    const driver = driverOf(k, f);
    if (driver === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    const loaded = k.state.drivers.get(driver)?.state === "loaded";
    if (routine === "IopLoadDriver" && loaded) return k.return32(f, nt.STATUS_IMAGE_ALREADY_LOADED);
    const thread = createThread(k, "System thread (I/O manager)", "nt", k.routineNamed(routine), k.driverIndex(driver));
    return block(k, f, 1, "thread", [thread.id], undefined, `waits for ${routine} of ${driver}`);
  };
}

export const loadByNameDdis: readonly Routine[] = [
  ddi("ZwLoadDriver", 1, by("IopLoadDriver")),
  ddi("ZwUnloadDriver", 1, by("IopUnloadDriver")),
];
