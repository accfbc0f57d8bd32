// Performance states of components: sets of discrete states or of a range of values, one of which a component is in. There is no
// platform extension plug-in, so a driver that provides its states may change them, and one that wants the platform's is refused.
import * as nt from "../constants.ts";
import { type Body, ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { componentArgument, deviceArgument, fxDeviceAt } from "./fx-arguments.ts";
import type { FxComponent, FxDevice, FxPerformanceSet } from "./state.ts";

const flags = { blocking: 1, asyncOnly: 2, pepOptional: 1 } as const;
const kinds = { discrete: 0, range: 1 } as const;
const mostSets = 64;

/** (Handle, Component, Flags, ComponentPerfStateCallback, InputStateInfo, &OutputStateInfo) */
function register(k: Kernel, f: Offset): number {
  const device = deviceArgument(k, f, "PoFxRegisterComponentPerfStates");
  const component = componentArgument(k, f, device, "PoFxRegisterComponentPerfStates", 1);
  const [callback, input, output] = [k.argPointer(f, 3), k.argPointer(f, 4), k.argPointer(f, 5)];
  if ((input === 0) === (output === 0)) return nt.STATUS_INVALID_PARAMETER;
  // The platform has no states to offer, and none to agree to.
  if (input === 0 || (k.arg64(f, 2) & BigInt(flags.pepOptional)) === 0n) return nt.STATUS_NOT_IMPLEMENTED;
  k.functionOr(f, callback);
  const layout = k.s.PO_FX_COMPONENT_PERF_INFO;
  k.touch(f, input, layout.PerfStateSets, false);
  const count = k.m.u32(input + layout.PerfStateSetsCount);
  if (count === 0 || count > mostSets) return nt.STATUS_INVALID_PARAMETER;
  const sets: FxPerformanceSet[] = [];
  for (let i = 0; i < count; i++) {
    const set = readSet(k, f, input + layout.PerfStateSets + i * k.s.PO_FX_COMPONENT_PERF_SET.size);
    if (set === undefined) return nt.STATUS_INVALID_PARAMETER;
    sets.push(set);
  }
  component.performance = { callback, sets, request: undefined };
  return nt.STATUS_SUCCESS;
}

function readSet(k: Kernel, f: Offset, at: Offset): FxPerformanceSet | undefined {
  const layout = k.s.PO_FX_COMPONENT_PERF_SET;
  k.touch(f, at, layout.size, false);
  switch (k.m.u32(at + layout.Type)) {
    case kinds.discrete: {
      const count = k.m.u32(at + layout["Discrete.Count"]);
      return count === 0 ? undefined : { kind: "discrete", lowest: 0n, highest: BigInt(count) - 1n, current: 0n };
    }
    case kinds.range: {
      const [lowest, highest] = [k.m.u64(at + layout["Range.Minimum"]), k.m.u64(at + layout["Range.Maximum"])];
      return lowest > highest ? undefined : { kind: "range", lowest, highest, current: lowest };
    }
    default:
      return undefined;
  }
}

function performanceOf(k: Kernel, f: Offset, device: FxDevice, component: FxComponent, name: string) {
  const message = `${name} for a component of ${device.name} that has no performance states: PoFxRegisterComponentPerfStates comes first.`;
  return component.performance ?? stopWithFinding(k, f, "verifier:power", message);
}

/** (Handle, Flags, Component, PerfChange, Context), or with a count before an array of changes. */
function issue(name: string, several: boolean): Body {
  return (k, f, step): Outcome => {
    if (step === 1) return k.returnVoid(f);
    const device = deviceArgument(k, f, name);
    const component = componentArgument(k, f, device, name, 2);
    const performance = performanceOf(k, f, device, component, name);
    if (performance.request !== undefined) {
      const message = `${name} for component ${k.argU32(f, 2)} of ${device.name} while another change of its is under way: each waits for ComponentPerfStateCallback.`;
      return stopWithFinding(k, f, "verifier:power", message);
    }
    const how = k.argU32(f, 1);
    if ((how & flags.blocking) !== 0 && k.irql >= 2)
      verify(k, f, "verifier:irql", `${name} with PO_FX_FLAG_BLOCKING waits: it is called below DISPATCH_LEVEL.`);
    const layout = k.s.PO_FX_PERF_STATE_CHANGE;
    const count = several ? k.argU32(f, 3) : 1;
    const [changes, context] = several ? [k.argPointer(f, 4), k.arg64(f, 5)] : [k.argPointer(f, 3), k.arg64(f, 4)];
    if (count > mostSets) return stopWithFinding(k, f, "verifier:power", `${name} is given ${count} changes.`);
    k.touch(f, changes, count * layout.size, false);
    const wanted: { set: FxPerformanceSet; value: bigint }[] = [];
    for (let i = 0; i < count; i++) {
      const at = changes + i * layout.size;
      const set = performance.sets[k.m.u32(at + layout.Set)];
      const value =
        set?.kind === "discrete" ? BigInt(k.m.u32(at + layout.StateIndex)) : k.m.u64(at + layout.StateValue);
      if (set === undefined || value < set.lowest || value > set.highest) {
        const message = `${name} asks for state ${value} of set ${k.m.u32(at + layout.Set)} of component ${k.argU32(f, 2)} of ${device.name}, which was not registered.`;
        return stopWithFinding(k, f, "verifier:power", message);
      }
      wanted.push({ set, value });
    }
    // Nobody but the driver has to agree.
    for (const { set, value } of wanted) set.current = value;
    performance.request = { context };
    const states = wanted.map(({ value }) => String(value)).join(", ");
    const text = `${device.name}: component ${k.argU32(f, 2)} goes to performance state ${states}`;
    k.log({ kind: "power", driver: device.driver, text });
    if ((how & flags.asyncOnly) === 0) return tell(k, f, device, k.argU32(f, 2), 1) ?? k.returnVoid(f);
    k.state.workQueue.push({
      routine: k.routineAddress("PopFxPerformance"),
      args: [BigInt(device.at), BigInt(k.argU32(f, 2))],
      driver: "nt",
      title: `performance state of ${device.name}`,
      item: 0,
    });
    wakeWorker(k);
    return k.returnVoid(f);
  };
}

/** Calls the component's callback; the body goes on at `next`. */
function tell(k: Kernel, f: Offset, device: FxDevice, index: number, next: number): Outcome | undefined {
  const performance = device.components[index]?.performance;
  const { request } = performance ?? {};
  if (performance === undefined || request === undefined) return undefined;
  performance.request = undefined;
  // (Context, Component, Succeeded, RequestContext)
  const callee = k.above(f);
  k.setArg64(callee, 0, device.context);
  k.setArg32(callee, 1, index);
  k.setArg32(callee, 2, 1);
  k.setArg64(callee, 3, request.context);
  return k.call(f, next, k.functionOr(f, performance.callback));
}

/** Slots: 0 handle, 1 component. In a worker thread. */
export const fxPerformance = internal("PopFxPerformance", 3, (k, f, step) => {
  const device = step === 0 ? fxDeviceAt(k, k.slotU32(f, 0)) : undefined;
  return (device && tell(k, f, device, k.slotU32(f, 1), 1)) ?? k.returnVoid(f);
});

/** (Handle, Flags, Component, SetIndex, &CurrentPerf) */
function query(k: Kernel, f: Offset): Outcome {
  const name = "PoFxQueryCurrentComponentPerfState";
  const device = deviceArgument(k, f, name);
  const { sets } = performanceOf(k, f, device, componentArgument(k, f, device, name, 2), name);
  const out = k.argPointer(f, 4);
  k.touch(f, out, 8, true);
  const set = sets[k.argU32(f, 3)];
  if (set === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.m.setU64(out, set.current);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const fxPerformanceDdis: readonly Routine[] = [
  ddi("PoFxRegisterComponentPerfStates", 6, (k, f) => k.return32(f, register(k, f))),
  ddi("PoFxIssueComponentPerfStateChange", 5, issue("PoFxIssueComponentPerfStateChange", false)),
  ddi("PoFxIssueComponentPerfStateChangeMultiple", 6, issue("PoFxIssueComponentPerfStateChangeMultiple", true)),
  ddi("PoFxQueryCurrentComponentPerfState", 5, query),
];
