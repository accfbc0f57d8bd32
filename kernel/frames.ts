// How DDI bodies read their arguments and give their results, call into drivers, and touch a driver's memory.
// Arguments lie in 8-byte slots, extended as the x64 convention has it. Nothing here allocates on the way of an IRP.
import { Frame, KERNEL_BASE, KERNEL_HIGH, Permission, Status } from "../compiler/abi.ts";
import { Again, type Outcome, type Routine, slot } from "./ddi.ts";
import type { GuestMemory, LoadedFunction, Machine, Offset } from "./machine/api.ts";
import type { Structs } from "./structs.ts";

export abstract class Frames {
  abstract readonly machine: Machine;
  abstract readonly m: GuestMemory;
  abstract readonly s: Structs;
  /** A pointer that code may not use so was used: stops the machine, or raises an exception. */
  protected abstract badAccess(f: Offset, address: bigint, size: number, write: "read" | "write" | "execute"): never;

  /** Where the byte at a user address lies, if kernel code may touch it here and now. */
  protected abstract userByte(address: bigint): Offset | undefined;

  /** Brings in what has been paged out at an address; false if it is not out, or cannot be brought in at this IRQL. */
  protected abstract pageIn(at: Offset): boolean;

  /** DDIs and kernel routines by the function index that their frames carry. */
  protected readonly routineByFunction: (Routine | undefined)[] = [];
  readonly #functions = new Map<Offset, LoadedFunction>();

  arg64(f: Offset, i: number): bigint {
    return this.m.u64(slot(f, i));
  }
  argU32(f: Offset, i: number): number {
    return this.m.u32(slot(f, i));
  }
  argBool(f: Offset, i: number): boolean {
    return (this.m.u32(slot(f, i)) & 0xff) !== 0;
  }
  /** A LARGE_INTEGER or LONGLONG; exact up to 2^53. */
  argI64(f: Offset, i: number): number {
    return (this.m.u32(slot(f, i) + 4) | 0) * 0x1_0000_0000 + this.m.u32(slot(f, i));
  }
  /** A pointer into kernel memory, or 0. Anything else is a bad pointer. */
  argPointer(f: Offset, i: number): Offset {
    return this.pointerAt(f, slot(f, i));
  }

  /** The pointer stored at `at`. */
  pointerAt(f: Offset, at: Offset): Offset {
    const m = this.m;
    const high = m.u32(at + 4);
    const low = m.u32(at);
    if (high === KERNEL_HIGH && low < m.size) return low;
    if (high === 0 && low === 0) return 0;
    const address = m.u64(at);
    return this.userByte(address) ?? this.badAccess(f, address, 1, "read");
  }
  /** The pointer stored at `at`, or 0 if it is none. */
  pointerOr0(at: Offset): Offset {
    const m = this.m;
    const low = m.u32(at);
    return m.u32(at + 4) === KERNEL_HIGH && low < m.size ? low : 0;
  }
  setPointer(at: Offset, target: Offset): void {
    this.m.setU32(at, target);
    this.m.setU32(at + 4, target === 0 ? 0 : KERNEL_HIGH);
  }
  /** Offset of a kernel address; 0 if it is none. */
  kernelOffset(address: bigint): Offset {
    const at = address - KERNEL_BASE;
    return at >= 0x1000n && at < BigInt(this.m.size) ? Number(at) : 0;
  }
  address(at: Offset): bigint {
    return at === 0 ? 0n : KERNEL_BASE + BigInt(at);
  }
  hex(at: Offset): string {
    return `0x${this.address(at).toString(16)}`;
  }

  /** Checks that the driver's memory at `at` may be accessed at this IRQL, as the real DDI would by touching it. */
  touch(f: Offset, at: Offset, size: number, write: boolean): void {
    const machine = this.machine;
    let bad = at < 0x1000 ? { at, permission: Permission.unmapped } : this.m.check(at, size, write, machine.raised);
    while (bad?.permission === Permission.pagedOut && this.pageIn(bad.at))
      bad = this.m.check(at, size, write, machine.raised);
    if (bad !== undefined) this.badAccess(f, this.addressOrNull(at, bad.at), size, write ? "write" : "read");
  }
  private addressOrNull(at: Offset, bad: Offset): bigint {
    return at < 0x1000 ? BigInt(at) : KERNEL_BASE + BigInt(bad);
  }

