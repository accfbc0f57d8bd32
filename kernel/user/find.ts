// FindFirstFile and its kin: a directory is opened, and asked for the entries that a pattern means, some at a time.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access, Disposition, Option } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import { newRequest, stackParameters } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { makeUnicodeString, utf16 } from "../rtl/unicode.ts";
import { Win32 } from "./io.ts";
import { addHandle } from "./objects.ts";
import { fullPath, ntPath } from "./paths.ts";
import {
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  failStatus,
  invalidHandleValue,
  ok,
  structure,
  textOf,
  win32,
  writeText,
} from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";
import type { FoundFile, Search } from "./state.ts";

/** FileBothDirectoryInformation. */
const bothDirectory = 3;
/** Bytes asked for at a time. */
const room = 4096;
const shareAll = 7;
const noMoreFiles = 18;
const fileNotFound = 2;

/** Where the directory's request and its buffers are kept while it is asked: further slots of the routine. */
const Slot = { request: 2, file: 3, pattern: 4, buffer: 5 } as const;

/** What the file system makes of a pattern: "?" also means no character where the name, or its part before a dot, ends. */
const forFileSystem = (pattern: string): string => (pattern === "*.*" ? "*" : pattern.replaceAll("?", ">"));

/** Asks the directory; the body goes on at step `next`. The pattern counts the first time only. */
function ask(k: Kernel, f: Offset, next: number, file: number, pattern: string): Outcome {
  const name = pattern === "" ? 0 : allocate(k, { size: k.s.UNICODE_STRING.size, tag: "Find", zero: true });
  if (name !== 0) makeUnicodeString(k, name, pattern);
  const buffer = allocate(k, { size: room, tag: "Find", what: "directory entries", zero: true });
  const object = k.state.files.get(file)?.object ?? 0;
  const request = newRequest(k, {
    device: relatedDevice(k, object),
    file,
    title: `search of ${k.state.files.get(file)?.name ?? "a directory"}`,
    major: nt.IRP_MJ_DIRECTORY_CONTROL,
    minor: nt.IRP_MN_QUERY_DIRECTORY,
    parameters: stackParameters(k, {
      "Parameters.QueryDirectory.Length": room,
      "Parameters.QueryDirectory.FileName": k.address(name),
      "Parameters.QueryDirectory.FileInformationClass": bothDirectory,
    }),
    transfer: "neither",
    outputLength: room,
    caller: { input: 0n, output: k.address(buffer), mode: 0 },
  });
  k.setSlot(f, Slot.request, request.id);
  k.setSlot(f, Slot.pattern, name);
  k.setSlot(f, Slot.buffer, buffer);
  return callService(k, f, next, "IopSendRequest", request.id);
}

/** What the directory answered; a number is the status that says why there is nothing more. */
function answer(k: Kernel, f: Offset): readonly FoundFile[] | number {
  k.state.requests.delete(k.slotU32(f, Slot.request));
  const buffer = k.slotU32(f, Slot.buffer);
  const name = k.slotU32(f, Slot.pattern);
  const status = serviceStatus(k);
  const found = nt.ntSuccess(status) ? entriesAt(k, buffer) : status;
  release(k, buffer);
  if (name !== 0) release(k, k.pointerOr0(name + k.s.UNICODE_STRING.Buffer));
  release(k, name);
  return found;
}

function entriesAt(k: Kernel, buffer: Offset): FoundFile[] {
  const layout = k.s.FILE_DIRECTORY_INFORMATION;
  const { FileName } = k.s.FILE_BOTH_DIR_INFORMATION;
  const found: FoundFile[] = [];
  for (let at = buffer; ; at += k.m.u32(at)) {
    const length = k.m.u32(at + layout.FileNameLength);
    found.push({
      name: utf16(k, at + FileName, length),
      attributes: k.m.u32(at + layout.FileAttributes),
      size: k.m.u64(at + layout.EndOfFile),
      created: k.m.u64(at + layout.CreationTime),
      accessed: k.m.u64(at + layout.LastAccessTime),
      written: k.m.u64(at + layout.LastWriteTime),
    });
    if (k.m.u32(at) === 0) return found;
  }
}

