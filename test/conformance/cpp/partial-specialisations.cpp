// Partial specialisations of class templates, templates of variables, and what is built of them: traits, detection, recursion.
#include <stdio.h>

template <class T> struct Kind { static const int value = 0; const char *name() { return "any"; } };
template <class T> struct Kind<T *> { static const int value = 1 + Kind<T>::value; const char *name() { return "pointer"; } };
template <class T> struct Kind<T &> { static const int value = 100; const char *name() { return "reference"; } };
template <class T> struct Kind<const T> { static const int value = 10; const char *name() { return "const"; } };
template <class T, int N> struct Kind<T[N]> { static const int value = 1000 + N; const char *name() { return "array"; } };
template <class R, class... A> struct Kind<R (*)(A...)> {
    static const int value = 2000 + sizeof...(A);
    const char *name() { return "function"; }
};
template <> struct Kind<char> { static const int value = 7; const char *name() { return "char"; } };

// The more special one is taken, wherever it stands.
template <class A, class B> struct Two { static int which() { return 0; } };
template <class A> struct Two<A, A> { static int which() { return 1; } };
template <class A, class B> struct Two<A *, B> { static int which() { return 2; } };
template <class A> struct Two<A *, A *> { static int which() { return 3; } };
template <class A> struct Two<A, int> { static int which() { return 4; } };
template <> struct Two<long, int> { static int which() { return 5; } };

// A list of types by recursion.
template <class... T> struct List;
template <> struct List<> { static constexpr int length = 0; static int sum() { return 0; } };
template <class First, class... Rest> struct List<First, Rest...> : List<Rest...> {
    static constexpr int length = 1 + List<Rest...>::length;
    First first;
    static int sum() { return static_cast<int>(sizeof(First)) + List<Rest...>::sum(); }
};
template <int N, class L> struct At;
template <class First, class... Rest> struct At<0, List<First, Rest...>> { typedef First Type; };
template <int N, class First, class... Rest> struct At<N, List<First, Rest...>> { using Type = typename At<N - 1, List<Rest...>>::Type; };

// Traits.
template <bool B, class T = void> struct EnableIf {};
template <class T> struct EnableIf<true, T> { typedef T Type; };
template <bool B, class T = void> using EnableIfT = typename EnableIf<B, T>::Type;
template <class T, class U> inline constexpr bool isSame = false;
template <class T> inline constexpr bool isSame<T, T> = true;
template <class T> constexpr int rank = 0;
template <class T> constexpr int rank<T *> = rank<T> + 1;
template <> constexpr int rank<void> = 40;
template <class T> constexpr T half = T(1) / T(2);
template <class T> int counter = sizeof(T);
template <class...> using Void = void;

// What holds of a type, and what does not.
struct WithSize { int size() const { return 42; } typedef int Element; };
struct Without {};
template <class T, class = void> struct HasElement { static constexpr bool value = false; };
template <class T> struct HasElement<T, Void<typename T::Element>> { static constexpr bool value = true; };
template <class T> T &&declared();
template <class T, class = void> struct HasSize { static constexpr bool value = false; };
template <class T> struct HasSize<T, Void<decltype(declared<T>().size())>> { static constexpr bool value = true; };

template <class T> EnableIfT<HasSize<T>::value, int> sizeOf(const T &t) { return t.size(); }
template <class T> EnableIfT<!HasSize<T>::value, int> sizeOf(const T &) { return -1; }
template <class T, EnableIfT<isSame<T, int>, int> = 0> const char *which(T) { return "int"; }
template <class T, EnableIfT<!isSame<T, int>, int> = 0> const char *which(T) { return "other"; }
template <class T> auto first(T &t, int) -> decltype(t.size()) { return t.size(); }
template <class T> int first(T &, ...) { return -2; }

// Members that are templates.
template <class T> struct Allocator {
    template <class U> struct Rebind { typedef Allocator<U> Other; };
    template <class U> using Pointer = U *;
    template <class U> struct Inner { static int size() { return sizeof(T) * 100 + sizeof(U); } };
    template <class U> struct Inner<U *> { static int size() { return -1; } };
    static int size() { return sizeof(T); }
    template <class U> int convert(U u);
    template <class U> static constexpr bool smaller = sizeof(U) < sizeof(T);
    static int table[2];
};
template <class T> template <class U> int Allocator<T>::convert(U u) { return static_cast<int>(static_cast<T>(u)) + 1; }
template <class T> int Allocator<T>::table[2] = {sizeof(T), 3};
template <class A> struct User {
    typedef typename A::template Rebind<long long>::Other Wide;
    typename A::template Pointer<char> text;
    static int size() { return Wide::size(); }
};
template class Allocator<short>;

int main() {
    printf("%d %d %d %d %d\n", Kind<int>::value, Kind<int *>::value, Kind<int **>::value, Kind<char *>::value, Kind<const int>::value);
    printf("%d %d %d\n", Kind<int &>::value, Kind<int[5]>::value, Kind<int (*)(char, long)>::value);
    printf("%s %s %s\n", Kind<double>().name(), Kind<const char *>().name(), Kind<void (*)()>().name());
    printf("%d %d %d %d %d %d\n", Two<int, char>::which(), Two<char, char>::which(), Two<char *, char>::which(),
           Two<char *, char *>::which(), Two<char, int>::which(), Two<long, int>::which());
    printf("%d %d %d\n", List<char, int, short>::length, List<char, int, short>::sum(), List<>::length);
    List<int, char> list;
    list.first = 5;
    static_cast<List<char> &>(list).first = 'x';
    printf("%d %c %d\n", list.first, static_cast<List<char> &>(list).first, static_cast<int>(sizeof(At<1, List<char, short, int>>::Type)));
    printf("%d %d %d %d %d\n", isSame<int, int>, isSame<int, char>, rank<int>, rank<char ***>, rank<void **>);
    counter<int> += 2;
    printf("%d %d %d\n", static_cast<int>(half<double> * 10), counter<int>, counter<char>);
    printf("%d %d %d %d\n", HasElement<WithSize>::value, HasElement<Without>::value, HasSize<WithSize>::value, HasSize<Without>::value);
    WithSize with;
    Without without;
    printf("%d %d %s %s %d %d\n", sizeOf(with), sizeOf(without), which(1), which('a'), first(with, 0), first(without, 0));
    User<Allocator<char>> user;
    char text[] = "t";
    user.text = text;
    printf("%d %s %d %d\n", User<Allocator<char>>::size(), user.text, Allocator<int>::Inner<char>::size(), Allocator<int>::Inner<char *>::size());
    printf("%d %d %d %d\n", Allocator<char>().convert(300), Allocator<int>::smaller<char>, Allocator<short>::table[0], Allocator<int>::table[1]);
    return 0;
}
