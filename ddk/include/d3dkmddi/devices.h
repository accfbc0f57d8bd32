// Display miniports: allocations opened, handles, devices and the pointer.
#pragma once

typedef struct _DXGK_OPENALLOCATIONINFO {
    D3DKMT_HANDLE hAllocation;
    VOID *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hDeviceSpecificAllocation;
} DXGK_OPENALLOCATIONINFO;
typedef struct _DXGK_OPENALLOCATIONFLAGS {
    union {
        struct {
            UINT Create : 1;
            UINT ReadOnly : 1;
            /// 0.
            UINT Reserved : 30;
        };
        UINT Value;
    };
} DXGK_OPENALLOCATIONFLAGS;
typedef struct _DXGKARG_OPENALLOCATION {
    UINT NumAllocations;
    DXGK_OPENALLOCATIONINFO *pOpenAllocation;
    VOID *pPrivateDriverData;
    UINT PrivateDriverSize;
    DXGK_OPENALLOCATIONFLAGS Flags;
    UINT SubresourceIndex;
    SIZE_T SubresourceOffset;
    UINT Pitch;
} DXGKARG_OPENALLOCATION;
typedef struct _DXGKARG_CLOSEALLOCATION {
    UINT NumAllocations;
    const HANDLE *pOpenHandleList;
} DXGKARG_CLOSEALLOCATION;
typedef _In_ D3DKMT_HANDLE IN_D3DKMT_HANDLE;
typedef _Check_return_ _Function_class_(DXGKCB_GETHANDLEPARENT)_IRQL_requires_(PASSIVE_LEVEL) D3DKMT_HANDLE(APIENTRY *DXGKCB_GETHANDLEPARENT)(
    IN_D3DKMT_HANDLE hAllocation);
typedef enum _DXGK_HANDLE_TYPE { DXGK_HANDLE_ALLOCATION = 1, DXGK_HANDLE_RESOURCE = 2 } DXGK_HANDLE_TYPE;
typedef struct _DXGKCB_GETHANDLEDATAFLAGS {
    union {
        struct {
            UINT DeviceSpecific : 1;
            /// 0.
            UINT Reserved : 31;
        };
        UINT Value;
    };
} DXGKCB_GETHANDLEDATAFLAGS;
typedef struct _DXGKARGCB_GETHANDLEDATA {
    D3DKMT_HANDLE hObject;
    DXGK_HANDLE_TYPE Type;
    DXGKCB_GETHANDLEDATAFLAGS Flags;
} DXGKARGCB_GETHANDLEDATA;
typedef _In_ const DXGKARGCB_GETHANDLEDATA *IN_CONST_PDXGKARGCB_GETHANDLEDATA;
typedef _Check_return_ _Function_class_(DXGKCB_GETHANDLEDATA)_IRQL_requires_(PASSIVE_LEVEL) VOID *(APIENTRY *DXGKCB_GETHANDLEDATA)(
    IN_CONST_PDXGKARGCB_GETHANDLEDATA);
typedef VOID *DXGKARG_RELEASE_HANDLE;
typedef DXGKARG_RELEASE_HANDLE *PDXGKARG_RELEASE_HANDLE;
typedef _Check_return_ _Function_class_(DXGKCB_ACQUIREHANDLEDATA)_IRQL_requires_max_(APC_LEVEL) VOID *(APIENTRY *DXGKCB_ACQUIREHANDLEDATA)(
    IN_CONST_PDXGKARGCB_GETHANDLEDATA, _Out_ PDXGKARG_RELEASE_HANDLE);
typedef struct _DXGKARGCB_RELEASEHANDLEDATA {
    DXGKARG_RELEASE_HANDLE ReleaseHandle;
    DXGK_HANDLE_TYPE Type;
} DXGKARGCB_RELEASEHANDLEDATA;
typedef _In_ const DXGKARGCB_RELEASEHANDLEDATA IN_CONST_DXGKARGCB_RELEASEHANDLEDATA;
typedef _Function_class_(DXGKCB_RELEASEHANDLEDATA)_IRQL_requires_max_(APC_LEVEL) VOID(APIENTRY *DXGKCB_RELEASEHANDLEDATA)(
    IN_CONST_DXGKARGCB_RELEASEHANDLEDATA);
typedef struct _DXGKARGCB_ENUMHANDLECHILDREN {
    D3DKMT_HANDLE hObject;
    UINT Index;
} DXGKARGCB_ENUMHANDLECHILDREN;
typedef _In_ const DXGKARGCB_ENUMHANDLECHILDREN *IN_CONST_PDXGKARGCB_ENUMHANDLECHILDREN;
typedef _Check_return_ _Function_class_(DXGKCB_ENUMHANDLECHILDREN)_IRQL_requires_(PASSIVE_LEVEL) D3DKMT_HANDLE(APIENTRY *DXGKCB_ENUMHANDLECHILDREN)(
    IN_CONST_PDXGKARGCB_ENUMHANDLECHILDREN);
