// Levels of event tracing, and the head of an event that a driver sends to a logger through WMI.
#pragma once
#ifndef _EVNTRACE_
#define _EVNTRACE_
#include <ntdef.h>
#include <guiddef.h>
#define EVENT_TRACE_TYPE_INFO 0x00
#define EVENT_TRACE_TYPE_START 0x01
#define EVENT_TRACE_TYPE_END 0x02
#define EVENT_TRACE_TYPE_STOP 0x02
#define EVENT_TRACE_TYPE_DC_START 0x03
#define EVENT_TRACE_TYPE_DC_END 0x04
#define EVENT_TRACE_TYPE_EXTENSION 0x05
#define EVENT_TRACE_TYPE_REPLY 0x06
#define EVENT_TRACE_TYPE_DEQUEUE 0x07
#define EVENT_TRACE_TYPE_RESUME 0x07
#define EVENT_TRACE_TYPE_CHECKPOINT 0x08
#define EVENT_TRACE_TYPE_SUSPEND 0x08
#define EVENT_TRACE_TYPE_WINEVT_SEND 0x09
#define EVENT_TRACE_TYPE_WINEVT_RECEIVE 0xF0
#define TRACE_LEVEL_NONE 0
#define TRACE_LEVEL_CRITICAL 1
#define TRACE_LEVEL_FATAL 1
#define TRACE_LEVEL_ERROR 2
#define TRACE_LEVEL_WARNING 3
#define TRACE_LEVEL_INFORMATION 4
#define TRACE_LEVEL_VERBOSE 5
#define TRACE_LEVEL_RESERVED6 6
#define TRACE_LEVEL_RESERVED7 7
#define TRACE_LEVEL_RESERVED8 8
#define TRACE_LEVEL_RESERVED9 9
/// The head of a trace event; it lies as a WNODE_HEADER does, as which it is given to IoWMIWriteEvent.
typedef struct _EVENT_TRACE_HEADER {
    /// Bytes of the event with its head.
    USHORT Size;
    union {
        /// Reserved.
        USHORT FieldTypeFlags;
        struct {
            /// Reserved.
            UCHAR HeaderType;
            /// Reserved.
            UCHAR MarkerFlags;
        };
    };
    union {
        /// Type, level and version in one.
        ULONG Version;
        struct {
            /// One of EVENT_TRACE_TYPE_INFO and its kin, or the driver's own.
            UCHAR Type;
            /// One of TRACE_LEVEL_ERROR and its kin.
            UCHAR Level;
            /// Version of the event's data.
            USHORT Version;
        } Class;
    };
    /// Thread that sent it; where a WNODE_HEADER has the handle of the logger.
    ULONG ThreadId;
    /// Process that sent it.
    ULONG ProcessId;
    /// When it was logged, or was sent if WNODE_FLAG_USE_TIMESTAMP is set.
    LARGE_INTEGER TimeStamp;
    union {
        /// Class of the event.
        GUID Guid;
        /// Where the class stands, with WNODE_FLAG_USE_GUID_PTR.
        ULONGLONG GuidPtr;
    };
    union {
        struct {
            /// Time spent in the kernel, in ticks.
            ULONG KernelTime;
            /// Time spent in user mode, in ticks.
            ULONG UserTime;
        };
        /// Both in one.
        ULONG64 ProcessorTime;
        struct {
            /// Reserved.
            ULONG ClientContext;
            /// WNODE_FLAG_TRACED_GUID and its kin.
            ULONG Flags;
        };
    };
} EVENT_TRACE_HEADER, *PEVENT_TRACE_HEADER;
#endif
