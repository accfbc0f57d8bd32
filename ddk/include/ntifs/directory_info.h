// What a directory tells: its entries, and what changes in it.
#pragma once

/// Number of a file whose file system gives it none.
#define FILE_INVALID_FILE_ID ((LONGLONG)-1LL)

/// FileDirectoryInformation: an entry of a directory.
typedef struct _FILE_DIRECTORY_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_DIRECTORY_INFORMATION, *PFILE_DIRECTORY_INFORMATION;
/// FileFullDirectoryInformation: an entry with the size of its extended attributes.
typedef struct _FILE_FULL_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_FULL_DIR_INFORMATION, *PFILE_FULL_DIR_INFORMATION;
/// FileIdFullDirectoryInformation: an entry with the file's number.
typedef struct _FILE_ID_FULL_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_FULL_DIR_INFORMATION, *PFILE_ID_FULL_DIR_INFORMATION;
/// FileBothDirectoryInformation: an entry with its short name.
typedef struct _FILE_BOTH_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// Bytes of ShortName.
    CCHAR ShortNameLength;
    /// In the form 8.3, in UTF-16; no terminator.
    WCHAR ShortName[12];
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_BOTH_DIR_INFORMATION, *PFILE_BOTH_DIR_INFORMATION;
/// FileIdBothDirectoryInformation: an entry with its short name and the file's number.
typedef struct _FILE_ID_BOTH_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// Bytes of ShortName.
    CCHAR ShortNameLength;
    /// In the form 8.3, in UTF-16; no terminator.
    WCHAR ShortName[12];
    /// The file's number.
    LARGE_INTEGER FileId;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_BOTH_DIR_INFORMATION, *PFILE_ID_BOTH_DIR_INFORMATION;
/// FileNamesInformation: an entry that is a name alone.
typedef struct _FILE_NAMES_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_NAMES_INFORMATION, *PFILE_NAMES_INFORMATION;
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_WRITELOCKED 0x00000001
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_VISIBLE_TO_TX 0x00000002
#define FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_VISIBLE_OUTSIDE_TX 0x00000004
/// FileIdGlobalTxDirectoryInformation: an entry as transactions see it.
typedef struct _FILE_ID_GLOBAL_TX_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// The transaction that has it locked.
    GUID LockingTransactionId;
    /// FILE_ID_GLOBAL_TX_DIR_INFO_FLAG_XXX.
    ULONG TxInfoFlags;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_GLOBAL_TX_DIR_INFORMATION, *PFILE_ID_GLOBAL_TX_DIR_INFORMATION;
/// FileIdExtdDirectoryInformation: an entry with its reparse tag and a number of 128 bits.
typedef struct _FILE_ID_EXTD_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number of 128 bits.
    FILE_ID_128 FileId;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_EXTD_DIR_INFORMATION, *PFILE_ID_EXTD_DIR_INFORMATION;
/// FileIdExtdBothDirectoryInformation: the same with its short name.
typedef struct _FILE_ID_EXTD_BOTH_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number of 128 bits.
    FILE_ID_128 FileId;
    /// Bytes of ShortName.
    CCHAR ShortNameLength;
    /// In the form 8.3, in UTF-16; no terminator.
    WCHAR ShortName[12];
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_EXTD_BOTH_DIR_INFORMATION, *PFILE_ID_EXTD_BOTH_DIR_INFORMATION;
/// FileId64ExtdDirectoryInformation: an entry with its reparse tag and a number of 64 bits.
typedef struct _FILE_ID_64_EXTD_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_64_EXTD_DIR_INFORMATION, *PFILE_ID_64_EXTD_DIR_INFORMATION;
/// FileId64ExtdBothDirectoryInformation: the same with its short name.
typedef struct _FILE_ID_64_EXTD_BOTH_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// Bytes of ShortName.
    CCHAR ShortNameLength;
    /// In the form 8.3, in UTF-16; no terminator.
    WCHAR ShortName[12];
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_64_EXTD_BOTH_DIR_INFORMATION, *PFILE_ID_64_EXTD_BOTH_DIR_INFORMATION;
/// FileIdAllExtdDirectoryInformation: an entry with its reparse tag and both numbers.
typedef struct _FILE_ID_ALL_EXTD_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// The file's number of 128 bits.
    FILE_ID_128 FileId128;
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_ALL_EXTD_DIR_INFORMATION, *PFILE_ID_ALL_EXTD_DIR_INFORMATION;
/// FileIdAllExtdBothDirectoryInformation: the same with its short name.
typedef struct _FILE_ID_ALL_EXTD_BOTH_DIR_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// Place in the directory; 0 where there is none.
    ULONG FileIndex;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// Bytes of the extended attributes, or the reparse tag of a reparse point.
    ULONG EaSize;
    /// IO_REPARSE_TAG_XXX, 0 if it is no reparse point.
    ULONG ReparsePointTag;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// The file's number of 128 bits.
    FILE_ID_128 FileId128;
    /// Bytes of ShortName.
    CCHAR ShortNameLength;
    /// In the form 8.3, in UTF-16; no terminator.
    WCHAR ShortName[12];
    /// In UTF-16, without its path and without a terminator.
    WCHAR FileName[1];
} FILE_ID_ALL_EXTD_BOTH_DIR_INFORMATION, *PFILE_ID_ALL_EXTD_BOTH_DIR_INFORMATION;

