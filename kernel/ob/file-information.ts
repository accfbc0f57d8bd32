// ZwQueryInformationFile and ZwSetInformationFile. The position belongs to the I/O manager, as for every file opened for synchronous
// I/O; the other classes are sent to the device as IRP_MJ_QUERY_INFORMATION and IRP_MJ_SET_INFORMATION.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { fileOf, fillBlock, send, take } from "./zwfile.ts";

const Class = { basic: 4, standard: 5, position: 14, endOfFile: 20, networkOpen: 34 } as const;

/** The least room for a class; undefined for one that is not carried here. */
function sizeOf(k: Kernel, information: number, set: boolean): number | undefined {
  switch (information) {
    case Class.basic:
      return k.s.FILE_BASIC_INFORMATION.size;
    case Class.position:
      return k.s.FILE_POSITION_INFORMATION.size;
    case Class.standard:
      return set ? undefined : k.s.FILE_STANDARD_INFORMATION.size;
    case Class.networkOpen:
      return set ? undefined : k.s.FILE_NETWORK_OPEN_INFORMATION.size;
    case Class.endOfFile:
      return set ? k.s.FILE_END_OF_FILE_INFORMATION.size : undefined;
    default:
      return undefined;
  }
}

/** (FileHandle, IoStatusBlock, FileInformation, Length, Class); slot 5: request. */
function information(set: boolean): Body {
  const title = set ? "ZwSetInformationFile" : "ZwQueryInformationFile";
  return (k, f, step) => {
    const block = k.argPointer(f, 1);
    const buffer = k.argPointer(f, 2);
    const length = k.argU32(f, 3);
    const which = k.argU32(f, 4);
    if (step === 1) {
      const request = take(k, k.slotU32(f, 5));
      fillBlock(k, block, request);
      if (request !== undefined && !set) k.m.u8.set(request.output, buffer);
      return k.return32(f, request?.status ?? nt.STATUS_UNSUCCESSFUL);
    }
    const found = fileOf(k, f);
    if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    const size = sizeOf(k, which, set);
    if (size === undefined) {
      const message = `${title} with information class ${which} is not emulated.`;
      return stopWithFinding(k, f, "ddi-not-emulated", message);
    }
    if (length < size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
    k.touch(f, block, 16, true);
    k.touch(f, buffer, length, !set);
    if (which === Class.position) {
      const at = buffer + k.s.FILE_POSITION_INFORMATION.CurrentByteOffset;
      if (set) {
        const position = BigInt.asIntN(64, k.m.u64(at));
        if (position < 0n) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
        found.file.position = Number(position);
        k.m.setU64(found.file.object + k.s.FILE_OBJECT.CurrentByteOffset, position);
      } else k.m.setU64(at, BigInt(found.file.position));
      k.m.setU32(block, nt.STATUS_SUCCESS);
      k.m.setU64(block + 8, set ? 0n : BigInt(size));
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    const layout = k.s.IO_STACK_LOCATION;
    const parameters = new Uint8Array(32);
    const view = new DataView(parameters.buffer);
    const kind = set ? "SetFile" : "QueryFile";
    view.setUint32(layout[`Parameters.${kind}.Length`] - layout.Parameters, length, true);
    view.setUint32(layout[`Parameters.${kind}.FileInformationClass`] - layout.Parameters, which, true);
    const request = newRequest(k, {
      device: topOfStack(k, found.file.device),
      file: found.id,
      title: `${title} of ${found.file.name}`,
      major: set ? nt.IRP_MJ_SET_INFORMATION : nt.IRP_MJ_QUERY_INFORMATION,
      parameters,
      transfer: "buffered",
      input: set ? k.m.u8.slice(buffer, buffer + length) : new Uint8Array(0),
      outputLength: set ? 0 : length,
    });
    k.setSlot(f, 5, request.id);
    return send(k, f, request);
  };
}

export const fileInformationDdis: readonly Routine[] = [
  ddi("ZwQueryInformationFile", 5, information(false), 1),
  ddi("ZwSetInformationFile", 5, information(true), 1),
];
