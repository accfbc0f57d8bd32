// What `npm start` shows: the sample drivers checked, one of them run, its device stack and the journey of its IRPs.
import { join } from "node:path";
import { deviceStacks, traceTable } from "../kernel/session/format.ts";
import type { TraceKind } from "../kernel/trace/log.ts";
import { checkFiles } from "../language-server/index.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { stopText } from "./output/stop.ts";
import { launch, resultLine, runToEnd, verdictOf } from "./run.ts";
import { compileOptions, findSources, install, shown } from "./sources.ts";

const samples = join(install, "samples");
const fuel = 200_000_000;
/** Mistakes shown in full; the tally speaks of all. */
const shownFindings = 4;
/** Trace rows that tell an IRP's journey. */
const journey: readonly TraceKind[] = ["irpCall", "irpComplete", "irpCompletionRoutine", "irpPending", "debugPrint"];
const shownRows = 40;

export async function demoCommand(): Promise<number> {
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  const colour = process.stdout.isTTY === true;
  const options = compileOptions({});

  heading("Checking the sample drivers");
  const drivers = findSources([join(samples, "membuf"), join(samples, "lpt")]);
  const clean = checkFiles(drivers, options);
  write(prettyFindings(clean.findings, options.files, colour));
  write(`membuf, lpt: ${tally(clean.findings, drivers.length)}, ${clean.lines} lines\n\n`);

  const mistaken = findSources([join(samples, "mistakes")]);
  const mistakes = checkFiles(mistaken, options);
  const told = mistakes.findings.filter((finding) => finding.related.length > 1).slice(0, shownFindings);
  write(prettyFindings(told, options.files, colour));
  write(
    `mistakes: ${tally(mistakes.findings, mistaken.length)}; the first ${told.length} with a chain are shown. All: ringside check ${shown(join(samples, "mistakes"))}\n`,
  );

  heading("Running samples/membuf on the emulated kernel");
  const { session } = await launch(join(samples, "membuf", "membuf.scenario.json"));
  const outcome = runToEnd(session, fuel, () => {});
  write(deviceStacks(outcome.devices));
  write("\n");
  const rows = session.trace.window(0, session.trace.length, { kinds: journey });
  write(traceTable(rows.slice(0, shownRows), 80));
  if (rows.length > shownRows)
    write(
      `… ${rows.length - shownRows} more rows: ringside run samples/membuf/membuf.scenario.json --trace trace.csv\n`,
    );
  write("\n");
  const results = session.results();
  for (const result of results) write(resultLine(result));
  write(stopText(outcome.stop, session));
  const verdict = verdictOf(results, outcome.stop);
  const good = verdict.good && clean.findings.length === 0;
  write(
    `\n${verdict.text}; the samples are ${clean.findings.length === 0 ? "clean" : "NOT clean"}, ${mistakes.findings.length} findings in the mistaken ones\n`,
  );
  return good ? 0 : 1;

  function heading(text: string): void {
    write(`\n${text}\n${"─".repeat(text.length)}\n`);
  }
}
