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
/// Opens with all the access that the caller may have; without a path it is the key itself.
LSTATUS WINAPI RegOpenKeyA(HKEY key, LPCSTR path, PHKEY opened);
LSTATUS WINAPI RegOpenKeyW(HKEY key, LPCWSTR path, PHKEY opened);
LSTATUS WINAPI RegCreateKeyA(HKEY key, LPCSTR path, PHKEY opened);
LSTATUS WINAPI RegCreateKeyW(HKEY key, LPCWSTR path, PHKEY opened);
LSTATUS WINAPI RegEnumKeyA(HKEY key, DWORD index, LPSTR name, DWORD length);
LSTATUS WINAPI RegEnumKeyW(HKEY key, DWORD index, LPWSTR name, DWORD length);
LSTATUS WINAPI RegEnumValueA(HKEY key, DWORD index, LPSTR name, LPDWORD length, LPDWORD reserved, LPDWORD type, LPBYTE data, LPDWORD size);
LSTATUS WINAPI RegEnumValueW(HKEY key, DWORD index, LPWSTR name, LPDWORD length, LPDWORD reserved, LPDWORD type, LPBYTE data, LPDWORD size);
/// How many keys and values a key has, and how long the longest of each are, in characters without the zero.
LSTATUS WINAPI RegQueryInfoKeyA(HKEY key, LPSTR className, LPDWORD classLength, LPDWORD reserved, LPDWORD subkeys, LPDWORD longestSubkey, LPDWORD longestClass, LPDWORD values, LPDWORD longestName, LPDWORD longestData, LPDWORD descriptor, PFILETIME written);
LSTATUS WINAPI RegQueryInfoKeyW(HKEY key, LPWSTR className, LPDWORD classLength, LPDWORD reserved, LPDWORD subkeys, LPDWORD longestSubkey, LPDWORD longestClass, LPDWORD values, LPDWORD longestName, LPDWORD longestData, LPDWORD descriptor, PFILETIME written);
#define RRF_RT_REG_NONE 0x00000001
#define RRF_RT_REG_SZ 0x00000002
#define RRF_RT_REG_EXPAND_SZ 0x00000004
#define RRF_RT_REG_BINARY 0x00000008
#define RRF_RT_REG_DWORD 0x00000010
#define RRF_RT_REG_MULTI_SZ 0x00000020
#define RRF_RT_REG_QWORD 0x00000040
#define RRF_RT_DWORD (RRF_RT_REG_BINARY | RRF_RT_REG_DWORD)
#define RRF_RT_QWORD (RRF_RT_REG_BINARY | RRF_RT_REG_QWORD)
#define RRF_RT_ANY 0x0000ffff
#define RRF_NOEXPAND 0x10000000
#define RRF_ZEROONFAILURE 0x20000000
/// Reads a value of a key below another if it is of a wanted type (RRF_…); texts end with their zero.
LSTATUS WINAPI RegGetValueA(HKEY key, LPCSTR path, LPCSTR name, DWORD flags, LPDWORD type, PVOID data, LPDWORD size);
LSTATUS WINAPI RegGetValueW(HKEY key, LPCWSTR path, LPCWSTR name, DWORD flags, LPDWORD type, PVOID data, LPDWORD size);
/// Sets a value of a key below another, which is made if there is none.
LSTATUS WINAPI RegSetKeyValueA(HKEY key, LPCSTR path, LPCSTR name, DWORD type, LPCVOID data, DWORD size);
LSTATUS WINAPI RegSetKeyValueW(HKEY key, LPCWSTR path, LPCWSTR name, DWORD type, LPCVOID data, DWORD size);
LSTATUS WINAPI RegDeleteKeyValueA(HKEY key, LPCSTR path, LPCSTR name);
LSTATUS WINAPI RegDeleteKeyValueW(HKEY key, LPCWSTR path, LPCWSTR name);
LSTATUS WINAPI RegDeleteKeyExA(HKEY key, LPCSTR path, REGSAM view, DWORD reserved);
LSTATUS WINAPI RegDeleteKeyExW(HKEY key, LPCWSTR path, REGSAM view, DWORD reserved);
/// Deletes a key with all below it; without a path what is in the key, which stays.
LSTATUS WINAPI RegDeleteTreeA(HKEY key, LPCSTR path);
LSTATUS WINAPI RegDeleteTreeW(HKEY key, LPCWSTR path);
#define REG_NOTIFY_CHANGE_NAME 0x00000001L
#define REG_NOTIFY_CHANGE_ATTRIBUTES 0x00000002L
#define REG_NOTIFY_CHANGE_LAST_SET 0x00000004L
#define REG_NOTIFY_CHANGE_SECURITY 0x00000008L
#define REG_NOTIFY_THREAD_AGNOSTIC 0x10000000L
/// Waits for a change of a key, or has an event set by the next one.
LSTATUS WINAPI RegNotifyChangeKeyValue(HKEY key, BOOL tree, DWORD filter, HANDLE event, BOOL asynchronous);
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
#define RegOpenKey RegOpenKeyW
#define RegCreateKey RegCreateKeyW
#define RegEnumKey RegEnumKeyW
#define RegEnumValue RegEnumValueW
#define RegQueryInfoKey RegQueryInfoKeyW
#define RegGetValue RegGetValueW
#define RegSetKeyValue RegSetKeyValueW
#define RegDeleteKeyValue RegDeleteKeyValueW
#define RegDeleteKeyEx RegDeleteKeyExW
#define RegDeleteTree RegDeleteTreeW
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
#define RegOpenKey RegOpenKeyA
#define RegCreateKey RegCreateKeyA
#define RegEnumKey RegEnumKeyA
#define RegEnumValue RegEnumValueA
#define RegQueryInfoKey RegQueryInfoKeyA
#define RegGetValue RegGetValueA
#define RegSetKeyValue RegSetKeyValueA
#define RegDeleteKeyValue RegDeleteKeyValueA
#define RegDeleteKeyEx RegDeleteKeyExA
#define RegDeleteTree RegDeleteTreeA
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
