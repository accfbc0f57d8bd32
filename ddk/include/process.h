// process.h: drivers make no processes and threads by the C library; it is here for those that include it.
#pragma once
