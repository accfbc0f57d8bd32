// AVX and what later processors added, under the names that Microsoft's compiler gives them.
#pragma once
#ifndef _IMMINTRIN_H_RINGSIDE
#define _IMMINTRIN_H_RINGSIDE
#include <intrin_avx2.h>
#ifdef __cplusplus
extern "C" {
#endif

// ---- bits -----------------------------------------------------------------------------------------------------------
unsigned int _bextr_u32(unsigned int value, unsigned int start, unsigned int length);
unsigned int _blsi_u32(unsigned int value);
unsigned int _blsmsk_u32(unsigned int value);
unsigned int _blsr_u32(unsigned int value);
unsigned int _bzhi_u32(unsigned int value, unsigned int index);
unsigned int _andn_u32(unsigned int a, unsigned int b);
unsigned int _pdep_u32(unsigned int value, unsigned int mask);
unsigned int _pext_u32(unsigned int value, unsigned int mask);
unsigned int _mulx_u32(unsigned int a, unsigned int b, _Out_ unsigned int *high);
unsigned int _lzcnt_u32(unsigned int value);
unsigned int _tzcnt_u32(unsigned int value);
#ifdef _WIN64
unsigned __int64 _bextr_u64(unsigned __int64 value, unsigned int start, unsigned int length);
unsigned __int64 _blsi_u64(unsigned __int64 value);
unsigned __int64 _blsmsk_u64(unsigned __int64 value);
unsigned __int64 _blsr_u64(unsigned __int64 value);
unsigned __int64 _bzhi_u64(unsigned __int64 value, unsigned int index);
unsigned __int64 _andn_u64(unsigned __int64 a, unsigned __int64 b);
unsigned __int64 _pdep_u64(unsigned __int64 value, unsigned __int64 mask);
unsigned __int64 _pext_u64(unsigned __int64 value, unsigned __int64 mask);
unsigned __int64 _mulx_u64(unsigned __int64 a, unsigned __int64 b, _Out_ unsigned __int64 *high);
unsigned __int64 _lzcnt_u64(unsigned __int64 value);
unsigned __int64 _tzcnt_u64(unsigned __int64 value);
#endif
unsigned short _load_be_u16(const void *from);
unsigned int _load_be_u32(const void *from);
unsigned __int64 _load_be_u64(const void *from);
void _store_be_u16(void *to, unsigned short value);
void _store_be_u32(void *to, unsigned int value);
void _store_be_u64(void *to, unsigned __int64 value);

// ---- numbers of half precision, hashes ------------------------------------------------------------------------------
__m128 _mm_cvtph_ps(__m128i a);
__m256 _mm256_cvtph_ps(__m128i a);
__m128i _mm_cvtps_ph(__m128 a, int rounding);
__m128i _mm256_cvtps_ph(__m256 a, int rounding);
__m128i _mm_sha1msg1_epu32(__m128i a, __m128i b);
__m128i _mm_sha1msg2_epu32(__m128i a, __m128i b);
__m128i _mm_sha1nexte_epu32(__m128i a, __m128i b);
__m128i _mm_sha1rnds4_epu32(__m128i a, __m128i b, int function);
__m128i _mm_sha256msg1_epu32(__m128i a, __m128i b);
__m128i _mm_sha256msg2_epu32(__m128i a, __m128i b);
__m128i _mm_sha256rnds2_epu32(__m128i a, __m128i b, __m128i k);

// ---- extended state, the bases of segments --------------------------------------------------------------------------
void _xsave(void *area, unsigned __int64 mask);
void _xsave64(void *area, unsigned __int64 mask);
void _xsaveopt64(void *area, unsigned __int64 mask);
void _xsavec64(void *area, unsigned __int64 mask);
void _xsaves64(void *area, unsigned __int64 mask);
void _xrstor(const void *area, unsigned __int64 mask);
void _xrstor64(const void *area, unsigned __int64 mask);
void _xrstors64(const void *area, unsigned __int64 mask);
unsigned int _rdpid_u32(void);
#ifdef _WIN64
unsigned int _readfsbase_u32(void);
unsigned __int64 _readfsbase_u64(void);
unsigned int _readgsbase_u32(void);
unsigned __int64 _readgsbase_u64(void);
void _writefsbase_u32(unsigned int base);
void _writefsbase_u64(unsigned __int64 base);
void _writegsbase_u32(unsigned int base);
void _writegsbase_u64(unsigned __int64 base);
#endif
unsigned int _xbegin(void);
void _xend(void);
unsigned char _xtest(void);
void _mm_monitor(const void *address, unsigned int extensions, unsigned int hints);
void _mm_mwait(unsigned int extensions, unsigned int hints);
void _mm_clflushopt(const void *address);
void _mm_clwb(const void *address);
#ifdef __cplusplus
}
#endif
#endif
