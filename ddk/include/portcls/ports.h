// Port classes: what all ports and miniports have, topology and MIDI.
#pragma once

DEFINE_GUID(IID_IPort, 0xb4c90a25, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IPort(M, E) \
    M(NTSTATUS, Init)(THIS_ \
        _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PIRP Irp, _In_ PUNKNOWN UnknownMiniport, _In_opt_ PUNKNOWN UnknownAdapter, \
        _In_ PRESOURCELIST ResourceList) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetDeviceProperty)(THIS_ \
        _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ ULONG BufferLength, _Out_ PVOID PropertyBuffer, _Out_ PULONG ResultLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, NewRegistryKey)(THIS_ \
        _Out_ PREGISTRYKEY *OutRegistryKey, _In_opt_ PUNKNOWN OuterUnknown, _In_ ULONG RegistryKeyType, _In_ ACCESS_MASK DesiredAccess, \
        _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ ULONG CreateOptions, _Out_opt_ PULONG Disposition)
/// What all ports have.
#define INTERFACE IPort
DECLARE_INTERFACE_(IPort, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPort *PPORT;
#define IMP_IPort PC_METHODS_IPort(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniport, 0xb4c90a24, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniport(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetDescription)(THIS_ _Out_ PPCFILTER_DESCRIPTOR *Description) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, DataRangeIntersection)(THIS_ \
        _In_ ULONG PinId, _In_ PKSDATARANGE DataRange, _In_ PKSDATARANGE MatchingDataRange, _In_ ULONG OutputBufferLength, \
        _Out_writes_bytes_to_opt_(OutputBufferLength, *ResultantFormatLength) PVOID ResultantFormat, _Out_ PULONG ResultantFormatLength)
/// What all miniports have: a description, and what formats two pins agree on.
#define INTERFACE IMiniport
DECLARE_INTERFACE_(IMiniport, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniport *PMINIPORT;
#define IMP_IMiniport PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMusicTechnology, 0x80396C3C, 0xCBCB, 0x409B, 0x9F, 0x65, 0x4F, 0x1E, 0x74, 0x67, 0xCD, 0xAF);
#define PC_METHODS_IMusicTechnology(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetTechnology)(THIS_ _In_ const GUID *Technology)
#define INTERFACE IMusicTechnology
DECLARE_INTERFACE_(IMusicTechnology, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMusicTechnology(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMusicTechnology *PMUSICTECHNOLOGY;
#define IMP_IMusicTechnology PC_METHODS_IMusicTechnology(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortTopology, 0xb4c90a30, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define INTERFACE IPortTopology
DECLARE_INTERFACE_(IPortTopology, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortTopology *PPORTTOPOLOGY;
DEFINE_GUID(IID_IMiniportTopology, 0xb4c90a31, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportTopology(M, E) \
    M(NTSTATUS, Init)(THIS_ _In_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTTOPOLOGY Port)
/// A miniport of controls: volumes, mutes, jacks.
#define INTERFACE IMiniportTopology
DECLARE_INTERFACE_(IMiniportTopology, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportTopology(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportTopology *PMINIPORTTOPOLOGY;
#define IMP_IMiniportTopology PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IMiniportTopology(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortMidi, 0xb4c90a40, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IPortMidi(M, E) \
    M(VOID, Notify)(THIS_ _In_opt_ PSERVICEGROUP ServiceGroup) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, RegisterServiceGroup)(THIS_ _In_ PSERVICEGROUP ServiceGroup)
#define INTERFACE IPortMidi
DECLARE_INTERFACE_(IPortMidi, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortMidi(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortMidi *PPORTMIDI;
#define IMP_IPortMidi PC_METHODS_IPort(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IPortMidi(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportMidiStream, 0xb4c90a42, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportMidiStream(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetFormat)(THIS_ _In_ PKSDATAFORMAT DataFormat) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetState)(THIS_ _In_ KSSTATE State) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, Read)(THIS_ \
        _In_ PVOID BufferAddress, _In_ ULONG BufferLength, _Out_ PULONG BytesRead) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, Write)(THIS_ \
        _In_ PVOID BufferAddress, _In_ ULONG BytesToWrite, _Out_ PULONG BytesWritten)
/// A stream of MIDI bytes.
#define INTERFACE IMiniportMidiStream
DECLARE_INTERFACE_(IMiniportMidiStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportMidiStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportMidiStream *PMINIPORTMIDISTREAM;
#define IMP_IMiniportMidiStream PC_METHODS_IMiniportMidiStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportMidi, 0xb4c90a41, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportMidi(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, Init)(THIS_ \
        _In_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTMIDI Port, _Out_ PSERVICEGROUP *ServiceGroup) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(VOID, Service)(THIS) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, NewStream)(THIS_ \
        _Out_ PMINIPORTMIDISTREAM *Stream, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType, _In_ ULONG Pin, \
        _In_ BOOLEAN Capture, _In_ PKSDATAFORMAT DataFormat, _Out_ PSERVICEGROUP *ServiceGroup)
/// A miniport of MIDI devices without time stamps.
#define INTERFACE IMiniportMidi
DECLARE_INTERFACE_(IMiniportMidi, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportMidi(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportMidi *PMINIPORTMIDI;
#define IMP_IMiniportMidi PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IMiniportMidi(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(CLSID_PortTopology, 0xb4c90a32, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_PortMidi, 0xb4c90a43, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_MiniportDriverFmSynth, 0xb4c90ae0, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_MiniportDriverUart, 0xb4c90ae1, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_MiniportDriverFmSynthWithVol, 0xe5a3c139, 0xf0f2, 0x11d1, 0x81, 0xaf, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1);
