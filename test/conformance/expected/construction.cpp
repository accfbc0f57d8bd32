// A constructor that an exception leaves destroys what it has built, last first, and `new` gives the memory back. The expected output
// stands in construction.txt.
#include <excpt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

extern "C" void ExRaiseStatus(long status);

struct Part {
    int number;
    Part(int n) : number(n) { printf("+%d ", n); }
    ~Part() { printf("-%d ", number); }
};
struct Base {
    Part own;
    Base() : own(1) { printf("base "); }
    ~Base() { printf("~base "); }
};
struct Whole : Base {
    Part first, second;
    int plain;
    Part list[2];
    Whole(bool fail) : first(2), second(3), plain(0), list{Part(4), Part(5)} {
        Part local(6);
        if (fail) ExRaiseStatus(0xC0000001);
        printf("whole ");
    }
    ~Whole() { printf("~whole "); }
    void *operator new(size_t size) { printf("new "); return malloc(size); }
    void operator delete(void *at) { printf("delete "); free(at); }
};
static int refuse() { ExRaiseStatus(0xC0000002); return 1; }
struct Midway {
    Part before;
    int value;
    Part after;
    Midway() : before(7), value(refuse()), after(8) {}
};
struct Delegating {
    Part part;
    Delegating(int n) : part(n) {}
    Delegating() : Delegating(9) { if (part.number == 9) return; ExRaiseStatus(0xC0000003); }
    ~Delegating() { printf("~delegating "); }
};
static void build(int which) {
    switch (which) {
    case 0: { Whole whole(false); break; }
    case 1: { Whole whole(true); break; }
    case 2: { Midway midway; break; }
    case 3: { Whole *whole = new Whole(true); delete whole; break; }
    case 4: { Whole *whole = new Whole(false); delete whole; break; }
    case 5: { Delegating delegating; break; }
    }
}
int main() {
    for (int which = 0; which < 6; which++) {
        __try { build(which); printf("built\n"); }
        __except (EXCEPTION_EXECUTE_HANDLER) { printf("caught\n"); }
    }
    return 0;
}
