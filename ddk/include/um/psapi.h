// The images that are loaded into the kernel.
#pragma once
#ifndef _PSAPI_H_
#define _PSAPI_H_
#include <windef.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Gives the addresses of the kernel and of all drivers.
BOOL WINAPI EnumDeviceDrivers(LPVOID *addresses, DWORD room, LPDWORD needed);
DWORD WINAPI GetDeviceDriverBaseNameA(LPVOID address, LPSTR name, DWORD length);
DWORD WINAPI GetDeviceDriverBaseNameW(LPVOID address, LPWSTR name, DWORD length);
DWORD WINAPI GetDeviceDriverFileNameA(LPVOID address, LPSTR path, DWORD length);
DWORD WINAPI GetDeviceDriverFileNameW(LPVOID address, LPWSTR path, DWORD length);
#ifdef UNICODE
#define GetDeviceDriverBaseName GetDeviceDriverBaseNameW
#define GetDeviceDriverFileName GetDeviceDriverFileNameW
#else
#define GetDeviceDriverBaseName GetDeviceDriverBaseNameA
#define GetDeviceDriverFileName GetDeviceDriverFileNameA
#endif
#ifdef __cplusplus
}
#endif
#endif
