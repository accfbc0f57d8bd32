// What the status bar and its list say of the driver that the open source belongs to. Knows no editor.
import type { ProjectAnswer } from "../language-server/project-request.ts";
import { baseName } from "./debug/configuration.ts";

export interface ProjectEntry {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** A file to open, if there is one. */
  readonly path: string | undefined;
}

export function statusText(project: ProjectAnswer): string {
  const configuration = project.configuration === "" ? project.target : project.configuration;
  return `$(circuit-board) ${project.name} (${configuration})`;
}

/** Markdown. */
export function statusTooltip(project: ProjectAnswer): string {
  const lines = [
    `**${escaped(project.name)}**${project.driverType === "" ? "" : `, ${escaped(project.driverType)}`}`,
    how(project),
    `${count(project.sources.length, "source")}, ${project.target}`,
    `Headers: ${escaped(project.headers)}`,
    ...project.configurations.map((path) => `Settings: ${escaped(path)}`),
  ];
  return lines.join("\n\n");
}

export function projectEntries(project: ProjectAnswer): readonly ProjectEntry[] {
  const isFile = project.kind !== "folder" && project.kind !== "file";
  const macros = Object.entries(project.defines).map(([name, value]) => (value === "1" ? name : `${name}=${value}`));
  return [
    {
      label: `$(package) ${project.name}`,
      description: project.driverType,
      detail: how(project),
      path: isFile ? project.from : undefined,
    },
    ...project.configurations.map((path) => ({
      label: `$(settings-gear) ${baseName(path)}`,
      description: "settings of the folder",
      detail: path,
      path,
    })),
    {
      label: "$(library) Headers",
      description: project.target,
      detail: [project.headers, ...project.includePaths].join(", "),
      path: undefined,
    },
    ...(macros.length === 0
      ? []
      : [{ label: "$(symbol-constant) Macros", description: "", detail: macros.join(" "), path: undefined }]),
    ...project.sources.map(({ path, why }) => ({
      label: `$(file-code) ${baseName(path)}`,
      description: why,
      detail: path,
      path,
    })),
    ...project.ignored.map(({ what, why }) => ({
      label: `$(circle-slash) ${baseName(what)}`,
      description: `left out: ${why}`,
      detail: what,
      path: undefined,
    })),
  ];
}

function how({ kind, from, configuration }: ProjectAnswer): string {
  if (kind === "folder") return `No project describes it: the sources of ${from}`;
  if (kind === "file") return "No project describes it: this source alone";
  return `Found in ${from}${configuration === "" ? "" : `, ${configuration}`}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|]/g, "\\$&");
}
