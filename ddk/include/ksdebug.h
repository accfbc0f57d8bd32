// ksdebug.h: how samples of streaming drivers print. In builds that are not for debugging the macros are nothing.
#pragma once

#define QUOTE(x) #x
#define QQUOTE(y) QUOTE(y)
#define REMIND(str) __FILE__ "(" QQUOTE(__LINE__) ") : " str

#include <evntrace.h>

#define DEBUGLVL_BLAB TRACE_LEVEL_VERBOSE
#define DEBUGLVL_VERBOSE TRACE_LEVEL_VERBOSE
#define DEBUGLVL_TERSE TRACE_LEVEL_INFORMATION
#define DEBUGLVL_ERROR TRACE_LEVEL_ERROR
#define DEBUGLVL_WARNING TRACE_LEVEL_WARNING
#define DEBUGLVL_INFO TRACE_LEVEL_INFORMATION
#if DBG && !defined(NO_TRACING) && defined(STR_MODULENAME)
#ifndef DEBUG_LEVEL
#define DEBUG_LEVEL DEBUGLVL_TERSE
#endif
#define _DbgPrintF(lvl, strings) \
    { \
        if ((lvl) <= (DEBUG_LEVEL)) { \
            DbgPrint(STR_MODULENAME); \
            DbgPrint strings; \
            DbgPrint("\n"); \
        } \
    }
#else
#define _DbgPrintF(lvl, strings)
#endif
#define _DbgPrintFEx(component, lvl, strings) _DbgPrintF(lvl, strings)
