// Fast I/O: a driver with a FastIoDeviceControl routine is asked to serve a control request at once, in the thread and with the buffers of
// its caller, before there is an IRP; FALSE sends one. Left out: reads and writes of files with a cache map, and what only file systems do.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { userBuffer } from "../mm/user.ts";
import { finishFast } from "./finish.ts";
import type { Request } from "./state.ts";

/** Slot of the frame that keeps the IO_STATUS_BLOCK. */
const statusSlot = 2;

/** The routine of the driver on top of the stack, or 0. */
function routineOf(k: Kernel, request: Request): Offset {
  if (request.major !== nt.IRP_MJ_DEVICE_CONTROL || request.file === undefined) return 0;
  const driver = k.pointerOr0(request.device + k.s.DEVICE_OBJECT.DriverObject);
  const table = driver === 0 ? 0 : k.pointerOr0(driver + k.s.DRIVER_OBJECT.FastIoDispatch);
  const layout = k.s.FAST_IO_DISPATCH;
  if (table === 0 || k.m.u32(table + layout.SizeOfFastIoDispatch) < layout.FastIoDeviceControl + 8) return 0;
  return k.pointerOr0(table + layout.FastIoDeviceControl);
}

/** Calls the routine; the body goes on at `next`. Undefined if there is none. */
export function callFastIo(k: Kernel, f: Offset, request: Request, next: number): Outcome | undefined {
  const routine = routineOf(k, request);
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (routine === 0 || file === undefined) return undefined;
  const inputLength = parameter(k, request, "Parameters.DeviceIoControl.InputBufferLength");
  const outputLength = parameter(k, request, "Parameters.DeviceIoControl.OutputBufferLength");
  const status = allocate(k, { size: 16, tag: "IoSt", what: "IO_STATUS_BLOCK", zero: true });
  k.setSlot(f, statusSlot, status);
  const given = request.user ?? request.caller;
  const { input, output } = given ?? scenarioBuffers(k, request);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, file.object);
  k.setArg32(callee, 1, 1);
  k.setArg64(callee, 2, inputLength === 0 ? 0n : input);
  k.setArg32(callee, 3, inputLength);
  k.setArg64(callee, 4, outputLength === 0 ? 0n : output);
  k.setArg32(callee, 5, outputLength);
  k.setArg32(callee, 6, parameter(k, request, "Parameters.DeviceIoControl.IoControlCode"));
  k.setArgPointer(callee, 7, status);
  k.setArgPointer(callee, 8, request.device);
  return k.call(f, next, k.functionOr(f, routine));
}

/** The routine has returned: whether it has served the request. */
export function servedFast(k: Kernel, f: Offset, request: Request): boolean {
  const at = k.slotU32(f, statusSlot);
  const served = (k.result32(f) & 0xff) !== 0;
  const [status, information] = [k.m.u32(at), k.m.u64(at + 8)];
  release(k, at);
  if (served) finishFast(k, f, request, status, information);
  else {
    for (const buffer of request.buffers) release(k, buffer);
    request.buffers = [];
    request.outputAt = 0;
  }
  return served;
}

type Parameter = `Parameters.DeviceIoControl.${"InputBufferLength" | "OutputBufferLength" | "IoControlCode"}`;
function parameter(k: Kernel, { parameters }: Request, name: Parameter): number {
  const layout = k.s.IO_STACK_LOCATION;
  return new DataView(parameters.buffer, parameters.byteOffset).getUint32(layout[name] - layout.Parameters, true);
}

/** The scenario's user has no memory of its own: buffers that stand for its. */
function scenarioBuffers(k: Kernel, request: Request): { readonly input: bigint; readonly output: bigint } {
  const input = request.input.length === 0 ? undefined : userBuffer(k, request, request.input.length);
  if (input !== undefined) k.m.u8.set(request.input, input.at);
  const output = request.outputLength === 0 ? undefined : userBuffer(k, request, request.outputLength);
  request.outputAt = output?.at ?? 0;
  return { input: input?.address ?? 0n, output: output?.address ?? 0n };
}
