// A program's memory touched where the exception for a bad address is not caught.
import { type CallSite, callsTo } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isGuarded, isInTry } from "../kinds/guarded.ts";
import { probedPointers } from "../kinds/user-pointers.ts";
import { reachable, type UserAccess, userAccesses } from "../kinds/user-reads.ts";
import type { Rule } from "../rule.ts";

export const userMemoryOutsideTry: Rule = {
  id: "user-memory-outside-try",
  severity: "error",
  summary: "A program's memory is read or written outside __try, after it was probed.",
  names: { codeql: ["cpp/microsoft/public/likely-bugs/memory-management/usermodememoryoutsidetry"] },
  page: `A probe says that an address lies in user space when it is probed. The program may give the memory back the next moment: whatever
touches it raises an exception then, and outside a __try the machine stops.

**Mend it**: do all that touches the program's memory inside the __try, best by copying it into a variable there.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Length; ULONG Kind; } ASK, *PASK;
NTSTATUS KindOf(PASK User, PULONG Kind)
{
    __try {
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    *Kind = User->Kind;
//  ^^^^^ user-memory-outside-try: User->Kind
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
FLT_MESSAGE_NOTIFY OnMessage;
NTSTATUS FLTAPI OnMessage(PVOID Cookie, PVOID Input, ULONG InputLength, PVOID Output, ULONG OutputLength, PULONG Returned)
{
    UNREFERENCED_PARAMETER(Cookie);
    if (InputLength < sizeof(ULONG) || OutputLength < sizeof(ULONG)) {
        return STATUS_INVALID_PARAMETER;
    }
    *(PULONG)Output = *(PULONG)Input + 1;
//  ^^^^^^^^^^^^^^^ user-memory-outside-try: Input
    *Returned = sizeof(ULONG);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Length; ULONG Kind; } ASK, *PASK;
NTSTATUS KindOf(PASK User, PULONG Kind)
{
    __try {
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        *Kind = User->Kind;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    const probes = new Map<FunctionInfo, CallSite[]>();
    for (const site of callsTo(world, "ProbeForRead", "ProbeForWrite"))
      probes.set(site.info, [...(probes.get(site.info) ?? []), site]);
    for (const info of world.functions.values()) {
      const access = info.own ? firstOutside(world, info, probes.get(info) ?? []) : undefined;
      if (!access) continue;
      report(info, {
        message: `${access.name}, the program's memory, is ${access.write ? "written" : "read"} outside __try: the address may be bad by now`,
        range: info.unit.range(info.fn.declaration, access.at),
      });
    }
  },
};

function firstOutside(world: World, info: FunctionInfo, probes: readonly CallSite[]): UserAccess | undefined {
  const probed = probedPointers(world, info);
  if (probed.size === 0) return undefined;
  return userAccesses(world, info).find(
    ({ local, block, index, by }) =>
      by === undefined &&
      probed.has(local) &&
      !isInTry(info, block) &&
      !isGuarded(world, info, block) &&
      // On a way around the probe it is no program's address, but another driver's.
      (probes.length === 0 ||
        probes.some(
          (probe) => (probe.block === block && probe.index < index) || reachable(info.fn, probe.block.id).has(block.id),
        )),
  );
}
