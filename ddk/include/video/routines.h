// Video miniports: routines of the port driver.
#pragma once

#define VIDEO_MEMORY_SPACE_MEMORY 0x00
#define VIDEO_MEMORY_SPACE_IO 0x01
#define VIDEO_MEMORY_SPACE_USER_MODE 0x02
#define VIDEO_MEMORY_SPACE_DENSE 0x04
#define VIDEO_MEMORY_SPACE_P6CACHE 0x08
#define VIDEO_ENUM_MORE_DEVICES ERROR_CONTINUE
#define VIDEO_ENUM_NO_MORE_DEVICES ERROR_NO_MORE_DEVICES
#define VIDEO_ENUM_INVALID_DEVICE ERROR_INVALID_NAME
#define DEVICE_VGA_ENABLED 1
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortAllocatePool", "Obsolete") VIDEOPORT_API VP_STATUS VideoPortAllocateBuffer(
    _In_ PVOID HwDeviceExtension, _In_ ULONG Size, _Out_ PVOID *Buffer);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VOID VideoPortAcquireDeviceLock(_In_ PVOID HwDeviceExtension);
VIDEOPORT_API ULONG VideoPortCompareMemory(PVOID Source1, PVOID Source2, SIZE_T Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API BOOLEAN VideoPortDDCMonitorHelper(
    _In_ PVOID HwDeviceExtension, _In_ PVOID DDCControl, _Inout_ _Inout_updates_bytes_(EdidBufferSize) PUCHAR EdidBuffer,
    _In_ ULONG EdidBufferSize);
VIDEOPORT_API VOID VideoPortDebugPrint(VIDEO_DEBUG_LEVEL DebugPrintLevel, _In_ PSTR DebugMessage, ...);
VIDEOPORT_API VP_STATUS VideoPortDisableInterrupt(PVOID HwDeviceExtension);
VIDEOPORT_API VP_STATUS VideoPortEnableInterrupt(PVOID HwDeviceExtension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortEnumerateChildren(_In_ PVOID HwDeviceExtension, _In_ _Reserved_ PVOID Reserved);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VOID VideoPortFreeDeviceBase(PVOID HwDeviceExtension, PVOID MappedAddress);
typedef VP_STATUS (*PMINIPORT_QUERY_DEVICE_ROUTINE)(
    PVOID HwDeviceExtension, PVOID Context, VIDEO_DEVICE_DATA_TYPE DeviceDataType, PVOID Identifier, ULONG IdentiferLength,
    PVOID ConfigurationData, ULONG ConfigurationDataLength, PVOID ComponentInformation, ULONG ComponentInformationLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortGetAccessRanges(
    PVOID HwDeviceExtension, ULONG NumRequestedResources,
    _In_reads_opt_(NumRequestedResources) PIO_RESOURCE_DESCRIPTOR RequestedResources, ULONG NumAccessRanges,
    _Out_writes_(NumAccessRanges) PVIDEO_ACCESS_RANGE AccessRanges, PVOID VendorId, PVOID DeviceId, PULONG Slot);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API PVOID VideoPortGetAssociatedDeviceExtension(_In_ PVOID DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API ULONG VideoPortGetBusData(
    PVOID HwDeviceExtension, BUS_DATA_TYPE BusDataType, ULONG SlotNumber, _Out_writes_bytes_(Length) PVOID Buffer, ULONG Offset,
    ULONG Length);
VIDEOPORT_API UCHAR VideoPortGetCurrentIrql();
VIDEOPORT_API PVOID VideoPortGetDeviceBase(
    PVOID HwDeviceExtension, PHYSICAL_ADDRESS IoAddress, ULONG NumberOfUchars, UCHAR InIoSpace);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortGetDeviceData(
    PVOID HwDeviceExtension, VIDEO_DEVICE_DATA_TYPE DeviceDataType, PMINIPORT_QUERY_DEVICE_ROUTINE CallbackRoutine,
    PVOID Context);
typedef VP_STATUS (*PMINIPORT_GET_REGISTRY_ROUTINE)(
    PVOID HwDeviceExtension, PVOID Context, PWSTR ValueName, PVOID ValueData, ULONG ValueLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortGetRegistryParameters(
    PVOID HwDeviceExtension, _In_ PWSTR ParameterName, UCHAR IsParameterFileName,
    PMINIPORT_GET_REGISTRY_ROUTINE GetRegistryRoutine, PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API _Out_writes_bytes_opt_(Length) PVOID VideoPortGetRomImage(
    _In_ PVOID HwDeviceExtension, _In_ _Reserved_ PVOID Unused1, _In_ _Reserved_ ULONG Unused2, _In_ ULONG Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortGetVgaStatus(PVOID HwDeviceExtension, _Out_ PULONG VgaStatus);
VIDEOPORT_API LONG FASTCALL VideoPortInterlockedDecrement(_In_ PLONG Addend);
VIDEOPORT_API LONG FASTCALL VideoPortInterlockedIncrement(_In_ PLONG Addend);
VIDEOPORT_API LONG FASTCALL VideoPortInterlockedExchange(_Inout_ PLONG Target, _In_ LONG Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API ULONG VideoPortInitialize(
    PVOID Argument1, PVOID Argument2, PVIDEO_HW_INITIALIZATION_DATA HwInitializationData, PVOID HwContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortInt10(PVOID HwDeviceExtension, PVIDEO_X86_BIOS_ARGUMENTS BiosArguments);
_IRQL_requires_max_(HIGH_LEVEL)
VIDEOPORT_API VOID VideoPortLogError(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET Vrp, VP_STATUS ErrorCode, ULONG UniqueId);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortMapMemory", "Obsolete") VIDEOPORT_API VP_STATUS VideoPortMapBankedMemory(
    PVOID HwDeviceExtension, PHYSICAL_ADDRESS PhysicalAddress, PULONG Length, PULONG InIoSpace, PVOID *VirtualAddress,
    ULONG BankLength, UCHAR ReadWriteBank, PBANKED_SECTION_ROUTINE BankRoutine, PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortMapMemory(
    PVOID HwDeviceExtension, PHYSICAL_ADDRESS PhysicalAddress, PULONG Length, PULONG InIoSpace, PVOID *VirtualAddress);
VIDEOPORT_API VOID VideoPortMoveMemory(
    _Inout_updates_bytes_(Length) PVOID Destination, _Inout_updates_bytes_(Length) PVOID Source, ULONG Length);
VIDEOPORT_API LONGLONG VideoPortQueryPerformanceCounter(_In_ PVOID HwDeviceExtension, _Out_opt_ PLONGLONG PerformanceFrequency);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortQueryServices(
    _In_ PVOID HwDeviceExtension, _In_ VIDEO_PORT_SERVICES ServicesType, _Inout_ PINTERFACE Interface);
typedef VOID (*PMINIPORT_DPC_ROUTINE)(_In_ PVOID HwDeviceExtension, _In_ PVOID Context);
_IRQL_requires_max_(HIGH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
VIDEOPORT_API BOOLEAN VideoPortQueueDpc(
    _In_ PVOID HwDeviceExtension, _In_ PMINIPORT_DPC_ROUTINE CallbackRoutine, _In_ PVOID Context);
VIDEOPORT_API UCHAR VideoPortReadPortUchar(PUCHAR Port);
VIDEOPORT_API USHORT VideoPortReadPortUshort(PUSHORT Port);
VIDEOPORT_API ULONG VideoPortReadPortUlong(PULONG Port);
VIDEOPORT_API VOID VideoPortReadPortBufferUchar(PUCHAR Port, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortReadPortBufferUshort(PUSHORT Port, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortReadPortBufferUlong(PULONG Port, _Out_writes_(Count) PULONG Buffer, ULONG Count);
VIDEOPORT_API UCHAR VideoPortReadRegisterUchar(PUCHAR Register);
VIDEOPORT_API USHORT VideoPortReadRegisterUshort(PUSHORT Register);
VIDEOPORT_API ULONG VideoPortReadRegisterUlong(PULONG Register);
VIDEOPORT_API VOID VideoPortReadRegisterBufferUchar(PUCHAR Register, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortReadRegisterBufferUshort(PUSHORT Register, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortReadRegisterBufferUlong(PULONG Register, _Out_writes_(Count) PULONG Buffer, ULONG Count);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortFreePool", "Obsolete") VIDEOPORT_API VOID VideoPortReleaseBuffer(
    _In_ PVOID HwDeviceExtension, _In_ PVOID Buffer);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VOID VideoPortReleaseDeviceLock(_In_ PVOID HwDeviceExtension);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API BOOLEAN VideoPortScanRom(
    PVOID HwDeviceExtension, PUCHAR RomBase, ULONG RomLength, PUCHAR String);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API ULONG VideoPortSetBusData(
    PVOID HwDeviceExtension, BUS_DATA_TYPE BusDataType, ULONG SlotNumber, _In_reads_bytes_(Length) PVOID Buffer, ULONG Offset,
    ULONG Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortSetRegistryParameters(
    PVOID HwDeviceExtension, _In_ PWSTR ValueName, _In_reads_bytes_(ValueLength) PVOID ValueData, ULONG ValueLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortSetTrappedEmulatorPorts(
    PVOID HwDeviceExtension, ULONG NumAccessRanges, _In_reads_(NumAccessRanges) PVIDEO_ACCESS_RANGE AccessRange);
VIDEOPORT_API VOID VideoPortStallExecution(ULONG Microseconds);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortStartTimer(PVOID HwDeviceExtension);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortStopTimer(PVOID HwDeviceExtension);
typedef BOOLEAN (*PMINIPORT_SYNCHRONIZE_ROUTINE)(PVOID Context);
_IRQL_requires_max_(HIGH_LEVEL)
BOOLEAN VIDEOPORT_API VideoPortSynchronizeExecution(
    PVOID HwDeviceExtension, VIDEO_SYNCHRONIZE_PRIORITY Priority, PMINIPORT_SYNCHRONIZE_ROUTINE SynchronizeRoutine,
    PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortUnmapMemory(PVOID HwDeviceExtension, PVOID VirtualAddress, HANDLE ProcessHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortVerifyAccessRanges(
    PVOID HwDeviceExtension, ULONG NumAccessRanges, _In_reads_opt_(NumAccessRanges) PVIDEO_ACCESS_RANGE AccessRanges);
VIDEOPORT_API VOID VideoPortWritePortUchar(PUCHAR Port, UCHAR Value);
VIDEOPORT_API VOID VideoPortWritePortUshort(PUSHORT Port, USHORT Value);
VIDEOPORT_API VOID VideoPortWritePortUlong(PULONG Port, ULONG Value);
VIDEOPORT_API VOID VideoPortWritePortBufferUchar(PUCHAR Port, _In_reads_(Count) PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortWritePortBufferUshort(PUSHORT Port, _In_reads_(Count) PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortWritePortBufferUlong(PULONG Port, _In_reads_(Count) PULONG Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortWriteRegisterUchar(PUCHAR Register, UCHAR Value);
VIDEOPORT_API VOID VideoPortWriteRegisterUshort(PUSHORT Register, USHORT Value);
VIDEOPORT_API VOID VideoPortWriteRegisterUlong(PULONG Register, ULONG Value);
VIDEOPORT_API VOID VideoPortWriteRegisterBufferUchar(PUCHAR Register, _In_reads_(Count) PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortWriteRegisterBufferUshort(PUSHORT Register, _In_reads_(Count) PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortWriteRegisterBufferUlong(PULONG Register, _In_reads_(Count) PULONG Buffer, ULONG Count);
VIDEOPORT_API VOID VideoPortZeroDeviceMemory(_Out_writes_bytes_(Length) PVOID Destination, ULONG Length);
VIDEOPORT_API VOID VideoPortZeroMemory(_Out_writes_bytes_(Length) PVOID Destination, ULONG Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortAllocateCommonBuffer", "Obsolete") VIDEOPORT_API PVOID VideoPortAllocateContiguousMemory(
    _In_ PVOID HwDeviceExtension, _In_ ULONG NumberOfBytes, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortAllocateCommonBuffer", "Obsolete") VIDEOPORT_API PVOID VideoPortGetCommonBuffer(
    _In_ PVOID HwDeviceExtension, _In_ ULONG DesiredLength, _In_ ULONG Alignment, _Out_ PPHYSICAL_ADDRESS LogicalAddress,
    _Out_ PULONG pActualLength, _In_ BOOLEAN CacheEnabled);
_IRQL_requires_max_(PASSIVE_LEVEL)
__drv_preferredFunction("VideoPortReleaseCommonBuffer", "Obsolete") VIDEOPORT_API VOID VideoPortFreeCommonBuffer(
    _In_ PVOID HwDeviceExtension, _In_ ULONG Length, _In_ PVOID VirtualAddress, _In_ PHYSICAL_ADDRESS LogicalAddress,
    _In_ BOOLEAN CacheEnabled);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API PDMA VideoPortDoDma(
    _In_ PVOID HwDeviceExtension, _In_ PDMA pDma, _In_ DMA_FLAGS DmaFlags);
__drv_preferredFunction("VideoPortLockBuffer", "Obsolete") VIDEOPORT_API BOOLEAN VideoPortLockPages(
    _In_ PVOID HwDeviceExtension, _Inout_ PVIDEO_REQUEST_PACKET pVrp, _In_ PEVENT pUEvent, _In_ PEVENT pDisplayEvent,
    _In_ DMA_FLAGS DmaFlags);
__drv_preferredFunction("VideoPortUnlockBuffer", "Obsolete") VIDEOPORT_API BOOLEAN VideoPortUnlockPages(
    PVOID hwDeviceExtension, PDMA pDma);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API BOOLEAN VideoPortSignalDmaComplete(
    _In_ PVOID HwDeviceExtension, _In_ PDMA pDmaHandle);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API PVOID VideoPortGetMdl(
    _In_ PVOID HwDeviceExtension, _In_ PDMA pDma);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API PVOID VideoPortGetDmaContext(
    _In_ PVOID HwDeviceExtension, _In_ PDMA pDma);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API VOID VideoPortSetDmaContext(
    _In_ PVOID HwDeviceExtension, _Out_ PDMA pDma, _In_ PVOID InstanceContext);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API ULONG VideoPortGetBytesUsed(
    _In_ PVOID HwDeviceExtension, _In_ PDMA pDma);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API VOID VideoPortSetBytesUsed(
    _In_ PVOID HwDeviceExtension, _Inout_ PDMA pDma, _In_ ULONG BytesUsed);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API PDMA VideoPortAssociateEventsWithDmaHandle(
    _In_ PVOID HwDeviceExtension, _Inout_ PVIDEO_REQUEST_PACKET pVrp, _In_ PVOID MappedUserEvent,
    _In_ PVOID DisplayDriverEvent);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API PDMA VideoPortMapDmaMemory(
    _In_ PVOID HwDeviceExtension, _In_ PVIDEO_REQUEST_PACKET pVrp, _In_ PHYSICAL_ADDRESS BoardAddress, _In_ PULONG Length,
    _In_ PULONG InIoSpace, _In_ PVOID MappedUserEvent, _In_ PVOID DisplayDriverEvent, _Inout_ PVOID *VirtualAddress);
__drv_preferredFunction("(see documentation)", "Obsolete") VIDEOPORT_API BOOLEAN VideoPortUnmapDmaMemory(
    PVOID HwDeviceExtension, PVOID VirtualAddress, HANDLE ProcessHandle, PDMA BoardMemoryHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortCreateSecondaryDisplay(
    _In_ PVOID HwDeviceExtension, _Inout_ PVOID *SecondaryDeviceExtension, _In_ ULONG ulFlag);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API PVP_DMA_ADAPTER VideoPortGetDmaAdapter(
    _In_ PVOID HwDeviceExtension, _In_ PVP_DEVICE_DESCRIPTION VpDeviceDescription);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VOID VideoPortPutDmaAdapter(_In_ PVOID HwDeviceExtension, _In_ PVP_DMA_ADAPTER VpDmaAdapter);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API PVOID VideoPortAllocateCommonBuffer(
    _In_ PVOID HwDeviceExtension, _In_ PVP_DMA_ADAPTER VpDmaAdapter, _In_ ULONG DesiredLength,
    _Out_ PPHYSICAL_ADDRESS LogicalAddress, _In_ BOOLEAN CacheEnabled, _Out_ PVOID Reserved);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VOID VideoPortReleaseCommonBuffer(
    _In_ PVOID HwDeviceExtension, _In_ PVP_DMA_ADAPTER VpDmaAdapter, _In_ ULONG Length, _In_ PHYSICAL_ADDRESS LogicalAddress,
    _In_ PVOID VirtualAddress, _In_ BOOLEAN CacheEnabled);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API PVOID VideoPortLockBuffer(
    _In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress, _In_ ULONG Length, _In_ VP_LOCK_OPERATION Operation);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortUnlockBuffer(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortStartDma(
    _In_ PVOID HwDeviceExtension, _In_ PVP_DMA_ADAPTER VpDmaAdapter, _In_ PVOID Mdl, _In_ ULONG Offset, _Inout_ PULONG pLength,
    _In_ PEXECUTE_DMA ExecuteDmaRoutine, _In_ PVOID Context, _In_ BOOLEAN WriteToDevice);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortCompleteDma(
    _In_ PVOID HwDeviceExtension, _In_ PVP_DMA_ADAPTER VpDmaAdapter, _In_ PVP_SCATTER_GATHER_LIST VpScatterGather,
    _In_ BOOLEAN WriteToDevice);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortCreateEvent(
    _In_ PVOID HwDeviceExtension, _In_ ULONG EventFlag, _In_ PVOID Unused, _Out_ PEVENT *ppEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortDeleteEvent(_In_ PVOID HwDeviceExtension, _In_ PEVENT pEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API LONG VideoPortSetEvent(_In_ PVOID HwDeviceExtension, _In_ PEVENT pEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortClearEvent(_In_ PVOID HwDeviceExtension, _In_ PEVENT pEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API LONG VideoPortReadStateEvent(_In_ PVOID HwDeviceExtension, _In_ PEVENT pEvent);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortWaitForSingleObject(
    _In_ PVOID HwDeviceExtension, _In_ PVOID Object, _In_ PLARGE_INTEGER Timeout);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API PVOID VideoPortAllocatePool(
    _In_ PVOID HwDeviceExtension, _In_ VP_POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortFreePool(_In_ PVOID HwDeviceExtension, _In_ PVOID Ptr);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortCreateSpinLock(_In_ PVOID HwDeviceExtension, _Out_ PSPIN_LOCK *SpinLock);
_IRQL_requires_max_(DISPATCH_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortDeleteSpinLock(_In_ PVOID HwDeviceExtension, _In_ PSPIN_LOCK SpinLock);
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortAcquireSpinLock(
    _Inout_ PVOID HwDeviceExtension, _In_ _Requires_lock_not_held_(* _Curr_) _Acquires_lock_(* _Curr_) PSPIN_LOCK SpinLock,
    _Out_ _At_(* OldIrql, _IRQL_saves_) PUCHAR OldIrql);
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortAcquireSpinLockAtDpcLevel(
    _Inout_ PVOID HwDeviceExtension, _In_ _Requires_lock_not_held_(* _Curr_) _Acquires_lock_(* _Curr_) PSPIN_LOCK SpinLock);
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortReleaseSpinLock(
    _In_ PVOID HwDeviceExtension, _Inout_ _Requires_lock_held_(* _Curr_) _Releases_lock_(* _Curr_) PSPIN_LOCK SpinLock,
    _In_ _IRQL_restores_ UCHAR NewIrql);
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
VIDEOPORT_API VOID VideoPortReleaseSpinLockFromDpcLevel(
    _In_ PVOID HwDeviceExtension, _Inout_ _Requires_lock_held_(* _Curr_) _Releases_lock_(* _Curr_) PSPIN_LOCK SpinLock);
VIDEOPORT_API VOID VideoPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
#define CDE_USE_SUBSYSTEM_IDS 0x00000001
#define CDE_USE_REVISION 0x00000002
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API BOOLEAN VideoPortCheckForDeviceExistence(
    _In_ PVOID HwDeviceExtension, _In_ USHORT VendorId, _In_ USHORT DeviceId, _In_ UCHAR RevisionId, _In_ USHORT SubVendorId,
    _In_ USHORT SubSystemId, _In_ ULONG Flags);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API ULONG VideoPortGetAssociatedDeviceID(_In_ PVOID DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortFlushRegistry(PVOID HwDeviceExtension);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortGetVersion(_In_ PVOID HwDeviceExtension, _Inout_ PVPOSVERSIONINFO pVpOsVersionInfo);
VIDEOPORT_API BOOLEAN VideoPortIsNoVesa(VOID);
#define BUGCHECK_DATA_SIZE_RESERVED 48
typedef VOID (*PVIDEO_BUGCHECK_CALLBACK)(
    _In_ PVOID HwDeviceExtension, _In_ ULONG BugcheckCode, _In_ PUCHAR Buffer, _In_ ULONG BufferSize);
_IRQL_requires_max_(PASSIVE_LEVEL)
VIDEOPORT_API VP_STATUS VideoPortRegisterBugcheckCallback(
    _In_ PVOID HwDeviceExtension, _In_ ULONG BugcheckCode, _In_ PVIDEO_BUGCHECK_CALLBACK Callback, _In_ ULONG BugcheckDataSize);
#define VIDEO_DEBUG_REPORT_MAX_SIZE 0x8000
typedef struct _VIDEO_DEBUG_REPORT *PVIDEO_DEBUG_REPORT;
VIDEOPORT_API PVIDEO_DEBUG_REPORT VideoPortDbgReportCreate(
    _In_ PVOID HwDeviceExtension, _In_ ULONG ulCode, _In_ ULONG_PTR ulpArg1, _In_ ULONG_PTR ulpArg2, _In_ ULONG_PTR ulpArg3,
    _In_ ULONG_PTR ulpArg4);
VIDEOPORT_API BOOLEAN VideoPortDbgReportSecondaryData(
    _Inout_ PVIDEO_DEBUG_REPORT pReport, _In_ _In_reads_bytes_(ulDataSize) PVOID pvData, _In_ ULONG ulDataSize);
VIDEOPORT_API VOID VideoPortDbgReportComplete(_Inout_ PVIDEO_DEBUG_REPORT pReport);
#define VIDEO_PORT_DEBUG_REPORT_INTERFACE_VERSION_1 1
typedef struct _VIDEO_PORT_DEBUG_REPORT_INTERFACE {
    _In_ USHORT Size;
    _In_ USHORT Version;
    _Out_ PVOID Context;
    _Out_ PINTERFACE_REFERENCE InterfaceReference;
    _Out_ PINTERFACE_DEREFERENCE InterfaceDereference;
    _Out_ PVIDEO_DEBUG_REPORT (*DbgReportCreate)(
        _In_ PVOID HwDeviceExtension, _In_ ULONG ulCode, _In_ ULONG_PTR ulpArg1, _In_ ULONG_PTR ulpArg2, _In_ ULONG_PTR ulpArg3,
        _In_ ULONG_PTR ulpArg4);
    _Out_ BOOLEAN (*DbgReportSecondaryData)(_Inout_ PVIDEO_DEBUG_REPORT pReport, _In_ PVOID pvData, _In_ ULONG ulDataSize);
    _Out_ VOID (*DbgReportComplete)(_Inout_ PVIDEO_DEBUG_REPORT pReport);
} VIDEO_PORT_DEBUG_REPORT_INTERFACE, *PVIDEO_PORT_DEBUG_REPORT_INTERFACE;
