// The door of the C library: its routines for plain programs, and the parts that the kernel uses for DbgPrint and Rtl….
export { type Access, checkedAccess, narrow, readUnits, widen, writeUnits } from "./access.ts";
export { type Arguments, type FormatStyle, format } from "./format.ts";
export { Heap, type HeapState, newHeap } from "./heap.ts";
export { compareMemory, copyMemory, fillMemory } from "./memory-and-strings.ts";
export { Call, FRAME_SIZE, type Library, type Result, type Routine, Stream, Unwound } from "./routine.ts";

import { memoryAndStrings } from "./memory-and-strings.ts";
import type { Routine } from "./routine.ts";
import { secure } from "./secure.ts";
import { stdio } from "./stdio.ts";
import { stdlib } from "./stdlib.ts";

/** Every routine, by name of the C library. */
export const libraryRoutines: readonly Routine[] = [...memoryAndStrings, ...secure, ...stdio, ...stdlib];
