// Routines that a survey of public drivers found in use: names of files, runs of bits, statuses, priorities, the running code itself.
import { describe, expect, it } from "vitest";
import { fitsExpression } from "../../../kernel/rtl/name-expressions.ts";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function prints(control: string, pieces: Pieces = {}, include = "ntifs.h"): readonly string[] {
  const source = driver({ ...pieces, control: `information = 0; ${control}` }).replace("ntddk.h", include);
  const ran = runDriver(source, {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ],
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran.kernel.state.debugOutput
    .join("")
    .split("\n")
    .filter((line) => line !== "");
}

it.each([
  ["*", "a.txt", true],
  ["*.TXT", "A.TXT", true],
  ["*.TXT", "A.TXT.B", false],
  ["A?C", "ABC", true],
  ["A?C", "AC", false],
  ["", "", true],
  ["", "A", false],
  ["*A*B*", "XAYBZ", true],
  ["*A*B*", "XBYAZ", false],
  ["<.TXT", "A.B.TXT", true],
  ["A<B", "A.XB", false],
  ["A<B", "AXXB", true],
  ["F>>>", "FA", true],
  ["F>>>", "FABC", true],
  ["F>>>", "FABCD", false],
  ["F>>.T", "FA.T", true],
  ['A"', "A", true],
  ['A"B', "A.B", true],
  ['A"B', "AXB", false],
])("FsRtlIsNameInExpression: %s and %s", (expression, name, fits) => {
  expect(fitsExpression(expression, name)).toBe(fits);
});

describe("names", () => {
  it("are compared, looked at for wild cards, and taken apart", () => {
    const control = `
      UNICODE_STRING e = RTL_CONSTANT_STRING(L"*.TXT"), n = RTL_CONSTANT_STRING(L"a.txt"),
                     m = RTL_CONSTANT_STRING(L"A.TXT"), p = RTL_CONSTANT_STRING(L"\\\\one\\\\two\\\\three"), first, rest;
      DbgPrint("%d %d ", FsRtlIsNameInExpression(&e, &n, TRUE, NULL), FsRtlIsNameInExpression(&e, &n, FALSE, NULL));
      DbgPrint("%d %d ", FsRtlDoesNameContainWildCards(&e), FsRtlDoesNameContainWildCards(&n));
      DbgPrint("%d %d\\n", FsRtlAreNamesEqual(&n, &m, TRUE, NULL), FsRtlAreNamesEqual(&n, &m, FALSE, NULL));
      FsRtlDissectName(p, &first, &rest);
      DbgPrint("%wZ %wZ\\n", &first, &rest);
      FsRtlDissectName(n, &first, &rest);
      DbgPrint("%wZ %d\\n", &first, rest.Length);
    `;
    expect(prints(control)).toEqual(["1 0 1 0 1 0", "one two\\three", "a.txt 0"]);
  });
});

it("runs of clear bits: the longest, the next, the last before", () => {
  const control = `
    ULONG words[2] = { 0xff00000f, 0x0000ffff }, at = 0;
    RTL_BITMAP map;
    RtlInitializeBitMap(&map, words, 56);
    DbgPrint("%u at %u\\n", RtlFindLongestRunClear(&map, &at), at);
    {
        ULONG n = RtlFindNextForwardRunClear(&map, 30, &at);
        DbgPrint("%u at %u\\n", n, at);
        n = RtlFindLastBackwardRunClear(&map, 47, &at);
        DbgPrint("%u at %u\\n", n, at);
        n = RtlFindNextForwardRunClear(&map, 56, &at);
        DbgPrint("%u\\n", n);
        DbgPrint("%u\\n", RtlNumberOfSetBitsUlongPtr(0x8000000000000101));
    }
  `;
  expect(
    prints(
      control.replace(
        'DbgPrint("%u at %u\\n", RtlFindLongestRunClear(&map, &at), at);',
        '{ ULONG n = RtlFindLongestRunClear(&map, &at); DbgPrint("%u at %u\\n", n, at); }',
      ),
    ),
  ).toEqual(["20 at 4", "8 at 48", "20 at 4", "0", "3"]);
});

it("statuses become errors, and are expected or not", () => {
  const control = `
    DbgPrint("%u %u ", RtlNtStatusToDosError(STATUS_ACCESS_DENIED), RtlNtStatusToDosErrorNoTeb(STATUS_SUCCESS));
    DbgPrint("%d %d ", FsRtlIsNtstatusExpected(STATUS_END_OF_FILE), FsRtlIsNtstatusExpected(STATUS_ACCESS_VIOLATION));
    DbgPrint("%x %x ", FsRtlNormalizeNtstatus(STATUS_ACCESS_VIOLATION, STATUS_UNEXPECTED_IO_ERROR),
             FsRtlNormalizeNtstatus(STATUS_DISK_FULL, STATUS_UNEXPECTED_IO_ERROR));
    DbgPrint("%d %d\\n", FsRtlIsTotalDeviceFailure(STATUS_NO_SUCH_DEVICE), FsRtlIsTotalDeviceFailure(STATUS_DISK_FULL));
  `;
  expect(prints(control)).toEqual(["5 0 1 0 c00000e9 c000007f 1 0"]);
});

describe("requests", () => {
  it("have a priority, wait or do not, and a thread's top-level request", () => {
    const control = `
      DbgPrint("%d ", IoGetIoPriorityHint(irp));
      DbgPrint("%x ", IoSetIoPriorityHint(irp, IoPriorityCritical));
      DbgPrint("%d %x ", IoGetIoPriorityHint(irp), IoSetIoPriorityHint(irp, MaxIoPriorityTypes));
      DbgPrint("%d %d\\n", IoGetPagingIoPriority(irp), IoIsOperationSynchronous(irp));
      DbgPrint("%d ", IoGetTopLevelIrp() == NULL);
      IoSetTopLevelIrp(irp);
      DbgPrint("%d ", IoGetTopLevelIrp() == irp);
      IoSetTopLevelIrp(NULL);
      DbgPrint("%d ", IoGetTopLevelIrp() == NULL);
      DbgPrint("%d\\n", IoIsSystemThread(PsGetCurrentThread()));
    `;
    expect(prints(control)).toEqual(["2 0 4 c000000d 0 1", "1 1 1 0"]);
  });
  it("that a user would be asked about end with their error", () => {
    const control = `
      DbgPrint("%d %d ", IoSetThreadHardErrorMode(FALSE), IoRaiseInformationalHardError(STATUS_DISK_FULL, NULL, NULL));
      DbgPrint("%d %d\\n", IoSetThreadHardErrorMode(TRUE), IoRaiseInformationalHardError(STATUS_DISK_FULL, NULL, NULL));
    `;
    expect(prints(control)).toEqual(["1 0 0 1"]);
    const raise = `
      IoMarkIrpPending(irp);
      irp->IoStatus.Status = STATUS_NO_MEDIA_IN_DEVICE;
      irp->IoStatus.Information = 0;
      IoRaiseHardError(irp, NULL, extension->Self);
      done = TRUE;
      status = STATUS_PENDING;
    `;
    const ran = runDriver(driver({ control: raise }), {
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000, expect: { status: "STATUS_NO_MEDIA_IN_DEVICE" } },
      ],
    });
    expect(ran.failures).toEqual([]);
    expect(ran.kernel.trace.count({ kinds: ["eventLog"], text: "pop-up: STATUS_NO_MEDIA_IN_DEVICE" })).toBe(1);
  });
});

