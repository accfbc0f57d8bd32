// Port and register access as functions, as x86 drivers and our headers' buffer variants call them.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readPort, writePort } from "./device.ts";

const port = (k: Kernel, f: Offset): number => k.argU32(f, 0) & 0xffff;

function read(size: number) {
  return (k: Kernel, f: Offset): Outcome => k.return32(f, readPort(k, f, port(k, f), size));
}
function write(size: number) {
  return (k: Kernel, f: Offset): Outcome => {
    writePort(k, f, port(k, f), k.argU32(f, 1), size);
    return k.returnVoid(f);
  };
}
function readBuffer(size: number) {
  return (k: Kernel, f: Offset): Outcome => {
    const buffer = k.argPointer(f, 1);
    const count = k.argU32(f, 2);
    k.touch(f, buffer, count * size, true);
    for (let i = 0; i < count; i++) {
      const value = readPort(k, f, port(k, f), size);
      for (let byte = 0; byte < size; byte++) k.m.u8[buffer + i * size + byte] = (value >>> (8 * byte)) & 0xff;
    }
    return k.returnVoid(f);
  };
}
function writeBuffer(size: number) {
  return (k: Kernel, f: Offset): Outcome => {
    const buffer = k.argPointer(f, 1);
    const count = k.argU32(f, 2);
    k.touch(f, buffer, count * size, false);
    for (let i = 0; i < count; i++) {
      let value = 0;
      for (let byte = size - 1; byte >= 0; byte--) value = value * 256 + (k.m.u8[buffer + i * size + byte] ?? 0);
      writePort(k, f, port(k, f), value, size);
    }
    return k.returnVoid(f);
  };
}

export const portDdis: readonly Routine[] = (
  [
    ["UCHAR", 1],
    ["USHORT", 2],
    ["ULONG", 4],
  ] as const
).flatMap(([suffix, size]) => [
  ddi(`READ_PORT_${suffix}`, 1, read(size)),
  ddi(`WRITE_PORT_${suffix}`, 2, write(size)),
  ddi(`READ_PORT_BUFFER_${suffix}`, 3, readBuffer(size)),
  ddi(`WRITE_PORT_BUFFER_${suffix}`, 3, writeBuffer(size)),
]);
