// dmusicks.h: DirectMusic in the kernel: miniports of MIDI devices whose events carry times.
#pragma once

#include <portcls.h>

#define STATIC_CLSID_PortDMus 0xb7902fe9, 0xfb0a, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(CLSID_PortDMus);
#define CLSID_PortDMus CLSID_PortDMus
#define STATIC_CLSID_MiniportDriverDMusUART 0xd3f0ce1c, 0xfffc, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(CLSID_MiniportDriverDMusUART);
#define CLSID_MiniportDriverDMusUART CLSID_MiniportDriverDMusUART
#define STATIC_CLSID_MiniportDriverDMusUARTCapture 0xd3f0ce1d, 0xfffc, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(CLSID_MiniportDriverDMusUARTCapture);
#define CLSID_MiniportDriverDMusUARTCapture CLSID_MiniportDriverDMusUARTCapture
#define STATIC_IID_IPortDMus 0xc096df9c, 0xfb09, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(IID_IPortDMus);
#define IID_IPortDMus IID_IPortDMus
#define STATIC_IID_IMiniportDMus 0xc096df9d, 0xfb09, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(IID_IMiniportDMus);
#define IID_IMiniportDMus IID_IMiniportDMus
#define STATIC_IID_IMXF 0xc096df9e, 0xfb09, 0x11d1, 0x81, 0xb0, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(IID_IMXF);
#define IID_IMXF IID_IMXF
#define STATIC_IID_IAllocatorMXF 0xa5f0d62c, 0xb30f, 0x11d2, 0xb7, 0xa3, 0x00, 0x60, 0x08, 0x33, 0x16, 0xc1
KS_GUID(IID_IAllocatorMXF);
#define IID_IAllocatorMXF IID_IAllocatorMXF
#define STATIC_IID_ISynthSinkDMus 0x1f476974, 0x679b, 0x11d2, 0x8f, 0x7d, 0x00, 0xc0, 0x4f, 0xbf, 0x8f, 0xef
KS_GUID(IID_ISynthSinkDMus);
#define IID_ISynthSinkDMus IID_ISynthSinkDMus
#define STATIC_KSAUDFNAME_DMUSIC_MPU_OUT 0xA4DF0EB5, 0xBAC9, 0x11d2, 0xB7, 0xA8, 0x00, 0x60, 0x08, 0x33, 0x16, 0xC1
KS_GUID(KSAUDFNAME_DMUSIC_MPU_OUT);
#define KSAUDFNAME_DMUSIC_MPU_OUT KSAUDFNAME_DMUSIC_MPU_OUT
#define STATIC_KSAUDFNAME_DMUSIC_MPU_IN 0xB2EC0A7D, 0xBAC9, 0x11d2, 0xB7, 0xA8, 0x00, 0x60, 0x08, 0x33, 0x16, 0xC1
KS_GUID(KSAUDFNAME_DMUSIC_MPU_IN);
#define KSAUDFNAME_DMUSIC_MPU_IN KSAUDFNAME_DMUSIC_MPU_IN
#define DONT_HOLD_FOR_SEQUENCING 0x8000000000000000
#define DMUS_KEF_EVENT_COMPLETE 0x0000
#define DMUS_KEF_EVENT_INCOMPLETE 0x0001
#define DMUS_KEF_PACKAGE_EVENT 0x0002
#define kBytePositionNone (~(ULONGLONG)0)
#define DMUS_EFFECT_NONE 0x00000000
#define DMUS_EFFECT_REVERB 0x00000001
#define DMUS_EFFECT_CHORUS 0x00000002
typedef enum {
    DMUS_STREAM_MIDI_INVALID = -1, DMUS_STREAM_MIDI_RENDER = 0, DMUS_STREAM_MIDI_CAPTURE, DMUS_STREAM_WAVE_SINK
} DMUS_STREAM_TYPE;
/// One event: up to a pointer's size of bytes in itself, more in a buffer or in a package of events.
typedef struct _DMUS_KERNEL_EVENT {
    BYTE bReserved;
    BYTE cbStruct;
    USHORT cbEvent;
    USHORT usChannelGroup;
    USHORT usFlags;
    REFERENCE_TIME ullPresTime100ns;
    ULONGLONG ullBytePosition;
    struct _DMUS_KERNEL_EVENT *pNextEvt;
    union {
        BYTE abData[sizeof(PBYTE)];
        PBYTE pbData;
        struct _DMUS_KERNEL_EVENT *pPackageEvt;
    } uData;
} DMUS_KERNEL_EVENT, *PDMUS_KERNEL_EVENT;
#define SHORT_EVT(evt) ((evt)->cbEvent <= sizeof(PBYTE))
#define PACKAGE_EVT(evt) ((evt)->usFlags & DMUS_KEF_PACKAGE_EVENT)
#define INCOMPLETE_EVT(evt) ((evt)->usFlags & DMUS_KEF_EVENT_INCOMPLETE)
#define COMPLETE_EVT(evt) (((evt)->usFlags & DMUS_KEF_EVENT_INCOMPLETE) == 0)
#define SET_INCOMPLETE_EVT(evt) ((evt)->usFlags |= DMUS_KEF_EVENT_INCOMPLETE)
#define SET_COMPLETE_EVT(evt) ((evt)->usFlags &= (~DMUS_KEF_EVENT_INCOMPLETE))
#define SET_PACKAGE_EVT(evt) ((evt)->usFlags |= DMUS_KEF_PACKAGE_EVENT)
#define CLEAR_PACKAGE_EVT(evt) ((evt)->usFlags &= (~DMUS_KEF_PACKAGE_EVENT))
DEFINE_GUID(GUID_DMUS_PROP_GM_Hardware, 0x178f2f24, 0xc364, 0x11d1, 0xa7, 0x60, 0x00, 0x00, 0xf8, 0x75, 0xac, 0x12);
DEFINE_GUID(GUID_DMUS_PROP_GS_Hardware, 0x178f2f25, 0xc364, 0x11d1, 0xa7, 0x60, 0x00, 0x00, 0xf8, 0x75, 0xac, 0x12);
DEFINE_GUID(GUID_DMUS_PROP_XG_Hardware, 0x178f2f26, 0xc364, 0x11d1, 0xa7, 0x60, 0x00, 0x00, 0xf8, 0x75, 0xac, 0x12);
DEFINE_GUID(GUID_DMUS_PROP_XG_Capable, 0x6496aba1, 0x61b0, 0x11d2, 0xaf, 0xa6, 0x00, 0xaa, 0x00, 0x24, 0xd8, 0xb6);
DEFINE_GUID(GUID_DMUS_PROP_GS_Capable, 0x6496aba2, 0x61b0, 0x11d2, 0xaf, 0xa6, 0x00, 0xaa, 0x00, 0x24, 0xd8, 0xb6);
DEFINE_GUID(GUID_DMUS_PROP_DLS1, 0x178f2f27, 0xc364, 0x11d1, 0xa7, 0x60, 0x00, 0x00, 0xf8, 0x75, 0xac, 0x12);
DEFINE_GUID(GUID_DMUS_PROP_WavesReverb, 0x04cb5622, 0x32e5, 0x11d2, 0xaf, 0xa6, 0x00, 0xaa, 0x00, 0x24, 0xd8, 0xb6);
DEFINE_GUID(GUID_DMUS_PROP_Effects, 0xcda8d611, 0x684a, 0x11d2, 0x87, 0x1e, 0x00, 0x60, 0x08, 0x93, 0xb1, 0xbd);
typedef struct IMXF *PMXF;
typedef struct IAllocatorMXF *PAllocatorMXF;
typedef struct IMasterClock *PMASTERCLOCK;
#define PC_METHODS_IMXF(M, E) \
    M(NTSTATUS, SetState)(THIS_ _In_ KSSTATE State) E \
    M(NTSTATUS, PutMessage)(THIS_ _In_ PDMUS_KERNEL_EVENT pDMKEvt) E \
    M(NTSTATUS, ConnectOutput)(THIS_ _In_ PMXF sinkMXF) E \
    M(NTSTATUS, DisconnectOutput)(THIS_ _In_ PMXF sinkMXF)
