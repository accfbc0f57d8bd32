// fwpmk.h: management of the Windows filtering platform. Declared for the checks; the emulated kernel has no network yet.
#pragma once

#include <fwpmtypes.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _SEC_WINNT_AUTH_IDENTITY_W SEC_WINNT_AUTH_IDENTITY_W;
#ifndef RPC_C_AUTHN_WINNT
#define RPC_C_AUTHN_WINNT 10
#define RPC_C_AUTHN_DEFAULT 0xffffffff
#endif
_IRQL_requires_max_(DISPATCH_LEVEL)
FWPM_SERVICE_STATE NTAPI FwpmBfeStateGet0(VOID);
/// Hears that the base filtering engine starts or stops.
typedef VOID NTAPI FWPM_SERVICE_STATE_CHANGE_CALLBACK0(_Inout_ VOID *context, _In_ FWPM_SERVICE_STATE newState);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmBfeStateSubscribeChanges0(
    _Inout_ VOID *deviceObject, _In_ FWPM_SERVICE_STATE_CHANGE_CALLBACK0 *callback, _In_opt_ VOID *context, _Out_ HANDLE *changeHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmBfeStateUnsubscribeChanges0(_Inout_ HANDLE changeHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutAdd0(
    _In_ HANDLE engineHandle, _In_ const FWPM_CALLOUT0 *callout, _In_opt_ PSECURITY_DESCRIPTOR sd, _Out_opt_ UINT32 *id);
NTSTATUS NTAPI FwpmCalloutCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutDeleteById0(_In_ HANDLE engineHandle, _In_ UINT32 id);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutDeleteByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key);
NTSTATUS NTAPI FwpmCalloutDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmCalloutEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_CALLOUT0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmCalloutGetById0(_In_ HANDLE engineHandle, _In_ UINT32 id, _Outptr_ FWPM_CALLOUT0 **callout);
NTSTATUS NTAPI FwpmCalloutGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_CALLOUT0 **callout);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineClose0(_In_ HANDLE engineHandle);
NTSTATUS NTAPI FwpmEngineGetOption0(_In_ HANDLE engineHandle, _In_ FWPM_ENGINE_OPTION option, _Outptr_ FWP_VALUE0 **value);
_IRQL_requires_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineOpen0(
    _In_opt_ const wchar_t *serverName, _In_ UINT32 authnService, _In_opt_ SEC_WINNT_AUTH_IDENTITY_W *authIdentity,
    _In_opt_ const FWPM_SESSION0 *session, _Out_ HANDLE *engineHandle);
NTSTATUS NTAPI FwpmEngineSetOption0(_In_ HANDLE engineHandle, _In_ FWPM_ENGINE_OPTION option, _In_ const FWP_VALUE0 *newValue);
NTSTATUS NTAPI FwpmFilterAdd0(
    _In_ HANDLE engineHandle, _In_ const FWPM_FILTER0 *filter, _In_opt_ PSECURITY_DESCRIPTOR sd, _Out_opt_ UINT64 *id);
NTSTATUS NTAPI FwpmFilterCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
NTSTATUS NTAPI FwpmFilterDeleteById0(_In_ HANDLE engineHandle, _In_ UINT64 id);
NTSTATUS NTAPI FwpmFilterDeleteByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key);
NTSTATUS NTAPI FwpmFilterDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmFilterEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_FILTER0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmFilterGetById0(_In_ HANDLE engineHandle, _In_ UINT64 id, _Outptr_ FWPM_FILTER0 **filter);
NTSTATUS NTAPI FwpmFilterGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_FILTER0 **filter);
VOID NTAPI FwpmFreeMemory0(_Inout_ VOID **p);
NTSTATUS NTAPI FwpmLayerCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_LAYER_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
NTSTATUS NTAPI FwpmLayerDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmLayerEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_LAYER0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmLayerGetById0(_In_ HANDLE engineHandle, _In_ UINT16 id, _Outptr_ FWPM_LAYER0 **layer);
NTSTATUS NTAPI FwpmLayerGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_LAYER0 **layer);
NTSTATUS NTAPI FwpmProviderAdd0(_In_ HANDLE engineHandle, _In_ const FWPM_PROVIDER0 *provider, _In_opt_ PSECURITY_DESCRIPTOR sd);
NTSTATUS NTAPI FwpmProviderCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
NTSTATUS NTAPI FwpmProviderDeleteByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key);
NTSTATUS NTAPI FwpmProviderDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmProviderEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_PROVIDER0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmProviderGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_PROVIDER0 **provider);
NTSTATUS NTAPI FwpmSessionCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
NTSTATUS NTAPI FwpmSessionDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmSessionEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_SESSION0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmSubLayerAdd0(_In_ HANDLE engineHandle, _In_ const FWPM_SUBLAYER0 *subLayer, _In_opt_ PSECURITY_DESCRIPTOR sd);
NTSTATUS NTAPI FwpmSubLayerCreateEnumHandle0(
    _In_ HANDLE engineHandle, _In_opt_ const FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate, _Out_ HANDLE *enumHandle);
