// The vectors of SSE and AVX, as Microsoft's compiler declares them.
#pragma once
#ifndef _INTRIN_VECTORS_H_RINGSIDE
#define _INTRIN_VECTORS_H_RINGSIDE
#include <intrin0.h>

/// Four numbers of single precision.
typedef union __declspec(align(16)) __m128 {
    /// As numbers of single precision.
    float m128_f32[4];
    /// As two integers without a sign.
    unsigned __int64 m128_u64[2];
    /// As sixteen integers.
    __int8 m128_i8[16];
    /// As eight integers.
    __int16 m128_i16[8];
    /// As four integers.
    __int32 m128_i32[4];
    /// As two integers.
    __int64 m128_i64[2];
    /// As sixteen integers without a sign.
    unsigned __int8 m128_u8[16];
    /// As eight integers without a sign.
    unsigned __int16 m128_u16[8];
    /// As four integers without a sign.
    unsigned __int32 m128_u32[4];
} __m128;
/// Two numbers of double precision.
typedef struct __declspec(align(16)) __m128d {
    /// The numbers.
    double m128d_f64[2];
} __m128d;
/// Integers of 128 bits together.
typedef union __declspec(align(16)) __m128i {
    /// As sixteen integers.
    __int8 m128i_i8[16];
    /// As eight integers.
    __int16 m128i_i16[8];
    /// As four integers.
    __int32 m128i_i32[4];
    /// As two integers.
    __int64 m128i_i64[2];
    /// As sixteen integers without a sign.
    unsigned __int8 m128i_u8[16];
    /// As eight integers without a sign.
    unsigned __int16 m128i_u16[8];
    /// As four integers without a sign.
    unsigned __int32 m128i_u32[4];
    /// As two integers without a sign.
    unsigned __int64 m128i_u64[2];
} __m128i;
/// Eight numbers of single precision.
typedef union __declspec(align(32)) __m256 {
    /// The numbers.
    float m256_f32[8];
} __m256;
/// Four numbers of double precision.
typedef struct __declspec(align(32)) __m256d {
    /// The numbers.
    double m256d_f64[4];
} __m256d;
/// Integers of 256 bits together.
typedef union __declspec(align(32)) __m256i {
    /// As 32 integers.
    __int8 m256i_i8[32];
    /// As sixteen integers.
    __int16 m256i_i16[16];
    /// As eight integers.
    __int32 m256i_i32[8];
    /// As four integers.
    __int64 m256i_i64[4];
    /// As 32 integers without a sign.
    unsigned __int8 m256i_u8[32];
    /// As sixteen integers without a sign.
    unsigned __int16 m256i_u16[16];
    /// As eight integers without a sign.
    unsigned __int32 m256i_u32[8];
    /// As four integers without a sign.
    unsigned __int64 m256i_u64[4];
} __m256i;
#endif
