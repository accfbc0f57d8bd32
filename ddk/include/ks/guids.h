// Kernel streaming: how GUIDs are written: STATIC_X is the initialiser of the GUID X, for tables.
#pragma once

#define STATIC_GUID_NULL 0x00000000, 0x0000, 0x0000, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00
/// A GUID of these headers: what has a STATIC_ form is also an object.
/// A GUID with the value STATIC_name. Its name is a macro in the kit: the line behind it makes it one, so that `#ifndef` finds it.
#define KS_GUID(name) EXTERN_C const GUID DECLSPEC_SELECTANY name = { STATIC_##name }
/// A driver's own: in C++ the GUID belongs to a structure that is only named.
#ifdef __cplusplus
#define DEFINE_GUIDSTRUCT(g, n) struct __declspec(uuid(g)) n
#define DEFINE_GUIDNAMED(n) __uuidof(struct n)
#else
#define DEFINE_GUIDSTRUCT(g, n) DEFINE_GUIDEX(n)
#define DEFINE_GUIDNAMED(n) n
#endif
#ifndef GUID_NULL
KS_GUID(GUID_NULL);
#define GUID_NULL GUID_NULL
#endif
