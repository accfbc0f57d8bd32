// C++: objects made in pool, of a kind and with a tag, as the port class and AVStream have it.
#pragma once

#ifndef _NEW_DELETE_OPERATORS_
#define _NEW_DELETE_OPERATORS_
/// Memory from pool, all zeros.
inline PVOID operator new(size_t iSize, POOL_TYPE poolType, ULONG tag) {
    PVOID memory = ExAllocatePoolWithTag(poolType, iSize, tag);
    if (memory != NULL)
        RtlZeroMemory(memory, iSize);
    return memory;
}
inline PVOID operator new(size_t iSize, POOL_TYPE poolType) { return operator new(iSize, poolType, 'wNcP'); }
inline void __cdecl operator delete(PVOID pVoid) {
    if (pVoid != NULL)
        ExFreePool(pVoid);
}
inline void __cdecl operator delete(PVOID pVoid, ULONG tag) {
    if (pVoid != NULL)
        ExFreePoolWithTag(pVoid, tag);
}
inline void __cdecl operator delete(PVOID pVoid, size_t) { operator delete(pVoid); }
inline void __cdecl operator delete[](PVOID pVoid) { operator delete(pVoid); }
inline void __cdecl operator delete[](PVOID pVoid, size_t) { operator delete(pVoid); }
#endif