NTSTATUS NTAPI FwpmSubLayerDeleteByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key);
NTSTATUS NTAPI FwpmSubLayerDestroyEnumHandle0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle);
NTSTATUS NTAPI FwpmSubLayerEnum0(
    _In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_SUBLAYER0 ***entries,
    _Out_ UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpmSubLayerGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_SUBLAYER0 **subLayer);
NTSTATUS NTAPI FwpmTransactionAbort0(_In_ HANDLE engineHandle);
NTSTATUS NTAPI FwpmTransactionBegin0(_In_ HANDLE engineHandle, _In_ UINT32 flags);
NTSTATUS NTAPI FwpmTransactionCommit0(_In_ HANDLE engineHandle);

#define FWPM_ACTION FWPM_ACTION0
#define FWPM_CALLOUT FWPM_CALLOUT0
#define FWPM_CALLOUT_CHANGE FWPM_CALLOUT_CHANGE0
#define FWPM_CALLOUT_ENUM_TEMPLATE FWPM_CALLOUT_ENUM_TEMPLATE0
#define FWPM_CALLOUT_SUBSCRIPTION FWPM_CALLOUT_SUBSCRIPTION0
#define FWPM_CLASSIFY_OPTION FWPM_CLASSIFY_OPTION0
#define FWPM_CLASSIFY_OPTIONS FWPM_CLASSIFY_OPTIONS0
#define FWPM_FIELD FWPM_FIELD0
#define FWPM_FILTER FWPM_FILTER0
#define FWPM_FILTER_CHANGE FWPM_FILTER_CHANGE0
#define FWPM_FILTER_CONDITION FWPM_FILTER_CONDITION0
#define FWPM_FILTER_ENUM_TEMPLATE FWPM_FILTER_ENUM_TEMPLATE0
#define FWPM_FILTER_SUBSCRIPTION FWPM_FILTER_SUBSCRIPTION0
#define FWPM_LAYER FWPM_LAYER0
#define FWPM_LAYER_ENUM_TEMPLATE FWPM_LAYER_ENUM_TEMPLATE0
#define FWPM_PROVIDER FWPM_PROVIDER0
#define FWPM_PROVIDER_CHANGE FWPM_PROVIDER_CHANGE0
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT3
#define FWPM_PROVIDER_CONTEXT_CHANGE FWPM_PROVIDER_CONTEXT_CHANGE0
#define FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0
#define FWPM_PROVIDER_CONTEXT_SUBSCRIPTION FWPM_PROVIDER_CONTEXT_SUBSCRIPTION0
#define FWPM_PROVIDER_ENUM_TEMPLATE FWPM_PROVIDER_ENUM_TEMPLATE0
#define FWPM_PROVIDER_SUBSCRIPTION FWPM_PROVIDER_SUBSCRIPTION0
#define FWPM_SESSION FWPM_SESSION0
#define FWPM_SESSION_ENUM_TEMPLATE FWPM_SESSION_ENUM_TEMPLATE0
#define FWPM_SUBLAYER FWPM_SUBLAYER0
#define FWPM_SUBLAYER_CHANGE FWPM_SUBLAYER_CHANGE0
#define FWPM_SUBLAYER_ENUM_TEMPLATE FWPM_SUBLAYER_ENUM_TEMPLATE0
#define FWPM_SUBLAYER_SUBSCRIPTION FWPM_SUBLAYER_SUBSCRIPTION0
#define FwpmBfeStateGet FwpmBfeStateGet0
#define FwpmBfeStateSubscribeChanges FwpmBfeStateSubscribeChanges0
#define FwpmBfeStateUnsubscribeChanges FwpmBfeStateUnsubscribeChanges0
#define FWPM_SERVICE_STATE_CHANGE_CALLBACK FWPM_SERVICE_STATE_CHANGE_CALLBACK0
#define FwpmCalloutAdd FwpmCalloutAdd0
#define FwpmCalloutCreateEnumHandle FwpmCalloutCreateEnumHandle0
#define FwpmCalloutDeleteById FwpmCalloutDeleteById0
#define FwpmCalloutDeleteByKey FwpmCalloutDeleteByKey0
#define FwpmCalloutDestroyEnumHandle FwpmCalloutDestroyEnumHandle0
#define FwpmCalloutEnum FwpmCalloutEnum0
#define FwpmCalloutGetById FwpmCalloutGetById0
#define FwpmCalloutGetByKey FwpmCalloutGetByKey0
#define FwpmEngineClose FwpmEngineClose0
#define FwpmEngineGetOption FwpmEngineGetOption0
#define FwpmEngineOpen FwpmEngineOpen0
#define FwpmEngineSetOption FwpmEngineSetOption0
#define FwpmFilterAdd FwpmFilterAdd0
#define FwpmFilterCreateEnumHandle FwpmFilterCreateEnumHandle0
#define FwpmFilterDeleteById FwpmFilterDeleteById0
#define FwpmFilterDeleteByKey FwpmFilterDeleteByKey0
#define FwpmFilterDestroyEnumHandle FwpmFilterDestroyEnumHandle0
#define FwpmFilterEnum FwpmFilterEnum0
#define FwpmFilterGetById FwpmFilterGetById0
#define FwpmFilterGetByKey FwpmFilterGetByKey0
#define FwpmFreeMemory FwpmFreeMemory0
#define FwpmLayerCreateEnumHandle FwpmLayerCreateEnumHandle0
#define FwpmLayerDestroyEnumHandle FwpmLayerDestroyEnumHandle0
#define FwpmLayerEnum FwpmLayerEnum0
#define FwpmLayerGetById FwpmLayerGetById0
#define FwpmLayerGetByKey FwpmLayerGetByKey0
#define FwpmProviderAdd FwpmProviderAdd0
#define FwpmProviderCreateEnumHandle FwpmProviderCreateEnumHandle0
#define FwpmProviderDeleteByKey FwpmProviderDeleteByKey0
#define FwpmProviderDestroyEnumHandle FwpmProviderDestroyEnumHandle0
#define FwpmProviderEnum FwpmProviderEnum0
#define FwpmProviderGetByKey FwpmProviderGetByKey0
#define FwpmSessionCreateEnumHandle FwpmSessionCreateEnumHandle0
#define FwpmSessionDestroyEnumHandle FwpmSessionDestroyEnumHandle0
#define FwpmSessionEnum FwpmSessionEnum0
#define FwpmSubLayerAdd FwpmSubLayerAdd0
#define FwpmSubLayerCreateEnumHandle FwpmSubLayerCreateEnumHandle0
#define FwpmSubLayerDeleteByKey FwpmSubLayerDeleteByKey0
#define FwpmSubLayerDestroyEnumHandle FwpmSubLayerDestroyEnumHandle0
#define FwpmSubLayerEnum FwpmSubLayerEnum0
#define FwpmSubLayerGetByKey FwpmSubLayerGetByKey0
#define FwpmTransactionAbort FwpmTransactionAbort0
#define FwpmTransactionBegin FwpmTransactionBegin0
#define FwpmTransactionCommit FwpmTransactionCommit0
#ifdef __cplusplus
}
#endif
