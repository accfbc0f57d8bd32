// What Windows may leave out of a notification is read without asking.
import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "optional-not-checked";

export const optionalNotChecked: Rule = {
  id,
  severity: "error",
  summary: "What a notification of a process or image may leave out is used without a test for NULL.",
  names: { codeAnalysis: ["C6011"] },
  page: `A process notify routine is called with CreateInfo NULL when a process ends, CreateInfo->ImageFileName and CommandLine may be NULL (of processes of
a subsystem, or where there is no command), and a load image routine's FullImageName is NULL where memory is short.

**Mend it**: test for NULL first.

\`\`\`c bad
#include <ntddk.h>
CREATE_PROCESS_NOTIFY_ROUTINE_EX OnProcess;
VOID OnProcess(PEPROCESS Process, HANDLE ProcessId, PPS_CREATE_NOTIFY_INFO CreateInfo)
{
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(ProcessId);
    CreateInfo->CreationStatus = STATUS_ACCESS_DENIED;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ optional-not-checked: CreateInfo
}
CREATE_PROCESS_NOTIFY_ROUTINE_EX OnNamed;
VOID OnNamed(PEPROCESS Process, HANDLE ProcessId, PPS_CREATE_NOTIFY_INFO CreateInfo)
{
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(ProcessId);
    if (CreateInfo != NULL && CreateInfo->ImageFileName->Length > 8) {
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ optional-not-checked: ImageFileName
        DbgPrint("a long name\\n");
    }
}
LOAD_IMAGE_NOTIFY_ROUTINE OnImage;
VOID OnImage(PUNICODE_STRING FullImageName, HANDLE ProcessId, PIMAGE_INFO ImageInfo)
{
    UNREFERENCED_PARAMETER(ProcessId);
    UNREFERENCED_PARAMETER(ImageInfo);
    DbgPrint("%u\\n", FullImageName->Length);
//                   ^^^^^^^^^^^^^^^^^^^^^ optional-not-checked: FullImageName
}
NTSTATUS Start(VOID)
{
    NTSTATUS status = PsSetCreateProcessNotifyRoutineEx(OnProcess, FALSE);
    if (NT_SUCCESS(status)) {
        status = PsSetCreateProcessNotifyRoutineEx(OnNamed, FALSE);
    }
    if (NT_SUCCESS(status)) {
        status = PsSetLoadImageNotifyRoutine(OnImage);
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
CREATE_PROCESS_NOTIFY_ROUTINE_EX OnProcess;
VOID OnProcess(PEPROCESS Process, HANDLE ProcessId, PPS_CREATE_NOTIFY_INFO CreateInfo)
{
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(ProcessId);
    if (CreateInfo == NULL) {
        return;
    }
    if (CreateInfo->ImageFileName != NULL && CreateInfo->ImageFileName->Length > 8) {
        CreateInfo->CreationStatus = STATUS_ACCESS_DENIED;
    }
}
LOAD_IMAGE_NOTIFY_ROUTINE OnImage;
VOID OnImage(PUNICODE_STRING FullImageName, HANDLE ProcessId, PIMAGE_INFO ImageInfo)
{
    UNREFERENCED_PARAMETER(ProcessId);
    UNREFERENCED_PARAMETER(ImageInfo);
    if (FullImageName) {
        DbgPrint("%wZ\\n", FullImageName);
    }
}
NTSTATUS Start(VOID)
{
    NTSTATUS status = PsSetCreateProcessNotifyRoutineEx(OnProcess, FALSE);
    if (NT_SUCCESS(status)) {
        status = PsSetLoadImageNotifyRoutine(OnImage);
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => looksBehind.test(routine),
    beforeCall(event) {
      for (const arg of event.args) tell(event, arg);
    },
    access(event) {
      tell(event, baseOf(event.pointer));
    },
  }),
};
/** Routines of counted strings that do not take NULL for an empty one. */
const looksBehind =
  /^(Rtl(CompareUnicodeString|EqualUnicodeString|PrefixUnicodeString|UnicodeStringCopy\w*|UnicodeStringToAnsiString|UpcaseUnicodeString|HashUnicodeString)|FsRtl\w*Expression)$/;

function tell(event: AccessEvent | CallEvent, pointer: Term): void {
  const { run, state, site } = event;
  const name = optional(event, pointer);
  if (name === undefined || isNull(state, pointer) === false || state.mark(id, pointer)) return;
  state.setMark(id, pointer, "told");
  // The name of an image is left out of subsystem processes only, which not every routine is told of.
  const may = pointer.kind === "load";
  run.report(id, { message: `${name} may be NULL, and is used here without a test`, may }, site.at);
}
function optional({ run }: AccessEvent | CallEvent, pointer: Term): string | undefined {
  const member = pointer.kind === "load" && pointer.place.kind === "field" ? pointer.place : undefined;
  if (member && /^(ImageFileName|CommandLine)$/.test(member.name)) return member.name;
  const index = run.role && parameters[run.role.name];
  if (index === undefined || run.params[index] !== pointer) return undefined;
  return run.fn.locals[run.fn.params[index] ?? -1]?.name;
}
const parameters: Readonly<Record<string, number>> = {
  CREATE_PROCESS_NOTIFY_ROUTINE_EX: 2,
  PCREATE_PROCESS_NOTIFY_ROUTINE_EX: 2,
  LOAD_IMAGE_NOTIFY_ROUTINE: 0,
  PLOAD_IMAGE_NOTIFY_ROUTINE: 0,
};
