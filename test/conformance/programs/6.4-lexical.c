// C17 5.1.1.2, 6.4.1, 6.4.2, 6.4.3, 6.4.4.1, 6.4.4.2, 6.4.4.3, 6.4.4.4, 6.4.5, 6.4.6, 6.4.8, 6.4.9: tokens, constants, digraphs, comments.
#include <stdint.h>
#include <stdio.h>
#include <stddef.h>

#define TYPE(e) _Generic((e), char: "char", int: "i32", unsigned: "u32", long long: "i64", unsigned long long: "u64", float: "f32", double: "f64", unsigned short: "u16", default: "other")
#define glue(a, b) a ## b
static const char *function(void) { return __func__; }
enum { A, B = 10, C, D = -3, E, F = 'a' };

int m\
ain(void) <%
    int a<:3:> = <%1, 2, 3%>;
%:define DIGRAPH 4
    printf("%d %d\n", a<:1:>, DIGRAPH);
    /* a comment // with another */ int x = 1; // and this one \
       goes on here: x = 2;
    int y = 6/**/ / /**/2 /* division? no: */ + 8 //* not this */ 2
        ;
    printf("%d %d\n", x, glue(y, ));
    int spliced = 1 /\
* a comment whose marks are spliced *\
\
/ + 2;
    printf("%d\n", spliced);
    printf("%d %d %d %d %d\n", 0, 077, 0xFf, 0X1f, 1234567890);
    printf("%s %s %s %s %s\n", TYPE(2147483647), TYPE(2147483648ll), TYPE(0xffffffff), TYPE(1u), TYPE(1uLL));
    printf("%s %s %s %s\n", TYPE(0x7fffffff), TYPE(0x100000000ll), TYPE(0xffffffffffffffffll), TYPE(1llU));
    printf("%g %g %g %g %g %g\n", 1., .5, 1e3, 1.5e-3, 0x1p4, 0x1.8p-1);
    printf("%.9g %.17g %.17g\n", (double)0.1f, 0.1, 1.7976931348623157e308);
    printf("%s %s %s\n", TYPE(1.0), TYPE(1.0f), TYPE(0x1p0F));
    printf("%.17g %.17g %.17g\n", 2.2250738585072011e-308, 9007199254740993.0, 123456789012345678901234567890.0);
    printf("%d %d %d %d %d %d\n", A, B, C, D, E, F);
    printf("%d %d %d %d %d %d %d\n", '\a', '\b', '\f', '\n', '\r', '\t', '\v');
    printf("%d %d %d %d %d %d %d %d\n", '\\', '\'', '\"', '\?', '\0', '\12', '\101', '\x41');
    printf("%d %d %d\n", '\377', '\xff', (unsigned char)'\xff');
    printf("%s %d %d\n", TYPE('a'), L'\x1234', L'ab' == L'b' || 1);
    printf("%d %d %d %d\n", (int)sizeof "abc", (int)sizeof "a\0b", (int)sizeof "", (int)sizeof L"ab");
    printf("%s|%s|%s\n", "con" "cat" "", "\x41" "1", "\1011");
    const wchar_t *wide = L"wide" L"r\u00e9" "\x100";
    printf("%d %d %d\n", wide[4], wide[5], wide[6]);
    const char *u8 = u8"\u00e9";
    printf("%d %d\n", (unsigned char)u8[0], (unsigned char)u8[1]);
    const uint16_t *u16 = (const uint16_t *)u"\U0001F600";
    const uint32_t *u32 = (const uint32_t *)U"\U0001F600";
    printf("%x %x %x\n", u16[0], u16[1], u32[0]);
    const char text[] = "abc", *other = "abc";
    printf("%d %d %d\n", text[3], other[1], "hello"[1]);
    printf("%s\n", function());
    int x1 = 5, X1 = 6, _x = 7, tr\u00e8s = 8;
    printf("%d %d %d %d\n", x1, X1, _x, très);
    int i = 3, j = 4;
    int k = i+++j;
    int l = i---j;
    printf("%d %d %d %d\n", i, j, k, l);
    printf("%d %d\n", i- -j, -(-(i)));
    printf("%s\n", "what??!" "??/");
    return 0;
%>
