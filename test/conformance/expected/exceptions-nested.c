// An exception while a filter runs: the tries around the first one are asked about it too, with EXCEPTION_NESTED_CALL, that with the
// filter among them; what the filter had called is unwound first. One that could not go on hangs on the one raised for that.
#include <excpt.h>
#include <stdio.h>

void ExRaiseStatus(long status);

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

static int *nothing;
static int asked;

static int say(const char *name, struct pointers *info, int answer) {
    printf("[%s %x flags %x", name, info->record->code, info->record->flags);
    for (struct record *r = info->record->next; r != 0; r = r->next)
        printf(" after %x flags %x", r->code, r->flags);
    printf("] ");
    return answer;
}
static void faulting(void) {
    char room[64];
    for (int i = 0; i < 64; i++)
        room[i] = (char)i;
    __try {
        *nothing = 1;
    } __finally {
        printf("faulting:%d ", room[63]);
    }
}
static void callee(int n) {
    __try {
        if (n > 0)
            callee(n - 1);
        else
            *nothing = 2;
    } __finally {
        printf("callee%d ", n);
    }
}
static int filter(struct pointers *info, int kind) {
    say("T", info, 0);
    if (asked++ > 0)
        return kind == 2 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
    if (kind == 0)
        return *nothing;
    callee(2);
    return EXCEPTION_EXECUTE_HANDLER;
}
static void around(int kind) {
    asked = 0;
    __try {
        __try {
            __try {
                faulting();
            } __finally {
                printf("inner ");
            }
        } __except (filter(GetExceptionInformation(), kind)) {
            printf("T-handler ");
        }
    } __except (say("outer", GetExceptionInformation(), EXCEPTION_EXECUTE_HANDLER)) {
        printf("outer-handler ");
    }
    printf("\n");
}
// In the filter itself, and caught two functions further out.
static void direct(void) {
    int first = 1;
    __try {
        faulting();
    } __except (say("direct", GetExceptionInformation(), 0), first-- ? *nothing : EXCEPTION_CONTINUE_SEARCH) {
        printf("WRONG ");
    }
}
static void passing(void) {
    __try {
        direct();
    } __finally {
        printf("passing ");
    }
}
// The filter goes on where it failed.
static int repaired = EXCEPTION_EXECUTE_HANDLER;
static int repair(struct pointers *info) {
    say("repair", info, 0);
    if (info->record->flags == 0)
        return EXCEPTION_CONTINUE_SEARCH;
    nothing = &repaired;
    return EXCEPTION_CONTINUE_EXECUTION;
}
static int needing(struct pointers *info) {
    say("needing", info, 0);
    return (info->record->flags & 0x10) != 0 ? EXCEPTION_CONTINUE_SEARCH : *nothing + (int)info->record->information[0] - 1;
}
static void goesOn(void) {
    __try {
        __try {
            faulting();
        } __except (needing(GetExceptionInformation())) {
            printf("taken %x ", GetExceptionCode());
        }
    } __except (repair(GetExceptionInformation())) {
        printf("WRONG ");
    }
    nothing = 0;
    printf("\n");
}
// A second one in the filter that is asked about the first nested one.
static int depth;
static int deeper(struct pointers *info) {
    say("deeper", info, 0);
    if (depth++ < 2)
        callee(depth);
    return depth == 3 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}
static void twice(void) {
    __try {
        faulting();
    } __except (deeper(GetExceptionInformation())) {
        printf("after two\n");
    }
}
static int insist(struct pointers *info, int answer) {
    say("insist", info, 0);
    return info->record->code == 7 ? answer : EXCEPTION_EXECUTE_HANDLER;
}
static void mayNot(void) {
    __try {
        ExRaiseStatus(7);
    } __except (insist(GetExceptionInformation(), EXCEPTION_CONTINUE_EXECUTION)) {
        printf("may not: %x\n", GetExceptionCode());
    }
}

int main(void) {
    for (int kind = 0; kind < 3; kind++)
        around(kind);
    __try {
        passing();
    } __except (say("main", GetExceptionInformation(), EXCEPTION_EXECUTE_HANDLER)) {
        printf("caught in main\n");
    }
    goesOn();
    twice();
    mayNot();
    around(1);
    return 0;
}
