// Rows of guide-4-and-articles about handles, object references and the registry.
import { expect, it } from "vitest";
import { runProgram } from "../unit/kernel/program.ts";
import { openFile, openKey } from "./handles.ts";
import { close, ioctl, open, passes, remove, run, traced, unload } from "./run.ts";

it("D43 a handle referenced with no type gives whatever it stands for; with a type, only that", () => {
  const reference = (type: string) =>
    `
      {
          PVOID o = NULL;
          status = ObReferenceObjectByHandle(*(PHANDLE)buffer, 0, ${type}, irp->RequestorMode, &o, NULL);
          DbgPrint("%x\\n", status);
          if (o != NULL) {
              if (((PFILE_OBJECT)o)->Type == 5) DbgPrint("context %p\\n", ((PFILE_OBJECT)o)->FsContext);
              else DbgPrint("no file object\\n");
              ObDereferenceObject(o);
          }
          status = STATUS_SUCCESS;
          information = 0;
      }
    `;
  const program = `
      HANDLE h = Open(0), e = CreateEvent(NULL, TRUE, FALSE, NULL);
      DWORD n;
      DeviceIoControl(h, 0x222000, &h, 8, NULL, 0, &n, NULL);
      DeviceIoControl(h, 0x222000, &e, 8, NULL, 0, &n, NULL);
      CloseHandle(e);
      DeviceIoControl(h, 0x222000, &e, 8, NULL, 0, &n, NULL);
    `;
  const output = (type: string) => {
    const ran = runProgram(program, { driver: { control: reference(type) } });
    expect(ran.end).toBe("finished");
    return ran.kernel.state.debugOutput.join("").trim().split("\n");
  };
  expect(output("NULL")).toEqual(["0", "context 0000000000000000", "0", "no file object", "c0000008"]);
  expect(output("*IoFileObjectType")).toEqual(["0", "context 0000000000000000", "c0000024", "c0000008"]);
});

const parameters = "\\\\Registry\\\\Machine\\\\System\\\\CurrentControlSet\\\\Services\\\\test\\\\Parameters";
it("D52 a key opened with KEY_READ takes no value; keys of Plug and Play are not opened with KEY_ALL_ACCESS", () => {
  const set = `
      UNICODE_STRING v = RTL_CONSTANT_STRING(L"V");
      ULONG one = 1;
      s = ZwSetValueKey(h, &v, 0, REG_DWORD, &one, 4);
      DbgPrint("%x\\n", s);
      ZwClose(h);
    `;
  const control = `
    information = 0;
    {
        HANDLE h;
        NTSTATUS s;
        ${openKey(parameters, "KEY_READ")}{ ${set} } ${openKey(parameters, "KEY_READ | KEY_WRITE")} { ${set} }
    }
  `;
  const add = `
      HANDLE h;
      NTSTATUS s = IoOpenDeviceRegistryKey(pdo, PLUGPLAY_REGKEY_DEVICE, KEY_ALL_ACCESS, &h);
      DbgPrint("%x\\n", s);
      s = IoOpenDeviceRegistryKey(pdo, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &h);
      DbgPrint("%x\\n", s);
      ZwClose(h);
    `;
  const ran = passes(run({ control, add: `{ ${add} }` }, [open, ioctl(), close]));
  expect(ran.output).toEqual(["c0000022", "0", "c0000022", "0"]);
});

it("D60 references with a tag are rows of the trace; what is left of them is told by tag", () => {
  const control = `
      information = 0;
      {
          PVOID e;
          HANDLE h;
          OBJECT_ATTRIBUTES oa;
          InitializeObjectAttributes(&oa, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
          (void)ZwCreateEvent(&h, EVENT_ALL_ACCESS, &oa, NotificationEvent, FALSE);
          (void)ObReferenceObjectByHandleWithTag(h, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, '8ykL', &e, NULL);
          ObReferenceObjectWithTag(e, 'tuoB');
          ObDereferenceObjectWithTag(e, 'tuoB');
          ObDereferenceObjectWithTag(e, 'tuoB');
          ZwClose(h);
      }
    `;
  const ran = passes(run({ control }, [open, ioctl(), close, remove, unload]));
  const rows = traced(ran, ["reference"]).map((row) => row.replace(/ on .*:/, ":"));
  expect(rows).toEqual([
    "'Lky8' +1: 1",
    "'Bout' +1: 1",
    "'Bout' -1: 0",
    "'Bout' -1: -1",
    "'Lky8': over reference by 1",
    "'Bout': under reference by 1",
  ]);
});

