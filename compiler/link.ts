// Joining units into a program, as a linker does it: one definition of each external name, any copy of inline and mergeable
// ones, and a list of what is used and defined nowhere.
import type { Block, Expr, Global, Instruction, IrFunction, IrSymbol, Place } from "./ir/ir.ts";
import type { Program } from "./program.ts";
import type { SourceDiagnostic } from "./source/source.ts";
import { compatible } from "./types/compare.ts";
import { typeText } from "./types/print.ts";
import type { Unit } from "./unit.ts";

export function linkProgram(units: readonly Unit[]): Program {
  const functions = new Map<string, { fn: IrFunction; unit: Unit }>();
  const globals = new Map<string, { global: Global; unit: Unit }>();
  const diagnostics: SourceDiagnostic[] = [];
  const duplicate = (symbol: IrSymbol, unit: Unit, first: Unit): void => {
    const { declaration, token } = symbol.declaredAt;
    diagnostics.push({
      code: "duplicate-definition",
      severity: "error",
      message: `'${symbol.name}' is defined here and in '${first.path}'.`,
      remedy: "Make one of them static, or remove it.",
      range: unit.range(declaration, { first: token, last: token }),
    });
  };

  for (const unit of units) {
    for (const [name, fn] of unit.functions) {
      const known = functions.get(name);
      if (known === undefined) functions.set(name, { fn, unit });
      else if (known.fn !== fn && !isShared(fn.symbol) && !isShared(known.fn.symbol))
        duplicate(fn.symbol, unit, known.unit);
      // An inline copy gives way to the definition proper.
      else if (known.fn.symbol.inline && !fn.symbol.inline) functions.set(name, { fn, unit });
    }
    for (const global of unit.globals) {
      const name = global.symbol.linkName;
      const known = globals.get(name);
      if (known === undefined) globals.set(name, { global, unit });
      else if (known.global !== global) {
        const both = global.symbol.mergeable && known.global.symbol.mergeable;
        if (both || known.global.symbol.mergeable) {
          // An initialised definition or the larger one wins over a tentative one.
          if (
            known.global.symbol.mergeable &&
            (global.bytes !== undefined || global.relocations.length > 0 || global.size > known.global.size)
          )
            globals.set(name, { global, unit });
        } else if (!global.symbol.mergeable && global.symbol.linkage === "external")
          duplicate(global.symbol, unit, known.unit);
      }
    }
  }

  dropUnused(functions, globals);

  const imports = new Map<string, { symbol: IrSymbol; unit: Unit }>();
  const agreed = new Set<string>();
  for (const unit of units) {
    for (const symbol of referenced(unit, functions)) {
      const name = symbol.linkName;
      const fn = functions.get(name);
      const global = globals.get(name);
      if (fn === undefined && global === undefined) {
        if (!imports.has(name)) imports.set(name, { symbol, unit });
        continue;
      }
      const definition = fn?.fn.symbol ?? global?.global.symbol;
      const owner = fn?.unit ?? global?.unit;
      if (definition === undefined || definition === symbol || owner === unit || agreed.has(`${unit.path} ${name}`))
        continue;
      agreed.add(`${unit.path} ${name}`);
      if (
        definition.kind !== symbol.kind ||
        !compatible(definition.type, symbol.type, { ignoreQuals: true, acrossUnits: true })
      ) {
        const { declaration, token } = symbol.declaredAt;
        diagnostics.push({
          code: "conflicting-types",
          severity: "warning",
          message: `'${symbol.name}' is declared here as '${typeText(symbol.type, "", true)}', but defined in '${owner?.path ?? ""}' as '${typeText(definition.type, "", true)}'.`,
          remedy: "Declare it in one header that both files include.",
          range: unit.range(declaration, { first: token, last: token }),
        });
      }
    }
  }
  const initializers = [...functions.values()].filter(({ fn }) => fn.symbol.startup).map(({ fn }) => fn.symbol);
  return { units, functions, globals, initializers, imports, diagnostics };
}

/** Inline functions, and what headers define as static: any copy serves. */
function isShared(symbol: IrSymbol): boolean {
  return symbol.inline || symbol.mergeable || symbol.linkage === "internal";
}

const uses = new WeakMap<IrFunction, ReadonlySet<IrSymbol>>();
function usedBy(fn: IrFunction): ReadonlySet<IrSymbol> {
  let used = uses.get(fn);
  if (used === undefined) {
    used = symbolsUsed(fn);
    uses.set(fn, used);
  }
  return used;
}
type Functions = Map<string, { fn: IrFunction; unit: Unit }>;

/** Inline functions of headers that nothing calls are left out, as compilers leave them out. */
function dropUnused(functions: Functions, globals: ReadonlyMap<string, { global: Global; unit: Unit }>): void {
  const kept = new Set<string>();
  const work: IrFunction[] = [];
  const keep = (name: string): void => {
    const found = functions.get(name);
    if (found === undefined || kept.has(name)) return;
    kept.add(name);
    work.push(found.fn);
  };
  for (const [name, { fn }] of functions) if (!fn.symbol.inline || fn.symbol.startup === true) keep(name);
  for (const { global } of globals.values()) for (const { target } of global.relocations) keep(target.linkName);
  for (let fn = work.pop(); fn !== undefined; fn = work.pop()) for (const symbol of usedBy(fn)) keep(symbol.linkName);
  for (const name of functions.keys()) if (!kept.has(name)) functions.delete(name);
}

function* referenced(unit: Unit, functions: Functions): Iterable<IrSymbol> {
  const seen = new Set<IrSymbol>();
  for (const [name, fn] of unit.functions) {
    if (functions.get(name)?.fn !== fn) continue;
    for (const symbol of usedBy(fn)) seen.add(symbol);
  }
  for (const global of unit.globals) for (const { target } of global.relocations) seen.add(target);
  yield* seen;
}

/** The functions and variables that a function's code names. */
export function symbolsUsed(fn: IrFunction): ReadonlySet<IrSymbol> {
  const found = new Set<IrSymbol>();
  const place = (p: Place): void => {
    if (p.kind === "global") found.add(p.symbol);
    else if (p.kind === "deref") expr(p.pointer);
    else if (p.kind === "field" || p.kind === "element") {
      place(p.base);
      if (p.kind === "element") expr(p.index);
    }
  };
  const expr = (e: Expr): void => {
    switch (e.kind) {
      case "load":
      case "address":
        place(e.place);
        return;
      case "function":
        found.add(e.symbol);
        return;
      case "unary":
      case "convert":
        expr(e.operand);
        return;
      case "binary":
      case "difference":
        expr(e.left);
        expr(e.right);
        return;
      case "offset":
        expr(e.pointer);
        expr(e.index);
        return;
      default:
        return;
    }
  };
  const instruction = (i: Instruction): void => {
    switch (i.kind) {
      case "assign":
        place(i.target);
        expr(i.value);
        return;
      case "zero":
        place(i.target);
        return;
      case "call":
        if (i.callee.kind === "direct") found.add(i.callee.symbol);
        else expr(i.callee.pointer);
        i.args.forEach(expr);
        return;
      case "intrinsic":
        i.args.forEach(expr);
        return;
      default:
        return;
    }
  };
  const end = (block: Block): void => {
    const t = block.terminator;
    if (t.kind === "branch") expr(t.condition);
    else if (t.kind === "switch") expr(t.value);
    else if (t.kind === "return" && t.value !== undefined) expr(t.value);
  };
  for (const block of fn.blocks) {
    block.instructions.forEach(instruction);
    end(block);
  }
  return found;
}
