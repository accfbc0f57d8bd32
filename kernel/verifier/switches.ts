// The verifier's classes of checks, each with a switch in a scenario's `verifier`: what Windows lets pass without Driver Verifier goes on
// where its class is off. What Windows cannot get past stops the machine whatever is switched off.

/** Whether each is on where the scenario does not say. */
const usual = {
  irql: true,
  pool: true,
  variables: true,
  leaks: true,
  active: true,
  io: true,
  pnp: true,
  power: true,
  locks: true,
  deadlock: true,
  handles: true,
  mdl: true,
  dma: true,
  objects: true,
  registry: true,
  waits: false,
} as const;
export type Switch = keyof typeof usual;
export type Switches = { readonly [name in Switch]: boolean };

export const isSwitch = (name: string): name is Switch => name in usual;
export const switchNames: readonly string[] = Object.keys(usual);
/** Those of some names that are no switches, in words; undefined if all are. */
export function unknownSwitches(names: readonly string[]): string | undefined {
  const unknown = names.filter((name) => !isSwitch(name));
  if (unknown.length === 0) return undefined;
  return `${unknown.map((name) => `"${name}"`).join(", ")}: the verifier's classes are ${switchNames.join(", ")}`;
}

/** `told`: what a scenario says, the rest of whose `verifier` may be in it; `off`: what is switched off whatever it says. */
export function switchesOf(told: { readonly [name in Switch]?: boolean } = {}, off: readonly string[] = []): Switches {
  return { ...usual, ...told, ...Object.fromEntries(off.filter(isSwitch).map((name) => [name, false])) };
}

/** The switch of each kind of finding that a machine can go on after. */
export const switchOf = {
  "verifier:irql": "irql",
  "verifier:pool": "pool",
  "verifier:memory": "pool",
  "verifier:variable": "variables",
  "verifier:leak": "leaks",
  "verifier:unload": "leaks",
  "verifier:irp": "io",
  "verifier:pending": "io",
  "verifier:io": "io",
  "verifier:removelock": "io",
  "verifier:pnp": "pnp",
  "verifier:power": "power",
  "verifier:lock": "locks",
  "verifier:wait": "locks",
  "verifier:resource": "locks",
  "verifier:deadlock": "deadlock",
  "verifier:handle": "handles",
  "verifier:mdl": "mdl",
  "verifier:dma": "dma",
  "verifier:object": "objects",
  "verifier:registry": "registry",
} as const satisfies { readonly [kind: string]: Switch };
