// Rows of guide-3, section D4, about what a routine leaves behind in its thread.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { ioctl, open, run, wait } from "./run.ts";

const mutex: Pieces = { fields: "KMUTEX Mutex;", add: "KeInitializeMutex(&extension->Mutex, 0);" };
const acquire = (extension: string) =>
  `KeWaitForSingleObject(&${extension}->Mutex, Executive, KernelMode, FALSE, NULL);`;

it("D-S29 IoStopTimer in the timer's own routine", () => {
  const pieces: Pieces = {
    declarations:
      "static IO_TIMER_ROUTINE Tick; static VOID Tick(PDEVICE_OBJECT d, PVOID c) { UNREFERENCED_PARAMETER(c); IoStopTimer(d); }",
    add: "IoInitializeTimer(device, Tick, NULL);",
  };
  const told = run({ ...pieces, control: "information = 0; IoStartTimer(device);" }, [open, ioctl(), wait(1500)]).told;
  expect(told).toMatch(/^verifier:io.*IoStopTimer is called in the IoTimer routine/);
});

it("D-S30 a mutex that is owned when the thread goes back to its program, or when it ends", () => {
  const keeps = { ...mutex, control: `information = 0; ${acquire("extension")}` };
  expect(run(keeps, [open, ioctl()]).told).toMatch(
    /^verifier:lock .*dispatch routine of test returned still owning the mutex/,
  );
  const returned = run(keeps, [open, ioctl()], { verifier: { locks: false } }).told;
  expect(returned).toMatch(/APC_INDEX_MISMATCH 0x1: .*returned to the I\/O manager still owning the mutex/);
  const thread = `
    static KSTART_ROUTINE Thread;
    static VOID Thread(PVOID c) {
        PEXTENSION e = (PEXTENSION)c;
        ${acquire("e")} PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  const start = `
      HANDLE h;
      information = 0;
      PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Thread, extension);
      ZwWaitForSingleObject(h, FALSE, NULL);
      ZwClose(h);
    `;
  const ended = run({ ...mutex, declarations: thread, control: start }, [open, ioctl()]).told;
  expect(ended).toMatch(/THREAD_TERMINATE_HELD_MUTEX/);
});