it("files: generic rights, share access counted, lists of extended attributes", () => {
  const control = `
    PGENERIC_MAPPING g = IoGetFileObjectGenericMapping();
    SHARE_ACCESS s;
    ULONG error = 99;
    union {
        UCHAR bytes[32];
        FILE_FULL_EA_INFORMATION ea;
    } u;
    DbgPrint("%x %d ", g->GenericRead, g == IoGetFileObjectGenericMapping());
    IoSetShareAccess(FILE_READ_DATA, FILE_SHARE_READ, stack->FileObject, &s);
    IoUpdateShareAccess(stack->FileObject, &s);
    DbgPrint("%u %u ", s.OpenCount, s.Readers);
    RtlZeroMemory(&u, sizeof(u));
    u.ea.EaNameLength = 3;
    u.ea.EaValueLength = 2;
    RtlCopyMemory(u.ea.EaName, "ONE", 4);
    DbgPrint("%x ", IoCheckEaBufferValidity(&u.ea, 14, &error));
    u.bytes[11] = 'X';
    DbgPrint("%x %u ", IoCheckEaBufferValidity(&u.ea, 14, &error), error);
    DbgPrint("%x\\n", IoCheckEaBufferValidity(&u.ea, 5, &error));
  `;
  expect(prints(control)).toEqual(["120089 1 2 2 0 80000014 0 80000014"]);
});

