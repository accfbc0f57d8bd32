// Contracts out of annotations, in the spelling that `ddk/include/sal.h` gives them.
import { describe, expect, test } from "vitest";
import type { Contract } from "../../../compiler/contract/contract.ts";
import { evaluateCondition, requiredIrql } from "../../../compiler/index.ts";
import { compile } from "./compile.ts";

const A = "__ringside_annotation";
const PRELUDE = `
typedef unsigned char KIRQL; typedef long NTSTATUS; typedef unsigned long long SIZE_T;
#define DISPATCH_LEVEL 2
enum { APC_LEVEL = 1 };
`;
function contract(declaration: string, name = "f"): Contract {
  const unit = compile(PRELUDE + declaration);
  expect(unit.diagnostics).toEqual([]);
  const symbol = unit.symbols.get(name);
  if (symbol === undefined) throw new Error(`no ${name}`);
  return unit.contractOf(symbol);
}
const brief = (c: Contract) =>
  c.clauses.map(({ kind, level, param, text, whenText }) => ({ kind, level, param, text, whenText }));

describe("clauses", () => {
  test("levels are numbers, whether macros or enumerators", () => {
    const c = contract(`${A}(IRQL_requires_max, DISPATCH_LEVEL) ${A}(IRQL_requires_min, APC_LEVEL) void f(void);`);
    expect(c.clauses.map((k) => [k.kind, k.level])).toEqual([
      ["irqlMax", 2],
      ["irqlMin", 1],
    ]);
    expect(requiredIrql(c)).toEqual({ min: 1, max: 2 });
  });
  test("a clause knows the parameter it is written on, also through _At_", () => {
    expect(
      brief(contract(`void f(${A}(Requires_lock_not_held, *Lock) void *Lock, ${A}(Out) ${A}(IRQL_saves) KIRQL *Old);`)),
    ).toEqual([
      { kind: "requiresNoLock", level: undefined, param: 0, text: "*Lock", whenText: undefined },
      { kind: "irqlSaves", level: undefined, param: 1, text: undefined, whenText: undefined },
    ]);
    expect(brief(contract(`${A}(At, *Old, ${A}(IRQL_saves)) void f(void *Lock, KIRQL *Old);`))[0]).toMatchObject({
      kind: "irqlSaves",
      param: 1,
    });
    expect(brief(contract(`${A}(IRQL_saves) KIRQL f(void);`))[0]).toMatchObject({ kind: "irqlSaves", param: -1 });
  });
  test("conditions are kept, and decided where the arguments are known", () => {
    const c = contract(
      `${A}(When, (Type & 1) != 0, ${A}(IRQL_requires_max, APC_LEVEL)) ${A}(When, (Type & 1) == 0, ${A}(IRQL_requires_max, DISPATCH_LEVEL)) void *f(int Type, SIZE_T n);`,
    );
    expect(requiredIrql(c).max).toBe(15);
    expect(requiredIrql(c, (name) => (name === "Type" ? 1n : undefined)).max).toBe(1);
    expect(requiredIrql(c, (name) => (name === "Type" ? 0n : undefined)).max).toBe(2);
  });
  test("return is a name in conditions", () => {
    const [clause] = contract(`${A}(When, return != 0, ${A}(Acquires_lock, *Lock)) int f(void *Lock);`).clauses;
    expect(clause?.kind).toBe("acquiresLock");
    const { when } = clause ?? {};
    if (when === undefined) throw new Error("no condition");
    expect(evaluateCondition(when, (name) => (name === "return" ? 1n : undefined))).toBe(true);
    expect(evaluateCondition(when, () => undefined)).toBeUndefined();
  });
  test("regions are told from locks", () => {
    expect(brief(contract(`${A}(Acquires_lock, _Global_critical_region_) void f(void);`))[0]).toMatchObject({
      kind: "acquiresRegion",
      text: "_Global_critical_region_",
    });
  });
});

describe("roles", () => {
  const role = `typedef ${A}(Function_class, DRIVER_DISPATCH) ${A}(IRQL_requires_max, DISPATCH_LEVEL) NTSTATUS DRIVER_DISPATCH(void *Device, void *Irp);`;
  test("a function declared by its role has the role's contract, also after its definition", () => {
    const c = contract(`${role} DRIVER_DISPATCH f; NTSTATUS f(void *d, void *i) { return 0; }`);
    expect(c.clauses.map((k) => [k.kind, k.level ?? k.text])).toEqual([
      ["functionClass", "DRIVER_DISPATCH"],
      ["irqlMax", 2],
    ]);
  });
  test("so has the type, and a pointer to it", () => {
    const unit = compile(
      `${PRELUDE}${role} typedef DRIVER_DISPATCH *PDRIVER_DISPATCH; struct s { PDRIVER_DISPATCH p; };`,
    );
    const type = unit.records.get("s")?.fields?.[0]?.type;
    expect(type && unit.contractOfType(type)?.clauses.map((k) => k.kind)).toEqual(["functionClass", "irqlMax"]);
  });
});

test("direction and optionality of parameters", () => {
  const c = contract(
    `void f(${A}(In) int a, ${A}(Out_opt) int *b, ${A}(Inout) int *c, ${A}(In_reads_bytes_opt, a) void *d, int e);`,
  );
  expect(c.params.map((p) => [p.name, p.direction, p.optional])).toEqual([
    ["a", "in", false],
    ["b", "out", true],
    ["c", "inout", false],
    ["d", "in", true],
    ["e", undefined, false],
  ]);
});
