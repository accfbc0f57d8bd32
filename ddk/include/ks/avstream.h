// Kernel streaming: AVStream: a device, its filter factories, filters and pins, described by tables.
#pragma once

typedef struct _KSDEVICE_PROFILE_INFO KSDEVICE_PROFILE_INFO, *PKSDEVICE_PROFILE_INFO;
#define KSALL_NODES ((ULONG)-1)
#define KSEVENT_ENTRY_DELETED 1
#define KSEVENT_ENTRY_ONESHOT 2
#define KSEVENT_ENTRY_BUFFERED 4
#define DEFINE_KSAUTOMATION_PROPERTIES_NULL 0, sizeof(KSPROPERTY_ITEM), NULL
#define DEFINE_KSAUTOMATION_METHODS_NULL 0, sizeof(KSMETHOD_ITEM), NULL
#define DEFINE_KSAUTOMATION_EVENTS_NULL 0, sizeof(KSEVENT_ITEM), NULL
#define MIN_DEV_VER_FOR_QI (0x100)
#define KSDEVICE_DESCRIPTOR_VERSION (0x100)
#define KSDEVICE_DESCRIPTOR_VERSION_2 (0x110)
#define MIN_DEV_VER_FOR_FLAGS (0x110)
#define KSDEVICE_FLAG_ENABLE_REMOTE_WAKEUP 0x00000001
#define KSDEVICE_FLAG_LOWPOWER_PASSTHROUGH 0x00000002
#define KSDEVICE_FLAG_ENABLE_QUERYINTERFACE 0x00000004
#define KSFILTER_DESCRIPTOR_VERSION ((ULONG)-1)
#define KSFILTER_FLAG_DISPATCH_LEVEL_PROCESSING 0x00000001
#define KSFILTER_FLAG_CRITICAL_PROCESSING 0x00000002
#define KSFILTER_FLAG_HYPERCRITICAL_PROCESSING 0x00000004
#define KSFILTER_FLAG_RECEIVE_ZERO_LENGTH_SAMPLES 0x00000008
#define KSFILTER_FLAG_DENY_USERMODE_ACCESS 0x80000000
#define KSFILTER_FLAG_PRIORITIZE_REFERENCEGUID 0x00000010
#define DEFINE_KSFILTER_CATEGORIES_NULL 0, NULL
#define DEFINE_KSFILTER_NODE_DESCRIPTORS_NULL 0, sizeof(KSNODE_DESCRIPTOR), NULL
#define DEFINE_KSFILTER_DEFAULT_CONNECTIONS 0, NULL
#define KSPIN_FLAG_DISPATCH_LEVEL_PROCESSING KSFILTER_FLAG_DISPATCH_LEVEL_PROCESSING
#define KSPIN_FLAG_CRITICAL_PROCESSING KSFILTER_FLAG_CRITICAL_PROCESSING
#define KSPIN_FLAG_HYPERCRITICAL_PROCESSING KSFILTER_FLAG_HYPERCRITICAL_PROCESSING
#define KSPIN_FLAG_ASYNCHRONOUS_PROCESSING 0x00000008
#define KSPIN_FLAG_DO_NOT_INITIATE_PROCESSING 0x00000010
#define KSPIN_FLAG_INITIATE_PROCESSING_ON_EVERY_ARRIVAL 0x00000020
#define KSPIN_FLAG_FRAMES_NOT_REQUIRED_FOR_PROCESSING 0x00000040
#define KSPIN_FLAG_ENFORCE_FIFO 0x00000080
#define KSPIN_FLAG_GENERATE_MAPPINGS 0x00000100
#define KSPIN_FLAG_DISTINCT_TRAILING_EDGE 0x00000200
#define KSPIN_FLAG_PROCESS_IN_RUN_STATE_ONLY 0x00010000
#define KSPIN_FLAG_SPLITTER 0x00020000
#define KSPIN_FLAG_USE_STANDARD_TRANSPORT 0x00040000
#define KSPIN_FLAG_DO_NOT_USE_STANDARD_TRANSPORT 0x00080000
#define KSPIN_FLAG_FIXED_FORMAT 0x00100000
#define KSPIN_FLAG_GENERATE_EOS_EVENTS 0x00200000
#define KSPIN_FLAG_RENDERER (KSPIN_FLAG_PROCESS_IN_RUN_STATE_ONLY|KSPIN_FLAG_GENERATE_EOS_EVENTS)
#define KSPIN_FLAG_IMPLEMENT_CLOCK 0x00400000
#define KSPIN_FLAG_SOME_FRAMES_REQUIRED_FOR_PROCESSING 0x00800000
#define KSPIN_FLAG_PROCESS_IF_ANY_IN_RUN_STATE 0x01000000
#define KSPIN_FLAG_DENY_USERMODE_ACCESS 0x80000000
#define DEFINE_KSPIN_DEFAULT_INTERFACES 0, NULL
#define DEFINE_KSPIN_DEFAULT_MEDIUMS 0, NULL
#define DEFINE_KSAUTOMATION_TABLE(table) const KSAUTOMATION_TABLE table =
#define DEFINE_KSAUTOMATION_PROPERTIES(table) SIZEOF_ARRAY(table), sizeof(KSPROPERTY_ITEM), table
#define DEFINE_KSAUTOMATION_METHODS(table) SIZEOF_ARRAY(table), sizeof(KSMETHOD_ITEM), table
#define DEFINE_KSAUTOMATION_EVENTS(table) SIZEOF_ARRAY(table), sizeof(KSEVENT_ITEM), table
#define DEFINE_KSFILTER_DESCRIPTOR(descriptor) const KSFILTER_DESCRIPTOR descriptor =
#define DEFINE_KSFILTER_PIN_DESCRIPTORS(table) SIZEOF_ARRAY(table), sizeof(table[0]), table
#define DEFINE_KSFILTER_CATEGORIES(table) SIZEOF_ARRAY(table), table
#define DEFINE_KSFILTER_CATEGORY(category) 1, &(category)
#define DEFINE_KSFILTER_NODE_DESCRIPTORS(table) SIZEOF_ARRAY(table), sizeof(table[0]), table
#define DEFINE_KSFILTER_CONNECTIONS(table) SIZEOF_ARRAY(table), table
#define DEFINE_KSFILTER_DESCRIPTOR_TABLE(table) const KSFILTER_DESCRIPTOR*const table[] =
#ifdef _WIN64
#define DEFINE_NODE_DESCRIPTOR(automation, type, name) { (automation), (type), (name) }
#else
#define DEFINE_NODE_DESCRIPTOR(automation, type, name) { (automation), (type), (name), NULL }
#endif
typedef enum { KsObjectTypeDevice, KsObjectTypeFilterFactory, KsObjectTypeFilter, KsObjectTypePin } KSOBJECTTYPE;
typedef enum { KSSTREAM_POINTER_STATE_UNLOCKED = 0, KSSTREAM_POINTER_STATE_LOCKED } KSSTREAM_POINTER_STATE;
typedef struct _KSDEVICE KSDEVICE, *PKSDEVICE;
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICECREATE)(_In_ PKSDEVICE Device);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICEPNPSTART)(
    _In_ PKSDEVICE Device, _In_ PIRP Irp, _In_opt_ PCM_RESOURCE_LIST TranslatedResourceList,
    _In_opt_ PCM_RESOURCE_LIST UntranslatedResourceList);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICE)(_In_ PKSDEVICE Device);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICEIRP)(_In_ PKSDEVICE Device, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSDEVICEIRPVOID)(_In_ PKSDEVICE Device, _In_ PIRP Irp);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICEQUERYCAPABILITIES)(_In_ PKSDEVICE Device, _In_ PIRP Irp, _Inout_ PDEVICE_CAPABILITIES Capabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSDEVICEQUERYPOWER)(
    _In_ PKSDEVICE Device, _In_ PIRP Irp, _In_ DEVICE_POWER_STATE DeviceTo, _In_ DEVICE_POWER_STATE DeviceFrom,
    _In_ SYSTEM_POWER_STATE SystemTo, _In_ SYSTEM_POWER_STATE SystemFrom, _In_ POWER_ACTION Action);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSDEVICESETPOWER)(_In_ PKSDEVICE Device, _In_ PIRP Irp, _In_ DEVICE_POWER_STATE To, _In_ DEVICE_POWER_STATE From);
