// Port classes: audio streams: WaveRT, and the older WaveCyclic and WavePci.
#pragma once

DEFINE_GUID(CLSID_PortWaveCyclic, 0xb4c90a2a, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_PortWavePci, 0xb4c90a54, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
DEFINE_GUID(CLSID_PortWaveRT, 0xcc9be57a, 0xeb9e, 0x42b4, 0x94, 0xfc, 0xc, 0xad, 0x3d, 0xbc, 0xe7, 0xfa);
DEFINE_GUID(IID_IWaveCyclicClock, 0xdec1ec78, 0x419a, 0x11d1, 0xad, 0x09, 0x00, 0xc0, 0x4f, 0xb9, 0x1b, 0xc4);
DEFINE_GUID(IID_IWavePciClock, 0xd5d7a256, 0x5d10, 0x11d1, 0xad, 0xae, 0x00, 0xc0, 0x4f, 0xb9, 0x1b, 0xc4);
DEFINE_GUID(IID_IPortWaveRT, 0x339ff909, 0x68a9, 0x4310, 0xb0, 0x9b, 0x27, 0x4e, 0x96, 0xee, 0x4c, 0xbd);
#define INTERFACE IPortWaveRT
DECLARE_INTERFACE_(IPortWaveRT, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWaveRT *PPORTWAVERT;
#define IMP_IPortWaveRT PC_METHODS_IPort(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortWaveRTStream, 0x1809ce5a, 0x64bc, 0x4e62, 0xbd, 0x7d, 0x95, 0xbc, 0xe4, 0x3d, 0xe3, 0x93);
#define PC_METHODS_IPortWaveRTStream(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PMDL, AllocatePagesForMdl)(THIS_ _In_ PHYSICAL_ADDRESS HighAddress, _In_ SIZE_T TotalBytes) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PMDL, AllocateContiguousPagesForMdl)(THIS_ \
        _In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ SIZE_T TotalBytes) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PVOID, MapAllocatedPages)(THIS_ \
        _In_ PMDL MemoryDescriptorList, _In_ MEMORY_CACHING_TYPE CacheType) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, UnmapAllocatedPages)(THIS_ _In_ PVOID BaseAddress, _In_ PMDL MemoryDescriptorList) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, FreePagesFromMdl)(THIS_ _In_ PMDL MemoryDescriptorList) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(ULONG, GetPhysicalPagesCount)(THIS_ _In_ PMDL MemoryDescriptorList) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(PHYSICAL_ADDRESS, GetPhysicalPageAddress)(THIS_ \
        _In_ PMDL MemoryDescriptorList, _In_ ULONG Index)
/// Memory for the buffer of a WaveRT stream.
#define INTERFACE IPortWaveRTStream
DECLARE_INTERFACE_(IPortWaveRTStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortWaveRTStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWaveRTStream *PPORTWAVERTSTREAM;
#define IMP_IPortWaveRTStream PC_METHODS_IPortWaveRTStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveRTStream, 0xac9ab, 0xfaab, 0x4f3d, 0x94, 0x55, 0x6f, 0xf8, 0x30, 0x6a, 0x74, 0xa0);
#define PC_METHODS_IMiniportWaveRTStream(M, E) \
    M(NTSTATUS, SetFormat)(THIS_ _In_ PKSDATAFORMAT DataFormat) E \
    M(NTSTATUS, SetState)(THIS_ _In_ KSSTATE State) E \
    M(NTSTATUS, GetPosition)(THIS_ _Out_ PKSAUDIO_POSITION Position) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AllocateAudioBuffer)(THIS_ \
        _In_ ULONG RequestedSize, _Out_ PMDL *AudioBufferMdl, _Out_ ULONG *ActualSize, _Out_ ULONG *OffsetFromFirstPage, \
        _Out_ MEMORY_CACHING_TYPE *CacheType) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, FreeAudioBuffer)(THIS_ _In_opt_ PMDL AudioBufferMdl, _In_ ULONG BufferSize) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, GetHWLatency)(THIS_ _Out_ KSRTAUDIO_HWLATENCY *hwLatency) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetPositionRegister)(THIS_ _Out_ KSRTAUDIO_HWREGISTER *Register) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetClockRegister)(THIS_ _Out_ KSRTAUDIO_HWREGISTER *Register)