typedef struct _DXGKARGCB_GETCAPTUREADDRESS {
    D3DKMT_HANDLE hAllocation;
    UINT SegmentId;
    PHYSICAL_ADDRESS PhysicalAddress;
} DXGKARGCB_GETCAPTUREADDRESS;
typedef _Inout_ DXGKARGCB_GETCAPTUREADDRESS *INOUT_PDXGKARGCB_GETCAPTUREADDRESS;
typedef _Check_return_ _Function_class_(DXGKCB_GETCAPTUREADDRESS)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS(APIENTRY *DXGKCB_GETCAPTUREADDRESS)(
    INOUT_PDXGKARGCB_GETCAPTUREADDRESS);
typedef struct _DXGK_DEVICEINFOFLAGS {
    union {
        struct {
            UINT GuaranteedDmaBufferContract : 1;
            /// 0.
            UINT Reserved : 31;
        };
        UINT Value;
    };
} DXGK_DEVICEINFOFLAGS;
typedef struct _DXGK_DEVICEINFO {
    UINT DmaBufferSize;
    UINT DmaBufferSegmentSet;
    UINT DmaBufferPrivateDataSize;
    UINT AllocationListSize;
    UINT PatchLocationListSize;
    DXGK_DEVICEINFOFLAGS Flags;
} DXGK_DEVICEINFO;
typedef struct _DXGK_CREATEDEVICEFLAGS {
    union {
        struct {
            UINT SystemDevice : 1;
            UINT GdiDevice : 1;
            /// 0.
            UINT Reserved : 29;
            UINT DXGK_DEVICE_RESERVED0 : 1;
        };
        UINT Value;
    };
} DXGK_CREATEDEVICEFLAGS;
typedef struct _DXGKARG_CREATEDEVICE {
    HANDLE hDevice;
    union {
        DXGK_CREATEDEVICEFLAGS Flags;
        DXGK_DEVICEINFO *pInfo;
    };
    ULONG Pasid;
    HANDLE hKmdProcess;
} DXGKARG_CREATEDEVICE;
typedef _In_ const DXGKARG_SETPALETTE *IN_CONST_PDXGKARG_SETPALETTE;
typedef _Check_return_ _Function_class_(DXGKDDI_SETPALETTE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS APIENTRY DXGKDDI_SETPALETTE(
    IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPALETTE pSetPalette);
typedef struct _DXGK_POINTERFLAGS {
    union {
        struct {
            UINT Monochrome : 1;
            UINT Color : 1;
            UINT MaskedColor : 1;
            /// 0.
            UINT Reserved : 29;
        };
        UINT Value;
    };
} DXGK_POINTERFLAGS;
typedef struct _DXGKARG_SETPOINTERSHAPE {
    DXGK_POINTERFLAGS Flags;
    UINT Width;
    UINT Height;
    UINT Pitch;
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    const VOID *pPixels;
    UINT XHot;
    UINT YHot;
} DXGKARG_SETPOINTERSHAPE;
typedef _In_ const DXGKARG_SETPOINTERSHAPE *IN_CONST_PDXGKARG_SETPOINTERSHAPE;
typedef _Check_return_ _Function_class_(DXGKDDI_SETPOINTERSHAPE)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS APIENTRY DXGKDDI_SETPOINTERSHAPE(
    IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPOINTERSHAPE pSetPointerShape);
typedef struct _DXGK_SETPOINTERPOSITIONFLAGS {
    union {
        struct {
            UINT Visible : 1;
            UINT Procedural : 1;
            /// 0.
            UINT Reserved : 30;
        };
        UINT Value;
    };
} DXGK_SETPOINTERPOSITIONFLAGS;
typedef struct _DXGKARG_SETPOINTERPOSITION {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    INT X;
    INT Y;
    DXGK_SETPOINTERPOSITIONFLAGS Flags;
} DXGKARG_SETPOINTERPOSITION;
typedef _In_ const DXGKARG_SETPOINTERPOSITION *IN_CONST_PDXGKARG_SETPOINTERPOSITION;
typedef _Check_return_ _Function_class_(DXGKDDI_SETPOINTERPOSITION)_IRQL_requires_(PASSIVE_LEVEL) NTSTATUS APIENTRY DXGKDDI_SETPOINTERPOSITION(
    IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETPOINTERPOSITION pSetPointerPosition);
