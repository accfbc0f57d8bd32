// The head of an image: what a Portable Executable begins with, up to its table of sections.
#pragma once

#define IMAGE_DOS_SIGNATURE 0x5A4D
#define IMAGE_OS2_SIGNATURE 0x454E
#define IMAGE_OS2_SIGNATURE_LE 0x454C
#define IMAGE_VXD_SIGNATURE 0x454C
#define IMAGE_NT_SIGNATURE 0x00004550

#define IMAGE_SIZEOF_FILE_HEADER 20
#define IMAGE_SIZEOF_SHORT_NAME 8
#define IMAGE_SIZEOF_SECTION_HEADER 40
#define IMAGE_SIZEOF_SYMBOL 18
#define IMAGE_NUMBEROF_DIRECTORY_ENTRIES 16

// IMAGE_FILE_HEADER.Characteristics
#define IMAGE_FILE_RELOCS_STRIPPED 0x0001
#define IMAGE_FILE_EXECUTABLE_IMAGE 0x0002
#define IMAGE_FILE_LINE_NUMS_STRIPPED 0x0004
#define IMAGE_FILE_LOCAL_SYMS_STRIPPED 0x0008
#define IMAGE_FILE_AGGRESIVE_WS_TRIM 0x0010
#define IMAGE_FILE_LARGE_ADDRESS_AWARE 0x0020
#define IMAGE_FILE_BYTES_REVERSED_LO 0x0080
#define IMAGE_FILE_32BIT_MACHINE 0x0100
#define IMAGE_FILE_DEBUG_STRIPPED 0x0200
#define IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP 0x0400
#define IMAGE_FILE_NET_RUN_FROM_SWAP 0x0800
#define IMAGE_FILE_SYSTEM 0x1000
#define IMAGE_FILE_DLL 0x2000
#define IMAGE_FILE_UP_SYSTEM_ONLY 0x4000
#define IMAGE_FILE_BYTES_REVERSED_HI 0x8000

// IMAGE_FILE_HEADER.Machine
#define IMAGE_FILE_MACHINE_UNKNOWN 0
#define IMAGE_FILE_MACHINE_TARGET_HOST 0x0001
#define IMAGE_FILE_MACHINE_I386 0x014C
#define IMAGE_FILE_MACHINE_R4000 0x0166
#define IMAGE_FILE_MACHINE_ALPHA 0x0184
#define IMAGE_FILE_MACHINE_POWERPC 0x01F0
#define IMAGE_FILE_MACHINE_ARM 0x01C0
#define IMAGE_FILE_MACHINE_THUMB 0x01C2
#define IMAGE_FILE_MACHINE_ARMNT 0x01C4
#define IMAGE_FILE_MACHINE_IA64 0x0200
#define IMAGE_FILE_MACHINE_EBC 0x0EBC
#define IMAGE_FILE_MACHINE_AMD64 0x8664
#define IMAGE_FILE_MACHINE_ARM64 0xAA64

#define IMAGE_NT_OPTIONAL_HDR32_MAGIC 0x10B
#define IMAGE_NT_OPTIONAL_HDR64_MAGIC 0x20B
#define IMAGE_ROM_OPTIONAL_HDR_MAGIC 0x107

// IMAGE_OPTIONAL_HEADER.Subsystem
#define IMAGE_SUBSYSTEM_UNKNOWN 0
#define IMAGE_SUBSYSTEM_NATIVE 1
#define IMAGE_SUBSYSTEM_WINDOWS_GUI 2
#define IMAGE_SUBSYSTEM_WINDOWS_CUI 3
#define IMAGE_SUBSYSTEM_OS2_CUI 5
#define IMAGE_SUBSYSTEM_POSIX_CUI 7
#define IMAGE_SUBSYSTEM_NATIVE_WINDOWS 8
#define IMAGE_SUBSYSTEM_WINDOWS_CE_GUI 9
#define IMAGE_SUBSYSTEM_EFI_APPLICATION 10
#define IMAGE_SUBSYSTEM_EFI_BOOT_SERVICE_DRIVER 11
#define IMAGE_SUBSYSTEM_EFI_RUNTIME_DRIVER 12
#define IMAGE_SUBSYSTEM_EFI_ROM 13
#define IMAGE_SUBSYSTEM_XBOX 14
#define IMAGE_SUBSYSTEM_WINDOWS_BOOT_APPLICATION 16

