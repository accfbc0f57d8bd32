// Serial ports: what Win32 has for them are control requests to the port's driver, one or several a call. The numbers of what is sent to
// the driver are those of ntddser.h, which a program need not include; where they lie in the program's structures, its headers say.
import * as nt from "../constants.ts";
import type { Outcome, Routine } from "../ddi.ts";
import { relatedDevice } from "../io/device.ts";
import { newRequest, stackParameters } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { begin, finish, send, Win32 } from "./io.ts";
import { handleOf } from "./objects.ts";
import { bytesAt, currentProcess, fail, failStatus, ok, optionalBytes, structure, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

/** IOCTL_SERIAL_ codes: CTL_CODE(FILE_DEVICE_SERIAL_PORT, function, METHOD_BUFFERED, FILE_ANY_ACCESS). */
const code = (serialFunction: number): number => (0x1b << 16) | (serialFunction << 2);
const Code = {
  setBaudRate: code(1),
  setQueueSize: code(2),
  setLineControl: code(3),
  setBreakOn: code(4),
  setBreakOff: code(5),
  immediateChar: code(6),
  setTimeouts: code(7),
  getTimeouts: code(8),
  setDtr: code(9),
  clearDtr: code(10),
  resetDevice: code(11),
  setRts: code(12),
  clearRts: code(13),
  setXoff: code(14),
  setXon: code(15),
  getWaitMask: code(16),
  setWaitMask: code(17),
  waitOnMask: code(18),
  purge: code(19),
  getBaudRate: code(20),
  getLineControl: code(21),
  getChars: code(22),
  setChars: code(23),
  getHandflow: code(24),
  setHandflow: code(25),
  getModemStatus: code(26),
  getCommStatus: code(27),
  getProperties: code(29),
} as const;

interface Exchange {
  readonly code: number;
  readonly input?: Uint8Array;
  /** Bytes that the driver has to answer. */
  readonly output?: number;
}

/** A routine on the port in its first argument: control requests, one after the other, until one fails. `took` is given each answer. */
function exchanges(
  name: string,
  params: number,
  plan: (k: Kernel, f: Offset) => readonly Exchange[] | undefined,
  took: (k: Kernel, f: Offset, answer: DataView, index: number) => void = () => {},
): Routine {
  return win32(
    name,
    params,
    (k, f, step) => {
      const planned = plan(k, f);
      if (planned === undefined) return fail(k, f, Win32.invalidParameter);
      if (step > 0) {
        const request = k.state.requests.get(k.slotU32(f, params));
        k.state.requests.delete(k.slotU32(f, params));
        const status = request?.status ?? serviceStatus(k);
        if (!nt.ntSuccess(status)) return failStatus(k, f, status);
        const answer = new Uint8Array(planned[step - 1]?.output ?? 0);
        answer.set(request?.output.subarray(0, answer.length) ?? []);
        took(k, f, new DataView(answer.buffer), step - 1);
      }
      const next = planned[step];
      return next === undefined ? ok(k, f) : exchange(k, f, params, step + 1, next);
    },
    1,
  );
}

function exchange(k: Kernel, f: Offset, slot: number, next: number, { code, input, output = 0 }: Exchange): Outcome {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  if (file === undefined || handle === undefined) return fail(k, f, Win32.invalidHandle);
  const request = newRequest(k, {
    device: relatedDevice(k, file.object),
    file: handle.target,
    title: `control request 0x${code.toString(16)} to ${file.name} by ${currentProcess(k).name}`,
    major: nt.IRP_MJ_DEVICE_CONTROL,
    parameters: stackParameters(k, {
      "Parameters.DeviceIoControl.OutputBufferLength": output,
      "Parameters.DeviceIoControl.InputBufferLength": input?.length ?? 0,
      "Parameters.DeviceIoControl.IoControlCode": code,
    }),
    transfer: "buffered",
    input: input ?? new Uint8Array(0),
    outputLength: output,
    synchronous: true,
  });
  k.setSlot(f, slot, request.id);
  return callService(k, f, next, "IopSendRequest", request.id);
}

function numbers(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  return bytes;
}

// ---- DCB --------------------------------------------------------------------------------------------------------------------

/** Bits of a DCB's flags, which follow BaudRate, and what they are in SERIAL_HANDFLOW: ControlHandShake, then FlowReplace. */
const handShakeBits: readonly (readonly [dcb: number, serial: number])[] = [
  [0x0004, 0x08],
  [0x0008, 0x10],
  [0x0010, 0x01],
  [0x0020, 0x02],
  [0x0040, 0x40],
  [0x4000, 0x8000_0000],
];
const flowBits: readonly (readonly [dcb: number, serial: number])[] = [
  [0x0080, 0x8000_0000],
  [0x0100, 0x01],
  [0x0200, 0x02],
  [0x0400, 0x04],
  [0x0800, 0x08],
  [0x1000, 0x40],
  [0x2000, 0x80],
];
const binary = 1;
const toSerial = (flags: number, bits: typeof flowBits): number =>
  bits.reduce((sum, [dcb, serial]) => ((flags & dcb) === 0 ? sum : sum | serial), 0) >>> 0;
const toDcb = (flags: number, bits: typeof flowBits): number =>
  bits.reduce((sum, [dcb, serial]) => ((flags & serial) === 0 ? sum : sum | dcb), 0);
/** The characters in the order of SERIAL_CHARS; of the break there is none in a DCB. */
const characters = ["EofChar", "ErrorChar", undefined, "EvtChar", "XonChar", "XoffChar"] as const;

const layoutOf = (k: Kernel, f: Offset) =>
  structure(k, f, "DCB", [
    "DCBlength",
    "BaudRate",
    "XonLim",
    "XoffLim",
    "ByteSize",
    "Parity",
    "StopBits",
    "XonChar",
    "XoffChar",
    "ErrorChar",
    "EofChar",
    "EvtChar",
  ]);

function setState(k: Kernel, f: Offset): readonly Exchange[] {
  const layout = layoutOf(k, f);
  const at = bytesAt(k, f, 1, layout.size, false);
  const flags = k.m.u32(at + layout.BaudRate + 4);
  const [dtr, rts] = [(flags >> 4) & 3, (flags >> 12) & 3];
  const byte = (member: number): number => k.m.u8[at + member] ?? 0;
  return [
    { code: Code.setBaudRate, input: numbers(k.m.u32(at + layout.BaudRate)) },
    // What the driver does not steer itself is set once.
    ...(rts < 2 ? [{ code: rts === 1 ? Code.setRts : Code.clearRts }] : []),
    ...(dtr < 2 ? [{ code: dtr === 1 ? Code.setDtr : Code.clearDtr }] : []),
    {
      code: Code.setLineControl,
      input: Uint8Array.of(byte(layout.StopBits), byte(layout.Parity), byte(layout.ByteSize)),
    },
    {
      code: Code.setChars,
      input: Uint8Array.from(characters, (name) => (name === undefined ? 0 : byte(layout[name]))),
    },
    {
      code: Code.setHandflow,
      input: numbers(
        toSerial(flags, handShakeBits),
        toSerial(flags, flowBits),
        k.m.u16(at + layout.XonLim),
        k.m.u16(at + layout.XoffLim),
      ),
    },
  ];
}

const stateParts: readonly Exchange[] = [
  { code: Code.getBaudRate, output: 4 },
  { code: Code.getLineControl, output: 3 },
  { code: Code.getChars, output: 6 },
  { code: Code.getHandflow, output: 16 },
];
function takeState(k: Kernel, f: Offset, answer: DataView, index: number): void {
  const layout = layoutOf(k, f);
  const at = bytesAt(k, f, 1, layout.size, true);
  if (index === 0) {
    k.m.u8.fill(0, at, at + layout.size);
    k.m.setU32(at + layout.DCBlength, layout.size);
    k.m.setU32(at + layout.BaudRate, answer.getUint32(0, true));
  } else if (index === 1) {
    for (const [i, member] of [layout.StopBits, layout.Parity, layout.ByteSize].entries())
      k.m.u8[at + member] = answer.getUint8(i);
  } else if (index === 2) {
    for (const [i, name] of characters.entries())
      if (name !== undefined) k.m.u8[at + layout[name]] = answer.getUint8(i);
  } else {
    const flags = toDcb(answer.getUint32(0, true), handShakeBits) | toDcb(answer.getUint32(4, true), flowBits);
    k.m.setU32(at + layout.BaudRate + 4, flags | binary);
    k.m.setU16(at + layout.XonLim, answer.getUint32(8, true) & 0xffff);
    k.m.setU16(at + layout.XoffLim, answer.getUint32(12, true) & 0xffff);
  }
}

// ---- the others -------------------------------------------------------------------------------------------------------------

/** Copies an answer to where the second argument leads. */
function copy(k: Kernel, f: Offset, answer: DataView): void {
  k.m.u8.set(new Uint8Array(answer.buffer), bytesAt(k, f, 1, answer.byteLength, true));
}
const plain = (name: string, code: number): Routine => exchanges(name, 1, () => [{ code }]);

/** The errors of SERIAL_STATUS from the lowest bit: break, framing, overrun, queue overrun, parity; as CE_ bits. */
const errors = [0x10, 0x08, 0x02, 0x01, 0x04] as const;
/** SERIAL_STATUS: errors, reasons to wait, both queues, two flags. */
const statusSize = 20;

function takeStatus(k: Kernel, f: Offset, answer: DataView): void {
  const found = answer.getUint32(0, true);
  const count = optionalBytes(k, f, 1, 4, true);
  if (count !== 0)
    k.m.setU32(
      count,
      errors.reduce((sum, error, i) => ((found & (1 << i)) === 0 ? sum : sum | error), 0),
    );
  if (k.arg64(f, 2) === 0n) return;
  const layout = structure(k, f, "COMSTAT", ["cbInQue", "cbOutQue"]);
  const at = bytesAt(k, f, 2, layout.size, true);
  const eof = answer.getUint8(16) === 0 ? 0 : 0x20;
  const immediate = answer.getUint8(17) === 0 ? 0 : 0x40;
  k.m.setU32(at, (answer.getUint32(4, true) & 0x1f) | eof | immediate);
  k.m.setU32(at + layout.cbInQue, answer.getUint32(8, true));
  k.m.setU32(at + layout.cbOutQue, answer.getUint32(12, true));
}

/** By what EscapeCommFunction is given, from 1. */
const escapes: readonly number[] = [
  Code.setXoff,
  Code.setXon,
  Code.setRts,
  Code.clearRts,
  Code.setDtr,
  Code.clearDtr,
  Code.resetDevice,
  Code.setBreakOn,
  Code.setBreakOff,
];
const timeoutsSize = 20;
const propertiesSize = 64;

export const commRoutines: readonly Routine[] = [
  exchanges("GetCommState", 2, () => stateParts, takeState),
  exchanges("SetCommState", 2, setState),
  exchanges("GetCommTimeouts", 2, () => [{ code: Code.getTimeouts, output: timeoutsSize }], copy),
  exchanges("SetCommTimeouts", 2, (k, f) => {
    const at = bytesAt(k, f, 1, timeoutsSize, false);
    return [{ code: Code.setTimeouts, input: k.m.u8.slice(at, at + timeoutsSize) }];
  }),
  exchanges("SetupComm", 3, (k, f) => [{ code: Code.setQueueSize, input: numbers(k.argU32(f, 1), k.argU32(f, 2)) }]),
  exchanges("GetCommMask", 2, () => [{ code: Code.getWaitMask, output: 4 }], copy),
  exchanges("SetCommMask", 2, (k, f) => [{ code: Code.setWaitMask, input: numbers(k.argU32(f, 1)) }]),
  exchanges("GetCommModemStatus", 2, () => [{ code: Code.getModemStatus, output: 4 }], copy),
  exchanges("GetCommProperties", 2, () => [{ code: Code.getProperties, output: propertiesSize }], copy),
  exchanges("ClearCommError", 3, () => [{ code: Code.getCommStatus, output: statusSize }], takeStatus),
  exchanges("PurgeComm", 2, (k, f) => [{ code: Code.purge, input: numbers(k.argU32(f, 1)) }]),
  exchanges("EscapeCommFunction", 2, (k, f) => {
    const code = escapes[k.argU32(f, 1) - 1];
    return code === undefined ? undefined : [{ code }];
  }),
  plain("SetCommBreak", Code.setBreakOn),
  plain("ClearCommBreak", Code.setBreakOff),
  exchanges("TransmitCommChar", 2, (k, f) => [
    { code: Code.immediateChar, input: Uint8Array.of(k.argU32(f, 1) & 0xff) },
  ]),
  // (file, events, overlapped); slot 3: request.
  win32(
    "WaitCommEvent",
    3,
    (k, f, step) => {
      if (step === 1) return finish(k, f, 3, -1, 2, false);
      const call = begin(k, f, 2);
      if (typeof call === "number") return fail(k, f, call);
      if (call.handle.overlapped && call.overlapped === 0) return fail(k, f, Win32.invalidParameter);
      bytesAt(k, f, 1, 4, true);
      return send(k, f, 3, call, {
        title: `wait for events of ${call.file.name}`,
        major: nt.IRP_MJ_DEVICE_CONTROL,
        parameters: stackParameters(k, {
          "Parameters.DeviceIoControl.OutputBufferLength": 4,
          "Parameters.DeviceIoControl.IoControlCode": Code.waitOnMask,
        }),
        transfer: "buffered",
        input: 0n,
        inputLength: 0,
        output: k.arg64(f, 1),
        outputLength: 4,
      });
    },
    1,
  ),
];
