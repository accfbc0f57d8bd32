// What the process manager keeps: the routines of drivers that are told of processes, threads and images, and of handles to them.
import type { Offset, Place } from "../machine/api.ts";

/** `processEx`: told all that is known of a process, which it may refuse. */
export type NotifyKind = "process" | "processEx" | "thread" | "image";
export interface NotifyRoutine {
  readonly kind: NotifyKind;
  readonly routine: Offset;
  readonly driver: string;
  readonly place: Place;
}

/** One registration of ObRegisterCallbacks. */
export interface HandleCallbacks {
  /** What the driver got as its registration handle. */
  readonly at: Offset;
  readonly altitude: string;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
  readonly operations: readonly {
    /** The object type, as PsProcessType leads to it. */
    readonly type: Offset;
    /** OB_OPERATION_HANDLE_CREATE 1, OB_OPERATION_HANDLE_DUPLICATE 2. */
    readonly operations: number;
    /** 0 for none. */
    readonly before: Offset;
    readonly after: Offset;
  }[];
}

export interface PsState {
  notifyRoutines: readonly NotifyRoutine[];
  /** The highest altitude first. */
  handleCallbacks: readonly HandleCallbacks[];
}

export function initialPs(): PsState {
  return { notifyRoutines: [], handleCallbacks: [] };
}
