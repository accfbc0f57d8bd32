// What console programs need of windows' own header: text routines and, for device notifications, windows that are never shown.
#pragma once
#ifndef _WINUSER_
#define _WINUSER_
#include <windef.h>
#ifdef __cplusplus
extern "C" {
#endif
int __cdecl wsprintfA(LPSTR to, LPCSTR format, ...);
int __cdecl wsprintfW(LPWSTR to, LPCWSTR format, ...);
LPSTR WINAPI CharUpperA(LPSTR text);
LPWSTR WINAPI CharUpperW(LPWSTR text);
LPSTR WINAPI CharLowerA(LPSTR text);
LPWSTR WINAPI CharLowerW(LPWSTR text);

typedef LRESULT (CALLBACK *WNDPROC)(HWND window, UINT message, WPARAM w, LPARAM l);
typedef struct tagWNDCLASSA {
    UINT style;
    WNDPROC lpfnWndProc;
    int cbClsExtra;
    int cbWndExtra;
    HINSTANCE hInstance;
    HICON hIcon;
    HCURSOR hCursor;
    HBRUSH hbrBackground;
    LPCSTR lpszMenuName;
    LPCSTR lpszClassName;
} WNDCLASSA, *PWNDCLASSA;
typedef struct tagWNDCLASSW {
    UINT style;
    WNDPROC lpfnWndProc;
    int cbClsExtra;
    int cbWndExtra;
    HINSTANCE hInstance;
    HICON hIcon;
    HCURSOR hCursor;
    HBRUSH hbrBackground;
    LPCWSTR lpszMenuName;
    LPCWSTR lpszClassName;
} WNDCLASSW, *PWNDCLASSW;
typedef struct tagWNDCLASSEXA {
    UINT cbSize;
    UINT style;
    WNDPROC lpfnWndProc;
    int cbClsExtra;
    int cbWndExtra;
    HINSTANCE hInstance;
    HICON hIcon;
    HCURSOR hCursor;
    HBRUSH hbrBackground;
    LPCSTR lpszMenuName;
    LPCSTR lpszClassName;
    HICON hIconSm;
} WNDCLASSEXA, *PWNDCLASSEXA;
typedef struct tagWNDCLASSEXW {
    UINT cbSize;
    UINT style;
    WNDPROC lpfnWndProc;
    int cbClsExtra;
    int cbWndExtra;
    HINSTANCE hInstance;
    HICON hIcon;
    HCURSOR hCursor;
    HBRUSH hbrBackground;
    LPCWSTR lpszMenuName;
    LPCWSTR lpszClassName;
    HICON hIconSm;
} WNDCLASSEXW, *PWNDCLASSEXW;
typedef struct tagPOINT {
    LONG x, y;
} POINT;
typedef struct tagMSG {
    HWND hwnd;
    UINT message;
    WPARAM wParam;
    LPARAM lParam;
    DWORD time;
    POINT pt;
} MSG, *PMSG, *LPMSG;

#define HWND_MESSAGE ((HWND)(LONG_PTR)-3)
#define CW_USEDEFAULT ((int)0x80000000)
#define WS_OVERLAPPED 0x00000000L
#define WM_NULL 0x0000
#define WM_CREATE 0x0001
#define WM_DESTROY 0x0002
#define WM_CLOSE 0x0010
#define WM_QUIT 0x0012
#define WM_DEVICECHANGE 0x0219
#define WM_USER 0x0400
#define WM_APP 0x8000
#define PM_NOREMOVE 0x0000
#define PM_REMOVE 0x0001
#define BROADCAST_QUERY_DENY 0x424D5144
#define DEVICE_NOTIFY_WINDOW_HANDLE 0x00000000
#define DEVICE_NOTIFY_SERVICE_HANDLE 0x00000001
#define DEVICE_NOTIFY_ALL_INTERFACE_CLASSES 0x00000004
typedef PVOID HDEVNOTIFY, *PHDEVNOTIFY;

ATOM WINAPI RegisterClassA(const WNDCLASSA *description);
ATOM WINAPI RegisterClassW(const WNDCLASSW *description);
ATOM WINAPI RegisterClassExA(const WNDCLASSEXA *description);
ATOM WINAPI RegisterClassExW(const WNDCLASSEXW *description);
HWND WINAPI CreateWindowExA(DWORD extended, LPCSTR className, LPCSTR title, DWORD style, int x, int y, int width, int height, HWND parent, HMENU menu, HINSTANCE instance, LPVOID parameter);
HWND WINAPI CreateWindowExW(DWORD extended, LPCWSTR className, LPCWSTR title, DWORD style, int x, int y, int width, int height, HWND parent, HMENU menu, HINSTANCE instance, LPVOID parameter);
BOOL WINAPI DestroyWindow(HWND window);
LRESULT WINAPI DefWindowProcA(HWND window, UINT message, WPARAM w, LPARAM l);
LRESULT WINAPI DefWindowProcW(HWND window, UINT message, WPARAM w, LPARAM l);
/// Takes the next message of the thread; what is sent to its windows meanwhile is delivered. FALSE for WM_QUIT.
BOOL WINAPI GetMessageA(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI GetMessageW(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI PeekMessageA(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI TranslateMessage(const MSG *message);
LRESULT WINAPI DispatchMessageA(const MSG *message);
LRESULT WINAPI DispatchMessageW(const MSG *message);
BOOL WINAPI PostMessageA(HWND window, UINT message, WPARAM w, LPARAM l);
BOOL WINAPI PostMessageW(HWND window, UINT message, WPARAM w, LPARAM l);
BOOL WINAPI PostThreadMessageA(DWORD thread, UINT message, WPARAM w, LPARAM l);
BOOL WINAPI PostThreadMessageW(DWORD thread, UINT message, WPARAM w, LPARAM l);
VOID WINAPI PostQuitMessage(int code);
/// Device events come to the window as WM_DEVICECHANGE; the filter is one of the structures of dbt.h.
HDEVNOTIFY WINAPI RegisterDeviceNotificationA(HANDLE recipient, LPVOID filter, DWORD flags);
HDEVNOTIFY WINAPI RegisterDeviceNotificationW(HANDLE recipient, LPVOID filter, DWORD flags);
BOOL WINAPI UnregisterDeviceNotification(HDEVNOTIFY notification);

#define CreateWindowA(className, title, style, x, y, width, height, parent, menu, instance, parameter) \
    CreateWindowExA(0, className, title, style, x, y, width, height, parent, menu, instance, parameter)
#define CreateWindowW(className, title, style, x, y, width, height, parent, menu, instance, parameter) \
    CreateWindowExW(0, className, title, style, x, y, width, height, parent, menu, instance, parameter)
#ifdef UNICODE
typedef WNDCLASSW WNDCLASS;
typedef WNDCLASSEXW WNDCLASSEX;
#define wsprintf wsprintfW
#define CharUpper CharUpperW
#define CharLower CharLowerW
#define RegisterClass RegisterClassW
#define RegisterClassEx RegisterClassExW
#define CreateWindow CreateWindowW
#define CreateWindowEx CreateWindowExW
#define DefWindowProc DefWindowProcW
#define GetMessage GetMessageW
#define PeekMessage PeekMessageW
#define DispatchMessage DispatchMessageW
#define PostMessage PostMessageW
#define PostThreadMessage PostThreadMessageW
#define RegisterDeviceNotification RegisterDeviceNotificationW
#else
typedef WNDCLASSA WNDCLASS;
typedef WNDCLASSEXA WNDCLASSEX;
#define wsprintf wsprintfA
#define CharUpper CharUpperA
#define CharLower CharLowerA
#define RegisterClass RegisterClassA
#define RegisterClassEx RegisterClassExA
#define CreateWindow CreateWindowA
#define CreateWindowEx CreateWindowExA
#define DefWindowProc DefWindowProcA
#define GetMessage GetMessageA
#define PeekMessage PeekMessageA
#define DispatchMessage DispatchMessageA
#define PostMessage PostMessageA
#define PostThreadMessage PostThreadMessageA
#define RegisterDeviceNotification RegisterDeviceNotificationA
#endif
#ifdef __cplusplus
}
#endif
#endif
