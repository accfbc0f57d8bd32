// What is loaded: images, the slots of the function table they fill, and the code made for them. A function's code is made when it
// is first entered, together with that of the functions it calls; its careful code, if that is another, when that is first needed.
import { type AddressSpace, Frame } from "../../compiler/abi.ts";
import type { InterpretedFunction } from "../../compiler/interpret/index.ts";
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import type { Program } from "../../compiler/program.ts";
import {
  calledBy,
  type FunctionRange,
  generateCarefulModule,
  generateModule,
  type MachineLayout,
  type ModuleInput,
} from "../../compiler/wasm/index.ts";
import type { Image, LoadedFunction, LoadOptions, MachineOptions, Offset } from "./api.ts";
import type { Breakpoints } from "./breakpoints.ts";
import { CodeSlot, type Slot } from "./functions.ts";
import { fillData, layOutData } from "./images.ts";
import { stepsOnLine } from "./lines.ts";
import { type Memory, offsetOf } from "./memory.ts";

interface LoadedImage extends Image {
  readonly firstFunction: number;
  readonly functionEnd: number;
}
interface Links {
  readonly variable: (symbol: IrSymbol) => Offset;
  readonly indexOf: (symbol: IrSymbol) => number | undefined;
  readonly callable: readonly FunctionRange[];
  readonly code: ModuleInput;
}
/** What a snapshot of the machine has to keep of it. */
export interface Loaded {
  readonly nextFunction: number;
  readonly nextStep: number;
  readonly images: readonly LoadedImage[];
  readonly slots: readonly (Slot | undefined)[];
}

export interface LoaderParts {
  readonly memory: Memory;
  readonly layout: MachineLayout;
  /** How drivers see memory: all of it. */
  readonly kernelSpace: AddressSpace;
  readonly table: WebAssembly.Table;
  /** Careful code of the functions that have quick code in `table`. */
  readonly careful: WebAssembly.Table;
  readonly stub: () => void;
  readonly codeStub: () => void;
  readonly carefulStub: () => void;
  readonly breakpoints: Breakpoints;
  readonly imports: WebAssembly.Imports;
  reserve(size: number, align: number, name: string): Offset;
  text(text: string): number;
}

/** Memory for the addresses of variables that are defined nowhere, which nobody may touch. */
const nowhereSize = 0x1_0000;
const undefinedSize = 64;

export class Loader {
  readonly #parts: LoaderParts;
  #slots: (Slot | undefined)[] = [undefined];
  #images: LoadedImage[] = [];
  readonly #ddiIndex: number[] = [];
  readonly #nowhere: Offset;
  readonly #undefined: string[] = [];
  #nextStep = 0;
  /** By the images' names. */
  readonly #links = new Map<string, Links>();
  /** Indices of the functions whose code is in the table. */
  readonly #made = new Set<number>();

  constructor(parts: LoaderParts, ddis: NonNullable<MachineOptions["ddis"]>) {
    this.#parts = parts;
    ddis.forEach((ddi, number) => {
      const index = this.#slots.length;
      this.#ddiIndex[number] = index;
      this.#slots.push({ kind: "ddi", number, ...this.#foreign(index, ddi.name, ddi.frameSize, ddi.image) });
    });
    this.#makeRoom(this.#slots.length);
    this.#nowhere = parts.reserve(nowhereSize, 4096, "undefined variables");
  }

