// Registry callbacks: routines of drivers that are told before and after each registry operation, in the order of their altitudes from
// above. One that fails before it keeps it from being done; STATUS_CALLBACK_BYPASS keeps it from being done and makes it succeed. What a
// callback itself does to the registry is not told again. A key below CurrentControlSet, which is a link, is told of twice: as it was
// named, which ends in STATUS_REPARSE, and as what the link leads to. Left out: context of objects, and notices of enumerations.

import { Frame, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { allHandles, findHandle, handleAt, newHandle } from "../ob/handles.ts";
import { makeUnicodeString, readUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { KeyRight, keyAccess } from "./key-handles.ts";
import { keyObject, keyOfObject } from "./key-objects.ts";
import { callCleanUp, keepCallContext, putContexts } from "./registry-contexts.ts";
import { linkTarget } from "./registry-store.ts";
import type { RegistryCallback } from "./state.ts";
import { transactionOfCall } from "./transacted-keys.ts";

const informationSize = 160;
/** Where in the information of a new key a callback that makes it itself puts its object. */
const resultAt = 152;
/** What Object is after an operation that has made none but not failed either: nothing that could be used. */
const undefinedObject = 0xffff_dead_dead_0000n;
const post = { object: 0, status: 8, information: 16, returned: 24, size: 56 } as const;

/** REG_NOTIFY_CLASS before and after, and the structure that tells of the operation; undefined if it is none of a key's. */
interface Operation {
  readonly before: number;
  readonly after: number;
  /** Fills the structure at `at` from the parameters. */
  fill(k: Kernel, f: Offset, at: Offset): void;
  readonly makesKey?: boolean;
  /** Where CallContext is in the structure, if it is not that of a new key; the object's context follows. */
  readonly contexts?: number;
  /** What the handle must have been opened for. */
  readonly right?: number;
  /** The caller's buffers that it fills: parameters with address and length, or a length of 4. */
  readonly fills?: readonly (readonly [address: number, length: number | "dword"])[];
}

const handleName = (k: Kernel, f: Offset, i: number): string | undefined => {
  const found = handleAt(k, f, i);
  return found?.kind === "key" ? found.name : undefined;
};

/** A structure that begins with the key's object; further parameters go to their offsets, 8 bytes each unless said. */
const ofKey =
  (...parameters: readonly (readonly [parameter: number, at: number, size?: 4])[]) =>
  (k: Kernel, f: Offset, at: Offset): void => {
    k.setPointer(at, keyObject(k, handleName(k, f, 0)));
    for (const [i, to, size] of parameters) {
      if (size === 4) k.m.setU32(at + to, k.argU32(f, i));
      else k.m.setU64(at + to, k.arg64(f, i));
    }
  };

/** REG_CREATE_KEY_INFORMATION: the name as it was given, and the key that it is relative to. */
function ofNewKey(k: Kernel, f: Offset, at: Offset): void {
  const attributes = k.argPointer(f, 2);
  const layout = k.s.OBJECT_ATTRIBUTES;
  const own = k.s.REG_CREATE_KEY_INFORMATION;
  k.touch(f, attributes, layout.size, false);
  k.copy8(at + own.CompleteName, attributes + layout.ObjectName);
  const root = findHandle(k, k.m.u64(attributes + layout.RootDirectory));
  k.setPointer(at + own.RootObject, keyObject(k, root?.kind === "key" ? root.name : undefined));
  k.setPointer(at + own.ObjectType, k.objectType("CmKeyObjectType"));
  k.copy8(at + own.SecurityDescriptor, attributes + layout.SecurityDescriptor);
  k.m.setU32(at + own.DesiredAccess, k.argU32(f, 1));
  k.setPointer(at + own.ResultObject, at + resultAt);
}
/** The same within a transaction, whose handle is an argument or that of the key that the name is relative to. */
const within =
  (name: string, fill: Operation["fill"]): Operation["fill"] =>
  (k, f, at) => {
    fill(k, f, at);
    k.setPointer(at + k.s.REG_CREATE_KEY_INFORMATION.Transaction, transactionOfCall(k, f, name));
  };
/** Beyond that for ZwCreateKey: (…, TitleIndex, Class, CreateOptions, …), with Disposition somewhere behind. */
const ofCreatedKey = (disposition: number) => (k: Kernel, f: Offset, at: Offset) => {
  ofNewKey(k, f, at);
  const own = k.s.REG_CREATE_KEY_INFORMATION;
  k.m.setU64(at + own.Class, k.arg64(f, 4));
  k.m.setU32(at + own.CreateOptions, k.argU32(f, 5));
  k.m.setU64(at + own.Disposition, k.arg64(f, disposition));
};
/** The name that the link in the path of a new key leads to; undefined if there is no link in it. */
function linkedName(k: Kernel, f: Offset): string | undefined {
  const { name = "" } = readAttributes(k, f, k.argPointer(f, 2));
  const target = linkTarget(name);
  return target === name ? undefined : target;
}

/** RegNtPreKeyHandleClose. */
const closing = 14;
const operations: { readonly [name: string]: Operation } = {
  ZwDeleteKey: { before: 0, after: 15, contexts: 8, right: KeyRight.delete, fill: ofKey() },
  ZwSetValueKey: {
    before: 1,
    after: 16,
    contexts: 40,
    right: KeyRight.setValue,
    fill: ofKey([1, 8], [2, 16, 4], [3, 20, 4], [4, 24], [5, 32, 4]),
  },
  ZwDeleteValueKey: { before: 2, after: 17, contexts: 16, right: KeyRight.setValue, fill: ofKey([1, 8]) },
  ZwQueryValueKey: {
    before: 8,
    after: 23,
    contexts: 48,
    right: KeyRight.queryValue,
    fill: ofKey([1, 8], [2, 16, 4], [3, 24], [4, 32, 4], [5, 40]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwEnumerateKey: {
    before: 5,
    after: 20,
    contexts: 40,
    right: KeyRight.enumerateSubKeys,
    fill: ofKey([1, 8, 4], [2, 12, 4], [3, 16], [4, 24, 4], [5, 32]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwEnumerateValueKey: {
    before: 6,
    after: 21,
    contexts: 40,
    right: KeyRight.queryValue,
    fill: ofKey([1, 8, 4], [2, 12, 4], [3, 16], [4, 24, 4], [5, 32]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwQueryKey: {
    before: 7,
    after: 22,
    contexts: 40,
    right: KeyRight.none,
    fill: ofKey([1, 8, 4], [2, 16], [3, 24, 4], [4, 32]),
    fills: [
      [2, 3],
      [4, "dword"],
    ],
  },
  ZwFlushKey: { before: 30, after: 31, contexts: 8, right: KeyRight.none, fill: ofKey() },
  ZwClose: { before: closing, after: 25, contexts: 8, fill: ofKey() },
  ...making(26, ofCreatedKey(6), "ZwCreateKey"),
  ...making(26, ofCreatedKey(7), "ZwCreateKeyTransacted"),
  ...making(28, ofNewKey, "ZwOpenKey", "ZwOpenKeyEx", "ZwOpenKeyTransacted", "ZwOpenKeyTransactedEx"),
};
/** Routines that give a key; who hears of it is told of the transaction, too. */
function making(before: number, fill: Operation["fill"], ...names: string[]): { readonly [name: string]: Operation } {
  return Object.fromEntries(
    names.map((name) => [name, { before, after: before + 1, fill: within(name, fill), makesKey: true }]),
  );
}

function mayUse(k: Kernel, f: Offset, right: number): boolean {
  const found = handleAt(k, f, 0);
  return found?.kind === "key" && (right & ~found.access) === 0;
}

/** Local slots of a wrapped routine, behind its own. */
const Local = { information: 0, next: 1, post: 2, status: 3, digest: 4, link: 5, count: 6 } as const;
/** Of the name with a link in it: whether it is still to be told of, and that it has been. */
const Link = { none: 0, ahead: 1, followed: 2 } as const;

/** The same routine, which tells of what it does if anybody wants to know. */
export function withRegistryCallbacks(routine: Routine): Routine {
  const operation = operations[routine.name.replace(/^Nt/, "Zw")];
  if (operation === undefined) return routine;
  const first = (routine.frameSize - Frame.params) / 8;
  const run: Body = (k, f, step) => {
    const slotOf = (local: number) => first + local;
    if (step === 0) {
      const { makesKey, right } = operation;
      // A handle that may not do it is refused before anybody is asked.
      const key = makesKey === true || (right === undefined ? handleName(k, f, 0) !== undefined : mayUse(k, f, right));
      if (k.state.registryCallbacks.length === 0 || !key || k.state.inRegistryCallback.has(k.cur.id))
        return routine.run(k, f, 0);
      const at = allocate(k, { size: informationSize, tag: "CmIn", what: "registry operation", zero: true });
      operation.fill(k, f, at);
      k.setSlot(f, slotOf(Local.information), at);
      k.setSlot(f, slotOf(Local.link), operation.makesKey && linkedName(k, f) !== undefined ? Link.ahead : Link.none);
      k.setSlot(f, slotOf(Local.digest), digest(k, f, operation));
      return ask(k, f, slotOf, operation);
    }
    // A routine of its own goes on: those that wait or call.
    if (step < callbackStep) return routine.run(k, f, step);
    k.state.inRegistryCallback.delete(k.cur.id);
    k.state.dyingKeys.clear();
    checkAfterCallback(k, f, "registry callback", 0);
    const isPost = k.slotU32(f, slotOf(Local.post)) !== 0;
    if (step === cleanedUp) return done(k, f, slotOf);
    const status = k.result32(f);
    const told = k.state.registryCallbacks[k.slotU32(f, slotOf(Local.next))];
    if (!isPost && told !== undefined)
      keepCallContext(k, told.cookie, k.slotU32(f, slotOf(Local.information)), contextsAt(k, operation));
    if (isPost) {
      if (status === nt.STATUS_CALLBACK_BYPASS || !nt.ntSuccess(status))
        k.setSlot(f, slotOf(Local.status), k.m.u32(k.slotU32(f, slotOf(Local.post)) + post.returned));
    } else if (!nt.ntSuccess(status)) {
      if (status === nt.STATUS_CALLBACK_BYPASS)
        checkBypass(
          k,
          f,
          routine.name,
          operation,
          k.slotU32(f, slotOf(Local.information)),
          k.slotU32(f, slotOf(Local.digest)),
        );
      if (status === nt.STATUS_CALLBACK_BYPASS && operation.makesKey === true)
        giveKey(k, f, k.slotU32(f, slotOf(Local.information)));
      k.state.callContexts.delete(k.slotU32(f, slotOf(Local.information)));
      release(k, k.slotU32(f, slotOf(Local.information)));
      return k.return32(f, status === nt.STATUS_CALLBACK_BYPASS ? nt.STATUS_SUCCESS : status);
    }
    k.setSlot(f, slotOf(Local.next), k.slotU32(f, slotOf(Local.next)) + 1);
    if (k.state.registryCallbacks[k.slotU32(f, slotOf(Local.next))] !== undefined) return tell(k, f, slotOf, operation);
    if (!isPost) return perform(k, f, slotOf, operation, routine);
    return k.slotU32(f, slotOf(Local.link)) === Link.ahead
      ? followLink(k, f, slotOf, operation)
      : end(k, f, slotOf, operation);
  };
  return { ...routine, frameSize: (routine.frameSize + 8 * Local.count + Frame.align - 1) & -Frame.align, run };
}

/** A callback has made or opened the key itself: the caller gets a handle to what it put into ResultObject. */
function giveKey(k: Kernel, f: Offset, information: Offset): void {
  const key = keyOfObject(k, k.pointerOr0(information + resultAt));
  if (key === undefined) return;
  const { kernel } = readAttributes(k, f, k.argPointer(f, 2));
  const handle = newHandle(k, { kind: "key", target: 0, name: key.path, access: keyAccess(k.argU32(f, 1)), kernel });
  k.m.setU64(k.argPointer(f, 0), handle);
}

const callbackStep = 1000;
const cleanedUp = 1001;

const contextsAt = (k: Kernel, { contexts }: Operation): number =>
  contexts ?? k.s.REG_CREATE_KEY_INFORMATION.CallContext;

/** Asks the routines from above whether the operation may be done. */
function ask(k: Kernel, f: Offset, slotOf: (local: number) => number, operation: Operation): Outcome {
  k.setSlot(f, slotOf(Local.next), 0);
  k.setSlot(f, slotOf(Local.post), 0);
  return tell(k, f, slotOf, operation);
}

/** The same operation again, with the name that the link leads to. */
function followLink(k: Kernel, f: Offset, slotOf: (local: number) => number, operation: Operation): Outcome {
  release(k, k.slotU32(f, slotOf(Local.post)));
  k.setSlot(f, slotOf(Local.link), Link.followed);
  const name = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "CmNa", what: "key's name", zero: true });
  makeUnicodeString(k, name, linkedName(k, f) ?? "", false, "key's name");
  k.setPointer(k.slotU32(f, slotOf(Local.information)) + k.s.REG_CREATE_KEY_INFORMATION.CompleteName, name);
  return ask(k, f, slotOf, operation);
}

/** A number that changes when what an operation fills is changed. */
function digest(k: Kernel, f: Offset, operation: Operation): number {
  let sum = 0;
  for (const [address, length] of operation.fills ?? []) {
    const at = k.argPointer(f, address);
    const end = at + (length === "dword" ? 4 : k.argU32(f, length));
    for (let i = at; i < end && at !== 0; i++) sum = (Math.imul(sum, 31) + (k.m.u8[i] ?? 0) + 1) | 0;
  }
  return sum >>> 0;
}

/** A routine that has done the operation itself has also filled what the caller gets, who is told of success. */
function checkBypass(
  k: Kernel,
  f: Offset,
  name: string,
  operation: Operation,
  information: Offset,
  before: number,
): void {
  const object = operation.makesKey === true && k.m.u64(information + resultAt) === 0n;
  if (!object && (operation.fills === undefined || digest(k, f, operation) !== before)) return;
  const lacking = object ? "an object in ResultObject" : "anything in the caller's buffer or ResultLength";
  const message = `A registry callback returned STATUS_CALLBACK_BYPASS for ${name} without having put ${lacking}: the caller is told of success and finds garbage.`;
  const callback = k.state.registryCallbacks[0];
  stopWithFinding(k, f, "verifier:registry", message, undefined, undefined, [
    { message: "registered here", place: callback?.place },
  ]);
}

function tell(k: Kernel, f: Offset, slotOf: (local: number) => number, operation: Operation): Outcome {
  const callback = k.state.registryCallbacks[k.slotU32(f, slotOf(Local.next))];
  if (callback === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  const after = k.slotU32(f, slotOf(Local.post));
  k.state.inRegistryCallback.add(k.cur.id);
  const information = k.slotU32(f, slotOf(Local.information));
  const object = k.pointerOr0(
    information + (operation.makesKey === true ? k.s.REG_CREATE_KEY_INFORMATION.RootObject : 0),
  );
  putContexts(k, callback.cookie, { information, after, at: contextsAt(k, operation), object });
  // A handle that is being closed is the last that its object has.
  if (operation.before === closing) k.state.dyingKeys.add(k.pointerOr0(k.slotU32(f, slotOf(Local.information))));
  const callee = k.above(f);
  k.setArg64(callee, 0, callback.context);
  k.setArg64(callee, 1, BigInt(after === 0 ? operation.before : operation.after));
  k.setArgPointer(callee, 2, after === 0 ? k.slotU32(f, slotOf(Local.information)) : after);
  return k.call(f, callbackStep, k.functionOr(f, callback.routine));
}

/** The operation itself; then those that were told before are told what came of it. */
function perform(
  k: Kernel,
  f: Offset,
  slotOf: (local: number) => number,
  operation: Operation,
  routine: Routine,
): Outcome {
  if (k.slotU32(f, slotOf(Local.link)) === Link.ahead)
    return tellResult(k, f, slotOf, operation, nt.STATUS_REPARSE, undefinedObject);
  const object = operation.makesKey === true ? undefined : keyObject(k, handleName(k, f, 0));
  const outcome = routine.run(k, f, 0);
  // One that waits or calls has no one end that could be told.
  if (outcome !== Status.Returned) return outcome;
  const status = k.m.u32(f + Frame.result);
  const handle = object === undefined && nt.ntSuccess(status) ? findHandle(k, k.m.u64(k.argPointer(f, 0))) : undefined;
  return tellResult(k, f, slotOf, operation, status, k.address(object ?? keyObject(k, handle?.name)));
}

function tellResult(
  k: Kernel,
  f: Offset,
  slotOf: (local: number) => number,
  operation: Operation,
  status: number,
  object: bigint,
): Outcome {
  const at = allocate(k, { size: post.size, tag: "CmPo", what: "registry operation", zero: true });
  k.m.setU64(at + post.object, object);
  k.m.setU32(at + post.status, status);
  k.m.setU32(at + post.returned, status);
  k.setPointer(at + post.information, k.slotU32(f, slotOf(Local.information)));
  k.setSlot(f, slotOf(Local.post), at);
  k.setSlot(f, slotOf(Local.next), 0);
  k.setSlot(f, slotOf(Local.status), status);
  return tell(k, f, slotOf, operation);
}

/** The last handle of a key has been closed: callbacks let go what they keep with its object. */
function end(k: Kernel, f: Offset, slotOf: (local: number) => number, operation: Operation): Outcome {
  const object = k.pointerOr0(k.slotU32(f, slotOf(Local.information)));
  const isKept = operation.before === closing && k.state.objectContexts.some((one) => one.object === object);
  return isKept && !isOpen(k, object) ? callCleanUp(k, f, cleanedUp, object, 0) : done(k, f, slotOf);
}
function isOpen(k: Kernel, object: Offset): boolean {
  const path = keyOfObject(k, object)?.path.toLowerCase();
  return [...allHandles(k)].some(({ kind, name }) => kind === "key" && name.toLowerCase() === path);
}

function done(k: Kernel, f: Offset, slotOf: (local: number) => number): typeof Status.Returned {
  if (k.slotU32(f, slotOf(Local.link)) === Link.followed) {
    const information = k.slotU32(f, slotOf(Local.information));
    const name = k.pointerOr0(information + k.s.REG_CREATE_KEY_INFORMATION.CompleteName);
    release(k, k.pointerOr0(name + k.s.UNICODE_STRING.Buffer));
    release(k, name);
  }
  k.state.callContexts.delete(k.slotU32(f, slotOf(Local.information)));
  release(k, k.slotU32(f, slotOf(Local.information)));
  release(k, k.slotU32(f, slotOf(Local.post)));
  k.return32(f, k.slotU32(f, slotOf(Local.status)));
  return Status.Returned;
}

/** Higher altitudes are asked first. */
function register(k: Kernel, f: Offset, altitude: string, context: bigint, out: Offset): Outcome {
  k.touch(f, out, 8, true);
  if (k.state.registryCallbacks.some((one) => one.altitude === altitude))
    return k.return32(f, nt.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
  const routine = k.functionOr(f, k.argPointer(f, 0));
  const made: RegistryCallback = {
    cookie: k.state.nextOrder++,
    routine: routine.address,
    context,
    altitude,
    driver: routine.image,
    place: k.callerPlace(f),
  };
  const height = (one: RegistryCallback) => Number.parseFloat(one.altitude);
  k.state.registryCallbacks = [...k.state.registryCallbacks, made].sort((a, b) => height(b) - height(a));
  k.m.setU64(out, BigInt(made.cookie));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (cookie, object, &id, &name[, flags]): the name stays until it is given back, or for the older routine for good. */
function objectId(k: Kernel, f: Offset): Outcome {
  const object = k.argPointer(f, 1);
  const found = keyOfObject(k, object);
  const [id, name] = [k.argPointer(f, 2), k.argPointer(f, 3)];
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (id !== 0) {
    k.touch(f, id, 8, true);
    k.setPointer(id, object);
  }
  if (name !== 0) {
    k.touch(f, name, 8, true);
    if (found.name === 0) {
      found.name = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "CmNa", what: "key's name", zero: true });
      makeUnicodeString(k, found.name, found.path, false, "key's name");
    }
    k.setPointer(name, found.name);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const registryCallbackDdis: readonly Routine[] = [
  // (routine, altitude, driver, context, &cookie, reserved)
  ddi("CmRegisterCallbackEx", 6, (k, f) => {
    const altitude = readUnicodeString(k, f, k.argPointer(f, 1));
    if (!/^\d+(\.\d+)?$/.test(altitude)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    return register(k, f, altitude, k.arg64(f, 3), k.argPointer(f, 4));
  }),
  // (routine, context, &cookie): one of its own altitude, as those of legacy drivers have.
  ddi("CmRegisterCallback", 3, (k, f) =>
    register(k, f, `425000.${k.state.nextOrder}`, k.arg64(f, 1), k.argPointer(f, 2)),
  ),
  ddi("CmUnRegisterCallback", 1, (k, f, step) => {
    const cookie = Number(k.arg64(f, 0));
    if (step === 0 && k.state.objectContexts.some((one) => one.cookie === cookie))
      return callCleanUp(k, f, 1, 0, cookie);
    const left = k.state.registryCallbacks.filter((one) => one.cookie !== cookie);
    if (left.length === k.state.registryCallbacks.length) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.state.registryCallbacks = left;
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("CmGetCallbackVersion", 2, (k, f) => {
    for (const [i, value] of [2, 0].entries()) {
      const out = k.argPointer(f, i);
      if (out === 0) continue;
      k.touch(f, out, 4, true);
      k.m.setU32(out, value);
    }
    return k.returnVoid(f);
  }),
  ddi("CmCallbackGetKeyObjectID", 4, objectId),
  ddi("CmCallbackGetKeyObjectIDEx", 5, objectId),
  ddi("CmGetBoundTransaction", 2, (k, f) => k.returnPointer(f, k.state.boundTransactions.get(k.cur.id) ?? 0)),
  ddi("CmCallbackReleaseKeyObjectIDEx", 1, (k, f) => k.returnVoid(f)),
];
