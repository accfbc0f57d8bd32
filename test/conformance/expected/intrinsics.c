// Microsoft's intrinsics, whose results are written down in intrinsics.txt.
#include <stdio.h>
int main(void){
  long v=5; short s=7; char c=1; long long q=9; void *p=0;
  printf("%d %d %d\n", _InterlockedIncrement(&v), _InterlockedDecrement(&v), _InterlockedExchangeAdd(&v, 10));
  printf("%d %d %lld\n", (int)_InterlockedIncrement16(&s), (int)_InterlockedOr8(&c, 0x80), _InterlockedAdd64(&q, -20));
  printf("%d %d %d\n", (int)_InterlockedCompareExchange(&v, 99, 15), (int)v, (int)_InterlockedCompareExchange(&v, 1, 2));
  printf("%d %d\n", _InterlockedExchangePointer(&p, &v)==0, p==(void*)&v);
  unsigned long idx; printf("%d %u ", _BitScanForward(&idx, 0x500), (unsigned)idx); printf("%d %u ", _BitScanReverse64(&idx, 0x5000000000ull), (unsigned)idx); printf("%d\n", _BitScanForward(&idx,0));
  printf("%x %x %llx %x %x\n", _rotl(0x80000001,4), _rotr(0x80000001,4), _rotl64(0x8000000000000001ull,8), _rotl16(0x8001,1), _rotr8(0x81,1));
  printf("%x %x %llx\n", _byteswap_ushort(0x1234), _byteswap_ulong(0x12345678), _byteswap_uint64(0x123456789abcdef0ull));
  printf("%llx %lld\n", __umulh(0xfedcba9876543210ull, 0xfedcba9876543210ull), __mulh(-5000000000000000000ll, 4000000000000000000ll));
  unsigned long long hi, lo=_umul128(~0ull, ~0ull, &hi); printf("%llx %llx\n", lo, hi);
  printf("%u %u %u %d %d %d\n", __popcnt(0xff00ff), __lzcnt(1), (unsigned)_tzcnt_u64(1ull<<40), __builtin_clz(8), __builtin_ctzll(1ull<<33), __builtin_ffs(0));
  long bits[3]={0,0,0}; _bittestandset(bits, 70); printf("%d %d %d %x\n", _bittest(bits,70), _bittestandreset(bits,70), _bittestandcomplement(bits,3), (unsigned)bits[0]);
  printf("%llx %llx\n", __shiftleft128(0x8000000000000000ull, 1, 4), __shiftright128(0xf0, 1, 4));
  __int64 d[2]={1,2}, cmp[2]={1,2}; printf("%d %lld %lld ", _InterlockedCompareExchange128(d, 8, 9, cmp), d[0], d[1]); printf("%d %lld\n", _InterlockedCompareExchange128(d, 3, 4, cmp), cmp[0]);
  printf("%lld %d\n", _abs64(-5ll), (int)__builtin_expect(7,1)); _ReadWriteBarrier(); __noop(1,2); __noop; (__annotation(L"Debug", L"AssertFail", L"x"), 1); printf("%d\n", __noop);
  printf("%llx %lld\n", __emulu(0xffffffff,0xffffffff), __emul(-3,5));
  unsigned processor = 7; unsigned long long before = __rdtsc(), stamp = __rdtscp(&processor); printf("%d %u\n", stamp > before, processor);
  return 0; }
