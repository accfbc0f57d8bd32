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
    /// What a control is for.
    USAGE Usage;
    /// HID_USAGE_PAGE_ value.
    USAGE UsagePage;
} USAGE_AND_PAGE, *PUSAGE_AND_PAGE;
/// A button or a range of buttons of a device.
typedef struct _HIDP_BUTTON_CAPS {
    /// HID_USAGE_PAGE_ value.
    USAGE UsagePage;
    /// Report the control is in; 0 if there are no report IDs.
    UCHAR ReportID;
    /// TRUE if the control is another name of one before.
    BOOLEAN IsAlias;
    /// Data bits of the main item: bit 0 constant, bit 1 variable, bit 2 relative.
    USHORT BitField;
    /// Index of the link collection the control is in.
    USHORT LinkCollection;
    /// Usage of that link collection.
    USAGE LinkUsage;
    /// Page of that usage.
    USAGE LinkUsagePage;
    /// TRUE if Range holds, FALSE if NotRange does.
    BOOLEAN IsRange;
    /// TRUE if there is a range of string indexes.
    BOOLEAN IsStringRange;
    /// TRUE if there is a range of designators.
    BOOLEAN IsDesignatorRange;
    /// TRUE if the data are absolute, FALSE if relative to the last report.
    BOOLEAN IsAbsolute;
    /// Not used.
    ULONG Reserved[10];
    union {
        /// For several usages.
        struct {
            /// First usage of the range.
            USAGE UsageMin;
            /// Last usage of the range.
            USAGE UsageMax;
            /// Index of the first string that describes a control; 0 if there is none.
            USHORT StringMin;
            /// Index of the last string.
            USHORT StringMax;
            /// Index of the first designator, which names a part of the body; 0 if there is none.
            USHORT DesignatorMin;
            /// Index of the last designator.
            USHORT DesignatorMax;
            /// First index by which HidP_GetData reports the controls.
            USHORT DataIndexMin;
            /// Last index by which HidP_GetData reports the controls.
            USHORT DataIndexMax;
        } Range;
        /// For one usage.
        struct {
            /// Number within the page.
            USAGE Usage;
            /// Reserved.
            USAGE Reserved1;
            /// Which string describes the control; 0 if there is none.
            USHORT StringIndex;
            /// Reserved.
            USHORT Reserved2;
            /// Which designator, naming a part of the body, belongs to it; 0 if there is none.
            USHORT DesignatorIndex;
            /// Reserved.
            USHORT Reserved3;
            /// Number by which HidP_GetData reports the control.
            USHORT DataIndex;
            /// Reserved.
            USHORT Reserved4;
        } NotRange;
    };
} HIDP_BUTTON_CAPS, *PHIDP_BUTTON_CAPS;
/// A value or a range of values of a device.
typedef struct _HIDP_VALUE_CAPS {
    /// HID_USAGE_PAGE_ value.
    USAGE UsagePage;
    /// Report the control is in; 0 if there are no report IDs.
    UCHAR ReportID;
    /// TRUE if the control is another name of one before.
    BOOLEAN IsAlias;
    /// Data bits of the main item: bit 0 constant, bit 1 variable, bit 2 relative.
    USHORT BitField;
    /// Index of the link collection the control is in.
    USHORT LinkCollection;
    /// Usage of that link collection.
    USAGE LinkUsage;
    /// Page of that usage.
    USAGE LinkUsagePage;
    /// TRUE if Range holds, FALSE if NotRange does.
    BOOLEAN IsRange;
    /// TRUE if there is a range of string indexes.
    BOOLEAN IsStringRange;
    /// TRUE if there is a range of designators.
    BOOLEAN IsDesignatorRange;
    /// TRUE if the data are absolute, FALSE if relative to the last report.
    BOOLEAN IsAbsolute;
    /// TRUE if values outside the logical range mean none.
    BOOLEAN HasNull;
    /// Not used.
    UCHAR Reserved;
    /// Bits of one value.
    USHORT BitSize;
    /// How many values there are of this kind; more than 1 for a value array.
    USHORT ReportCount;
    /// Not used.
    USHORT Reserved2[5];
    /// Exponent of 10 of the unit.
    ULONG UnitsExp;
    /// Unit, coded as in the HID specification; 0 for none.
    ULONG Units;
    /// Least value in reports.
    LONG LogicalMin;
    /// Greatest value in reports.
    LONG LogicalMax;
    /// What LogicalMin stands for, in the unit; equal to PhysicalMax if the same as the logical values.
    LONG PhysicalMin;
    /// What LogicalMax stands for, in the unit.
    LONG PhysicalMax;
    union {
        /// For several usages.
        struct {
            /// First usage of the range.
            USAGE UsageMin;
            /// Last usage of the range.
            USAGE UsageMax;
            /// Index of the first string that describes a control; 0 if there is none.
            USHORT StringMin;
            /// Index of the last string.
            USHORT StringMax;
            /// Index of the first designator, which names a part of the body; 0 if there is none.
            USHORT DesignatorMin;
            /// Index of the last designator.
            USHORT DesignatorMax;
            /// First index by which HidP_GetData reports the controls.
            USHORT DataIndexMin;
            /// Last index by which HidP_GetData reports the controls.
            USHORT DataIndexMax;
        } Range;
        /// For one usage.
        struct {
            /// Number within the page.
            USAGE Usage;
            /// Reserved.
            USAGE Reserved1;
            /// Which string describes the control; 0 if there is none.
            USHORT StringIndex;
            /// Reserved.
            USHORT Reserved2;
            /// Which designator, naming a part of the body, belongs to it; 0 if there is none.
            USHORT DesignatorIndex;
            /// Reserved.
            USHORT Reserved3;
            /// Number by which HidP_GetData reports the control.
            USHORT DataIndex;
            /// Reserved.
            USHORT Reserved4;
        } NotRange;
    };
} HIDP_VALUE_CAPS, *PHIDP_VALUE_CAPS;
/// A collection within a collection.
typedef struct _HIDP_LINK_COLLECTION_NODE {
    /// What the collection is for.
    USAGE LinkUsage;
    /// HID_USAGE_PAGE_ value that LinkUsage is of.
    USAGE LinkUsagePage;
    /// Index of the collection it is in.
    USHORT Parent;
    /// Collections in it.
    USHORT NumberOfChildren;
    /// Index of the next collection in the same one; 0 if it is the last.
    USHORT NextSibling;
    /// Index of the first collection in it; 0 if there is none.
    USHORT FirstChild;
    /// 0 physical, 1 application, 2 logical; 0x80 and above the vendor's.
    ULONG CollectionType : 8;
    /// 1: another name of the collection before.
    ULONG IsAlias : 1;
    /// Not used.
    ULONG Reserved : 23;
    /// The caller's own.
    PVOID UserContext;
} HIDP_LINK_COLLECTION_NODE, *PHIDP_LINK_COLLECTION_NODE;
/// What a top-level collection has.
typedef struct _HIDP_CAPS {
    /// What the top-level collection is for.
    USAGE Usage;
    /// HID_USAGE_PAGE_ value.
    USAGE UsagePage;
    /// Bytes of the longest input report, the report ID included; 0 if there is none.
    USHORT InputReportByteLength;
    /// Bytes of the longest output report, the report ID included; 0 if there is none.
    USHORT OutputReportByteLength;
    /// Bytes of the longest feature report, the report ID included; 0 if there is none.
    USHORT FeatureReportByteLength;
    /// Not used.
    USHORT Reserved[17];
    /// How many link collections HidP_GetLinkCollectionNodes returns.
    USHORT NumberLinkCollectionNodes;
    /// How many HIDP_BUTTON_CAPS there are of input reports.
    USHORT NumberInputButtonCaps;
    /// How many HIDP_VALUE_CAPS there are of input reports.
    USHORT NumberInputValueCaps;
    /// How many data indexes input reports have.
    USHORT NumberInputDataIndices;
    /// How many HIDP_BUTTON_CAPS there are of output reports.
    USHORT NumberOutputButtonCaps;
    /// How many HIDP_VALUE_CAPS there are of output reports.
    USHORT NumberOutputValueCaps;
    /// How many data indexes output reports have.
    USHORT NumberOutputDataIndices;
    /// How many HIDP_BUTTON_CAPS there are of feature reports.
    USHORT NumberFeatureButtonCaps;
    /// How many HIDP_VALUE_CAPS there are of feature reports.
    USHORT NumberFeatureValueCaps;
    /// How many data indexes feature reports have.
    USHORT NumberFeatureDataIndices;
} HIDP_CAPS, *PHIDP_CAPS;
/// A button or value by its index.
typedef struct _HIDP_DATA {
    /// Which control, by its data index.
    USHORT DataIndex;
    /// Not used.
    USHORT Reserved;
    union {
        /// Of a value: its bits in the report, without a sign.
        ULONG RawValue;
        /// Of a button: TRUE if it is pressed.
        BOOLEAN On;
    };
} HIDP_DATA, *PHIDP_DATA;
/// An item of the report descriptor that the parser does not know.
typedef struct _HIDP_UNKNOWN_TOKEN {
    /// First byte of the item that the parser does not know.
    UCHAR Token;
    /// Not used.
    UCHAR Reserved[3];
    /// The item's data.
    ULONG BitField;
} HIDP_UNKNOWN_TOKEN, *PHIDP_UNKNOWN_TOKEN;
/// Items that the parser does not know.
typedef struct _HIDP_EXTENDED_ATTRIBUTES {
    /// Entries of GlobalUnknowns.
    UCHAR NumGlobalUnknowns;
    /// Not used.
    UCHAR Reserved[3];
    /// Global items that the parser does not know.
    PHIDP_UNKNOWN_TOKEN GlobalUnknowns;
    /// The items; GlobalUnknowns points here.
    ULONG Data[1];
} HIDP_EXTENDED_ATTRIBUTES, *PHIDP_EXTENDED_ATTRIBUTES;
/// Whether a key goes down or up.
typedef enum _HIDP_KEYBOARD_DIRECTION { HidP_Keyboard_Break, HidP_Keyboard_Make } HIDP_KEYBOARD_DIRECTION;
/// Which modifier keys are down.
typedef struct _HIDP_KEYBOARD_MODIFIER_STATE {
    union {
        struct {
            /// 1: the left Ctrl key is down.
            ULONG LeftControl : 1;
            /// 1: the left Shift key is down.
            ULONG LeftShift : 1;
            /// 1: the left Alt key is down.
            ULONG LeftAlt : 1;
            /// 1: the left Windows key is down.
            ULONG LeftGUI : 1;
            /// 1: the right Ctrl key is down.
            ULONG RightControl : 1;
            /// 1: the right Shift key is down.
            ULONG RightShift : 1;
            /// 1: the right Alt key is down.
            ULONG RightAlt : 1;
            /// 1: the right Windows key is down.
            ULONG RigthGUI : 1;
            /// 1: Caps Lock is on.
            ULONG CapsLock : 1;
            /// 1: Scroll Lock is on.
            ULONG ScollLock : 1;
            /// 1: Num Lock is on.
            ULONG NumLock : 1;
            /// Not used.
            ULONG Reserved : 21;
        };
        /// All bits as one number.
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
    /// Which button of the array, from 0.
    USHORT ArrayIndex;
    /// TRUE if it is pressed.
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
