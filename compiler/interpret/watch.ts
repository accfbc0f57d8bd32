// Watches an activation for what uninitialised memory decides: a branch, an address, an argument of a routine of the kernel, what a
// user gets to see. Carries from value to value which bits are undefined; mere copying is no mistake.
import { Frame, KERNEL_BASE } from "../abi.ts";
import { intrinsicByName } from "../ir/intrinsics.ts";
import type { Expr, Instruction, Place } from "../ir/ir.ts";
import { isSigned } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { Cell, passedByReference, TrapKind } from "../wasm/index.ts";
import {
  addressBits,
  placeText,
  type ShadowEnvironment,
  type ShadowMemory,
  sourceInAddress,
  undefinedBits,
  undefinedSource,
} from "./definedness.ts";
import { addressOf } from "./evaluate.ts";
import { type FrameMemory, Left } from "./frame-memory.ts";
import type { InterpretedFunction, InterpreterHost } from "./machine.ts";

const bytesOf = (type: Type): number => sizeOf(type, "x64");
const all = (bytes: number): bigint => (1n << BigInt(8 * bytes)) - 1n;

export class Watch implements ShadowEnvironment {
  readonly values: FrameMemory["mixed"];
  readonly #shadow: ShadowMemory;
  readonly #host: InterpreterHost;
  readonly #f: InterpretedFunction;
  readonly #frame: number;
  readonly #memory: FrameMemory;
  readonly #point: () => number;

  constructor(
    shadow: ShadowMemory,
    host: InterpreterHost,
    f: InterpretedFunction,
    frame: number,
    memory: FrameMemory,
    point: () => number,
  ) {
    this.#shadow = shadow;
    this.#host = host;
    this.#f = f;
    this.#frame = frame;
    this.#memory = memory;
    this.#point = point;
    this.values = memory.mixed;
  }

  undefinedBits(address: bigint, size: number): bigint {
    const at = this.#memory.offsetOf(address, size);
    return at === undefined ? 0n : this.#shadow.undefinedBits(at, size);
  }

  /** Before an expression is evaluated: every address in it must be known. */
  addresses(expr: Expr): void {
    switch (expr.kind) {
      case "load":
      case "address":
        this.place(expr.place);
        return;
      case "unary":
      case "convert":
        this.addresses(expr.operand);
        return;
      case "binary":
      case "difference":
        this.addresses(expr.left);
        this.addresses(expr.right);
        return;
      case "offset":
        this.addresses(expr.pointer);
        this.addresses(expr.index);
        return;
      default:
        return;
    }
  }
  /** The same for a place that is about to be read or written. */
  place(place: Place): void {
    switch (place.kind) {
      case "local":
      case "global":
        return;
      case "deref":
        this.addresses(place.pointer);
        break;
      case "field":
        this.place(place.base);
        return;
      case "element":
        this.place(place.base);
        this.addresses(place.index);
        break;
    }
    if (addressBits(this, place) !== 0n)
      this.#report("The address of what is accessed", sourceInAddress(this, place) ?? place);
  }

  /** Undefined bits of a value, widened as the value is to 64 bits. */
  bits(expr: Expr): bigint {
    if (expr.type.kind === "record" || expr.type.kind === "void") return 0n;
    const mask = undefinedBits(this, expr);
    return mask !== 0n && isSigned(expr.type) ? BigInt.asUintN(64, BigInt.asIntN(8 * bytesOf(expr.type), mask)) : mask;
  }
  /** A value that decides what happens: `what` names it in the message. */
  decides(expr: Expr, what: string): void {
    this.addresses(expr);
    if (this.bits(expr) !== 0n) this.#report(what, undefinedSource(this, expr));
  }

