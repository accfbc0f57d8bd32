// Rows of guide-2 about the buffers of programs as drivers get them with METHOD_NEITHER.
import { expect, it } from "vitest";
import { runProgram } from "../unit/kernel/program.ts";

const neither = 0x222003;
const program = String.raw`
  static volatile LONG go;
  static char *page;
  static DWORD WINAPI Revoke(LPVOID c) {
      DWORD old;
      HANDLE entered = (HANDLE)c;
      WaitForSingleObject(entered, INFINITE);
      CHECK(VirtualProtect(page, 4096, PAGE_NOACCESS, &old));
      InterlockedExchange(&go, 1);
      return 0;
  }
  int main(int argc, char **argv) {
      HANDLE h = Open(0), entered = CreateEventA(NULL, FALSE, FALSE, NULL), t;
      DWORD n = 0, error;
      BOOL done;
      void *in[2];
      (void)argv;
      page = VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
      strcpy(page, "text");
      in[0] = page;
      in[1] = entered;
      t = CreateThread(NULL, 0, Revoke, entered, 0, NULL);
      if (argc > 1) SetEvent(entered), WaitForSingleObject(t, INFINITE);
      done = DeviceIoControl(h, ${neither}, in, sizeof(in), NULL, 0, &n, NULL);
      error = GetLastError();
      printf("%d %lu\n", done, done ? 0 : error);
      return 0;
  }
`;
const control = (touch: string) =>
  `if (stack->Parameters.DeviceIoControl.IoControlCode == ${neither}) { information = 0; ${touch} }`;
const declarations = `
  static PUCHAR user;
  static KSTART_ROUTINE Worker;
  static VOID Worker(PVOID c) {
      UNREFERENCED_PARAMETER(c);
      DbgPrint("%c\\n", *user);
      PsTerminateSystemThread(STATUS_SUCCESS);
  }
`;
const input = `
    PVOID *in = (PVOID *)stack->Parameters.DeviceIoControl.Type3InputBuffer;
    PUCHAR p;
    PKEVENT e = NULL;
    LARGE_INTEGER t;
    t.QuadPart = -100000;
  `;

it("E5 a buffer of METHOD_NEITHER: probed and read in its thread; access that a second thread revokes meanwhile is an exception; a worker thread has none", () => {
  const guarded = `
    ${input} __try {
        ProbeForRead(in, 16, 8);
        p = in[0];
        status = ObReferenceObjectByHandle(in[1], EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, (PVOID *)&e, NULL);
        ProbeForRead(p, 5, 1);
        DbgPrint("%s\\n", p);
        KeSetEvent(e, 0, FALSE);
        KeDelayExecutionThread(KernelMode, FALSE, &t);
        DbgPrint("%c\\n", *p);
    }
    __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
        DbgPrint("%x\\n", status);
    }
    if (e != NULL) ObDereferenceObject(e);
  `;
  const caught = runProgram(program, { driver: { control: control(guarded), declarations } });
  expect(caught).toMatchObject({ end: "finished", output: "0 998\n" });
  expect(caught.kernel.state.debugOutput.join("")).toBe("text\nc0000005\n");

  const late = runProgram(program, { driver: { control: control(guarded), declarations }, run: { args: ["first"] } });
  expect(late.kernel.state.debugOutput.join("")).toBe("c0000005\n");

  const worker = `
    ${input} UNREFERENCED_PARAMETER(p);
    UNREFERENCED_PARAMETER(e);
    UNREFERENCED_PARAMETER(t);
    {
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        user = in[0];
        (void)PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &a, NULL, NULL, Worker, NULL);
        ZwWaitForSingleObject(h, FALSE, NULL);
        ZwClose(h);
    }
  `;
  expect(runProgram(program, { driver: { control: control(worker), declarations } }).end).toMatch(/bugcheck .*user/);
});
