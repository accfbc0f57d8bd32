// Builds small IR functions and programs by hand, so that the machine is tested without a front end.
import type {
  Block,
  Expr,
  Global,
  Instruction,
  IrFunction,
  IrSymbol,
  Local,
  Place,
  Step,
  Terminator,
} from "../../../compiler/ir/ir.ts";
import type { Program } from "../../../compiler/program.ts";
import { functionType, INT, LLONG, pointerTo } from "../../../compiler/types/make.ts";
import type { FunctionType, Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";

const at = { first: 0, last: 0 };

export function symbol(name: string, kind: "function" | "variable", type: Type, section = ""): IrSymbol {
  return {
    name,
    linkName: name,
    kind,
    type,
    linkage: "external",
    defined: true,
    annotations: [],
    section,
    mergeable: false,
    inline: false,
    minAlign: 0,
    declaredAt: { declaration: 0, token: 0 },
  };
}
export const prototype = (returns: Type, ...params: readonly Type[]): FunctionType =>
  functionType(
    returns,
    params.map((type) => ({ name: undefined, type, annotations: [] })),
    false,
    true,
  );

export class FunctionBuilder {
  readonly symbol: IrSymbol;
  readonly locals: Local[] = [];
  readonly #blocks: { instructions: Instruction[]; terminator: Terminator }[] = [];
  readonly #params: number[] = [];
  readonly #type: FunctionType;
  #steps = 0;

  constructor(name: string, returns: Type, params: readonly Type[] = [], section = "") {
    this.#type = prototype(returns, ...params);
    this.symbol = symbol(name, "function", this.#type, section);
    for (const type of params) this.#params.push(this.#local(type, "parameter"));
  }
  #local(type: Type, kind: Local["kind"], addressTaken = false): number {
    const id = this.locals.length;
    this.locals.push({ id, name: `v${id}`, type, kind, addressTaken, scope: at, minAlign: 0, byReference: false });
    return id;
  }
  variable(type: Type, addressTaken = false): Place {
    return { kind: "local", local: this.#local(type, "variable", addressTaken), type };
  }
  param(index: number): Place {
    const local = this.#params[index] ?? 0;
    return { kind: "local", local, type: this.locals[local]?.type ?? INT };
  }
  /** Adds a block; with `step`, it begins with a step. */
  block(instructions: readonly Instruction[], terminator: Terminator): number {
    this.#blocks.push({ instructions: [...instructions], terminator });
    return this.#blocks.length - 1;
  }
  step(): Instruction {
    return { kind: "step", step: this.#steps++ };
  }
  build(): IrFunction {
    const blocks: Block[] = this.#blocks.map((block, id) => ({ ...block, id, inTry: undefined }));
    const steps: Step[] = Array.from({ length: this.#steps }, () => ({ ...at, kind: "statement" }));
    return {
      symbol: this.symbol,
      type: this.#type,
      declaration: 0,
      range: at,
      params: this.#params,
      locals: this.locals,
      blocks,
      steps,
      tries: [],
      refusals: [],
    };
  }
}

export const int = (value: number): Expr => ({ kind: "const", value: BigInt(value), type: INT });
export const long = (value: bigint): Expr => ({ kind: "const", value, type: LLONG });
export const load = (place: Place): Expr => ({ kind: "load", place, type: place.type });
export const assign = (target: Place, value: Expr): Instruction => ({ kind: "assign", target, value, at });
export const binary = (
  op: Extract<Expr, { kind: "binary" }>["op"],
  left: Expr,
  right: Expr,
  type: Type = left.type,
): Expr => ({
  kind: "binary",
  op,
  left,
  right,
  type,
  at,
});
export const call = (callee: IrSymbol, args: readonly Expr[], result?: Place): Instruction => ({
  kind: "call",
  callee: { kind: "direct", symbol: callee },
  type: callee.type.kind === "function" ? callee.type : prototype(INT),
  args,
  result: result?.kind === "local" ? result.local : undefined,
  at,
});
export const deref = (pointer: Expr, type: Type): Place => ({ kind: "deref", pointer, type, at });
export const addressOf = (place: Place): Expr => ({ kind: "address", place, type: pointerTo(place.type) });
export const element = (base: Place, index: Expr, type: Type): Place => ({ kind: "element", base, index, type, at });
export const returns = (value?: Expr): Terminator => ({ kind: "return", value, at });
export const jump = (target: number): Terminator => ({ kind: "jump", target });
export const branch = (condition: Expr, then: number, otherwise: number): Terminator => ({
  kind: "branch",
  condition,
  then,
  else: otherwise,
  at,
});

/** A program of these functions and variables; names called and not defined are imports. */
export function program(
  functions: readonly IrFunction[],
  globals: readonly Global[] = [],
  imports: readonly IrSymbol[] = [],
): Program {
  const unit: Unit = {
    path: "test.c",
    target: "x64",
    get tokens(): never {
      throw new Error("no tokens here");
    },
    declarations: [],
    headerDeclarations: [],
    ownDeclarations: [],
    declarationAt: () => undefined,
    functions: new Map(),
    globals,
    symbols: new Map(),
    typedefs: new Map(),
    records: new Map(),
    enums: new Map(),
    enumerators: new Map(),
    get macros(): never {
      throw new Error("no macros here");
    },
    pragmas: [],
    files: ["test.c"],
    inactive: [],
    diagnostics: [],
    unsaid: [],
    contractOf: () => {
      throw new Error("no contracts here");
    },
    contractOfType: () => undefined,
    range: (_, tokens) => ({
      file: "test.c",
      startLine: tokens.first,
      startColumn: 0,
      endLine: tokens.last,
      endColumn: 0,
    }),
    expansion: () => [],
    macroValue: () => undefined,
  };
  return {
    units: [unit],
    functions: new Map(functions.map((fn) => [fn.symbol.linkName, { fn, unit }])),
    globals: new Map(globals.map((global) => [global.symbol.linkName, { global, unit }])),
    initializers: [],
    imports: new Map(imports.map((one) => [one.linkName, { symbol: one, unit }])),
    diagnostics: [],
  };
}
