// What the file system keeps of its volume: files and directories, and who has them open. The bytes of files lie in the machine's memory.

import type { Offset } from "../machine/api.ts";
import type { ExtraCreateParameter } from "./extra-create-parameters.ts";
import type { Run } from "./mcb.ts";
import type { RangeLock, RangeLocks } from "./range-locks.ts";

/** Memory that holds a part of a file's data; it never moves while a section shows it. */
export interface Extent {
  readonly at: Offset;
  /** Bytes, a multiple of the page size. */
  readonly size: number;
}

export interface FileNode {
  readonly id: number;
  /** Its directory; 0 for the root, and for what has been taken out of its directory. */
  parent: number;
  name: string;
  readonly directory: boolean;
  /** FILE_ATTRIBUTE_… without FILE_ATTRIBUTE_DIRECTORY and FILE_ATTRIBUTE_NORMAL. */
  attributes: number;
  /** Bytes up to the end of the file. */
  size: number;
  extents: Extent[];
  /** 100 ns since 1601. */
  times: { created: bigint; accessed: bigint; written: bigint; changed: bigint };
  /** Ids by name in upper case, for a directory. */
  readonly children: Map<string, number>;
  /** Security descriptor as text, for those whose scenario gives one. */
  readonly security: string | undefined;
  /** Its file control block, which FsContext of all its file objects leads to; 0 while nobody has it open. */
  block: Offset;
  /** File objects that are not closed yet, and those of them that have not been cleaned up. */
  opened: number;
  handles: number;
  /** It goes with the last handle. */
  deletePending: boolean;
  /** Sections that show its data. */
  sections: number;
}

/** One file object of the volume. */
export interface Opening {
  /** Undefined if the volume itself has been opened. */
  readonly node: number | undefined;
  /** FILE_DELETE_ON_CLOSE. */
  readonly deleteOnClose: boolean;
  /** What a directory is searched for, and the name in upper case at which the search has come. */
  pattern: string | undefined;
  searched: string | undefined;
}

/** A routine of a file system's that is still to be called after a change of a file's locks: it hears of one given back, or completes a request. */
export type LockCall =
  | { readonly kind: "unlocked"; readonly lock: RangeLock; readonly context: bigint; readonly info?: Offset }
  | {
      readonly kind: "complete";
      readonly irp: Offset;
      readonly status: number;
      readonly context: bigint;
      readonly granted: RangeLock | undefined;
      /** The request that the change was made for: what its routine says is the answer. */
      readonly own: boolean;
    };

export interface FsState {
  /** The disk's device object, which has the volume's name, and that of the file system mounted on it. */
  volume: { readonly disk: Offset; readonly fileSystem: Offset };
  fileNodes: Map<number, FileNode>;
  nextFileNode: number;
  /** By file object. */
  fileOpenings: Map<Offset, Opening>;
  /** What filters hang on to file objects. */
  fileContexts: Map<Offset, readonly Offset[]>;
  /** Byte-range locks, by FILE_LOCK. */
  rangeLocks: Map<Offset, RangeLocks>;
  lockCalls: Map<number, { readonly left: LockCall[]; status: number }>;
  nextLockCalls: number;
  /** Lists of extra create parameters, the parameters, and the tags of lookaside lists for them. */
  ecpLists: Map<Offset, readonly Offset[]>;
  ecps: Map<Offset, ExtraCreateParameter>;
  ecpLookasides: Map<Offset, string>;
  /** The runs of map control blocks, in the order of their VBNs. */
  mcbs: Map<Offset, readonly Run[]>;
  /** Bytes of extents in use. */
  diskUsed: number;
}

export const rootNode = 1;

export function initialFs(): FsState {
  return {
    volume: { disk: 0, fileSystem: 0 },
    fileNodes: new Map(),
    nextFileNode: rootNode,
    fileOpenings: new Map(),
    fileContexts: new Map(),
    rangeLocks: new Map(),
    lockCalls: new Map(),
    nextLockCalls: 1,
    ecpLists: new Map(),
    ecps: new Map(),
    ecpLookasides: new Map(),
    mcbs: new Map(),
    diskUsed: 0,
  };
}
