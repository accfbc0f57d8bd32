// What control codes of encrypted files take and give.
#pragma once

#define FILE_SET_ENCRYPTION 0x00000001
#define FILE_CLEAR_ENCRYPTION 0x00000002
#define STREAM_SET_ENCRYPTION 0x00000003
#define STREAM_CLEAR_ENCRYPTION 0x00000004
#define MAXIMUM_ENCRYPTION_VALUE 0x00000004
#define ENCRYPTION_FORMAT_DEFAULT (0x01)
/// FSCTL_SET_ENCRYPTION: encrypts a file or stream, or decrypts it.
typedef struct _ENCRYPTION_BUFFER {
    /// FILE_SET_ENCRYPTION and the others.
    ULONG EncryptionOperation;
    /// The driver's own.
    UCHAR Private[1];
} ENCRYPTION_BUFFER, *PENCRYPTION_BUFFER;
/// FSCTL_SET_ENCRYPTION: what is left encrypted.
typedef struct _DECRYPTION_STATUS_BUFFER {
    /// TRUE if no stream is.
    BOOLEAN NoEncryptedStreams;
} DECRYPTION_STATUS_BUFFER, *PDECRYPTION_STATUS_BUFFER;
/// FSCTL_READ_RAW_ENCRYPTED: which data is asked for.
typedef struct _REQUEST_RAW_ENCRYPTED_DATA {
    /// First byte.
    LONGLONG FileOffset;
    /// Bytes.
    ULONG Length;
} REQUEST_RAW_ENCRYPTED_DATA, *PREQUEST_RAW_ENCRYPTED_DATA;
/// FSCTL_READ_RAW_ENCRYPTED: encrypted data.
typedef struct _ENCRYPTED_DATA_INFO {
    /// First byte.
    ULONGLONG StartingFileOffset;
    /// Bytes from here to the data.
    ULONG OutputBufferOffset;
    /// Bytes before the file's end.
    ULONG BytesWithinFileSize;
    /// Bytes that were written.
    ULONG BytesWithinValidDataLength;
    /// COMPRESSION_FORMAT_XXX.
    USHORT CompressionFormat;
    /// Log2 of the bytes of a unit.
    UCHAR DataUnitShift;
    /// Log2 of the bytes of a chunk.
    UCHAR ChunkShift;
    /// Log2 of the bytes of a cluster.
    UCHAR ClusterShift;
    /// ENCRYPTION_FORMAT_XXX.
    UCHAR EncryptionFormat;
    /// Elements of DataBlockSize.
    USHORT NumberOfDataBlocks;
    /// Bytes of each block.
    ULONG DataBlockSize[ANYSIZE_ARRAY];
} ENCRYPTED_DATA_INFO, *PENCRYPTED_DATA_INFO;
