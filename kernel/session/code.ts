// Which steps the loaded images have and where they are written: the map between source lines and global step numbers.
// Built once for each image, when somebody first asks. A header's inline function may be loaded in several images; all copies count.
import type { Instruction, IrFunction, Step, StepId } from "../../compiler/ir/ir.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { Image, LoadedFunction } from "../machine/api.ts";

/** A step of loaded code. */
export interface CodeStep {
  /** Global step number. */
  readonly step: number;
  readonly id: StepId;
  readonly kind: Step["kind"];
  readonly fn: LoadedFunction;
  readonly unit: Unit;
  readonly image: Image;
  /** As it was written; for a step that a macro made, where the macro was used. Lines count from 0. */
  readonly range: SourceRange;
}

export class CodeMap {
  readonly #images: () => readonly Image[];
  #mapped: { readonly key: readonly Image[]; readonly map: Mapped } | undefined;

  constructor(images: () => readonly Image[]) {
    this.#images = images;
  }

  /** Every step, by global number. */
  get steps(): ReadonlyMap<number, CodeStep> {
    return this.#map().steps;
  }

  /** First steps of all functions. */
  get entries(): ReadonlySet<number> {
    return this.#map().entries;
  }

  get all(): ReadonlySet<number> {
    return this.#map().all;
  }

