// Storport: replay-protected memory, and keys by which an adapter encrypts.
#pragma once

#define STOR_RPMB_VERSION_1 0x00000001
typedef enum _STOR_RPMB_FRAME_TYPE {
    StorRpmbFrameTypeUnknown = 0, StorRpmbFrameTypeStandard, StorRpmbFrameTypeMax
} STOR_RPMB_FRAME_TYPE, *PSTOR_RPMB_FRAME_TYPE;
typedef struct _STOR_RPMB_CAPABILITIES_DATA {
    ULONG Version;
    ULONG Size;
    ULONG RpmbSize;
    ULONG MaxReliableRpmbWriteSize;
    UCHAR SecurityProtocol;
    USHORT SecurityProtocolSpecifier;
    STOR_ADDRESS RpmbTarget;
    STOR_RPMB_FRAME_TYPE FrameFormat;
} STOR_RPMB_CAPABILITIES_DATA, *PSTOR_RPMB_CAPABILITIES_DATA;
typedef enum _STOR_CRYPTO_ALGORITHM_ID {
    StorCryptoAlgorithmUnknown = 0, StorCryptoAlgorithmXTSAES = 1, StorCryptoAlgorithmBitlockerAESCBC,
    StorCryptoAlgorithmAESECB, StorCryptoAlgorithmESSIVAESCBC, StorCryptoAlgorithmMax
} STOR_CRYPTO_ALGORITHM_ID, *PSTOR_CRYPTO_ALGORITHM_ID;
typedef enum _STOR_CRYPTO_KEY_SIZE {
    StorCryptoKeySizeUnknown = 0, StorCryptoKeySize128Bits = 1, StorCryptoKeySize192Bits, StorCryptoKeySize256Bits,
    StorCryptoKeySize512Bits, StorCryptoKeySizeMax
} STOR_CRYPTO_KEY_SIZE, *PSTOR_CRYPTO_KEY_SIZE;
#define STOR_CRYPTO_ALGORITHM_ID_OFFSET StorCryptoAlgorithmXTSAES
#define STOR_CRYPTO_CAPABILITY_VERSION_1 1
typedef struct _STOR_CRYPTO_CAPABILITY {
    ULONG Version;
    ULONG Size;
    USHORT CryptoCapabilityIndex;
    USHORT DataUnitSizeBitmask;
    STOR_CRYPTO_ALGORITHM_ID AlgorithmId;
    STOR_CRYPTO_KEY_SIZE KeySize;
} STOR_CRYPTO_CAPABILITY, *PSTOR_CRYPTO_CAPABILITY;
#define STOR_CRYPTO_CAPABILITIES_DATA_VERSION_1 1
typedef struct _STOR_CRYPTO_CAPABILITIES_DATA {
    ULONG Version;
    ULONG Size;
    USHORT NumKeysSupported;
    USHORT NumCryptoCapabilities;
    _Field_size_(NumCryptoCapabilities) STOR_CRYPTO_CAPABILITY CryptoCapabilities[ANYSIZE_ARRAY];
} STOR_CRYPTO_CAPABILITIES_DATA, *PSTOR_CRYPTO_CAPABILITIES_DATA;
#define STOR_CRYPTO_KEY_INFO_VERSION_1 1
typedef struct _STOR_CRYPTO_KEY_INFO {
    ULONG Version;
    ULONG Size;
    ULONG KeyIndex;
    ULONGLONG Tweak;
} STOR_CRYPTO_KEY_INFO, *PSTOR_CRYPTO_KEY_INFO;
typedef enum _STOR_CRYPTO_OPERATION_TYPE {
    StorCryptoOperationInsertKey = 1, StorCryptoOperationMax
} STOR_CRYPTO_OPERATION_TYPE, *PSTOR_CRYPTO_OPERATION_TYPE;
#define STOR_CRYPTO_OPERATION_INSERT_KEY_VERSION_1 1
typedef struct _STOR_CRYPTO_OPERATION_INSERT_KEY {
    USHORT Version;
    USHORT Size;
    _Field_range_(StorCryptoKeyOperationInsertKey, StorCryptoKeyOperationInsertKey) STOR_CRYPTO_OPERATION_TYPE KeyOperation;
    ULONG KeyIndex;
    ULONG CryptoCapabilityIndex;
    ULONG DataUnitSizeBitmask;
    ULONG KeySize;
    PVOID KeyVirtualAddress;
    PHYSICAL_ADDRESS KeyPhysicalAddress;
} STOR_CRYPTO_OPERATION_INSERT_KEY, *PSTOR_CRYPTO_OPERATION_INSERT_KEY;
