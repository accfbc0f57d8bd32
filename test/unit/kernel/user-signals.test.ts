// Signals of the C library: raised by the program, by abort, by Ctrl+C.
import { describe, expect, it } from "vitest";
import { programHolds, runProgram } from "./program.ts";

const handlers = `
  #include <signal.h>
  static volatile sig_atomic_t last, times;
  static void __cdecl Handle(int signal) { last = signal; times++; }
`;

describe("signals", () => {
  programHolds(
    "call what was set for them once, and nothing that is ignored",
    `${handlers}
      int main(void) {
          CHECK(signal(SIGTERM, Handle) == SIG_DFL && raise(SIGTERM) == 0 && last == SIGTERM && times == 1);
          CHECK(signal(SIGTERM, SIG_IGN) == SIG_DFL && raise(SIGTERM) == 0 && times == 1);
          CHECK(signal(SIGTERM, Handle) == SIG_IGN);
          CHECK(signal(99, Handle) == SIG_ERR && raise(99) == -1);
          return 0;
      }
    `,
  );
  it("that nobody handles end the program with 3, as abort does", () => {
    expect(runProgram("raise(SIGTERM);".replace(/^/, "#include <signal.h>\n")).exitCode).toBe(3);
    const aborted = runProgram(`${handlers} int main(void) { signal(SIGABRT, Handle); abort(); }`);
    expect(aborted.exitCode).toBe(3);
  });
  it("SIGINT comes with Ctrl+C", () => {
    const ran = runProgram(
      `${handlers} int main(void) { signal(SIGINT, Handle); while (times == 0) Sleep(1); printf("%d", last); return 8; }`,
      {
        run: { as: "p" },
        after: [
          { do: "wait", for: 5 },
          { do: "terminate", run: "p", how: "ctrlC" },
          { do: "waitForExit", run: "p", expect: { exitCode: 8 } },
        ],
      },
    );
    expect([ran.output, ran.steps.at(-1)?.slice(0, 6)]).toEqual(["2", "passed"]);
  });
});
