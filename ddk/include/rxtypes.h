// The names of the structures that RDBSS and its mini-redirectors hand to each other.
#pragma once

#include <ntifs.h>

#ifndef Add2Ptr
#define Add2Ptr(P, I) ((PVOID)((PUCHAR)(P) + (I)))
#endif
#ifndef INLINE
#define INLINE __inline
#endif

typedef struct _RX_CONTEXT *PRX_CONTEXT;
typedef struct _RDBSS_DEVICE_OBJECT *PRDBSS_DEVICE_OBJECT;
typedef struct _MINIRDR_DISPATCH *PMINIRDR_DISPATCH;
typedef struct _SRV_CALL *PSRV_CALL;
typedef struct _NET_ROOT *PNET_ROOT;
typedef struct _V_NET_ROOT *PV_NET_ROOT;
typedef struct _FCB *PFCB;
typedef struct _SRV_OPEN *PSRV_OPEN;
typedef struct _FOBX *PFOBX;
typedef struct _NON_PAGED_FCB *PNON_PAGED_FCB;
typedef struct _MRX_SRV_CALL_ *PMRX_SRV_CALL;
typedef struct _MRX_NET_ROOT_ *PMRX_NET_ROOT;
typedef struct _MRX_V_NET_ROOT_ *PMRX_V_NET_ROOT;
typedef struct _MRX_FCB_ *PMRX_FCB;
typedef struct _MRX_SRV_OPEN_ *PMRX_SRV_OPEN;
typedef struct _MRX_FOBX_ *PMRX_FOBX;
typedef struct _MRX_CREATENETROOT_CONTEXT *PMRX_CREATENETROOT_CONTEXT;
typedef struct _MRX_SRVCALLDOWN_STRUCTURE *PMRX_SRVCALLDOWN_STRUCTURE;
typedef struct _MRX_SRVCALL_CALLBACK_CONTEXT *PMRX_SRVCALL_CALLBACK_CONTEXT;
typedef struct _RX_PREFIX_ENTRY *PRX_PREFIX_ENTRY;
typedef struct _RX_PREFIX_TABLE *PRX_PREFIX_TABLE;
typedef struct _RX_CONNECTION_ID *PRX_CONNECTION_ID;
typedef struct _FCB_INIT_PACKET *PFCB_INIT_PACKET;
typedef struct _RX_FSD_DISPATCH_VECTOR *PRX_FSD_DISPATCH_VECTOR;
typedef struct _RDBSS_EXPORTS *PRDBSS_EXPORTS;
typedef KSPIN_LOCK RX_SPIN_LOCK, *PRX_SPIN_LOCK;
/// An offset in a file.
typedef LONGLONG RXVBO;

// A structure that begins with another one's members: C has them without a name, C++ inherits them.
#ifdef __cplusplus
#define RX_EXTENDS(Name, Base) Name : public Base {
#else
#define RX_EXTENDS(Name, Base) Name { Base;
#endif

#ifndef RxAllocatePoolWithTag
#define RxAllocatePool(Type, Size) ExAllocatePoolWithTag((Type), (Size), 'sbdR')
#define RxAllocatePoolWithTag(Type, Size, Tag) ExAllocatePoolWithTag((Type), (Size), (Tag))
#define RxFreePool(Block) ExFreePool(Block)
#endif
#define RxMdlIsLocked(Mdl) ((Mdl)->MdlFlags & MDL_PAGES_LOCKED)
#define RxMdlSourceIsNonPaged(Mdl) ((Mdl)->MdlFlags & MDL_SOURCE_IS_NONPAGED_POOL)
