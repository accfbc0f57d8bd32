// C17 6.3.2.1, 6.3.2.2, 6.3.2.3: arrays and functions as pointers, void, pointer conversions.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

static int seven(void) { return 7; }
static int apply(int f(void)) { return f() + (*f)() + (**f)() + (****f)(); }
static int same(int (*f)(void)) { return f == seven && f == &seven && f == *seven; }
struct node { int value; struct node *next; };
struct head { int kind; };
struct derived { struct head head; int extra; };

int main(void) {
    int a[3][4];
    for (int i = 0; i < 12; i++) a[0][i / 4 * 0 + 0] = 0, (&a[0][0])[0] = 0, a[i / 4][i % 4] = i;
    int (*row)[4] = a;
    printf("%d %d %d\n", row[2][1], *(*(a + 1) + 2), (*row)[3]);
    printf("%d %d %d\n", (int)sizeof a, (int)sizeof *a, (int)sizeof **a);
    int (*whole)[3][4] = &a;
    printf("%d %d\n", (*whole)[1][1], (int)((char *)(whole + 1) - (char *)a));
    printf("%d %d\n", apply(seven), same(seven));
    void *p = a;
    int *q = p;
    const void *cp = q;
    printf("%d %d %d\n", q[5], cp == p, ((const int *)cp)[6]);
    (void)q[0];
    (void)seven();
    intptr_t number = (intptr_t)p;
    printf("%d %d\n", (void *)number == p, *((int *)(number + 8)));
    int *null = 0, *also = (void *)0, *third = NULL;
    printf("%d %d %d %d\n", null == also, !third, null ? 1 : 0, null == 0);
    printf("%llu\n", (unsigned long long)(uintptr_t)null);
    char *raw = (char *)&a[1][0];
    printf("%d %d\n", raw[0], *(int *)(raw + 4));
    struct derived d = {{3}, 4};
    struct head *h = (struct head *)&d;
    printf("%d %d\n", h->kind, ((struct derived *)h)->extra);
    struct node n3 = {3, 0}, n2 = {2, &n3}, n1 = {1, &n2};
    int sum = 0;
    for (struct node *at = &n1; at; at = at->next) sum += at->value;
    printf("%d\n", sum);
    int (*generic)(void) = (int (*)(void))(void (*)(void))seven;
    printf("%d\n", generic());
    uint32_t word = 0x11223344;
    uint8_t *low = (uint8_t *)&word;
    uint16_t *half = (uint16_t *)&word;
    printf("%x %x %x\n", low[0], low[3], half[1]);
    const char *texts[] = {"zero", "one", "two"};
    const char **at = texts + 1, *const *fixed = texts;
    printf("%s %c %s %c\n", *at, **at, fixed[2], *(*(fixed + 2) + 1));
    printf("%d %d\n", (int)(&texts[2] - at), (int)(&a[2][3] - &a[0][0]));
    return 0;
}