  returnVoid(_f: Offset): Outcome {
    return Status.Returned;
  }
  /** A 32-bit result; sign-extended as LONG and NTSTATUS are. */
  return32(f: Offset, value: number): Outcome {
    this.m.setU32(f + Frame.result, value);
    this.m.setU32(f + Frame.result + 4, value >> 31);
    return Status.Returned;
  }
  return64(f: Offset, value: bigint): Outcome {
    this.m.setU64(f + Frame.result, value);
    return Status.Returned;
  }
  returnBool(f: Offset, value: boolean): Outcome {
    return this.return32(f, value ? 1 : 0);
  }
  returnPointer(f: Offset, value: Offset): Outcome {
    this.setPointer(f + Frame.result, value);
    return Status.Returned;
  }

  /** Where the frame of a routine that `f` calls begins. */
  above(f: Offset): Offset {
    const routine = this.routineByFunction[this.m.u32(f + Frame.function)];
    return f + (routine?.frameSize ?? Frame.params);
  }
  /** The low half of what the routine called last returned. */
  result32(f: Offset): number {
    return this.m.u32(this.above(f) + Frame.result);
  }
  setArg64(callee: Offset, i: number, value: bigint): void {
    this.m.setU64(slot(callee, i), value);
  }
  setArgPointer(callee: Offset, i: number, value: Offset): void {
    this.setPointer(slot(callee, i), value);
  }
  setArg32(callee: Offset, i: number, value: number): void {
    this.m.setU32(slot(callee, i), value);
    this.m.setU32(slot(callee, i) + 4, 0);
  }
  /** Hands on 8 bytes as they are. */
  copyArg(callee: Offset, i: number, from: Offset): void {
    this.copy8(slot(callee, i), from);
  }
  copy8(to: Offset, from: Offset): void {
    this.m.setU32(to, this.m.u32(from));
    this.m.setU32(to + 4, this.m.u32(from + 4));
  }
  setSlot(f: Offset, i: number, value: number): void {
    this.setArg32(f, i, value);
  }
  slotU32(f: Offset, i: number): number {
    return this.m.u32(slot(f, i));
  }

  /** The body goes on at step `next` when it is entered again. */
  goOnAt(f: Offset, next: number): void {
    this.m.setU32(f + Frame.resume, next << 1);
  }

  /** Calls a function whose arguments have been set in the frame above; the body goes on at `next` when it has returned. */
  call(f: Offset, next: number, fn: LoadedFunction): Outcome {
    return this.callIndex(f, next, fn.index);
  }
  callIndex(f: Offset, next: number, index: number): Outcome {
    const m = this.m;
    const callee = this.above(f);
    m.setU32(callee + Frame.resume, 0);
    m.setU32(callee + Frame.function, index);
    m.setU32(f + Frame.resume, (next << 1) | 1);
    return Again;
  }

  /** Runs a body from where its frame says, entering what it had called first. */
  protected runSteps(k: Parameters<Routine["run"]>[0], routine: Routine, f: Offset): Status {
    const m = this.m;
    for (;;) {
      let resume = m.u32(f + Frame.resume);
      if ((resume & 1) !== 0) {
        const status = this.machine.enter(f + routine.frameSize);
        if (status !== Status.Returned) return status;
        resume &= ~1;
        m.setU32(f + Frame.resume, resume);
      }
      const outcome = routine.run(k, f, resume >>> 1);
      if (outcome !== Again) return outcome;
    }
  }

  isDriverFrame(f: Offset): boolean {
    return this.routineByFunction[this.m.u32(f + Frame.function)] === undefined;
  }
  permissionAt(at: Offset): number {
    return this.m.check(at, 1, true, this.machine.raised)?.permission ?? 0;
  }

  /** The function that a pointer stored at `at` leads to. */
  functionPointer(f: Offset, at: Offset): LoadedFunction {
    if (this.m.u32(at + 4) !== KERNEL_HIGH) return this.badAccess(f, this.m.u64(at), 1, "execute");
    return this.functionOr(f, this.m.u32(at));
  }
  functionOr(f: Offset, at: Offset): LoadedFunction {
    return this.functionAt(at) ?? this.badAccess(f, this.address(at), 1, "execute");
  }
  functionAt(at: Offset): LoadedFunction | undefined {
    const known = this.#functions.get(at);
    if (known !== undefined) return known;
    const found = this.machine.functionAt(this.address(at));
    if (found !== undefined) this.#functions.set(at, found);
    return found;
  }

  /** An empty LIST_ENTRY: both links lead to itself. */
  initializeList(at: Offset): void {
    this.setPointer(at, at);
    this.setPointer(at + 8, at);
  }
}
