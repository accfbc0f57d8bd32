// storport.h: miniports of storage adapters under Storport. Declared for the checks; the emulated kernel has no Storport yet.
#pragma once
#ifndef _NTSTORPORT_
#define _NTSTORPORT_
#endif
// What srb.h declares for the SCSI port driver's miniports has Storport's form here.
#ifndef _NTSRB_
#define _NTSRB_
#endif

#include <wdm.h>
#include <srb/extended.h>
#include <scsi.h>
#include <ntddstor.h>

#ifdef __cplusplus
extern "C" {
#endif
#include <storport/types.h>
#include <storport/structures.h>
#include <storport/power.h>
#include <storport/features.h>
#include <storport/performance.h>
#include <storport/protection.h>
#include <storport/notifications.h>
#include <storport/virtual.h>
#include <storport/dump.h>
#include <storport/events.h>
#include <storport/functions.h>
#ifdef __cplusplus
}
#endif
