// ZwCreateFile, ZwOpenFile and their kin: files and devices opened by name, and what begins with opening one. Left out: extended
// attributes, initial allocation beyond the first bytes, names relative to a directory of the object manager's.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { Information } from "../fs/information.ts";
import { Access, Disposition, fileAccess, Option } from "../fs/open.ts";
import { beginOpen, dropFile, type OpenOptions } from "../io/file.ts";
import { beginOnFile, type OnFile } from "../io/on-file.ts";
import { stackParameters } from "../io/request.ts";
import type { FileState, Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { partsOf } from "../se/object-security.ts";
import { type ObjectAttributes, readAttributes } from "./attributes.ts";
import { checkHandleMode, findHandle, handleAt, newHandle } from "./handles.ts";

const writes = Access.write | Access.append;
const sharesAll = 7;
const mostDisposition = Disposition.overwriteIf;

/** Where each of the routines that open has its parameters: attributes and disposition are absent where a file must be there. */
const openParameters = {
  6: { attributes: undefined, share: 4, disposition: undefined, options: 5 },
  11: { attributes: 5, share: 6, disposition: 7, options: 8 },
} as const;

/** Combinations that no file can be opened with; accesses that options need are asked of callers in user mode alone. */
function isInvalid(k: Kernel, access: number, disposition: number, options: number): boolean {
  const synchronous = options & (Option.alert | Option.nonalert);
  const lacksAccess =
    (synchronous !== 0 && (access & Access.synchronize) === 0) ||
    ((options & Option.deleteOnClose) !== 0 && (access & Access.delete) === 0);
  return (
    (k.asUser && lacksAccess) ||
    disposition > mostDisposition ||
    synchronous === (Option.alert | Option.nonalert) ||
    ((options & Option.directory) !== 0 && (options & Option.nonDirectory) !== 0) ||
    ((options & Option.directory) !== 0 &&
      ![Disposition.open, Disposition.create, Disposition.openIf].some((one) => one === disposition))
  );
}

/** A name relative to the directory that RootDirectory is a handle of; undefined if that is none of a file. */
function fullName(k: Kernel, { name = "", root }: ObjectAttributes): string | undefined {
  if (root === 0n) return name;
  const handle = findHandle(k, root);
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file === undefined ? undefined : name === "" ? file.name : `${file.name}\\${name}`;
}

interface Wanted {
  readonly attributes: ObjectAttributes;
  readonly access: number;
  readonly share: number;
  /** CreateOptions, with the disposition in the high byte. */
  readonly options: number;
  readonly fileAttributes?: number;
}
/** How the I/O manager opens it; or the status that says why it does not even try. */
function optionsOf(k: Kernel, f: Offset, wanted: Wanted): OpenOptions | { readonly status: number } {
  const { access, share, options, attributes } = wanted;
  if (isInvalid(k, access, options >>> 24, options)) return { status: nt.STATUS_INVALID_PARAMETER };
  const name = fullName(k, attributes);
  if (name === undefined) return { status: nt.STATUS_INVALID_HANDLE };
  return {
    name,
    access: ((access & Access.read) !== 0 ? 1 : 0) | ((access & writes) !== 0 ? 2 : 0),
    desired: access,
    share: share & sharesAll,
    options,
    synchronous: (options & (Option.alert | Option.nonalert)) !== 0,
    security: attributes.security === 0 ? undefined : partsOf(k, f, attributes.security),
    ...(wanted.fileAttributes === undefined ? {} : { attributes: wanted.fileAttributes }),
  };
}

/** (&FileHandle, DesiredAccess, ObjectAttributes, IoStatusBlock, …); two slots after the parameters: request and file. */
function openFile(form: keyof typeof openParameters, params: number = form, context?: number): Body {
  const at = openParameters[form];
  return (k, f, step) => {
    const out = k.argPointer(f, 0);
    const block = k.argPointer(f, 3);
    const access = fileAccess(k.argU32(f, 1));
    const attributes = readAttributes(k, f, k.argPointer(f, 2));
    if (step === 0) {
      k.touch(f, out, 8, true);
      k.touch(f, block, 16, true);
      const disposition = at.disposition === undefined ? Disposition.open : k.argU32(f, at.disposition);
      const options = optionsOf(k, f, {
        attributes,
        access,
        share: k.argU32(f, at.share),
        options: ((disposition & 0xff) << 24) | (k.argU32(f, at.options) & 0xff_ffff),
        ...(at.attributes === undefined ? {} : { fileAttributes: k.argU32(f, at.attributes) }),
      });
      const begun = "status" in options ? options : beginOpen(k, options);
      if ("status" in begun) return k.return32(f, begun.status);
      if (context !== undefined) begun.request.ecpList = parametersOf(k, f, k.argPointer(f, context));
      k.setSlot(f, params, begun.request.id);
      k.setSlot(f, params + 1, begun.file);
      return send(k, f, begun.request);
    }
    const request = take(k, k.slotU32(f, params));
    fillBlock(k, block, request);
    const target = k.slotU32(f, params + 1);
    const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
    const file = k.state.files.get(target);
    if (!nt.ntSuccess(status) || file === undefined) {
      dropFile(k, target);
      return k.return32(f, status);
    }
    k.m.setU64(out, newHandle(k, { kind: "file", target, name: file.name, access, kernel: attributes.kernel }));
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** The extra create parameters of an IO_DRIVER_CREATE_CONTEXT. */
function parametersOf(k: Kernel, f: Offset, context: Offset): Offset {
  if (context === 0) return 0;
  const layout = k.s.IO_DRIVER_CREATE_CONTEXT;
  k.touch(f, context, layout.size, false);
  return k.pointerAt(f, context + layout.ExtraCreateParameter);
}

/** Runs an operation on the file that an OBJECT_ATTRIBUTES names; the body goes on at step 1. Slot `slot`: what was asked. */
function askByName(k: Kernel, f: Offset, slot: number, wanted: Wanted, ask?: OnFile["ask"]): Outcome {
  const open = optionsOf(k, f, wanted);
  const begun = "status" in open ? open : beginOnFile(k, ask === undefined ? { open } : { open, ask });
  if ("status" in begun) return k.return32(f, begun.status);
  begun.slots.forEach((value, i) => {
    k.setSlot(k.above(f), i, value);
  });
  k.setSlot(f, slot, begun.slots[2]);
  return k.callIndex(f, 1, k.routineIndex("IopOnFile"));
}

/** (ObjectAttributes): the file is opened to be deleted when it is closed, which follows at once. */
const deleteFile: Body = (k, f, step) => {
  if (step === 1) return k.return32(f, k.result32(f));
  return askByName(k, f, 1, {
    attributes: readAttributes(k, f, k.argPointer(f, 0)),
    access: Access.delete,
    share: sharesAll,
    options: (Disposition.open << 24) | Option.deleteOnClose,
  });
};

/** FILE_READ_ATTRIBUTES. */
const readAttributesRight = 0x80;
/** (ObjectAttributes, FILE_NETWORK_OPEN_INFORMATION); slot 2: request. */
const queryFullAttributes: Body = (k, f, step) => {
  const out = k.argPointer(f, 1);
  const length = k.s.FILE_NETWORK_OPEN_INFORMATION.size;
  if (step === 1) {
    const request = take(k, k.slotU32(f, 2));
    if (request !== undefined) k.m.u8.set(request.output, out);
    return k.return32(f, k.result32(f));
  }
  k.touch(f, out, length, true);
  const wanted: Wanted = {
    attributes: readAttributes(k, f, k.argPointer(f, 0)),
    access: readAttributesRight,
    share: sharesAll,
    options: Disposition.open << 24,
  };
  return askByName(k, f, 2, wanted, {
    major: nt.IRP_MJ_QUERY_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.QueryFile.Length": length,
      "Parameters.QueryFile.FileInformationClass": Information.networkOpen,
    }),
    transfer: "buffered",
    outputLength: length,
  });
};

export function send(k: Kernel, f: Offset, request: Request): Outcome {
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}

export function take(k: Kernel, id: number): Request | undefined {
  const request = k.state.requests.get(id);
  k.state.requests.delete(id);
  return request;
}

export function fillBlock(k: Kernel, block: Offset, request: Request | undefined): void {
  k.m.setU32(block, request?.status ?? nt.STATUS_UNSUCCESSFUL);
  k.m.setU64(block + 8, request?.informationPointer ?? 0n);
}

export function fileOf(k: Kernel, f: Offset): { id: number; file: FileState; access: number } | undefined {
  const handle = handleAt(k, f, 0);
  checkHandleMode(k, f, k.arg64(f, 0));
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file === undefined || handle === undefined ? undefined : { id: handle.target, file, access: handle.access };
}
/** Only the access of handles that the kernel was given by programs is checked. */
export const lacks = (k: Kernel, access: number, wanted: number): boolean => k.asUser && (access & wanted) === 0;

export const fileDdis: readonly Routine[] = [
  ddi("ZwCreateFile", 11, openFile(11), 2),
  ddi("ZwOpenFile", 6, openFile(6), 2),
  // Three more parameters say what kind of file it is and how the name is looked for.
  ddi("IoCreateFile", 14, openFile(11, 14), 2),
  ddi("IoCreateFileSpecifyDeviceObjectHint", 15, openFile(11, 15), 2),
  ddi("IoCreateFileEx", 15, openFile(11, 15, 14), 2),
  ddi("ZwDeleteFile", 1, deleteFile, 1),
  ddi("ZwQueryFullAttributesFile", 2, queryFullAttributes, 1),
];
