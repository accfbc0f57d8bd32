// Reparse points: their tags and what is stored with them.
#pragma once

#define IO_REPARSE_TAG_RESERVED_ZERO (0)
#define IO_REPARSE_TAG_RESERVED_ONE (1)
#define IO_REPARSE_TAG_RESERVED_TWO (2)
#define IO_REPARSE_TAG_RESERVED_RANGE IO_REPARSE_TAG_RESERVED_TWO
#define IO_REPARSE_TAG_VALID_VALUES (0xF000FFFF)
#define IO_REPARSE_TAG_MOUNT_POINT (0xA0000003L)
#define IO_REPARSE_TAG_HSM (0xC0000004L)
#define IO_REPARSE_TAG_DRIVE_EXTENDER (0x80000005L)
#define IO_REPARSE_TAG_HSM2 (0x80000006L)
#define IO_REPARSE_TAG_SIS (0x80000007L)
#define IO_REPARSE_TAG_WIM (0x80000008L)
#define IO_REPARSE_TAG_CSV (0x80000009L)
#define IO_REPARSE_TAG_DFS (0x8000000AL)
#define IO_REPARSE_TAG_FILTER_MANAGER (0x8000000BL)
#define IO_REPARSE_TAG_SYMLINK (0xA000000CL)
#define IO_REPARSE_TAG_IIS_CACHE (0xA0000010L)
#define IO_REPARSE_TAG_DFSR (0x80000012L)
#define IO_REPARSE_TAG_DEDUP (0x80000013L)
#define IO_REPARSE_TAG_APPXSTRM (0xC0000014L)
#define IO_REPARSE_TAG_NFS (0x80000014L)
#define IO_REPARSE_TAG_FILE_PLACEHOLDER (0x80000015L)
#define IO_REPARSE_TAG_DFM (0x80000016L)
#define IO_REPARSE_TAG_WOF (0x80000017L)
#define IO_REPARSE_TAG_WCI (0x80000018L)
#define IO_REPARSE_TAG_WCI_1 (0x90001018L)
#define IO_REPARSE_TAG_GLOBAL_REPARSE (0xA0000019L)
#define IO_REPARSE_TAG_CLOUD (0x9000001AL)
#define IO_REPARSE_TAG_CLOUD_1 (0x9000101AL)
#define IO_REPARSE_TAG_CLOUD_2 (0x9000201AL)
#define IO_REPARSE_TAG_CLOUD_3 (0x9000301AL)
#define IO_REPARSE_TAG_CLOUD_4 (0x9000401AL)
#define IO_REPARSE_TAG_CLOUD_5 (0x9000501AL)
#define IO_REPARSE_TAG_CLOUD_6 (0x9000601AL)
#define IO_REPARSE_TAG_CLOUD_7 (0x9000701AL)
#define IO_REPARSE_TAG_CLOUD_8 (0x9000801AL)
#define IO_REPARSE_TAG_CLOUD_9 (0x9000901AL)
#define IO_REPARSE_TAG_CLOUD_A (0x9000A01AL)
#define IO_REPARSE_TAG_CLOUD_B (0x9000B01AL)
#define IO_REPARSE_TAG_CLOUD_C (0x9000C01AL)
#define IO_REPARSE_TAG_CLOUD_D (0x9000D01AL)
#define IO_REPARSE_TAG_CLOUD_E (0x9000E01AL)
#define IO_REPARSE_TAG_CLOUD_F (0x9000F01AL)
#define IO_REPARSE_TAG_CLOUD_MASK (0x0000F000L)
#define IO_REPARSE_TAG_APPEXECLINK (0x8000001BL)
#define IO_REPARSE_TAG_PROJFS (0x9000001CL)
#define IO_REPARSE_TAG_LX_SYMLINK (0xA000001DL)
#define IO_REPARSE_TAG_STORAGE_SYNC (0x8000001EL)
#define IO_REPARSE_TAG_WCI_TOMBSTONE (0xA000001FL)
#define IO_REPARSE_TAG_UNHANDLED (0x80000020L)
#define IO_REPARSE_TAG_ONEDRIVE (0x80000021L)
#define IO_REPARSE_TAG_PROJFS_TOMBSTONE (0xA0000022L)
#define IO_REPARSE_TAG_AF_UNIX (0x80000023L)
#define IO_REPARSE_TAG_LX_FIFO (0x80000024L)
#define IO_REPARSE_TAG_LX_CHR (0x80000025L)
#define IO_REPARSE_TAG_LX_BLK (0x80000026L)
#define IO_REPARSE_TAG_WCI_LINK (0xA0000027L)
#define IO_REPARSE_TAG_WCI_LINK_1 (0xA0001027L)
#define IO_REPARSE_TAG_DATALESS_CIM (0xA0000028L)
/// Says whether a reparse tag is one that Microsoft gave out to itself.
#define IsReparseTagMicrosoft(_tag) ((_tag) & 0x80000000)
/// Says whether a reparse point of a tag stands for another named file.
#define IsReparseTagNameSurrogate(_tag) ((_tag) & 0x20000000)
/// Says whether a directory with a reparse point of a tag may have entries.
#define IsReparseTagDirectory(_tag) ((_tag) & 0x10000000)
/// Says whether a reparse tag is one that may be set.
#define IsReparseTagValid(_tag) (!((_tag) & ~IO_REPARSE_TAG_VALID_VALUES) && ((_tag) > IO_REPARSE_TAG_RESERVED_RANGE))
#define MAXIMUM_REPARSE_DATA_BUFFER_SIZE (16 * 1024)
#define SYMLINK_FLAG_RELATIVE 1
#define SYMLINK_DIRECTORY 0x80000000
#define SYMLINK_FILE 0x40000000
#define SYMLINK_RESERVED_MASK 0xF0000000
/// What a reparse point with a tag of Microsoft stores.
typedef struct _REPARSE_DATA_BUFFER {
    /// IO_REPARSE_TAG_XXX.
    ULONG ReparseTag;
    /// Bytes that follow Reserved.
    USHORT ReparseDataLength;
    /// Zero.
    USHORT Reserved;
    union {
        /// With IO_REPARSE_TAG_SYMLINK.
        struct {
            /// Bytes from PathBuffer to the target.
            USHORT SubstituteNameOffset;
            /// Bytes of the target.
            USHORT SubstituteNameLength;
            /// Bytes from PathBuffer to the name that is shown.
            USHORT PrintNameOffset;
            /// Bytes of the name that is shown.
            USHORT PrintNameLength;
            /// SYMLINK_FLAG_RELATIVE or 0.
            ULONG Flags;
            /// The names.
            WCHAR PathBuffer[1];
        } SymbolicLinkReparseBuffer;
        /// With IO_REPARSE_TAG_MOUNT_POINT.
        struct {
            /// Bytes from PathBuffer to the target.
            USHORT SubstituteNameOffset;
            /// Bytes of the target.
            USHORT SubstituteNameLength;
            /// Bytes from PathBuffer to the name that is shown.
            USHORT PrintNameOffset;
            /// Bytes of the name that is shown.
            USHORT PrintNameLength;
            /// The names.
            WCHAR PathBuffer[1];
        } MountPointReparseBuffer;
        /// With any other of Microsoft's.
        struct {
            /// Whatever the tag's owner stores.
            UCHAR DataBuffer[1];
        } GenericReparseBuffer;
    } DUMMYUNIONNAME;
} REPARSE_DATA_BUFFER, *PREPARSE_DATA_BUFFER;
#define REPARSE_DATA_BUFFER_HEADER_SIZE UFIELD_OFFSET(REPARSE_DATA_BUFFER, GenericReparseBuffer)
/// What a reparse point with a tag of others stores.
typedef struct _REPARSE_GUID_DATA_BUFFER {
    /// Value whose highest bit is 0, as reserved for its owner.
    ULONG ReparseTag;
    /// Bytes of GenericReparseBuffer.
    USHORT ReparseDataLength;
    /// Zero.
    USHORT Reserved;
    /// Says whose it is.
    GUID ReparseGuid;
    /// Form by agreement of owner and reader.
    struct {
        /// Whatever the owner stores.
        UCHAR DataBuffer[1];
    } GenericReparseBuffer;
} REPARSE_GUID_DATA_BUFFER, *PREPARSE_GUID_DATA_BUFFER;
#define REPARSE_GUID_DATA_BUFFER_HEADER_SIZE UFIELD_OFFSET(REPARSE_GUID_DATA_BUFFER, GenericReparseBuffer)
#define REPARSE_DATA_EX_FLAG_GIVEN_TAG_OR_NONE 0x00000001
/// Sets or deletes a reparse point only if it is as expected.
typedef struct _REPARSE_DATA_BUFFER_EX {
    /// REPARSE_DATA_EX_FLAG_XXX.
    ULONG Flags;
    /// The tag that must be there.
    ULONG ExistingReparseTag;
    /// Its GUID, if it is none of Microsoft's.
    GUID ExistingReparseGuid;
    /// Zero.
    ULONGLONG Reserved;
    union {
        /// What is set, with a tag of Microsoft.
        REPARSE_DATA_BUFFER ReparseDataBuffer;
        /// What is set, with another tag.
        REPARSE_GUID_DATA_BUFFER ReparseGuidDataBuffer;
    } DUMMYUNIONNAME;
} REPARSE_DATA_BUFFER_EX, *PREPARSE_DATA_BUFFER_EX;
#include <pshpack4.h>
/// Where a reparse point is in a volume's index.
typedef struct _REPARSE_INDEX_KEY {
    /// IO_REPARSE_TAG_XXX.
    ULONG FileReparseTag;
    /// The file's number.
    LARGE_INTEGER FileId;
} REPARSE_INDEX_KEY, *PREPARSE_INDEX_KEY;
#include <poppack.h>
