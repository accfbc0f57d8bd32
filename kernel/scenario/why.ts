// Why a step could not do what it asked for, where its status alone would leave people guessing, and what can be done about it.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import { article } from "./hardware.ts";
import type { Action } from "./plan.ts";
import type { HardwareEntry, Scenario } from "./schema.ts";

/** Undefined where the status says it all. */
export function reasonOf(k: Kernel, step: Action, status: number): string | undefined {
  if (!("device" in step) || typeof step.device !== "string" || step.do === "open") return undefined;
  const { device } = step;
  const node = devnodeNamed(k, device);
  if (node === undefined) return `"${device}" is not there: its bus has not reported it, or it is gone`;
  if (status !== nt.STATUS_CONFLICTING_ADDRESSES && step.do === "start" && node.status === "Failed") {
    const failed = "a driver of its stack failed AddDevice or IRP_MN_START_DEVICE";
    const entry = k.scenario.hardware?.find(({ name }) => name === node.hardware);
    return entry === undefined
      ? `${failed}; if it needs ports, memory or an interrupt line, a scenario gives it a "hardware" that has them`
      : `${failed}; it was given ${resourcesInWords(entry)} of a hardware that is ${article(entry.model)}; a scenario can give it others`;
  }
  if (status === nt.STATUS_INVALID_DEVICE_REQUEST)
    return `"${device}" is ${node.status}, in which state there is no "${step.do}"; put the step that leads to another state before this one`;
  return status === nt.STATUS_CONFLICTING_ADDRESSES ? conflictOf(k.scenario, device) : undefined;
}

/** What of the device's hardware another device's decodes, too. */
function conflictOf(scenario: Scenario, device: string): string | undefined {
  const hardwareOf = (name: string | undefined) => scenario.hardware?.find((entry) => entry.name === name);
  const own = hardwareOf(scenario.devices?.find((entry) => entry.name === device)?.hardware);
  if (own === undefined) return undefined;
  for (const other of scenario.devices ?? []) {
    const theirs = hardwareOf(other.hardware);
    if (other.name === device || theirs === undefined) continue;
    const both = sharedBy(own, theirs);
    if (both !== undefined)
      return `"${other.name}" has ${both} of "${own.name}" already; give one of them others, or "alternatives"`;
  }
  return undefined;
}

function resourcesInWords({ ports = [], memory = [], irq, dma, messages }: HardwareEntry): string {
  const hex = ({ start, length }: Range) => `0x${start.toString(16)}-0x${(start + length - 1).toString(16)}`;
  const words = [
    ...ports.map((range) => `ports ${hex(range)}`),
    ...memory.map((range) => `memory ${hex(range)}`),
    ...(irq === undefined ? [] : [`interrupt line ${irq}`]),
    ...(dma === undefined ? [] : [`DMA channel ${dma}`]),
    ...(messages === undefined ? [] : [`${messages} interrupt messages`]),
  ];
  return words.length === 0 ? "no resources" : words.join(", ");
}

type Range = { readonly start: number; readonly length: number };

function sharedBy(a: HardwareEntry, b: HardwareEntry): string | undefined {
  const overlap = (own: readonly Range[] | undefined, theirs: readonly Range[] | undefined): Range | undefined =>
    own?.find((x) => theirs?.some((y) => x.start < y.start + y.length && y.start < x.start + x.length));
  const hex = (value: number) => `0x${value.toString(16)}`;
  const ports = overlap(a.ports, b.ports);
  if (ports !== undefined) return `the ports from ${hex(ports.start)}`;
  const memory = overlap(a.memory, b.memory);
  if (memory !== undefined) return `the memory from ${hex(memory.start)}`;
  const line = a.irq !== undefined && a.irq === b.irq && !(a.shared === true && b.shared === true);
  return line ? `the interrupt line ${a.irq}` : undefined;
}
