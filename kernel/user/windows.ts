// Windows that are never shown, for what sends messages to them, and the routines of device notifications. Messages posted to a thread
// wait in its queue; device events are delivered while it looks for messages, as messages that are sent are. Left out: everything that
// is drawn, timers, messages sent between threads, hooks.
import { type Body, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import type { Context } from "../ke/state.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { interfacePath, interfacesOf } from "./devices.ts";
import { Win32 } from "./io.ts";
import { heapOf } from "./library.ts";
import { answerQuestion, type DeviceEvent, type Notification } from "./notifications.ts";
import { handleOf } from "./objects.ts";
import { createUserThread } from "./process.ts";
import {
  accessOf,
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  functionAt,
  ok,
  optionalBytes,
  structure,
  textAt,
  textOf,
  unitsOf,
  userAddress,
  win32,
} from "./routine.ts";
import { userThread } from "./service.ts";
import type { LibraryObject, PostedMessage } from "./state.ts";

type Window = Extract<LibraryObject, { kind: "window" }>;

const Message = { create: 1, destroy: 2, close: 0x10, quit: 0x12, deviceChange: 0x219 } as const;
const invalidWindow = 1400;
const classExists = 1410;
const noClass = 1407;
const refusal = 0x424d_5144;
const Dbt = {
  arrival: 0x8000,
  queryRemove: 0x8001,
  queryRemoveFailed: 0x8002,
  removeComplete: 0x8004,
  removal: 0x8004,
} as const;
const Action = { arrival: 0, removal: 1, queryRemove: 2, queryRemoveFailed: 3, removeComplete: 5 } as const;
const Type = { deviceInterface: 5, handle: 6 } as const;
const allClasses = 4;
/** Atoms have 16 bits. */
const firstAtom = 0xc000;

function keep(k: Kernel, object: LibraryObject): bigint {
  const process = currentProcess(k);
  const number = process.nextLibrary++;
  process.library.set(number, object);
  return BigInt(number);
}
function windowOf(k: Kernel, value: bigint): Window | undefined {
  const found = currentProcess(k).library.get(Number(value & 0xffff_ffffn));
  return found?.kind === "window" ? found : undefined;
}

/** (description): the class' number. */
const registerClass =
  (ex: boolean) =>
  (wide: boolean): Body =>
  (k, f) => {
    const name = `WNDCLASS${ex ? "EX" : ""}${wide ? "W" : "A"}`;
    const layout = structure(k, f, name, ["lpfnWndProc", "lpszClassName"]);
    const at = bytesAt(k, f, 0, layout.size, false);
    if (ex && k.m.u32(at) !== layout.size) return fail(k, f, Win32.invalidParameter);
    const className = textAt(k, f, k.m.u64(at + layout.lpszClassName), wide).toLowerCase();
    const { library } = currentProcess(k);
    const known = [...library.values()].some((one) => one.kind === "class" && one.name === className);
    if (known) return fail(k, f, classExists);
    let atom = firstAtom;
    while (library.has(atom)) atom++;
    library.set(atom, { kind: "class", name: className, procedure: k.m.u64(at + layout.lpfnWndProc) });
    return k.return64(f, BigInt(atom));
  };

/** (extended style, class, title, …, parent, menu, instance, parameter); slot 12: the window. Step 1: WM_CREATE has been answered. */
const createWindow =
  (wide: boolean): Body =>
  (k, f, step) => {
    const process = currentProcess(k);
    if (step === 1) {
      const number = k.slotU32(f, 12);
      if ((k.result32(f) | 0) !== -1) return k.return64(f, BigInt(number));
      process.library.delete(number);
      return k.return64(f, 0n);
    }
    const wanted = k.arg64(f, 1);
    const byNumber = wanted < 0x1_0000_0000n ? process.library.get(Number(wanted)) : undefined;
    const name = byNumber === undefined ? (textOf(k, f, 1, wide) ?? "").toLowerCase() : "";
    const found = byNumber ?? [...process.library.values()].find((one) => one.kind === "class" && one.name === name);
    if (found?.kind !== "class") return fail(k, f, noClass);
    const number = keep(k, { kind: "window", procedure: found.procedure, thread: k.cur.id, wide });
    k.setSlot(f, 12, Number(number));
    return callWindow(k, f, 1, found.procedure, [number, BigInt(Message.create), 0n, 0n]);
  };

function callWindow(k: Kernel, f: Offset, next: number, procedure: bigint, args: readonly bigint[]): Outcome {
  args.forEach((value, i) => {
    k.setArg64(k.above(f), i, value);
  });
  return k.call(f, next, functionAt(k, f, procedure));
}

const destroyWindow: Body = (k, f, step) => {
  if (step === 1) {
    currentProcess(k).library.delete(k.slotU32(f, 0));
    return ok(k, f);
  }
  const window = windowOf(k, k.arg64(f, 0));
  if (window === undefined) return fail(k, f, invalidWindow);
  return callWindow(k, f, 1, window.procedure, [k.arg64(f, 0), BigInt(Message.destroy), 0n, 0n]);
};

/** (window, message, w, l): WM_CLOSE destroys the window; device events are agreed to. */
const defaultProcedure: Body = (k, f, step) => {
  if (step === 1 || k.argU32(f, 1) !== Message.close) {
    if (step === 1) currentProcess(k).library.delete(k.slotU32(f, 0));
    return k.return64(f, k.argU32(f, 1) === Message.deviceChange ? 1n : 0n);
  }
  const window = windowOf(k, k.arg64(f, 0));
  if (window === undefined) return k.return64(f, 0n);
  return callWindow(k, f, 1, window.procedure, [k.arg64(f, 0), BigInt(Message.destroy), 0n, 0n]);
};

// ---- messages -----------------------------------------------------------------------------------------------------------------------

function post(k: Kernel, thread: Context, message: PostedMessage): void {
  thread.user?.messages.push(message);
  wakeConditions(k, thread.object);
}

const postMessage: Body = (k, f) => {
  const window = windowOf(k, k.arg64(f, 0));
  const thread = window === undefined ? undefined : k.context(window.thread);
  if (thread === undefined) return fail(k, f, invalidWindow);
  post(k, thread, { window: k.arg64(f, 0), message: k.argU32(f, 1), w: k.arg64(f, 2), l: k.arg64(f, 3) });
  return ok(k, f);
};

const postThreadMessage: Body = (k, f) => {
  const thread = k.context(k.argU32(f, 0));
  if (thread?.user === undefined) return fail(k, f, 1444);
  post(k, thread, { window: 0n, message: k.argU32(f, 1), w: k.arg64(f, 2), l: k.arg64(f, 3) });
  return ok(k, f);
};

/**
 * (message, window, first, last[, remove]); slots 5 question, 6 block that describes the event. Step 1: a window has answered an
 * event; other steps look again.
 */
const getMessage =
  (peeks: boolean): Body =>
  (k, f, step) => {
    const user = userThread(k);
    if (step === 1) answered(k, f, 5, 6, k.result32(f) >>> 0 === refusal);
    const event = user.events.shift();
    if (event !== undefined) {
      const registration = currentProcess(k).library.get(event.registration);
      const window = registration?.kind === "notification" ? windowOf(k, registration.recipient) : undefined;
      if (registration?.kind === "notification" && window !== undefined) {
        const data = broadcast(k, f, event, registration, window.wide);
        k.setSlot(f, 5, event.question);
        k.setSlot(f, 6, data);
        const args = [
          registration.recipient,
          BigInt(Message.deviceChange),
          BigInt(Dbt[event.event]),
          userAddress(k, data),
        ];
        return callWindow(k, f, 1, window.procedure, args);
      }
      if (event.question !== 0) answerQuestion(k, event.question, false);
      return getMessage(peeks)(k, f, 2);
    }
    const layout = structure(k, f, "MSG", ["hwnd", "message", "wParam", "lParam", "time"]);
    const out = bytesAt(k, f, 0, layout.size, true);
    const [wanted, first, last] = [k.arg64(f, 1), k.argU32(f, 2), k.argU32(f, 3)];
    const fits = ({ window, message }: PostedMessage) =>
      (wanted === 0n || window === wanted) && (last === 0 || (message >= first && message <= last));
    const index = user.messages.findIndex((message) => fits(message) || message.message === Message.quit);
    const found = user.messages[index];
    if (found === undefined) {
      if (peeks) return k.return32(f, 0);
      return block(k, f, 2, "condition", [k.cur.object], undefined, "waits for a message");
    }
    if (!peeks || (k.argU32(f, 4) & 1) !== 0) user.messages.splice(index, 1);
    k.m.u8.fill(0, out, out + layout.size);
    k.m.setU64(out + layout.hwnd, found.window);
    k.m.setU32(out + layout.message, found.message);
    k.m.setU64(out + layout.wParam, found.w);
    k.m.setU64(out + layout.lParam, found.l);
    k.m.setU32(out + layout.time, Math.floor(k.clock / 10_000) >>> 0);
    return k.return32(f, peeks || found.message !== Message.quit ? 1 : 0);
  };

const dispatchMessage: Body = (k, f, step) => {
  if (step === 1) return k.return64(f, k.m.u64(k.above(f) + 8));
  const layout = structure(k, f, "MSG", ["hwnd", "message", "wParam", "lParam"]);
  const at = bytesAt(k, f, 0, layout.size, false);
  const window = windowOf(k, k.m.u64(at + layout.hwnd));
  if (window === undefined) return k.return64(f, 0n);
  return callWindow(k, f, 1, window.procedure, [
    k.m.u64(at + layout.hwnd),
    BigInt(k.m.u32(at + layout.message)),
    k.m.u64(at + layout.wParam),
    k.m.u64(at + layout.lParam),
  ]);
};

// ---- device events ------------------------------------------------------------------------------------------------------------------

function answered(k: Kernel, f: Offset, questionSlot: number, blockSlot: number, refuses: boolean): void {
  const process = currentProcess(k);
  heapOf(k, process).release(userAddress(k, k.slotU32(f, blockSlot)));
  const question = k.slotU32(f, questionSlot);
  if (question !== 0) answerQuestion(k, question, refuses);
}
function eventBlock(k: Kernel, size: number): Offset {
  const at = heapOf(k, currentProcess(k)).allocate(size);
  if (at === undefined) return 0;
  k.m.u8.fill(0, at, at + size);
  return at;
}
function putText(k: Kernel, at: Offset, text: string, wide: boolean): void {
  [...unitsOf(text, wide), 0].forEach((unit, i) => {
    if (wide) k.m.setU16(at + 2 * i, unit);
    else k.m.u8[at + i] = unit;
  });
}

/** The DEV_BROADCAST_… that goes with WM_DEVICECHANGE. */
function broadcast(k: Kernel, f: Offset, event: DeviceEvent, to: Notification, wide: boolean): Offset {
  if (to.device !== undefined) {
    const layout = structure(k, f, "DEV_BROADCAST_HANDLE", ["dbch_devicetype", "dbch_handle", "dbch_hdevnotify"]);
    const at = eventBlock(k, layout.size);
    k.m.setU32(at, layout.size);
    k.m.setU32(at + layout.dbch_devicetype, Type.handle);
    k.m.setU64(at + layout.dbch_handle, to.handle);
    k.m.setU64(at + layout.dbch_hdevnotify, BigInt(event.registration));
    return at;
  }
  const path = interfacePath(event.link);
  const name = `DEV_BROADCAST_DEVICEINTERFACE_${wide ? "W" : "A"}`;
  const layout = structure(k, f, name, ["dbcc_devicetype", "dbcc_classguid", "dbcc_name"]);
  const size = layout.dbcc_name + (unitsOf(path, wide).length + 1) * (wide ? 2 : 1);
  const at = eventBlock(k, size);
  k.m.setU32(at, size);
  k.m.setU32(at + layout.dbcc_devicetype, Type.deviceInterface);
  k.m.u8.set(guidBytes(event.guid), at + layout.dbcc_classguid);
  putText(k, at + layout.dbcc_name, path, wide);
  return at;
}

/** The CM_NOTIFY_EVENT_DATA that a routine is called with, and its size. */
function eventData(k: Kernel, f: Offset, event: DeviceEvent, to: Notification): { at: Offset; size: number } {
  const layout = structure(k, f, "CM_NOTIFY_EVENT_DATA", [
    "u.DeviceInterface.ClassGuid",
    "u.DeviceInterface.SymbolicLink",
  ]);
  const link = interfacePath(event.link);
  const size = to.device !== undefined ? layout.size : layout["u.DeviceInterface.SymbolicLink"] + 2 * (link.length + 1);
  const at = eventBlock(k, Math.max(size, layout.size));
  k.m.setU32(at, to.device !== undefined ? 1 : 0);
  if (to.device === undefined) {
    k.m.u8.set(guidBytes(event.guid), at + layout["u.DeviceInterface.ClassGuid"]);
    putText(k, at + layout["u.DeviceInterface.SymbolicLink"], link, true);
  }
  return { at, size };
}

/** The thread on which the library calls the program's routines. Slots: 0 question, 1 block. */
const notificationThread = internal("CfgMgrNotificationThread", 3, (k, f, step) => {
  if (step === 1) answered(k, f, 0, 1, k.result32(f) !== 0);
  for (;;) {
    const event = userThread(k).events.shift();
    if (event === undefined) return block(k, f, 2, "condition", [k.cur.object], undefined, "waits for device events");
    const to = currentProcess(k).library.get(event.registration);
    if (to?.kind !== "notification") {
      if (event.question !== 0) answerQuestion(k, event.question, false);
      continue;
    }
    const { at, size } = eventData(k, f, event, to);
    k.setSlot(f, 0, event.question);
    k.setSlot(f, 1, at);
    const args = [
      BigInt(event.registration),
      to.context,
      BigInt(Action[event.event]),
      userAddress(k, at),
      BigInt(size),
    ];
    return callWindow(k, f, 1, to.recipient, args);
  }
});

/** The devnode of an open file; undefined if the handle is none of a device's. */
function deviceOfHandle(k: Kernel, value: bigint): number | undefined {
  const handle = handleOf(currentProcess(k), value);
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file === undefined ? undefined : devnodeOfDevice(k, file.device)?.id;
}

/** (recipient, filter, flags) */
const registerNotification: Body = (k, f) => {
  const window = windowOf(k, k.arg64(f, 0));
  const flags = k.argU32(f, 2);
  if (window === undefined || (flags & 1) !== 0) return fail(k, f, invalidWindow);
  const at = bytesAt(k, f, 1, 12, false);
  const type = k.m.u32(at + 4);
  const common = { kind: "notification", recipient: k.arg64(f, 0), context: 0n, thread: window.thread } as const;
  if (type === Type.deviceInterface) {
    const layout = structure(k, f, "DEV_BROADCAST_DEVICEINTERFACE_A", ["dbcc_classguid"]);
    const guidAt = bytesAt(k, f, 1, layout.dbcc_classguid + 16, false) + layout.dbcc_classguid;
    const guid = (flags & allClasses) !== 0 ? undefined : guidText(k.m, guidAt);
    return k.return64(f, keep(k, { ...common, guid, device: undefined, handle: 0n }));
  }
  if (type !== Type.handle) return fail(k, f, 13);
  const layout = structure(k, f, "DEV_BROADCAST_HANDLE", ["dbch_handle"]);
  const handle = k.m.u64(bytesAt(k, f, 1, layout.dbch_handle + 8, false) + layout.dbch_handle);
  const device = deviceOfHandle(k, handle);
  if (device === undefined) return fail(k, f, Win32.invalidHandle);
  return k.return64(f, keep(k, { ...common, guid: undefined, device, handle }));
};

const unregisterNotification: Body = (k, f) => {
  const { library } = currentProcess(k);
  const number = Number(k.arg64(f, 0) & 0xffff_ffffn);
  if (library.get(number)?.kind !== "notification") return fail(k, f, Win32.invalidHandle);
  library.delete(number);
  return ok(k, f);
};

const Cr = { success: 0, invalidPointer: 3, failure: 0x13, bufferSmall: 0x1a, invalidData: 0x1f } as const;

/** (filter, context, routine, out) */
const cmRegister: Body = (k, f) => {
  const process = currentProcess(k);
  const layout = structure(k, f, "CM_NOTIFY_FILTER", [
    "Flags",
    "FilterType",
    "u.DeviceInterface.ClassGuid",
    "u.DeviceHandle.hTarget",
  ]);
  const at = optionalBytes(k, f, 0, layout.size, false);
  const out = optionalBytes(k, f, 3, 8, true);
  if (at === 0 || out === 0 || k.arg64(f, 2) === 0n) return k.return32(f, Cr.invalidPointer);
  if (k.m.u32(at) !== layout.size) return k.return32(f, Cr.invalidData);
  const common = { kind: "notification", recipient: k.arg64(f, 2), context: k.arg64(f, 1), thread: undefined } as const;
  const type = k.m.u32(at + layout.FilterType);
  if (type > 1) return k.return32(f, Cr.invalidData);
  const handle = type === 1 ? k.m.u64(at + layout["u.DeviceHandle.hTarget"]) : 0n;
  const device = type === 1 ? deviceOfHandle(k, handle) : undefined;
  if (type === 1 && device === undefined) return k.return32(f, Cr.invalidData);
  const all = (k.m.u32(at + layout.Flags) & 1) !== 0;
  const guid = type === 1 || all ? undefined : guidText(k.m, at + layout["u.DeviceInterface.ClassGuid"]);
  if (k.context(process.notificationThread) === undefined) {
    const thread = createUserThread(k, process, "device notifications", "CfgMgrNotificationThread", []);
    if (thread === undefined) return k.return32(f, Cr.failure);
    process.notificationThread = thread.id;
  }
  k.m.setU64(out, keep(k, { ...common, guid, device, handle }));
  return k.return32(f, Cr.success);
};

/** The list of the paths of a class' interfaces, each with its zero, and one more. */
function interfaceList(k: Kernel, f: Offset, guid: number, flags: number): string {
  const class_ = guidText(k.m, bytesAt(k, f, guid, 16, false));
  const found = interfacesOf(k, class_, (k.argU32(f, flags) & 1) === 0);
  return `${found.map(({ link }) => `${interfacePath(link)}\0`).join("")}\0`;
}

export const windowRoutines: readonly Routine[] = [
  notificationThread,
  ...ansiAndWide("RegisterClass", 1, registerClass(false)),
  ...ansiAndWide("RegisterClassEx", 1, registerClass(true)),
  ...ansiAndWide("CreateWindowEx", 12, createWindow, 1),
  win32("DestroyWindow", 1, destroyWindow),
  ...ansiAndWide("DefWindowProc", 4, () => defaultProcedure),
  ...ansiAndWide("GetMessage", 4, () => getMessage(false), 3),
  ...ansiAndWide("PeekMessage", 5, () => getMessage(true), 2),
  win32("TranslateMessage", 1, (k, f) => k.return32(f, 0)),
  ...ansiAndWide("DispatchMessage", 1, () => dispatchMessage),
  ...ansiAndWide("PostMessage", 4, () => postMessage),
  ...ansiAndWide("PostThreadMessage", 4, () => postThreadMessage),
  win32("PostQuitMessage", 1, (k, f) => {
    post(k, k.cur, { window: 0n, message: Message.quit, w: BigInt(k.argU32(f, 0)), l: 0n });
    return k.returnVoid(f);
  }),
  ...ansiAndWide("RegisterDeviceNotification", 3, () => registerNotification),
  win32("UnregisterDeviceNotification", 1, unregisterNotification),
  win32("CM_Register_Notification", 4, cmRegister),
  win32("CM_Unregister_Notification", 1, (k, f) => {
    const { library } = currentProcess(k);
    const number = Number(k.arg64(f, 0) & 0xffff_ffffn);
    const known = library.get(number)?.kind === "notification";
    library.delete(number);
    return k.return32(f, known ? Cr.success : Cr.invalidData);
  }),
  // (length, guid, device, flags)
  ...ansiAndWide("CM_Get_Device_Interface_List_Size", 4, () => (k, f) => {
    k.m.setU32(bytesAt(k, f, 0, 4, true), interfaceList(k, f, 1, 3).length);
    return k.return32(f, Cr.success);
  }),
  // (guid, device, list, length, flags)
  ...ansiAndWide("CM_Get_Device_Interface_List", 5, (wide) => (k, f) => {
    const list = interfaceList(k, f, 0, 4);
    if (k.argU32(f, 3) < list.length) return k.return32(f, Cr.bufferSmall);
    const width = wide ? 2 : 1;
    putText(k, accessOf(k, f).at(k.arg64(f, 2), list.length * width, true), list.slice(0, -1), wide);
    return k.return32(f, Cr.success);
  }),
];
