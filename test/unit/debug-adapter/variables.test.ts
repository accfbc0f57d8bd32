// What variables show, and what expressions give, in a function stopped half-way.
import { describe, expect, it } from "vitest";
import { stopIn } from "./stopped.ts";

const plain = stopIn(
  `
typedef struct _POINT { int x; int y; } POINT;
typedef enum _COLOUR { Red = 1, Green, Blue = 7 } COLOUR;
typedef struct _SHAPE {
  POINT corner[3];
  unsigned filled : 1;
  unsigned kind : 5;
  signed small : 3;
  COLOUR colour;
  union { long number; unsigned char bytes[4]; };
  char name[8];
  struct _SHAPE *next;
} SHAPE;
static int counter = 41;
double ratio = 2.5;
SHAPE shape;
static int twice(int n) { return 2 * n; }
static int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }
int run(int argument, char *text) {
  static int calls = 5;
  int sum = argument + 1;
  long long wide = -1;
  unsigned char byte = 200;
  char letter = 'A';
  float half = 0.5f;
  int numbers[20] = { 10, 20, 30 };
  int (*function)(int) = twice;
  void *nothing = 0;
  SHAPE *p = &shape;
  p->corner[1].y = 5; p->filled = 1; p->kind = 19; p->small = -2; p->colour = Blue; p->number = 0x01020304;
  p->name[0] = 'd'; p->name[1] = 0;
  { int sum = 99; counter += sum; counter -= sum; }
  calls++;
  counter++; // here
  { int later = 1; sum += later; }
  return sum;
}
`,
  "run",
  [6n, 0n],
);

describe("locals", () => {
  it("are the parameters, the variables in scope and the static ones", () => {
    const names = plain.inspector.locals(plain.frame).map((item) => item.name);
    expect(names).toEqual([
      "argument",
      "text",
      "sum",
      "wide",
      "byte",
      "letter",
      "half",
      "numbers",
      "function",
      "nothing",
      "p",
      "calls",
    ]);
  });
  it.each([
    ["argument", "6"],
    ["text", "NULL"],
    ["sum", "7"],
    ["wide", "-1"],
    ["byte", "200"],
    ["letter", "65 'A'"],
    ["half", "0.5"],
    ["numbers", "{10, 20, 30, 0, 0, 0, 0, 0, …}"],
    ["nothing", "NULL"],
    ["calls", "6"],
  ])("%s is %s", (name, text) => {
    expect(plain.shown(name)).toBe(text);
  });
  it("name functions, and show what pointers point to", () => {
    expect(plain.shown("function")).toMatch(/^0xfffff800[0-9a-f]{8} test!twice$/);
    expect(plain.item("p").type).toBe("SHAPE *");
    expect(plain.item("p").children).toEqual({ named: 9, indexed: 0 });
    expect(plain.shown("p", "corner", "[1]", "y")).toBe("5");
    expect(plain.item("p", "corner", "[1]", "y").expression).toBe("p->corner[1].y");
  });
  it("show bit-fields, enumerators, members of anonymous unions and strings", () => {
    expect(plain.shown("p", "filled")).toBe("1");
    expect(plain.shown("p", "kind")).toBe("19");
    expect(plain.shown("p", "small")).toBe("-2");
    expect(plain.shown("p", "colour")).toBe("Blue (7)");
    expect(plain.shown("p", "number")).toBe("16909060");
    expect(plain.shown("p", "bytes", "[0]")).toBe("4");
    expect(plain.shown("p", "name")).toBe('"d"');
    expect(plain.shown("p", "next")).toBe("NULL");
  });
  it("are paged", () => {
    const value = plain.item("numbers").value;
    expect(plain.item("numbers").children).toEqual({ named: 0, indexed: 20 });
    if (value === undefined) throw new Error("no value");
    expect(plain.inspector.children(value, "numbers", 1, 2).map((one) => [one.name, one.text])).toEqual([
      ["[1]", "20"],
      ["[2]", "30"],
    ]);
    expect(plain.inspector.children(value, "numbers", 18, 100)).toHaveLength(2);
    expect(plain.inspector.children(value, "numbers", 0, 1, { hex: true })[0]?.text).toBe("0xa");
  });
  it("stand beside the unit's variables", () => {
    expect(plain.inspector.globals(plain.frame).map((item) => [item.name, item.text])).toEqual([
      ["counter", "41"],
      ["ratio", "2.5"],
      ["shape", "{filled=1, kind=19, small=-2, …}"],
    ]);
  });
});

