// The repeated instructions go forwards an element at a time, so that overlapping moves repeat what they have written; a fault
// half-way leaves what was done; `_ReturnAddress` is a place in the caller. The expected output stands in the .txt beside.
#include <excpt.h>
#include <stdio.h>
#include <stdlib.h>
#include <intrin.h>

static int calls;
static unsigned char *buffer(unsigned char *p) {
    calls++;
    return p;
}
static void *whence(void) {
    return _ReturnAddress();
}
static void *through(void) {
    return whence();
}

int main(void) {
    unsigned char bytes[9] = "abcdefgh";
    unsigned short words[4] = { 1, 2, 3, 4 };
    unsigned long dwords[3] = { 0 };
    unsigned __int64 qwords[3] = { 1, 2, 3 };
    __stosb(buffer(bytes + 1), 'x' + 256, 3);
    printf("%s %d\n", bytes, calls);
    __movsb(bytes + 2, bytes, 6);
    printf("%s\n", bytes);
    __stosw(words + 1, 0x12345, 2);
    __stosd(dwords, 0xffffffff, 2);
    __movsq(qwords, qwords + 1, 2);
    __stosb(bytes, 0, 0);
    printf("%x %x %x %x %lx %d %d\n", words[0], words[1], words[2], words[3], dwords[1], (int)qwords[1], (int)dwords[2]);
    unsigned char *heap = malloc(4);
    __try {
        __stosb(heap, 7, 6);
    } __except (GetExceptionCode() == 0xC0000005) {
        printf("%d%d%d%d\n", heap[0], heap[1], heap[2], heap[3]);
    }
    printf("%d\n", through() == (void *)through);
    return 0;
}
