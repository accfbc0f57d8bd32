// rx.h: what a network mini-redirector asks of RDBSS, the subsystem that all redirectors share. Declared for the checks; nothing
// emulates it yet.
#pragma once

#ifndef RDBSS_TRACKER
#define RDBSS_TRACKER 1
#endif
#include <ntifs.h>
#include <rxtypes.h>
#include <nodetype.h>
#include <ntrxdef.h>
#include <fcbtable.h>
#include <mrxfcb.h>
#include <rxworkq.h>
#include <rxprocs.h>
#ifndef MINIRDR__NAME
#include <buffring.h>
#endif
