// Cm: what a callback on the registry is told about each operation.
#pragma once

/// A registry callback's view of a key that is deleted (RegNtDeleteKey) or flushed (RegNtFlushKey).
typedef struct _REG_DELETE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_DELETE_KEY_INFORMATION, *PREG_DELETE_KEY_INFORMATION, REG_FLUSH_KEY_INFORMATION, *PREG_FLUSH_KEY_INFORMATION;
/// A registry callback's view of a value that is written (RegNtSetValueKey).
typedef struct _REG_SET_VALUE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which value; an empty name is the default one.
    PUNICODE_STRING ValueName;
    /// Drivers ignore it.
    ULONG TitleIndex;
    /// REG_ type of the data.
    ULONG Type;
    /// New content, which may lie in user memory: capture it within __try.
    PVOID Data;
    /// Bytes of it.
    ULONG DataSize;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SET_VALUE_KEY_INFORMATION, *PREG_SET_VALUE_KEY_INFORMATION;
/// A registry callback's view of a value that is deleted (RegNtDeleteValueKey).
typedef struct _REG_DELETE_VALUE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which value.
    PUNICODE_STRING ValueName;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_DELETE_VALUE_KEY_INFORMATION, *PREG_DELETE_VALUE_KEY_INFORMATION;
/// A registry callback's view of a key's settings that change (RegNtSetInformationKey).
typedef struct _REG_SET_INFORMATION_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which setting.
    KEY_SET_INFORMATION_CLASS KeySetInformationClass;
    /// New setting, in a buffer that may lie in user memory.
    PVOID KeySetInformation;
    /// Bytes of that buffer.
    ULONG KeySetInformationLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SET_INFORMATION_KEY_INFORMATION, *PREG_SET_INFORMATION_KEY_INFORMATION;
/// A registry callback's view of subkeys that are listed (RegNtEnumerateKey).
typedef struct _REG_ENUMERATE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which subkey, from 0.
    ULONG Index;
    /// Form of the answer.
    KEY_INFORMATION_CLASS KeyInformationClass;
    /// The caller's buffer for it.
    PVOID KeyInformation;
    /// Bytes that the caller's buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ResultLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_ENUMERATE_KEY_INFORMATION, *PREG_ENUMERATE_KEY_INFORMATION;
/// A registry callback's view of values that are listed (RegNtEnumerateValueKey).
typedef struct _REG_ENUMERATE_VALUE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which value, from 0.
    ULONG Index;
    /// Form of the answer.
    KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass;
    /// The caller's buffer for it.
    PVOID KeyValueInformation;
    /// Bytes that the caller's buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ResultLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_ENUMERATE_VALUE_KEY_INFORMATION, *PREG_ENUMERATE_VALUE_KEY_INFORMATION;
/// A registry callback's view of a question about a key (RegNtQueryKey).
typedef struct _REG_QUERY_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Form of the answer.
    KEY_INFORMATION_CLASS KeyInformationClass;
    /// The caller's buffer for it.
    PVOID KeyInformation;
    /// Bytes that the caller's buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ResultLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_KEY_INFORMATION, *PREG_QUERY_KEY_INFORMATION;
/// A registry callback's view of a value that is read (RegNtQueryValueKey).
typedef struct _REG_QUERY_VALUE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which value; an empty name is the default one.
    PUNICODE_STRING ValueName;
    /// Form of the answer.
    KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass;
    /// The caller's buffer for it.
    PVOID KeyValueInformation;
    /// Bytes that the caller's buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ResultLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_VALUE_KEY_INFORMATION, *PREG_QUERY_VALUE_KEY_INFORMATION;
/// A registry callback's view of values that are read together (RegNtQueryMultipleValueKey).
typedef struct _REG_QUERY_MULTIPLE_VALUE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which values, and where each lies in the buffer.
    PKEY_VALUE_ENTRY ValueEntries;
    /// How many entries there are.
    ULONG EntryCount;
    /// The caller's buffer for the data.
    PVOID ValueBuffer;
    /// Bytes that it can hold; receives the bytes that are returned.
    PULONG BufferLength;
    /// Receives the bytes that all of the data need.
    PULONG RequiredBufferLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_MULTIPLE_VALUE_KEY_INFORMATION, *PREG_QUERY_MULTIPLE_VALUE_KEY_INFORMATION;
