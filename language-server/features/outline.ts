// Outline, folding and selection of a source as it is written, from its tree-sitter tree, in the protocol's terms.
import { type DocumentSymbol, type FoldingRange, type SelectionRange, SymbolKind } from "vscode-languageserver";
import {
  folding,
  type Grammars,
  languageOf,
  type OutlineItem,
  type OutlineKind,
  type OutlineRange,
  outline,
  SourceTree,
  selection,
} from "../../grammars/index.ts";
import { offsetAt, type Position } from "../text.ts";

/** The trees of the open sources, each kept from edit to edit. */
export class SourceTrees {
  readonly #grammars: Grammars;
  readonly #trees = new Map<string, SourceTree>();

  constructor(grammars: Grammars) {
    this.#grammars = grammars;
  }
  close(path: string): void {
    this.#trees.get(path)?.dispose();
    this.#trees.delete(path);
  }

  outline(path: string, text: string): DocumentSymbol[] {
    return outline(this.#tree(path, text).root, text).map(toSymbol);
  }
  folding(path: string, text: string): FoldingRange[] {
    return folding(this.#tree(path, text).root, text).map((fold) => ({ ...fold }));
  }
  /** From the word outwards; every step holds the one before it. */
  selection(path: string, text: string, position: Position): SelectionRange {
    const steps = selection(this.#tree(path, text).root, offsetAt(text, position));
    let selected: SelectionRange | undefined;
    for (const step of steps.toReversed()) {
      const range = toRange(step);
      selected = selected ? { range, parent: selected } : { range };
    }
    return selected ?? { range: { start: position, end: position } };
  }

  #tree(path: string, text: string): SourceTree {
    const known = this.#trees.get(path);
    if (known) {
      if (known.text !== text) known.update(text);
      return known;
    }
    const made = new SourceTree(this.#grammars, languageOf(path), text);
    this.#trees.set(path, made);
    return made;
  }
}

function toSymbol(item: OutlineItem): DocumentSymbol {
  return {
    name: item.name === "" ? "(unnamed)" : item.name,
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(item.range),
    selectionRange: toRange(item.selection),
    children: item.children.map(toSymbol),
  };
}
function toRange(range: OutlineRange) {
  return {
    start: { line: range.start.row, character: range.start.column },
    end: { line: range.end.row, character: range.end.column },
  };
}
const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  function: SymbolKind.Function,
  prototype: SymbolKind.Interface,
  macro: SymbolKind.Constant,
  struct: SymbolKind.Struct,
  union: SymbolKind.Struct,
  enum: SymbolKind.Enum,
  enumerator: SymbolKind.EnumMember,
  typedef: SymbolKind.Class,
  variable: SymbolKind.Variable,
  field: SymbolKind.Field,
  namespace: SymbolKind.Namespace,
  class: SymbolKind.Class,
  method: SymbolKind.Method,
};
