// ntddcdvd.h: control codes of DVD drives: sessions, keys, structures of disks.
#pragma once

#include <ntddstor.h>

#ifdef __cplusplus
extern "C" {
#endif
#define IOCTL_DVD_BASE FILE_DEVICE_DVD
#define IOCTL_STORAGE_SET_READ_AHEAD CTL_CODE(IOCTL_STORAGE_BASE, 0x0100, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DVD_END_SESSION CTL_CODE(IOCTL_DVD_BASE, 0x0403, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DVD_GET_REGION CTL_CODE(IOCTL_DVD_BASE, 0x0405, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DVD_SEND_KEY2 CTL_CODE(IOCTL_DVD_BASE, 0x0406, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_DVD_READ_KEY CTL_CODE(IOCTL_DVD_BASE, 0x0401, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DVD_READ_STRUCTURE CTL_CODE(IOCTL_DVD_BASE, 0x0450, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_DVD_SEND_KEY CTL_CODE(IOCTL_DVD_BASE, 0x0402, METHOD_BUFFERED, FILE_READ_ACCESS)
/// Output: a DVD_SESSION_ID.
#define IOCTL_DVD_START_SESSION CTL_CODE(IOCTL_DVD_BASE, 0x0400, METHOD_BUFFERED, FILE_READ_ACCESS)
typedef ULONG DVD_SESSION_ID, *PDVD_SESSION_ID;
/// When TriggerAddress is read, the drive is to read ahead from TargetAddress.
typedef struct _STORAGE_SET_READ_AHEAD {
    LARGE_INTEGER TriggerAddress;
    LARGE_INTEGER TargetAddress;
} STORAGE_SET_READ_AHEAD, *PSTORAGE_SET_READ_AHEAD;
/// Which part of a DVD's control data is read.
typedef enum DVD_STRUCTURE_FORMAT {
    DvdPhysicalDescriptor,
    DvdCopyrightDescriptor,
    DvdDiskKeyDescriptor,
    DvdBCADescriptor,
    DvdManufacturerDescriptor,
    DvdMaxDescriptor,
} DVD_STRUCTURE_FORMAT, *PDVD_STRUCTURE_FORMAT;
#pragma pack(push, 1)
/// Input of IOCTL_DVD_READ_STRUCTURE.
typedef struct DVD_READ_STRUCTURE {
    LARGE_INTEGER BlockByteOffset;
    DVD_STRUCTURE_FORMAT Format;
    /// From IOCTL_DVD_START_SESSION, for keys that are protected.
    DVD_SESSION_ID SessionId;
    UCHAR LayerNumber;
} DVD_READ_STRUCTURE, *PDVD_READ_STRUCTURE;
#pragma pack(pop)
/// Begins what IOCTL_DVD_READ_STRUCTURE returns.
typedef struct _DVD_DESCRIPTOR_HEADER {
    /// Bytes that follow, little-endian.
    USHORT Length;
    UCHAR Reserved[2];
    UCHAR Data[0];
} DVD_DESCRIPTOR_HEADER, *PDVD_DESCRIPTOR_HEADER;
#pragma pack(push, 1)
/// The physical format of a layer.
typedef struct _DVD_LAYER_DESCRIPTOR {
    UCHAR BookVersion : 4;
    UCHAR BookType : 4;
    UCHAR MinimumRate : 4;
    UCHAR DiskSize : 4;
    UCHAR LayerType : 4;
    UCHAR TrackPath : 1;
    UCHAR NumberOfLayers : 2;
    UCHAR Reserved1 : 1;
    UCHAR TrackDensity : 4;
    UCHAR LinearDensity : 4;
    ULONG StartingDataSector;
    ULONG EndDataSector;
    ULONG EndLayerZeroSector;
    UCHAR Reserved5 : 7;
    UCHAR BCAFlag : 1;
    UCHAR Reserved6;
} DVD_LAYER_DESCRIPTOR, *PDVD_LAYER_DESCRIPTOR;
#pragma pack(pop)
/// Whether a DVD is protected, and for which regions.
typedef struct _DVD_COPYRIGHT_DESCRIPTOR {
    UCHAR CopyrightProtectionType;
    /// A bit for each region where it may not be played.
    UCHAR RegionManagementInformation;
    USHORT Reserved;
} DVD_COPYRIGHT_DESCRIPTOR, *PDVD_COPYRIGHT_DESCRIPTOR;
/// The disk's keys, obscured by the session's bus key.
typedef struct _DVD_DISK_KEY_DESCRIPTOR {
    UCHAR DiskKeyData[2048];
} DVD_DISK_KEY_DESCRIPTOR, *PDVD_DISK_KEY_DESCRIPTOR;
/// Steps of the authentication between a program and a drive.
typedef enum _DVD_KEY_TYPE {
    DvdChallengeKey = 0x01,
    DvdBusKey1,
    DvdBusKey2,
    DvdTitleKey,
    DvdAsf,
    DvdSetRpcKey = 0x6,
    DvdGetRpcKey = 0x8,
    DvdDiskKey = 0x80,
    DvdInvalidateAGID = 0x3f,
} DVD_KEY_TYPE;
/// In and out of IOCTL_DVD_READ_KEY and IOCTL_DVD_SEND_KEY.
typedef struct _DVD_COPY_PROTECT_KEY {
    /// Bytes of it all, this header among them.
    ULONG KeyLength;
    DVD_SESSION_ID SessionId;
    DVD_KEY_TYPE KeyType;
    ULONG KeyFlags;
    union {
        HANDLE FileHandle;
        /// Where on the disk the title begins whose key is wanted.
        LARGE_INTEGER TitleOffset;
    } Parameters;
    UCHAR KeyData[0];
} DVD_COPY_PROTECT_KEY, *PDVD_COPY_PROTECT_KEY;
#define DVD_CHALLENGE_KEY_LENGTH (12 + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_BUS_KEY_LENGTH (8 + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_TITLE_KEY_LENGTH (8 + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_DISK_KEY_LENGTH (2048 + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_RPC_KEY_LENGTH (sizeof(DVD_RPC_KEY) + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_SET_RPC_KEY_LENGTH (sizeof(DVD_SET_RPC_KEY) + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_ASF_LENGTH (sizeof(DVD_ASF) + sizeof(DVD_COPY_PROTECT_KEY))
#define DVD_END_ALL_SESSIONS ((DVD_SESSION_ID) 0xffffffff)
/// The drive's region, and how often it may still be set.
typedef struct _DVD_RPC_KEY {
    UCHAR UserResetsAvailable : 3;
    UCHAR ManufacturerResetsAvailable : 3;
    UCHAR TypeCode : 2;
    /// A bit for each region whose disks the drive does not play.
    UCHAR RegionMask;
    UCHAR RpcScheme;
    UCHAR Reserved2[1];
} DVD_RPC_KEY, *PDVD_RPC_KEY;
/// Sets the drive's region.
typedef struct _DVD_SET_RPC_KEY {
    UCHAR PreferredDriveRegionCode;
    UCHAR Reserved[3];
} DVD_SET_RPC_KEY, *PDVD_SET_RPC_KEY;
/// Whether the authentication succeeded.
typedef struct _DVD_ASF {
    UCHAR Reserved0[3];
    UCHAR SuccessFlag : 1;
    UCHAR Reserved1 : 7;
} DVD_ASF, *PDVD_ASF;
/// What IOCTL_DVD_GET_REGION tells of disk and drive.
typedef struct _DVD_REGION {
    UCHAR CopySystem;
    UCHAR RegionData;
    UCHAR SystemRegion;
    /// How often the region may still be set.
    UCHAR ResetCount;
} DVD_REGION, *PDVD_REGION;
#define IOCTL_AACS_READ_MEDIA_KEY_BLOCK_SIZE CTL_CODE(IOCTL_DVD_BASE, 0x0430, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_READ_MEDIA_KEY_BLOCK CTL_CODE(IOCTL_DVD_BASE, 0x0431, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_START_SESSION CTL_CODE(IOCTL_DVD_BASE, 0x0432, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_END_SESSION CTL_CODE(IOCTL_DVD_BASE, 0x0433, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_SEND_CERTIFICATE CTL_CODE(IOCTL_DVD_BASE, 0x0434, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_GET_CERTIFICATE CTL_CODE(IOCTL_DVD_BASE, 0x0435, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_GET_CHALLENGE_KEY CTL_CODE(IOCTL_DVD_BASE, 0x0436, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_SEND_CHALLENGE_KEY CTL_CODE(IOCTL_DVD_BASE, 0x0437, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_READ_VOLUME_ID CTL_CODE(IOCTL_DVD_BASE, 0x0438, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_READ_SERIAL_NUMBER CTL_CODE(IOCTL_DVD_BASE, 0x0439, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_READ_MEDIA_ID CTL_CODE(IOCTL_DVD_BASE, 0x043A, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_READ_BINDING_NONCE CTL_CODE(IOCTL_DVD_BASE, 0x043B, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_AACS_GENERATE_BINDING_NONCE CTL_CODE(IOCTL_DVD_BASE, 0x043C, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
/// Of the disk that a structure is read from: 0 to 255.
typedef ULONG AACS_LAYER_NUMBER, *PAACS_LAYER_NUMBER;
typedef const ULONG CAACS_LAYER_NUMBER, *PCAACS_LAYER_NUMBER;
/// What drive and host prove with who they are.
typedef struct _AACS_CERTIFICATE {
    UCHAR Nonce[20];
    UCHAR Certificate[92];
} AACS_CERTIFICATE, *PAACS_CERTIFICATE;
typedef const AACS_CERTIFICATE CAACS_CERTIFICATE, *PCAACS_CERTIFICATE;
/// What a key for the bus is agreed on with.
typedef struct _AACS_CHALLENGE_KEY {
    UCHAR EllipticCurvePoint[40];
    UCHAR Signature[40];
} AACS_CHALLENGE_KEY, *PAACS_CHALLENGE_KEY;
typedef const AACS_CHALLENGE_KEY CAACS_CHALLENGE_KEY, *PCAACS_CHALLENGE_KEY;
/// Which volume it is.
typedef struct _AACS_VOLUME_ID {
    UCHAR VolumeID[16];
    UCHAR MAC[16];
} AACS_VOLUME_ID, *PAACS_VOLUME_ID;
typedef const AACS_VOLUME_ID CAACS_VOLUME_ID, *PCAACS_VOLUME_ID;
/// Of a disk that was sold with its contents.
typedef struct _AACS_SERIAL_NUMBER {
    UCHAR PrerecordedSerialNumber[16];
    UCHAR MAC[16];
} AACS_SERIAL_NUMBER, *PAACS_SERIAL_NUMBER;
typedef const AACS_SERIAL_NUMBER CAACS_SERIAL_NUMBER, *PCAACS_SERIAL_NUMBER;
/// Of a disk that can be written to.
typedef struct _AACS_MEDIA_ID {
    UCHAR MediaID[16];
    UCHAR MAC[16];
} AACS_MEDIA_ID, *PAACS_MEDIA_ID;
typedef const AACS_MEDIA_ID CAACS_MEDIA_ID, *PCAACS_MEDIA_ID;
/// Input of IOCTL_AACS_SEND_CERTIFICATE.
typedef struct _AACS_SEND_CERTIFICATE {
    DVD_SESSION_ID SessionId;
    AACS_CERTIFICATE Certificate;
} AACS_SEND_CERTIFICATE, *PAACS_SEND_CERTIFICATE;
typedef const AACS_SEND_CERTIFICATE CAACS_SEND_CERTIFICATE, *PCAACS_SEND_CERTIFICATE;
/// Input of IOCTL_AACS_SEND_CHALLENGE_KEY.
typedef struct _AACS_SEND_CHALLENGE_KEY {
    DVD_SESSION_ID SessionId;
    AACS_CHALLENGE_KEY ChallengeKey;
} AACS_SEND_CHALLENGE_KEY, *PAACS_SEND_CHALLENGE_KEY;
typedef const AACS_SEND_CHALLENGE_KEY CAACS_SEND_CHALLENGE_KEY, *PCAACS_SEND_CHALLENGE_KEY;
/// What binds contents to sectors.
typedef struct _AACS_BINDING_NONCE {
    UCHAR BindingNonce[16];
    UCHAR MAC[16];
} AACS_BINDING_NONCE, *PAACS_BINDING_NONCE;
typedef const AACS_BINDING_NONCE CAACS_BINDING_NONCE, *PCAACS_BINDING_NONCE;
/// Input of the two requests for a nonce.
typedef struct _AACS_READ_BINDING_NONCE {
    DVD_SESSION_ID SessionId;
    ULONG NumberOfSectors;
    ULONGLONG StartLba;
    union {
        HANDLE Handle;
        ULONGLONG ForceStructureLengthToMatch64bit;
    };
} AACS_READ_BINDING_NONCE, *PAACS_READ_BINDING_NONCE;
typedef const AACS_READ_BINDING_NONCE CAACS_READ_BINDING_NONCE, *PCAACS_READ_BINDING_NONCE;
#ifdef __cplusplus
}
#endif
