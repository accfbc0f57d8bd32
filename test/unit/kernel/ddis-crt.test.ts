// What the kernel exports of the C run-time library: strings of both widths, memory, characters, numbers and the printf family.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("C run-time exports", () => {
  holds(
    "strings",
    String.raw`
      CHAR t[16];
      const CHAR *s = "hello world";
      memset(t, '#', sizeof(t));
      strcpy(t, "ab");
      strcat(t, "cd");
      CHECK(strcmp(t, "abcd") == 0);
      strncat(t, "efgh", 2);
      CHECK(strcmp(t, "abcdef") == 0 && t[7] == '#');
      strncpy(t, "xyz", 2);
      CHECK(memcmp(t, "xycdef", 7) == 0);
      strncpy(t, "x", 4);
      CHECK(t[0] == 'x' && t[1] == 0 && t[3] == 0 && t[4] == 'e');
      CHECK(strchr(s, 'o') == s + 4 && strrchr(s, 'o') == s + 7 && strchr(s, 'z') == NULL && strchr(s, 0) == s + 11 &&
            strstr(s, "wor") == s + 6 && strstr(s, "") == s && strstr(s, "word") == NULL);
      CHECK(strncmp("abcX", "abcY", 3) == 0 && strncmp("abcX", "abcY", 4) < 0 && strcmp("b", "a") > 0 &&
            _strnicmp("ABx", "aby", 2) == 0 && _strnicmp("ABx", "aby", 3) < 0 && _stricmp("Same", "sAME") == 0);
      CHECK(strspn(s, "leh") == 4 && strcspn(s, " ") == 5 && strpbrk(s, "wr") == s + 6 && strpbrk(s, "q") == NULL &&
            strnlen(s, 5) == 5 && strnlen(s, 99) == 11);
    `,
  );
  holds(
    "wide strings",
    String.raw`
      WCHAR t[16];
      const WCHAR *s = L"hello world";
      ULONG i;
      for (i = 0; i < 16; i++) t[i] = L'#';
      wcscpy(t, L"ab");
      wcscat(t, L"cd");
      CHECK(wcscmp(t, L"abcd") == 0 && t[5] == L'#');
      wcsncat(t, L"efgh", 2);
      CHECK(wcscmp(t, L"abcdef") == 0);
      wcsncpy(t, L"xyz", 2);
      CHECK(wcscmp(t, L"xycdef") == 0);
      CHECK(wcschr(s, L'o') == s + 4 && wcsrchr(s, L'o') == s + 7 && wcschr(s, L'z') == NULL &&
            wcsstr(s, L"wor") == s + 6 && wcsstr(s, L"word") == NULL);
      CHECK(wcsncmp(L"abcX", L"abcY", 3) == 0 && wcsncmp(L"abcX", L"abcY", 4) < 0 && wcscmp(L"b", L"a") > 0 &&
            _wcsicmp(L"Same", L"sAME") == 0 && _wcsicmp(L"a", L"B") < 0 && _wcsnicmp(L"ABx", L"aby", 2) == 0 &&
            _wcsnicmp(L"ABx", L"aby", 3) < 0);
      CHECK(wcsnlen(s, 5) == 5 && wcsnlen(s, 99) == 11 && wcslen(s) == 11);
    `,
  );
  holds(
    "bounded strings",
    String.raw`
      CHAR t[8];
      WCHAR w[8];
      CHAR *next = NULL;
      CHAR parts[] = "a,b";
      CHECK(strcpy_s(t, 8, "abcdefg") == 0 && strcpy_s(t, 7, "abcdefg") == 34 && t[0] == 0 && strcpy_s(t, 8, NULL) == 22);
      CHECK(strcpy_s(t, 8, "ab") == 0 && strcat_s(t, 8, "cd") == 0 && strncat_s(t, 8, "efgh", 2) == 0 &&
            strcmp(t, "abcdef") == 0 && strncpy_s(t, 4, "abcdef", _TRUNCATE) == 80 && strcmp(t, "abc") == 0);
      CHECK(strnlen_s("abc", 8) == 3 && strnlen_s("abc", 2) == 2 && strnlen_s(NULL, 8) == 0 && wcsnlen_s(L"ab", 8) == 2);
      CHECK(strcmp(strtok_s(parts, ",", &next), "a") == 0 && strcmp(strtok_s(NULL, ",", &next), "b") == 0 &&
            strtok_s(NULL, ",", &next) == NULL);
      CHECK(wcscpy_s(w, 8, L"ab") == 0 && wcscat_s(w, 8, L"cd") == 0 && wcsncat_s(w, 8, L"efgh", 2) == 0 &&
            wcscmp(w, L"abcdef") == 0 && wcsncpy_s(w, 8, L"xyz", 1) == 0 && wcscmp(w, L"x") == 0 &&
            wcscpy_s(w, 2, L"xy") == 34 && w[0] == 0);
      {
          WCHAR list[] = L"one two";
          WCHAR *rest = NULL;
          CHECK(wcscmp(wcstok_s(list, L" ", &rest), L"one") == 0 && wcscmp(wcstok_s(NULL, L" ", &rest), L"two") == 0);
      }
      CHECK(memcpy_s(t, 8, "1234567", 8) == 0 && strcmp(t, "1234567") == 0 && memmove_s(t + 1, 7, t, 6) == 0 &&
            strcmp(t, "1123456") == 0 && memcpy_s(t, 4, "12345", 5) == 34 && t[0] == 0 && t[4] == '4');
    `,
  );
  holds(
    "bounded output",
    String.raw`
      CHAR t[8];
      WCHAR w[8];
      CHECK(sprintf_s(t, 8, "%d", 1234567) == 7 && strcmp(t, "1234567") == 0 && sprintf_s(t, 8, "%d", 12345678) == -1 &&
            t[0] == 0);
      CHECK(_snprintf_s(t, 8, 3, "%s", "abcdef") == -1 && strcmp(t, "abc") == 0 &&
            _snprintf_s(t, 4, _TRUNCATE, "%s", "abcdef") == -1 && strcmp(t, "abc") == 0 && Narrow(t, 8, "%c", 'q') == 1 &&
            strcmp(t, "q") == 0);
      CHECK(swprintf_s(w, 8, L"%d", 1234567) == 7 && wcscmp(w, L"1234567") == 0 &&
            swprintf_s(w, 8, L"%d", 12345678) == -1 && w[0] == 0 && _snwprintf_s(w, 8, 2, L"%s", L"abc") == -1 &&
            wcscmp(w, L"ab") == 0 && Broad(w, 8, L"%s", L"xyz") == 3 && wcscmp(w, L"xyz") == 0);
    `,
    {
      declarations:
        `
          static int Narrow(CHAR *to, size_t size, const CHAR *format, ...) {
              va_list args;
              int n;
              va_start(args, format);
              n = vsprintf_s(to, size, format, args);
              if (n >= 0) n = _vsnprintf_s(to, size, _TRUNCATE, format, args);
              va_end(args);
              return n;
          }
        ` +
        `
          static int Broad(WCHAR *to, size_t size, const WCHAR *format, ...) {
              va_list args;
              int n;
              va_start(args, format);
              n = vswprintf_s(to, size, format, args);
              if (n >= 0) n = _vsnwprintf_s(to, size, _TRUNCATE, format, args);
              va_end(args);
              return n;
          }
        `,
    },
  );
  holds(
    "memory",
    String.raw`
      UCHAR a[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, b[8];
      CHECK(memcpy(b, a, 8) == b && memcmp(a, b, 8) == 0);
      b[3] = 0x80;
      CHECK(memcmp(a, b, 3) == 0 && memcmp(a, b, 4) < 0 && memcmp(b, a, 4) > 0);
      CHECK(memmove(a + 1, a, 7) == a + 1 && a[0] == 1 && a[1] == 1 && a[7] == 7);
      CHECK(memset(b, 0x1ff, 2) == b && b[0] == 0xff && b[1] == 0xff && b[2] == 3);
      CHECK(memchr(b, 0x80, 8) == b + 3 && memchr(b, 0x80, 3) == NULL);
    `,
  );
  holds(
    "characters and numbers",
    String.raw`
      CHAR *end;
      int n = 0;
      CHAR word[8];
      unsigned int x = 0;
      CHECK(isalpha('q') && !isalpha('1') && isdigit('9') && !isdigit('a') && isalnum('z') && isalnum('0') &&
            !isalnum('_') && isxdigit('F') && isxdigit('a') && !isxdigit('g') && isspace('\t') && !isspace('x'));
      CHECK(isupper('A') && !isupper('a') && islower('a') && !islower('A') && isprint(' ') && !isprint(7) && isgraph('!') &&
            !isgraph(' ') && ispunct(';') && !ispunct('a') && iscntrl(7) && !iscntrl('a') && toupper('b') == 'B' &&
            toupper('1') == '1' && tolower('B') == 'b');
      CHECK(atoi(" -42x") == -42 && atol("+7") == 7 && atoi("x") == 0 && abs(-3) == 3 && labs(-70000L) == 70000L);
      CHECK(strtol("-0x1fz", &end, 16) == -31 && *end == 'z' && strtol("077", NULL, 0) == 63 &&
            strtol("zz", &end, 10) == 0 && *end == 'z' && strtoul("4294967295", NULL, 10) == 4294967295UL &&
            strtol("99999999999", NULL, 10) == 2147483647L);
      CHECK(sscanf("12 abc ff", "%d %7s %x", &n, word, &x) == 3 && n == 12 && strcmp(word, "abc") == 0 && x == 0xff);
      CHECK(sscanf("q", "%d", &n) == 0 && n == 12);
    `,
  );
  holds(
    "formatted output",
    String.raw`
      CHAR t[64];
      WCHAR w[32];
      UNICODE_STRING u;
      ANSI_STRING a;
      memset(t, '#', sizeof(t));
      RtlInitUnicodeString(&u, L"uni");
      RtlInitAnsiString(&a, "ansi");
      CHECK(sprintf(t, "%5d|%-5d|%05d|%+d", 42, 42, 42, 42) == 21 && strcmp(t, "   42|42   |00042|+42") == 0);
      CHECK(sprintf(t, "%x %X %#x %o %u", 0xbeef, 0xbeef, 255, 8, 0xffffffff) == 28 &&
            strcmp(t, "beef BEEF 0xff 10 4294967295") == 0);
      CHECK(sprintf(t, "%I64x %lld %I64u %hd %hhu", 0x123456789abcdefLL, -1LL, 18446744073709551615ULL, 70000, 257) > 0 &&
            strcmp(t, "123456789abcdef -1 18446744073709551615 4464 1") == 0);
      CHECK(sprintf(t, "%s|%.2s|%6s|%-4s|%c|%%", "abc", "abc", "abc", "ab", 'x') > 0 &&
            strcmp(t, "abc|ab|   abc|ab  |x|%") == 0);
      CHECK(sprintf(t, "%ws %S %wZ %Z %*d", L"wide", L"Wide", &u, &a, 4, 7) > 0 &&
            strcmp(t, "wide Wide uni ansi    7") == 0);
      CHECK(sprintf(t, "%p", (PVOID)0x1234) == 16 && strcmp(t, "0000000000001234") == 0);
      memset(t, '#', sizeof(t));
      CHECK(_snprintf(t, 4, "%s", "abcdef") == -1 && memcmp(t, "abcd#", 5) == 0);
      CHECK(_snprintf(t, 4, "%s", "abcd") == 4 && t[4] == '#');
      CHECK(_snprintf(t, 9, "%d", 12) == 2 && t[2] == 0);
      memset(t, '#', sizeof(t));
      CHECK(snprintf(t, 4, "%s", "abcdef") == 6 && strcmp(t, "abc") == 0 && t[4] == '#');
      CHECK(Old(t, 3, "%d", 12345) == -1 && memcmp(t, "123", 3) == 0);
      CHECK(New(t, 4, "%d", 12345) == 5 && strcmp(t, "123") == 0);
      CHECK(Plain(t, "%s-%d", "k", 9) == 3 && strcmp(t, "k-9") == 0);
      CHECK(swprintf(w, L"%d:%s:%S", 5, L"ab", "cd") == 7 && wcscmp(w, L"5:ab:cd") == 0);
      CHECK(_snwprintf(w, 3, L"%s", L"abcdef") == -1 && w[2] == L'c');
      CHECK(_snwprintf(w, 9, L"%04x", 0xab) == 4 && wcscmp(w, L"00ab") == 0);
      CHECK(Wide(w, 9, L"%c%c", L'x', L'y') == 2 && wcscmp(w, L"xy") == 0);
    `,
    {
      declarations: String.raw`
        static int Old(char *t, size_t n, const char *f, ...) {
            va_list l;
            int r;
            va_start(l, f);
            r = _vsnprintf(t, n, f, l);
            va_end(l);
            return r;
        }
        static int New(char *t, size_t n, const char *f, ...) {
            va_list l;
            int r;
            va_start(l, f);
            r = vsnprintf(t, n, f, l);
            va_end(l);
            return r;
        }
        static int Plain(char *t, const char *f, ...) {
            va_list l;
            int r;
            va_start(l, f);
            r = vsprintf(t, f, l);
            va_end(l);
            return r;
        }
        static int Wide(WCHAR *t, size_t n, const WCHAR *f, ...) {
            va_list l;
            int r;
            va_start(l, f);
            r = _vsnwprintf(t, n, f, l);
            va_end(l);
            return r;
        }
      `,
    },
  );
});
