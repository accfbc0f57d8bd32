// Annotates a driver: plans what is proven, writes it into the texts in memory, checks the driver so, and takes back whatever
// brings a finding that was not there before. What the annotations teach may prove more, so it goes round until nothing is added:
// annotating the result again changes nothing.

import { createCompileCache } from "../../compiler/index.ts";
import type { CompileCache } from "../../compiler/unit.ts";
import { applyChanges } from "../features/fixes.ts";
import type { Finding } from "../finding.ts";
import { FunctionIndex } from "../functions.ts";
import type { DriverProject } from "../project.ts";
import { type FunctionPlan, planAnnotations } from "./plan.ts";
import { type AnnotationEdit, renderPlans } from "./render.ts";

export interface Annotated {
  /** The texts as they would be, of those files that change; by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The driver's own texts that it was inferred from: the edits hold as long as they stand. */
  readonly from: ReadonlyMap<string, string>;
  /** Changes of these texts, in the order of their places in each file. */
  readonly edits: readonly AnnotationEdit[];
  /** Names of the functions that are annotated. */
  readonly functions: readonly string[];
}

const mostRounds = 10;

/** `only`: the link name of the one function that is wanted. */
export function annotate(project: DriverProject, only?: string, cache: CompileCache = createCompileCache()): Annotated {
  const steps = annotating(project, only, cache);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
/** The same in steps, each about as long as a check of the driver, for who has something else to do between them. */
export function annotating(
  project: DriverProject,
  only?: string,
  cache: CompileCache = createCompileCache(),
): Generator<undefined, Annotated> {
  return new Annotating(project, only, cache).run();
}

class Annotating {
  readonly #base: DriverProject;
  #before: ReadonlyMap<string, number> = new Map();
  readonly #only: string | undefined;
  /** What holds so far, by link name; `info` is that of the texts as they are now. */
  #plans: ReadonlyMap<string, FunctionPlan> = new Map();
  /** The driver as it would be with the texts that are tried: one project, so that a check repeats only what a trial changes. */
  readonly #trial: DriverProject;
  readonly #tried = new Map<string, string>();
  readonly #from = new Map<string, string>();

  constructor(project: DriverProject, only: string | undefined, cache: CompileCache) {
    // Compiled afresh: places must be those of the texts, not of older ones that only differ in white space.
    this.#base = project.withTexts(new Map(), cache);
    this.#only = only;
    this.#trial = project.withTexts(this.#tried, cache);
  }

  *run(): Generator<undefined, Annotated> {
    this.#before = tally(this.#base.check());
    for (const file of new Set(this.#base.units.flatMap(({ files }) => files))) {
      const text = this.#base.isOwn(file) ? this.#base.textOf(file) : undefined;
      if (text !== undefined) this.#from.set(file, text);
    }
    yield;
    const refused = new Set<string>();
    let added = false;
    for (let round = 0; round < mostRounds; round++) {
      const more = yield* this.#more(refused);
      if (more.size > 0) {
        if (yield* this.#accept(more, refused)) added = true;
        continue;
      }
      // What was refused beside other annotations may hold without them.
      if (!added || refused.size === 0) break;
      added = false;
      refused.clear();
    }
    const edits = this.#edits(this.#plans);
    return {
      texts: textsOf(this.#from, edits),
      from: this.#from,
      edits,
      functions: [...new Set(edits.map(({ name }) => name))],
    };
  }

  /** Plans with something in them that is not written yet. */
  *#more(refused: ReadonlySet<string>): Generator<undefined, Map<string, FunctionPlan>> {
    if (this.#plans.size > 0) yield* this.#try(this.#plans);
    const { world } = this.#plans.size > 0 ? this.#trial : this.#base;
    const found = new Map<string, FunctionPlan>();
    if (!world) return found;
    for (const [fn, plan] of planAnnotations(world, this.#only)) {
      const info = this.#base.world?.functions.get(fn);
      if (!info || refused.has(fn)) continue;
      const before = this.#plans.get(fn);
      const whole = joined(before, { ...plan, info });
      if (this.#written(fn, whole) !== (before ? this.#written(fn, before) : "[]")) found.set(fn, whole);
    }
    return found;
  }
  #written(fn: string, plan: FunctionPlan): string {
    return JSON.stringify(this.#edits(new Map([[fn, plan]])));
  }

  /** Takes up the plans that bring no finding; says whether there are any. */
  *#accept(more: ReadonlyMap<string, FunctionPlan>, refused: Set<string>): Generator<undefined, boolean> {
    if (more.size === 0) return false;
    const plans = new Map([...this.#plans, ...more]);
    const fresh = beyond(yield* this.#try(plans), this.#before);
    if (fresh.length === 0) {
      this.#plans = plans;
      return true;
    }
    const culprits = more.size === 1 ? new Set(more.keys()) : blamed(fresh, this.#trial, more);
    for (const fn of culprits) refused.add(fn);
    const left = [...more].filter(([fn]) => !culprits.has(fn));
    if (culprits.size > 0) return yield* this.#accept(new Map(left), refused);
    // None of them is to be seen in the findings: half of them may do without.
    const half = left.length >> 1;
    const first = yield* this.#accept(new Map(left.slice(0, half)), refused);
    const second = yield* this.#accept(new Map(left.slice(half)), refused);
    return first || second;
  }

  *#try(plans: ReadonlyMap<string, FunctionPlan>): Generator<undefined, readonly Finding[]> {
    yield;
    this.#tried.clear();
    for (const [file, text] of textsOf(this.#from, this.#edits(plans))) this.#tried.set(file, text);
    return this.#trial.check();
  }
  #edits(plans: ReadonlyMap<string, FunctionPlan>): AnnotationEdit[] {
    return renderPlans(plans, (file) => this.#base.isOwn(file)).sort((a, b) =>
      a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
    );
  }
}

/** Functions of whose new annotations the findings speak: named in one, or around it, or on the way to it. */
function blamed(
  fresh: readonly Finding[],
  next: DriverProject,
  more: ReadonlyMap<string, FunctionPlan>,
): ReadonlySet<string> {
  const functions = new FunctionIndex(next.units);
  const byName = new Map([...more].map(([fn, { info }]) => [info.fn.symbol.name, fn]));
  const culprits = new Set<string>();
  for (const { message, range, related } of fresh) {
    const within = functions.at(range.file, range.startLine)?.name ?? "";
    const named = (message.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => word !== within);
    const chain = related.map((place) => functions.at(place.range.file, place.range.startLine)?.name ?? "");
    const candidates = [named, [within], chain].map((names) => names.flatMap((name) => byName.get(name) ?? []));
    for (const fn of candidates.find((list) => list.length > 0) ?? []) culprits.add(fn);
  }
  return culprits;
}

function joined(before: FunctionPlan | undefined, more: FunctionPlan): FunctionPlan {
  if (!before) return more;
  return {
    info: before.info,
    role: before.role ?? more.role,
    annotations: [...before.annotations, ...more.annotations.filter((one) => !before.annotations.includes(one))],
    parameters: new Map([...more.parameters, ...before.parameters]),
    pagedCode: before.pagedCode || more.pagedCode,
  };
}
function textsOf(from: ReadonlyMap<string, string>, edits: readonly AnnotationEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const text = from.get(file);
    const changes = edits.filter((edit) => edit.file === file);
    if (text !== undefined) texts.set(file, applyChanges(text, changes));
  }
  return texts;
}

function keyOf({ rule, severity, message, range }: Finding): string {
  return `${rule}:${severity}:${range.file}:${message.replaceAll(/:\d+/g, "")}`;
}
function tally(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}
function beyond(findings: readonly Finding[], known: ReadonlyMap<string, number>): Finding[] {
  const left = new Map(known);
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}
