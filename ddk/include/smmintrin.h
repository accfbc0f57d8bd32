// SSE4.1 under the names that Microsoft's compiler gives it.
#pragma once
#ifndef _SMMINTRIN_H_RINGSIDE
#define _SMMINTRIN_H_RINGSIDE
#include <tmmintrin.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128d _mm_blendv_pd(__m128d v1, __m128d v2, __m128d m);
__m128 _mm_blendv_ps(__m128 v1, __m128 v2, __m128 m);
__m128i _mm_blendv_epi8(__m128i v1, __m128i v2, __m128i m);
__m128i _mm_mullo_epi32(__m128i v1, __m128i v2);
__m128i _mm_mul_epi32(__m128i v1, __m128i v2);
__m128i _mm_stream_load_si128(const void *v);
__m128i _mm_min_epi8(__m128i v1, __m128i v2);
__m128i _mm_max_epi8(__m128i v1, __m128i v2);
__m128i _mm_min_epu16(__m128i v1, __m128i v2);
__m128i _mm_max_epu16(__m128i v1, __m128i v2);
__m128i _mm_min_epi32(__m128i v1, __m128i v2);
__m128i _mm_max_epi32(__m128i v1, __m128i v2);
__m128i _mm_min_epu32(__m128i v1, __m128i v2);
__m128i _mm_max_epu32(__m128i v1, __m128i v2);
int _mm_testz_si128(__m128i m, __m128i v);
int _mm_testc_si128(__m128i m, __m128i v);
int _mm_testnzc_si128(__m128i m, __m128i v);
__m128i _mm_cmpeq_epi64(__m128i v1, __m128i v2);
__m128i _mm_cvtepi8_epi16(__m128i v);
__m128i _mm_cvtepi8_epi32(__m128i v);
__m128i _mm_cvtepi8_epi64(__m128i v);
__m128i _mm_cvtepi16_epi32(__m128i v);
__m128i _mm_cvtepi16_epi64(__m128i v);
__m128i _mm_cvtepi32_epi64(__m128i v);
__m128i _mm_cvtepu8_epi16(__m128i v);
__m128i _mm_cvtepu8_epi32(__m128i v);
__m128i _mm_cvtepu8_epi64(__m128i v);
__m128i _mm_cvtepu16_epi32(__m128i v);
__m128i _mm_cvtepu16_epi64(__m128i v);
__m128i _mm_cvtepu32_epi64(__m128i v);
__m128i _mm_packus_epi32(__m128i v1, __m128i v2);
__m128i _mm_minpos_epu16(__m128i v);
__m128 _mm_ceil_ps(__m128 x);
__m128d _mm_ceil_pd(__m128d x);
__m128 _mm_ceil_ss(__m128 x, __m128 y);
__m128d _mm_ceil_sd(__m128d x, __m128d y);
__m128 _mm_floor_ps(__m128 x);
__m128d _mm_floor_pd(__m128d x);
__m128 _mm_floor_ss(__m128 x, __m128 y);
__m128d _mm_floor_sd(__m128d x, __m128d y);
__m128 _mm_round_ps(__m128 x, int m);
__m128 _mm_round_ss(__m128 x, __m128 y, int m);
__m128d _mm_round_pd(__m128d x, int m);
__m128d _mm_round_sd(__m128d x, __m128d y, int m);
__m128d _mm_blend_pd(__m128d v1, __m128d v2, int m);
__m128 _mm_blend_ps(__m128 v1, __m128 v2, int m);
__m128i _mm_blend_epi16(__m128i v1, __m128i v2, int m);
__m128 _mm_dp_ps(__m128 x, __m128 y, int m);
__m128d _mm_dp_pd(__m128d x, __m128d y, int m);
__m128 _mm_insert_ps(__m128 x, __m128 y, int n);
int _mm_extract_ps(__m128 x, int n);
__m128i _mm_insert_epi8(__m128i x, int i, int n);
__m128i _mm_insert_epi32(__m128i x, int i, int n);
__m128i _mm_insert_epi64(__m128i x, __int64 i, int n);
int _mm_extract_epi8(__m128i x, int n);
int _mm_extract_epi32(__m128i x, int n);
__int64 _mm_extract_epi64(__m128i x, int n);
int _mm_test_all_ones(__m128i v);
int _mm_test_mix_ones_zeros(__m128i m, __m128i v);
int _mm_test_all_zeros(__m128i m, __m128i v);
__m128i _mm_mpsadbw_epu8(__m128i x, __m128i y, int m);
#ifdef __cplusplus
}
#endif
#define _MM_FROUND_TO_NEAREST_INT 0
#define _MM_FROUND_TO_NEG_INF 1
#define _MM_FROUND_TO_POS_INF 2
#define _MM_FROUND_TO_ZERO 3
#define _MM_FROUND_CUR_DIRECTION 4
#define _MM_FROUND_RAISE_EXC 0
#define _MM_FROUND_NO_EXC 8
#endif
