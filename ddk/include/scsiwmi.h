// scsiwmi.h: WMI for miniports of storage adapters.
#pragma once

#include <srb.h>
#include <wmistr.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __cplusplus
}
#endif
