// Used with other kits' headers: theirs, and what older ones of them lack.
#pragma once
#include_next <wdm.h>

// Statements of the author that the checks look for, whatever a kit makes of them.
#undef PAGED_CODE
#define PAGED_CODE() __ringside_paged_code();
#ifdef __cplusplus
extern "C"
#endif
VOID NTAPI __ringside_paged_code(VOID);

#ifndef POOL_FLAG_NON_PAGED
typedef ULONG64 POOL_FLAGS;
#define POOL_FLAG_USE_QUOTA 0x0000000000000001UI64
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002UI64
#define POOL_FLAG_SESSION 0x0000000000000004UI64
#define POOL_FLAG_CACHE_ALIGNED 0x0000000000000008UI64
#define POOL_FLAG_RAISE_ON_FAILURE 0x0000000000000020UI64
#define POOL_FLAG_NON_PAGED 0x0000000000000040UI64
#define POOL_FLAG_NON_PAGED_EXECUTE 0x0000000000000080UI64
#define POOL_FLAG_PAGED 0x0000000000000100UI64
#ifdef __cplusplus
extern "C"
#endif
PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
#endif

#ifndef DRIVER_DISPATCH_PAGED
typedef DRIVER_DISPATCH DRIVER_DISPATCH_PAGED;
typedef DRIVER_DISPATCH_PAGED *PDRIVER_DISPATCH_PAGED;
#endif
