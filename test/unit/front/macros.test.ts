// Macro expansion, clause by clause of C17 6.10.3, then what Microsoft C and GNU C add.
import { describe, expect, it } from "vitest";
import { expanded, said, unitOf } from "./support.ts";

/** Both sides without regard to spacing. */
function same(source: string, result: string): void {
  expect(expanded(source)).toBe(expanded(result));
}

describe("C17 6.10.3.5, the standard's own examples", () => {
  it("example 3: rescanning", () => {
    same(
      `#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
g(x+(3,4)-w) | h 5) & m
(f)^m(m);
p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };
char c[2][6] = { str(hello), str() };`,
      `f(2 * (y+1)) + f(2 * (f(2 * (z[0])))) % f(2 * (0)) + t(1);
f(2 * (2+(3,4)-0,1)) | f(2 * (~ 5)) & f(2 * (0,1))^m(0,1);
int i[] = { 1, 23, 4, 5, };
char c[2][6] = { "hello", "" };`,
    );
  });
  it("example 4: # and ##", () => {
    same(
      `#define str(s) # s
#define xstr(s) str(s)
#define debug(s, t) printf("x" # s "= %d, x" # t "= %s", \\
 x ## s, x ## t)
#define INCFILE(n) vers ## n
#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define HIGHLOW "hello"
#define LOW LOW ", world"
debug(1, 2);
fputs(str(strncmp("abc\\0d", "abc", '\\4') // this goes away
 == 0) str(: @\\n), s);
xstr(INCFILE(2).h)
glue(HIGH, LOW);
xglue(HIGH, LOW)`,
      `printf("x" "1" "= %d, x" "2" "= %s", x1, x2);
fputs("strncmp(\\"abc\\\\0d\\", \\"abc\\", '\\\\4') == 0" ": @\\n", s);
"vers2.h"
"hello";
"hello" ", world"`,
    );
  });
  it("example 5: placemarkers", () => {
    same(
      `#define t(x,y,z) x ## y ## z
int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,),
 t(10,,), t(,11,), t(,,12), t(,,) };`,
      "int j[] = { 123, 45, 67, 89, 10, 11, 12, };",
    );
  });
  it("example 7: variable arguments", () => {
    same(
      `#define debug(...) fprintf(stderr, __VA_ARGS__)
#define showlist(...) puts(#__VA_ARGS__)
#define report(test, ...) ((test)?puts(#test):\\
 printf(__VA_ARGS__))
debug("Flag");
debug("X = %d\\n", x);
showlist(The first, second, and third items.);
report(x>y, "x is %d but y is %d", x, y);`,
      `fprintf(stderr, "Flag");
fprintf(stderr, "X = %d\\n", x);
puts("The first, second, and third items.");
((x>y)?puts("x>y"): printf("x is %d but y is %d", x, y));`,
    );
  });
  it("##: hash_hash", () => {
    same(
      `#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
char p[] = join(x, y);`,
      `char p[] = "x ## y";`,
    );
  });
});

describe("what a macro is not", () => {
  it("a function-like name without parentheses stays a name, over lines too", () => {
    same("#define f(x) <x>\nf f\n(1) + f", "f <1> + f");
  });
  it("a name met in its own replacement is never expanded again", () => {
    same("#define foo foo + bar\n#define bar foo\nfoo", "foo + foo");
    same("#define f(x) x f\nf(1)(2)(3)", "1 f(2)(3)");
    same("#define NIL(xxx) xxx\n#define G_0(arg) NIL(G_1)(arg)\n#define G_1(arg) NIL(arg)\nG_0(42)", "42");
  });
  it("a directive after a name ends the search for its parentheses", () => {
    same("#define f(x) <x>\nf\n#define y 2\n(y)", "f(2)");
  });
});

