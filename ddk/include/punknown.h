// punknown.h: IUnknown, what every object of the port class and every object that AVStream aggregates begins with.
#pragma once
#ifndef _UNKNOWN_H_
#define _UNKNOWN_H_

#include <wdm.h>
#include <windef.h>
#include <basetyps.h>
#include <ks/unknown.h>
#ifdef PUT_GUIDS_HERE
#include <initguid.h>
#endif

DEFINE_GUID(IID_IUnknown, 0x00000000, 0x0000, 0x0000, 0x00, 0x00, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x46);
/// What an interface that derives from IUnknown begins with.
#define DEFINE_ABSTRACT_UNKNOWN() PC_METHODS_IUnknown(STDMETHOD_, PURE;) PURE;
#define INTERFACE IUnknown
DECLARE_INTERFACE(IUnknown) {
    DEFINE_ABSTRACT_UNKNOWN()
};
#undef INTERFACE
typedef IUnknown *PUNKNOWN;
/// Makes an object of a class.
typedef HRESULT (*PFNCREATEINSTANCE)(
    _Out_ PUNKNOWN *Unknown, _In_ REFCLSID ClassId, _In_opt_ PUNKNOWN OuterUnknown, _In_ POOL_TYPE PoolType);
#endif