typedef struct _KSFILTERFACTORY KSFILTERFACTORY, *PKSFILTERFACTORY;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSFILTERFACTORYVOID)(_In_ PKSFILTERFACTORY FilterFactory);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSFILTERFACTORYPOWER)(_In_ PKSFILTERFACTORY FilterFactory, _In_ DEVICE_POWER_STATE State);
typedef struct _KSFILTER KSFILTER, *PKSFILTER;
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSFILTERIRP)(_In_ PKSFILTER Filter, _In_ PIRP Irp);
typedef struct _KSPROCESSPIN_INDEXENTRY KSPROCESSPIN_INDEXENTRY, *PKSPROCESSPIN_INDEXENTRY;
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSFILTERPROCESS)(_In_ PKSFILTER Filter, _In_ PKSPROCESSPIN_INDEXENTRY Index);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSFILTERVOID)(_In_ PKSFILTER Filter);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSFILTERPOWER)(_In_ PKSFILTER Filter, _In_ DEVICE_POWER_STATE State);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSPINIRP)(_In_ PKSPIN Pin, _In_ PIRP Irp);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSPINSETDEVICESTATE)(_In_ PKSPIN Pin, _In_ KSSTATE ToState, _In_ KSSTATE FromState);
_IRQL_requires_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSPINSETDATAFORMAT)(
    _In_ PKSPIN Pin, _In_opt_ PKSDATAFORMAT OldFormat, _In_opt_ PKSMULTIPLE_ITEM OldAttributeList, _In_ const KSDATARANGE *DataRange,
    _In_opt_ const KSATTRIBUTE_LIST *AttributeRange);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSPINHANDSHAKE)(_In_ PKSPIN Pin, _In_ PKSHANDSHAKE In, _In_ PKSHANDSHAKE Out);
