// A context of a minifilter that keeps a reference for ever.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const filterContextLeaked: Rule = leakRule({
  id: "filter-context-leaked",
  severity: "error",
  summary: "A reference to a minifilter context is not released on every way out.",
  names: {},
  fix: undoBeforeExit(
    "Release the context first",
    /FltAllocateContext|FltGet(?:Volume|Instance|File|Stream|StreamHandle|Transaction|Section)Context/,
    ({ args }) => {
      const got = addressed(args.at(-1));
      return got && `FltReleaseContext(${got});`;
    },
  ),
  page: `FltAllocateContext and the FltGet...Context routines return a context with a reference for the caller. FltSet...Context takes one of its own and leaves
the caller's. A context with a reference too many is never freed, nor is what its cleanup routine would free, and the instance or the filter that
it belongs to cannot be torn down.

**Mend it**: call FltReleaseContext on every way out, whether or not the context was set.

\`\`\`c bad
#include <fltKernel.h>
typedef struct _STREAM { ULONG Flags; } STREAM, *PSTREAM;
NTSTATUS Watch(PFLT_FILTER Filter, PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM stream;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool, (PFLT_CONTEXT *)&stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    stream->Flags = 0;
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-context-leaked: FltReleaseContext
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
typedef struct _STREAM { ULONG Flags; } STREAM, *PSTREAM;
NTSTATUS Watch(PFLT_FILTER Filter, PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM stream;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), PagedPool, (PFLT_CONTEXT *)&stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    stream->Flags = 0;
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    FltReleaseContext(stream);
    return status;
}
\`\`\`
`,
  kind: "filter-context",
  thing: "the context",
  undo: "released with FltReleaseContext",
});
