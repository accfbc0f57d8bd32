// What FSRTL_COMMON_FCB_HEADER and FSRTL_ADVANCED_FCB_HEADER begin with: included into both.
/// Kind of the structure; the file system's own.
CSHORT NodeTypeCode;
/// Bytes of the structure.
CSHORT NodeByteSize;
/// FSRTL_FLAG_XXX.
UCHAR Flags;
/// FastIoIsNotPossible, FastIoIsPossible or FastIoIsQuestionable.
UCHAR IsFastIoPossible;
/// FSRTL_FLAG2_XXX.
UCHAR Flags2;
/// Zero.
UCHAR Reserved : 4;
/// FSRTL_FCB_HEADER_VX.
UCHAR Version : 4;
/// Guards the file.
PERESOURCE Resource;
/// Guards paging I/O.
PERESOURCE PagingIoResource;
/// Bytes of its space.
LARGE_INTEGER AllocationSize;
/// Bytes of its data.
LARGE_INTEGER FileSize;
/// Bytes that were written; what follows reads as zeros.
LARGE_INTEGER ValidDataLength;
