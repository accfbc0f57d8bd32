// Members named without an object, operators of enumerations in classes, what is trivial.
#include <stdio.h>
#include <type_traits>
namespace N {
struct Holder {
    enum class Field { a = 1, b };
    struct Part {
        char dummy[24];
        int size;
    };
    Part part;
    Holder() {
        static_assert(sizeof(Part::dummy) == 24);
        static_assert(sizeof(Holder::part) == 28);
    }
};
inline Holder::Field operator+(Holder::Field f, int n) { return static_cast<Holder::Field>(static_cast<int>(f) + n); }
} // namespace N
union cr0 {
    unsigned long long flags;
    struct {
        unsigned long long pe : 1;
        unsigned long long rest : 63;
    };
};
struct seg {
    unsigned short sel;
    seg() = default;
};
struct pa {
    unsigned long long v;
    pa() noexcept = default;
    pa(unsigned long long x) : v(x) {}
    pa(const pa &) = default;
};
struct notrivial {
    int v = 1;
};
struct sel2 : seg {};
int main() {
    printf("%d\n", static_cast<int>(N::Holder::Field::a + 1));
    N::Holder h;
    printf("%d%d%d%d\n", std::is_trivial_v<cr0>, std::is_trivial_v<seg>, std::is_trivial_v<sel2>,
           std::is_trivial_v<void *>);
    printf("%d%d%d\n", std::is_trivial_v<pa>, std::is_trivial_v<notrivial>,
           std::is_trivially_default_constructible_v<pa>);
    return 0;
}
