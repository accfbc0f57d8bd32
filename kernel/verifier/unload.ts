// What a driver may not leave behind when it is unloaded: pool, device objects, links, timers, DPCs, interrupts, threads, work items.
import { adapterLeftBy } from "../hal/dma.ts";
import type { DriverState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { lockedSections } from "../mm/paging.ts";
import { describeBlock } from "../mm/pool.ts";
import { handleLeftBy } from "../ob/handles.ts";
import { attachedLeftBy } from "../ob/held.ts";
import { awakeLeftBy } from "../po/awake.ts";
import { fxLeftBy } from "../po/fx.ts";
import { settingLeftBy } from "../po/settings.ts";
import { checkInactive } from "./active.ts";
import { type RelatedPlace, stopWithBugcheck, stopWithFinding } from "./stop.ts";

const told = { process: "processes", processEx: "processes", thread: "threads", image: "images" } as const;

export function checkUnloaded(k: Kernel, f: Offset, driver: Pick<DriverState, "name" | "object">, when: string): void {
  if (!k.checks.leaks) return;
  const name = driver.name;
  const image = k.imageNamed(name);
  const inImage = (at: Offset) => image !== undefined && at >= image.base && at < image.base + image.size;
  const ownBlock = (at: Offset) => {
    for (const block of k.state.pool.blocks.values()) {
      if (at >= block.at && at < block.at + block.size) return block.driver === name;
    }
    return false;
  };
  const gone = (what: string) => `${name} ${when}: ${what} would call into memory that is gone.`;
  const left0xce = (message: string, at: Offset, related: readonly RelatedPlace[] = []): never =>
    stopWithBugcheck(k, f, 0xce, [k.address(at), 0x10n, 0n, 0n], message, related);

  for (const timer of k.state.timers) {
    if (inImage(timer.at) || ownBlock(timer.at)) {
      left0xce(gone(`the timer ${k.nameOf(timer.at)} is still set; its DPC`), timer.at);
    }
  }
  for (const dpc of k.state.dpcs)
    if (inImage(dpc) || ownBlock(dpc)) left0xce(gone("a DPC is still queued, which"), dpc);
  for (const interrupt of k.state.interrupts) {
    if (interrupt.driver !== name) continue;
    const place = k.state.pool.blocks.get(interrupt.at)?.allocated;
    left0xce(gone("an interrupt is still connected, which"), interrupt.at, [{ message: "connected here", place }]);
  }
  for (const context of k.state.contexts.values()) {
    if (context.kind === "thread" && context.driver === name)
      left0xce(gone(`${context.name} is still running and`), context.object);
  }
  const callback = k.state.registryCallbacks.find((one) => one.driver === name);
  if (callback !== undefined) {
    const message = `${name} ${when}: a registry callback is still registered: CmUnRegisterCallback is missing.`;
    stopWithFinding(
      k,
      undefined,
      "verifier:unload",
      message,
      0xce,
      [k.address(callback.routine), 0x10n, 0n, 0n],
      [{ message: "registered here", place: callback.place }],
    );
  }
  const last = [
    ["a bug check callback", "KeDeregisterBugCheckCallback", k.state.bugcheckCallbacks],
    ["an NMI callback", "KeDeregisterNmiCallback", k.state.nmiCallbacks],
  ] as const;
  for (const [what, missing, registered] of last) {
    const left = registered.find((one) => one.driver === name);
    if (left === undefined) continue;
    const message = `${name} ${when}: ${what} is still registered: ${missing} is missing.`;
    const parameters = [k.address(left.routine), 0x10n, 0n, 0n] as const;
    stopWithFinding(k, undefined, "verifier:unload", message, 0xce, parameters, [
      { message: "registered here", place: left.place },
    ]);
  }
  for (const { routine, kind, driver: whose, place } of k.state.notifyRoutines)
    if (whose === name) {
      const message = `${name} ${when}: a routine that is told of ${told[kind]} is still registered, and would be called.`;
      const parameters = [k.address(routine), 0x10n, 0n, 0n] as const;
      stopWithFinding(k, undefined, "verifier:unload", message, 0xce, parameters, [
        { message: "registered here", place },
      ]);
    }
  for (const { driver, place } of k.state.handleCallbacks)
    if (driver === name) {
      const message = `${name} ${when}: handle callbacks are still registered: ObUnRegisterCallbacks is missing.`;
      stopWithFinding(k, undefined, "verifier:unload", message, undefined, undefined, [
        { message: "registered here", place },
      ]);
    }
  for (const { device, callback } of k.state.wmi)
    if (callback?.driver === name) {
      const message = `${name} ${when}: a routine is still registered with WMI, and would be called: IoWMIRegistrationControl(…, WMIREG_ACTION_DEREGISTER) is missing.`;
      const parameters = [k.address(device), 0x10n, 0n, 0n] as const;
      stopWithFinding(k, undefined, "verifier:unload", message, 0xce, parameters, [
        { message: "registered here", place: callback.place },
      ]);
    }
  for (const section of lockedSections(k, name)) {
    const message = `${name} ${when}: the ${k.nameOf(section.handle)} is still locked: MmUnlockPagableImageSection is missing.`;
    stopWithFinding(k, undefined, "verifier:unload", message, undefined, undefined, [
      { message: "locked here", place: section.lockedAt },
    ]);
  }
  const adapter = adapterLeftBy(k, name);
  if (adapter !== undefined) {
    const message = `${name} ${when}: its DMA adapter has not been given back with PutDmaAdapter.`;
    stopWithFinding(
      k,
      undefined,
      "verifier:dma",
      message,
      0xe6,
      [0x11n, 1n, k.address(adapter.at), 0n],
      [{ message: "got here", place: adapter.place }],
    );
  }
  const awake = awakeLeftBy(k, name);
  if (awake !== undefined) {
    const message = `${name} ${when}: a ${awake.kind} of its is still there, which may keep the machine awake for ever: ${awake.kind === "system state" ? "PoUnregisterSystemState" : "PoDeletePowerRequest"} is missing.`;
    stopWithFinding(k, undefined, "verifier:power", message, undefined, undefined, [
      { message: "made here", place: awake.place },
    ]);
  }
  const framework = fxLeftBy(k, name);
  if (framework !== undefined) {
    const message = `${name} ${when}: ${framework.name} is still registered with the power framework: PoFxUnregisterDevice is missing.`;
    stopWithFinding(k, undefined, "verifier:unload", message, undefined, undefined, [
      { message: "registered here", place: framework.place },
    ]);
  }
  const setting = settingLeftBy(k, name);
  if (setting !== undefined) {
    const message = `${name} ${when}: a power setting callback is still registered: PoUnregisterPowerSettingCallback is missing.`;
    stopWithFinding(
      k,
      undefined,
      "verifier:unload",
      message,
      0xce,
      [k.address(setting.routine), 0x10n, 0n, 0n],
      [{ message: "registered here", place: setting.place }],
    );
  }
  for (const item of k.state.workQueue)
    if (item.driver === name) left0xce(gone("a work item is still queued, which"), 0);

  if (image !== undefined) checkInactive(k, undefined, image.base, image.size, `The image of ${name} is unloaded`);
  const provider = k.state.eventProviders.find((one) => one.driver === name);
  if (provider !== undefined) {
    const message = `${name} ${when}: the event provider ${provider.name} is still registered: EtwUnregister is missing.`;
    const parameters = [0xddn, 0n, k.address(image?.base ?? 0), BigInt(provider.handle)] as const;
    stopWithFinding(k, undefined, "verifier:unload", message, 0xc4, parameters, [
      { message: "registered here", place: provider.place },
    ]);
  }
  const handle = handleLeftBy(k, name);
  if (handle !== undefined) {
    const what =
      handle.name === ""
        ? `a handle to ${/^[aeiou]/.test(handle.kind) ? "an" : "a"} ${handle.kind}`
        : `the handle to the ${handle.kind} ${handle.name}`;
    const message = `${name} ${when}: ${what} is still open: ZwClose is missing.`;
    const rule = handle.kind === "key" ? "ZwRegistryOpen" : undefined;
    stopWithFinding(k, undefined, "verifier:unload", message, rule, undefined, [
      { message: "opened here", place: handle.maker?.place },
    ]);
  }
  const attached = attachedLeftBy(k, name);
  if (attached !== undefined) {
    const message = `${name} ${when}: the reference to ${k.nameOf(attached.device)} has not been given back: who calls IoGetAttachedDeviceReference calls ObDereferenceObject when it is done.`;
    stopWithFinding(k, undefined, "verifier:unload", message, "DanglingDeviceObjectReference", undefined, [
      { message: "taken here", place: attached.place },
    ]);
  }
  const irp = [...k.state.irps.values()].find((one) => one.driver === name && one.kind === "driver" && !one.completed);
  if (irp !== undefined && k.state.pool.blocks.get(irp.at)?.what === "IRP") {
    const message = `${name} ${when}: the IRP at ${k.hex(irp.at)} has not been freed: who makes one with IoAllocateIrp frees it with IoFreeIrp.`;
    stopWithFinding(k, undefined, "verifier:leak", message, "IoAllocateFree", undefined, [
      { message: "made here", place: irp.place },
    ]);
  }
  const mdls = [...k.state.pool.blocks.values()].filter(
    (block) => block.what === "MDL" && block.driver === name && block.freed === undefined,
  );
  if (mdls.length > 0) {
    const message = `${name} ${when}: ${mdls.length} MDL${mdls.length === 1 ? " was" : "s were"} not freed with IoFreeMdl.`;
    const places = mdls.slice(0, 10).map((block) => ({ message: "made here", place: block.allocated }));
    stopWithFinding(k, undefined, "verifier:leak", message, undefined, undefined, places);
  }
  const devices = [...k.state.devices.values()].filter((device) => device.driver === name && !device.deleted);
  for (const device of devices) {
    const message = `${name} ${when}: ${k.nameOf(device.at)} has not been deleted with IoDeleteDevice.`;
    const place = k.state.pool.blocks.get(device.at)?.allocated;
    const parameters = [0x21en, 0n, 0n, k.address(device.at)] as const;
    stopWithFinding(k, undefined, "verifier:unload", message, 0xc9, parameters, [{ message: "created here", place }]);
  }
  const blocks = [...k.state.pool.blocks.values()].filter(
    (block) => block.driver === name && block.freed === undefined && block.what === "",
  );
  if (blocks.length > 0) {
    const bytes = blocks.reduce((sum, block) => sum + block.size, 0);
    const first = blocks[0];
    const what = first === undefined ? "" : `, the first ${describeBlock(first)}`;
    const message = `${name} ${when}: ${blocks.length} pool allocation${blocks.length === 1 ? " was" : "s were"} not freed (${bytes} bytes${what}).`;
    const places: RelatedPlace[] = blocks
      .slice(0, 10)
      .map((block) => ({ message: "allocated here", place: block.allocated }));
    const parameters = [0x62n, k.address(driver.object), 0n, BigInt(blocks.length)] as const;
    stopWithFinding(k, undefined, "verifier:leak", message, 0xc4, parameters, places);
  }
  const link = [...k.state.links.values()].find(({ maker }) => maker?.driver === name);
  if (link !== undefined) {
    const message = `${name} ${when}: the symbolic link ${link.name} to ${link.target} is still there: IoDeleteSymbolicLink is missing. It leads to nothing, and cannot be made a second time.`;
    stopWithFinding(k, undefined, "verifier:unload", message, undefined, undefined, [
      { message: "made here", place: link.maker?.place },
    ]);
  }
}
