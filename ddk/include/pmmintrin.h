// SSE3 under the names that Microsoft's compiler gives it.
#pragma once
#ifndef _PMMINTRIN_H_RINGSIDE
#define _PMMINTRIN_H_RINGSIDE
#include <emmintrin.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128i _mm_lddqu_si128(const __m128i *p);
__m128 _mm_addsub_ps(__m128 a, __m128 b);
__m128 _mm_hadd_ps(__m128 a, __m128 b);
__m128 _mm_hsub_ps(__m128 a, __m128 b);
__m128 _mm_movehdup_ps(__m128 a);
__m128 _mm_moveldup_ps(__m128 a);
__m128d _mm_addsub_pd(__m128d a, __m128d b);
__m128d _mm_hadd_pd(__m128d a, __m128d b);
__m128d _mm_hsub_pd(__m128d a, __m128d b);
__m128d _mm_movedup_pd(__m128d a);
void _mm_monitor(const void *p, unsigned extensions, unsigned hints);
void _mm_mwait(unsigned extensions, unsigned hints);
__m128d _mm_loaddup_pd(const double *dp);
#ifdef __cplusplus
}
#endif
#endif
