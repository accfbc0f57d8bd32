// The bounded routines of the C library, as programs call them: what does not fit is refused, and leaves nothing half done.
import { expect, it } from "vitest";
import { runProgram } from "./program.ts";

it("memory is copied only where it fits", () => {
  const ran = runProgram(`
    unsigned char from[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, to[8];
    memset(to, 9, sizeof(to)); CHECK(memcpy_s(to, sizeof(to), from, 8) == 0 && memcmp(to, from, 8) == 0);
    CHECK(memcpy_s(to, 4, from, 5) == 34 && to[0] == 0 && to[3] == 0 && to[4] == 5);
    to[0] = 9; CHECK(memcpy_s(to, 8, NULL, 1) == 22 && to[0] == 0 && to[7] == 0);
    CHECK(memcpy_s(NULL, 8, from, 1) == 22); CHECK(memcpy_s(NULL, 0, NULL, 0) == 0);`);
  expect({ output: ran.output, crash: ran.crash, end: ran.end }).toEqual({
    output: "",
    crash: undefined,
    end: "finished",
  });
});

it("errno is each thread's own", () => {
  const ran = runProgram(
    `
      #include <errno.h>
      static DWORD WINAPI Other(LPVOID p) {
          *(int *)p = errno;
          errno = ENOENT;
          return 0;
      }
      int main(void) {
          int seen = -1;
          HANDLE t;
          errno = EINVAL;
          t = CreateThread(NULL, 0, Other, &seen, 0, NULL);
          WaitForSingleObject(t, INFINITE);
          printf("%d %d", seen, errno == EINVAL);
          return 0;
      }
    `,
  );
  expect({ output: ran.output, end: ran.end }).toEqual({ output: "0 1", end: "finished" });
});

it("texts are scanned into characters of the width that is asked for", () => {
  const ran = runProgram(
    `
      int a, b;
      char s[20];
      wchar_t w[20];
      CHECK(swscanf(L"7 word tail", L"%d %ls %hs", &a, w, s) == 3 && a == 7 && wcscmp(w, L"word") == 0 &&
            strcmp(s, "tail") == 0);
      CHECK(swscanf(L"wide", L"%s", w) == 1 && wcscmp(w, L"wide") == 0);
      CHECK(swscanf(L"narrow", L"%S", s) == 1 && strcmp(s, "narrow") == 0);
      CHECK(sscanf("7 word tail", "%d %ls %s", &a, w, s) == 3 && wcscmp(w, L"word") == 0 && strcmp(s, "tail") == 0);
      CHECK(sscanf("wide x", "%S %C", w, w + 10) == 2 && wcscmp(w, L"wide") == 0 && w[10] == L'x');
      CHECK(wscanf(L"%d", &b) == 1 && b == 55);
      CHECK(fgetws(w, 20, stdin) != NULL && wcscmp(w, L" rest\\n") == 0);
      CHECK(getwchar() == L'q');
    `,
    { run: { input: ["55 rest", "q"] } },
  );
  expect([ran.output, ran.crash]).toEqual(["", undefined]);
});

it("texts are changed in place, copied and converted", () => {
  const ran = runProgram(
    `
      char s[20];
      wchar_t w[20];
      CHECK(strcmp(_strupr(strcpy(s, "abC1")), "ABC1") == 0 && strcmp(_strlwr(s), "abc1") == 0 &&
            strcmp(_strrev(s), "1cba") == 0);
      CHECK(wcscmp(_wcsupr(wcscpy(w, L"abC")), L"ABC") == 0 && wcscmp(_wcsdup(w), L"ABC") == 0 &&
            wcscmp(_wcslwr(w), L"abc") == 0 && wcscmp(_wcsrev(w), L"cba") == 0);
      CHECK(_memicmp("AbC", "aBd", 3) < 0 && _memicmp("AbC", "aBd", 2) == 0);
      CHECK(mbstowcs(w, "wide", 20) == 4 && wcscmp(w, L"wide") == 0 && mbstowcs(NULL, "wide", 0) == 4);
      CHECK(wcstombs(s, L"narrow", 3) == 3 && memcmp(s, "nar", 3) == 0);
      CHECK(iswalpha(L'q') && !iswdigit(L'q') && iswspace(L' ') && !iswupper(0xe9));
    `,
  );
  expect([ran.output, ran.crash]).toEqual(["", undefined]);
});

it("errors of the run-time have texts", () => {
  const ran = runProgram(
    `
      #include <errno.h>
      int main(void) {
          CHECK(fopen("C:\\\\none.txt", "r") == NULL && errno == ENOENT);
          perror("open");
          CHECK(strcmp(strerror(EINVAL), "Invalid argument") == 0 && strcmp(strerror(999), "Unknown error") == 0);
          return 0;
      }
    `,
    { run: { expect: { errors: "open: No such file or directory\n" } } },
  );
  expect([ran.output, ran.steps.at(-1)?.slice(0, 6)]).toEqual(["", "passed"]);
});
