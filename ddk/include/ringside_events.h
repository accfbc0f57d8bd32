/*
 * What the message compiler's header of an instrumentation manifest has beside the manifest's own names: the state of a provider, and
 * the kernel's routines under the names that such headers use. Events themselves are rows of the trace (ringside_trace.h).
 */
#ifndef _RINGSIDE_EVENTS_
#define _RINGSIDE_EVENTS_
#include <ringside_trace.h>

#ifndef _WINDOWS_
#ifndef _NTDDK_
#include <wdm.h>
#endif
#ifndef MCGEN_USE_KERNEL_MODE_APIS
#define MCGEN_USE_KERNEL_MODE_APIS 1
#endif
/// The state of a provider: how it is registered, and which of its events a session has asked for.
typedef struct _MCGEN_TRACE_CONTEXT {
    /// What EtwRegister gave; zero while the provider is not registered.
    TRACEHANDLE RegistrationHandle;
    /// Address of the provider's traits, or zero.
    TRACEHANDLE Logger;
    /// An event is asked for if it has one of these keywords.
    ULONGLONG MatchAnyKeyword;
    /// An event is asked for only if it has all of these keywords.
    ULONGLONG MatchAllKeyword;
    /// Not used.
    ULONG Flags;
    /// Nonzero while a session has enabled the provider.
    ULONG IsEnabled;
    /// The highest level asked for.
    UCHAR Level;
    /// Not used.
    UCHAR Reserve;
    /// Number of bits in EnableBitMask.
    USHORT EnableBitsCount;
    /// A bit for each kind of event: is it asked for?
    PULONG EnableBitMask;
    /// Keywords of the kinds of events.
    const ULONGLONG *EnableKeyWords;
    /// Levels of the kinds of events.
    const UCHAR *EnableLevel;
} MCGEN_TRACE_CONTEXT, *PMCGEN_TRACE_CONTEXT;

#ifndef MCGEN_EVENTREGISTER
#define MCGEN_EVENTREGISTER EtwRegister
#define MCGEN_EVENTUNREGISTER EtwUnregister
#define MCGEN_EVENTSETINFORMATION EtwSetInformation
#define MCGEN_EVENTWRITE EtwWrite
#define MCGEN_EVENTWRITETRANSFER EtwWriteTransfer
#endif
#endif

#define MCGEN_ENABLE_CHECK(Context, Descriptor) TRUE
#define MCGEN_EVENT_ENABLED(EventName) EventEnabled##EventName()
#define MCGEN_EVENT_ENABLED_FORCONTEXT(Context, EventName) TRUE

#endif
