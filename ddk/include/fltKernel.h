// fltKernel.h: the filter manager, for minifilters. Declared for the checks; the emulated kernel has no filter manager yet.
#pragma once
#ifndef __FLTKERNEL__
#define __FLTKERNEL__
#endif

#include <ntifs.h>
#include <fltUserStructures.h>

#ifdef __cplusplus
extern "C" {
#endif

#include <fltkernel/types.h>
#include <fltkernel/parameters.h>
#include <fltkernel/callbacks.h>
#include <fltkernel/registration.h>
#include <fltkernel/contexts.h>
#include <fltkernel/names.h>
#include <fltkernel/files.h>
#include <fltkernel/requests.h>
#include <fltkernel/objects.h>
#include <fltkernel/locks.h>
#include <fltkernel/other.h>
#ifdef __cplusplus
}
#endif
