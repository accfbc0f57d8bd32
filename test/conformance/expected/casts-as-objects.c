// Microsoft's C takes the cast of an object for the object itself, seen as another type that is not larger (C4213).
#include <stdio.h>

typedef unsigned char *BYTES;
typedef unsigned long ULONG;
typedef unsigned long long WORD;
typedef struct {
    unsigned char length;
    unsigned char rest[3];
} DESCRIPTOR;

int main(void)
{
    DESCRIPTOR descriptors[3] = {{4}, {4}, {4}};
    DESCRIPTOR *at = descriptors;
    (BYTES)at += at->length;
    printf("advanced by %d\n", (int)(at - descriptors));
    (void *)(BYTES)at = descriptors;
    printf("back at %d\n", (int)(at - descriptors));

    ULONG numbers[3] = {1, 2, 3};
    BYTES bytes = (BYTES)numbers;
    ULONG first = *((ULONG *)bytes)++;
    ULONG second = *((ULONG *)bytes)++;
    printf("read %lu and %lu, %d bytes\n", first, second, (int)(bytes - (BYTES)numbers));

    WORD word = 0x1122334455667700ULL;
    (ULONG)word |= 0x0f;
    printf("lower half changed: %llx\n", word);

    void *pointer;
    ((WORD)pointer) = 16;
    ((WORD)pointer) |= 1;
    --((char *)pointer);
    printf("pointer as a number: %d\n", (int)(WORD)pointer);

    WORD *address = &(WORD)at;
    printf("same object: %d\n", *address == (WORD)at);
    return 0;
}
