// Declarations anywhere, in conditions and in the heads of loops; initialisers of every form.
#include <stdio.h>

static int next() {
  static int n = 0;
  return ++n;
}
int *find(int *list, int count, int wanted) {
  for (int i = 0; i < count; i++)
    if (list[i] == wanted) return &list[i];
  return nullptr;
}
int main() {
  printf("start\n");
  int a(3);
  int b{4};
  int c = {5};
  int d{};
  auto e = a + b;
  auto f = 2.5;
  printf("%d %d %d %d %d %.1f\n", a, b, c, d, e, f);
  if (int n = next()) printf("n %d\n", n);
  if (int n = next(); n > 5) printf("big\n");
  else printf("small %d\n", n);
  int list[] = {10, 20, 30, 40};
  if (int *p = find(list, 4, 30)) *p += 1;
  else printf("none\n");
  if (auto p = find(list, 4, 99)) printf("found %d\n", *p);
  else printf("none %d\n", p == nullptr);
  switch (int k = next(); k) {
  case 3:
    printf("three %d\n", k);
    break;
  default:
    printf("other\n");
  }
  switch (int k = next() * 2) {
  case 8: {
    printf("eight\n");
    break;
  }
  default:
    printf("k %d\n", k);
  }
  int left = 3;
  while (int now = left--) {
    if (now == 2) continue;
    printf("now %d\n", now);
  }
  int sum = 0;
  for (int x : list) sum += x;
  for (auto &x : list) x /= 10;
  for (const auto &x : list) printf("%d ", x);
  printf("sum %d\n", sum);
  int grid[2][3] = {{1, 2, 3}, {4, 5, 6}};
  for (auto &row : grid)
    for (int cell : row) printf("%d ", cell);
  printf("\n");
  for (int i = 0, j = 10; i < j; i += 3, --j) printf("%d-%d ", i, j);
  printf("\n");
  unsigned long long big = 1'000'000'000'000;
  printf("%llu %d %d\n", big, 0b1010'0101, 0xFF'FF);
  const char *raw = R"x(a "quoted" \n (text))x";
  printf("%s %d\n", raw, (int)sizeof(L"abc"));
  bool yes = true, no = false;
  printf("%d %d %d %d\n", yes, no, yes + yes, (int)sizeof(yes));
  bool conv = 256;
  printf("%d %d\n", conv, (bool)0.5);
  [[maybe_unused]] int unused = 1;
  constexpr int size = 4 * 2;
  int sized[size] = {1, 2};
  static_assert(sizeof(sized) == 32, "size");
  static_assert(sizeof sized / sizeof *sized == size);
  printf("%d %d\n", (int)sizeof(sized), sized[7]);
  decltype(a + 1.0) dd = 1.25;
  decltype(b) bb = 6;
  printf("%.2f %d\n", dd, bb);
  return 0;
}
