// The images of a scenario's drivers in the machine.
import type { KernelOptions } from "../api.ts";
import type { Image, Machine, Offset } from "../machine/api.ts";
import { isPaged } from "../mm/paging.ts";

/** `ddis`: numbers of the kernel's routines. `data`: its variables. `redzones`: around the drivers' own variables. */
export function loadDrivers(
  machine: Machine,
  { scenario, drivers: compiled }: Pick<KernelOptions, "scenario" | "drivers">,
  ddis: ReadonlyMap<string, number>,
  data: ReadonlyMap<string, Offset>,
  redzones: boolean,
): readonly Image[] {
  const images: Image[] = [];
  const exporters: Image[] = [];
  // Those from which others import first.
  const drivers = [...scenario.drivers].sort((a, b) => Number(b.export ?? false) - Number(a.export ?? false));
  for (const { name, export: exports } of drivers) {
    const program = compiled.get(name);
    if (program === undefined) throw new Error(`the scenario's driver "${name}" has not been compiled`);
    const image = machine.load(name, program, { ddis, pagedSections: isPaged, redzones, data, exporters });
    images.push(image);
    if (exports === true) exporters.push(image);
  }
  return images;
}
