// What rules report in one walk: a mistake at a place once, as sure as the surest way to it, with what all ways have in common.
import type { TokenRange } from "../../compiler/source/source.ts";
import type { Report } from "./events.ts";
import type { RuleReport } from "./memo.ts";
import { commonTurns, type Turn } from "./turns.ts";

export class Reports {
  readonly #list: RuleReport[] = [];
  /** Index of each report, by what and where it is. */
  readonly #index = new Map<string, number>();
  /** Ways out by the place they leave at, and those of them that a rule told of at one. */
  readonly #exits = new Map<number, number>();
  readonly #told = new Map<string, Set<number>>();
  #exit: number | undefined;
  #count = 0;

  /** Between two ways out. */
  copy(): Reports {
    const copy = new Reports();
    copy.#list.push(...this.#list);
    for (const [key, index] of this.#index) copy.#index.set(key, index);
    for (const [place, ways] of this.#exits) copy.#exits.set(place, ways);
    for (const [key, told] of this.#told) copy.#told.set(key, new Set(told));
    copy.#count = this.#count;
    return copy;
  }
  add(rule: string, report: Report, where: TokenRange, turns: Turn | undefined, may: boolean): void {
    if (this.#exit !== undefined) this.#toldAt(`${rule}:${where.first}`).add(this.#exit);
    const key = `${rule}:${where.first}:${where.last}:${report.may === true}`;
    const known = this.#index.get(key);
    const before = known === undefined ? undefined : this.#list[known];
    if (known === undefined || before === undefined) {
      this.#index.set(key, this.#list.length);
      this.#list.push({ ...report, may, rule, at: where, turns });
      return;
    }
    // One way that leaves no doubt is enough.
    const surest = before.may === true && may;
    const common = commonTurns(before.turns, turns);
    if (surest !== before.may || common !== before.turns) this.#list[known] = { ...before, may: surest, turns: common };
  }
  /** A way out at a place, with what rules say of it. */
  atExit(at: TokenRange, tell: () => void): void {
    this.#exits.set(at.first, (this.#exits.get(at.first) ?? 0) + 1);
    this.#exit = this.#count++;
    tell();
    this.#exit = undefined;
  }
  /** All of the walk's; those at an exit that hold for some of the ways out there only are marked so. */
  get all(): RuleReport[] {
    return this.#list.map((report) => {
      const told = this.#told.get(`${report.rule}:${report.at.first}`);
      const isPartial = told !== undefined && told.size < (this.#exits.get(report.at.first) ?? 0);
      return isPartial ? { ...report, partial: true } : report;
    });
  }

  #toldAt(key: string): Set<number> {
    const known = this.#told.get(key);
    if (known) return known;
    const made = new Set<number>();
    this.#told.set(key, made);
    return made;
  }
}
