// C17 5.2.4.2, 7.9: the characteristics of floating types, and words for operators.
#include <float.h>
#include <iso646.h>
#include <limits.h>
#include <stdio.h>

#define SHOW_INT(x) printf(#x " %d\n", (int)(x))
#define SHOW(x) printf(#x " %.17g\n", (double)(x))

int main(void) {
    SHOW_INT(FLT_RADIX), SHOW_INT(FLT_ROUNDS), SHOW_INT(FLT_EVAL_METHOD);
    SHOW_INT(FLT_MANT_DIG), SHOW_INT(FLT_DIG), SHOW_INT(FLT_DECIMAL_DIG), SHOW_INT(FLT_HAS_SUBNORM);
    SHOW_INT(FLT_MIN_EXP), SHOW_INT(FLT_MAX_EXP), SHOW_INT(FLT_MIN_10_EXP), SHOW_INT(FLT_MAX_10_EXP);
    SHOW_INT(DBL_MANT_DIG), SHOW_INT(DBL_DIG), SHOW_INT(DBL_DECIMAL_DIG), SHOW_INT(DBL_HAS_SUBNORM);
    SHOW_INT(DBL_MIN_EXP), SHOW_INT(DBL_MAX_EXP), SHOW_INT(DBL_MIN_10_EXP), SHOW_INT(DBL_MAX_10_EXP);
    SHOW(FLT_MAX), SHOW(FLT_MIN), SHOW(FLT_EPSILON), SHOW(FLT_TRUE_MIN);
    SHOW(DBL_MAX), SHOW(DBL_MIN), SHOW(DBL_EPSILON), SHOW(DBL_TRUE_MIN);
    printf("%d\n", LDBL_DIG >= DBL_DIG and LDBL_MAX_EXP >= DBL_MAX_EXP and not(LDBL_TRUE_MIN > DBL_TRUE_MIN));
    int a = 0x35, b = 0x0f;
    a and_eq compl b;
    a or_eq 4 xor b;
    printf("%x %d %d\n", a bitor b bitand 3, a not_eq b, a xor b);
    a xor_eq INT_MAX;
    printf("%d %d\n", a, a or b);
    return 0;
}
