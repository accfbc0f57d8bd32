// The user-mode string library in a driver.
import { sourcesOf } from "./kinds/sources.ts";
import type { Rule } from "./rule.ts";

export const strsafeInKernel: Rule = {
  id: "strsafe-in-kernel",
  severity: "warning",
  summary: "A driver includes strsafe.h.",
  names: { codeAnalysis: ["C28146"], codeql: ["cpp/drivers/str-safe"] },
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
      for (const { path, lines } of sourcesOf(unit)) {
        lines.forEach((line, index) => {
          const found = /^\s*#\s*include\s*[<"]strsafe\.h[>"]/i.exec(line);
          if (!found) return;
          report(undefined, {
            message: "strsafe.h is for user mode: a driver includes ntstrsafe.h",
            range: {
              file: path,
              startLine: index,
              startColumn: found[0].search(/#/),
              endLine: index,
              endColumn: found[0].length,
            },
          });
        });
      }
    }
  },
};
