// Processes as programs use them: made, opened, ended, asked about. A new process runs another program of the scenario, or the same.
// Left out: environments, inherited handles, redirected streams, priorities.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { someoneListens } from "../ps/notify.ts";
import { type Opening, openingSlots } from "../ps/processes.ts";
import { Win32 } from "./io.ts";
import { handleOf, objectOfHandle, pseudoProcess } from "./objects.ts";
import { createProcess, terminateProcess } from "./process.ts";
import { ansiAndWide, bytesAt, currentProcess, fail, failStatus, ok, structure, textOf, win32 } from "./routine.ts";
import { callService, serviceStatus, userThread } from "./service.ts";
import { splitCommandLine } from "./startup.ts";

const fileNotFound = 2;
const notEnoughMemory = 8;
const stillActive = 259;
const createSuspended = 4;
const ProcessRight = { all: 0x1f_ffff, terminate: 1 } as const;

/** A handle by `ObpOpenHandle`, which drivers can hear of; the body goes on at `next` with it as the service's result. */
const openHandle = (k: Kernel, f: Offset, next: number, one: Opening): Outcome =>
  callService(k, f, next, "ObpOpenHandle", ...openingSlots(one));

const Slot = { process: 10, thread: 11, processHandle: 12 } as const;
/**
 * (application, command line, security, security, inherit, flags, environment, directory, STARTUPINFO, PROCESS_INFORMATION). Steps: 1
 * drivers have been told of the process, 2 and 3 there is a handle to it and to its thread.
 */
const create =
  (wide: boolean): Body =>
  (k, f, step) => {
    const process = k.state.processes.get(k.slotU32(f, Slot.process));
    const thread = k.context(k.slotU32(f, Slot.thread));
    switch (step) {
      case 0:
        return begin(k, f, wide);
      case 1: {
        const status = someoneListens(k) ? serviceStatus(k) : nt.STATUS_SUCCESS;
        if (!nt.ntSuccess(status) || process === undefined) return failStatus(k, f, status);
        return openHandle(k, f, 2, {
          object: process.object,
          kind: "process",
          access: ProcessRight.all,
          kernel: false,
        });
      }
      case 2:
        k.setArg64(f, Slot.processHandle, userThread(k).result);
        if (thread === undefined) return fail(k, f, Win32.invalidHandle);
        return openHandle(k, f, 3, { object: thread.object, kind: "thread", access: ProcessRight.all, kernel: false });
      default: {
        const layout = structure(k, f, "PROCESS_INFORMATION", ["hProcess", "hThread", "dwProcessId", "dwThreadId"]);
        const at = bytesAt(k, f, 9, layout.size, true);
        k.m.setU64(at + layout.hProcess, k.arg64(f, Slot.processHandle));
        k.m.setU64(at + layout.hThread, userThread(k).result);
        k.m.setU32(at + layout.dwProcessId, k.slotU32(f, Slot.process));
        k.m.setU32(at + layout.dwThreadId, k.slotU32(f, Slot.thread));
        if (thread?.user !== undefined) thread.user.suspended--;
        k.cut();
        return ok(k, f);
      }
    }
  };

function begin(k: Kernel, f: Offset, wide: boolean): Outcome {
  const line = textOf(k, f, 1, wide);
  const file = textOf(k, f, 0, wide) ?? splitCommandLine(line ?? "")[0] ?? "";
  const wanted = file
    .replace(/^.*[\\/]/, "")
    .replace(/\.exe$/i, "")
    .toLowerCase();
  const program = (k.scenario.programs ?? []).find(({ name }) => name.toLowerCase() === wanted)?.name;
  if (program === undefined) return fail(k, f, fileNotFound);
  const parent = currentProcess(k);
  const serial = [...k.state.processes.values()].filter((one) => one.name.replace(/ \d+$/, "") === program).length;
  const made = createProcess(k, {
    program,
    name: serial === 0 ? program : `${program} ${serial + 1}`,
    args: [],
    commandLine: line ?? file,
    input: "",
    inputOpen: false,
    parent,
  });
  if (made === undefined) {
    const text = `no more processes of ${program} can run at the same time: give it more with "instances"`;
    k.log({ kind: "output", driver: parent.name, text: `CreateProcess: ${text}` });
    return fail(k, f, notEnoughMemory);
  }
  const [first = 0] = made.threads;
  const user = k.context(first)?.user;
  // It is held until there are handles to it, and longer if it is wanted suspended.
  if (user !== undefined) user.suspended += (k.argU32(f, 5) & createSuspended) !== 0 ? 2 : 1;
  k.setSlot(f, Slot.process, made.id);
  k.setSlot(f, Slot.thread, first);
  if (someoneListens(k)) return callService(k, f, 1, "PspStartThread", made.id, first, 1);
  return openHandle(k, f, 2, { object: made.object, kind: "process", access: ProcessRight.all, kernel: false });
}

/** (desired access, inherit, id) */
const openProcess: Body = (k, f, step) => {
  if (step === 1) return k.return64(f, userThread(k).result);
  const process = k.state.processes.get(k.argU32(f, 2));
  if (process === undefined || process.state === "ended") return fail(k, f, Win32.invalidParameter);
  return openHandle(k, f, 1, { object: process.object, kind: "process", access: k.argU32(f, 0), kernel: false });
};

/** (process, code) */
const terminate: Body = (k, f) => {
  const value = k.arg64(f, 0);
  const own = currentProcess(k);
  const code = k.argU32(f, 1);
  const handle = handleOf(own, value);
  const target = value === pseudoProcess ? own.object : objectOfHandle(k, own, value);
  const process = [...k.state.processes.values()].find((one) => one.object === target);
  if (process === undefined) return fail(k, f, Win32.invalidHandle);
  const access = handle?.kind === "process" ? (handle.access ?? ProcessRight.all) : ProcessRight.all;
  if ((access & ProcessRight.terminate) === 0) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  if (process === own) return callService(k, f, 1, "PspExitProcess", code);
  terminateProcess(k, process, code);
  return ok(k, f);
};

/** (process, &code) */
const exitCode: Body = (k, f) => {
  const value = k.arg64(f, 0);
  const out = bytesAt(k, f, 1, 4, true);
  const handle = handleOf(currentProcess(k), value);
  if (value !== pseudoProcess && handle?.kind !== "process") return fail(k, f, Win32.invalidHandle);
  const object = value === pseudoProcess ? undefined : k.state.userObjects.get(handle?.target ?? 0);
  k.m.setU32(out, object?.exitCode ?? stillActive);
  return ok(k, f);
};

const processId: Body = (k, f) => {
  const object = objectOfHandle(k, currentProcess(k), k.arg64(f, 0)) ?? currentProcess(k).object;
  const found = [...k.state.processes.values()].find((one) => one.object === object);
  return found === undefined ? fail(k, f, Win32.invalidHandle) : k.return32(f, found.id);
};

export const processRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateProcess", 10, create, 3),
  win32("OpenProcess", 3, openProcess),
  win32("TerminateProcess", 2, terminate),
  win32("GetExitCodeProcess", 2, exitCode),
  win32("GetProcessId", 1, processId),
  win32("GetCurrentProcess", 0, (k, f) => k.return64(f, pseudoProcess)),
  win32("GetCurrentProcessId", 0, (k, f) => k.return32(f, userThread(k).process)),
];
