// sizeof of the pointer itself.

import type { Expr } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { splitArguments } from "../../analysis/call-event.ts";
import { bare, type Code } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import { type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { editCall, replaced } from "../kinds/call-edits.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const sizeOfPointer: Rule = {
  id: "size-of-pointer",
  severity: "error",
  summary: "The size of a pointer is used where the size of what it points to is meant.",
  names: { codeAnalysis: ["C28132"], codeql: ["cpp/drivers/pointer-variable-size"] },
  fix: (context) => {
    const name = /sizeof\(([^)]+)\) is/.exec(context.message)?.[1];
    return name === undefined
      ? undefined
      : editCall("Take the size of what it points to", ({ args }) =>
          args
            .slice(1)
            .filter((arg) => arg.text.replaceAll(/\s/g, "") === `sizeof(${name})`)
            .map((arg) => replaced(arg, `sizeof(*${name})`)),
        )(context);
  },
  page: `sizeof(p) is 8 on a 64-bit system, whatever p points to: the rest of the structure is not cleared or copied, or more than it is.

**Mend it**: sizeof(*p).

\`\`\`c bad
#include <wdm.h>
typedef struct _BLOCK { ULONG Count; UCHAR Data[60]; } BLOCK, *PBLOCK;
VOID Clear(PBLOCK Block)
{
    RtlZeroMemory(Block, sizeof(Block));
//  ^^^^^^^^^^^^^ size-of-pointer: sizeof(*Block)
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
typedef struct _BLOCK { ULONG Count; UCHAR Data[60]; } BLOCK, *PBLOCK;
VOID Clear(PBLOCK Block)
{
    RtlZeroMemory(Block, sizeof(PBLOCK));
//  ^^^^^^^^^^^^^ size-of-pointer: PBLOCK points
}
VOID Check(PBLOCK Block)
{
    __try {
        ProbeForRead(Block, sizeof(Block), 1);
//      ^^^^^^^^^^^^ size-of-pointer: sizeof(*Block)
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        DbgPrint("no memory of the program's\\n");
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _BLOCK { ULONG Count; UCHAR Data[60]; } BLOCK, *PBLOCK;
VOID Clear(PBLOCK Block)
{
    RtlZeroMemory(Block, sizeof(*Block));
}
\`\`\`
`,
  body(info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      if (allocatorOf(name ?? "")) return tooSmall(info, code, call.result, at);
      if (name === undefined || !takesSize.test(name)) return [];
      const args = splitArguments(sourceText(info.unit, info.fn.declaration, at));
      const named = pointerType(info, call.args[0], args.slice(1));
      if (named !== undefined)
        return [{ message: `sizeof(${named}) is the size of the pointer: ${named} points to what is meant`, at }];
      for (const [index, arg] of call.args.slice(0, 2).entries()) {
        const text = args[index]?.trim() ?? "";
        const { type } = bare(arg);
        if (
          text === "" ||
          bare(arg).kind === "address" ||
          type.kind !== "pointer" ||
          type.to.kind === "void" ||
          sizeOf(type.to, info.unit.target) === 8
        )
          continue;
        if (args.slice(1).some((other) => other.replaceAll(/\s/g, "") === `sizeof(${text})`))
          return [{ message: `sizeof(${text}) is the size of the pointer: sizeof(*${text}) is what it points to`, at }];
      }
      return [];
    });
  },
};

const takesSize = /^(memset|memcpy|memmove|ProbeForRead|ProbeForWrite)$/;
/** `RtlZeroMemory(ext, sizeof(PDEVICE_EXTENSION))`: the type of the very pointer. */
function pointerType({ unit }: FunctionInfo, first: Expr | undefined, others: readonly string[]): string | undefined {
  const type = first && bare(first).type;
  if (type?.kind !== "pointer" || type.to.kind !== "record" || first?.kind === "address") return undefined;
  for (const other of others) {
    const name = /^sizeof\s*\(\s*(\w+)\s*\)$/.exec(other.trim())?.[1];
    const typedef = name === undefined ? undefined : unit.typedefs.get(name)?.type;
    if (typedef?.kind === "pointer" && typedef.to.kind === "record" && typedef.to.decl === type.to.decl) return name;
  }
  return undefined;
}

/** A block of the size of the very pointer that it is put into. */
function tooSmall({ fn, unit }: FunctionInfo, code: Code, result: number | undefined, at: TokenRange): BodyFinding[] {
  const text = sourceText(unit, fn.declaration, at).replaceAll(/\s/g, "");
  return code.assigns.flatMap(({ target, value }) => {
    const from = bare(value);
    if (result === undefined || from.kind !== "load" || from.place.kind !== "local" || from.place.local !== result)
      return [];
    const { type } = target;
    const name = target.kind === "local" ? fn.locals[target.local]?.name : undefined;
    if (name === undefined || type.kind !== "pointer" || type.to.kind !== "record") return [];
    if (sizeOf(type.to, unit.target) <= 8 || !text.includes(`sizeof(${name})`)) return [];
    return [{ message: `sizeof(${name}) is the size of the pointer: sizeof(*${name}) is what it points to`, at }];
  });
}
