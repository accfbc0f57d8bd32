// A target of a CMake tree: what it is made of and what it asks of those that link it.

/** What holds for the target itself, and for those that link it. */
export interface Requirements {
  readonly own: string[];
  readonly users: string[];
}
export interface TargetSource {
  /** Absolute. */
  readonly path: string;
  /** The file and line (from 0) that name it. */
  readonly file: string;
  readonly line: number;
}
export interface CMakeTarget {
  readonly name: string;
  /** "program": also a library that is loaded, which may be a driver after all. */
  readonly kind: "driver" | "program" | "library" | "objects" | "interface";
  /** Made by the kit's commands (`wdk_add_library`). */
  readonly ofKit: boolean;
  /** The CMakeLists.txt that makes it; relative paths are its folder's. */
  readonly file: string;
  readonly sources: TargetSource[];
  readonly includes: Requirements;
  readonly defines: Requirements;
  readonly options: Requirements;
  readonly links: string[];
  readonly linkOptions: string[];
  readonly properties: Map<string, string>;
  /** CMAKE_C_FLAGS and CMAKE_CXX_FLAGS where it is made. */
  readonly flags: Readonly<Record<"C" | "CXX", string>>;
  /** The framework's version, of a driver that uses it. */
  readonly kmdf?: string;
  /** `_WIN32_WINNT` as the kit's module was told. */
  readonly version?: string;
}
