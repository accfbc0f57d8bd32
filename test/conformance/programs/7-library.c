// C17 7: formatted output, strings, memory, numbers, characters, mathematics.
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    printf("[%5d|%-5d|%05d|%+d|% d|%x|%#x|%X|%o|%#o]\n", 42, 42, 42, 42, 42, 255, 255, 255, 8, 8);
    printf("[%8.3f|%-8.2f|%08.1f|%.0f|%.0f|%+.2e|%g|%g|%G|%#.3g]\n", 3.14159, 2.5, -1.25, 0.5, 2.5, 12345.678, 1e-5, 123456789.0, 1e-10, 1.0);
    printf("[%s|%10s|%-10s|%.2s|%c|%%|%*d|%-*d|%.*f]\n", "text", "right", "left", "cut", 'c', 6, 7, 6, 7, 2, 1.005);
    printf("[%lld|%llu|%llx|%hhd|%hd|%zu]\n", -1ll, ~0ull, 1ull << 40, 300, 70000, sizeof(int));
    printf("[%.3d|%8.3d|%.0d|%e|%a]\n", 5, -5, 0, 0.0, 1.5);
    printf("[%f|%f|%f|%5.1f]\n", 1.0 / 0.0, -1.0 / 0.0, 1e22, 99.95);
    printf("[%.20f|%.15g|%.17g|%.25e]\n", 0.1, 0.1, 0.1, 1.0 / 3);
    char buffer[64], other[64];
    int n = snprintf(buffer, 8, "%s-%d", "truncated", 5); printf("%d %s\n", n, buffer);
    sprintf(buffer, "%05.1f/%c", 2.25, 'x'); printf("%s %d\n", buffer, (int)strlen(buffer));
    strcpy(buffer, "hello"); strcat(buffer, ", world"); strncpy(other, buffer, 5); other[5] = 0;
    printf("%s|%s|%d %d %d\n", buffer, other, strcmp(buffer, other) > 0, strncmp(buffer, other, 5), strcmp("a", "b") < 0);
    printf("%s %s %s %d\n", strchr(buffer, 'w'), strrchr(buffer, 'o'), strstr(buffer, "lo"), strchr(buffer, 'z') == NULL);
    memmove(buffer + 2, buffer, 6); buffer[8] = 0; printf("%s %d\n", buffer, memcmp("abc", "abd", 3) < 0);
    memset(other, '-', 5); printf("%s %d %d\n", other, (int)strspn("aabbc", "ab"), (int)strcspn("xyz,", ","));
    char list[] = "one,two,,three"; for (char *t = strtok(list, ","); t; t = strtok(NULL, ",")) printf("<%s>", t);
    printf("\n%d %d %lld %g\n", atoi(" -12x"), atoi("junk"), strtoll("0x7fffffffff", NULL, 16), atof("2.5e3"));
    char *end; int v = (int)strtol("0777 rest", &end, 0); printf("%d [%s] %u\n", v, end, (unsigned)strtoul("4294967295", NULL, 10));
    for (const char *c = "aZ5 _\n"; *c; c++) printf("%d%d%d%d%d ", !!isalpha(*c), !!isdigit(*c), !!isspace(*c), !!isupper(*c), !!ispunct(*c));
    printf("%c%c\n", toupper('q'), tolower('Q'));
    printf("%g %g %g %g %g\n", sqrt(2.0), floor(-1.5), ceil(-1.5), fabs(-3.25), fmod(7.5, 2));
    printf("%.6f %.6f %.6f %g %g\n", sin(1.0), exp(1.0), log(10.0), pow(2, 10), round(-2.5));
    int *heap = malloc(10 * sizeof *heap); for (int i = 0; i < 10; i++) heap[i] = i * i;
    heap = realloc(heap, 20 * sizeof *heap); printf("%d %d\n", heap[9], heap != NULL); free(heap);
    int *zero = calloc(4, 4); printf("%d\n", zero[0] | zero[3]); free(zero);
    int a, b; char word[16]; double d;
    printf("%d", sscanf("12 -34 word 5.5", "%d %d %15s %lf", &a, &b, word, &d)); printf(" %d %d %s %g\n", a, b, word, d);
    printf("%d %lld %d\n", abs(-5), llabs(-5000000000ll), (int)(div(17, 5).quot * 10 + div(17, 5).rem));
    puts("end"); putchar('!'); putchar('\n');
    return 0;
}
