// A structure itself as an argument of a format.
import { callWithin } from "../kinds/call-edits.ts";
import { argumentsOf, formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

export const formatStructureByValue: Rule = {
  id: "format-structure-by-value",
  severity: "warning",
  summary: "A structure is given to a format itself, where its address or a member is meant.",
  names: { codeAnalysis: ["C6284"], codeql: ["cpp/wrong-type-format-argument"] },
  fix: ({ text, start, message }) => {
    const directive = /^(%\S*Z) is given the structure/.exec(message)?.[1];
    const args = callWithin(text, start)?.args ?? [];
    const format = args.findIndex((arg) => directive !== undefined && arg.text.includes(directive));
    const [before = "", ...behind] = args[format]?.text.split(directive ?? "") ?? [];
    // Of two such directives either may be meant.
    const arg = behind.length === 1 ? args[format + 1 + argumentsOf(before)] : undefined;
    if (!arg || !/^\*?\w+(?:(?:->|\.)\w+|\[\w+\])*$/.test(arg.text)) return undefined;
    const isThrough = arg.text.startsWith("*");
    const edit = { start: arg.start, end: arg.start + (isThrough ? 1 : 0), text: isThrough ? "" : "&" };
    return { title: `Pass the address for ${directive}`, edits: [edit] };
  },
  page: `No directive takes a structure. %wZ wants the address of a UNICODE_STRING: given the string itself, a 32-bit driver takes its lengths for the
address, and the machine stops; in a 64-bit one it happens to work, as large structures are passed by the address of a copy. %x prints that address.

**Mend it**: pass the address for %wZ and %Z, a member for the others.

\`\`\`c bad
#include <ntddk.h>
VOID Tell(PFILE_OBJECT File)
{
    DbgPrint("%wZ\\n", File->FileName);
//  ^^^^^^^^ format-structure-by-value: UNICODE_STRING
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
VOID Tell(PFILE_OBJECT File)
{
    DbgPrint("%wZ at %I64d\\n", &File->FileName, File->CurrentByteOffset.QuadPart);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "structure");
  },
};
