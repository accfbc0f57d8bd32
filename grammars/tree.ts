// What both engines of tree-sitter give: the part of their trees that Ringside reads, in the names both use.
// Offsets and columns count UTF-16 units, rows count from 0.

export interface Point {
  readonly row: number;
  readonly column: number;
}

export interface GrammarNode {
  readonly type: string;
  readonly isNamed: boolean;
  /** Text the grammar could not read. */
  readonly isError: boolean;
  /** Put in by error recovery; has no text. */
  readonly isMissing: boolean;
  /** The node holds an error somewhere. */
  readonly hasError: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: Point;
  readonly endPosition: Point;
  readonly parent: GrammarNode | null;
  readonly children: readonly (GrammarNode | null)[];
  readonly namedChildren: readonly (GrammarNode | null)[];
  childForFieldName(name: string): GrammarNode | null;
  descendantForIndex(start: number, end?: number): GrammarNode | null;
}

export interface GrammarEdit {
  readonly startIndex: number;
  readonly oldEndIndex: number;
  readonly newEndIndex: number;
  readonly startPosition: Point;
  readonly oldEndPosition: Point;
  readonly newEndPosition: Point;
}

export interface GrammarTree {
  readonly rootNode: GrammarNode;
  edit(edit: GrammarEdit): unknown;
  /** Frees the tree's memory, where the engine does not do so itself. */
  delete?(): void;
}

export type GrammarLanguage = "c" | "cpp";

export interface Grammars {
  readonly engine: "native" | "web";
  /** `previous` is a tree of the text before an edit, on which `edit` has been called; it is read, not changed. */
  parse(text: string, language: GrammarLanguage, previous?: GrammarTree): GrammarTree;
}

/** The children there are; an engine may give null for one it cannot make. */
export function childrenOf(node: GrammarNode): GrammarNode[] {
  return node.children.filter((child) => child !== null);
}

/** C++ by its file name's end, else C: headers are read as C. */
export function languageOf(path: string): GrammarLanguage {
  return /\.(?:cpp|cxx|cc|hpp|hxx|c\+\+)$/i.test(path) ? "cpp" : "c";
}
