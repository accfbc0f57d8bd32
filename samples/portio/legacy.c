/*
 * portio, part 4: the driver as it was written before Plug and Play. DriverEntry makes the one device; a program that opens it says,
 * in what follows the device's name, which resources it needs:
 *
 *     \\.\PortioLegacy\isa\io378,3\irq7\override
 *
 * The bus comes first and must be isa; io is the first port and how many, hexadecimal; irq is decimal and may be left out; override
 * takes the resources even if others have them. They are claimed until the handle is closed.
 */
#include "portio.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD LegacyUnload;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH_PAGED LegacyCreate;
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED LegacyClose;

/* What the name asks for. */
typedef struct _LEGACY_REQUEST {
    ULONG PortStart;
    ULONG PortLength;
    ULONG Irq;
    BOOLEAN HavePort;
    BOOLEAN HaveIrq;
    BOOLEAN Override;
} LEGACY_REQUEST, *PLEGACY_REQUEST;

_IRQL_requires_max_(PASSIVE_LEVEL)
static BOOLEAN LegacyParse(_In_ PCUNICODE_STRING Name, _Out_ PLEGACY_REQUEST Request);
_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS LegacyClaim(_In_ PDEVICE_OBJECT DeviceObject, _In_ const LEGACY_REQUEST *Request);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID LegacyUnclaim(_In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS LegacyTranslate(_In_ PDEVICE_EXTENSION Extension, _In_ const LEGACY_REQUEST *Request);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, LegacyUnload)
#pragma alloc_text(PAGE, LegacyCreate)
#pragma alloc_text(PAGE, LegacyClose)
#pragma alloc_text(PAGE, LegacyParse)
#pragma alloc_text(PAGE, LegacyClaim)
#pragma alloc_text(PAGE, LegacyUnclaim)
#pragma alloc_text(PAGE, LegacyTranslate)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\PortioLegacy");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\PortioLegacy");
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverUnload = LegacyUnload;
    DriverObject->DriverStartIo = PortioStartIo;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = LegacyCreate;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = LegacyClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = PortioCleanup;
    DriverObject->MajorFunction[IRP_MJ_READ] = PortioReadWrite;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = PortioReadWrite;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = PortioDeviceControl;

    /* Exclusive: who has it open has the resources. */
    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            TRUE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    device->Flags |= DO_BUFFERED_IO;
    status = PortioInitialize(extension);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        PortioUninitialize(extension);
        IoDeleteDevice(device);
    }
    return status;
}

VOID
LegacyUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\PortioLegacy");
    PDEVICE_OBJECT device = DriverObject->DeviceObject;

    PAGED_CODE();

    (VOID)IoDeleteSymbolicLink(&link);
    PortioUninitialize((PDEVICE_EXTENSION)device->DeviceExtension);
    IoDeleteDevice(device);
}

