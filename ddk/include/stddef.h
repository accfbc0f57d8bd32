// Sizes, differences and offsets, as the Microsoft C library has them.
#pragma once
#ifndef _STDDEF_H_RINGSIDE
#define _STDDEF_H_RINGSIDE

#include <crtdefs.h>

/// A type that no object needs a stricter alignment than.
typedef double max_align_t;

/// Offset in bytes of a member from the start of its structure.
#ifndef offsetof
#define offsetof(type, member) ((size_t)&(((type *)0)->member))
#endif

#endif
