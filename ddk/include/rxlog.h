// The log of RDBSS, which only its own checked build keeps.
#pragma once

#define RxLog(Arguments) ((VOID)0)
