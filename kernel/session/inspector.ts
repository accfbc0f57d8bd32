// Looks into a stopped machine: the variables a frame sees, what is inside them, and what addresses mean.
import { Frame } from "../../compiler/abi.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import { sizeOf } from "../../compiler/types/layout.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { KernelSession } from "../api.ts";
import type { FrameInfo, GuestMemory, Image } from "../machine/api.ts";
import { addressOf } from "./memory.ts";
import { irqlName, Names } from "./names.ts";
import { summaryOf } from "./summaries.ts";
import {
  decimal,
  declaredType,
  type Formatting,
  fieldsOf,
  integerOf,
  isReadable,
  type Typed,
  textOf,
} from "./values.ts";

/** One row of a variables view. */
export interface Item {
  readonly name: string;
  readonly text: string;
  readonly type: string | undefined;
  /** C expression for it in the frame it was found in. */
  readonly expression: string | undefined;
  /** What can be expanded, set and referred to; undefined for what is only text. */
  readonly value: Typed | undefined;
  readonly children: { readonly named: number; readonly indexed: number };
}

export const noChildren = { named: 0, indexed: 0 } as const;

export class Inspector {
  readonly session: KernelSession;
  readonly #names = new Map<Unit, Names>();

  constructor(session: KernelSession) {
    this.session = session;
  }

  get memory(): GuestMemory {
    return this.session.machine.memory;
  }

  names(unit: Unit): Names {
    let names = this.#names.get(unit);
    if (names === undefined) {
      names = new Names(unit, this.session.trace.names);
      this.#names.set(unit, names);
    }
    return names;
  }

  summary(value: Typed): string | undefined {
    return summaryOf(this, value);
  }

  describe(address: bigint): string | undefined {
    return this.session.describe(address);
  }

  /** "membuf!DispatchRead" for a code address. */
  functionName(address: bigint): string | undefined {
    const fn = this.session.machine.functionAt(address);
    return fn === undefined ? undefined : `${fn.image}!${fn.name}`;
  }

  image(frame: FrameInfo): Image | undefined {
    return this.session.images.find((image) => image.name === frame.fn.image);
  }

  /** The unit a frame's function was compiled in. */
  unit(frame: FrameInfo): Unit | undefined {
    const linkName = frame.fn.symbol?.linkName ?? frame.fn.name;
    const image = this.image(frame);
    return (
      image?.program.functions.get(linkName)?.unit ?? image?.program.units.find((unit) => unit.path === frame.fn.unit)
    );
  }

  /** Where the frame's statement is written; undefined for the kernel's own frames. */
  range(frame: FrameInfo): SourceRange | undefined {
    const { code } = frame.fn;
    const tokens = frame.step === undefined ? undefined : code?.steps[frame.step];
    if (code === undefined || tokens === undefined) return undefined;
    return this.unit(frame)?.range(code.declaration, tokens);
  }

