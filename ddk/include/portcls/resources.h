// Port classes: resources, interrupts, DMA and the registry, as objects that the port class makes for a miniport.
#pragma once

typedef enum { InterruptSyncModeNormal = 1, InterruptSyncModeAll, InterruptSyncModeRepeat } INTERRUPTSYNCMODE;
enum {
    GeneralRegistryKey, DeviceRegistryKey, DriverRegistryKey, HwProfileRegistryKey, DeviceInterfaceRegistryKey
};
typedef NTSTATUS (NTAPI *PINTERRUPTSYNCROUTINE)(_In_ struct IInterruptSync *InterruptSync, _In_ PVOID DynamicContext);
DEFINE_GUID(IID_IResourceList, 0x22C6AC60, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IResourceList(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(ULONG, NumberOfEntries)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(ULONG, NumberOfEntriesOfType)(THIS_ _In_ CM_RESOURCE_TYPE Type) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PCM_PARTIAL_RESOURCE_DESCRIPTOR, FindTranslatedEntry)(THIS_ \
        _In_ CM_RESOURCE_TYPE Type, _In_ ULONG Index) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PCM_PARTIAL_RESOURCE_DESCRIPTOR, FindUntranslatedEntry)(THIS_ \
        _In_ CM_RESOURCE_TYPE Type, _In_ ULONG Index) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AddEntry)(THIS_ \
        _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Translated, _In_ PCM_PARTIAL_RESOURCE_DESCRIPTOR Untranslated) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AddEntryFromParent)(THIS_ \
        _In_ struct IResourceList *Parent, _In_ CM_RESOURCE_TYPE Type, _In_ ULONG Index) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PCM_RESOURCE_LIST, TranslatedList)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PCM_RESOURCE_LIST, UntranslatedList)(THIS)
