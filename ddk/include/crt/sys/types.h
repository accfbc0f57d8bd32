// Types of files and times.
#pragma once
#include <stddef.h>
#include <time.h>

typedef unsigned short _ino_t;
typedef unsigned int _dev_t;
typedef long _off_t;
typedef _ino_t ino_t;
typedef _dev_t dev_t;
typedef _off_t off_t;
