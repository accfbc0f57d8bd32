// What a case sets is overwritten at once by the next one.
import type { Block, BlockId, Instruction, IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import { breakBeforeNextCase } from "../kinds/edits.ts";
import { readBy } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

type Assign = Extract<Instruction, { kind: "assign" }>;

export const caseFallsThrough: Rule = {
  id: "case-falls-through",
  severity: "warning",
  summary: "A case sets a variable and goes on into the next case, which sets it again.",
  names: { codeAnalysis: ["C26819"] },
  fix: breakBeforeNextCase,
  page: `Without a break a case goes on into the next one. Where that begins by setting the same variable, what the first one found out is lost: an
IOCTL that was served fails, or one that was refused succeeds.

**Mend it**: put a break at the end of the case.

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
  body({ fn }) {
    return fn.blocks.flatMap(({ terminator }) => {
      if (terminator.kind !== "switch") return [];
      const cases = new Set([...terminator.cases.map(({ target }) => target), terminator.default]);
      return [...cases].flatMap((start) => lostIn(fn, start, cases) ?? []);
    });
  },
};

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