/// The adapter's resources, by kind and number.
#define INTERFACE IResourceList
DECLARE_INTERFACE_(IResourceList, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IResourceList(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IResourceList *PRESOURCELIST;
#define IMP_IResourceList PC_METHODS_IResourceList(PC_METHOD_IMPLEMENTED, ;)
/// What adapters ask a list of resources for, by kind.
#define NumberOfPorts() NumberOfEntriesOfType(CmResourceTypePort)
#define FindTranslatedPort(n) FindTranslatedEntry(CmResourceTypePort,(n))
#define FindUntranslatedPort(n) FindUntranslatedEntry(CmResourceTypePort,(n))
#define AddPortFromParent(p,n) AddEntryFromParent((p),CmResourceTypePort,(n))
#define NumberOfInterrupts() NumberOfEntriesOfType(CmResourceTypeInterrupt)
#define FindTranslatedInterrupt(n) FindTranslatedEntry(CmResourceTypeInterrupt,(n))
#define FindUntranslatedInterrupt(n) FindUntranslatedEntry(CmResourceTypeInterrupt,(n))
#define AddInterruptFromParent(p,n) AddEntryFromParent((p),CmResourceTypeInterrupt,(n))
#define NumberOfMemories() NumberOfEntriesOfType(CmResourceTypeMemory)
#define FindTranslatedMemory(n) FindTranslatedEntry(CmResourceTypeMemory,(n))
#define FindUntranslatedMemory(n) FindUntranslatedEntry(CmResourceTypeMemory,(n))
#define AddMemoryFromParent(p,n) AddEntryFromParent((p),CmResourceTypeMemory,(n))
#define NumberOfDmas() NumberOfEntriesOfType(CmResourceTypeDma)
#define FindTranslatedDma(n) FindTranslatedEntry(CmResourceTypeDma,(n))
#define FindUntranslatedDma(n) FindUntranslatedEntry(CmResourceTypeDma,(n))
#define AddDmaFromParent(p,n) AddEntryFromParent((p),CmResourceTypeDma,(n))
#define NumberOfDeviceSpecifics() NumberOfEntriesOfType(CmResourceTypeDeviceSpecific)
#define FindTranslatedDeviceSpecific(n) FindTranslatedEntry(CmResourceTypeDeviceSpecific,(n))
#define FindUntranslatedDeviceSpecific(n) FindUntranslatedEntry(CmResourceTypeDeviceSpecific,(n))
#define AddDeviceSpecificFromParent(p,n) AddEntryFromParent((p),CmResourceTypeDeviceSpecific,(n))
#define NumberOfBusNumbers() NumberOfEntriesOfType(CmResourceTypeBusNumber)
#define FindTranslatedBusNumber(n) FindTranslatedEntry(CmResourceTypeBusNumber,(n))
#define FindUntranslatedBusNumber(n) FindUntranslatedEntry(CmResourceTypeBusNumber,(n))
#define AddBusNumberFromParent(p,n) AddEntryFromParent((p),CmResourceTypeBusNumber,(n))
#define NumberOfDevicePrivates() NumberOfEntriesOfType(CmResourceTypeDevicePrivate)
#define FindTranslatedDevicePrivate(n) FindTranslatedEntry(CmResourceTypeDevicePrivate,(n))
#define FindUntranslatedDevicePrivate(n) FindUntranslatedEntry(CmResourceTypeDevicePrivate,(n))
#define AddDevicePrivateFromParent(p,n) AddEntryFromParent((p),CmResourceTypeDevicePrivate,(n))
#define NumberOfAssignedResources() NumberOfEntriesOfType(CmResourceTypeAssignedResource)
#define FindTranslatedAssignedResource(n) FindTranslatedEntry(CmResourceTypeAssignedResource,(n))
#define FindUntranslatedAssignedResource(n) FindUntranslatedEntry(CmResourceTypeAssignedResource,(n))
#define AddAssignedResourceFromParent(p,n) AddEntryFromParent((p),CmResourceTypeAssignedResource,(n))
#define NumberOfSubAllocateFroms() NumberOfEntriesOfType(CmResourceTypeSubAllocateFrom)
#define FindTranslatedSubAllocateFrom(n) FindTranslatedEntry(CmResourceTypeSubAllocateFrom,(n))
#define FindUntranslatedSubAllocateFrom(n) FindUntranslatedEntry(CmResourceTypeSubAllocateFrom,(n))
#define AddSubAllocateFromFromParent(p,n) AddEntryFromParent((p),CmResourceTypeSubAllocateFrom,(n))
DEFINE_GUID(IID_IDmaChannel, 0x22C6AC61, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IDmaChannel(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AllocateBuffer)(THIS_ \
        _In_ ULONG BufferSize, _In_opt_ PPHYSICAL_ADDRESS PhysicalAddressConstraint) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, FreeBuffer)(THIS) E \
    M(ULONG, TransferCount)(THIS) E \
    M(ULONG, MaximumBufferSize)(THIS) E \
    M(ULONG, AllocatedBufferSize)(THIS) E \
    M(ULONG, BufferSize)(THIS) E \
    M(VOID, SetBufferSize)(THIS_ _In_ ULONG BufferSize) E \
    M(PVOID, SystemAddress)(THIS) E \
    M(PHYSICAL_ADDRESS, PhysicalAddress)(THIS) E \
    M(PADAPTER_OBJECT, GetAdapterObject)(THIS) E \
    M(VOID, CopyTo)(THIS_ \
        _Inout_updates_bytes_(ByteCount) PVOID Destination, _In_reads_bytes_(ByteCount) PVOID Source, _In_ ULONG ByteCount) E \
    M(VOID, CopyFrom)(THIS_ \
        _Inout_updates_bytes_(ByteCount) PVOID Destination, _In_reads_bytes_(ByteCount) PVOID Source, _In_ ULONG ByteCount)
/// A DMA channel with its common buffer.
#define INTERFACE IDmaChannel
DECLARE_INTERFACE_(IDmaChannel, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDmaChannel(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IDmaChannel *PDMACHANNEL;
#define IMP_IDmaChannel PC_METHODS_IDmaChannel(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IDmaChannelSlave, 0x22C6AC62, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IDmaChannelSlave(M, E) \
    M(NTSTATUS, Start)(THIS_ _In_ ULONG MapSize, _In_ BOOLEAN WriteToDevice) E \
    M(NTSTATUS, Stop)(THIS) E \
    M(ULONG, ReadCounter)(THIS) E \
    M(NTSTATUS, WaitForTC)(THIS_ _In_ ULONG Timeout)
/// A channel of the system's DMA controller, which the miniport starts, stops and asks how far it is.
#define INTERFACE IDmaChannelSlave
DECLARE_INTERFACE_(IDmaChannelSlave, IDmaChannel) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDmaChannel(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDmaChannelSlave(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IDmaChannelSlave *PDMACHANNELSLAVE;
#define IMP_IDmaChannelSlave IMP_IDmaChannel; PC_METHODS_IDmaChannelSlave(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IInterruptSync, 0x22C6AC63, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IInterruptSync(M, E) \
    M(NTSTATUS, CallSynchronizedRoutine)(THIS_ _In_ PINTERRUPTSYNCROUTINE Routine, _In_ PVOID DynamicContext) E \
    M(PKINTERRUPT, GetKInterrupt)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, Connect)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, Disconnect)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RegisterServiceRoutine)(THIS_ \
        _In_ PINTERRUPTSYNCROUTINE Routine, _In_ PVOID DynamicContext, _In_ BOOLEAN First)
/// An interrupt: routines that run at its level, one after the other or until one takes it.
#define INTERFACE IInterruptSync
DECLARE_INTERFACE_(IInterruptSync, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IInterruptSync(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IInterruptSync *PINTERRUPTSYNC;
#define IMP_IInterruptSync PC_METHODS_IInterruptSync(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IServiceSink, 0x22C6AC64, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IServiceSink(M, E) \
    M(VOID, RequestService)(THIS)
/// Is asked for service later, at DISPATCH_LEVEL.
#define INTERFACE IServiceSink
DECLARE_INTERFACE_(IServiceSink, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IServiceSink(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IServiceSink *PSERVICESINK;
#define IMP_IServiceSink PC_METHODS_IServiceSink(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IServiceGroup, 0x22C6AC65, 0x851B, 0x11D0, 0x9A, 0x7F, 0x00, 0xAA, 0x00, 0x38, 0xAC, 0xFE);
#define PC_METHODS_IServiceGroup(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AddMember)(THIS_ _In_ PSERVICESINK pServiceSink) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, RemoveMember)(THIS_ _In_ PSERVICESINK pServiceSink) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(VOID, SupportDelayedService)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, RequestDelayedService)(THIS_ _In_ ULONGLONG ullDelay) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, CancelDelayedService)(THIS)
/// Asks several for service.
#define INTERFACE IServiceGroup
DECLARE_INTERFACE_(IServiceGroup, IServiceSink) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IServiceSink(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IServiceGroup(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IServiceGroup *PSERVICEGROUP;
#define IMP_IServiceGroup PC_METHODS_IServiceSink(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IServiceGroup(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IRegistryKey, 0xE8DA4302, 0xF304, 0x11D0, 0x95, 0x8B, 0x00, 0xC0, 0x4F, 0xB9, 0x25, 0xD3);
#define PC_METHODS_IRegistryKey(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, QueryKey)(THIS_ \
        _In_ KEY_INFORMATION_CLASS KeyInformationClass, _Out_ PVOID KeyInformation, _In_ ULONG Length, _Out_ PULONG ResultLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, EnumerateKey)(THIS_ \
        _In_ ULONG Index, _In_ KEY_INFORMATION_CLASS KeyInformationClass, _Out_ PVOID KeyInformation, _In_ ULONG Length, \
        _Out_ PULONG ResultLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, QueryValueKey)(THIS_ \
        _In_ PUNICODE_STRING ValueName, _In_ KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, _Out_ PVOID KeyValueInformation, \
        _In_ ULONG Length, _Out_ PULONG ResultLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, EnumerateValueKey)(THIS_ \
        _In_ ULONG Index, _In_ KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, _Out_ PVOID KeyValueInformation, _In_ ULONG Length, \
        _Out_ PULONG ResultLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetValueKey)(THIS_ \
        _In_opt_ PUNICODE_STRING ValueName, _In_ ULONG Type, _In_ PVOID Data, _In_ ULONG DataSize) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, QueryRegistryValues)(THIS_ \
        _In_ PRTL_QUERY_REGISTRY_TABLE QueryTable, _In_opt_ PVOID Context) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, NewSubKey)(THIS_ \
        _Out_ IRegistryKey **RegistrySubKey, _In_opt_ PUNKNOWN OuterUnknown, _In_ ACCESS_MASK DesiredAccess, \
        _In_ PUNICODE_STRING SubKeyName, _In_ ULONG CreateOptions, _Out_opt_ PULONG Disposition) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, DeleteKey)(THIS)
/// An open key.
#define INTERFACE IRegistryKey
DECLARE_INTERFACE_(IRegistryKey, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IRegistryKey(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IRegistryKey *PREGISTRYKEY;
#define IMP_IRegistryKey PC_METHODS_IRegistryKey(PC_METHOD_IMPLEMENTED, ;)
