// How interfaces list their methods. Not in punknown.h: a driver may have one of its own among its headers.
#pragma once

/// The methods of an interface are listed once: `M` makes a declaration of a result and a name, `E` ends each but the last.
#define PC_METHODS_IUnknown(M, E) \
    M(NTSTATUS, QueryInterface)(THIS_ _In_ REFIID InterfaceId, _COM_Outptr_ PVOID *Interface) E \
    M(ULONG, AddRef)(THIS) E \
    M(ULONG, Release)(THIS)
/// A method as a class that implements it declares it.
#define PC_METHOD_IMPLEMENTED(type, method) STDMETHODIMP_(type) method
