// oprghdlr.h: routines that a driver registers for an operation region of ACPI.
#pragma once
#ifndef _OPRGHDLR_H_
#define _OPRGHDLR_H_
#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifndef EXPORT
#define EXPORT __cdecl
#endif
#define ACPI_OPREGION_ACCESS_AS_RAW 0x1
#define ACPI_OPREGION_ACCESS_AS_COOKED 0x2
#define ACPI_OPREGION_REGION_SPACE_MEMORY 0x0
#define ACPI_OPREGION_REGION_SPACE_IO 0x1
#define ACPI_OPREGION_REGION_SPACE_PCI_CONFIG 0x2
#define ACPI_OPREGION_REGION_SPACE_EC 0x3
#define ACPI_OPREGION_REGION_SPACE_SMB 0x4
#define ACPI_OPREGION_READ 0x0
#define ACPI_OPREGION_WRITE 0x1
#define ACPI_OPREGION_ACCESS_AT_HIGH_LEVEL 0x1
/// Called when an access that was pending is done.
typedef VOID (EXPORT *PACPI_OP_REGION_CALLBACK)();
/// Does an access of the firmware to the region.
typedef NTSTATUS (EXPORT *PACPI_OP_REGION_HANDLER)(
    ULONG AccessType, PVOID OperationRegionObject, ULONG Address, ULONG Size, PULONG Data, ULONG_PTR Context,
    PACPI_OP_REGION_CALLBACK CompletionHandler, PVOID CompletionContext);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS RegisterOpRegionHandler(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG AccessType, _In_ ULONG RegionSpace, _In_ PACPI_OP_REGION_HANDLER Handler,
    _In_ PVOID Context, _In_ ULONG Flags, _Inout_ PVOID *OperationRegionObject);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS DeRegisterOpRegionHandler(_In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID OperationRegionObject);
#ifdef __cplusplus
}
#endif
#endif
