// The tables in the files beside this one list every violation of Microsoft's pages of the bugchecks 0xC4, 0xC9 and 0xE6: a mistake that makes
// it, or why there is none. The test runs each mistake; nothing in them can go stale.

export interface Mistake {
  /** First parameter of the bugcheck. */
  readonly kind: number;
  /** Statements of a dispatch routine for a control request: `device`, `extension`, `irp`, `buffer` at hand; `*done` if it is completed. */
  readonly body: string;
  /** File scope. */
  readonly declarations?: string;
  /** Statements elsewhere, run after `body`: in AddDevice of another device, before a PnP request is passed down, in IRP_MN_REMOVE_DEVICE. */
  readonly add?: string;
  readonly pnp?: string;
  readonly remove?: string;
  /** The device is pulled out, not removed. */
  readonly surprise?: true;
  /** What is raised where Windows' own bugcheck, or another option's, comes first: code and first parameter. */
  readonly as?: readonly [code: number, kind?: number];
}
/** Violations without a mistake: they cannot be in this machine, or nobody looks for them yet. */
export interface Absent {
  readonly kinds: readonly number[];
  readonly why: string;
  readonly yet?: true;
}
export type Row = Mistake | Absent;
