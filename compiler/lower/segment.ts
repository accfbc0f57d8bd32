// One segment of a unit lowered: a header's, done once for all units that begin with it, or the main file's own, where an
// edit inside function bodies only lowers those bodies again and leaves every other object as it is.
import type { Global, IrFunction, IrSymbol } from "../ir/ir.ts";
import type { Segment, SyntaxUnit } from "../preprocess/segments.ts";
import { type Pace, type Slices, toEnd, unbroken } from "../slices.ts";
import type { ExternalDeclaration, FunctionDefinition } from "../syntax/ast.ts";
import type { Target } from "../unit.ts";
import { asOf, type Completion, reinstate, undoCompletions } from "./completion.ts";
import { Context, newProducts, noProducts, type Products } from "./context.ts";
import { declareDefinition, lowerExternal } from "./cpp/declarations.ts";
import {
  type DeclaredFunction,
  declareFunction,
  defineTentative,
  fileBody,
  lowerFileDeclaration,
  lowerFunctionBody,
  type Tentative,
} from "./declaration.ts";
import { macroNames } from "./names.ts";
import { Scope } from "./scope.ts";
import { checkStaticAssert } from "./written-types.ts";

/** One external declaration lowered. */
export interface LoweredDeclaration {
  readonly external: ExternalDeclaration;
  /** Of everything outside function bodies. */
  readonly outline: Products;
  readonly declared: DeclaredFunction | undefined;
  /** Of the body. */
  readonly body: Products | undefined;
  readonly fn: IrFunction | undefined;
}
export interface LoweredSegment {
  readonly parent: LoweredSegment | undefined;
  readonly segment: Segment;
  /** Index of its first external declaration in the unit. */
  readonly firstDeclaration: number;
  readonly scope: Scope;
  readonly declarations: readonly LoweredDeclaration[];
  readonly tentative: readonly Tentative[];
  readonly completions: Completion[];
  readonly stringPool: Map<string, Global>;
  readonly allocText: ReadonlyMap<string, string>;
  /** Globals for tentative definitions; only of the last segment. */
  readonly ending: Products;
}

/** Header segments by identity: an equal segment is the same object in every unit. */
const headers = { x64: new WeakMap<Segment, LoweredSegment>(), x86: new WeakMap<Segment, LoweredSegment>() };

/**
 * Lowers a unit, with a pause, between two declarations of the main file, whenever `pace` wants one. `previous` is what the same file gave
 * last time; from the call of `anew` on, which says where to note what is completed, it is no longer to be used.
 */
export function* lowerUnit(
  syntax: SyntaxUnit,
  target: Target,
  previous: LoweredSegment | undefined,
  anew: () => Completion[],
  pace: Pace,
): Slices<LoweredSegment> {
  const allocText = new Map<string, string>();
  for (const { effect } of syntax.pragmas)
    if (effect.kind === "allocText") for (const name of effect.functions) allocText.set(name, effect.section);

  let parent: LoweredSegment | undefined;
  const last = syntax.segments.length - 1;
  for (let i = 0; i < last; i++) {
    const segment = syntax.segments[i];
    if (segment === undefined) continue;
    let lowered = headers[target].get(segment);
    if (lowered === undefined || lowered.parent !== parent) {
      const name = segment.sources[0]?.path ?? syntax.path;
      // In one go: other units that begin with it must find the same.
      lowered = toEnd(lowerSegment(syntax, segment, parent, target, new Map(), name, [], unbroken));
      headers[target].set(segment, lowered);
    } else reinstate(lowered.completions);
    parent = lowered;
  }
  const own = syntax.segments[last];
  if (own === undefined) throw new Error("a unit has a segment");
  if (previous !== undefined && previous.parent === parent && sameOutline(own, previous, allocText))
    return yield* relowerBodies(syntax, own, previous, target, pace);
  const completions = anew();
  undoCompletions(previous?.completions ?? []);
  const lowered = yield* lowerSegment(syntax, own, parent, target, allocText, syntax.path, completions, pace);
  return { ...lowered, ending: endUnit(syntax, lowered, target) };
}

