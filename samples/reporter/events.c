/*
 * reporter, part 3: the event log. An entry is one block: the packet, a word of data, and the string that the text of the event
 * has room for. It may be at most ERROR_LOG_MAXIMUM_SIZE bytes long.
 */
#include "reporter.h"

/*
 * Writes an event about a device object or the driver object. FALSE if there is no memory, or if the text is too long: an event
 * log is no place to fail for.
 */
BOOLEAN
ReporterLog(_In_ PVOID IoObject, _In_ NTSTATUS Code, _In_opt_ PCWSTR Text, _In_ ULONG Data)
{
    PIO_ERROR_LOG_PACKET packet;
    SIZE_T size = sizeof(IO_ERROR_LOG_PACKET);
    SIZE_T bytes = 0;

    if (Text != NULL) {
        while (Text[bytes / sizeof(WCHAR)] != UNICODE_NULL && bytes < ERROR_LOG_MAXIMUM_SIZE) {
            bytes += sizeof(WCHAR);
        }
        bytes += sizeof(WCHAR);
    }
    size += bytes;
    if (size > ERROR_LOG_MAXIMUM_SIZE) {
        return FALSE;
    }
    packet = (PIO_ERROR_LOG_PACKET)IoAllocateErrorLogEntry(IoObject, (UCHAR)size);
    if (packet == NULL) {
        return FALSE;
    }

    RtlZeroMemory(packet, sizeof(IO_ERROR_LOG_PACKET));
    packet->ErrorCode = Code;
    packet->DumpDataSize = sizeof(ULONG);
    packet->DumpData[0] = Data;
    if (Text != NULL) {
        packet->NumberOfStrings = 1;
        packet->StringOffset = sizeof(IO_ERROR_LOG_PACKET);
        RtlCopyMemory((PUCHAR)packet + packet->StringOffset, Text, bytes);
    }
    IoWriteErrorLogEntry(packet);
    return TRUE;
}
