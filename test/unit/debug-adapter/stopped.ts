// A function of real C, compiled, run on the machine for some statements and stopped there: what variables are looked at in.
import { compileUnit, linkProgram } from "../../../compiler/index.ts";
import type { KernelSession } from "../../../kernel/api.ts";
import type { FrameInfo, MachineHost, Offset } from "../../../kernel/machine/api.ts";
import { createMachine } from "../../../kernel/machine/index.ts";
import { Names } from "../../../kernel/names.ts";
import { ExpressionEvaluator } from "../../../kernel/session/evaluate.ts";
import { Inspector, type Item } from "../../../kernel/session/inspector.ts";
import { offsetOf } from "../../../kernel/session/memory.ts";
import { TraceLog } from "../../../kernel/trace/log.ts";
import { disposedAfterTest } from "../../dispose.ts";
import { cache, disk, headers } from "../../kit.ts";

export interface Stopped {
  readonly inspector: Inspector;
  readonly frame: FrameInfo;
  /** Text of a local, or of what is inside it: `shown("Irp", "IoStatus", "Status")`. */
  shown(...path: string[]): string;
  item(...path: string[]): Item;
  /** Text of an expression's value. */
  value(expression: string): string;
  assign(expression: string): void;
}

const stackSize = 0x4000;

/** Compiles the source, calls `name`, and stops where the comment `// here` stands. */
export function stopIn(source: string, name: string, args: readonly bigint[] = []): Stopped {
  const files = { read: (path: string) => (path === "/test/driver.c" ? source : disk.read(path)) };
  const unit = compileUnit("/test/driver.c", { target: "x64", files, includePaths: [headers], defines: {}, cache });
  const bad = unit.diagnostics.find((one) => one.severity === "error");
  if (bad !== undefined) throw new Error(`line ${bad.range.startLine + 1}: ${bad.message}`);
  const program = linkProgram([unit]);
  const refuse = (): never => {
    throw new Error("the function must run without the kernel");
  };
  const host: MachineHost = { ddi: refuse, fault: refuse, trap: refuse, intrinsic: refuse };
  const machine = disposedAfterTest(createMachine(host, { memory: 16 * 1024 * 1024 }));
  const image = machine.load("test", program, { ddis: new Map(), pagedSections: () => false });
  const stack: Offset = machine.reserve(stackSize, 16, "stack");
  machine.memory.protect(stack, stackSize, 0);
  machine.stackLimit = stack + stackSize;
  const fn = image.function(name);
  if (fn?.code === undefined) throw new Error(`there is no function ${name}`);
  const here = source.split("\n").findIndex((line) => line.includes("// here"));
  fn.code.steps.forEach((step, id) => {
    if (unit.range(fn.code?.declaration ?? 0, step).startLine === here) machine.setBreakpoint(fn.firstStep + id, true);
  });
  machine.pushFrame(stack, fn, args);
  machine.fuel = 100_000;
  machine.enter(stack);
  if (machine.stop.kind !== "breakpoint") throw new Error(`it did not stop at "// here" but for ${machine.stop.kind}`);
  const trace = new TraceLog(new Names(program));
  const session = {
    machine,
    images: [image],
    contract: program,
    trace,
    describe: () => undefined,
    contexts: () => [],
  } as unknown as KernelSession;
  const inspector = new Inspector(session);
  const evaluator = new ExpressionEvaluator(inspector);
  const frame = machine.walk(stack)[0];
  if (frame === undefined) throw new Error("there is no frame");

  const item = (...path: string[]): Item => {
    const [first, ...rest] = path;
    let found = [...inspector.locals(frame), ...inspector.globals(frame)].find((one) => one.name === first);
    for (const step of rest) {
      const value = found?.value;
      found =
        value === undefined ? undefined : inspector.children(value, found?.expression).find((one) => one.name === step);
    }
    if (found === undefined) throw new Error(`there is no ${path.join(".")}`);
    return found;
  };
  return {
    inspector,
    frame,
    item,
    shown: (...path) => item(...path).text,
    value: (expression) => inspector.item("", evaluator.evaluate(expression, frame), undefined).text,
    assign: (expression) => {
      evaluator.evaluate(expression, frame, (address, bytes) => {
        const at = offsetOf(machine.memory, address);
        if (at !== undefined) machine.memory.u8.set(bytes, at);
      });
    },
  };
}
