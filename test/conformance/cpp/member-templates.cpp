// Member function templates, defined outside of their class and after their use.
#include <stdio.h>

class Walker {
    int seen = 0;
public:
    template <class F> int each(int n, F f);
    template <class T, class U> static U add(T a, U b);
    template <class T> Walker(T start, int more);
    template <class T> int only(T t) const;
    int early() { return each(3, [this](int i) { return i + seen; }); }
    int total() const { return seen; }
};
int before(Walker &w) { return w.only(4) + Walker::add(1, 2L); }
template <class F> int Walker::each(int count, F what) {
    int sum = 0;
    for (int i = 0; i < count; i++) { seen++; sum += what(i); }
    return sum;
}
template <class A, class B> B Walker::add(A a, B b) { return a + b; }
template <class T> Walker::Walker(T start, int more) : seen((int)start + more) {}
template <class T> int Walker::only(T t) const { return t * seen; }
template <class T> struct Stack { T list[4]; int n = 0; void push(T value); T top(); };
template <class U> void Stack<U>::push(U another) { list[n++] = another; }
template <class U> U Stack<U>::top() { return list[n - 1]; }

int main() {
    Walker w(2.5, 1);
    printf("%d\n", before(w));
    int first = w.early();
    printf("%d %d\n", first, w.each(2, [](int i) { return i * 10; }));
    Stack<int> stack;
    stack.push(7);
    printf("%d\n", stack.top());
    printf("%d %.1f\n", w.total(), Walker::add(1, 2.5));
}
