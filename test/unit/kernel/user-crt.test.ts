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
