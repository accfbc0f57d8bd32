// Files by name: deleted, moved, made, asked about, without a handle of the program's own. Each routine has the I/O manager open the
// file for one operation, as the Win32 API does.
import { Frame, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Information } from "../fs/information.ts";
import { Access, Disposition, Option } from "../fs/open.ts";
import { beginOnFile, type OnFile } from "../io/on-file.ts";
import { stackParameters } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { errnoOf, setErrno } from "./errno.ts";
import { fullPath, ntPath } from "./paths.ts";
import {
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  failStatus,
  ok,
  structure,
  textOf,
  win32,
  writeText,
} from "./routine.ts";
import { callService, serviceStatus, userThread } from "./service.ts";

const Right = { readAttributes: 0x80, writeAttributes: 0x100 } as const;
const shareAll = 7;
const invalidAttributes = 0xffff_ffffn;
const pathNotFound = 3;
const MoveFlag = { replace: 1 } as const;

interface ByName {
  readonly name: string;
  readonly access: number;
  readonly disposition?: number;
  readonly options?: number;
  readonly ask?: OnFile["ask"];
}
/** The body goes on at step 1; slot `slot` has what was asked, which `answer` takes. */
function onName(k: Kernel, f: Offset, slot: number, wanted: ByName): Outcome {
  const open = {
    name: ntPath(k, currentProcess(k), wanted.name),
    access: 0,
    desired: wanted.access | Access.synchronize,
    share: shareAll,
    options: ((wanted.disposition ?? Disposition.open) << 24) | Option.nonalert | (wanted.options ?? 0),
    user: "administrator",
  } as const;
  const begun = beginOnFile(k, wanted.ask === undefined ? { open } : { open, ask: wanted.ask });
  if ("status" in begun) return failStatus(k, f, begun.status);
  k.setSlot(f, slot, begun.slots[2]);
  return callService(k, f, 1, "IopOnFile", ...begun.slots);
}
function answer(k: Kernel, f: Offset, slot: number): Uint8Array | undefined {
  const request = k.state.requests.get(k.slotU32(f, slot));
  k.state.requests.delete(k.slotU32(f, slot));
  return nt.ntSuccess(serviceStatus(k)) ? request?.output : undefined;
}
const finish = (k: Kernel, f: Offset): Outcome => {
  const status = serviceStatus(k);
  return nt.ntSuccess(status) ? ok(k, f) : failStatus(k, f, status);
};
/** The same operation under a name of the C run-time's: 0, or -1 with errno. */
const inRuntime =
  (body: Body): Body =>
  (k, f, step) => {
    const outcome = body(k, f, step);
    if (outcome !== Status.Returned) return outcome;
    if (k.m.u32(f + Frame.result) !== 0) return k.return32(f, 0);
    setErrno(k, errnoOf(userThread(k).lastError));
    return k.return32(f, -1);
  };

/** A request that sets information of a class. */
export function setting(k: Kernel, which: number, input: Uint8Array): NonNullable<OnFile["ask"]> {
  return {
    major: nt.IRP_MJ_SET_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.SetFile.Length": input.length,
      "Parameters.SetFile.FileInformationClass": which,
    }),
    transfer: "buffered",
    input,
  };
}
export function asking(k: Kernel, which: number, outputLength: number): NonNullable<OnFile["ask"]> {
  return {
    major: nt.IRP_MJ_QUERY_INFORMATION,
    parameters: stackParameters(k, {
      "Parameters.QueryFile.Length": outputLength,
      "Parameters.QueryFile.FileInformationClass": which,
    }),
    transfer: "buffered",
    outputLength,
  };
}

/** (name). */
const remove =
  (wide: boolean, directory: boolean): Body =>
  (k, f, step) => {
    if (step === 1) {
      answer(k, f, 2);
      return finish(k, f);
    }
    return onName(k, f, 2, {
      name: textOf(k, f, 0, wide) ?? "",
      access: Access.delete,
      options: directory ? Option.directory : Option.nonDirectory,
      ask: setting(k, Information.disposition, Uint8Array.of(1)),
    });
  };

