// The instances of a template by its arguments. A template of a header lives on when a unit is compiled again and serves other units too:
// classes among the arguments are told apart by what they are, not by their names, and instances go when their classes do.
import type { EnumDecl, RecordDecl, Type } from "../../types/type.ts";
import type { PendingDiagnostic, Products } from "../context.ts";
import { spelled } from "./link-names.ts";

/** A template's argument: a type, or the value of a constant. */
export type Bound = Type | bigint;

export const boundText = (arg: Bound, shown = false): string =>
  typeof arg === "bigint" ? String(arg) : spelled(arg, false, shown);
export const boundList = (args: readonly Bound[], shown = false): string =>
  args.map((arg) => boundText(arg, shown)).join(", ");

export class Instances<T> {
  readonly #byText = new Map<string, T>();
  readonly #byClass = new WeakMap<RecordDecl | EnumDecl, Instances<T>>();

  get(args: readonly Bound[]): T | undefined {
    return this.#of(declarations(args)).#byText.get(boundList(args));
  }
  set(args: readonly Bound[], instance: T): void {
    this.#of(declarations(args)).#byText.set(boundList(args), instance);
  }
  #of(classes: ReadonlySet<RecordDecl | EnumDecl>): Instances<T> {
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

function declarations(args: readonly Bound[]): ReadonlySet<RecordDecl | EnumDecl> {
  const found = new Set<RecordDecl | EnumDecl>();
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
  for (const arg of args) if (typeof arg !== "bigint") walk(arg);
  return found;
}

/** Shows what was said of something made once, in each declaration that uses it. */
export function showAgain(products: Products, said: readonly PendingDiagnostic[]): void {
  for (const one of said) if (!products.diagnostics.includes(one)) products.diagnostics.push(one);
}
