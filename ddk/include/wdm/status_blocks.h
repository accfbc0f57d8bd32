// Io: errors that users cause, status blocks of either width.
#pragma once

/// Says whether an error is one that a user causes, as by taking a medium out.
#define IoIsErrorUserInduced(Status) \
    ((BOOLEAN)((Status) == STATUS_DEVICE_NOT_READY || (Status) == STATUS_IO_TIMEOUT || (Status) == STATUS_MEDIA_WRITE_PROTECTED || \
               (Status) == STATUS_NO_MEDIA_IN_DEVICE || (Status) == STATUS_VERIFY_REQUIRED || (Status) == STATUS_UNRECOGNIZED_MEDIA || \
               (Status) == STATUS_WRONG_VOLUME))
#ifdef _WIN64
typedef IO_STATUS_BLOCK IO_STATUS_BLOCK64;
/// Copies a 64-bit status block into one of this system's.
#define Iosb64ToIosb(Iosb, Iosb64) { (Iosb) = (Iosb64); }
/// Copies a status block of this system's into a 64-bit one.
#define IosbToIosb64(Iosb64, Iosb) { (Iosb64) = (Iosb); }
#else
/// An IO_STATUS_BLOCK of a 64-bit process.
typedef struct _IO_STATUS_BLOCK64 {
    union {
        /// What the request ended with.
        NTSTATUS Status;
        /// The I/O manager's own use of the same place.
        PVOID64 Pointer;
    };
    /// Depends on the request: bytes transferred for most.
    ULONG64 Information;
} IO_STATUS_BLOCK64;
#define Iosb64ToIosb(Iosb, Iosb64) \
    { \
        (Iosb).Pointer = (PVOID)(ULONG_PTR)(Iosb64).Pointer; \
        (Iosb).Information = (ULONG_PTR)(Iosb64).Information; \
    }
#define IosbToIosb64(Iosb64, Iosb) \
    { \
        (Iosb64).Pointer = (PVOID64)(ULONG64)(ULONG_PTR)(Iosb).Pointer; \
        (Iosb64).Information = (ULONG64)(Iosb).Information; \
    }
#endif
typedef IO_STATUS_BLOCK64 *PIO_STATUS_BLOCK64;