it("D82 a handle that a driver opened in one process is none in another's; ZwWriteFile at DISPATCH_LEVEL is a mistake", () => {
  const write =
    'IO_STATUS_BLOCK b; s = ZwReadFile(log, NULL, NULL, NULL, &b, (PVOID)text, 4, NULL, NULL); DbgPrint("%x\\n", s);';
  const pieces = (attributes: string, at: string) => ({
    declarations: "static HANDLE log; static UCHAR text[4];",
    add: `
      {
          NTSTATUS s;
          HANDLE h = NULL;
          device->Flags &= ~DO_DEVICE_INITIALIZING;
          ${openFile("\\\\Device\\\\Test", attributes)} log = h;
          { ${write} }
      }
    `,
    control: `information = 0; { NTSTATUS s; ${at} }`,
  });
  const own = passes(run(pieces("0", write), [open, ioctl(), close]));
  expect(own.output).toEqual(["0", "c0000008"]);
  const kernel = passes(run(pieces("OBJ_KERNEL_HANDLE", write), [open, ioctl(), close]));
  expect(kernel.output).toEqual(["0", "0"]);
  const raised = `KIRQL old; KeRaiseIrql(DISPATCH_LEVEL, &old); { ${write} } KeLowerIrql(old);`;
  expect(run(pieces("OBJ_KERNEL_HANDLE", raised), [open, ioctl()]).told).toMatch(
    /ZwReadFile is called at DISPATCH_LEVEL/,
  );
});

it("D56 a bypass without outputs gives its caller success and what was in the buffer before; nobody is told afterwards", () => {
  const ran = run(
    {
      declarations: `
          static LARGE_INTEGER cookie;
          static EX_CALLBACK_FUNCTION Called;
          static NTSTATUS Called(PVOID c, PVOID what, PVOID data) {
              UNREFERENCED_PARAMETER(c);
              UNREFERENCED_PARAMETER(data);
              DbgPrint("class %d\\n", (int)(ULONG_PTR)what);
              return (ULONG_PTR)what == RegNtPreQueryValueKey ? STATUS_CALLBACK_BYPASS : STATUS_SUCCESS;
          }
        `,
      add: `
        UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"370000");
        (void)CmRegisterCallbackEx(Called, &altitude, driver, NULL, &cookie, NULL);
      `,
      remove: "(void)CmUnRegisterCallback(cookie);",
      control: `
        information = 0;
        {
            HANDLE h;
            NTSTATUS s;
            UNICODE_STRING v = RTL_CONSTANT_STRING(L"V");
            ULONG got = 77;
            UCHAR room[64];
            ${openKey(parameters, "KEY_READ")} s = ZwQueryValueKey(h, &v, KeyValuePartialInformation, room, sizeof(room), &got);
            DbgPrint("%x %u\\n", s, got);
            ZwClose(h);
        }
      `,
    },
    [open, ioctl()],
  );
  expect(ran.output).toContain("class 8");
  expect(ran.output).not.toContain("class 23");
  expect(ran.told).toMatch(/verifier:registry.*STATUS_CALLBACK_BYPASS.*ResultLength/);
});

const watcher = (body: string) => ({
  declarations: `
    static LARGE_INTEGER cookie;
    static EX_CALLBACK_FUNCTION Called;
    static NTSTATUS Called(PVOID c, PVOID what, PVOID data) {
        UNREFERENCED_PARAMETER(c);
        UNREFERENCED_PARAMETER(data);
        UNREFERENCED_PARAMETER(what);
        ${body} return STATUS_SUCCESS;
    }
  `,
  add: `
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"370000");
    (void)CmRegisterCallbackEx(Called, &altitude, driver, NULL, &cookie, NULL);
  `,
  remove: "(void)CmUnRegisterCallback(cookie);",
  control: `
    information = 0;
    {
        HANDLE h;
        NTSTATUS s;
        ${openKey(parameters, "KEY_READ")} ZwClose(h);
        UNREFERENCED_PARAMETER(s);
    }
  `,
});

