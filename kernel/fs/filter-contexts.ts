// What filters hang on to the streams and file objects of a file system: lists in the stream's FSRTL_ADVANCED_FCB_HEADER, and for a file object one
// that the I/O manager keeps. Whose a context is, and which of the owner's, tells it from others. When a stream goes, its file system has the
// owners free theirs. Left out: contexts of files with several streams.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** FSRTL_FLAG_ADVANCED_HEADER; FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS; FSRTL_FCB_HEADER_V2 in the high half of a byte. */
const Header = { advanced: 0x40, supports: 0x02, version: 0x20 } as const;
const mostContexts = 10_000;

/** A header that takes contexts, as FsRtlSetupAdvancedHeader leaves it. */
export function setUpHeader(k: Kernel, header: Offset): void {
  const layout = k.s.FSRTL_ADVANCED_FCB_HEADER;
  k.m.u8[header + layout.Flags] = Header.advanced;
  k.m.u8[header + layout.Flags2] = Header.supports;
  k.m.u8[header + layout.Flags2 + 1] = Header.version;
  k.initializeList(header + layout.FilterContexts);
}
const supports = (k: Kernel, header: Offset): boolean =>
  ((k.m.u8[header + k.s.FSRTL_ADVANCED_FCB_HEADER.Flags2] ?? 0) & Header.supports) !== 0;

/** The header in argument 0, and the list in it. */
function listAt(k: Kernel, f: Offset): { readonly header: Offset; readonly list: Offset } {
  const header = k.argPointer(f, 0);
  k.touch(f, header, k.s.FSRTL_ADVANCED_FCB_HEADER.size, true);
  return { header, list: header + k.s.FSRTL_ADVANCED_FCB_HEADER.FilterContexts };
}
/** The contexts of a list, the one that was inserted last first. */
function contextsOf(k: Kernel, f: Offset, list: Offset): Offset[] {
  const found: Offset[] = [];
  for (let at = k.pointerOr0(list); at !== list; at = k.pointerOr0(at)) {
    k.touch(f, at, k.s.FSRTL_PER_STREAM_CONTEXT.size, false);
    found.push(at);
    if (found.length > mostContexts)
      stopWithFinding(k, f, "verifier:list", `The list of contexts at ${k.hex(list)} has no end: it is damaged.`);
  }
  return found;
}
/** Whether a context is the owner's, and that one of theirs; NULL is any. */
function isMeant(k: Kernel, context: Offset, owner: bigint, instance: bigint): boolean {
  const layout = k.s.FSRTL_PER_STREAM_CONTEXT;
  if (owner === 0n) return true;
  return (
    k.m.u64(context + layout.OwnerId) === owner &&
    (instance === 0n || k.m.u64(context + layout.InstanceId) === instance)
  );
}

function insertFirst(k: Kernel, list: Offset, entry: Offset): void {
  const next = k.pointerOr0(list);
  k.setPointer(entry, next);
  k.setPointer(entry + 8, list);
  k.setPointer(next + 8, entry);
  k.setPointer(list, entry);
}
function unlink(k: Kernel, entry: Offset): void {
  const [next, previous] = [k.pointerOr0(entry), k.pointerOr0(entry + 8)];
  k.setPointer(previous, next);
  k.setPointer(next + 8, previous);
}

/** (header, owner, instance) */
const find =
  (removes: boolean): Body =>
  (k, f) => {
    const { header, list } = listAt(k, f);
    if (!supports(k, header)) return k.returnPointer(f, 0);
    const found = contextsOf(k, f, list).find((one) => isMeant(k, one, k.arg64(f, 1), k.arg64(f, 2)));
    if (found !== undefined && removes) unlink(k, found);
    return k.returnPointer(f, found ?? 0);
  };

/** (header): each context is taken off and freed by its owner's routine. */
const tearDown: Body = (k, f) => {
  const { header, list } = listAt(k, f);
  const first = supports(k, header) ? contextsOf(k, f, list)[0] : undefined;
  if (first === undefined) return k.returnVoid(f);
  unlink(k, first);
  k.setArgPointer(k.above(f), 0, first);
  return k.call(f, 1, k.functionPointer(f, first + k.s.FSRTL_PER_STREAM_CONTEXT.FreeCallback));
};

/** (file object, owner, instance) */
const findOfFile =
  (removes: boolean): Body =>
  (k, f) => {
    const file = k.argPointer(f, 0);
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    const contexts = k.state.fileContexts.get(file) ?? [];
    const found = contexts.find((one) => isMeant(k, one, k.arg64(f, 1), k.arg64(f, 2)));
    if (found !== undefined && removes)
      k.state.fileContexts.set(
        file,
        contexts.filter((one) => one !== found),
      );
    return k.returnPointer(f, found ?? 0);
  };

export const filterContextDdis: readonly Routine[] = [
  // (header, context)
  ddi("FsRtlInsertPerStreamContext", 2, (k, f) => {
    const { header, list } = listAt(k, f);
    const context = k.argPointer(f, 1);
    k.touch(f, context, k.s.FSRTL_PER_STREAM_CONTEXT.size, true);
    if (!supports(k, header)) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
    insertFirst(k, list, context);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("FsRtlLookupPerStreamContextInternal", 3, find(false)),
  ddi("FsRtlRemovePerStreamContext", 3, find(true)),
  ddi("FsRtlTeardownPerStreamContexts", 1, tearDown),
  // (file object, context)
  ddi("FsRtlInsertPerFileObjectContext", 2, (k, f) => {
    const [file, context] = [k.argPointer(f, 0), k.argPointer(f, 1)];
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    // It is known by its owner, like that of a stream, but has no routine to free it.
    k.touch(f, context, k.s.FSRTL_PER_STREAM_CONTEXT.FreeCallback, true);
    k.state.fileContexts.set(file, [context, ...(k.state.fileContexts.get(file) ?? [])]);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("FsRtlLookupPerFileObjectContext", 3, findOfFile(false)),
  ddi("FsRtlRemovePerFileObjectContext", 3, findOfFile(true)),
];