/// A stream of such a miniport; SetState and GetPosition come often.
#define INTERFACE IMiniportWaveRTStream
DECLARE_INTERFACE_(IMiniportWaveRTStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRTStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveRTStream *PMINIPORTWAVERTSTREAM;
#define IMP_IMiniportWaveRTStream PC_METHODS_IMiniportWaveRTStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveRTStreamNotification, 0x23759128, 0x96f1, 0x423b, 0xab, 0x4d, 0x81, 0x63, 0x5b, 0xcf, 0x8c, 0xa1);
#define PC_METHODS_IMiniportWaveRTStreamNotification(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, AllocateBufferWithNotification)(THIS_ \
        _In_ ULONG NotificationCount, _In_ ULONG RequestedSize, _Out_ PMDL *AudioBufferMdl, _Out_ ULONG *ActualSize, \
        _Out_ ULONG *OffsetFromFirstPage, _Out_ MEMORY_CACHING_TYPE *CacheType) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(VOID, FreeBufferWithNotification)(THIS_ _In_ PMDL AudioBufferMdl, _In_ ULONG BufferSize) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, RegisterNotificationEvent)(THIS_ _In_ PKEVENT NotificationEvent) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, UnregisterNotificationEvent)(THIS_ _In_ PKEVENT NotificationEvent)
/// A stream that tells by events how far it is.
#define INTERFACE IMiniportWaveRTStreamNotification
DECLARE_INTERFACE_(IMiniportWaveRTStreamNotification, IMiniportWaveRTStream) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRTStream(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRTStreamNotification(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveRTStreamNotification *PMINIPORTWAVERTSTREAMNOTIFICATION;
#define IMP_IMiniportWaveRTStreamNotification PC_METHODS_IMiniportWaveRTStreamNotification(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveRTInputStream, 0xcd8e756a, 0x5fc7, 0x4624, 0x98, 0x4b, 0x2a, 0xf0, 0x29, 0x25, 0xb9, 0x1f);
#define PC_METHODS_IMiniportWaveRTInputStream(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetReadPacket)(THIS_ \
        _Out_ ULONG *PacketNumber, _Out_ DWORD *Flags, _Out_ ULONG64 *PerformanceCounterValue, _Out_ BOOL *MoreData)
/// Captures in packets.
#define INTERFACE IMiniportWaveRTInputStream
DECLARE_INTERFACE_(IMiniportWaveRTInputStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRTInputStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveRTInputStream *PMINIPORTWAVERTINPUTSTREAM;
#define IMP_IMiniportWaveRTInputStream PC_METHODS_IMiniportWaveRTInputStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveRTOutputStream, 0x831fc7bc, 0x6347, 0x44bc, 0xb4, 0x7b, 0xc0, 0xc6, 0x57, 0xb5, 0xbf, 0x73);
#define PC_METHODS_IMiniportWaveRTOutputStream(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetWritePacket)(THIS_ \
        _In_ ULONG PacketNumber, _In_ DWORD Flags, _In_ ULONG EosPacketLength) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetOutputStreamPresentationPosition)(THIS_ \
        _Out_ KSAUDIO_PRESENTATION_POSITION *pPresentationPosition) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetPacketCount)(THIS_ _Out_ ULONG *pPacketCount)
/// Renders in packets.
#define INTERFACE IMiniportWaveRTOutputStream
DECLARE_INTERFACE_(IMiniportWaveRTOutputStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRTOutputStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveRTOutputStream *PMINIPORTWAVERTOUTPUTSTREAM;
#define IMP_IMiniportWaveRTOutputStream PC_METHODS_IMiniportWaveRTOutputStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveRT, 0xf9fc4d6, 0x6061, 0x4f3c, 0xb1, 0xfc, 0x7, 0x5e, 0x35, 0xf7, 0x96, 0xa);
#define PC_METHODS_IMiniportWaveRT(M, E) \
    M(NTSTATUS, Init)(THIS_ _In_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTWAVERT Port) E \
    M(NTSTATUS, NewStream)(THIS_ \
        _Out_ PMINIPORTWAVERTSTREAM *Stream, _In_ PPORTWAVERTSTREAM PortStream, _In_ ULONG Pin, _In_ BOOLEAN Capture, \
        _In_ PKSDATAFORMAT DataFormat) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetDeviceDescription)(THIS_ _Out_ PDEVICE_DESCRIPTION DeviceDescription)
