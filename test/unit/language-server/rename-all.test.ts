// Every name that a sample driver gives is renamed in turn: the driver must compile as before, with nothing left undeclared.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../../../host/files.ts";
import { namesOf } from "../../../language-server/features/names.ts";
import { rename } from "../../../language-server/features/rename.ts";
import { declaredIn } from "../../../language-server/features/workspace-symbols.ts";
import { DriverProject } from "../../../language-server/project.ts";

const install = installFolder(import.meta.url);

test("renaming any name of a driver leaves it compiling", () => {
  const folder = join(install, "samples", "membuf");
  const disk = new NodeFiles();
  const edited = new Map<string, string>();
  const read = (path: string) => edited.get(path) ?? disk.read(path);
  const paths = readdirSync(folder).filter((name) => name.endsWith(".c"));
  const options = {
    target: "x64",
    files: { read },
    includePaths: [ddkInclude(install)],
    defines: {},
    cache: createCompileCache(),
  } as const;
  const compiled = () => {
    const project = new DriverProject(
      paths.map((name) => join(folder, name)),
      options,
    );
    project.compile();
    return project;
  };
  const messages = (project: DriverProject) =>
    project.units.flatMap((unit) => unit.diagnostics.map(({ message }) => message));
  const project = compiled();
  expect(messages(project)).toEqual([]);

  const targets = new Map(
    [
      ...declaredIn(project),
      ...project.units.flatMap((unit) => namesOf(unit, (file) => project.isOwn(file)).occurrences),
    ].map((occurrence) => [occurrence.key, occurrence]),
  );
  let renamed = 0;
  for (const [key, { name, file, start }] of targets) {
    edited.clear();
    const answer = rename(project, file, start, `${name}_renamed`, read);
    if ("refused" in answer) {
      expect(key === "symbol:DriverEntry" || key.startsWith("foreign:"), `${key}: ${answer.refused}`).toBe(true);
      continue;
    }
    for (const path of new Set(answer.places.map((place) => place.file))) {
      let text = disk.read(path) ?? "";
      const places = answer.places.filter((place) => place.file === path).sort((a, b) => b.start - a.start);
      for (const place of places) text = `${text.slice(0, place.start)}${name}_renamed${text.slice(place.end)}`;
      edited.set(path, text);
    }
    expect(messages(compiled()), key).toEqual([]);
    renamed += 1;
  }
  expect(renamed).toBeGreaterThan(80);
}, 60_000);