typedef NTSTATUS (NTAPI *PFNKSPIN)(_In_ PKSPIN Pin);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSPINVOID)(_In_ PKSPIN Pin);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSPINPOWER)(_In_ PKSPIN Pin, _In_ DEVICE_POWER_STATE State);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN (NTAPI *PFNKSPINSETTIMER)(_In_ PKSPIN Pin, _In_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_ PKDPC Dpc);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef BOOLEAN (NTAPI *PFNKSPINCANCELTIMER)(_In_ PKSPIN Pin, _In_ PKTIMER Timer);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef LONGLONG (NTAPI *PFNKSPINCORRELATEDTIME)(_In_ PKSPIN Pin, _Out_ PLONGLONG SystemTime);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PFNKSPINRESOLUTION)(_In_ PKSPIN Pin, _Out_ PKSRESOLUTION Resolution);
typedef struct _KSSTREAM_POINTER KSSTREAM_POINTER, *PKSSTREAM_POINTER;
_IRQL_requires_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PFNKSSTREAMPOINTER)(_In_ PKSSTREAM_POINTER StreamPointer);
typedef VOID (NTAPI *PFNKSFREE)(_In_ PVOID Data);
typedef VOID (NTAPI *PFNKSPINFRAMERETURN)(
    _In_ PKSPIN Pin, _In_reads_bytes_opt_(Size) PVOID Data, _In_opt_ ULONG Size, _In_opt_ PMDL Mdl, _In_opt_ PVOID Context,
    _In_ NTSTATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PFNKSPINIRPCOMPLETION)(_In_ PKSPIN Pin, _In_ PIRP Irp);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSDEVICETHERMALACTIVECOOLING)(
    _In_ PKSDEVICE KsDevice, _In_ BOOLEAN Engaged, _Out_ KSDEVICE_THERMAL_STATE *DeviceThermalState);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNKSDEVICETHERMALPASSIVECOOLING)(
    _In_ PKSDEVICE KsDevice, _In_ ULONG Percentage, _Out_ KSDEVICE_THERMAL_STATE *DeviceThermalState);
