// What is asked of files and of their volumes by class. Position, mode, accesses and alignment belong to the I/O manager; the other
// classes are sent to the device as requests. Left out: classes that only file systems with streams, links and quotas have.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { Option } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { filePosition, setFilePosition } from "../io/file.ts";
import { newRequest, stackParameters } from "../io/request.ts";
import type { FileState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { setUnicodeString, utf16, writeUtf16 } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { fileOf, fillBlock, lacks, send, take } from "./zwfile.ts";

const Class = { access: 8, position: 14, mode: 16, alignment: 17, all: 18 } as const;
/** FILE_READ_ATTRIBUTES, FILE_WRITE_ATTRIBUTES, FILE_WRITE_DATA, DELETE. */
const Right = { readAttributes: 0x80, writeAttributes: 0x100, write: 0x2, delete: 0x1_0000 } as const;

interface ClassForm {
  /** The least room. */
  readonly size: number;
  /** Right that a program's handle needs; undefined for none. */
  readonly right: number | undefined;
}

/** By FILE_INFORMATION_CLASS; undefined for one that is not carried here. */
function queryForm(k: Kernel, which: number): ClassForm | undefined {
  const form = (size: number, right?: number): ClassForm => ({ size, right });
  switch (which) {
    case 4:
      return form(k.s.FILE_BASIC_INFORMATION.size, Right.readAttributes);
    case 5:
      return form(k.s.FILE_STANDARD_INFORMATION.size);
    case 6:
      return form(k.s.FILE_INTERNAL_INFORMATION.size);
    case 7:
      return form(k.s.FILE_EA_INFORMATION.size);
    case Class.access:
      return form(k.s.FILE_ACCESS_INFORMATION.size);
    case 9:
      return form(k.s.FILE_NAME_INFORMATION.size);
    case Class.position:
      return form(k.s.FILE_POSITION_INFORMATION.size);
    case Class.mode:
      return form(k.s.FILE_MODE_INFORMATION.size);
    case Class.alignment:
      return form(k.s.FILE_ALIGNMENT_INFORMATION.size);
    case Class.all:
      return form(k.s.FILE_ALL_INFORMATION.size, Right.readAttributes);
    case 34:
      return form(k.s.FILE_NETWORK_OPEN_INFORMATION.size, Right.readAttributes);
    case 35:
      return form(k.s.FILE_ATTRIBUTE_TAG_INFORMATION.size, Right.readAttributes);
    default:
      return undefined;
  }
}
function setForm(k: Kernel, which: number): ClassForm | undefined {
  const form = (size: number, right?: number): ClassForm => ({ size, right });
  switch (which) {
    case 4:
      return form(k.s.FILE_BASIC_INFORMATION.size, Right.writeAttributes);
    case 10:
    case 65:
      return form(k.s.FILE_RENAME_INFORMATION.size, Right.delete);
    case 13:
      return form(k.s.FILE_DISPOSITION_INFORMATION.size, Right.delete);
    case 64:
      return form(k.s.FILE_DISPOSITION_INFORMATION_EX.size, Right.delete);
    case Class.position:
      return form(k.s.FILE_POSITION_INFORMATION.size);
    case 19:
      return form(k.s.FILE_ALLOCATION_INFORMATION.size, Right.write);
    case 20:
      return form(k.s.FILE_END_OF_FILE_INFORMATION.size, Right.write);
    default:
      return undefined;
  }
}

/** FILE_MODE_INFORMATION's flags are those of CreateOptions. */
function modeOf(k: Kernel, { object }: FileState): number {
  const flags = k.m.u32(object + k.s.FILE_OBJECT.Flags);
  const on = (flag: number, option: number) => ((flags & flag) !== 0 ? option : 0);
  const synchronous = (flags & nt.FO_ALERTABLE_IO) !== 0 ? Option.alert : Option.nonalert;
  return (
    on(nt.FO_SYNCHRONOUS_IO, synchronous) |
    on(nt.FO_WRITE_THROUGH, Option.writeThrough) |
    on(nt.FO_SEQUENTIAL_ONLY, Option.sequential) |
    on(nt.FO_NO_INTERMEDIATE_BUFFERING, Option.noBuffering) |
    on(nt.FO_DELETE_ON_CLOSE, Option.deleteOnClose)
  );
}

/** Answers of the I/O manager itself, of a class and as members of FILE_ALL_INFORMATION. */
function putOwn(k: Kernel, file: FileState, access: number, which: number, at: Offset): boolean {
  switch (which) {
    case Class.access:
      k.m.setU32(at + k.s.FILE_ACCESS_INFORMATION.AccessFlags, access);
      return true;
    case Class.position:
      k.m.setU64(at + k.s.FILE_POSITION_INFORMATION.CurrentByteOffset, BigInt(filePosition(k, file)));
      return true;
    case Class.mode:
      k.m.setU32(at + k.s.FILE_MODE_INFORMATION.Mode, modeOf(k, file));
      return true;
    case Class.alignment: {
      const device = relatedDevice(k, file.object);
      const alignment = k.m.u32(device + k.s.DEVICE_OBJECT.AlignmentRequirement);
      k.m.setU32(at + k.s.FILE_ALIGNMENT_INFORMATION.AlignmentRequirement, alignment);
      return true;
    }
    default:
      return false;
  }
}

function done(k: Kernel, f: Offset, block: Offset, information: number): Outcome {
  k.m.setU32(block, nt.STATUS_SUCCESS);
  k.m.setU64(block + 8, BigInt(information));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (FileHandle, IoStatusBlock, FileInformation, Length, Class); slot 5: request. */
const query: Body = (k, f, step) => {
  const block = k.argPointer(f, 1);
  const buffer = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  const which = k.argU32(f, 4);
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const { file, id, access } = found;
  if (step === 1) {
    const request = take(k, k.slotU32(f, 5));
    fillBlock(k, block, request);
    if (request !== undefined) k.m.u8.set(request.output, buffer);
    const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
    if (which === Class.all && !nt.ntError(status)) {
      const layout = k.s.FILE_ALL_INFORMATION;
      putOwn(k, file, access, Class.access, buffer + layout.AccessInformation);
      putOwn(k, file, access, Class.position, buffer + layout.PositionInformation);
      putOwn(k, file, access, Class.mode, buffer + layout.ModeInformation);
      putOwn(k, file, access, Class.alignment, buffer + layout.AlignmentInformation);
    }
    return k.return32(f, status);
  }
  const form = queryForm(k, which);
  if (form === undefined) return notCarried(k, f, "ZwQueryInformationFile", which);
  if (length < form.size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  if (form.right !== undefined && lacks(k, access, form.right)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  k.touch(f, block, 16, true);
  k.touch(f, buffer, length, true);
  if (putOwn(k, file, access, which, buffer)) return done(k, f, block, form.size);
  return sendQuery(k, f, { routine: "ZwQueryInformationFile", id, file, length, which });
};

/** Asks a file's device for information; slot 5: the request. */
function sendQuery(
  k: Kernel,
  f: Offset,
  query: { routine: string; id: number; file: FileState; length: number; which: number },
): Outcome {
  const { routine, id, file, length, which } = query;
  const request = newRequest(k, {
    device: relatedDevice(k, file.object),
    file: id,
    title: `${routine} of ${file.name}`,
    major: nt.IRP_MJ_QUERY_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.QueryFile.Length": length,
      "Parameters.QueryFile.FileInformationClass": which,
    }),
    transfer: "buffered",
    outputLength: length,
  });
  k.setSlot(f, 5, request.id);
  return send(k, f, request);
}

/** The same parameters. */
const set: Body = (k, f, step) => {
  const block = k.argPointer(f, 1);
  const buffer = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  const which = k.argU32(f, 4);
  if (step === 1) {
    const request = take(k, k.slotU32(f, 5));
    fillBlock(k, block, request);
    return k.return32(f, request?.status ?? nt.STATUS_UNSUCCESSFUL);
  }
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const { file, id, access } = found;
  const form = setForm(k, which);
  if (form === undefined) return notCarried(k, f, "ZwSetInformationFile", which);
  if (length < form.size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  if (form.right !== undefined && lacks(k, access, form.right)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  k.touch(f, block, 16, true);
  k.touch(f, buffer, length, false);
  if (which === Class.position) {
    const position = BigInt.asIntN(64, k.m.u64(buffer + k.s.FILE_POSITION_INFORMATION.CurrentByteOffset));
    if (position < 0n) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    setFilePosition(k, file, Number(position));
    return done(k, f, block, 0);
  }
  const request = newRequest(k, {
    device: relatedDevice(k, file.object),
    file: id,
    title: `ZwSetInformationFile of ${file.name}`,
    major: nt.IRP_MJ_SET_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.SetFile.Length": length,
      "Parameters.SetFile.FileInformationClass": which,
    }),
    transfer: "buffered",
    input: k.m.u8.slice(buffer, buffer + length),
  });
  k.setSlot(f, 5, request.id);
  return send(k, f, request);
};

/** FileMaximumInformation: classes are below it. */
const mostClasses = 84;
function notCarried(k: Kernel, f: Offset, title: string, which: number): Outcome {
  if (which === 0 || which >= mostClasses) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  return stopWithFinding(k, f, "ddi-not-emulated", `${title} with information class ${which} is not emulated.`);
}

/** (FileHandle, IoStatusBlock, FsInformation, Length, FsInformationClass); slot 5: request. */
const queryVolume: Body = (k, f, step) => {
  const block = k.argPointer(f, 1);
  const buffer = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  if (step === 1) {
    const request = take(k, k.slotU32(f, 5));
    fillBlock(k, block, request);
    if (request !== undefined) k.m.u8.set(request.output, buffer);
    return k.return32(f, request?.status ?? nt.STATUS_UNSUCCESSFUL);
  }
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  k.touch(f, block, 16, true);
  k.touch(f, buffer, length, true);
  const request = newRequest(k, {
    device: relatedDevice(k, found.file.object),
    file: found.id,
    title: `ZwQueryVolumeInformationFile of ${found.file.name}`,
    major: nt.IRP_MJ_QUERY_VOLUME_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.QueryVolume.Length": length,
      "Parameters.QueryVolume.FsInformationClass": k.argU32(f, 4),
    }),
    transfer: "buffered",
    outputLength: length,
  });
  k.setSlot(f, 5, request.id);
  return send(k, f, request);
};

