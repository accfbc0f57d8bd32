// Threads as the C run-time begins them.
#pragma once
#include <crtdefs.h>
#ifdef __cplusplus
extern "C" {
#endif
uintptr_t __cdecl _beginthread(void (__cdecl *routine)(void *), unsigned stack, void *argument);
uintptr_t __cdecl _beginthreadex(void *security, unsigned stack, unsigned (__stdcall *routine)(void *), void *argument, unsigned flags, unsigned *id);
void __cdecl _endthread(void);
void __cdecl _endthreadex(unsigned code);
#ifdef __cplusplus
}
#endif
