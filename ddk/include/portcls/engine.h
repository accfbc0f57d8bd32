// Port classes: audio engines in hardware and modes of signal processing.
#pragma once

typedef enum {
    eMINIPORT_IHV_DEFINED = 0, eMINIPORT_BUFFER_COMPLETE, eMINIPORT_PIN_STATE, eMINIPORT_GET_STREAM_POSITION,
    eMINIPORT_SET_WAVERT_BUFFER_WRITE_POSITION, eMINIPORT_GET_PRESENTATION_POSITION, eMINIPORT_PROGRAM_DMA, eMINIPORT_GLITCH_REPORT,
    eMINIPORT_LAST_BUFFER_RENDERED, eMINIPORT_PROCESSING_MODE, eMINIPORT_FX_CLSID, eMINIPORT_MaxValue
} EPcMiniportEngineEvent;
typedef enum { eMixFormat, eDeviceFormat, eSupportedDeviceFormats } eEngineFormatType;
typedef enum { eVolumeAttribute, eMuteAttribute, ePeakMeterAttribute } eChannelTargetType;
DEFINE_GUID(IID_IMiniportAudioSignalProcessing, 0xb532678c, 0xbe50, 0x472d, 0x99, 0x73, 0x8a, 0x6f, 0x16, 0x59, 0x49, 0x89);
#define PC_METHODS_IMiniportAudioSignalProcessing(M, E) \
    M(NTSTATUS, GetModes)(THIS_ \
        _In_ ULONG Pin, _Out_writes_opt_(*NumSignalProcessingModes) GUID *SignalProcessingModes, \
        _Inout_ ULONG *NumSignalProcessingModes)
