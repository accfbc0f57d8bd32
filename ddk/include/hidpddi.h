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
    /// Page of the usage.
    USAGE UsagePage;
    /// What the top-level collection is for.
    USAGE Usage;
    /// Number of the collection, from 1.
    UCHAR CollectionNumber;
    /// Not used.
    UCHAR Reserved[15];
    /// Bytes of its longest input report, the report ID included.
    USHORT InputLength;
    /// Bytes of its longest output report, the report ID included.
    USHORT OutputLength;
    /// Bytes of its longest feature report, the report ID included.
    USHORT FeatureLength;
    /// Bytes of PreparsedData.
    USHORT PreparsedDataLength;
    /// The collection as the parser keeps it, for the HidP routines.
    PHIDP_PREPARSED_DATA PreparsedData;
} HIDP_COLLECTION_DESC, *PHIDP_COLLECTION_DESC;
/// A report ID and the collection it belongs to.
typedef struct _HIDP_REPORT_IDS {
    /// The report ID; 0 if there are none.
    UCHAR ReportID;
    /// Number of the collection that has it.
    UCHAR CollectionNumber;
    /// Bytes of the input report with this ID.
    USHORT InputLength;
    /// Bytes of the output report with this ID.
    USHORT OutputLength;
    /// Bytes of the feature report with this ID.
    USHORT FeatureLength;
} HIDP_REPORT_IDS, *PHIDP_REPORT_IDS;
/// What went wrong in a report descriptor.
typedef struct _HIDP_GETCOLDESC_DBG {
    /// Bytes of the report descriptor before the error.
    ULONG BreakOffset;
    /// HIDP_GETCOLDESC_ constant: what is wrong.
    ULONG ErrorCode;
    /// More of the error, by ErrorCode.
    ULONG Args[6];
} HIDP_GETCOLDESC_DBG, *PHIDP_GETCOLDESC_DBG;
/// The collections and report IDs of a device.
typedef struct _HIDP_DEVICE_DESC {
    /// The top-level collections.
    PHIDP_COLLECTION_DESC CollectionDesc;
    /// How many of them.
    ULONG CollectionDescLength;
    /// The report IDs.
    PHIDP_REPORT_IDS ReportIDs;
    /// How many of them.
    ULONG ReportIDsLength;
    /// Where the descriptor is wrong, if it is.
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
