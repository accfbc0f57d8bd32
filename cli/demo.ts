// What `npm start` shows: the sample drivers checked, one of them run, its device stack and the journey of its IRPs.
import { join } from "node:path";
import { deviceStacks, traceTable } from "../kernel/session/format.ts";
import type { TraceKind } from "../kernel/trace/log.ts";
import type { Finding } from "../language-server/index.ts";
import { askedSources, checkDriver, namedDrivers } from "./drivers.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { stopText } from "./output/stop.ts";
import { launch, resultLine, runToEnd, verdictOf } from "./run.ts";
import { finderFor, install, shown } from "./sources.ts";

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
  const finder = finderFor({});
  const { files } = finder.options;

  heading("Checking the sample drivers");
  const clean = check(["membuf", "lpt", "rack"].map((name) => join(samples, name)));
  write(prettyFindings(clean.findings, files, colour));
  write(`membuf, lpt, rack: ${tally(clean.findings, clean.sources)}, ${clean.lines} lines\n\n`);

  const mistakes = check([join(samples, "mistakes")]);
  const told = mistakes.findings.filter((finding) => finding.related.length > 1).slice(0, shownFindings);
  write(prettyFindings(told, files, colour));
  write(
    `mistakes: ${tally(mistakes.findings, mistakes.sources)}; the first ${told.length} with a chain are shown. All: ringside check ${shown(join(samples, "mistakes"))}\n`,
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

  function check(paths: readonly string[]): { findings: readonly Finding[]; lines: number; sources: number } {
    const named = namedDrivers(paths, finder);
    const checked = named.drivers.map((driver) => checkDriver(named, driver));
    return {
      findings: checked.flatMap(({ findings }) => findings.map(({ finding }) => finding)),
      lines: checked.reduce((sum, { lines }) => sum + lines, 0),
      sources: askedSources(named).length,
    };
  }
  function heading(text: string): void {
    write(`\n${text}\n${"─".repeat(text.length)}\n`);
  }
}
