// The C library's headers under their C++ names, and what they declare in std.
#include <cassert>
#include <cctype>
#include <cerrno>
#include <cfloat>
#include <cinttypes>
#include <climits>
#include <cmath>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cwchar>

static int total(int count, ...) {
  std::va_list list;
  va_start(list, count);
  int sum = 0;
  for (int i = 0; i < count; i++) sum += va_arg(list, int);
  va_end(list);
  return sum;
}
static int order(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main() {
  std::size_t length = std::strlen("four");
  std::uint8_t narrow = 250;
  narrow += 10;
  std::printf("%d %d %d\n", (int)length, narrow, CHAR_BIT);
  using std::abs;
  printf("%d %g %d\n", abs(-3), std::sqrt(16.0), std::toupper('a'));
  int *row = (int *)std::malloc(4 * sizeof(int));
  for (int i = 0; i < 4; i++) row[i] = (i * 7) % 4;
  std::qsort(row, 4, sizeof(int), order);
  std::printf("%d%d%d%d %d\n", row[0], row[1], row[2], row[3], total(3, 1, 2, 3));
  std::free(row);
  assert(sizeof(std::ptrdiff_t) == sizeof(void *));
  using namespace std;
  int64_t wide = INT64_MAX;
  printf("%d %d\n", wide > 0, (int)sizeof(std::wint_t) >= 2);
  return 0;
}
