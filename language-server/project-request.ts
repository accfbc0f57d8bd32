// The requests that Ringside adds to the protocol: to which driver an open source belongs, and how that was found; and which programs
// lie beside it.

export const projectRequest = "ringside/project";
export const programsRequest = "ringside/programs";

export interface ProjectQuestion {
  readonly uri: string;
}
/** Null for a document that is no source. */
export interface ProjectAnswer {
  readonly name: string;
  /** "vcxproj", "folder" … */
  readonly kind: string;
  /** The file or folder that describes it. */
  readonly from: string;
  /** E.g. "Debug|x64"; empty without one. */
  readonly configuration: string;
  readonly target: string;
  /** "WDM", "KMDF" …; empty if nothing says so. */
  readonly driverType: string;
  readonly sources: readonly { readonly path: string; readonly why: string }[];
  readonly ignored: readonly { readonly what: string; readonly why: string }[];
  /** Of the source that was asked for. */
  readonly defines: Readonly<Record<string, string>>;
  readonly includePaths: readonly string[];
  /** Folder of the driver headers in use. */
  readonly headers: string;
  /** The `ringside.json` files that hold for it, nearest first. */
  readonly configurations: readonly string[];
}

/** The console programs that a driver may be tried with, nearest first; none for what is no source of a driver. */
export interface ProgramsAnswer {
  /** The driver, as its project calls it; missing for a source that nobody describes. */
  readonly driver?: string;
  readonly programs: readonly {
    readonly name: string;
    /** Its first source. */
    readonly source: string;
  }[];
}
