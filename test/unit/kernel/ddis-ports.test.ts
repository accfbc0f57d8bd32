// Port and register access of every width, one at a time and by the buffer, against a printer's three ports and an interrupt
// source's two registers: bytes nobody decodes read as ones.
import { describe } from "vitest";
import { holds } from "./checks.ts";
import { control } from "./driver.ts";

describe("access to hardware", () => {
  // The data port keeps what is written; the status of an idle printer is 0xDF; the control port reads 0xC0 | what was written.
  holds(
    "ports",
    String.raw`
      PUCHAR port = (PUCHAR)0x378;
      UCHAR b[3];
      USHORT w[2];
      ULONG l[2];
      WRITE_PORT_UCHAR(port, 0x5a);
      CHECK(READ_PORT_UCHAR(port) == 0x5a);
      CHECK(READ_PORT_UCHAR(port + 1) == 0xdf);
      CHECK(READ_PORT_UCHAR((PUCHAR)0x500) == 0xff);
      WRITE_PORT_USHORT((PUSHORT)port, 0x1234);
      CHECK(READ_PORT_UCHAR(port) == 0x34 && READ_PORT_USHORT((PUSHORT)port) == 0xdf34);
      WRITE_PORT_ULONG((PULONG)port, 0x990c0077);
      CHECK(READ_PORT_ULONG((PULONG)port) == 0xffccdf77 && READ_PORT_UCHAR(port + 2) == 0xcc);
      b[0] = 1;
      b[1] = 2;
      b[2] = 3;
      WRITE_PORT_BUFFER_UCHAR(port, b, 3);
      CHECK(READ_PORT_UCHAR(port) == 3);
      READ_PORT_BUFFER_UCHAR(port, b, 2);
      CHECK(b[0] == 3 && b[1] == 3 && b[2] == 3);
      w[0] = 0x11;
      w[1] = 0x22;
      WRITE_PORT_BUFFER_USHORT((PUSHORT)port, w, 2);
      READ_PORT_BUFFER_USHORT((PUSHORT)port, w, 1);
      CHECK(w[0] == 0xdf22 && w[1] == 0x22);
      l[0] = 0x0c0044;
      l[1] = 0x0c0055;
      WRITE_PORT_BUFFER_ULONG((PULONG)port, l, 2);
      READ_PORT_BUFFER_ULONG((PULONG)port, l, 2);
      CHECK(l[0] == 0xffccdf55 && l[1] == l[0]);
    `,
    {},
    {
      hardware: [{ name: "printer", model: "printer", ports: [{ start: 0x378, length: 3 }], irq: 7 }],
      ...control(4),
    },
  );
  // Register accesses go the same way whether what they reach is a device or memory; memory keeps every width whole.
  holds(
    "registers",
    String.raw`
      ULONG64 memory[4];
      UCHAR b[4];
      USHORT w[4];
      ULONG l[4];
      ULONG64 q[4];
      PUCHAR at = (PUCHAR)memory;
      RtlZeroMemory(memory, sizeof(memory));
      WRITE_REGISTER_UCHAR(at + 1, 0x12);
      CHECK(at[1] == 0x12 && at[0] == 0 && at[2] == 0 && READ_REGISTER_UCHAR(at + 1) == 0x12);
      WRITE_REGISTER_USHORT((PUSHORT)(at + 2), 0x3456);
      CHECK(at[2] == 0x56 && at[3] == 0x34 && at[4] == 0 && READ_REGISTER_USHORT((PUSHORT)(at + 2)) == 0x3456);
      WRITE_REGISTER_ULONG((PULONG)(at + 4), 0x89abcdef);
      CHECK(at[4] == 0xef && at[7] == 0x89 && at[8] == 0 && READ_REGISTER_ULONG((PULONG)(at + 4)) == 0x89abcdef);
      WRITE_REGISTER_ULONG64(&memory[1], 0x0123456789abcdefULL);
      CHECK(memory[1] == 0x0123456789abcdefULL && memory[2] == 0 &&
            READ_REGISTER_ULONG64(&memory[1]) == 0x0123456789abcdefULL);
      b[0] = 1;
      b[1] = 2;
      b[2] = 3;
      b[3] = 9;
      WRITE_REGISTER_BUFFER_UCHAR(at, b, 3);
      CHECK(at[0] == 1 && at[2] == 3 && at[3] == 0x34);
      b[0] = b[1] = 0;
      READ_REGISTER_BUFFER_UCHAR(at, b, 2);
      CHECK(b[0] == 1 && b[1] == 2 && b[2] == 3);
      w[0] = 0x101;
      w[1] = 0x202;
      WRITE_REGISTER_BUFFER_USHORT((PUSHORT)at, w, 2);
      CHECK(*(PULONG)at == 0x02020101 && at[4] == 0xef);
      w[0] = w[1] = 0;
      w[2] = 7;
      READ_REGISTER_BUFFER_USHORT((PUSHORT)at, w, 2);
      CHECK(w[0] == 0x101 && w[1] == 0x202 && w[2] == 7);
      l[0] = 0x11111111;
      l[1] = 0x22222222;
      WRITE_REGISTER_BUFFER_ULONG((PULONG)at, l, 2);
      CHECK(memory[0] == 0x2222222211111111ULL && memory[1] == 0x0123456789abcdefULL);
      l[0] = l[1] = 0;
      l[2] = 7;
      READ_REGISTER_BUFFER_ULONG((PULONG)at, l, 2);
      CHECK(l[0] == 0x11111111 && l[1] == 0x22222222 && l[2] == 7);
      q[0] = 5;
      q[1] = 6;
      WRITE_REGISTER_BUFFER_ULONG64(&memory[1], q, 2);
      CHECK(memory[1] == 5 && memory[2] == 6 && memory[3] == 0);
      q[0] = q[1] = 0;
      q[2] = 7;
      READ_REGISTER_BUFFER_ULONG64(&memory[1], q, 2);
      CHECK(q[0] == 5 && q[1] == 6 && q[2] == 7);
    `,
  );
  holds(
    "registers of a device",
    String.raw`
      PHYSICAL_ADDRESS where;
      PUCHAR registers;
      UCHAR b[2];
      where.QuadPart = 0xD0000000;
      registers = (PUCHAR)MmMapIoSpace(where, 2, MmNonCached);
      WRITE_REGISTER_UCHAR(registers, 0x41);
      CHECK(READ_REGISTER_UCHAR(registers) == 0x41);
      b[0] = 0x23;
      WRITE_REGISTER_BUFFER_UCHAR(registers, b, 1);
      b[0] = 0;
      READ_REGISTER_BUFFER_UCHAR(registers, b, 1);
      CHECK(b[0] == 0x23);
      MmUnmapIoSpace(registers, 2);
    `,
    {},
    {
      hardware: [{ name: "source", model: "interruptSource", memory: [{ start: 0xd000_0000, length: 2 }], irq: 5 }],
      ...control(4),
    },
  );
});
