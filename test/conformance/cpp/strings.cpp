// Literals: strings with prefixes, raw ones, characters and their types, wide characters of 16 bits, escapes, adjacent ones.
#include <stdio.h>
#include <string.h>

const char *kind(char) { return "char"; }
const char *kind(int) { return "int"; }
const char *kind(const char *) { return "char *"; }
const char *kind(const wchar_t *) { return "wchar_t *"; }
unsigned length(const wchar_t *s) {
  unsigned n = 0;
  while (*s++) n++;
  return n;
}
template <unsigned N> unsigned sizeOf(const char (&)[N]) { return N; }
struct Name {
  const wchar_t *text;
  unsigned bytes;
  template <unsigned N> Name(const wchar_t (&t)[N]) : text(t), bytes((N - 1) * sizeof(wchar_t)) {}
};
int main() {
  printf("%s %s %s %s\n", kind('a'), kind('a' + 0), kind("a"), kind(L"a"));
  printf("%d %d %d\n", (int)sizeof('a'), (int)sizeof(L'a'), (int)sizeof("abc" "def"));
  printf("%s|%s\n", R"(raw "text" \n)", R"--(a)b)--");
  const wchar_t *wide = L"wide\x41\u00e9";
  printf("%u %d %d\n", length(wide), wide[4], wide[5]);
  printf("%d %d %d\n", '\n', '\x7f', '\101');
  printf("%u\n", sizeOf("hello"));
  Name n = L"\\Device\\Name";
  printf("%u %c\n", n.bytes, (char)n.text[1]);
  char text[] = "abc";
  text[1] = 'X';
  const char *joined = "one "
                       "two";
  printf("%s %s %d\n", text, joined, strcmp(joined, "one two"));
  printf("%d %d\n", (int)sizeof(true), (int)sizeof(1ull));
  long long big = 0x7fff'ffff'ffff'ffff;
  printf("%lld %d\n", big, 0b11);
  return 0;
}
