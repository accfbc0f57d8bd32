// An array is indexed with a number that it has no element for: a constant, or as much as the comparison before lets through.
import type { TokenRange } from "../../../compiler/source/source.ts";
import { Qual } from "../../../compiler/types/type.ts";
import { bare } from "../../analysis/code.ts";
import type { IndexEvent, Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { turnsOf } from "../../analysis/turns.ts";
import { untrustedIn } from "../../analysis/untrusted.ts";
import { placeName } from "../kinds/room.ts";
import type { Rule } from "../rule.ts";

const id = "array-index-out-of-bounds";

export const arrayIndexOutOfBounds: Rule = {
  id,
  severity: "error",
  summary: "An array is indexed beyond its last element.",
  names: { codeAnalysis: ["C6200", "C6201", "C6294"], codeql: ["cpp/offset-use-before-range-check"] },
  page: `The elements of an array of N go from 0 to N - 1. A loop that runs while \`i <= N\`, a check that lets N through, or a constant one too large,
reads or overwrites what lies behind the array: another variable, the return address, another driver's pool.

**Mend it**: compare with \`<\` and \`RTL_NUMBER_OF(Array)\`.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ULONG Counts[8]; ULONG Total; } EXT, *PEXT;
VOID Clear(PEXT Extension)
{
    ULONG i;
    for (i = 0; i <= 8; i++)
        Extension->Counts[i] = 0;
//      ^^^^^^^^^^^^^^^^^^^^ array-index-out-of-bounds: 8
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID WaitForBoth(PKEVENT First, PKEVENT Second)
{
    PVOID objects[2];
    objects[1] = First;
    objects[2] = Second;
//  ^^^^^^^^^^ array-index-out-of-bounds: objects
    KeWaitForMultipleObjects(2, objects, WaitAll, Executive, KernelMode, FALSE, NULL, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { ULONG Counts[8]; UCHAR Table[256]; ULONG Total; UCHAR Data[1]; } EXT, *PEXT;
VOID Clear(PEXT Extension, UCHAR Code, ULONG Limit)
{
    ULONG i;
    PULONG end = &Extension->Counts[8];
    PULONG at;
    for (i = 0; i < RTL_NUMBER_OF(Extension->Counts); i++)
        Extension->Counts[i] = 0;
    for (at = Extension->Counts; at < end; at++)
        *at = 0;
    for (i = 0; i <= 8 && i < Limit; i++) {
        if (i == 8) break;
        Extension->Counts[i] = 1;
    }
    Extension->Table[Code] = 1;
    Extension->Data[3] = 0;
}
\`\`\`
`,
  paths: () => ({
    index(event) {
      const { run, state, index, element, site } = event;
      const length = lengthOf(event);
      // What a program chose is another rule's.
      if (length <= 1 || run.isGeneral || untrustedIn(index).length > 0) return;
      const most = letThrough(run, state, index);
      if (most === undefined || most < length || isFromTable(run, index)) return;
      const name = placeName(run, element);
      run.report(
        id,
        { message: `${name} has ${length} elements, and the comparison before lets ${most} through` },
        site.at,
      );
    },
  }),
  body: ({ fn }, { elements }) =>
    elements.flatMap(({ place, at }) => {
      const { base } = place;
      const index = bare(place.index);
      const length = base.type.kind === "array" ? (base.type.length ?? 0) : 0;
      if (length <= 1 || index.kind !== "const" || (index.value >= 0n && index.value < BigInt(length))) return [];
      return [{ message: `${placeName({ fn }, place)} has ${length} elements: there is none ${index.value}`, at }];
    }),
};

/** The index stands in a constant table of the driver's: a comparison singles a value out, `NONE`, and is not for the rest of them. */
function isFromTable({ unit }: Run, index: Term): boolean {
  const place = index.kind === "load" ? index.place : undefined;
  const table = place?.kind === "element" && place.base.kind === "global" ? place.base.name : undefined;
  const type = unit.globals.find(({ symbol }) => symbol.linkName === table)?.symbol.type;
  return type?.kind === "array" && (type.of.quals & Qual.const) !== 0;
}
function lengthOf({ element }: IndexEvent): number {
  return element.base.type.kind === "array" ? (element.base.type.length ?? 0) : 0;
}
/**
 * The greatest index, if the function itself compared it with a constant on this way: where several ways have met, or by its type, an
 * index may seem greater than it is.
 */
function letThrough(run: Run, state: State, index: Term): number | undefined {
  const { hi } = rangeOf(state, index);
  const isBound = (value: Term): boolean => {
    const [left, right] = value.kind === "op" ? value.args : [];
    if (value.kind !== "op" || !/^[lg][te]$/.test(value.op) || left !== index || right?.kind !== "const") return false;
    return Math.abs(Number(right.value) - hi) <= 1;
  };
  if (!Number.isFinite(hi) || run.isGeneral) return undefined;
  return turnsOf(state.turns).some(({ value, at }) => isBound(value) && !isLimitInMemory(run, at)) ? hi : undefined;
}
/** What it is compared with is read from memory: that it is one certain number there, an earlier loop of as many rounds may have taught. */
function isLimitInMemory({ fn }: Run, at: TokenRange): boolean {
  const asking = fn.blocks.find(({ terminator }) => terminator.kind === "branch" && terminator.at === at)?.terminator;
  const condition = asking?.kind === "branch" ? asking.condition : undefined;
  const limit = condition?.kind === "binary" ? bare(condition.right) : undefined;
  return limit?.kind === "load" && limit.place.kind !== "local" && limit.place.kind !== "global";
}
