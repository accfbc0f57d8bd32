// The steps that run programs: a process starts, is typed to, is waited for or ended, and is held to what it wrote and how it ended.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { someoneListens } from "../ps/notify.ts";
import { typeInput } from "../user/console.ts";
import { createProcess, pressControlC, terminateProcess } from "../user/process.ts";
import type { ProcessState } from "../user/state.ts";
import type { StepOutcome, Verdict } from "./check.ts";
import type { Action } from "./plan.ts";
import type { ProgramExpectation, Step } from "./steps.ts";

type ProgramStep = Extract<Step, { do: "run" | "waitForExit" | "type" | "terminate" }>;

/** Where ScenarioMain goes on when a process has ended. */
export const programDone = 20;
/** Where it goes on when drivers have been told of one that starts. */
export const programStarted = 22;
/** Virtual milliseconds that a program may take if the scenario does not say. */
const usualTimeout = 600_000;
/** What TerminateProcess gives here. */
const terminated = 1;

const textOf = (given: string | readonly string[] | undefined): string =>
  given === undefined ? "" : typeof given === "string" ? given : given.map((line) => `${line}\n`).join("");

/** Slot 1 keeps the id of the process that is waited for. */
export function programStep(k: Kernel, f: Offset, step: ProgramStep): StepOutcome | Outcome {
  if (step.do === "run") {
    const name = step.as ?? step.program;
    const process = createProcess(k, {
      program: step.program,
      name,
      args: step.args ?? [],
      input: textOf(step.input),
      inputOpen: step.as !== undefined && typesLeft(k, step.as, k.slotU32(f, 0)),
    });
    if (process === undefined)
      return { status: nt.STATUS_INSUFFICIENT_RESOURCES, note: `${step.program} runs already` };
    if (step.as !== undefined) k.state.userProcesses.set(step.as, process.id);
    k.setSlot(f, 1, process.id);
    if (!someoneListens(k)) return started(k, f, step);
    for (const [i, value] of [process.id, process.threads[0] ?? 0, 1].entries()) k.setSlot(k.above(f), i, value);
    return k.callIndex(f, programStarted, k.routineIndex("PspStartThread"));
  }
  const process = k.state.processes.get(k.state.userProcesses.get(step.run) ?? 0);
  if (process === undefined) return { status: nt.STATUS_INVALID_CID, note: `"${step.run}" was not started` };
  switch (step.do) {
    case "type":
      typeInput(k, process, step.text, !typesLeft(k, step.run, k.slotU32(f, 0)));
      return { status: nt.STATUS_SUCCESS };
    case "terminate":
      if (step.how === "ctrlC") pressControlC(k, process);
      else terminateProcess(k, process, terminated);
      return { status: nt.STATUS_SUCCESS };
    case "waitForExit":
      return waitFor(k, f, process, step.timeout);
  }
}

/** The process in slot 1 runs, or drivers have refused it: it has ended with their status. */
export function started(k: Kernel, f: Offset, step: Action | undefined): StepOutcome | Outcome {
  const process = k.state.processes.get(k.slotU32(f, 1));
  if (step?.do !== "run" || process === undefined) return { status: nt.STATUS_INVALID_CID };
  return step.as === undefined ? waitFor(k, f, process, step.timeout) : { status: nt.STATUS_SUCCESS };
}

/** Steps after this one type to that run. */
const typesLeft = (k: Kernel, run: string, index: number): boolean =>
  k.plan.slice(index + 1).some(({ action }) => action.do === "type" && action.run === run);

function waitFor(k: Kernel, f: Offset, process: ProcessState, timeout = usualTimeout): StepOutcome | Outcome {
  if (process.state === "ended") return { status: nt.STATUS_SUCCESS, process: process.id };
  k.setSlot(f, 1, process.id);
  const due = k.clock + Math.round(timeout * 10_000);
  return block(k, f, programDone, "condition", [process.object], due, `waits for the end of ${process.name}`);
}

export function programEnded(k: Kernel, f: Offset, step: Action | undefined): StepOutcome | Outcome {
  const process = k.state.processes.get(k.slotU32(f, 1));
  if (process === undefined) return { status: nt.STATUS_INVALID_CID };
  if (process.state === "ended") return { status: nt.STATUS_SUCCESS, process: process.id };
  if (k.cur.waitStatus === nt.STATUS_TIMEOUT) {
    const waits = process.threads.map((id) => k.context(id)?.wait?.reason).find((reason) => reason !== undefined);
    const note = `${process.name} has not ended${waits === undefined ? "" : `; its thread ${waits}`}`;
    return { status: nt.STATUS_TIMEOUT, process: process.id, note };
  }
  const due = step !== undefined && "timeout" in step ? step.timeout : undefined;
  return waitFor(k, f, process, due);
}

export function checkProgram(
  k: Kernel,
  step: Extract<Step, { do: "run" | "waitForExit" }>,
  outcome: StepOutcome,
): Verdict {
  const process = outcome.process === undefined ? undefined : k.state.processes.get(outcome.process);
  if (process?.state !== "ended") {
    const passed = step.do === "run" && step.as !== undefined && nt.ntSuccess(outcome.status);
    return { passed, message: outcome.note ?? (passed ? "started" : k.statusName(outcome.status)) };
  }
  const expected: ProgramExpectation = step.expect ?? {};
  const wrong: string[] = [];
  const { crash } = process;
  const place = k.sourceOf(crash?.place);
  const where = place === undefined ? "" : ` at ${place.file}:${place.startLine + 1}`;
  const ended =
    crash === undefined ? `exit code ${process.exitCode}` : `${k.statusName(crash.code)}: ${crash.message}${where}`;
  if (expected.exception !== undefined) {
    const { exception } = expected;
    if (crash === undefined || crash.code >>> 0 !== k.names.statusNumber(exception))
      wrong.push(`expected ${typeof exception === "string" ? exception : k.statusName(exception)}`);
  } else if (crash !== undefined) wrong.push("expected no exception");
  const exitCode = expected.exitCode ?? (expected.exception === undefined ? 0 : undefined);
  if (typeof exitCode === "number" && crash === undefined && exitCode !== process.exitCode)
    wrong.push(`expected exit code ${exitCode}`);
  if (expected.output !== undefined) compareText("output", textOf(expected.output), process.output, wrong);
  if (expected.errors !== undefined) compareText("error output", expected.errors, process.errors, wrong);
  let from = 0;
  for (const text of expected.contains ?? []) {
    const at = process.output.indexOf(text, from);
    if (at < 0) wrong.push(`the output does not contain ${JSON.stringify(text)}${from === 0 ? "" : " there"}`);
    else from = at + text.length;
  }
  return { passed: wrong.length === 0, message: wrong.length === 0 ? ended : `${wrong.join("; ")} (${ended})` };
}

/** Says where two texts part, line by line. */
function compareText(what: string, wanted: string, found: string, wrong: string[]): void {
  if (wanted === found) return;
  const left = wanted.split("\n");
  const right = found.split("\n");
  const line = left.findIndex((text, i) => text !== right[i]);
  const at = line < 0 ? left.length : line;
  const shown = (text: string | undefined) => (text === undefined ? "nothing" : JSON.stringify(text));
  wrong.push(`line ${at + 1} of the ${what}: expected ${shown(left[at])}, found ${shown(right[at])}`);
}
