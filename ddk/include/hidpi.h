// The HID parser: what a device's reports hold.
#pragma once
#ifndef __HIDPI_H__
#define __HIDPI_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <hidusage.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <pshpack4.h>
#define HIDP_LINK_COLLECTION_ROOT ((USHORT) - 1)
#define HIDP_LINK_COLLECTION_UNSPECIFIED ((USHORT) 0)
/// Whether two USAGE_AND_PAGE are equal.
#define HidP_IsSameUsageAndPage(u1, u2) (*(PULONG)&(u1) == *(PULONG)&(u2))
/// Sets buttons in a report.
#define HidP_SetButtons(Rty, Up, Lco, ULi, ULe, Ppd, Rep, Rle) HidP_SetUsages(Rty, Up, Lco, ULi, ULe, Ppd, Rep, Rle)
/// Clears buttons in a report.
#define HidP_UnsetButtons(Rty, Up, Lco, ULi, ULe, Ppd, Rep, Rle) HidP_UnsetUsages(Rty, Up, Lco, ULi, ULe, Ppd, Rep, Rle)
/// Lists the buttons of a usage page that are set in a report.
#define HidP_GetButtons(Rty, UPa, LCo, ULi, ULe, Ppd, Rep, RLe) HidP_GetUsages(Rty, UPa, LCo, ULi, ULe, Ppd, Rep, RLe)
/// Lists the buttons that are set in a report.
#define HidP_GetButtonsEx(Rty, LCo, BLi, ULe, Ppd, Rep, RLe) HidP_GetUsagesEx(Rty, LCo, BLi, ULe, Ppd, Rep, RLe)
typedef PUCHAR PHIDP_REPORT_DESCRIPTOR;
typedef struct _HIDP_PREPARSED_DATA *PHIDP_PREPARSED_DATA;
/// The kind of a report.
typedef enum _HIDP_REPORT_TYPE { HidP_Input, HidP_Output, HidP_Feature } HIDP_REPORT_TYPE;
/// A usage with its page.
typedef struct _USAGE_AND_PAGE {
    USAGE Usage;
    USAGE UsagePage;
} USAGE_AND_PAGE, *PUSAGE_AND_PAGE;
/// A button or a range of buttons of a device.
typedef struct _HIDP_BUTTON_CAPS {
    USAGE UsagePage;
    UCHAR ReportID;
    BOOLEAN IsAlias;
    USHORT BitField;
    USHORT LinkCollection;
    USAGE LinkUsage;
    USAGE LinkUsagePage;
    BOOLEAN IsRange;
    BOOLEAN IsStringRange;
    BOOLEAN IsDesignatorRange;
    BOOLEAN IsAbsolute;
    ULONG Reserved[10];
    union {
        struct {
            USAGE UsageMin, UsageMax;
            USHORT StringMin, StringMax;
            USHORT DesignatorMin, DesignatorMax;
            USHORT DataIndexMin, DataIndexMax;
        } Range;
        struct {
            USAGE Usage, Reserved1;
            USHORT StringIndex, Reserved2;
            USHORT DesignatorIndex, Reserved3;
            USHORT DataIndex, Reserved4;
        } NotRange;
    };
} HIDP_BUTTON_CAPS, *PHIDP_BUTTON_CAPS;
/// A value or a range of values of a device.
typedef struct _HIDP_VALUE_CAPS {
    USAGE UsagePage;
    UCHAR ReportID;
    BOOLEAN IsAlias;
    USHORT BitField;
    USHORT LinkCollection;
    USAGE LinkUsage;
    USAGE LinkUsagePage;
    BOOLEAN IsRange;
    BOOLEAN IsStringRange;
    BOOLEAN IsDesignatorRange;
    BOOLEAN IsAbsolute;
    BOOLEAN HasNull;
    UCHAR Reserved;
    USHORT BitSize;
    USHORT ReportCount;
    USHORT Reserved2[5];
    ULONG UnitsExp;
    ULONG Units;
    LONG LogicalMin, LogicalMax;
    LONG PhysicalMin, PhysicalMax;
    union {
        struct {
            USAGE UsageMin, UsageMax;
            USHORT StringMin, StringMax;
            USHORT DesignatorMin, DesignatorMax;
            USHORT DataIndexMin, DataIndexMax;
        } Range;
        struct {
            USAGE Usage, Reserved1;
            USHORT StringIndex, Reserved2;
            USHORT DesignatorIndex, Reserved3;
            USHORT DataIndex, Reserved4;
        } NotRange;
    };
} HIDP_VALUE_CAPS, *PHIDP_VALUE_CAPS;
/// A collection within a collection.
typedef struct _HIDP_LINK_COLLECTION_NODE {
    USAGE LinkUsage;
    USAGE LinkUsagePage;
    USHORT Parent;
    USHORT NumberOfChildren;
    USHORT NextSibling;
    USHORT FirstChild;
    ULONG CollectionType : 8;
    ULONG IsAlias : 1;
    ULONG Reserved : 23;
    PVOID UserContext;
} HIDP_LINK_COLLECTION_NODE, *PHIDP_LINK_COLLECTION_NODE;
/// What a top-level collection has.
typedef struct _HIDP_CAPS {
    USAGE Usage;
    USAGE UsagePage;
    USHORT InputReportByteLength;
    USHORT OutputReportByteLength;
    USHORT FeatureReportByteLength;
    USHORT Reserved[17];
    USHORT NumberLinkCollectionNodes;
    USHORT NumberInputButtonCaps;
    USHORT NumberInputValueCaps;
    USHORT NumberInputDataIndices;
    USHORT NumberOutputButtonCaps;
    USHORT NumberOutputValueCaps;
    USHORT NumberOutputDataIndices;
    USHORT NumberFeatureButtonCaps;
    USHORT NumberFeatureValueCaps;
    USHORT NumberFeatureDataIndices;
} HIDP_CAPS, *PHIDP_CAPS;
/// A button or value by its index.
typedef struct _HIDP_DATA {
    USHORT DataIndex;
    USHORT Reserved;
    union {
        ULONG RawValue;
        BOOLEAN On;
    };
} HIDP_DATA, *PHIDP_DATA;
/// An item of the report descriptor that the parser does not know.
typedef struct _HIDP_UNKNOWN_TOKEN {
    UCHAR Token;
    UCHAR Reserved[3];
    ULONG BitField;
} HIDP_UNKNOWN_TOKEN, *PHIDP_UNKNOWN_TOKEN;
/// Items that the parser does not know.
typedef struct _HIDP_EXTENDED_ATTRIBUTES {
    UCHAR NumGlobalUnknowns;
    UCHAR Reserved[3];
    PHIDP_UNKNOWN_TOKEN GlobalUnknowns;
    ULONG Data[1];
} HIDP_EXTENDED_ATTRIBUTES, *PHIDP_EXTENDED_ATTRIBUTES;
/// Whether a key goes down or up.
typedef enum _HIDP_KEYBOARD_DIRECTION { HidP_Keyboard_Break, HidP_Keyboard_Make } HIDP_KEYBOARD_DIRECTION;
/// Which modifier keys are down.
typedef struct _HIDP_KEYBOARD_MODIFIER_STATE {
    union {
        struct {
            ULONG LeftControl : 1;
            ULONG LeftShift : 1;
            ULONG LeftAlt : 1;
            ULONG LeftGUI : 1;
            ULONG RightControl : 1;
            ULONG RightShift : 1;
            ULONG RightAlt : 1;
            ULONG RigthGUI : 1;
            ULONG CapsLock : 1;
            ULONG ScollLock : 1;
            ULONG NumLock : 1;
            ULONG Reserved : 21;
        };
        ULONG ul;
    };
} HIDP_KEYBOARD_MODIFIER_STATE, *PHIDP_KEYBOARD_MODIFIER_STATE;
/// Called with the scan codes of a key.
typedef BOOLEAN (NTAPI *PHIDP_INSERT_SCANCODES)(_In_ PVOID Context, _In_ PCHAR NewScanCodes, _In_ ULONG Length);
/// Reads what a top-level collection has.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_GetCaps(_In_ PHIDP_PREPARSED_DATA PreparsedData, _Out_ PHIDP_CAPS Capabilities);
/// Reads the collections within a collection.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetLinkCollectionNodes(
    _Out_ PHIDP_LINK_COLLECTION_NODE LinkCollectionNodes, _Inout_ PULONG LinkCollectionNodesLength, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads the buttons that match page, collection and usage.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_GetSpecificButtonCaps(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _Out_ PHIDP_BUTTON_CAPS ButtonCaps,
    _Inout_ PUSHORT ButtonCapsLength, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads the buttons of a kind of report.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_GetButtonCaps(
    _In_ HIDP_REPORT_TYPE ReportType, _Out_ PHIDP_BUTTON_CAPS ButtonCaps, _Inout_ PUSHORT ButtonCapsLength, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads the values that match page, collection and usage.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_GetSpecificValueCaps(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _Out_ PHIDP_VALUE_CAPS ValueCaps,
    _Inout_ PUSHORT ValueCapsLength, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads the values of a kind of report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetValueCaps(
    _In_ HIDP_REPORT_TYPE ReportType, _Out_ PHIDP_VALUE_CAPS ValueCaps, _Inout_ PUSHORT ValueCapsLength, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Reads items that the parser does not know.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetExtendedAttributes(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USHORT DataIndex, _In_ PHIDP_PREPARSED_DATA PreparsedData, _Out_ PHIDP_EXTENDED_ATTRIBUTES Attributes,
    _Inout_ PULONG LengthAttributes);
/// Clears a report and sets its ID.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_InitializeReportForID(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ UCHAR ReportID, _In_ PHIDP_PREPARSED_DATA PreparsedData, _Out_ PCHAR Report, _In_ ULONG ReportLength);
/// Sets buttons and values in a report by their indexes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_SetData(
    _In_ HIDP_REPORT_TYPE ReportType, _Inout_ PHIDP_DATA DataList, _Inout_ PULONG DataLength, _In_ PHIDP_PREPARSED_DATA PreparsedData,
    _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Reads all buttons and values of a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetData(
    _In_ HIDP_REPORT_TYPE ReportType, _Out_ PHIDP_DATA DataList, _Inout_ PULONG DataLength, _In_ PHIDP_PREPARSED_DATA PreparsedData,
    _In_ PCHAR Report, _In_ ULONG ReportLength);
/// The most data that HidP_GetData can give.
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG NTAPI HidP_MaxDataListLength(_In_ HIDP_REPORT_TYPE ReportType, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Sets buttons in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_SetUsages(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _Inout_ PUSAGE UsageList, _Inout_ PULONG UsageLength,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Clears buttons in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_UnsetUsages(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _Inout_ PUSAGE UsageList, _Inout_ PULONG UsageLength,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Lists the buttons of a usage page that are set in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetUsages(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _Out_ PUSAGE UsageList, _Inout_ PULONG UsageLength,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _Out_ PCHAR Report, _In_ ULONG ReportLength);
/// Lists the buttons that are set in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetUsagesEx(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USHORT LinkCollection, _Inout_ PUSAGE_AND_PAGE ButtonList, _Inout_ ULONG *UsageLength,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// The most usages that HidP_GetUsages can give.
_IRQL_requires_max_(PASSIVE_LEVEL)
ULONG NTAPI HidP_MaxUsageListLength(_In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ PHIDP_PREPARSED_DATA PreparsedData);
/// Sets a value in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_SetUsageValue(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _In_ ULONG UsageValue,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _Inout_ PCHAR Report, _In_ ULONG ReportLength);
/// Sets a value in a report, scaled from its physical range.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_SetScaledUsageValue(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _In_ LONG UsageValue,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _Inout_ PCHAR Report, _In_ ULONG ReportLength);
/// Sets a value of several counts in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_SetUsageValueArray(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _In_ PCHAR UsageValue,
    _In_ USHORT UsageValueByteLength, _In_ PHIDP_PREPARSED_DATA PreparsedData, _Inout_ PCHAR Report, _In_ ULONG ReportLength);
/// Reads a value of a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetUsageValue(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _Out_ PULONG UsageValue,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Reads a value of a report, scaled to its physical range.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetScaledUsageValue(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _Out_ PLONG UsageValue,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Reads a value of several counts of a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_GetUsageValueArray(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_ USHORT LinkCollection, _In_ USAGE Usage, _Inout_ PCHAR UsageValue,
    _In_ USHORT UsageValueByteLength, _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_ PCHAR Report, _In_ ULONG ReportLength);
/// Which usages went down and which came up.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI HidP_UsageListDifference(
    _In_ PUSAGE PreviousUsageList, _In_ PUSAGE CurrentUsageList, _Out_ PUSAGE BreakUsageList, _Out_ PUSAGE MakeUsageList, _In_ ULONG UsageListLength);
/// Which usages went down and which came up, with their pages.
NTSTATUS NTAPI HidP_UsageAndPageListDifference(
    _In_ PUSAGE_AND_PAGE PreviousUsageList, _In_ PUSAGE_AND_PAGE CurrentUsageList, _Out_ PUSAGE_AND_PAGE BreakUsageList,
    _Out_ PUSAGE_AND_PAGE MakeUsageList, _In_ ULONG UsageListLength);
/// Translates keys to scan codes, with their pages.
NTSTATUS NTAPI HidP_TranslateUsageAndPagesToI8042ScanCodes(
    _In_ PUSAGE_AND_PAGE ChangedUsageList, _In_ ULONG UsageListLength, _In_ HIDP_KEYBOARD_DIRECTION KeyAction,
    _In_ PHIDP_KEYBOARD_MODIFIER_STATE ModifierState, _In_ PHIDP_INSERT_SCANCODES InsertCodesProcedure, _In_ PVOID InsertCodesContext);
/// Translates keys to scan codes.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI HidP_TranslateUsagesToI8042ScanCodes(
    _In_ PUSAGE ChangedUsageList, _In_ ULONG UsageListLength, _In_ HIDP_KEYBOARD_DIRECTION KeyAction,
    _Inout_ PHIDP_KEYBOARD_MODIFIER_STATE ModifierState, _In_ PHIDP_INSERT_SCANCODES InsertCodesProcedure, _In_ PVOID InsertCodesContext);
#define FACILITY_HID_ERROR_CODE 0x11
#define HIDP_ERROR_CODES(SEV, CODE) ((NTSTATUS)((SEV) << 28 | FACILITY_HID_ERROR_CODE << 16 | (CODE)))
#define HIDP_STATUS_SUCCESS (HIDP_ERROR_CODES(0x0, 0))
#define HIDP_STATUS_NULL (HIDP_ERROR_CODES(0x8, 1))
#define HIDP_STATUS_INVALID_PREPARSED_DATA (HIDP_ERROR_CODES(0xc, 1))
#define HIDP_STATUS_INVALID_REPORT_TYPE (HIDP_ERROR_CODES(0xc, 2))
#define HIDP_STATUS_INVALID_REPORT_LENGTH (HIDP_ERROR_CODES(0xc, 3))
#define HIDP_STATUS_USAGE_NOT_FOUND (HIDP_ERROR_CODES(0xc, 4))
#define HIDP_STATUS_VALUE_OUT_OF_RANGE (HIDP_ERROR_CODES(0xc, 5))
#define HIDP_STATUS_BAD_LOG_PHY_VALUES (HIDP_ERROR_CODES(0xc, 6))
#define HIDP_STATUS_BUFFER_TOO_SMALL (HIDP_ERROR_CODES(0xc, 7))
#define HIDP_STATUS_INTERNAL_ERROR (HIDP_ERROR_CODES(0xc, 8))
#define HIDP_STATUS_I8042_TRANS_UNKNOWN (HIDP_ERROR_CODES(0xc, 9))
#define HIDP_STATUS_INCOMPATIBLE_REPORT_ID (HIDP_ERROR_CODES(0xc, 0xa))
#define HIDP_STATUS_NOT_VALUE_ARRAY (HIDP_ERROR_CODES(0xc, 0xb))
#define HIDP_STATUS_IS_VALUE_ARRAY (HIDP_ERROR_CODES(0xc, 0xc))
#define HIDP_STATUS_DATA_INDEX_NOT_FOUND (HIDP_ERROR_CODES(0xc, 0xd))
#define HIDP_STATUS_DATA_INDEX_OUT_OF_RANGE (HIDP_ERROR_CODES(0xc, 0xe))
#define HIDP_STATUS_BUTTON_NOT_PRESSED (HIDP_ERROR_CODES(0xc, 0xf))
#define HIDP_STATUS_REPORT_DOES_NOT_EXIST (HIDP_ERROR_CODES(0xc, 0x10))
#define HIDP_STATUS_NOT_IMPLEMENTED (HIDP_ERROR_CODES(0xc, 0x20))
#define HIDP_STATUS_I8242_TRANS_UNKNOWN HIDP_STATUS_I8042_TRANS_UNKNOWN
#include <poppack.h>
/// A button of an array of buttons, and whether it is set.
typedef struct _HIDP_BUTTON_ARRAY_DATA {
    USHORT ArrayIndex;
    BOOLEAN On;
} HIDP_BUTTON_ARRAY_DATA, *PHIDP_BUTTON_ARRAY_DATA;
/// Reads the buttons of an array that are set in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI HidP_GetButtonArray(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_opt_ USHORT LinkCollection, _In_ USAGE Usage,
    _Out_writes_to_(*ButtonDataLength, *ButtonDataLength) PHIDP_BUTTON_ARRAY_DATA ButtonData, _Inout_ PUSHORT ButtonDataLength,
    _In_ PHIDP_PREPARSED_DATA PreparsedData, _In_reads_bytes_(ReportLength) PCHAR Report, _In_ ULONG ReportLength);
/// Sets buttons of an array in a report.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSTATUS NTAPI HidP_SetButtonArray(
    _In_ HIDP_REPORT_TYPE ReportType, _In_ USAGE UsagePage, _In_opt_ USHORT LinkCollection, _In_ USAGE Usage, _In_reads_(ButtonDataLength) PHIDP_BUTTON_ARRAY_DATA ButtonData,
    _In_ USHORT ButtonDataLength, _In_ PHIDP_PREPARSED_DATA PreparsedData, _Inout_updates_bytes_(ReportLength) PCHAR Report, _In_ ULONG ReportLength);
/// The version of the parser.
NTSTATUS NTAPI HidP_GetVersion(_Out_ PULONG Version);
#ifdef __cplusplus
}
#endif
#endif
