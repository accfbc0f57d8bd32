// ZwQuerySystemInformation, as drivers declare it themselves: the machine, its processes and threads, the images of its drivers. No header
// of the kit has the structures; their layout is that of Microsoft's documentation for x64. Left out: most classes, and what is counted
// of processes beside their threads and handles.
import { KERNEL_BASE } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Context } from "../ke/state.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { ProcessState } from "../user/state.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { imagePath } from "./notify.ts";

const Class = { basic: 0, timeOfDay: 3, processes: 5, modules: 11, kernelDebugger: 35 } as const;
const pageSize = 4096;
/** 100 ns: how often the clock interrupts. */
const clockIncrement = 156_250;

function basic(k: Kernel): DataView {
  const view = new DataView(new ArrayBuffer(64));
  const pages = k.m.size / pageSize;
  for (const [i, value] of [0, clockIncrement, pageSize, pages, 1, pages, 0x1_0000].entries())
    view.setUint32(4 * i, value, true);
  view.setBigUint64(32, 0x1_0000n, true);
  view.setBigUint64(40, 0x7fff_fffe_ffffn, true);
  view.setBigUint64(48, BigInt(2 ** k.state.processors.length - 1), true);
  view.setUint8(56, k.state.processors.length);
  return view;
}

function timeOfDay(k: Kernel): DataView {
  const view = new DataView(new ArrayBuffer(48));
  view.setBigUint64(0, bootTime, true);
  view.setBigUint64(8, bootTime + BigInt(k.clock), true);
  return view;
}

const Module = {
  first: 8,
  size: 296,
  base: 16,
  imageSize: 24,
  order: 32,
  loadCount: 36,
  nameAt: 38,
  path: 40,
} as const;
/** The kernel comes first, as the boot loader loads it. */
export interface LoadedModule {
  readonly path: string;
  readonly base: bigint;
  readonly size: number;
}
/** The kernel, then the drivers, export drivers among them. */
export function loadedModules(k: Kernel): readonly LoadedModule[] {
  const drivers = k.images.filter(({ name }) => k.state.drivers.has(name) || k.state.exportDrivers.has(name));
  return [
    { path: "\\SystemRoot\\system32\\ntoskrnl.exe", base: KERNEL_BASE, size: pageSize },
    ...drivers.map(({ name, base, size }) => ({
      path: `\\SystemRoot\\System32\\drivers\\${name}.sys`,
      base: k.address(base),
      size,
    })),
  ];
}

function modules(k: Kernel): DataView {
  const all = loadedModules(k);
  const view = new DataView(new ArrayBuffer(Module.first + Module.size * all.length));
  view.setUint32(0, all.length, true);
  for (const [i, { path, base, size }] of all.entries()) {
    const at = Module.first + Module.size * i;
    view.setBigUint64(at + Module.base, base, true);
    view.setUint32(at + Module.imageSize, size, true);
    view.setUint16(at + Module.order, i, true);
    view.setUint16(at + Module.loadCount, 1, true);
    view.setUint16(at + Module.nameAt, path.lastIndexOf("\\") + 1, true);
    for (let j = 0; j < path.length; j++) view.setUint8(at + Module.path + j, path.charCodeAt(j));
  }
  return view;
}

interface Listed {
  readonly id: number;
  readonly parent: number;
  readonly name: string;
  readonly created: number;
  readonly handles: number;
  readonly session: number;
  readonly threads: readonly Context[];
}
function listed(k: Kernel): Listed[] {
  const threads = [...k.state.contexts.values()].filter(
    ({ kind, state }) => kind === "thread" && state !== "terminated",
  );
  const of = (id: number | undefined) => threads.filter(({ user }) => user?.process === id);
  const program = (one: ProcessState): Listed => ({
    id: one.id,
    parent: one.parent,
    name: imagePath(one).slice(3),
    created: one.created,
    handles: one.handles.size,
    session: k.state.session,
    threads: of(one.id),
  });
  const system = { id: 4, parent: 0, name: "System", created: 0, handles: k.state.handles.size, session: 0 };
  return [
    { ...system, id: 0, name: "", handles: 0, threads: [] },
    { ...system, threads: of(undefined) },
    ...[...k.state.processes.values()].filter(({ state }) => state !== "ended").map(program),
  ];
}

