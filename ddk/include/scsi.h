// SCSI commands, their data, mode pages and sense codes.
#pragma once
#ifndef _NTSCSI_
#define _NTSCSI_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
// Miniports of the SCSI port driver name these two headers only.
#if defined(_MINIPORT_) && !defined(_NTSCSI_USER_MODE_)
#include <srb.h>
#endif
#include <srb/requests.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <scsi/byte_order.h>
#include <scsi/event_codes.h>
#include <scsi/optical_codes.h>
#include <scsi/mode_codes.h>
#include <scsi/operations.h>
#include <scsi/messages.h>
#include <scsi/inquiry_codes.h>
#include <scsi/sense_codes.h>
#include <scsi/control_codes.h>
#include <scsi/cdb.h>
#include <scsi/events.h>
#include <scsi/optical.h>
#include <scsi/inquiry.h>
#include <scsi/reservations.h>
#include <scsi/capacity.h>
#include <scsi/mode_pages.h>
#include <scsi/units.h>
#include <srb/extended.h>
#include <scsi/sense.h>
#include <scsi/vital_product_data.h>
#include <scsi/blocks.h>
#include <scsi/error_history.h>
#include <scsi/enclosures.h>
#ifdef __cplusplus
}
#endif
#endif
