// The types that every Windows header stands on: integers, strings, lists, status.
#pragma once
#ifndef _NTDEF_
#define _NTDEF_

#include <crtdefs.h>
#include <limits.h>
#include <stdarg.h>
#include <specstrings.h>

#if defined(_M_AMD64) && !defined(_AMD64_)
#define _AMD64_
#endif
#if defined(_M_ARM64) && !defined(_ARM64_)
#define _ARM64_
#endif
#if defined(_M_IX86) && !defined(_X86_)
#define _X86_
#endif
#if !defined(_AMD64_) && !defined(_ARM64_) && !defined(_X86_)
#ifdef _WIN64
#define _AMD64_
#else
#define _X86_
#endif
#endif
#include <sdkddkver.h>
#include <basetsd.h>
#include <guiddef.h>

#ifndef ALLOC_PRAGMA
#define ALLOC_PRAGMA 1
#endif
#ifndef ALLOC_DATA_PRAGMA
#define ALLOC_DATA_PRAGMA 1
#endif

// ---- spelling -------------------------------------------------------------------------------------------------------
#define IN __ringside_annotation(In)
#define OUT __ringside_annotation(Out)
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef CONST
#define CONST const
#endif
#ifndef VOID
#define VOID void
#endif
#define NTAPI __stdcall
#define NTAPI_INLINE __stdcall
#define FASTCALL __fastcall
#define NTSYSAPI __declspec(dllimport)
#define NTSYSCALLAPI __declspec(dllimport)
#define DECLSPEC_IMPORT __declspec(dllimport)
#define DECLSPEC_EXPORT __declspec(dllexport)
#define DECLSPEC_NORETURN __declspec(noreturn)
#define DECLSPEC_ALIGN(bytes) __declspec(align(bytes))
#define DECLSPEC_CACHEALIGN DECLSPEC_ALIGN(64)
#define DECLSPEC_UUID(text) __declspec(uuid(text))
#define DECLSPEC_NOVTABLE
#define DECLSPEC_NOINLINE __declspec(noinline)
#define DECLSPEC_NOTHROW __declspec(nothrow)
#define DECLSPEC_NOSANITIZEADDRESS
#define DECLSPEC_GUARD_SUPPRESS
#define DECLSPEC_ADDRSAFE
#define DECLSPEC_DEPRECATED_DDK
#define DECLSPEC_DEPRECATED_DDK_WINXP
#define DECLSPEC_RESTRICT __declspec(restrict)
#ifndef FORCEINLINE
#define FORCEINLINE __forceinline
#endif
#define CFORCEINLINE FORCEINLINE
#define PFORCEINLINE FORCEINLINE
#define STKFORCEINLINE FORCEINLINE
#define INLINE __inline
#define RESTRICTED_POINTER __restrict
#define UNALIGNED __unaligned
#define UNALIGNED64 __unaligned
#ifdef _WIN64
#define POINTER_ALIGNMENT DECLSPEC_ALIGN(8)
#define MAX_NATURAL_ALIGNMENT sizeof(ULONGLONG)
#define MEMORY_ALLOCATION_ALIGNMENT 16
#else
#define POINTER_ALIGNMENT
#define MAX_NATURAL_ALIGNMENT sizeof(ULONG)
#define MEMORY_ALLOCATION_ALIGNMENT 8
#endif
#define POINTER_32 __ptr32
#define POINTER_64 __ptr64
#define FIRMWARE_PTR
#define DUMMYUNIONNAME
#define DUMMYUNIONNAME2
#define DUMMYUNIONNAME3
#define DUMMYUNIONNAME4
#define DUMMYUNIONNAME5
#define DUMMYSTRUCTNAME
#define DUMMYSTRUCTNAME2
#define DUMMYSTRUCTNAME3
#define _ANONYMOUS_UNION
#define _ANONYMOUS_STRUCT
#define NOTHING
#define CRITICAL
#define ANYSIZE_ARRAY 1
#ifdef __cplusplus
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C_START
#define EXTERN_C_END
#endif
#define STDMETHODCALLTYPE __stdcall
#define STDAPICALLTYPE __stdcall

