// The virtual hardware of a scenario: that its options, connections and actions are those that its models know.
import type { Problem } from "../../compiler/json/shape.ts";
import type { OperandKind } from "../hw/model.ts";
import { hardwareModels } from "../hw/models.ts";
import type { HardwareEntry, Scenario } from "./schema.ts";
import type { Step } from "./steps.ts";

export const article = (model: string): string => `${/^[aeio]/.test(model) ? "an" : "a"} ${model}`;

type HardwareStep = Extract<Step, { do: "hardware" }>;

export function checkHardware({ hardware = [], steps = [] }: Scenario, problems: Problem[]): void {
  hardware.forEach((entry, i) => {
    checkOptions(entry, `/hardware/${i}/options`, problems);
    checkPlug(entry, hardware, `/hardware/${i}`, problems);
  });
  steps.forEach((step, i) => {
    const entry = step.do === "hardware" ? hardware.find(({ name }) => name === step.hardware) : undefined;
    if (step.do === "hardware" && entry !== undefined) checkAction(step, entry, `/steps/${i}`, problems);
  });
}

function checkOptions({ model, options = {} }: HardwareEntry, path: string, problems: Problem[]): void {
  const { initial = {}, options: known = {} } = hardwareModels[model] ?? {};
  for (const [name, value] of Object.entries(options)) {
    const usual = initial[name];
    const at = `${path}/${name}`;
    if (known[name] === undefined) {
      const names = Object.keys(known);
      const remedy = names.length === 0 ? "Leave the options out." : `It knows ${names.join(", ")}.`;
      problems.push({ path: at, message: `${article(model)} has no option "${name}"`, remedy, atName: true });
    } else if (typeof usual !== typeof value) {
      const remedy = `Give it a value such as ${JSON.stringify(usual)}.`;
      problems.push({
        path: at,
        message: `"${name}" of ${article(model)} is a ${typeof usual}, not a ${typeof value}`,
        remedy,
      });
    }
  }
}

function checkPlug(entry: HardwareEntry, all: readonly HardwareEntry[], path: string, problems: Problem[]): void {
  const wanted = hardwareModels[entry.model]?.host;
  const host = all.find(({ name }) => name === entry.pluggedInto);
  if (wanted === undefined) {
    if (entry.pluggedInto === undefined) return;
    const message = `${article(entry.model)} is not plugged into anything`;
    problems.push({ path: `${path}/pluggedInto`, message, remedy: 'Leave out "pluggedInto".' });
  } else if (host?.model !== wanted) {
    const known = all.filter(({ model }) => model === wanted).map(({ name }) => name);
    problems.push({
      path: entry.pluggedInto === undefined ? path : `${path}/pluggedInto`,
      message: `${article(entry.model)} has to be plugged into ${article(wanted)}`,
      remedy:
        known.length === 0
          ? `Add ${article(wanted)} to "hardware", and name it in "pluggedInto".`
          : `Name one in "pluggedInto": ${known.join(", ")}.`,
    });
  } else if (all.find(({ pluggedInto }) => pluggedInto === entry.pluggedInto) !== entry) {
    const message = `${entry.pluggedInto} has something plugged into it already`;
    problems.push({ path: `${path}/pluggedInto`, message, remedy: "Give it only one." });
  }
}

/** Which members of a step go with what an action needs. */
const members = ["value", "data", "x", "y"] as const;
const taken: { readonly [kind in OperandKind]: readonly (typeof members)[number][] } = {
  none: [],
  value: ["value"],
  optionalValue: ["value"],
  data: ["data"],
  movement: ["x", "y"],
};

function checkAction(step: HardwareStep, { model }: HardwareEntry, path: string, problems: Problem[]): void {
  const actions = hardwareModels[model]?.actions ?? {};
  const kind = actions[step.action];
  if (kind === undefined) {
    const names = Object.keys(actions);
    const remedy = names.length === 0 ? "Use a model that does something." : `It knows ${names.join(", ")}.`;
    problems.push({ path: `${path}/action`, message: `${article(model)} knows no "${step.action}"`, remedy });
    return;
  }
  const takes = taken[kind];
  for (const member of members)
    if (step[member] !== undefined && !takes.includes(member))
      problems.push({
        path: `${path}/${member}`,
        message: `"${step.action}" of ${article(model)} takes no "${member}"`,
        remedy: takes.length === 0 ? "Leave it out." : `It takes ${takes.map((name) => `"${name}"`).join(" and ")}.`,
      });
  if (kind !== "optionalValue" && takes.length > 0 && takes.every((member) => step[member] === undefined))
    problems.push({
      path,
      message: `"${step.action}" of ${article(model)} needs ${takes.map((name) => `"${name}"`).join(" or ")}`,
      remedy: "Say with what it is to be done.",
    });
}
