// Kernel streaming: interfaces that filters and pins offer to other drivers. They are there once punknown.h or unknown.h is.
#pragma once

#ifdef _UNKNOWN_H_
DEFINE_GUID(IID_IKsControl, 0x28F54685, 0x06FD, 0x11D2, 0xB2, 0x7A, 0x00, 0xA0, 0xC9, 0x22, 0x31, 0x96);
#define PC_METHODS_IKsControl(M, E) \
    M(NTSTATUS, KsProperty)(THIS_ \
        _In_reads_bytes_(PropertyLength) PKSPROPERTY Property, _In_ ULONG PropertyLength, \
        _Inout_updates_bytes_(DataLength) PVOID PropertyData, _In_ ULONG DataLength, _Out_ ULONG *BytesReturned) E \
    M(NTSTATUS, KsMethod)(THIS_ \
        _In_reads_bytes_(MethodLength) PKSMETHOD Method, _In_ ULONG MethodLength, _Inout_updates_bytes_(DataLength) PVOID MethodData, \
        _In_ ULONG DataLength, _Out_ ULONG *BytesReturned) E \
    M(NTSTATUS, KsEvent)(THIS_ \
        _In_reads_bytes_opt_(EventLength) PKSEVENT Event, _In_ ULONG EventLength, _Inout_updates_bytes_(DataLength) PVOID EventData, \
        _In_ ULONG DataLength, _Out_ ULONG *BytesReturned)
/// What a client in the kernel asks a filter or a pin through.
#define INTERFACE IKsControl
DECLARE_INTERFACE_(IKsControl, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IKsControl(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IKsControl *PIKSCONTROL;
#define PC_METHODS_IKsReferenceClock(M, E) \
    M(LONGLONG, GetTime)(THIS) E \
    M(LONGLONG, GetPhysicalTime)(THIS) E \
    M(LONGLONG, GetCorrelatedTime)(THIS_ _Out_ PLONGLONG SystemTime) E \
    M(LONGLONG, GetCorrelatedPhysicalTime)(THIS_ _Out_ PLONGLONG SystemTime) E \
    M(NTSTATUS, GetResolution)(THIS_ _Out_ PKSRESOLUTION Resolution) E \
    M(NTSTATUS, GetState)(THIS_ _Out_ PKSSTATE State)
/// The clock that a pin of the graph offers to the others.
#define INTERFACE IKsReferenceClock
DECLARE_INTERFACE_(IKsReferenceClock, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IKsReferenceClock(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IKsReferenceClock *PIKSREFERENCECLOCK;
DEFINE_GUID(IID_IKsDeviceFunctions, 0xe234f2e2, 0xbd69, 0x4f8c, 0xb3, 0xf2, 0x7c, 0xd7, 0x9e, 0xd4, 0x66, 0xbd);
#define PC_METHODS_IKsDeviceFunctions(M, E) \
    M(NTSTATUS, RegisterAdapterObjectEx)(THIS_ \
        _In_ PADAPTER_OBJECT AdapterObject, _In_ PDEVICE_DESCRIPTION DeviceDescription, _In_ ULONG NumberOfMapRegisters, \
        _In_ ULONG MaxMappingsByteCount, _In_ ULONG MappingTableStride)
/// What a miniport is given by its device.
#define INTERFACE IKsDeviceFunctions
DECLARE_INTERFACE_(IKsDeviceFunctions, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IKsDeviceFunctions(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
#endif
#define STATIC_IID_IKsControl 0x28F54685, 0x06FD, 0x11D2, 0xB2, 0x7A, 0x00, 0xA0, 0xC9, 0x22, 0x31, 0x96
#define STATIC_IID_IKsFastClock 0xc9902485, 0xc180, 0x11d2, 0x84, 0x73, 0xd4, 0x23, 0x94, 0x45, 0x9e, 0x5e
#define STATIC_IID_IKsDeviceFunctions 0xe234f2e2, 0xbd69, 0x4f8c, 0xb3, 0xf2, 0x7c, 0xd7, 0x9e, 0xd4, 0x66, 0xbd
DEFINE_GUID(IID_IKsFastClock, 0xc9902485, 0xc180, 0x11d2, 0x84, 0x73, 0xd4, 0x23, 0x94, 0x45, 0x9e, 0x5e);
