// What the adapter borrows from Node: files, a clock, the event loop.
import type { CompileCache } from "../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";
import { Kernel } from "../kernel/kernel.ts";
import { ExpressionEvaluator } from "../kernel/session/evaluate.ts";
import { Inspector } from "../kernel/session/inspector.ts";
import type { AdapterHost } from "./adapter.ts";
import { ScenarioLauncher } from "./prepare.ts";

/** One for each debug session. `cache`: what compiling has made before, of headers above all. */
export function nodeHost(moduleUrl: string, cache?: CompileCache): AdapterHost {
  const headers = ddkInclude(installFolder(moduleUrl));
  const launcher = new ScenarioLauncher({
    files: new NodeFiles(undefined, headers),
    headers,
    ...(cache === undefined ? {} : { cache }),
    createKernel: (options) => new Kernel(options),
  });
  return {
    launcher,
    evaluator: (launched) => new ExpressionEvaluator(new Inspector(launched.session)),
    now: () => performance.now(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
