// 64-bit arithmetic: xorshift and multiply-add.
unsigned bench(void) {
    unsigned long long x = 88172645463325252ull, sum = 0;
    for (int i = 0; i < 2000000; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        sum += x * 2862933555777941757ull + 3037000493ull;
    }
    return (unsigned)(sum ^ (sum >> 32));
}
