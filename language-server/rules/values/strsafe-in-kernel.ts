// The user-mode string library in a driver.
import type { SourceRange } from "../../../compiler/source/source.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { sourcesOf } from "../kinds/sources.ts";
import type { Rule } from "../rule.ts";

export const strsafeInKernel: Rule = {
  id: "strsafe-in-kernel",
  severity: "warning",
  summary: "A driver includes strsafe.h.",
  names: { codeAnalysis: ["C28146"], codeql: ["cpp/drivers/str-safe"] },
  fix: ({ text, start, end }) => {
    // What its routines return is no NTSTATUS: who looks at it has to look otherwise.
    if (/\bStringC(?:b|ch)[A-Z]/.test(text) || !/^#\s*include\s*[<"]strsafe\.h[>"]$/i.test(text.slice(start, end)))
      return undefined;
    return { title: "Include ntstrsafe.h", edits: [{ start, end, text: "#include <ntstrsafe.h>" }] };
  },
  page: `strsafe.h is for programs: its routines return HRESULTs, and parts of it cannot be used in the kernel. ntstrsafe.h has the same with
NTSTATUS.

**Mend it**: include ntstrsafe.h and use the Rtl names.

\`\`\`c bad
#include <ntddk.h>
#ifdef USE_USER_STRINGS
  #include <strsafe.h>
//^^^^^^^^^^^^^^^^^^^^ strsafe-in-kernel: ntstrsafe.h
#endif
ULONG Nothing;
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <ntstrsafe.h>
ULONG Nothing;
\`\`\`
`,
  project({ units, report }) {
    for (const unit of units) {
      if (!unit.typedefs.has("PDRIVER_OBJECT")) continue;
      for (const range of inclusions(unit))
        report(undefined, { message: "strsafe.h is for user mode: a driver includes ntstrsafe.h", range });
    }
  },
};

const known = new WeakMap<Unit, readonly SourceRange[]>();
/** Where a source includes it, whatever the preprocessor makes of that. */
function inclusions(unit: Unit): readonly SourceRange[] {
  let found = known.get(unit);
  if (found === undefined) {
    found = sourcesOf(unit).flatMap(({ path, text }) => {
      if (!/strsafe\.h[>"]/i.test(text)) return [];
      return text.split(/\r?\n/).flatMap((line, index) => {
        const inclusion = /^\s*#\s*include\s*[<"]strsafe\.h[>"]/i.exec(line);
        if (!inclusion) return [];
        const [written] = inclusion;
        const place = { file: path, startLine: index, endLine: index };
        return [{ ...place, startColumn: written.search(/#/), endColumn: written.length }];
      });
    });
    known.set(unit, found);
  }
  return found;
}
