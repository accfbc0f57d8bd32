// The name of a file that the filter manager looked up and nobody gives back.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const fileNameInformationLeaked: Rule = leakRule({
  id: "file-name-information-leaked",
  severity: "error",
  summary: "A reference to file name information is not given back on every way out.",
  names: {},
  fix: undoBeforeExit(
    "Give the file name information back first",
    /FltGet(?:Destination)?FileNameInformation(?:Unsafe)?/,
    ({ args }) => {
      const got = addressed(args.at(-1));
      return got && `FltReleaseFileNameInformation(${got});`;
    },
  ),
  page: `FltGetFileNameInformation and its like return a referenced structure. Each one that is not given back to FltReleaseFileNameInformation stays in
paged pool until the system is shut down; a filter that forgets one in its create routine loses one for every file that is opened.

**Mend it**: release it on every way out, those on which FltParseFileNameInformation fails as well.

\`\`\`c bad
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    PFLT_FILE_NAME_INFORMATION name;
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (!NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (!NT_SUCCESS(FltParseFileNameInformation(name))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
//      ^^^^^^ file-name-information-leaked: FltReleaseFileNameInformation
    }
    FltReleaseFileNameInformation(name);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    PFLT_FILE_NAME_INFORMATION name = NULL;
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Context);
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &name)) &&
        NT_SUCCESS(FltParseFileNameInformation(name))) {
        DbgPrint("%wZ", &name->Name);
    }
    if (name != NULL) {
        FltReleaseFileNameInformation(name);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
\`\`\`
`,
  kind: "file-name",
  thing: "the file name information",
  undo: "given back with FltReleaseFileNameInformation",
});
