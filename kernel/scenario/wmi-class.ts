// A "wmi" step that goes by the class of a MOF text: what it says in names and values, as the ids and bytes that the driver knows.

import type { Problem } from "../../compiler/json/shape.ts";
import type { MofClass, MofItem, MofSchema } from "../../compiler/mof/index.ts";
import type { WmiInstance } from "../wmi/state.ts";
import { decodeBlock, encodeBlock, memberOf, type WmiValues } from "../wmi/values.ts";
import type { Scenario } from "./schema.ts";
import type { Step } from "./steps.ts";

export type WmiStep = Extract<Step, { do: "wmi" }>;

const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();

/** The class that a step goes by. */
export const classOfStep = (schema: MofSchema, step: WmiStep): MofClass | undefined =>
  step.class === undefined ? undefined : schema.get(step.class.toLowerCase());

/** That the classes, methods and properties in the steps are there, and that values have types that fit. */
export function checkClasses(scenario: Scenario, schema: MofSchema): readonly Problem[] {
  return (scenario.steps ?? []).flatMap((step, i) => {
    if (step.do !== "wmi" || step.class === undefined) return [];
    const path = `/steps/${i}`;
    const known = classOfStep(schema, step);
    if (known?.guid === undefined) {
      const classes = [...schema.values()].filter(({ guid }) => guid !== undefined).map(({ name }) => name);
      const message = `no MOF file of the drivers describes a class "${step.class}" with a GUID`;
      return [{ path: `${path}/class`, message, remedy: `There is: ${classes.join(", ")}.` }];
    }
    const translated = translate(schema, step, known, undefined);
    return "problem" in translated
      ? [{ path, message: translated.problem, remedy: "See the class in the MOF file." }]
      : [];
  });
}

export interface Translated {
  /** Item or method id. */
  readonly item: number;
  readonly input: Uint8Array;
  /** What comes back. */
  readonly output: readonly MofItem[];
}

/**
 * What a step asks for. To set an instance all its values are needed: those that the step does not give are as they were in `before`,
 * without which they are left out, and the input is of no use but for its problems.
 */
export function translate(
  schema: MofSchema,
  step: WmiStep,
  known: MofClass,
  before: WmiValues | undefined,
): Translated | { readonly problem: string } {
  const values = step.values ?? {};
  const encoded = (items: readonly MofItem[], given: WmiValues, item: number, output: readonly MofItem[]) => {
    const made = encodeBlock(schema, items, given);
    return "problem" in made ? made : { item, input: made.bytes, output };
  };
  switch (step.operation) {
    case "execute": {
      const method = known.methods.find(({ name }) => same(name, step.method));
      if (method === undefined)
        return { problem: `class "${known.name}" has no method "${step.method ?? ""}"${list(known.methods)}` };
      return encoded(method.input, values, method.id, method.output);
    }
    case "setItem": {
      const item = known.items.find(({ name }) => same(name, step.property));
      if (item === undefined)
        return { problem: `class "${known.name}" has no property "${step.property ?? ""}"${list(known.items)}` };
      return encoded([item], values, item.id, []);
    }
    case "set": {
      if (before !== undefined) {
        const others = Object.entries(before).filter(([name]) => memberOf(values, name) === undefined);
        return encoded(known.items, { ...Object.fromEntries(others), ...values }, 0, []);
      }
      return encoded(
        known.items.filter(({ name }) => memberOf(values, name) !== undefined),
        values,
        0,
        [],
      );
    }
    default:
      return { item: 0, input: new Uint8Array(0), output: known.items };
  }
}
const list = (those: readonly { readonly name: string }[]): string =>
  those.length === 0 ? "" : `; there is ${those.map(({ name }) => name).join(", ")}`;

/** Values of what came back, or why they cannot be told. */
export function valuesOf(
  schema: MofSchema,
  items: readonly MofItem[],
  instances: readonly WmiInstance[],
): { readonly values: readonly WmiValues[] } | { readonly problem: string } {
  const values: WmiValues[] = [];
  for (const { name, data } of instances) {
    const decoded = decodeBlock(schema, items, data);
    if ("problem" in decoded) return { problem: `instance "${name}": ${decoded.problem}` };
    values.push({ InstanceName: name, ...decoded.values });
  }
  return { values };
}
