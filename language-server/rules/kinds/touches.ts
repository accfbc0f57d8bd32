// Which bytes of its own variables a function reads and writes, in the order in which it does.
import type { Block, Expr, Instruction, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { Qual, type Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { bare, type CallInstruction, recordName } from "../../analysis/code.ts";
import { printers } from "../../analysis/outputs.ts";
import { contractOf } from "../../analysis/world.ts";

/** Bytes of a variable; an element of an array stands for all of it. */
export interface Bytes {
  readonly local: LocalId;
  /** Offsets from the variable's first byte, the end exclusive. */
  readonly from: number;
  readonly to: number;
}
/** A variable whose address is taken counts as written there: whoever has it may write. */
export interface Touch extends Bytes {
  readonly kind: "read" | "write";
  /** As the source would write it. */
  readonly name: string;
  /** Position among the block's instructions; the terminator comes after them. */
  readonly index: number;
  readonly at: TokenRange;
}

type Named = Pick<Touch, keyof Bytes | "name">;

export function overlap(a: Bytes, b: Bytes): boolean {
  return a.local === b.local && a.from < b.to && b.from < a.to;
}

/**
 * What a block touches of variables that have a name, or of some of them. Structures copied as wholes are left out. Undefined if something in the block is not
 * understood, as a macro of a header that is not there: it may write to whatever it names.
 */
export function touchesOf(block: Block, fn: IrFunction, unit: Unit, only?: ReadonlySet<LocalId>): Touch[] | undefined {
  const reader = new Reader(fn, unit, only);
  for (const instruction of block.instructions) reader.instruction(instruction);
  const { terminator } = block;
  if (terminator.kind === "branch") reader.expr(terminator.condition, terminator.at);
  else if (terminator.kind === "switch") reader.expr(terminator.value, terminator.at);
  else if (terminator.kind === "return" && terminator.value) reader.expr(terminator.value, terminator.at);
  return reader.understood ? reader.touches : undefined;
}

/** Reads instruction by instruction: what one reads comes before what it writes. */
class Reader {
  readonly touches: Touch[] = [];
  understood = true;
  readonly #fn: IrFunction;
  readonly #unit: Unit;
  readonly #only: ReadonlySet<LocalId> | undefined;
  #index = 0;
  readonly #writes: Touch[] = [];

  constructor(fn: IrFunction, unit: Unit, only: ReadonlySet<LocalId> | undefined) {
    this.#fn = fn;
    this.#unit = unit;
    this.#only = only;
  }

  instruction(instruction: Instruction): void {
    switch (instruction.kind) {
      case "assign":
        // `x = x` is how some say that they know x to be unused.
        if (!isItself(instruction.target, instruction.value)) this.expr(instruction.value, instruction.at);
        this.#written(instruction.target, instruction.at);
        break;
      case "zero":
        this.#written(instruction.target, instruction.at);
        break;
      case "call":
        if (instruction.callee.kind === "indirect") this.expr(instruction.callee.pointer, instruction.at);
        // Declared nowhere: it may be a macro.
        else if (isUndeclared(instruction)) this.understood = false;
        instruction.args.forEach((arg, index) => {
          if (this.#isRead(instruction, index)) this.#read(bare(arg), instruction.at);
          this.#argument(instruction, bare(arg));
        });
        if (instruction.result !== undefined) this.#whole(instruction.result, instruction.at);
        break;
      case "intrinsic":
        for (const arg of instruction.args) this.expr(arg, instruction.at);
        if (instruction.result !== undefined) this.#whole(instruction.result, instruction.at);
        break;
      case "refuse":
        this.understood = false;
        break;
      case "step":
        break;
    }
    for (const write of this.#writes) this.touches.push(write);
    this.#writes.length = 0;
    this.#index += 1;
  }

  expr(of: Expr, at: TokenRange): void {
    switch (of.kind) {
      case "load": {
        const bytes =
          of.type.kind === "record" || of.type.kind === "array" || isVolatile(of.type)
            ? undefined
            : this.#bytesOf(of.place);
        if (bytes) this.touches.push(this.#touch("read", bytes, at));
        this.#pointers(of.place, at);
        return;
      }
      case "address": {
        const root = rootOf(of.place);
        if (root !== undefined) this.#whole(root, at);
        this.#pointers(of.place, at);
        return;
      }
      case "unary":
      case "convert":
        this.expr(of.operand, at);
        return;
      case "binary":
      case "difference":
        this.expr(of.left, at);
        this.expr(of.right, at);
        return;
      case "offset":
        this.expr(of.pointer, at);
        this.expr(of.index, at);
        return;
      case "unknown":
        this.understood = false;
        return;
      default:
        return;
    }
  }
  /** Who prints an address writes nothing there, nor does anybody later. */
  #argument({ callee, at }: CallInstruction, arg: Expr): void {
    const isPrinted = arg.kind === "address" && callee.kind === "direct" && printers.test(callee.symbol.name);
    if (!isPrinted) this.expr(arg, at);
    else {
      const root = rootOf(arg.place);
      if (root !== undefined) this.#whole(root, at, Number.POSITIVE_INFINITY);
      this.#pointers(arg.place, at);
    }
  }
  /** A routine of the kernel's reads what this argument leads to: its declaration says `_In_` of a pointer to something of a type. */
  #isRead({ callee, type }: CallInstruction, index: number): boolean {
    if (callee.kind !== "direct" || callee.symbol.defined) return false;
    if (!kernelRoutine.test(callee.symbol.name) && !ofDeviceInits.test(callee.symbol.name)) return false;
    const pointer = type.params[index]?.type;
    if (pointer?.kind !== "pointer" || (pointer.to.kind !== "record" && pointer.to.kind !== "integer")) return false;
    // Who makes an IRP keeps the addresses of its event and its status block: they are written to when the IRP is completed.
    const thing = recordName(pointer.to);
    if (thing === "IO_STATUS_BLOCK" || (thing === "KEVENT" && !callee.symbol.name.startsWith("Ke"))) return false;
    return contractOf(this.#unit, callee.symbol).params[index]?.direction === "in";
  }
  /** The whole of a variable whose address this is. */
  #read(address: Expr, at: TokenRange): void {
    if (address.kind !== "address" || address.place.kind !== "local" || address.place.type.kind === "array") return;
    const bytes = this.#bytesOf(address.place);
    const size = bytes && this.#sizeIn(address.place, bytes);
    if (bytes) this.touches.push(this.#touch("read", size ?? bytes, at));
  }
  /** The framework's structures are made ready by routines of their own: who fills members in by hand has not set their size. */
  #sizeIn({ type }: Place, { local, name }: Named): Named | undefined {
    if (type.kind !== "record" || !frameworkRecord.test(recordName(type) ?? "")) return undefined;
    const [first] = type.decl.fields ?? [];
    if (first?.name !== "Size") return undefined;
    return { local, name: `${name}.Size`, from: 0, to: sizeOf(first.type, this.#unit.target) };
  }
  /** What is read to find a place. */
  #pointers(place: Place, at: TokenRange): void {
    if (place.kind === "deref") this.expr(place.pointer, at);
    else if (place.kind === "field") this.#pointers(place.base, at);
    else if (place.kind === "element") {
      this.#pointers(place.base, at);
      this.expr(place.index, at);
    }
  }
  #written(place: Place, at: TokenRange): void {
    this.#pointers(place, at);
    const bytes = this.#bytesOf(place);
    if (bytes) this.#writes.push(this.#touch("write", bytes, at));
  }
  /** `from`: where nothing of it is left it is handed to somebody, and not written. */
  #whole(local: LocalId, at: TokenRange, from = 0): void {
    if (this.#only?.has(local) === false) return;
    const name = this.#fn.locals[local]?.name ?? "";
    this.#writes.push(this.#touch("write", { local, name, from, to: Number.POSITIVE_INFINITY }, at));
  }
  #touch(kind: Touch["kind"], { local, from, to, name }: Named, at: TokenRange): Touch {
    return { local, from, to, name, kind, index: this.#index, at };
  }
  #bytesOf(place: Place): Named | undefined {
    switch (place.kind) {
      case "local": {
        if (this.#only?.has(place.local) === false) return undefined;
        const { kind, name } = this.#fn.locals[place.local] ?? {};
        if (kind !== "variable" || name === undefined || isVolatile(place.type)) return undefined;
        return { local: place.local, name, from: 0, to: sizeOf(place.type, this.#unit.target) };
      }
      case "field": {
        const base = this.#bytesOf(place.base);
        if (!base) return undefined;
        const from = base.from + place.offset;
        const name = place.field.name === undefined ? base.name : `${base.name}.${place.field.name}`;
        return { local: base.local, name, from, to: from + sizeOf(place.type, this.#unit.target) };
      }
      case "element":
        return this.#bytesOf(place.base);
      default:
        return undefined;
    }
  }
}

/** What prepares an object is declared with `_In_` here and there. */
const kernelRoutine = /^(Cm|Etw|Ex|Flt|FsRtl|Hal|Io|Ke|Mm|Ob|Po|Ps|Rtl|Se|Wdf|Wmi|Zw)(?!\w*Init)[A-Z]/;
/** They do not prepare, but set something in a WDFDEVICE_INIT. */
const ofDeviceInits = /^Wdf(Device|Pdo|Fdo)InitSet/;
const frameworkRecord =
  /^WDF_\w+(_CONFIG|_ATTRIBUTES|_CALLBACKS|_OPTIONS|_PARAMS|_SETTINGS|_CAPABILITIES|_DESCRIPTOR)$/;
function isUndeclared({ type, args }: CallInstruction): boolean {
  return !type.prototyped && type.params.length === 0 && args.length > 0;
}
function isVolatile({ quals }: Type): boolean {
  return (quals & Qual.volatile) !== 0;
}
function rootOf(place: Place): LocalId | undefined {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local" ? at.local : undefined;
}
function isItself(target: Place, value: Expr): boolean {
  const from = bare(value);
  return (
    target.kind === "local" && from.kind === "load" && from.place.kind === "local" && from.place.local === target.local
  );
}
