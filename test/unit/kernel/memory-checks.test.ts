// What the machine says of each kind of wrong access: the cause, whose memory it is, and where that was allocated and freed.
import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const end = (pieces: Pieces, output = 16): string => told(runDriver(driver(pieces), control(output)).end);
const fill = "RtlZeroMemory(buffer, information);";
const block = "PUCHAR p = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 13, 'tseT'); if (!p) return STATUS_SUCCESS;";

describe.each<[kind: string, wrong: [title: string, pieces: Pieces, message: RegExp][]]>([
  [
    "out of bounds, to the byte",
    [
      [
        "beyond a pool block",
        { control: `${block} p[12] = 1; p[13] = 1;` },
        /0xd6: The driver writes to 1 byte .*at the end of a nonpaged pool block of 13 bytes, tag 'Test'.*allocated here/,
      ],
      [
        "before a pool block",
        { control: `${block} volatile LONG i = -1; p[0] = 1; information = p[i];` },
        /0xd6: The driver reads from 1 byte .*1 byte before a nonpaged pool block.*allocated here/,
      ],
      [
        "beyond an array on the stack",
        { control: "UCHAR a[5]; volatile ULONG i = 5; a[4] = 0; a[i] = 1;" },
        /writes to 1 byte .*at the end of 'a' \(5 bytes\) of Control/,
      ],
      [
        "before an array on the stack",
        { control: "ULONG a[4]; volatile LONG i = -1; a[0] = 0; information = a[i];" },
        /reads from 4 bytes .*4 bytes before 'a' \(16 bytes\) of Control/,
      ],
      [
        "beyond a global",
        {
          declarations: "static UCHAR table[5]; static ULONG other = 7;",
          control: "volatile ULONG i = 6; table[4] = 1; table[i] = 1; information = other;",
        },
        /writes to 1 byte .*1 byte beyond the end of 'table' \(5 bytes\), a variable of test/,
      ],
      [
        "before a global",
        {
          declarations: "static ULONG before = 1; static ULONG table[5];",
          control: "volatile LONG i = -1; table[0] = 1; information = table[i] + before;",
        },
        /reads from 4 bytes .*4 bytes before 'table' \(20 bytes\), a variable of test/,
      ],
      [
        "by a routine that copies",
        { control: `${block} RtlFillMemory(p, 14, 1);` },
        /at the end of a nonpaged pool block of 13 bytes.*allocated here/,
      ],
    ],
  ],
  [
    "after its end",
    [
      [
        "pool that was freed, with both places",
        { control: `${block} ExFreePool(p);\nULONG x = 0; x++;\np[3] = 1;` },
        /0xd5: .*3 bytes into a nonpaged pool block of 13 bytes, tag 'Test' that has been freed.*allocated here.*freed here, \d+ steps ago/,
      ],
      [
        "a local of a function that has returned",
        {
          declarations: "static ULONG *Leak(void) { ULONG kept = 5; ULONG *p = &kept; return p; }",
          control: "ULONG *p = Leak(); information = *p;",
        },
        /reads from 4 bytes .*'kept' of Leak, which has returned/,
      ],
      [
        "device registers that were unmapped",
        {
          control:
            "PHYSICAL_ADDRESS a; a.QuadPart = 0x10000; PUCHAR p = MmMapIoSpace(a, 16, MmNonCached); MmUnmapIoSpace(p, 16); *(volatile UCHAR *)p = 1;",
        },
        /in a mapping of 16 bytes of device registers that has been unmapped.*allocated here.*freed here/,
      ],
      [
        "freed twice",
        { control: `${block} ExFreePool(p);\nExFreePool(p);` },
        /BAD_POOL_CALLER 0xc2: .*is freed a second time.*allocated here.*freed here/,
      ],
      [
        "freed from its middle",
        { control: `${block} ExFreePool(p + 4);` },
        /BAD_POOL_CALLER 0xc2: .*4 bytes into a nonpaged pool block of 13 bytes.*allocated here/,
      ],
      [
        "freed though it was never allocated",
        { control: "ULONG local; ExFreePool(&local);" },
        /BAD_POOL_CALLER 0xc2: .*is no pool block/,
      ],
      [
        "freed with another tag",
        { control: `${block} ExFreePoolWithTag(p, 'rehO');` },
        /BAD_POOL_CALLER 0xc2: .*allocated with tag 'Test' and is freed with 'Oher'/,
      ],
    ],
  ],
  [
    "where nothing may be",
    [
      [
        "the null pointer",
        { control: "*(volatile ULONG *)NULL = 5;" },
        /0x3b: .*write to 4 bytes at 0x0, the null pointer/,
      ],
      [
        "a member of a null pointer",
        { control: "PEXTENSION none = NULL; information = none->Timer.Period;" },
        /0x3b: .*read from 4 bytes at 0x[0-9a-f]+, \d+ bytes from the null pointer/,
      ],
      [
        "a user address in kernel code",
        { control: "*(volatile ULONG *)0x10000000 = 1;" },
        /0x3b: .*write to 4 bytes at 0x10000000, an address in user space/,
      ],
      [
        "a constant",
        { declarations: "static const ULONG limit = 1;", control: "*(volatile ULONG *)&limit = 2;" },
        /ATTEMPTED_WRITE_TO_READONLY_MEMORY 0xbe: .*read-only: 'limit', a variable of test/,
      ],
      [
        "a string",
        { control: "*(volatile char *)\"text\" = 'x';" },
        /ATTEMPTED_WRITE_TO_READONLY_MEMORY 0xbe: .*read-only: the string "text"/,
      ],
      [
        "code",
        { control: "*(volatile UCHAR *)(PVOID)Complete = 0x90;" },
        /ATTEMPTED_WRITE_TO_READONLY_MEMORY 0xbe: .*read-only: the code of Complete/,
      ],
      [
        "data executed",
        { declarations: "static UCHAR code[16];", control: "((VOID (*)(VOID))(PVOID)code)();" },
        /ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY 0xfc: .*no function but 'code', a variable of test/,
      ],
      [
        "pool executed",
        { control: `${block.replace("NonPagedPool,", "NonPagedPoolNx,")} ((VOID (*)(VOID))(PVOID)p)();` },
        /ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY 0xfc: .*no function but a nonpaged pool block of 13 bytes/,
      ],
      [
        "the null pointer executed",
        { control: "VOID (*f)(VOID) = NULL; f();" },
        /SYSTEM_SERVICE_EXCEPTION 0x3b: .*a call of 0x0, which is no function/,
      ],
      [
        "data executed at DISPATCH_LEVEL",
        {
          declarations: "static UCHAR code[16];",
          control: "KIRQL o; KeRaiseIrql(DISPATCH_LEVEL, &o); ((VOID (*)(VOID))(PVOID)code)(); KeLowerIrql(o);",
        },
        /ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY 0xfc: .*no function but 'code'/,
      ],
      [
        "the null pointer executed at DISPATCH_LEVEL",
        { control: "VOID (*f)(VOID) = NULL; KIRQL o; KeRaiseIrql(DISPATCH_LEVEL, &o); f(); KeLowerIrql(o);" },
        /DRIVER_IRQL_NOT_LESS_OR_EQUAL 0xd1: .*goes to 0x0, which is no function/,
      ],
      [
        "an address of the kernel executed where nothing is",
        { control: "((VOID (*)(VOID))(ULONG_PTR)0xFFFF900000001000)();" },
        /PAGE_FAULT_IN_NONPAGED_AREA 0x50: .*which is no function/,
      ],
    ],
  ],
  [
    "more stack than there is",
    [
      [
        "by recursion",
        {
          declarations: "static ULONG Down(ULONG n) { return n == 0 ? 0 : 1 + Down(n + 1); }",
          control: "information = Down(1);",
        },
        /UNEXPECTED_KERNEL_MODE_TRAP 0x7f: The kernel stack .* is used up.*no room for Down/,
      ],
      [
        "by locals that 24 KiB do not hold",
        {
          declarations: `static UCHAR Inner(PUCHAR from) { UCHAR copy[20480]; RtlCopyMemory(copy, from, 16); return copy[5]; }
            static UCHAR Outer(VOID) { UCHAR large[6144]; large[5] = 1; return Inner(large); }`,
          control: "information = Outer();",
        },
        /0x7f: .*no room for Inner/,
      ],
    ],
  ],
])("an access %s", (_, wrong) => {
  it.each(wrong)("%s", (_title, pieces, message) => {
    expect(end(pieces)).toMatch(message);
  });
});

