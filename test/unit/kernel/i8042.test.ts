// The keyboard controller with keyboard and mouse: commands and answers, scan codes, packets, and the two interrupt lines.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const declarations = `
  #define DATA ((PUCHAR)0x60)
  #define STATUS ((PUCHAR)0x64)
  #define FULL 1
  #define MOUSE 0x20
  static VOID Pass(LONG milliseconds) {
      LARGE_INTEGER wait;
      wait.QuadPart = -10000 * milliseconds;
      KeDelayExecutionThread(KernelMode, FALSE, &wait);
  }
  static UCHAR Answer(VOID) {
      ULONG i;
      for (i = 0; i < 100 && (READ_PORT_UCHAR(STATUS) & FULL) == 0; i++) Pass(1);
      return READ_PORT_UCHAR(DATA);
  }
  static UCHAR Ask(UCHAR command) {
      WRITE_PORT_UCHAR(STATUS, command);
      return Answer();
  }
  static VOID Command(UCHAR command, UCHAR operand) {
      WRITE_PORT_UCHAR(STATUS, command);
      WRITE_PORT_UCHAR(DATA, operand);
  }
  static UCHAR Keyboard(UCHAR byte) {
      WRITE_PORT_UCHAR(DATA, byte);
      return Answer();
  }
  static UCHAR Mouse(UCHAR byte) {
      Command(0xd4, byte);
      return Answer();
  }
  static BOOLEAN Is(const UCHAR *wanted, ULONG count) {
      ULONG i;
      for (i = 0; i < count; i++)
          if (Answer() != wanted[i]) {
              DbgPrint("CHECK %u of the bytes is another\\n", i);
              return FALSE;
          }
      return TRUE;
  }
  #define IS(...) \\
      do { \\
          static const UCHAR wanted[] = { __VA_ARGS__ }; \\
          CHECK(Is(wanted, sizeof(wanted))); \\
      } while (0)
  #define NOTHING CHECK((Pass(5), READ_PORT_UCHAR(STATUS) & FULL) == 0)
  static ULONG count;
  static UCHAR bytes[64];
  static KSERVICE_ROUTINE Service;
  static BOOLEAN Service(PKINTERRUPT i, PVOID c) {
      UCHAR status = READ_PORT_UCHAR(STATUS);
      UNREFERENCED_PARAMETER(i);
      if ((status & FULL) == 0 || ((status & MOUSE) != 0) != (c != NULL)) return FALSE;
      bytes[count++ & 63] = READ_PORT_UCHAR(DATA);
      return TRUE;
  }
  static PKINTERRUPT Connect(ULONG line, PVOID context) {
      PKINTERRUPT i = NULL;
      IoConnectInterrupt(&i, Service, context, NULL, 0x30 + line, (KIRQL)(3 + line % 9), (KIRQL)(3 + line % 9), Latched,
                         FALSE, 1, FALSE);
      return i;
  }