/// The modes of processing of a pin.
#define INTERFACE IMiniportAudioSignalProcessing
DECLARE_INTERFACE_(IMiniportAudioSignalProcessing, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportAudioSignalProcessing(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportAudioSignalProcessing *PMINIPORTAudioSignalProcessing;
#define IMP_IMiniportAudioSignalProcessing PC_METHODS_IMiniportAudioSignalProcessing(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportAudioEngineNode, 0x2ebf536c, 0xef57, 0x4c64, 0xbe, 0xdc, 0x25, 0xc1, 0xa6, 0xd6, 0x68, 0xe6);
#define PC_METHODS_IMiniportAudioEngineNode(M, E) \
    M(NTSTATUS, GetAudioEngineDescriptor)(THIS_ _In_ ULONG ulNodeId, _Out_ KSAUDIOENGINE_DESCRIPTOR *pAudioEngineDescriptor) E \
    M(NTSTATUS, GetGfxState)(THIS_ _In_ ULONG ulNodeId, _Out_ BOOL *pbEnable) E \
    M(NTSTATUS, SetGfxState)(THIS_ _In_ ULONG ulNodeId, _In_ BOOL bEnable) E \
    M(NTSTATUS, GetEngineFormatSize)(THIS_ _In_ ULONG ulNodeId, _In_ eEngineFormatType formatType, _Out_ ULONG *pulFormatSize) E \
    M(NTSTATUS, GetMixFormat)(THIS_ _In_ ULONG ulNodeId, _Out_ KSDATAFORMAT_WAVEFORMATEX *pFormat, _In_ ULONG ulBufferSize) E \
    M(NTSTATUS, GetDeviceFormat)(THIS_ _In_ ULONG ulNodeId, _Out_ KSDATAFORMAT_WAVEFORMATEX *pFormat, _In_ ULONG ulBufferSize) E \
    M(NTSTATUS, SetDeviceFormat)(THIS_ _In_ ULONG ulNodeId, _In_ KSDATAFORMAT_WAVEFORMATEX *pFormat, _In_ ULONG ulBufferSize) E \
    M(NTSTATUS, GetSupportedDeviceFormats)(THIS_ _In_ ULONG ulNodeId, _Out_ KSMULTIPLE_ITEM *pFormats, _In_ ULONG ulBufferSize) E \
    M(NTSTATUS, GetDeviceChannelCount)(THIS_ _In_ ULONG ulNodeId, _In_ eChannelTargetType targetType, _Out_ UINT32 *pulChannelCount) E \
    M(NTSTATUS, GetDeviceAttributeSteppings)(THIS_ \
        _In_ ULONG ulNodeId, _In_ eChannelTargetType targetType, _Out_ PKSPROPERTY_STEPPING_LONG pKsPropStepLong, \
        _In_ UINT32 ui32DataSize) E \
    M(NTSTATUS, GetDeviceChannelVolume)(THIS_ _In_ ULONG ulNodeId, _In_ UINT32 ulChannel, _Out_ LONG *plVolume) E \
    M(NTSTATUS, SetDeviceChannelVolume)(THIS_ _In_ ULONG ulNodeId, _In_ UINT32 ulChannel, _In_ LONG lVolume) E \
    M(NTSTATUS, GetDeviceChannelMute)(THIS_ _In_ ULONG ulNodeId, _In_ UINT32 ulChannel, _Out_ BOOL *pbMute) E \
    M(NTSTATUS, SetDeviceChannelMute)(THIS_ _In_ ULONG ulNodeId, _In_ UINT32 ulChannel, _In_ BOOL bMute) E \
    M(NTSTATUS, GetDeviceChannelPeakMeter)(THIS_ _In_ ULONG ulNodeId, _In_ UINT32 ulChannel, _Out_ LONG *plPeakMeter) E \
    M(NTSTATUS, GetBufferSizeRange)(THIS_ \
        _In_ ULONG ulNodeId, _In_ KSDATAFORMAT_WAVEFORMATEX *pKsDataFormatWfx, _Out_ KSAUDIOENGINE_BUFFER_SIZE_RANGE *pBufferSizeRange)
/// An audio engine in hardware, of a device.
#define INTERFACE IMiniportAudioEngineNode
DECLARE_INTERFACE_(IMiniportAudioEngineNode, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportAudioEngineNode(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportAudioEngineNode *PIMINIPORTAudioEngineNode;
#define IMP_IMiniportAudioEngineNode PC_METHODS_IMiniportAudioEngineNode(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportStreamAudioEngineNode, 0xbd6eeb4b, 0xe6e5, 0x40fd, 0x8d, 0x5a, 0x5b, 0x1d, 0xcd, 0xe2, 0xc, 0x42);
#define PC_METHODS_IMiniportStreamAudioEngineNode(M, E) \
    M(NTSTATUS, GetLfxState)(THIS_ _Out_ BOOL *pbEnable) E \
    M(NTSTATUS, SetLfxState)(THIS_ _In_ BOOL bEnable) E \
    M(NTSTATUS, GetStreamChannelCount)(THIS_ _In_ eChannelTargetType targetType, _Out_ UINT32 *pulChannelCount) E \
    M(NTSTATUS, GetStreamAttributeSteppings)(THIS_ \
        _In_ eChannelTargetType targetType, _Out_ PKSPROPERTY_STEPPING_LONG pKsPropStepLong, _In_ UINT32 ui32DataSize) E \
    M(NTSTATUS, GetStreamChannelVolume)(THIS_ _In_ UINT32 ulChannel, _Out_ LONG *plValue) E \
    M(NTSTATUS, SetStreamChannelVolume)(THIS_ \
        _In_ UINT32 Channel, _In_ LONG TargetVolume, _In_ AUDIO_CURVE_TYPE CurveType, _In_ ULONGLONG CurveDuration) E \
    M(NTSTATUS, GetStreamChannelMute)(THIS_ _In_ UINT32 ulChannel, _Out_ BOOL *pbMute) E \
    M(NTSTATUS, SetStreamChannelMute)(THIS_ _In_ UINT32 ulChannel, _In_ BOOL bMute) E \
    M(NTSTATUS, GetStreamChannelPeakMeter)(THIS_ _In_ UINT32 ulChannel, _Out_ LONG *plPeakMeter) E \
    M(NTSTATUS, GetStreamPresentationPosition)(THIS_ _Out_ KSAUDIO_PRESENTATION_POSITION *pPresentationPosition) E \
    M(NTSTATUS, SetStreamCurrentWritePosition)(THIS_ _In_ ULONG ulCurrentWritePosition) E \
    M(NTSTATUS, GetStreamLinearBufferPosition)(THIS_ _Out_ ULONGLONG *pullLinearBufferPosition) E \
    M(NTSTATUS, SetStreamLoopbackProtection)(THIS_ _In_ CONSTRICTOR_OPTION ProtectionOption)
/// An audio engine in hardware, of a stream.
#define INTERFACE IMiniportStreamAudioEngineNode
DECLARE_INTERFACE_(IMiniportStreamAudioEngineNode, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportStreamAudioEngineNode(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportStreamAudioEngineNode *PIMINIPORTStreamAudioEngineNode;
#define IMP_IMiniportStreamAudioEngineNode PC_METHODS_IMiniportStreamAudioEngineNode(PC_METHOD_IMPLEMENTED, ;)
DEFINE_GUID(IID_IMiniportStreamAudioEngineNode2, 0xaeb7f86a, 0x6cba, 0x44cf, 0xa2, 0xd2, 0xb3, 0xfa, 0x5b, 0x69, 0x68, 0x17);
#define PC_METHODS_IMiniportStreamAudioEngineNode2(M, E) \
    M(NTSTATUS, SetStreamCurrentWritePositionForLastBuffer)(THIS_ _In_ ULONG _ulWritePosition)
#define INTERFACE IMiniportStreamAudioEngineNode2
DECLARE_INTERFACE_(IMiniportStreamAudioEngineNode2, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IMiniportStreamAudioEngineNode2(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IMiniportStreamAudioEngineNode2 *PIMINIPORTStreamAudioEngineNode2;
#define IMP_IMiniportStreamAudioEngineNode2 PC_METHODS_IMiniportStreamAudioEngineNode2(PC_METHOD_IMPLEMENTED, ;)
