// Control codes and structures of mice.
#pragma once
#ifndef _NTDDMOU_
#define _NTDDMOU_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <guiddef.h>
#include <devioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
#define DD_MOUSE_DEVICE_NAME "\\Device\\PointerClass"
#define DD_MOUSE_DEVICE_NAME_U L"\\Device\\PointerClass"
#define IOCTL_MOUSE_QUERY_ATTRIBUTES CTL_CODE(FILE_DEVICE_MOUSE, 0, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_MOUSE_INSERT_DATA CTL_CODE(FILE_DEVICE_MOUSE, 1, METHOD_BUFFERED, FILE_ANY_ACCESS)
DEFINE_GUID(GUID_DEVINTERFACE_MOUSE, 0x378de44c, 0x56ef, 0x11d1, 0xbc, 0x8c, 0x00, 0xa0, 0xc9, 0x14, 0x05, 0xdd);
#define GUID_CLASS_MOUSE GUID_DEVINTERFACE_MOUSE
#define MOUSE_ERROR_VALUE_BASE 20000
#define MOUSE_LEFT_BUTTON_DOWN 0x0001
#define MOUSE_LEFT_BUTTON_UP 0x0002
#define MOUSE_RIGHT_BUTTON_DOWN 0x0004
#define MOUSE_RIGHT_BUTTON_UP 0x0008
#define MOUSE_MIDDLE_BUTTON_DOWN 0x0010
#define MOUSE_MIDDLE_BUTTON_UP 0x0020
#define MOUSE_BUTTON_4_DOWN 0x0040
#define MOUSE_BUTTON_4_UP 0x0080
#define MOUSE_BUTTON_5_DOWN 0x0100
#define MOUSE_BUTTON_5_UP 0x0200
#define MOUSE_WHEEL 0x0400
#define MOUSE_HWHEEL 0x0800
#define MOUSE_BUTTON_1_DOWN MOUSE_LEFT_BUTTON_DOWN
#define MOUSE_BUTTON_1_UP MOUSE_LEFT_BUTTON_UP
#define MOUSE_BUTTON_2_DOWN MOUSE_RIGHT_BUTTON_DOWN
#define MOUSE_BUTTON_2_UP MOUSE_RIGHT_BUTTON_UP
#define MOUSE_BUTTON_3_DOWN MOUSE_MIDDLE_BUTTON_DOWN
#define MOUSE_BUTTON_3_UP MOUSE_MIDDLE_BUTTON_UP
#define MOUSE_MOVE_RELATIVE 0
#define MOUSE_MOVE_ABSOLUTE 1
#define MOUSE_VIRTUAL_DESKTOP 0x02
#define MOUSE_ATTRIBUTES_CHANGED 0x04
#define MOUSE_MOVE_NOCOALESCE 0x08
#define MOUSE_TERMSRV_SRC_SHADOW 0x100
/// A movement or a button of a mouse.
typedef struct _MOUSE_INPUT_DATA {
    /// N of the port device \Device\PointerPortN; 0 lets the class driver fill it.
    USHORT UnitId;
    /// MOUSE_MOVE_RELATIVE or MOUSE_MOVE_ABSOLUTE, with more bits on the movement.
    USHORT Flags;
    union {
        /// Both members below as one number.
        ULONG Buttons;
        struct {
            /// MOUSE_ bits of buttons pressed or let go, and of a wheel turned.
            USHORT ButtonFlags;
            /// How far the wheel was turned, signed: 120 a notch.
            USHORT ButtonData;
        };
    };
    /// The buttons as the device reports them; not used.
    ULONG RawButtons;
    /// Movement to the right, or the place: 0 to 65,535 over the screen.
    LONG LastX;
    /// Movement downwards, or the place: 0 to 65,535 over the screen.
    LONG LastY;
    /// The device's own; passed on to programs.
    ULONG ExtraInformation;
} MOUSE_INPUT_DATA, *PMOUSE_INPUT_DATA;
/// Which mouse is meant.
typedef struct _MOUSE_UNIT_ID_PARAMETER {
    /// N of the port device \Device\PointerPortN; 0 lets the class driver fill it.
    USHORT UnitId;
} MOUSE_UNIT_ID_PARAMETER, *PMOUSE_UNIT_ID_PARAMETER;
#define MOUSE_INPORT_HARDWARE 0x0001
#define MOUSE_I8042_HARDWARE 0x0002
#define MOUSE_SERIAL_HARDWARE 0x0004
#define BALLPOINT_I8042_HARDWARE 0x0008
#define BALLPOINT_SERIAL_HARDWARE 0x0010
#define WHEELMOUSE_I8042_HARDWARE 0x0020
#define WHEELMOUSE_SERIAL_HARDWARE 0x0040
#define MOUSE_HID_HARDWARE 0x0080
#define WHEELMOUSE_HID_HARDWARE 0x0100
#define HORIZONTAL_WHEEL_PRESENT 0x8000
/// What a mouse is like.
typedef struct _MOUSE_ATTRIBUTES {
    /// Kind of mouse, as MOUSE_HID_HARDWARE.
    USHORT MouseIdentifier;
    /// How many buttons it has.
    USHORT NumberOfButtons;
    /// Reports a second.
    USHORT SampleRate;
    /// Bytes of the port driver's queue of input.
    ULONG InputDataQueueLength;
} MOUSE_ATTRIBUTES, *PMOUSE_ATTRIBUTES;
#ifdef __cplusplus
}
#endif
#endif
