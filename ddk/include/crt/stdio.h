// Streams and formatted text for programs.
#pragma once
#include <stdarg.h>
#include <crtdefs.h>
#include <crt/secure.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _iobuf FILE;
#define stdin ((FILE *)1)
#define stdout ((FILE *)2)
#define stderr ((FILE *)3)
#define EOF (-1)
#define BUFSIZ 512

int printf(const char *format, ...);
int fprintf(FILE *stream, const char *format, ...);
int sprintf(char *to, const char *format, ...);
int snprintf(char *to, size_t size, const char *format, ...);
int _snprintf(char *to, size_t size, const char *format, ...);
int vprintf(const char *format, va_list args);
int vfprintf(FILE *stream, const char *format, va_list args);
int vsprintf(char *to, const char *format, va_list args);
int vsnprintf(char *to, size_t size, const char *format, va_list args);
int _vsnprintf(char *to, size_t size, const char *format, va_list args);
int sscanf(const char *text, const char *format, ...);
int puts(const char *text);
int fputs(const char *text, FILE *stream);
int putchar(int c);
int putc(int c, FILE *stream);
int fputc(int c, FILE *stream);
size_t fwrite(const void *from, size_t size, size_t count, FILE *stream);
/// Opens a file as a stream; NULL, with errno, if it cannot be.
FILE *fopen(const char *name, const char *mode);
FILE *_wfopen(const wchar_t *name, const wchar_t *mode);
int fopen_s(FILE **stream, const char *name, const char *mode);
int _wfopen_s(FILE **stream, const wchar_t *name, const wchar_t *mode);
int fclose(FILE *stream);
size_t fread(void *to, size_t size, size_t count, FILE *stream);
int fseek(FILE *stream, long offset, int origin);
int _fseeki64(FILE *stream, long long offset, int origin);
long ftell(FILE *stream);
long long _ftelli64(FILE *stream);
void rewind(FILE *stream);
int feof(FILE *stream);
int ferror(FILE *stream);
void clearerr(FILE *stream);
int ungetc(int c, FILE *stream);
int remove(const char *name);
int _unlink(const char *name);
int _wremove(const wchar_t *name);
int rename(const char *from, const char *to);
int _wrename(const wchar_t *from, const wchar_t *to);
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
int fflush(FILE *stream);
void setbuf(FILE *stream, char *buffer);
int setvbuf(FILE *stream, char *buffer, int mode, size_t size);
#define _IOFBF 0
#define _IOLBF 0x40
#define _IONBF 4
int sscanf_s(const char *text, const char *format, ...);
int swscanf(const wchar_t *text, const wchar_t *format, ...);
int swscanf_s(const wchar_t *text, const wchar_t *format, ...);
int wscanf(const wchar_t *format, ...);
int fwscanf(FILE *stream, const wchar_t *format, ...);
wint_t getwchar(void);
wint_t fgetwc(FILE *stream);
wint_t getwc(FILE *stream);
wchar_t *fgetws(wchar_t *text, int size, FILE *stream);
void perror(const char *text);
int scanf(const char *format, ...);
int scanf_s(const char *format, ...);
int vscanf(const char *format, va_list args);
int fscanf(FILE *stream, const char *format, ...);
int fscanf_s(FILE *stream, const char *format, ...);
int printf_s(const char *format, ...);
int fprintf_s(FILE *stream, const char *format, ...);
int wprintf(const wchar_t *format, ...);
int vwprintf(const wchar_t *format, va_list args);
int fwprintf(FILE *stream, const wchar_t *format, ...);
#ifndef RINGSIDE_STDIO_OF_DRIVERS
int swprintf(wchar_t *to, size_t size, const wchar_t *format, ...);
#endif
int _snwprintf(wchar_t *to, size_t size, const wchar_t *format, ...);
int _putws(const wchar_t *text);
int fputws(const wchar_t *text, FILE *stream);
wint_t putwchar(wchar_t c);
char *gets(char *to);
char *gets_s(char *to, size_t size);
int getchar(void);
int getc(FILE *stream);
int fgetc(FILE *stream);
char *fgets(char *to, int size, FILE *stream);

#ifdef __cplusplus
}
#endif
