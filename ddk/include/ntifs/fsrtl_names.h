// FsRtl: names of files, wild cards, and notices of changes in directories.
#pragma once

#define FSRTL_FAT_LEGAL 0x01
#define FSRTL_HPFS_LEGAL 0x02
#define FSRTL_NTFS_LEGAL 0x04
#define FSRTL_WILD_CHARACTER 0x08
#define FSRTL_OLE_LEGAL 0x10
#define FSRTL_NTFS_STREAM_LEGAL (FSRTL_NTFS_LEGAL | FSRTL_OLE_LEGAL)
#define DOS_STAR (L'<')
#define DOS_QM (L'>')
#define DOS_DOT (L'"')
#define ANSI_DOS_STAR ('<')
#define ANSI_DOS_QM ('>')
#define ANSI_DOS_DOT ('"')
#define LEGAL_ANSI_CHARACTER_ARRAY (*FsRtlLegalAnsiCharacterArray)
/// What each character below 128 may be part of: FSRTL_XXX_LEGAL.
extern PUCHAR *FsRtlLegalAnsiCharacterArray;
/// Says whether a character is a wild card.
#define FsRtlIsAnsiCharacterWild(C) (FlagOn((LEGAL_ANSI_CHARACTER_ARRAY)[(SCHAR)(C)], FSRTL_WILD_CHARACTER))
/// Says whether a character may be in a name on FAT, with wild cards or without.
#define FsRtlIsAnsiCharacterLegalFat(C, WILD) (FsRtlTestAnsiCharacter((C), TRUE, (WILD), FSRTL_FAT_LEGAL))
/// Says whether a character may be in a name on HPFS, with wild cards or without.
#define FsRtlIsAnsiCharacterLegalHpfs(C, WILD) (FsRtlTestAnsiCharacter((C), TRUE, (WILD), FSRTL_HPFS_LEGAL))
/// Says whether a character may be in a name on NTFS, with wild cards or without.
#define FsRtlIsAnsiCharacterLegalNtfs(C, WILD) (FsRtlTestAnsiCharacter((C), TRUE, (WILD), FSRTL_NTFS_LEGAL))
/// Says whether a character may be in the name of a stream on NTFS, with wild cards or without.
#define FsRtlIsAnsiCharacterLegalNtfsStream(C, WILD_OK) (FsRtlTestAnsiCharacter((C), TRUE, (WILD_OK), FSRTL_NTFS_STREAM_LEGAL))
/// Says whether a character may be in names of the kinds given.
#define FsRtlIsAnsiCharacterLegal(C, FLAGS) (FsRtlTestAnsiCharacter((C), TRUE, FALSE, (FLAGS)))
/// Says whether a character may be in a name, with what holds for those from 128 on.
#define FsRtlTestAnsiCharacter(C, DEFAULT_RET, WILD_OK, FLAGS) \
    (((SCHAR)(C) < 0) ? (DEFAULT_RET) : FlagOn((LEGAL_ANSI_CHARACTER_ARRAY)[(C)], (FLAGS) | ((WILD_OK) ? FSRTL_WILD_CHARACTER : 0)))
/// Says whether a byte begins a character of two bytes in the OEM code page.
#define FsRtlIsLeadDbcsCharacter(DBCS_CHAR) \
    ((BOOLEAN)((UCHAR)(DBCS_CHAR) < 0x80 ? FALSE : (NLS_MB_OEM_CODE_PAGE_TAG && (NLS_OEM_LEAD_BYTE_INFO[(UCHAR)(DBCS_CHAR)] != 0))))
/// Says whether a character is a wild card.
#define FsRtlIsUnicodeCharacterWild(C) (((C) >= 0x40) ? FALSE : FlagOn((LEGAL_ANSI_CHARACTER_ARRAY)[(C)], FSRTL_WILD_CHARACTER))

/// Splits a path in an OEM code page after its first component.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlDissectDbcs(_In_ ANSI_STRING Path, _Out_ PANSI_STRING FirstName, _Out_ PANSI_STRING RemainingName);
/// Says whether a name in an OEM code page has wild cards.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlDoesDbcsContainWildCards(_In_ PANSI_STRING Name);
/// Says whether a name in an OEM code page fits an expression.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsDbcsInExpression(_In_ PANSI_STRING Expression, _In_ PANSI_STRING Name);
/// Says whether a name is legal on FAT.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsFatDbcsLegal(
    _In_ ANSI_STRING DbcsName, _In_ BOOLEAN WildCardsPermissible, _In_ BOOLEAN PathNamePermissible, _In_ BOOLEAN LeadingBackslashPermissible);
/// Says whether a name is legal on HPFS.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsHpfsDbcsLegal(
    _In_ ANSI_STRING DbcsName, _In_ BOOLEAN WildCardsPermissible, _In_ BOOLEAN PathNamePermissible, _In_ BOOLEAN LeadingBackslashPermissible);
/// Splits a path after its first component.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlDissectName(_In_ UNICODE_STRING Path, _Out_ PUNICODE_STRING FirstName, _Out_ PUNICODE_STRING RemainingName);
// Documented at PASSIVE_LEVEL; the name is looked at where it is, and directory requests come at APC_LEVEL too.
/// Says whether a name has wild cards.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlDoesNameContainWildCards(_In_ PUNICODE_STRING Name);
/// Says whether two names are the same.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlAreNamesEqual(
    _In_ PCUNICODE_STRING ConstantNameA, _In_ PCUNICODE_STRING ConstantNameB, _In_ BOOLEAN IgnoreCase, _In_reads_opt_(0x10000) PCWCH UpcaseTable);
