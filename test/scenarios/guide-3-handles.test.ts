// Rows of guide-3 about Nt and Zw routines: whose handles and buffers they take, by the previous mode.
import { expect, it } from "vitest";
import { ntDeclarations, openFile } from "./handles.ts";
import { close, ioctl, open, passes, run, traced } from "./run.ts";

const mine = (handles: number) => `${handles} kernel handles`;
const control = (body: string) =>
  `information = 0; { HANDLE h; NTSTATUS s; ${openFile("\\\\Device\\\\Other", "OBJ_KERNEL_HANDLE")} ${body} }`;
const other = `
    UNICODE_STRING other = RTL_CONSTANT_STRING(L"\\\\Device\\\\Other");
    PDEVICE_OBJECT second;
    (void)IoCreateDevice(driver, sizeof(EXTENSION), &other, FILE_DEVICE_UNKNOWN, 0, FALSE, &second);
    second->Flags |= DO_BUFFERED_IO;
  `;
const pieces = (body: string) => ({
  declarations: `${ntDeclarations} static PDEVICE_OBJECT mine;`,
  entry: `${other} mine = second;`,
  control: control(body),
  unload: "IoDeleteDevice(mine);",
});

it("D-S24 NtClose of a kernel handle in a program's thread finds no handle and leaves it open; ZwClose closes it", () => {
  const ran = passes(
    run(
      pieces(`
      s = NtClose(h);
      DbgPrint("%x\\n", s);
      s = ZwClose(h);
      DbgPrint("%x\\n", s);
    `),
      [open, ioctl(), close],
    ),
  );
  expect(ran.output).toEqual(["c0000008", "0"]);
  const left = passes(run(pieces('s = NtClose(h); DbgPrint("%x\\n", s);'), [open, ioctl(), close]));
  expect(mine(left.kernel.state.handles.size)).toBe(mine(1));
  expect(mine(ran.kernel.state.handles.size)).toBe(mine(0));
  const twice = run(pieces("(void)ZwClose(h); (void)ZwClose(h);"), [open, ioctl()]);
  expect(twice.told).toMatch(/verifier:handle \(INVALID_KERNEL_HANDLE\): ZwClose of 0xffffffff8/);
});

it("D-S25 NtReadFile into system memory in a program's thread is an access violation; from a system thread it reads", () => {
  const read = `
      IO_STATUS_BLOCK b;
      UCHAR bytes[4];
      s = NtReadFile(h, NULL, NULL, NULL, &b, bytes, 4, NULL, NULL);
      DbgPrint("%x\\n", s);
      s = ZwReadFile(h, NULL, NULL, NULL, &b, bytes, 4, NULL, NULL);
      DbgPrint("%x\\n", s);
      ZwClose(h);
    `;
  expect(passes(run(pieces(read), [open, ioctl(), close])).output).toEqual(["c0000005", "0"]);
  const inEntry = run({ ...pieces(""), control: "", entry: `${other} mine = second; ` }, [open, close]);
  expect(traced(inEntry, ["driverLoad"])).toHaveLength(1);
  const system = passes(
    run(
      {
        ...pieces(""),
        control: "information = 0;",
        add: `
          {
              HANDLE h;
              NTSTATUS s;
              mine->Flags &= ~DO_DEVICE_INITIALIZING;
              ${openFile("\\\\Device\\\\Other", "OBJ_KERNEL_HANDLE")} ${read}
          }
        `,
      },
      [open, close],
    ),
  );
  expect(system.output).toEqual(["0", "0"]);
});
