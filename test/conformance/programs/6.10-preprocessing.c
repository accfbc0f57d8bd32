// C17 6.4.7, 6.10.1, 6.10.2, 6.10.3, 6.10.3.1, 6.10.3.2, 6.10.3.3, 6.10.3.4, 6.10.3.5, 6.10.4, 6.10.6, 6.10.7, 6.10.8, 6.10.9: the preprocessor.
#include <stdio.h>
#include <string.h>
#define HEADER <stdint.h>
#include HEADER
#define SELF "6.10-preprocessing.c"

#ifdef AGAIN
INCLUDED(AGAIN)
#else
#define INCLUDED(n) INCLUDED_(n)
#define INCLUDED_(n) static int included_##n = n;
#define AGAIN 1
#include SELF
#undef AGAIN
#define AGAIN 2
#include SELF
#undef AGAIN

static int recursive = 5, loop_a = 6;
#define text(x) #x
#define shown(x) text(x)
#define paste(a, b) a##b
#define pasted(a, b) paste(a, b)
#define many(first, ...) #first "|" #__VA_ARGS__
#define call(f, ...) f(__VA_ARGS__)
#define optional(format, ...) snprintf(buffer, sizeof buffer, format, ##__VA_ARGS__)
#define empty
#define nothing()
#define object (1 + 2
#define f(x) ((x) + g(x))
#define g(x) ((x) * 2)
#define recursive recursive + 1
#define loop_a loop_b
#define loop_b loop_a
#define swap(a, b) b, a
#define hash #
#define twice(x) x x
#define argument(x) [x]
#define AB 1
#define one_more(x) (x + AB)
#define plus +
#define ten 1##0
#define unfinished add
static int add(int a, int b) { return a + b; }

#if defined(AB) && AB == 1 && !defined AC && (2 * 3 > 5 ? 1 : 0)
#define LEVEL 1
#elif 1 / 0
#else
#error "not reached"
#endif
#if 0
 ' unbalanced " and #error skipped
#if 1
#error nested
#else
#endif
#elif undefined_name == 0 && -1 < 0 && (-1 >> 1) == -1 && 0xffffffffffffffff == ~0u + 0ull + 0xffffffff00000000
#define LEVEL2 2
#else
#define LEVEL2 3
#endif
#if 'a' == 97 && '\377' < 0 && 1 ? 1 : 0
#define CHARS 1
#endif
#ifndef CHARS
#define CHARS 0
#endif
#if -1 > 0u
#define UNSIGNED 1
#endif
#

static int after_null = __LINE__;
#pragma unknown to everyone
_Pragma("unknown too") static int after_pragma = 8;

int main(void) {
    char buffer[64];
    printf("%d %d %d %d %d %d\n", included_1, included_2, LEVEL, LEVEL2, CHARS, UNSIGNED);
    printf("%s|%s|%s\n", text(a  +   b /* c */ "q\n" '\0'), shown(AB), text(AB));
    printf("%s %s %s\n", text(), text(( , )), text("\\" '"'));
    printf("%d %d %d\n", paste(1, 2), pasted(AB, AB), paste(, 7));
    printf("%s %s %s\n", many(a, b, c), many(a), many((a, b), (c, d)));
    printf("%d %d\n", call(add, 1, 2), call(f, 3));
    optional("plain"); printf("%s ", buffer); optional("%d %d", 1, 2); printf("%s\n", buffer);
    printf("%d %d %d %d\n", object), f(2), f(f(1)), f (4));
    printf("%d %d\n", recursive, loop_a);
    printf("%d %d\n", swap(1, 2));
    printf("%s %s\n", shown(hash), shown(twice(argument(1))));
    printf("%s\n", shown(f(g)(1) g f(x) (y)));
    printf("%d %d %d\n", one_more(AB), 1 plus plus 2 plus(3), ten);
    printf("%d\n", unfinished(3,
        4));
    printf("%d\n", nothing() 1 empty);
    printf("%s\n", shown(paste(x, paste(y, z))));
#undef AB
#define AB 30
    printf("%d\n", one_more(1));
#undef AB
    int AB = 4;
    printf("%d\n", one_more(1));
    int line = __LINE__; printf("%d %d\n", __LINE__ - line, after_null > 0);
#line 500 "renamed.c"
    printf("%d %s\n", __LINE__, __FILE__);
#line 600
    printf("%d %s\n", __LINE__, __FILE__ + 0);
    printf("%d %d %d %d\n", (int)strlen(__DATE__), (int)strlen(__TIME__), __STDC__ + 0 >= 0, after_pragma);
    return 0;
}
#endif
