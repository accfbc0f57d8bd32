// A file that is to be opened synchronously, and no right to wait for it.
import { constantOf } from "../../analysis/facts.ts";
import { argumentRule } from "../kinds/argument.ts";
import type { Rule } from "../rule.ts";

export const synchronizeMissing: Rule = argumentRule({
  id: "synchronize-missing",
  severity: "information",
  summary: "A file is opened for synchronous I/O without SYNCHRONIZE access.",
  names: {},
  page: `FILE_SYNCHRONOUS_IO_ALERT and FILE_SYNCHRONOUS_IO_NONALERT have the I/O manager wait on the file object, which DesiredAccess must ask for with
SYNCHRONIZE: for a program the open fails without it with STATUS_INVALID_PARAMETER, a driver is let pass today. The generic rights contain it.

**Mend it**: add SYNCHRONIZE to DesiredAccess.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS Open(PHANDLE File, POBJECT_ATTRIBUTES Name)
{
    IO_STATUS_BLOCK io;
    return ZwCreateFile(File, FILE_READ_DATA, Name, &io, NULL, 0, FILE_SHARE_READ, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
//         ^^^^^^^^^^^^ synchronize-missing: SYNCHRONIZE
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS Open(PHANDLE File, POBJECT_ATTRIBUTES Name)
{
    IO_STATUS_BLOCK io;
    return ZwCreateFile(File, FILE_READ_DATA | SYNCHRONIZE, Name, &io, NULL, 0, FILE_SHARE_READ, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
}
\`\`\`
`,
  of: { ZwCreateFile: 1, ZwOpenFile: 1, IoCreateFile: 1, NtCreateFile: 1, NtOpenFile: 1 },
  wrong({ value }, { name = "", args, state }) {
    const options = args[/OpenFile$/.test(name) ? 5 : 8];
    const asked = options && constantOf(state, options);
    if (value === undefined || asked === undefined || (asked & synchronous) === 0) return undefined;
    const rights = value >>> 0;
    return rights >= maximumAllowed || (rights & synchronize) !== 0
      ? undefined
      : "the file is opened for synchronous I/O, and SYNCHRONIZE is not among the rights that are asked for";
  },
});
/** FILE_SYNCHRONOUS_IO_ALERT and _NONALERT. */
const synchronous = 0x30;
const synchronize = 0x100000;
/** This and the generic rights, which lie above it, give it as well. */
const maximumAllowed = 0x2000000;
