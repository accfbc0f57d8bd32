// The instances of a template by its arguments. A template of a header lives on when a unit is compiled again and serves other units too:
// classes among the arguments are told apart by what they are, not by their names, and instances go when their classes do.
import type { TemplateParameter } from "../../syntax/cpp-ast.ts";
import type { EnumDecl, RecordDecl, Type } from "../../types/type.ts";
import type { PendingDiagnostic, Products } from "../context.ts";
import type { ClassTemplate, CxxFunction } from "./entities.ts";
import { spelled } from "./link-names.ts";

/** A template's argument: a type, the value of a constant, a function, also of a class, a template of classes, or what a pack takes. */
export type Bound = BoundOne | BoundPack;
export type BoundOne = Type | bigint | BoundFunction | BoundTemplate;
export interface BoundTemplate {
  readonly kind: "template";
  readonly template: ClassTemplate;
}
export interface BoundPack {
  readonly kind: "pack";
  readonly items: readonly BoundOne[];
}
export interface BoundFunction {
  readonly kind: "routine";
  readonly fn: CxxFunction;
  /** All that its name may mean, where these are several: the parameter's type tells which it is. */
  readonly overloads?: readonly CxxFunction[];
}
export const isBoundType = (arg: Bound): arg is Type =>
  typeof arg !== "bigint" && arg.kind !== "routine" && arg.kind !== "pack" && arg.kind !== "template";
/** For which kind of parameter an argument is. */
export function kindOfBound(arg: BoundOne): TemplateParameter["kind"] {
  if (isBoundType(arg)) return "type";
  return typeof arg !== "bigint" && arg.kind === "template" ? "template" : "value";
}
export const isOne = (arg: Bound): arg is BoundOne => !isPack(arg);
export const isPack = (arg: Bound | undefined): arg is BoundPack => typeof arg === "object" && arg.kind === "pack";

export function boundText(arg: Bound, shown = false): string {
  if (typeof arg === "bigint") return String(arg);
  // Two packs side by side are told apart by where each begins.
  if (arg.kind === "pack") return shown ? boundList(arg.items, true) : `{${boundList(arg.items)}}`;
  if (arg.kind === "template") return arg.template.prefix + arg.template.name;
  if (arg.kind !== "routine") return spelled(arg, false, shown);
  const { symbol } = arg.fn;
  return `&${shown ? symbol.name : symbol.linkName}`;
}
export const boundList = (args: readonly Bound[], shown = false): string =>
  args
    .map((arg) => boundText(arg, shown))
    .filter((text) => text !== "")
    .join(", ");

export class Instances<T> {
  readonly #byText = new Map<string, T>();
  #byClass = new WeakMap<Declared, Instances<T>>();

  get(args: readonly Bound[]): T | undefined {
    return this.#of(declarations(args)).#byText.get(boundList(args));
  }
  set(args: readonly Bound[], instance: T): void {
    this.#of(declarations(args)).#byText.set(boundList(args), instance);
  }
  clear(): void {
    this.#byText.clear();
    this.#byClass = new WeakMap();
  }
  #of(classes: ReadonlySet<Declared>): Instances<T> {
    let at: Instances<T> = this;
    for (const one of classes) {
      let next = at.#byClass.get(one);
      if (next === undefined) {
        next = new Instances();
        at.#byClass.set(one, next);
      }
      at = next;
    }
    return at;
  }
}

type Declared = RecordDecl | EnumDecl | CxxFunction | ClassTemplate;
function declarations(args: readonly Bound[]): ReadonlySet<Declared> {
  const found = new Set<Declared>();
  const walk = (type: Type): void => {
    switch (type.kind) {
      case "record":
      case "enum":
        found.add(type.decl);
        return;
      case "pointer":
        walk(type.to);
        return;
      case "array":
        walk(type.of);
        return;
      case "function":
        walk(type.returns);
        for (const param of type.params) walk(param.type);
        return;
      default:
        return;
    }
  };
  const note = (arg: Bound): void => {
    if (isPack(arg)) for (const item of arg.items) note(item);
    else if (isBoundType(arg)) walk(arg);
    else if (typeof arg !== "bigint") found.add(arg.kind === "template" ? arg.template : arg.fn);
  };
  for (const arg of args) note(arg);
  return found;
}

/** Shows what was said of something made once, in each declaration that uses it. */
export function showAgain(products: Products, said: readonly PendingDiagnostic[]): void {
  for (const one of said) if (!products.diagnostics.includes(one)) products.diagnostics.push(one);
}
