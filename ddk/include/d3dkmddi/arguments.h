// Display miniports: kinds of arguments.
#pragma once

#define DXGK_ALLOC_RESERVED0 Reserved0
#define DXGK_ALLOC_RESERVED1 Reserved1
#define DXGK_ALLOC_RESERVED2 Reserved2
#define DXGK_ALLOC_RESERVED3 Reserved3
#define DXGK_ALLOC_RESERVED4 Reserved4
#define DXGK_ALLOC_RESERVED9 Reserved9
#define DXGK_ALLOC_RESERVED10 Reserved10
#define DXGK_ALLOC_RESERVED11 Reserved11
#define DXGK_ALLOC_RESERVED12 Reserved12
#define DXGK_ALLOC_RESERVED13 Reserved13
#define DXGK_ALLOC_RESERVED14 Reserved14
#define DXGK_ALLOC_RESERVED15 Reserved15
#define DXGK_DEVICE_RESERVED0 Reserved0
typedef D3DDDI_SEGMENTPREFERENCE DXGK_SEGMENTPREFERENCE;
typedef struct _DXGK_SEGMENTBANKPREFERENCE {
    union {
        struct {
            UINT Bank0 : 7;
            UINT Direction0 : 1;
            UINT Bank1 : 7;
            UINT Direction1 : 1;
            UINT Bank2 : 7;
            UINT Direction2 : 1;
            UINT Bank3 : 7;
            UINT Direction3 : 1;
        };
        UINT Value;
    };
} DXGK_SEGMENTBANKPREFERENCE;
typedef struct _DXGK_ALLOCATIONLIST {
    HANDLE hDeviceSpecificAllocation;
    struct {
        UINT WriteOperation : 1;
        UINT SegmentId : 5;
        /// 0.
        UINT Reserved : 26;
    };
    union {
        PHYSICAL_ADDRESS PhysicalAddress;
        D3DGPU_VIRTUAL_ADDRESS VirtualAddress;
    };
} DXGK_ALLOCATIONLIST;
typedef _In_ BOOLEAN IN_BOOLEAN;
typedef _In_ UCHAR IN_UCHAR;
typedef _In_ DEVICE_POWER_STATE IN_DEVICE_POWER_STATE;
typedef _In_ const HANDLE IN_CONST_HANDLE;
typedef _In_ ULONG IN_ULONG;
typedef _Out_ PULONG OUT_PULONG;
typedef _In_ POWER_ACTION IN_POWER_ACTION;
typedef _In_ PVOID IN_PVOID;
typedef _In_ const PVOID IN_CONST_PVOID;
typedef _Outptr_ PVOID *OUT_PPVOID;
typedef _In_ const SIZE_T IN_CONST_SIZE_T;
typedef _Out_ SIZE_T *OUT_PSIZE_T;
typedef _Out_ SIZE_T *const OUT_PSIZE_T_CONST;
