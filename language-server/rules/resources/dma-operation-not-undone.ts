// DMA that is set up and not brought to its end.
import type { Expr } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const dmaOperationNotUndone: Rule = {
  id: "dma-operation-not-undone",
  severity: "warning",
  summary: "A DMA transfer is set up, and nothing in the driver ends it.",
  names: {},
  page: `MapTransfer may move the data through map registers: what the device wrote arrives in the caller's buffer only when FlushAdapterBuffers is called,
whether the transfer succeeded or not. Map registers, scatter/gather lists and common buffers are few, and must be given back.

**Mend it**: when the transfer is over call what belongs to it: FlushAdapterBuffers after MapTransfer, then FreeMapRegisters or FreeAdapterChannel;
PutScatterGatherList after GetScatterGatherList; FreeCommonBuffer after AllocateCommonBuffer.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDMA_ADAPTER Adapter; PMDL Mdl; PVOID Base; } EXT, *PEXT;
VOID Program(PHYSICAL_ADDRESS Address, ULONG Length);
DRIVER_CONTROL Transfer;
IO_ALLOCATION_ACTION Transfer(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID MapRegisterBase, PVOID Context)
{
    PEXT ext = Context;
    ULONG length = MmGetMdlByteCount(ext->Mdl);
    PHYSICAL_ADDRESS address;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    ext->Base = MapRegisterBase;
    address = ext->Adapter->DmaOperations->MapTransfer(ext->Adapter, ext->Mdl, MapRegisterBase, MmGetMdlVirtualAddress(ext->Mdl), &length, TRUE);
//            ^^^ dma-operation-not-undone: FlushAdapterBuffers
    Program(address, length);
    return DeallocateObjectKeepRegisters;
}
VOID Finish(PEXT Ext)
{
    Ext->Adapter->DmaOperations->FreeMapRegisters(Ext->Adapter, Ext->Base, 1);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDMA_ADAPTER Adapter; PMDL Mdl; PVOID Base; } EXT, *PEXT;
VOID Program(PHYSICAL_ADDRESS Address, ULONG Length);
DRIVER_CONTROL Transfer;
IO_ALLOCATION_ACTION Transfer(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID MapRegisterBase, PVOID Context)
{
    PEXT ext = Context;
    ULONG length = MmGetMdlByteCount(ext->Mdl);
    PHYSICAL_ADDRESS address;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    ext->Base = MapRegisterBase;
    address = ext->Adapter->DmaOperations->MapTransfer(ext->Adapter, ext->Mdl, MapRegisterBase, MmGetMdlVirtualAddress(ext->Mdl), &length, TRUE);
    Program(address, length);
    return DeallocateObjectKeepRegisters;
}
VOID Finish(PEXT Ext)
{
    ULONG length = MmGetMdlByteCount(Ext->Mdl);
    Ext->Adapter->DmaOperations->FlushAdapterBuffers(Ext->Adapter, Ext->Mdl, Ext->Base, MmGetMdlVirtualAddress(Ext->Mdl), length, TRUE);
    Ext->Adapter->DmaOperations->FreeMapRegisters(Ext->Adapter, Ext->Base, 1);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    const begun = operationsBegun(world);
    // In a part of a driver the rest may end it.
    if (begun.size === 0 || !isWhole(world)) return;
    const named = namesIn(world);
    for (const [operation, ends] of pairs) {
      const sites = begun.get(operation) ?? [];
      if (ends.some((one) => named.has(one))) continue;
      for (const { info, at } of sites) {
        report(info, {
          message: `${operation} is called here, but the driver never calls ${ends.join(" or ")}`,
          range: info.unit.range(info.fn.declaration, at),
        });
      }
    }
  },
};

const pairs: readonly (readonly [string, readonly string[]])[] = [
  ["MapTransfer", ["FlushAdapterBuffers", "FlushAdapterBuffersEx"]],
  ["MapTransferEx", ["FlushAdapterBuffers", "FlushAdapterBuffersEx"]],
  ["AllocateAdapterChannel", ["FreeMapRegisters", "FreeAdapterChannel", "FreeAdapterObject"]],
  ["GetScatterGatherList", ["PutScatterGatherList"]],
  ["BuildScatterGatherList", ["PutScatterGatherList"]],
  ["AllocateCommonBuffer", ["FreeCommonBuffer"]],
];

/** Operations of an adapter's table by the names of what begins them: the older routines bear theirs with Io or Hal before. */
const operations: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([operation]) => ["", "Io", "Hal"].map((prefix) => [`${prefix}${operation}`, operation] as const)),
);

/** Calls that begin something, by operation. */
function operationsBegun(
  world: World,
): ReadonlyMap<string, readonly { readonly info: FunctionInfo; readonly at: TokenRange }[]> {
  const begun = new Map<string, { info: FunctionInfo; at: TokenRange }[]>();
  for (const info of world.functions.values()) {
    if (!info.own || !mayBegin(info)) continue;
    for (const { call, name, at } of codeOf(info.fn).calls) {
      const called = call.callee.kind === "indirect" ? memberOf(call.callee.pointer) : name;
      const operation = called === undefined ? undefined : operations.get(called);
      if (operation === undefined) continue;
      const sites = begun.get(operation);
      if (sites) sites.push({ info, at });
      else begun.set(operation, [{ info, at }]);
    }
  }
  return begun;
}
function mayBegin({ fn }: FunctionInfo): boolean {
  const { callees, callsIndirectly } = shapeOf(fn);
  if (callsIndirectly) return true;
  for (const callee of callees) if (operations.has(callee)) return true;
  return false;
}
/** Members that are named anywhere, and routines that are called, by what they are called in the table. */
function namesIn(world: World): ReadonlySet<string> {
  const named = new Set<string>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const { fields, calls } = codeOf(info.fn);
    for (const { place } of fields) named.add(place.field.name ?? "");
    for (const { name } of calls) if (name !== undefined) named.add(name.replace(/^(Io|Hal)/, ""));
  }
  return named;
}
function memberOf(expr: Expr): string | undefined {
  const inner = bare(expr);
  return inner.kind === "load" && inner.place.kind === "field" ? inner.place.field.name : undefined;
}
