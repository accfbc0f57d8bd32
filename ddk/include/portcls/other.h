// Port classes: names of pins, events, protected content, WMI, and what can be unregistered.
#pragma once

enum {
    kVersionInvalid = -1, kVersionWin98, kVersionWin98SE, kVersionWin2K, kVersionWin98SE_QFE2, kVersionWin2K_SP2, kVersionWinME,
    kVersionWin98SE_QFE3, kVersionWinME_QFE1, kVersionWinXP, kVersionWinXPSP1, kVersionWinServer2003, kVersionWin2K_UAAQFE,
    kVersionWinXP_UAAQFE, kVersionWinServer2003_UAAQFE, kVersionWindowsLonghorn
};
typedef struct _PCNOTIFICATION_BUFFER {
    UCHAR NotificationBuffer[1];
} PCNOTIFICATION_BUFFER, *PPCNOTIFICATION_BUFFER;
DEFINE_GUID(IID_IPinCount, 0x5dadb7dc, 0xa2cb, 0x4540, 0xa4, 0xa8, 0x42, 0x5e, 0xe4, 0xae, 0x90, 0x51);
#define PC_METHODS_IPinCount(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, PinCount)(THIS_ \
        _In_ ULONG PinId, _Inout_ PULONG FilterNecessary, _Inout_ PULONG FilterCurrent, _Inout_ PULONG FilterPossible, \
        _Inout_ PULONG GlobalCurrent, _Inout_ PULONG GlobalPossible)
