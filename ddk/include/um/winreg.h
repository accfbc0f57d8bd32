// The registry, for programs: the same keys and values that drivers read.
#pragma once
#ifndef _WINREG_
#define _WINREG_
#include <windef.h>
#include <winnt.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef LONG LSTATUS;
#define HKEY_CLASSES_ROOT ((HKEY)(ULONG_PTR)((LONG)0x80000000))
#define HKEY_CURRENT_USER ((HKEY)(ULONG_PTR)((LONG)0x80000001))
#define HKEY_LOCAL_MACHINE ((HKEY)(ULONG_PTR)((LONG)0x80000002))
#define HKEY_USERS ((HKEY)(ULONG_PTR)((LONG)0x80000003))
#define REG_OPTION_NON_VOLATILE 0x00000000L
#define REG_OPTION_VOLATILE 0x00000001L
#define REG_CREATED_NEW_KEY 0x00000001L
#define REG_OPENED_EXISTING_KEY 0x00000002L
LSTATUS WINAPI RegOpenKeyExA(HKEY key, LPCSTR path, DWORD options, REGSAM access, PHKEY opened);
LSTATUS WINAPI RegOpenKeyExW(HKEY key, LPCWSTR path, DWORD options, REGSAM access, PHKEY opened);
LSTATUS WINAPI RegCreateKeyExA(HKEY key, LPCSTR path, DWORD reserved, LPSTR className, DWORD options, REGSAM access, const LPSECURITY_ATTRIBUTES security, PHKEY opened, LPDWORD disposition);
LSTATUS WINAPI RegCreateKeyExW(HKEY key, LPCWSTR path, DWORD reserved, LPWSTR className, DWORD options, REGSAM access, const LPSECURITY_ATTRIBUTES security, PHKEY opened, LPDWORD disposition);
LSTATUS WINAPI RegQueryValueExA(HKEY key, LPCSTR name, LPDWORD reserved, LPDWORD type, LPBYTE data, LPDWORD size);
LSTATUS WINAPI RegQueryValueExW(HKEY key, LPCWSTR name, LPDWORD reserved, LPDWORD type, LPBYTE data, LPDWORD size);
LSTATUS WINAPI RegSetValueExA(HKEY key, LPCSTR name, DWORD reserved, DWORD type, const BYTE *data, DWORD size);
LSTATUS WINAPI RegSetValueExW(HKEY key, LPCWSTR name, DWORD reserved, DWORD type, const BYTE *data, DWORD size);
LSTATUS WINAPI RegEnumKeyExA(HKEY key, DWORD index, LPSTR name, LPDWORD length, LPDWORD reserved, LPSTR className, LPDWORD classLength, PFILETIME written);
LSTATUS WINAPI RegEnumKeyExW(HKEY key, DWORD index, LPWSTR name, LPDWORD length, LPDWORD reserved, LPWSTR className, LPDWORD classLength, PFILETIME written);
LSTATUS WINAPI RegDeleteValueA(HKEY key, LPCSTR name);
LSTATUS WINAPI RegDeleteValueW(HKEY key, LPCWSTR name);
LSTATUS WINAPI RegDeleteKeyA(HKEY key, LPCSTR path);
LSTATUS WINAPI RegDeleteKeyW(HKEY key, LPCWSTR path);
LSTATUS WINAPI RegCloseKey(HKEY key);
#define REG_FORCE_RESTORE 0x00000008L
#define REG_STANDARD_FORMAT 1
#define REG_LATEST_FORMAT 2
#define REG_NO_COMPRESSION 4
/// Writes a key with all below it to a new file, as a hive; needs SE_BACKUP_NAME.
LSTATUS WINAPI RegSaveKeyA(HKEY key, LPCSTR file, const LPSECURITY_ATTRIBUTES security);
LSTATUS WINAPI RegSaveKeyW(HKEY key, LPCWSTR file, const LPSECURITY_ATTRIBUTES security);
LSTATUS WINAPI RegSaveKeyExA(HKEY key, LPCSTR file, const LPSECURITY_ATTRIBUTES security, DWORD format);
LSTATUS WINAPI RegSaveKeyExW(HKEY key, LPCWSTR file, const LPSECURITY_ATTRIBUTES security, DWORD format);
/// Puts what a hive file has in the place of what a key has; needs SE_RESTORE_NAME.
LSTATUS WINAPI RegRestoreKeyA(HKEY key, LPCSTR file, DWORD flags);
LSTATUS WINAPI RegRestoreKeyW(HKEY key, LPCWSTR file, DWORD flags);
/// Makes a hive file a key below HKEY_LOCAL_MACHINE or HKEY_USERS; needs SE_RESTORE_NAME.
LSTATUS WINAPI RegLoadKeyA(HKEY key, LPCSTR below, LPCSTR file);
LSTATUS WINAPI RegLoadKeyW(HKEY key, LPCWSTR below, LPCWSTR file);
/// Takes it away again, written back; nobody may have a key of it open.
LSTATUS WINAPI RegUnLoadKeyA(HKEY key, LPCSTR below);
LSTATUS WINAPI RegUnLoadKeyW(HKEY key, LPCWSTR below);
/// Writes a loaded hive to its file.
LSTATUS WINAPI RegFlushKey(HKEY key);
#define REG_PROCESS_APPKEY 0x00000001
LSTATUS WINAPI RegLoadAppKeyA(LPCSTR file, PHKEY opened, REGSAM access, DWORD options, DWORD reserved);
LSTATUS WINAPI RegLoadAppKeyW(LPCWSTR file, PHKEY opened, REGSAM access, DWORD options, DWORD reserved);
#ifdef UNICODE
#define RegOpenKeyEx RegOpenKeyExW
#define RegCreateKeyEx RegCreateKeyExW
#define RegQueryValueEx RegQueryValueExW
#define RegSetValueEx RegSetValueExW
#define RegEnumKeyEx RegEnumKeyExW
#define RegDeleteValue RegDeleteValueW
#define RegDeleteKey RegDeleteKeyW
#define RegLoadAppKey RegLoadAppKeyW
#define RegSaveKey RegSaveKeyW
#define RegSaveKeyEx RegSaveKeyExW
#define RegRestoreKey RegRestoreKeyW
#define RegLoadKey RegLoadKeyW
#define RegUnLoadKey RegUnLoadKeyW
#else
#define RegOpenKeyEx RegOpenKeyExA
#define RegCreateKeyEx RegCreateKeyExA
#define RegQueryValueEx RegQueryValueExA
#define RegSetValueEx RegSetValueExA
#define RegEnumKeyEx RegEnumKeyExA
#define RegDeleteValue RegDeleteValueA
#define RegDeleteKey RegDeleteKeyA
#define RegLoadAppKey RegLoadAppKeyA
#define RegSaveKey RegSaveKeyA
#define RegSaveKeyEx RegSaveKeyExA
#define RegRestoreKey RegRestoreKeyA
#define RegLoadKey RegLoadKeyA
#define RegUnLoadKey RegUnLoadKeyA
#endif
#ifdef __cplusplus
}
#endif
#endif
