// Calls: naive Fibonacci and Ackermann.
static int fib(int n) {
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}
static int ack(int m, int n) {
    if (m == 0)
        return n + 1;
    if (n == 0)
        return ack(m - 1, 1);
    return ack(m - 1, ack(m, n - 1));
}
unsigned bench(void) {
    return (unsigned)fib(27) + (unsigned)ack(2, 300);
}
