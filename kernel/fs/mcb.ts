// Map control blocks: where the parts of a file lie on its volume, run by run, as file systems keep it (FsRtl…McbEntry). A run says that sectors
// of the file from a VBN on are those of the volume from an LBN on; what lies between two runs is a hole, itself a run whose LBN is -1.
// The block is opaque: its runs are kept by its address.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** Sectors, in 64 bits. */
export interface Run {
  readonly vbn: bigint;
  readonly lbn: bigint;
  readonly count: bigint;
}
const hole = -1n;

/** The three families, by how their names put it, and whether they count in 32 bits. */
const families = [
  { name: (what: string) => what.replace("#", "Base"), narrow: false },
  { name: (what: string) => what.replace("#", "Large"), narrow: false },
  { name: (what: string) => what.replace("#", ""), narrow: true },
] as const;

function blockAt(k: Kernel, f: Offset): { readonly at: Offset; readonly runs: readonly Run[] } {
  const at = k.argPointer(f, 0);
  const runs = k.state.mcbs.get(at);
  if (runs !== undefined) return { at, runs };
  const message = `The map control block at ${k.hex(at)} has not been initialised, or has been uninitialised.`;
  return stopWithFinding(k, f, "verifier:object", message);
}
const endOf = (run: Run): bigint => run.vbn + run.count;

/** The runs with the holes between them, from 0 on. */
function withHoles(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  let next = 0n;
  for (const run of runs) {
    if (run.vbn > next) all.push({ vbn: next, lbn: hole, count: run.vbn - next });
    all.push(run);
    next = endOf(run);
  }
  return all;
}

/** The runs with one more, joined with those that it continues; undefined if sectors of it are mapped elsewhere already. */
export function withRun(runs: readonly Run[], added: Run): readonly Run[] | undefined {
  const delta = added.lbn - added.vbn;
  const meets = runs.filter((run) => run.vbn < endOf(added) && added.vbn < endOf(run));
  if (meets.some((run) => run.lbn - run.vbn !== delta)) return undefined;
  const joined = runs.filter(
    (run) => run.lbn - run.vbn === delta && run.vbn <= endOf(added) && added.vbn <= endOf(run),
  );
  const all = [...joined, added].sort(byVbn);
  const first = all[0]?.vbn ?? added.vbn;
  const [last = first] = all.map(endOf).sort((x, y) => (x > y ? -1 : 1));
  const one = { vbn: first, lbn: first + delta, count: last - first };
  return [...runs.filter((run) => !joined.includes(run)), one].sort(byVbn);
}
const byVbn = (a: Run, b: Run): number => (a.vbn < b.vbn ? -1 : 1);
/** What is left of the runs outside some sectors. */
export function withoutSectors(runs: readonly Run[], vbn: bigint, count: bigint): readonly Run[] {
  const end = vbn + count;
  return runs.flatMap((run) => {
    const parts: Run[] = [];
    if (endOf(run) <= vbn || run.vbn >= end) return [run];
    if (run.vbn < vbn) parts.push({ ...run, count: vbn - run.vbn });
    if (endOf(run) > end) parts.push({ vbn: end, lbn: run.lbn + (end - run.vbn), count: endOf(run) - end });
    return parts;
  });
}

