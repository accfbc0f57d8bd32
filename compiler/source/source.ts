// What every stage of the compiler says about source text: where files come from, and where a token was written.

/** How the compiler reads files. Given by the host (Node, editor, browser worker); the compiler itself touches no disk. */
export interface FileAccess {
  /** The decoded text of the file (UTF-8, UTF-16 or a legacy code page; no byte-order mark), or undefined if there is none. */
  read(path: string): string | undefined;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
/** File access for what also looks around: which sources lie in a folder, which project describes them. */
export interface FolderAccess extends FileAccess {
  /** What a folder holds, sorted by name; undefined if there is no such folder. */
  list(folder: string): readonly FolderEntry[] | undefined;
  /** The path under which a file exists that may be written in another letter case; undefined if it is not there. */
  locate?(path: string): string | undefined;
  /** Files in and below a folder that are neither UTF-8 nor UTF-16 are in this encoding (a label of the Encoding standard). */
  decodeAs?(folder: string, encoding: string): void;
}

/** A place in a file as it was written. Lines and columns count from 0, columns in UTF-16 units; the end is exclusive. */
export interface SourceRange {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A run of tokens, both ends included, counted from the first token of the external declaration that holds them. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

export type Severity = "error" | "warning" | "information" | "hint";

/** Something the front end has to say about a source text. Says what was found, and in `remedy` what to do about it. */
export interface SourceDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string;
  readonly range: SourceRange;
  /** What the text says there that may be declared nowhere, as far as that would be the cause. */
  readonly names?: readonly string[];
}
