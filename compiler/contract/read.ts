// Annotations to contracts. Reads the annotations of a function, of the typedef that names its role, and of its parameters;
// `_When_` and `_At_` may nest. What is not about IRQL, locks, memory or inspection (buffer sizes, formats) is left to others.
import type { Annotation, AnnotationArgument, Expression } from "../syntax/ast.ts";
import type { FunctionType, Type } from "../types/type.ts";
import { evaluate, type Lookup } from "./condition.ts";
import type { Clause, ClauseKind, Contract, Direction, ParameterContract } from "./contract.ts";

/** Names of the form `name` or `name(argument)`, without outer underscores. */
const LEVELS: Readonly<Record<string, ClauseKind | undefined>> = {
  __proto__: undefined,
  IRQL_requires_max: "irqlMax",
  IRQL_requires_min: "irqlMin",
  IRQL_requires: "irqlIs",
  IRQL_raises: "irqlRaises",
  IRQL_always_function_max: "irqlAlwaysMax",
  IRQL_always_function_min: "irqlAlwaysMin",
};
const PLAIN: Readonly<Record<string, ClauseKind | undefined>> = {
  __proto__: undefined,
  IRQL_saves: "irqlSaves",
  IRQL_restores: "irqlRestores",
  IRQL_requires_same: "irqlSame",
  IRQL_uses_cancel: "irqlUsesCancel",
  IRQL_is_cancel: "irqlUsesCancel",
  Must_inspect_result: "mustInspect",
  Check_return: "mustInspect",
  noreturn: "noReturn",
  Analysis_noreturn: "noReturn",
  drv_aliasesMem: "aliasesMemory",
};
/** With an argument that is kept as text. */
const NAMED: Readonly<Record<string, ClauseKind | undefined>> = {
  __proto__: undefined,
  Acquires_lock: "acquiresLock",
  Acquires_nonreentrant_lock: "acquiresLock",
  Releases_lock: "releasesLock",
  Releases_nonreentrant_lock: "releasesLock",
  Requires_lock_held: "requiresLock",
  Requires_exclusive_lock_held: "requiresLock",
  Requires_shared_lock_held: "requiresLock",
  Requires_lock_not_held: "requiresNoLock",
  Acquires_exclusive_lock: "acquiresExclusiveLock",
  Releases_exclusive_lock: "releasesExclusiveLock",
  Acquires_shared_lock: "acquiresSharedLock",
  Releases_shared_lock: "releasesSharedLock",
  Kernel_acquires_resource: "acquiresRegion",
  Kernel_releases_resource: "releasesRegion",
  Kernel_requires_resource_held: "requiresLock",
  Kernel_requires_resource_not_held: "requiresNoLock",
  drv_allocatesMem: "allocatesMemory",
  drv_freesMem: "freesMemory",
  Kernel_clear_do_init: "clearsDoInit",
  Function_class: "functionClass",
  Superseded_by: "superseded",
};
/** `_Global_critical_region_` and its like are regions, not locks. */
const REGION: Partial<Record<ClauseKind, ClauseKind>> = {
  acquiresLock: "acquiresRegion",
  releasesLock: "releasesRegion",
};

interface Place {
  readonly param: number | undefined;
  readonly when: Expression | undefined;
  readonly whenText: string | undefined;
}

export function readContract(annotations: readonly Annotation[], type: Type, lookup: Lookup): Contract {
  const fn = type.kind === "function" ? type : undefined;
  const reader = new Reader(fn, lookup);
  const whole: Place = { param: undefined, when: undefined, whenText: undefined };
  for (const source of roleAnnotations(type)) reader.read(source, whole);
  reader.read(annotations, whole);
  fn?.params.forEach((param, i) => {
    reader.read(param.annotations, { ...whole, param: i });
  });
  return {
    clauses: reader.clauses,
    params: (fn?.params ?? []).map((param) => parameterContract(param.name, param.annotations)),
  };
}

/** Annotations of the typedefs through which a function type was named: `DRIVER_DISPATCH MyRead;`. */
function roleAnnotations(type: Type): readonly (readonly Annotation[])[] {
  const found: (readonly Annotation[])[] = [];
  const seen = new Set<unknown>();
  for (let at: Type | undefined = type; at?.alias !== undefined && !seen.has(at.alias); at = at.alias.type) {
    seen.add(at.alias);
    found.unshift(at.alias.annotations);
  }
  return found;
}

class Reader {
  readonly clauses: Clause[] = [];
  readonly #type: FunctionType | undefined;
  readonly #lookup: Lookup;
  constructor(type: FunctionType | undefined, lookup: Lookup) {
    this.#type = type;
    this.#lookup = lookup;
  }

  read(annotations: readonly Annotation[], place: Place): void {
    for (const annotation of annotations) this.#one(annotation, place);
  }

