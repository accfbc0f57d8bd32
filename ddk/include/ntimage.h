// The format of images (Portable Executable), for drivers that read those of others.
#pragma once
#ifndef _NTIMAGE_
#define _NTIMAGE_
#include <ntdef.h>
#include <ntimage/headers.h>
#include <ntimage/tables.h>
#endif
