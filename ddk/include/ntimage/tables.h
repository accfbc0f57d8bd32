// The tables of an image: exports, imports, relocations, thread local storage, resources, debug data, load configuration.
#pragma once

#define IMAGE_ORDINAL_FLAG64 0x8000000000000000
#define IMAGE_ORDINAL_FLAG32 0x80000000
#define IMAGE_ORDINAL64(Ordinal) ((Ordinal) & 0xFFFF)
#define IMAGE_ORDINAL32(Ordinal) ((Ordinal) & 0xFFFF)
#define IMAGE_SNAP_BY_ORDINAL64(Ordinal) (((Ordinal) & IMAGE_ORDINAL_FLAG64) != 0)
#define IMAGE_SNAP_BY_ORDINAL32(Ordinal) (((Ordinal) & IMAGE_ORDINAL_FLAG32) != 0)

// The upper four bits of a relocation
#define IMAGE_REL_BASED_ABSOLUTE 0
#define IMAGE_REL_BASED_HIGH 1
#define IMAGE_REL_BASED_LOW 2
#define IMAGE_REL_BASED_HIGHLOW 3
#define IMAGE_REL_BASED_HIGHADJ 4
#define IMAGE_REL_BASED_MIPS_JMPADDR 5
#define IMAGE_REL_BASED_ARM_MOV32 5
#define IMAGE_REL_BASED_THUMB_MOV32 7
#define IMAGE_REL_BASED_IA64_IMM64 9
#define IMAGE_REL_BASED_DIR64 10

// IMAGE_DEBUG_DIRECTORY.Type
#define IMAGE_DEBUG_TYPE_UNKNOWN 0
#define IMAGE_DEBUG_TYPE_COFF 1
#define IMAGE_DEBUG_TYPE_CODEVIEW 2
#define IMAGE_DEBUG_TYPE_FPO 3
#define IMAGE_DEBUG_TYPE_MISC 4
#define IMAGE_DEBUG_TYPE_EXCEPTION 5
#define IMAGE_DEBUG_TYPE_FIXUP 6
#define IMAGE_DEBUG_TYPE_BORLAND 9
#define IMAGE_DEBUG_TYPE_REPRO 16

#define IMAGE_RESOURCE_NAME_IS_STRING 0x80000000
#define IMAGE_RESOURCE_DATA_IS_DIRECTORY 0x80000000

#include <pshpack4.h>
/// What an image gives to others.
typedef struct _IMAGE_EXPORT_DIRECTORY {
    /// Zero.
    ULONG Characteristics;
    /// When it was made.
    ULONG TimeDateStamp;
    /// Version, before the point.
    USHORT MajorVersion;
    /// After it.
    USHORT MinorVersion;
    /// Offset of the image's name.
    ULONG Name;
    /// The first ordinal.
    ULONG Base;
    /// How many addresses there are.
    ULONG NumberOfFunctions;
    /// How many names.
    ULONG NumberOfNames;
    /// Offset of the array of the addresses, which are offsets themselves.
    ULONG AddressOfFunctions;
    /// Offset of the array of the names' offsets, sorted.
    ULONG AddressOfNames;
    /// Offset of the array that says which address belongs to each name.
    ULONG AddressOfNameOrdinals;
} IMAGE_EXPORT_DIRECTORY, *PIMAGE_EXPORT_DIRECTORY;
/// The name of something that is imported.
typedef struct _IMAGE_IMPORT_BY_NAME {
    /// Where in the other image's table of names to look first.
    USHORT Hint;
    /// Ends with a zero.
    CHAR Name[1];
} IMAGE_IMPORT_BY_NAME, *PIMAGE_IMPORT_BY_NAME;
#include <pshpack8.h>
/// An import of a 64-bit image.
typedef struct _IMAGE_THUNK_DATA64 {
    union {
        /// Address of the text of a forwarder.
        ULONGLONG ForwarderString;
        /// Address of what was imported, once it is loaded.
        ULONGLONG Function;
        /// With IMAGE_ORDINAL_FLAG64: the ordinal.
        ULONGLONG Ordinal;
        /// Offset of an IMAGE_IMPORT_BY_NAME.
        ULONGLONG AddressOfData;
    } u1;
} IMAGE_THUNK_DATA64, *PIMAGE_THUNK_DATA64;
#include <poppack.h>
/// An import of a 32-bit image.
typedef struct _IMAGE_THUNK_DATA32 {
    union {
        /// Address of the text of a forwarder.
        ULONG ForwarderString;
        /// Address of what was imported, once it is loaded.
        ULONG Function;
        /// With IMAGE_ORDINAL_FLAG32: the ordinal.
        ULONG Ordinal;
        /// Offset of an IMAGE_IMPORT_BY_NAME.
        ULONG AddressOfData;
    } u1;
} IMAGE_THUNK_DATA32, *PIMAGE_THUNK_DATA32;
/// What an image takes from another.
typedef struct _IMAGE_IMPORT_DESCRIPTOR {
    union {
        /// 0 in the last entry.
        ULONG Characteristics;
        /// Offset of the IMAGE_THUNK_DATA that say what is wanted.
        ULONG OriginalFirstThunk;
    } DUMMYUNIONNAME;
    /// 0 if it is not bound.
    ULONG TimeDateStamp;
    /// -1 if nothing is forwarded.
    ULONG ForwarderChain;
    /// Offset of the other image's name.
    ULONG Name;
    /// Offset of the IMAGE_THUNK_DATA that receive the addresses.
    ULONG FirstThunk;
} IMAGE_IMPORT_DESCRIPTOR;
typedef IMAGE_IMPORT_DESCRIPTOR UNALIGNED *PIMAGE_IMPORT_DESCRIPTOR;
/// An image to whose addresses this one was bound.
typedef struct _IMAGE_BOUND_IMPORT_DESCRIPTOR {
    /// Of the other image.
    ULONG TimeDateStamp;
    /// Offset of its name from the first of these.
    USHORT OffsetModuleName;
    /// How many IMAGE_BOUND_FORWARDER_REF follow.
    USHORT NumberOfModuleForwarderRefs;
} IMAGE_BOUND_IMPORT_DESCRIPTOR, *PIMAGE_BOUND_IMPORT_DESCRIPTOR;
/// An image to which the bound one forwards.
typedef struct _IMAGE_BOUND_FORWARDER_REF {
    /// Of the other image.
    ULONG TimeDateStamp;
    /// Offset of its name from the first IMAGE_BOUND_IMPORT_DESCRIPTOR.
    USHORT OffsetModuleName;
    /// Reserved.
    USHORT Reserved;
} IMAGE_BOUND_FORWARDER_REF, *PIMAGE_BOUND_FORWARDER_REF;
/// What has to be changed on a page if an image is not where it would like to be.
typedef struct _IMAGE_BASE_RELOCATION {
    /// Offset of the page.
    ULONG VirtualAddress;
    /// Bytes of this block, with the USHORTs that follow: 4 bits IMAGE_REL_BASED_*, 12 bits the offset in the page.
    ULONG SizeOfBlock;
} IMAGE_BASE_RELOCATION;
typedef IMAGE_BASE_RELOCATION UNALIGNED *PIMAGE_BASE_RELOCATION;

