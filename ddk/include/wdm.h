// The kernel's interface for drivers of all kinds. One part a manager, in wdm/; each declares what it documents.
#pragma once
#ifndef _RINGSIDE_WDM_
#define _RINGSIDE_WDM_
// Sources define it themselves, where ntddk.h has nothing to do with wdm.h.
#ifndef _WDMDDK_
#define _WDMDDK_
#endif
// Sources ask by these what they have included; this one says that it was neither ntddk.h nor ntifs.h.
#ifndef _NTDDK_
#define _WDM_INCLUDED_
#define _DDK_DRIVER_
#endif
#define _NTDDK_
#define NT_INCLUDED

#include <excpt.h>
#include <ntdef.h>
#include <devioctl.h>
#include <dpfilter.h>

#ifndef NTKERNELAPI
#define NTKERNELAPI __declspec(dllimport)
#endif
#ifndef NTHALAPI
#define NTHALAPI __declspec(dllimport)
#endif
#ifdef __cplusplus
extern "C" {
#endif
#include <wdm/arch.h>
#include <wdm/ke_types.h>
#include <wdm/ke_exceptions.h>
#include <wdm/cm_types.h>
#include <wdm/cm_values.h>
#include <wdm/io_functions.h>
#include <wdm/io_roles.h>
#include <wdm/io_objects.h>
#include <wdm/irp.h>
#include <wdm/device_states.h>
#include <wdm/irp_stack.h>
#include <wdm/rtl.h>
#include <wdm/rtl_data.h>
#include <wdm/ke.h>
#include <wdm/ex.h>
#include <wdm/ex_locks.h>
#include <wdm/mm.h>
#include <wdm/ps.h>
#include <wdm/zw.h>
#include <wdm/io.h>
#include <wdm/interrupts.h>
#include <wdm/io_queues.h>
#include <wdm/pnp.h>
#include <wdm/dma.h>
#include <wdm/se.h>
#include <wdm/etw.h>
#include <wdm/ex_timers.h>
#include <wdm/access_and_files.h>
#include <wdm/fast_io.h>
#include <wdm/atomics.h>
#include <wdm/constants.h>
#include <wdm/io_constants.h>
#include <wdm/rtl_bits.h>
#include <wdm/rtl_utf8.h>
#include <wdm/ob.h>
#include <wdm/ex_rundown.h>
#include <wdm/ke_processors.h>
#include <wdm/ke_bugcheck.h>
#include <wdm/mm_protections.h>
#include <wdm/mm_nodes.h>
#include <wdm/soft_restart.h>
#include <wdm/share_access.h>
#include <wdm/sessions.h>
#include <wdm/device_properties.h>
#include <wdm/file_information.h>
#include <wdm/status_blocks.h>
#include <wdm/wmi_client.h>
#include <wdm/po.h>
#include <wdm/power_guids.h>
#include <wdm/pci_constants.h>
#include <wdm/pci.h>
#include <wdm/pci_extended.h>
#include <wdm/iommu.h>
#include <wdm/dma_domains.h>
#include <wdm/bus_routines.h>
#include <wdm/bus_interfaces.h>
#include <wdm/firmware_data.h>
#include <wdm/clfs.h>
#include <wdm/ktm.h>
#include <wdm/ktm_zw.h>
#include <wdm/pcw.h>
#include <wdm/legacy.h>
#ifdef __cplusplus
}
#endif

#endif
