// Constant tables that are no constants.
import type { Rule } from "../rule.ts";

const id = "member-pointer-in-static-data";

export const memberPointerInStaticData: Rule = {
  id,
  severity: "warning",
  summary: "A static table is initialised with a pointer to a member function.",
  names: { codeAnalysis: ["C28651"], codeql: ["cpp/drivers/static-initializer"] },
  page: `A table whose initialisers are all constants is put into read-only pages. A pointer to a non-static member function keeps the
compiler from that: the whole table may be put into writable pages, which cost memory in every process or session that touches them and which
a stray write can change.

**Mend it**: give the class a static member function that calls the member, and put that one's address into the table.

\`\`\`cpp bad
#include <wdm.h>
class Device {
public:
    NTSTATUS Start();
};
typedef NTSTATUS (Device::*Step)();
static const Step Steps[] = { &Device::Start };
//                ^^^^^ member-pointer-in-static-data: Device::Start
\`\`\`
\`\`\`cpp good
#include <wdm.h>
class Device {
public:
    static NTSTATUS StartOf(Device *Self) { return Self->Start(); }
private:
    NTSTATUS Start();
};
typedef NTSTATUS (*Step)(Device *);
static const Step Steps[] = { &Device::StartOf };
\`\`\`
`,
  project({ units, report }) {
    const told = new Set<string>();
    for (const unit of units) {
      for (const { symbol, relocations } of unit.globals) {
        // The tables of virtual functions are the compiler's own.
        if (symbol.name.includes("`vftable'") || told.has(symbol.linkName)) continue;
        const member = relocations.find(
          ({ target: { type } }) => type.kind === "function" && type.params[0]?.name === "this",
        );
        if (member === undefined) continue;
        told.add(symbol.linkName);
        const { declaration, token } = symbol.declaredAt;
        report(undefined, {
          message: `${symbol.name} holds a pointer to the member function ${member.target.name}, which keeps it out of read-only pages: use a static member function`,
          range: unit.range(declaration, { first: token, last: token }),
        });
      }
    }
  },
};
