// Partial specialisations of class templates: each is kept with its form among the names of the file, and an instance is made from the one
// whose form its arguments have; of several, from the one that is more special than all others.
import { isUnknownType } from "../../types/make.ts";
import type { RecordDecl } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { substituted } from "./deduction.ts";
import type { ClassTemplate, PartialSpecialisation } from "./entities.ts";
import { type Bound, boundList, isBoundType } from "./instances.ts";
import { templateArgumentsOf } from "./names.ts";
import { namesIn, spelledOut } from "./packs.ts";
import { bindTo, inScope, templateNamed, withDefaults } from "./templates.ts";
import { type Deduction, isPlaceholder, standIns, unifyArgument } from "./unify.ts";

const keyOf = ({ prefix, name }: ClassTemplate): string => `${prefix}${name}<partial>`;

function partialsOf(f: Body, template: ClassTemplate): readonly PartialSpecialisation[] {
  const entity = f.context.fileScope.find(keyOf(template));
  return entity?.kind === "partials" ? entity.list : none;
}
const none: readonly PartialSpecialisation[] = [];

/** `template <class T> struct Name<T *> …`. */
export function declarePartial(f: Body, partial: PartialSpecialisation, name: string): void {
  const { context } = f;
  const template = templateNamed(f, name, partial.spec);
  if (template?.kind !== "class") {
    context.report(
      partial.spec,
      "error",
      "unknown-type",
      `'${name}' is no class template that is declared here.`,
      "Declare the template first.",
    );
    return;
  }
  const known = partialsOf(f, template).filter(({ node }) => node !== partial.node);
  // A declaration without a body is told of again where the body is.
  const form = boundList(formOf(f, template, partial));
  const others = known.filter(
    (each) => each.spec.members !== undefined || boundList(formOf(f, template, each)) !== form,
  );
  const entity = { kind: "partials", list: [...others, partial], order: context.declaration } as const;
  context.fileScope.names.set(keyOf(template), entity);
}

/** Which specialisation an instance was made from, and among which. */
const chosen = new WeakMap<
  RecordDecl,
  { readonly from: PartialSpecialisation | undefined; readonly among: readonly PartialSpecialisation[] }
>();
export function notePartial(
  f: Body,
  template: ClassTemplate,
  decl: RecordDecl,
  from: PartialSpecialisation | undefined,
): void {
  chosen.set(decl, { from, among: partialsOf(f, template) });
}
export const isPartial = (decl: RecordDecl): boolean => chosen.get(decl)?.from !== undefined;
/** Whether an instance is what the specialisations that are declared here make of its arguments. */
export function upToDate(f: Body, template: ClassTemplate, args: readonly Bound[], decl: RecordDecl): boolean {
  const known = chosen.get(decl);
  if (known === undefined || known.among === partialsOf(f, template)) return true;
  if (choosePartial(f, template, args)?.partial !== known.from) return false;
  notePartial(f, template, decl, known.from);
  return true;
}

/** The specialisation for arguments, and what its parameters stand for; undefined if it is the template itself. */
export function choosePartial(
  f: Body,
  template: ClassTemplate,
  args: readonly Bound[],
): { readonly partial: PartialSpecialisation; readonly args: readonly Bound[] } | undefined {
  const partials = partialsOf(f, template);
  if (partials.length === 0 || args.some(isPlaceholder)) return undefined;
  const fitting = partials.flatMap((partial) => {
    const bound = match(f, template, partial, args);
    return bound === undefined ? [] : [{ partial, args: bound }];
  });
  return fitting.find((one) =>
    fitting.every((other) => one === other || moreSpecial(f, template, one.partial, other.partial)),
  );
}

function match(
  f: Body,
  template: ClassTemplate,
  partial: PartialSpecialisation,
  args: readonly Bound[],
): readonly Bound[] | undefined {
  const { params } = partial;
  const into: Deduction = { params, bound: new Map() };
  if (!fits(f, template, partial, args, into)) return undefined;
  const list: Bound[] = [];
  for (const { name, pack } of params) {
    const arg = into.bound.get(name ?? "") ?? (pack === true ? { kind: "pack" as const, items: [] } : undefined);
    if (arg === undefined) return undefined;
    list.push(arg);
  }
  // With its parameters put in, the form must be what was asked for: some of it may make no sense for these arguments.
  const made = substituted(f, () => formWith(f, template, partial, list));
  return made !== undefined && boundList(made) === boundList(args) ? list : undefined;
}
function fits(
  f: Body,
  template: ClassTemplate,
  partial: PartialSpecialisation,
  args: readonly Bound[],
  into: Deduction,
): boolean {
  const names = new Set(partial.params.map(({ name }) => name));
  return formOf(f, template, partial).every((pattern, i) => {
    const written = partial.form[i];
    const follows = written === undefined || [...namesIn(written)].some((name) => names.has(name));
    // What the parameters are used for without standing there themselves tells nothing of them.
    if (!isPlaceholder(pattern) && (follows || (isBoundType(pattern) && isUnknownType(pattern)))) return true;
    return unifyArgument(pattern, args[i], into);
  });
}
function moreSpecial(f: Body, template: ClassTemplate, a: PartialSpecialisation, b: PartialSpecialisation): boolean {
  const accepts = (general: PartialSpecialisation, special: PartialSpecialisation): boolean =>
    fits(f, template, general, formOf(f, template, special), { params: general.params, bound: new Map() });
  return accepts(b, a) && !accepts(a, b);
}

/** The form with stand-ins for the parameters. */
function formOf(f: Body, template: ClassTemplate, partial: PartialSpecialisation): readonly Bound[] {
  let form = forms.get(partial);
  if (form === undefined) {
    f.context.silent++;
    form = formWith(f, template, partial, standIns(partial.params, new Map())) ?? [];
    f.context.silent--;
    forms.set(partial, form);
  }
  return form;
}
const forms = new WeakMap<PartialSpecialisation, readonly Bound[]>();
function formWith(
  f: Body,
  template: ClassTemplate,
  partial: PartialSpecialisation,
  args: readonly Bound[],
): readonly Bound[] | undefined {
  const scope = bindTo(f.context, partial, args, partial.scope);
  return inScope(f, partial, scope, (g) => {
    const given = templateArgumentsOf(g, spelledOut(partial.form, partial.params, args)) ?? [];
    return withDefaults(g, template, given, partial.spec);
  });
}