function contextFor(
  syntax: SyntaxUnit,
  segment: Segment,
  lowered: Pick<LoweredSegment, "scope" | "stringPool" | "completions" | "firstDeclaration" | "allocText">,
  target: Target,
  unitName: string,
): Context {
  return new Context({
    target,
    unitName,
    fileScope: lowered.scope,
    names: macroNames(
      syntax.tokens,
      segment.macros,
      (d) => segment.declarations[d - lowered.firstDeclaration]?.tokenBase ?? 0,
    ),
    allocText: lowered.allocText,
    stringPool: lowered.stringPool,
    cxx: syntax.cxx,
    completions: lowered.completions,
    kernelMode: syntax.macros.has("_KERNEL_MODE"),
  });
}

function* lowerSegment(
  syntax: SyntaxUnit,
  segment: Segment,
  parent: LoweredSegment | undefined,
  target: Target,
  allocText: ReadonlyMap<string, string>,
  unitName: string,
  completions: Completion[],
  pace: Pace,
): Slices<LoweredSegment> {
  const firstDeclaration = parent === undefined ? 0 : parent.firstDeclaration + parent.declarations.length;
  const base = {
    scope: new Scope(parent?.scope, true),
    stringPool: new Map<string, Global>(),
    completions,
    firstDeclaration,
    allocText,
  };
  const context = contextFor(syntax, segment, base, target, unitName);
  const tentative: Tentative[] = [];
  const declarations: LoweredDeclaration[] = [];
  for (const external of segment.declarations) {
    context.declaration = firstDeclaration + declarations.length;
    declarations.push(lowerDeclaration(context, external, tentative));
    if (!pace.isDue(external.node.last - external.node.first)) continue;
    yield;
    reinstateHeaders(parent);
    reinstate(completions);
  }
  return { parent, segment, ...base, declarations, tentative, ending: noProducts };
}

/** Other units may have been lowered in a pause. */
function reinstateHeaders(last: LoweredSegment | undefined): void {
  if (last === undefined) return;
  reinstateHeaders(last.parent);
  reinstate(last.completions);
}

function lowerDeclaration(context: Context, external: ExternalDeclaration, tentative: Tentative[]): LoweredDeclaration {
  const { node } = external;
  context.external = external;
  let declared: DeclaredFunction | undefined;
  const outline = context.gather(() => {
    try {
      if (context.cxx && node.kind === "function") declared = declareDefinition(context, node);
      else if (context.cxx && node.kind !== "staticAssert") lowerExternal(context, node, tentative);
      else if (node.kind === "declaration") lowerFileDeclaration(context, node, tentative);
      else if (node.kind === "staticAssert") checkStaticAssert(fileBody(context, node), node.condition, node.message);
      else if (node.kind === "function") declared = declareFunction(context, node);
    } catch (error) {
      reportFailure(context, external, error);
    }
  });
  if (node.kind !== "function" || declared === undefined)
    return { external, outline, declared, body: undefined, fn: undefined };
  const { body, fn } = lowerBody(context, external, node, declared);
  return { external, outline, declared, body, fn };
}

function lowerBody(
  context: Context,
  external: ExternalDeclaration,
  node: FunctionDefinition,
  declared: DeclaredFunction,
): { body: Products; fn: IrFunction | undefined } {
  context.external = external;
  context.silent = 0;
  context.fileScope.limit = context.declaration;
  let fn: IrFunction | undefined;
  const body = context.gather(() => {
    try {
      fn = lowerFunctionBody(context, node, declared);
    } catch (error) {
      reportFailure(context, external, error);
    }
  });
  context.fileScope.limit = Number.POSITIVE_INFINITY;
  return { body, fn };
}

/** One declaration that cannot be lowered never costs the others: too deep a nesting, or a mistake of ours, told as such. */
function reportFailure(context: Context, external: ExternalDeclaration, error: unknown): void {
  context.silent = 0;
  const { node } = external;
  const deep = error instanceof RangeError;
  context.report(
    { first: node.first, last: Math.min(node.last, node.first + 8) },
    "error",
    deep ? "too-deep" : "internal",
    deep
      ? "This declaration is nested too deeply to be understood."
      : `Ringside failed to understand this declaration: ${error instanceof Error ? error.message : String(error)}`,
    deep ? "Split it." : "Please report it with this source.",
  );
}

