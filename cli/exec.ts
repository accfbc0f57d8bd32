// `ringside exec`: plain C programs compiled by our compiler and run on the machine.
import { join } from "node:path";
import { compileUnit, linkProgram } from "../compiler/index.ts";
import type { SourceDiagnostic } from "../compiler/source/source.ts";
import { ddkInclude } from "../host/files.ts";
import { execProgram } from "../kernel/exec/index.ts";
import { compileOptions, install, type SourceOptions, shown } from "./sources.ts";

export interface ExecOptions extends SourceOptions {
  readonly fuel?: number;
  readonly uninitialized?: boolean;
}

const cannotCompile = 125;
const stopped = 126;

export function execCommand(files: readonly string[], options: ExecOptions): number {
  const include = ddkInclude(install);
  const compile = {
    ...compileOptions(options, [join(include, "crt"), include]),
    undefines: ["_KERNEL_MODE"],
  };
  for (const file of files)
    if (compile.files.read(file) === undefined) throw new Error(`${file}: there is no such file, or it cannot be read`);
  const units = files.map((file) => compileUnit(file, compile));
  const program = linkProgram(units);
  const said = [...units.flatMap((unit) => unit.diagnostics), ...program.diagnostics];
  const errors = said.filter((one) => one.severity === "error");
  for (const one of errors) process.stderr.write(line(one));
  if (errors.length > 0) return cannotCompile;
  if (!program.functions.has("main")) {
    process.stderr.write(`ringside: ${files.join(", ")}: no 'main' is defined\n`);
    return cannotCompile;
  }
  const result = execProgram(program, {
    ...(options.fuel === undefined ? {} : { fuel: options.fuel }),
    ...(options.uninitialized === undefined ? {} : { uninitialized: options.uninitialized }),
    write: (stream, chunk) => {
      (stream === "out" ? process.stdout : process.stderr).write(chunk);
    },
  });
  if (result.fault === undefined) return result.exitCode & 0xff;
  process.stderr.write(`ringside: ${result.fault.message}\n`);
  for (const frame of result.fault.stack) {
    const { place } = frame;
    process.stderr.write(
      `    in ${frame.name}${place === undefined ? "" : ` (${shown(place.file)}:${place.startLine + 1})`}\n`,
    );
  }
  return stopped;
}

function line(one: SourceDiagnostic): string {
  const place = `${shown(one.range.file)}:${one.range.startLine + 1}:${one.range.startColumn + 1}`;
  return `${place}: ${one.severity}: ${one.message}${one.remedy === undefined ? "" : ` (${one.remedy})`}\n`;
}
