// Types of files and times, for drivers, too.
#pragma once
#include <crt/sys/types.h>
