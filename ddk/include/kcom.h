// kcom.h: kernel COM, objects that AVStream's filters make of classes and that other objects aggregate.
#pragma once
#ifndef _KCOM_
#define _KCOM_

#include <ks.h>

#ifdef __cplusplus
extern "C" {
#endif
#define STATIC_KoCreateObject 0x72CF721C, 0x525A, 0x11D1, 0x9A, 0xA1, 0x00, 0xA0, 0xC9, 0x22, 0x31, 0x96
KS_GUID(KoCreateObject);
#define KOSTRING_CreateObject L"{72CF721C-525A-11D1-9AA1-00A0C9223196}"
#ifndef CLSCTX_KERNEL_SERVER
#define CLSCTX_KERNEL_SERVER 0x00000200
#endif
#ifndef COMDDKMETHOD
#define COMDDKMETHOD DECLSPEC_IMPORT
#endif
#define COMDDKAPI DECLSPEC_IMPORT

/// Makes an object of a class that the driver has.
typedef NTSTATUS (*KoCreateObjectHandler)(
    _In_ REFCLSID ClassId, _In_opt_ IUnknown *UnkOuter, _In_ REFIID InterfaceId, _Outptr_ PVOID *Interface);

#define INTERFACE INonDelegatedUnknown
/// IUnknown of the object itself, whoever aggregates it.
DECLARE_INTERFACE(INonDelegatedUnknown) {
    STDMETHOD(NonDelegatedQueryInterface)(THIS_ _In_ REFIID InterfaceId, _Outptr_ PVOID *Interface) PURE;
    STDMETHOD_(ULONG, NonDelegatedAddRef)(THIS) PURE;
    STDMETHOD_(ULONG, NonDelegatedRelease)(THIS) PURE;
};
#undef INTERFACE
#define INTERFACE IIndirectedUnknown
/// IUnknown as an object that nobody aggregates gives it.
DECLARE_INTERFACE(IIndirectedUnknown) {
    STDMETHOD(IndirectedQueryInterface)(THIS_ _In_ REFIID InterfaceId, _Outptr_ PVOID *Interface) PURE;
    STDMETHOD_(ULONG, IndirectedAddRef)(THIS) PURE;
    STDMETHOD_(ULONG, IndirectedRelease)(THIS) PURE;
};
#undef INTERFACE
#ifdef __cplusplus
interface __declspec(uuid("21B36996-8DE3-11D1-8AE0-00A0C9223196")) IKoInitializeParentDeviceObject;
#else
#define STATIC_IID_IKoInitializeParentDeviceObject 0x21B36996, 0x8DE3, 0x11D1, 0x8A, 0xE0, 0x00, 0xA0, 0xC9, 0x22, 0x31, 0x96
KS_GUID(IID_IKoInitializeParentDeviceObject);
#endif
#define INTERFACE IKoInitializeParentDeviceObject
/// Is told of the device that the object belongs to.
DECLARE_INTERFACE_(IKoInitializeParentDeviceObject, IUnknown) {
    STDMETHOD(SetParentDeviceObject)(THIS_ _In_ PDEVICE_OBJECT ParentDeviceObject) PURE;
};
#undef INTERFACE

#ifdef __cplusplus
/// Counts references and deletes the object with the last one.
class CBaseUnknown : public INonDelegatedUnknown, public IIndirectedUnknown {
protected:
    /// References that are held.
    LONG m_RefCount;

private:
    /// `m_ClassId` says which class the object was made of.
    BOOLEAN m_UsingClassId;
    /// The class, which KoRelease is told of at the end.
    CLSID m_ClassId;

protected:
    /// Whoever aggregates the object, or the object itself.
    IUnknown *m_UnknownOuter;

public:
    COMDDKMETHOD CBaseUnknown(REFCLSID ClassId, IUnknown *UnknownOuter = NULL);
    COMDDKMETHOD CBaseUnknown(IUnknown *UnknownOuter = NULL);
    COMDDKMETHOD virtual ~CBaseUnknown();
    COMDDKMETHOD STDMETHODIMP_(ULONG) NonDelegatedAddRef();
    COMDDKMETHOD STDMETHODIMP_(ULONG) NonDelegatedRelease();
    COMDDKMETHOD STDMETHODIMP NonDelegatedQueryInterface(_In_ REFIID InterfaceId, _Outptr_ PVOID *Interface);
    COMDDKMETHOD STDMETHODIMP_(ULONG) IndirectedAddRef();
    COMDDKMETHOD STDMETHODIMP_(ULONG) IndirectedRelease();
    COMDDKMETHOD STDMETHODIMP IndirectedQueryInterface(_In_ REFIID InterfaceId, _Outptr_ PVOID *Interface);
};

#ifndef DEFINE_ABSTRACT_UNKNOWN
#define DEFINE_ABSTRACT_UNKNOWN() \
    STDMETHOD(QueryInterface)(THIS_ _In_ REFIID InterfaceId, _Outptr_ PVOID *Interface) PURE; \
    STDMETHOD_(ULONG, AddRef)(THIS) PURE; \
    STDMETHOD_(ULONG, Release)(THIS) PURE;
#endif
/// IUnknown of a class that derives from CBaseUnknown: declared in the class, defined beside it.
#define DEFINE_STD_UNKNOWN() \
    STDMETHODIMP NonDelegatedQueryInterface(REFIID InterfaceId, PVOID *Interface); \
    STDMETHODIMP QueryInterface(REFIID InterfaceId, PVOID *Interface); \
    STDMETHODIMP_(ULONG) AddRef(); \
    STDMETHODIMP_(ULONG) Release();
#define IMPLEMENT_STD_UNKNOWN(Class) \
    STDMETHODIMP Class::QueryInterface(REFIID InterfaceId, PVOID *Interface) { \
        return m_UnknownOuter->QueryInterface(InterfaceId, Interface); \
    } \
    STDMETHODIMP_(ULONG) Class::AddRef() { return m_UnknownOuter->AddRef(); } \
    STDMETHODIMP_(ULONG) Class::Release() { return m_UnknownOuter->Release(); }
#else
/// Tells that an object of the class is gone.
COMDDKAPI void NTAPI KoRelease(_In_ REFCLSID ClassId);
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
COMDDKAPI NTSTATUS NTAPI KoCreateInstance(
    _In_ REFCLSID ClassId, _In_opt_ IUnknown *UnkOuter, _In_ ULONG ClsContext, _In_ REFIID InterfaceId, _Outptr_ PVOID *Interface);
_IRQL_requires_max_(PASSIVE_LEVEL)
COMDDKAPI NTSTATUS NTAPI KoDeviceInitialize(_In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
COMDDKAPI NTSTATUS NTAPI KoDriverInitialize(
    _In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPathName, _In_ KoCreateObjectHandler CreateObjectHandler);
#ifdef __cplusplus
}
#include <ks/pool_new.h>
#endif
#endif
