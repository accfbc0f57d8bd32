// Processes as drivers use them: found by id, opened, ended, asked about. Left out: sessions, jobs, debug objects.
import { Frame } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { allAccess, currentProgram, findHandle, newHandleIn, programOf, removeHandle } from "../ob/handles.ts";
import { hold } from "../ob/held.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { dropHandle, handleOf, referenceObject } from "../user/objects.ts";
import { terminateProcess } from "../user/process.ts";
import type { ProcessState } from "../user/state.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { handleKinds, Operation } from "./handle-callbacks.ts";
import { imagePath } from "./notify.ts";

const systemId = 4;
const ProcessRight = { terminate: 0x1, duplicate: 0x40 } as const;

/** The EPROCESS of a process that has not ended. */
function objectOfId(k: Kernel, id: number): Offset | undefined {
  if (id === systemId) return k.state.process;
  const process = k.state.processes.get(id);
  return process === undefined || process.state === "ended" ? undefined : process.object;
}
const threadOfId = (k: Kernel, id: number): Offset | undefined => k.context(id)?.object;

/** What `ObpOpenHandle` takes, set in the frame above; the body goes on at `next` with the handle in the result. */
export interface Opening {
  readonly object: Offset;
  readonly kind: (typeof handleKinds)[number];
  readonly access: number;
  readonly kernel: boolean;
  /** EPROCESSes, for a handle that is duplicated. */
  readonly from?: Offset;
  readonly to?: Offset;
}
export function openingSlots(one: Opening): readonly number[] {
  const operation = one.from === undefined ? Operation.create : Operation.duplicate;
  const { object, access, kernel, from = 0, to = 0 } = one;
  return [object, handleKinds.indexOf(one.kind), wholeAccess(access), kernel ? 1 : 0, operation, from, to, 0, 0, 0, 0];
}
/** MAXIMUM_ALLOWED and GENERIC_ALL are everything: there are no descriptors on processes. */
const wholeAccess = (wanted: number): number => ((wanted & 0x1200_0000) !== 0 ? allAccess : wanted & allAccess) >>> 0;
function openHandle(k: Kernel, f: Offset, next: number, one: Opening): Outcome {
  openingSlots(one).forEach((value, i) => {
    k.setSlot(k.above(f), i, value);
  });
  return k.callIndex(f, next, k.routineIndex("ObpOpenHandle"));
}
const result64 = (k: Kernel, f: Offset): bigint => k.m.u64(k.above(f) + Frame.result);

