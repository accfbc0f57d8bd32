// Structured exception handling: what a filter answers and what it may ask.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif
#ifndef _EXCPT_H_RINGSIDE
#define _EXCPT_H_RINGSIDE

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

typedef enum _EXCEPTION_DISPOSITION {
    ExceptionContinueExecution,
    ExceptionContinueSearch,
    ExceptionNestedException,
    ExceptionCollidedUnwind
} EXCEPTION_DISPOSITION;

/// The code of the exception being handled; only in a filter or a handler.
unsigned long __cdecl _exception_code(void);
/// Pointers to the record and the context of the exception; only in a filter.
void *__cdecl _exception_info(void);
/// Whether a __finally block runs because of an exception or a jump out of its __try.
int __cdecl _abnormal_termination(void);

#define GetExceptionCode _exception_code
#define exception_code _exception_code
#define GetExceptionInformation() ((struct _EXCEPTION_POINTERS *)_exception_info())
#define exception_info() ((struct _EXCEPTION_POINTERS *)_exception_info())
#define AbnormalTermination _abnormal_termination
#define abnormal_termination _abnormal_termination

#ifndef try
#ifndef __cplusplus
#define try __try
#define except __except
#define finally __finally
#define leave __leave
#endif
#endif

#endif

#ifdef __cplusplus
}
#endif