// IMAGE_OPTIONAL_HEADER.DllCharacteristics
#define IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA 0x0020
#define IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE 0x0040
#define IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY 0x0080
#define IMAGE_DLLCHARACTERISTICS_NX_COMPAT 0x0100
#define IMAGE_DLLCHARACTERISTICS_NO_ISOLATION 0x0200
#define IMAGE_DLLCHARACTERISTICS_NO_SEH 0x0400
#define IMAGE_DLLCHARACTERISTICS_NO_BIND 0x0800
#define IMAGE_DLLCHARACTERISTICS_APPCONTAINER 0x1000
#define IMAGE_DLLCHARACTERISTICS_WDM_DRIVER 0x2000
#define IMAGE_DLLCHARACTERISTICS_GUARD_CF 0x4000
#define IMAGE_DLLCHARACTERISTICS_TERMINAL_SERVER_AWARE 0x8000

// Indices into IMAGE_OPTIONAL_HEADER.DataDirectory
#define IMAGE_DIRECTORY_ENTRY_EXPORT 0
#define IMAGE_DIRECTORY_ENTRY_IMPORT 1
#define IMAGE_DIRECTORY_ENTRY_RESOURCE 2
#define IMAGE_DIRECTORY_ENTRY_EXCEPTION 3
#define IMAGE_DIRECTORY_ENTRY_SECURITY 4
#define IMAGE_DIRECTORY_ENTRY_BASERELOC 5
#define IMAGE_DIRECTORY_ENTRY_DEBUG 6
#define IMAGE_DIRECTORY_ENTRY_ARCHITECTURE 7
#define IMAGE_DIRECTORY_ENTRY_GLOBALPTR 8
#define IMAGE_DIRECTORY_ENTRY_TLS 9
#define IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG 10
#define IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT 11
#define IMAGE_DIRECTORY_ENTRY_IAT 12
#define IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT 13
#define IMAGE_DIRECTORY_ENTRY_COM_DESCRIPTOR 14

// IMAGE_SECTION_HEADER.Characteristics
#define IMAGE_SCN_TYPE_NO_PAD 0x00000008
#define IMAGE_SCN_CNT_CODE 0x00000020
#define IMAGE_SCN_CNT_INITIALIZED_DATA 0x00000040
#define IMAGE_SCN_CNT_UNINITIALIZED_DATA 0x00000080
#define IMAGE_SCN_LNK_OTHER 0x00000100
#define IMAGE_SCN_LNK_INFO 0x00000200
#define IMAGE_SCN_LNK_REMOVE 0x00000800
#define IMAGE_SCN_LNK_COMDAT 0x00001000
#define IMAGE_SCN_NO_DEFER_SPEC_EXC 0x00004000
#define IMAGE_SCN_GPREL 0x00008000
#define IMAGE_SCN_ALIGN_1BYTES 0x00100000
#define IMAGE_SCN_ALIGN_2BYTES 0x00200000
#define IMAGE_SCN_ALIGN_4BYTES 0x00300000
#define IMAGE_SCN_ALIGN_8BYTES 0x00400000
#define IMAGE_SCN_ALIGN_16BYTES 0x00500000
#define IMAGE_SCN_ALIGN_MASK 0x00F00000
#define IMAGE_SCN_LNK_NRELOC_OVFL 0x01000000
#define IMAGE_SCN_MEM_DISCARDABLE 0x02000000
#define IMAGE_SCN_MEM_NOT_CACHED 0x04000000
#define IMAGE_SCN_MEM_NOT_PAGED 0x08000000
#define IMAGE_SCN_MEM_SHARED 0x10000000
#define IMAGE_SCN_MEM_EXECUTE 0x20000000
#define IMAGE_SCN_MEM_READ 0x40000000
#define IMAGE_SCN_MEM_WRITE 0x80000000