// ---- changes --------------------------------------------------------------------------------------------------------
#define FILE_NOTIFY_CHANGE_FILE_NAME 0x00000001
#define FILE_NOTIFY_CHANGE_DIR_NAME 0x00000002
#define FILE_NOTIFY_CHANGE_NAME 0x00000003
#define FILE_NOTIFY_CHANGE_ATTRIBUTES 0x00000004
#define FILE_NOTIFY_CHANGE_SIZE 0x00000008
#define FILE_NOTIFY_CHANGE_LAST_WRITE 0x00000010
#define FILE_NOTIFY_CHANGE_LAST_ACCESS 0x00000020
#define FILE_NOTIFY_CHANGE_CREATION 0x00000040
#define FILE_NOTIFY_CHANGE_EA 0x00000080
#define FILE_NOTIFY_CHANGE_SECURITY 0x00000100
#define FILE_NOTIFY_CHANGE_STREAM_NAME 0x00000200
#define FILE_NOTIFY_CHANGE_STREAM_SIZE 0x00000400
#define FILE_NOTIFY_CHANGE_STREAM_WRITE 0x00000800
#define FILE_NOTIFY_VALID_MASK 0x00000fff
#define FILE_ACTION_ADDED 0x00000001
#define FILE_ACTION_REMOVED 0x00000002
#define FILE_ACTION_MODIFIED 0x00000003
#define FILE_ACTION_RENAMED_OLD_NAME 0x00000004
#define FILE_ACTION_RENAMED_NEW_NAME 0x00000005
#define FILE_ACTION_ADDED_STREAM 0x00000006
#define FILE_ACTION_REMOVED_STREAM 0x00000007
#define FILE_ACTION_MODIFIED_STREAM 0x00000008
#define FILE_ACTION_REMOVED_BY_DELETE 0x00000009
#define FILE_ACTION_ID_NOT_TUNNELLED 0x0000000A
#define FILE_ACTION_TUNNELLED_ID_COLLISION 0x0000000B
/// A change in a directory.
typedef struct _FILE_NOTIFY_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// FILE_ACTION_XXX.
    ULONG Action;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// The name, relative to the directory.
    WCHAR FileName[1];
} FILE_NOTIFY_INFORMATION, *PFILE_NOTIFY_INFORMATION;
/// A change in a directory, with what is known of the file.
typedef struct _FILE_NOTIFY_EXTENDED_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// FILE_ACTION_XXX.
    ULONG Action;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When its data last changed.
    LARGE_INTEGER LastModificationTime;
    /// When anything of it last changed.
    LARGE_INTEGER LastChangeTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocatedLength;
    /// Bytes of its data.
    LARGE_INTEGER FileSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    union {
        /// IO_REPARSE_TAG_XXX of a reparse point.
        ULONG ReparsePointTag;
        /// Bytes of the extended attributes of another file.
        ULONG EaSize;
    } DUMMYUNIONNAME;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// Number of its directory.
    LARGE_INTEGER ParentFileId;
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// The name, relative to the directory.
    WCHAR FileName[1];
} FILE_NOTIFY_EXTENDED_INFORMATION, *PFILE_NOTIFY_EXTENDED_INFORMATION;
#define FILE_NAME_FLAG_HARDLINK 0
#define FILE_NAME_FLAG_NTFS 0x01
#define FILE_NAME_FLAG_DOS 0x02
#define FILE_NAME_FLAG_BOTH 0x03
#define FILE_NAME_FLAGS_UNSPECIFIED 0x80
/// A change in a directory, with all that is known of the file.
typedef struct _FILE_NOTIFY_FULL_INFORMATION {
    /// Bytes to the next entry, 0 at the last.
    ULONG NextEntryOffset;
    /// FILE_ACTION_XXX.
    ULONG Action;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When its data last changed.
    LARGE_INTEGER LastModificationTime;
    /// When anything of it last changed.
    LARGE_INTEGER LastChangeTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocatedLength;
    /// Bytes of its data.
    LARGE_INTEGER FileSize;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    union {
        /// IO_REPARSE_TAG_XXX of a reparse point.
        ULONG ReparsePointTag;
        /// Bytes of the extended attributes of another file.
        ULONG EaSize;
    } DUMMYUNIONNAME;
    /// The file's number.
    LARGE_INTEGER FileId;
    /// Number of its directory.
    LARGE_INTEGER ParentFileId;
    /// Bytes of FileName.
    USHORT FileNameLength;
    /// FILE_NAME_FLAG_XXX.
    UCHAR FileNameFlags;
    /// Zero.
    UCHAR Reserved;
    /// The name, relative to the directory.
    WCHAR FileName[1];
} FILE_NOTIFY_FULL_INFORMATION, *PFILE_NOTIFY_FULL_INFORMATION;

