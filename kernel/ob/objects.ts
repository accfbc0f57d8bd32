// Handles and object references: threads, files, events and keys by handle; references counted where an object keeps a count.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { referenceDevice, topOfStack } from "../io/device.ts";
import { beginOpen } from "../io/file.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { referenceObject } from "../user/objects.ts";
import { openOrMakeEvent } from "./events.ts";
import { newHandle, referencedObject } from "./handles.ts";

function reference(k: Kernel, f: Offset, by: number): Outcome {
  const object = k.argPointer(f, 0);
  if (object !== 0 && k.state.devices.has(object)) referenceDevice(k, object, by);
  referenceObject(k, object, by);
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

/** The last reference to a file that is held by pointer closes it. */
function dereference(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return64(f, 0n);
  const done = reference(k, f, -1);
  const pointed = fileByPointer(k, k.argPointer(f, 0));
  if (pointed === undefined || (pointed.file.pointers ?? 0) > 0) return done;
  pointed.file.pointers = undefined;
  k.setSlot(k.above(f), 0, pointed.id);
  return k.callIndex(f, 1, k.routineIndex("IopCloseFile"));
}

export const objectManagerDdis: readonly Routine[] = [
  ddi("ObReferenceObjectByHandle", 6, (k, f) => {
    const out = k.argPointer(f, 4);
    k.touch(f, out, 8, true);
    const wanted = { type: k.argPointer(f, 2), fromUser: (k.argU32(f, 3) & 0xff) !== 0 };
    const object = referencedObject(k, k.arg64(f, 0), wanted);
    if (typeof object !== "number") return k.return32(f, object.status);
    referenceObject(k, object, 1);
    k.setPointer(out, object);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ObfReferenceObject", 1, (k, f) => reference(k, f, 1)),
  ddi("ObReferenceObject", 1, (k, f) => reference(k, f, 1)),
  ddi("ObfDereferenceObject", 1, dereference, 1),
  ddi("ObDereferenceObject", 1, dereference, 1),
  ddi("ObDereferenceObjectDeferDelete", 1, dereference, 1),
  ddi("ObReferenceObjectByPointer", 4, (k, f) => {
    reference(k, f, 1);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi(
    "ZwClose",
    1,
    (k, f, step) => {
      if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
      const handle = Number(k.arg64(f, 0) & 0xffff_ffffn);
      const found = k.state.handles.get(handle);
      if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
      k.state.handles.delete(handle);
      if (found.kind !== "file") return k.return32(f, nt.STATUS_SUCCESS);
      k.setSlot(k.above(f), 0, found.target);
      return k.callIndex(f, 1, k.routineIndex("IopCloseFile"));
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
      k.setPointer(fileOut, file.object);
      k.setPointer(deviceOut, topOfStack(k, file.device));
      return k.return32(f, nt.STATUS_SUCCESS);
    },
    2,
  ),
  ddi("IoGetRelatedDeviceObject", 1, (k, f) => {
    const file = k.argPointer(f, 0);
    return k.returnPointer(f, topOfStack(k, k.pointerAt(f, file + k.s.FILE_OBJECT.DeviceObject)));
  }),
];

function namedEvent(k: Kernel, f: Offset, synchronization: boolean): Outcome {
  const name = readUnicodeString(k, f, k.argPointer(f, 0));
  const out = k.argPointer(f, 1);
  k.touch(f, out, 8, true);
  const at = openOrMakeEvent(k, name, synchronization);
  if (at === 0) return k.returnPointer(f, 0);
  k.m.setU64(out, BigInt(newHandle(k, "event", at, name)));
  return k.returnPointer(f, at);
}