const routinesOf = ({ name, narrow }: (typeof families)[number]): readonly Routine[] => {
  const number = (k: Kernel, f: Offset, i: number): bigint =>
    narrow ? BigInt(k.argU32(f, i)) : BigInt.asIntN(64, k.arg64(f, i));
  const give = (k: Kernel, f: Offset, i: number, value: bigint): void => {
    const at = k.argPointer(f, i);
    if (at === 0) return;
    k.touch(f, at, narrow ? 4 : 8, true);
    if (narrow) k.m.setU32(at, Number(value & 0xffff_ffffn));
    else k.m.setU64(at, BigInt.asUintN(64, value));
  };
  const giveIndex = (k: Kernel, f: Offset, i: number, value: number): void => {
    const at = k.argPointer(f, i);
    if (at === 0) return;
    k.touch(f, at, 4, true);
    k.m.setU32(at, value);
  };
  const initialize = (k: Kernel, f: Offset): Outcome => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, 16, true);
    k.state.mcbs.set(at, []);
    return k.returnVoid(f);
  };
  const change = (k: Kernel, f: Offset, to: (runs: readonly Run[]) => readonly Run[]): Outcome => {
    const { at, runs } = blockAt(k, f);
    k.state.mcbs.set(at, to(runs));
    return k.returnVoid(f);
  };
  /** (Mcb, Vbn, Lbn, SectorCount) */
  const add = (k: Kernel, f: Offset): boolean => {
    const { at, runs } = blockAt(k, f);
    const count = number(k, f, 3);
    const added = count === 0n ? runs : withRun(runs, { vbn: number(k, f, 1), lbn: number(k, f, 2), count });
    if (added !== undefined) k.state.mcbs.set(at, added);
    return added !== undefined;
  };
  /** (Mcb, Vbn, …) */
  const lookUp = (k: Kernel, f: Offset): Outcome => {
    const all = withHoles(blockAt(k, f).runs);
    const vbn = number(k, f, 1);
    const index = all.findIndex((run) => run.vbn <= vbn && vbn < endOf(run));
    const run = all[index];
    if (run === undefined) return k.returnBool(f, false);
    const lbn = run.lbn === hole ? hole : run.lbn + (vbn - run.vbn);
    give(k, f, 2, lbn);
    give(k, f, 3, endOf(run) - vbn);
    if (narrow) {
      giveIndex(k, f, 4, index);
      return k.returnBool(f, true);
    }
    give(k, f, 4, run.lbn);
    give(k, f, 5, run.count);
    giveIndex(k, f, 6, index);
    return k.returnBool(f, true);
  };
  /** (Mcb, &Vbn, &Lbn[, &Index]): the last sector that is mapped. */
  const lookUpLast = (k: Kernel, f: Offset, withIndex: boolean): Outcome => {
    const { runs } = blockAt(k, f);
    const last = runs.at(-1);
    if (last === undefined) return k.returnBool(f, false);
    give(k, f, 1, endOf(last) - 1n);
    give(k, f, 2, last.lbn + last.count - 1n);
    if (withIndex) giveIndex(k, f, 3, withHoles(runs).length - 1);
    return k.returnBool(f, true);
  };
  /** (Mcb, Vbn, Amount): room is made before a sector; what is mapped from there on moves up. */
  const split = (k: Kernel, f: Offset): Outcome => {
    const { at, runs } = blockAt(k, f);
    const [vbn, amount] = [number(k, f, 1), number(k, f, 2)];
    const moved = runs.flatMap((run) => {
      if (endOf(run) <= vbn) return [run];
      if (run.vbn >= vbn) return [{ ...run, vbn: run.vbn + amount }];
      const before = vbn - run.vbn;
      return [
        { ...run, count: before },
        { vbn: vbn + amount, lbn: run.lbn + before, count: run.count - before },
      ];
    });
    k.state.mcbs.set(at, moved);
    return k.returnBool(f, true);
  };
  const all: Routine[] = [
    ddi(name("FsRtlInitialize#Mcb"), 2, initialize),
    ddi(name("FsRtlUninitialize#Mcb"), 1, (k, f) => {
      k.state.mcbs.delete(blockAt(k, f).at);
      return k.returnVoid(f);
    }),
    ddi(name("FsRtlTruncate#Mcb"), 2, (k, f) =>
      change(k, f, (runs) => withoutSectors(runs, number(k, f, 1), 1n << 63n)),
    ),
    ddi(name("FsRtlAdd#McbEntry"), 4, (k, f) => k.returnBool(f, add(k, f))),
    ddi(name("FsRtlRemove#McbEntry"), 3, (k, f) => {
      change(k, f, (runs) => withoutSectors(runs, number(k, f, 1), number(k, f, 2)));
      return k.returnBool(f, true);
    }),
    ddi(name("FsRtlLookup#McbEntry"), narrow ? 5 : 7, lookUp),
    ddi(name("FsRtlLookupLast#McbEntry"), 3, (k, f) => lookUpLast(k, f, false)),
    ddi(name("FsRtlNumberOfRunsIn#Mcb"), 1, (k, f) => k.return32(f, withHoles(blockAt(k, f).runs).length)),
    // (Mcb, RunIndex, &Vbn, &Lbn, &SectorCount)
    ddi(name("FsRtlGetNext#McbEntry"), 5, (k, f) => {
      const run = withHoles(blockAt(k, f).runs)[k.argU32(f, 1)];
      if (run === undefined) return k.returnBool(f, false);
      give(k, f, 2, run.vbn);
      give(k, f, 3, run.lbn);
      give(k, f, 4, run.count);
      return k.returnBool(f, true);
    }),
  ];
  if (narrow) return all;
  return [
    ...all,
    ddi(name("FsRtlReset#Mcb"), name("#") === "Base" ? 1 : 2, (k, f) => change(k, f, () => [])),
    ddi(name("FsRtlSplit#Mcb"), 3, split),
    ddi(name("FsRtlLookupLast#McbEntryAndIndex"), 4, (k, f) => lookUpLast(k, f, true)),
    ...(name("#") !== "Base"
      ? []
      : [
          ddi(name("FsRtlInitialize#McbEx"), 3, (k, f) => {
            initialize(k, f);
            return k.returnBool(f, true);
          }),
          ddi(name("FsRtlAdd#McbEntryEx"), 4, (k, f) =>
            k.return32(f, add(k, f) ? nt.STATUS_SUCCESS : nt.STATUS_UNSUCCESSFUL),
          ),
        ]),
  ];
};

export const mcbDdis: readonly Routine[] = families.flatMap(routinesOf);
