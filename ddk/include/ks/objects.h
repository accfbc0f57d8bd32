// Kernel streaming: objects of a driver of its own dispatching: create items, dispatch tables, queues, buses.
#pragma once

#define KSDISPATCH_FASTIO 0x80000000
#define KSCREATE_ITEM_SECURITYCHANGED 0x00000001
#define KSCREATE_ITEM_WILDCARD 0x00000002
#define KSCREATE_ITEM_NOPARAMETERS 0x00000004
#define KSCREATE_ITEM_FREEONSTOP 0x00000008
#define BUS_INTERFACE_REFERENCE_VERSION 0x100
#define DEFINE_KSCREATE_DISPATCH_TABLE( tablename ) KSOBJECT_CREATE_ITEM tablename[] =
#define DEFINE_KSCREATE_ITEM(DispatchCreate, TypeName, Context) \
    { (DispatchCreate), (PVOID)(Context), { sizeof(TypeName) - sizeof(UNICODE_NULL), sizeof(TypeName), (PWCHAR)(TypeName) }, NULL, 0 }
#define DEFINE_KSCREATE_ITEMEX(DispatchCreate, TypeName, Context, Flags) \
    { (DispatchCreate), (PVOID)(Context), { sizeof(TypeName) - sizeof(UNICODE_NULL), sizeof(TypeName), (PWCHAR)(TypeName) }, NULL, \
    (Flags) }
#define DEFINE_KSCREATE_ITEMNULL( DispatchCreate, Context ) { DispatchCreate, Context, { 0, 0, NULL, }, NULL, 0 }
#define DEFINE_KSDISPATCH_TABLE( tablename, DeviceIoControl, Read, Write, Flush, Close, QuerySecurity, SetSecurity, FastDeviceIoControl, FastRead, FastWrite ) \
    const KSDISPATCH_TABLE tablename = { DeviceIoControl, Read, Write, Flush, Close, QuerySecurity, SetSecurity, FastDeviceIoControl, \
    FastRead, FastWrite, }
#define STATIC_REFERENCE_BUS_INTERFACE STATIC_KSMEDIUMSETID_Standard
#define STATIC_GUID_BUS_INTERFACE_MEDIUMS 0x4EC35C3E, 0x201B, 0x11D2, 0x87, 0x45, 0x00, 0xA0, 0xC9, 0x22, 0x31, 0x96
KS_GUID(GUID_BUS_INTERFACE_MEDIUMS);
#define GUID_BUS_INTERFACE_MEDIUMS GUID_BUS_INTERFACE_MEDIUMS
typedef enum { KSDEVICE_THERMAL_STATE_LOW, KSDEVICE_THERMAL_STATE_HIGH } KSDEVICE_THERMAL_STATE;
typedef enum { KsInvokeOnSuccess = 1, KsInvokeOnError = 2, KsInvokeOnCancel = 4 } KSCOMPLETION_INVOCATION;
typedef enum { KsListEntryTail, KsListEntryHead } KSLIST_ENTRY_LOCATION;
typedef enum { KsAcquireOnly, KsAcquireAndRemove, KsAcquireOnlySingleItem, KsAcquireAndRemoveOnlySingleItem } KSIRP_REMOVAL_OPERATION;
typedef enum { KsStackCopyToNewLocation, KsStackReuseCurrentLocation, KsStackUseNewLocation } KSSTACK_USE;
typedef enum { KSTARGET_STATE_DISABLED, KSTARGET_STATE_ENABLED } KSTARGET_STATE;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSCONTEXT_DISPATCH)(_In_ PVOID Context, _In_ PIRP Irp);
/// What is made when a name is opened.
typedef struct {
    PDRIVER_DISPATCH Create;
    PVOID Context;
    UNICODE_STRING ObjectClass;
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    ULONG Flags;
} KSOBJECT_CREATE_ITEM, *PKSOBJECT_CREATE_ITEM;
typedef VOID (NTAPI *PFNKSITEMFREECALLBACK)(_In_ PKSOBJECT_CREATE_ITEM CreateItem);
_IRQL_requires_(DISPATCH_LEVEL)
typedef NTSTATUS (NTAPI *PFNKSIRPLISTCALLBACK)(_In_ PIRP Irp, _In_ PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNREFERENCEDEVICEOBJECT)(_In_ PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID (NTAPI *PFNDEREFERENCEDEVICEOBJECT)(_In_ PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNQUERYREFERENCESTRING)(_In_ PVOID Context, _Inout_ PWCHAR *String);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (NTAPI *PFNQUERYMEDIUMSLIST)(
    _In_ PVOID Context, _Out_ ULONG *MediumsCount, _Out_writes_(MediumsCount) PKSPIN_MEDIUM *MediumList);
typedef struct {
    ULONG CreateItemsCount;
    _Field_size_(CreateItemsCount) PKSOBJECT_CREATE_ITEM CreateItemsList;
} KSOBJECT_CREATE, *PKSOBJECT_CREATE;
/// Routines of an object that does without AVStream.
typedef struct {
    PDRIVER_DISPATCH DeviceIoControl;
    PDRIVER_DISPATCH Read;
    PDRIVER_DISPATCH Write;
    PDRIVER_DISPATCH Flush;
    PDRIVER_DISPATCH Close;
    PDRIVER_DISPATCH QuerySecurity;
    PDRIVER_DISPATCH SetSecurity;
    PFAST_IO_DEVICE_CONTROL FastDeviceIoControl;
    PFAST_IO_READ FastRead;
    PFAST_IO_WRITE FastWrite;
} KSDISPATCH_TABLE, *PKSDISPATCH_TABLE;
/// How the software bus holds a device.
typedef struct {
    INTERFACE Interface;
    PFNREFERENCEDEVICEOBJECT ReferenceDeviceObject;
    PFNDEREFERENCEDEVICEOBJECT DereferenceDeviceObject;
    PFNQUERYREFERENCESTRING QueryReferenceString;
} BUS_INTERFACE_REFERENCE, *PBUS_INTERFACE_REFERENCE;
typedef struct {
    INTERFACE Interface;
    PFNQUERYMEDIUMSLIST QueryMediumsList;
} BUS_INTERFACE_MEDIUMS, *PBUS_INTERFACE_MEDIUMS;
typedef struct {
    GUID ProtocolId;
    PVOID Argument1;
    PVOID Argument2;
} KSHANDSHAKE, *PKSHANDSHAKE;
