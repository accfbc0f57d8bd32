// The result of checking a whole folder, from `ringside check --format json` to what the editor lists.
import { isRecord } from "../compiler/json/shape.ts";

export interface Place {
  readonly file: string;
  /** All from 0; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
export interface ProjectFinding extends Place {
  readonly rule: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
}

export interface CheckSettings {
  readonly target: string;
  readonly includePath: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  /** Empty where they are not set. */
  readonly headers: string;
  readonly configuration: string;
  readonly encoding: string;
}

export function checkArguments(
  folders: readonly string[],
  settings: CheckSettings,
  output: readonly string[] = ["--format", "json"],
): readonly string[] {
  return [
    "check",
    ...output,
    ...(settings.target === "x86" ? ["--target", "x86"] : []),
    ...(settings.headers === "" ? [] : ["--headers", settings.headers]),
    ...(settings.configuration === "" ? [] : ["--configuration", settings.configuration]),
    ...(settings.encoding === "" ? [] : ["--encoding", settings.encoding]),
    ...settings.includePath.flatMap((path) => ["-I", path]),
    ...Object.entries(settings.defines).flatMap(([name, value]) => ["-D", `${name}=${value}`]),
    "--",
    ...folders,
  ];
}

/** Findings by file. Fails if the text is not what the command prints. */
export function findingsByFile(json: string): ReadonlyMap<string, readonly ProjectFinding[]> {
  const value: unknown = JSON.parse(json);
  if (!isRecord(value) || !Array.isArray(value.findings)) throw new Error("ringside check did not print findings");
  const byFile = new Map<string, ProjectFinding[]>();
  for (const given of value.findings) {
    const finding = readFinding(given);
    const list = byFile.get(finding.file) ?? [];
    list.push(finding);
    byFile.set(finding.file, list);
  }
  return byFile;
}

/** "3 errors and 1 warning in 2 files", for a message. */
export function tally(byFile: ReadonlyMap<string, readonly ProjectFinding[]>): string {
  const all = [...byFile.values()].flat();
  if (all.length === 0) return "nothing found";
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const errors = all.filter((finding) => finding.severity === "error").length;
  const warnings = all.filter((finding) => finding.severity === "warning").length;
  const others = all.length - errors - warnings;
  const parts = [count(errors, "error"), count(warnings, "warning"), count(others, "hint")].filter(
    (part) => !part.startsWith("0 "),
  );
  const last = parts.pop() ?? "";
  return `${parts.length === 0 ? last : `${parts.join(", ")} and ${last}`} in ${count(byFile.size, "file")}`;
}

function readFinding(given: unknown): ProjectFinding {
  if (!isRecord(given)) throw new Error("ringside check printed a finding that is none");
  const severities = ["error", "warning", "information", "hint"] as const;
  const related = Array.isArray(given.related) ? given.related : [];
  return {
    ...place(given),
    rule: text(given.rule),
    severity: severities.find((severity) => severity === given.severity) ?? "warning",
    message: text(given.message),
    related: related.filter(isRecord).map((entry) => ({ ...place(entry), message: text(entry.message) })),
  };
}

function place(given: Readonly<Record<string, unknown>>): Place {
  const at = (value: unknown) => (typeof value === "number" ? Math.max(0, value - 1) : 0);
  return {
    file: text(given.file),
    line: at(given.line),
    column: at(given.column),
    endLine: at(given.endLine),
    endColumn: at(given.endColumn),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
