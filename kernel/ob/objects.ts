// Handles and object references: threads, files, events and keys by handle; references counted where an object keeps a count.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { referenceKeyObject } from "../ex/key-objects.ts";
import { closeLater, isCloseDue } from "../io/close-later.ts";
import { referenceDevice, relatedDevice } from "../io/device.ts";
import { beginOpen } from "../io/file.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { dropSection } from "../mm/section.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { closeTransactionObject, isTransactionObject } from "../tm/objects.ts";
import { referenceObject } from "../user/objects.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "../verifier/stop.ts";
import { referenceOpenBlock } from "../wmi/client.ts";
import { openOrMakeEvent } from "./events.ts";
import {
  allAccess,
  checkHandleMode,
  contextOwner,
  currentProgram,
  findHandle,
  isKernelHandle,
  newHandle,
  referencedObject,
  removeHandle,
  systemProcess,
} from "./handles.ts";
import { hold, isHeld, letGo } from "./held.ts";
import { isOfType } from "./names.ts";
import { countTagged } from "./tags.ts";

/** References to objects that handles also keep. */
function count(k: Kernel, object: Offset, by: number): void {
  referenceObject(k, object, by);
  referenceKeyObject(k, object, by);
  const section = k.state.sections.get(object);
  if (section === undefined) return;
  section.references += by;
  dropSection(k, object);
}

function reference(k: Kernel, f: Offset, by: number): Outcome {
  const object = k.argPointer(f, 0);
  // The count lies before the object.
  k.touch(f, object, 8, false);
  if (k.state.dyingKeys.has(object)) {
    const message = `The ${k.nameOf(object)} is going: a callback for RegNtPreKeyHandleClose or RegNtPostKeyHandleClose may not reference it.`;
    stopWithBugcheck(k, f, 0x18, [0n, k.address(object), 0n, 0n], message);
  }
  if (by > 0) hold(k, f, object);
  else letGo(k, f, object);
  if (k.state.devices.has(object)) referenceDevice(k, object, by);
  count(k, object, by);
  referenceOpenBlock(k, object, by);
  const pointed = fileByPointer(k, object);
  if (pointed !== undefined) pointed.file.pointers = (pointed.file.pointers ?? 0) + by;
  return k.return64(f, 1n);
}

/** A file that IoGetDeviceObjectPointer opened: it is held by references to its object, not by a handle. */
function fileByPointer(k: Kernel, object: Offset) {
  for (const [id, file] of k.state.files) {
    if (file.object === object && file.pointers !== undefined) return { id, file };
  }
  return undefined;
}

/** A file whose last handle is closed, and which only references have kept; undefined if the object is none. */
function closedFile(k: Kernel, object: Offset): number | undefined {
  for (const [id, file] of k.state.files) if (file.object === object && isCloseDue(k, file)) return id;
  return undefined;
}

/** Where a lock is held, a transaction's object goes later: what its end leads to would wait for the lock. */
const dereferenceNow: Body = (k, f, step) => {
  const object = k.argPointer(f, 0);
  if (step === 0 && (k.irql >= 2 || k.cur.locks.length > 0) && isTransactionObject(k, object)) {
    const message = `The ${k.nameOf(object)} is dereferenced while a lock is held: ObDereferenceObjectDeferDelete does not wait for what the last reference leads to.`;
    verify(k, f, "verifier:object", message);
  }
  return dereference(k, f, step);
};

/** The last reference to a file that is held by pointer closes it. */
function dereference(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return64(f, 0n);
  const object = k.argPointer(f, 0);
  const done = reference(k, f, -1);
  const due = isHeld(k, object) ? undefined : closedFile(k, object);
  if (due !== undefined) {
    if (k.irql > 0) {
      closeLater(k, due);
      return done;
    }
    k.setSlot(k.above(f), 0, due);
    return k.callIndex(f, 1, k.routineIndex("IopSendClose"));
  }
  const pointed = fileByPointer(k, object);
  if (pointed === undefined || (pointed.file.pointers ?? 0) > 0) return done;
  pointed.file.pointers = undefined;
  k.setSlot(k.above(f), 0, pointed.id);
  return k.callIndex(f, 1, k.routineIndex("IopCloseFile"));
}

