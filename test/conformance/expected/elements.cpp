// An array of which one element cannot be made: those that stand are destroyed, last first, and memory from `new` goes back. The
// expected output stands in elements.txt.
#include <excpt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

extern "C" void ExRaiseStatus(long status);

static int born;
static int failing;
struct Item {
    int number;
    Item() : number(++born) { make(); }
    Item(int n) : number(n) { ++born; make(); }
    Item(const Item &other) : number(other.number + 100) { ++born; make(); }
    ~Item() { printf("-%d ", number); }
    void make() {
        if (born == failing) ExRaiseStatus(0xC0000001);
        printf("+%d ", number);
    }
};
struct Allocated : Item {
    Allocated() = default;
    void *operator new[](size_t size) { printf("new "); return malloc(size); }
    void operator delete[](void *at) { printf("delete "); free(at); }
};
struct Holder {
    Item before;
    Item list[3];
    Item after;
};
static void run(int which) {
    switch (which) {
    case 0: { Item few[3]; printf("%d ", few[2].number); break; }
    case 1: { Item many[7]; printf("%d ", many[6].number); break; }
    case 2: { Item given[4] = {Item(10), 20}; printf("%d ", given[1].number); break; }
    case 3: { Item grid[2][3]; printf("%d ", grid[1][2].number); break; }
    case 4: { Allocated *row = new Allocated[5]; printf("%d ", row[4].number); delete[] row; break; }
    case 5: { Holder one; Holder two(one); printf("%d ", two.list[0].number); break; }
    }
}
int main() {
    static const int places[][3] = {{0, 2, 3}, {0, 1, 6}, {0, 3, 2}, {0, 5, 2}, {0, 1, 4}, {0, 8, 3}};
    for (int which = 0; which < 6; which++)
        for (int place : places[which]) {
            born = 0;
            failing = place;
            __try { run(which); printf("done\n"); }
            __except (EXCEPTION_EXECUTE_HANDLER) { printf("caught\n"); }
        }
    return 0;
}
