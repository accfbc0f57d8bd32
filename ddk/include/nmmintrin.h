// SSE4.2 under the names that Microsoft's compiler gives it: text, and CRC32.
#pragma once
#ifndef _NMMINTRIN_H_RINGSIDE
#define _NMMINTRIN_H_RINGSIDE
#include <smmintrin.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128i _mm_cmpgt_epi64(__m128i v1, __m128i v2);
__m128i _mm_cmpistrm(__m128i a, __m128i b, int m);
int _mm_cmpistri(__m128i a, __m128i b, int m);
__m128i _mm_cmpestrm(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpestri(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpistra(__m128i a, __m128i b, int m);
int _mm_cmpistrc(__m128i a, __m128i b, int m);
int _mm_cmpistro(__m128i a, __m128i b, int m);
int _mm_cmpistrs(__m128i a, __m128i b, int m);
int _mm_cmpistrz(__m128i a, __m128i b, int m);
int _mm_cmpestra(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpestrc(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpestro(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpestrs(__m128i a, int la, __m128i b, int lb, int m);
int _mm_cmpestrz(__m128i a, int la, __m128i b, int lb, int m);
unsigned int _mm_crc32_u8(unsigned int c, unsigned char d);
unsigned int _mm_crc32_u16(unsigned int c, unsigned short d);
unsigned int _mm_crc32_u32(unsigned int c, unsigned int d);
unsigned __int64 _mm_crc32_u64(unsigned __int64 c, unsigned __int64 d);
int _mm_popcnt_u32(unsigned int value);
__int64 _mm_popcnt_u64(unsigned __int64 value);
#ifdef __cplusplus
}
#endif
#define _SIDD_UBYTE_OPS 0
#define _SIDD_UWORD_OPS 1
#define _SIDD_SBYTE_OPS 2
#define _SIDD_SWORD_OPS 3
#define _SIDD_CMP_EQUAL_ANY 0
#define _SIDD_CMP_RANGES 4
#define _SIDD_CMP_EQUAL_EACH 8
#define _SIDD_CMP_EQUAL_ORDERED 12
#define _SIDD_POSITIVE_POLARITY 0
#define _SIDD_NEGATIVE_POLARITY 16
#define _SIDD_LEAST_SIGNIFICANT 0
#define _SIDD_MOST_SIGNIFICANT 64
#define _SIDD_BIT_MASK 0
#define _SIDD_UNIT_MASK 64
#endif
