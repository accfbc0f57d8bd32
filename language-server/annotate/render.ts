// Plans as edits of the driver's files. Annotations go on the first declaration of a function, where callers in other files see
// them, and the definition then says `_Use_decl_annotations_`; a function without a declaration has them on its definition.
// What a macro wrote is left alone.

import type { Declaration, Declarator, ExternalDeclaration, Parameter } from "../../compiler/syntax/ast.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { TextChange } from "../rules/rule.ts";
import type { FunctionPlan } from "./plan.ts";

/** A change with what it is for. */
export interface AnnotationEdit extends TextChange {
  /** The function's link name. */
  readonly fn: string;
  /** As its source calls it. */
  readonly name: string;
  readonly file: string;
}

/** `isOwn`: whether a file may be changed. */
export function renderPlans(
  plans: ReadonlyMap<string, FunctionPlan>,
  isOwn: (file: string) => boolean,
): AnnotationEdit[] {
  const edits: AnnotationEdit[] = [];
  for (const [fn, plan] of plans) {
    const renderer = new Renderer(fn, plan, isOwn);
    edits.push(...renderer.render());
  }
  return edits;
}

interface Place {
  readonly declaration: ExternalDeclaration;
  readonly node: Declaration | Extract<ExternalDeclaration["node"], { kind: "function" }>;
  readonly declarator: Declarator;
}

class Renderer {
  readonly #fn: string;
  readonly #plan: FunctionPlan;
  readonly #unit: Unit;
  readonly #isOwn: (file: string) => boolean;

  constructor(fn: string, plan: FunctionPlan, isOwn: (file: string) => boolean) {
    this.#fn = fn;
    this.#plan = plan;
    this.#unit = plan.info.unit;
    this.#isOwn = isOwn;
  }

