// drmk.h: protected audio in the kernel: identifiers of content, what may be done with it, where it may go.
#pragma once

#include <ks.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What may be done with protected audio.
typedef struct tagDRMRIGHTS {
    BOOL CopyProtect;
    ULONG Reserved;
    BOOL DigitalOutputDisable;
} DRMRIGHTS, *PDRMRIGHTS;
typedef const DRMRIGHTS *PCDRMRIGHTS;
#define DEFINE_DRMRIGHTS_DEFAULT(DrmRights) const DRMRIGHTS DrmRights = {FALSE, 0, FALSE}
/// Where protected audio goes on to.
typedef struct tagDRMFORWARD {
    DWORD Flags;
    PDEVICE_OBJECT DeviceObject;
    PFILE_OBJECT FileObject;
    PVOID Context;
} DRMFORWARD, *PDRMFORWARD;
typedef const DRMFORWARD *PCDRMFORWARD;
typedef NTSTATUS (NTAPI *PFNDRMADDCONTENTHANDLERS)(_In_ ULONG ContentId, _In_ PVOID *paHandlers, _In_ ULONG NumHandlers);
typedef NTSTATUS (NTAPI *PFNDRMCREATECONTENTMIXED)(_In_ PULONG paContentId, _In_ ULONG cContentId, _Out_ PULONG pMixedContentId);
typedef NTSTATUS (NTAPI *PFNDRMDESTROYCONTENT)(_In_ ULONG ContentId);
typedef NTSTATUS (NTAPI *PFNDRMFORWARDCONTENTTODEVICEOBJECT)(_In_ ULONG ContentId, _In_ PVOID Reserved, _In_ PCDRMFORWARD DrmForward);
typedef NTSTATUS (NTAPI *PFNDRMFORWARDCONTENTTOFILEOBJECT)(_In_ ULONG ContentId, _In_ PFILE_OBJECT FileObject);
typedef NTSTATUS (NTAPI *PFNDRMFORWARDCONTENTTOINTERFACE)(_In_ ULONG ContentId, _In_ PUNKNOWN pUnknown, _In_ ULONG NumMethods);
typedef NTSTATUS (NTAPI *PFNDRMGETCONTENTRIGHTS)(_In_ ULONG ContentId, _Out_ PDRMRIGHTS DrmRights);
typedef struct {
    ULONG ContentId;
    DRMRIGHTS DrmRights;
} KSDRMAUDIOSTREAM_CONTENTID, *PKSDRMAUDIOSTREAM_CONTENTID;
typedef struct {
    KSPROPERTY Property;
    PVOID Context;
    PFNDRMADDCONTENTHANDLERS DrmAddContentHandlers;
    PFNDRMCREATECONTENTMIXED DrmCreateContentMixed;
    PFNDRMDESTROYCONTENT DrmDestroyContent;
    PFNDRMFORWARDCONTENTTODEVICEOBJECT DrmForwardContentToDeviceObject;
    PFNDRMFORWARDCONTENTTOFILEOBJECT DrmForwardContentToFileObject;
    PFNDRMFORWARDCONTENTTOINTERFACE DrmForwardContentToInterface;
    PFNDRMGETCONTENTRIGHTS DrmGetContentRights;
} KSP_DRMAUDIOSTREAM_CONTENTID, *PKSP_DRMAUDIOSTREAM_CONTENTID;
DEFINE_GUID(IID_IDrmAudioStream, 0x1915c967, 0x3299, 0x48cb, 0xa3, 0xe4, 0x69, 0xfd, 0x1d, 0x1b, 0x30, 0x6e);
#define PC_METHODS_IDrmAudioStream(M, E) \
    _IRQL_requires_max_(PASSIVE_LEVEL) M(NTSTATUS, SetContentId)(THIS_ _In_ ULONG ContentId, _In_ PCDRMRIGHTS DrmRights)
/// A stream that may carry protected audio.
#define INTERFACE IDrmAudioStream
DECLARE_INTERFACE_(IDrmAudioStream, IUnknown) {
    PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
    PC_METHODS_IDrmAudioStream(STDMETHOD_, PURE;) PURE;
};
#undef INTERFACE
typedef IDrmAudioStream *PDRMAUDIOSTREAM;
#define IMP_IDrmAudioStream PC_METHODS_IDrmAudioStream(PC_METHOD_IMPLEMENTED, ;)
/// Says which routines of the driver handle some content; DRMK checks who they belong to.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmAddContentHandlers(_In_ ULONG ContentId, _In_reads_(NumHandlers) PVOID *paHandlers, _In_ ULONG NumHandlers);
/// Makes an identifier for what several contents are mixed to: the strictest of their rights.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmCreateContentMixed(_In_ PULONG paContentId, _In_ ULONG cContentId, _Out_ PULONG pMixedContentId);
/// Gives up an identifier that the driver made.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmDestroyContent(_In_ ULONG ContentId);
/// Says that content goes on to another device, which must be trusted.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmForwardContentToDeviceObject(_In_ ULONG ContentId, _In_opt_ PVOID Reserved, _In_ PCDRMFORWARD DrmForward);
/// Obsolete: DrmForwardContentToDeviceObject.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmForwardContentToFileObject(_In_ ULONG ContentId, _In_ PFILE_OBJECT FileObject);
/// Says that content goes on to an interface of another component.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmForwardContentToInterface(_In_ ULONG ContentId, _In_ PUNKNOWN pUnknown, _In_ ULONG NumMethods);
/// Reads what may be done with content.
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI DrmGetContentRights(_In_ ULONG ContentId, _Out_ PDRMRIGHTS DrmRights);
#ifdef __cplusplus
}
#endif