#include <pshpack2.h>
/// What every image begins with: the head of a program for MS-DOS.
typedef struct _IMAGE_DOS_HEADER {
    /// IMAGE_DOS_SIGNATURE.
    USHORT e_magic;
    /// Bytes on the last page.
    USHORT e_cblp;
    /// Pages in the file.
    USHORT e_cp;
    /// Relocations.
    USHORT e_crlc;
    /// Size of the head in paragraphs of 16 bytes.
    USHORT e_cparhdr;
    /// Paragraphs that it needs beyond itself, at the least.
    USHORT e_minalloc;
    /// At the most.
    USHORT e_maxalloc;
    /// Stack segment at the start.
    USHORT e_ss;
    /// Stack pointer at the start.
    USHORT e_sp;
    /// Checksum.
    USHORT e_csum;
    /// Instruction pointer at the start.
    USHORT e_ip;
    /// Code segment at the start.
    USHORT e_cs;
    /// File offset of the relocations.
    USHORT e_lfarlc;
    /// Number of the overlay.
    USHORT e_ovno;
    /// Reserved.
    USHORT e_res[4];
    /// Who made it.
    USHORT e_oemid;
    /// What that says of it.
    USHORT e_oeminfo;
    /// Reserved.
    USHORT e_res2[10];
    /// File offset of the IMAGE_NT_HEADERS.
    LONG e_lfanew;
} IMAGE_DOS_HEADER, *PIMAGE_DOS_HEADER;
#include <poppack.h>

