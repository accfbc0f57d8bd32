// A lock that nobody else can take.
import { objectOf } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const spinLockOnStack: Rule = {
  id: "spin-lock-on-stack",
  severity: "warning",
  summary: "A spin lock lies on the stack.",
  names: {},
  page: `A spin lock in a local variable is another one for every call: it excludes nobody.

**Mend it**: keep the lock beside the data it protects, in non-paged memory.

\`\`\`c bad
#include <wdm.h>
VOID Count(PULONG Counter)
{
    KSPIN_LOCK lock;
    KIRQL irql;
    KeInitializeSpinLock(&lock);
//  ^^^^^^^^^^^^^^^^^^^^ spin-lock-on-stack: lock
    KeAcquireSpinLock(&lock, &irql);
    *Counter += 1;
    KeReleaseSpinLock(&lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Count(PKSPIN_LOCK Lock, PULONG Counter)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    *Counter += 1;
    KeReleaseSpinLock(Lock, irql);
}
\`\`\`
`,
  body(info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      const place = name === "KeInitializeSpinLock" ? objectOf(call.args[0]) : undefined;
      if (place?.kind !== "local") return [];
      const variable = info.fn.locals[place.local]?.name ?? "the lock";
      return [{ message: `${variable} is a spin lock on the stack: each call has its own, so it excludes nobody`, at }];
    });
  },
};
