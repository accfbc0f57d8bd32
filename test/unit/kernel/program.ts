// Runs a program on a machine with a driver, as a scenario's step does, and gives what it wrote and how it ended.
import { expect, it } from "vitest";
import type { Kernel } from "../../../kernel/kernel.ts";
import { control, driver, type Pieces } from "./driver.ts";
import { makeKernel, runKernel, told } from "./host.ts";

export interface RanProgram {
  readonly output: string;
  readonly exitCode: number;
  /** The exception that ended it, in words; undefined if it ended of its own accord. */
  readonly crash: string | undefined;
  readonly steps: readonly string[];
  readonly end: string;
  readonly kernel: Kernel;
}

export interface ProgramOptions {
  readonly driver?: Pieces | string;
  /** Steps before and after the one that runs the program. */
  readonly before?: readonly unknown[];
  readonly after?: readonly unknown[];
  readonly run?: Readonly<Record<string, unknown>>;
  readonly defines?: Readonly<Record<string, string>>;
  readonly scenario?: Readonly<Record<string, unknown>>;
  /** The device's reads and writes are direct. */
  readonly direct?: boolean;
  /** Name of the program's source; "program.c" if not given. */
  readonly source?: string;
}

const prelude = `
  #include <windows.h>
  #include <stdio.h>
  #include <stdlib.h>
  #include <string.h>
  #define CHECK(x) ((x) ? (void)0 : (void)printf("line %d: %s (error %lu)\\n", __LINE__, #x, GetLastError()))
  static HANDLE Open(DWORD flags) {
      return CreateFileA("\\\\\\\\.\\\\Test", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, flags, NULL);
  }
`;

/** `body` is that of main, or a whole source that defines main. */
export function runProgram(body: string, options: ProgramOptions = {}): RanProgram {
  const source = /\b(?:w?main|_tmain)\s*\(/.test(body)
    ? `${prelude}${body}`
    : `${prelude}int main(int argc, char **argv) {\n(void)argc; (void)argv;\n${body}\nreturn 0; }`;
  const linked = {
    add: 'UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"); IoCreateSymbolicLink(&link, &name);',
    remove: 'UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"); IoDeleteSymbolicLink(&link);',
  };
  const pieces: Pieces = typeof options.driver === "object" ? options.driver : {};
  const text =
    typeof options.driver === "string"
      ? options.driver
      : driver({
          ...pieces,
          add: `{ ${linked.add} } ${pieces.add ?? ""}`,
          remove: `{ ${linked.remove} } ${pieces.remove ?? ""}`,
        });
  const name = options.source ?? "program.c";
  const kernel = makeKernel(
    {
      "driver.c": options.direct === true ? text.replace("|= DO_BUFFERED_IO", "|= DO_DIRECT_IO") : text,
      [name]: source,
    },
    {
      ...control(),
      programs: [{ name: "program", sources: [name], defines: options.defines ?? {} }],
      steps: [
        ...(options.before ?? []),
        { do: "run", program: "program", timeout: 60_000, ...options.run },
        ...(options.after ?? []),
      ],
      ...options.scenario,
    },
  );
  const { end, steps } = runKernel(kernel);
  const process = [...kernel.state.processes.values()][0];
  const place = kernel.sourceOf(process?.crash?.place);
  return {
    output: process?.output ?? "",
    exitCode: process?.exitCode ?? -1,
    crash:
      process?.crash === undefined
        ? undefined
        : `${kernel.statusName(process.crash.code)}: ${process.crash.message}${place === undefined ? "" : ` at line ${place.startLine + 1 - prelude.split("\n").length}`}`,
    steps,
    end: told(end),
    kernel,
  };
}

/** A program that checks itself: it prints only what is wrong. */
export function programHolds(name: string, body: string, options: ProgramOptions = {}): void {
  it(name, () => {
    const ran = runProgram(body, options);
    expect([ran.output, ran.crash, ran.end]).toEqual(["", undefined, "finished"]);
  });
}