/// A miniport whose audio runs through a buffer that clients share with the device.
#define INTERFACE IMiniportWaveRT
DECLARE_INTERFACE_(IMiniportWaveRT, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveRT(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveRT *PMINIPORTWAVERT;
#define IMP_IMiniportWaveRT PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IMiniportWaveRT(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortWaveCyclic, 0xb4c90a26, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IPortWaveCyclic(M, E) \
    M(VOID, Notify)(THIS_ _In_ PSERVICEGROUP ServiceGroup) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, NewSlaveDmaChannel)(THIS_ \
        _Out_ PDMACHANNELSLAVE *DmaChannel, _In_ PUNKNOWN OuterUnknown, _In_ PRESOURCELIST ResourceList, _In_ ULONG DmaIndex, \
        _In_ ULONG MaximumLength, _In_ BOOLEAN DemandMode, _In_ DMA_SPEED DmaSpeed) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, NewMasterDmaChannel)(THIS_ \
        _Out_ PDMACHANNEL *DmaChannel, _In_ PUNKNOWN OuterUnknown, _In_opt_ PRESOURCELIST ResourceList, _In_ ULONG MaximumLength, \
        _In_ BOOLEAN Dma32BitAddresses, _In_ BOOLEAN Dma64BitAddresses, _In_ DMA_WIDTH DmaWidth, _In_ DMA_SPEED DmaSpeed)
