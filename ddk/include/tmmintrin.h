// SSSE3 under the names that Microsoft's compiler gives it.
#pragma once
#ifndef _TMMINTRIN_H_RINGSIDE
#define _TMMINTRIN_H_RINGSIDE
#include <pmmintrin.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128i _mm_abs_epi8(__m128i a);
__m128i _mm_abs_epi16(__m128i a);
__m128i _mm_abs_epi32(__m128i a);
__m128i _mm_hadd_epi16(__m128i a, __m128i b);
__m128i _mm_hadd_epi32(__m128i a, __m128i b);
__m128i _mm_hadds_epi16(__m128i a, __m128i b);
__m128i _mm_hsub_epi16(__m128i a, __m128i b);
__m128i _mm_hsub_epi32(__m128i a, __m128i b);
__m128i _mm_hsubs_epi16(__m128i a, __m128i b);
__m128i _mm_maddubs_epi16(__m128i a, __m128i b);
__m128i _mm_mulhrs_epi16(__m128i a, __m128i b);
__m128i _mm_shuffle_epi8(__m128i a, __m128i b);
__m128i _mm_sign_epi8(__m128i a, __m128i b);
__m128i _mm_sign_epi16(__m128i a, __m128i b);
__m128i _mm_sign_epi32(__m128i a, __m128i b);
__m128i _mm_alignr_epi8(__m128i a, __m128i b, int n);
#ifdef __cplusplus
}
#endif
#endif
