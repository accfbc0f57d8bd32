// For file systems, their filters and anti-malware drivers: ntddk.h, file systems, the cache, security. One part a topic, in ntifs/.
#pragma once
#ifndef _NTIFS_
#define _NTIFS_
#define _NTIFS_INCLUDED_
#include <ntddk.h>
#ifdef __cplusplus
extern "C" {
#endif
#include <ntifs/flags.h>
#include <ntifs/se_types.h>
#include <ntifs/tokens.h>
#include <ntifs/file_info.h>
#include <ntifs/file_ea.h>
#include <ntifs/directory_info.h>
#include <ntifs/volume_info.h>
#include <ntifs/reparse.h>
#include <ntifs/fsctl.h>
#include <ntifs/fsctl_types.h>
#include <ntifs/fsctl_streams.h>
#include <ntifs/fsctl_pipes.h>
#include <ntifs/fsctl_encryption.h>
#include <ntifs/fsctl_copies.h>
#include <ntifs/fsctl_external.h>
#include <ntifs/mm_ob_ps.h>
#include <ntifs/se.h>
#include <ntifs/rtl_security.h>
#include <ntifs/rtl_text.h>
#include <ntifs/rtl.h>
#include <ntifs/ke_ex.h>
#include <ntifs/io.h>
#include <ntifs/nt_zw.h>
#include <ntifs/fsrtl_types.h>
#include <ntifs/fsrtl_locks.h>
#include <ntifs/fsrtl_mcb.h>
#include <ntifs/fsrtl_names.h>
#include <ntifs/fsrtl.h>
#include <ntifs/fsrtl_ecp.h>
#include <ntifs/csv.h>
#include <ntifs/cc.h>
#include <ntifs/sec.h>
#ifdef __cplusplus
}
#endif
#endif
