// What the object manager keeps: handles, symbolic links, the names of things.
import type { Offset } from "../machine/api.ts";

/** What a handle stands for; "link" is a symbolic link, "object" any other object with an address. */
export type HandleKind = "file" | "thread" | "process" | "key" | "event" | "link" | "object";

export interface ObState {
  handles: Map<number, { kind: HandleKind; target: number; name: string }>;
  nextHandle: number;
  links: Map<string, string>;
  /** The EPROCESS of the system process. */
  process: Offset;
  /** Names of things the kernel gave an address: objects, interrupt vectors. */
  names: Map<Offset, string>;
}

export function initialOb(): ObState {
  return {
    handles: new Map(),
    nextHandle: 0x8000_0004,
    links: new Map(),
    process: 0,
    names: new Map(),
  };
}
