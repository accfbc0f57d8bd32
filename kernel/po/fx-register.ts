// What a driver tells the power framework of its device: PO_FX_DEVICE in its three versions. In the first, components stand alone; from
// the second on a component may need others, which are active whenever it is, and the third has callbacks for directed power.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import type { FxComponent } from "./state.ts";

const mostComponents = 256;

/** (Pdo, Device, &Handle). Result: its status. */
export function registerFxDevice(k: Kernel, f: Offset): number {
  const [pdo, at, out] = [k.argPointer(f, 0), k.argPointer(f, 1), k.argPointer(f, 2)];
  k.touch(f, at, 4, false);
  k.touch(f, out, 8, true);
  const node = devnodeOfPdo(k, pdo);
  const version = k.m.u32(at);
  const layout = layoutOf(k, version);
  if (node === undefined || layout === undefined) return nt.STATUS_INVALID_PARAMETER;
  k.touch(f, at, layout.Components, false);
  const count = k.m.u32(at + layout.ComponentCount);
  if (count === 0 || count > mostComponents) return nt.STATUS_INVALID_PARAMETER;
  const components: FxComponent[] = [];
  for (let i = 0; i < count; i++) {
    const component =
      version === 1
        ? readFirst(k, f, at + layout.Components + i * k.s.PO_FX_COMPONENT_V1.size)
        : readSecond(k, f, at + layout.Components + i * k.s.PO_FX_COMPONENT_V2.size);
    if (component === undefined) return nt.STATUS_INVALID_PARAMETER;
    components.push(component);
  }
  if (!components.every((one, i) => dependsWell(components, one, i))) return nt.STATUS_INVALID_PARAMETER;
  const handle = allocate(k, { size: 16, tag: "PoFx", what: "power framework handle", zero: true });
  if (handle === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const callback = (member: number | undefined) => (member === undefined ? 0 : k.pointerOr0(at + member));
  const third = version === 3 ? k.s.PO_FX_DEVICE_V3 : undefined;
  k.state.fxDevices.push({
    at: handle,
    name: node.instance,
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
    context: k.m.u64(at + layout.DeviceContext),
    callbacks: {
      active: callback(layout.ComponentActiveConditionCallback),
      idle: callback(layout.ComponentIdleConditionCallback),
      state: callback(layout.ComponentIdleStateCallback),
      required: callback(layout.DevicePowerRequiredCallback),
      notRequired: callback(layout.DevicePowerNotRequiredCallback),
      directedUp: callback(third?.DirectedPowerUpCallback),
      directedDown: callback(third?.DirectedPowerDownCallback),
    },
    components,
    started: false,
    power: "required",
    directed: "no",
    idleTimeout: 0,
    restsSince: undefined,
    pumping: false,
  });
  k.setPointer(out, handle);
  return nt.STATUS_SUCCESS;
}

function layoutOf(k: Kernel, version: number) {
  switch (version) {
    case 1:
      return k.s.PO_FX_DEVICE_V1;
    case 2:
      return k.s.PO_FX_DEVICE_V2;
    case 3:
      return k.s.PO_FX_DEVICE_V3;
    default:
      return undefined;
  }
}

/** Providers are components of the same device, and nothing needs itself in the end. */
function dependsWell(components: readonly FxComponent[], component: FxComponent, index: number): boolean {
  const seen = new Set<number>();
  const queue = [...component.providers];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === index || components[next] === undefined) return false;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(components[next]?.providers ?? []));
  }
  return true;
}

/** Undefined without any idle state: F0 must be there. */
function readFirst(k: Kernel, f: Offset, at: Offset): FxComponent | undefined {
  const layout = k.s.PO_FX_COMPONENT_V1;
  k.touch(f, at, layout.size, false);
  return readStates(k, f, at, layout, []);
}
function readSecond(k: Kernel, f: Offset, at: Offset): FxComponent | undefined {
  const layout = k.s.PO_FX_COMPONENT_V2;
  k.touch(f, at, layout.size, false);
  const count = k.m.u32(at + layout.ProviderCount);
  if (count >= mostComponents) return undefined;
  const list = count === 0 ? 0 : k.pointerAt(f, at + layout.Providers);
  if (count > 0) k.touch(f, list, 4 * count, false);
  return readStates(
    k,
    f,
    at,
    layout,
    Array.from({ length: count }, (_, i) => k.m.u32(list + 4 * i)),
  );
}

interface StatesLayout {
  readonly IdleStateCount: number;
  readonly IdleStates: number;
  readonly DeepestWakeableIdleState: number;
}
function readStates(
  k: Kernel,
  f: Offset,
  at: Offset,
  layout: StatesLayout,
  providers: readonly number[],
): FxComponent | undefined {
  const entry = k.s.PO_FX_COMPONENT_IDLE_STATE;
  const count = k.m.u32(at + layout.IdleStateCount);
  const list = k.pointerAt(f, at + layout.IdleStates);
  if (count === 0 || count > mostComponents || list === 0) return undefined;
  k.touch(f, list, count * entry.size, false);
  const states = Array.from({ length: count }, (_, i) => ({
    latency: Number(k.m.u64(list + i * entry.size + entry.TransitionLatency)),
    residency: Number(k.m.u64(list + i * entry.size + entry.ResidencyRequirement)),
  }));
  const tolerant = Number.MAX_VALUE;
  return {
    references: 0,
    condition: "active",
    state: 0,
    changing: false,
    states,
    providers,
    wakeable: k.m.u32(at + layout.DeepestWakeableIdleState),
    wakes: false,
    latency: tolerant,
    residency: tolerant,
    performance: undefined,
  };
}