/// Where an entry of a directory's listing keeps what all kinds of entries have, so that one loop goes through any of them. The macros
/// below put the name's offset third and its length's last, as the kit's do, though the members are named the other way round.
typedef struct _FILE_INFORMATION_DEFINITION {
    /// Which kind of entry.
    FILE_INFORMATION_CLASS Class;
    /// Of NextEntryOffset, in bytes.
    ULONG NextEntryOffset;
    /// By the macros, of FileName, in bytes.
    ULONG FileNameLengthOffset;
    /// By the macros, of FileNameLength, in bytes.
    ULONG FileNameOffset;
} FILE_INFORMATION_DEFINITION, *PFILE_INFORMATION_DEFINITION;
typedef const FILE_INFORMATION_DEFINITION *PCFILE_INFORMATION_DEFINITION;
#define RINGSIDE_ENTRY_DEFINITION(Class, Type)                                                                                         \
    { Class, FIELD_OFFSET(Type, NextEntryOffset), FIELD_OFFSET(Type, FileName), FIELD_OFFSET(Type, FileNameLength) }
#define FileDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileDirectoryInformation, FILE_DIRECTORY_INFORMATION)
#define FileFullDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileFullDirectoryInformation, FILE_FULL_DIR_INFORMATION)
#define FileIdFullDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileIdFullDirectoryInformation, FILE_ID_FULL_DIR_INFORMATION)
#define FileBothDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileBothDirectoryInformation, FILE_BOTH_DIR_INFORMATION)
#define FileIdBothDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileIdBothDirectoryInformation, FILE_ID_BOTH_DIR_INFORMATION)
#define FileNamesInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileNamesInformation, FILE_NAMES_INFORMATION)
#define FileIdGlobalTxDirectoryInformationDefinition                                                                                   \
    RINGSIDE_ENTRY_DEFINITION(FileIdGlobalTxDirectoryInformation, FILE_ID_GLOBAL_TX_DIR_INFORMATION)
#define FileIdExtdDirectoryInformationDefinition RINGSIDE_ENTRY_DEFINITION(FileIdExtdDirectoryInformation, FILE_ID_EXTD_DIR_INFORMATION)
#define FileIdExtdBothDirectoryInformationDefinition                                                                                   \
    RINGSIDE_ENTRY_DEFINITION(FileIdExtdBothDirectoryInformation, FILE_ID_EXTD_BOTH_DIR_INFORMATION)
