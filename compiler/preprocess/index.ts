// The door of the preprocessor.
export { BodyFlag, type Macro, type MacroBody, MacroTable, macroRange, macroSignature, macroText } from "./macros.ts";
export type { PragmaEffect, PragmaRecord, PragmaState, Sections, SegmentKind } from "./pragmas.ts";
export type { Segment, SyntaxUnit } from "./segments.ts";
export { Sym } from "./spellings.ts";
export { intern, kindOf, TokenKind, textOf } from "./symbols.ts";
export { type Expansions, type Invocation, type TokenBlock, TokenTable } from "./tokens.ts";
