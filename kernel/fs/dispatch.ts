// The dispatch routine of the file system: what IRPs ask of the volume is done at once, and they are completed.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { completeWith, currentLocation } from "../io/irp.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { utf16 } from "../rtl/unicode.ts";
import { queryDirectory } from "./directory.ts";
import { requestorOf } from "./file-lock-ddis.ts";
import { queryInformation, queryVolume, setInformation } from "./information.ts";
import { type Answer, cleanUp, close, create, nodeOfFile } from "./open.ts";
import { querySecurity, setSecurity } from "./security.ts";
import { callersBuffer, transfer } from "./transfer.ts";
import { locksOf } from "./tree.ts";

/** Slots: 0 device, 1 IRP; 2 status. Steps: 1 the IRP has been completed, 2 so it has with its locks, 3 the locks or contexts have been given back. */
export const fsdDispatch = internal("FsdDispatch", 4, (k, f, step) => {
  if (step === 1) return k.return32(f, k.slotU32(f, 2));
  if (step === 2) return k.return32(f, k.result32(f));
  const irp = k.argPointer(f, 1);
  const first = step === 0 ? withRoutines(k, f, irp) : undefined;
  if (first !== undefined) return first;
  const { status, information = 0 } = answerOf(k, f, k.argPointer(f, 0), irp);
  k.m.setU64(irp + k.s.IRP["IoStatus.Information"], BigInt(information));
  return completeWith(k, f, irp, status);
});

/**
 * What is done to a file's locks: a request for one, or all given back as the last handle is closed; and to the contexts of a file that goes.
 * Undefined for other requests.
 */
function withRoutines(k: Kernel, f: Offset, irp: Offset): Outcome | undefined {
  const stack = currentLocation(k, irp);
  const major = k.m.u8[stack] ?? 0;
  const object = k.pointerOr0(stack + k.s.IO_STACK_LOCATION.FileObject);
  const node = object === 0 ? undefined : nodeOfFile(k, object);
  if (k.argPointer(f, 0) !== k.state.volume.fileSystem || node === undefined) return undefined;
  if (node.directory && major !== nt.IRP_MJ_CLOSE) return undefined;
  const callee = k.above(f);
  k.setArgPointer(callee, 0, locksOf(k, node.block));
  if (major === nt.IRP_MJ_LOCK_CONTROL) {
    k.setArgPointer(callee, 1, irp);
    k.setArg64(callee, 2, 0n);
    return k.callIndex(f, 2, k.routineIndex("FsRtlProcessFileLock"));
  }
  // The file goes with its last file object: what filters hang on to it is freed by them.
  if (major === nt.IRP_MJ_CLOSE && node.opened === 1) {
    k.setArgPointer(callee, 0, node.block);
    return k.callIndex(f, 3, k.routineIndex("FsRtlTeardownPerStreamContexts"));
  }
  if (major !== nt.IRP_MJ_CLEANUP) return undefined;
  k.setArgPointer(callee, 1, object);
  k.setArg64(callee, 2, requestorOf(k, irp));
  k.setArg64(callee, 3, 0n);
  return k.callIndex(f, 3, k.routineIndex("FsRtlFastUnlockAll"));
}

function answerOf(k: Kernel, f: Offset, device: Offset, irp: Offset): Answer {
  const stack = currentLocation(k, irp);
  const layout = k.s.IO_STACK_LOCATION;
  const major = k.m.u8[stack] ?? 0;
  const object = k.pointerOr0(stack + layout.FileObject);
  // Requests that another driver sends to the disk below the file system.
  if (device !== k.state.volume.fileSystem || object === 0) return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
  const system = k.pointerOr0(irp + k.s.IRP["AssociatedIrp.SystemBuffer"]);
  switch (major) {
    case nt.IRP_MJ_CREATE:
      return createFrom(k, stack, object);
    case nt.IRP_MJ_CLEANUP:
      cleanUp(k, object);
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MJ_CLOSE:
      close(k, object);
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MJ_READ:
    case nt.IRP_MJ_WRITE:
      return transfer(k, f, irp, stack, object);
    // A file's locks have been seen to; neither directories nor the volume have any.
    case nt.IRP_MJ_LOCK_CONTROL:
      return { status: nt.STATUS_INVALID_PARAMETER };
    // What has been written is on the disk already.
    case nt.IRP_MJ_FLUSH_BUFFERS:
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MJ_QUERY_INFORMATION: {
      const length = k.m.u32(stack + layout["Parameters.QueryFile.Length"]);
      return queryInformation(
        k,
        object,
        k.m.u32(stack + layout["Parameters.QueryFile.FileInformationClass"]),
        length,
        system,
      );
    }
    case nt.IRP_MJ_SET_INFORMATION:
      return setInformation(k, object, k.m.u32(stack + layout["Parameters.SetFile.FileInformationClass"]), system);
    case nt.IRP_MJ_QUERY_VOLUME_INFORMATION: {
      const length = k.m.u32(stack + layout["Parameters.QueryVolume.Length"]);
      return queryVolume(k, k.m.u32(stack + layout["Parameters.QueryVolume.FsInformationClass"]), length, system);
    }
    case nt.IRP_MJ_QUERY_SECURITY:
    case nt.IRP_MJ_SET_SECURITY:
      return security(k, f, irp, stack, object);
    case nt.IRP_MJ_DIRECTORY_CONTROL:
      if (k.m.u8[stack + 1] !== nt.IRP_MN_QUERY_DIRECTORY) return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
      return queryDirectory(k, f, irp, stack, object);
    default:
      return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
  }
}

function security(k: Kernel, f: Offset, irp: Offset, stack: Offset, object: Offset): Answer {
  const node = nodeOfFile(k, object);
  const layout = k.s.IO_STACK_LOCATION;
  if (node === undefined) return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
  const information = k.m.u32(stack + layout["Parameters.QuerySecurity.SecurityInformation"]);
  if (k.m.u8[stack] === nt.IRP_MJ_SET_SECURITY) {
    const given = k.pointerOr0(stack + layout["Parameters.SetSecurity.SecurityDescriptor"]);
    return { status: setSecurity(k, f, node, information, given) };
  }
  const bytes = querySecurity(k, node, information);
  if (k.m.u32(stack + layout["Parameters.QuerySecurity.Length"]) < bytes.length)
    return { status: nt.STATUS_BUFFER_OVERFLOW, information: bytes.length };
  const buffer = callersBuffer(k, f, irp, bytes.length, true);
  if (buffer === undefined) return { status: nt.STATUS_INVALID_USER_BUFFER };
  k.m.u8.set(bytes, buffer);
  return { status: nt.STATUS_SUCCESS, information: bytes.length };
}

function createFrom(k: Kernel, stack: Offset, object: Offset): Answer {
  const layout = k.s.IO_STACK_LOCATION;
  const file = [...k.state.files.values()].find((one) => one.object === object);
  if (file === undefined) return { status: nt.STATUS_INVALID_PARAMETER };
  const name = object + k.s.FILE_OBJECT.FileName;
  const path = utf16(k, k.pointerOr0(name + k.s.UNICODE_STRING.Buffer), k.m.u16(name + k.s.UNICODE_STRING.Length));
  return create(k, {
    file,
    path,
    options: k.m.u32(stack + layout["Parameters.Create.Options"]),
    attributes: k.m.u16(stack + layout["Parameters.Create.FileAttributes"]),
    share: k.m.u16(stack + layout["Parameters.Create.ShareAccess"]),
  });
}