it("D57 after an open that did not succeed with STATUS_SUCCESS itself, Object is none that could be used", () => {
  const use = (test: string) =>
    `
      if ((ULONG_PTR)what == RegNtPostCreateKeyEx) {
          PREG_POST_OPERATION_INFORMATION p = data;
          if (${test}) {
              PCUNICODE_STRING name;
              ObReferenceObject(p->Object);
              DbgPrint("%d\\n", CmCallbackGetKeyObjectID(&cookie, p->Object, NULL, &name) == STATUS_SUCCESS);
              ObDereferenceObject(p->Object);
          }
      }
    `;
  expect(run(watcher(use("NT_SUCCESS(p->Status)")), [open, ioctl()]).told).toMatch(/PAGE_FAULT_IN_NONPAGED_AREA 0x50/);
  expect(passes(run(watcher(use("p->Status == STATUS_SUCCESS")), [open, ioctl(), close, remove])).output).toEqual([
    "1",
  ]);
});

it("D58 while a key's handle is being closed, its object is none for Ob routines", () => {
  const close58 = (use: string) =>
    `if ((ULONG_PTR)what == RegNtPreKeyHandleClose) { PVOID o = ((PREG_KEY_HANDLE_CLOSE_INFORMATION)data)->Object; ${use} }`;
  expect(run(watcher(close58("ObReferenceObject(o); ObDereferenceObject(o);")), [open, ioctl()]).told).toMatch(
    /verifier:object.*RegNtPreKeyHandleClose|REFERENCE_BY_POINTER/,
  );
  const allowed = 'PVOID t = CmGetBoundTransaction(&cookie, o); DbgPrint("%p\\n", t);';
  expect(passes(run(watcher(close58(allowed)), [open, ioctl(), close, remove])).output).toEqual(["0000000000000000"]);
});

it("D91 an MDL of fewer pages than were asked for, where memory is short, unless all are required", () => {
  const control = `
    information = 0;
    {
        PHYSICAL_ADDRESS low, high, skip;
        PMDL mdl;
        low.QuadPart = 0;
        high.QuadPart = -1;
        skip.QuadPart = 0;
        mdl = MmAllocatePagesForMdl(low, high, skip, 64 * 1024 * 1024);
        if (mdl == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
        else {
            DbgPrint("%d\\n", MmGetMdlByteCount(mdl) > 0 && MmGetMdlByteCount(mdl) < 64 * 1024 * 1024);
            MmFreePagesFromMdl(mdl);
            ExFreePool(mdl);
        }
        DbgPrint("%p\\n",
                 MmAllocatePagesForMdlEx(low, high, skip, 64 * 1024 * 1024, MmCached, MM_ALLOCATE_FULLY_REQUIRED));
    }
  `;
  expect(passes(run({ control }, [open, ioctl(), close])).output).toEqual(["1", "0000000000000000"]);
});

it("D53 without a current position a read needs an offset; with one, the position goes on by what was read", () => {
  const reads = (options: string) =>
    `
      information = 0;
      {
          HANDLE h;
          NTSTATUS s;
          IO_STATUS_BLOCK b;
          UCHAR room[32];
          LARGE_INTEGER at;
          FILE_POSITION_INFORMATION p;
          ${openFile("\\\\??\\\\C:\\\\data.bin", "OBJ_KERNEL_HANDLE").replace("FILE_SYNCHRONOUS_IO_NONALERT", options)}
          s = ZwReadFile(h, NULL, NULL, NULL, &b, room, 20, NULL, NULL);
          DbgPrint("%x\\n", s);
          at.QuadPart = 101;
          s = ZwReadFile(h, NULL, NULL, NULL, &b, room, 20, &at, NULL);
          DbgPrint("%x\\n", s);
          p.CurrentByteOffset.QuadPart = 101;
          (void)ZwSetInformationFile(h, &b, &p, sizeof(p), FilePositionInformation);
          (void)ZwReadFile(h, NULL, NULL, NULL, &b, room, 20, NULL, NULL);
          (void)ZwQueryInformationFile(h, &b, &p, sizeof(p), FilePositionInformation);
          DbgPrint("%d\\n", (int)p.CurrentByteOffset.QuadPart);
          ZwClose(h);
      }
    `;
  const files = [{ path: "C:\\data.bin", content: { fill: { byte: 1, length: 200 } } }];
  const output = (options: string) =>
    passes(run({ control: reads(options) }, [open, ioctl(), close], { files })).output;
  expect(output("0")).toEqual(["c000000d", "0", "101"]);
  expect(output("FILE_SYNCHRONOUS_IO_NONALERT")).toEqual(["0", "0", "121"]);
});
