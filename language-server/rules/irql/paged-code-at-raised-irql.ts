// Pageable code that runs, or makes itself run, at DISPATCH_LEVEL or above.
import { rangeOf } from "../../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../../analysis/irql.ts";
import { roleWords } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { Rule } from "../rule.ts";

const id = "paged-code-at-raised-irql";

export const pagedCodeAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "Code in a pageable section, or marked with PAGED_CODE, runs at DISPATCH_LEVEL or above.",
  names: {
    staticDriverVerifier: ["PagedCode"],
    codeql: ["cpp/drivers/irql-too-high"],
  },
  page: `A function placed in a \`PAGE\` section can be on disk when it is called. At DISPATCH_LEVEL and above a page fault cannot be
served: the machine stops. So pageable code may not be a DPC, ISR, StartIo, timer, cancel or completion routine, may not be
called with a spin lock held, and may not take one itself: the next instruction would be fetched at DISPATCH_LEVEL.

**Mend it**: take the function out of the PAGE section (and its \`PAGED_CODE()\` with it), or move the part under the lock into
a function that is not pageable.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Opens; } EXT;
VOID CountOpen(EXT *Ext);
#pragma alloc_text(PAGE, CountOpen)
VOID CountOpen(EXT *Ext)
{
    KIRQL irql;
    PAGED_CODE();
    KeAcquireSpinLock(&Ext->Lock, &irql);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ paged-code-at-raised-irql: PAGE
    Ext->Opens += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Opens; } EXT;
VOID CountOpen(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Opens += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
`,
  paths: (world) => ({
    beforeCall(event) {
      const now = rangeOf(event.state, event.state.irql);
      if (event.name === "__ringside_paged_code") {
        // A function in a PAGE section is reported where it is entered or where it raises the level.
        if (now.lo <= 1 || world.isPaged(event.run.name)) return;
        event.run.report(
          id,
          {
            message: `PAGED_CODE() is reached at ${irqlRangeName(now.lo, now.hi)}: ${event.run.fn.symbol.name} is called where its code may not be paged in`,
            notes: [{ message: "", place: event.state.irqlWhy }],
          },
          event.site.at,
        );
        return;
      }
      if (now.lo <= 1 || !event.hasBody || event.name === undefined || !world.isPaged(event.name)) return;
      const callee = world.functions.get(event.name);
      event.run.report(
        id,
        {
          message: `${callee?.fn.symbol.name ?? event.name} is pageable (section ${world.section(event.name)}) but is called at ${irqlRangeName(now.lo, now.hi)}`,
          notes: [
            { message: "", place: event.state.irqlWhy },
            ...(callee
              ? [
                  {
                    message: `${callee.fn.symbol.name} is in section ${world.section(event.name)}`,
                    place: nameSite(callee),
                  },
                ]
              : []),
          ],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const now = rangeOf(event.state, event.state.irql);
      if (now.lo <= 1 || event.hasBody || !world.isPaged(event.run.name)) return;
      if (rangeOf(event.before, event.before.irql).lo > 1) return;
      event.run.report(
        id,
        {
          message: `${event.run.fn.symbol.name} is in section ${world.section(event.run.name)}, but ${event.written} raises the IRQL to ${irqlName(now.lo)}: the code after it may be paged out`,
          notes: [],
        },
        event.site.at,
      );
    },
  }),
  project({ world, report }) {
    for (const info of world.functions.values()) {
      const role = world.roles.get(info.name);
      if (!info.own || !role || !world.isPaged(info.name)) continue;
      const surely = role.lo > 1;
      const possibly = role.grounds.upper && role.hi > 1;
      if (!surely && !possibly) continue;
      const site = nameSite(info);
      const level = surely ? irqlRangeName(role.lo, role.hi) : `up to ${irqlName(role.hi)}`;
      const registered = role.registeredAt && world.functions.get(role.registeredAt.fn);
      report(info, {
        message: `${info.fn.symbol.name} is ${roleWords(role.name)} and runs at ${level}, but it is in the pageable section ${world.section(info.name)}`,
        range: info.unit.range(info.fn.declaration, site.at),
        related:
          role.registeredAt && registered
            ? [
                {
                  message: `it becomes ${roleWords(role.name)} here`,
                  range: registered.unit.range(registered.fn.declaration, role.registeredAt.at),
                },
              ]
            : [],
      });
    }
  },
};