/** (&Handle, DesiredAccess, ObjectAttributes, ClientId) */
const open =
  (kind: "process" | "thread"): Body =>
  (k, f, step) => {
    const out = k.argPointer(f, 0);
    if (step === 1) {
      k.m.setU64(out, result64(k, f));
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    k.touch(f, out, 8, true);
    const { name, kernel } = readAttributes(k, f, k.argPointer(f, 2));
    const client = k.argPointer(f, 3);
    if (client === 0 || name !== undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER_MIX);
    k.touch(f, client, k.s.CLIENT_ID.size, false);
    const ids = k.s.CLIENT_ID;
    const id = Number(k.m.u64(client + (kind === "process" ? ids.UniqueProcess : ids.UniqueThread)) & 0xffff_ffffn);
    const object = kind === "process" ? objectOfId(k, id) : threadOfId(k, id);
    if (object === undefined) return k.return32(f, nt.STATUS_INVALID_CID);
    return openHandle(k, f, 1, { object, kind, access: k.argU32(f, 1), kernel });
  };

/** The process that a handle stands for; a number is the status that says why it is none. `undefined` is the system process. */
function processBy(k: Kernel, value: bigint, access: number): ProcessState | undefined | number {
  if (BigInt.asIntN(64, value) === -1n || value === 0n) return currentProgram(k);
  const handle = findHandle(k, value);
  if (handle === undefined) return nt.STATUS_INVALID_HANDLE;
  if (handle.kind !== "process") return nt.STATUS_OBJECT_TYPE_MISMATCH;
  if (k.asUser && (handle.access & access) === 0) return nt.STATUS_ACCESS_DENIED;
  return programOf(k, handle.target);
}

/** (ProcessHandle, ExitStatus): null is the current process. */
const terminate: Body = (k, f) => {
  const process = processBy(k, k.arg64(f, 0), ProcessRight.terminate);
  if (typeof process === "number") return k.return32(f, process);
  if (process === undefined) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  if (process.state !== "running") return k.return32(f, nt.STATUS_PROCESS_IS_TERMINATING);
  const code = k.argU32(f, 1);
  terminateProcess(k, process, code);
  const { user } = k.threadContext();
  // The thread in whose context the driver runs ends when it leaves the kernel.
  if (user?.process === process.id) {
    user.ending = true;
    user.exitCode = code;
  }
  return k.return32(f, nt.STATUS_SUCCESS);
};

function dropOwnHandle(k: Kernel, source: ProcessState, value: bigint): void {
  const handle = handleOf(source, value);
  if (handle !== undefined) dropHandle(k, source, Number(value) & ~3, handle);
}

const Duplicate = { closeSource: 1, sameAccess: 2 } as const;
const kernelHandle = 0x200;
/** (SourceProcess, SourceHandle, TargetProcess, &TargetHandle, DesiredAccess, Attributes, Options) */
const duplicate: Body = (k, f, step) => {
  const out = k.argPointer(f, 3);
  const options = k.argU32(f, 6);
  const source = processBy(k, k.arg64(f, 0), ProcessRight.duplicate);
  if (typeof source === "number") return k.return32(f, source);
  const value = k.arg64(f, 1);
  const isOwn = source === currentProgram(k);
  const own = isOwn ? findHandle(k, value) : source === undefined ? undefined : handleOf(source, value);
  const finish = (made: bigint): Outcome => {
    if (out !== 0) k.m.setU64(out, made);
    if ((options & Duplicate.closeSource) !== 0) {
      if (isOwn) removeHandle(k, value);
      else if (source !== undefined && own?.kind === "file") source.handles.delete(Number(value) & ~3);
      else if (source !== undefined && own !== undefined) dropOwnHandle(k, source, value);
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  };
  if (step === 1) return finish(result64(k, f));
  if (out !== 0) k.touch(f, out, 8, true);
  if (own === undefined || own.kind === "console") return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const target = k.arg64(f, 2) === 0n ? undefined : processBy(k, k.arg64(f, 2), ProcessRight.duplicate);
  if (typeof target === "number") return k.return32(f, target);
  const had = own.access ?? allAccess;
  const access = (options & Duplicate.sameAccess) !== 0 ? had : k.argU32(f, 4);
  const kernel = (k.argU32(f, 5) & kernelHandle) !== 0;
  const to = target?.object ?? 0;
  if (own.kind === "process" || own.kind === "thread") {
    const from = source?.object ?? k.state.process;
    return openHandle(k, f, 1, { object: own.target, kind: own.kind, access, kernel, from, to });
  }
  const file = own.kind === "file" ? k.state.files.get(own.target) : undefined;
  if (file !== undefined && (options & Duplicate.closeSource) === 0) file.handles++;
  return finish(newHandleIn(k, { kind: own.kind, target: own.target, name: own.name, access, kernel }, to));
};

/** (Process, &Name): a string in pool that the caller frees; its text follows it. */
function locateImageName(k: Kernel, f: Offset): Outcome {
  const process = programOf(k, k.argPointer(f, 0));
  const out = k.argPointer(f, 1);
  k.touch(f, out, 8, true);
  const at = textBlock(k, process === undefined ? "" : devicePath(process));
  if (at === 0) return k.return32(f, nt.STATUS_NO_MEMORY);
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}
export const devicePath = (process: ProcessState): string => `\\Device\\HarddiskVolume1${imagePath(process).slice(2)}`;
function textBlock(k: Kernel, text: string): Offset {
  const { size } = k.s.UNICODE_STRING;
  const at = allocate(k, { size: size + 2 * text.length + 2, tag: "SeNm", paged: true, zero: true });
  if (at === 0) return 0;
  writeUtf16(k, at + size, text);
  setUnicodeString(k, at, at + size, 2 * text.length, 2 * text.length + 2);
  return at;
}

/** PROCESSINFOCLASS. */
const Class = {
  basic: 0,
  debugPort: 7,
  handleCount: 20,
  session: 24,
  wow64: 26,
  imageName: 27,
  imageNameWin32: 43,
  commandLine: 60,
} as const;
/** (ProcessHandle, Class, Information, Length, &ReturnLength) */
const query: Body = (k, f) => {
  const process = processBy(k, k.arg64(f, 0), allAccess);
  if (typeof process === "number") return k.return32(f, process);
  const out = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  const returned = k.argPointer(f, 4);
  const answer = informationOf(k, process, k.argU32(f, 1), out);
  if (answer === undefined)
    return stopWithFinding(
      k,
      f,
      "ddi-not-emulated",
      `ZwQueryInformationProcess with information class ${k.argU32(f, 1)} is not emulated.`,
    );
  if (returned !== 0) {
    k.touch(f, returned, 4, true);
    k.m.setU32(returned, answer.length);
  }
  if (length < answer.length) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  k.touch(f, out, answer.length, true);
  k.m.u8.set(answer, out);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** The bytes of an answer; a string's text follows it at `out`. */
function informationOf(
  k: Kernel,
  process: ProcessState | undefined,
  which: number,
  out: Offset,
): Uint8Array | undefined {
  const text = (value: string): Uint8Array => {
    const { size } = k.s.UNICODE_STRING;
    const bytes = new Uint8Array(size + 2 * value.length + 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(k.s.UNICODE_STRING.Length, 2 * value.length, true);
    view.setUint16(k.s.UNICODE_STRING.MaximumLength, 2 * value.length + 2, true);
    view.setBigUint64(k.s.UNICODE_STRING.Buffer, k.address(out + size), true);
    for (let i = 0; i < value.length; i++) view.setUint16(size + 2 * i, value.charCodeAt(i), true);
    return bytes;
  };
  const numbers = (...values: readonly bigint[]): Uint8Array => new Uint8Array(BigUint64Array.from(values).buffer);
  switch (which) {
    case Class.basic: {
      const runs = process === undefined || process.state === "running";
      const code = BigInt(runs ? nt.STATUS_PENDING : process.exitCode);
      const processors = BigInt(2 ** k.state.processors.length - 1);
      const basePriority = 8n;
      return numbers(code, 0n, processors, basePriority, BigInt(process?.id ?? systemId), BigInt(process?.parent ?? 0));
    }
    case Class.debugPort:
    case Class.wow64:
      return numbers(0n);
    case Class.handleCount:
      return new Uint8Array(Uint32Array.of(process?.handles.size ?? k.state.handles.size).buffer);
    case Class.session:
      return new Uint8Array(Uint32Array.of(process === undefined ? 0 : k.state.session).buffer);
    case Class.imageName:
      return text(process === undefined ? "" : devicePath(process));
    case Class.imageNameWin32:
      return text(process === undefined ? "" : imagePath(process));
    case Class.commandLine:
      return text(process?.commandLine ?? "");
    default:
      return undefined;
  }
}

/** The process in an argument; undefined for the system's. */
const processAt = (k: Kernel, f: Offset): ProcessState | undefined => programOf(k, k.argPointer(f, 0));

export const processDdis: readonly Routine[] = [
  ddi("ZwOpenProcess", 4, open("process"), 1),
  ddi("ZwOpenThread", 4, open("thread"), 1),
  ddi("ZwTerminateProcess", 2, terminate),
  ddi("ZwDuplicateObject", 7, duplicate, 1),
  ddi("ZwQueryInformationProcess", 5, query),
  ddi("SeLocateProcessImageName", 2, locateImageName),
  ddi("PsLookupProcessByProcessId", 2, (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    const object = objectOfId(k, Number(k.arg64(f, 0) & 0xffff_ffffn));
    if (object === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    referenceObject(k, object, 1);
    hold(k, f, object);
    k.setPointer(out, object);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("PsGetProcessExitStatus", 1, (k, f) => {
    const process = processAt(k, f);
    return k.return32(f, process === undefined || process.state === "running" ? nt.STATUS_PENDING : process.exitCode);
  }),
  ddi("PsGetProcessCreateTimeQuadPart", 1, (k, f) =>
    k.return64(f, bootTime + BigInt(Math.floor(processAt(k, f)?.created ?? 0))),
  ),
  ddi("IoThreadToProcess", 1, (k, f) => {
    const thread = k.argPointer(f, 0);
    const context = [...k.state.contexts.values()].find((one) => one.object === thread);
    const process = context?.user === undefined ? undefined : k.state.processes.get(context.user.process);
    return k.returnPointer(f, process?.object ?? k.state.process);
  }),
];