#define INTERFACE IPortWaveCyclic
DECLARE_INTERFACE_(IPortWaveCyclic, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortWaveCyclic(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWaveCyclic *PPORTWAVECYCLIC;
#define IMP_IPortWaveCyclic PC_METHODS_IPort(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IPortWaveCyclic(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveCyclicStream, 0xb4c90a28, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportWaveCyclicStream(M, E) \
    M(NTSTATUS, SetFormat)(THIS_ _In_ PKSDATAFORMAT DataFormat) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(ULONG, SetNotificationFreq)(THIS_ _In_ ULONG Interval, _Out_ PULONG FrameSize) E \
    M(NTSTATUS, SetState)(THIS_ _In_ KSSTATE State) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, GetPosition)(THIS_ _Out_ PULONG Position) E \
    M(NTSTATUS, NormalizePhysicalPosition)(THIS_ _Inout_ PLONGLONG PhysicalPosition) E \
    M(VOID, Silence)(THIS_ _Inout_updates_bytes_(ByteCount) PVOID Buffer, _In_ ULONG ByteCount)
#define INTERFACE IMiniportWaveCyclicStream
DECLARE_INTERFACE_(IMiniportWaveCyclicStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveCyclicStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveCyclicStream *PMINIPORTWAVECYCLICSTREAM;
#define IMP_IMiniportWaveCyclicStream PC_METHODS_IMiniportWaveCyclicStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWaveCyclic, 0xb4c90a27, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportWaveCyclic(M, E) \
    M(NTSTATUS, Init)(THIS_ _In_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTWAVECYCLIC Port) E \
    M(NTSTATUS, NewStream)(THIS_ \
        _Out_ PMINIPORTWAVECYCLICSTREAM *Stream, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType, _In_ ULONG Pin, \
        _In_ BOOLEAN Capture, _In_ PKSDATAFORMAT DataFormat, _Out_ PDMACHANNEL *DmaChannel, _Out_ PSERVICEGROUP *ServiceGroup)
/// A miniport that plays from a cyclic buffer.
#define INTERFACE IMiniportWaveCyclic
DECLARE_INTERFACE_(IMiniportWaveCyclic, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWaveCyclic(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWaveCyclic *PMINIPORTWAVECYCLIC;
#define IMP_IMiniportWaveCyclic PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IMiniportWaveCyclic(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortWavePci, 0xb4c90a50, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IPortWavePci(M, E) \
    M(VOID, Notify)(THIS_ _In_ PSERVICEGROUP ServiceGroup) E \
    M(NTSTATUS, NewMasterDmaChannel)(THIS_ \
        _Out_ PDMACHANNEL *OutDmaChannel, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType, _In_opt_ PRESOURCELIST ResourceList, \
        _In_ BOOLEAN ScatterGather, _In_ BOOLEAN Dma32BitAddresses, _In_ BOOLEAN Dma64BitAddresses, _In_ BOOLEAN IgnoreCount, \
        _In_ DMA_WIDTH DmaWidth, _In_ DMA_SPEED DmaSpeed, _In_ ULONG MaximumLength, _In_ ULONG DmaPort)
#define INTERFACE IPortWavePci
DECLARE_INTERFACE_(IPortWavePci, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPort(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortWavePci(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWavePci *PPORTWAVEPCI;
#define IMP_IPortWavePci PC_METHODS_IPort(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IPortWavePci(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPortWavePciStream, 0xb4c90a51, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IPortWavePciStream(M, E) \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, GetMapping)(THIS_ \
        _In_ PVOID Tag, _Out_ PPHYSICAL_ADDRESS PhysicalAddress, _Out_ PVOID *VirtualAddress, _Out_ PULONG ByteCount, \
        _Out_ PULONG Flags) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, ReleaseMapping)(THIS_ _In_ PVOID Tag) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, TerminatePacket)(THIS)
#define INTERFACE IPortWavePciStream
DECLARE_INTERFACE_(IPortWavePciStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortWavePciStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortWavePciStream *PPORTWAVEPCISTREAM;
#define IMP_IPortWavePciStream PC_METHODS_IPortWavePciStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWavePciStream, 0xb4c90a53, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportWavePciStream(M, E) \
    M(NTSTATUS, SetFormat)(THIS_ _In_ PKSDATAFORMAT DataFormat) E \
    M(NTSTATUS, SetState)(THIS_ _In_ KSSTATE State) E \
    M(NTSTATUS, GetPosition)(THIS_ _Out_ PULONGLONG Position) E \
    M(NTSTATUS, NormalizePhysicalPosition)(THIS_ _Inout_ PLONGLONG PhysicalPosition) E \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, GetAllocatorFraming)(THIS_ _Out_ PKSALLOCATOR_FRAMING AllocatorFraming) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(NTSTATUS, RevokeMappings)(THIS_ \
        _In_ PVOID FirstTag, _In_ PVOID LastTag, _Out_ PULONG MappingsRevoked) E \
    _IRQL_requires_max_(DISPATCH_LEVEL) M(VOID, MappingAvailable)(THIS) E \
    M(VOID, Service)(THIS)
#define INTERFACE IMiniportWavePciStream
DECLARE_INTERFACE_(IMiniportWavePciStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWavePciStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWavePciStream *PMINIPORTWAVEPCISTREAM;
#define IMP_IMiniportWavePciStream PC_METHODS_IMiniportWavePciStream(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportWavePci, 0xb4c90a52, 0x5791, 0x11d0, 0x86, 0xf9, 0x00, 0xa0, 0xc9, 0x11, 0xb5, 0x44);
#define PC_METHODS_IMiniportWavePci(M, E) \
    M(NTSTATUS, Init)(THIS_ \
        _In_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTWAVEPCI Port, _Out_ PSERVICEGROUP *ServiceGroup) E \
    M(NTSTATUS, NewStream)(THIS_ \
        _Out_ PMINIPORTWAVEPCISTREAM *Stream, _In_opt_ PUNKNOWN OuterUnknown, \
        _When_((PoolType & NonPagedPoolMustSucceed) != 0,) _In_ POOL_TYPE PoolType, _In_ PPORTWAVEPCISTREAM PortStream, _In_ ULONG Pin, \
        _In_ BOOLEAN Capture, _In_ PKSDATAFORMAT DataFormat, _Out_ PDMACHANNEL *DmaChannel, _Out_ PSERVICEGROUP *ServiceGroup) E \
    M(VOID, Service)(THIS)
/// A miniport that plays from the clients' own memory.
#define INTERFACE IMiniportWavePci
DECLARE_INTERFACE_(IMiniportWavePci, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniport(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportWavePci(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportWavePci *PMINIPORTWAVEPCI;
#define IMP_IMiniportWavePci PC_METHODS_IMiniport(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IMiniportWavePci(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IPreFetchOffset, 0x7000f480, 0xed44, 0x4e8b, 0xb3, 0x8a, 0x41, 0x2f, 0x8d, 0x7a, 0x50, 0x4d);
#define PC_METHODS_IPreFetchOffset(M, E) \
    M(VOID, SetPreFetchOffset)(THIS_ _In_ ULONG PreFetchOffset)
#define INTERFACE IPreFetchOffset
DECLARE_INTERFACE_(IPreFetchOffset, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPreFetchOffset(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPreFetchOffset *PPREFETCHOFFSET;
#define IMP_IPreFetchOffset PC_METHODS_IPreFetchOffset(PC_METHOD_IMPLEMENTED, ;)
