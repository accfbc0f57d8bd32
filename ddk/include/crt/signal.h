// Signals of the C library, for programs.
#pragma once
#ifndef _INC_SIGNAL
#define _INC_SIGNAL
#ifdef __cplusplus
extern "C" {
#endif
typedef int sig_atomic_t;
/// Ctrl+C.
#define SIGINT 2
#define SIGILL 4
#define SIGFPE 8
#define SIGSEGV 11
#define SIGTERM 15
/// Ctrl+Break.
#define SIGBREAK 21
/// abort.
#define SIGABRT 22
typedef void(__cdecl *_crt_signal_t)(int);
#define SIG_DFL ((_crt_signal_t)0)
#define SIG_IGN ((_crt_signal_t)1)
#define SIG_ERR ((_crt_signal_t)-1)
/// What is called when a signal is raised next; gives what was before, SIG_ERR for no signal. Each call puts SIG_DFL in its place.
_crt_signal_t __cdecl signal(int signal, _crt_signal_t function);
/// Raises a signal; what nobody handles ends the program with 3.
int __cdecl raise(int signal);
#ifdef __cplusplus
}
#endif
#endif
