// Descriptions of JSON values that serve three ways: TypeScript type, validator with messages for people, and JSON Schema.
// A file format is described once (scenario/schema.ts) and cannot say different things in different places.
import { nearest } from "../nearest.ts";

export interface Problem {
  /** JSON pointer to the value, e.g. "/steps/3/expect/status"; "" is the whole document. */
  readonly path: string;
  /** What was expected and what was found. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** It is about the member's name, not about its value. */
  readonly atName?: boolean;
}
export type JsonSchema = { readonly [key: string]: unknown };

export interface Shape<T> {
  /** Gives the value in its normal form, or reports and gives undefined. */
  check(value: unknown, path: string, problems: Problem[]): T | undefined;
  readonly schema: JsonSchema;
  /** How a message names what is expected, e.g. "a string". */
  readonly expected: string;
  readonly optional?: boolean;
}
export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}
export type Infer<S> = S extends Shape<infer T> ? T : never;

type Members = { readonly [name: string]: Shape<unknown> };
type OptionalNames<M> = { [K in keyof M]: M[K] extends OptionalShape<unknown> ? K : never }[keyof M];
export type ObjectOf<M> = { readonly [K in Exclude<keyof M, OptionalNames<M>>]: Infer<M[K]> } & {
  readonly [K in OptionalNames<M>]?: Infer<M[K]>;
};

export function string(description: string): Shape<string> {
  return simple("a string", { type: "string", description }, (value) =>
    typeof value === "string" ? value : undefined,
  );
}

export function boolean(description: string): Shape<boolean> {
  return simple("true or false", { type: "boolean", description }, (value) =>
    typeof value === "boolean" ? value : undefined,
  );
}

/** A whole number in [least, most]; may be written "0x378" where JSON has no hexadecimal. */
export function integer(description: string, least = 0, most = 0xffff_ffff): Shape<number> {
  const schema = {
    description,
    anyOf: [
      { type: "integer", minimum: least, maximum: most },
      { type: "string", pattern: "^0[xX][0-9a-fA-F]{1,16}$" },
    ],
  };
  return simple(`a whole number from ${least} to ${most} (or a string such as "0x378")`, schema, (value) => {
    const number = typeof value === "string" && /^0x[0-9a-f]{1,16}$/i.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isInteger(number) && number >= least && number <= most
      ? number
      : undefined;
  });
}

export function number(description: string, least: number, most: number): Shape<number> {
  return simple(
    `a number from ${least} to ${most}`,
    { type: "number", minimum: least, maximum: most, description },
    (value) => (typeof value === "number" && value >= least && value <= most ? value : undefined),
  );
}

export function choice<const T extends string>(description: string, ...values: readonly T[]): Shape<T> {
  const expected = `one of ${values.map((value) => `"${value}"`).join(", ")}`;
  return simple(expected, { enum: values, description }, (value) => values.find((known) => known === value));
}

export function pattern(description: string, expression: RegExp, expected: string): Shape<string> {
  return simple(expected, { type: "string", pattern: expression.source, description }, (value) =>
    typeof value === "string" && expression.test(value) ? value : undefined,
  );
}

/** A JSON value without null. */
export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
/** Any value, to whatever depth, but null. */
export function json(description: string): Shape<Json> {
  return simple("a value that holds no null", { description }, (value) => (isJson(value) ? value : undefined));
}
function isJson(value: unknown): value is Json {
  if (typeof value !== "object") return ["string", "number", "boolean"].includes(typeof value);
  return value !== null && Object.values(value).every(isJson);
}

export function list<T>(description: string, of: Shape<T>, least = 0): Shape<readonly T[]> {
  const expected = least > 0 ? `a list of at least ${least}` : "a list";
  return {
    expected,
    schema: { type: "array", items: of.schema, minItems: least, description },
    check(value, path, problems) {
      if (!Array.isArray(value) || value.length < least) return wrong(value, path, expected, problems);
      const items: T[] = [];
      value.forEach((item, i) => {
        const checked = of.check(item, `${path}/${i}`, problems);
        if (checked !== undefined) items.push(checked);
      });
      return items;
    },
  };
}

export function record<T>(description: string, of: Shape<T>): Shape<{ readonly [name: string]: T }> {
  const expected = "an object";
  return {
    expected,
    schema: { type: "object", additionalProperties: of.schema, description },
    check(value, path, problems) {
      if (!isRecord(value)) return wrong(value, path, expected, problems);
      const result: { [name: string]: T } = {};
      for (const [name, member] of Object.entries(value)) {
        const checked = of.check(member, `${path}/${pointerPart(name)}`, problems);
        if (checked !== undefined) result[name] = checked;
      }
      return result;
    },
  };
}

