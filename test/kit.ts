// What the tests that compile drivers share: our headers, each read once, and what compiling them has made.
import { createCompileCache } from "../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";

export const headers = ddkInclude(installFolder(import.meta.url));
export const disk = new NodeFiles(undefined, headers);
export const cache = createCompileCache();
