// The command by which a client has a whole driver annotated. In a file of its own, for the extension names it too.

/** Annotates the driver of a source; its one argument is the source's URI. The answer is null where there is no driver. */
export const annotateDriverCommand = "ringside.server.annotateDriver";

export interface DriverAnnotated {
  readonly functions: number;
  readonly files: number;
  /** `declined`: the user did not want the edit, or the client could not make it; `changed`: the sources were written on meanwhile. */
  readonly outcome: "applied" | "nothing" | "declined" | "changed";
}

/** Tells the client that asked, before the edit comes, what it is that has to be confirmed. Others may leave it aside. */
export const annotationsReady = "$/ringside/annotationsReady";
export type AnnotationsReady = Pick<DriverAnnotated, "functions" | "files">;
