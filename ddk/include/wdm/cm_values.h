// The registry: information about keys and values.
#pragma once

// ---- registry values ------------------------------------------------------------------------------------------------
#define REG_NONE 0
#define REG_SZ 1
#define REG_EXPAND_SZ 2
#define REG_BINARY 3
#define REG_DWORD 4
#define REG_DWORD_LITTLE_ENDIAN 4
#define REG_DWORD_BIG_ENDIAN 5
#define REG_LINK 6
#define REG_MULTI_SZ 7
#define REG_RESOURCE_LIST 8
#define REG_FULL_RESOURCE_DESCRIPTOR 9
#define REG_RESOURCE_REQUIREMENTS_LIST 10
#define REG_QWORD 11
#define REG_QWORD_LITTLE_ENDIAN 11
#define REG_OPTION_RESERVED 0x00000000L
#define REG_OPTION_NON_VOLATILE 0x00000000L
#define REG_OPTION_VOLATILE 0x00000001L
#define REG_OPTION_CREATE_LINK 0x00000002L
#define REG_OPTION_BACKUP_RESTORE 0x00000004L
#define REG_OPTION_OPEN_LINK 0x00000008L
#define REG_CREATED_NEW_KEY 0x00000001L
#define REG_OPENED_EXISTING_KEY 0x00000002L

typedef enum _KEY_INFORMATION_CLASS {
    KeyBasicInformation, KeyNodeInformation, KeyFullInformation, KeyNameInformation, KeyCachedInformation, KeyFlagsInformation,
    KeyVirtualizationInformation, KeyHandleTagsInformation, KeyTrustInformation, KeyLayerInformation, MaxKeyInfoClass
} KEY_INFORMATION_CLASS;
typedef enum _KEY_VALUE_INFORMATION_CLASS {
    KeyValueBasicInformation, KeyValueFullInformation, KeyValuePartialInformation, KeyValueFullInformationAlign64,
    KeyValuePartialInformationAlign64, KeyValueLayerInformation, MaxKeyValueInfoClass
} KEY_VALUE_INFORMATION_CLASS;
typedef enum _KEY_SET_INFORMATION_CLASS {
    KeyWriteTimeInformation, KeyWow64FlagsInformation, KeyControlFlagsInformation, KeySetVirtualizationInformation,
    KeySetDebugInformation, KeySetHandleTagsInformation, KeySetLayerInformation, MaxKeySetInfoClass
} KEY_SET_INFORMATION_CLASS;

/// A registry key's name and age, from ZwQueryKey and ZwEnumerateKey.
typedef struct _KEY_BASIC_INFORMATION {
    /// When the key or one of its values last changed, in 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// Bytes of Name.
    ULONG NameLength;
    /// Name of the key without its path; no terminator.
    WCHAR Name[1];
} KEY_BASIC_INFORMATION, *PKEY_BASIC_INFORMATION;
/// A registry key's name, age and class.
typedef struct _KEY_NODE_INFORMATION {
    /// When the key or one of its values last changed, in 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// Where the class's name begins, in bytes from the start of the structure.
    ULONG ClassOffset;
    /// Bytes of the class's name.
    ULONG ClassLength;
    /// Bytes of Name.
    ULONG NameLength;
    /// Name of the key without its path; no terminator.
    WCHAR Name[1];
} KEY_NODE_INFORMATION, *PKEY_NODE_INFORMATION;
/// A registry key's class and how much is in it.
typedef struct _KEY_FULL_INFORMATION {
    /// When the key or one of its values last changed, in 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// Where the class's name begins, in bytes from the start of the structure.
    ULONG ClassOffset;
    /// Bytes of the class's name.
    ULONG ClassLength;
    /// How many keys are right below it.
    ULONG SubKeys;
    /// Bytes of the longest name among them.
    ULONG MaxNameLen;
    /// Bytes of the longest class among them.
    ULONG MaxClassLen;
    /// How many values it has.
    ULONG Values;
    /// Bytes of the longest name of a value.
    ULONG MaxValueNameLen;
    /// Bytes of the longest data of a value.
    ULONG MaxValueDataLen;
    /// What whoever made the key gave as its class; no terminator.
    WCHAR Class[1];
} KEY_FULL_INFORMATION, *PKEY_FULL_INFORMATION;
/// A registry value's name and type.
typedef struct _KEY_VALUE_BASIC_INFORMATION {
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// REG_ type of the data.
    ULONG Type;
    /// Bytes of Name.
    ULONG NameLength;
    /// Name of the value; no terminator.
    WCHAR Name[1];
} KEY_VALUE_BASIC_INFORMATION, *PKEY_VALUE_BASIC_INFORMATION;
/// A registry value's name, type and data.
typedef struct _KEY_VALUE_FULL_INFORMATION {
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// REG_ type of the data.
    ULONG Type;
    /// Where the data begin, in bytes from the start of the structure.
    ULONG DataOffset;
    /// Bytes of the data.
    ULONG DataLength;
    /// Bytes of Name.
    ULONG NameLength;
    /// Name of the value; no terminator.
    WCHAR Name[1];
} KEY_VALUE_FULL_INFORMATION, *PKEY_VALUE_FULL_INFORMATION;
/// A registry value's type and data.
typedef struct _KEY_VALUE_PARTIAL_INFORMATION {
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// REG_ type of the data.
    ULONG Type;
    /// Bytes of Data.
    ULONG DataLength;
    /// The bytes as stored; of a REG_SZ with its terminator only if it was written with one.
    UCHAR Data[1];
} KEY_VALUE_PARTIAL_INFORMATION, *PKEY_VALUE_PARTIAL_INFORMATION;
/// One of several values that are asked for together.
typedef struct _KEY_VALUE_ENTRY {
    /// Which value.
    PUNICODE_STRING ValueName;
    /// Bytes of its data.
    ULONG DataLength;
    /// Where they begin in the common buffer, in bytes.
    ULONG DataOffset;
    /// REG_ type of the data.
    ULONG Type;
} KEY_VALUE_ENTRY, *PKEY_VALUE_ENTRY;
