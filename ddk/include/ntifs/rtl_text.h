// Rtl: text in the OEM, ANSI and other code pages, UTF-8, prefixes of names, short names.
#pragma once

// ---- code pages -----------------------------------------------------------------------------------------------------
#ifndef _NLS_CODE_PAGE_TABLE_DECLARED
#define _NLS_CODE_PAGE_TABLE_DECLARED
#define MAXIMUM_LEADBYTES 12
/// How a code page is converted, as RtlInitCodePageTable finds it in a table of the system.
typedef struct _CPTABLEINFO {
    /// Number of the code page.
    USHORT CodePage;
    /// Bytes of the longest character: 1 or 2.
    USHORT MaximumCharacterSize;
    /// What stands for what the code page does not have.
    USHORT DefaultChar;
    /// What stands for what Unicode does not have.
    USHORT UniDefaultChar;
    /// Unicode of DefaultChar.
    USHORT TransDefaultChar;
    /// The code page's character for UniDefaultChar.
    USHORT TransUniDefaultChar;
    /// Not 0 if some characters have two bytes.
    USHORT DBCSCodePage;
    /// Ranges of the first bytes of those.
    UCHAR LeadByte[MAXIMUM_LEADBYTES];
    /// To Unicode.
    PUSHORT MultiByteTable;
    /// From Unicode.
    PVOID WideCharTable;
    /// Ranges of first bytes.
    PUSHORT DBCSRanges;
    /// Offsets of the tables of first bytes.
    PUSHORT DBCSOffsets;
} CPTABLEINFO, *PCPTABLEINFO;
#endif
/// The ANSI code page of the system; 65001 is UTF-8.
extern USHORT NlsAnsiCodePage;
/// The OEM code page of the system; 65001 is UTF-8.
extern USHORT NlsOemCodePage;
/// TRUE if characters of the ANSI code page may have two bytes.
extern BOOLEAN NlsMbCodePageTag;
/// TRUE if characters of the OEM code page may have two bytes.
extern BOOLEAN NlsMbOemCodePageTag;
/// Which bytes of the ANSI code page begin a character of two: not 0 for those.
extern PUSHORT NlsLeadByteInfo;
/// Which bytes of the OEM code page begin a character of two: not 0 for those.
extern PUSHORT NlsOemLeadByteInfo;

