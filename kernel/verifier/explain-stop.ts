// What a stop says to people, the same on the command line and in a debugger: the bugcheck as Windows shows it, what its parameters
// mean, what happened here, and the places that explain it.
import type { Bugcheck, Finding } from "../api.ts";
import { bugcheckParameters } from "./bugchecks.ts";

/** `*** STOP: 0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL (0x…, 0x…, 0x…, 0x…)`. */
export function stopLine(bugcheck: Bugcheck): string {
  const parameters = bugcheck.parameters.map(hex64).join(", ");
  const code = `0x${bugcheck.code.toString(16).padStart(8, "0").toUpperCase()}`;
  return `*** STOP: ${code} ${bugcheck.name} (${parameters})`;
}

/** One line for each parameter that means something in this bugcheck. */
export function parameterLines(bugcheck: Bugcheck): string[] {
  return bugcheckParameters(bugcheck.code).map(
    (meaning, i) => `Arg${i + 1}: ${hex64(bugcheck.parameters[i] ?? 0n)}  ${meaning}`,
  );
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
  if (stop.kind === "bugcheck") {
    const { bugcheck } = stop;
    return [
      stopLine(bugcheck),
      ...indented(parameterLines(bugcheck)),
      bugcheck.message,
      ...indented(placeLines(bugcheck, shown)),
    ].join("\n");
  }
  const { finding } = stop;
  const windows = finding.bugcheck === undefined ? [] : [`Driver Verifier: ${stopLine(finding.bugcheck)}`];
  return [`*** ${finding.kind}: ${finding.message}`, ...indented([...placeLines(finding, shown), ...windows])].join(
    "\n",
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

function hex64(value: bigint): string {
  return `0x${BigInt.asUintN(64, value).toString(16).padStart(16, "0")}`;
}
