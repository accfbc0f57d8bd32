// ioaccess.h: access to a device's registers and ports for drivers that include no kernel header, such as those of displays.
#pragma once

#include <ntdef.h>

#ifndef _WDMDDK_
#ifdef __cplusplus
extern "C" {
#endif
UCHAR READ_REGISTER_UCHAR(_In_ volatile UCHAR *Register);
VOID WRITE_REGISTER_UCHAR(_In_ volatile UCHAR *Register, _In_ UCHAR Value);
VOID READ_REGISTER_BUFFER_UCHAR(_In_ volatile UCHAR *Register, _Out_writes_(Count) PUCHAR Buffer, _In_ ULONG Count);
VOID WRITE_REGISTER_BUFFER_UCHAR(_In_ volatile UCHAR *Register, _In_reads_(Count) PUCHAR Buffer, _In_ ULONG Count);
UCHAR READ_PORT_UCHAR(_In_ PUCHAR Port);
VOID WRITE_PORT_UCHAR(_In_ PUCHAR Port, _In_ UCHAR Value);
VOID READ_PORT_BUFFER_UCHAR(_In_ PUCHAR Port, _Out_writes_(Count) PUCHAR Buffer, _In_ ULONG Count);
VOID WRITE_PORT_BUFFER_UCHAR(_In_ PUCHAR Port, _In_reads_(Count) PUCHAR Buffer, _In_ ULONG Count);
USHORT READ_REGISTER_USHORT(_In_ volatile USHORT *Register);
VOID WRITE_REGISTER_USHORT(_In_ volatile USHORT *Register, _In_ USHORT Value);
VOID READ_REGISTER_BUFFER_USHORT(_In_ volatile USHORT *Register, _Out_writes_(Count) PUSHORT Buffer, _In_ ULONG Count);
VOID WRITE_REGISTER_BUFFER_USHORT(_In_ volatile USHORT *Register, _In_reads_(Count) PUSHORT Buffer, _In_ ULONG Count);
USHORT READ_PORT_USHORT(_In_ PUSHORT Port);
VOID WRITE_PORT_USHORT(_In_ PUSHORT Port, _In_ USHORT Value);
VOID READ_PORT_BUFFER_USHORT(_In_ PUSHORT Port, _Out_writes_(Count) PUSHORT Buffer, _In_ ULONG Count);
VOID WRITE_PORT_BUFFER_USHORT(_In_ PUSHORT Port, _In_reads_(Count) PUSHORT Buffer, _In_ ULONG Count);
ULONG READ_REGISTER_ULONG(_In_ volatile ULONG *Register);
VOID WRITE_REGISTER_ULONG(_In_ volatile ULONG *Register, _In_ ULONG Value);
VOID READ_REGISTER_BUFFER_ULONG(_In_ volatile ULONG *Register, _Out_writes_(Count) PULONG Buffer, _In_ ULONG Count);
VOID WRITE_REGISTER_BUFFER_ULONG(_In_ volatile ULONG *Register, _In_reads_(Count) PULONG Buffer, _In_ ULONG Count);
ULONG READ_PORT_ULONG(_In_ PULONG Port);
VOID WRITE_PORT_ULONG(_In_ PULONG Port, _In_ ULONG Value);
VOID READ_PORT_BUFFER_ULONG(_In_ PULONG Port, _Out_writes_(Count) PULONG Buffer, _In_ ULONG Count);
VOID WRITE_PORT_BUFFER_ULONG(_In_ PULONG Port, _In_reads_(Count) PULONG Buffer, _In_ ULONG Count);
#define MEMORY_BARRIER() _ReadWriteBarrier()
VOID _ReadWriteBarrier(VOID);
#ifdef __cplusplus
}
#endif
#endif
