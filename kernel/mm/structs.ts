// The members that the kernel uses of the structures of memory.
export const mmStructs = {
  MDL: ["Next", "Size", "MdlFlags", "Process", "MappedSystemVa", "StartVa", "ByteCount", "ByteOffset"],
} as const;
