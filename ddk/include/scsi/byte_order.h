// SCSI: most significant byte first: copies in reverse order, and numbers by their bytes.
#pragma once

FORCEINLINE VOID RingsideReverse(_Out_writes_bytes_(Count) PUCHAR Destination, _In_reads_bytes_(Count) const UCHAR *Source, _In_ ULONG Count) {
    ULONG i;
    for (i = 0; i < Count; i++) Destination[Count - 1 - i] = Source[i];
}
FORCEINLINE VOID RingsideReverseInPlace(_Inout_updates_bytes_(Count) PUCHAR Bytes, _In_ ULONG Count) {
    ULONG i;
    for (i = 0; i < Count / 2; i++) {
        UCHAR kept = Bytes[i];
        Bytes[i] = Bytes[Count - 1 - i];
        Bytes[Count - 1 - i] = kept;
    }
}
/// Eight bytes, each by its name.
typedef union _EIGHT_BYTE {
    struct {
        UCHAR Byte0;
        UCHAR Byte1;
        UCHAR Byte2;
        UCHAR Byte3;
        UCHAR Byte4;
        UCHAR Byte5;
        UCHAR Byte6;
        UCHAR Byte7;
    };
    ULONGLONG AsULongLong;
} EIGHT_BYTE, *PEIGHT_BYTE;
/// Four bytes, each by its name.
typedef union _FOUR_BYTE {
    struct {
        UCHAR Byte0;
        UCHAR Byte1;
        UCHAR Byte2;
        UCHAR Byte3;
    };
    ULONG AsULong;
} FOUR_BYTE, *PFOUR_BYTE;
/// Two bytes, each by its name.
typedef union _TWO_BYTE {
    struct {
        UCHAR Byte0;
        UCHAR Byte1;
    };
    USHORT AsUShort;
} TWO_BYTE, *PTWO_BYTE;
/// Copies eight bytes in reverse order.
#define REVERSE_BYTES_QUAD(Destination, Source) { RingsideReverse((PUCHAR)(Destination), (const UCHAR *)(Source), 8); }
/// Copies four bytes in reverse order.
#define REVERSE_BYTES(Destination, Source) { RingsideReverse((PUCHAR)(Destination), (const UCHAR *)(Source), 4); }
/// Copies two bytes in reverse order.
#define REVERSE_BYTES_SHORT(Destination, Source) { RingsideReverse((PUCHAR)(Destination), (const UCHAR *)(Source), 2); }
/// The same by the number of bytes.
#define REVERSE_BYTES_2(Destination, Source) REVERSE_BYTES_SHORT(Destination, Source)
#define REVERSE_BYTES_4(Destination, Source) REVERSE_BYTES(Destination, Source)
#define REVERSE_BYTES_8(Destination, Source) REVERSE_BYTES_QUAD(Destination, Source)
/// Reverses two bytes in their place.
#define REVERSE_SHORT(Short) RingsideReverseInPlace((PUCHAR)(Short), 2)
/// Reverses four bytes in their place.
#define REVERSE_LONG(Long) RingsideReverseInPlace((PUCHAR)(Long), 4)
/// The number of the one bit that is set.
#define WHICH_BIT(Data, Bit) { UCHAR _bit; for (_bit = 0; _bit < 32 && ((Data) >> _bit) != 1; _bit++) {} ASSERT(_bit != 32); (Bit) = _bit; }