const Process = {
  threads: 4,
  created: 32,
  name: 56,
  buffer: 64,
  priority: 72,
  id: 80,
  parent: 88,
  handles: 96,
  session: 100,
  size: 256,
} as const;
const Thread = { process: 40, id: 48, priority: 56, basePriority: 60, state: 68, size: 80 } as const;
const basePriority = 8;
const threadState = { running: 2, waiting: 5, ready: 1 } as const;

/** Names lie behind the threads of each entry; pointers are for a buffer at `base`. */
function processes(k: Kernel, base: bigint): DataView {
  const all = listed(k);
  const sizes = all.map(({ threads, name }) => {
    const used = Process.size + Thread.size * threads.length + 2 * name.length + 2;
    return Math.ceil(used / 8) * 8;
  });
  const view = new DataView(new ArrayBuffer(sizes.reduce((sum, size) => sum + size, 0)));
  let at = 0;
  for (const [i, one] of all.entries()) {
    const size = sizes[i] ?? 0;
    view.setUint32(at, i === all.length - 1 ? 0 : size, true);
    view.setUint32(at + Process.threads, one.threads.length, true);
    view.setBigUint64(at + Process.created, bootTime + BigInt(Math.floor(one.created)), true);
    view.setUint32(at + Process.priority, basePriority, true);
    view.setUint32(at + Process.id, one.id, true);
    view.setUint32(at + Process.parent, one.parent, true);
    view.setUint32(at + Process.handles, one.handles, true);
    view.setUint32(at + Process.session, one.session, true);
    for (const [j, thread] of one.threads.entries()) {
      const to = at + Process.size + Thread.size * j;
      view.setUint32(to + Thread.process, one.id, true);
      view.setUint32(to + Thread.id, thread.id, true);
      view.setUint32(to + Thread.priority, thread.priority, true);
      view.setUint32(to + Thread.basePriority, basePriority, true);
      const state = thread.state === "running" ? "running" : thread.state === "ready" ? "ready" : "waiting";
      view.setUint32(to + Thread.state, threadState[state], true);
    }
    if (one.name !== "") {
      const text = at + Process.size + Thread.size * one.threads.length;
      view.setUint16(at + Process.name, 2 * one.name.length, true);
      view.setUint16(at + Process.name + 2, 2 * one.name.length + 2, true);
      view.setBigUint64(at + Process.buffer, base + BigInt(text), true);
      for (let j = 0; j < one.name.length; j++) view.setUint16(text + 2 * j, one.name.charCodeAt(j), true);
    }
    at += size;
  }
  return view;
}

function answerOf(k: Kernel, which: number, base: bigint): DataView | undefined {
  switch (which) {
    case Class.basic:
      return basic(k);
    case Class.timeOfDay:
      return timeOfDay(k);
    case Class.processes:
      return processes(k, base);
    case Class.modules:
      return modules(k);
    // No debugger of Windows' own is attached.
    case Class.kernelDebugger:
      return new DataView(Uint8Array.of(0, 1).buffer);
    default:
      return undefined;
  }
}

/** (Class, Information, Length, &ReturnLength) */
const query: Body = (k, f) => {
  const which = k.argU32(f, 0);
  const length = k.argU32(f, 2);
  const returned = k.argPointer(f, 3);
  const answer = answerOf(k, which, k.arg64(f, 1));
  if (answer === undefined) {
    const message = `ZwQuerySystemInformation with information class ${which} is not emulated.`;
    return stopWithFinding(k, f, "ddi-not-emulated", message);
  }
  if (returned !== 0) {
    k.touch(f, returned, 4, true);
    k.m.setU32(returned, answer.byteLength);
  }
  if (length < answer.byteLength) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const out = k.argPointer(f, 1);
  k.touch(f, out, answer.byteLength, true);
  k.m.u8.set(new Uint8Array(answer.buffer), out);
  return k.return32(f, nt.STATUS_SUCCESS);
};

export const systemInformationDdis: readonly Routine[] = [
  ddi("ZwQuerySystemInformation", 4, query),
  ddi("NtQuerySystemInformation", 4, query),
];