/// Reads a conversion table of the system.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI VOID NTAPI RtlInitCodePageTable(_In_reads_(2) PUSHORT TableBase, _Inout_ PCPTABLEINFO CodePageTable);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a string of the OEM code page to Unicode with a zero at its end.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlOemStringToUnicodeString(
    _Inout_ PUNICODE_STRING DestinationString, _In_ PCOEM_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a string of the OEM code page to Unicode.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlOemStringToCountedUnicodeString(
    _Inout_ PUNICODE_STRING DestinationString, _In_ PCOEM_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a Unicode string to the OEM code page with a zero at its end.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToOemString(
    _Inout_ POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a Unicode string to the OEM code page.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToCountedOemString(
    _Inout_ POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a Unicode string to upper case in the OEM code page, with a zero at its end.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeStringToOemString(
    _Inout_ POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a Unicode string to upper case in the OEM code page.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeStringToCountedOemString(
    _Inout_ POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts a Unicode string to lower case.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlDowncaseUnicodeString(
    _Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Frees a string that a conversion to the OEM code page allocated.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlFreeOemString(_Inout_ POEM_STRING OemString);
/// Returns the bytes of an OEM string as Unicode with a zero at its end.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlOemStringToUnicodeSize)
NTSYSAPI ULONG NTAPI RtlxOemStringToUnicodeSize(_In_ PCOEM_STRING OemString);
/// Returns the bytes of a Unicode string in the OEM code page with a zero at its end.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlUnicodeStringToOemSize)
NTSYSAPI ULONG NTAPI RtlxUnicodeStringToOemSize(_In_ PCUNICODE_STRING UnicodeString);
/// Bytes of an OEM string as Unicode with a zero at its end.
#define RtlOemStringToUnicodeSize(STRING) \
    (NLS_MB_OEM_CODE_PAGE_TAG ? RtlxOemStringToUnicodeSize(STRING) : ((STRING)->Length + sizeof(ANSI_NULL)) * sizeof(WCHAR))
/// Bytes of an OEM string as Unicode.
#define RtlOemStringToCountedUnicodeSize(STRING) ((ULONG)(RtlOemStringToUnicodeSize(STRING) - sizeof(UNICODE_NULL)))
/// Bytes of a Unicode string in the OEM code page with a zero at its end.
#define RtlUnicodeStringToOemSize(STRING) \
    (NLS_MB_OEM_CODE_PAGE_TAG ? RtlxUnicodeStringToOemSize(STRING) : ((STRING)->Length + sizeof(UNICODE_NULL)) / sizeof(WCHAR))
/// Bytes of a Unicode string in the OEM code page.
#define RtlUnicodeStringToCountedOemSize(STRING) ((ULONG)(RtlUnicodeStringToOemSize(STRING) - sizeof(ANSI_NULL)))
#define NLS_MB_CODE_PAGE_TAG NlsMbCodePageTag
#define NLS_MB_OEM_CODE_PAGE_TAG NlsMbOemCodePageTag
#define NLS_OEM_LEAD_BYTE_INFO NlsOemLeadByteInfo
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts bytes of the ANSI code page to Unicode.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlMultiByteToUnicodeN(
    _Out_writes_bytes_(MaxBytesInUnicodeString) PWCH UnicodeString, _In_ ULONG MaxBytesInUnicodeString, _Out_opt_ PULONG BytesInUnicodeString,
    _In_reads_bytes_(BytesInMultiByteString) const CHAR *MultiByteString, _In_ ULONG BytesInMultiByteString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells the bytes that text of the ANSI code page takes as Unicode.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlMultiByteToUnicodeSize(
    _Out_ PULONG BytesInUnicodeString, _In_reads_bytes_(BytesInMultiByteString) const CHAR *MultiByteString, _In_ ULONG BytesInMultiByteString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts Unicode to bytes of the ANSI code page.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToMultiByteN(
    _Out_writes_bytes_(MaxBytesInMultiByteString) PCHAR MultiByteString, _In_ ULONG MaxBytesInMultiByteString,
    _Out_opt_ PULONG BytesInMultiByteString, _In_reads_bytes_(BytesInUnicodeString) PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Tells the bytes that Unicode takes in the ANSI code page.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToMultiByteSize(
    _Out_ PULONG BytesInMultiByteString, _In_reads_bytes_(BytesInUnicodeString) PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts Unicode to upper case in the ANSI code page.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeToMultiByteN(
    _Out_writes_bytes_(MaxBytesInMultiByteString) PCHAR MultiByteString, _In_ ULONG MaxBytesInMultiByteString,
    _Out_opt_ PULONG BytesInMultiByteString, _In_reads_bytes_(BytesInUnicodeString) PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts bytes of the OEM code page to Unicode.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlOemToUnicodeN(
    _Out_writes_bytes_(MaxBytesInUnicodeString) PWCH UnicodeString, _In_ ULONG MaxBytesInUnicodeString, _Out_opt_ PULONG BytesInUnicodeString,
    _In_reads_bytes_(BytesInOemString) PCCH OemString, _In_ ULONG BytesInOemString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts Unicode to bytes of the OEM code page.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToOemN(
    _Out_writes_bytes_(MaxBytesInOemString) PCHAR OemString, _In_ ULONG MaxBytesInOemString, _Out_opt_ PULONG BytesInOemString,
    _In_reads_bytes_(BytesInUnicodeString) PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Converts Unicode to upper case in the OEM code page.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeToOemN(
    _Out_writes_bytes_(MaxBytesInOemString) PCHAR OemString, _In_ ULONG MaxBytesInOemString, _Out_opt_ PULONG BytesInOemString,
    _In_reads_bytes_(BytesInUnicodeString) PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/// Converts bytes of any code page to Unicode.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlMultiByteToUnicodeN)
NTSYSAPI NTSTATUS NTAPI RtlCustomCPToUnicodeN(
    _In_ PCPTABLEINFO CustomCP, _Out_writes_bytes_(MaxBytesInUnicodeString) PWCH UnicodeString, _In_ ULONG MaxBytesInUnicodeString,
    _Out_opt_ PULONG BytesInUnicodeString, _In_reads_bytes_(BytesInCustomCPString) PCH CustomCPString, _In_ ULONG BytesInCustomCPString);
/// Converts Unicode to bytes of any code page.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlUnicodeToMultiByteN)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToCustomCPN(
    _In_ PCPTABLEINFO CustomCP, _Out_writes_bytes_(MaxBytesInCustomCPString) PCH CustomCPString, _In_ ULONG MaxBytesInCustomCPString,
    _Out_opt_ PULONG BytesInCustomCPString, _In_reads_bytes_(BytesInUnicodeString) PWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/// Converts Unicode to upper case in any code page.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlUpcaseUnicodeToMultiByteN)
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeToCustomCPN(
    _In_ PCPTABLEINFO CustomCP, _Out_writes_bytes_(MaxBytesInCustomCPString) PCH CustomCPString, _In_ ULONG MaxBytesInCustomCPString,
    _Out_opt_ PULONG BytesInCustomCPString, _In_reads_bytes_(BytesInUnicodeString) PWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/// Says whether a character, in upper case, exists in the OEM code page.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlIsValidOemCharacter(_Inout_ PWCHAR Char);
/// Sets a counted ANSI string to a string with a zero at its end; fails if that is too long.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlInitAnsiStringEx(_Out_ PANSI_STRING DestinationString, _In_opt_ PCSZ SourceString);
/// Appends a string to one with room for it.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlAppendStringToString(_Inout_ PSTRING Destination, _In_ const STRING *Source);

// ---- short names ----------------------------------------------------------------------------------------------------
/// What RtlGenerate8dot3Name keeps between tries; zeros before the first.
typedef struct _GENERATE_NAME_CONTEXT {
    /// Made of the long name.
    USHORT Checksum;
    /// TRUE once the checksum is part of the name.
    BOOLEAN ChecksumInserted;
    /// Characters of NameBuffer.
    UCHAR NameLength;
    /// The name up to the tilde.
    WCHAR NameBuffer[8];
    /// Characters of ExtensionBuffer.
    ULONG ExtensionLength;
    /// The extension with its period.
    WCHAR ExtensionBuffer[4];
    /// The number after the tilde.
    ULONG LastIndexValue;
} GENERATE_NAME_CONTEXT, *PGENERATE_NAME_CONTEXT;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a short name of a long one; called again it makes another.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlGenerate8dot3Name(
    _In_ PCUNICODE_STRING Name, _In_ BOOLEAN AllowExtendedCharacters, _Inout_ PGENERATE_NAME_CONTEXT Context, _Inout_ PUNICODE_STRING Name8dot3);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Says whether a name is a valid short name.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlIsNameLegalDOS8Dot3(_In_ PCUNICODE_STRING Name, _Inout_opt_ POEM_STRING OemName, _Out_opt_ PBOOLEAN NameContainsSpaces);

// ---- prefixes of names ----------------------------------------------------------------------------------------------
/// A name of a prefix table; the caller's memory, filled in by RtlInsertUnicodePrefix.
typedef struct _UNICODE_PREFIX_TABLE_ENTRY {
    /// Kind of the entry, for the table.
    CSHORT NodeTypeCode;
    /// Components of the name.
    CSHORT NameLength;
    /// Next tree of names with as many components.
    struct _UNICODE_PREFIX_TABLE_ENTRY *NextPrefixTree;
    /// Ring of names that differ in case alone.
    struct _UNICODE_PREFIX_TABLE_ENTRY *CaseMatch;
    /// Place in the tree.
    RTL_SPLAY_LINKS Links;
    /// The name.
    PUNICODE_STRING Prefix;
} UNICODE_PREFIX_TABLE_ENTRY, *PUNICODE_PREFIX_TABLE_ENTRY;
/// Names among which the longest prefix of a name is searched.
typedef struct _UNICODE_PREFIX_TABLE {
    /// Kind of the table.
    CSHORT NodeTypeCode;
    /// Zero.
    CSHORT NameLength;
    /// First tree.
    PUNICODE_PREFIX_TABLE_ENTRY NextPrefixTree;
    /// Where RtlNextUnicodePrefix goes on.
    PUNICODE_PREFIX_TABLE_ENTRY LastNextEntry;
} UNICODE_PREFIX_TABLE, *PUNICODE_PREFIX_TABLE;
/// A name of a table of ANSI prefixes.
typedef struct _PREFIX_TABLE_ENTRY {
    /// Kind of the entry, for the table.
    CSHORT NodeTypeCode;
    /// Components of the name.
    CSHORT NameLength;
    /// Next tree of names with as many components.
    struct _PREFIX_TABLE_ENTRY *NextPrefixTree;
    /// Place in the tree.
    RTL_SPLAY_LINKS Links;
    /// The name.
    PSTRING Prefix;
} PREFIX_TABLE_ENTRY, *PPREFIX_TABLE_ENTRY;
/// ANSI names among which the longest prefix of a name is searched.
typedef struct _PREFIX_TABLE {
    /// Kind of the table.
    CSHORT NodeTypeCode;
    /// Zero.
    CSHORT NameLength;
    /// First tree.
    PPREFIX_TABLE_ENTRY NextPrefixTree;
} PREFIX_TABLE, *PPREFIX_TABLE;
/// Sets up an empty table of ANSI prefixes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PfxInitialize(_Out_ PPREFIX_TABLE PrefixTable);
/// Puts a name into a table of ANSI prefixes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PfxInsertPrefix(_In_ PPREFIX_TABLE PrefixTable, _In_ PSTRING Prefix, _Out_ PPREFIX_TABLE_ENTRY PrefixTableEntry);
/// Takes a name out of a table of ANSI prefixes.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI PfxRemovePrefix(_In_ PPREFIX_TABLE PrefixTable, _In_ PPREFIX_TABLE_ENTRY PrefixTableEntry);
/// Finds the longest name of a table of ANSI prefixes that a name begins with.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI PPREFIX_TABLE_ENTRY NTAPI PfxFindPrefix(_In_ PPREFIX_TABLE PrefixTable, _In_ PSTRING FullName);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets up an empty prefix table.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlInitializeUnicodePrefix(_Out_ PUNICODE_PREFIX_TABLE PrefixTable);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Puts a name into a prefix table, which keeps the string and the entry.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI BOOLEAN NTAPI RtlInsertUnicodePrefix(
    _In_ PUNICODE_PREFIX_TABLE PrefixTable, _In_ __drv_aliasesMem PUNICODE_STRING Prefix, _Out_ PUNICODE_PREFIX_TABLE_ENTRY PrefixTableEntry);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Takes a name out of a prefix table.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI VOID NTAPI RtlRemoveUnicodePrefix(_In_ PUNICODE_PREFIX_TABLE PrefixTable, _In_ PUNICODE_PREFIX_TABLE_ENTRY PrefixTableEntry);
/// Finds the longest name of a prefix table that a name begins with; NULL if there is none.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI PUNICODE_PREFIX_TABLE_ENTRY NTAPI RtlFindUnicodePrefix(
    _In_ PUNICODE_PREFIX_TABLE PrefixTable, _In_ PCUNICODE_STRING FullName, _In_ ULONG CaseInsensitiveIndex);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the names of a prefix table one by one; NULL after the last.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI PUNICODE_PREFIX_TABLE_ENTRY NTAPI RtlNextUnicodePrefix(_In_ PUNICODE_PREFIX_TABLE PrefixTable, _In_ BOOLEAN Restart);

// ---- strings --------------------------------------------------------------------------------------------------------
#define RTL_DUPLICATE_UNICODE_STRING_NULL_TERMINATE (0x00000001)
#define RTL_DUPLICATE_UNICODE_STRING_ALLOCATE_NULL_STRING (0x00000002)
/// Copies a string into memory of its own, to be freed with RtlFreeUnicodeString.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlDuplicateUnicodeString(_In_ ULONG Flags, _In_ PCUNICODE_STRING StringIn, _Out_ PUNICODE_STRING StringOut);
/// Says whether a counted string is well formed.
_Must_inspect_result_
NTSYSAPI NTSTATUS NTAPI RtlValidateUnicodeString(_Reserved_ ULONG Flags, _In_ PCUNICODE_STRING String);
/// Says whether a string begins with another.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlPrefixString(_In_ const STRING *String1, _In_ const STRING *String2, _In_ BOOLEAN CaseInSensitive);
/// Compares the altitudes of two filters.
NTSYSAPI LONG NTAPI RtlCompareAltitudes(_In_ PCUNICODE_STRING Altitude1, _In_ PCUNICODE_STRING Altitude2);
/// Compares texts whose lengths are given in characters: below, at or above 0.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTSYSAPI LONG NTAPI RtlCompareUnicodeStrings(
    _In_reads_(String1Length) PCWCH String1, _In_ SIZE_T String1Length, _In_reads_(String2Length) PCWCH String2, _In_ SIZE_T String2Length,
    _In_ BOOLEAN CaseInSensitive);