// ---- scalars --------------------------------------------------------------------------------------------------------
typedef void *PVOID;
typedef void *POINTER_64 PVOID64;
typedef char CHAR;
typedef short SHORT;
typedef long LONG;
typedef int INT;
typedef unsigned char UCHAR;
typedef signed char SCHAR;
typedef SCHAR *PSCHAR;
typedef unsigned short USHORT;
typedef unsigned long ULONG;
typedef unsigned int UINT;
typedef __int64 LONGLONG;
typedef unsigned __int64 ULONGLONG;
typedef double DOUBLE;
typedef float FLOAT;
typedef unsigned long CLONG;
typedef short CSHORT;
typedef char CCHAR;
typedef UCHAR BOOLEAN;
typedef UCHAR KIRQL;
typedef UCHAR FCHAR;
typedef USHORT FSHORT;
typedef ULONG FLONG;
typedef LONG HRESULT;
typedef ULONG LOGICAL, *PLOGICAL;
typedef KIRQL *PKIRQL;
typedef CHAR *PCHAR, *LPCH, *PCH;
typedef const CHAR *LPCCH, *PCCH;
typedef SHORT *PSHORT;
typedef LONG *PLONG;
typedef INT *PINT;
typedef UCHAR *PUCHAR;
typedef const UCHAR *PCUCHAR;
typedef USHORT *PUSHORT;
typedef const USHORT *PCUSHORT;
typedef ULONG *PULONG;
typedef const ULONG *PCULONG;
typedef UINT *PUINT;
typedef LONGLONG *PLONGLONG;
typedef ULONGLONG *PULONGLONG;
typedef BOOLEAN *PBOOLEAN;
typedef CCHAR *PCCHAR;
typedef CSHORT *PCSHORT;
typedef CLONG *PCLONG;
typedef ULONGLONG DWORDLONG, *PDWORDLONG;

typedef wchar_t WCHAR;
typedef WCHAR *PWCHAR, *LPWCH, *PWCH;
typedef const WCHAR *LPCWCHAR, *PCWCHAR;
typedef const WCHAR *LPCWCH, *PCWCH;
typedef _Null_terminated_ CHAR *PSTR, *LPSTR, *PZSTR;
typedef _Null_terminated_ const CHAR *PCSTR, *LPCSTR, *PCZSTR;
typedef PSTR *PZPSTR;
typedef PSTR const *PCZPSTR;
typedef PCSTR *PZPCSTR;
typedef PCSTR const *PCZPCSTR;
typedef _NullNull_terminated_ CHAR *PZZSTR;
typedef _NullNull_terminated_ const CHAR *PCZZSTR;
typedef _Null_terminated_ WCHAR *NWPSTR, *LPWSTR, *PWSTR, *PZZWSTR, *PZWSTR;
typedef _Null_terminated_ const WCHAR *LPCWSTR, *PCWSTR, *PCZWSTR, *PCZZWSTR;
typedef PWSTR *PZPWSTR;
typedef PWSTR const *PCZPWSTR;
typedef PCWSTR *PZPCWSTR;
typedef PCWSTR const *PCZPCWSTR;
typedef WCHAR UNALIGNED *PUWSTR;
typedef const WCHAR UNALIGNED *PCUWSTR;
#ifndef _TCHAR_DEFINED
#define _TCHAR_DEFINED
#ifdef UNICODE
typedef WCHAR TCHAR, TBYTE, *PTCHAR, *PTBYTE;
typedef LPWSTR PTSTR, LPTSTR;
typedef LPCWSTR PCTSTR, LPCTSTR;
#else
typedef char TCHAR, *PTCHAR;
typedef unsigned char TBYTE, *PTBYTE;
typedef LPSTR PTSTR, LPTSTR;
typedef LPCSTR PCTSTR, LPCTSTR;
#endif
#endif
typedef char SZ;