  /** Source files that have steps, as the compiler names them. */
  get files(): readonly string[] {
    return [...this.#map().files.values()].map((file) => file.path);
  }

  at(step: number): CodeStep | undefined {
    return this.#map().steps.get(step);
  }

  /** All steps of a function. */
  stepsOf(fn: LoadedFunction): readonly number[] {
    return fn.code === undefined ? [] : fn.code.steps.map((_, id) => fn.firstStep + id);
  }

  /** Entry steps of the functions that have this name: a function's, or "image!function". */
  entriesOf(name: string): readonly CodeStep[] {
    const [image, plain] = splitName(name.trim());
    const found: CodeStep[] = [];
    for (const step of this.entries) {
      const code = this.at(step);
      if (code === undefined || code.fn.name !== plain) continue;
      if (image === undefined || code.image.name.toLowerCase() === image.toLowerCase()) found.push(code);
    }
    return found;
  }

  /** Steps that hold a break instruction. Every session asks for them, and few drivers have any: so without the map. */
  breakInstructions(): readonly CodeStep[] {
    const steps: CodeStep[] = [];
    for (const image of this.#images())
      for (const of of functionsOf(image)) for (const id of breakSteps(of.code)) steps.push(codeStep(of, id));
    return steps;
  }

  /** Steps that begin on lines `first` to `last` of a file, in the order of their places. */
  onLines(file: string, first: number, last: number): readonly CodeStep[] {
    const entry = this.#map().files.get(pathKey(file));
    if (entry === undefined) return [];
    return entry.steps.filter((code) => code.range.startLine >= first && code.range.startLine <= last);
  }

  /**
   * Where a breakpoint on a line stops: the first step of the line in each function that has one there. A line inside a statement that
   * began above belongs to that statement; a line without a step stands for the next line that has one. Undefined: nothing below has.
   */
  bind(file: string, line: number, column?: number): readonly CodeStep[] | undefined {
    const entry = this.#map().files.get(pathKey(file));
    if (entry === undefined || line < 0) return undefined;
    const starting = entry.steps.filter((code) => code.range.startLine === line);
    if (starting.length > 0) return firstOfEachFunction(starting, column);
    const around = entry.steps.filter((code) => code.range.startLine < line && code.range.endLine >= line);
    const inner = around.reduce((most, code) => Math.max(most, code.range.startLine), -1);
    if (inner >= 0)
      return firstOfEachFunction(
        around.filter((code) => code.range.startLine === inner),
        undefined,
      );
    const next = entry.steps.find((code) => code.range.startLine > line);
    if (next === undefined) return undefined;
    return firstOfEachFunction(
      entry.steps.filter((code) => code.range.startLine === next.range.startLine),
      undefined,
    );
  }

  #map(): Mapped {
    const images = this.#images();
    const known = this.#mapped;
    if (
      known !== undefined &&
      known.key.length === images.length &&
      known.key.every((image, i) => image === images[i])
    ) {
      return known.map;
    }
    const map = mapImages(images);
    this.#mapped = { key: [...images], map };
    return map;
  }
}

/** Files are the same whatever slashes and letter case name them, as on Windows. */
export function pathKey(path: string): string {
  return path.replaceAll("\\", "/").replace(/\/+/g, "/").toLowerCase();
}

interface Mapped {
  readonly steps: ReadonlyMap<number, CodeStep>;
  readonly entries: ReadonlySet<number>;
  readonly all: ReadonlySet<number>;
  readonly files: ReadonlyMap<string, { readonly path: string; readonly steps: CodeStep[] }>;
}

function mapImages(images: readonly Image[]): Mapped {
  const steps = new Map<number, CodeStep>();
  const entries = new Set<number>();
  const files = new Map<string, { readonly path: string; readonly steps: CodeStep[] }>();
  for (const image of images) {
    for (const of of functionsOf(image)) {
      for (const id of of.code.steps.keys()) {
        const entry = codeStep(of, id);
        steps.set(entry.step, entry);
        const { file: path } = entry.range;
        const key = pathKey(path);
        const file = files.get(key) ?? { path, steps: [] };
        file.steps.push(entry);
        files.set(key, file);
      }
      for (const id of entrySteps(of.code)) entries.add(of.fn.firstStep + id);
    }
  }
  for (const file of files.values()) file.steps.sort((a, b) => comparePlaces(a.range, b.range) || a.step - b.step);
  return { steps, entries, all: new Set(steps.keys()), files };
}

interface ImageFunction extends Pick<CodeStep, "fn" | "unit" | "image"> {
  readonly code: IrFunction;
}
function* functionsOf(image: Image): Iterable<ImageFunction> {
  for (const [linkName, { fn: code, unit }] of image.program.functions) {
    const fn = image.function(linkName);
    if (fn !== undefined) yield { fn, code, unit, image };
  }
}

function codeStep({ fn, code, unit, image }: ImageFunction, id: StepId): CodeStep {
  const step = code.steps[id];
  if (step === undefined) throw new RangeError(`${fn.name} has no step ${id}`);
  return { step: fn.firstStep + id, id, kind: step.kind, fn, unit, image, range: unit.range(code.declaration, step) };
}

function breakSteps(code: IrFunction): readonly StepId[] {
  const steps = new Set<StepId>();
  for (const { instructions } of code.blocks) {
    let step: StepId | undefined;
    for (const instruction of instructions) {
      if (instruction.kind === "step") step = instruction.step;
      else if (step !== undefined && breaks(instruction)) steps.add(step);
    }
  }
  return [...steps];
}

function breaks(instruction: Instruction): boolean {
  if (instruction.kind === "intrinsic") return instruction.name === "__debugbreak";
  return (
    instruction.kind === "call" &&
    instruction.callee.kind === "direct" &&
    /^DbgBreakPoint(WithStatus)?$/.test(instruction.callee.symbol.name)
  );
}

/** Steps that may be the first to run: usually one, in the entry block. */
function entrySteps(code: IrFunction): readonly StepId[] {
  const found: StepId[] = [];
  const seen = new Set<number>();
  const pending = [0];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const block = code.blocks[id];
    if (block === undefined || seen.has(id)) continue;
    seen.add(id);
    const first = block.instructions.find((instruction) => instruction.kind === "step");
    if (first?.kind === "step") {
      found.push(first.step);
      continue;
    }
    const end = block.terminator;
    if (end.kind === "jump") pending.push(end.target);
    if (end.kind === "branch") pending.push(end.then, end.else);
    if (end.kind === "switch") pending.push(end.default, ...end.cases.map((one) => one.target));
  }
  return found;
}

function firstOfEachFunction(steps: readonly CodeStep[], column: number | undefined): readonly CodeStep[] {
  const first = new Map<LoadedFunction, CodeStep>();
  for (const code of steps) {
    const known = first.get(code.fn);
    const reaches = column === undefined || code.range.startColumn <= column;
    // With a column, the last step that starts at or before it; without one, the first of the line.
    if (known === undefined || (column !== undefined && reaches)) first.set(code.fn, code);
  }
  return [...first.values()];
}

function comparePlaces(a: SourceRange, b: SourceRange): number {
  return a.startLine - b.startLine || a.startColumn - b.startColumn;
}

function splitName(name: string): readonly [string | undefined, string] {
  const mark = name.indexOf("!");
  return mark < 0 ? [undefined, name] : [name.slice(0, mark), name.slice(mark + 1)];
}
