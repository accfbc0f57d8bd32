// Rows of guide-1, sections D.2 and D.4: opens and names, reads, writes and control requests.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { close, fails, ioctl, open, passes, read, run } from "./run.ts";

it("D14 open and close: Information 0; first cleanup, then close, at PASSIVE_LEVEL", () => {
  const pieces = {
    declarations: `
        static DRIVER_DISPATCH Told;
        static NTSTATUS Told(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            DbgPrint("%d at %d\\n", IoGetCurrentIrpStackLocation(irp)->MajorFunction, KeGetCurrentIrql());
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
    entry:
      "driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLEANUP] = driver->MajorFunction[IRP_MJ_CLOSE] = Told;",
  };
  const ran = passes(run(pieces, [{ ...open, expect: { status: "STATUS_SUCCESS", information: 0 } }, close]));
  expect(ran.output).toEqual(["0 at 0", "18 at 0", "2 at 0"]);
});

it("D15 a file below the device: its driver's to accept or to refuse", () => {
  const checking = {
    declarations: `
        static DRIVER_DISPATCH Create;
        static NTSTATUS Create(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            return Complete(irp,
                            IoGetCurrentIrpStackLocation(irp)->FileObject->FileName.Length != 0 ? STATUS_INVALID_PARAMETER
                                                                                                : STATUS_SUCCESS,
                            0);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_CREATE] = Create;",
  };
  passes(run({}, [{ ...open, path: "\\temp.dat" }, close]));
  passes(run(checking, [{ ...open, path: "\\temp.dat", ...fails("STATUS_INVALID_PARAMETER") }, open, close]));
});

it("D16 an exclusive device is open once, whatever follows its name", () => {
  const exclusive = { add: "device->Flags |= DO_EXCLUSIVE;" };
  const made = driver(exclusive).replace(
    "FILE_DEVICE_UNKNOWN, 0, FALSE, &device)",
    "FILE_DEVICE_UNKNOWN, 0, TRUE, &device)",
  );
  const second = (path: string | undefined) => ({ ...open, handle: "i", path, ...fails("STATUS_ACCESS_DENIED") });
  passes(run(made, [open, second(undefined), close, { ...open, path: "\\a" }, second("\\b"), close, open, close]));
});

it("D42 a buffered read comes through a system buffer, a direct one through the locked pages", () => {
  const code = (flag: string, fill: string) => ({
    add: `device->Flags &= ~DO_BUFFERED_IO; device->Flags |= ${flag};`,
    read: `
      UNREFERENCED_PARAMETER(device);
      DbgPrint("system %d, MDL %d\\n", irp->AssociatedIrp.SystemBuffer != NULL,
               irp->MdlAddress != NULL && (irp->MdlAddress->MdlFlags & MDL_PAGES_LOCKED) != 0);
      ${fill} return Complete(irp, STATUS_SUCCESS, 3);
    `,
  });
  const data = { expect: { bytes: 3, data: { u8: [5, 5, 5] } } };
  const flagged = (flag: string, fill: string) =>
    driver(code(flag, fill)).replace("device->Flags |= DO_BUFFERED_IO; device", "device");
  expect(
    passes(
      run(flagged("DO_BUFFERED_IO", "RtlFillMemory(irp->AssociatedIrp.SystemBuffer, 8, 5);"), [
        open,
        read(8, data),
        close,
      ]),
    ).output,
  ).toEqual(["system 1, MDL 0"]);
  expect(
    passes(
      run(
        flagged(
          "DO_DIRECT_IO",
          "{ PVOID p = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority); if (p != NULL) RtlFillMemory(p, 8, 5); }",
        ),
        [open, read(8, data), close],
      ),
    ).output,
  ).toEqual(["system 0, MDL 1"]);
});

it("D43 the system buffer of a device with direct I/O is a null pointer", () => {
  const made = driver({
    add: "device->Flags |= DO_DIRECT_IO;",
    read: "UNREFERENCED_PARAMETER(device); *(PUCHAR)irp->AssociatedIrp.SystemBuffer = 1; return Complete(irp, STATUS_SUCCESS, 1);",
  }).replace("device->Flags |= DO_BUFFERED_IO; device", "device");
  expect(run(made, [open, read(4)]).told).toMatch(/null pointer/);
});

it("D44 with METHOD_BUFFERED the output takes the place of the input", () => {
  const ran = passes(
    run({ control: 'buffer[0] = 9; DbgPrint("input is %d\\n", buffer[0]); information = 1;' }, [
      open,
      ioctl({ input: { u8: [1] }, outputLength: 1, expect: { data: { u8: [9] } } }),
      close,
    ]),
  );
  expect(ran.output).toEqual(["input is 9"]);
});

const neither = 0x222003;

