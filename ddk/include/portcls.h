// portcls.h: the port class driver of audio: adapter drivers are miniports, objects in C++, of its ports.
// Declared for the checks; the emulated kernel does not stream.
#pragma once
#ifndef _PORTCLS_H_
#define _PORTCLS_H_
#endif

#include <stdlib.h>
#include <ksmedia.h>
#include <drmk.h>

#define PORTCLASSAPI EXTERN_C

#include <portcls/types.h>
#include <portcls/resources.h>
#include <portcls/ports.h>
#include <portcls/waves.h>
#include <portcls/engine.h>
#include <portcls/power.h>
#include <portcls/other.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <portcls/functions.h>
#ifdef __cplusplus
}
#endif
