// stdunk.h: a base for objects with an IUnknown of their own or another object's.
#pragma once
#ifndef _STDUNK_H_
#define _STDUNK_H_
#endif
#include <punknown.h>

#define INTERFACE INonDelegatingUnknown
/// IUnknown of the object itself, whoever aggregates it.
DECLARE_INTERFACE(INonDelegatingUnknown) {
    STDMETHOD_(NTSTATUS, NonDelegatingQueryInterface)(THIS_ _In_ REFIID InterfaceId, _COM_Outptr_ PVOID *Interface) PURE;
    STDMETHOD_(ULONG, NonDelegatingAddRef)(THIS) PURE;
    STDMETHOD_(ULONG, NonDelegatingRelease)(THIS) PURE;
};
#undef INTERFACE
typedef INonDelegatingUnknown *PNONDELEGATINGUNKNOWN;

#ifdef __cplusplus
/// Counts references and deletes the object with the last one.
class CUnknown : public INonDelegatingUnknown {
private:
    LONG m_lRefCount;
    PUNKNOWN m_pUnknownOuter;

public:
    CUnknown(PUNKNOWN pUnknownOuter);
    virtual ~CUnknown(void);
    PUNKNOWN GetOuterUnknown(void) { return m_pUnknownOuter; }
    STDMETHODIMP_(ULONG) NonDelegatingAddRef(void);
    STDMETHODIMP_(ULONG) NonDelegatingRelease(void);
    STDMETHODIMP_(NTSTATUS) NonDelegatingQueryInterface(_In_ REFIID InterfaceId, _COM_Outptr_ PVOID *Interface);
};

/// IUnknown of a class that derives from CUnknown: asks the outer object.
#define DECLARE_STD_UNKNOWN() \
    STDMETHODIMP_(NTSTATUS) NonDelegatingQueryInterface(_In_ REFIID InterfaceId, _COM_Outptr_ PVOID *Interface); \
    STDMETHODIMP_(NTSTATUS) QueryInterface(_In_ REFIID InterfaceId, _COM_Outptr_ PVOID *Interface) { \
        return GetOuterUnknown()->QueryInterface(InterfaceId, Interface); \
    } \
    STDMETHODIMP_(ULONG) AddRef() { return GetOuterUnknown()->AddRef(); } \
    STDMETHODIMP_(ULONG) Release() { return GetOuterUnknown()->Release(); }
#define DEFINE_STD_CONSTRUCTOR(Class) \
    Class(PUNKNOWN pUnknownOuter) : CUnknown(pUnknownOuter) {}
#define QICAST(Type) PVOID((Type)(this))
#define QICASTUNKNOWN(Type) PVOID(PUNKNOWN((Type)(this)))

/// The whole body of a function that makes an object: it returns in every case.
#define STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, tag, base) \
    Class *object = new (poolType, tag) Class(pUnknownOuter); \
    if (object == NULL) \
        return STATUS_INSUFFICIENT_RESOURCES; \
    *ppUnknown = PUNKNOWN((base)(object)); \
    (*ppUnknown)->AddRef(); \
    return STATUS_SUCCESS
#define STD_CREATE_BODY_WITH_TAG(Class, ppUnknown, pUnknownOuter, poolType, tag) \
    STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, tag, PUNKNOWN)
#define STD_CREATE_BODY_(Class, ppUnknown, pUnknownOuter, poolType, base) \
    STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, 'rCcP', base)
#define STD_CREATE_BODY(Class, ppUnknown, pUnknownOuter, poolType) STD_CREATE_BODY_(Class, ppUnknown, pUnknownOuter, poolType, PUNKNOWN)

#include <ks/pool_new.h>
#endif
