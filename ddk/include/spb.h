// spb.h: requests to simple peripheral buses.
#pragma once

#include <devioctl.h>
#include <ntdef.h>

#ifdef __cplusplus
extern "C" {
#endif
#define SPB_TARGET_NAME_PREFIX L"\\SPB\\"
typedef enum SpbIoctl {
    IOCTL_SPB_LOCK_CONTROLLER = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x600, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_UNLOCK_CONTROLLER = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x601, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_EXECUTE_SEQUENCE = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x602, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_LOCK_CONNECTION = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x603, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_UNLOCK_CONNECTION = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x604, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_FULL_DUPLEX = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x605, METHOD_BUFFERED, FILE_ANY_ACCESS),
    IOCTL_SPB_MULTI_SPI_TRANSFER = CTL_CODE(FILE_DEVICE_CONTROLLER, 0x606, METHOD_BUFFERED, FILE_ANY_ACCESS)
} SpbIoctl, *PSpbIoctl;
/// Which way a transfer goes.
typedef enum SPB_TRANSFER_DIRECTION {
    SpbTransferDirectionNone, SpbTransferDirectionFromDevice, SpbTransferDirectionToDevice, SpbTransferDirectionMax
} SPB_TRANSFER_DIRECTION, *PSPB_TRANSFER_DIRECTION;
typedef enum SPB_TRANSFER_BUFFER_FORMAT {
    SpbTransferBufferFormatInvalid, SpbTransferBufferFormatSimple, SpbTransferBufferFormatList,
    SpbTransferBufferFormatSimpleNonPaged, SpbTransferBufferFormatMdl, SpbTransferBufferFormatMax
} SPB_TRANSFER_BUFFER_FORMAT, *PSPB_TRANSFER_BUFFER_FORMAT;
/// One transfer's buffer, of those of a list.
typedef struct SPB_TRANSFER_BUFFER_LIST_ENTRY {
    PVOID Buffer;
    ULONG BufferCb;
} SPB_TRANSFER_BUFFER_LIST_ENTRY, *PSPB_TRANSFER_BUFFER_LIST_ENTRY;
typedef struct SPB_TRANSFER_BUFFER {
    SPB_TRANSFER_BUFFER_FORMAT Format;
    union {
        SPB_TRANSFER_BUFFER_LIST_ENTRY Simple;
        struct {
            PSPB_TRANSFER_BUFFER_LIST_ENTRY List;
            ULONG ListCe;
        } BufferList;
        struct _MDL *Mdl;
    };
} SPB_TRANSFER_BUFFER, *PSPB_TRANSFER_BUFFER;
typedef struct SPB_TRANSFER_LIST_ENTRY {
    SPB_TRANSFER_DIRECTION Direction;
    ULONG DelayInUs;
    SPB_TRANSFER_BUFFER Buffer;
} SPB_TRANSFER_LIST_ENTRY, *PSPB_TRANSFER_LIST_ENTRY;
SPB_TRANSFER_LIST_ENTRY SPB_TRANSFER_LIST_ENTRY_INIT_SIMPLE(
    _In_ SPB_TRANSFER_DIRECTION Direction, _In_ ULONG DelayInUs, _Pre_writable_byte_size_(BufferCb) PVOID Buffer,
    _In_ ULONG BufferCb);
SPB_TRANSFER_LIST_ENTRY SPB_TRANSFER_LIST_ENTRY_INIT_NON_PAGED(
    _In_ SPB_TRANSFER_DIRECTION Direction, _In_ ULONG DelayInUs, _Pre_writable_byte_size_(BufferCb) PVOID Buffer,
    _In_ ULONG BufferCb);
SPB_TRANSFER_LIST_ENTRY SPB_TRANSFER_LIST_ENTRY_INIT_MDL(
    _In_ SPB_TRANSFER_DIRECTION Direction, _In_ ULONG DelayInUs, _In_ struct _MDL *Mdl);
SPB_TRANSFER_LIST_ENTRY SPB_TRANSFER_LIST_ENTRY_INIT_BUFFER_LIST(
    _In_ SPB_TRANSFER_DIRECTION Direction, _In_ ULONG DelayInUs, _In_ SPB_TRANSFER_BUFFER_LIST_ENTRY BufferList[],
    _In_ ULONG BufferListCe);
typedef struct SPB_TRANSFER_LIST {
    _Field_range_(==, sizeof(SPB_TRANSFER_LIST)) ULONG Size;
    /// 0.
    ULONG Reserved;
    ULONG TransferCount;
    _Field_size_(TransferCount) SPB_TRANSFER_LIST_ENTRY Transfers[1];
} SPB_TRANSFER_LIST, *PSPB_TRANSFER_LIST;
/// A list with room for as many transfers.
#define SPB_TRANSFER_LIST_AND_ENTRIES(TransferCount) \
    struct { \
        SPB_TRANSFER_LIST List; \
        SPB_TRANSFER_LIST_ENTRY AdditionalEntries[(TransferCount) - 1]; \
    }
FORCEINLINE VOID SPB_TRANSFER_LIST_INIT(_Out_ SPB_TRANSFER_LIST *TransferList, _In_ ULONG TransferCount) {
    TransferList->Size = sizeof(*TransferList);
    TransferList->Reserved = 0;
    TransferList->TransferCount = TransferCount;
}
#ifdef __cplusplus
}
#endif
