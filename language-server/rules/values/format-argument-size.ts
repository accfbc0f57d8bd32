// An argument of a format that has another size than its directive prints.
import { directiveFix } from "../kinds/format-edits.ts";
import { formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

export const formatArgumentSize: Rule = {
  id: "format-argument-size",
  severity: "information",
  summary: "An argument of a format is larger or smaller than its directive prints.",
  names: { codeAnalysis: ["C6328"], codeql: ["cpp/wrong-type-format-argument"] },
  fix: (context) => {
    const [, was, flags = "", conversion = "", told = ""] =
      /^(%([-+ #0-9.*]*)(?:I64|I32|I|ll|l|h)?([diouxXp])) (.*)$/.exec(context.message) ?? [];
    if (was === undefined || conversion === "p") return undefined;
    return directiveFix(
      context,
      was,
      told.endsWith("a pointer") ? "%p" : `%${flags}${told.includes("of 8 bytes") ? "I64" : ""}${conversion}`,
    );
  },
  page: `%d, %u and %x print four bytes: of a pointer or a 64-bit number half is lost, and in a 32-bit driver all that follow are printed out of
step. %I64x prints eight bytes, of which a ULONG has but four; %p prints as many as a pointer has.

**Mend it**: %p for pointers, %I64u or %llu for 64-bit numbers, %Iu for SIZE_T and ULONG_PTR.

\`\`\`c bad
#include <ntddk.h>
VOID Tell(PVOID Block, SIZE_T Size, ULONG Count)
{
    DbgPrint("block %x\\n", Block);
//  ^^^^^^^^ format-argument-size: pointer
    DbgPrint("size %u\\n", Size);
//  ^^^^^^^^ format-argument-size: 8 bytes
    DbgPrint("count %I64u\\n", Count);
//  ^^^^^^^^ format-argument-size: 4 bytes
    DbgPrint("%p\\n", Count);
//  ^^^^^^^^ format-argument-size: no pointer
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
VOID Tell(PVOID Block, SIZE_T Size, ULONG Count, ULONGLONG When, UCHAR Kind)
{
    DbgPrint("block %p, %Iu bytes, %u times, at %I64u, %llx, of %02x\\n", Block, Size, Count, When, When, Kind);
    DbgPrint("%p %hu %ld %zu\\n", Size, Kind, Count, Size);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "size");
  },
};
