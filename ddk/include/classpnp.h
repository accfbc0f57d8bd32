// classpnp.h: class drivers of disks, tapes, CD-ROM drives and the like, which share a library.
#pragma once

/// A routine of a storage library is exported by it and imported by others; both are linked together here.
#define SCSIPORT_API

#include <ntdddisk.h>
#include <ntddcdrm.h>
#include <ntddtape.h>
#include <ntddscsi.h>
#include <ntddstor.h>
#include <stdio.h>
#include <scsi.h>
#include <srbhelper.h>
#define _CLASS_

#define SET_FLAG(Flags, Bit) ((Flags) |= (Bit))
#define CLEAR_FLAG(Flags, Bit) ((Flags) &= ~(Bit))
#define TEST_FLAG(Flags, Bit) (((Flags) & (Bit)) != 0)
#define IS_CLEANUP_REQUEST(Major) ((Major) == IRP_MJ_CLOSE || (Major) == IRP_MJ_CLEANUP || (Major) == IRP_MJ_SHUTDOWN)
#define DO_MCD(Extension) \
    ((Extension)->MediaChangeDetectionInfo != NULL && (Extension)->MediaChangeDetectionInfo->MediaChangeDetectionDisableCount == 0)
#define IS_SCSIOP_READ(Code) \
    ((Code) == SCSIOP_READ6 || (Code) == SCSIOP_READ || (Code) == SCSIOP_READ12 || (Code) == SCSIOP_READ16)
#define IS_SCSIOP_WRITE(Code) \
    ((Code) == SCSIOP_WRITE6 || (Code) == SCSIOP_WRITE || (Code) == SCSIOP_WRITE12 || (Code) == SCSIOP_WRITE16)
#define IS_SCSIOP_READWRITE(Code) (IS_SCSIOP_READ(Code) || IS_SCSIOP_WRITE(Code))
/// Writes go through the device's cache if it has one, unless it is backed by a battery or cannot do so.
#define ADJUST_FUA_FLAG(Extension) \
    ((Extension)->CdbForceUnitAccess = \
         (UCHAR)(((Extension)->DeviceFlags & (DEV_WRITE_CACHE | DEV_POWER_PROTECTED)) == DEV_WRITE_CACHE && \
                 !TEST_FLAG((Extension)->ScanForSpecialFlags, CLASS_SPECIAL_FUA_NOT_SUPPORTED)))
#define FREE_POOL(Pointer) \
    if ((Pointer) != NULL) { \
        ExFreePool(Pointer); \
        (Pointer) = NULL; \
    }
/// What ClassInitializeEx is given.
#define GUID_CLASSPNP_QUERY_REGINFOEX { 0x00e34b11, 0x2444, 0x4745, { 0xa5, 0x3d, 0x62, 0x01, 0x00, 0xcd, 0x82, 0xf7 } }
#define GUID_CLASSPNP_SENSEINFO2 { 0x509a8c5f, 0x71d7, 0x48f6, { 0x82, 0x1e, 0x17, 0x3c, 0x49, 0xbf, 0x2f, 0x18 } }
#define GUID_CLASSPNP_WORKING_SET { 0x105701b0, 0x9e9b, 0x47cb, { 0x97, 0x80, 0x81, 0x19, 0x8a, 0xf7, 0xb5, 0x24 } }
#define GUID_CLASSPNP_SRB_SUPPORT { 0x0a483941, 0xbdfd, 0x4f7b, { 0xbe, 0x95, 0xce, 0xe2, 0xa2, 0x16, 0x09, 0x0c } }
#if DBG
#define DebugPrint(Arguments) ClassDebugPrint Arguments
#else
#define DebugPrint(Arguments)
#endif
#ifndef max
#define max(A, B) (((A) > (B)) ? (A) : (B))
#endif
#ifndef min
#define min(A, B) (((A) < (B)) ? (A) : (B))
#endif
#define TRY
#define LEAVE goto __tryLabel;
#define FINALLY __tryLabel:
#include <classpnp/types.h>
#include <classpnp/extensions.h>
#include <classpnp/functions.h>