function put(k: Kernel, f: Offset, found: FoundFile, wide: boolean): void {
  const layout = structure(k, f, wide ? "WIN32_FIND_DATAW" : "WIN32_FIND_DATAA", [
    "dwFileAttributes",
    "ftCreationTime",
    "ftLastAccessTime",
    "ftLastWriteTime",
    "nFileSizeHigh",
    "nFileSizeLow",
    "cFileName",
  ]);
  const at = bytesAt(k, f, 1, layout.size, true);
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU32(at + layout.dwFileAttributes, found.attributes);
  k.m.setU64(at + layout.ftCreationTime, found.created);
  k.m.setU64(at + layout.ftLastAccessTime, found.accessed);
  k.m.setU64(at + layout.ftLastWriteTime, found.written);
  k.m.setU32(at + layout.nFileSizeHigh, Number(found.size >> 32n));
  k.m.setU32(at + layout.nFileSizeLow, Number(found.size & 0xffff_ffffn));
  writeText(k, f, k.arg64(f, 1) + BigInt(layout.cFileName), found.name, wide);
}

/** (pattern, found). Steps: 1 the directory has been opened, 2 it has answered, 3 it has been closed as nothing was found. */
const findFirst =
  (wide: boolean): Body =>
  (k, f, step) => {
    const process = currentProcess(k);
    const path = fullPath(process, textOf(k, f, 0, wide) ?? "");
    const end = path.lastIndexOf("\\") + 1;
    switch (step) {
      case 0: {
        // A path that names no entry finds nothing.
        if (end === path.length) return fail(k, f, fileNotFound, invalidHandleValue);
        const begun = beginOpen(k, {
          name: ntPath(k, process, path.slice(0, end)),
          access: 1,
          desired: Access.read | Access.synchronize,
          share: shareAll,
          options: (Disposition.open << 24) | Option.directory | Option.nonalert,
          user: "administrator",
        });
        if ("status" in begun) return failStatus(k, f, begun.status, invalidHandleValue);
        k.setSlot(f, Slot.request, begun.request.id);
        k.setSlot(f, Slot.file, begun.file);
        return callService(k, f, 1, "IopSendRequest", begun.request.id);
      }
      case 1: {
        k.state.requests.delete(k.slotU32(f, Slot.request));
        const status = serviceStatus(k);
        if (nt.ntSuccess(status)) return ask(k, f, 2, k.slotU32(f, Slot.file), forFileSystem(path.slice(end)));
        dropFile(k, k.slotU32(f, Slot.file));
        return failStatus(k, f, status, invalidHandleValue);
      }
      case 2: {
        const found = answer(k, f);
        const [first, ...rest] = typeof found === "number" ? [] : found;
        if (first === undefined) return callService(k, f, 3, "IopCloseFile", k.slotU32(f, Slot.file));
        put(k, f, first, wide);
        const file = k.slotU32(f, Slot.file);
        const name = k.state.files.get(file)?.name ?? "";
        const handle = addHandle(k, process, { kind: "file", target: file, access: 1, overlapped: false, name });
        const number = process.nextLibrary++;
        process.library.set(number, { kind: "search", file, handle: Number(handle), found: rest });
        return k.return64(f, BigInt(number));
      }
      default:
        return fail(k, f, fileNotFound, invalidHandleValue);
    }
  };

function searchAt(k: Kernel, f: Offset): Search | undefined {
  const found = currentProcess(k).library.get(Number(k.arg64(f, 0) & 0xffff_ffffn));
  return found?.kind === "search" ? found : undefined;
}

/** (search, found). */
const findNext =
  (wide: boolean): Body =>
  (k, f, step) => {
    const search = searchAt(k, f);
    if (search === undefined) return fail(k, f, Win32.invalidHandle);
    if (step === 1) {
      const more = answer(k, f);
      if (typeof more === "number") return fail(k, f, noMoreFiles);
      search.found = more;
    }
    const [next, ...rest] = search.found;
    if (next === undefined) return ask(k, f, 1, search.file, "");
    search.found = rest;
    put(k, f, next, wide);
    return ok(k, f);
  };

/** (search). */
const findClose: Body = (k, f, step) => {
  if (step === 1) return ok(k, f);
  const search = searchAt(k, f);
  if (search === undefined) return fail(k, f, Win32.invalidHandle);
  const process = currentProcess(k);
  process.library.delete(Number(k.arg64(f, 0) & 0xffff_ffffn));
  process.handles.delete(search.handle);
  return callService(k, f, 1, "IopCloseFile", search.file);
};

export const findRoutines: readonly Routine[] = [
  ...ansiAndWide("FindFirstFile", 2, findFirst, 4),
  ...ansiAndWide("FindNextFile", 2, findNext, 4),
  win32("FindClose", 1, findClose),
];
