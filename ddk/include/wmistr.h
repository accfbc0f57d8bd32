// Structures in which WMI data travel.
#pragma once
#ifndef _WMISTR_
#define _WMISTR_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
// Rights to a class of WMI data.
#define WMIGUID_QUERY 0x0001
#define WMIGUID_SET 0x0002
#define WMIGUID_NOTIFICATION 0x0004
#define WMIGUID_READ_DESCRIPTION 0x0008
#define WMIGUID_EXECUTE 0x0010
/// How every structure of WMI data begins.
typedef struct _WNODE_HEADER {
    /// Bytes of the whole structure with names and data.
    ULONG BufferSize;
    /// The device that provides the block; WMI sets it.
    ULONG ProviderId;
    union {
        /// WMI's own.
        ULONG64 HistoricalContext;
        struct {
            /// Version of the block.
            ULONG Version;
            /// Bytes to the next WNODE; WMI's own.
            ULONG Linkage;
        };
    };
    union {
        /// WMI's own: events that were lost.
        ULONG CountLost;
        /// WMI's own.
        HANDLE KernelHandle;
        /// When the data were collected, in 100 ns since 1601.
        LARGE_INTEGER TimeStamp;
    };
    /// GUID of the block.
    GUID Guid;
    /// WMI's own.
    ULONG ClientContext;
    /// WNODE_FLAG_ bits: which structure it is and how instances are named.
    ULONG Flags;
} WNODE_HEADER, *PWNODE_HEADER;
/// Where the data of one instance are.
typedef struct {
    /// Bytes from the start to the data; a multiple of 8.
    ULONG OffsetInstanceData;
    /// Bytes of the data.
    ULONG LengthInstanceData;
} OFFSETINSTANCEDATAANDLENGTH, *POFFSETINSTANCEDATAANDLENGTH;
/// Data of all instances of a block.
typedef struct tagWNODE_ALL_DATA {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// Bytes from the start to the first instance's data; a multiple of 8.
    ULONG DataBlockOffset;
    /// How many instances.
    ULONG InstanceCount;
    /// Bytes from the start to an array of offsets to the names, if names are dynamic.
    ULONG OffsetInstanceNameOffsets;
    union {
        /// Bytes of each instance, with WNODE_FLAG_FIXED_INSTANCE_SIZE.
        ULONG FixedInstanceSize;
        /// Place and bytes of each instance, without that flag.
        OFFSETINSTANCEDATAANDLENGTH OffsetInstanceDataAndLength[1];
    };
} WNODE_ALL_DATA, *PWNODE_ALL_DATA;
/// Data of one instance of a block.
typedef struct tagWNODE_SINGLE_INSTANCE {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// Bytes from the start to the instance's name, counted by a USHORT before it, if names are dynamic.
    ULONG OffsetInstanceName;
    /// Number of the instance, from 0, if names are static.
    ULONG InstanceIndex;
    /// Bytes from the start to the data; a multiple of 8.
    ULONG DataBlockOffset;
    /// Bytes of the data.
    ULONG SizeDataBlock;
    /// Names and data.
    UCHAR VariableData[];
} WNODE_SINGLE_INSTANCE, *PWNODE_SINGLE_INSTANCE;
/// One item of one instance of a block.
typedef struct tagWNODE_SINGLE_ITEM {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// Bytes from the start to the instance's name, counted by a USHORT before it, if names are dynamic.
    ULONG OffsetInstanceName;
    /// Number of the instance, from 0, if names are static.
    ULONG InstanceIndex;
    /// Number of the item in the block, from 1.
    ULONG ItemId;
    /// Bytes from the start to the data; a multiple of 8.
    ULONG DataBlockOffset;
    /// Bytes of the data.
    ULONG SizeDataItem;
    /// Names and data.
    UCHAR VariableData[];
} WNODE_SINGLE_ITEM, *PWNODE_SINGLE_ITEM;
/// Arguments of a method, and then its results.
typedef struct tagWNODE_METHOD_ITEM {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// Bytes from the start to the instance's name, counted by a USHORT before it, if names are dynamic.
    ULONG OffsetInstanceName;
    /// Number of the instance, from 0, if names are static.
    ULONG InstanceIndex;
    /// Number of the method in the block.
    ULONG MethodId;
    /// Bytes from the start to the data; a multiple of 8.
    ULONG DataBlockOffset;
    /// Bytes of the arguments or results.
    ULONG SizeDataBlock;
    /// Names and data.
    UCHAR VariableData[];
} WNODE_METHOD_ITEM, *PWNODE_METHOD_ITEM;
/// Says how much room the data would have needed.
typedef struct tagWNODE_TOO_SMALL {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// Bytes that the buffer must have.
    ULONG SizeNeeded;
} WNODE_TOO_SMALL, *PWNODE_TOO_SMALL;
/// The head of an event; what follows is one of the structures above.
typedef struct tagWNODE_EVENT_ITEM {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
} WNODE_EVENT_ITEM, *PWNODE_EVENT_ITEM;
/// An event too large to be sent: WMI asks for the instance it names.
typedef struct tagWNODE_EVENT_REFERENCE {
    /// How every WNODE begins.
    WNODE_HEADER WnodeHeader;
    /// GUID of the block to ask for.
    GUID TargetGuid;
    /// Bytes of that block.
    ULONG TargetDataBlockSize;
    union {
        /// Number of the instance, with WNODE_FLAG_STATIC_INSTANCE_NAMES.
        ULONG TargetInstanceIndex;
        /// Name of the instance, counted by a USHORT before it, without that flag.
        WCHAR TargetInstanceName[1];
    };
} WNODE_EVENT_REFERENCE, *PWNODE_EVENT_REFERENCE;
/// A block that a provider registers, and how its instances are named.
typedef struct {
    /// GUID of the block.
    GUID Guid;
    /// WMIREG_FLAG_ bits.
    ULONG Flags;
    /// How many instances with static names.
    ULONG InstanceCount;
    union {
        /// With WMIREG_FLAG_INSTANCE_LIST: bytes from the start of WMIREGINFOW to the names.
        ULONG InstanceNameList;
        /// With WMIREG_FLAG_INSTANCE_BASENAME: bytes from that start to the name that numbers follow.
        ULONG BaseNameOffset;
        /// With WMIREG_FLAG_INSTANCE_PDO: the physical device after which the instances are named.
        ULONG_PTR Pdo;
        /// Any of them as one number.
        ULONG_PTR InstanceInfo;
    };
} WMIREGGUIDW, *PWMIREGGUIDW;
typedef WMIREGGUIDW WMIREGGUID, *PWMIREGGUID;
/// What a provider answers to IRP_MN_REGINFO and IRP_MN_REGINFO_EX.
typedef struct tagWMIREGINFOW {
    /// Bytes of this structure with all names.
    ULONG BufferSize;
    /// Bytes to the next such structure; 0 if it is the last.
    ULONG NextWmiRegInfo;
    /// Bytes to the driver's key in the registry, counted by a USHORT before it.
    ULONG RegistryPath;
    /// Bytes to the name of the resource with the MOF data, counted by a USHORT before it.
    ULONG MofResourceName;
    /// Entries of WmiRegGuid.
    ULONG GuidCount;
    /// The blocks.
    WMIREGGUIDW WmiRegGuid[];
} WMIREGINFOW, *PWMIREGINFOW;
typedef WMIREGINFOW WMIREGINFO, *PWMIREGINFO;
typedef enum {
    WMIREGISTER = 0,
    WMIUPDATE = 1,
} WMIACTIONCODE, *PWMIACTIONCODE;
/// Block of a provider that holds the compiled text of its classes, where no resource does.
#define BINARY_MOF_GUID { 0x05901221, 0xd566, 0x11d1, { 0xb2, 0xf0, 0x00, 0xa0, 0xc9, 0x06, 0x29, 0x10 } }

