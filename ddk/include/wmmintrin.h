// AES and the multiplication without carry under the names that Microsoft's compiler gives them.
#pragma once
#ifndef _WMMINTRIN_H_RINGSIDE
#define _WMMINTRIN_H_RINGSIDE
#include <nmmintrin.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128i _mm_aesenc_si128(__m128i v, __m128i r);
__m128i _mm_aesenclast_si128(__m128i v, __m128i r);
__m128i _mm_aesdec_si128(__m128i v, __m128i r);
__m128i _mm_aesdeclast_si128(__m128i v, __m128i r);
__m128i _mm_aesimc_si128(__m128i v);
__m128i _mm_aeskeygenassist_si128(__m128i c, int r);
__m128i _mm_clmulepi64_si128(__m128i x, __m128i y, int i);
#ifdef __cplusplus
}
#endif
#endif
