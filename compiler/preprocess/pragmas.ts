// The pragmas of a unit, beside the token stream and in its order: each knows before which token it takes effect.
import type { SourceRange } from "../source/source.ts";

export interface PragmaRecord {
  /** First word, e.g. "pack", "alloc_text", "code_seg", "warning", "prefast", "comment", "intrinsic", "region", "once", "section". */
  readonly name: string;
  /** Everything after the name as one text, macros expanded where Microsoft C expands them. */
  readonly text: string;
  /** The parenthesised, comma-separated arguments as texts, strings without their quotes; empty without parentheses. */
  readonly args: readonly string[];
  readonly range: SourceRange;
  /** Index in the unit of the token before which the pragma stands. */
  readonly token: number;
  readonly effect: PragmaEffect;
}

/** What the compiler itself makes of a pragma. */
export type PragmaEffect =
  | {
      readonly kind: "pack";
      readonly action: "set" | "push" | "pop" | "show";
      readonly label?: string;
      readonly bytes?: number;
    }
  /** `#pragma alloc_text(section, f, g)` */
  | { readonly kind: "allocText"; readonly section: string; readonly functions: readonly string[] }
  | {
      readonly kind: "segment";
      readonly which: SegmentKind;
      readonly action: "set" | "push" | "pop";
      readonly label?: string;
      /** "" is the default section; undefined for a push or pop that names none. */
      readonly section?: string;
    }
  | {
      readonly kind: "warning";
      readonly action: "push" | "pop" | "disable" | "suppress" | "default" | "once" | "error" | "level";
      readonly codes: readonly number[];
    }
  | { readonly kind: "other" };

export type SegmentKind = "code" | "data" | "bss" | "const";
export interface Sections {
  readonly code: string;
  readonly data: string;
  readonly bss: string;
  readonly const: string;
}

/** What pragmas have set at one point of a unit; immutable, so that a header's final state can be kept. */
export interface PragmaState {
  /** In bytes; undefined is the target's default. */
  readonly pack: number | undefined;
  readonly packStack: readonly { readonly label: string | undefined; readonly pack: number | undefined }[];
  readonly sections: Sections;
  readonly sectionStacks: Readonly<
    Record<SegmentKind, readonly { readonly label: string | undefined; readonly section: string }[]>
  >;
}

export const initialPragmaState: PragmaState = {
  pack: undefined,
  packStack: [],
  sections: { code: "", data: "", bss: "", const: "" },
  sectionStacks: { code: [], data: [], bss: [], const: [] },
};
