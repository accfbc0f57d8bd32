// What a stop says to people, the same on the command line and in a debugger: the bugcheck as Windows shows it, what its parameters
// mean, what happened here, and the places that explain it.
import type { Bugcheck, Finding } from "../api.ts";
import { bugcheckParameters } from "./bugchecks.ts";
import { violationOf } from "./rules.ts";

/** `*** STOP: 0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL (0x…, 0x…, 0x…, 0x…)`. */
export function stopLine(bugcheck: Bugcheck): string {
  const parameters = bugcheck.parameters.map(hex64).join(", ");
  const code = `0x${bugcheck.code.toString(16).padStart(8, "0").toUpperCase()}`;
  return `*** STOP: ${code} ${bugcheck.name} (${parameters})`;
}

/** One line for each parameter that means something in this bugcheck. */
export function parameterLines(bugcheck: Bugcheck): string[] {
  return bugcheckParameters(bugcheck).flatMap((meaning, i) =>
    meaning === "" ? [] : [`Arg${i + 1}: ${hex64(bugcheck.parameters[i] ?? 0n)}  ${meaning}`],
  );
}

/** Who else says so, in a line or none: the option of Driver Verifier, and the rule by the name that it has in Windows' tools. */
export function ruleLines(stop: Bugcheck | Finding): string[] {
  if (!("code" in stop) && stop.rule !== undefined) return [`Rule: ${stop.rule}`];
  const bugcheck = "code" in stop ? stop : stop.bugcheck;
  const known = bugcheck === undefined ? undefined : violationOf(bugcheck);
  if (known === undefined) return [];
  return [known.rule === undefined ? known.option : `Rule: ${known.rule} (${known.option})`];
}

/** Everything of a stop below its message: places, the rule, what the parameters mean, where the IRP has been. */
export function detailLines(stop: Bugcheck | Finding, shown?: (file: string) => string): string[] {
  const bugcheck = "code" in stop ? stop : stop.bugcheck;
  return [
    ...placeLines(stop, shown),
    ...("code" in stop || bugcheck === undefined ? [] : [`Driver Verifier: ${stopLine(bugcheck)}`]),
    ...ruleLines(stop),
    ...(bugcheck === undefined ? [] : [...parameterLines(bugcheck), ...(bugcheck.irp ?? [])]),
  ];
}

/** One line for each place; `shown` makes a path what its reader expects. */
export function placeLines(stop: Bugcheck | Finding, shown: (file: string) => string = (file) => file): string[] {
  return stop.related.map(({ message, place }) =>
    place === undefined ? message : `${message} (${shown(place.file)}:${place.line + 1})`,
  );
}

/** All of it but the stack. Ends without a line break. */
export function explainStop(
  stop:
    | { readonly kind: "bugcheck"; readonly bugcheck: Bugcheck }
    | { readonly kind: "finding"; readonly finding: Finding },
  shown?: (file: string) => string,
): string {
  const { heading, about } =
    stop.kind === "bugcheck"
      ? { heading: `${stopLine(stop.bugcheck)}\n${stop.bugcheck.message}`, about: stop.bugcheck }
      : { heading: `*** ${stop.finding.kind}: ${stop.finding.message}`, about: stop.finding };
  return [heading, ...detailLines(about, shown).map((line) => `    ${line}`)].join("\n");
}

function hex64(value: bigint): string {
  return `0x${BigInt.asUintN(64, value).toString(16).padStart(16, "0")}`;
}
