// Structured exception handling in the order of Windows: filters first, innermost outwards, then termination blocks, then
// the handler. The expected output stands in exceptions.txt.
#include <excpt.h>
#include <stdio.h>

void ExRaiseStatus(long status);

static int say(const char *what, int answer) {
    printf("%s ", what);
    return answer;
}
static void inner(int kind) {
    __try {
        printf("inner ");
        if (kind == 1)
            *(volatile int *)0 = 1;
        else if (kind == 2)
            ExRaiseStatus(0xC0000022);
        else if (kind == 3) {
            volatile int zero = 0;
            printf("%d", 1 / zero);
        }
        printf("calm ");
    } __finally {
        printf("finally(%d) ", AbnormalTermination() != 0);
    }
}
static void middle(int kind) {
    __try {
        __try {
            inner(kind);
        } __except (say("filter-no", EXCEPTION_CONTINUE_SEARCH)) {
            printf("WRONG ");
        }
    } __finally {
        printf("middle-finally ");
    }
}
static unsigned outer(int kind) {
    unsigned code = 0;
    __try {
        middle(kind);
        printf("done ");
    } __except (code = GetExceptionCode(), say("filter-yes", EXCEPTION_EXECUTE_HANDLER)) {
        printf("handler %d ", code == GetExceptionCode());
    }
    return code;
}
static int early(int n) {
    __try {
        if (n == 1)
            return 10;
        for (;;) {
            __try {
                if (n == 2)
                    break;
                if (n == 3)
                    __leave;
                n++;
                continue;
            } __finally {
                printf("f%d ", n);
            }
            printf("left ");
            break;
        }
    } __finally {
        printf("F ");
    }
    return n;
}
static int depth(int n) {
    int r = 0;
    __try {
        if (n == 0)
            ExRaiseStatus(7);
        r = depth(n - 1);
    } __except (n == 3 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
        printf("caught at %d ", n);
        return 100;
    }
    return r + 1;
}
static int filter(struct _EXCEPTION_POINTERS *p, unsigned code) {
    unsigned *record = *(unsigned **)p;
    void *values[64];
    for (int i = 0; i < 64; i++)
        values[i] = &values[i];
    printf("filter %x %d ", code, record[0] == code && values[63] != 0);
    return EXCEPTION_EXECUTE_HANDLER;
}
static void again(void) {
    __try {
        __try {
            ExRaiseStatus(1);
        } __except (1) {
            printf("first ");
            ExRaiseStatus(2);
        }
    } __except (GetExceptionCode() == 2) {
        printf("second ");
    }
}

int main(void) {
    for (int kind = 0; kind < 4; kind++)
        printf("= %x\n", outer(kind));
    printf("%d\n", early(1));
    printf("%d\n", early(2));
    printf("%d\n", early(3));
    printf("%d\n", early(0));
    printf("%d\n", depth(6));
    __try {
        inner(1);
    } __except (filter(GetExceptionInformation(), GetExceptionCode())) {
        printf("ok\n");
    }
    again();
    printf("\n");
    return 0;
}