  /** Parameters, local variables in scope at the frame's step, and static ones. */
  locals(frame: FrameInfo, format: Formatting = decimal): readonly Item[] {
    const code = frame.fn.code;
    const unit = this.unit(frame);
    if (code === undefined || unit === undefined) return [];
    const at = frame.step === undefined ? undefined : code.steps[frame.step]?.first;
    const byName = new Map<string, Typed>();
    for (const local of code.locals) {
      if (local.name === undefined || local.kind === "temporary") continue;
      if (local.kind !== "parameter" && at !== undefined && (local.scope.first > at || local.scope.last < at)) continue;
      const slot = frame.frame + (frame.fn.localOffsets[local.id] ?? Frame.params);
      const address = local.byReference ? this.memory.u64(slot) : addressOf(slot, frame.fn.space);
      // An inner declaration comes later and hides an outer one.
      byName.delete(local.name);
      byName.set(local.name, { type: local.type, unit, address });
    }
    const items = [...byName].map(([name, value]) => this.item(name, value, name, format));
    return [...items, ...this.#statics(frame, unit, format)];
  }

  /** Variables of the unit, except those of functions. */
  globals(frame: FrameInfo, format: Formatting = decimal): readonly Item[] {
    const unit = this.unit(frame);
    const image = this.image(frame);
    if (unit === undefined || image === undefined) return [];
    const items: Item[] = [];
    for (const { symbol } of unit.globals) {
      if (symbol.linkName.includes("::") || !/^[A-Za-z_]\w*$/.test(symbol.name)) continue;
      const at = image.global(symbol.linkName);
      if (at === undefined) continue;
      items.push(
        this.item(
          symbol.name,
          { type: symbol.type, unit, address: addressOf(at, frame.fn.space) },
          symbol.name,
          format,
        ),
      );
    }
    return items.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The processor's state as the kernel keeps it. There are no registers: the driver's source is what runs. */
  processor(context: number): readonly Item[] {
    const info = this.session.contexts().find((one) => one.id === context);
    const rows: [string, string][] = [];
    if (info !== undefined) {
      rows.push(["Irql", `${irqlName(info.irql)} (${info.irql})`]);
      rows.push(["Processor", info.processor === undefined ? "none" : String(info.processor)]);
      rows.push(["Context", info.name]);
      rows.push(["State", info.waitingFor === undefined ? info.state : `${info.state}: ${info.waitingFor}`]);
    }
    rows.push(["Time", `${this.session.time} steps`]);
    rows.push(["Clock", `${clockText(this.session.clock)}`]);
    return rows.map(([name, text]) => ({
      name,
      text,
      type: undefined,
      expression: undefined,
      value: undefined,
      children: noChildren,
    }));
  }

  item(name: string, value: Typed, expression: string | undefined, format: Formatting = decimal): Item {
    return {
      name,
      text: textOf(this, value, format),
      type: declaredType(value.type),
      expression,
      value,
      children: this.#counts(value),
    };
  }

  /** What is inside a value: members, elements `start` to `start + count`, or what a pointer points to. */
  children(
    value: Typed,
    expression: string | undefined,
    start = 0,
    count = Number.POSITIVE_INFINITY,
    format: Formatting = decimal,
  ): readonly Item[] {
    const type = value.type;
    if (type.kind === "record") {
      const major = this.#majorBeside(value);
      const members = fieldsOf(value, type.decl).slice(start, start + count);
      return members.map((member) => {
        const context = { ...member.value.context, major };
        return this.item(member.name, { ...member.value, context }, append(expression, `.${member.name}`), format);
      });
    }
    if (type.kind === "array") {
      const size = sizeOf(type.of, value.unit.target);
      const end = Math.min(type.length ?? 0, start + count);
      const items: Item[] = [];
      for (let i = start; i < end; i++) {
        const element: Typed = {
          type: type.of,
          unit: value.unit,
          address: value.address === undefined ? undefined : value.address + BigInt(i * size),
          ...(value.bytes === undefined ? {} : { bytes: value.bytes.subarray(i * size, (i + 1) * size) }),
          context: { record: value.context?.record, field: value.context?.field },
        };
        items.push(this.item(`[${i}]`, element, append(expression, `[${i}]`), format));
      }
      return items;
    }
    const target = this.target(value);
    if (target === undefined || start > 0) return [];
    if (target.type.kind !== "record")
      return [
        this.item(
          `*${expression ?? ""}`,
          target,
          expression === undefined ? undefined : `*${grouped(expression)}`,
          format,
        ),
      ];
    const through = expression === undefined ? undefined : `(*${grouped(expression)})`;
    return this.children(target, through, start, count, format).map((item) => ({
      ...item,
      expression: expression === undefined ? undefined : `${grouped(expression)}->${item.name}`,
    }));
  }

  /** What a pointer points to, if it can be read. */
  target(value: Typed): Typed | undefined {
    if (value.type.kind !== "pointer") return undefined;
    const to = value.type.to;
    if (to.kind === "void" || to.kind === "function") return undefined;
    if (to.kind === "record" && to.decl.fields === undefined) return undefined;
    const address = integerOf(this, value);
    if (address === undefined || address === 0n || !isReadable(this, address)) return undefined;
    return { type: to, unit: value.unit, address };
  }

  #counts(value: Typed): Item["children"] {
    const type = value.type;
    if (type.kind === "record")
      return { named: type.decl.fields === undefined ? 0 : fieldsOf(value, type.decl).length, indexed: 0 };
    if (type.kind === "array") return { named: 0, indexed: type.length ?? 0 };
    const target = this.target(value);
    if (target === undefined) return noChildren;
    return target.type.kind === "record" ? this.#counts(target) : { named: 1, indexed: 0 };
  }

  /** MajorFunction of a stack location, which says what its minor function means. */
  #majorBeside(value: Typed): number | undefined {
    if (value.type.kind !== "record" || value.type.decl.name !== "_IO_STACK_LOCATION") return undefined;
    const major = fieldsOf(value, value.type.decl).find((member) => member.name === "MajorFunction");
    const number = major === undefined ? undefined : integerOf(this, major.value);
    return number === undefined ? undefined : Number(number);
  }

  #statics(frame: FrameInfo, unit: Unit, format: Formatting): readonly Item[] {
    const prefix = `${frame.fn.name}::`;
    const image = this.image(frame);
    const items: Item[] = [];
    for (const { symbol } of unit.globals) {
      const mark = symbol.linkName.lastIndexOf(prefix);
      if (mark < 0 || (mark > 0 && /\w/.test(symbol.linkName.charAt(mark - 1)))) continue;
      const at = image?.global(symbol.linkName);
      if (at !== undefined)
        items.push(
          this.item(
            symbol.name,
            { type: symbol.type, unit, address: addressOf(at, frame.fn.space) },
            symbol.name,
            format,
          ),
        );
    }
    return items;
  }
}

/** Virtual time in readable units; `clock` counts 100 ns. */
export function clockText(clock: number): string {
  const microseconds = clock / 10;
  if (microseconds < 1000) return `${microseconds.toFixed(1)} µs`;
  if (microseconds < 1_000_000) return `${(microseconds / 1000).toFixed(4)} ms`;
  return `${(microseconds / 1_000_000).toFixed(6)} s`;
}

function append(expression: string | undefined, more: string): string | undefined {
  return expression === undefined ? undefined : `${grouped(expression)}${more}`;
}
/** In parentheses unless it binds as tightly as a postfix operator. */
function grouped(expression: string): string {
  return /^[\w.\->[\]]+$|^\([^()]*\)$|^\(\*[^()]*\)[\w.\->[\]]*$/.test(expression) ? expression : `(${expression})`;
}
