// A remove lock is released with a tag that nothing acquires it with.
import { bare, type CallSite, callsTo, constantIn, pointee } from "../../analysis/code.ts";
import { editCall, replaced } from "../kinds/call-edits.ts";
import { onlyCall } from "../kinds/edits.ts";
import { isWhole, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-tag-mismatch";

export const removeLockTagMismatch: Rule = {
  id,
  severity: "warning",
  summary: "A remove lock is released with a tag that nothing in the driver acquires it with.",
  names: { staticDriverVerifier: ["RemoveLock"] },
  fix: (context) => {
    const [held, tag] = onlyCall(context, /IoAcquireRemoveLock/)?.args ?? [];
    return editCall(`Release it with ${tag}`, ({ args: [lock, other] }) =>
      tag !== undefined && other && lock?.text === held ? [replaced(other, tag)] : undefined,
    )(context);
  },
  page: `Each acquisition of a remove lock has a tag, as a rule the IRP that it is for, and must be released with the same one. A checked build and
Driver Verifier look for the tag among those that are held, and stop the system where it is not one of them.

**Mend it**: release with the tag that was given to IoAcquireRemoveLock.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; ULONG Opens; } EXT, *PEXT;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
VOID Ready(PEXT Ext)
{
    IoInitializeRemoveLock(&Ext->Guard, 'drGE', 0, 0);
}
NTSTATUS Open(PEXT Ext, PIRP Irp)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        Ext->Opens += 1;
        IoReleaseRemoveLock(&Ext->Guard, NULL);
//      ^^^^^^^^^^^^^^^^^^^ remove-lock-tag-mismatch: NULL
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; ULONG Opens; } EXT, *PEXT;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
VOID Ready(PEXT Ext)
{
    IoInitializeRemoveLock(&Ext->Guard, 'drGE', 0, 0);
}
NTSTATUS Open(PEXT Ext, PIRP Irp)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        Ext->Opens += 1;
        IoReleaseRemoveLock(&Ext->Guard, Irp);
    }
    return status;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    if (usesFramework(context) || !isWhole(world)) return;
    const acquired = new Set(callsTo(world, "IoAcquireRemoveLockEx").map(tagOf));
    // Without the acquiring side, or with one that takes any tag, nothing is known.
    if (acquired.size === 0 || acquired.has(undefined)) return;
    for (const site of callsTo(world, "IoReleaseRemoveLockEx", "IoReleaseRemoveLockAndWaitEx")) {
      const tag = tagOf(site);
      if (tag === undefined || acquired.has(tag)) continue;
      report(site.info, {
        message: `the remove lock is released with ${tag} as its tag, but nothing acquires it with such a tag`,
        range: site.info.unit.range(site.info.fn.declaration, site.call.at),
      });
    }
  },
};

/** What kind of thing the tag is: NULL, a number, or the structure that it points to; undefined if it could be anything. */
function tagOf({ call }: CallSite): string | undefined {
  const tag = call.args[1];
  if (!tag) return undefined;
  const number = constantIn(tag);
  if (number !== undefined) return number === 0 ? "NULL" : `0x${number.toString(16)}`;
  const record = pointee(bare(tag).type);
  return record === "" ? undefined : `a pointer to ${record}`;
}
