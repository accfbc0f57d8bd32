// EXCEPTION_CONTINUE_EXECUTION does the failed instruction again, with what the filter has changed; exceptions and jumps out
// of termination blocks end the unwinding that ran them. The expected output stands in exceptions-continue.txt.
#include <excpt.h>
#include <stdio.h>
#include <stdlib.h>

void ExRaiseStatus(long status);
void RaiseException(unsigned long code, unsigned long flags, unsigned long count, const unsigned long long *arguments);

struct record {
    unsigned code, flags;
    struct record *next;
    void *address;
    unsigned count;
    unsigned long long information[15];
};
struct pointers {
    struct record *record;
    void *context;
};

static int room = 7;
static int *target;
static int calls;

static int provide(struct pointers *info) {
    calls++;
    printf("[%x %llx %llx] ", info->record->code, info->record->information[0], info->record->information[1]);
    if (calls % 3 != 0)
        return EXCEPTION_CONTINUE_EXECUTION;
    target = &room;
    return EXCEPTION_CONTINUE_EXECUTION;
}
static int *next(int *counter) {
    ++*counter;
    return target;
}
// The failed instruction reads `target` anew; what was done before it in the same statement is not done twice.
static int deep(int n) {
    int counter = 0, i = 0;
    int table[4] = { 10, 20, 30, 40 };
    if (n > 0)
        return deep(n - 1) + 1;
    int sum = table[i++] + *target + i++ * 100;
    *target = sum;
    printf("%d %d %d ", sum, i, *next(&counter) + counter);
    return sum;
}
static void hardware(void) {
    __try {
        printf("%d ", deep(5));
    } __except (provide(GetExceptionInformation())) {
        printf("WRONG ");
    }
    printf("calls %d room %d\n", calls, room);
}

static int divisor;
static int repair(unsigned code) {
    printf("repair %x ", code);
    divisor = 5;
    return -1;
}
static void divide(void) {
    int before = 0;
    __try {
        before++;
        printf("%d ", before++ * 1000 / divisor);
    } __except (repair(GetExceptionCode())) {
        printf("WRONG ");
    }
    printf("%d\n", before);
}

// A filter in the frame that failed, with a short-circuit value half computed.
static void inside(int *p) {
    volatile int yes = 1;
    int *q = p;
    __try {
        int r = yes && *q == 7 ? *q + 1 : 0;
        printf("r %d ", r);
    } __except (q = &room, room = 7, EXCEPTION_CONTINUE_EXECUTION) {
        printf("WRONG ");
    }
    printf("\n");
}

static int say(const char *text, int value) {
    printf("%s ", text);
    return value;
}
static void software(void) {
    static const unsigned long long values[] = { 11, 22 };
    __try {
        RaiseException(0x4000, 0, 2, values);
        printf("returned ");
    } __except (((struct pointers *)GetExceptionInformation())->record->information[1] == 22 ? -1 : 0) {
        printf("WRONG ");
    }
    __try {
        __try {
            ExRaiseStatus(0xC0000022);
        } __except (GetExceptionCode() == 0xC0000022 ? say("continue", -1) : say("no", 0)) {
            printf("WRONG ");
        }
    } __except (say("outer", 1)) {
        printf("%x\n", GetExceptionCode());
    }
}

static void collide(int kind) {
    __try {
        __try {
            ExRaiseStatus(1);
        } __finally {
            printf("f%d ", AbnormalTermination());
            if (kind == 1)
                ExRaiseStatus(2);
            if (kind == 2)
                return;
        }
    } __finally {
        printf("F%d ", AbnormalTermination() != 0);
    }
}
static int middle(int kind) {
    __try {
        collide(kind);
        printf("back ");
    } __finally {
        printf("M%d ", AbnormalTermination());
    }
    return kind;
}
static void collisions(int kind) {
    __try {
        __try {
            printf("%d ", middle(kind));
        } __except (say("one", GetExceptionCode() == 1)) {
            printf("took %x ", GetExceptionCode());
        }
    } __except (say("two", 1)) {
        printf("took outside %x ", GetExceptionCode());
    }
    printf("\n");
}

// A termination block with a try of its own, during unwinding.
static void own(void) {
    __try {
        __try {
            *(volatile int *)8 = 1;
        } __finally {
            __try {
                __try {
                    ExRaiseStatus(3);
                } __finally {
                    printf("inner ");
                }
            } __except (1) {
                printf("nested %x ", GetExceptionCode());
            }
            printf("end ");
        }
    } __except (1) {
        printf("code %x ", GetExceptionCode());
        __try {
            ExRaiseStatus(9);
        } __except (1) {
            printf("then %x ", GetExceptionCode());
        }
        printf("still %x\n", GetExceptionCode());
    }
}

static int order(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    if (x == 99 || y == 99)
        ExRaiseStatus(4);
    return x - y;
}
// An exception passes a library routine that called back.
static void callback(void) {
    int values[] = { 3, 99, 1 };
    __try {
        __try {
            qsort(values, 3, sizeof values[0], order);
        } __finally {
            printf("sorted %d ", AbnormalTermination() != 0);
        }
    } __except (GetExceptionCode() == 4) {
        printf("callback\n");
    }
}

static int fall(int n) {
    int r = 0;
    char room[200];
    room[n % 200] = 1;
    __try {
        if (n == 0)
            ExRaiseStatus(5);
        r = fall(n - 1);
    } __finally {
        r += room[n % 200];
        calls++;
    }
    return r;
}
static void far(void) {
    calls = 0;
    __try {
        fall(300);
    } __except (1) {
        printf("far %d\n", calls);
    }
}

int main(void) {
    hardware();
    divide();
    inside(0);
    software();
    for (int kind = 0; kind < 3; kind++)
        collisions(kind);
    own();
    callback();
    far();
    return 0;
}