typedef void *HANDLE;
typedef HANDLE *PHANDLE;
/// Declares a type of handles that is unlike all others.
#define DECLARE_HANDLE(name) struct name##__ { int unused; }; typedef struct name##__ *name

/// Outcome of a kernel operation; negative means it failed.
typedef _Return_type_success_(return >= 0) LONG NTSTATUS;
typedef NTSTATUS *PNTSTATUS;

typedef ULONG LCID;
typedef PULONG PLCID;
typedef USHORT LANGID;
typedef LONG KPRIORITY;
typedef ULONG_PTR KSPIN_LOCK;
typedef KSPIN_LOCK *PKSPIN_LOCK;

#ifdef UNICODE
#define __TEXT(quote) L##quote
#else
#define __TEXT(quote) quote
#endif
#define TEXT(quote) __TEXT(quote)
#define TRUE 1
#define FALSE 0
#define ISDIGIT(c) ((c) >= '0' && (c) <= '9')
#define MINCHAR 0x80
#define MAXCHAR 0x7f
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MINLONG 0x80000000
#define MAXLONG 0x7fffffff
#define MAXULONG 0xffffffff
#define UNICODE_NULL ((WCHAR)0)
#define ANSI_NULL ((CHAR)0)
#define UNICODE_STRING_MAX_BYTES ((USHORT)65534)
#define UNICODE_STRING_MAX_CHARS (32767)
#ifdef _WIN64
#define MAXIMUM_PROCESSORS 64
#else
#define MAXIMUM_PROCESSORS 32
#endif
/// Group number that stands for all processor groups.
#define ALL_PROCESSOR_GROUPS 0xffff

// ---- status ---------------------------------------------------------------------------------------------------------
/// True for success and informational codes.
#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#define NT_INFORMATION(Status) ((((ULONG)(Status)) >> 30) == 1)
#define NT_WARNING(Status) ((((ULONG)(Status)) >> 30) == 2)
#define NT_ERROR(Status) ((((ULONG)(Status)) >> 30) == 3)
#define NT_FACILITY(Status) (((ULONG)(Status) >> 16) & 0xFFF)
#define NT_CUSTOMER(Status) (((ULONG)(Status) >> 29) & 1)
#define APPLICATION_ERROR_MASK 0x20000000
#define ERROR_SEVERITY_SUCCESS 0x00000000
#define ERROR_SEVERITY_INFORMATIONAL 0x40000000
#define ERROR_SEVERITY_WARNING 0x80000000
#define ERROR_SEVERITY_ERROR 0xC0000000

