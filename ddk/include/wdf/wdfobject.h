// Framework objects: attributes, contexts and their accessors, custom types, references.
#pragma once

/// The highest level at which an object's callbacks run.
typedef enum _WDF_EXECUTION_LEVEL {
    WdfExecutionLevelInvalid = 0x00, WdfExecutionLevelInheritFromParent, WdfExecutionLevelPassive, WdfExecutionLevelDispatch
} WDF_EXECUTION_LEVEL;
/// Which callbacks the framework serialises.
typedef enum _WDF_SYNCHRONIZATION_SCOPE {
    WdfSynchronizationScopeInvalid = 0x00, WdfSynchronizationScopeInheritFromParent, WdfSynchronizationScopeDevice,
    WdfSynchronizationScopeQueue, WdfSynchronizationScopeNone
} WDF_SYNCHRONIZATION_SCOPE;
/// Called when an object is deleted.
_Function_class_(EVT_WDF_OBJECT_CONTEXT_CLEANUP)
_IRQL_requires_same_
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_OBJECT_CONTEXT_CLEANUP(_In_ WDFOBJECT Object);
typedef EVT_WDF_OBJECT_CONTEXT_CLEANUP *PFN_WDF_OBJECT_CONTEXT_CLEANUP;
/// Called when the last reference to an object has gone.
_Function_class_(EVT_WDF_OBJECT_CONTEXT_DESTROY)
_IRQL_requires_same_
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID NTAPI EVT_WDF_OBJECT_CONTEXT_DESTROY(_In_ WDFOBJECT Object);
typedef EVT_WDF_OBJECT_CONTEXT_DESTROY *PFN_WDF_OBJECT_CONTEXT_DESTROY;
typedef const struct _WDF_OBJECT_CONTEXT_TYPE_INFO *PCWDF_OBJECT_CONTEXT_TYPE_INFO;
/// Context, parent, callbacks and constraints of a new object.
typedef struct _WDF_OBJECT_ATTRIBUTES {
    ULONG Size;
    PFN_WDF_OBJECT_CONTEXT_CLEANUP EvtCleanupCallback;
    PFN_WDF_OBJECT_CONTEXT_DESTROY EvtDestroyCallback;
    WDF_EXECUTION_LEVEL ExecutionLevel;
    WDF_SYNCHRONIZATION_SCOPE SynchronizationScope;
    WDFOBJECT ParentObject;
    size_t ContextSizeOverride;
    PCWDF_OBJECT_CONTEXT_TYPE_INFO ContextTypeInfo;
} WDF_OBJECT_ATTRIBUTES, *PWDF_OBJECT_ATTRIBUTES;
/// Prepares a WDF_OBJECT_ATTRIBUTES with its size and defaults.
FORCEINLINE VOID WDF_OBJECT_ATTRIBUTES_INIT(_Out_ PWDF_OBJECT_ATTRIBUTES Attributes) {
    RtlZeroMemory(Attributes, sizeof(*Attributes));
    Attributes->Size = sizeof(*Attributes);
    Attributes->ExecutionLevel = WdfExecutionLevelInheritFromParent;
    Attributes->SynchronizationScope = WdfSynchronizationScopeInheritFromParent;
}
/// Says what context an object of these attributes has.
#define WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE(attributes, type) ((attributes)->ContextTypeInfo = WDF_GET_CONTEXT_TYPE_INFO(type)->UniqueType)
/// Prepares attributes for an object with a context.
#define WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(attributes, type) \
    WDF_OBJECT_ATTRIBUTES_INIT(attributes); \
    WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE(attributes, type)
