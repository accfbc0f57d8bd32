// Layouts by the rules of the Microsoft ABI, the corners that random records (test/layout/) reach seldom.
import { describe, expect, test } from "vitest";
import { alignOf, sizeOf } from "../../../compiler/index.ts";
import { compile } from "./compile.ts";

describe("the Microsoft rules", () => {
  const layout = (source: string, target: "x64" | "x86" = "x64"): [number, number] => {
    const decl = compile(source, { target }).records.get("s");
    if (decl === undefined) return [-1, -1];
    const type = { kind: "record", quals: 0, decl } as const;
    return [sizeOf(type, target), alignOf(type, target)];
  };
  test.each([
    ["struct s { char c; __declspec(align(16)) int x; };", 32, 16],
    ["__declspec(align(32)) struct s { int x; };", 32, 32],
    ["struct __declspec(align(8)) s { char c; };", 8, 8],
    ["struct s { };", 4, 1],
    ["struct s { int n; char d[]; };", 4, 4],
    ["struct s { char c; long double d; };", 16, 8],
    ["struct s { union { long long b : 37; char c; }; };", 8, 1],
    ["struct s { enum { A } e; _Bool b; };", 8, 4],
  ])("%s", (source, size, align) => {
    expect(layout(source)).toEqual([size, align]);
  });
  test("pointers and long long on x86", () => {
    expect(layout("struct s { char c; void *p; };", "x86")).toEqual([8, 4]);
    expect(layout("struct s { char c; long long l; };", "x86")).toEqual([16, 8]);
  });
});