describe("expressions", () => {
  it.each([
    ["sum", "7"],
    ["sum + argument * 2", "19"],
    ["sum == 7 && counter > 3 || 1 / 0", "1"],
    ["sum > 100 ? 1 : byte", "200"],
    ["p->corner[0].y", "0"],
    ["(*p).corner[sum - 6].y", "5"],
    ["&p->corner[1] == p->corner + 1", "1"],
    ["sizeof(SHAPE)", "56"],
    ["sizeof p->name", "8"],
    ["(unsigned char)300", "44"],
    ["ratio * 2", "5"],
    ["Green", "2"],
    ["p->kind", "19"],
    ["p->colour", "Blue (7)"],
    ["calls", "6"],
    ["'A'", "65"],
    ["0x10", "16"],
    ["twice(sum)", "14"],
    ["fact(5)", "120"],
    ["wide >> 1", "-1"],
    ["-half", "-0.5"],
  ])("%s is %s", (expression, text) => {
    expect(plain.value(expression)).toBe(text);
  });
  it.each([
    ["", /no expression/],
    ["sum +", /./],
    ["nonsense", /nonsense/],
    ["p->nothing", /nothing/],
    ["*(int *)0", /null pointer|NULL|null/],
    ["text[0]", /null|cannot be read/],
    ["sum = 1", /change/],
    ["counter++", /change/],
    ["later", /later/],
    ["fact(100000)", /deep|long/],
  ])("%j is refused", (expression, message) => {
    expect(() => plain.value(expression)).toThrow(message);
  });
  it("assign where they may", () => {
    plain.assign("p->corner[2].x = sum * 10");
    expect(plain.value("shape.corner[2].x")).toBe("70");
    plain.assign("p->kind = 3");
    expect([plain.value("p->kind"), plain.value("p->small"), plain.value("p->filled")]).toEqual(["3", "-2", "1"]);
    plain.assign("p->corner[2].x++");
    expect(plain.value("shape.corner[2].x")).toBe("71");
  });
});

const kernel = stopIn(
  `
#include <wdm.h>
WCHAR text[] = L"\\\\Device\\\\Test";
IRP irp;
IO_STACK_LOCATION stack[2];
DEVICE_OBJECT device;
NTSTATUS run(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS status = STATUS_PENDING, odd = 0x123456;
  UNICODE_STRING name;
  LARGE_INTEGER big;
  LIST_ENTRY list;
  KIRQL irql = DISPATCH_LEVEL;
  BOOLEAN yes = TRUE;
  PIO_STACK_LOCATION location = &stack[1];
  DEVICE_POWER_STATE power = PowerDeviceD3;
  PWSTR string = text;
  name.Buffer = text; name.Length = 24; name.MaximumLength = 26;
  big.QuadPart = -5;
  list.Flink = list.Blink = &list;
  Irp = &irp; Irp->Type = 6; Irp->StackCount = 2; Irp->CurrentLocation = 2; Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->Tail.Overlay.CurrentStackLocation = location;
  location->MajorFunction = IRP_MJ_READ; location->Control = SL_PENDING_RETURNED;
  stack[0].MajorFunction = IRP_MJ_PNP; stack[0].MinorFunction = IRP_MN_REMOVE_DEVICE;
  DeviceObject = &device; DeviceObject->Flags = DO_BUFFERED_IO | DO_DEVICE_INITIALIZING; DeviceObject->DeviceType = FILE_DEVICE_UNKNOWN;
  return status; // here
}
`,
  "run",
);

describe("names for numbers", () => {
  it.each([
    [["status"], "STATUS_PENDING (0x103)"],
    [["odd"], "0x123456"],
    [["name"], 'L"\\\\Device\\\\Test"'],
    [["big"], "-5"],
    [["list"], "empty"],
    [["irql"], "DISPATCH_LEVEL (2)"],
    [["yes"], "TRUE"],
    [["power"], "PowerDeviceD3 (4)"],
    [["location", "MajorFunction"], "IRP_MJ_READ (3)"],
    [["location", "Control"], "SL_PENDING_RETURNED (1)"],
    [["stack", "[0]", "MinorFunction"], "IRP_MN_REMOVE_DEVICE (2)"],
    [["DeviceObject", "Flags"], "DO_BUFFERED_IO | DO_DEVICE_INITIALIZING (0x84)"],
    [["DeviceObject", "DeviceType"], "FILE_DEVICE_UNKNOWN (34)"],
    [["Irp", "Type"], "IO_TYPE_IRP (6)"],
    [["Irp", "IoStatus", "Status"], "STATUS_SUCCESS (0x0)"],
  ])("%j is %s", (path, text) => {
    expect(kernel.shown(...path)).toBe(text);
  });
  it("summarise IRPs and strings behind pointers", () => {
    expect(kernel.shown("Irp")).toMatch(/^0xfffff800[0-9a-f]{8} IRP_MJ_READ, pending$/);
    expect(kernel.shown("string")).toMatch(/^0xfffff800[0-9a-f]{8} L"\\\\Device\\\\Test"$/);
    expect(kernel.shown("stack", "[0]")).toBe("IRP_MJ_PNP IRP_MN_REMOVE_DEVICE");
  });
  it("appear in expressions, macros and header functions among them", () => {
    expect(kernel.value("STATUS_PENDING")).toBe("STATUS_PENDING (0x103)");
    expect(kernel.value("NT_SUCCESS(status)")).toBe("1");
    expect(kernel.value("IoGetCurrentIrpStackLocation(Irp)->MajorFunction")).toBe("IRP_MJ_READ (3)");
    expect(kernel.value("*(DEVICE_OBJECT *)&device")).toMatch(/./);
    expect(kernel.value("Irp->Tail.Overlay.CurrentStackLocation->MajorFunction == IRP_MJ_READ")).toBe("1");
    expect(() => kernel.value("KeGetCurrentIrql()")).toThrow(/kernel|processor/);
  });
});