// ---- edits --------------------------------------------------------------------------------------------------------------

function sameOutline(now: Segment, previous: LoweredSegment, allocText: ReadonlyMap<string, string>): boolean {
  const before = previous.segment;
  if (now.declarations.length !== before.declarations.length) return false;
  if (allocText.size !== previous.allocText.size) return false;
  for (const [name, section] of allocText) if (previous.allocText.get(name) !== section) return false;
  for (let i = 0; i < now.declarations.length; i++) {
    const a = now.declarations[i];
    const b = before.declarations[i];
    if (a === undefined || b === undefined) return false;
    if (
      a.sections.code !== b.sections.code ||
      a.sections.data !== b.sections.data ||
      a.sections.bss !== b.sections.bss ||
      a.sections.const !== b.sections.const
    )
      return false;
    if (a.cxx?.prefix !== b.cxx?.prefix || a.cxx?.c !== b.cxx?.c || a.cxx?.internal !== b.cxx?.internal) return false;
    if (a.node === b.node) continue;
    // What a constexpr function gives may be part of other declarations.
    if (a.node.kind === "function" && a.node.specifiers.cxx?.constexpr === true) return false;
    if (a.node.kind !== "function" || b.node.kind !== "function") return false;
    const length = a.node.body.first;
    if (length !== b.node.body.first) return false;
    for (let t = 0; t < length; t++) {
      const left = now.tokens.symbols[a.tokenBase - now.tokens.base + t];
      const right = before.tokens.symbols[b.tokenBase - before.tokens.base + t];
      if (left !== right) return false;
    }
  }
  return true;
}

function* relowerBodies(
  syntax: SyntaxUnit,
  segment: Segment,
  previous: LoweredSegment,
  target: Target,
  pace: Pace,
): Slices<LoweredSegment> {
  const context = contextFor(syntax, segment, previous, target, syntax.path);
  const declarations: LoweredDeclaration[] = [];
  reinstate(previous.completions);
  for (const external of segment.declarations) {
    const at = declarations.length;
    const before = previous.declarations[at];
    if (before === undefined) throw new Error("outlines differ in length");
    const { node } = external;
    const { declared } = before;
    if (node === before.external.node || node.kind !== "function" || declared === undefined) {
      declarations.push({ ...before, external });
      continue;
    }
    context.declaration = previous.firstDeclaration + at;
    const { body, fn } = asOf(previous.completions, context.declaration, () =>
      lowerBody(context, external, node, declared),
    );
    declarations.push({ ...before, external, body, fn });
    if (!pace.isDue(node.last - node.first)) continue;
    yield;
    reinstateHeaders(previous.parent);
    reinstate(previous.completions);
  }
  return { ...previous, segment, declarations };
}

// ---- the unit's end -------------------------------------------------------------------------------------------------------

function endUnit(syntax: SyntaxUnit, lowered: LoweredSegment, target: Target): Products {
  const context = contextFor(syntax, lowered.segment, lowered, target, syntax.path);
  const ending = newProducts();
  context.products = ending;
  const done = new Set<string>();
  const chain: LoweredSegment[] = [];
  for (let s: LoweredSegment | undefined = lowered; s !== undefined; s = s.parent) chain.unshift(s);
  for (const { tentative } of chain) {
    for (const { name, declaration, section } of tentative) {
      if (done.has(name)) continue;
      done.add(name);
      const found = lowered.scope.find(name);
      if (found?.kind !== "symbol" || found.symbol.kind !== "variable" || found.symbol.defined) continue;
      let symbol: IrSymbol = found.symbol;
      if (!lowered.scope.names.has(name)) {
        // Shared with other units: this one defines its own.
        symbol = { ...symbol };
        lowered.scope.names.set(name, { ...found, symbol });
      }
      context.declaration = declaration;
      defineTentative(context, symbol, section);
    }
  }
  return ending;
}
