// C17 6.2.1, 6.2.2, 6.2.3, 6.2.4: scopes, linkage, name spaces, storage durations.
#include <stdio.h>

static int linked;
extern int linked;
int tentative;
int tentative;
extern int later;
static int forward(int);

struct name { int name; };
typedef int outer;
enum { shadowed = 1 };

static int read_later(void) { extern int later; return later; }
static int *counter(void) { static int kept; kept++; return &kept; }
static int recursive(int depth) {
    int own = depth;
    int *at = &own;
    if (depth > 0) recursive(depth - 1);
    return *at;
}
static int name_spaces(struct name name) {
    goto name;
name:
    return name.name;
}
static int prototype_scope(int (*f)(int n), int n) { return f(n); }

int main(void) {
    printf("%d %d\n", shadowed, (int)sizeof(outer));
    {
        outer outer = 5;
        enum { shadowed = 7 };
        struct name { char c[3]; } name = {{1, 2, 3}};
        printf("%d %d %d %d\n", outer, shadowed, (int)sizeof(struct name), name.c[2]);
    }
    printf("%d %d\n", shadowed, (int)sizeof(struct name));
    for (int i = 0; i < 2; i++) {
        int i = 40;
        printf("%d ", i);
    }
    int x = 1;
    { int x = 2; { extern int later; int x = later; printf("%d ", x); } printf("%d ", x); }
    printf("%d\n", x);
    linked = 3;
    tentative = 4;
    printf("%d %d %d\n", linked, tentative, read_later());
    counter();
    counter();
    printf("%d %d\n", *counter(), recursive(5));
    printf("%d %d\n", name_spaces((struct name){6}), prototype_scope(forward, 8));
    int loops = 0, sum = 0;
again:;
    int fresh;
    fresh = loops * 10;
    sum += fresh;
    if (++loops < 4) goto again;
    printf("%d\n", sum);
    if (sizeof(struct inner { int a, b; }) == 8) { struct inner v = {1, 2}; printf("%d\n", v.a + v.b); }
    return 0;
}
int later = 11;
static int forward(int n) { return n * n; }
