// The kernel-mode driver framework, version 1.33. One part an object, in wdf/. Its functions are declared as plain functions;
// a real driver calls them through a table that the loader fills.
#pragma once
#ifndef _WDF_H_
#define _WDF_H_
#include <wdm.h>
#include <wdmsec.h>
#ifndef WDF_EXTERN_C
#ifdef __cplusplus
#define WDF_EXTERN_C extern "C"
#define WDF_EXTERN_C_START extern "C" {
#define WDF_EXTERN_C_END }
#else
#define WDF_EXTERN_C extern
#define WDF_EXTERN_C_START
#define WDF_EXTERN_C_END
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
#include <wdf/wdftypes.h>
#include <wdf/wdfstatus.h>
#include <wdf/wdfcore.h>
#include <wdf/wdfverifier.h>
#include <wdf/wdfobject.h>
#include <wdf/wdfsync.h>
#include <wdf/wdfdriver.h>
#include <wdf/wdfqueryinterface.h>
#include <wdf/wdfmemory.h>
#include <wdf/wdfchildlist.h>
#include <wdf/wdffileobject.h>
#include <wdf/wdfdevice.h>
#include <wdf/wdfcollection.h>
#include <wdf/wdfdpc.h>
#include <wdf/wdftimer.h>
#include <wdf/wdfworkitem.h>
#include <wdf/wdfinterrupt.h>
#include <wdf/wdfresource.h>
#include <wdf/wdfrequest.h>
#include <wdf/wdfiotarget.h>
#include <wdf/wdfio.h>
#include <wdf/wdffdo.h>
#include <wdf/wdfpdo.h>
#include <wdf/wdfcontrol.h>
#include <wdf/wdfwmi.h>
#include <wdf/wdfstring.h>
#include <wdf/wdfregistry.h>
#include <wdf/wdfdmaenabler.h>
#include <wdf/wdfdmatransaction.h>
#include <wdf/wdfcommonbuffer.h>
#include <wdf/wdfbugcodes.h>
#include <wdf/wdfroletypes.h>
#include <wdf/wdfhwaccess.h>
#include <wdf/wdfcompaniontarget.h>
#ifdef __cplusplus
}
#endif
#endif