/** There is no such handle: one that the driver says is its own, or one of the kernel's taken for a program's. */
function checkReferenced(k: Kernel, f: Offset, fromUser: boolean): void {
  const handle = k.arg64(f, 0);
  const type = k.arg64(f, 2);
  const where = "ObReferenceObjectByHandle";
  if (handle === 0n)
    verify(k, f, "verifier:handle", `${where} is given a NULL handle.`, 0xc4, [0xf5n, handle, type, 0n]);
  if (!fromUser) {
    const message = `${where} is given 0x${handle.toString(16)} in KernelMode, which is no open handle: whoever handed it in must be asked with UserMode.`;
    verify(k, f, "verifier:handle", message, 0xc4, [0x3cn, handle, type, 0n]);
  } else if (isKernelHandle(handle) && contextOwner(k) === systemProcess) {
    const message = `${where} references a kernel handle in UserMode in the system process: nobody in user mode can have handed it in.`;
    verify(k, f, "verifier:handle", message, 0xc4, [0xf7n, handle, type, 1n]);
  }
}

/** (Handle, DesiredAccess, ObjectType, AccessMode[, Tag], Object, HandleInformation) */
function byHandle(tagged: boolean): Body {
  return (k, f) => {
    const out = k.argPointer(f, tagged ? 5 : 4);
    const information = k.argPointer(f, tagged ? 6 : 5);
    k.touch(f, out, 8, true);
    const fromUser = (k.argU32(f, 3) & 0xff) !== 0;
    if (!fromUser) checkHandleMode(k, f, k.arg64(f, 0));
    const wanted = { type: k.argPointer(f, 2), fromUser, access: k.argU32(f, 1) };
    const found = referencedObject(k, k.arg64(f, 0), wanted);
    k.setPointer(out, 0);
    if ("status" in found) {
      if (found.status === nt.STATUS_INVALID_HANDLE) checkReferenced(k, f, fromUser);
      return k.return32(f, found.status);
    }
    count(k, found.object, 1);
    hold(k, f, found.object);
    if (tagged) countTagged(k, f, found.object, k.argU32(f, 4), 1);
    k.setPointer(out, found.object);
    if (information !== 0) {
      // OBJECT_HANDLE_INFORMATION: attributes, granted access.
      k.touch(f, information, 8, true);
      k.m.setU32(information, 0);
      k.m.setU32(information + 4, found.access);
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** ZwClose of what is no handle stops a machine with a debugger; programs and the verifier's absence let it pass. */
function checkClosed(k: Kernel, f: Offset, value: bigint): void {
  if (
    !k.checks.handles ||
    k.asUser ||
    findHandle(k, value) !== undefined ||
    (BigInt.asIntN(64, value) >= -2n && value < 1n)
  )
    return;
  const message = `ZwClose of 0x${value.toString(16)}, which is no open handle ${currentProgram(k) === undefined ? "here" : "of this process or of the kernel"}.`;
  stopWithFinding(k, f, "verifier:handle", message, 0x93, [value, 1n, 0n, 0n]);
}

const close: Body = (k, f, step) => {
  if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
  checkClosed(k, f, k.arg64(f, 0));
  checkHandleMode(k, f, k.arg64(f, 0));
  const found = removeHandle(k, k.arg64(f, 0));
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (found.kind === "section") dropSection(k, found.target);
  if (found.kind === "object") closeTransactionObject(k, found.target);
  if (found.kind !== "file") return k.return32(f, nt.STATUS_SUCCESS);
  k.setSlot(k.above(f), 0, found.target);
  return k.callIndex(f, 1, k.routineIndex("IopCloseFile"));
};

/** The same with the reference counted under the tag of parameter `i`. */
const tagged = (body: Body, i: number, by: 1 | -1): Body => {
  return (k, f, step) => {
    if (step === 0) countTagged(k, f, k.argPointer(f, 0), k.argU32(f, i), by);
    return body(k, f, step);
  };
};
const take: Body = (k, f) => reference(k, f, 1);
/** (Object, DesiredAccess, ObjectType, AccessMode, …): the type is asked on behalf of programs only. */
const takeByPointer: Body = (k, f) => {
  const fromUser = (k.argU32(f, 3) & 0xff) !== 0;
  if (fromUser && !isOfType(k, f, k.argPointer(f, 0), k.argPointer(f, 2)))
    return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  reference(k, f, 1);
  return k.return32(f, nt.STATUS_SUCCESS);
};

export const objectManagerDdis: readonly Routine[] = [
  ddi("ObReferenceObjectByHandle", 6, byHandle(false)),
  ddi("ObReferenceObjectByHandleWithTag", 7, byHandle(true)),
  ddi("ObfReferenceObjectWithTag", 2, tagged(take, 1, 1)),
  ddi("ObfDereferenceObjectWithTag", 2, tagged(dereferenceNow, 1, -1), 1),
  ddi("ObDereferenceObjectDeferDeleteWithTag", 2, tagged(dereference, 1, -1), 1),
  ddi("ObReferenceObjectByPointerWithTag", 5, tagged(takeByPointer, 4, 1)),
  ddi("ObReferenceObjectSafe", 1, (k, f) => {
    reference(k, f, 1);
    return k.returnBool(f, true);
  }),
  ddi("ObfReferenceObject", 1, take),
  ddi("ObReferenceObject", 1, take),
  ddi("ObfDereferenceObject", 1, dereferenceNow, 1),
  ddi("ObDereferenceObject", 1, dereferenceNow, 1),
  ddi("ObDereferenceObjectDeferDelete", 1, dereference, 1),
  ddi("ObReferenceObjectByPointer", 4, takeByPointer),
  ddi("ZwClose", 1, close, 2),
  // (Handle, PreviousMode): those of programs may be closed in UserMode only.
  ddi(
    "ObCloseHandle",
    2,
    (k, f, step) => {
      const asProgram = (k.argU32(f, 1) & 0xff) !== 0;
      const isTheirs = step === 1 || findHandle(k, k.arg64(f, 0), asProgram) !== undefined;
      return asProgram && !isTheirs ? k.return32(f, nt.STATUS_INVALID_HANDLE) : close(k, f, step);
    },
    2,
  ),
  ddi("IoCreateNotificationEvent", 2, (k, f) => namedEvent(k, f, false)),
  ddi("IoCreateSynchronizationEvent", 2, (k, f) => namedEvent(k, f, true)),
  // Slots: 0 name, 1 access, 2 file object out, 3 device object out; 4 request, 5 file.
  ddi(
    "IoGetDeviceObjectPointer",
    4,
    (k, f, step) => {
      const fileOut = k.argPointer(f, 2);
      const deviceOut = k.argPointer(f, 3);
      if (step === 0) {
        const name = readUnicodeString(k, f, k.argPointer(f, 0));
        k.touch(f, fileOut, 8, true);
        k.touch(f, deviceOut, 8, true);
        const begun = beginOpen(k, { name, access: 3, share: 3 });
        if ("status" in begun) return k.return32(f, begun.status);
        k.setSlot(f, 4, begun.request.id);
        k.setSlot(f, 5, begun.file);
        k.setSlot(k.above(f), 0, begun.request.id);
        return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
      }
      const request = k.state.requests.get(k.slotU32(f, 4));
      k.state.requests.delete(k.slotU32(f, 4));
      const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
      const file = k.state.files.get(k.slotU32(f, 5));
      if (!nt.ntSuccess(status) || file === undefined) return k.return32(f, status);
      file.pointers = 1;
      hold(k, f, file.object);
      k.setPointer(fileOut, file.object);
      k.setPointer(deviceOut, relatedDevice(k, file.object));
      return k.return32(f, nt.STATUS_SUCCESS);
    },
    2,
  ),
  ddi("IoGetRelatedDeviceObject", 1, (k, f) => {
    const file = k.argPointer(f, 0);
    return k.returnPointer(f, relatedDevice(k, file));
  }),
];

function namedEvent(k: Kernel, f: Offset, synchronization: boolean): Outcome {
  const name = readUnicodeString(k, f, k.argPointer(f, 0));
  const out = k.argPointer(f, 1);
  k.touch(f, out, 8, true);
  const at = openOrMakeEvent(k, name, synchronization);
  if (at === 0) return k.returnPointer(f, 0);
  k.m.setU64(out, newHandle(k, { kind: "event", target: at, name, access: allAccess, kernel: true }));
  return k.returnPointer(f, at);
}
