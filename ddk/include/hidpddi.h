// The HID parser as the class driver calls it.
#pragma once
#ifndef _HIDPDDI_H
#define _HIDPDDI_H
#include <wdm.h>
#include <hidpi.h>
#ifdef __cplusplus
extern "C" {
#endif
/// A top-level collection of a device.
typedef struct _HIDP_COLLECTION_DESC {
    USAGE UsagePage;
    USAGE Usage;
    UCHAR CollectionNumber;
    UCHAR Reserved[15];
    USHORT InputLength;
    USHORT OutputLength;
    USHORT FeatureLength;
    USHORT PreparsedDataLength;
    PHIDP_PREPARSED_DATA PreparsedData;
} HIDP_COLLECTION_DESC, *PHIDP_COLLECTION_DESC;
/// A report ID and the collection it belongs to.
typedef struct _HIDP_REPORT_IDS {
    UCHAR ReportID;
    UCHAR CollectionNumber;
    USHORT InputLength;
    USHORT OutputLength;
    USHORT FeatureLength;
} HIDP_REPORT_IDS, *PHIDP_REPORT_IDS;
/// What went wrong in a report descriptor.
typedef struct _HIDP_GETCOLDESC_DBG {
    ULONG BreakOffset;
    ULONG ErrorCode;
    ULONG Args[6];
} HIDP_GETCOLDESC_DBG, *PHIDP_GETCOLDESC_DBG;
/// The collections and report IDs of a device.
typedef struct _HIDP_DEVICE_DESC {
    PHIDP_COLLECTION_DESC CollectionDesc;
    ULONG CollectionDescLength;
    PHIDP_REPORT_IDS ReportIDs;
    ULONG ReportIDsLength;
    HIDP_GETCOLDESC_DBG Dbg;
} HIDP_DEVICE_DESC, *PHIDP_DEVICE_DESC;
/// Parses a report descriptor.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI HidP_GetCollectionDescription(_In_reads_bytes_(DescLength) PUCHAR ReportDesc, _In_ ULONG DescLength, _In_ POOL_TYPE PoolType, _Out_ PHIDP_DEVICE_DESC DeviceDescription);
/// Frees what HidP_GetCollectionDescription allocated.
VOID NTAPI HidP_FreeCollectionDescription(_In_ PHIDP_DEVICE_DESC Description);
#ifdef __cplusplus
}
#endif
#endif
