// Resource lists and resource requirements.
#pragma once

#define WDF_INSERT_AT_END ((ULONG)-1)
/// Sets the slot of the device.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceRequirementsListSetSlotNumber(_In_ WDFIORESREQLIST RequirementsList, _In_ ULONG SlotNumber);
/// Sets the bus of the device.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceRequirementsListSetInterfaceType(
    _In_ WDFIORESREQLIST RequirementsList, _In_ _Strict_type_match_ INTERFACE_TYPE InterfaceType);
/// Adds a configuration at the end.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfIoResourceRequirementsListAppendIoResList(_In_ WDFIORESREQLIST RequirementsList, _In_ WDFIORESLIST IoResList);
/// Adds a configuration at an index.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfIoResourceRequirementsListInsertIoResList(
    _In_ WDFIORESREQLIST RequirementsList, _In_ WDFIORESLIST IoResList, _In_ ULONG Index);
/// How many configurations there are.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfIoResourceRequirementsListGetCount(_In_ WDFIORESREQLIST RequirementsList);
/// The configuration at an index, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFIORESLIST NTAPI WdfIoResourceRequirementsListGetIoResList(_In_ WDFIORESREQLIST RequirementsList, _In_ ULONG Index);
/// Removes the configuration at an index.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceRequirementsListRemove(_In_ WDFIORESREQLIST RequirementsList, _In_ ULONG Index);
/// Removes a configuration.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceRequirementsListRemoveByIoResList(_In_ WDFIORESREQLIST RequirementsList, _In_ WDFIORESLIST IoResList);
/// Makes an empty configuration.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfIoResourceListCreate(
    _In_ WDFIORESREQLIST RequirementsList, _In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFIORESLIST *ResourceList);
/// Adds a descriptor to the end of a configuration.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfIoResourceListAppendDescriptor(_In_ WDFIORESLIST ResourceList, _In_ PIO_RESOURCE_DESCRIPTOR Descriptor);
/// Adds a descriptor to a configuration at an index.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfIoResourceListInsertDescriptor(_In_ WDFIORESLIST ResourceList, _In_ PIO_RESOURCE_DESCRIPTOR Descriptor, _In_ ULONG Index);
/// Changes the descriptor at an index.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceListUpdateDescriptor(_In_ WDFIORESLIST ResourceList, _In_ PIO_RESOURCE_DESCRIPTOR Descriptor, _In_ ULONG Index);
/// How many descriptors a configuration has.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfIoResourceListGetCount(_In_ WDFIORESLIST ResourceList);
/// The descriptor at an index, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PIO_RESOURCE_DESCRIPTOR NTAPI WdfIoResourceListGetDescriptor(_In_ WDFIORESLIST ResourceList, _In_ ULONG Index);
/// Removes the descriptor at an index.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceListRemove(_In_ WDFIORESLIST ResourceList, _In_ ULONG Index);
/// Removes a descriptor.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfIoResourceListRemoveByDescriptor(_In_ WDFIORESLIST ResourceList, _In_ PIO_RESOURCE_DESCRIPTOR Descriptor);
/// Adds a descriptor to the end of a resource list.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCmResourceListAppendDescriptor(_In_ WDFCMRESLIST List, _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor);
/// Adds a descriptor to a resource list at an index.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCmResourceListInsertDescriptor(_In_ WDFCMRESLIST List, _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, _In_ ULONG Index);
/// How many descriptors a resource list has.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfCmResourceListGetCount(_In_ WDFCMRESLIST List);
/// The descriptor at an index, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PCM_PARTIAL_RESOURCE_DESCRIPTOR NTAPI WdfCmResourceListGetDescriptor(_In_ WDFCMRESLIST List, _In_ ULONG Index);
/// Removes the descriptor at an index.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfCmResourceListRemove(_In_ WDFCMRESLIST List, _In_ ULONG Index);
/// Removes a descriptor.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfCmResourceListRemoveByDescriptor(_In_ WDFCMRESLIST List, _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor);