/// Gives the type of a shared context.
typedef PCWDF_OBJECT_CONTEXT_TYPE_INFO (__cdecl *PFN_GET_UNIQUE_CONTEXT_TYPE)(VOID);
/// Describes a type of context.
typedef struct _WDF_OBJECT_CONTEXT_TYPE_INFO {
    ULONG Size;
    LPCSTR ContextName;
    size_t ContextSize;
    PCWDF_OBJECT_CONTEXT_TYPE_INFO UniqueType;
    PFN_GET_UNIQUE_CONTEXT_TYPE EvtDriverGetUniqueContextType;
} WDF_OBJECT_CONTEXT_TYPE_INFO, *PWDF_OBJECT_CONTEXT_TYPE_INFO;
// A context type is known by the address of its description; WDF_DECLARE_CONTEXT_TYPE makes that and an accessor.
#define WDF_TYPE_NAME_TO_TYPE_INFO(type) _WDF_##type##_TYPE_INFO
#define WDF_TYPE_NAME_TO_EXTERNAL_INIT(type) _WDF_##type##_EXTERNAL_INIT
#define WDF_TYPE_NAME_TO_EXTERNAL_INIT_FUNCTION(type) type##_EXTERNAL_INIT_FUNCTION
#define WDF_GET_CONTEXT_TYPE_INFO(type) (&WDF_TYPE_NAME_TO_TYPE_INFO(type))
#define WDF_TYPE_NAME_POINTER_TYPE(type) WDF_POINTER_TYPE_##type
/// Declares a type of context and its accessor WdfObjectGet_TYPE.
#define WDF_DECLARE_CONTEXT_TYPE(type) WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, WdfObjectGet_##type)
#define WDF_TYPE_INIT_BASE_SECTION_NAME ".kmdftypeinit"
#define WDF_TYPE_INIT_SECTION_NAME ".kmdftypeinit$b"
#ifndef WDF_TYPE_DEFAULT_SECTION_NAME
#define WDF_TYPE_DEFAULT_SECTION_NAME ".data"
#endif
#define WDF_DECLARE_TYPE_AND_GLOBALS(type, unique, getUnique, section) \
    typedef type *WDF_TYPE_NAME_POINTER_TYPE(type); \
    WDF_EXTERN_C const DECLSPEC_SELECTANY WDF_OBJECT_CONTEXT_TYPE_INFO WDF_TYPE_NAME_TO_TYPE_INFO(type) = { \
        sizeof(WDF_OBJECT_CONTEXT_TYPE_INFO), #type, sizeof(type), unique, getUnique };
#define WDF_DECLARE_CASTING_FUNCTION(type, accessor) \
    FORCEINLINE WDF_TYPE_NAME_POINTER_TYPE(type) accessor(_In_ WDFOBJECT Handle) { \
        return (type *)WdfObjectGetTypedContextWorker(Handle, WDF_GET_CONTEXT_TYPE_INFO(type)->UniqueType); \
    }
/// Declares a type of context and an accessor of any name, which gives an object's context.
#define WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, accessor) \
    WDF_DECLARE_TYPE_AND_GLOBALS(type, WDF_GET_CONTEXT_TYPE_INFO(type), NULL, WDF_TYPE_DEFAULT_SECTION_NAME) \
    WDF_DECLARE_CASTING_FUNCTION(type, accessor)
/// Declares a type of context that another driver's class extension owns, and an accessor.
#define WDF_DECLARE_SHARED_CONTEXT_TYPE_WITH_NAME(type, accessor) \
    WDF_DECLARE_TYPE_AND_GLOBALS(type, NULL, WDF_TYPE_NAME_TO_EXTERNAL_INIT_FUNCTION(type), WDF_TYPE_INIT_SECTION_NAME) \
    WDF_DECLARE_CASTING_FUNCTION(type, accessor)
/// An object's context of a type.
#define WdfObjectGetTypedContext(handle, type) ((type *)WdfObjectGetTypedContextWorker((WDFOBJECT)(handle), WDF_GET_CONTEXT_TYPE_INFO(type)->UniqueType))
#define WDF_CUSTOM_TYPE_CONTEXT_NAME(type) WdfCustomType_##type
#define WDF_GET_CUSTOM_TYPE_FUNCTION_NAME(type) WdfObjectGetCustomType_##type
#define WDF_ADD_CUSTOM_TYPE_FUNCTION_NAME(type) WdfObjectAddCustomType_##type
/// The data of a custom type.
typedef struct _WDF_CUSTOM_TYPE_CONTEXT {
    ULONG Size;
    ULONG_PTR Data;
} WDF_CUSTOM_TYPE_CONTEXT, *PWDF_CUSTOM_TYPE_CONTEXT;
/// Declares a custom type: a mark with a number that an object can be given.
#define WDF_DECLARE_CUSTOM_TYPE(type) \
    typedef WDF_CUSTOM_TYPE_CONTEXT WDF_CUSTOM_TYPE_CONTEXT_NAME(type); \
    WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(WDF_CUSTOM_TYPE_CONTEXT_NAME(type), WDF_GET_CUSTOM_TYPE_FUNCTION_NAME(type)) \
    FORCEINLINE NTSTATUS WDF_ADD_CUSTOM_TYPE_FUNCTION_NAME(type)( \
        _In_ WDFOBJECT Handle, _In_opt_ ULONG_PTR Data, _In_opt_ PFN_WDF_OBJECT_CONTEXT_CLEANUP EvtCleanupCallback, \
        _In_opt_ PFN_WDF_OBJECT_CONTEXT_DESTROY EvtDestroyCallback) { \
        WDF_CUSTOM_TYPE_CONTEXT *mark; \
        WDF_OBJECT_ATTRIBUTES attributes; \
        NTSTATUS status; \
        WDF_OBJECT_ATTRIBUTES_INIT(&attributes); \
        attributes.ContextTypeInfo = WDF_GET_CONTEXT_TYPE_INFO(WDF_CUSTOM_TYPE_CONTEXT_NAME(type))->UniqueType; \
        attributes.EvtCleanupCallback = EvtCleanupCallback; \
        attributes.EvtDestroyCallback = EvtDestroyCallback; \
        status = WdfObjectAllocateContext(Handle, &attributes, (PVOID *)&mark); \
        if (!NT_SUCCESS(status)) return status; \
        mark->Size = sizeof(*mark); \
        mark->Data = Data; \
        return status; \
    }
/// Whether an object has been given a custom type.
#define WdfObjectIsCustomType(handle, type) (WdfObjectGetTypedContext(handle, WDF_CUSTOM_TYPE_CONTEXT_NAME(type)) != NULL)
/// Gives an object a custom type with a number and callbacks.
#define WdfObjectAddCustomTypeWithData(handle, type, data, cleanup, destroy) WDF_ADD_CUSTOM_TYPE_FUNCTION_NAME(type)((handle), (data), (cleanup), (destroy))
/// Gives an object a custom type.
#define WdfObjectAddCustomType(handle, type) WdfObjectAddCustomTypeWithData(handle, type, 0, NULL, NULL)
/// The number that came with a custom type.
#define WdfObjectGetCustomTypeData(handle, type) (WDF_GET_CUSTOM_TYPE_FUNCTION_NAME(type)(handle)->Data)
/// The context of a type in an object; accessors call this.
// Up to the device's level, which annotations cannot name: HIGH_LEVEL stands for it.
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI PVOID NTAPI WdfObjectGetTypedContextWorker(_In_ WDFOBJECT Handle, _In_ PCWDF_OBJECT_CONTEXT_TYPE_INFO TypeInfo);
/// Gives an object one more context.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfObjectAllocateContext(_In_ WDFOBJECT Handle, _In_ PWDF_OBJECT_ATTRIBUTES ContextAttributes, _Outptr_opt_ PVOID *Context);
/// The object of a context.
// Up to the device's level, which annotations cannot name: HIGH_LEVEL stands for it.
_IRQL_requires_max_(HIGH_LEVEL)
WDFAPI WDFOBJECT NTAPI WdfObjectContextGetObject(_In_ PVOID ContextPointer);
/// References an object; WdfObjectReference calls this.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfObjectReferenceActual(_In_ WDFOBJECT Handle, _In_opt_ PVOID Tag, _In_ LONG Line, _In_z_ PCCH File);
/// Drops a reference to an object; WdfObjectDereference calls this.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfObjectDereferenceActual(_In_ WDFOBJECT Handle, _In_opt_ PVOID Tag, _In_ LONG Line, _In_z_ PCCH File);
/// Makes a general object.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfObjectCreate(_In_opt_ PWDF_OBJECT_ATTRIBUTES Attributes, _Out_ WDFOBJECT *Object);
/// Deletes an object and its children.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI VOID NTAPI WdfObjectDelete(_In_ WDFOBJECT Object);
/// Asks an object for something undocumented.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI NTSTATUS NTAPI WdfObjectQuery(
    _In_ WDFOBJECT Object, _In_ const GUID *Guid, _In_ ULONG QueryBufferLength, _Out_writes_bytes_(QueryBufferLength) PVOID QueryBuffer);
/// References an object.
#define WdfObjectReference(Handle) WdfObjectReferenceActual((WDFOBJECT)(Handle), NULL, __LINE__, __FILE__)
/// References an object; the tag tells who did.
#define WdfObjectReferenceWithTag(Handle, Tag) WdfObjectReferenceActual((WDFOBJECT)(Handle), (Tag), __LINE__, __FILE__)
/// Drops a reference to an object.
#define WdfObjectDereference(Handle) WdfObjectDereferenceActual((WDFOBJECT)(Handle), NULL, __LINE__, __FILE__)
/// Drops a reference to an object; the tag tells whose.
#define WdfObjectDereferenceWithTag(Handle, Tag) WdfObjectDereferenceActual((WDFOBJECT)(Handle), (Tag), __LINE__, __FILE__)
