// The door of the grammars.
export { readableText } from "./annotations.ts";
export { type Fold, folding } from "./folding.ts";
export { type GrammarFiles, type GrammarOptions, loadGrammars, loadNative, loadWeb } from "./load.ts";
export { type OutlineItem, type OutlineKind, type OutlineRange, outline } from "./outline.ts";
export { type SelectionStep, selection } from "./selection.ts";
export { editBetween, SourceTree } from "./source-tree.ts";
export {
  type GrammarEdit,
  type GrammarLanguage,
  type GrammarNode,
  type Grammars,
  type GrammarTree,
  languageOf,
  type Point,
} from "./tree.ts";