`;

const keyboard = {
  name: "keyboard",
  model: "i8042",
  ports: [
    { start: 0x60, length: 1 },
    { start: 0x64, length: 1 },
  ],
  irq: 1,
};
const mouse = { name: "mouse", model: "ps2Mouse", pluggedInto: "keyboard", irq: 12 };
const step = (hardware: string, action: string, more = {}) => ({ do: "hardware", hardware, action, ...more });

/** What happens to the hardware happens while the driver waits: the scenario goes on beside it. */
function controller(
  name: string,
  code: string,
  meanwhile: readonly object[] = [],
  hardware: readonly object[] = [keyboard, mouse],
): void {
  holds(
    name,
    code,
    { declarations },
    {
      hardware,
      devices: [{ name: "device", driver: "test", hardware: "keyboard" }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000, async: "a", thread: true },
        { do: "wait", for: 100 },
        ...meanwhile,
        { do: "waitFor", request: "a" },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    },
  );
}

describe("the controller", () => {
  controller(
    "tests itself, keeps its command byte and memory, and says what the last write was",
    `
      CHECK(READ_PORT_UCHAR(STATUS) == 0x1c);
      CHECK(Ask(0xaa) == 0x55 && Ask(0x20) == 0x74);
      Command(0x60, 0x45);
      CHECK(READ_PORT_UCHAR(STATUS) == 0x14 && Ask(0x20) == 0x45);
      CHECK(Ask(0xab) == 0 && Ask(0xa9) == 0);
      WRITE_PORT_UCHAR(STATUS, 0xa7);
      CHECK(Ask(0x20) == 0x65);
      WRITE_PORT_UCHAR(STATUS, 0xa8);
      WRITE_PORT_UCHAR(STATUS, 0xad);
      CHECK(Ask(0x20) == 0x55);
      WRITE_PORT_UCHAR(STATUS, 0xae);
      CHECK(Ask(0x20) == 0x45);
      Command(0x65, 0x77);
      CHECK(Ask(0x25) == 0x77 && Ask(0x26) == 0);
      Command(0xd1, 0xdd);
      CHECK(Ask(0xd0) == 0xdd);
      Command(0xd2, 0x12);
      CHECK((Pass(1), READ_PORT_UCHAR(STATUS) & (FULL | MOUSE)) == FULL && Answer() == 0x12);
      Command(0xd3, 0x34);
      CHECK((Pass(1), READ_PORT_UCHAR(STATUS) & (FULL | MOUSE)) == (FULL | MOUSE) && Answer() == 0x34 &&
            READ_PORT_UCHAR(DATA) == 0x34);
    `,
  );
  controller(
    "waits in vain for a mouse that is not there",
    "Command(0xd4, 0xf2); Pass(1); CHECK((READ_PORT_UCHAR(STATUS) & 0x61) == 0x61 && Answer() == 0xfe);",
    [],
    [keyboard],
  );
  controller(
    "can be given its ports in one range",
    "CHECK(Ask(0xaa) == 0x55 && READ_PORT_UCHAR((PUCHAR)0x61) == 0xff);",
    [],
    [{ ...keyboard, ports: [{ start: 0x60, length: 5 }] }],
  );
});

describe("the keyboard", () => {
  controller(
    "acknowledges commands, asks for what it does not know anew, and resets itself",
    `
      Command(0x60, 0x04);
      CHECK(Keyboard(0xff) == 0xfa && (Pass(310), Answer()) == 0xaa);
      CHECK(Keyboard(0xed) == 0xfa && Keyboard(0x05) == 0xfa);
      CHECK(Keyboard(0xee) == 0xee && Keyboard(0xfe) == 0xee);
      CHECK(Keyboard(0x33) == 0xfe);
      WRITE_PORT_UCHAR(DATA, 0xf2);
      IS(0xfa, 0xab, 0x83);
      CHECK(Keyboard(0xf0) == 0xfa && Keyboard(0) == 0xfa && Answer() == 2);
      CHECK(Keyboard(0xf3) == 0xfa && Keyboard(0x20) == 0xfa && Keyboard(0xf5) == 0xfa && Keyboard(0xf4) == 0xfa &&
            Keyboard(0xf6) == 0xfa);
      Command(0x60, 0x44);
      WRITE_PORT_UCHAR(DATA, 0xf2);
      IS(0xfa, 0xab, 0x41);
      NOTHING;
    `,
    [
      { do: "wait", for: 1000 },
      { do: "expect", hardware: { name: "keyboard", state: { leds: 5 } } },
    ],
  );
  controller(
    "tells keys in set 2, in set 1, and translated",
    `
      Command(0x60, 0x04);
      Pass(150);
      IS(0x1c, 0xf0, 0x1c);
      Command(0x60, 0x44);
      Pass(1);
      IS(0xe0, 0x48, 0xe0, 0xc8);
      Command(0x60, 0x04);
      CHECK(Keyboard(0xf0) == 0xfa && Keyboard(1) == 0xfa);
      Pass(150);
      IS(0x2a, 0x1e, 0x9e, 0xaa, 0x39, 0xb9);
      NOTHING;
    `,
    [
      step("keyboard", "press", { value: 0x1e }),
      step("keyboard", "release", { value: 0x1e }),
      step("keyboard", "press", { value: 0xe048 }),
      step("keyboard", "release", { value: 0xe048 }),
      { do: "wait", for: 150 },
      step("keyboard", "type", { data: { text: "A " } }),
    ],
  );
  controller(
    "interrupts with each byte by the first line, if the command byte lets it; a byte that was there already is told of then",
    `
      PKINTERRUPT i = Connect(1, NULL);
      Command(0x60, 0x44);
      Pass(150);
      CHECK(count == 0);
      Command(0x60, 0x45);
      CHECK(count == 1 && bytes[0] == 0x23);
      Pass(100);
      CHECK(count == 4 && bytes[1] == 0xa3 && bytes[2] == 0x17 && bytes[3] == 0x97);
      WRITE_PORT_UCHAR(STATUS, 0xad);
      Pass(200);
      CHECK(count == 4);
      WRITE_PORT_UCHAR(STATUS, 0xae);
      Pass(20);
      CHECK(count == 6 && bytes[5] == 0x9c);
      Keyboard(0xf5);
      IoDisconnectInterrupt(i);
    `,
    [
      step("keyboard", "type", { data: { text: "hi" } }),
      { do: "wait", for: 250 },
      step("keyboard", "type", { data: { text: "\n" } }),
    ],
  );
  controller(
    "loses keys for which it has no room, and says so",
    `
      UCHAR i;
      Command(0x60, 0x04);
      WRITE_PORT_UCHAR(STATUS, 0xad);
      Pass(600);
      WRITE_PORT_UCHAR(STATUS, 0xae);
      for (i = 0; i < 5; i++) IS(0x1c, 0xf0, 0x1c);
      IS(0x1c, 0);
      NOTHING;
    `,
    [step("keyboard", "type", { data: { text: "a".repeat(9) } })],
  );
});

describe("the mouse", () => {
  controller(
    "acknowledges commands, and tells its settings and itself",
    `
      Command(0x60, 0x44);
      CHECK(Mouse(0xff) == 0xfa && (Pass(310), Answer()) == 0xaa && Answer() == 0);
      CHECK(Mouse(0xf2) == 0xfa && Answer() == 0);
      CHECK(Mouse(0xe8) == 0xfa && Mouse(3) == 0xfa && Mouse(0xf3) == 0xfa && Mouse(60) == 0xfa &&
            Mouse(0xe7) == 0xfa && Mouse(0xf4) == 0xfa);
      Command(0xd4, 0xe9);
      IS(0xfa, 0x30, 3, 60);
      CHECK(Mouse(0xf6) == 0xfa);
      Command(0xd4, 0xe9);
      IS(0xfa, 0, 2, 100);
      CHECK(Mouse(0xee) == 0xfa && Mouse(0xf2) == 0xf2 && Mouse(0xec) == 0xfa);
      CHECK(Mouse(0x11) == 0xfe);
      CHECK(Mouse(0xf3) == 0xfa && Mouse(200) == 0xfa && Mouse(0xf3) == 0xfa && Mouse(100) == 0xfa &&
            Mouse(0xf3) == 0xfa && Mouse(80) == 0xfa && Mouse(0xf2) == 0xfa && Answer() == 3);
    `,
  );
  controller(
    "sends packets by the second line, splits what is too far for one, and reports when asked in remote mode",
    `
      PKINTERRUPT i;
      Command(0x60, 0x44);
      Mouse(0xf4);
      i = Connect(12, (PVOID)1);
      Command(0x60, 0x46);
      Pass(200);
      CHECK(count == 15);
      CHECK(bytes[0] == 0x28 && bytes[1] == 5 && bytes[2] == 0xfd);
      CHECK(bytes[3] == 0x18 && bytes[4] == 0 && bytes[5] == 0);
      CHECK(bytes[6] == 0x18 && bytes[7] == 0xd4 && bytes[8] == 0);
      CHECK(bytes[9] == 9 && bytes[10] == 0 && bytes[12] == 8);
      Command(0x60, 0x44);
      CHECK(Mouse(0xf0) == 0xfa);
      Pass(200);
      NOTHING;
      Command(0xd4, 0xeb);
      IS(0xfa, 0x0c, 1, 0);
      IoDisconnectInterrupt(i);
    `,
    [
      step("mouse", "move", { x: 5, y: 3 }),
      { do: "wait", for: 10 },
      step("mouse", "move", { x: -300 }),
      { do: "wait", for: 10 },
      step("mouse", "press", { value: 1 }),
      step("mouse", "release", { value: 1 }),
      step("mouse", "wheel", { value: 1 }),
      { do: "wait", for: 250 },
      step("mouse", "press", { value: 3 }),
      step("mouse", "move", { x: 1 }),
    ],
  );
});
