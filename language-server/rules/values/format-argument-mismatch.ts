// An argument of a format that is not what its directive asks for.

import { directiveFix } from "../kinds/format-edits.ts";
import { formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

/** What prints what is given. */
const directives = [
  ["UNICODE_STRING", "wZ"],
  ["ANSI_STRING", "Z"],
  ["wide characters", "ws"],
  ["characters of one byte", "hs"],
] as const;

export const formatArgumentMismatch: Rule = {
  id: "format-argument-mismatch",
  severity: "error",
  summary: "An argument of a format is of another kind than its directive asks for.",
  names: { codeAnalysis: ["C6066", "C6067", "C6303"], codeql: ["cpp/wrong-type-format-argument"] },
  fix: (context) => {
    const [, was = "", flags = "", given = ""] =
      /^(%([-+ #0-9.*]*)[hlw]?[sSZ]) (is given .*)$/.exec(context.message) ?? [];
    const by = directives.find(([what]) => given.includes(what))?.[1];
    return by === undefined ? undefined : directiveFix(context, was, `%${flags}${by}`);
  },
  page: `%s, %ws and %wZ follow their argument as an address. Given a number, or the address of something else, they read from
wherever that leads to: the text is garbage, or the machine stops. %wZ takes the address of a UNICODE_STRING, %Z that of an ANSI_STRING. What %s means
depends on the routine: characters of one byte in DbgPrint, wide ones in RtlStringCbPrintfW; %S is the other kind.

**Mend it**: use the directive for what is given, or give what the directive asks for.

\`\`\`c bad
#include <ntddk.h>
typedef struct _EXT { UNICODE_STRING Name; WCHAR Link[32]; CHAR Id[8]; ULONG Number; } EXT, *PEXT;
VOID Tell(PEXT Ext, PUNICODE_STRING Path)
{
    DbgPrint("%s\\n", Ext->Link);
//  ^^^^^^^^ format-argument-mismatch: wide characters
    DbgPrint("%ws\\n", Ext->Id);
//  ^^^^^^^^ format-argument-mismatch: one byte
    DbgPrint("%u: %s\\n", Ext->Number, Ext->Number);
//  ^^^^^^^^ format-argument-mismatch: number
    DbgPrint("%ws\\n", Path);
//  ^^^^^^^^ format-argument-mismatch: UNICODE_STRING
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <ntstrsafe.h>
NTSTATUS Name(PWSTR To, SIZE_T Size, PCSTR Id)
{
    return RtlStringCbPrintfW(To, Size, L"\\\\Device\\\\%s", Id);
//         ^^^^^^^^^^^^^^^^^^ format-argument-mismatch: one byte
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <ntstrsafe.h>
typedef struct _EXT { UNICODE_STRING Name; WCHAR Link[32]; UCHAR Id[8]; ULONG Number; LARGE_INTEGER When; } EXT, *PEXT;
NTSTATUS Tell(PEXT Ext, PWSTR To, SIZE_T Size, PANSI_STRING Text, PVOID Any)
{
    DbgPrint("%wZ %Z\\n", &Ext->Name, Text);
    DbgPrint("%ws %S %s\\n", Ext->Link, Ext->Link, Ext->Id);
    DbgPrint("%u %p %I64x %s %c\\n", Ext->Number, Ext, Ext->When, Any, Ext->Id[0]);
    DbgPrint("%p %p\\n", Ext->Name.Buffer, DbgPrint);
    return RtlStringCbPrintfW(To, Size, L"%s %hs %S %ws", Ext->Link, Ext->Id, Ext->Id, Ext->Link);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "mismatch");
  },
};
