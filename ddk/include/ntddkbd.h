// Control codes and structures of keyboards.
#pragma once
#ifndef _NTDDKBD_
#define _NTDDKBD_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <guiddef.h>
#include <devioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
#define DD_KEYBOARD_DEVICE_NAME "\\Device\\KeyboardClass"
#define DD_KEYBOARD_DEVICE_NAME_U L"\\Device\\KeyboardClass"
#define IOCTL_KEYBOARD_QUERY_ATTRIBUTES CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0000, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_QUERY_INDICATORS CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0010, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_QUERY_INDICATOR_TRANSLATION CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0020, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_QUERY_TYPEMATIC CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0008, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_SET_TYPEMATIC CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0001, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_SET_INDICATORS CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0002, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_INSERT_DATA CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0040, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_QUERY_IME_STATUS CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0400, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_KEYBOARD_SET_IME_STATUS CTL_CODE(FILE_DEVICE_KEYBOARD, 0x0401, METHOD_BUFFERED, FILE_ANY_ACCESS)
DEFINE_GUID(GUID_DEVINTERFACE_KEYBOARD, 0x884b96c3, 0x56ef, 0x11d1, 0xbc, 0x8c, 0x00, 0xa0, 0xc9, 0x14, 0x05, 0xdd);
#define GUID_CLASS_KEYBOARD GUID_DEVINTERFACE_KEYBOARD
#define KEYBOARD_ERROR_VALUE_BASE 10000
#define KEYBOARD_OVERRUN_MAKE_CODE 0xff
#define KEY_MAKE 0
#define KEY_BREAK 1
#define KEY_E0 2
#define KEY_E1 4
#define KEY_TERMSRV_SET_LED 8
#define KEY_TERMSRV_SHADOW 0x10
#define KEY_TERMSRV_VKPACKET 0x20
#define KEY_RIM_VKEY 0x40
#define KEY_FROM_KEYBOARD_OVERRIDER 0x80
#define KEY_UNICODE_SEQUENCE_ITEM 0x100
#define KEY_UNICODE_SEQUENCE_END 0x200
#define KEYBOARD_LED_INJECTED 0x8000
#define KEYBOARD_SHADOW 0x4000
#define KEYBOARD_KANA_LOCK_ON 8
#define KEYBOARD_CAPS_LOCK_ON 4
#define KEYBOARD_NUM_LOCK_ON 2
#define KEYBOARD_SCROLL_LOCK_ON 1
/// A key pressed or released.
typedef struct _KEYBOARD_INPUT_DATA {
    /// N of the port device \Device\KeyboardPortN; 0 lets the class driver fill it.
    USHORT UnitId;
    /// Scan code of the key.
    USHORT MakeCode;
    /// KEY_MAKE or KEY_BREAK, with KEY_E0 or KEY_E1 if the code has that prefix.
    USHORT Flags;
    /// Must be 0.
    USHORT Reserved;
    /// The device's own; passed on to programs.
    ULONG ExtraInformation;
} KEYBOARD_INPUT_DATA, *PKEYBOARD_INPUT_DATA;
/// How a key repeats; rate per second, delay in milliseconds.
typedef struct _KEYBOARD_TYPEMATIC_PARAMETERS {
    /// N of the port device \Device\KeyboardPortN; 0 lets the class driver fill it.
    USHORT UnitId;
    /// Repeats a second.
    USHORT Rate;
    /// Milliseconds before the first repeat.
    USHORT Delay;
} KEYBOARD_TYPEMATIC_PARAMETERS, *PKEYBOARD_TYPEMATIC_PARAMETERS;
/// The type of a keyboard.
typedef struct _KEYBOARD_ID {
    /// Kind of keyboard: 4 enhanced, 7 Japanese, 8 Korean, 0x51 unknown or HID.
    UCHAR Type;
    /// Kind within Type, by the maker.
    UCHAR Subtype;
} KEYBOARD_ID, *PKEYBOARD_ID;
#define ENHANCED_KEYBOARD(Id) ((Id).Type == 2 || (Id).Type == 4 || FAREAST_KEYBOARD(Id))
#define FAREAST_KEYBOARD(Id) ((Id).Type == 7 || (Id).Type == 8)
/// Which indicators are lit.
typedef struct _KEYBOARD_INDICATOR_PARAMETERS {
    /// N of the port device \Device\KeyboardPortN; 0 lets the class driver fill it.
    USHORT UnitId;
    /// KEYBOARD_ bits of the lamps that are lit, as KEYBOARD_CAPS_LOCK_ON.
    USHORT LedFlags;
} KEYBOARD_INDICATOR_PARAMETERS, *PKEYBOARD_INDICATOR_PARAMETERS;
/// The key of an indicator.
typedef struct _INDICATOR_LIST {
    /// Scan code of a key that has a lamp.
    USHORT MakeCode;
    /// The lamp, as KEYBOARD_CAPS_LOCK_ON.
    USHORT IndicatorFlags;
} INDICATOR_LIST, *PINDICATOR_LIST;
/// Which keys switch which indicators.
typedef struct _KEYBOARD_INDICATOR_TRANSLATION {
    /// Entries of IndicatorList.
    USHORT NumberOfIndicatorKeys;
    /// The keys.
    INDICATOR_LIST IndicatorList[1];
} KEYBOARD_INDICATOR_TRANSLATION, *PKEYBOARD_INDICATOR_TRANSLATION;
/// What a keyboard is like.
typedef struct _KEYBOARD_ATTRIBUTES {
    /// Kind of keyboard.
    KEYBOARD_ID KeyboardIdentifier;
    /// Set of scan codes: 1.
    USHORT KeyboardMode;
    /// How many function keys it has.
    USHORT NumberOfFunctionKeys;
    /// How many lamps it has.
    USHORT NumberOfIndicators;
    /// How many keys it has.
    USHORT NumberOfKeysTotal;
    /// Bytes of the port driver's queue of input.
    ULONG InputDataQueueLength;
    /// Slowest repeat.
    KEYBOARD_TYPEMATIC_PARAMETERS KeyRepeatMinimum;
    /// Fastest repeat.
    KEYBOARD_TYPEMATIC_PARAMETERS KeyRepeatMaximum;
} KEYBOARD_ATTRIBUTES, *PKEYBOARD_ATTRIBUTES;
/// Which keyboard is meant.
typedef struct _KEYBOARD_UNIT_ID_PARAMETER {
    /// N of the port device \Device\KeyboardPortN; 0 lets the class driver fill it.
    USHORT UnitId;
} KEYBOARD_UNIT_ID_PARAMETER, *PKEYBOARD_UNIT_ID_PARAMETER;
/// The state of an input method.
typedef struct _KEYBOARD_IME_STATUS {
    /// N of the port device \Device\KeyboardPortN; 0 lets the class driver fill it.
    USHORT UnitId;
    /// Not 0 if the input method editor is open.
    ULONG ImeOpen;
    /// IME_CMODE_ bits: how it converts what is typed.
    ULONG ImeConvMode;
} KEYBOARD_IME_STATUS, *PKEYBOARD_IME_STATUS;
#ifdef __cplusplus
}
#endif
#endif
