// Solutions: the projects they name, in the old text form (.sln) and in XML (.slnx). Which configuration is built is asked of the
// projects themselves.
import { folderOf, joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { ProjectProblem } from "./model.ts";
import { slashed } from "./msbuild.ts";
import { readXml, type XmlElement } from "./xml.ts";

export interface Solution {
  readonly path: string;
  readonly projects: readonly string[];
  readonly problems: readonly ProjectProblem[];
}

const mostProjects = 1000;

export function isSolution(path: string): boolean {
  return /\.slnx?$/i.test(path);
}

export function readSolution(path: string, files: FolderAccess): Solution {
  const text = files.read(path);
  const problem = (line: number, message: string, remedy: string): ProjectProblem => ({
    file: path,
    line,
    column: 0,
    severity: "error",
    message,
    remedy,
  });
  if (text === undefined)
    return { path, projects: [], problems: [problem(0, "the solution cannot be read", "Check its path.")] };
  const named: { readonly project: string; readonly line: number }[] = [];
  if (/\.slnx$/i.test(path)) {
    const root = readXml(text, path);
    if ("message" in root) return { path, projects: [], problems: [root] };
    collect(root, named);
  } else {
    for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
      const match = /^\s*Project\("[^"]*"\)\s*=\s*"[^"]*"\s*,\s*"([^"]+)"/.exec(content);
      if (match?.[1] !== undefined) named.push({ project: match[1], line });
    }
    if (!/Microsoft Visual Studio Solution File/i.test(text.slice(0, 512)))
      return {
        path,
        projects: [],
        problems: [problem(0, "this is no solution of Visual Studio", "Name a .sln file.")],
      };
  }
  const problems: ProjectProblem[] = [];
  const projects: string[] = [];
  for (const { project, line } of named.slice(0, mostProjects)) {
    if (!/\.vcx?proj$/i.test(project)) continue;
    const file = joinPath(folderOf(path), slashed(project));
    if (files.read(file) === undefined)
      problems.push({
        ...problem(line, `the project ${project} was not found`, "Check its path in the solution."),
        severity: "warning",
      });
    else projects.push(file);
  }
  return { path, projects, problems };
}

function collect(element: XmlElement, into: { project: string; line: number }[]): void {
  for (const child of element.children) {
    const path = child.name === "Project" ? child.attributes.get("Path") : undefined;
    if (path !== undefined) into.push({ project: path, line: child.line });
    collect(child, into);
  }
}