  load(name: string, program: Program, options: LoadOptions): Image {
    const data = layOutData(program);
    const space = options.space ?? this.#parts.kernelSpace;
    if (options.space !== undefined && data.size > 2 ** space.sizeLog2)
      throw new Error(`${name}: its variables need ${data.size} bytes, more than its process has memory; give it more`);
    if (options.space !== undefined) this.#parts.memory.spaces.push(space);
    const base = options.space === undefined ? this.#parts.reserve(data.size, 4096, name) : space.start;
    const firstFunction = this.#slots.length;
    this.#makeRoom(firstFunction + program.functions.size + program.imports.size);
    const foreign = new Map<string, number>();
    const { exporters = [] } = options;
    const ordinals = new Map<string, number>();
    for (const [linkName, { fn, unit }] of program.functions) {
      const index = this.#newIndex();
      const firstStep = this.#nextStep;
      this.#nextStep += fn.steps.length;
      if (this.#nextStep > this.#parts.layout.steps)
        throw new Error(`${name}: more statements than the machine can number`);
      const slot = new CodeSlot({
        index,
        code: fn,
        image: name,
        unit: unit.path,
        address: this.codeAddress(index),
        firstStep,
        space,
        paged: options.pagedSections(fn.symbol.section),
      });
      ordinals.set(linkName, index - firstFunction);
      this.#slots.push(slot);
      this.#parts.breakpoints.cover(index, firstStep, fn.steps.length);
      this.#parts.table.set(index, this.#parts.codeStub);
    }
    for (const [linkName, { symbol }] of program.imports) {
      if (symbol.kind !== "function") continue;
      const number = options.ddis.get(symbol.name);
      const known = number === undefined ? undefined : this.#ddiIndex[number];
      const exported =
        known ?? exporters.map((image) => image.function(symbol.name)).find((fn) => fn !== undefined)?.index;
      if (exported !== undefined) foreign.set(linkName, exported);
      else {
        const index = this.#newIndex();
        foreign.set(linkName, index);
        this.#slots.push({ kind: "missing", ...this.#foreign(index, symbol.name, 64), image: name });
      }
    }
    const addressOf = (linkName: string): Offset | undefined => {
      const offset = data.offsets.get(linkName);
      return offset === undefined ? undefined : base + offset;
    };
    const variable = (symbol: IrSymbol): Offset =>
      addressOf(symbol.linkName) ??
      options.data?.get(symbol.name) ??
      exporters.map((image) => image.global(symbol.name)).find((at) => at !== undefined) ??
      this.#undefinedVariable(symbol.name);
    const indexOf = (symbol: IrSymbol): number | undefined => {
      const ordinal = ordinals.get(symbol.linkName);
      return ordinal === undefined ? foreign.get(symbol.linkName) : firstFunction + ordinal;
    };
    const callable = this.#callable(firstFunction, options);
    const code: ModuleInput = {
      layout: this.#parts.layout,
      space,
      callable,
      callee: (symbol) => {
        const tableIndex = indexOf(symbol) ?? 0;
        const slot = this.#slots[tableIndex];
        if (slot?.kind === "ddi") return { kind: "ddi", number: slot.number, tableIndex };
        return { kind: slot?.kind ?? "missing", tableIndex };
      },
      address: variable,
      text: (text) => this.#parts.text(text),
    };
    const image: LoadedImage = {
      name,
      program,
      base,
      size: data.size,
      space,
      firstFunction,
      functionEnd: this.#slots.length,
      function: (wanted) => {
        const ordinal = ordinals.get(wanted);
        return ordinal === undefined ? undefined : this.#slots[firstFunction + ordinal];
      },
      global: addressOf,
    };
    this.#images.push(image);
    this.#links.set(name, { variable, indexOf, callable, code });
    fillData(this.#parts.memory, program, base, data, options, space, (symbol) => {
      const index = symbol.kind === "function" ? indexOf(symbol) : undefined;
      return index === undefined ? variable(symbol) : this.codeAddress(index);
    });
    return image;
  }