#define WNODE_FLAG_ALL_DATA 0x00000001
#define WNODE_FLAG_SINGLE_INSTANCE 0x00000002
#define WNODE_FLAG_SINGLE_ITEM 0x00000004
#define WNODE_FLAG_EVENT_ITEM 0x00000008
#define WNODE_FLAG_FIXED_INSTANCE_SIZE 0x00000010
#define WNODE_FLAG_TOO_SMALL 0x00000020
#define WNODE_FLAG_INSTANCES_SAME 0x00000040
#define WNODE_FLAG_STATIC_INSTANCE_NAMES 0x00000080
#define WNODE_FLAG_INTERNAL 0x00000100
#define WNODE_FLAG_USE_TIMESTAMP 0x00000200
#define WNODE_FLAG_PERSIST_EVENT 0x00000400
#define WNODE_FLAG_EVENT_REFERENCE 0x00002000
#define WNODE_FLAG_ANSI_INSTANCENAMES 0x00004000
#define WNODE_FLAG_METHOD_ITEM 0x00008000
#define WNODE_FLAG_PDO_INSTANCE_NAMES 0x00010000
#define WNODE_FLAG_TRACED_GUID 0x00020000
#define WNODE_FLAG_LOG_WNODE 0x00040000
#define WNODE_FLAG_USE_GUID_PTR 0x00080000
#define WNODE_FLAG_USE_MOF_PTR 0x00100000
#define WNODE_FLAG_NO_HEADER 0x00200000
#define WNODE_FLAG_SEND_DATA_BLOCK 0x00400000
#define WNODE_FLAG_SEVERITY_MASK 0xff000000
#define WMIREG_FLAG_EXPENSIVE 0x00000001
#define WMIREG_FLAG_INSTANCE_LIST 0x00000004
#define WMIREG_FLAG_INSTANCE_BASENAME 0x00000008
#define WMIREG_FLAG_INSTANCE_PDO 0x00000020
#define WMIREG_FLAG_EVENT_ONLY_GUID 0x00000040
#define WMIREG_FLAG_TRACE_CONTROL_GUID 0x00001000
#define WMIREG_FLAG_REMOVE_GUID 0x00010000
#define WMIREG_FLAG_TRACED_GUID 0x00080000
#define WNODE_FLAG_VERSIONED_PROPERTIES 0x00800000
#define WMIREG_FLAG_RESERVED1 0x00020000
#define WMIREG_FLAG_RESERVED2 0x00040000
#define WMI_GUIDTYPE_TRACECONTROL 0
#define WMI_GUIDTYPE_TRACE 1
#define WMI_GUIDTYPE_DATA 2
#define WMI_GUIDTYPE_EVENT 3
#define WMI_GLOBAL_LOGGER_ID 0x0001
/// What a handle to a block of data or to a trace session allows.
#define TRACELOG_CREATE_REALTIME 0x0020
#define TRACELOG_CREATE_ONDISK 0x0040
#define TRACELOG_GUID_ENABLE 0x0080
#define TRACELOG_ACCESS_KERNEL_LOGGER 0x0100
#define TRACELOG_CREATE_INPROC 0x0200
#define TRACELOG_LOG_EVENT 0x0200
#define TRACELOG_ACCESS_REALTIME 0x0400
#define TRACELOG_REGISTER_GUIDS 0x0800
#define TRACELOG_JOIN_GROUP 0x1000
#define WMIGUID_ALL_ACCESS_WIN2K \
    (STANDARD_RIGHTS_READ | WMIGUID_QUERY | WMIGUID_SET | WMIGUID_NOTIFICATION | WMIGUID_READ_DESCRIPTION | WMIGUID_EXECUTE | \
     TRACELOG_CREATE_REALTIME | TRACELOG_CREATE_ONDISK | TRACELOG_GUID_ENABLE | TRACELOG_ACCESS_KERNEL_LOGGER | \
     TRACELOG_CREATE_INPROC | TRACELOG_ACCESS_REALTIME)
#define WMIGUID_ALL_ACCESS_WINXP (WMIGUID_ALL_ACCESS_WIN2K | SYNCHRONIZE | TRACELOG_REGISTER_GUIDS)
#define WMIGUID_ALL_ACCESS_RS1 (WMIGUID_ALL_ACCESS_WINXP | TRACELOG_JOIN_GROUP)
#define WMIGUID_ALL_ACCESS WMIGUID_ALL_ACCESS_RS1
#endif
