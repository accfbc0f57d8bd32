// acpitabl.h: where a device sits in the case of the machine, as ACPI's _PLD says it, and tables of the firmware.
#pragma once

#include <ntdef.h>

#define ACPI_PLD_OFFSET_NONE 0xFFFF
typedef enum _ACPI_PLD_PANEL {
    AcpiPldPanelTop = 0, AcpiPldPanelBottom = 1, AcpiPldPanelLeft = 2, AcpiPldPanelRight = 3, AcpiPldPanelFront = 4, AcpiPldPanelBack = 5,
    AcpiPldPanelUnknown = 6
} ACPI_PLD_PANEL, *PACPI_PLD_PANEL;
typedef enum _ACPI_PLD_VERTICAL_POSITION {
    AcpiPldVPosUpper = 0, AcpiPldVPosCenter = 1, AcpiPldVPosLower = 2
} ACPI_PLD_VERTICAL_POSITION, *PACPI_PLD_VERTICAL_POSITION;
typedef enum _ACPI_PLD_HORIZONTAL_POSITION {
    AcpiPldHPosLeft = 0, AcpiPldHPosCenter = 1, AcpiPldHPosRight = 2
} ACPI_PLD_HORIZONTAL_POSITION, *PACPI_PLD_HORIZONTAL_POSITION;
typedef enum _ACPI_PLD_SHAPE {
    AcpiPldShapeRound = 0, AcpiPldShapeOval = 1, AcpiPldShapeSquare = 2, AcpiPldShapeVRect = 3, AcpiPldShapeHRect = 4,
    AcpiPldShapeVTrap = 5, AcpiPldShapeHTrap = 6, AcpiPldShapeUnknown = 7, AcpiPldShapeChamfered = 8
} ACPI_PLD_SHAPE, *PACPI_PLD_SHAPE;
typedef enum _ACPI_PLD_ORIENTATION {
    AcpiPldOrientationHorizontal = 0, AcpiPldOrientationVertical = 1
} ACPI_PLD_ORIENTATION, *PACPI_PLD_ORIENTATION;
typedef enum _ACPI_PLD_ROTATION {
    AcpiPldRotation0 = 0, AcpiPldRotation45 = 1, AcpiPldRotation90 = 2, AcpiPldRotation135 = 3, AcpiPldRotation180 = 4,
    AcpiPldRotation225 = 5, AcpiPldRotation270 = 6, AcpiPldRotation315 = 7
} ACPI_PLD_ROTATION, *PACPI_PLD_ROTATION;
typedef enum _ACPI_PLD_JOINT_TYPE {
    AcpiPldJointTypeFixed = 0, AcpiPldJointTypePlanar = 1, AcpiPldJointTypeHinge = 2, AcpiPldJointTypePivot = 3, AcpiPldJointTypeSwivel = 4
} ACPI_PLD_JOINT_TYPE, *PACPI_PLD_JOINT_TYPE;
typedef enum _ACPI_PLD_EDGE {
    AcpiPldEdgeTop = 0, AcpiPldEdgeBottom = 1, AcpiPldEdgeLeft = 2, AcpiPldEdgeRight = 3, AcpiPldEdgeUnknown = 4
} ACPI_PLD_EDGE, *PACPI_PLD_EDGE;
#include <pshpack1.h>
typedef struct _ACPI_PLD_BUFFER {
    UINT32 Revision:7;
    UINT32 IgnoreColor:1;
    UINT32 Color:24;
    UINT32 Width:16;
    UINT32 Height:16;
    UINT32 UserVisible:1;
    UINT32 Dock:1;
    UINT32 Lid:1;
    UINT32 Panel:3;
    UINT32 VerticalPosition:2;
    UINT32 HorizontalPosition:2;
    UINT32 Shape:4;
    UINT32 GroupOrientation:1;
    UINT32 GroupToken:8;
    UINT32 GroupPosition:8;
    UINT32 Bay:1;
    UINT32 Ejectable:1;
    UINT32 EjectionRequired:1;
    UINT32 CabinetNumber:8;
    UINT32 CardCageNumber:8;
    UINT32 Reserved:14;
} ACPI_PLD_BUFFER, *PACPI_PLD_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_V2_BUFFER {
    UINT32 Revision:7;
    UINT32 IgnoreColor:1;
    UINT32 Color:24;
    UINT32 Width:16;
    UINT32 Height:16;
    UINT32 UserVisible:1;
    UINT32 Dock:1;
    UINT32 Lid:1;
    UINT32 Panel:3;
    UINT32 VerticalPosition:2;
    UINT32 HorizontalPosition:2;
    UINT32 Shape:4;
    UINT32 GroupOrientation:1;
    UINT32 GroupToken:8;
    UINT32 GroupPosition:8;
    UINT32 Bay:1;
    UINT32 Ejectable:1;
    UINT32 EjectionRequired:1;
    UINT32 CabinetNumber:8;
    UINT32 CardCageNumber:8;
    UINT32 Reference:1;
    UINT32 Rotation:4;
    UINT32 Order:5;
    UINT32 Reserved:4;
    UINT32 VerticalOffset:16;
    UINT32 HorizontalOffset:16;
} ACPI_PLD_V2_BUFFER, *PACPI_PLD_V2_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_JOINT_BUFFER {
    UINT32 Revision:5;
    UINT32 JointType:4;
    UINT32 SourceEdge:3;
    UINT32 TargetCabinetNumber:8;
    UINT32 TargetPanel:3;
    UINT32 TargetEdge:3;
    UINT32 Reserved1:5;
    UINT32 MovementOrientation:1;
    UINT32 ForwardMovementRange:16;
    UINT32 BackwardMovementRange:16;
    UINT32 HorizontalOffset:16;
    UINT32 VerticalOffset:16;
    UINT32 GapOffset:16;
    UINT32 Rotation:9;
    UINT32 Reserved2:7;
} ACPI_PLD_JOINT_BUFFER, *PACPI_PLD_JOINT_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_SPATIAL_BUFFER {
    UINT32 Revision:5;
    UINT32 RollRotation:9;
    UINT32 PitchRotation:9;
    UINT32 YawRotation:9;
    UINT32 Width:16;
    UINT32 Height:16;
    UINT32 Length:16;
    UINT32 HorizontalOffset:16;
    UINT32 VerticalOffset:16;
    UINT32 DepthOffset:16;
} ACPI_PLD_SPATIAL_BUFFER, *PACPI_PLD_SPATIAL_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_INTERFACE_CLASS_BUFFER {
    GUID ClassGuid;
} ACPI_PLD_INTERFACE_CLASS_BUFFER, *PACPI_PLD_INTERFACE_CLASS_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_INTERFACE_INSTANCE_ANSI_BUFFER {
    CHAR ReferenceString[16];
} ACPI_PLD_INTERFACE_INSTANCE_ANSI_BUFFER, *PACPI_PLD_INTERFACE_INSTANCE_ANSI_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_INTERFACE_INSTANCE_UNICODE_BUFFER {
    WCHAR ReferenceString[8];
} ACPI_PLD_INTERFACE_INSTANCE_UNICODE_BUFFER, *PACPI_PLD_INTERFACE_INSTANCE_UNICODE_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_INTERFACE_INSTANCE_GUID_BUFFER {
    GUID ReferenceGuid;
} ACPI_PLD_INTERFACE_INSTANCE_GUID_BUFFER, *PACPI_PLD_INTERFACE_INSTANCE_GUID_BUFFER;
#include <poppack.h>
#include <pshpack1.h>
typedef struct _ACPI_PLD_CONTAINER_BUFFER {
    GUID ContainerId;
} ACPI_PLD_CONTAINER_BUFFER, *PACPI_PLD_CONTAINER_BUFFER;
#include <poppack.h>
/// The types' names in kits before Windows 10.
typedef ACPI_PLD_PANEL AcpiPldPanel;
typedef ACPI_PLD_VERTICAL_POSITION AcpiPldVerticalPosition;
typedef ACPI_PLD_HORIZONTAL_POSITION AcpiPldHorizontalPosition;
typedef ACPI_PLD_SHAPE AcpiPldShape;
typedef ACPI_PLD_ORIENTATION AcpiPldOrientation;
typedef ACPI_PLD_ROTATION AcpiPldRotation;
typedef ACPI_PLD_JOINT_TYPE AcpiPldJointType;
typedef ACPI_PLD_EDGE AcpiPldEdge;
#include <acpi/tables.h>
