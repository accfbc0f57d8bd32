// Matrix multiplication in double, 96 by 96.
enum { N = 96 };
static double a[N][N], b[N][N], c[N][N];

unsigned bench(void) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = i * 0.5 + j;
            b[i][j] = i - j * 0.25;
        }
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    double trace = 0;
    for (int i = 0; i < N; i++)
        trace += c[i][i] + c[i][N - 1 - i];
    return (unsigned)(long long)trace;
}
