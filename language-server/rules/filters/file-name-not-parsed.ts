// The parts of a file name are used before it has been parsed.
import type { LocalId } from "../../../compiler/ir/ir.ts";
import { bare, type Code, localIn, objectOf, recordName } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const fileNameNotParsed: Rule = {
  id: "file-name-not-parsed",
  severity: "error",
  summary: "A part of a file name is used without FltParseFileNameInformation.",
  names: {},
  page: `FltGetFileNameInformation gives the whole name. Its parts (Extension, FinalComponent, Share, Stream, ParentDir) are empty until
FltParseFileNameInformation has found them: a filter that compares the extension lets everything pass.

**Mend it**: call FltParseFileNameInformation, and look at its status.

\`\`\`c bad
#include <fltKernel.h>
BOOLEAN IsProgram(PFLT_CALLBACK_DATA Data, PCUNICODE_STRING Extension)
{
    PFLT_FILE_NAME_INFORMATION name;
    BOOLEAN same;
    if (!NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
        return FALSE;
    }
    same = RtlEqualUnicodeString(&name->Extension, Extension, TRUE);
//         ^^^^^^^^^^^^^^^^^^^^^ file-name-not-parsed: Extension
    FltReleaseFileNameInformation(name);
    return same;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
BOOLEAN IsProgram(PFLT_CALLBACK_DATA Data, PCUNICODE_STRING Extension)
{
    PFLT_FILE_NAME_INFORMATION name;
    BOOLEAN same = FALSE;
    if (!NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
        return FALSE;
    }
    if (NT_SUCCESS(FltParseFileNameInformation(name))) {
        same = RtlEqualUnicodeString(&name->Extension, Extension, TRUE);
    }
    FltReleaseFileNameInformation(name);
    return same;
}
\`\`\`
`,
  body({ fn }, code) {
    const got = gotten(code);
    // Parsed here, or by a routine that is given it.
    for (const { name, call } of code.calls)
      if (name === undefined || !silent.test(name)) for (const arg of call.args) got.delete(localIn(arg) ?? -1);
    if (got.size === 0) return [];
    return code.calls.flatMap(({ call, at }) => {
      for (const arg of call.args) {
        const part = objectOf(arg);
        if (part?.kind !== "field" || part.base.kind !== "deref" || !parts.has(part.field.name ?? "")) continue;
        if (recordName(part.base.type) !== "FLT_FILE_NAME_INFORMATION") continue;
        const local = localIn(part.base.pointer);
        if (local === undefined || !got.has(local)) continue;
        const name = fn.locals[local]?.name ?? "the name";
        return [
          {
            message: `${part.field.name ?? "a part"} of ${name} is empty: FltParseFileNameInformation has not been called`,
            at,
          },
        ];
      }
      return [];
    });
  },
};
const parts: ReadonlySet<string> = new Set(["Extension", "FinalComponent", "Share", "Stream", "ParentDir"]);
/** They look at the whole name, or give it back. */
const silent = /^(FltReleaseFileNameInformation|FltReferenceFileNameInformation|Dbg\w+|Rtl\w+)$/;

/** Variables that FltGetFileNameInformation alone fills. */
function gotten(code: Code): Set<LocalId> {
  const found = new Set<LocalId>();
  for (const { name, call } of code.calls) {
    const place = name === "FltGetFileNameInformation" ? objectOf(call.args[2]) : undefined;
    if (place?.kind === "local") found.add(place.local);
  }
  for (const { target, value } of code.assigns) {
    const other = bare(value);
    if (target.kind === "local" && other.kind !== "const") found.delete(target.local);
    // Kept elsewhere, it may be parsed there.
    const local = localIn(value);
    if (local !== undefined) found.delete(local);
  }
  return found;
}
