// Any text gives a unit: seeded damage to a source that uses most of the language, and plain noise.
import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../compiler/source/decode.ts";
import { unitOf } from "./support.ts";

const source = `#include <wdm.h>
#define CHECK(x, ...) do { if (!(x)) { log(#x, __VA_ARGS__); } } while (0)
#if defined(A) && (B > 2 || __has_include("x.h"))
#pragma pack(push, 1)
#endif
typedef struct _EXT { unsigned long a : 3, b; union { int c; char d[4]; }; struct _EXT *next; } EXT, *PEXT;
enum E { One = 1, Two, Three = One << 2 };
__declspec(noinline) static int __stdcall f(_In_ PEXT e, int (*g)(int, ...), ...) {
  int a[3] = { [1] = 2, 3 }, i;
  for (i = 0; i < 3; i++) { switch (a[i]) { case 1: break; default: goto out; } }
  __try { CHECK(e->next != 0, "x" L"y", 'ab', 0x1ui64, 1.5e3f); } __except (1) { return sizeof(EXT); }
  do { a[0] += (int)e->a ? g(1, (char)2) : ~*a; } while (--i);
out:
  return ((struct _EXT){ .b = 1 }).b, _Alignof(int);
}
extern "C" { int k(a, b) int a; char b; { return a; } }
_Pragma("warning(push)") __pragma(code_seg("PAGE"))
#undef CHECK
#line 7 "z"
`;

function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const files = {
  "include/wdm.h": "#pragma once\n#define _In_ __ringside_annotation(In)\ntypedef unsigned long ULONG;\n",
};

function survives(text: string): void {
  const unit = unitOf({ "main.c": text, ...files });
  for (const { range, message } of unit.diagnostics) {
    expect(message).not.toBe("");
    expect(range.startLine).toBeGreaterThanOrEqual(0);
  }
  for (const segment of unit.segments) {
    for (const { node, tokenBase } of segment.declarations) {
      expect(tokenBase + node.last).toBeLessThan(Math.max(1, unit.tokens.count));
    }
  }
}

describe("never throws, and always ends", () => {
  it("on damaged sources", () => {
    const next = random(7);
    const pieces = source.split(/(\b|\s)/);
    for (let round = 0; round < 400; round++) {
      const damaged = pieces.slice();
      for (let hits = 1 + next(6); hits > 0; hits--) {
        const at = next(damaged.length);
        const kind = next(4);
        if (kind === 0) damaged.splice(at, 1 + next(8));
        else if (kind === 1) damaged.splice(at, 0, damaged[next(damaged.length)] ?? "");
        else if (kind === 2) damaged.splice(at, 0, "(){}[];,#\\\"'/*<>=:".charAt(next(18)));
        else damaged.splice(at, next(20), ...damaged.slice(next(damaged.length)).slice(0, next(20)));
      }
      survives(damaged.join(""));
    }
  });
  it("on sources cut off anywhere", () => {
    for (let end = 0; end < source.length; end += 7) survives(source.slice(0, end));
  });
  it("on noise", () => {
    const next = random(11);
    for (let round = 0; round < 60; round++) {
      const bytes = Uint8Array.from({ length: next(400) }, () => (round % 2 === 0 ? next(256) : 32 + next(95)));
      survives(decodeSource(bytes));
    }
  });
  it("on nesting without end", () => {
    for (const open of [
      "(",
      "{",
      "[",
      "int (",
      "if (1) {",
      "*",
      "a ? ",
      "-",
      "x = ",
      "struct {",
      "#if 1\n",
      "f(",
      "switch (1) case 1: ",
      "sizeof ",
    ]) {
      survives(open.repeat(8000));
      survives(`int f() { x = ${open.repeat(8000)}`);
    }
    survives(`#define f(x) x\nint a = ${"f(".repeat(5000)}1${")".repeat(5000)};`);
    survives(`#if ${"(".repeat(20000)}1\n#endif`);
    survives(`#if ${"!".repeat(20000)}1\n#endif`);
  });
});