/// Says whether a name fits an expression; with IgnoreCase the expression must be in upper case.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNameInExpression(
    _In_ PUNICODE_STRING Expression, _In_ PUNICODE_STRING Name, _In_ BOOLEAN IgnoreCase, _In_opt_ PWCH UpcaseTable);
/// Says whether a name fits an expression in any letter case.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNameInUnUpcasedExpression(
    _In_ PUNICODE_STRING Expression, _In_ PUNICODE_STRING Name, _In_ BOOLEAN IgnoreCase, _In_opt_ PWCH UpcaseTable);
/// Takes the components . and .. out of a path.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlRemoveDotsFromPath(
    _Inout_updates_bytes_(PathLength) PWSTR OriginalString, _In_ USHORT PathLength, _Out_ USHORT *NewLength);

// ---- notices of changes ---------------------------------------------------------------------------------------------
typedef PVOID PNOTIFY_SYNC;
_Function_class_(CHECK_FOR_TRAVERSE_ACCESS)
_IRQL_requires_same_
typedef BOOLEAN (NTAPI *PCHECK_FOR_TRAVERSE_ACCESS)(_In_ PVOID NotifyContext, _In_opt_ PVOID TargetContext, _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
_Function_class_(FILTER_REPORT_CHANGE)
_IRQL_requires_same_
typedef BOOLEAN (NTAPI *PFILTER_REPORT_CHANGE)(_In_ PVOID NotifyContext, _In_ PVOID FilterContext);
/// Makes what guards a list of those who watch directories.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyInitializeSync(_Inout_ PNOTIFY_SYNC *NotifySync);
/// Frees what FsRtlNotifyInitializeSync made.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyUninitializeSync(_Inout_ PNOTIFY_SYNC *NotifySync);
/// Puts a request that watches a directory on the list.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyFullChangeDirectory(
    _In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList, _In_ PVOID FsContext, _In_ PSTRING FullDirectoryName, _In_ BOOLEAN WatchTree,
    _In_ BOOLEAN IgnoreBuffer, _In_ ULONG CompletionFilter, _In_opt_ PIRP NotifyIrp, _In_opt_ PCHECK_FOR_TRAVERSE_ACCESS TraverseCallback,
    _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Puts a request that watches a directory on the list, with a routine that picks the changes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyFilterChangeDirectory(
    _In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList, _In_ PVOID FsContext, _In_ PSTRING FullDirectoryName, _In_ BOOLEAN WatchTree,
    _In_ BOOLEAN IgnoreBuffer, _In_ ULONG CompletionFilter, _In_opt_ PIRP NotifyIrp, _In_opt_ PCHECK_FOR_TRAVERSE_ACCESS TraverseCallback,
    _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectContext, _In_opt_ PFILTER_REPORT_CHANGE FilterCallback);
/// Reports a change to those who watch.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyFullReportChange(
    _In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList, _In_ PSTRING FullTargetName, _In_ USHORT TargetNameOffset,
    _In_opt_ PSTRING StreamName, _In_opt_ PSTRING NormalizedParentName, _In_ ULONG FilterMatch, _In_ ULONG Action, _In_opt_ PVOID TargetContext);
/// Reports a change to those who watch, with what their routines pick by.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyFilterReportChange(
    _In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList, _In_ PSTRING FullTargetName, _In_ USHORT TargetNameOffset,
    _In_opt_ PSTRING StreamName, _In_opt_ PSTRING NormalizedParentName, _In_ ULONG FilterMatch, _In_ ULONG Action, _In_opt_ PVOID TargetContext,
    _In_opt_ PVOID FilterContext);
/// Takes a watcher off the list when its handle is closed.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyCleanup(_In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList, _In_ PVOID FsContext);
/// Takes all watchers off the list.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlNotifyCleanupAll(_In_ PNOTIFY_SYNC NotifySync, _In_ PLIST_ENTRY NotifyList);
#define FSRTL_VOLUME_DISMOUNT 1
#define FSRTL_VOLUME_DISMOUNT_FAILED 2
#define FSRTL_VOLUME_LOCK 3
#define FSRTL_VOLUME_LOCK_FAILED 4
#define FSRTL_VOLUME_UNLOCK 5
#define FSRTL_VOLUME_MOUNT 6
#define FSRTL_VOLUME_NEEDS_CHKDSK 7
#define FSRTL_VOLUME_WORM_NEAR_FULL 8
#define FSRTL_VOLUME_WEARING_OUT 9
#define FSRTL_VOLUME_FORCED_CLOSED 10
#define FSRTL_VOLUME_INFO_MAKE_COMPAT 11
#define FSRTL_VOLUME_PREPARING_EJECT 12
#define FSRTL_VOLUME_CHANGE_SIZE 13
#define FSRTL_VOLUME_BACKGROUND_FORMAT 14
/// Tells those who asked of something that happened to a volume.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlNotifyVolumeEvent(_In_ PFILE_OBJECT FileObject, _In_ ULONG EventCode);
/// Tells those who asked of something that happened to a volume, with more about it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlNotifyVolumeEventEx(
    _In_ PFILE_OBJECT FileObject, _In_ ULONG EventCode, _In_ PTARGET_DEVICE_CUSTOM_NOTIFICATION Event);
