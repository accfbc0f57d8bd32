// ks.h: kernel streaming: audio and video between filters that drivers are, and AVStream, the class driver of most of them.
// Declared for the checks; the emulated kernel does not stream.
#pragma once
#ifndef _KS_
#define _KS_
#endif

#include <wdm.h>
#include <windef.h>
#include <punknown.h>
#include <ks/unknown.h>

#ifndef SIZEOF_ARRAY
#define SIZEOF_ARRAY(ar) (sizeof(ar) / sizeof((ar)[0]))
#endif

#include <ks/guids.h>
#include <ks/sets.h>
#include <ks/formats.h>
#include <ks/pins.h>
#include <ks/allocators.h>
#include <ks/streams.h>
#include <ks/tables.h>
#include <ks/objects.h>
#include <ks/avstream.h>
#include <ks/interfaces.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <ks/functions.h>
#include <ks/functions_avstream.h>
#ifdef __cplusplus
}
#endif