it("an access past a variable reaches what lies there, as on Windows, where its class is switched off", () => {
  const declarations = "static UCHAR table[5] = { 1, 2, 3, 4, 5 };";
  const code =
    'UCHAR copy[12]; RtlCopyMemory(copy, table, sizeof(copy)); table[6] = 9; DbgPrint("%d %d", copy[4], copy[6]);';
  const ran = (variables: boolean) =>
    runDriver(driver({ declarations, control: code }), { ...control(16), verifier: { variables } });
  const off = ran(false);
  expect({ end: told(off.end), said: off.kernel.state.debugOutput }).toEqual({ end: "finished", said: ["5 0"] });
  expect(told(ran(true).end)).toMatch(/^verifier:variable.*at the end of 'table' .* Windows reads whatever lies there/);
});

describe("what is allowed", () => {
  it("locals that a kernel stack holds", () => {
    const declarations = `static UCHAR Inner(PUCHAR from) { UCHAR copy[8192]; RtlCopyMemory(copy, from, 16); return copy[5]; }
      static UCHAR Outer(VOID) { UCHAR large[6144]; large[5] = 1; return Inner(large); }`;
    expect(end({ declarations, control: `${fill} buffer[0] = Outer();` })).toBe("finished");
  });
  it("misaligned accesses of every width, as x64 allows them", () => {
    const code = `${fill} UCHAR raw[24]; for (ULONG offset = 0; offset < 8; offset++) {
        RtlZeroMemory(raw, sizeof(raw));
        *(UNALIGNED USHORT *)(raw + offset) = 0x0102;
        if (raw[offset] != 2 || raw[offset + 1] != 1) DbgPrint("wrong");
        *(PULONG)(raw + offset) = 0x01020304;
        if (raw[offset] != 4 || raw[offset + 3] != 1 || *(PUSHORT)(raw + offset + 1) != 0x0203) DbgPrint("wrong");
        *(PULONGLONG)(raw + offset) = 0x0102030405060708ULL;
        if (raw[offset + 7] != 1 || *(PULONG)(raw + offset + 2) != 0x03040506) DbgPrint("wrong");
        InterlockedIncrement((PLONG)(raw + offset));
        if (raw[offset] != 9) DbgPrint("wrong"); }`;
    const { kernel, end: stop } = runDriver(driver({ control: code }), control(16));
    expect({ stop: told(stop), said: kernel.state.debugOutput }).toEqual({ stop: "finished", said: [] });
  });
});

it.each([
  // Present, writable, accessed, dirty, global, not to be executed; read-only text.
  ["data executed", "static UCHAR code[16];", "((VOID (*)(VOID))(PVOID)code)();", 0xfc, 0x8000_0000_0000_0163n],
  ["a constant written", "", `*(volatile char *)"text" = 'x';`, 0xbe, 0x8000_0000_0000_0121n],
])("the bug check for %s gives the entry of the page table", (_, declarations, code, number, bits) => {
  const { end: how } = runDriver(driver({ declarations, control: code }), control());
  const bugcheck = how.kind === "bugcheck" ? how.bugcheck : undefined;
  const [address = 0n, entry = 0n, reserved] = bugcheck?.parameters ?? [];
  expect(bugcheck?.code).toBe(number);
  expect(entry & 0xfff0_0000_0000_0fffn).toBe(bits);
  // The page's number is that of the address, which is at its offset in physical memory.
  expect((entry >> 12n) & 0xf_ffffn).toBe((address & 0xffff_ffffn) >> 12n);
  expect(reserved).toBe(0n);
});
