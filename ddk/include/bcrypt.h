// bcrypt.h: cryptography.
#pragma once

#include <wdm.h>
#include <ntdef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef PVOID BCRYPT_HANDLE;
typedef PVOID BCRYPT_ALG_HANDLE;
typedef PVOID BCRYPT_KEY_HANDLE;
typedef PVOID BCRYPT_HASH_HANDLE;
typedef PVOID BCRYPT_SECRET_HANDLE;
#ifndef BCRYPT_SUCCESS
#define BCRYPT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#endif
#define BCRYPT_OBJECT_LENGTH L"ObjectLength"
#define BCRYPT_ALGORITHM_NAME L"AlgorithmName"
#define BCRYPT_PROVIDER_HANDLE L"ProviderHandle"
#define BCRYPT_CHAINING_MODE L"ChainingMode"
#define BCRYPT_BLOCK_LENGTH L"BlockLength"
#define BCRYPT_KEY_LENGTH L"KeyLength"
#define BCRYPT_KEY_LENGTHS L"KeyLengths"
#define BCRYPT_KEY_STRENGTH L"KeyStrength"
#define BCRYPT_SIGNATURE_LENGTH L"SignatureLength"
#define BCRYPT_HASH_LENGTH L"HashDigestLength"
#define BCRYPT_AUTH_TAG_LENGTH L"AuthTagLength"
#define BCRYPT_INITIALIZATION_VECTOR L"IV"
#define BCRYPT_CHAIN_MODE_NA L"ChainingModeN/A"
#define BCRYPT_CHAIN_MODE_CBC L"ChainingModeCBC"
#define BCRYPT_CHAIN_MODE_ECB L"ChainingModeECB"
#define BCRYPT_CHAIN_MODE_CFB L"ChainingModeCFB"
#define BCRYPT_CHAIN_MODE_CCM L"ChainingModeCCM"
#define BCRYPT_CHAIN_MODE_GCM L"ChainingModeGCM"
/// Handles of algorithms that are open always.
#define BCRYPT_MD2_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000001)
#define BCRYPT_MD4_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000011)
#define BCRYPT_MD5_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000021)
#define BCRYPT_SHA1_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000031)
#define BCRYPT_SHA256_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000041)
#define BCRYPT_SHA384_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000051)
#define BCRYPT_SHA512_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000061)
#define BCRYPT_RC4_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000071)
#define BCRYPT_RNG_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000081)
#define BCRYPT_HMAC_MD5_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x00000091)
#define BCRYPT_HMAC_SHA1_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000a1)
#define BCRYPT_HMAC_SHA256_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000b1)
#define BCRYPT_HMAC_SHA384_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000c1)
#define BCRYPT_HMAC_SHA512_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000d1)
#define BCRYPT_RSA_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000e1)
#define BCRYPT_ECDSA_ALG_HANDLE ((BCRYPT_ALG_HANDLE)0x000000f1)
#define BCRYPT_RSA_ALGORITHM L"RSA"
#define BCRYPT_RSA_SIGN_ALGORITHM L"RSA_SIGN"
#define BCRYPT_DH_ALGORITHM L"DH"
#define BCRYPT_DSA_ALGORITHM L"DSA"
#define BCRYPT_RC2_ALGORITHM L"RC2"
#define BCRYPT_RC4_ALGORITHM L"RC4"
#define BCRYPT_AES_ALGORITHM L"AES"
#define BCRYPT_DES_ALGORITHM L"DES"
#define BCRYPT_3DES_ALGORITHM L"3DES"
#define BCRYPT_MD4_ALGORITHM L"MD4"
#define BCRYPT_MD5_ALGORITHM L"MD5"
#define BCRYPT_SHA1_ALGORITHM L"SHA1"
#define BCRYPT_SHA256_ALGORITHM L"SHA256"
#define BCRYPT_SHA384_ALGORITHM L"SHA384"
#define BCRYPT_SHA512_ALGORITHM L"SHA512"
#define BCRYPT_RNG_ALGORITHM L"RNG"
#define BCRYPT_ECDSA_ALGORITHM L"ECDSA"
#define BCRYPT_ECDSA_P256_ALGORITHM L"ECDSA_P256"
#define BCRYPT_ECDSA_P384_ALGORITHM L"ECDSA_P384"
#define BCRYPT_ECDSA_P521_ALGORITHM L"ECDSA_P521"
#define BCRYPT_CHACHA20_POLY1305_ALGORITHM L"CHACHA20_POLY1305"
#define BCRYPT_ECDH_ALGORITHM L"ECDH"
#define BCRYPT_ECDH_P256_ALGORITHM L"ECDH_P256"
#define BCRYPT_ECDH_P384_ALGORITHM L"ECDH_P384"
#define BCRYPT_PUBLIC_KEY_BLOB L"PUBLICBLOB"
#define BCRYPT_PRIVATE_KEY_BLOB L"PRIVATEBLOB"
#define BCRYPT_KEY_DATA_BLOB L"KeyDataBlob"
#define BCRYPT_RSAPUBLIC_BLOB L"RSAPUBLICBLOB"
#define BCRYPT_RSAPRIVATE_BLOB L"RSAPRIVATEBLOB"
#define BCRYPT_ECCPUBLIC_BLOB L"ECCPUBLICBLOB"
#define BCRYPT_ECCPRIVATE_BLOB L"ECCPRIVATEBLOB"
#define BCRYPT_RSAPUBLIC_MAGIC 0x31415352
#define BCRYPT_ECDSA_PUBLIC_P256_MAGIC 0x31534345
#define BCRYPT_ECDSA_PUBLIC_P384_MAGIC 0x33534345
#define BCRYPT_ECDH_PUBLIC_P256_MAGIC 0x314B4345
#define BCRYPT_KEY_DATA_BLOB_MAGIC 0x4d42444b
#define BCRYPT_KEY_DATA_BLOB_VERSION1 0x1
#define BCRYPT_PROV_DISPATCH 0x00000001
#define BCRYPT_BLOCK_PADDING 0x00000001
#define BCRYPT_PAD_NONE 0x00000001
#define BCRYPT_PAD_PKCS1 0x00000002
#define BCRYPT_PAD_OAEP 0x00000004
#define BCRYPT_PAD_PSS 0x00000008
#define BCRYPT_ALG_HANDLE_HMAC_FLAG 0x00000008
#define BCRYPT_HASH_REUSABLE_FLAG 0x00000020
#define BCRYPT_USE_SYSTEM_PREFERRED_RNG 0x00000002
#define BCRYPT_RNG_USE_ENTROPY_IN_BUFFER 0x00000001
#define BCRYPT_INIT_AUTH_MODE_INFO(_AUTH_INFO_STRUCT_) \
    RtlZeroMemory(&_AUTH_INFO_STRUCT_, sizeof(BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO)); \
    (_AUTH_INFO_STRUCT_).cbSize = sizeof(BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO); \
    (_AUTH_INFO_STRUCT_).dwInfoVersion = 1
