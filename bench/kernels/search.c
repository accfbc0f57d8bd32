// Naive substring search through half a megabyte, with structures and early exits.
static char text[1 << 19];
struct match {
    unsigned count, last;
};

static int matches(const char *at, const char *wanted) {
    while (*wanted != 0) {
        if (*at++ != *wanted++)
            return 0;
    }
    return 1;
}
static void find(const char *in, unsigned size, const char *wanted, struct match *result) {
    for (unsigned i = 0; i + 8 < size; i++) {
        if (matches(in + i, wanted)) {
            result->count++;
            result->last = i;
        }
    }
}
unsigned bench(void) {
    struct match found = {0, 0};
    for (unsigned i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + (i * i + (i >> 3)) % 5);
    find(text, sizeof text, "abca", &found);
    find(text, sizeof text, "eaaae", &found);
    find(text, sizeof text, "bcb", &found);
    return found.count * 1000003u + found.last;
}
