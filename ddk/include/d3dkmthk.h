// The graphics kernel's services for display drivers in user mode, of which drivers in the kernel use the handles and records.
#pragma once
#ifndef _D3DKMTHK_H_
#define _D3DKMTHK_H_

#include <windef.h>
#include <d3dkmdt.h>

typedef D3DKMT_HANDLE *PD3DKMT_HANDLE;
#define MAX_ENUM_ADAPTERS 16

/// Opens the adapter with that identifier.
typedef struct _D3DKMT_OPENADAPTERFROMLUID {
    /// Which adapter it is until the next start of the system.
    LUID AdapterLuid;
    /// Out: the adapter's handle.
    D3DKMT_HANDLE hAdapter;
} D3DKMT_OPENADAPTERFROMLUID;
/// Opens the adapter whose device interface has that name.
typedef struct _D3DKMT_OPENADAPTERFROMDEVICENAME {
    /// Name of the device interface.
    PCWSTR pDeviceName;
    /// Out: the adapter's handle.
    D3DKMT_HANDLE hAdapter;
    /// Out: which adapter it is.
    LUID AdapterLuid;
} D3DKMT_OPENADAPTERFROMDEVICENAME;
/// Gives an adapter's handle back.
typedef struct _D3DKMT_CLOSEADAPTER {
    /// What an open has given.
    D3DKMT_HANDLE hAdapter;
} D3DKMT_CLOSEADAPTER;
/// An adapter of the list.
typedef struct _D3DKMT_ADAPTERINFO {
    /// The adapter's handle.
    D3DKMT_HANDLE hAdapter;
    /// Which adapter it is.
    LUID AdapterLuid;
    /// How many sources of images it has.
    ULONG NumOfSources;
    /// The best presentation needs whole regions moved.
    BOOL bPrecisePresentRegionsPreferred;
} D3DKMT_ADAPTERINFO;
/// Lists the adapters.
typedef struct _D3DKMT_ENUMADAPTERS {
    /// How many there are.
    ULONG NumAdapters;
    /// The first NumAdapters count.
    D3DKMT_ADAPTERINFO Adapters[MAX_ENUM_ADAPTERS];
} D3DKMT_ENUMADAPTERS;

typedef NTSTATUS(APIENTRY *PFND3DKMT_OPENADAPTERFROMLUID)(D3DKMT_OPENADAPTERFROMLUID *);
typedef NTSTATUS(APIENTRY *PFND3DKMT_OPENADAPTERFROMDEVICENAME)(D3DKMT_OPENADAPTERFROMDEVICENAME *);
typedef NTSTATUS(APIENTRY *PFND3DKMT_CLOSEADAPTER)(const D3DKMT_CLOSEADAPTER *);
typedef NTSTATUS(APIENTRY *PFND3DKMT_ENUMADAPTERS)(D3DKMT_ENUMADAPTERS *);
EXTERN_C NTSTATUS APIENTRY D3DKMTOpenAdapterFromLuid(_Inout_ D3DKMT_OPENADAPTERFROMLUID *);
EXTERN_C NTSTATUS APIENTRY D3DKMTOpenAdapterFromDeviceName(_Inout_ D3DKMT_OPENADAPTERFROMDEVICENAME *);
EXTERN_C NTSTATUS APIENTRY D3DKMTCloseAdapter(_In_ const D3DKMT_CLOSEADAPTER *);
EXTERN_C NTSTATUS APIENTRY D3DKMTEnumAdapters(_Inout_ D3DKMT_ENUMADAPTERS *);
#endif
