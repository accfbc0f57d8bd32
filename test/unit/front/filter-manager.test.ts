// fltKernel.h: a minifilter compiles, its structures have their published sizes, and its callbacks are checked at their levels.
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../../language-server/index.ts";
import { cache, disk, headers } from "../../kit.ts";

function check(source: string): string[] {
  const options = {
    target: "x64" as const,
    files: { read: (path: string) => (path === "/filter/filter.c" ? source : disk.read(path)) },
    includePaths: [headers],
    defines: {},
    cache,
  };
  return checkFiles(["/filter/filter.c"], options).findings.map(
    (one) => `line ${one.range.startLine + 1}: ${one.rule}`,
  );
}

const minifilter = (post: string, more = "") => `#include <fltKernel.h>
static PFLT_FILTER filter;
static HANDLE kept;
static FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(_Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects, _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PFLT_FILE_NAME_INFORMATION name;
    UNREFERENCED_PARAMETER(FltObjects);
    *CompletionContext = NULL;
    if (!NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) return FLT_PREOP_SUCCESS_NO_CALLBACK;
    if (NT_SUCCESS(FltParseFileNameInformation(name))) DbgPrint("%wZ\\n", &name->FinalComponent);
    FltReleaseFileNameInformation(name);
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}
static FLT_POSTOP_CALLBACK_STATUS FLTAPI PostCreate(_Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_opt_ PVOID CompletionContext, _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(FltObjects); UNREFERENCED_PARAMETER(CompletionContext);
    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) || !FLT_IS_IRP_OPERATION(Data)) return FLT_POSTOP_FINISHED_PROCESSING;
    ${post}
    return FLT_POSTOP_FINISHED_PROCESSING;
}
static NTSTATUS FLTAPI Unload(_In_ FLT_FILTER_UNLOAD_FLAGS Flags) { UNREFERENCED_PARAMETER(Flags); FltUnregisterFilter(filter); return STATUS_SUCCESS; }
static const FLT_OPERATION_REGISTRATION operations[] = { { IRP_MJ_CREATE, 0, PreCreate, PostCreate }, { IRP_MJ_OPERATION_END } };
static const FLT_REGISTRATION registration = { sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, NULL, operations, Unload };
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = FltRegisterFilter(DriverObject, &registration, &filter);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) return status;
    status = FltStartFiltering(filter);
    if (!NT_SUCCESS(status)) FltUnregisterFilter(filter);
    return status;
}
${more}`;
const sizes = {
  FLT_REGISTRATION: 112,
  FLT_CALLBACK_DATA: 88,
  FLT_PARAMETERS: 48,
  FLT_IO_PARAMETER_BLOCK: 72,
  FLT_RELATED_OBJECTS: 48,
  FLT_OPERATION_REGISTRATION: 32,
  FLT_CONTEXT_REGISTRATION: 56,
  FLT_FILE_NAME_INFORMATION: 120,
};

describe("a minifilter", () => {
  it("compiles and is clean, and its structures have their sizes", () => {
    const asserts = Object.entries(sizes).map(([name, size]) => `C_ASSERT(sizeof(${name}) == ${size});`);
    expect(check(minifilter("", asserts.join("\n")))).toEqual([]);
    // The assertions do assert.
    expect(check(minifilter("", "C_ASSERT(sizeof(FLT_PARAMETERS) == 47);"))).toHaveLength(1);
  });

  it("has its routines' levels checked", () => {
    const locked = "KIRQL irql; KeRaiseIrql(DISPATCH_LEVEL, &irql); FltClose(kept); KeLowerIrql(irql);";
    expect(check(minifilter(locked))).toEqual(["line 18: irql-too-high"]);
  });
});
