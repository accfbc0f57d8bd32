// storduid.h: the identity of a storage device, wherever it is attached.
#pragma once

#include <wdm.h>
#include <ntddstor.h>

#ifdef __cplusplus
extern "C" {
#endif
/// How two identities of devices compare.
typedef enum _DUID_MATCH_STATUS {
    DuidExactMatch = 0, DuidSubIdMatch, DuidNoMatch, DuidErrorGeneral = 100, DuidErrorMissingDuid, DuidErrorVersionMismatch,
    DuidErrorInvalidDuid, DuidErrorInvalidDeviceIdDescSize, DuidErrorInvalidDeviceDescSize, DuidErrorInvalidLayoutSigSize,
    DuidErrorInvalidLayoutSigVersion, DuidErrorMaximum
} DUID_MATCH_STATUS;
#define DUID_VERSION_1 1
#define DUID_HARDWARE_IDS_ONLY 0
#define DUID_INCLUDE_SOFTWARE_IDS 1
/// The identity of a storage device: what it says of itself and what is written on it.
typedef struct _STORAGE_DEVICE_UNIQUE_IDENTIFIER {
    ULONG Version;
    ULONG Size;
    ULONG StorageDeviceIdOffset;
    ULONG StorageDeviceOffset;
    ULONG DriveLayoutSignatureOffset;
} STORAGE_DEVICE_UNIQUE_IDENTIFIER, *PSTORAGE_DEVICE_UNIQUE_IDENTIFIER;
/// The signature in a disk's partition table.
typedef struct _STORAGE_DEVICE_LAYOUT_SIGNATURE {
    ULONG Version;
    ULONG Size;
    BOOLEAN Mbr;
    union {
        ULONG MbrSignature;
        GUID GptDiskId;
    } DeviceSpecific;
} STORAGE_DEVICE_LAYOUT_SIGNATURE, *PSTORAGE_DEVICE_LAYOUT_SIGNATURE;
#define DUID_MATCH_ERROR(Status) ((Status) >= DuidErrorGeneral ? TRUE : FALSE)
#define DUID_MATCH_SUCCESS(Status) ((Status) < DuidErrorGeneral ? TRUE : FALSE)
/// The descriptor at an offset of an identity; NULL for none.
#define RINGSIDE_DUID_PART(Type, Duid, Offset) ((Duid)->Offset != 0 ? (Type *)((PUCHAR)(Duid) + (Duid)->Offset) : NULL)
/// Whether two identities have an identifier of the same kind and bytes.
FORCEINLINE BOOLEAN RingsideDuidShareId(_In_ PSTORAGE_DEVICE_ID_DESCRIPTOR First, _In_ PSTORAGE_DEVICE_ID_DESCRIPTOR Second) {
    ULONG i, j;
    PSTORAGE_IDENTIFIER a = (PSTORAGE_IDENTIFIER)First->Identifiers;
    for (i = 0; i < First->NumberOfIdentifiers; i++, a = (PSTORAGE_IDENTIFIER)((PUCHAR)a + a->NextOffset)) {
        PSTORAGE_IDENTIFIER b = (PSTORAGE_IDENTIFIER)Second->Identifiers;
        if (a->Association != StorageIdAssocDevice) continue;
        for (j = 0; j < Second->NumberOfIdentifiers; j++, b = (PSTORAGE_IDENTIFIER)((PUCHAR)b + b->NextOffset))
            if (b->Association == a->Association && b->CodeSet == a->CodeSet && b->Type == a->Type &&
                b->IdentifierSize == a->IdentifierSize && RtlEqualMemory(a->Identifier, b->Identifier, a->IdentifierSize))
                return TRUE;
    }
    return FALSE;
}
/// Compares two identities of devices: by all their bytes, else by an identifier that both have, else by the partition table.
FORCEINLINE DUID_MATCH_STATUS CompareStorageDuids(_In_ PSTORAGE_DEVICE_UNIQUE_IDENTIFIER Duid1, _In_ PSTORAGE_DEVICE_UNIQUE_IDENTIFIER Duid2) {
    PSTORAGE_DEVICE_ID_DESCRIPTOR ids1, ids2;
    PSTORAGE_DEVICE_LAYOUT_SIGNATURE layout1, layout2;
    if (Duid1 == NULL || Duid2 == NULL) return DuidErrorMissingDuid;
    if (Duid1->Version != Duid2->Version) return DuidErrorVersionMismatch;
    if (Duid1->Size == Duid2->Size && RtlEqualMemory(Duid1, Duid2, Duid1->Size)) return DuidExactMatch;
    ids1 = RINGSIDE_DUID_PART(STORAGE_DEVICE_ID_DESCRIPTOR, Duid1, StorageDeviceIdOffset);
    ids2 = RINGSIDE_DUID_PART(STORAGE_DEVICE_ID_DESCRIPTOR, Duid2, StorageDeviceIdOffset);
    if (ids1 != NULL && ids2 != NULL && RingsideDuidShareId(ids1, ids2)) return DuidSubIdMatch;
    layout1 = RINGSIDE_DUID_PART(STORAGE_DEVICE_LAYOUT_SIGNATURE, Duid1, DriveLayoutSignatureOffset);
    layout2 = RINGSIDE_DUID_PART(STORAGE_DEVICE_LAYOUT_SIGNATURE, Duid2, DriveLayoutSignatureOffset);
    if (layout1 != NULL && layout2 != NULL && layout1->Size == layout2->Size && RtlEqualMemory(layout1, layout2, layout1->Size))
        return DuidSubIdMatch;
    return DuidNoMatch;
}
#ifdef __cplusplus
}
#endif