  #one({ name, args }: Annotation, place: Place): void {
    const [first] = args;
    switch (name) {
      case "When":
        this.#inner(args.slice(1), this.#under(place, first));
        return;
      case "At":
        this.#inner(args.slice(1), { ...place, param: this.#target(first?.text ?? "") ?? place.param });
        return;
      case "Group":
      case "Success":
      case "Always":
      case "On_failure":
      case "pre":
      case "post":
        this.#inner(name === "Success" ? args.slice(1) : args, place);
        return;
      case "IRQL_saves_global":
      case "IRQL_restores_global": {
        const target = this.#target(args[1]?.text ?? "");
        this.#add(name === "IRQL_saves_global" ? "irqlSavesGlobal" : "irqlRestoresGlobal", place, {
          ...(first === undefined ? {} : { text: first.text }),
          ...(target === undefined ? {} : { param: target }),
        });
        return;
      }
      case "Kernel_acquires_resource_global":
      case "Kernel_releases_resource_global":
        this.#add(name.includes("acquires") ? "acquiresRegion" : "releasesRegion", place, { text: first?.text ?? "" });
        return;
      case "Post_satisfies":
        if (first?.expression !== undefined)
          this.#add("resultSatisfies", place, { condition: first.expression, text: first.text });
        return;
      default:
        break;
    }
    const leveled = LEVELS[name];
    if (leveled !== undefined) {
      const level = first?.expression === undefined ? undefined : evaluate(first.expression, this.#lookup);
      this.#add(leveled, place, {
        ...(level === undefined || level < 0n || level > 31n ? {} : { level: Number(level) }),
        ...(first === undefined ? {} : { text: first.text }),
      });
      return;
    }
    const plain = PLAIN[name];
    if (plain !== undefined) {
      const onResult = (plain === "irqlSaves" || plain === "irqlRestores") && place.param === undefined;
      this.#add(plain, place, onResult ? { param: -1 } : {});
      return;
    }
    const named = NAMED[name];
    if (named !== undefined) {
      const text = first?.text ?? "";
      this.#add(/^_?Global_\w+_?$/.test(text) ? (REGION[named] ?? named) : named, place, { text });
    }
  }

  #inner(args: readonly AnnotationArgument[], place: Place): void {
    for (const arg of args) if (arg.annotations !== undefined) this.read(arg.annotations, place);
  }
  #under(place: Place, condition: AnnotationArgument | undefined): Place {
    if (condition?.expression === undefined) return place;
    if (place.when === undefined) return { ...place, when: condition.expression, whenText: condition.text };
    // `_When_` inside `_When_`: both must hold.
    const when: Expression = {
      kind: "binary",
      operator: "&&",
      left: place.when,
      right: condition.expression,
      first: condition.first,
      last: condition.last,
    };
    return { ...place, when, whenText: `(${place.whenText ?? ""}) && (${condition.text})` };
  }
  /** Index of the parameter named in `*Irql`, `Irp->Tail` or `return`; -1 for the latter. */
  #target(text: string): number | undefined {
    const word = /[A-Za-z_]\w*/.exec(text)?.[0];
    if (word === undefined) return undefined;
    if (word === "return") return -1;
    const index = this.#type?.params.findIndex((p) => p.name === word) ?? -1;
    return index < 0 ? undefined : index;
  }
  #add(kind: ClauseKind, place: Place, more: Partial<Pick<Clause, "level" | "text" | "param" | "condition">>): void {
    const clause: Clause = {
      kind,
      when: place.when,
      ...(place.whenText === undefined ? {} : { whenText: place.whenText }),
      ...(place.param === undefined ? {} : { param: place.param }),
      ...more,
    };
    // Several declarations of one function repeat its annotations.
    const same = this.clauses.some(
      (c) =>
        c.kind === clause.kind &&
        c.level === clause.level &&
        c.param === clause.param &&
        c.text === clause.text &&
        c.whenText === clause.whenText,
    );
    if (!same) this.clauses.push(clause);
  }
}

function parameterContract(name: string | undefined, annotations: readonly Annotation[]): ParameterContract {
  let direction: Direction | undefined;
  let optional = false;
  const visit = (list: readonly Annotation[]): void => {
    for (const annotation of list) {
      const word = annotation.name;
      const found: Direction | undefined = /^Inout/.test(word)
        ? "inout"
        : /^Out/.test(word)
          ? "out"
          : /^In(_|$)/.test(word)
            ? "in"
            : undefined;
      if (found !== undefined) {
        direction = direction === undefined || direction === found ? found : "inout";
        if (/_opt(_|$)/.test(word)) optional = true;
      } else if (word === "Reserved" || word === "Maybenull" || word === "Pre_maybenull") optional = true;
      if (word === "When" || word === "Group")
        for (const arg of annotation.args) if (arg.annotations !== undefined) visit(arg.annotations);
    }
  };
  visit(annotations);
  return { name, direction, optional };
}
