// Templates that are declared before they are defined, and specialisations that only their results tell apart.
#include <stdio.h>

template <unsigned Bits = 0> class Bitmap;
template <> class Bitmap<> {
    unsigned char *bytes;
    unsigned size;

public:
    Bitmap(unsigned char *b, unsigned n) : bytes(b), size(n) {}
    void set(unsigned at) { bytes[at / 8] |= 1 << at % 8; }
    bool test(unsigned at) const { return at < size && (bytes[at / 8] >> at % 8 & 1) != 0; }
};
template <unsigned Bits> class Bitmap : public Bitmap<> {
    unsigned char own[Bits / 8];

public:
    Bitmap() : Bitmap<>{own, Bits}, own{} {}
};

template <class T, class U = T> struct Later;
Later<int> *early;
struct User { Later<char> *later; };
template <class T, class U> struct Later {
    T t;
    U u;
    Later<T> *next;
};
template <class T> int second(Later<T> *later) { return static_cast<int>(later->u); }

struct Left { int n; };
struct Right { int n; };
template <class T> T read() { return T(); }
template <> inline Left read() { return Left{1}; }
template <> inline Right read() { return Right{2}; }
template <> int read<int>() { return 3; }

template <class T> union Words {
    T value;
    unsigned char bytes[sizeof(T)];
};

// A member hides a type of its name, also from within an unnamed structure.
namespace N {
enum class Kind : unsigned { none, some };
}
using N::Kind;
struct Entry {
    typedef N::Kind access;
    union {
        struct {
            unsigned Kind : 3;
            unsigned rest : 29;
        };
        unsigned all;
    };
    void update(N::Kind kind, access other = access::none) {
        Kind = static_cast<unsigned>(kind);
        rest = static_cast<unsigned>(other) + 1;
    }
};

int main() {
    Bitmap<64> map;
    map.set(9);
    printf("%d %d %d\n", map.test(9), map.test(8), map.test(64));
    Later<int> later = {1, 2, nullptr};
    early = &later;
    later.next = early;
    Later<char> small = {'a', 'b', nullptr};
    User user = {&small};
    printf("%d %d %c\n", second(early->next), early->t, user.later->u);
    printf("%d %d %d %d\n", read<Left>().n, read<Right>().n, read<int>(), read<char>());
    Words<unsigned short> words;
    words.value = 0x0201;
    printf("%d %d\n", words.bytes[0], words.bytes[1]);
    Entry entry;
    entry.all = 0;
    entry.update(N::Kind::some);
    printf("%u %u\n", entry.Kind, entry.rest);
    return 0;
}