_IRQL_requires_max_(DISPATCH_LEVEL)
typedef VOID (NTAPI *PFNKSCANCELPINNEDMDL)(_In_ GUID, _In_ PVOID, _In_ PVOID);
typedef struct _KSDEVICE_THERMAL_DISPATCH {
    PFNKSDEVICETHERMALACTIVECOOLING ActiveCooling;
    PFNKSDEVICETHERMALPASSIVECOOLING PassiveCooling;
} KSDEVICE_THERMAL_DISPATCH, *PKSDEVICE_THERMAL_DISPATCH;
typedef struct _KSGATE KSGATE, *PKSGATE;
/// Counts what must be so before processing goes on.
typedef struct _KSGATE {
    LONG Count;
    PKSGATE NextGate;
} KSGATE, *PKSGATE;
/// Properties, methods and events of a device, filter, pin or node.
typedef struct KSAUTOMATION_TABLE_ {
    ULONG PropertySetsCount;
    ULONG PropertyItemSize;
    _Field_size_bytes_(PropertySetsCount *PropertyItemSize) const KSPROPERTY_SET *PropertySets;
    ULONG MethodSetsCount;
    ULONG MethodItemSize;
    _Field_size_bytes_(MethodSetsCount *MethodItemSize) const KSMETHOD_SET *MethodSets;
    ULONG EventSetsCount;
    ULONG EventItemSize;
    _Field_size_bytes_(EventSetsCount *EventItemSize) const KSEVENT_SET *EventSets;
#ifndef _WIN64
    PVOID Alignment;
#endif
} KSAUTOMATION_TABLE, *PKSAUTOMATION_TABLE;
/// Routines of a device, called at PASSIVE_LEVEL.
typedef struct _KSDEVICE_DISPATCH {
    PFNKSDEVICECREATE Add;
    PFNKSDEVICEPNPSTART Start;
    PFNKSDEVICE PostStart;
    PFNKSDEVICEIRP QueryStop;
    PFNKSDEVICEIRPVOID CancelStop;
    PFNKSDEVICEIRPVOID Stop;
    PFNKSDEVICEIRP QueryRemove;
    PFNKSDEVICEIRPVOID CancelRemove;
    PFNKSDEVICEIRPVOID Remove;
    PFNKSDEVICEQUERYCAPABILITIES QueryCapabilities;
    PFNKSDEVICEIRPVOID SurpriseRemoval;
    PFNKSDEVICEQUERYPOWER QueryPower;
    PFNKSDEVICESETPOWER SetPower;
    PFNKSDEVICEIRP QueryInterface;
} KSDEVICE_DISPATCH, *PKSDEVICE_DISPATCH;
/// Routines of a filter.
typedef struct _KSFILTER_DISPATCH {
    PFNKSFILTERIRP Create;
    PFNKSFILTERIRP Close;
    PFNKSFILTERPROCESS Process;
    PFNKSFILTERVOID Reset;
} KSFILTER_DISPATCH, *PKSFILTER_DISPATCH;
typedef struct _KSCLOCK_DISPATCH KSCLOCK_DISPATCH, *PKSCLOCK_DISPATCH;
/// Routines of a pin; Process comes at DISPATCH_LEVEL if the pin's flags ask for it.
typedef struct _KSPIN_DISPATCH {
    PFNKSPINIRP Create;
    PFNKSPINIRP Close;
    PFNKSPIN Process;
    PFNKSPINVOID Reset;
    PFNKSPINSETDATAFORMAT SetDataFormat;
    PFNKSPINSETDEVICESTATE SetDeviceState;
    PFNKSPIN Connect;
    PFNKSPINVOID Disconnect;
    const KSCLOCK_DISPATCH *Clock;
    const KSALLOCATOR_DISPATCH *Allocator;
} KSPIN_DISPATCH, *PKSPIN_DISPATCH;
typedef struct _KSCLOCK_DISPATCH {
    PFNKSPINSETTIMER SetTimer;
    PFNKSPINCANCELTIMER CancelTimer;
    PFNKSPINCORRELATEDTIME CorrelatedTime;
    PFNKSPINRESOLUTION Resolution;
} KSCLOCK_DISPATCH, *PKSCLOCK_DISPATCH;
typedef struct _KSFILTER_DESCRIPTOR KSFILTER_DESCRIPTOR, *PKSFILTER_DESCRIPTOR;
/// A device: its routines and its kinds of filters.
typedef struct _KSDEVICE_DESCRIPTOR {
    const KSDEVICE_DISPATCH *Dispatch;
    ULONG FilterDescriptorsCount;
    _Field_size_(FilterDescriptorsCount) const KSFILTER_DESCRIPTOR *const *FilterDescriptors;
    ULONG Version;
    ULONG Flags;
#ifndef _WIN64
    PVOID Alignment;
#endif
} KSDEVICE_DESCRIPTOR, *PKSDEVICE_DESCRIPTOR;
typedef struct _KSPIN_DESCRIPTOR_EX KSPIN_DESCRIPTOR_EX, *PKSPIN_DESCRIPTOR_EX;
typedef struct _KSNODE_DESCRIPTOR KSNODE_DESCRIPTOR, *PKSNODE_DESCRIPTOR;
/// A kind of filter: its routines, pins, nodes and categories.
typedef struct _KSFILTER_DESCRIPTOR {
    const KSFILTER_DISPATCH *Dispatch;
    const KSAUTOMATION_TABLE *AutomationTable;
    ULONG Version;
    ULONG Flags;
    const GUID *ReferenceGuid;
    ULONG PinDescriptorsCount;
    ULONG PinDescriptorSize;
    _Field_size_bytes_(PinDescriptorsCount *PinDescriptorSize) const KSPIN_DESCRIPTOR_EX *PinDescriptors;
    ULONG CategoriesCount;
    _Field_size_(CategoriesCount) const GUID *Categories;
    ULONG NodeDescriptorsCount;
    ULONG NodeDescriptorSize;
    _Field_size_bytes_(NodeDescriptorsCount *NodeDescriptorSize) const KSNODE_DESCRIPTOR *NodeDescriptors;
    ULONG ConnectionsCount;
    _Field_size_(ConnectionsCount) const KSTOPOLOGY_CONNECTION *Connections;
    const KSCOMPONENTID *ComponentId;
} KSFILTER_DESCRIPTOR, *PKSFILTER_DESCRIPTOR;
/// A pin of an AVStream filter.
typedef struct _KSPIN_DESCRIPTOR_EX {
    const KSPIN_DISPATCH *Dispatch;
    const KSAUTOMATION_TABLE *AutomationTable;
    KSPIN_DESCRIPTOR PinDescriptor;
    ULONG Flags;
    ULONG InstancesPossible;
    ULONG InstancesNecessary;
    const KSALLOCATOR_FRAMING_EX *AllocatorFraming;
    PFNKSINTERSECTHANDLEREX IntersectHandler;
} KSPIN_DESCRIPTOR_EX, *PKSPIN_DESCRIPTOR_EX;
/// A node of a filter.
typedef struct _KSNODE_DESCRIPTOR {
    const KSAUTOMATION_TABLE *AutomationTable;
    const GUID *Type;
    const GUID *Name;
#ifndef _WIN64
    PVOID Alignment;
#endif
} KSNODE_DESCRIPTOR, *PKSNODE_DESCRIPTOR;
/// A device of an AVStream driver; Context is the driver's own.
typedef struct _KSDEVICE {
    const KSDEVICE_DESCRIPTOR *Descriptor;
    KSOBJECT_BAG Bag;
    PVOID Context;
    PDEVICE_OBJECT FunctionalDeviceObject;
    PDEVICE_OBJECT PhysicalDeviceObject;
    PDEVICE_OBJECT NextDeviceObject;
    BOOLEAN Started;
    SYSTEM_POWER_STATE SystemPowerState;
    DEVICE_POWER_STATE DevicePowerState;
} KSDEVICE, *PKSDEVICE;
/// What makes filters of one kind.
typedef struct _KSFILTERFACTORY {
    const KSFILTER_DESCRIPTOR *FilterDescriptor;
    KSOBJECT_BAG Bag;
    PVOID Context;
} KSFILTERFACTORY, *PKSFILTERFACTORY;
/// An open filter.
typedef struct _KSFILTER {
    const KSFILTER_DESCRIPTOR *Descriptor;
    KSOBJECT_BAG Bag;
    PVOID Context;
} KSFILTER, *PKSFILTER;
/// An open pin.
typedef struct _KSPIN {
    const KSPIN_DESCRIPTOR_EX *Descriptor;
    KSOBJECT_BAG Bag;
    PVOID Context;
    ULONG Id;
    KSPIN_COMMUNICATION Communication;
    BOOLEAN ConnectionIsExternal;
    KSPIN_INTERFACE ConnectionInterface;
    KSPIN_MEDIUM ConnectionMedium;
    KSPRIORITY ConnectionPriority;
    PKSDATAFORMAT ConnectionFormat;
    PKSMULTIPLE_ITEM AttributeList;
    ULONG StreamHeaderSize;
    KSPIN_DATAFLOW DataFlow;
    KSSTATE DeviceState;
    KSRESET ResetState;
    KSSTATE ClientState;
} KSPIN, *PKSPIN;
/// A piece of a frame as the device sees it.
typedef struct _KSMAPPING {
    PHYSICAL_ADDRESS PhysicalAddress;
    ULONG ByteCount;
    ULONG Alignment;
} KSMAPPING, *PKSMAPPING;
/// Where in a frame a stream pointer is.
typedef struct _KSSTREAM_POINTER_OFFSET {
    union {
        PUCHAR Data;
        PKSMAPPING Mappings;
    };
#ifndef _WIN64
    PVOID Alignment;
#endif
    ULONG Count;
    ULONG Remaining;
} KSSTREAM_POINTER_OFFSET, *PKSSTREAM_POINTER_OFFSET;
/// A place in a pin's queue of frames; what lies behind it is kept until it is deleted or goes on.
typedef struct _KSSTREAM_POINTER {
    PVOID Context;
    PKSPIN Pin;
    PKSSTREAM_HEADER StreamHeader;
    PKSSTREAM_POINTER_OFFSET Offset;
    KSSTREAM_POINTER_OFFSET OffsetIn;
    KSSTREAM_POINTER_OFFSET OffsetOut;
} KSSTREAM_POINTER, *PKSSTREAM_POINTER;
typedef struct _KSPROCESSPIN KSPROCESSPIN, *PKSPROCESSPIN;
/// A pin in filter-centric processing.
typedef struct _KSPROCESSPIN {
    PKSPIN Pin;
    PKSSTREAM_POINTER StreamPointer;
    PKSPROCESSPIN InPlaceCounterpart;
    PKSPROCESSPIN DelegateBranch;
    PKSPROCESSPIN CopySource;
    _Field_size_bytes_(BytesAvailable) PVOID Data;
    ULONG BytesAvailable;
    ULONG BytesUsed;
    ULONG Flags;
    BOOLEAN Terminate;
} KSPROCESSPIN, *PKSPROCESSPIN;
typedef struct _KSPROCESSPIN_INDEXENTRY {
    _Field_size_(Count) PKSPROCESSPIN *Pins;
    ULONG Count;
} KSPROCESSPIN_INDEXENTRY, *PKSPROCESSPIN_INDEXENTRY;
