// Video miniports: interfaces that the port driver offers: I2C, AGP, the BIOS.
#pragma once

typedef VOID (*PVIDEO_WRITE_CLOCK_LINE)(PVOID HwDeviceExtension, UCHAR Data);
typedef VOID (*PVIDEO_WRITE_DATA_LINE)(PVOID HwDeviceExtension, UCHAR Data);
typedef BOOLEAN (*PVIDEO_READ_CLOCK_LINE)(PVOID HwDeviceExtension);
typedef BOOLEAN (*PVIDEO_READ_DATA_LINE)(PVOID HwDeviceExtension);
typedef VOID (*PVIDEO_WAIT_VSYNC_ACTIVE)(PVOID HwDeviceExtension);
typedef struct _I2C_FNC_TABLE {
    _In_ ULONG Size;
    _In_ PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    _In_ PVIDEO_WRITE_DATA_LINE WriteDataLine;
    _In_ PVIDEO_READ_CLOCK_LINE ReadClockLine;
    _In_ PVIDEO_READ_DATA_LINE ReadDataLine;
    _In_ PVIDEO_WAIT_VSYNC_ACTIVE WaitVsync;
    /// 0.
    PVOID Reserved;
} I2C_FNC_TABLE, *PI2C_FNC_TABLE;
typedef struct _I2C_CALLBACKS {
    _In_ PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    _In_ PVIDEO_WRITE_DATA_LINE WriteDataLine;
    _In_ PVIDEO_READ_CLOCK_LINE ReadClockLine;
    _In_ PVIDEO_READ_DATA_LINE ReadDataLine;
} I2C_CALLBACKS, *PI2C_CALLBACKS;
typedef struct _DDC_CONTROL {
    _In_ ULONG Size;
    _In_ I2C_CALLBACKS I2CCallbacks;
    _In_ UCHAR EdidSegment;
} DDC_CONTROL, *PDDC_CONTROL;
typedef struct _VIDEO_I2C_CONTROL {
    _In_ PVIDEO_WRITE_CLOCK_LINE WriteClockLine;
    _In_ PVIDEO_WRITE_DATA_LINE WriteDataLine;
    _In_ PVIDEO_READ_CLOCK_LINE ReadClockLine;
    _In_ PVIDEO_READ_DATA_LINE ReadDataLine;
    _In_ ULONG I2CDelay;
} VIDEO_I2C_CONTROL, *PVIDEO_I2C_CONTROL;
typedef enum {
    VideoPortServicesAGP = 1, VideoPortServicesI2C, VideoPortServicesHeadless, VideoPortServicesInt10,
    VideoPortServicesDebugReport, VideoPortServicesWCMemoryProtection
} VIDEO_PORT_SERVICES;
#define VIDEO_PORT_AGP_INTERFACE_VERSION_1 1
typedef struct _VIDEO_PORT_AGP_INTERFACE {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    _Out_ PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    _Out_ PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    _Out_ PAGP_FREE_PHYSICAL AgpFreePhysical;
    _Out_ PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    _Out_ PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    _Out_ PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    _Out_ PAGP_FREE_VIRTUAL AgpFreeVirtual;
    _Out_ ULONGLONG AgpAllocationLimit;
} VIDEO_PORT_AGP_INTERFACE, *PVIDEO_PORT_AGP_INTERFACE;
#define VIDEO_PORT_AGP_INTERFACE_VERSION_2 2
typedef struct _VIDEO_PORT_AGP_INTERFACE_2 {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PAGP_RESERVE_PHYSICAL AgpReservePhysical;
    _Out_ PAGP_RELEASE_PHYSICAL AgpReleasePhysical;
    _Out_ PAGP_COMMIT_PHYSICAL AgpCommitPhysical;
    _Out_ PAGP_FREE_PHYSICAL AgpFreePhysical;
    _Out_ PAGP_RESERVE_VIRTUAL AgpReserveVirtual;
    _Out_ PAGP_RELEASE_VIRTUAL AgpReleaseVirtual;
    _Out_ PAGP_COMMIT_VIRTUAL AgpCommitVirtual;
    _Out_ PAGP_FREE_VIRTUAL AgpFreeVirtual;
    _Out_ ULONGLONG AgpAllocationLimit;
    _Out_ PAGP_SET_RATE AgpSetRate;
} VIDEO_PORT_AGP_INTERFACE_2, *PVIDEO_PORT_AGP_INTERFACE_2;
typedef BOOLEAN (*PI2C_START)(_In_ PVOID HwDeviceExtension, _In_ PI2C_CALLBACKS I2CCallbacks);
typedef BOOLEAN (*PI2C_STOP)(_In_ PVOID HwDeviceExtension, _In_ PI2C_CALLBACKS I2CCallbacks);
typedef BOOLEAN (*PI2C_WRITE)(
    _In_ PVOID HwDeviceExtension, _In_ PI2C_CALLBACKS I2CCallbacks, _In_ PUCHAR Buffer, _In_ ULONG Length);