// ---- 64-bit numbers, identifiers ------------------------------------------------------------------------------------
/// A signed 64-bit number with its halves.
typedef union _LARGE_INTEGER {
    struct {
        /// Bits 0 to 31.
        ULONG LowPart;
        /// Bits 32 to 63, with the sign.
        LONG HighPart;
    };
    /// The halves, for compilers without unnamed structures.
    struct {
        /// Bits 0 to 31.
        ULONG LowPart;
        /// Bits 32 to 63, with the sign.
        LONG HighPart;
    } u;
    /// All 64 bits as one number; the form to compute with.
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

/// An unsigned 64-bit number with its halves.
typedef union _ULARGE_INTEGER {
    struct {
        /// Bits 0 to 31.
        ULONG LowPart;
        /// Bits 32 to 63.
        ULONG HighPart;
    };
    /// The halves, for compilers without unnamed structures.
    struct {
        /// Bits 0 to 31.
        ULONG LowPart;
        /// Bits 32 to 63.
        ULONG HighPart;
    } u;
    /// All 64 bits as one number; the form to compute with.
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

/// An identifier that is unique on this computer until it restarts: of a logon session, a privilege, a token.
typedef struct _LUID {
    /// Bits 0 to 31.
    ULONG LowPart;
    /// Bits 32 to 63.
    LONG HighPart;
} LUID, *PLUID;

/// Processors of one group.
typedef struct _GROUP_AFFINITY {
    /// Bit n stands for processor n of the group.
    KAFFINITY Mask;
    /// Number of the processor group, from 0.
    USHORT Group;
    /// Must be 0.
    USHORT Reserved[3];
} GROUP_AFFINITY, *PGROUP_AFFINITY;

/// A processor by its group.
typedef struct _PROCESSOR_NUMBER {
    /// Processor group, from 0.
    USHORT Group;
    /// Processor within the group, 0 to 63.
    UCHAR Number;
    /// Must be 0.
    UCHAR Reserved;
} PROCESSOR_NUMBER, *PPROCESSOR_NUMBER;

/// Eight bytes that are copied and not looked at.
typedef struct _QUAD {
    union {
        /// The bytes as an integer; copying them changes none.
        __int64 UseThisFieldToCopy;
        /// Gives the alignment of a double; loading it could change bits.
        double DoNotUseThisField;
    };
} QUAD, *PQUAD, UQUAD, *PUQUAD;

// ---- counted strings ------------------------------------------------------------------------------------------------
/// A counted string of 8-bit characters; lengths in bytes.
typedef struct _STRING {
    /// Bytes in use, a terminator not counted.
    USHORT Length;
    /// Bytes that Buffer can hold.
    USHORT MaximumLength;
    /// The characters; a terminating zero is not promised.
    _Field_size_bytes_part_opt_(MaximumLength, Length) PCHAR Buffer;
} STRING, *PSTRING, ANSI_STRING, *PANSI_STRING, OEM_STRING, *POEM_STRING, UTF8_STRING, *PUTF8_STRING, CANSI_STRING;
typedef const STRING *PCOEM_STRING, *PCANSI_STRING, *PCUTF8_STRING;
typedef CHAR *PSZ;
typedef const char *PCSZ;

/// A counted string of 8-bit characters that nobody changes; lengths in bytes.
typedef struct _CSTRING {
    /// Bytes in use, a terminator not counted.
    USHORT Length;
    /// Bytes that Buffer can hold.
    USHORT MaximumLength;
    /// The characters; a terminating zero is not promised.
    const char *Buffer;
} CSTRING, *PCSTRING;

/// A counted string of UTF-16 characters; lengths in bytes, not in characters, and no terminator is promised.
typedef struct _UNICODE_STRING {
    /// Bytes in use.
    USHORT Length;
    /// Bytes that Buffer can hold.
    USHORT MaximumLength;
    /// The characters; a terminating zero is not promised.
    _Field_size_bytes_part_opt_(MaximumLength, Length) PWCH Buffer;
} UNICODE_STRING, *PUNICODE_STRING;
/// A counted string of a 64-bit process.
typedef struct _STRING64 {
    /// Bytes in use, a terminator not counted.
    USHORT Length;
    /// Bytes that Buffer can hold.
    USHORT MaximumLength;
    /// Address of the characters in the process, as 64 bits.
    ULONGLONG Buffer;
} STRING64, *PSTRING64, UNICODE_STRING64, *PUNICODE_STRING64, ANSI_STRING64, *PANSI_STRING64;
/// A counted string of a 32-bit process.
typedef struct _STRING32 {
    /// Bytes in use, a terminator not counted.
    USHORT Length;
    /// Bytes that Buffer can hold.
    USHORT MaximumLength;
    /// Address of the characters in the process, as 32 bits.
    ULONG Buffer;
} STRING32, *PSTRING32, UNICODE_STRING32, *PUNICODE_STRING32, ANSI_STRING32, *PANSI_STRING32;
typedef const UNICODE_STRING *PCUNICODE_STRING;

/// A constant UNICODE_STRING over a literal.
#define DECLARE_CONST_UNICODE_STRING(name, text) \
    const WCHAR name##_buffer[] = text; \
    __pragma(warning(suppress: 4221 4204)) \
    const UNICODE_STRING name = { sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)name##_buffer }
/// An empty UNICODE_STRING with room for so many bytes.
#define DECLARE_UNICODE_STRING_SIZE(name, size) \
    WCHAR name##_buffer[size]; \
    UNICODE_STRING name = { 0, (size) * sizeof(WCHAR), name##_buffer }
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(name, text) \
    extern const __declspec(selectany) UNICODE_STRING name = { sizeof(text) - sizeof((text)[0]), sizeof(text), (PWCH)(text) }
/// Initialiser of a UNICODE_STRING over a literal.
#define RTL_CONSTANT_STRING(text) { sizeof(text) - sizeof((text)[0]), sizeof(text), text }

// ---- lists ----------------------------------------------------------------------------------------------------------
/// Head or link of a circular, doubly linked list.
typedef struct _LIST_ENTRY {
    /// Next entry; the head's is the first, and an empty list's head points to itself.
    struct _LIST_ENTRY *Flink;
    /// Previous entry; the head's is the last.
    struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY, *RESTRICTED_POINTER PRLIST_ENTRY;

/// A node of a balanced tree: two children, and the parent with its colour or balance in the lowest bits.
typedef struct _RTL_BALANCED_NODE {
    union {
        /// Both children.
        struct _RTL_BALANCED_NODE *Children[2];
        struct {
            /// The child whose nodes come before this one.
            struct _RTL_BALANCED_NODE *Left;
            /// The child whose nodes come behind it.
            struct _RTL_BALANCED_NODE *Right;
        };
    };
    union {
        /// In a red-black tree: whether the node is red.
        UCHAR Red : 1;
        /// In an AVL tree: which child is the higher one.
        UCHAR Balance : 2;
        /// The parent's address, with the bits above in its lowest ones.
        ULONG_PTR ParentValue;
    };
} RTL_BALANCED_NODE, *PRTL_BALANCED_NODE;
/// Link of a singly linked list.
typedef struct _SINGLE_LIST_ENTRY {
    /// Link behind this one; NULL ends the list.
    struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

/// A LIST_ENTRY of a 32-bit process or dump.
typedef struct _LIST_ENTRY32 {
    /// Address of the next entry.
    ULONG Flink;
    /// Address of the previous entry.
    ULONG Blink;
} LIST_ENTRY32, *PLIST_ENTRY32;

/// A LIST_ENTRY of a 64-bit process or dump.
typedef struct _LIST_ENTRY64 {
    /// Address of the next entry.
    ULONGLONG Flink;
    /// Address of the previous entry.
    ULONGLONG Blink;
} LIST_ENTRY64, *PLIST_ENTRY64;

// ---- objects --------------------------------------------------------------------------------------------------------
/// Names an object for a Zw routine: its name, the directory the name starts from, attributes and security.
typedef struct _OBJECT_ATTRIBUTES {
    /// Bytes of this structure; InitializeObjectAttributes sets it.
    ULONG Length;
    /// Handle of the directory or key that ObjectName starts from; NULL if the name is a full path.
    HANDLE RootDirectory;
    /// Path of the object; must stay valid for the call.
    PUNICODE_STRING ObjectName;
    /// OBJ_ bits; in system threads and arbitrary contexts with OBJ_KERNEL_HANDLE.
    ULONG Attributes;
    /// Protection of an object that the call creates; NULL for the default.
    PVOID SecurityDescriptor;
    /// How far a server may act for the caller; NULL for most objects.
    PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES;
typedef const OBJECT_ATTRIBUTES *PCOBJECT_ATTRIBUTES;

#define OBJ_INHERIT 0x00000002L
#define OBJ_PERMANENT 0x00000010L
#define OBJ_EXCLUSIVE 0x00000020L
#define OBJ_CASE_INSENSITIVE 0x00000040L
#define OBJ_OPENIF 0x00000080L
#define OBJ_OPENLINK 0x00000100L
#define OBJ_KERNEL_HANDLE 0x00000200L
#define OBJ_FORCE_ACCESS_CHECK 0x00000400L
#define OBJ_IGNORE_IMPERSONATED_DEVICEMAP 0x00000800L
#define OBJ_DONT_REPARSE 0x00001000L
#define OBJ_VALID_ATTRIBUTES 0x00001FF2L

/// Fills an OBJECT_ATTRIBUTES.
#define InitializeObjectAttributes(p, n, a, r, s) \
    { \
        (p)->Length = sizeof(OBJECT_ATTRIBUTES); \
        (p)->RootDirectory = (r); \
        (p)->Attributes = (a); \
        (p)->ObjectName = (n); \
        (p)->SecurityDescriptor = (s); \
        (p)->SecurityQualityOfService = NULL; \
    }
#define RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a) { sizeof(OBJECT_ATTRIBUTES), NULL, (PUNICODE_STRING)(n), (a), NULL, NULL }
#define RTL_INIT_OBJECT_ATTRIBUTES(n, a) RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a)

/// Identifies an object across the machines it has been moved to.
typedef struct _OBJECTID {
    /// Says where the object was made.
    GUID Lineage;
    /// Tells it from others of the same origin.
    ULONG Uniquifier;
} OBJECTID;

typedef enum _EVENT_TYPE {
    /// Stays signaled until it is cleared; releases every waiter.
    NotificationEvent,
    /// Releases one waiter and clears itself.
    SynchronizationEvent
} EVENT_TYPE;
typedef enum _TIMER_TYPE { NotificationTimer, SynchronizationTimer } TIMER_TYPE;
typedef enum _WAIT_TYPE { WaitAll, WaitAny, WaitNotification, WaitDequeue, WaitDpc } WAIT_TYPE;
typedef enum _NT_PRODUCT_TYPE { NtProductWinNt = 1, NtProductLanManNt, NtProductServer } NT_PRODUCT_TYPE, *PNT_PRODUCT_TYPE;
typedef enum _SUITE_TYPE {
    SmallBusiness, Enterprise, BackOffice, CommunicationServer, TerminalServer, SmallBusinessRestricted, EmbeddedNT, DataCenter,
    SingleUserTS, Personal, Blade, EmbeddedRestricted, SecurityAppliance, StorageServer, ComputeServer, WHServer,
    MaxSuiteType
} SUITE_TYPE;

typedef struct _EXCEPTION_REGISTRATION_RECORD *PEXCEPTION_REGISTRATION_RECORD;

// ---- addresses and sizes --------------------------------------------------------------------------------------------
/// Offset in bytes of a member of a structure.
#define FIELD_OFFSET(type, field) ((LONG)(LONG_PTR)&(((type *)0)->field))
#define UFIELD_OFFSET(type, field) ((ULONG)(LONG_PTR)&(((type *)0)->field))
/// Size in bytes of a member of a structure.
/// Takes `const` away from what a pointer leads to.
#ifdef __cplusplus
#define RTL_CONST_CAST(type) const_cast<type>
#else
#define RTL_CONST_CAST(type) (type)
#endif
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
/// A member of a structure as an operand of sizeof: it names its type, and no object.
#define RTL_FIELD_TYPE(type, field) (((type *)0)->field)
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (FIELD_OFFSET(type, field) + RTL_FIELD_SIZE(type, field))
#define RTL_CONTAINS_FIELD(Struct, Size, Field) \
    ((((PCHAR)(&(Struct)->Field)) + sizeof((Struct)->Field)) <= (((PCHAR)(Struct)) + (Size)))
#define RTL_NUMBER_OF(A) (sizeof(A) / sizeof((A)[0]))
#define RTL_NUMBER_OF_V1(A) RTL_NUMBER_OF(A)
#define RTL_NUMBER_OF_V2(A) RTL_NUMBER_OF(A)
/// Number of elements of an array in a structure.
#define RTL_NUMBER_OF_FIELD(type, field) (RTL_NUMBER_OF(RTL_FIELD_TYPE(type, field)))
/// Number of elements of an array.
#define ARRAYSIZE(A) RTL_NUMBER_OF(A)
#define _ARRAYSIZE(A) RTL_NUMBER_OF(A)
#define RTL_BITS_OF(size) (sizeof(size) * 8)
#define RTL_PADDING_BETWEEN_FIELDS(type, a, b) \
    ((FIELD_OFFSET(type, b) > FIELD_OFFSET(type, a)) ? (FIELD_OFFSET(type, b) - FIELD_OFFSET(type, a) - RTL_FIELD_SIZE(type, a)) \
                                                     : (FIELD_OFFSET(type, a) - FIELD_OFFSET(type, b) - RTL_FIELD_SIZE(type, b)))
/// Address of the structure that a member with this address belongs to.
#define CONTAINING_RECORD(address, type, field) ((type *)((PCHAR)(address) - (ULONG_PTR)(&((type *)0)->field)))
#define TYPE_ALIGNMENT(type) FIELD_OFFSET(struct { char x; type test; }, test)
#define PROBE_ALIGNMENT(type) TYPE_ALIGNMENT(type)
#define UNREFERENCED_PARAMETER(P) (P)
#define DBG_UNREFERENCED_PARAMETER(P) (P)
#define DBG_UNREFERENCED_LOCAL_VARIABLE(V) (V)
#define DEFAULT_UNREACHABLE default: __assume(0)
/// A macro that stands for this does nothing with its arguments, and does not evaluate them.
#ifndef NOP_FUNCTION
#define NOP_FUNCTION __noop
#endif
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#define MAKEUSHORT(low, high) ((USHORT)(((UCHAR)(low)) | ((USHORT)((UCHAR)(high))) << 8))
/// Says whether an optional parameter was given.
#define ARGUMENT_PRESENT(ArgumentPtr) ((CHAR *)((ULONG_PTR)(ArgumentPtr)) != (CHAR *)NULL)
#define C_ASSERT(e) typedef char __C_ASSERT__[(e) ? 1 : -1]

#ifdef __cplusplus
#define DEFINE_ENUM_FLAG_OPERATORS(ENUMTYPE) \
    extern "C++" { \
    inline ENUMTYPE operator|(ENUMTYPE a, ENUMTYPE b) { return (ENUMTYPE)((int)a | (int)b); } \
    inline ENUMTYPE operator&(ENUMTYPE a, ENUMTYPE b) { return (ENUMTYPE)((int)a & (int)b); } \
    inline ENUMTYPE operator^(ENUMTYPE a, ENUMTYPE b) { return (ENUMTYPE)((int)a ^ (int)b); } \
    inline ENUMTYPE operator~(ENUMTYPE a) { return (ENUMTYPE)~(int)a; } \
    inline ENUMTYPE &operator|=(ENUMTYPE &a, ENUMTYPE b) { a = (ENUMTYPE)((int)a | (int)b); return a; } \
    inline ENUMTYPE &operator&=(ENUMTYPE &a, ENUMTYPE b) { a = (ENUMTYPE)((int)a & (int)b); return a; } \
    inline ENUMTYPE &operator^=(ENUMTYPE &a, ENUMTYPE b) { a = (ENUMTYPE)((int)a ^ (int)b); return a; } \
    }
#else
#define DEFINE_ENUM_FLAG_OPERATORS(ENUMTYPE)
#endif
#include <ntdef_languages.h>
#define MAKELANGID(p, s) ((((USHORT)(s)) << 10) | (USHORT)(p))
#define SORT_DEFAULT 0x0
#define MAKELCID(lgid, srtid) ((ULONG)((((ULONG)((USHORT)(srtid))) << 16) | ((ULONG)((USHORT)(lgid)))))
#define LOCALE_NEUTRAL MAKELCID(MAKELANGID(LANG_NEUTRAL, SUBLANG_NEUTRAL), SORT_DEFAULT)
#define PRIMARYLANGID(lgid) ((USHORT)(lgid) & 0x3ff)
#define SUBLANGID(lgid) ((USHORT)(lgid) >> 10)

#include <ntstatus.h>

#endif
