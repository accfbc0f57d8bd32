// prminterface.h: handlers of the platform's firmware (Platform Runtime Mechanism) that a driver calls itself.
#pragma once

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
/// Keeps the module that has a handler from being replaced.
typedef NTSTATUS PRM_LOCK_MODULE(_In_ LPGUID HandlerGuid);
typedef PRM_LOCK_MODULE *PPRM_LOCK_MODULE;
/// Takes that back.
typedef NTSTATUS PRM_UNLOCK_MODULE(_In_ LPGUID HandlerGuid);
typedef PRM_UNLOCK_MODULE *PPRM_UNLOCK_MODULE;
/// Runs a handler, which takes and gives values in the buffer and answers with a status of the firmware.
typedef NTSTATUS PRM_INVOKE_HANDLER(_In_ LPGUID HandlerGuid, _Inout_opt_ PVOID ParameterBuffer, _In_ ULONG Flags, _Out_ PULONG64 EfiStatus);
typedef PRM_INVOKE_HANDLER *PPRM_INVOKE_HANDLER;
/// Tells whether there is a handler.
typedef NTSTATUS PRM_QUERY_HANDLER(_In_ LPGUID HandlerGuid, _Out_ PBOOLEAN Found);
typedef PRM_QUERY_HANDLER *PPRM_QUERY_HANDLER;
/// How handlers are found and called.
typedef struct _PRM_INTERFACE {
    /// Version of the interface: 1.
    ULONG Version;
    PPRM_UNLOCK_MODULE UnlockModule;
    PPRM_LOCK_MODULE LockModule;
    PPRM_INVOKE_HANDLER InvokeHandler;
    PPRM_QUERY_HANDLER QueryHandler;
} PRM_INTERFACE, *PPRM_INTERFACE;
/// Gives the interface of a version. STATUS_NOT_SUPPORTED: the firmware has no such mechanism.
NTSTATUS ExGetPrmInterface(_In_ ULONG Version, _Out_ PPRM_INTERFACE Interface);
#ifdef __cplusplus
}
#endif
