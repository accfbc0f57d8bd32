// Thread pools: work, timers and waits whose routines threads of the pool call.
#pragma once
#ifndef _THREADPOOLAPISET_H_
#define _THREADPOOLAPISET_H_
#include <winbase.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef DWORD TP_WAIT_RESULT;
typedef struct _TP_CALLBACK_INSTANCE TP_CALLBACK_INSTANCE, *PTP_CALLBACK_INSTANCE;
typedef struct _TP_CALLBACK_ENVIRON TP_CALLBACK_ENVIRON, *PTP_CALLBACK_ENVIRON;
typedef struct _TP_WORK TP_WORK, *PTP_WORK;
typedef struct _TP_TIMER TP_TIMER, *PTP_TIMER;
typedef struct _TP_WAIT TP_WAIT, *PTP_WAIT;
typedef VOID (NTAPI *PTP_SIMPLE_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context);
typedef VOID (NTAPI *PTP_WORK_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work);
typedef VOID (NTAPI *PTP_TIMER_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer);
typedef VOID (NTAPI *PTP_WAIT_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result);
typedef VOID (NTAPI *WAITORTIMERCALLBACKFUNC)(PVOID context, BOOLEAN timedOut);
typedef WAITORTIMERCALLBACKFUNC WAITORTIMERCALLBACK;

/// Has a routine called once. The environment of any of these must be NULL here.
BOOL WINAPI TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK routine, PVOID context, PTP_CALLBACK_ENVIRON environment);
PTP_WORK WINAPI CreateThreadpoolWork(PTP_WORK_CALLBACK routine, PVOID context, PTP_CALLBACK_ENVIRON environment);
/// Has the routine called once more.
VOID WINAPI SubmitThreadpoolWork(PTP_WORK work);
/// Waits until all calls have ended; those that have not begun may be called off.
VOID WINAPI WaitForThreadpoolWorkCallbacks(PTP_WORK work, BOOL cancelPending);
VOID WINAPI CloseThreadpoolWork(PTP_WORK work);
PTP_TIMER WINAPI CreateThreadpoolTimer(PTP_TIMER_CALLBACK routine, PVOID context, PTP_CALLBACK_ENVIRON environment);
/// Sets the timer, or stops it if no time is given; the period and the window are in milliseconds.
VOID WINAPI SetThreadpoolTimer(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window);
BOOL WINAPI IsThreadpoolTimerSet(PTP_TIMER timer);
VOID WINAPI WaitForThreadpoolTimerCallbacks(PTP_TIMER timer, BOOL cancelPending);
VOID WINAPI CloseThreadpoolTimer(PTP_TIMER timer);
PTP_WAIT WINAPI CreateThreadpoolWait(PTP_WAIT_CALLBACK routine, PVOID context, PTP_CALLBACK_ENVIRON environment);
/// Waits once for an object; the routine is called with WAIT_OBJECT_0 or WAIT_TIMEOUT.
VOID WINAPI SetThreadpoolWait(PTP_WAIT wait, HANDLE handle, PFILETIME timeout);
VOID WINAPI WaitForThreadpoolWaitCallbacks(PTP_WAIT wait, BOOL cancelPending);
VOID WINAPI CloseThreadpoolWait(PTP_WAIT wait);

typedef struct _TP_IO TP_IO, *PTP_IO;
typedef VOID (CALLBACK *PTP_WIN32_IO_CALLBACK)(
    PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result, ULONG_PTR bytes, PTP_IO io);
/// Has the routine called at the end of each request of an overlapped file that StartThreadpoolIo has announced.
PTP_IO WINAPI CreateThreadpoolIo(HANDLE file, PTP_WIN32_IO_CALLBACK routine, PVOID context, PTP_CALLBACK_ENVIRON environment);
/// To be called before each request.
VOID WINAPI StartThreadpoolIo(PTP_IO io);
/// To be called when a request has failed at once.
VOID WINAPI CancelThreadpoolIo(PTP_IO io);
VOID WINAPI WaitForThreadpoolIoCallbacks(PTP_IO io, BOOL cancelPending);
VOID WINAPI CloseThreadpoolIo(PTP_IO io);
/// Has a routine called at the end of each request of an overlapped file.
BOOL WINAPI BindIoCompletionCallback(HANDLE file, LPOVERLAPPED_COMPLETION_ROUTINE routine, ULONG flags);

#define WT_EXECUTEDEFAULT 0x00000000
#define WT_EXECUTEINIOTHREAD 0x00000001
#define WT_EXECUTEINWAITTHREAD 0x00000004
#define WT_EXECUTEONLYONCE 0x00000008
#define WT_EXECUTEINTIMERTHREAD 0x00000020
#define WT_EXECUTELONGFUNCTION 0x00000010
/// Has a routine called once.
BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE routine, PVOID context, ULONG flags);
/// Has a routine called whenever the object is signaled or the time has passed; once with WT_EXECUTEONLYONCE.
BOOL WINAPI RegisterWaitForSingleObject(
    PHANDLE wait, HANDLE handle, WAITORTIMERCALLBACK routine, PVOID context, ULONG milliseconds, ULONG flags);
BOOL WINAPI UnregisterWait(HANDLE wait);
/// INVALID_HANDLE_VALUE waits for calls under way.
BOOL WINAPI UnregisterWaitEx(HANDLE wait, HANDLE event);
/// The queue must be NULL here: the process's own.
BOOL WINAPI CreateTimerQueueTimer(
    PHANDLE timer, HANDLE queue, WAITORTIMERCALLBACK routine, PVOID parameter, DWORD due, DWORD period, ULONG flags);
BOOL WINAPI DeleteTimerQueueTimer(HANDLE queue, HANDLE timer, HANDLE event);

#ifdef __cplusplus
}
#endif
#endif