typedef BOOLEAN (*PI2C_READ)(
    _In_ PVOID HwDeviceExtension, _In_ PI2C_CALLBACKS I2CCallbacks, _Out_ PUCHAR Buffer, _In_ ULONG Length);
#define VIDEO_PORT_I2C_INTERFACE_VERSION_1 1
typedef struct _VIDEO_PORT_I2C_INTERFACE {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PI2C_START I2CStart;
    _Out_ PI2C_STOP I2CStop;
    _Out_ PI2C_WRITE I2CWrite;
    _Out_ PI2C_READ I2CRead;
} VIDEO_PORT_I2C_INTERFACE, *PVIDEO_PORT_I2C_INTERFACE;
typedef BOOLEAN (*PI2C_START_2)(_In_ PVOID HwDeviceExtension, _In_ PVIDEO_I2C_CONTROL I2CControl);
typedef BOOLEAN (*PI2C_STOP_2)(_In_ PVOID HwDeviceExtension, _In_ PVIDEO_I2C_CONTROL I2CControl);
typedef BOOLEAN (*PI2C_WRITE_2)(
    _In_ PVOID HwDeviceExtension, _In_ PVIDEO_I2C_CONTROL I2CControl, _In_ PUCHAR Buffer, _In_ ULONG Length);
typedef BOOLEAN (*PI2C_READ_2)(
    _In_ PVOID HwDeviceExtension, _In_ PVIDEO_I2C_CONTROL I2CControl, _Out_ PUCHAR Buffer, _In_ ULONG Length,
    _In_ BOOLEAN EndOfRead);
#define VIDEO_PORT_I2C_INTERFACE_VERSION_2 2
typedef struct _VIDEO_PORT_I2C_INTERFACE_2 {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PI2C_START_2 I2CStart;
    _Out_ PI2C_STOP_2 I2CStop;
    _Out_ PI2C_WRITE_2 I2CWrite;
    _Out_ PI2C_READ_2 I2CRead;
} VIDEO_PORT_I2C_INTERFACE_2, *PVIDEO_PORT_I2C_INTERFACE_2;
typedef VP_STATUS (*PINT10_ALLOCATE_BUFFER)(_In_ PVOID Context, _Out_ PUSHORT Seg, _Out_ PUSHORT Off, _Inout_ PULONG Length);
typedef VP_STATUS (*PINT10_FREE_BUFFER)(_In_ PVOID Context, _In_ USHORT Seg, _In_ USHORT Off);
typedef VP_STATUS (*PINT10_READ_MEMORY)(
    _In_ PVOID Context, _In_ USHORT Seg, _In_ USHORT Off, _Out_ PVOID Buffer, _In_ ULONG Length);
typedef VP_STATUS (*PINT10_WRITE_MEMORY)(
    _In_ PVOID Context, _In_ USHORT Seg, _In_ USHORT Off, _In_ PVOID Buffer, _In_ ULONG Length);
typedef VP_STATUS (*PINT10_CALL_BIOS)(PVOID Context, PINT10_BIOS_ARGUMENTS BiosArguments);
#define VIDEO_PORT_INT10_INTERFACE_VERSION_1 1
typedef struct _VIDEO_PORT_INT10_INTERFACE {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PINT10_ALLOCATE_BUFFER Int10AllocateBuffer;
    _Out_ PINT10_FREE_BUFFER Int10FreeBuffer;
    _Out_ PINT10_READ_MEMORY Int10ReadMemory;
    _Out_ PINT10_WRITE_MEMORY Int10WriteMemory;
    _Out_ PINT10_CALL_BIOS Int10CallBios;
} VIDEO_PORT_INT10_INTERFACE, *PVIDEO_PORT_INT10_INTERFACE;
typedef VP_STATUS (*PROTECT_WC_MEMORY)(_In_ PVOID Context, _In_ PVOID HwDeviceExtension);
typedef VP_STATUS (*RESTORE_WC_MEMORY)(_In_ PVOID Context, _In_ PVOID HwDeviceExtension);
#define VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE_VERSION_1 1
typedef struct _VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PROTECT_WC_MEMORY VideoPortProtectWCMemory;
    _Out_ RESTORE_WC_MEMORY VideoPortRestoreWCMemory;
} VIDEO_PORT_WCMEMORYPROTECTION_INTERFACE, *PVIDEO_PORT_WCMEMORYPROTECTION_INTERFACE;
typedef struct _VPOSVERSIONINFO {
    _In_ ULONG Size;
    _Out_ ULONG MajorVersion;
    _Out_ ULONG MinorVersion;
    _Out_ ULONG BuildNumber;
    _Out_ USHORT ServicePackMajor;
    _Out_ USHORT ServicePackMinor;
} VPOSVERSIONINFO, *PVPOSVERSIONINFO;
