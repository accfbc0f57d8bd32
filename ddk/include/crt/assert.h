// Assertions. May be included again with another setting of NDEBUG.
#undef assert
#ifdef __cplusplus
extern "C"
#endif
__declspec(noreturn) void __ringside_assert(const char *expression, const char *file, int line);
#ifdef NDEBUG
#define assert(expression) ((void)0)
#else
#define assert(expression) ((expression) ? (void)0 : __ringside_assert(#expression, __FILE__, __LINE__))
#endif
#ifndef static_assert
#define static_assert _Static_assert
#endif