  /** What an image's code may call through pointers: a driver everything, a program what is its own and what it may import. */
  #callable(firstFunction: number, { space, ddis }: LoadOptions): readonly FunctionRange[] {
    if (space === undefined) return [{ first: 0, end: this.#parts.layout.functions }];
    const imported = [...ddis.values()].map((number) => this.#ddiIndex[number] ?? 0);
    const own = { first: firstFunction, end: this.#slots.length };
    return imported.length === 0 ? [own] : [own, { first: Math.min(...imported), end: Math.max(...imported) + 1 }];
  }

  /** Makes the code, or the careful code, of the function whose frame this is. */
  prepare(frame: Offset, careful: boolean): void {
    const index = this.#parts.memory.u32(frame + Frame.function);
    const slot = this.#slots[index];
    const links = slot === undefined ? undefined : this.#links.get(slot.image);
    if (slot?.kind !== "code" || links === undefined) throw new Error(`function ${index} is not loaded`);
    if (careful) {
      this.#parts.careful.set(index, this.#instantiate(generateCarefulModule(links.code, slot)).careful);
      return;
    }
    const together = this.#notMade(slot, links);
    const made = this.#instantiate(generateModule(links.code, together));
    for (const one of together) {
      this.#parts.table.set(one.index, made[String(one.index)]);
      this.#made.add(one.index);
      this.#parts.breakpoints.need(one.firstStep, one.plan.quick?.need ?? 0);
    }
  }
  /** A function and what it calls, directly or by way of others, as far as there is no code of it yet. */
  #notMade(root: CodeSlot, { indexOf }: Links): readonly CodeSlot[] {
    const found = new Set([root]);
    for (const { code } of found) {
      for (const symbol of calledBy(code)) {
        const slot = this.#slots[indexOf(symbol) ?? 0];
        if (slot?.kind === "code" && slot.image === root.image && !this.#made.has(slot.index)) found.add(slot);
      }
    }
    return [...found];
  }
  #instantiate(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Exports {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), this.#parts.imports).exports;
  }
  #clear(index: number): void {
    const { table, careful, stub, carefulStub } = this.#parts;
    table.set(index, stub);
    careful.set(index, carefulStub);
    this.#made.delete(index);
  }

  #newIndex(): number {
    if (this.#slots.length >= this.#parts.layout.functions) throw new Error("the machine's function table is full");
    return this.#slots.length;
  }
  /** The tables grow with what is loaded: room for all that a machine may hold takes milliseconds of every machine's making. */
  #makeRoom(functions: number): void {
    const { table, careful, stub, carefulStub } = this.#parts;
    const more = functions - table.length;
    if (more <= 0) return;
    table.grow(more, stub);
    careful.grow(more, carefulStub);
  }
  codeAddress(index: number): Offset {
    return this.#parts.layout.code + 16 * index;
  }
  #foreign(index: number, name: string, frameSize: number, image = "nt"): LoadedFunction {
    return {
      index,
      name,
      code: undefined,
      symbol: undefined,
      image,
      unit: "",
      address: this.codeAddress(index),
      frameSize,
      localOffsets: [],
      firstStep: 0,
      space: this.#parts.kernelSpace,
    };
  }
  /** Of a function as the image names it. */
  indexOf(symbol: IrSymbol, image: string): number | undefined {
    return this.#links.get(image)?.indexOf(symbol);
  }
  addressOf(symbol: IrSymbol, image: string): Offset {
    return this.#links.get(image)?.variable(symbol) ?? this.#nowhere;
  }
  interpreted(index: number): InterpretedFunction | undefined {
    const slot = this.#slots[index];
    if (slot?.kind !== "code") return undefined;
    const { code: fn, plan, firstStep, paged, image, space } = slot;
    return { fn, plan, firstStep, paged, image, space, callable: this.#links.get(image)?.callable ?? [] };
  }
  /** Each has an address of its own, as far as there is room. */
  #undefinedVariable(name: string): Offset {
    if (!this.#undefined.includes(name) && this.#undefined.length < nowhereSize / undefinedSize)
      this.#undefined.push(name);
    return this.#nowhere + undefinedSize * Math.max(0, this.#undefined.indexOf(name));
  }
  undefinedVariableAt(at: Offset): string | undefined {
    return at < this.#nowhere ? undefined : this.#undefined[Math.floor((at - this.#nowhere) / undefinedSize)];
  }
  functionAt(address: bigint): LoadedFunction | undefined {
    const offset = offsetOf(this.#parts.memory, address);
    if (offset === undefined || offset < this.#parts.layout.code || (offset & 15) !== 0) return undefined;
    return this.#slots[(offset - this.#parts.layout.code) / 16];
  }
  functionByIndex(index: number): LoadedFunction | undefined {
    return this.#slots[index];
  }
  functionOfStep(step: number): LoadedFunction | undefined {
    return this.#slots.find(
      (slot) => slot?.kind === "code" && step >= slot.firstStep && step < slot.firstStep + slot.code.steps.length,
    );
  }
  ddiAddress(ddi: number): Offset {
    const index = this.#ddiIndex[ddi];
    if (index === undefined) throw new RangeError(`there is no DDI number ${ddi}`);
    return this.codeAddress(index);
  }
  stepsAt(image: Image, file: string, line: number): readonly { step: number; fn: LoadedFunction; line: number }[] {
    const loaded = this.#images.find((one) => one === image);
    const slots = loaded === undefined ? [] : this.#slots.slice(loaded.firstFunction, loaded.functionEnd);
    return stepsOnLine(image.program, slots, file, line);
  }
  slot(index: number): Slot | undefined {
    return this.#slots[index];
  }

  state(): Loaded {
    return {
      nextFunction: this.#slots.length,
      nextStep: this.#nextStep,
      images: this.#images,
      slots: this.#slots.slice(),
    };
  }
  restore(then: Loaded): void {
    for (let index = then.nextFunction; index < this.#slots.length; index++) this.#clear(index);
    this.#parts.breakpoints.forgetFrom(then.nextFunction);
    this.#nextStep = then.nextStep;
    this.#images = [...then.images];
    this.#slots = then.slots.slice();
  }
}
