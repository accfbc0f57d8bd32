// The 16550 UART: registers, FIFOs, time, interrupts by their priority, modem lines and the loop back, as a driver meets them.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  #define REG(n) ((PUCHAR)0x3f8 + (n))
  #define IN(n) READ_PORT_UCHAR(REG(n))
  #define OUT(n, v) WRITE_PORT_UCHAR(REG(n), (UCHAR)(v))
  static VOID Pass(LONG microseconds) {
    LARGE_INTEGER wait;
    wait.QuadPart = -10 * microseconds;
    KeDelayExecutionThread(KernelMode, FALSE, &wait);
  }
  static VOID Set(USHORT divisor, UCHAR format) {
    OUT(3, 0x80);
    OUT(0, divisor);
    OUT(1, divisor >> 8);
    OUT(3, format);
  }
  static ULONG count;
  static UCHAR ids[32], bytes[32];
  static KSERVICE_ROUTINE Service;
  static BOOLEAN Service(PKINTERRUPT i, PVOID c) {
    UCHAR id;
    BOOLEAN ours = FALSE;
    UNREFERENCED_PARAMETER(i);
    UNREFERENCED_PARAMETER(c);
    while (((id = IN(2)) & 1) == 0) {
      ours = TRUE;
      ids[count & 31] = id & 0x0f;
      switch (id & 0x0f) {
      case 6:
        bytes[count & 31] = IN(5);
        break;
      case 4:
      case 12:
        bytes[count & 31] = IN(0);
        break;
      case 0:
        bytes[count & 31] = IN(6);
        break;
      }
      count++;
    }
    return ours;
  }
  static PKINTERRUPT Connect(VOID) {
    PKINTERRUPT i = NULL;
    count = 0;
    IoConnectInterrupt(&i, Service, NULL, NULL, 0x30 + 4, 3 + 4, 3 + 4, Latched, FALSE, 1, FALSE);
    return i;
  }
