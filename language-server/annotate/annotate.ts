// Annotates a driver: plans what is proven, writes it into the texts in memory, checks the driver so, and takes back whatever
// brings a finding that was not there before. What the annotations teach may prove more, so it goes round until nothing is added:
// annotating the result again changes nothing.

import { createCompileCache } from "../../compiler/index.ts";
import { applyChanges } from "../features/fixes.ts";
import type { Finding } from "../finding.ts";
import { FunctionIndex } from "../functions.ts";
import type { DriverProject } from "../project.ts";
import { type FunctionPlan, planAnnotations } from "./plan.ts";
import { type AnnotationEdit, renderPlans } from "./render.ts";

export interface Annotated {
  /** The texts as they would be, of those files that change; by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Changes of the texts as they are now, in the order of their places in each file. */
  readonly edits: readonly AnnotationEdit[];
  /** Names of the functions that are annotated. */
  readonly functions: readonly string[];
}

const mostRounds = 10;

/** `only`: the link name of the one function that is wanted. */
export function annotate(project: DriverProject, only?: string): Annotated {
  return new Annotating(project, only).run();
}

class Annotating {
  readonly #cache = createCompileCache();
  readonly #base: DriverProject;
  readonly #before: ReadonlyMap<string, number>;
  readonly #only: string | undefined;
  /** What holds so far, by link name; `info` is that of the texts as they are now. */
  #plans: ReadonlyMap<string, FunctionPlan> = new Map();
  #now: DriverProject;

  constructor(project: DriverProject, only: string | undefined) {
    // Compiled afresh: places must be those of the texts, not of older ones that only differ in white space.
    this.#base = project.withTexts(new Map(), this.#cache);
    this.#only = only;
    this.#before = tally(this.#base.check());
    this.#now = this.#base;
  }

  run(): Annotated {
    const refused = new Set<string>();
    let added = false;
    for (let round = 0; round < mostRounds; round++) {
      const more = this.#more(refused);
      if (more.size > 0) {
        if (this.#accept(more, refused)) added = true;
        continue;
      }
      // What was refused beside other annotations may hold without them.
      if (!added || refused.size === 0) break;
      added = false;
      refused.clear();
    }
    const edits = this.#edits(this.#plans);
    return {
      texts: textsOf(this.#base, edits),
      edits,
      functions: [...new Set(edits.map(({ fn }) => this.#plans.get(fn)?.info.fn.symbol.name ?? fn))],
    };
  }

  /** Plans with something in them that is not written yet. */
  #more(refused: ReadonlySet<string>): Map<string, FunctionPlan> {
    const { world } = this.#now;
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
  #accept(more: Map<string, FunctionPlan>, refused: Set<string>): boolean {
    while (more.size > 0) {
      const plans = new Map([...this.#plans, ...more]);
      const next = this.#base.withTexts(textsOf(this.#base, this.#edits(plans)), this.#cache);
      const culprits = this.#culprits(next, more);
      if (culprits.size === 0) {
        this.#plans = plans;
        this.#now = next;
        return true;
      }
      for (const fn of culprits) {
        more.delete(fn);
        refused.add(fn);
      }
    }
    return false;
  }
  /** Functions whose new annotations are to blame for findings that were not there before; all of them where none can be told. */
  #culprits(next: DriverProject, more: ReadonlyMap<string, FunctionPlan>): ReadonlySet<string> {
    const fresh = beyond(next.check(), this.#before);
    const culprits = new Set<string>();
    if (fresh.length === 0) return culprits;
    const functions = new FunctionIndex(next.units);
    const byName = new Map([...more].map(([fn, { info }]) => [info.fn.symbol.name, fn]));
    for (const { message, range, related } of fresh) {
      const within = functions.at(range.file, range.startLine)?.name;
      const named = (message.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => word !== within);
      const chain = related.map((place) => functions.at(place.range.file, place.range.startLine)?.name ?? "");
      // The one that the finding speaks of, else the one it stands in, else those that lead there.
      const candidates = [named, [within ?? ""], chain];
      const blamed = candidates.map((names) => names.flatMap((name) => byName.get(name) ?? []));
      for (const fn of blamed.find((list) => list.length > 0) ?? more.keys()) culprits.add(fn);
    }
    return culprits;
  }

  #edits(plans: ReadonlyMap<string, FunctionPlan>): AnnotationEdit[] {
    return renderPlans(plans, (file) => this.#base.isOwn(file)).sort((a, b) =>
      a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
    );
  }
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
function textsOf(project: DriverProject, edits: readonly AnnotationEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const text = project.textOf(file);
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
