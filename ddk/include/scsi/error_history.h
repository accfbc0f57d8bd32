// What a device keeps of its errors, read by READ BUFFER with the mode "error history" (SPC-5). Numbers are big-endian.
#pragma once

#define READ_BUFFER_MODE_ERROR_HISTORY 0x1C
#define BUFFER_ID_RETURN_ERROR_HISTORY_DIRECTORY 0x00
#define BUFFER_ID_RETURN_ERROR_HISTORY_MINIMUM_THRESHOLD 0x10
#define BUFFER_ID_RETURN_ERROR_HISTORY_MAXIMUM_THRESHOLD 0xEF
#define BUFFER_FORMAT_CURRENT_INTERNAL_STATUS_DATA 0x01
#define BUFFER_SOURCE_CREATED_DUE_TO_CURRENT_COMMAND 0x03

#include <pshpack1.h>
/// One buffer of errors.
typedef struct _ERROR_HISTORY_DIRECTORY_ENTRY {
    /// The number to read it by.
    UCHAR SupportedBufferId;
    /// How it is laid out: BUFFER_FORMAT_*.
    UCHAR BufferFormat;
    /// What made it: BUFFER_SOURCE_*.
    UCHAR BufferSource : 4;
    UCHAR Reserved0 : 4;
    UCHAR Reserved1;
    /// Bytes that can be read of it.
    UCHAR MaxAvailableLength[4];
} ERROR_HISTORY_DIRECTORY_ENTRY, *PERROR_HISTORY_DIRECTORY_ENTRY;
/// Which buffers of errors a device has.
typedef struct _ERROR_HISTORY_DIRECTORY {
    /// Who decides how the buffers look: eight characters.
    UCHAR T10VendorId[8];
    /// Which version of it.
    UCHAR ErrorHistoryVersion;
    /// Whether the errors can be forgotten.
    UCHAR ClearSupport : 1;
    /// Where they are kept.
    UCHAR ErrorHistorySource : 2;
    /// Whether they were read before, and by whom.
    UCHAR ErrorHistoryRetrieved : 2;
    UCHAR Reserved0 : 3;
    UCHAR Reserved1[20];
    /// Bytes of the list.
    UCHAR DirectoryLength[2];
    ERROR_HISTORY_DIRECTORY_ENTRY ErrorHistoryDirectoryList[ANYSIZE_ARRAY];
} ERROR_HISTORY_DIRECTORY, *PERROR_HISTORY_DIRECTORY;
/// What a device tells of its state at this moment. Lengths count blocks of 512 bytes behind this head.
typedef struct _CURRENT_INTERNAL_STATUS_PARAMETER_DATA {
    UCHAR Reserved0[4];
    /// Who decides how the data looks.
    UCHAR IEEECompanyId[4];
    /// The smallest set.
    UCHAR CurrentInternalStatusDataSetOneLength[2];
    /// A larger set, which begins with the one before.
    UCHAR CurrentInternalStatusDataSetTwoLength[2];
    UCHAR CurrentInternalStatusDataSetThreeLength[2];
    UCHAR CurrentInternalStatusDataSetFourLength[4];
    UCHAR Reserved1[364];
    /// Whether there is data that was saved and has not been read.
    UCHAR NewSavedDataAvailable;
    /// Counts what was saved.
    UCHAR SavedDataGenerationNumber;
    /// Why the data was made, in the maker's words.
    UCHAR CurrentReasonIdentifier[128];
    UCHAR CurrentInternalStatusData[ANYSIZE_ARRAY];
} CURRENT_INTERNAL_STATUS_PARAMETER_DATA, *PCURRENT_INTERNAL_STATUS_PARAMETER_DATA;
#include <poppack.h>