#include <pshpack4.h>
/// For which machine an image is, and how its head goes on.
typedef struct _IMAGE_FILE_HEADER {
    /// IMAGE_FILE_MACHINE_*.
    USHORT Machine;
    /// How many IMAGE_SECTION_HEADER there are.
    USHORT NumberOfSections;
    /// Seconds since 1970 when it was linked, or a hash.
    ULONG TimeDateStamp;
    /// File offset of the symbols; 0 in images.
    ULONG PointerToSymbolTable;
    /// How many symbols.
    ULONG NumberOfSymbols;
    /// Bytes of the IMAGE_OPTIONAL_HEADER that follows.
    USHORT SizeOfOptionalHeader;
    /// IMAGE_FILE_* flags.
    USHORT Characteristics;
} IMAGE_FILE_HEADER, *PIMAGE_FILE_HEADER;
/// Where one of the tables of an image lies.
typedef struct _IMAGE_DATA_DIRECTORY {
    /// Offset from the image's base.
    ULONG VirtualAddress;
    /// In bytes.
    ULONG Size;
} IMAGE_DATA_DIRECTORY, *PIMAGE_DATA_DIRECTORY;
/// How an image is to be loaded: the optional header of a 32-bit one.
typedef struct _IMAGE_OPTIONAL_HEADER {
    /// IMAGE_NT_OPTIONAL_HDR32_MAGIC.
    USHORT Magic;
    /// Version of the linker, before the point.
    UCHAR MajorLinkerVersion;
    /// After it.
    UCHAR MinorLinkerVersion;
    /// Bytes of code.
    ULONG SizeOfCode;
    /// Bytes of data that the file holds.
    ULONG SizeOfInitializedData;
    /// Bytes of data that begin as zero.
    ULONG SizeOfUninitializedData;
    /// Offset of the entry point from the base.
    ULONG AddressOfEntryPoint;
    /// Offset of the code from the base.
    ULONG BaseOfCode;
    /// Offset of the data from the base.
    ULONG BaseOfData;
    /// Where it would like to be loaded.
    ULONG ImageBase;
    /// Sections in memory begin at multiples of so many bytes.
    ULONG SectionAlignment;
    /// Sections in the file begin at multiples of so many bytes.
    ULONG FileAlignment;
    /// Version of the system that it needs, before the point.
    USHORT MajorOperatingSystemVersion;
    /// After it.
    USHORT MinorOperatingSystemVersion;
    /// Version of the image, before the point.
    USHORT MajorImageVersion;
    /// After it.
    USHORT MinorImageVersion;
    /// Version of the subsystem, before the point.
    USHORT MajorSubsystemVersion;
    /// After it.
    USHORT MinorSubsystemVersion;
    /// Zero.
    ULONG Win32VersionValue;
    /// Bytes in memory, from the base to the end of the last section.
    ULONG SizeOfImage;
    /// Bytes of the head and the table of sections in the file.
    ULONG SizeOfHeaders;
    /// Checksum of the file; drivers must have the right one.
    ULONG CheckSum;
    /// IMAGE_SUBSYSTEM_*.
    USHORT Subsystem;
    /// IMAGE_DLLCHARACTERISTICS_* flags.
    USHORT DllCharacteristics;
    /// Bytes of stack to reserve.
    ULONG SizeOfStackReserve;
    /// To commit.
    ULONG SizeOfStackCommit;
    /// Bytes of heap to reserve.
    ULONG SizeOfHeapReserve;
    /// To commit.
    ULONG SizeOfHeapCommit;
    /// Zero.
    ULONG LoaderFlags;
    /// How many entries of DataDirectory count.
    ULONG NumberOfRvaAndSizes;
    /// By IMAGE_DIRECTORY_ENTRY_*.
    IMAGE_DATA_DIRECTORY DataDirectory[IMAGE_NUMBEROF_DIRECTORY_ENTRIES];
} IMAGE_OPTIONAL_HEADER32, *PIMAGE_OPTIONAL_HEADER32;
/// How an image is to be loaded: the optional header of a 64-bit one.
typedef struct _IMAGE_OPTIONAL_HEADER64 {
    /// IMAGE_NT_OPTIONAL_HDR64_MAGIC.
    USHORT Magic;
    /// Version of the linker, before the point.
    UCHAR MajorLinkerVersion;
    /// After it.
    UCHAR MinorLinkerVersion;
    /// Bytes of code.
    ULONG SizeOfCode;
    /// Bytes of data that the file holds.
    ULONG SizeOfInitializedData;
    /// Bytes of data that begin as zero.
    ULONG SizeOfUninitializedData;
    /// Offset of the entry point from the base.
    ULONG AddressOfEntryPoint;
    /// Offset of the code from the base.
    ULONG BaseOfCode;
    /// Where it would like to be loaded.
    ULONGLONG ImageBase;
    /// Sections in memory begin at multiples of so many bytes.
    ULONG SectionAlignment;
    /// Sections in the file begin at multiples of so many bytes.
    ULONG FileAlignment;
    /// Version of the system that it needs, before the point.
    USHORT MajorOperatingSystemVersion;
    /// After it.
    USHORT MinorOperatingSystemVersion;
    /// Version of the image, before the point.
    USHORT MajorImageVersion;
    /// After it.
    USHORT MinorImageVersion;
    /// Version of the subsystem, before the point.
    USHORT MajorSubsystemVersion;
    /// After it.
    USHORT MinorSubsystemVersion;
    /// Zero.
    ULONG Win32VersionValue;
    /// Bytes in memory, from the base to the end of the last section.
    ULONG SizeOfImage;
    /// Bytes of the head and the table of sections in the file.
    ULONG SizeOfHeaders;
    /// Checksum of the file; drivers must have the right one.
    ULONG CheckSum;
    /// IMAGE_SUBSYSTEM_*.
    USHORT Subsystem;
    /// IMAGE_DLLCHARACTERISTICS_* flags.
    USHORT DllCharacteristics;
    /// Bytes of stack to reserve.
    ULONGLONG SizeOfStackReserve;
    /// To commit.
    ULONGLONG SizeOfStackCommit;
    /// Bytes of heap to reserve.
    ULONGLONG SizeOfHeapReserve;
    /// To commit.
    ULONGLONG SizeOfHeapCommit;
    /// Zero.
    ULONG LoaderFlags;
    /// How many entries of DataDirectory count.
    ULONG NumberOfRvaAndSizes;
    /// By IMAGE_DIRECTORY_ENTRY_*.
    IMAGE_DATA_DIRECTORY DataDirectory[IMAGE_NUMBEROF_DIRECTORY_ENTRIES];
} IMAGE_OPTIONAL_HEADER64, *PIMAGE_OPTIONAL_HEADER64;
/// The head of a 32-bit image.
typedef struct _IMAGE_NT_HEADERS {
    /// IMAGE_NT_SIGNATURE.
    ULONG Signature;
    /// For which machine it is.
    IMAGE_FILE_HEADER FileHeader;
    /// How it is to be loaded.
    IMAGE_OPTIONAL_HEADER32 OptionalHeader;
} IMAGE_NT_HEADERS32, *PIMAGE_NT_HEADERS32;
/// The head of a 64-bit image.
typedef struct _IMAGE_NT_HEADERS64 {
    /// IMAGE_NT_SIGNATURE.
    ULONG Signature;
    /// For which machine it is.
    IMAGE_FILE_HEADER FileHeader;
    /// How it is to be loaded.
    IMAGE_OPTIONAL_HEADER64 OptionalHeader;
} IMAGE_NT_HEADERS64, *PIMAGE_NT_HEADERS64;
#ifdef _WIN64
typedef IMAGE_OPTIONAL_HEADER64 IMAGE_OPTIONAL_HEADER;
typedef PIMAGE_OPTIONAL_HEADER64 PIMAGE_OPTIONAL_HEADER;
typedef IMAGE_NT_HEADERS64 IMAGE_NT_HEADERS;
typedef PIMAGE_NT_HEADERS64 PIMAGE_NT_HEADERS;
#define IMAGE_NT_OPTIONAL_HDR_MAGIC IMAGE_NT_OPTIONAL_HDR64_MAGIC
#else
typedef IMAGE_OPTIONAL_HEADER32 IMAGE_OPTIONAL_HEADER;
typedef PIMAGE_OPTIONAL_HEADER32 PIMAGE_OPTIONAL_HEADER;
typedef IMAGE_NT_HEADERS32 IMAGE_NT_HEADERS;
typedef PIMAGE_NT_HEADERS32 PIMAGE_NT_HEADERS;
#define IMAGE_NT_OPTIONAL_HDR_MAGIC IMAGE_NT_OPTIONAL_HDR32_MAGIC
#endif
/// A section of an image.
typedef struct _IMAGE_SECTION_HEADER {
    /// Its name, filled up with zeros; no terminator if it has eight characters.
    UCHAR Name[IMAGE_SIZEOF_SHORT_NAME];
    union {
        /// In object files.
        ULONG PhysicalAddress;
        /// Bytes in memory; what the file lacks is zero.
        ULONG VirtualSize;
    } Misc;
    /// Offset from the image's base.
    ULONG VirtualAddress;
    /// Bytes in the file.
    ULONG SizeOfRawData;
    /// File offset.
    ULONG PointerToRawData;
    /// File offset of its relocations; 0 in images.
    ULONG PointerToRelocations;
    /// File offset of its line numbers.
    ULONG PointerToLinenumbers;
    /// How many relocations.
    USHORT NumberOfRelocations;
    /// How many line numbers.
    USHORT NumberOfLinenumbers;
    /// IMAGE_SCN_* flags.
    ULONG Characteristics;
} IMAGE_SECTION_HEADER, *PIMAGE_SECTION_HEADER;
#include <poppack.h>

#define IMAGE_FIRST_SECTION(Headers)                                                                                               \
    ((PIMAGE_SECTION_HEADER)((ULONG_PTR)(Headers) + FIELD_OFFSET(IMAGE_NT_HEADERS, OptionalHeader) +                               \
                             ((Headers))->FileHeader.SizeOfOptionalHeader))
