// Whether a step came out as expected, and how to say what was different.

import type { ScenarioResult } from "../api.ts";
import * as nt from "../constants.ts";
import { win32ErrorName, win32ErrorNamed, win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import { valuesText } from "../wmi/classes.ts";
import { memberOf, type WmiValues } from "../wmi/values.ts";
import { checkFile } from "./check-file.ts";
import type { PlannedStep } from "./plan.ts";
import { bytesOf, type Expectation, type Step } from "./steps.ts";
import { reasonOf } from "./why.ts";

export interface StepOutcome {
  readonly status: number;
  readonly information?: number;
  readonly output?: Uint8Array;
  readonly position?: number | undefined;
  readonly note?: string;
  /** Instances of WMI data with their values, InstanceName among them. */
  readonly instances?: readonly WmiValues[];
  /** Id of the process that a step has started or waited for. */
  readonly process?: number;
}
export interface Verdict {
  readonly passed: boolean;
  readonly message: string;
}

export function checkExpectation(k: Kernel, { action: step, tried }: PlannedStep, outcome: StepOutcome): Verdict {
  const expected = "expect" in step && step.do !== "run" && step.do !== "waitForExit" ? step.expect : undefined;
  const wrong: string[] = [];
  const status = `status ${k.statusName(outcome.status)}`;
  if (expected?.status !== undefined) {
    const wanted = expected.status;
    if (k.names.statusNumber(wanted) !== outcome.status >>> 0)
      wrong.push(`expected ${typeof wanted === "string" ? wanted : k.statusName(wanted)}`);
  }
  const error = outcome.status === nt.STATUS_SUCCESS ? 0 : win32ErrorOf(outcome.status);
  if (expected?.error !== undefined) {
    const wanted = typeof expected.error === "number" ? expected.error : win32ErrorNamed(expected.error);
    if (wanted !== undefined && wanted !== error)
      wrong.push(`expected error ${wanted} ${win32ErrorName(wanted)}, found ${error} ${win32ErrorName(error)}`);
  }
  if (expected?.status === undefined && expected?.error === undefined) {
    const pendingIsFine = "async" in step && step.async !== undefined && outcome.status === nt.STATUS_PENDING;
    if (
      (!nt.ntSuccess(outcome.status) && tried !== true) ||
      (outcome.status === nt.STATUS_PENDING && !pendingIsFine) ||
      outcome.status === nt.STATUS_TIMEOUT
    ) {
      const reason = reasonOf(k, step, outcome.status);
      wrong.push(reason === undefined ? "expected success" : `expected success: ${reason}`);
    }
  }
  const information = outcome.information ?? 0;
  if (expected?.information !== undefined && expected.information !== information) {
    wrong.push(`expected Information ${expected.information}, found ${information}`);
  }
  if (expected?.bytes !== undefined && expected.bytes !== information)
    wrong.push(`expected ${expected.bytes} bytes, found ${information}`);
  if (expected?.position !== undefined && expected.position !== outcome.position) {
    wrong.push(`expected file pointer ${expected.position}, found ${outcome.position ?? "none"}`);
  }
  if (expected?.data !== undefined) {
    const wanted = bytesOf(expected.data);
    const found = outcome.output ?? new Uint8Array(0);
    if (!sameBytes(wanted, found)) wrong.push(`expected data ${hex(wanted)}, found ${hex(found)}`);
  }
  wrong.push(...wrongValues(expected, outcome.instances ?? []));
  const told = [status];
  if (information !== 0) told.push(`information ${information}`);
  if (outcome.output !== undefined && outcome.output.length > 0) told.push(`data ${hex(outcome.output)}`);
  for (const values of outcome.instances ?? []) told.push(valuesText(values));
  if (outcome.note !== undefined) told.push(outcome.note);
  if (wrong.length === 0) return { passed: true, message: told.join(", ") };
  return { passed: false, message: `${wrong.join("; ")} (${told.join(", ")})` };
}

/** What is different of the values that a WMI step expects. */
function wrongValues(expected: Expectation | undefined, found: readonly WmiValues[]): string[] {
  const wrong: string[] = [];
  if (expected?.instances !== undefined && expected.instances.length !== found.length)
    wrong.push(`expected ${expected.instances.length} instances, found ${found.length}`);
  const wanted = expected?.instances ?? (expected?.properties === undefined ? [] : [expected.properties]);
  wanted.forEach((values, i) => {
    for (const [name, value] of Object.entries(values)) {
      const is = memberOf(found[i] ?? {}, name);
      if (JSON.stringify(is) !== JSON.stringify(value))
        wrong.push(
          `expected ${name} ${JSON.stringify(value)}, found ${is === undefined ? "none" : JSON.stringify(is)}`,
        );
    }
  });
  return wrong;
}

/** An "expect" step: the state of things now. */
export function checkState(k: Kernel, step: Extract<Step, { do: "expect" }>): Verdict {
  const wrong: string[] = [];
  const told: string[] = [];
  const trace = step.trace;
  if (trace !== undefined) {
    const count = k.trace.count({
      ...(trace.kind === undefined ? {} : { kinds: [trace.kind] }),
      ...(trace.driver === undefined ? {} : { driver: trace.driver }),
      ...(trace.text === undefined ? {} : { text: trace.text }),
    });
    if (trace.count !== undefined ? count !== trace.count : count === 0) {
      wrong.push(`expected ${trace.count ?? "at least 1"} such trace rows, found ${count}`);
    }
    told.push(`${count} trace rows`);
  }
  if (step.debugOutput !== undefined && !k.state.debugOutput.join("").includes(step.debugOutput)) {
    wrong.push(`expected debug output ${JSON.stringify(step.debugOutput)}`);
  }
  if (step.file !== undefined) told.push(checkFile(k, step.file, wrong));
  const wanted = step.hardware;
  const hardware = wanted === undefined ? undefined : k.state.hardware.get(wanted.name);
  if (wanted !== undefined && hardware === undefined) wrong.push(`there is no hardware "${wanted.name}"`);
  if (wanted !== undefined && hardware !== undefined) {
    told.push(`${hardware.interrupts} interrupts`);
    if (wanted.interrupts !== undefined && wanted.interrupts !== hardware.interrupts) {
      wrong.push(`expected ${wanted.interrupts} interrupts, found ${hardware.interrupts}`);
    }
    if (wanted.printed !== undefined && wanted.printed !== hardware.values.printed) {
      wrong.push(
        `expected ${JSON.stringify(wanted.printed)} printed, found ${JSON.stringify(hardware.values.printed)}`,
      );
    }
    for (const [name, value] of Object.entries(wanted.state ?? {})) {
      if (hardware.values[name] !== value)
        wrong.push(`expected ${name} ${String(value)}, found ${String(hardware.values[name])}`);
    }
  }
  if (step.device !== undefined) {
    const name = step.device.name;
    const node = devnodeNamed(k, name) ?? k.state.devnodes.findLast((entry) => entry.name === name);
    if (node?.status !== step.device.state)
      wrong.push(`expected ${name} ${step.device.state}, found ${node?.status ?? "no such device"}`);
  }
  if (step.bugcheck !== undefined)
    wrong.push(`expected bugcheck 0x${step.bugcheck.toString(16)}, but the machine runs on`);
  return wrong.length === 0
    ? { passed: true, message: told.join(", ") || "as expected" }
    : { passed: false, message: wrong.join("; ") };
}

/** The results, where a scenario that ends in the bugcheck that one of its steps expects has passed up to that step. */
export function withExpectedBugcheck(k: Kernel): readonly ScenarioResult[] {
  const stopped = k.state.stopped;
  const bugcheck =
    stopped?.kind === "bugcheck"
      ? stopped.bugcheck
      : stopped?.kind === "finding"
        ? stopped.finding.bugcheck
        : undefined;
  const results = k.state.results;
  if (bugcheck === undefined) return results;
  const interrupted = results.findIndex((result) => result.outcome === "pending");
  const expected = k.plan.findIndex(
    ({ action }, i) => i >= interrupted && action.do === "expect" && action.bugcheck === bugcheck.code,
  );
  if (interrupted < 0 || expected < 0) return results;
  return results.map((result, i) =>
    i < interrupted || i > expected
      ? result
      : { ...result, outcome: "passed", message: `ended in ${bugcheck.name}, as expected` },
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function hex(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, 32)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return bytes.length > 32 ? `${shown} … (${bytes.length} bytes)` : `[${shown}]`;
}
