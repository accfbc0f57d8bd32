// Classes of information about a file: FILE_XXX_INFORMATION.
#pragma once

#define FILE_COPY_STRUCTURED_STORAGE 0x00000041
#define FILE_STRUCTURED_STORAGE 0x00000441
#define FILE_VALID_OPTION_FLAGS 0x00ffffff
#define FILE_VALID_PIPE_OPTION_FLAGS 0x00000032
#define FILE_VALID_MAILSLOT_OPTION_FLAGS 0x00000032
#define FILE_VALID_SET_FLAGS 0x00000036
#define FILE_RESERVE_OPFILTER 0x00100000
#define FILE_OPEN_REQUIRING_OPLOCK 0x00010000
#define FILE_DISALLOW_EXCLUSIVE 0x00020000
#define FILE_SESSION_AWARE 0x00040000
#define FILE_OPEN_NO_RECALL 0x00400000
#define FILE_OPEN_FOR_FREE_SPACE_QUERY 0x00800000
#define FILE_CONTAINS_EXTENDED_CREATE_INFORMATION 0x10000000
#define FILE_OPBATCH_BREAK_UNDERWAY 0x00000009
#define FILE_NEED_EA 0x00000080
#define FILE_EA_TYPE_BINARY 0xfffe
#define FILE_EA_TYPE_ASCII 0xfffd
#define FILE_EA_TYPE_BITMAP 0xfffb
#define FILE_EA_TYPE_METAFILE 0xfffa
#define FILE_EA_TYPE_ICON 0xfff9
#define FILE_EA_TYPE_EA 0xffee
#define FILE_EA_TYPE_MVMT 0xffdf
#define FILE_EA_TYPE_MVST 0xffde
#define FILE_EA_TYPE_ASN1 0xffdd
#define FILE_EA_TYPE_FAMILY_IDS 0xff01

