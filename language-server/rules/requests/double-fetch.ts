// User memory that is read again after it was checked.
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { comesAfter, type UserAccess, userAccesses } from "../kinds/user-reads.ts";
import type { Rule } from "../rule.ts";

export const doubleFetch: Rule = {
  id: "double-fetch",
  severity: "warning",
  summary: "A value in user memory is checked, and then read from there again.",
  names: {
    codeql: ["cpp/microsoft/public/likely-bugs/memory-management/usermodememoryreadmultipletimes"],
    staticDriverVerifier: ["DoubleFetch"],
  },
  page: `Another thread of the program can change its memory between two reads. What was checked is then not what is used: a length that was small
when it was compared is large when it is copied by. This holds for METHOD_NEITHER buffers, for probed pointers, and for direct I/O buffers that are
mapped: locked pages stay writable for their program.

A routine that is handed the address and does the checking, or the reading, counts as well.

**Mend it**: copy the value, or the whole structure, into a variable once, then check and use the copy.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;
NTSTATUS Take(PASK User, PUCHAR Into)
{
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        if (User->Length > 64) {
            status = STATUS_INVALID_PARAMETER;
        } else {
            RtlCopyMemory(Into, User->Data, User->Length);
//          ^^^^^^^^^^^^^ double-fetch: User->Length
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;
NTSTATUS Take(PASK User, PUCHAR Into)
{
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    __try {
        ULONG length;
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        length = User->Length;
        if (length <= sizeof(User->Data)) {
            RtlCopyMemory(Into, User->Data, User->Length);
//          ^^^^^^^^^^^^^ double-fetch: User->Length
            status = STATUS_SUCCESS;
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;
NTSTATUS Take(PASK User, PUCHAR Into)
{
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        ULONG length;
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        length = User->Length;
        if (length > 64) {
            status = STATUS_INVALID_PARAMETER;
        } else {
            RtlCopyMemory(Into, User->Data, length);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      for (const { name, checked, again } of secondReads(world, info)) {
        const range = ({ at }: UserAccess) => info.unit.range(info.fn.declaration, at);
        const by = (access: UserAccess) => (access.by === undefined ? "" : ` by ${access.by}`);
        report(info, {
          message: `${name} is read from user memory again${by(again)}: the program may have changed it since it was checked`,
          range: range(again),
          related: [{ message: `it is checked here${by(checked)}`, range: range(checked) }],
        });
      }
    }
  },
};

function* secondReads(
  world: World,
  info: FunctionInfo,
): Generator<{ readonly name: string; readonly checked: UserAccess; readonly again: UserAccess }> {
  const accesses = userAccesses(world, info);
  const keyOf = ({ local, path }: UserAccess) => `${local}${path}`;
  const done = new Set(accesses.filter(({ write }) => write).map(keyOf));
  for (const first of accesses) {
    if (!first.checks || done.has(keyOf(first))) continue;
    const second = accesses.find(
      (other) => !other.checks && keyOf(other) === keyOf(first) && comesAfter(info.fn, first, other),
    );
    if (!second) continue;
    done.add(keyOf(first));
    yield { name: first.name, checked: first, again: second };
  }
}
