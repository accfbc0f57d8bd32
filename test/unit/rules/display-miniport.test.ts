// A display miniport that also draws is understood: its table, its arguments, and what it does around messages of software tracing.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (source: string): string[] =>
  checkSources({ "miniport.cpp": source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const miniport = (free: string): string => `#include <ntddk.h>
#include <dispmprt.h>
#include <dxgiformat.h>
#define WPP_CONTROL_GUIDS \\
    WPP_DEFINE_CONTROL_GUID(Mine, (B5B486C1,F57B,4993,8ED7,E3C2F5E4E65B), \\
        WPP_DEFINE_BIT(MINE_DEFAULT) WPP_DEFINE_BIT(MINE_BUGCHECK))
#define WPP_LEVEL_FLAGS_POST(LEVEL, FLAGS) , WPP_BIT_##FLAGS == WPP_BIT_MINE_BUGCHECK ? Stop() : 1
extern "C" int Stop();
// begin_wpp config
// FUNC Told{LEVEL=TRACE_LEVEL_ERROR, FLAGS=MINE_DEFAULT}(MSG, ...);
// end_wpp
#include "miniport.tmh"
class Surface {
public:
    static DXGKDDI_CREATECONTEXT CreateContext;
    static DXGKDDI_DESTROYCONTEXT DestroyContext;
    static DXGKDDI_SUBMITCOMMAND SubmitCommand;
    DXGI_FORMAT Format;
};
_Use_decl_annotations_ NTSTATUS APIENTRY Surface::CreateContext(IN_CONST_HANDLE hDevice, INOUT_PDXGKARG_CREATECONTEXT pCreateContext)
{
    PULONG context = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ULONG), 'txtC');
    if (context == NULL) {
        Told("no memory for %p", hDevice);
        return STATUS_NO_MEMORY;
    }
    if (pCreateContext->NodeOrdinal != 0) {
        ${free}
        return STATUS_INVALID_PARAMETER;
    }
    pCreateContext->hContext = context;
    pCreateContext->ContextInfo.DmaBufferSize = PAGE_SIZE;
    pCreateContext->ContextInfo.Caps.NoPatchingRequired = 1;
    return STATUS_SUCCESS;
}
_Use_decl_annotations_ NTSTATUS APIENTRY Surface::DestroyContext(IN_CONST_HANDLE hContext)
{
    ExFreePoolWithTag(hContext, 'txtC');
    return STATUS_SUCCESS;
}
_Use_decl_annotations_ NTSTATUS APIENTRY Surface::SubmitCommand(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SUBMITCOMMAND pSubmitCommand)
{
    return hAdapter != NULL && pSubmitCommand->SubmissionFenceId != 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}
extern "C" DRIVER_INITIALIZE DriverEntry;
extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA data = { 0 };
    data.Version = DXGKDDI_INTERFACE_VERSION_WDDM2_0;
    data.DxgkDdiCreateContext = Surface::CreateContext;
    data.DxgkDdiDestroyContext = Surface::DestroyContext;
    data.DxgkDdiSubmitCommand = Surface::SubmitCommand;
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
`;
test("what it makes for a context stays with it, and is not forgotten where that fails", () => {
  expect(told(miniport("ExFreePoolWithTag(context, 'txtC');"))).toEqual([]);
  expect(told(miniport(""))).toEqual(["29 pool-leaked"]);
});
