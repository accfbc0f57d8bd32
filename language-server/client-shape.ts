// What a client said that it can show. What it cannot is put otherwise, so that nothing of an answer is lost on it.
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentSymbol,
  MarkupContent,
  ParameterInformation,
  SymbolInformation,
} from "vscode-languageserver";

export interface ClientShape {
  /** Hovers are written in Markdown. */
  readonly markdownHover: boolean;
  /** So is what stands below a signature. */
  readonly markdownSignature: boolean;
  /** So is what is said of a completion. */
  readonly markdownCompletion: boolean;
  /** What all items of a completion share is said once. */
  readonly sharesData: boolean;
  /** A parameter may be told by its place in the signature. */
  readonly labelOffsets: boolean;
  /** Findings may lead to other places. */
  readonly related: boolean;
  /** An outline may be a tree. */
  readonly treeOutline: boolean;
  /** A name is asked about before it is renamed. */
  readonly preparesRename: boolean;
  /** An edit may hold places for the user to fill in. */
  readonly takesSnippets: boolean;
  /** An edit may make a file. */
  readonly createsFiles: boolean;
  /** It has a command of ours that saves a configuration. */
  readonly savesConfigurations: boolean;
}

/** A client that says nothing of how it shows hovers takes Markdown, as the protocol has it; what else is not said is not there. */
export function shapeOfClient(
  { textDocument, workspace }: ClientCapabilities,
  options: Readonly<Record<string, unknown>> = {},
): ClientShape {
  const { hover, completion, signatureHelp, publishDiagnostics, documentSymbol, rename } = textDocument ?? {};
  const signature = signatureHelp?.signatureInformation;
  return {
    markdownHover: hover?.contentFormat?.includes("markdown") ?? true,
    markdownSignature: signature?.documentationFormat?.includes("markdown") ?? true,
    markdownCompletion: completion?.completionItem?.documentationFormat?.includes("markdown") === true,
    sharesData: completion?.completionList?.itemDefaults?.includes("data") === true,
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport === true,
    related: publishDiagnostics?.relatedInformation === true,
    treeOutline: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: rename?.prepareSupport === true,
    takesSnippets:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    savesConfigurations: options.savesConfigurations === true,
  };
}

export function markup(markdown: string, isShown: boolean): MarkupContent {
  return isShown ? { kind: "markdown", value: markdown } : { kind: "plaintext", value: plain(markdown) };
}
/** Our own Markdown without its marks: fences, rules, code, emphasis and links. */
function plain(markdown: string): string {
  let isCode = false;
  const lines = markdown.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [line];
    if (line === "---") return [];
    return [line.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*\*|`/g, "")];
  });
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Without places beside it, what they say stands below the message. */
export function withRelated(diagnostic: Diagnostic, isShown: boolean, nameOf: (uri: string) => string): Diagnostic {
  const { relatedInformation = [], ...alone } = diagnostic;
  if (isShown || typeof alone.message !== "string") return diagnostic;
  const lines = relatedInformation.map(
    ({ location, message }) => `${nameOf(location.uri)}:${location.range.start.line + 1}: ${message}`,
  );
  return { ...alone, message: [alone.message, ...lines].join("\n") };
}

export function parameterLabel(
  { start, end }: { readonly start: number; readonly end: number },
  signature: string,
  offsets: boolean,
): ParameterInformation["label"] {
  return offsets ? [start, end] : signature.slice(start, end);
}

/** An outline's tree as a list, each with the name of what it lies in. */
export function flatOutline(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatOutline(children ?? [], uri, name),
  ]);
}