#define BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO_VERSION 1
typedef enum {
    BCRYPT_HASH_OPERATION_HASH_DATA = 1, BCRYPT_HASH_OPERATION_FINISH_HASH = 2
} BCRYPT_HASH_OPERATION_TYPE, *PBCRYPT_HASH_OPERATION_TYPE;
typedef enum { BCRYPT_OPERATION_TYPE_HASH = 1 } BCRYPT_MULTI_OPERATION_TYPE, *PBCRYPT_MULTI_OPERATION_TYPE;
typedef enum { DSA_FIPS186_2, DSA_FIPS186_3 } DSAFIPSVERSION_ENUM, *PDSAFIPSVERSION_ENUM;
typedef enum { DSA_HASH_ALGORITHM_SHA1, DSA_HASH_ALGORITHM_SHA256, DSA_HASH_ALGORITHM_SHA512 } HASHALGORITHM_ENUM, *PHASHALGORITHM_ENUM;
typedef struct _BCRYPT_ALGORITHM_IDENTIFIER {
    LPWSTR pszName;
    ULONG dwClass;
    ULONG dwFlags;
} BCRYPT_ALGORITHM_IDENTIFIER, *PBCRYPT_ALGORITHM_IDENTIFIER;
typedef struct _BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO {
    ULONG cbSize;
    ULONG dwInfoVersion;
    PUCHAR pbNonce;
    ULONG cbNonce;
    PUCHAR pbAuthData;
    ULONG cbAuthData;
    PUCHAR pbTag;
    ULONG cbTag;
    PUCHAR pbMacContext;
    ULONG cbMacContext;
    ULONG cbAAD;
    ULONGLONG cbData;
    ULONG dwFlags;
} BCRYPT_AUTHENTICATED_CIPHER_MODE_INFO, *PBCRYPT_AUTHENTICATED_CIPHER_MODE_INFO;
typedef struct _BCRYPT_DH_KEY_BLOB {
    ULONG dwMagic;
    ULONG cbKey;
} BCRYPT_DH_KEY_BLOB, *PBCRYPT_DH_KEY_BLOB;
typedef struct _BCRYPT_DH_PARAMETER_HEADER {
    ULONG cbLength;
    ULONG dwMagic;
    ULONG cbKeyLength;
} BCRYPT_DH_PARAMETER_HEADER, *PBCRYPT_DH_PARAMETER_HEADER;
typedef struct _BCRYPT_DSA_KEY_BLOB {
    ULONG dwMagic;
    ULONG cbKey;
    UCHAR Count[4];
    UCHAR Seed[20];
    UCHAR q[20];
} BCRYPT_DSA_KEY_BLOB, *PBCRYPT_DSA_KEY_BLOB;
typedef struct _BCRYPT_DSA_KEY_BLOB_V2 {
    ULONG dwMagic;
    ULONG cbKey;
    HASHALGORITHM_ENUM hashAlgorithm;
    DSAFIPSVERSION_ENUM standardVersion;
    ULONG cbSeedLength;
    ULONG cbGroupSize;
    UCHAR Count[4];
} BCRYPT_DSA_KEY_BLOB_V2, *PBCRYPT_DSA_KEY_BLOB_V2;
typedef struct _BCRYPT_DSA_PARAMETER_HEADER {
    ULONG cbLength;
    ULONG dwMagic;
    ULONG cbKeyLength;
    UCHAR Count[4];
    UCHAR Seed[20];
    UCHAR q[20];
} BCRYPT_DSA_PARAMETER_HEADER, *PBCRYPT_DSA_PARAMETER_HEADER;
typedef struct _BCRYPT_DSA_PARAMETER_HEADER_V2 {
    ULONG cbLength;
    ULONG dwMagic;
    ULONG cbKeyLength;
    HASHALGORITHM_ENUM hashAlgorithm;
    DSAFIPSVERSION_ENUM standardVersion;
    ULONG cbSeedLength;
    ULONG cbGroupSize;
    UCHAR Count[4];
} BCRYPT_DSA_PARAMETER_HEADER_V2, *PBCRYPT_DSA_PARAMETER_HEADER_V2;
typedef struct _BCRYPT_ECCKEY_BLOB {
    ULONG dwMagic;
    ULONG cbKey;
} BCRYPT_ECCKEY_BLOB, *PBCRYPT_ECCKEY_BLOB;
typedef struct _BCRYPT_INTERFACE_VERSION {
    USHORT MajorVersion;
    USHORT MinorVersion;
} BCRYPT_INTERFACE_VERSION, *PBCRYPT_INTERFACE_VERSION;
typedef struct _BCRYPT_KEY_BLOB {
    ULONG Magic;
} BCRYPT_KEY_BLOB, *PBCRYPT_KEY_BLOB;
typedef struct _BCRYPT_KEY_DATA_BLOB_HEADER {
    ULONG dwMagic;
    ULONG dwVersion;
    ULONG cbKeyData;
} BCRYPT_KEY_DATA_BLOB_HEADER, *PBCRYPT_KEY_DATA_BLOB_HEADER;
typedef struct __BCRYPT_KEY_LENGTHS_STRUCT {
    ULONG dwMinLength;
    ULONG dwMaxLength;
    ULONG dwIncrement;
} BCRYPT_KEY_LENGTHS_STRUCT, *PBCRYPT_KEY_LENGTHS_STRUCT;
typedef struct _BCRYPT_MULTI_HASH_OPERATION {
    ULONG iHash;
    BCRYPT_HASH_OPERATION_TYPE hashOperation;
    PUCHAR pbBuffer;
    ULONG cbBuffer;
} BCRYPT_MULTI_HASH_OPERATION, *PBCRYPT_MULTI_HASH_OPERATION;
typedef struct _BCRYPT_MULTI_OBJECT_LENGTH_STRUCT {
    ULONG cbPerObject;
    ULONG cbPerElement;
} BCRYPT_MULTI_OBJECT_LENGTH_STRUCT, *PBCRYPT_MULTI_OBJECT_LENGTH_STRUCT;
typedef struct _BCRYPT_OAEP_PADDING_INFO {
    LPCWSTR pszAlgId;
    PUCHAR pbLabel;
    ULONG cbLabel;
} BCRYPT_OAEP_PADDING_INFO, *PBCRYPT_OAEP_PADDING_INFO;
typedef struct _BCRYPT_OID {
    ULONG cbOID;
    PUCHAR pbOID;
} BCRYPT_OID, *PBCRYPT_OID;
typedef struct _BCRYPT_OID_LIST {
    ULONG dwOIDCount;
    BCRYPT_OID *pOIDs;
} BCRYPT_OID_LIST, *PBCRYPT_OID_LIST;
typedef struct _BCRYPT_PKCS1_PADDING_INFO {
    LPCWSTR pszAlgId;
} BCRYPT_PKCS1_PADDING_INFO, *PBCRYPT_PKCS1_PADDING_INFO;
typedef struct _BCRYPT_PROVIDER_NAME {
    LPWSTR pszProviderName;
} BCRYPT_PROVIDER_NAME, *PBCRYPT_PROVIDER_NAME;
typedef struct _BCRYPT_PSS_PADDING_INFO {
    LPCWSTR pszAlgId;
    ULONG cbSalt;
} BCRYPT_PSS_PADDING_INFO, *PBCRYPT_PSS_PADDING_INFO;
typedef struct _BCRYPT_RSAKEY_BLOB {
    ULONG Magic;
    ULONG BitLength;
    ULONG cbPublicExp;
    ULONG cbModulus;
    ULONG cbPrime1;
    ULONG cbPrime2;
} BCRYPT_RSAKEY_BLOB, *PBCRYPT_RSAKEY_BLOB;
typedef struct _BCryptBuffer {
    ULONG cbBuffer;
    ULONG BufferType;
    PVOID pvBuffer;
} BCryptBuffer, *PBCryptBuffer;
typedef struct _BCryptBufferDesc {
    ULONG ulVersion;
    ULONG cBuffers;
    PBCryptBuffer pBuffers;
} BCryptBufferDesc, *PBCryptBufferDesc;
typedef struct _CRYPT_CONTEXT_CONFIG {
    ULONG dwFlags;
    ULONG dwReserved;
} CRYPT_CONTEXT_CONFIG, *PCRYPT_CONTEXT_CONFIG;
typedef struct _CRYPT_CONTEXT_FUNCTION_CONFIG {
    ULONG dwFlags;
    ULONG dwReserved;
} CRYPT_CONTEXT_FUNCTION_CONFIG, *PCRYPT_CONTEXT_FUNCTION_CONFIG;
typedef struct _CRYPT_CONTEXT_FUNCTION_PROVIDERS {
    ULONG cProviders;
    PWSTR *rgpszProviders;
} CRYPT_CONTEXT_FUNCTION_PROVIDERS, *PCRYPT_CONTEXT_FUNCTION_PROVIDERS;
typedef struct _CRYPT_CONTEXT_FUNCTIONS {
    ULONG cFunctions;
    PWSTR *rgpszFunctions;
} CRYPT_CONTEXT_FUNCTIONS, *PCRYPT_CONTEXT_FUNCTIONS;
typedef struct _CRYPT_CONTEXTS {
    ULONG cContexts;
    PWSTR *rgpszContexts;
} CRYPT_CONTEXTS, *PCRYPT_CONTEXTS;
typedef struct _CRYPT_IMAGE_REF {
    PWSTR pszImage;
    ULONG dwFlags;
} CRYPT_IMAGE_REF, *PCRYPT_IMAGE_REF;
typedef struct _CRYPT_INTERFACE_REG CRYPT_INTERFACE_REG, *PCRYPT_INTERFACE_REG;
typedef struct _CRYPT_IMAGE_REG {
    PWSTR pszImage;
    ULONG cInterfaces;
    PCRYPT_INTERFACE_REG *rgpInterfaces;
} CRYPT_IMAGE_REG, *PCRYPT_IMAGE_REG;
typedef struct _CRYPT_INTERFACE_REG {
    ULONG dwInterface;
    ULONG dwFlags;
    ULONG cFunctions;
    PWSTR *rgpszFunctions;
} CRYPT_INTERFACE_REG, *PCRYPT_INTERFACE_REG;
typedef struct _CRYPT_PROPERTY_REF {
    PWSTR pszProperty;
    ULONG cbValue;
    PUCHAR pbValue;
} CRYPT_PROPERTY_REF, *PCRYPT_PROPERTY_REF;
typedef struct _CRYPT_PROVIDER_REF {
    ULONG dwInterface;
    PWSTR pszFunction;
    PWSTR pszProvider;
    ULONG cProperties;
    PCRYPT_PROPERTY_REF *rgpProperties;
    PCRYPT_IMAGE_REF pUM;
    PCRYPT_IMAGE_REF pKM;
} CRYPT_PROVIDER_REF, *PCRYPT_PROVIDER_REF;
typedef struct _CRYPT_PROVIDER_REFS {
    ULONG cProviders;
    PCRYPT_PROVIDER_REF *rgpProviders;
} CRYPT_PROVIDER_REFS, *PCRYPT_PROVIDER_REFS;
typedef struct _CRYPT_PROVIDER_REG {
    ULONG cAliases;
    PWSTR *rgpszAliases;
    PCRYPT_IMAGE_REG pUM;
    PCRYPT_IMAGE_REG pKM;
} CRYPT_PROVIDER_REG, *PCRYPT_PROVIDER_REG;
typedef struct _CRYPT_PROVIDERS {
    ULONG cProviders;
    PWSTR *rgpszProviders;
} CRYPT_PROVIDERS, *PCRYPT_PROVIDERS;
NTSTATUS NTAPI BCryptAddContextFunction(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction, _In_ ULONG dwPosition);
NTSTATUS NTAPI BCryptCloseAlgorithmProvider(_In_ BCRYPT_ALG_HANDLE hAlgorithm, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptConfigureContext(_In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ PCRYPT_CONTEXT_CONFIG pConfig);
NTSTATUS NTAPI BCryptConfigureContextFunction(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction,
    _In_ PCRYPT_CONTEXT_FUNCTION_CONFIG pConfig);
NTSTATUS NTAPI BCryptCreateContext(_In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_opt_ PCRYPT_CONTEXT_CONFIG pConfig);
NTSTATUS NTAPI BCryptCreateHash(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _Out_ BCRYPT_HASH_HANDLE *phHash, _Out_opt_ PUCHAR pbHashObject, _In_ ULONG cbHashObject,
    _In_opt_ PUCHAR pbSecret, _In_ ULONG cbSecret, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptCreateMultiHash(
    BCRYPT_ALG_HANDLE hAlgorithm, BCRYPT_HASH_HANDLE *phHash, ULONG nHashes, PUCHAR pbHashObject, ULONG cbHashObject, PUCHAR pbSecret,
    ULONG cbSecret, ULONG dwFlags);
NTSTATUS NTAPI BCryptDecrypt(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_opt_ VOID *pPaddingInfo, _Inout_opt_ PUCHAR pbIV,
    _In_ ULONG cbIV, _Out_opt_ PUCHAR pbOutput, _In_ ULONG cbOutput, _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptDeleteContext(_In_ ULONG dwTable, _In_ LPCWSTR pszContext);
NTSTATUS NTAPI BCryptDeriveKey(
    _In_ BCRYPT_SECRET_HANDLE hSharedSecret, _In_ LPCWSTR pwszKDF, _In_opt_ BCryptBufferDesc *pParameterList,
    _Out_opt_ PUCHAR pbDerivedKey, _In_ ULONG cbDerivedKey, _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptDeriveKeyCapi(
    _In_ BCRYPT_HASH_HANDLE hHash, _In_opt_ BCRYPT_ALG_HANDLE hTargetAlg, _Out_ PUCHAR pbDerivedKey, _In_ ULONG cbDerivedKey,
    _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptDeriveKeyPBKDF2(
    _In_ BCRYPT_ALG_HANDLE hPrf, _In_opt_ PUCHAR pbPassword, _In_ ULONG cbPassword, _In_opt_ PUCHAR pbSalt, _In_ ULONG cbSalt,
    _In_ ULONGLONG cIterations, _Out_ PUCHAR pbDerivedKey, _In_ ULONG cbDerivedKey, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptDestroyHash(_In_ BCRYPT_HASH_HANDLE hHash);
NTSTATUS NTAPI BCryptDestroyKey(_In_ BCRYPT_KEY_HANDLE hKey);
NTSTATUS NTAPI BCryptDestroySecret(_In_ BCRYPT_SECRET_HANDLE hSecret);
NTSTATUS NTAPI BCryptDuplicateHash(
    _In_ BCRYPT_HASH_HANDLE hHash, _Out_ BCRYPT_HASH_HANDLE *phNewHash, _Out_opt_ PUCHAR pbHashObject, _In_ ULONG cbHashObject,
    _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptDuplicateKey(
    _In_ BCRYPT_KEY_HANDLE hKey, _Out_ BCRYPT_KEY_HANDLE *phNewKey, _Out_ PUCHAR pbKeyObject, _In_ ULONG cbKeyObject, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptEncrypt(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_opt_ VOID *pPaddingInfo, _Inout_opt_ PUCHAR pbIV,
    _In_ ULONG cbIV, _Out_opt_ PUCHAR pbOutput, _In_ ULONG cbOutput, _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptEnumAlgorithms(
    _In_ ULONG dwAlgOperations, _Out_ ULONG *pAlgCount, _Outptr_ BCRYPT_ALGORITHM_IDENTIFIER **ppAlgList, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptEnumContextFunctionProviders(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction, _Inout_ ULONG *pcbBuffer,
    _Inout_ PCRYPT_CONTEXT_FUNCTION_PROVIDERS *ppBuffer);
NTSTATUS NTAPI BCryptEnumContextFunctions(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _Inout_ ULONG *pcbBuffer,
    _Inout_ PCRYPT_CONTEXT_FUNCTIONS *ppBuffer);
NTSTATUS NTAPI BCryptEnumContexts(_In_ ULONG dwTable, _Inout_ ULONG *pcbBuffer, _Inout_ PCRYPT_CONTEXTS *ppBuffer);
NTSTATUS NTAPI BCryptEnumProviders(
    _In_ LPCWSTR pszAlgId, _Out_ ULONG *pImplCount, _Outptr_ BCRYPT_PROVIDER_NAME **ppImplList, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptEnumRegisteredProviders(_Inout_ ULONG *pcbBuffer, _Inout_ PCRYPT_PROVIDERS *ppBuffer);
NTSTATUS NTAPI BCryptExportKey(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_ BCRYPT_KEY_HANDLE hExportKey, _In_ LPCWSTR pszBlobType, _Out_ PUCHAR pbOutput, _In_ ULONG cbOutput,
    _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptFinalizeKeyPair(_In_ BCRYPT_KEY_HANDLE hKey, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptFinishHash(_In_ BCRYPT_HASH_HANDLE hHash, _Out_ PUCHAR pbOutput, _In_ ULONG cbOutput, _In_ ULONG dwFlags);
VOID NTAPI BCryptFreeBuffer(_In_ PVOID pvBuffer);
NTSTATUS NTAPI BCryptGenerateKeyPair(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _Out_ BCRYPT_KEY_HANDLE *phKey, _In_ ULONG dwLength, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptGenerateSymmetricKey(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _Out_ BCRYPT_KEY_HANDLE *phKey, _Out_opt_ PUCHAR pbKeyObject, _In_ ULONG cbKeyObject,
    _In_ PUCHAR pbSecret, _In_ ULONG cbSecret, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptGenRandom(_In_ BCRYPT_ALG_HANDLE hAlgorithm, _Inout_ PUCHAR pbBuffer, _In_ ULONG cbBuffer, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptGetFipsAlgorithmMode(_Out_ BOOLEAN *pfEnabled);
NTSTATUS NTAPI BCryptGetProperty(
    _In_ BCRYPT_HANDLE hObject, _In_ LPCWSTR pszProperty, _Out_ PUCHAR pbOutput, _In_ ULONG cbOutput, _Out_ ULONG *pcbResult,
    _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptHash(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _In_opt_ PUCHAR pbSecret, _In_ ULONG cbSecret, _In_ PUCHAR pbInput, _In_ ULONG cbInput,
    _Out_ PUCHAR pbOutput, _In_ ULONG cbOutput);
NTSTATUS NTAPI BCryptHashData(_In_ BCRYPT_HASH_HANDLE hHash, _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptImportKey(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _In_opt_ BCRYPT_KEY_HANDLE hImportKey, _In_ LPCWSTR pszBlobType, _Out_ BCRYPT_KEY_HANDLE *phKey,
    _Out_opt_ PUCHAR pbKeyObject, _In_ ULONG cbKeyObject, _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptImportKeyPair(
    _In_ BCRYPT_ALG_HANDLE hAlgorithm, _In_ BCRYPT_KEY_HANDLE hImportKey, _In_ LPCWSTR pszBlobType, _Out_ BCRYPT_KEY_HANDLE *phKey,
    _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptKeyDerivation(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_opt_ BCryptBufferDesc *pParameterList, _Out_ PUCHAR pbDerivedKey, _In_ ULONG cbDerivedKey,
    _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptOpenAlgorithmProvider(
    _Out_ BCRYPT_ALG_HANDLE *phAlgorithm, _In_ LPCWSTR pszAlgId, _In_opt_ LPCWSTR pszImplementation, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptProcessMultiOperations(
    BCRYPT_HANDLE hObject, BCRYPT_MULTI_OPERATION_TYPE operationType, PVOID pOperations, ULONG cbOperations, ULONG dwFlags);
NTSTATUS NTAPI BCryptQueryContextConfiguration(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _Inout_ ULONG *pcbBuffer, _Inout_ PCRYPT_CONTEXT_CONFIG *ppBuffer);
NTSTATUS NTAPI BCryptQueryContextFunctionConfiguration(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction, _Inout_ ULONG *pcbBuffer,
    _Inout_ PCRYPT_CONTEXT_FUNCTION_CONFIG *ppBuffer);
NTSTATUS NTAPI BCryptQueryContextFunctionProperty(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction, _In_ LPCWSTR pszProperty,
    _Inout_ ULONG *pcbValue, _Inout_ PUCHAR *ppbValue);
NTSTATUS NTAPI BCryptQueryProviderRegistration(
    _In_ LPCWSTR pszProvider, _In_ ULONG dwMode, _In_ ULONG dwInterface, _Inout_ ULONG *pcbBuffer, _Inout_ PCRYPT_PROVIDER_REG *ppBuffer);
NTSTATUS NTAPI BCryptRegisterConfigChangeNotify(_In_ HANDLE *phEvent);
NTSTATUS NTAPI BCryptRemoveContextFunction(_In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction);
NTSTATUS NTAPI BCryptResolveProviders(
    _In_opt_ LPCWSTR pszContext, _In_opt_ ULONG dwInterface, _In_opt_ LPCWSTR pszFunction, _In_opt_ LPCWSTR pszProvider, _In_ ULONG dwMode,
    _In_ ULONG dwFlags, _Inout_ ULONG *pcbBuffer, _Inout_ PCRYPT_PROVIDER_REFS *ppBuffer);
NTSTATUS NTAPI BCryptSecretAgreement(
    _In_ BCRYPT_KEY_HANDLE hPrivKey, _In_ BCRYPT_KEY_HANDLE hPubKey, _Out_ BCRYPT_SECRET_HANDLE *phAgreedSecret, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptSetContextFunctionProperty(
    _In_ ULONG dwTable, _In_ LPCWSTR pszContext, _In_ ULONG dwInterface, _In_ LPCWSTR pszFunction, _In_ LPCWSTR pszProperty,
    _In_ ULONG cbValue, _In_ PUCHAR pbValue);
NTSTATUS NTAPI BCryptSetProperty(
    _In_ BCRYPT_HANDLE hObject, _In_ LPCWSTR pszProperty, _In_ PUCHAR pbInput, _In_ ULONG cbInput, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptSignHash(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_opt_ VOID *pPaddingInfo, _In_opt_ PUCHAR pbInput, _In_ ULONG cbInput, _Out_opt_ PUCHAR pbOutput,
    _In_ ULONG cbOutput, _Out_ ULONG *pcbResult, _In_ ULONG dwFlags);
NTSTATUS NTAPI BCryptUnregisterConfigChangeNotify(HANDLE hEvent);
NTSTATUS NTAPI BCryptVerifySignature(
    _In_ BCRYPT_KEY_HANDLE hKey, _In_opt_ VOID *pPaddingInfo, _In_opt_ PUCHAR pbHash, _In_ ULONG cbHash, _In_ PUCHAR pbSignature,
    _In_ ULONG cbSignature, _In_ ULONG dwFlags);
#ifdef __cplusplus
}
#endif