/// Is called when a thread comes or goes.
typedef VOID(NTAPI *PIMAGE_TLS_CALLBACK)(PVOID DllHandle, ULONG Reason, PVOID Reserved);
#include <pshpack8.h>
/// Data that each thread has of its own, in a 64-bit image.
typedef struct _IMAGE_TLS_DIRECTORY64 {
    /// Where the data to begin with lie.
    ULONGLONG StartAddressOfRawData;
    /// Where they end.
    ULONGLONG EndAddressOfRawData;
    /// Of the ULONG that receives the index.
    ULONGLONG AddressOfIndex;
    /// Of an array of PIMAGE_TLS_CALLBACK that ends with NULL.
    ULONGLONG AddressOfCallBacks;
    /// Bytes of zeros that follow the data.
    ULONG SizeOfZeroFill;
    union {
        /// The bits below together.
        ULONG Characteristics;
        struct {
            /// Reserved.
            ULONG Reserved0 : 20;
            /// As in a section's characteristics.
            ULONG Alignment : 4;
            /// Reserved.
            ULONG Reserved1 : 8;
        } DUMMYSTRUCTNAME;
    } DUMMYUNIONNAME;
} IMAGE_TLS_DIRECTORY64, *PIMAGE_TLS_DIRECTORY64;
#include <poppack.h>
/// Data that each thread has of its own, in a 32-bit image.
typedef struct _IMAGE_TLS_DIRECTORY32 {
    /// Where the data to begin with lie.
    ULONG StartAddressOfRawData;
    /// Where they end.
    ULONG EndAddressOfRawData;
    /// Of the ULONG that receives the index.
    ULONG AddressOfIndex;
    /// Of an array of PIMAGE_TLS_CALLBACK that ends with NULL.
    ULONG AddressOfCallBacks;
    /// Bytes of zeros that follow the data.
    ULONG SizeOfZeroFill;
    union {
        /// The bits below together.
        ULONG Characteristics;
        struct {
            /// Reserved.
            ULONG Reserved0 : 20;
            /// As in a section's characteristics.
            ULONG Alignment : 4;
            /// Reserved.
            ULONG Reserved1 : 8;
        } DUMMYSTRUCTNAME;
    } DUMMYUNIONNAME;
} IMAGE_TLS_DIRECTORY32, *PIMAGE_TLS_DIRECTORY32;

