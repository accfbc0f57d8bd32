// Registry callbacks: routines of drivers that are told before and after each registry operation, in the order of their altitudes from
// above. One that fails before it keeps it from being done; STATUS_CALLBACK_BYPASS keeps it from being done and makes it succeed: those
// below are not told, those above are told what came of it. Of what a callback itself does to the registry those below it are told. A key
// below CurrentControlSet, which is a link, is told of twice: as it was named, which ends in STATUS_REPARSE, and as what the link leads to.
import { Frame, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { handleAt, newHandle } from "../ob/handles.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { verify } from "../verifier/stop.ts";
import { keyAccess } from "./key-handles.ts";
import { hasHandle, keyObject, keyOfObject, referenceKeyObject, shareKeyObject } from "./key-objects.ts";
import { callCleanUp, enterCallback, keepCallContext, leaveCallback, putContexts } from "./registry-contexts.ts";
import {
  closing,
  informationSize,
  linkedName,
  type Operation,
  operationOf,
  putName,
  resultAt,
} from "./registry-operations.ts";
import type { RegistryCallback } from "./state.ts";

/** What Object is after an operation that has made none but not failed either: nothing that could be used. */
const undefinedObject = 0xffff_dead_dead_0000n;
const post = { object: 0, status: 8, information: 16, returned: 24, size: 56 } as const;

/**
 * Local slots of a wrapped routine, behind its own: the structures before and after; the callback that is told, the first that is, and
 * the one before which telling ends.
 */
const Local = { information: 0, post: 1, next: 2, first: 3, end: 4, status: 5, digest: 6, link: 7, count: 8 } as const;
/** Of the name with a link in it: whether it is still to be told of, and that it has been. */
const Link = { none: 0, ahead: 1, followed: 2 } as const;

const callbackStep = 1000;
const cleanedUp = 1001;

/** An operation under way, in the frame of its routine. */
class Telling {
  readonly k: Kernel;
  readonly f: Offset;
  readonly operation: Operation;
  readonly #routine: Routine;
  readonly #slots: number;

  constructor(k: Kernel, f: Offset, routine: Routine, operation: Operation) {
    this.k = k;
    this.f = f;
    this.operation = operation;
    this.#routine = routine;
    this.#slots = (routine.frameSize - Frame.params) / 8;
  }
  get(local: number): number {
    return this.k.slotU32(this.f, this.#slots + local);
  }
  set(local: number, value: number): void {
    this.k.setSlot(this.f, this.#slots + local, value);
  }
  get #callback(): RegistryCallback | undefined {
    return this.k.state.registryCallbacks[this.get(Local.next)];
  }
  /** The object of the key that the operation is done to; of one that makes a key, that its name is relative to. */
  get #about(): Offset {
    const at = this.operation.makesKey === true ? this.k.s.REG_CREATE_KEY_INFORMATION_V1.RootObject : 0;
    return this.k.pointerOr0(this.get(Local.information) + at);
  }
  get #contexts(): number {
    return this.operation.contexts ?? this.k.s.REG_CREATE_KEY_INFORMATION_V1.CallContext;
  }

  /** Whether anybody wants to know; a handle that may not do it is refused before anybody is asked. */
  begins(): boolean {
    const { k, f, operation } = this;
    const { makesKey, right } = operation;
    const named = makesKey === true || operation.byName === true;
    const found = named ? undefined : handleAt(k, f, 0);
    const able = named || (found?.kind === "key" && ((right ?? 0) & ~found.access) === 0);
    const asking = k.state.inRegistryCallback.get(k.cur.id)?.at(-1);
    // A callback that has been withdrawn meanwhile is not found, so that all are told.
    const first = k.state.registryCallbacks.findIndex(({ cookie }) => cookie === asking) + 1;
    this.set(Local.first, first);
    return able && first < k.state.registryCallbacks.length;
  }
  /** Nobody wants to know: the routine that goes on later finds that so. */
  untold(): void {
    this.set(Local.information, 0);
  }
  /** A routine that waits or calls goes on; at its end those that were told before are told what came of it. */
  goOnWith(step: number): Outcome {
    const { k, f } = this;
    const outcome = this.#routine.run(k, f, step);
    if (outcome !== Status.Returned || this.get(Local.information) === 0) return outcome;
    const status = k.m.u32(f + Frame.result);
    return this.#tellResult(status, k.address(this.#object(status)));
  }
  begin(): Outcome {
    const { k, f, operation } = this;
    const at = allocate(k, { size: informationSize, tag: "CmIn", what: "registry operation", zero: true });
    operation.fill(k, f, at);
    this.set(Local.information, at);
    referenceKeyObject(k, this.#about, 1);
    this.set(Local.link, operation.makesKey === true && linkedName(k, f) !== undefined ? Link.ahead : Link.none);
    this.set(Local.digest, this.#digest());
    return this.#ask();
  }
  /** Asks the routines from above whether the operation may be done. */
  #ask(): Outcome {
    this.set(Local.post, 0);
    this.set(Local.next, this.get(Local.first));
    this.set(Local.end, this.k.state.registryCallbacks.length);
    return this.#tell();
  }

  /** A callback has returned. */
  goOn(step: number): Outcome {
    const { k, f } = this;
    leaveCallback(k);
    k.state.dyingKeys.clear();
    checkAfterCallback(k, f, "registry callback", 0);
    if (step === cleanedUp) return this.#done();
    const status = k.result32(f);
    if (this.get(Local.post) === 0) {
      if (this.#callback !== undefined)
        keepCallContext(k, this.#callback.cookie, this.get(Local.information), this.#contexts);
      if (!nt.ntSuccess(status)) return this.#prevented(status);
    } else if (!nt.ntSuccess(status)) this.set(Local.status, k.m.u32(this.get(Local.post) + post.returned));
    this.set(Local.next, this.get(Local.next) + 1);
    if (this.get(Local.next) < this.get(Local.end) && this.#callback !== undefined) return this.#tell();
    if (this.get(Local.post) === 0) return this.#perform();
    return this.get(Local.link) === Link.ahead ? this.#followLink() : this.#end();
  }

  #tell(): Outcome {
    const { k, f, operation } = this;
    const callback = this.#callback;
    if (callback === undefined) return k.return32(f, nt.STATUS_SUCCESS);
    const after = this.get(Local.post);
    const information = this.get(Local.information);
    const object = this.#about;
    enterCallback(k, callback.cookie);
    putContexts(k, callback.cookie, { information, after, at: this.#contexts, object });
    // A handle that is being closed is the last that its object has.
    if (operation.before === closing) k.state.dyingKeys.add(object);
    const callee = k.above(f);
    k.setArg64(callee, 0, callback.context);
    k.setArg64(callee, 1, BigInt(after === 0 ? operation.before : operation.after));
    k.setArgPointer(callee, 2, after === 0 ? information : after);
    return k.call(f, callbackStep, k.functionOr(f, callback.routine));
  }

  /** A callback does not let it be done, or has done it itself. */
  #prevented(status: number): Outcome {
    const bypassed = status === nt.STATUS_CALLBACK_BYPASS;
    if (bypassed) this.#checkBypass();
    if (bypassed && this.operation.makesKey === true) this.#giveKey();
    if (this.get(Local.link) === Link.ahead) this.set(Local.link, Link.none);
    this.set(Local.end, this.get(Local.next));
    const final = bypassed ? nt.STATUS_SUCCESS : status;
    return this.#tellResult(final, this.k.address(this.#object(final)));
  }

  /** The operation itself; then those that were told before are told what came of it. */
  #perform(): Outcome {
    const { k, f } = this;
    if (this.get(Local.link) === Link.ahead) return this.#tellResult(nt.STATUS_REPARSE, undefinedObject);
    const before = this.operation.makesKey === true ? undefined : this.#object(nt.STATUS_SUCCESS);
    const outcome = this.#routine.run(k, f, 0);
    if (outcome !== Status.Returned) return outcome;
    const status = k.m.u32(f + Frame.result);
    return this.#tellResult(status, k.address(before ?? this.#object(status)));
  }
  /** The object of the key that it is about: of a new one only if there is one. */
  #object(status: number): Offset {
    const { k, f, operation } = this;
    if (operation.byName === true) return k.pointerOr0(this.get(Local.information));
    if (operation.makesKey !== true) return keyObject(k, k.arg64(f, 0));
    return nt.ntSuccess(status) ? keyObject(k, k.m.u64(k.argPointer(f, 0))) : 0;
  }
  #tellResult(status: number, object: bigint): Outcome {
    const { k } = this;
    const at = allocate(k, { size: post.size, tag: "CmPo", what: "registry operation", zero: true });
    k.m.setU64(at + post.object, object);
    k.m.setU32(at + post.status, status);
    k.m.setU32(at + post.returned, status);
    k.setPointer(at + post.information, this.get(Local.information));
    this.set(Local.post, at);
    this.set(Local.status, status);
    this.set(Local.next, this.get(Local.first));
    return this.get(Local.first) < this.get(Local.end) ? this.#tell() : this.#end();
  }

  /** The same operation again, with the name that the link leads to. */
  #followLink(): Outcome {
    const { k, f } = this;
    release(k, this.get(Local.post));
    this.set(Local.link, Link.followed);
    const name = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "CmNa", what: "key's name", zero: true });
    makeUnicodeString(k, name, linkedName(k, f) ?? "", false, "key's name");
    referenceKeyObject(k, this.#about, -1);
    putName(k, f, this.get(Local.information), name);
    referenceKeyObject(k, this.#about, 1);
    return this.#ask();
  }

  /** The last handle to a key's object has been closed: callbacks let go what they keep with it. */
  #end(): Outcome {
    const { k, f, operation } = this;
    const object = k.pointerOr0(this.get(Local.information));
    const isKept = operation.before === closing && k.state.objectContexts.some((one) => one.object === object);
    return isKept && !hasHandle(k, object) ? callCleanUp(k, f, cleanedUp, object, 0) : this.#done();
  }
  #done(): Outcome {
    const { k, f } = this;
    const information = this.get(Local.information);
    if (this.get(Local.link) === Link.followed) {
      const name = k.pointerOr0(information + k.s.REG_CREATE_KEY_INFORMATION_V1.CompleteName);
      release(k, k.pointerOr0(name + k.s.UNICODE_STRING.Buffer));
      release(k, name);
    }
    referenceKeyObject(k, this.#about, -1);
    k.state.callContexts.delete(information);
    release(k, information);
    release(k, this.get(Local.post));
    return k.return32(f, this.get(Local.status));
  }

  /** A callback has made or opened the key itself: the caller gets a handle to what it put into ResultObject. */
  #giveKey(): void {
    const { k, f } = this;
    const object = k.pointerOr0(this.get(Local.information) + resultAt);
    const key = keyOfObject(k, object);
    if (key === undefined) return;
    const { kernel } = readAttributes(k, f, k.argPointer(f, 2));
    const handle = newHandle(k, { kind: "key", target: 0, name: key.path, access: keyAccess(k.argU32(f, 1)), kernel });
    shareKeyObject(k, handle, object);
    k.m.setU64(k.argPointer(f, 0), handle);
  }
  /** A number that changes when what an operation fills is changed. */
  #digest(): number {
    const { k, f, operation } = this;
    let sum = 0;
    for (const [address, length] of operation.fills ?? []) {
      const at = k.argPointer(f, address);
      const end = at + (length === "dword" ? 4 : k.argU32(f, length));
      for (let i = at; i < end && at !== 0; i++) sum = (Math.imul(sum, 31) + (k.m.u8[i] ?? 0) + 1) | 0;
    }
    return sum >>> 0;
  }
  /** A routine that has done the operation itself has also filled what the caller gets, who is told of success. */
  #checkBypass(): void {
    const { k, f, operation } = this;
    const object = operation.makesKey === true && k.m.u64(this.get(Local.information) + resultAt) === 0n;
    if (!object && (operation.fills === undefined || this.#digest() !== this.get(Local.digest))) return;
    const lacking = object ? "an object in ResultObject" : "anything in the caller's buffer or ResultLength";
    const message = `A registry callback returned STATUS_CALLBACK_BYPASS for ${this.#routine.name} without having put ${lacking}: the caller is told of success and finds garbage.`;
    verify(k, f, "verifier:registry", message, undefined, undefined, [
      { message: "registered here", place: this.#callback?.place },
    ]);
  }
}

/** The same routine, which tells of what it does if anybody wants to know. */
export function withRegistryCallbacks(routine: Routine): Routine {
  const operation = operationOf(routine.name);
  if (operation === undefined) return routine;
  const run: Body = (k, f, step) => {
    const telling = new Telling(k, f, routine, operation);
    if (step >= callbackStep) return telling.goOn(step);
    if (step > 0) return telling.goOnWith(step);
    if (k.state.registryCallbacks.length > 0 && telling.begins()) return telling.begin();
    telling.untold();
    return routine.run(k, f, 0);
  };
  return { ...routine, frameSize: (routine.frameSize + 8 * Local.count + Frame.align - 1) & -Frame.align, run };
}
