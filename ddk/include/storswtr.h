// storswtr.h: software tracing of storage drivers.
#pragma once

#include <stdarg.h>

#undef TRACE_LEVEL_FATAL
#define TRACE_LEVEL_FATAL 1
#undef TRACE_LEVEL_ERROR
#define TRACE_LEVEL_ERROR 2
#undef TRACE_LEVEL_WARNING
#define TRACE_LEVEL_WARNING 3
#undef TRACE_LEVEL_INFORMATION
#define TRACE_LEVEL_INFORMATION 4
#undef TRACE_LEVEL_VERBOSE
#define TRACE_LEVEL_VERBOSE 5
#ifndef DEBUG_USE_KDPRINT
/// The flags that messages of storage drivers are switched on by.
#define WPP_NORMAL_FLAGS \
    WPP_DEFINE_BIT(TRACE_FLAG_GENERAL) \
    WPP_DEFINE_BIT(TRACE_FLAG_PNP) \
    WPP_DEFINE_BIT(TRACE_FLAG_POWER) \
    WPP_DEFINE_BIT(TRACE_FLAG_RW) \
    WPP_DEFINE_BIT(TRACE_FLAG_IOCTL) \
    WPP_DEFINE_BIT(TRACE_FLAG_QUEUE) \
    WPP_DEFINE_BIT(TRACE_FLAG_WMI) \
    WPP_DEFINE_BIT(TRACE_FLAG_TIMER) \
    WPP_DEFINE_BIT(TRACE_FLAG_INIT) \
    WPP_DEFINE_BIT(TRACE_FLAG_LOCK) \
    WPP_DEFINE_BIT(TRACE_FLAG_DEBUG1) \
    WPP_DEFINE_BIT(TRACE_FLAG_DEBUG2) \
    WPP_DEFINE_BIT(TRACE_FLAG_MCN) \
    WPP_DEFINE_BIT(TRACE_FLAG_ISR) \
    WPP_DEFINE_BIT(TRACE_FLAG_ENUM) \
    WPP_DEFINE_BIT(TRACE_FLAG_LOGOTEST) \
    WPP_DEFINE_BIT(TRACE_FLAG_DUMP) \
    WPP_DEFINE_BIT(TRACE_FLAG_SCSI)
#define WPP_CONTROL_GUIDS_NORMAL_FLAGS(Guid) WPP_DEFINE_CONTROL_GUID(wppCtlGuid, Guid, WPP_NORMAL_FLAGS)
#undef WPP_LEVEL_FLAGS_ENABLED
#undef WPP_LEVEL_FLAGS_LOGGER
#define WPP_LEVEL_FLAGS_ENABLED(Level_, Flags) (WPP_LEVEL_ENABLED(Flags) && WPP_CONTROL(WPP_BIT_##Flags).Level >= Level_)
#define WPP_LEVEL_FLAGS_LOGGER(Level_, Flags) WPP_LEVEL_LOGGER(Flags)
#define DEBUG_USE_WPP
#else
// Messages go to the debugger instead.
#undef DEBUG_USE_WPP
#undef WPP_INIT_TRACING
#undef WPP_CLEANUP
#define WPP_INIT_TRACING(Driver, Path)
#define WPP_CLEANUP(Driver)
/// What a message is about.
typedef enum _DEBUG_FLAGS {
    TRACE_FLAG_GENERAL = 0, TRACE_FLAG_PNP, TRACE_FLAG_POWER, TRACE_FLAG_RW, TRACE_FLAG_IOCTL, TRACE_FLAG_QUEUE,
    TRACE_FLAG_WMI, TRACE_FLAG_TIMER, TRACE_FLAG_INIT, TRACE_FLAG_LOCK, TRACE_FLAG_DEBUG1, TRACE_FLAG_DEBUG2,
    TRACE_FLAG_MCN, TRACE_FLAG_ISR, TRACE_FLAG_ENUM, TRACE_FLAG_LOGOTEST, TRACE_FLAG_DUMP, TRACE_FLAG_SCSI
} DEBUG_FLAGS, *PDEBUG_FLAGS;
#if DBG
#define TracePrint(Arguments) StorDebugPrint Arguments
#if DEBUG_MAIN_SOURCE
/// Prints a message of the component that DEBUG_COMP_ID names.
void StorDebugPrint(int DebugPrintLevel, DEBUG_FLAGS DebugPrintFlags, PCCHAR DebugMessage, ...) {
    va_list list;
    (void)DebugPrintFlags;
    va_start(list, DebugMessage);
    vDbgPrintEx(DEBUG_COMP_ID, DebugPrintLevel, DebugMessage, list);
    va_end(list);
}
#else
void StorDebugPrint(int DebugPrintLevel, DEBUG_FLAGS DebugPrintFlags, PCCHAR DebugMessage, ...);
#endif
#else
#define TracePrint(Arguments)
#endif
#endif