export function object<const M extends Members>(description: string, members: M): Shape<ObjectOf<M>> {
  const expected = "an object";
  const required = Object.entries(members)
    .filter(([, shape]) => shape.optional !== true)
    .map(([name]) => name);
  const properties = Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, shape.schema]));
  return {
    expected,
    schema: { type: "object", properties, required, additionalProperties: false, description },
    check(value, path, problems) {
      if (!isRecord(value)) return wrong(value, path, expected, problems);
      const before = problems.length;
      const result: { [name: string]: unknown } = {};
      for (const [name, shape] of Object.entries(members)) {
        const given = value[name];
        if (given === undefined) {
          if (shape.optional !== true) {
            const message = `"${name}" is missing; ${shape.expected} was expected`;
            problems.push({ path, message, remedy: `Add "${name}".` });
          }
          continue;
        }
        const checked = shape.check(given, `${path}/${pointerPart(name)}`, problems);
        if (checked !== undefined) result[name] = checked;
      }
      for (const name of Object.keys(value)) {
        if (name in members) continue;
        const near = nearest(name, Object.keys(members));
        problems.push({
          path: `${path}/${pointerPart(name)}`,
          message: `"${name}" is not known here`,
          remedy:
            near === undefined ? `Take it out; known are ${quoted(Object.keys(members))}.` : `Did you mean "${near}"?`,
          atName: true,
        });
      }
      // Every member was checked by its own shape, or is absent and optional, or has been reported.
      return problems.length === before ? (result as ObjectOf<M>) : undefined;
    },
  };
}

/** Objects told apart by the value of one member. */
export function variants<const V extends { readonly [tag: string]: Members }, const K extends string>(
  description: string,
  tag: K,
  members: V,
): Shape<{ [T in keyof V & string]: { readonly [P in K]: T } & ObjectOf<V[T]> }[keyof V & string]> {
  type Result = { [T in keyof V & string]: { readonly [P in K]: T } & ObjectOf<V[T]> }[keyof V & string];
  const shapes = new Map<string, Shape<unknown>>();
  const schemas: JsonSchema[] = [];
  for (const [name, own] of Object.entries(members)) {
    const shape = object("", { [tag]: choice("", name), ...own });
    shapes.set(name, shape);
    schemas.push(shape.schema);
  }
  const expected = `an object with "${tag}"`;
  return {
    expected,
    // An editor completes from the alternatives that fit best: the tag itself is to be had from all of them.
    schema: {
      description,
      type: "object",
      required: [tag],
      properties: { [tag]: { enum: [...shapes.keys()] } },
      oneOf: schemas,
    },
    check(value, path, problems) {
      if (!isRecord(value)) return wrong(value, path, expected, problems);
      const name = value[tag];
      const shape = typeof name === "string" ? shapes.get(name) : undefined;
      if (shape === undefined) {
        const known = [...shapes.keys()];
        const near = typeof name === "string" ? nearest(name, known) : undefined;
        problems.push({
          path: name === undefined ? path : `${path}/${tag}`,
          message: name === undefined ? `"${tag}" is missing` : `${show(name)} is no known "${tag}"`,
          remedy: near === undefined ? `Give one of ${quoted(known)}.` : `Did you mean "${near}"?`,
        });
        return undefined;
      }
      return shape.check(value, path, problems) as Result | undefined;
    },
  };
}

export function either<A, B>(description: string, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  const expected = `${first.expected} or ${second.expected}`;
  return {
    expected,
    schema: { description, anyOf: [first.schema, second.schema] },
    check(value, path, problems) {
      const firstProblems: Problem[] = [];
      const one = first.check(value, path, firstProblems);
      if (firstProblems.length === 0) return one;
      const secondProblems: Problem[] = [];
      const other = second.check(value, path, secondProblems);
      if (secondProblems.length === 0) return other;
      // The deeper complaint is about the shape that was meant.
      const deep = (list: readonly Problem[]) => list.find((problem) => problem.path.length > path.length);
      const better = deep(firstProblems) ?? deep(secondProblems);
      if (better !== undefined) problems.push(better);
      else wrong(value, path, expected, problems);
      return undefined;
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, check: shape.check, optional: true };
}

function simple<T>(expected: string, schema: JsonSchema, accept: (value: unknown) => T | undefined): Shape<T> {
  return {
    expected,
    schema,
    check(value, path, problems) {
      const accepted = accept(value);
      return accepted === undefined ? wrong(value, path, expected, problems) : accepted;
    },
  };
}

function wrong(value: unknown, path: string, expected: string, problems: Problem[]): undefined {
  problems.push({ path, message: `${expected} was expected, found ${show(value)}`, remedy: `Write ${expected} here.` });
  return undefined;
}

function show(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pointerPart(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