/// A node of the tree of resources; its entries follow, named ones first.
typedef struct _IMAGE_RESOURCE_DIRECTORY {
    /// Zero.
    ULONG Characteristics;
    /// When it was made.
    ULONG TimeDateStamp;
    /// Version, before the point.
    USHORT MajorVersion;
    /// After it.
    USHORT MinorVersion;
    /// How many entries go by names.
    USHORT NumberOfNamedEntries;
    /// How many by numbers.
    USHORT NumberOfIdEntries;
} IMAGE_RESOURCE_DIRECTORY, *PIMAGE_RESOURCE_DIRECTORY;
/// An entry of such a node.
typedef struct _IMAGE_RESOURCE_DIRECTORY_ENTRY {
    union {
        struct {
            /// Offset of an IMAGE_RESOURCE_DIR_STRING_U.
            ULONG NameOffset : 31;
            /// It goes by a name.
            ULONG NameIsString : 1;
        } DUMMYSTRUCTNAME;
        /// Both together.
        ULONG Name;
        /// Its number.
        USHORT Id;
    } DUMMYUNIONNAME;
    union {
        /// Offset of an IMAGE_RESOURCE_DATA_ENTRY.
        ULONG OffsetToData;
        struct {
            /// Offset of the next node.
            ULONG OffsetToDirectory : 31;
            /// It leads to a node.
            ULONG DataIsDirectory : 1;
        } DUMMYSTRUCTNAME2;
    } DUMMYUNIONNAME2;
} IMAGE_RESOURCE_DIRECTORY_ENTRY, *PIMAGE_RESOURCE_DIRECTORY_ENTRY;
/// A name of a resource.
typedef struct _IMAGE_RESOURCE_DIR_STRING_U {
    /// In characters.
    USHORT Length;
    /// No terminator.
    WCHAR NameString[1];
} IMAGE_RESOURCE_DIR_STRING_U, *PIMAGE_RESOURCE_DIR_STRING_U;
/// Where a resource lies.
typedef struct _IMAGE_RESOURCE_DATA_ENTRY {
    /// From the image's base.
    ULONG OffsetToData;
    /// In bytes.
    ULONG Size;
    /// Of its text.
    ULONG CodePage;
    /// Reserved.
    ULONG Reserved;
} IMAGE_RESOURCE_DATA_ENTRY, *PIMAGE_RESOURCE_DATA_ENTRY;
/// What a debugger is told of an image.
typedef struct _IMAGE_DEBUG_DIRECTORY {
    /// Zero.
    ULONG Characteristics;
    /// When it was made.
    ULONG TimeDateStamp;
    /// Version, before the point.
    USHORT MajorVersion;
    /// After it.
    USHORT MinorVersion;
    /// IMAGE_DEBUG_TYPE_*.
    ULONG Type;
    /// In bytes.
    ULONG SizeOfData;
    /// Offset from the image's base.
    ULONG AddressOfRawData;
    /// File offset.
    ULONG PointerToRawData;
} IMAGE_DEBUG_DIRECTORY, *PIMAGE_DEBUG_DIRECTORY;
/// A function of a 64-bit image, for unwinding.
typedef struct _IMAGE_RUNTIME_FUNCTION_ENTRY {
    /// Offset of its first byte.
    ULONG BeginAddress;
    /// Offset of the byte after its last.
    ULONG EndAddress;
    union {
        /// Offset of what unwinding it takes.
        ULONG UnwindInfoAddress;
        /// The same.
        ULONG UnwindData;
    } DUMMYUNIONNAME;
} IMAGE_RUNTIME_FUNCTION_ENTRY, *PIMAGE_RUNTIME_FUNCTION_ENTRY;
#include <poppack.h>

#ifdef _WIN64
#define IMAGE_ORDINAL_FLAG IMAGE_ORDINAL_FLAG64
#define IMAGE_ORDINAL(Ordinal) IMAGE_ORDINAL64(Ordinal)
#define IMAGE_SNAP_BY_ORDINAL(Ordinal) IMAGE_SNAP_BY_ORDINAL64(Ordinal)
typedef IMAGE_THUNK_DATA64 IMAGE_THUNK_DATA;
typedef PIMAGE_THUNK_DATA64 PIMAGE_THUNK_DATA;
typedef IMAGE_TLS_DIRECTORY64 IMAGE_TLS_DIRECTORY;
typedef PIMAGE_TLS_DIRECTORY64 PIMAGE_TLS_DIRECTORY;
#else
#define IMAGE_ORDINAL_FLAG IMAGE_ORDINAL_FLAG32
#define IMAGE_ORDINAL(Ordinal) IMAGE_ORDINAL32(Ordinal)
#define IMAGE_SNAP_BY_ORDINAL(Ordinal) IMAGE_SNAP_BY_ORDINAL32(Ordinal)
typedef IMAGE_THUNK_DATA32 IMAGE_THUNK_DATA;
typedef PIMAGE_THUNK_DATA32 PIMAGE_THUNK_DATA;
typedef IMAGE_TLS_DIRECTORY32 IMAGE_TLS_DIRECTORY;
typedef PIMAGE_TLS_DIRECTORY32 PIMAGE_TLS_DIRECTORY;
#endif
