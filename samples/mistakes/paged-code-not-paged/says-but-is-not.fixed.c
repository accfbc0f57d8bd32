// The routine says PAGED_CODE but lies in the section that is never paged: memory is wasted, or a pragma was forgotten.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    UNICODE_STRING InterfaceName;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

VOID HideDevice(_Inout_ PDEVICE_EXTENSION Extension);

#pragma alloc_text(PAGE, HideDevice)

VOID HideDevice(_Inout_ PDEVICE_EXTENSION Extension)
{
    PAGED_CODE();
    (VOID)IoSetDeviceInterfaceState(&Extension->InterfaceName, FALSE);
    RtlFreeUnicodeString(&Extension->InterfaceName);
}