NTSTATUS
LegacyCreate(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PCUNICODE_STRING name = &IoGetCurrentIrpStackLocation(Irp)->FileObject->FileName;
    LEGACY_REQUEST request;
    NTSTATUS status;

    PAGED_CODE();

    DbgPrint("portio: create, file name is \"%wZ\"\n", name);
    if (!LegacyParse(name, &request)) {
        return PortioCompleteIrp(Irp, STATUS_OBJECT_NAME_INVALID, 0);
    }
    if (!request.HavePort) {
        DbgPrint("portio: no port resource in the file name\n");
        return PortioCompleteIrp(Irp, STATUS_INVALID_PARAMETER, 0);
    }
    status = LegacyClaim(DeviceObject, &request);
    if (!NT_SUCCESS(status)) {
        return PortioCompleteIrp(Irp, status, 0);
    }
    status = LegacyTranslate(extension, &request);
    if (!NT_SUCCESS(status)) {
        LegacyUnclaim(DeviceObject);
        return PortioCompleteIrp(Irp, status, 0);
    }
    PortioBegin(extension);
    return PortioCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
LegacyClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();

    PortioEnd((PDEVICE_EXTENSION)DeviceObject->DeviceExtension);
    LegacyUnclaim(DeviceObject);
    return PortioCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

/* ---- the name ---- */

/* If what is left of the name begins with `Word`, goes on behind it. */
static BOOLEAN
LegacySkip(_Inout_ PUNICODE_STRING Rest, _In_z_ PCWSTR Word)
{
    UNICODE_STRING word;

    RtlInitUnicodeString(&word, Word);
    if (!RtlPrefixUnicodeString(&word, Rest, FALSE)) {
        return FALSE;
    }
    Rest->Buffer += word.Length / sizeof(WCHAR);
    Rest->Length -= word.Length;
    return TRUE;
}

/* Reads a number; there must be at least one digit, and it must not be too large. */
static BOOLEAN
LegacyNumber(_Inout_ PUNICODE_STRING Rest, _In_ ULONG Base, _Out_ PULONG Number)
{
    BOOLEAN any = FALSE;

    *Number = 0;
    while (Rest->Length > 0) {
        WCHAR digit = *Rest->Buffer;
        ULONG value;

        if (digit >= L'0' && digit <= L'9') {
            value = digit - L'0';
        } else if (digit >= L'a' && digit <= L'f') {
            value = digit - L'a' + 10;
        } else {
            break;
        }
        if (value >= Base || *Number > MAXUSHORT) {
            return FALSE;
        }
        *Number = *Number * Base + value;
        Rest->Buffer++;
        Rest->Length -= sizeof(WCHAR);
        any = TRUE;
    }
    return any;
}

static BOOLEAN
LegacyParse(_In_ PCUNICODE_STRING Name, _Out_ PLEGACY_REQUEST Request)
{
    UNICODE_STRING rest = *Name;

    PAGED_CODE();

    RtlZeroMemory(Request, sizeof(*Request));
    if (!LegacySkip(&rest, L"\\isa")) {
        return FALSE;
    }
    while (rest.Length > 0) {
        if (LegacySkip(&rest, L"\\io")) {
            if (!LegacyNumber(&rest, 16, &Request->PortStart) || !LegacySkip(&rest, L",") ||
                !LegacyNumber(&rest, 16, &Request->PortLength) || Request->PortLength == 0) {
                return FALSE;
            }
            Request->HavePort = TRUE;
        } else if (LegacySkip(&rest, L"\\irq")) {
            if (!LegacyNumber(&rest, 10, &Request->Irq)) {
                return FALSE;
            }
            Request->HaveIrq = TRUE;
        } else if (LegacySkip(&rest, L"\\override")) {
            Request->Override = TRUE;
        } else {
            return FALSE;
        }
    }
    return TRUE;
}

/* ---- the resources ---- */

/* Claims what the name asks for, as it is on the bus. */
static NTSTATUS
LegacyClaim(_In_ PDEVICE_OBJECT DeviceObject, _In_ const LEGACY_REQUEST *Request)
{
    ULONG count = Request->HaveIrq ? 2 : 1;
    ULONG size = sizeof(CM_RESOURCE_LIST) + (count - 1) * sizeof(CM_PARTIAL_RESOURCE_DESCRIPTOR);
    PCM_RESOURCE_LIST list;
    PCM_PARTIAL_RESOURCE_DESCRIPTOR one;
    BOOLEAN conflict = FALSE;
    NTSTATUS status;

    PAGED_CODE();

    list = (PCM_RESOURCE_LIST)ExAllocatePool2(POOL_FLAG_PAGED, size, PORTIO_TAG);
    if (list == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    list->Count = 1;
    list->List[0].InterfaceType = Isa;
    list->List[0].PartialResourceList.Version = 1;
    list->List[0].PartialResourceList.Revision = 1;
    list->List[0].PartialResourceList.Count = count;
    one = list->List[0].PartialResourceList.PartialDescriptors;
    one->Type = CmResourceTypePort;
    one->ShareDisposition = CmResourceShareDriverExclusive;
    one->Flags = CM_RESOURCE_PORT_IO;
    one->u.Port.Start.QuadPart = Request->PortStart;
    one->u.Port.Length = Request->PortLength;
    if (Request->HaveIrq) {
        one++;
        one->Type = CmResourceTypeInterrupt;
        one->ShareDisposition = CmResourceShareDriverExclusive;
        one->Flags = CM_RESOURCE_INTERRUPT_LATCHED;
        one->u.Interrupt.Level = Request->Irq;
        one->u.Interrupt.Vector = Request->Irq;
        one->u.Interrupt.Affinity = (KAFFINITY)-1;
    }

    // ringside-ignore ddi-obsolete: a driver without Plug and Play has no other way
    status = IoReportResourceUsage(NULL, DeviceObject->DriverObject, NULL, 0, DeviceObject, list, size, Request->Override,
                                   &conflict);
    if (conflict) {
        DbgPrint("portio: %s\n", NT_SUCCESS(status) ? "conflict detected and overridden" : "resource conflict");
    }
    ExFreePoolWithTag(list, PORTIO_TAG);
    return status;
}

/* An empty list gives everything back. */
static VOID
LegacyUnclaim(_In_ PDEVICE_OBJECT DeviceObject)
{
    CM_RESOURCE_LIST none;
    BOOLEAN conflict;

    PAGED_CODE();

    RtlZeroMemory(&none, sizeof(none));
    // ringside-ignore ddi-obsolete: as in LegacyClaim
    (VOID)IoReportResourceUsage(NULL, DeviceObject->DriverObject, NULL, 0, DeviceObject, &none, sizeof(none.Count), FALSE,
                                &conflict);
}

/* From what the bus calls it to what the processor uses. */
static NTSTATUS
LegacyTranslate(_In_ PDEVICE_EXTENSION Extension, _In_ const LEGACY_REQUEST *Request)
{
    PHYSICAL_ADDRESS start;
    ULONG space = 1; /* ports */

    PAGED_CODE();

    start.QuadPart = Request->PortStart;
    // ringside-ignore ddi-obsolete: as in LegacyClaim
    if (!HalTranslateBusAddress(Isa, 0, start, &space, &Extension->PortStart)) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    Extension->PortInIoSpace = space == 1;
    Extension->PortLength = Request->PortLength;
    DbgPrint("portio: port %I64x in space %u\n", Extension->PortStart.QuadPart, space);

    Extension->HaveInterrupt = Request->HaveIrq;
    if (Request->HaveIrq) {
        // ringside-ignore ddi-obsolete: as in LegacyClaim
        Extension->Vector = HalGetInterruptVector(Isa, 0, Request->Irq, Request->Irq, &Extension->Irql, &Extension->Affinity);
        if (Extension->Vector == 0) {
            return STATUS_DEVICE_CONFIGURATION_ERROR;
        }
        Extension->Mode = Latched;
        Extension->ShareVector = FALSE;
        DbgPrint("portio: interrupt vector %x, IRQL %u, affinity %Ix, mode %d\n", Extension->Vector, Extension->Irql,
                 Extension->Affinity, Extension->Mode);
    }
    return PortioMap(Extension);
}
