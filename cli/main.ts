// The `ringside` command. Each subcommand is a file of its own, loaded when it is asked for; this one only says how they are called.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { AnnotateOptions } from "./annotate.ts";
import type { CheckOptions } from "./check.ts";
import type { ExecOptions } from "./exec.ts";
import type { ProjectCommandOptions } from "./project.ts";
import type { RunOptions } from "./run.ts";

const program = new Command("ringside")
  .description(
    "Checks Windows driver sources and runs them on an emulated kernel. No Windows, no WDK, no second machine.",
  )
  .version(packageJson.version)
  .showHelpAfterError("(ringside --help lists the commands)")
  .configureHelp({ sortSubcommands: false })
  .exitOverride();

projectOptions(program.command("check"))
  .description("check drivers: a project, a solution, a folder of them, or single sources")
  .argument(
    "<path...>",
    "folders, sources, or .vcxproj, .vcproj, .sln, compile_commands.json, CMakeLists.txt, SOURCES and ringside.json files; patterns of them",
  )
  .addOption(
    new Option("--format <format>", "how findings are printed").choices(["pretty", "json", "sarif"]).default("pretty"),
  )
  .option("--output <file>", "write them there, in UTF-8, which a shell's > does not always do")
  .option("--baseline <file>", "keep silent about the findings that this file knows, whatever ringside.json names")
  .option("--write-baseline", "write what is found now into the baseline, or into those that ringside.json names")
  .addOption(
    new Option("--fail-on <severity>", "what makes the exit status 1")
      .choices(["error", "warning", "never"])
      .default("error"),
  )
  .option("--since <revision>", "tell only of functions that have changed since a git revision")
  .option("--jobs <number>", "check so many drivers at a time, each in a process", jobs, 1)
  .addHelpText(
    "after",
    "\nExit status: 0 nothing that --fail-on names, 1 findings of it, 2 the command could not do its work.",
  )
  .action(
    action(async (paths: string[], options: CheckOptions) => (await import("./check.ts")).checkCommand(paths, options)),
  );

projectOptions(program.command("annotate"))
  .description(
    "write the annotations that functions lack and have proven: roles, levels, locks, directions of pointers",
  )
  .argument(
    "<path...>",
    "folders, sources, or .vcxproj, .vcproj, .sln, compile_commands.json, CMakeLists.txt, SOURCES and ringside.json files",
  )
  .option("--write", "write them into the sources; without it they are only shown")
  .option("--diff", "print a unified diff, which is what happens without --write")
  .addHelpText(
    "after",
    "\nWhat would bring a finding that is not there now is left out; a second run finds nothing to do.",
  )
  .action(
    action(async (paths: string[], options: AnnotateOptions) =>
      (await import("./annotate.ts")).annotateCommand(paths, options),
    ),
  );

projectOptions(program.command("project"))
  .description("show the drivers found in a folder: sources, macros, folders of headers, and what was left out and why")
  .argument("[path]", "a folder, a source or a project; the current folder without it")
  .addOption(new Option("--format <format>", "how it is printed").choices(["pretty", "json"]).default("pretty"))
  .action(
    action(async (path: string | undefined, options: ProjectCommandOptions) =>
      (await import("./project.ts")).projectCommand(path, options),
    ),
  );

program
  .command("run")
  .description(
    "run a scenario, bring a driver up and take it down again, or run a console program against its driver, on the emulated kernel",
  )
  .argument("<path>", "a .scenario.json file; a driver's source, project or folder; or a program's source or project")
  .argument("[args...]", "command line of the program; after -- if it has options")
  .option("-I, --include <dir>", "also look for headers here (repeatable)", collect, [])
  .option("-D, --define <name=value>", "define a macro (repeatable)", collect, [])
  .option("--trace <file>", "write the trace there: .csv, or JSON Lines for any other name")
  .option("--driver <path>", "source, project or folder of the program's driver; the nearest without it")
  .option("--input <text>", "what the program reads from its standard input; \\n ends a line", unescaped)
  .option("--seed <number>", "seed of the scheduler, instead of the scenario's", integer)
  .option("--fuel <steps>", "give up after so many steps", integer)
  .option(
    "--refuse <n>",
    "low resources simulation: refuse the drivers' nth request for memory or another resource",
    integer,
  )
  .option(
    "--pend <n>",
    "force pending: the nth request that a driver hands to the one below comes back pending, and ends later; 0 for all",
    integer,
  )
  .option("--pend-each", "run once for each such request, pending it, up to the first that stops the machine")
  .option("--uninitialized", "stop where uninitialised memory decides something; takes about a hundred times as long")
  .option(
    "--verifier-off <classes>",
    'checks that are off, such as "power,dma"; a name that is none lists them',
    (text: string) => text.split(","),
  )
  .option("--schedule <switches>", "switch between processors and threads as --explore has printed it, not by the seed")
  .option("--explore", "run the scenario in one order after another, and tell the first that breaks it")
  .option("--switches <n>", "most switches of an order that --explore tries; 2 without it", integer)
  .option("--runs <n>", "most orders that --explore tries; 2000 without it", integer)
  .option("--refuse-each", "run once for each such request, refusing it, up to the first that stops the machine")
  .option("--all", "with --refuse-each or --pend-each: go on after the first, and tell all that stop the machine")
  .addHelpText(
    "after",
    "\nExit status: 0 as expected, 1 an expectation failed or the machine stopped, 2 the command could not do its work.",
  )
  .action(
    action(async (path: string, args: string[], options: RunOptions) =>
      (await import("./run.ts")).runCommand(path, options, args),
    ),
  );

