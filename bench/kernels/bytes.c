// A byte loop through pointers: upper-case copy with a hash.
static char from[1 << 20], to[1 << 20];

static unsigned upper(char *out, const char *in, unsigned size) {
    unsigned hash = 2166136261u;
    while (size-- > 0) {
        char c = *in++;
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        *out++ = c;
        hash = (hash ^ (unsigned char)c) * 16777619u;
    }
    return hash;
}
unsigned bench(void) {
    for (unsigned i = 0; i < sizeof from; i++)
        from[i] = (char)(32 + (i * 31 + (i >> 9)) % 95);
    return upper(to, from, sizeof from);
}