`;

function uart(name: string, code: string, options = {}, before: readonly object[] = []): void {
  holds(
    name,
    code,
    { declarations },
    {
      hardware: [{ name: "uart", model: "uart16550", ports: [{ start: 0x3f8, length: 8 }], irq: 4, options }],
      devices: [{ name: "device", driver: "test", hardware: "uart" }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        ...before,
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    },
  );
}
const step = (action: string, more = {}) => ({ do: "hardware", hardware: "uart", action, ...more });

describe("registers", () => {
  uart(
    "are as a reset leaves them, and keep what they should",
    `
      CHECK(IN(1) == 0 && IN(2) == 1 && IN(3) == 0 && IN(4) == 0 && IN(5) == 0x60);
      CHECK(IN(6) == 0xb0);
      OUT(7, 0x5a);
      CHECK(IN(7) == 0x5a);
      OUT(1, 0xff);
      CHECK(IN(1) == 0x0f);
      OUT(1, 0);
      OUT(4, 0xff);
      CHECK(IN(4) == 0x1f);
      OUT(4, 0);
      Set(0x1234, 0x03);
      CHECK(IN(3) == 3 && IN(1) == 0);
      OUT(3, 0x83);
      CHECK(IN(0) == 0x34 && IN(1) == 0x12);
      OUT(3, 3);
      OUT(2, 0x01);
      CHECK(IN(2) == 0xc1);
      OUT(2, 0xc7);
      CHECK(IN(2) == 0xc1);
      OUT(2, 0);
      CHECK(IN(2) == 0x01);
    `,
  );
  uart("of a 16450 show no FIFO", "OUT(2, 0x01); CHECK(IN(2) == 0x01);", { fifo: false });
});

describe("the transmitter", () => {
  uart(
    "takes sixteen bytes at once, and as long for them as the divisor says",
    `
      UCHAR i;
      LARGE_INTEGER a, b;
      LONGLONG took;
      Set(1, 0x03);
      OUT(2, 0x07);
      a = KeQueryPerformanceCounter(&b);
      for (i = 0; i < 16; i++) OUT(0, i);
      CHECK((IN(5) & 0x60) == 0);
      while ((IN(5) & 0x40) == 0) Pass(10);
      took = (KeQueryPerformanceCounter(NULL).QuadPart - a.QuadPart) * 1000000 / b.QuadPart;
      CHECK(took > 1388 && took < 1480);
      Set(12, 0x03);
      OUT(0, 1);
      Pass(500);
      CHECK((IN(5) & 0x40) == 0);
      Pass(700);
      CHECK((IN(5) & 0x40) != 0);
    `,
  );
  it("shows what it sends, loses what there is no room for, and masks what the format leaves out", () => {
    const control = `
      UCHAR i;
      const char *text = "one\\ntwo";
      Set(1, 0x02);
      OUT(2, 0x01);
      while (*text) OUT(0, *text++);
      Pass(2000);
      for (i = 0; i < 18; i++) OUT(0, 0xc1);
      Pass(2000);
      OUT(2, 0);
      OUT(0, 'x');
      OUT(0, 'y');
      Pass(2000);
      OUT(3, 0x43);
      OUT(3, 0x03);
    `;
    const ran = runDriver(driver({ declarations, control }), {
      hardware: [{ name: "uart", model: "uart16550", ports: [{ start: 0x3f8, length: 8 }], irq: 4 }],
      devices: [{ name: "device", driver: "test", hardware: "uart" }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        {
          do: "expect",
          hardware: { name: "uart", printed: `one\ntwo${"A".repeat(16)}x`, interrupts: 0, state: { divisor: 1 } },
        },
        { do: "expect", trace: { kind: "hardware", text: 'sends "one\\n"', count: 1 } },
        { do: "expect", trace: { kind: "hardware", text: 'sends "two"', count: 1 } },
        { do: "expect", trace: { kind: "hardware", text: "while the transmitter is full: lost", count: 3 } },
        { do: "expect", trace: { kind: "hardware", text: "sends a break", count: 1 } },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ran.failures]).toEqual(["finished", []]);
  });
});

describe("the receiver", () => {
  uart(
    "takes one byte after the other, and says when one was not fetched in time",
    `
      Set(12, 0x03);
      Pass(1100);
      CHECK(IN(5) == 0x61 && IN(0) == 'a' && IN(5) == 0x60);
      Pass(2200);
      CHECK(IN(5) == 0x63 && IN(5) == 0x61 && IN(0) == 'c');
      CHECK(IN(5) == 0x60 && IN(0) == 'c');
    `,
    {},
    [step("receive", { data: { text: "abc" } })],
  );
  uart(
    "keeps sixteen in its FIFO, each with its own errors",
    `
      UCHAR i;
      Set(1, 0x03);
      OUT(2, 0x01);
      Pass(4000);
      CHECK(IN(5) == 0xe3);
      CHECK(IN(0) == 'a' && IN(5) == 0xe5 && IN(5) == 0xe1 && IN(0) == 'b');
      CHECK(IN(5) == 0xe9 && IN(0) == 'c' && IN(5) == 0xf9 && IN(0) == 0);
      for (i = 0; i < 12; i++) CHECK(IN(0) == 'd');
      CHECK(IN(5) == 0x60);
      OUT(2, 0x03);
      CHECK(IN(5) == 0x60);
    `,
    {},
    [
      step("receive", { data: { text: "a" } }),
      step("badParity", { data: { text: "b" } }),
      step("badFraming", { data: { text: "c" } }),
      step("break"),
      step("receive", { data: { text: "d".repeat(14) } }),
    ],
  );
  uart(
    "gets back what it sends while it loops back, and nothing from outside",
    `
      Set(1, 0x03);
      OUT(4, 0x10);
      CHECK(IN(6) == 0x0b);
      OUT(4, 0x1f);
      CHECK((IN(6) & 0xf0) == 0xf0);
      OUT(4, 0x11);
      CHECK(IN(6) == 0x2d && IN(6) == 0x20);
      OUT(0, 0x5a);
      Pass(300);
      CHECK((IN(5) & 1) == 1 && IN(0) == 0x5a);
      Pass(2500);
      OUT(4, 0);
      CHECK((IN(6) & 0xf0) == 0xb0);
      CHECK((IN(5) & 1) == 0);
    `,
    {},
    [step("receive", { data: { text: "zz" } })],
  );
  uart(
    "is spoken to when RTS rises, by a device that has a greeting",
    `
      Set(12, 0x03);
      OUT(4, 3);
      Pass(1200);
      CHECK(IN(0) == 'M');
      OUT(4, 1);
      Pass(1200);
      CHECK(IN(5) == 0x60);
      OUT(4, 3);
      Pass(1200);
      CHECK(IN(0) == 'M');
    `,
    { greeting: "M" },
  );
});

describe("interrupts", () => {
  uart(
    "come by priority, are cut off without OUT2, and each has its end",
    `
      PKINTERRUPT i = Connect();
      CHECK(i != NULL);
      Set(1, 0x03);
      OUT(1, 0x0f);
      Pass(2000);
      CHECK(count == 0);
      OUT(4, 0x08);
      CHECK(count == 3 && ids[0] == 6 && bytes[0] == 0x63 && ids[1] == 4 && bytes[1] == 'b' && ids[2] == 2);
      OUT(0, 'x');
      Pass(300);
      CHECK(count == 4 && ids[3] == 2);
      OUT(1, 0x0d);
      OUT(0, 'y');
      Pass(300);
      CHECK(count == 4);
      OUT(1, 0x0f);
      CHECK(count == 5 && ids[4] == 2);
      OUT(4, 0);
      IoDisconnectInterrupt(i);
    `,
    {},
    [step("receive", { data: { text: "ab" } })],
  );
  uart(
    "wait for the trigger level, but not longer than four characters",
    `
      PKINTERRUPT i = Connect();
      Set(12, 0x03);
      OUT(2, 0x41);
      OUT(1, 0x01);
      OUT(4, 0x08);
      Pass(3000);
      CHECK(count == 0);
      Pass(1200);
      CHECK(count == 1 && ids[0] == 4 && bytes[0] == '1');
      Pass(3000);
      CHECK(count == 2 && ids[1] == 4);
      Pass(3500);
      CHECK(count == 3 && ids[2] == 12 && bytes[2] == '3' && (IN(5) & 1) == 1);
      OUT(4, 0);
      IoDisconnectInterrupt(i);
    `,
    {},
    [step("receive", { data: { text: "12345" } })],
  );
  uart(
    "tell of the modem's lines, of the ring only its end",
    `
      PKINTERRUPT i = Connect();
      CHECK(IN(6) == 0x7a && IN(6) == 0x70);
      OUT(1, 0x08);
      OUT(4, 0x0b);
      CHECK(count == 0);
      OUT(4, 0x1b);
      OUT(4, 0x0b);
      CHECK(count == 1 && ids[0] == 0 && bytes[0] == 0x7c);
      OUT(4, 0);
      IoDisconnectInterrupt(i);
    `,
    {},
    [step("dcdOff"), step("dsrOff"), step("dsrOn"), step("riOn")],
  );
  uart("know a ring that is over", "CHECK(IN(6) == 0xb4 && IN(6) == 0xb0);", {}, [step("riOn"), step("riOff")]);
});

describe("power", () => {
  uart(
    "is all that it remembers, and bytes that come without are lost",
    "CHECK(IN(7) == 0 && IN(3) == 0 && IN(5) == 0x60); Pass(2000); CHECK(IN(5) == 0x61 && IN(0) == 0x0b && IN(5) == 0x60);",
    {},
    [
      step("receive", { data: { text: "abc" } }),
      { do: "wait", for: 10 },
      { do: "power", device: "device", state: "D3" },
      step("receive", { data: { text: "lost" } }),
      { do: "wait", for: 10 },
      { do: "power", device: "device", state: "D0" },
      step("receive", { data: { text: "k" } }),
    ],
  );
});