/// A part of the graph that MIDI events run through.
#define INTERFACE IMXF
DECLARE_INTERFACE_(IMXF, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMXF(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMXF *PMXF;
#define IMP_IMXF PC_METHODS_IMXF(PC_METHOD_IMPLEMENTED, ;)
#define PC_METHODS_IAllocatorMXF(M, E) \
    M(NTSTATUS, GetMessage)(THIS_ _Out_ PDMUS_KERNEL_EVENT *ppDMKEvt) E \
    M(USHORT, GetBufferSize)(THIS) E \
    M(NTSTATUS, GetBuffer)(THIS_ _Outptr_result_bytebuffer_(_Inexpressible_(GetBufferSize bytes)) PBYTE *ppBuffer) E \
    M(NTSTATUS, PutBuffer)(THIS_ _In_ PBYTE pBuffer)
/// Gives out events and their buffers.
#define INTERFACE IAllocatorMXF
DECLARE_INTERFACE_(IAllocatorMXF, IMXF) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMXF(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IAllocatorMXF(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IAllocatorMXF *PAllocatorMXF;
#define IMP_IAllocatorMXF PC_METHODS_IMXF(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_IAllocatorMXF(PC_METHOD_IMPLEMENTED, ;)
#define PC_METHODS_IPortDMus(M, E) \
    M(VOID, Notify)(THIS_ _In_opt_ PSERVICEGROUP ServiceGroup) E \
    M(VOID, RegisterServiceGroup)(THIS_ _In_ PSERVICEGROUP ServiceGroup)
/// The port of such miniports.
#define INTERFACE IPortDMus
DECLARE_INTERFACE_(IPortDMus, IPort) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IPortDMus(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IPortDMus *PPORTDMUS;
#define PC_METHODS_IMiniportDMus(M, E) \
    M(NTSTATUS, Init)(THIS_ \
        _In_opt_ PUNKNOWN UnknownAdapter, _In_ PRESOURCELIST ResourceList, _In_ PPORTDMUS Port, _Out_ PSERVICEGROUP *ServiceGroup) E \
    M(VOID, Service)(THIS) E \
    M(NTSTATUS, NewStream)(THIS_ \
        _Out_ PMXF *MXF, _In_opt_ PUNKNOWN OuterUnknown, _When_((PoolType & NonPagedPoolMustSucceed) != 0,) _In_ POOL_TYPE PoolType, \
        _In_ ULONG PinID, _In_ DMUS_STREAM_TYPE StreamType, _In_ PKSDATAFORMAT DataFormat, _Out_ PSERVICEGROUP *ServiceGroup, \
        _In_ PAllocatorMXF AllocatorMXF, _In_ PMASTERCLOCK MasterClock, _Out_ PULONGLONG SchedulePreFetch)
/// A miniport of MIDI devices with time stamps.
#define INTERFACE IMiniportDMus
DECLARE_INTERFACE_(IMiniportDMus, IMiniport) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportDMus(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportDMus *PMINIPORTDMUS;
#define IMP_IMiniportDMus PC_METHODS_IMiniportDMus(PC_METHOD_IMPLEMENTED, ;)
#define PC_METHODS_ISynthSinkDMus(M, E) \
    M(VOID, Render)(THIS_ _In_ PBYTE pBuffer, _In_ DWORD dwLength, _In_ LONGLONG llPosition) E \
    M(NTSTATUS, SyncToMaster)(THIS_ _In_ REFERENCE_TIME rfTime, _In_ BOOL fStart) E \
    M(NTSTATUS, SampleToRefTime)(THIS_ _In_ LONGLONG llSampleTime, _Out_ REFERENCE_TIME *prfTime) E \
    M(NTSTATUS, RefTimeToSample)(THIS_ _In_ REFERENCE_TIME rfTime, _Out_ LONGLONG *pllSampleTime)
/// Renders what a synthesizer in software plays.
#define INTERFACE ISynthSinkDMus
DECLARE_INTERFACE_(ISynthSinkDMus, IMXF) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMXF(STDMETHOD_, PURE;) PURE;
    PC_METHODS_ISynthSinkDMus(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef ISynthSinkDMus *PSYNTHSINKDMUS;
#define IMP_ISynthSinkDMus PC_METHODS_IMXF(PC_METHOD_IMPLEMENTED, ;); PC_METHODS_ISynthSinkDMus(PC_METHOD_IMPLEMENTED, ;)
#define PC_METHODS_IMasterClock(M, E) \
    M(NTSTATUS, GetTime)(THIS_ _Out_ REFERENCE_TIME *pTime)
/// The time that events are stamped with.
#define INTERFACE IMasterClock
DECLARE_INTERFACE_(IMasterClock, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMasterClock(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMasterClock *PMASTERCLOCK;
#define IMP_IMasterClock PC_METHODS_IMasterClock(PC_METHOD_IMPLEMENTED, ;)