/** FILE_RENAME_INFORMATION for a name. */
function renaming(k: Kernel, name: string, replace: boolean): Uint8Array {
  const layout = k.s.FILE_RENAME_INFORMATION;
  const bytes = new Uint8Array(Math.max(layout.size, layout.FileName + 2 * name.length));
  const view = new DataView(bytes.buffer);
  bytes[layout.ReplaceIfExists] = replace ? 1 : 0;
  view.setUint32(layout.FileNameLength, 2 * name.length, true);
  for (let i = 0; i < name.length; i++) view.setUint16(layout.FileName + 2 * i, name.charCodeAt(i), true);
  return bytes;
}
/** (from, to) and, for the Ex form, flags. */
const moveFile =
  (wide: boolean, ex: boolean): Body =>
  (k, f, step) => {
    if (step === 1) {
      answer(k, f, 3);
      return finish(k, f);
    }
    const to = ntPath(k, currentProcess(k), textOf(k, f, 1, wide) ?? "");
    const replace = ex && (k.argU32(f, 2) & MoveFlag.replace) !== 0;
    return onName(k, f, 3, {
      name: textOf(k, f, 0, wide) ?? "",
      access: Access.delete,
      ask: setting(k, Information.rename, renaming(k, to, replace)),
    });
  };

/** (name, security). */
const createDirectory =
  (wide: boolean): Body =>
  (k, f, step) =>
    step === 1
      ? finish(k, f)
      : onName(k, f, 2, {
          name: textOf(k, f, 0, wide) ?? "",
          access: Access.read,
          disposition: Disposition.create,
          options: Option.directory,
        });

const networkOpen = (k: Kernel) => asking(k, Information.networkOpen, k.s.FILE_NETWORK_OPEN_INFORMATION.size);

/** (name). */
const getAttributes =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      const name = textOf(k, f, 0, wide) ?? "";
      if (name === "") return fail(k, f, pathNotFound, invalidAttributes);
      return onName(k, f, 2, { name, access: Right.readAttributes, ask: networkOpen(k) });
    }
    const found = answer(k, f, 2);
    if (found === undefined) return failStatus(k, f, serviceStatus(k), invalidAttributes);
    return k.return64(
      f,
      BigInt(new DataView(found.buffer).getUint32(k.s.FILE_NETWORK_OPEN_INFORMATION.FileAttributes, true)),
    );
  };

/** (name, level, WIN32_FILE_ATTRIBUTE_DATA); slot 3. */
const getAttributesEx =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 0)
      return onName(k, f, 3, {
        name: textOf(k, f, 0, wide) ?? "",
        access: Right.readAttributes,
        ask: networkOpen(k),
      });
    const found = answer(k, f, 3);
    if (found === undefined) return failStatus(k, f, serviceStatus(k));
    const view = new DataView(found.buffer, found.byteOffset);
    const from = k.s.FILE_NETWORK_OPEN_INFORMATION;
    const to = structure(k, f, "WIN32_FILE_ATTRIBUTE_DATA", [
      "dwFileAttributes",
      "ftCreationTime",
      "ftLastAccessTime",
      "ftLastWriteTime",
      "nFileSizeHigh",
      "nFileSizeLow",
    ]);
    const at = bytesAt(k, f, 2, to.size, true);
    k.m.setU32(at + to.dwFileAttributes, view.getUint32(from.FileAttributes, true));
    k.m.setU64(at + to.ftCreationTime, view.getBigUint64(from.CreationTime, true));
    k.m.setU64(at + to.ftLastAccessTime, view.getBigUint64(from.LastAccessTime, true));
    k.m.setU64(at + to.ftLastWriteTime, view.getBigUint64(from.LastWriteTime, true));
    k.m.setU32(at + to.nFileSizeLow, view.getUint32(from.EndOfFile, true));
    k.m.setU32(at + to.nFileSizeHigh, view.getUint32(from.EndOfFile + 4, true));
    return ok(k, f);
  };

/** (name, attributes). */
const setAttributes =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 1) {
      answer(k, f, 2);
      return finish(k, f);
    }
    const layout = k.s.FILE_BASIC_INFORMATION;
    const basic = new Uint8Array(layout.size);
    // No attribute at all is FILE_ATTRIBUTE_NORMAL.
    new DataView(basic.buffer).setUint32(layout.FileAttributes, k.argU32(f, 1) || 0x80, true);
    return onName(k, f, 2, {
      name: textOf(k, f, 0, wide) ?? "",
      access: Right.writeAttributes,
      ask: setting(k, Information.basic, basic),
    });
  };

