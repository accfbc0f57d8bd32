// Extra create parameters, which travel with an open to the drivers that it goes through.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  static GUID First = { 1, 2, 3, { 1, 2, 3, 4, 5, 6, 7, 8 } }, Second = { 2, 2, 3, { 1, 2, 3, 4, 5, 6, 7, 8 } };
  static ULONG Cleaned, Seen;
  static VOID Clean(PVOID context, LPCGUID type) { Cleaned += *(PULONG)context + type->Data1; }
  DRIVER_DISPATCH Create;
  NTSTATUS Create(PDEVICE_OBJECT device, PIRP irp) {
      PECP_LIST list = NULL; PULONG value;
      UNREFERENCED_PARAMETER(device);
      if (NT_SUCCESS(FsRtlGetEcpListFromIrp(irp, &list)) && list != NULL && NT_SUCCESS(FsRtlFindExtraCreateParameter(list, &First, (PVOID *)&value, NULL))) {
          Seen = *value; FsRtlAcknowledgeEcp(value); }
      return Complete(irp, STATUS_SUCCESS, 0); }
`;
const entry = "driver->MajorFunction[IRP_MJ_CREATE] = Create;";
const source = (code: string) =>
  driver({ declarations, entry, control: `PULONG out = (PULONG)buffer;\n${code}` }).replace("<ntddk.h>", "<ntifs.h>");

function holds(name: string, code: string, values: readonly number[]): void {
  it(name, () => {
    const u32 = values.map((value) => value >>> 0);
    const ran = runDriver(source(code), control(4 * u32.length, { data: { u32 } }));
    expect(told(ran.end)).toBe("finished");
    expect(ran.failures).toEqual([]);
  });
}

describe("extra create parameters", () => {
  holds(
    "travel with an open, are acknowledged, and are cleaned up with their list",
    `PECP_LIST list; PULONG first; HANDLE file; IO_STATUS_BLOCK block; OBJECT_ATTRIBUTES attributes; IO_DRIVER_CREATE_CONTEXT context;
     UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
     Cleaned = Seen = 0;
     out[0] = FsRtlAllocateExtraCreateParameterList(0, &list);
     out[1] = FsRtlAllocateExtraCreateParameter(&First, 4, 0, Clean, 'pcE', (PVOID *)&first);
     *first = 77;
     out[2] = FsRtlInsertExtraCreateParameter(list, first);
     RtlZeroMemory(&context, sizeof(context)); context.Size = sizeof(context); context.ExtraCreateParameter = list;
     InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
     out[3] = FsRtlIsEcpAcknowledged(first);
     out[4] = IoCreateFileEx(&file, GENERIC_READ, &attributes, &block, NULL, 0, FILE_SHARE_READ, FILE_OPEN, 0, NULL, 0, CreateFileTypeNone, NULL, 0, &context);
     ZwClose(file);
     out[5] = Seen; out[6] = FsRtlIsEcpAcknowledged(first); FsRtlPrepareToReuseEcp(first); out[7] = FsRtlIsEcpAcknowledged(first);
     FsRtlFreeExtraCreateParameterList(list);
     out[8] = Cleaned;`,
    [0, 0, 0, 0, 0, 77, 1, 0, 78],
  );
  holds(
    "are found, walked through and taken out by their type, of which there is one each",
    `PECP_LIST list, none; PULONG first, second, again; PVOID at; ULONG size; GUID type; ULONGLONG lookaside[32];
     Cleaned = 0;
     FsRtlAllocateExtraCreateParameterList(0, &list);
     FsRtlInitExtraCreateParameterLookasideList(lookaside, 0, 4, 'pcE');
     FsRtlAllocateExtraCreateParameterFromLookasideList(&First, 4, 0, NULL, lookaside, (PVOID *)&first);
     FsRtlAllocateExtraCreateParameter(&Second, 8, FSRTL_ALLOCATE_ECP_FLAG_NONPAGED_POOL, Clean, 'pcE', (PVOID *)&second);
     FsRtlAllocateExtraCreateParameter(&Second, 8, 0, NULL, 'pcE', (PVOID *)&again);
     out[0] = FsRtlInsertExtraCreateParameter(list, first); out[1] = FsRtlInsertExtraCreateParameter(list, second); out[2] = FsRtlInsertExtraCreateParameter(list, again);
     out[3] = FsRtlGetNextExtraCreateParameter(list, NULL, &type, &at, &size); out[4] = at == first; out[5] = size; out[6] = type.Data1;
     out[7] = FsRtlGetNextExtraCreateParameter(list, first, NULL, &at, &size); out[8] = at == second; out[9] = size;
     out[10] = FsRtlGetNextExtraCreateParameter(list, second, NULL, NULL, NULL);
     out[11] = FsRtlRemoveExtraCreateParameter(list, &Second, &at, NULL); out[12] = FsRtlFindExtraCreateParameter(list, &Second, NULL, NULL);
     *second = 5; FsRtlFreeExtraCreateParameter(second); out[13] = Cleaned; FsRtlFreeExtraCreateParameter(again);
     out[14] = FsRtlGetEcpListFromIrp(irp, &none); out[15] = none == NULL;
     out[16] = FsRtlSetEcpListIntoIrp(irp, list); FsRtlGetEcpListFromIrp(irp, &none); out[17] = none == list; out[18] = FsRtlSetEcpListIntoIrp(irp, list);
     FsRtlFreeExtraCreateParameterList(list); FsRtlDeleteExtraCreateParameterLookasideList(lookaside, 0);`,
    [0, 0, 0xc000_000d, 0, 1, 4, 1, 0, 1, 8, 0xc000_0225, 0, 0xc000_0225, 7, 0, 1, 0, 1, 0xc000_000d],
  );
  it("are not freed out of a list, nor twice", () => {
    const made = `PECP_LIST list; PVOID one; FsRtlAllocateExtraCreateParameterList(0, &list); FsRtlAllocateExtraCreateParameter(&First, 4, 0, NULL, 'pcE', &one);`;
    const stops = (code: string) => told(runDriver(source(made + code), control()).end);
    expect(stops("FsRtlInsertExtraCreateParameter(list, one); FsRtlFreeExtraCreateParameter(one);")).toMatch(
      /verifier:object.*is freed while it is in a list/,
    );
    expect(stops("FsRtlFreeExtraCreateParameterList(list); FsRtlFreeExtraCreateParameterList(list);")).toMatch(
      /verifier:object.*is no list of extra create parameters/,
    );
  });
});
