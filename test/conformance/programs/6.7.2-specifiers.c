// C17 6.7.2, 6.4.4.2: the words of a type in any order; decimal constants rounded once.
#include <stdio.h>
static unsigned short int a;
static short int b;
static int short c;
static int long long unsigned d;
static short unsigned int e;
static int unsigned short f;
static signed short int g;
static long int long h;
static char signed i;
static double long j;
int main(void) {
    int n = 0x01000000, r;
    a = b = c = e = f = g = (short int)0x12345678;
    printf("%d %d %d %d %d %d %d %d\n", (int)sizeof a, (int)sizeof b, (int)sizeof c, (int)sizeof d, (int)sizeof e, (int)sizeof f, (int)sizeof g, (int)sizeof h);
    printf("%x %x %x %x %d %d\n", a, c, e, g, i - 1, j == 0);
    printf("%d %d\n", (int)sizeof(short int), (int)sizeof(unsigned short int));
    r = (unsigned short int)n != 0 ? 0 : (unsigned long long int)n;
    printf("%x\n", r);
    r = (short int)n == 0 ? (unsigned long long int)n : 0;
    printf("%x\n", r);
    const float low = 7.0064923216240853546186479164495806564013097093825788587853e-46f;
    const float high = 7.00649232162408535461864791644958065640130970938257885878534141944895541342930300743319094181060791015625001e-46f;
    printf("%a %a %a %a %a\n", low, high, 16777217.0000000001f, 16777217.0f, 16777218.9999999999f);
    printf("%a %a %a\n", 1.1f, 3.4028235677973366e38f > 3.4e38f ? 1.0f : 0.0f, 0.1f);
    return 0;
}
