// What following the paths of a set of functions has shown, kept from one time to the next: after an edit only what the edit changed
// is followed again.
import type { Slices } from "../compiler/index.ts";
import type { PathHooks } from "./analysis/events.ts";
import { type Analysis, analyse } from "./analysis/findings.ts";
import { frameworkTracking } from "./analysis/framework-requests.ts";
import { Interpreter, shareOf } from "./analysis/interpreter.ts";
import { foundIrpTracking } from "./analysis/irps.ts";
import { Hearing } from "./analysis/listeners.ts";
import { Memo } from "./analysis/memo.ts";
import { pagedMembers } from "./analysis/paged-members.ts";
import { poolTracking } from "./analysis/pool.ts";
import type { Roles } from "./analysis/registrations.ts";
import { requestTracking } from "./analysis/requests.ts";
import { resourceTracking } from "./analysis/resources.ts";
import { findRoots } from "./analysis/roots.ts";
import { Terms } from "./analysis/terms.ts";
import { probeTracking, requestValidation } from "./analysis/untrusted.ts";
import { type FunctionInfo, World } from "./analysis/world.ts";
import { rules } from "./rules/index.ts";
import { completionsDescribed } from "./rules/kinds/completion.ts";
import { holdsDescribed } from "./rules/kinds/remove-lock-holds.ts";

/** Beyond so many interned terms the analysis starts afresh rather than hold on to what old versions of the text needed. */
const mostTerms = 1_500_000;

export class Following {
  #terms = new Terms();
  #memo = new Memo();
  #facts = "";
  #world: World | undefined;
  #roles: Roles | undefined;
  /** Functions that were not there before; until they have all been followed results made without them may be left. */
  readonly #appeared = new Set<string>();
  readonly #mostTerms: number | undefined;

  /** `mostTerms`: instead of as many as the interpreter makes by itself. */
  constructor(mostTerms?: number) {
    this.#mostTerms = mostTerms;
  }

  get world(): World | undefined {
    return this.#world;
  }
  get roles(): Roles | undefined {
    return this.#roles;
  }
  /**
   * Follows the functions as they are now, in slices of so many blocks, and pauses before where `isDue` says so. To give up at a pause
   * loses nothing that still holds the next time.
   */
  *follow(
    functions: ReadonlyMap<string, FunctionInfo>,
    roles: Roles,
    blocks: number,
    isDue: () => boolean,
  ): Slices<Analysis & { readonly world: World }> {
    if (this.#terms.size > mostTerms) this.#forget();
    let world = new World(this.#terms, functions, roles.roles, this.#world);
    if (isDue()) yield;
    const facts = globalFacts(world);
    if (facts !== this.#facts) {
      // Sections, roles or kinds of members changed: what rules concluded inside functions may have rested on them.
      this.#forget();
      this.#facts = facts;
      world = new World(this.#terms, functions, roles.roles, world);
    }
    if (isDue()) yield;
    for (const name of functions.keys()) if (this.#world?.functions.has(name) === false) this.#appeared.add(name);
    this.#world = world;
    this.#roles = roles;
    this.#memo.begin();
    const hooks = pathHooks(world);
    hearing ??= new Hearing(hooks);
    const interpreter = new Interpreter(world, this.#memo, hooks, {
      slice: blocks,
      appeared: this.#appeared,
      hearing,
      mostTerms: this.#mostTerms,
    });
    const roots = findRoots(world, roles);
    if (isDue()) yield;
    const found = yield* analyse(interpreter, roots);
    this.#memo.sweep();
    this.#appeared.clear();
    return { ...found, world };
  }
  #forget(): void {
    this.#terms = new Terms();
    this.#memo = new Memo();
  }
}

/** The rules are the same for all drivers. */
let hearing: Hearing | undefined;
function pathHooks(world: World): PathHooks[] {
  const roles = [...new Set([...world.roles.values()].map(({ name }) => name))];
  const listening = rules
    .flatMap((rule) => rule.paths?.(world) ?? [])
    .map((hooks) => (hooks.roles === undefined || roles.some((name) => hooks.roles?.test(name)) ? hooks : deaf(hooks)));
  return [
    ...poolTracking,
    ...resourceTracking,
    frameworkTracking,
    requestTracking,
    requestValidation,
    probeTracking,
    foundIrpTracking,
    ...listening,
  ];
}

/** In the place of hooks that have nothing to hear of: who hears of which routine's calls is told by positions. */
function deaf({ calls }: PathHooks): PathHooks {
  return calls === undefined ? {} : { calls };
}

/** What rules look up outside the function they are told about, as one text. */
function globalFacts(world: World): string {
  const parts: string[] = [];
  for (const info of world.functions.values()) {
    const role = world.roles.get(info.name);
    const section = info.fn.symbol.section;
    if (role || section !== "")
      parts.push(
        `${info.name}:${section}:${world.isPaged(info.name)}:${role?.name ?? ""}:${role?.lo ?? ""}:${role?.hi ?? ""}`,
      );
  }
  parts.push(`${shareOf(world.functions.size)}`);
  parts.push([...pagedMembers(world).keys()].join());
  parts.push(world.pointersDescribed, `${world.insertKeepsIrps}`, holdsDescribed(world), completionsDescribed(world));
  return parts.join("\n");
}
