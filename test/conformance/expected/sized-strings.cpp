// Microsoft's bounded string routines take the size of an array from its type in C++.
#include <stdio.h>
#include <string.h>
#include <wchar.h>
struct item { char name[8]; wchar_t wide[4]; };
int main() {
    item one;
    int copied = strcpy_s(one.name, "abc");
    int added = strncat_s(one.name, "defgh", 2);
    printf("%d %d %s\n", copied, added, one.name);
    printf("%d\n", strcat_s(one.name, "too long"));
    printf("%d %d\n", wcscpy_s(one.wide, L"xyz"), wcscat_s(one.wide, L"1"));
    int printed = sprintf_s(one.name, "%d-%c", 12, 'q');
    printf("%d %s\n", printed, one.name);
    printf("%d\n", sprintf_s(one.name, "%s", "eightchr"));
    printed = swprintf_s(one.wide, L"%d", 42);
    printf("%d %ls %d\n", printed, one.wide, strcpy_s(one.name, 2, "x"));
    __noop("not evaluated", printf("no"));
    __assume(copied == 0);
    return 0;
}
