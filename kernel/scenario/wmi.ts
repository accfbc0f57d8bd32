// The scenario's "wmi" step: a consumer of WMI asks for a block by its GUID, in bytes, or by its MOF class, in names and values. To set
// some properties of an instance it reads the instance, changes them, and puts the whole back, as consumers do.

import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import { type Asking, answered, ask, countConsumer, newQuestion } from "../wmi/ask.ts";
import type { WmiConsumers, WmiInstance } from "../wmi/state.ts";
import type { WmiValues } from "../wmi/values.ts";
import type { StepOutcome } from "./check.ts";
import type { Action } from "./plan.ts";
import { bytesOf } from "./steps.ts";
import { classOfStep, translate, valuesOf, type WmiStep } from "./wmi-class.ts";

/** Where the scenario's thread goes on when a WMI question has been answered. */
export const wmiDone = 5;

/** Slots of the scenario's thread: 1 question. */
export function sendWmi(k: Kernel, f: Offset, step: WmiStep): StepOutcome | Outcome {
  const known = classOfStep(k.mof, step);
  // The instance as it is comes first.
  if (known !== undefined && step.operation === "set") return put(k, f, step, { operation: "query" });
  if (known === undefined)
    return put(k, f, step, {
      item: step.item ?? 0,
      input: step.data === undefined ? new Uint8Array(0) : bytesOf(step.data),
    });
  const translated = translate(k.mof, step, known, undefined);
  if ("problem" in translated) return { status: nt.STATUS_INVALID_PARAMETER, note: translated.problem };
  return put(k, f, step, translated);
}

const guidOf = (k: Kernel, step: WmiStep): string =>
  classOfStep(k.mof, step)?.guid ?? (step.block ?? "").replace(/[{}]/g, "").toLowerCase();

function put(k: Kernel, f: Offset, step: WmiStep, how: Partial<Asking>): StepOutcome | Outcome {
  const guid = guidOf(k, step);
  const consumer = consumers[step.operation];
  if (consumer !== undefined && countConsumer(k, guid, consumer.what, consumer.by) === undefined)
    return { status: nt.STATUS_SUCCESS, note: "others go on listening" };
  const node = devnodeNamed(k, step.device);
  const question = newQuestion(k, {
    operation: step.operation,
    targets: [{ guid, instance: step.instance ?? 0 }],
    top: node === undefined ? undefined : topOfStack(k, node.pdo),
    bufferSize: step.bufferSize,
    ...how,
  });
  k.setSlot(f, 1, question);
  return ask(k, f, wmiDone, question);
}
const consumers: Partial<Record<WmiStep["operation"], { what: keyof WmiConsumers; by: 1 | -1 }>> = {
  enableEvents: { what: "events", by: 1 },
  disableEvents: { what: "events", by: -1 },
  enableCollection: { what: "collecting", by: 1 },
  disableCollection: { what: "collecting", by: -1 },
};

export function wmiFinished(k: Kernel, f: Offset, step: Action | undefined): StepOutcome | Outcome {
  const { operation, status, instances, needed } = answered(k, k.slotU32(f, 1));
  if (step?.do !== "wmi") return { status };
  const known = classOfStep(k.mof, step);
  if (!nt.ntSuccess(status)) {
    const remark = needed !== undefined ? `the provider asks for ${needed} bytes of data` : unknown(status);
    return { status, ...(remark === undefined ? {} : { note: remark }) };
  }
  const output = join(instances);
  if (known === undefined) return { status, information: output.length, output };
  if (step.operation === "set" && operation === "query") return putBack(k, f, step, instances);
  const translated = translate(k.mof, step, known, undefined);
  const decoded = "problem" in translated ? translated : valuesOf(k.mof, translated.output, instances);
  if ("problem" in decoded) return { status: nt.STATUS_DATA_ERROR, note: decoded.problem, output };
  return { status, information: output.length, instances: decoded.values };
}

function unknown(status: number): string | undefined {
  return status === nt.STATUS_WMI_GUID_NOT_FOUND ? "no provider has registered the block, or knows it" : undefined;
}

/** The instance has been read: its new values go to the driver. */
function putBack(k: Kernel, f: Offset, step: WmiStep, instances: readonly WmiInstance[]): StepOutcome | Outcome {
  const known = classOfStep(k.mof, step);
  if (known === undefined) throw new Error("a WMI instance is put back whose class is not known");
  const decoded = valuesOf(k.mof, known.items, instances.slice(0, 1));
  if ("problem" in decoded) return { status: nt.STATUS_DATA_ERROR, note: decoded.problem };
  const { InstanceName: _, ...before }: WmiValues = decoded.values[0] ?? {};
  const translated = translate(k.mof, step, known, before);
  if ("problem" in translated) return { status: nt.STATUS_INVALID_PARAMETER, note: translated.problem };
  return put(k, f, step, { item: 0, input: translated.input });
}

function join(instances: readonly WmiInstance[]): Uint8Array {
  const made = new Uint8Array(instances.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of instances) {
    made.set(data, at);
    at += data.length;
  }
  return made;
}