/// A registry callback's view of a key that is renamed (RegNtRenameKey).
typedef struct _REG_RENAME_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// What the key is to be called, without a path.
    PUNICODE_STRING NewName;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_RENAME_KEY_INFORMATION, *PREG_RENAME_KEY_INFORMATION;
/// A registry callback's view of a handle that is closed (RegNtKeyHandleClose).
typedef struct _REG_KEY_HANDLE_CLOSE_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_KEY_HANDLE_CLOSE_INFORMATION, *PREG_KEY_HANDLE_CLOSE_INFORMATION;
// Creating and opening of Windows XP and Server 2003.
/// A registry callback's view of a key about to be created or opened, before Windows Vista.
typedef struct _REG_PRE_CREATE_KEY_INFORMATION {
    /// Full path of the key.
    PUNICODE_STRING CompleteName;
} REG_PRE_CREATE_KEY_INFORMATION, REG_PRE_OPEN_KEY_INFORMATION, *PREG_PRE_CREATE_KEY_INFORMATION, *PREG_PRE_OPEN_KEY_INFORMATION;
/// A registry callback's view of a key that was created or opened, before Windows Vista.
typedef struct _REG_POST_CREATE_KEY_INFORMATION {
    /// Full path of the key.
    PUNICODE_STRING CompleteName;
    /// Key object that came of it; only if Status is a success.
    PVOID Object;
    /// What the operation ended with.
    NTSTATUS Status;
} REG_POST_CREATE_KEY_INFORMATION, REG_POST_OPEN_KEY_INFORMATION, *PREG_POST_CREATE_KEY_INFORMATION, *PREG_POST_OPEN_KEY_INFORMATION;
// Creating and opening since Windows Vista, and the form that tells its version in `Version`.
/// A registry callback's view of a key that is created or opened (RegNtCreateKeyEx, RegNtOpenKeyEx).
typedef struct _REG_CREATE_KEY_INFORMATION {
    /// Path of the key: full if it begins with a backslash, else below RootObject.
    PUNICODE_STRING CompleteName;
    /// Key object that the path starts from.
    PVOID RootObject;
    /// Reserved for the system.
    PVOID ObjectType;
    /// REG_OPTION_ bits.
    ULONG CreateOptions;
    /// Class for a new key; NULL for none.
    PUNICODE_STRING Class;
    /// Protection for a new key; NULL for the default.
    PVOID SecurityDescriptor;
    /// How far a server may act for the caller; NULL if not given.
    PVOID SecurityQualityOfService;
    /// Access that the caller asks for.
    ACCESS_MASK DesiredAccess;
    /// Set by a callback that opens the key itself: what the caller is granted.
    ACCESS_MASK GrantedAccess;
    /// Receives REG_CREATED_NEW_KEY or REG_OPENED_EXISTING_KEY.
    PULONG Disposition;
    /// Receives the key object, from a callback that opens the key itself.
    PVOID *ResultObject;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to RootObject.
    PVOID RootObjectContext;
    /// Transaction that the operation is part of; NULL for none.
    PVOID Transaction;
    /// 0; if not, this is REG_CREATE_KEY_INFORMATION_V1.
    PVOID Reserved;
} REG_CREATE_KEY_INFORMATION, REG_OPEN_KEY_INFORMATION, *PREG_CREATE_KEY_INFORMATION, *PREG_OPEN_KEY_INFORMATION;
/// REG_CREATE_KEY_INFORMATION with what Windows 7 added.
typedef struct _REG_CREATE_KEY_INFORMATION_V1 {
    /// Path of the key: full if it begins with a backslash, else below RootObject.
    PUNICODE_STRING CompleteName;
    /// Key object that the path starts from.
    PVOID RootObject;
    /// Reserved for the system.
    PVOID ObjectType;
    /// REG_OPTION_ bits.
    ULONG Options;
    /// Class for a new key; NULL for none.
    PUNICODE_STRING Class;
    /// Protection for a new key; NULL for the default.
    PVOID SecurityDescriptor;
    /// How far a server may act for the caller; NULL if not given.
    PVOID SecurityQualityOfService;
    /// Access that the caller asks for.
    ACCESS_MASK DesiredAccess;
    /// Set by a callback that opens the key itself: what the caller is granted.
    ACCESS_MASK GrantedAccess;
    /// Receives REG_CREATED_NEW_KEY or REG_OPENED_EXISTING_KEY.
    PULONG Disposition;
    /// Receives the key object, from a callback that opens the key itself.
    PVOID *ResultObject;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to RootObject.
    PVOID RootObjectContext;
    /// Transaction that the operation is part of; NULL for none.
    PVOID Transaction;
    /// 1: the members below are there.
    ULONG_PTR Version;
    /// Path of the key below RootObject, also where CompleteName is a full one.
    PUNICODE_STRING RemainingName;
    /// KEY_WOW64_ bits: which view of the registry is meant.
    ULONG Wow64Flags;
    /// OBJ_ bits of the handle.
    ULONG Attributes;
    /// UserMode if access is checked, KernelMode if not.
    KPROCESSOR_MODE CheckAccessMode;
} REG_CREATE_KEY_INFORMATION_V1, REG_OPEN_KEY_INFORMATION_V1, *PREG_CREATE_KEY_INFORMATION_V1, *PREG_OPEN_KEY_INFORMATION_V1;
/// A registry callback's view of an operation that has ended (RegNtPostXxx).
typedef struct _REG_POST_OPERATION_INFORMATION {
    /// Key object that the operation was on.
    PVOID Object;
    /// What the operation ended with.
    NTSTATUS Status;
    /// Structure that the pre-notification came with.
    PVOID PreInformation;
    /// Status for the caller, if the callback returns STATUS_CALLBACK_BYPASS.
    NTSTATUS ReturnStatus;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_POST_OPERATION_INFORMATION, *PREG_POST_OPERATION_INFORMATION;
/// A registry callback's view of a hive that is loaded (RegNtLoadKey).
typedef struct _REG_LOAD_KEY_INFORMATION {
    /// Key object of the hive's root.
    PVOID Object;
    /// Name of that root key.
    PUNICODE_STRING KeyName;
    /// Path of the hive's file.
    PUNICODE_STRING SourceFile;
    /// Reserved for the system.
    ULONG Flags;
    /// Reserved for the system.
    PVOID TrustClassObject;
    /// Signaled when the hive is unloaded; NULL for none.
    PVOID UserEvent;
    /// Access for RootHandle.
    ACCESS_MASK DesiredAccess;
    /// Receives a handle of the root, if an application loads a hive of its own; else NULL.
    PHANDLE RootHandle;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_LOAD_KEY_INFORMATION, *PREG_LOAD_KEY_INFORMATION;
/// A registry callback's view of a hive that is unloaded (RegNtUnLoadKey).
typedef struct _REG_UNLOAD_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Signaled when the hive has been unloaded; NULL to wait.
    PVOID UserEvent;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_UNLOAD_KEY_INFORMATION, *PREG_UNLOAD_KEY_INFORMATION;
/// Tells a registry callback to free what it attached to a key (RegNtCallbackObjectContextCleanup).
typedef struct _REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION {
    /// Key object that goes, or whose context does.
    PVOID Object;
    /// What CmSetCallbackObjectContext attached: free it now.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION, *PREG_CALLBACK_CONTEXT_CLEANUP_INFORMATION;
/// A registry callback's view of a key's protection that is asked for (RegNtQueryKeySecurity).
typedef struct _REG_QUERY_KEY_SECURITY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which parts of the descriptor are asked for.
    PSECURITY_INFORMATION SecurityInformation;
    /// The caller's buffer for them.
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    /// Bytes that it can hold; receives the bytes that are needed.
    PULONG Length;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_KEY_SECURITY_INFORMATION, *PREG_QUERY_KEY_SECURITY_INFORMATION;
/// A registry callback's view of a key's protection that changes (RegNtSetKeySecurity).
typedef struct _REG_SET_KEY_SECURITY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Which parts of the descriptor change.
    PSECURITY_INFORMATION SecurityInformation;
    /// What they change to.
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SET_KEY_SECURITY_INFORMATION, *PREG_SET_KEY_SECURITY_INFORMATION;
/// A registry callback's view of a key whose content is replaced by a file's (RegNtRestoreKey).
typedef struct _REG_RESTORE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// File that the content is read from.
    HANDLE FileHandle;
    /// REG_ bits of the operation, such as REG_FORCE_RESTORE.
    ULONG Flags;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_RESTORE_KEY_INFORMATION, *PREG_RESTORE_KEY_INFORMATION;
/// A registry callback's view of a key whose content is written to a file (RegNtSaveKey).
typedef struct _REG_SAVE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// File that is written.
    HANDLE FileHandle;
    /// REG_STANDARD_FORMAT, REG_LATEST_FORMAT or REG_NO_COMPRESSION.
    ULONG Format;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SAVE_KEY_INFORMATION, *PREG_SAVE_KEY_INFORMATION;
/// A registry callback's view of a hive whose file is replaced at the next start (RegNtReplaceKey).
typedef struct _REG_REPLACE_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// Where the file in use is kept.
    PUNICODE_STRING OldFileName;
    /// File that takes its place.
    PUNICODE_STRING NewFileName;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext; NULL if nothing.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_REPLACE_KEY_INFORMATION, *PREG_REPLACE_KEY_INFORMATION;

/// A query for a key's name, for a registry callback.
typedef struct _REG_QUERY_KEY_NAME {
    /// Key object that is asked about.
    PVOID Object;
    /// The caller's buffer for the name.
    POBJECT_NAME_INFORMATION ObjectNameInfo;
    /// Bytes that the buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ReturnLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_KEY_NAME, *PREG_QUERY_KEY_NAME;
/// A hive that is being loaded, for a registry callback.
typedef struct _REG_LOAD_KEY_INFORMATION_V2 {
    /// Key object of the hive's root.
    PVOID Object;
    /// Name of that root key.
    PUNICODE_STRING KeyName;
    /// Path of the hive's file.
    PUNICODE_STRING SourceFile;
    /// Reserved for the system.
    ULONG Flags;
    /// Reserved for the system.
    PVOID TrustClassObject;
    /// Signaled when the hive is unloaded; NULL for none.
    PVOID UserEvent;
    /// Access for RootHandle.
    ACCESS_MASK DesiredAccess;
    /// Receives a handle of the root, if an application loads a hive of its own; else NULL.
    PHANDLE RootHandle;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Version of this structure.
    ULONG_PTR Version;
    /// Identity with which the hive's file is opened; NULL for the caller's.
    PVOID FileAccessToken;
} REG_LOAD_KEY_INFORMATION_V2, *PREG_LOAD_KEY_INFORMATION_V2;
/// Two keys that are saved as one, for a registry callback.
typedef struct _REG_SAVE_MERGED_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// File that is written.
    HANDLE FileHandle;
    /// Key whose content wins where both have some.
    PVOID HighKeyObject;
    /// Key whose content fills the rest.
    PVOID LowKeyObject;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SAVE_MERGED_KEY_INFORMATION, *PREG_SAVE_MERGED_KEY_INFORMATION;
/// Last write time of a key.
typedef struct _KEY_WRITE_TIME_INFORMATION {
    /// In 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
} KEY_WRITE_TIME_INFORMATION, *PKEY_WRITE_TIME_INFORMATION;
/// Gives the identifier and the name of a key object; the name must be released.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmCallbackGetKeyObjectIDEx(
    _In_ PLARGE_INTEGER Cookie, _In_ PVOID Object, _Out_opt_ PULONG_PTR ObjectID, _Outptr_opt_ PCUNICODE_STRING *ObjectName, _In_ ULONG Flags);
/// Releases a name that CmCallbackGetKeyObjectIDEx gave.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CmCallbackReleaseKeyObjectIDEx(_In_ PCUNICODE_STRING ObjectName);