/// Pins of a miniport as they are now.
#define INTERFACE IPinCount
DECLARE_INTERFACE_(IPinCount, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPinCount(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPinCount *PPINCOUNT;
#define IMP_IPinCount PC_METHODS_IPinCount(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortEvents, 0xA80F29C4, 0x5498, 0x11D2, 0x95, 0xD9, 0x00, 0xC0, 0x4F, 0xB9, 0x25, 0xD3);
#define PC_METHODS_IPortEvents(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, AddEventToEventList)(THIS_ _In_ PKSEVENT_ENTRY EventEntry) E \
    M(VOID, GenerateEventList)(THIS_ \
        _In_opt_ GUID *Set, _In_ ULONG EventId, _In_ BOOL PinEvent, _In_ ULONG PinId, _In_ BOOL NodeEvent, _In_ ULONG NodeId)
/// Clients that wait for events of a miniport.
#define INTERFACE IPortEvents
DECLARE_INTERFACE_(IPortEvents, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortEvents(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortEvents *PPORTEVENTS;
#define IMP_IPortEvents PC_METHODS_IPortEvents(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IDrmPort, 0x286D3DF8, 0xCA22, 0x4E2E, 0xB9, 0xBC, 0x20, 0xB4, 0xF0, 0xE2, 0x01, 0xCE);
#define PC_METHODS_IDrmPort(M, E) \
    M(NTSTATUS, CreateContentMixed)(THIS_ _In_ PULONG paContentId, _In_ ULONG cContentId, _Out_ PULONG pMixedContentId) E \
    M(NTSTATUS, DestroyContent)(THIS_ _In_ ULONG ContentId) E \
    M(NTSTATUS, ForwardContentToFileObject)(THIS_ _In_ ULONG ContentId, _In_ PFILE_OBJECT FileObject) E \
    M(NTSTATUS, ForwardContentToInterface)(THIS_ _In_ ULONG ContentId, _In_ PUNKNOWN pUnknown, _In_ ULONG NumMethods) E \
    M(NTSTATUS, GetContentRights)(THIS_ _In_ ULONG ContentId, _Out_ PDRMRIGHTS DrmRights)
/// Protected audio through a port.
#define INTERFACE IDrmPort
DECLARE_INTERFACE_(IDrmPort, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDrmPort(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IDrmPort *PDRMPORT;
#define IMP_IDrmPort PC_METHODS_IDrmPort(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IDrmPort2, 0x1ACCE59C, 0x7311, 0x4B6B, 0x9F, 0xBA, 0xCC, 0x3B, 0xA5, 0x9A, 0xCD, 0xCE);
#define PC_METHODS_IDrmPort2(M, E) \
    M(NTSTATUS, AddContentHandlers)(THIS_ _In_ ULONG ContentId, _In_reads_(NumHandlers) PVOID *paHandlers, _In_ ULONG NumHandlers) E \
    M(NTSTATUS, ForwardContentToDeviceObject)(THIS_ _In_ ULONG ContentId, _In_ PVOID Reserved, _In_ PCDRMFORWARD DrmForward)
#define INTERFACE IDrmPort2
DECLARE_INTERFACE_(IDrmPort2, IDrmPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDrmPort(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDrmPort2(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IDrmPort2 *PDRMPORT2;
#define IMP_IDrmPort2 PC_METHODS_IDrmPort(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IDrmPort2(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsVersion, 0x7D89A7BB, 0x869B, 0x4567, 0x8D, 0xBE, 0x1E, 0x16, 0x8C, 0xC8, 0x53, 0xDE);
#define PC_METHODS_IPortClsVersion(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(DWORD, GetVersion)(THIS)
/// Which port class this is.
#define INTERFACE IPortClsVersion
DECLARE_INTERFACE_(IPortClsVersion, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsVersion(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsVersion *PPORTCLSVERSION;
#define IMP_IPortClsVersion PC_METHODS_IPortClsVersion(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsSubdeviceEx, 0xc3d5e80c, 0x7f55, 0x40c5, 0x88, 0xb2, 0x62, 0x10, 0xd0, 0xcb, 0x2b, 0x59);
#define PC_METHODS_IPortClsSubdeviceEx(M, E) \
    M(NTSTATUS, UpdatePinDescriptor)(THIS_ _In_ ULONG _ulPinId, _In_ ULONG _ulFlags, _In_ PPCPIN_DESCRIPTOR _pPinDescriptor)
#define INTERFACE IPortClsSubdeviceEx
DECLARE_INTERFACE_(IPortClsSubdeviceEx, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsSubdeviceEx(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsSubdeviceEx *PPORTCLSSubdeviceEx;
#define IMP_IPortClsSubdeviceEx PC_METHODS_IPortClsSubdeviceEx(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsEtwHelper, 0x80ef6667, 0xe8b1, 0x4252, 0xab, 0x9, 0x8f, 0x6d, 0x5e, 0xbb, 0xd1, 0x9f);
#define PC_METHODS_IPortClsEtwHelper(M, E) \
    M(NTSTATUS, MiniportWriteEtwEvent)(THIS_ \
        _In_ EPcMiniportEngineEvent miniportEventType, _In_ ULONGLONG pvData1, _In_ ULONGLONG pvData2, _In_ ULONGLONG ulData3, \
        _In_ ULONGLONG ulData4)
#define INTERFACE IPortClsEtwHelper
DECLARE_INTERFACE_(IPortClsEtwHelper, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsEtwHelper(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsEtwHelper *PPORTCLSETWHELPER;
#define IMP_IPortClsEtwHelper PC_METHODS_IPortClsEtwHelper(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortWMIRegistration, 0xd80b18e7, 0x804c, 0x4e1e, 0x82, 0xd3, 0x24, 0x61, 0xec, 0x6, 0xe7, 0xc7);
#define PC_METHODS_IPortWMIRegistration(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RegisterWMIProvider)(THIS_ PDEVICE_OBJECT, PVOID) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterWMIProvider)(THIS_ PDEVICE_OBJECT)
#define INTERFACE IPortWMIRegistration
DECLARE_INTERFACE_(IPortWMIRegistration, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortWMIRegistration(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWMIRegistration *PPORTWMIREGISTRATION;
#define IMP_IPortWMIRegistration PC_METHODS_IPortWMIRegistration(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IUnregisterSubdevice, 0x16738177, 0xe199, 0x41f9, 0x9a, 0x87, 0xab, 0xb2, 0xa5, 0x43, 0x2f, 0x21);
#define PC_METHODS_IUnregisterSubdevice(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterSubdevice)(THIS_ _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNKNOWN Unknown)
#define INTERFACE IUnregisterSubdevice
DECLARE_INTERFACE_(IUnregisterSubdevice, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IUnregisterSubdevice(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IUnregisterSubdevice *PUNREGISTERSUBDEVICE;
#define IMP_IUnregisterSubdevice PC_METHODS_IUnregisterSubdevice(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IUnregisterPhysicalConnection, 0x6c38e231, 0x2a0d, 0x428d, 0x81, 0xf8, 0x07, 0xcc, 0x42, 0x8b, 0xb9, 0xa4);
#define PC_METHODS_IUnregisterPhysicalConnection(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterPhysicalConnection)(THIS_ \
        _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNKNOWN FromUnknown, _In_ ULONG FromPin, _In_ PUNKNOWN ToUnknown, _In_ ULONG ToPin) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterPhysicalConnectionToExternal)(THIS_ \
        _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNKNOWN FromUnknown, _In_ ULONG FromPin, _In_ PUNICODE_STRING ToString, \
        _In_ ULONG ToPin) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterPhysicalConnectionFromExternal)(THIS_ \
        _In_ PDEVICE_OBJECT DeviceObject, _In_ PUNICODE_STRING FromString, _In_ ULONG FromPin, _In_ PUNKNOWN ToUnknown, \
        _In_ ULONG ToPin)
#define INTERFACE IUnregisterPhysicalConnection
DECLARE_INTERFACE_(IUnregisterPhysicalConnection, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IUnregisterPhysicalConnection(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IUnregisterPhysicalConnection *PUNREGISTERPHYSICALCONNECTION;
#define IMP_IUnregisterPhysicalConnection PC_METHODS_IUnregisterPhysicalConnection(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPinName, 0x29cc9ab1, 0xe89d, 0x413c, 0xb6, 0xb2, 0xf6, 0xd5, 0x0, 0x5, 0xd0, 0x63);
#define PC_METHODS_IPinName(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetPinName)(THIS_ _In_ PIRP Irp, _In_ PKSP_PIN Pin, _Out_ PVOID Data)
/// Names of a miniport's pins.
#define INTERFACE IPinName
DECLARE_INTERFACE_(IPinName, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPinName(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPinName *PIPINNAME;
#define IMP_IPinName PC_METHODS_IPinName(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortClsNotifications, 0x1E092CE2, 0xDB25, 0x483B, 0x84, 0x46, 0xB0, 0x96, 0x12, 0x15, 0x25, 0x8B);
#define PC_METHODS_IPortClsNotifications(M, E) \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, AllocNotificationBuffer)(THIS_ \
        _In_ POOL_TYPE PoolType, _In_ USHORT NumberOfBytes, _Out_ PPCNOTIFICATION_BUFFER *NotificationBuffer) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, FreeNotificationBuffer)(THIS_ _In_ PPCNOTIFICATION_BUFFER NotificationBuffer) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, SendNotification)(THIS_ \
        _In_ const GUID *NotificationId, _In_ PPCNOTIFICATION_BUFFER NotificationBuffer)
#define INTERFACE IPortClsNotifications
DECLARE_INTERFACE_(IPortClsNotifications, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortClsNotifications(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortClsNotifications *PPORTCLSNOTIFICATIONS;
#define IMP_IPortClsNotifications PC_METHODS_IPortClsNotifications(PC_METHOD_IMPLEMENTED, ;)
