/*
 * Software tracing (WPP) as Ringside understands it. A build makes a header (.tmh) for each traced source; where that header is
 * not there, the trace functions of the source become macros over the routine below. Each message is a row of the trace.
 */
#ifndef _RINGSIDE_TRACE_
#define _RINGSIDE_TRACE_

#ifdef __cplusplus
extern "C" {
#endif

/// A message of software tracing. Format is WPP's: printf's conversions, and names such as %!STATUS! and %!FUNC!.
/// May be called at any level; touches nothing that its arguments point to.
/// Types: what the driver declares with CUSTOM_TYPE, as "Name:ItemListLong(a,b);Other:ItemEnum(tag)".
/// CharacterSize: bytes of a character of Format, as RINGSIDE_TEXT gives them.
void RingsideTraceMessage(
    const char *Function, const char *Name, const char *Flags, const char *Types, unsigned CharacterSize, const void *Format, ...);

#ifdef __cplusplus
}
#endif

/* A format, narrow or wide, with the size of its characters. */
#define RINGSIDE_TEXT(Text) (unsigned)sizeof(*(Text)), (Text)

/// Which services of the system traces go to, and how they are found: tracing as of Windows 2000 starts with the device, not the driver.
#ifndef WppLoadTracingSupport
typedef enum _WPP_TRACE_API_SUITE {
    WppTraceDisabledSuite, WppTraceWin2K, WppTraceWinXP, WppTraceTraceLH, WppTraceServer08, WppTraceMaxSuite
} WPP_TRACE_API_SUITE;
#define WPPTraceSuite WppTraceServer08
#define WppLoadTracingSupport() ((void)0)
#endif
#ifndef WPP_INIT_TRACING
/* In the kernel the driver object and the registry path, in user mode a name: whatever they are, nothing is to be done. */
#define WPP_INIT_TRACING(...) ((void)0)
#endif
#ifndef WPP_CLEANUP
#define WPP_CLEANUP(...) ((void)0)
#endif
#ifndef WPP_SYSTEMCONTROL
#define WPP_SYSTEMCONTROL(...) ((void)0)
#define WPP_SYSTEMCONTROL2(...) ((void)0)
#endif
#ifndef WPP_RECORDER_INIT_LOGGER
#define WPP_RECORDER_INIT_LOGGER(...) ((void)0)
#endif
#ifndef WPP_LEVEL_ENABLED
#define WPP_LEVEL_ENABLED(Flags) 1
#endif
#ifndef WPP_LEVEL_FLAGS_ENABLED
#define WPP_LEVEL_FLAGS_ENABLED(Level, Flags) 1
#endif
#ifndef WPP_FLAG_ENABLED
#define WPP_FLAG_ENABLED(Flags) 1
#endif

#endif

/* The bits that a source's WPP_CONTROL_GUIDS names: what a driver does around its messages may compare them. */
#if defined(WPP_CONTROL_GUIDS) && !defined(RINGSIDE_TRACE_BITS)
#define RINGSIDE_TRACE_BITS
#define WPP_DEFINE_BIT(Name) WPP_BIT_##Name,
#define WPP_DEFINE_CONTROL_GUID(Name, Guid, Bits) Bits
enum { WPP_CONTROL_GUIDS RINGSIDE_BIT_LAST };
#ifndef WPP_RECORDER_LEVEL_FILTER
/* Whether the recorder also keeps a bit's most talkative messages: drivers set it. */
EXTERN_C DECLSPEC_SELECTANY BOOLEAN RingsideRecordedBits[RINGSIDE_BIT_LAST] = {0};
#define WPP_RECORDER_LEVEL_FILTER(Flag) RingsideRecordedBits[WPP_BIT_##Flag]
#endif
#endif