program
  .command("explain")
  .description("print the page of a rule: what it demands, why, a bad and a good example")
  .argument("<rule>", "a rule's id, or the name another tool gives it (C28121, cpp/drivers/irql-too-high, PagedCode …)")
  .action(action(async (rule: string) => (await import("./explain.ts")).explainCommand(rule)));

program
  .command("exec")
  .description("compile plain C files with a main and run them on the machine")
  .argument("<file.c...>", "C sources of one program")
  .option("-I, --include <dir>", "look for headers here (repeatable)", collect, [])
  .option("-D, --define <name=value>", "define a macro (repeatable)", collect, [])
  .option("--fuel <steps>", "give up after so many steps", integer)
  .option("--uninitialized", "stop where uninitialised memory decides something; takes about a hundred times as long")
  .addHelpText(
    "after",
    "\nExit status: the program's own; 125 if it could not be compiled, 126 if it was stopped by a fault or for lack of fuel.",
  )
  .action(
    action(async (files: string[], options: ExecOptions) => (await import("./exec.ts")).execCommand(files, options)),
  );

program
  .command("ddis")
  .description("list the kernel's routines: which are declared, emulated, checked")
  .addOption(new Option("--format <format>", "how the list is printed").choices(["pretty", "json"]).default("pretty"))
  .action(
    action(async (options: { format: "pretty" | "json" }) => (await import("./ddis.ts")).ddisCommand(options.format)),
  );

program
  .command("rules")
  .description("list the rules and the names other tools give them")
  .addOption(new Option("--format <format>", "how the list is printed").choices(["pretty", "json"]).default("pretty"))
  .action(
    action(async (options: { format: "pretty" | "json" }) => (await import("./rules.ts")).rulesCommand(options.format)),
  );

program
  .command("lsp")
  .description("language server over standard input and output")
  .allowExcessArguments()
  .allowUnknownOption()
  .action(action(async () => (await import("./serve.ts")).lspCommand()));
program
  .command("dap")
  .description("debug adapter over standard input and output")
  .allowExcessArguments()
  .allowUnknownOption()
  .action(action(async () => (await import("./serve.ts")).dapCommand()));
program
  .command("demo")
  .description("check the samples and run one: what `npm start` shows")
  .action(action(async () => (await import("./demo.ts")).demoCommand()));

// A reader that has seen enough (`| head`) closes the pipe: nothing more is to be said then.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`ringside: the output cannot be written: ${error.message}\n`);
  process.exit(2);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version were asked for; anything else is a command that could not be understood.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

/** What decides how sources are found and compiled. */
function projectOptions(command: Command): Command {
  return command
    .option("-I, --include <dir>", "also look for headers here, before the project's folders (repeatable)", collect, [])
    .option("-D, --define <name=value>", "define a macro (repeatable)", collect, [])
    .addOption(
      new Option("--target <target>", "data model; x64 unless a ringside.json says otherwise").choices(["x64", "x86"]),
    )
    .option("--configuration <name>", "the projects' configuration, e.g. Release; a debug one without it")
    .option("--headers <dir>", "driver headers to use instead of Ringside's: a WDK's or mingw-w64's folder")
    .option("--encoding <label>", "encoding of sources that are no Unicode; windows-1252 without it");
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function unescaped(text: string): string {
  return text.replaceAll("\\n", "\n");
}

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("a whole number from 0 is wanted");
  return value;
}

function jobs(text: string): number {
  const value = integer(text);
  if (value < 1 || value > 64) throw new InvalidArgumentError("a number from 1 to 64 is wanted");
  return value;
}

/** Runs a subcommand, which answers its exit status; a thrown error is a failure to do the work at all. */
function action<Args extends unknown[]>(
  run: (...args: Args) => number | Promise<number>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      process.exitCode = await run(...args);
    } catch (error) {
      process.stderr.write(`ringside: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    }
  };
}