/** (FileObject, &ObjectNameInformation): "C:\dir\file", in pool that the caller frees. */
function dosName(k: Kernel, f: Offset): Outcome {
  const object = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  k.touch(f, object, k.s.FILE_OBJECT.size, false);
  k.touch(f, out, 8, true);
  if (k.pointerOr0(object + k.s.FILE_OBJECT.Vpb) === 0) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const path = object + k.s.FILE_OBJECT.FileName;
  const length = k.m.u16(path + k.s.UNICODE_STRING.Length);
  const name = `C:${utf16(k, k.pointerOr0(path + k.s.UNICODE_STRING.Buffer), length)}`;
  const layout = k.s.OBJECT_NAME_INFORMATION;
  const at = allocate(k, { size: layout.size + 2 * name.length + 2, tag: "IoNm", paged: true, zero: true });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  writeUtf16(k, at + layout.size, name);
  setUnicodeString(k, at + layout.Name, at + layout.size, 2 * name.length, 2 * name.length + 2);
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (FileObject, Class, Length, Buffer, &ReturnedLength); slot 5: request. */
const queryByObject: Body = (k, f, step) => {
  const [object, length, buffer, out] = [k.argPointer(f, 0), k.argU32(f, 2), k.argPointer(f, 3), k.argPointer(f, 4)];
  const which = k.argU32(f, 1);
  if (step === 1) {
    const request = take(k, k.slotU32(f, 5));
    if (request !== undefined) k.m.u8.set(request.output, buffer);
    k.m.setU32(out, request?.information ?? 0);
    return k.return32(f, request?.status ?? nt.STATUS_UNSUCCESSFUL);
  }
  k.touch(f, object, k.s.FILE_OBJECT.size, false);
  k.touch(f, buffer, length, true);
  k.touch(f, out, 4, true);
  const form = queryForm(k, which);
  const known = [...k.state.files].find(([, file]) => file.object === object);
  if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (form === undefined) return notCarried(k, f, "IoQueryFileInformation", which);
  if (length < form.size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const [id, file] = known;
  return sendQuery(k, f, { routine: "IoQueryFileInformation", id, file, length, which });
};

export const fileInformationDdis: readonly Routine[] = [
  ddi("ZwQueryInformationFile", 5, query, 1),
  ddi("ZwSetInformationFile", 5, set, 1),
  ddi("ZwQueryVolumeInformationFile", 5, queryVolume, 1),
  ddi("IoQueryFileDosDeviceName", 2, dosName),
  ddi("IoQueryFileInformation", 5, queryByObject, 1),
];