/** (name): it must be a directory that is there. */
const setDirectory =
  (wide: boolean): Body =>
  (k, f, step) => {
    const name = textOf(k, f, 0, wide) ?? "";
    if (step === 0) return onName(k, f, 1, { name, access: Right.readAttributes, options: Option.directory });
    const status = serviceStatus(k);
    if (!nt.ntSuccess(status)) return failStatus(k, f, status);
    const process = currentProcess(k);
    const path = fullPath(process, name);
    process.directory = path.endsWith("\\") ? path : `${path}\\`;
    return ok(k, f);
  };

/** A text into the room of `size` characters at an address: its length, or the room that it needs. */
function givePath(k: Kernel, f: Offset, path: string, address: bigint, room: number, wide: boolean): Outcome {
  if (room <= path.length) return k.return32(f, path.length + 1);
  writeText(k, f, address, path, wide);
  return k.return32(f, path.length);
}

/** (name, size, text, &file part). */
const getFullPath =
  (wide: boolean): Body =>
  (k, f) => {
    const path = fullPath(currentProcess(k), textOf(k, f, 0, wide) ?? "");
    const [room, address] = [k.argU32(f, 1), k.arg64(f, 2)];
    if (room > path.length && k.arg64(f, 3) !== 0n) {
      const part = path.lastIndexOf("\\") + 1;
      k.m.setU64(bytesAt(k, f, 3, 8, true), part === path.length ? 0n : address + BigInt(part * (wide ? 2 : 1)));
    }
    return givePath(k, f, path, address, room, wide);
  };

/** The directory of programs that have not chosen another; a final backslash shows with the root alone. */
const shownDirectory = (directory: string): string => (directory.length > 3 ? directory.slice(0, -1) : directory);

export const byNameRoutines: readonly Routine[] = [
  ...ansiAndWide("DeleteFile", 1, (wide) => remove(wide, false), 2),
  ...["remove", "_unlink", "unlink"].map((name) => win32(name, 1, inRuntime(remove(false, false)), 2)),
  win32("_wremove", 1, inRuntime(remove(true, false)), 2),
  win32("rename", 2, inRuntime(moveFile(false, false)), 2),
  win32("_wrename", 2, inRuntime(moveFile(true, false)), 2),
  ...ansiAndWide("RemoveDirectory", 1, (wide) => remove(wide, true), 2),
  ...ansiAndWide("MoveFile", 2, (wide) => moveFile(wide, false), 2),
  ...ansiAndWide("MoveFileEx", 3, (wide) => moveFile(wide, true), 1),
  ...ansiAndWide("CreateDirectory", 2, createDirectory, 1),
  ...ansiAndWide("GetFileAttributes", 1, getAttributes, 2),
  ...ansiAndWide("GetFileAttributesEx", 3, getAttributesEx, 1),
  ...ansiAndWide("SetFileAttributes", 2, setAttributes, 1),
  ...ansiAndWide("SetCurrentDirectory", 1, setDirectory, 1),
  ...ansiAndWide(
    "GetCurrentDirectory",
    2,
    (wide) => (k, f) =>
      givePath(k, f, shownDirectory(currentProcess(k).directory), k.arg64(f, 1), k.argU32(f, 0), wide),
  ),
  ...ansiAndWide(
    "GetSystemDirectory",
    2,
    (wide) => (k, f) => givePath(k, f, "C:\\Windows\\system32", k.arg64(f, 0), k.argU32(f, 1), wide),
  ),
  ...ansiAndWide(
    "GetWindowsDirectory",
    2,
    (wide) => (k, f) => givePath(k, f, "C:\\Windows", k.arg64(f, 0), k.argU32(f, 1), wide),
  ),
  // (size, text), the other way about.
  ...ansiAndWide(
    "GetTempPath",
    2,
    (wide) => (k, f) => givePath(k, f, "C:\\Windows\\Temp\\", k.arg64(f, 1), k.argU32(f, 0), wide),
  ),
  ...ansiAndWide("GetFullPathName", 4, getFullPath),
];
