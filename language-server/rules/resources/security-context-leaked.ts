// The security of a caller that is captured and kept.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const securityContextLeaked: Rule = leakRule({
  id: "security-context-leaked",
  severity: "error",
  summary: "A path returns without releasing the subject context that it captured.",
  names: {},
  fix: undoBeforeExit(
    "Release the context first",
    /SeCaptureSubjectContext/,
    ({ args }) => `SeReleaseSubjectContext(${args[0] ?? ""});`,
  ),
  page: `SeCaptureSubjectContext refers to the tokens of the caller. Until SeReleaseSubjectContext they cannot go away, nor can the logon session behind them: the
user seems to be logged on for ever.

**Mend it**: release the context with SeReleaseSubjectContext on the path shown.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS Allowed(PSECURITY_DESCRIPTOR Descriptor, ACCESS_MASK Wanted, PGENERIC_MAPPING Mapping)
{
    SECURITY_SUBJECT_CONTEXT context;
    ACCESS_MASK granted;
    NTSTATUS status;
    SeCaptureSubjectContext(&context);
    if (!SeAccessCheck(Descriptor, &context, FALSE, Wanted, 0, NULL, Mapping, UserMode, &granted, &status)) {
        return status;
//      ^^^^^^ security-context-leaked: not released
    }
    SeReleaseSubjectContext(&context);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS Allowed(PSECURITY_DESCRIPTOR Descriptor, ACCESS_MASK Wanted, PGENERIC_MAPPING Mapping)
{
    SECURITY_SUBJECT_CONTEXT context;
    ACCESS_MASK granted;
    NTSTATUS status;
    BOOLEAN isAllowed;
    SeCaptureSubjectContext(&context);
    isAllowed = SeAccessCheck(Descriptor, &context, FALSE, Wanted, 0, NULL, Mapping, UserMode, &granted, &status);
    SeReleaseSubjectContext(&context);
    return isAllowed ? STATUS_SUCCESS : status;
}
\`\`\`
`,
  kind: "security-context",
  thing: "the subject context",
  undo: "released with SeReleaseSubjectContext",
});
