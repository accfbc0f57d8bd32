// Microsoft's C++ takes the bare name of a type after sizeof.
#include <stdio.h>
typedef struct { int a, b; } ITEM;
template <typename T> int sizeOfTwo() { return 2 * sizeof T; }
int main() {
    int length = 8;
    if (length != sizeof ITEM || length < sizeof ITEM) return 1;
    printf("%d %d %d\n", (int)sizeof ITEM, (int)(sizeof ITEM + 1), sizeOfTwo<short>());
    return 0;
}