  /** What an assignment writes must be known if it is written to where a user sees it. */
  written(target: Place, value: Expr, mask: bigint): void {
    if (mask === 0n) return;
    const at = this.#memory.offsetOf(addressOf(this.values, target), bytesOf(target.type));
    if (at === undefined || this.#shows(at)) this.#report("What is written to the user", undefinedSource(this, value));
  }
  copied(to: number, from: number, size: number, source: Place): void {
    if (this.#shows(to) && this.#shadow.firstUndefined(from, size) !== undefined)
      this.#report("What is copied to the user", source);
  }

  /** What a program does with its own memory is its own affair. */
  #shows(at: number): boolean {
    return this.#f.space.base === KERNEL_BASE && this.#host.outputs(at);
  }

  /** After the arguments stand in the callee's frame. */
  argument(slot: number, arg: Expr, copyAt: number | undefined): void {
    if (arg.type.kind !== "record" || arg.kind !== "load") this.#shadow.write(slot, 8, this.bits(arg));
    else {
      const size = bytesOf(arg.type);
      const from = this.#memory.offsetOf(addressOf(this.values, arg.place), size);
      if (copyAt === undefined)
        this.#shadow.write(slot, 8, from === undefined ? 0n : this.#shadow.undefinedBits(from, size));
      else {
        this.#shadow.write(slot, 8, 0n);
        if (from !== undefined) this.#shadow.copy(copyAt, from, size);
      }
    }
  }
  /** A routine of the kernel decides by its arguments; what it returns is known. */
  foreignCall(callee: number, args: readonly Expr[], name: string): void {
    args.forEach((arg, n) => {
      if (arg.type.kind !== "record") this.decides(arg, `Argument ${n + 1} of ${name}`);
    });
    this.#shadow.write(callee + Frame.result, 8, 0n);
  }
  returned(value: Expr): void {
    const slot = this.#frame + Frame.result;
    if (value.type.kind !== "record") this.#shadow.write(slot, 8, this.bits(value));
    else if (value.kind === "load" && !passedByReference(value.type)) {
      const size = bytesOf(value.type);
      const from = this.#memory.offsetOf(addressOf(this.values, value.place), size);
      this.#shadow.write(slot, 8, from === undefined ? 0n : this.#shadow.undefinedBits(from, size));
    }
  }
  /** Undefined bits of what a call returned. */
  result(callee: number, size: number): bigint {
    return this.#shadow.undefinedBits(callee + Frame.result, size);
  }

  /** Before an intrinsic is executed. What it says afterwards: the undefined bits of its result, once memory has its own. */
  intrinsic(instruction: Extract<Instruction, { kind: "intrinsic" }>): () => bigint {
    const operation = intrinsicByName(instruction.name)?.operation;
    for (const arg of instruction.args) this.addresses(arg);
    const masks = instruction.args.map((arg) => this.bits(arg));
    const unknown = masks.some((mask) => mask !== 0n);
    const [first] = instruction.args;
    switch (operation?.kind) {
      case "host":
        for (const arg of instruction.args) this.decides(arg, `An argument of ${instruction.name}`);
        return () => 0n;
      case "modify":
      case "compareExchange":
      case "bitTest": {
        if (first === undefined) return () => 0n;
        this.decides(first, "The address of what is accessed");
        const size = operation.bits / 8;
        const address = addressOf(this.values, { kind: "deref", pointer: first, type: first.type, at: instruction.at });
        const at = this.#memory.offsetOf(address, size);
        const old = at === undefined || operation.kind === "bitTest" ? 0n : this.#shadow.undefinedBits(at, size);
        if (operation.kind === "compareExchange" && (old !== 0n || (masks[2] ?? 0n) !== 0n))
          this.#report("A compare-exchange", {
            kind: "deref",
            pointer: first,
            type: first.type.kind === "pointer" ? first.type.to : first.type,
            at: instruction.at,
          });
        return () => {
          const exchanges =
            operation.kind === "compareExchange" || (operation.kind === "modify" && operation.how === "exchange");
          const fresh = exchanges ? (masks[1] ?? 0n) & all(size) : unknown || old !== 0n ? all(size) : 0n;
          if (at !== undefined && operation.kind !== "bitTest") this.#shadow.write(at, size, fresh);
          return operation.kind === "modify" && operation.gives === "new" ? fresh : old;
        };
      }
      default:
        return () => (unknown ? all(8) : 0n);
    }
  }

  #report(what: string, source: Place | undefined): never {
    const name = (id: number): string | undefined => this.#f.fn.locals[id]?.name;
    const text = source === undefined ? "memory" : placeText(source, name);
    const view = new DataView(this.#host.memory.buffer);
    const size = source === undefined ? 0 : bytesOf(source.type);
    const address = source === undefined ? 0n : addressOf(this.values, source);
    const at = this.#memory.offsetOf(address, size);
    const first = at === undefined ? undefined : this.#shadow.firstUndefined(at, size);
    view.setBigUint64(Cell.faultAddress, first === undefined ? address : this.#f.space.base + BigInt(first), true);
    const message = this.#host.text(`${what} depends on ${text}, which was never written`);
    throw new Left(this.#host.imports.trap(TrapKind.uninitialized, message, this.#frame, this.#point()));
  }
}
