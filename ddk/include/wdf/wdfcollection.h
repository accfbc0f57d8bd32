// Collections of objects.
#pragma once

/// Makes an empty collection of framework objects.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCollectionCreate(_In_opt_ PWDF_OBJECT_ATTRIBUTES CollectionAttributes, _Out_ WDFCOLLECTION *Collection);
/// How many objects a collection holds.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfCollectionGetCount(_In_ WDFCOLLECTION Collection);
/// Adds an object to the end of a collection and references it.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfCollectionAdd(_In_ WDFCOLLECTION Collection, _In_ WDFOBJECT Object);
/// Takes an object out of a collection.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfCollectionRemove(_In_ WDFCOLLECTION Collection, _In_ WDFOBJECT Item);
/// Takes the object at an index out of a collection.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfCollectionRemoveItem(_In_ WDFCOLLECTION Collection, _In_ ULONG Index);
/// The object at an index of a collection, or NULL.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfCollectionGetItem(_In_ WDFCOLLECTION Collection, _In_ ULONG Index);
/// The first object of a collection, or NULL if it is empty.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfCollectionGetFirstItem(_In_ WDFCOLLECTION Collection);
/// The last object of a collection, or NULL if it is empty.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfCollectionGetLastItem(_In_ WDFCOLLECTION Collection);