describe("beyond C17", () => {
  it("__VA_OPT__", () => {
    same(
      `#define F(a,...) f(0 __VA_OPT__(,) __VA_ARGS__)
#define G(X, ...) f(0, X __VA_OPT__(,) __VA_ARGS__)
#define S(sname, ...) S sname __VA_OPT__(= { __VA_ARGS__ })
#define H(X, ...) __VA_OPT__(X ## 1) end
F(a, b, c) F() G(a, b) G(a) S(foo); S(bar, 1, 2); H(x) H(x, y)`,
      "f(0, b, c) f(0) f(0, a, b) f(0, a) S foo; S bar = { 1, 2 }; end x1 end",
    );
  });
  it("GNU , ## __VA_ARGS__ and named variable arguments", () => {
    same(
      `#define E(f, ...) e(f, ## __VA_ARGS__)
#define N(f, args...) n(f , ##args)
#define one 1
E("a") E("a", one, 2) N("b") N("b", one)`,
      `e("a") e("a", 1, 2) n("b") n("b", 1)`,
    );
  });
  it("Microsoft: the comma before empty variable arguments goes, at the end of a list", () => {
    same(`#define P(f, ...) DbgPrint(f, __VA_ARGS__)\nP("a"); P("a", 1);`, `DbgPrint("a"); DbgPrint("a", 1);`);
  });
  it("Microsoft: L#x is a wide string, #@ makes a character, pastes that make no token stay two", () => {
    same("#define w(x) L#x\n#define s(x) L #x\nw(a b) s(c)", 'L"a b" L "c"');
    same("#define ch(x) #@x\n#define arrow(a) a->##b\nch(q) arrow(p)", "'q' p->b");
  });
  it("Microsoft: an argument in braces that is handed on stays one, unless it takes its commas to have enough", () => {
    const lists = "#define two(x, ...) x | x\n#define four(x, ...) two(x) | two(x)\n#define row(a) { a, 1 }\n";
    same(`${lists}four(row(7))`, "{ 7, 1 } | { 7, 1 } | { 7, 1 } | { 7, 1 }");
    same("#define both(a, b) a + b\n#define call(list) both(list)\n#define pair { 1, 2 }\ncall(pair)", "{ 1 + 2 }");
    same(`${lists}#define pair 1, 2\nfour(pair)`, "1 | 1 | 1 | 1");
    same("#define first(a, ...) a\n#define log(args) first args\nlog((1, 2))", "1");
  });
  it("Microsoft: missing arguments are empty, extra ones ignored, with a warning", () => {
    const unit = unitOf("#define two(a, b) [a|b]\nint two(1)\n;int two(1, 2, 3);");
    expect(said(unit)).toEqual([
      "2: pp-argument-count macro 'two' has 2 parameters and is invoked with too few arguments (1)",
      "3: pp-argument-count macro 'two' has 2 parameters and is invoked with too many arguments (3)",
    ]);
    same("#define two(a, b) [a|b]\ntwo(1) two(1, 2, 3)", "[1|] [1|2]");
  });
});

describe("predefined macros", () => {
  it("those that change from place to place", () => {
    expect(
      expanded('__LINE__\n__LINE__ __COUNTER__ __COUNTER__\n#line 40 "other.c"\n__LINE__ __FILE__\n__func__'),
    ).toBe(`1 2 0 1 40 "other.c" __func__`);
    expect(expanded("__FILE__ __DATE__ __TIME__")).toBe('"main.c" "Jan  1 2024" "00:00:00"');
  });
  it("those of the targets", () => {
    expect(expanded("_MSC_VER _M_X64 _M_AMD64 _WIN64 _M_IX86 _KERNEL_MODE DBG")).toBe("1939 100 100 1 _M_IX86 1 1");
    expect(expanded("_M_X64 _WIN64 _M_IX86", { target: "x86" })).toBe("_M_X64 _WIN64 600");
  });
  it("those of the command line come last and win", () => {
    expect(expanded("DBG NAME TEXT F(2)", { defines: { DBG: "0", NAME: "", TEXT: "a + b", "F(x)": "x*x" } })).toBe(
      "0 1 a + b 2 * 2",
    );
  });
});

describe("where tokens were written", () => {
  const source = "#define CALL(f, x) f(x, LAST)\n#define LAST 9\nint a = CALL(foo, bar);\n";
  const unit = unitOf(source);
  const at = (text: string): number => {
    for (let i = 0; i < unit.tokens.count; i++) if (unit.tokens.text(i) === text) return i;
    return -1;
  };
  it("a token of an argument has its own place", () => {
    expect(unit.tokens.range(at("bar"))).toEqual({
      file: "main.c",
      startLine: 2,
      startColumn: 18,
      endLine: 2,
      endColumn: 21,
    });
  });
  it("a token of a body has the place of the outermost invocation", () => {
    expect(unit.tokens.range(at("9"))).toEqual({
      file: "main.c",
      startLine: 2,
      startColumn: 8,
      endLine: 2,
      endColumn: 22,
    });
  });
  it("each knows the macros it came through, outermost first", () => {
    expect(unit.tokens.expansion(at("9")).map(({ macro }) => macro)).toEqual(["CALL", "LAST"]);
    expect(unit.tokens.expansion(at("bar")).map(({ macro }) => macro)).toEqual(["CALL"]);
    expect(unit.tokens.expansion(at("int"))).toEqual([]);
  });
  it("an offset finds its token", () => {
    expect(unit.tokens.text(unit.tokens.tokenAt("main.c", source.indexOf("bar)") + 1))).toBe("bar");
    expect(unit.tokens.text(unit.tokens.tokenAt("main.c", source.indexOf("a =")))).toBe("a");
  });
});