  get #of(): Pick<AnnotationEdit, "fn" | "name"> {
    return { fn: this.#fn, name: this.#plan.info.fn.symbol.name };
  }
  render(): AnnotationEdit[] {
    const plan = this.#plan;
    const definition = this.#definition();
    if (!definition) return [];
    const prototype = this.#prototype();
    const edits = plan.role
      ? this.#role(plan.role, definition, prototype)
      : this.#annotations(prototype && this.#sameNames(prototype, definition) ? prototype : definition, definition);
    if (plan.pagedCode) edits.push(...this.#pagedCode(definition));
    return edits;
  }

  #definition(): Place | undefined {
    const declaration = this.#unit.declarationAt(this.#plan.info.fn.declaration);
    const node = declaration?.node;
    if (!declaration || node?.kind !== "function") return undefined;
    return this.#writable({ declaration, node, declarator: node.declarator });
  }
  /** The first declaration, if it is not the definition itself and declares nothing else. */
  #prototype(): Place | undefined {
    const declaration = this.#unit.declarationAt(this.#plan.info.fn.symbol.declaredAt.declaration);
    const node = declaration?.node;
    if (!declaration || node?.kind !== "declaration" || node.declarators.length !== 1) return undefined;
    const [only] = node.declarators;
    if (!only || only.declarator.name !== this.#plan.info.fn.symbol.name || parametersOf(only.declarator) === undefined)
      return undefined;
    return this.#writable({ declaration, node, declarator: only.declarator });
  }
  /** In a file of the driver, and written there token by token where it begins. */
  #writable(place: Place): Place | undefined {
    const first = place.declaration.tokenBase + place.node.first;
    const file = this.#unit.tokens.source(first)?.path;
    return file !== undefined && this.#isOwn(file) ? place : undefined;
  }

  // ---- roles ------------------------------------------------------------------------------------------------------

  #role(role: NonNullable<FunctionPlan["role"]>, definition: Place, prototype: Place | undefined): AnnotationEdit[] {
    const { symbol } = this.#plan.info.fn;
    const storage = symbol.linkage === "internal" ? "static " : "";
    const dispatch = role.dispatch.map((code) => `_Dispatch_type_(${code})`);
    const declared = `${storage}${role.name} ${symbol.name};`;
    if (prototype) {
      const { tokens } = this.#unit;
      const base = prototype.declaration.tokenBase;
      const start = tokens.span(base + prototype.node.first).start;
      const end = tokens.span(base + prototype.node.last).end;
      const source = tokens.source(base + prototype.node.first);
      const was = source?.text.slice(start, end) ?? "";
      // Only a declaration of these very words is replaced: annotations, calling conventions and macros stay.
      if (source && isPlainDeclaration(was, symbol.name)) {
        const text = [...dispatch, declared].join(this.#newline(source.text) + indentAt(source.text, start));
        return [
          { ...this.#of, file: source.path, start, end, text: was.endsWith(";") ? text : text.slice(0, -1) },
          ...this.#useDeclared(definition),
        ];
      }
    }
    const start = this.#start(definition);
    if (!start) return [];
    const newline = this.#newline(start.text);
    const used = this.#useDeclared(definition).map(({ text }) => text);
    const text = [...dispatch, declared, "", used.join("")].join(newline);
    return [{ ...this.#of, file: start.file, start: start.offset, end: start.offset, text }];
  }
  #useDeclared(definition: Place): AnnotationEdit[] {
    const start = this.#start(definition);
    if (!start || this.#says(definition, "Use_decl_annotations")) return [];
    const text = `_Use_decl_annotations_${this.#newline(start.text)}${indentAt(start.text, start.offset)}`;
    return [{ ...this.#of, file: start.file, start: start.offset, end: start.offset, text }];
  }
  #says(place: Place, name: string): boolean {
    const { specifiers } = place.node;
    return [...specifiers.annotations, ...place.declarator.annotations].some((one) => one.name === name);
  }

  // ---- annotations ------------------------------------------------------------------------------------------------

  #annotations(home: Place, definition: Place): AnnotationEdit[] {
    const { annotations, parameters } = this.#plan;
    const edits: AnnotationEdit[] = [];
    const start = this.#start(home);
    if (annotations.length > 0 && start) {
      const after = this.#newline(start.text) + indentAt(start.text, start.offset);
      const text = annotations.map((one) => `${one}${after}`).join("");
      edits.push({ ...this.#of, file: start.file, start: start.offset, end: start.offset, text });
    }
    const written = parametersOf(home.declarator) ?? [];
    for (const [index, words] of parameters) {
      const parameter = written[index];
      const edit = parameter && this.#parameter(home, parameter, words);
      if (edit) edits.push(edit);
    }
    if (edits.length > 0 && home !== definition) edits.push(...this.#useDeclared(definition));
    return edits;
  }
  #parameter(home: Place, parameter: Parameter, words: string): AnnotationEdit | undefined {
    const { tokens } = this.#unit;
    const token = home.declaration.tokenBase + parameter.first;
    const source = tokens.source(token);
    if (!source || tokens.expansion(token).length > 0) return undefined;
    const { start } = tokens.span(token);
    // The words of older headers say the same, and less.
    const old = /\b(?:IN\s+OUT|IN|OUT)(?:\s+OPTIONAL)?\s+$/.exec(source.text.slice(Math.max(0, start - 40), start));
    const from = old ? start - old[0].length : start;
    return { ...this.#of, file: source.path, start: from, end: start, text: `${words} ` };
  }
  #sameNames(prototype: Place, definition: Place): boolean {
    const there = parametersOf(prototype.declarator) ?? [];
    const here = parametersOf(definition.declarator) ?? [];
    return there.length === here.length && there.every((one, i) => one.declarator?.name === here[i]?.declarator?.name);
  }
  #pagedCode(definition: Place): AnnotationEdit[] {
    const { node, declaration } = definition;
    if (node.kind !== "function") return [];
    const { tokens } = this.#unit;
    const base = declaration.tokenBase;
    const { items } = node.body;
    const leading = items.findIndex((item) => item.kind !== "declaration");
    const last = leading < 0 ? items.at(-1) : items[leading - 1];
    const token = base + (last ? last.last : node.body.first);
    const source = tokens.source(token);
    if (!source) return [];
    const { end } = tokens.span(token);
    const first = items[0] ? tokens.span(base + items[0].first).start : 0;
    const indent = items[0] ? indentAt(source.text, first) : "    ";
    const text = `${this.#newline(source.text)}${indent}PAGED_CODE();`;
    return [{ ...this.#of, file: source.path, start: end, end, text }];
  }

  // ---- text -------------------------------------------------------------------------------------------------------

  #start(place: Place): { file: string; text: string; offset: number } | undefined {
    const { tokens } = this.#unit;
    const token = place.declaration.tokenBase + place.node.first;
    const source = tokens.source(token);
    return source && { file: source.path, text: source.text, offset: tokens.span(token).start };
  }
  #newline(text: string): string {
    return text.includes("\r\n") ? "\r\n" : "\n";
  }
}

function parametersOf(declarator: Declarator): readonly Parameter[] | undefined {
  for (const part of declarator.parts) if (part.kind === "function") return part.parameters;
  return undefined;
}
function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}
/** `static NTSTATUS Name(…)`: type names, the name, parameters, and nothing that a role type would lose. */
function isPlainDeclaration(text: string, name: string): boolean {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, " ");
  const match = /^(?:static\s+|extern\s+)*\w+\s+(?:NTAPI\s+)?(\w+)\s*\(([\s\S]*)\)\s*;?$/.exec(plain);
  return match?.[1] === name && !/[()]/.test(match[2] ?? "(");
}
