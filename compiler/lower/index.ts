// The door of the lowering: from the syntax of a unit to its types and IR.
export type { PendingDiagnostic } from "./context.ts";
export { type LoweredDeclaration, type LoweredSegment, lowerUnit } from "./segment.ts";
