// Pool memory that nobody can free any more.

import { codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import { isCallers } from "../../analysis/naming.ts";
import { baseOf, heldOutside, lent, lostWithBlock } from "../../analysis/pool.ts";
import type { Mark, State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { undoBeforeExit } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "pool-leaked";

export const poolLeaked: Rule = {
  id,
  severity: "error",
  summary: "A path returns without freeing, keeping or handing on pool memory it allocated.",
  names: { codeAnalysis: ["C6014", "C28197"], codeql: ["cpp/drivers/memory-leak"] },
  fix: undoBeforeExit(
    "Free the memory first",
    /ExAllocatePool\w*/,
    ({ result, args }) =>
      result && (args[2] === undefined ? `ExFreePool(${result});` : `ExFreePoolWithTag(${result}, ${args[2]});`),
  ),
  page: `Pool is not given back when a driver's function returns, nor when the process ends that asked: a path that drops its only
pointer to a block leaks it until the machine is restarted.

**Mend it**: free the memory on the path shown; a common exit makes that hard to forget.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Query(PUNICODE_STRING Name, PULONG Sum)
{
    PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, 512, 'ypoC');
    if (copy == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (Name->Length > 512) {
        return STATUS_NAME_TOO_LONG;
//      ^^^^^^ pool-leaked: not freed
    }
    RtlCopyMemory(copy, Name->Buffer, Name->Length);
    *Sum = copy[0];
    ExFreePoolWithTag(copy, 'ypoC');
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _JOB { PVOID Device; ULONG Kind; } JOB, *PJOB;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    ExFreePoolWithTag(Context, 'boJT');
    PsTerminateSystemThread(STATUS_SUCCESS);
}
NTSTATUS Begin(PVOID Device)
{
    HANDLE thread;
    NTSTATUS status;
    PJOB job = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(JOB), 'boJT');
    if (job == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    job->Device = Device;
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, job);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ pool-leaked: not freed
    }
    ZwClose(thread);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _JOB { PVOID Device; ULONG Kind; } JOB, *PJOB;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    ExFreePoolWithTag(Context, 'boJT');
    PsTerminateSystemThread(STATUS_SUCCESS);
}
NTSTATUS Begin(PVOID Device)
{
    HANDLE thread;
    NTSTATUS status;
    PJOB job = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(JOB), 'boJT');
    if (job == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    job->Device = Device;
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, job);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(job, 'boJT');
        return status;
    }
    ZwClose(thread);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Query(PUNICODE_STRING Name, PULONG Sum)
{
    NTSTATUS status = STATUS_SUCCESS;
    PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, 512, 'ypoC');
    if (copy == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (Name->Length > 512) {
        status = STATUS_NAME_TOO_LONG;
    } else {
        RtlCopyMemory(copy, Name->Buffer, Name->Length);
        *Sum = copy[0];
    }
    ExFreePoolWithTag(copy, 'ypoC');
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: ["pool"] },
    exit(event) {
      const { state, run } = event;
      if (isResumed(run)) return;
      for (const block of state.marksNamed("pool")) {
        const stored = block.value.startsWith("stored");
        if (!(stored || block.value.startsWith("owned") || isRefused(state, block))) continue;
        if (isNull(state, block.term) === true) continue;
        if (stored && !lostWithBlock(state, world.terms, block.term)) continue;
        if (block.why?.kind !== "site" || block.why.site.fn !== run.name || isCallers(block.term)) continue;
        // Returned as it is, or aligned, or by the MDL that maps it.
        const returned = [event.value, event.value && state.mark("mapped", event.value)?.with];
        if (returned.some((one) => one && (baseOf(one) === block.term || isWorkedOutOf(one, block.term)))) continue;
        if (heldOutside(state, (place) => world.terms.place(place), block.term)) continue;
        run.report(
          id,
          {
            message: block.why.message.includes("by calling")
              ? "the memory that this function got is not freed on this path, and nothing leads to it any more"
              : "the memory allocated in this function is not freed on this path, and nothing leads to it any more",
            notes: [{ message: "", place: block.why }],
          },
          event.at,
        );
      }
    },
  }),
};

/** What was to have it has failed on this path, and left it where it was. */
function isRefused(state: State, { term, value }: Mark): boolean {
  const answer = value.startsWith("given") ? state.mark(lent, term) : undefined;
  if (answer?.with === undefined) return false;
  // What NDIS makes of it is NULL, too, where there is no memory.
  return answer.value.startsWith("Ndis") ? isNull(state, answer.with) === true : rangeOf(state, answer.with).hi < 0;
}
/** It captures its context, and is resumed from there by another path, which has brought the memory on. */
function isResumed(run: Run): boolean {
  return codeOf(run.fn).calls.some(({ name }) => name === "RtlCaptureContext");
}
function isWorkedOutOf(value: Term, block: Term): boolean {
  return value === block || (value.kind === "op" && value.args.some((arg) => isWorkedOutOf(arg, block)));
}
