// What is preferred, and what a name stands for: references to temporaries, enumerators, arguments that constructors
// tell.
#include <stdio.h>
template <class T> struct Seg {
    T sel;
    int base;
    Seg() = default;
    Seg(int b, T s) : sel(s), base(b) {}
};
struct W {
    int n;
    W(const char *s) : n(s[0]) {}
    W(int) : n(1) {}
};
struct V {
    int add(W const &w) { return 1; }
    int add(W &&w) { return 2; }
    int dd(const double &d) { return 3; }
    int dd(double &&d) { return 4; }
};
int take(Seg<char> s) { return s.sel + s.base; }
enum KIND { none, IA32_CAP = 5 };
union IA32_CAP_U {
    int x;
};
namespace N {
union IA32_CAP {
    int y;
};
} // namespace N
namespace Elsewhere {
enum class Shared { one };
}
namespace Other {
namespace Shared {
struct Part {
    int n;
};
} // namespace Shared
int size() {
    Shared::Part part = {4};
    return part.n;
}
} // namespace Other
int main() {
    printf("%d\n", Other::size());
    V v;
    printf("%d %d %d\n", v.add("c"), v.add(5), v.dd(3));
    printf("%d %d\n", take(Seg{1, 'a'}), take(Seg(2, 'a')));
    N::IA32_CAP c = {4};
    printf("%d %d\n", KIND::IA32_CAP, c.y + static_cast<int>(KIND::IA32_CAP));
    return 0;
}
