// What a case sets is overwritten at once by the next one.
import type { Block, BlockId, Instruction, IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { printers } from "../../analysis/outputs.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import { breakBeforeNextCase } from "../kinds/edits.ts";
import { readBy } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

type Assign = Extract<Instruction, { kind: "assign" }>;

export const caseFallsThrough: Rule = {
  id: "case-falls-through",
  severity: "warning",
  summary: "A case goes on into the next one, which sets again what it has set, or serves another control code.",
  names: { codeAnalysis: ["C26819"] },
  fix: breakBeforeNextCase,
  page: `Without a break a case goes on into the next one. Where that begins by setting the same variable, what the first one found out is lost: an
IOCTL that was served fails, or one that was refused succeeds. The case of a control code that goes on into that of another serves both, and says
nothing of it.

**Mend it**: put a break at the end of the case, or \`// fall through\` where it is meant.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Control(ULONG Code)
{
    NTSTATUS status;
    switch (Code) {
    case 1:
        status = STATUS_SUCCESS;
//      ^^^^^^^^^^^^^^^^^^^^^^^ case-falls-through: next case
    case 2:
        status = STATUS_NOT_IMPLEMENTED;
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
#define IOCTL_GET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_SET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
NTSTATUS Control(ULONG Code, PULONG Rate, PULONG Buffer)
{
    NTSTATUS status = STATUS_SUCCESS;
    switch (Code) {
    case IOCTL_GET:
        if (*Rate == 0) {
            status = STATUS_DEVICE_NOT_READY;
            break;
        }
        *Buffer = *Rate;
//      ^^^^^^^^^^^^^^^ case-falls-through: next control code
    case IOCTL_SET:
        *Rate = *Buffer;
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return status;
}
\`\`\`
\`\`\`c good
#define DBG 1
#include <wdm.h>
#define IOCTL_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_GET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_SET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
NTSTATUS Control(ULONG Code, PULONG Rate, PULONG Buffer)
{
    NTSTATUS status = STATUS_SUCCESS;
    switch (Code) {
    case IOCTL_GET:
        *Buffer = *Rate;
        break;
    case IOCTL_SET:
        *Rate = *Buffer;
        // fall through: both answer with the rate
    case IOCTL_RESET:
        NT_ASSERT(!"nobody resets it");
    default:
        if (Code != IOCTL_SET) {
            status = STATUS_INVALID_DEVICE_REQUEST;
        }
        break;
    }
    switch (Code) {
    case IOCTL_SET:
        *Buffer = *Rate;
    default:
        break;
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Control(ULONG Code, PULONG Count)
{
    NTSTATUS status;
    switch (Code) {
    case 1:
        *Count += 1;
    case 2:
        status = STATUS_SUCCESS;
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return status;
}
\`\`\`
`,
  body(info) {
    const { fn } = info;
    return fn.blocks.flatMap(({ terminator }) => {
      if (terminator.kind !== "switch") return [];
      const cases = new Set([...terminator.cases.map(({ target }) => target), terminator.default]);
      const isOfControlCodes = terminator.cases.some(({ first }) => first > 0xffffn);
      return [...cases].flatMap(
        (start) => lostIn(fn, start, cases) ?? (isOfControlCodes ? runsOn(info, start, cases) : undefined) ?? [],
      );
    });
  },
};

/** The case of a control code that comes to the next one, and nothing written between the two says that it is meant to. */
function runsOn(info: FunctionInfo, start: BlockId, cases: ReadonlySet<BlockId>): BodyFinding | undefined {
  const { fn } = info;
  const inside = new Set([start]);
  for (const id of inside) {
    const block = fn.blocks[id];
    if (!block) continue;
    for (const next of afterTerminator(block.terminator)) {
      if (!cases.has(next)) {
        if (inside.size < mostBlocks) inside.add(next);
        continue;
      }
      const last =
        placeOf(block.instructions.at(-1)) ?? (block.terminator.kind === "branch" ? block.terminator.at : undefined);
      const target = fn.blocks[next];
      const first = target && firstDone(target);
      if (next === start || !last || !first || last.first > first.first || !doesSomething(fn, inside)) continue;
      const between = textBetween(info, last, first);
      if (between === undefined || !/\b(case|default)\b/.test(between) || /fall|through|no break/i.test(between))
        continue;
      return { message: "without a break this goes on into the case of the next control code", at: last };
    }
  }
  return undefined;
}
const mostBlocks = 100;
/** Other than to print, or to assert that nobody comes there. */
function doesSomething(fn: IrFunction, blocks: ReadonlySet<BlockId>): boolean {
  const does = (one: Instruction): boolean => {
    if (one.kind === "assign" || one.kind === "zero")
      return one.target.kind !== "local" || fn.locals[one.target.local]?.kind !== "temporary";
    return one.kind === "call" && !(one.callee.kind === "direct" && tells(one.callee.symbol.linkName));
  };
  return [...blocks].some((id) => fn.blocks[id]?.instructions.some(does));
}
const tells = (routine: string): boolean => printers.test(routine) || /^(DbgBreakPoint|RtlAssert)$/.test(routine);
function placeOf(instruction: Instruction | undefined): TokenRange | undefined {
  return instruction && instruction.kind !== "step" && instruction.kind !== "refuse" ? instruction.at : undefined;
}
/** What a case does first; undefined for one that does nothing but leave the switch. */
function firstDone({ instructions, terminator }: Block): TokenRange | undefined {
  const done = instructions.map(placeOf).find((at) => at !== undefined);
  return done ?? (terminator.kind === "branch" || terminator.kind === "return" ? terminator.at : undefined);
}
/** As it is written, with its comments; undefined where a macro stands between. */
function textBetween({ fn, unit }: FunctionInfo, from: TokenRange, to: TokenRange): string | undefined {
  const base = unit.declarationAt(fn.declaration)?.tokenBase ?? 0;
  const source = unit.tokens.source(base + from.last);
  if (!source || unit.tokens.source(base + to.first) !== source) return undefined;
  const start = unit.tokens.span(base + from.last).end;
  const end = unit.tokens.span(base + to.first).start;
  return start < end ? source.text.slice(start, end) : undefined;
}

/** From the start of a case straight into another one. */
function lostIn(fn: IrFunction, start: BlockId, cases: ReadonlySet<BlockId>): BodyFinding | undefined {
  const given = new Map<LocalId, Assign>();
  let at: Block | undefined = fn.blocks[start];
  for (let steps = 0; at && steps < 50; steps++) {
    // Past its branches nothing is known any more of what the case sets at its end.
    for (const instruction of at.instructions) note(fn, given, instruction);
    if (at.terminator.kind !== "jump") return undefined;
    const { target } = at.terminator;
    if (cases.has(target)) return overwritten(fn, given, target);
    at = fn.blocks[target];
  }
  return undefined;
}
function note(fn: IrFunction, given: Map<LocalId, Assign>, instruction: Instruction): void {
  for (const local of readBy(instruction)) given.delete(local);
  if (instruction.kind !== "assign" || instruction.target.kind !== "local") return;
  const { local } = instruction.target;
  const known = fn.locals[local];
  if (known?.name !== undefined && !known.addressTaken) given.set(local, instruction);
}
function overwritten(fn: IrFunction, given: ReadonlyMap<LocalId, Assign>, next: BlockId): BodyFinding | undefined {
  const read = new Set<LocalId>();
  for (const instruction of fn.blocks[next]?.instructions ?? []) {
    for (const local of readBy(instruction)) read.add(local);
    if (instruction.kind !== "assign" || instruction.target.kind !== "local") continue;
    const { local } = instruction.target;
    const lost = given.get(local);
    if (lost && !read.has(local)) {
      const message = `without a break this goes on into the next case, which sets ${fn.locals[local]?.name ?? "it"} again`;
      return { message, at: lost.at };
    }
  }
  return undefined;
}