it("D17 a link made in DriverEntry is seen everywhere; one made in a user's context in that session only, where it hides the global one", () => {
  const link = (name: string, target: string) =>
    `
      {
          UNICODE_STRING l = RTL_CONSTANT_STRING(L"${name}"), t = RTL_CONSTANT_STRING(L"${target}");
          DbgPrint("%x\\n", IoCreateSymbolicLink(&l, &t));
      }
    `;
  const dos = (name: string) => `\\\\DosDevices\\\\${name}`;
  const pieces = {
    entry: `${link(dos("Everywhere"), "\\\\Device\\\\Test")} ${link(dos("Hidden"), "\\\\Device\\\\Nothing")}`,
    control: `information = 0; ${link(dos("Own"), "\\\\Device\\\\Test")} ${link(dos("Hidden"), "\\\\Device\\\\Test")} ${link(dos("Global\\\\All"), "\\\\Device\\\\Test")} ${link(dos("Own"), "\\\\Device\\\\Test")}`,
  };
  const see = (name: string, session: number, seen: boolean) => [
    {
      do: "open",
      handle: `${name}${session}`,
      link: `\\\\.\\${name}`,
      session,
      ...(seen ? {} : fails("STATUS_OBJECT_NAME_NOT_FOUND")),
    },
  ];
  const ran = passes(
    run(pieces, [
      { ...open, session: 2 },
      ioctl({ session: 2 }),
      ...[1, 2].flatMap((session) => [...see("Everywhere", session, true), ...see("All", session, true)]),
      ...[1, 2].flatMap((session) => [...see("Own", session, session === 2), ...see("Hidden", session, session === 2)]),
    ]),
  );
  expect(ran.output).toEqual(["0", "0", "0", "0", "0", "c0000035"]);
});

it("D46 pages of METHOD_IN_DIRECT can be read, not written; those of METHOD_OUT_DIRECT can be written", () => {
  const mapped = (use: string) => ({
    control: `
      information = 0;
      {
          PUCHAR p = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
          if (p == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
          else { ${use} }
      }
    `,
  });
  const inDirect = ioctl({ code: 0x222001, outputLength: 21 });
  const outDirect = ioctl({ code: 0x222002, outputLength: 21 });
  passes(run(mapped("if (p[0] + p[20] != 0) status = STATUS_UNSUCCESSFUL;"), [open, inDirect, close]));
  for (const at of [0, 20])
    expect(run(mapped(`p[${at}] = 1;`), [open, inDirect]).told).toMatch(
      /ATTEMPTED_WRITE_TO_READONLY_MEMORY 0xbe.*locked for reading, as METHOD_IN_DIRECT has it/,
    );
  expect(run(mapped("(void)p[21];"), [open, inDirect]).told).toMatch(/0xd6|finished/);
  passes(run(mapped("p[0] = 1; p[20] = 2; information = 21;"), [open, outDirect, close]));
});

it("D45 with METHOD_NEITHER the user's buffer is there in the dispatch routine only", () => {
  const control = (body: string) => ({
    control: `information = 0; if (stack->Parameters.DeviceIoControl.IoControlCode == ${neither}) { ${body} }`,
    declarations: `
        static KDEFERRED_ROUTINE Touch;
        static PUCHAR user;
        static VOID Touch(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            DbgPrint("%d\\n", *user);
        }
      `,
    add: "KeInitializeDpc(&extension->Dpc, Touch, NULL);",
  });
  const step = { ...ioctl({ input: { u8: [42] } }), code: neither };
  const guarded = `
      PUCHAR p = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
      __try {
          ProbeForRead(p, 1, 1);
          DbgPrint("%d\\n", *p);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
    `;
  expect(passes(run(control(guarded), [open, step, close])).output).toEqual(["42"]);
  const inDpc = `
      user = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
      KeInsertQueueDpc(&extension->Dpc, NULL, NULL);
      KeFlushQueuedDpcs();
    `;
  expect(run(control(inDpc), [open, step]).told).toMatch(/bugcheck/);
});

it("D47 a control request without output has no MDL: what is not tested stops", () => {
  const code = 0x222002;
  const control = (test: string) => ({
    control: `
      PVOID p = ${test} MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
      information = 0;
      if (p != NULL) *(PUCHAR)p = 1;
    `,
  });
  passes(run(control("irp->MdlAddress == NULL ? NULL :"), [open, { ...ioctl(), code }, close]));
  expect(run(control(""), [open, { ...ioctl(), code }]).told).toMatch(/null pointer|MmGetSystemAddressForMdlSafe/);
});

it("D48 a buffer that is too short: refused if it is tested, beyond the pool block if not", () => {
  passes(
    run(
      {
        control:
          "information = 0; if (stack->Parameters.DeviceIoControl.InputBufferLength < 8) status = STATUS_BUFFER_TOO_SMALL;",
      },
      [open, ioctl({ input: { u8: [1] }, ...fails("STATUS_BUFFER_TOO_SMALL") }), close],
    ),
  );
  expect(
    run({ control: "information = 0; if (((PULONG)buffer)[1] == 0) status = STATUS_UNSUCCESSFUL;" }, [
      open,
      ioctl({ input: { u8: [1] } }),
    ]).told,
  ).toMatch(/beyond the end of/);
});

it("D19 a control code that asks for access the handle does not have never becomes an IRP", () => {
  const readCode = 0x226000;
  const ran = passes(
    run({ control: "information = 0;" }, [
      { ...open, access: "write" },
      { ...ioctl(fails("STATUS_ACCESS_DENIED", { error: 5 })), code: readCode },
      ioctl(),
      close,
    ]),
  );
  expect(ran.kernel.trace.count({ kinds: ["irpCall"], driver: "test", text: "IRP_MJ_DEVICE_CONTROL" })).toBe(1);
});