it("device interfaces have keys and aliases", () => {
  const declarations = `static const GUID one = { 1, 2, 3, { 4 } }, two = { 5, 6, 7, { 8 } }; static PDEVICE_OBJECT physical;`;
  const control = `
    UNICODE_STRING a, b, c;
    HANDLE key;
    UNICODE_STRING none = RTL_CONSTANT_STRING(L"none");
    (void)IoRegisterDeviceInterface(physical, &one, NULL, &a);
    DbgPrint("%x ", IoGetDeviceInterfaceAlias(&a, &two, &c));
    (void)IoRegisterDeviceInterface(physical, &two, NULL, &b);
    DbgPrint("%x ", IoGetDeviceInterfaceAlias(&a, &two, &c));
    DbgPrint("%d ", RtlEqualUnicodeString(&b, &c, TRUE));
    DbgPrint("%x ", IoOpenDeviceInterfaceRegistryKey(&a, KEY_READ, &key));
    ZwClose(key);
    DbgPrint("%x\\n", IoOpenDeviceInterfaceRegistryKey(&none, KEY_READ, &key));
    RtlFreeUnicodeString(&a);
    RtlFreeUnicodeString(&b);
    RtlFreeUnicodeString(&c);
  `;
  expect(prints(control, { declarations, add: "physical = pdo;" })).toEqual(["c0000034 0 1 0 c0000034"]);
});

it("running code: who calls, how long, which registers, names for things", () => {
  const declarations = `
    static ULONG_PTR frames[8];
    static ULONG Deep(void);
    __declspec(noinline) static ULONG Deep(void) {
        ULONG hash;
        return RtlCaptureStackBackTrace(0, 8, (PVOID *)frames, &hash);
    }
  `;
  const control = `
    ULONG n = Deep();
    KDPC_WATCHDOG_INFORMATION w;
    XSTATE_SAVE x;
    UUID u, v;
    DbgPrint("%d %d ", n >= 2, frames[0] == (ULONG_PTR)Deep);
    DbgPrint("%d ", frames[1] == (ULONG_PTR)Control);
    DbgPrint("%u ", RtlWalkFrameChain((PVOID *)frames, 1, 0));
    {
        KIRQL q;
        KeRaiseIrql(DISPATCH_LEVEL, &q);
        DbgPrint("%x %u ", KeQueryDpcWatchdogInformation(&w), KeShouldYieldProcessor());
        KeLowerIrql(q);
    }
    DbgPrint("%x %x ", (ULONG)RtlGetEnabledExtendedFeatures(7), KeSaveExtendedProcessorState(3, &x));
    KeRestoreExtendedProcessorState(&x);
    (void)ExUuidCreate(&u);
    (void)ExUuidCreate(&v);
    DbgPrint("%d %d %x %x\\n", RtlEqualMemory(&u, &v, sizeof(u)), u.Data3 >> 12, towupper(L'\\x00e4'), towlower('A'));
  `;
  expect(prints(control, { declarations })).toEqual(["1 1 1 1 c0000001 0 3 0 0 1 c4 61"]);
});
