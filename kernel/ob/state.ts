// What the object manager keeps: handles, symbolic links, the names of things.
import type { Offset, Place } from "../machine/api.ts";
import type { ObjectKind } from "../user/state.ts";
import type { Held } from "./held.ts";

/** What a handle stands for; "link" is a symbolic link, "object" any other object with an address. */
export type HandleKind = ObjectKind | "file" | "key" | "link" | "section" | "object";
export interface Handle {
  readonly kind: HandleKind;
  /** Number of a file, otherwise the object's address; 0 for keys and links, which are known by their names. */
  readonly target: number;
  /** Changes when a key is renamed. */
  name: string;
  /** ACCESS_MASK that was granted. */
  readonly access: number;
  /** The driver that asked for it, and where; undefined for a program's. */
  readonly maker?: { readonly driver: string; readonly place: Place } | undefined;
}

export interface SymbolicLink {
  /** As it was made, e.g. "\\DosDevices\\Membuf". */
  readonly name: string;
  readonly target: string;
  /** Which driver made it, and where; undefined for the system's and those of programs. */
  readonly maker?: { readonly driver: string; readonly place: Place };
}

/** A directory of the namespace that was made or opened. */
export interface Directory {
  readonly at: Offset;
  readonly name: string;
  /** Stays when nobody holds it. */
  permanent: boolean;
}

export interface ObState {
  /** Kernel handles, by their low half. */
  handles: Map<number, Handle>;
  nextHandle: number;
  /** Handles that drivers made without OBJ_KERNEL_HANDLE in processes that run no program, by process id. */
  privateHandles: Map<number, Map<number, Handle>>;
  nextPrivateHandle: number;
  /** How often tagged references to an object have been taken, less how often given back, by tag. */
  references: Map<Offset, Map<string, number>>;
  /** References that drivers hold, by object and driver. */
  held: Map<Offset, Map<string, Held>>;
  /** By path in lower case. */
  directories: Map<string, Directory>;
  /** By name in lower case without its directory; those of a session alone with its number before it. */
  links: Map<string, SymbolicLink>;
  /** Session of the scenario's user and of programs. */
  session: number;
  /** The EPROCESS of the system process. */
  process: Offset;
  /** Names of things the kernel gave an address: objects, interrupt vectors. */
  /** Events of the memory manager, by their names in small letters, from when they are first asked for. */
  conditionEvents: Map<string, Offset>;
  names: Map<Offset, string>;
}

export function initialOb(): ObState {
  return {
    handles: new Map(),
    nextHandle: 0x8000_0004,
    privateHandles: new Map(),
    nextPrivateHandle: 4,
    references: new Map(),
    held: new Map(),
    directories: new Map(),
    // The root of all names, for programs, who can name only what is below it.
    links: new Map([["globalroot", { name: "\\GLOBAL??\\GLOBALROOT", target: "" }]]),
    session: 1,
    process: 0,
    names: new Map(),
    conditionEvents: new Map(),
  };
}