/// FileInternalInformation: the file's number.
typedef struct _FILE_INTERNAL_INFORMATION {
    /// Unique on the volume; file systems without one answer 0.
    LARGE_INTEGER IndexNumber;
} FILE_INTERNAL_INFORMATION, *PFILE_INTERNAL_INFORMATION;
/// FileEaInformation: the size of the extended attributes.
typedef struct _FILE_EA_INFORMATION {
    /// Bytes of all of them.
    ULONG EaSize;
} FILE_EA_INFORMATION, *PFILE_EA_INFORMATION;
/// FileAccessInformation: what the handle may do.
typedef struct _FILE_ACCESS_INFORMATION {
    /// The accesses granted.
    ACCESS_MASK AccessFlags;
} FILE_ACCESS_INFORMATION, *PFILE_ACCESS_INFORMATION;
/// FileModeInformation: how the file is used.
typedef struct _FILE_MODE_INFORMATION {
    /// FILE_WRITE_THROUGH, FILE_SEQUENTIAL_ONLY and others of the create options.
    ULONG Mode;
} FILE_MODE_INFORMATION, *PFILE_MODE_INFORMATION;
/// FileAllInformation: many classes in one answer.
typedef struct _FILE_ALL_INFORMATION {
    /// Times and attributes.
    FILE_BASIC_INFORMATION BasicInformation;
    /// Sizes and links.
    FILE_STANDARD_INFORMATION StandardInformation;
    /// The file's number.
    FILE_INTERNAL_INFORMATION InternalInformation;
    /// Size of the extended attributes.
    FILE_EA_INFORMATION EaInformation;
    /// Accesses; filled in by the I/O manager.
    FILE_ACCESS_INFORMATION AccessInformation;
    /// Where the next synchronous transfer begins.
    FILE_POSITION_INFORMATION PositionInformation;
    /// Mode; filled in by the I/O manager.
    FILE_MODE_INFORMATION ModeInformation;
    /// Alignment; filled in by the I/O manager.
    FILE_ALIGNMENT_INFORMATION AlignmentInformation;
    /// The name, as far as there is room.
    FILE_NAME_INFORMATION NameInformation;
} FILE_ALL_INFORMATION, *PFILE_ALL_INFORMATION;
/// FileAllocationInformation: sets the space of a file.
typedef struct _FILE_ALLOCATION_INFORMATION {
    /// Bytes, rounded up to clusters.
    LARGE_INTEGER AllocationSize;
} FILE_ALLOCATION_INFORMATION, *PFILE_ALLOCATION_INFORMATION;
/// FileCompressionInformation: how a file is compressed.
typedef struct _FILE_COMPRESSION_INFORMATION {
    /// Bytes, compressed.
    LARGE_INTEGER CompressedFileSize;
    /// COMPRESSION_FORMAT_XXX.
    USHORT CompressionFormat;
    /// Log2 of the bytes of a unit.
    UCHAR CompressionUnitShift;
    /// Log2 of the bytes of a chunk.
    UCHAR ChunkShift;
    /// Log2 of the bytes of a cluster.
    UCHAR ClusterShift;
    /// Zeros.
    UCHAR Reserved[3];
} FILE_COMPRESSION_INFORMATION, *PFILE_COMPRESSION_INFORMATION;
#define FILE_RENAME_REPLACE_IF_EXISTS 0x00000001
#define FILE_RENAME_POSIX_SEMANTICS 0x00000002
#define FILE_RENAME_SUPPRESS_PIN_STATE_INHERITANCE 0x00000004
#define FILE_RENAME_SUPPRESS_STORAGE_RESERVE_INHERITANCE 0x00000008
#define FILE_RENAME_NO_INCREASE_AVAILABLE_SPACE 0x00000010
#define FILE_RENAME_NO_DECREASE_AVAILABLE_SPACE 0x00000020
#define FILE_RENAME_PRESERVE_AVAILABLE_SPACE 0x00000030
#define FILE_RENAME_IGNORE_READONLY_ATTRIBUTE 0x00000040
#define FILE_RENAME_FORCE_RESIZE_TARGET_SR 0x00000080
#define FILE_RENAME_FORCE_RESIZE_SOURCE_SR 0x00000100
#define FILE_RENAME_FORCE_RESIZE_SR 0x00000180
/// FileRenameInformation, FileRenameInformationEx: gives a file another name.
typedef struct _FILE_RENAME_INFORMATION {
    union {
        /// TRUE to replace a file that has the name (FileRenameInformation).
        BOOLEAN ReplaceIfExists;
        /// FILE_RENAME_XXX (FileRenameInformationEx).
        ULONG Flags;
    } DUMMYUNIONNAME;
    /// The directory that the name is relative to, NULL if it is not.
    HANDLE RootDirectory;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// New name, with or without a path; no terminator.
    WCHAR FileName[1];
} FILE_RENAME_INFORMATION, *PFILE_RENAME_INFORMATION;
#define FILE_LINK_REPLACE_IF_EXISTS 0x00000001
#define FILE_LINK_POSIX_SEMANTICS 0x00000002
#define FILE_LINK_SUPPRESS_STORAGE_RESERVE_INHERITANCE 0x00000008
#define FILE_LINK_NO_INCREASE_AVAILABLE_SPACE 0x00000010
#define FILE_LINK_NO_DECREASE_AVAILABLE_SPACE 0x00000020
#define FILE_LINK_PRESERVE_AVAILABLE_SPACE 0x00000030
#define FILE_LINK_IGNORE_READONLY_ATTRIBUTE 0x00000040
#define FILE_LINK_FORCE_RESIZE_TARGET_SR 0x00000080
#define FILE_LINK_FORCE_RESIZE_SOURCE_SR 0x00000100
#define FILE_LINK_FORCE_RESIZE_SR 0x00000180
/// FileLinkInformation, FileLinkInformationEx: gives a file one more name.
typedef struct _FILE_LINK_INFORMATION {
    union {
        /// TRUE to replace a file that has the name (FileLinkInformation).
        BOOLEAN ReplaceIfExists;
        /// FILE_LINK_XXX (FileLinkInformationEx).
        ULONG Flags;
    } DUMMYUNIONNAME;
    /// The directory that the name is relative to, NULL if it is not.
    HANDLE RootDirectory;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// One more name, with or without a path; no terminator.
    WCHAR FileName[1];
} FILE_LINK_INFORMATION, *PFILE_LINK_INFORMATION;
/// FileMoveClusterInformation: moves clusters of a file.
typedef struct _FILE_MOVE_CLUSTER_INFORMATION {
    /// How many are to be moved.
    ULONG ClusterCount;
    /// The directory that the name is relative to.
    HANDLE RootDirectory;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Path of the file that they are moved to; no terminator.
    WCHAR FileName[1];
} FILE_MOVE_CLUSTER_INFORMATION, *PFILE_MOVE_CLUSTER_INFORMATION;
/// FileStreamInformation: a stream of a file.
typedef struct _FILE_STREAM_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Bytes of StreamName.
    ULONG StreamNameLength;
    /// Bytes of the stream.
    LARGE_INTEGER StreamSize;
    /// Bytes of its space.
    LARGE_INTEGER StreamAllocationSize;
    /// Its name, :name:$DATA.
    WCHAR StreamName[1];
} FILE_STREAM_INFORMATION, *PFILE_STREAM_INFORMATION;
/// FileTrackingInformation: tells a file that it was moved.
typedef struct _FILE_TRACKING_INFORMATION {
    /// Where it was moved to.
    HANDLE DestinationFile;
    /// Bytes of ObjectInformation.
    ULONG ObjectInformationLength;
    /// Its object identifier.
    CHAR ObjectInformation[1];
} FILE_TRACKING_INFORMATION, *PFILE_TRACKING_INFORMATION;
/// FileCompletionInformation: binds a file to a completion port.
typedef struct _FILE_COMPLETION_INFORMATION {
    /// Handle of the completion port.
    HANDLE Port;
    /// What the port gives for requests of this file.
    PVOID Key;
} FILE_COMPLETION_INFORMATION, *PFILE_COMPLETION_INFORMATION;
/// FileObjectIdInformation: an entry of a volume's index of object identifiers.
typedef struct _FILE_OBJECTID_INFORMATION {
    /// The file's number.
    LONGLONG FileReference;
    /// The identifier.
    UCHAR ObjectId[16];
    union {
        struct {
            /// Volume it was made on.
            UCHAR BirthVolumeId[16];
            /// Identifier it was made with.
            UCHAR BirthObjectId[16];
            /// Zeros.
            UCHAR DomainId[16];
        };
        /// The same as bytes.
        UCHAR ExtendedInfo[48];
    };
} FILE_OBJECTID_INFORMATION, *PFILE_OBJECTID_INFORMATION;
/// FileReparsePointInformation: an entry of a volume's index of reparse points.
typedef struct _FILE_REPARSE_POINT_INFORMATION {
    /// The file's number.
    LONGLONG FileReference;
    /// IO_REPARSE_TAG_XXX.
    ULONG Tag;
} FILE_REPARSE_POINT_INFORMATION, *PFILE_REPARSE_POINT_INFORMATION;
/// A name of a file.
typedef struct _FILE_LINK_ENTRY_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Number of the directory.
    LONGLONG ParentFileId;
    /// Characters of FileName.
    ULONG FileNameLength;
    /// The name in that directory.
    WCHAR FileName[1];
} FILE_LINK_ENTRY_INFORMATION, *PFILE_LINK_ENTRY_INFORMATION;
/// FileHardLinkInformation: all names of a file.
typedef struct _FILE_LINKS_INFORMATION {
    /// Bytes for all of them.
    ULONG BytesNeeded;
    /// Entries that are here.
    ULONG EntriesReturned;
    /// The first entry.
    FILE_LINK_ENTRY_INFORMATION Entry;
} FILE_LINKS_INFORMATION, *PFILE_LINKS_INFORMATION;
/// A name of a file, with a directory number of 128 bits.
typedef struct _FILE_LINK_ENTRY_FULL_ID_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Number of the directory.
    FILE_ID_128 ParentFileId;
    /// Characters of FileName.
    ULONG FileNameLength;
    /// The name in that directory.
    WCHAR FileName[1];
} FILE_LINK_ENTRY_FULL_ID_INFORMATION, *PFILE_LINK_ENTRY_FULL_ID_INFORMATION;
/// FileHardLinkFullIdInformation: all names of a file, with numbers of 128 bits.
typedef struct _FILE_LINKS_FULL_ID_INFORMATION {
    /// Bytes for all of them.
    ULONG BytesNeeded;
    /// Entries that are here.
    ULONG EntriesReturned;
    /// The first entry.
    FILE_LINK_ENTRY_FULL_ID_INFORMATION Entry;
} FILE_LINKS_FULL_ID_INFORMATION, *PFILE_LINKS_FULL_ID_INFORMATION;
/// FileIdInformation: what identifies a file everywhere on the machine.
typedef struct _FILE_ID_INFORMATION {
    /// Number that formatting gave the volume.
    ULONGLONG VolumeSerialNumber;
    /// The file's number on it.
    FILE_ID_128 FileId;
} FILE_ID_INFORMATION, *PFILE_ID_INFORMATION;
/// FileNetworkPhysicalNameInformation: the path without DFS links.
typedef struct _FILE_NETWORK_PHYSICAL_NAME_INFORMATION {
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// The path on the network.
    WCHAR FileName[1];
} FILE_NETWORK_PHYSICAL_NAME_INFORMATION, *PFILE_NETWORK_PHYSICAL_NAME_INFORMATION;
/// FileStandardLinkInformation: how many names a file has.
typedef struct _FILE_STANDARD_LINK_INFORMATION {
    /// Names that are not deleted.
    ULONG NumberOfAccessibleLinks;
    /// Names with those marked deleted.
    ULONG TotalNumberOfLinks;
    /// TRUE if the file is to be deleted.
    BOOLEAN DeletePending;
    /// TRUE for a directory.
    BOOLEAN Directory;
} FILE_STANDARD_LINK_INFORMATION, *PFILE_STANDARD_LINK_INFORMATION;
/// FileVolumeNameInformation: the volume's device name.
typedef struct _FILE_VOLUME_NAME_INFORMATION {
    /// Bytes of DeviceName.
    ULONG DeviceNameLength;
    /// Path of the volume's device object, below \Device.
    WCHAR DeviceName[1];
} FILE_VOLUME_NAME_INFORMATION, *PFILE_VOLUME_NAME_INFORMATION;
#define FILE_DISPOSITION_DO_NOT_DELETE 0x00000000
#define FILE_DISPOSITION_DELETE 0x00000001
#define FILE_DISPOSITION_POSIX_SEMANTICS 0x00000002
#define FILE_DISPOSITION_FORCE_IMAGE_SECTION_CHECK 0x00000004
#define FILE_DISPOSITION_ON_CLOSE 0x00000008
#define FILE_DISPOSITION_IGNORE_READONLY_ATTRIBUTE 0x00000010
/// FileDispositionInformationEx: marks a file for deletion.
typedef struct _FILE_DISPOSITION_INFORMATION_EX {
    /// FILE_DISPOSITION_XXX.
    ULONG Flags;
} FILE_DISPOSITION_INFORMATION_EX, *PFILE_DISPOSITION_INFORMATION_EX;
#define FILE_CS_FLAG_CASE_SENSITIVE_DIR 0x00000001
/// FileCaseSensitiveInformation: whether a directory tells letter case apart.
typedef struct _FILE_CASE_SENSITIVE_INFORMATION {
    /// FILE_CS_FLAG_XXX.
    ULONG Flags;
} FILE_CASE_SENSITIVE_INFORMATION, *PFILE_CASE_SENSITIVE_INFORMATION;
typedef enum _FILE_STORAGE_TIER_CLASS { FileStorageTierClassUnspecified, FileStorageTierClassCapacity, FileStorageTierClassPerformance, FileStorageTierClassMax } FILE_STORAGE_TIER_CLASS, *PFILE_STORAGE_TIER_CLASS;
/// FileDesiredStorageClassInformation: where a file should be stored.
typedef struct _FILE_DESIRED_STORAGE_CLASS_INFORMATION {
    /// The class of storage.
    FILE_STORAGE_TIER_CLASS Class;
    /// Zero.
    ULONG Flags;
} FILE_DESIRED_STORAGE_CLASS_INFORMATION, *PFILE_DESIRED_STORAGE_CLASS_INFORMATION;
typedef enum _STORAGE_RESERVE_ID { StorageReserveIdNone, StorageReserveIdHard, StorageReserveIdSoft, StorageReserveIdUpdateScratch, StorageReserveIdMax } STORAGE_RESERVE_ID, *PSTORAGE_RESERVE_ID;
/// FileStorageReserveIdInformation: the reserve that a file takes its space from.
typedef struct _FILE_STORAGE_RESERVE_ID_INFORMATION {
    /// None, hard, soft or for updates.
    STORAGE_RESERVE_ID StorageReserveId;
} FILE_STORAGE_RESERVE_ID_INFORMATION, *PFILE_STORAGE_RESERVE_ID_INFORMATION;
typedef enum _FILE_KNOWN_FOLDER_TYPE { KnownFolderNone, KnownFolderDesktop, KnownFolderDocuments, KnownFolderDownloads, KnownFolderMusic, KnownFolderPictures, KnownFolderVideos, KnownFolderOther, KnownFolderMax = 7 } FILE_KNOWN_FOLDER_TYPE;
/// FileKnownFolderInformation: which of the user's folders a directory is.
typedef struct _FILE_KNOWN_FOLDER_INFORMATION {
    /// The folder.
    FILE_KNOWN_FOLDER_TYPE Type;
} FILE_KNOWN_FOLDER_INFORMATION, *PFILE_KNOWN_FOLDER_INFORMATION;
/// FileStatInformation: what a POSIX stat asks for.
typedef struct _FILE_STAT_INFORMATION {
    /// The file's number.
    LARGE_INTEGER FileId;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparseTag;
    /// Names.
    ULONG NumberOfLinks;
    /// What the caller may do with it.
    ACCESS_MASK EffectiveAccess;
} FILE_STAT_INFORMATION, *PFILE_STAT_INFORMATION;
/// FileStatBasicInformation: the same without accesses, with the identifiers of the device and the file.
typedef struct _FILE_STAT_BASIC_INFORMATION {
    /// The file's number.
    LARGE_INTEGER FileId;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparseTag;
    /// Names.
    ULONG NumberOfLinks;
    /// FILE_DEVICE_XXX.
    ULONG DeviceType;
    /// FILE_XXX of the device.
    ULONG DeviceCharacteristics;
    /// Zero.
    ULONG Reserved;
    /// Number that formatting gave the volume.
    LARGE_INTEGER VolumeSerialNumber;
    /// The file's number of 128 bits.
    FILE_ID_128 FileId128;
} FILE_STAT_BASIC_INFORMATION, *PFILE_STAT_BASIC_INFORMATION;
#define LX_FILE_METADATA_HAS_UID 0x1
#define LX_FILE_METADATA_HAS_GID 0x2
#define LX_FILE_METADATA_HAS_MODE 0x4
#define LX_FILE_METADATA_HAS_DEVICE_ID 0x8
#define LX_FILE_CASE_SENSITIVE_DIR 0x10
/// FileStatLxInformation: FILE_STAT_INFORMATION with what Linux programs need.
typedef struct _FILE_STAT_LX_INFORMATION {
    /// The file's number.
    LARGE_INTEGER FileId;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparseTag;
    /// Names.
    ULONG NumberOfLinks;
    /// What the caller may do with it.
    ACCESS_MASK EffectiveAccess;
    /// LX_FILE_XXX: which of the following are there.
    ULONG LxFlags;
    /// User.
    ULONG LxUid;
    /// Group.
    ULONG LxGid;
    /// Type and permissions.
    ULONG LxMode;
    /// Major number of a device.
    ULONG LxDeviceIdMajor;
    /// Minor number of a device.
    ULONG LxDeviceIdMinor;
} FILE_STAT_LX_INFORMATION, *PFILE_STAT_LX_INFORMATION;
/// FileIoCompletionNotificationInformation: what the end of a request does beside completing it.
typedef struct _FILE_IO_COMPLETION_NOTIFICATION_INFORMATION {
    /// FILE_SKIP_*.
    ULONG Flags;
} FILE_IO_COMPLETION_NOTIFICATION_INFORMATION, *PFILE_IO_COMPLETION_NOTIFICATION_INFORMATION;
// Drivers for older systems declare it themselves.
#if NTDDI_VERSION >= 0x0A000000
/// Times of a file, 100 ns since 1601.
typedef struct _FILE_TIMESTAMPS {
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
} FILE_TIMESTAMPS, *PFILE_TIMESTAMPS;
#endif
/// FileRemoteProtocolInformation: the network protocol that a file is reached by.
typedef struct _FILE_REMOTE_PROTOCOL_INFORMATION {
    /// REMOTE_PROTOCOL_INFO_VERSION: 1 to 4.
    USHORT StructureVersion;
    /// Bytes of this structure.
    USHORT StructureSize;
    /// WNNC_NET_XXX.
    ULONG Protocol;
    /// As 3 in SMB 3.1.1.
    USHORT ProtocolMajorVersion;
    /// As 1 in SMB 3.1.1.
    USHORT ProtocolMinorVersion;
    /// Last part of the number, as 1 in SMB 3.1.1.
    USHORT ProtocolRevision;
    /// Zero.
    USHORT Reserved;
    /// REMOTE_PROTOCOL_FLAG_XXX.
    ULONG Flags;
    /// Place for what all protocols may tell.
    struct {
        /// Of any protocol.
        ULONG Reserved[8];
    } GenericReserved;
    /// What one protocol tells, by Protocol.
    union {
        /// With WNNC_NET_SMB.
        struct {
            /// What it can do.
            struct {
                /// SMB2_XXX.
                ULONG Capabilities;
            } Server;
            /// What it can do, and how it may be cached.
            struct {
                /// SMB2_SHARE_CAP_XXX.
                ULONG Capabilities;
                /// SMB2_SHAREFLAG_ bits: offline copies, namespaces, encryption.
                ULONG ShareFlags;
                /// Disk, pipe or printer.
                UCHAR ShareType;
                /// Zeros.
                UCHAR Reserved0[3];
                /// Zero.
                ULONG Reserved1;
            } Share;
        } Smb2;
        /// Of other protocols.
        ULONG Reserved[16];
    } ProtocolSpecific;
} FILE_REMOTE_PROTOCOL_INFORMATION, *PFILE_REMOTE_PROTOCOL_INFORMATION;
#define REMOTE_PROTOCOL_FLAG_LOOPBACK 0x00000001
#define REMOTE_PROTOCOL_FLAG_OFFLINE 0x00000002
#define REMOTE_PROTOCOL_FLAG_PERSISTENT_HANDLE 0x00000004
#define REMOTE_PROTOCOL_FLAG_PRIVACY 0x00000008
#define REMOTE_PROTOCOL_FLAG_INTEGRITY 0x00000010
#define REMOTE_PROTOCOL_FLAG_MUTUAL_AUTH 0x00000020
