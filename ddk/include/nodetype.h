// What each structure of RDBSS says of itself in its first two bytes.
#pragma once

#include <rxtypes.h>

typedef USHORT NODE_TYPE_CODE, *PNODE_TYPE_CODE;
typedef CSHORT NODE_BYTE_SIZE;
#ifndef NodeType
#define NodeType(P) (*((PNODE_TYPE_CODE)(P)))
#endif

/// How a structure begins that nobody counts the references of.
typedef struct _NODE_TYPE_CODE_AND_SIZE_NO_REFCOUNT {
    /// One of RDBSS_NTC_*.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
} NODE_TYPE_CODE_AND_SIZE_NO_REFCOUNT;
/// How a structure begins whose references are counted.
typedef struct RX_EXTENDS(_NODE_TYPE_CODE_AND_SIZE, NODE_TYPE_CODE_AND_SIZE_NO_REFCOUNT)
    /// How many refer to it.
    volatile ULONG NodeReferenceCount;
} NODE_TYPE_CODE_AND_SIZE, *PNODE_TYPE_AND_SIZE;
#define ZeroAndInitializeNodeType(P, Code, Bytes) \
    { \
        RtlZeroMemory((P), (Bytes)); \
        ((PNODE_TYPE_AND_SIZE)(P))->NodeTypeCode = (Code); \
        ((PNODE_TYPE_AND_SIZE)(P))->NodeByteSize = (CSHORT)(Bytes); \
    }

/// What a file is to RDBSS.
typedef enum _RX_FILE_TYPE {
    FileTypeNotYetKnown = 0,
    FileTypeDirectory = 2,
    FileTypeFile = 3
} RX_FILE_TYPE;

#define RDBSS_STORAGE_NTC(Type) (0xec00 + (Type))
#define RDBSS_NTC_STORAGE_TYPE_UNKNOWN ((NODE_TYPE_CODE)0xec00)
#define RDBSS_NTC_STORAGE_TYPE_DIRECTORY ((NODE_TYPE_CODE)0xec02)
#define RDBSS_NTC_STORAGE_TYPE_FILE ((NODE_TYPE_CODE)0xec03)
#define RDBSS_NTC_SPOOLFILE ((NODE_TYPE_CODE)0xecfc)
#define RDBSS_NTC_MAILSLOT ((NODE_TYPE_CODE)0xecfd)
#define RDBSS_NTC_IPC_SHARE ((NODE_TYPE_CODE)0xecfe)
#define RDBSS_NTC_OPENTARGETDIR_FCB ((NODE_TYPE_CODE)0xecff)
#define RDBSS_NTC_FCB RDBSS_NTC_STORAGE_TYPE_FILE
#define RDBSS_NTC_DATA_HEADER ((NODE_TYPE_CODE)0xeb00)
#define RDBSS_NTC_VCB ((NODE_TYPE_CODE)0xeb01)
#define RDBSS_NTC_FOBX ((NODE_TYPE_CODE)0xeb07)
#define RDBSS_NTC_RX_CONTEXT ((NODE_TYPE_CODE)0xeb08)
#define RDBSS_NTC_FCB_TABLE ((NODE_TYPE_CODE)0xeb09)
#define RDBSS_NTC_FCB_TABLE_ENTRY ((NODE_TYPE_CODE)0xeb0a)
#define RDBSS_NTC_PREFIX_TABLE ((NODE_TYPE_CODE)0xeb0d)
#define RDBSS_NTC_PREFIX_ENTRY ((NODE_TYPE_CODE)0xeb0e)
#define RDBSS_NTC_SRVCALL ((NODE_TYPE_CODE)0xeb10)
#define RDBSS_NTC_NETROOT ((NODE_TYPE_CODE)0xeb11)
#define RDBSS_NTC_V_NETROOT ((NODE_TYPE_CODE)0xeb12)
#define RDBSS_NTC_SRVOPEN ((NODE_TYPE_CODE)0xeb1c)
#define RDBSS_NTC_INTERNAL_SRVOPEN ((NODE_TYPE_CODE)0xeb1d)
#define RDBSS_NTC_VOLUME_FCB ((NODE_TYPE_CODE)0xeb1f)
#define RDBSS_NTC_DEVICE_FCB ((NODE_TYPE_CODE)0xeb9a)
#define RDBSS_NTC_NONPAGED_FCB ((NODE_TYPE_CODE)0xebfd)
#define RDBSS_NTC_MINIRDR_DISPATCH ((NODE_TYPE_CODE)0xebff)
#define NodeTypeIsFcb(P) ((NodeType(P) & 0xff00) == RDBSS_NTC_STORAGE_TYPE_UNKNOWN || (NodeType(P) & 0xfff0) == 0xeb90)
#define RX_SCAVENGER_MASK 0x1000
