// SSE under the names that Microsoft's compiler gives it: vectors of single precision.
#pragma once
#ifndef _XMMINTRIN_H_RINGSIDE
#define _XMMINTRIN_H_RINGSIDE
#include <intrin_vectors.h>
#ifdef __cplusplus
extern "C" {
#endif
__m128 _mm_add_ss(__m128 a, __m128 b);
__m128 _mm_add_ps(__m128 a, __m128 b);
__m128 _mm_sub_ss(__m128 a, __m128 b);
__m128 _mm_sub_ps(__m128 a, __m128 b);
__m128 _mm_mul_ss(__m128 a, __m128 b);
__m128 _mm_mul_ps(__m128 a, __m128 b);
__m128 _mm_div_ss(__m128 a, __m128 b);
__m128 _mm_div_ps(__m128 a, __m128 b);
__m128 _mm_sqrt_ss(__m128 a);
__m128 _mm_sqrt_ps(__m128 a);
__m128 _mm_rcp_ss(__m128 a);
__m128 _mm_rcp_ps(__m128 a);
__m128 _mm_rsqrt_ss(__m128 a);
__m128 _mm_rsqrt_ps(__m128 a);
__m128 _mm_min_ss(__m128 a, __m128 b);
__m128 _mm_min_ps(__m128 a, __m128 b);
__m128 _mm_max_ss(__m128 a, __m128 b);
__m128 _mm_max_ps(__m128 a, __m128 b);
__m128 _mm_and_ps(__m128 a, __m128 b);
__m128 _mm_andnot_ps(__m128 a, __m128 b);
__m128 _mm_or_ps(__m128 a, __m128 b);
__m128 _mm_xor_ps(__m128 a, __m128 b);
__m128 _mm_cmpeq_ss(__m128 a, __m128 b);
__m128 _mm_cmpeq_ps(__m128 a, __m128 b);
__m128 _mm_cmplt_ss(__m128 a, __m128 b);
__m128 _mm_cmplt_ps(__m128 a, __m128 b);
__m128 _mm_cmple_ss(__m128 a, __m128 b);
__m128 _mm_cmple_ps(__m128 a, __m128 b);
__m128 _mm_cmpgt_ss(__m128 a, __m128 b);
__m128 _mm_cmpgt_ps(__m128 a, __m128 b);
__m128 _mm_cmpge_ss(__m128 a, __m128 b);
__m128 _mm_cmpge_ps(__m128 a, __m128 b);
__m128 _mm_cmpneq_ss(__m128 a, __m128 b);
__m128 _mm_cmpneq_ps(__m128 a, __m128 b);
__m128 _mm_cmpnlt_ss(__m128 a, __m128 b);
__m128 _mm_cmpnlt_ps(__m128 a, __m128 b);
__m128 _mm_cmpnle_ss(__m128 a, __m128 b);
__m128 _mm_cmpnle_ps(__m128 a, __m128 b);
__m128 _mm_cmpngt_ss(__m128 a, __m128 b);
__m128 _mm_cmpngt_ps(__m128 a, __m128 b);
__m128 _mm_cmpnge_ss(__m128 a, __m128 b);
__m128 _mm_cmpnge_ps(__m128 a, __m128 b);
__m128 _mm_cmpord_ss(__m128 a, __m128 b);
__m128 _mm_cmpord_ps(__m128 a, __m128 b);
__m128 _mm_cmpunord_ss(__m128 a, __m128 b);
__m128 _mm_cmpunord_ps(__m128 a, __m128 b);
int _mm_comieq_ss(__m128 a, __m128 b);
int _mm_comilt_ss(__m128 a, __m128 b);
int _mm_comile_ss(__m128 a, __m128 b);
int _mm_comigt_ss(__m128 a, __m128 b);
int _mm_comige_ss(__m128 a, __m128 b);
int _mm_comineq_ss(__m128 a, __m128 b);
int _mm_ucomieq_ss(__m128 a, __m128 b);
int _mm_ucomilt_ss(__m128 a, __m128 b);
int _mm_ucomile_ss(__m128 a, __m128 b);
int _mm_ucomigt_ss(__m128 a, __m128 b);
int _mm_ucomige_ss(__m128 a, __m128 b);
int _mm_ucomineq_ss(__m128 a, __m128 b);
int _mm_cvtss_si32(__m128 a);
int _mm_cvt_ss2si(__m128 a);
__int64 _mm_cvtss_si64(__m128 a);
int _mm_cvttss_si32(__m128 a);
int _mm_cvtt_ss2si(__m128 a);
__int64 _mm_cvttss_si64(__m128 a);
__m128 _mm_cvtsi32_ss(__m128 a, int b);
__m128 _mm_cvt_si2ss(__m128 a, int b);
__m128 _mm_cvtsi64_ss(__m128 a, __int64 b);
float _mm_cvtss_f32(__m128 a);
__m128 _mm_load_ss(const float *p);
__m128 _mm_load1_ps(const float *p);
__m128 _mm_load_ps(const float *p);
__m128 _mm_loadu_ps(const float *p);
__m128 _mm_loadr_ps(const float *p);
__m128 _mm_undefined_ps(void);
__m128 _mm_set_ss(float w);
__m128 _mm_set1_ps(float w);
__m128 _mm_set_ps1(float w);
__m128 _mm_set_ps(float z, float y, float x, float w);
__m128 _mm_setr_ps(float z, float y, float x, float w);
__m128 _mm_setzero_ps(void);
void _mm_store_ss(float *p, __m128 a);
void _mm_storeu_ps(float *p, __m128 a);
void _mm_store_ps(float *p, __m128 a);
void _mm_store1_ps(float *p, __m128 a);
void _mm_store_ps1(float *p, __m128 a);
void _mm_storer_ps(float *p, __m128 a);
void _mm_stream_ps(void *p, __m128 a);
__m128 _mm_unpackhi_ps(__m128 a, __m128 b);
__m128 _mm_unpacklo_ps(__m128 a, __m128 b);
__m128 _mm_move_ss(__m128 a, __m128 b);
__m128 _mm_movehl_ps(__m128 a, __m128 b);
__m128 _mm_movelh_ps(__m128 a, __m128 b);
int _mm_movemask_ps(__m128 a);
__m128 _mm_load_ps1(const float *p);
__m128 _mm_shuffle_ps(__m128 a, __m128 b, int mask);
__m128 _mm_cmp_ps(__m128 a, __m128 b, int c);
__m128 _mm_cmp_ss(__m128 a, __m128 b, int c);
#ifdef __cplusplus
}
#endif
#define _MM_SHUFFLE(d, c, b, a) (((d) << 6) | ((c) << 4) | ((b) << 2) | (a))
#define _MM_HINT_NTA 0
#define _MM_HINT_T0 1
#define _MM_HINT_T1 2
#define _MM_HINT_T2 3
#define _MM_EXCEPT_MASK 0x003f
#define _MM_MASK_MASK 0x1f80
#define _MM_ROUND_MASK 0x6000
#define _MM_ROUND_NEAREST 0x0000
#define _MM_ROUND_DOWN 0x2000
#define _MM_ROUND_UP 0x4000
#define _MM_ROUND_TOWARD_ZERO 0x6000
#define _MM_FLUSH_ZERO_MASK 0x8000
#define _MM_FLUSH_ZERO_ON 0x8000
#define _MM_FLUSH_ZERO_OFF 0x0000
#endif
